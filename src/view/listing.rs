//! What stands beside the graph when a program runs, as plain data: where it is in its text, what it printed, what waits.
//!
//! The text itself is the page's: it is edited there. Here are only places in it.

use super::run_index::RunIndex;
use super::words::{count, fitting};
use crate::lab::{Action, ConsoleLine, EntityId, ObjectId, Operation, Subject};
use memory::time::Tick;
use std::rc::Rc;

/// Maximum number of lines of output that are shown.
const LINES: usize = 200;
/// Maximum number of things that wait that are shown.
const WAITS: usize = 6;

/// A card: an object with its fields in rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// How high the title row is.
    pub head: f64,
    /// How high each other row is.
    pub row: f64,
    /// The rows, from top to bottom.
    pub rows: Vec<CardRow>,
}

/// A field of a card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardRow {
    /// Its name; of the last row perhaps how many more there are.
    pub name: Rc<str>,
    /// Its value in a few letters; empty where a reference starts, or nothing is to be said.
    pub text: Rc<str>,
    /// Whether a reference starts here.
    pub dot: bool,
}

/// A program's moment, beside its graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The line that comes next or is under way, from 1.
    pub line: Option<u32>,
    /// The line that the sentence tells of: the one that has just run.
    pub told: Option<u32>,
    /// The expression that comes next: bytes of the text.
    pub span: Option<(u32, u32)>,
    /// The last lines printed.
    pub console: Vec<ConsoleRow>,
    /// How many were printed in all.
    pub printed: usize,
    /// Whether anything is printed in this run at all.
    pub prints: bool,
    /// What waits, where anything ever waits in this run.
    pub pending: Option<WaitingPanel>,
    /// Why the program does not go on, if it cannot.
    pub stopped: Option<StopNotice>,
}

/// A line of the console.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsoleRow {
    /// A word for what it is: `log`, `warn`, `error`, or `note` for what the host says.
    pub level: &'static str,
    /// Its text in pieces, each with the thing of the picture that it is the text of.
    pub pieces: Vec<(Rc<str>, Option<EntityId>)>,
    /// The moment at which it was printed.
    pub at: Tick,
}

/// What waits for time to pass or for a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaitingPanel {
    /// The virtual clock, such as `120 ms`.
    pub now: Rc<str>,
    /// What waits, one a line, such as `poll() every 100 ms, next at 300 ms`.
    pub waits: Vec<Rc<str>>,
    /// What a person can do about it.
    pub offers: Vec<Offer>,
}

/// Something a person can do.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What the button says.
    pub label: Rc<str>,
    /// What it does, for [`Command::Edit`](super::player::Command::Edit).
    pub ops: Vec<Operation>,
}

/// Why a program does not go on.
#[derive(Clone, Debug, PartialEq)]
pub struct StopNotice {
    /// What happened and what can be done.
    pub sentence: Rc<str>,
    /// The line where it stands.
    pub line: u32,
    /// How it goes on, where it can.
    pub resume: Option<Vec<Operation>>,
}

/// Where a program is and what stands beside its graph; `None` for a script. `from` is the moment before, `printed` is when
/// each line of the whole run was printed.
pub fn listing(subject: &dyn Subject, index: &RunIndex, from: Tick, tick: Tick, printed: &[Tick]) -> Option<Listing> {
    let (position, lines) = (subject.position()?, subject.printed());
    Some(Listing {
        line: position.line.or_else(|| index.line(tick)),
        told: index.line(from).filter(|_| from > Tick(0)),
        span: position.span,
        console: console(subject, index, lines.saturating_sub(LINES), printed),
        printed: lines,
        prints: !printed.is_empty(),
        pending: index.waits.then(|| pending(subject)),
        stopped: position.stopped.map(|stopped| StopNotice {
            sentence: stopped.sentence,
            line: stopped.line,
            resume: stopped.resumable.then(|| vec![Action::Continue.into()]),
        }),
    })
}

fn console(subject: &dyn Subject, index: &RunIndex, first: usize, printed: &[Tick]) -> Vec<ConsoleRow> {
    let thing = |object: Option<ObjectId>| object.and_then(|id| index.drawn.itself(subject, id));
    let row = |(line, at): (ConsoleLine, &Tick)| ConsoleRow {
        level: line.level.name(),
        pieces: line.pieces.into_iter().map(|(text, object)| (text, thing(object))).collect(),
        at: *at,
    };
    let printed = printed.get(first..).unwrap_or_default();
    subject.console(first).into_iter().zip(printed).map(row).collect()
}

fn pending(subject: &dyn Subject) -> WaitingPanel {
    let pending = subject.pending();
    let mut waits: Vec<Rc<str>> = Vec::new();
    for timer in pending.timers.iter().take(WAITS) {
        let what = fitting(&timer.label, 24);
        waits.push(match timer.every {
            Some(every) => format!("{what} every {every} ms, next at {} ms", timer.due).into(),
            None => format!("{what} at {} ms", timer.due).into(),
        });
    }
    if pending.timers.len() > WAITS {
        waits.push(format!("and {} more", count(pending.timers.len() - WAITS, "timer")).into());
    }
    if pending.jobs > 0 {
        waits.push(count(pending.jobs, "job").into());
    }
    let mut offers = Vec::new();
    let mut offer =
        |label: String, action: Action| offers.push(Offer { label: label.into(), ops: vec![action.into()] });
    let next =
        pending.timers.iter().map(|timer| (timer.due - pending.now).max(0.0).ceil()).fold(f64::INFINITY, f64::min);
    if next.is_finite() {
        let next = next.clamp(1.0, f64::from(u32::MAX)) as u32;
        offer(format!("Wait {next} ms"), Action::Time(next));
        for ms in [10, 100, 1000].into_iter().filter(|ms| *ms > next).take(2) {
            offer(format!("Wait {ms} ms"), Action::Time(ms));
        }
    }
    for (id, label) in pending.clickable.iter().take(WAITS) {
        offer(format!("Click {}", fitting(label, 16)), Action::Click(*id));
    }
    WaitingPanel { now: format!("{} ms", pending.now).into(), waits, offers }
}
