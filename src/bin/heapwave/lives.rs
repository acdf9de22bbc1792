//! `heapwave lives`: for each object of a run when it was made, last used, from when on nothing reached it and who let go
//! of it, and when it was freed. Always of the whole run, whatever the moment.

use super::asking::{self, AskedMoment, moment, name};
use heapwave::lab::{Doer, Fault, LetGo, LifeEvent, LifeSearch, NamedSlot, ObjectLife, SlotId};
use heapwave::view::player::ShownMoment;
use memory::time::{Fuel, Tick};
use serde_json::{Map, Value, json};

/// What is asked.
#[derive(clap::Args)]
pub struct AskLives {
    #[command(flatten)]
    pub asking: AskedMoment,
}

impl AskLives {
    /// Answers.
    pub fn run(&self) -> Result<(), Fault> {
        let player = self.asking.open()?;
        let shown = moment(&player)?;
        let mut search = LifeSearch::begin(shown.lab.clone(), shown.deeds.to_vec());
        while !search.go(&mut Fuel(1_000_000)) {}
        let (mut rows, mut lines) = (Vec::new(), Vec::new());
        for life in search.lives() {
            let Some(name) = name(&shown, life.entity) else { continue };
            let place = life.lost.and_then(|lost| reference(&search, &shown, lost));
            lines.push(line(&name, life, place.as_deref()));
            rows.push(json!({
                "name": &*name,
                "made": act(life.made, None),
                "lastUsed": act(life.used, None),
                "unreachable": life.lost.map(|lost| act(lost.act, place.as_deref())),
                "freed": life.freed.map(|tick| tick.0),
            }));
        }
        let mut answer = asking::head(&player);
        answer.insert("objects".into(), Value::Array(rows));
        self.asking.print(&Value::Object(answer), lines.join("\n"));
        Ok(())
    }
}

/// What the reference was called that was let go of.
fn reference(search: &LifeSearch, shown: &ShownMoment, lost: LetGo) -> Option<String> {
    let before = search.at(Tick(lost.act.at.0.checked_sub(1)?));
    let subject = shown.lab.seen(&before.state, shown.subject.unfold());
    let place = lost.place?;
    match subject.slot(place, shown.naming) {
        Some(NamedSlot::Variable(_, name)) => Some(name.to_string()).filter(|name| !name.is_empty()),
        Some(NamedSlot::Property(entity, field)) => Some(format!("{}.{field}", name(shown, entity)?)),
        None => match place {
            SlotId::Root(_) => None,
            SlotId::Field(id, _) => {
                subject.entity(id).and_then(|entity| name(shown, entity)).map(|name| name.to_string())
            }
        },
    }
}

/// An act as JSON.
fn act(act: LifeEvent, reference: Option<&str>) -> Value {
    let mut entry = Map::new();
    entry.insert("tick".into(), json!(act.at.0));
    match act.by {
        Doer::Start => {}
        Doer::Line(line) => _ = entry.insert("line".into(), json!(line)),
        Doer::Operation(index) => _ = entry.insert("operation".into(), json!(index + 1)),
        Doer::Person => _ = entry.insert("person".into(), json!(true)),
    }
    if let Some(reference) = reference {
        entry.insert("reference".into(), json!(reference));
    }
    Value::Object(entry)
}

/// The same as a row for people.
fn line(name: &str, life: &ObjectLife, reference: Option<&str>) -> String {
    let told = |act: LifeEvent| match act.by {
        Doer::Start => format!("{}", act.at),
        Doer::Line(line) => format!("{} (line {line})", act.at),
        Doer::Operation(index) => format!("{} (op-{})", act.at, index + 1),
        Doer::Person => format!("{} (a person)", act.at),
    };
    let lost = match life.lost {
        None => "reachable to the end".into(),
        Some(LetGo { act, .. }) => {
            let by = reference.map(|reference| format!(", by {reference}")).unwrap_or_default();
            format!("unreachable from {}{by}", told(act))
        }
    };
    let freed = match (life.freed, life.lost) {
        (Some(tick), _) => format!("; freed at {tick}"),
        (None, Some(_)) => "; never freed".into(),
        (None, None) => String::new(),
    };
    format!("{name}: made at {}; last used at {}; {lost}{freed}", told(life.made), told(life.used))
}
