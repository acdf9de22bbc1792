//! What the commands that ask about a moment have in common: the file, the moment, the names. Names are those of the
//! picture, and those of the report of a program, `line:column#number`.

use super::cut::find_references;
use super::{Most, nowhere, read};
use heapwave::lab::{EntityId, Fault, allocation_keys, bare};
use heapwave::view::frame::Panels;
use heapwave::view::player::{Command, Pick, Player, Settings, ShownMoment};
use serde_json::{Map, Value, json};
use std::io::Write;
use std::path::PathBuf;
use std::rc::Rc;

/// A question about a moment of a file.
#[derive(clap::Args)]
pub struct AskedMoment {
    /// The file: a program (.js), a scenario (.json), or a graph (.dot, .csv, .txt).
    pub file: PathBuf,
    /// The moment: a tick, or the name of a moment such as line-9, sweep or end. Without it, the end.
    #[arg(long)]
    pub at: Option<String>,
    /// The collector. Without it, the file's own, else mark-sweep.
    #[arg(long)]
    pub collector: Option<String>,
    /// Answers as JSON.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    most: Most,
}

/// Ticks that are played in one go.
const FUEL: u64 = 1_000_000;
/// More names than this are not listed.
pub const LISTED: usize = 1_000;
/// How many names that are like a wrong one are told.
const NEAR: usize = 5;

impl AskedMoment {
    /// Plays the file and goes to the moment.
    pub fn open(&self) -> Result<Player, Fault> {
        let (text, kind) = read(&self.file)?;
        let placed = |fault: Fault| if fault.line == 0 { nowhere(fault.message) } else { fault };
        if self.collector.as_deref().is_some_and(|names| names.contains(' ')) {
            return Err(nowhere("a question is about a run under one collector: name one".into()));
        }
        let settings = Settings {
            collector: self.collector.clone(),
            still: true,
            kind: Some(kind),
            limits: self.most.limits(),
            panels: Panels { graph: false, ..Panels::ALL },
            ..Settings::default()
        };
        let mut player = Player::open(&text, settings).map_err(placed)?;
        while !player.prepare(FUEL).map_err(placed)? {}
        let (at, last) = (self.at.as_deref().unwrap_or("end"), player.ticks().0);
        match at.parse::<u64>() {
            Ok(tick) if tick > last => {
                return Err(nowhere(format!(
                    "there is no tick {tick}: the run ends at tick {last}; --at end is that moment"
                )));
            }
            Ok(tick) => player.obey(Command::Seek(memory::time::Tick(tick))),
            Err(_) => player.obey(Command::Moment(at.into())),
        }
        .map_err(placed)?;
        player.advance(0.0);
        Ok(player)
    }

    /// Prints an answer, as JSON or as text.
    pub fn print(&self, answer: &Value, text: String) {
        let told = if self.json { answer.to_string() } else { text };
        // A reader that stops listening is no error of ours.
        let _ = writeln!(std::io::stdout().lock(), "{told}");
    }
}

/// The moment that a player shows.
pub fn moment(player: &Player) -> Result<ShownMoment<'_>, Fault> {
    player.shown_moment(0).ok_or_else(|| nowhere("the run shows nothing".into()))
}

/// What stands at the head of an answer.
pub fn head(player: &Player) -> Map<String, Value> {
    let mut head = Map::new();
    head.insert("heapwave".into(), json!(1));
    head.insert("collector".into(), json!(player.collector()));
    head.insert("tick".into(), json!(player.tick().0));
    head.insert("ticks".into(), json!(player.ticks().0));
    head
}

/// What the picture calls an entity, if it has a name.
pub fn name(shown: &ShownMoment, entity: EntityId) -> Option<Rc<str>> {
    shown.subject.given_name(entity).or_else(|| shown.naming.title(entity))
}

/// The same, or what it is.
pub fn called(shown: &ShownMoment, entity: EntityId) -> String {
    let at = || shown.subject.state().object(entity);
    let card = || at().map_or_else(|| "object".into(), |at| shown.subject.card(at).text());
    name(shown, entity).map_or_else(card, |name| name.to_string())
}

/// The object that is meant by a name.
pub fn find(player: &Player, wanted: &str) -> Result<EntityId, Fault> {
    let shown = moment(player)?;
    let state = shown.subject.state();
    let keys = allocation_keys(shown.lab, state);
    let known =
        state.names.find(wanted).or_else(|| keys.iter().find(|(key, _)| key == wanted).map(|(_, entity)| *entity));
    if let Some(entity) = known.or_else(|| player.find(wanted).ok().map(|Pick { object, .. }| object)) {
        return Ok(entity);
    }
    let made = state.names.ids().chain(keys.into_iter().map(|(_, entity)| entity));
    let named: Vec<_> = made.filter_map(|entity| Some((entity, name(&shown, entity)?.to_string()))).collect();
    if let Some((entity, _)) = named.iter().find(|(_, name)| bare(name) == bare(wanted)) {
        return Ok(*entity);
    }
    // What a variable holds, or a field.
    if let Some(led) = find_references(&shown, wanted).ok().and_then(|found| found.into_iter().next()) {
        return Ok(led.to);
    }
    let names = named.into_iter().map(|(_, name)| name);
    Err(nowhere(format!("nothing in this run is called {wanted:?}: {}", near(wanted, names))))
}

/// The names that are most like a wrong one, as the end of a sentence.
pub fn near(wanted: &str, names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<(usize, String)> =
        names.map(|name| (strsim::levenshtein(&bare(&name), &bare(wanted)), name)).collect();
    names.sort();
    names.dedup();
    let all = names.len();
    let near: Vec<String> = names.into_iter().take(NEAR).map(|(_, name)| name).collect();
    match (near.is_empty(), all > NEAR) {
        (true, _) => "there is nothing".into(),
        (false, true) => format!("near are {}, …", near.join(", ")),
        (false, false) => format!("there are {}", near.join(", ")),
    }
}

/// `2 objects`.
pub fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
