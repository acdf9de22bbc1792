//! The attributes of the element, each declared once: its name, whether links carry it, and what it does.
//!
//! The page's script passes on whatever changes, so it needs no list; README has a row for each, and a test compares.

use super::super::options::{Controls, Views, amount, speed, unfold};
use super::{Session, indices, kind, stride_named};
use crate::lab::{Lab, Limits, compiled};
use crate::view::breaks::Breaks;
use crate::view::player::{Command, Settings};
use crate::view::predict::Question;
use memory::time::Tick;
use std::rc::Rc;

/// An attribute.
pub struct Attribute {
    /// Its name in the page.
    pub name: &'static str,
    /// Whether it says how a moment is looked at: a link carries it, and the page's own word comes first.
    pub look: bool,
    /// Takes in its value, without blanks around it; `None` where it is empty or gone.
    read: Reading,
    /// Whether it is a list, of which what means something stays when a part means nothing.
    list: bool,
}

type Reading = fn(&mut Session, Given) -> Result<(), String>;

/// What stands in the page.
struct Given<'a> {
    /// Whether the attribute is there at all.
    there: bool,
    word: Option<&'a str>,
}

const fn look(name: &'static str, read: Reading) -> Attribute {
    Attribute { name, look: true, read, list: false }
}

const fn list(attribute: Attribute) -> Attribute {
    Attribute { list: true, ..attribute }
}

const fn plain(name: &'static str, read: Reading) -> Attribute {
    Attribute { name, look: false, read, list: false }
}

/// All of them.
pub const ATTRIBUTES: &[Attribute] = &[
    plain("collector", |session, given| {
        given.word.map(Lab::check).transpose().map_err(|fault| fault.message)?;
        session.settings.collector = given.word.map(str::to_owned);
        match given.word {
            Some(collector) if session.player.is_some() => session.wish(Command::Collector(collector.to_owned())),
            _ => session.again(),
        }
        Ok(())
    }),
    // What the text of the page was compiled to; where it is of another build the compiler is asked.
    plain("compiled", |session, given| {
        given.word.map(compiled::keep_text);
        let text = session.text.clone();
        session.compiled(&text, None);
        Ok(())
    }),
    // The page's script fetches what it names.
    plain("src", |_, _| Ok(())),
    plain("type", |session, given| {
        session.settings.kind = given.word.map(kind).transpose()?;
        session.again();
        Ok(())
    }),
    plain("at", |session, given| {
        session.settings.at = given.word.map(str::to_owned);
        if let Some(at) = given.word {
            session.wish(at.parse().map_or_else(|_| Command::Moment(at.to_owned()), |at| Command::Seek(Tick(at))));
        }
        Ok(())
    }),
    plain("autoplay", |session, given| {
        session.settings.autoplay = given.there;
        if given.there {
            session.wish(Command::Play);
        }
        Ok(())
    }),
    plain("loop", |session, given| {
        session.settings.looping = given.there;
        session.wish(Command::Loop(given.there));
        Ok(())
    }),
    look("speed", |session, given| {
        let speed = given.word.map(speed).transpose()?;
        session.settings.speed = speed;
        session.wish(Command::Speed(speed.unwrap_or(1.0)));
        Ok(())
    }),
    look("stride", |session, given| {
        let stride = given.word.map(stride_named).transpose().map_err(|fault| fault.message)?;
        session.settings.stride = stride;
        session.wish(Command::Stride(stride.unwrap_or_default()));
        Ok(())
    }),
    plain("heap", |session, given| {
        limit(session, "heap", given, |limits, usual, given| {
            limits.heap = given.map_or(usual.heap, bytes);
        })
    }),
    plain("threshold", |session, given| {
        limit(session, "threshold", given, |limits, usual, given| {
            limits.threshold = given.map_or(usual.threshold, bytes);
        })
    }),
    plain("steps", |session, given| {
        limit(session, "steps", given, |limits, usual, given| {
            limits.steps = given.unwrap_or(usual.steps);
        })
    }),
    plain("elements", |session, given| {
        limit(session, "elements", given, |limits, usual, given| {
            limits.elements = given.map_or(usual.elements, bytes);
        })
    }),
    plain("time", |session, given| {
        limit(session, "time", given, |limits, usual, given| {
            limits.time = given.map_or(usual.time, bytes);
        })
    }),
    plain("keep-logged", |session, given| {
        session.keep_logged(given.there);
        Ok(())
    }),
    look("view", |session, given| {
        session.views = Views::read(given.word)?;
        session.settings.panels = session.views.panels();
        // It cannot be refused; one that is asleep may be woken.
        for player in session.player.iter_mut().chain(&mut session.asleep) {
            let _ = player.obey(Command::Panels(session.settings.panels));
        }
        Ok(())
    }),
    look("unfold", |session, given| {
        session.settings.unfold = unfold(given.word)?;
        session.wish(Command::Unfold(session.settings.unfold));
        Ok(())
    }),
    list(look("break", |session, given| {
        let (breaks, odd) = given.word.map(Breaks::read).unwrap_or_default();
        session.settings.breaks = breaks.clone();
        session.wish(Command::Breaks(breaks));
        odd.map_or(Ok(()), Err)
    })),
    plain("poster", |session, given| {
        session.poster = given.word.unwrap_or_default().to_owned();
        Ok(())
    }),
    // The stylesheet sees this one and the next by itself.
    plain("fill", |session, given| {
        session.filled = given.there;
        Ok(())
    }),
    plain("theme", |_, given| match given.word.unwrap_or("auto") {
        "auto" | "light" | "dark" => Ok(()),
        word => Err(format!("theme=\"{word}\" is not known: use auto, light or dark")),
    }),
    plain("controls", |session, given| {
        session.controls = Controls::read(given.word)?;
        Ok(())
    }),
    plain("options", |session, given| {
        session.options = given.there;
        Ok(())
    }),
    plain("predict", |session, given| {
        let questions: Rc<[Question]> = given.word.map_or(Ok(Vec::new()), Question::read)?.into();
        if *session.settings.questions != *questions {
            session.settings.questions = questions.clone();
            session.wish(Command::Questions(questions));
            session.tell(Command::Answered(session.answered.clone()));
        }
        Ok(())
    }),
    plain("answered", |session, given| {
        session.answered = indices(given.word.unwrap_or_default())?;
        session.tell(Command::Answered(session.answered.clone()));
        Ok(())
    }),
];

/// The names of those that links carry.
pub fn looks() -> impl Iterator<Item = &'static str> {
    ATTRIBUTES.iter().filter(|attribute| attribute.look).map(|attribute| attribute.name)
}

/// Takes in the value of an attribute; one that means nothing here is let be.
pub fn read(session: &mut Session, name: &str, value: Option<&str>) -> Result<(), String> {
    let Some(attribute) = ATTRIBUTES.iter().find(|attribute| attribute.name == name) else { return Ok(()) };
    let word = value.map(str::trim).filter(|word| !word.is_empty());
    if attribute.look {
        match word {
            Some(word) => _ = session.words.insert(name.to_owned(), word.to_owned()),
            None => _ = session.words.remove(name),
        }
    }
    (attribute.read)(session, Given { there: value.is_some(), word })
}

/// After a value that means nothing: the usual one, which is always right. Of a list the rest was taken in already.
pub fn forget(session: &mut Session, name: &str) {
    if !ATTRIBUTES.iter().any(|attribute| attribute.name == name && attribute.list) {
        let _ = read(session, name, None);
    }
}

type Setting = fn(&mut Limits, Limits, Option<u64>);

/// Sets what a program may use: a run of its own.
fn limit(session: &mut Session, name: &str, given: Given, set: Setting) -> Result<(), String> {
    let given = given.word.map(|word| amount(name, word)).transpose()?;
    set(&mut session.settings.limits, Settings::default().limits, given);
    session.again();
    Ok(())
}

fn bytes(given: u64) -> u32 {
    given.min(u64::from(u32::MAX)) as u32
}
