//! `heapwave cut`: what would become garbage at a moment if a reference were cut. Nothing is cut.

use super::asking::{self, AskedMoment, LISTED, called, count, moment, near};
use super::nowhere;
use heapwave::lab::{Fault, LeftOut, NamedReference, bare, lost, references, root_references, shortest_path};
use heapwave::view::player::ShownMoment;
use serde_json::{Value, json};

/// What is asked.
#[derive(clap::Args)]
pub struct AskCut {
    #[command(flatten)]
    pub asking: AskedMoment,
    /// The reference, as a path tells it: a.x, list[0], or a root or variable by its name.
    #[arg(long)]
    reference: String,
}

impl AskCut {
    /// Answers.
    pub fn run(&self) -> Result<(), Fault> {
        let player = self.asking.open()?;
        let shown = moment(&player)?;
        let subject = &*shown.subject;
        let found = find_references(&shown, &self.reference)?;
        let left_out = LeftOut::slots(found.iter().filter_map(NamedReference::slot));
        let lost = lost(subject, &left_out);
        let names: Vec<String> = lost.entities.iter().take(LISTED).map(|entity| called(&shown, *entity)).collect();
        let reference = found[0].words.clone().plain();
        let to = called(&shown, found[0].to);
        let stays = subject.state().object(found[0].to).and_then(|at| shortest_path(subject, at, &left_out));
        let stays = stays.map(|path| path.words(subject, shown.naming).plain());
        let mut answer = asking::head(&player);
        answer.insert("reference".into(), json!(reference));
        answer.insert("to".into(), json!(to));
        answer.insert("objects".into(), json!(lost.entities.len()));
        answer.insert("bytes".into(), json!(lost.bytes));
        answer.insert("freed".into(), json!(names));
        answer.insert("path".into(), json!(stays));
        let text = match (&stays, names.is_empty()) {
            (Some(path), _) => format!("Nothing goes without {reference}: {to} is alive: {path}."),
            (None, true) => format!("Nothing goes without {reference}: nothing reaches {to} as it is."),
            (None, false) => format!(
                "Without {reference} nothing reaches {}: {}, {} bytes.",
                list(&names, lost.entities.len()),
                count(lost.entities.len(), "object"),
                lost.bytes
            ),
        };
        self.asking.print(&Value::Object(answer), text);
        Ok(())
    }
}

/// Names in a row.
fn list(names: &[String], all: usize) -> String {
    const SHOWN: usize = 12;
    match all {
        0..=SHOWN => names.join(", "),
        _ => format!("{}, … and {} more", names[..SHOWN].join(", "), all - SHOWN),
    }
}

/// The references that a text means, all of the same thing or root.
pub fn find_references(shown: &ShownMoment, wanted: &str) -> Result<Vec<NamedReference>, Fault> {
    let (subject, naming) = (&*shown.subject, shown.naming);
    let state = subject.state();
    let mut found: Vec<NamedReference> = root_references(subject, naming);
    found.retain(|reference| reference.is_called(wanted));
    if found.is_empty() {
        // Of all objects that have the name; a moment has few of them.
        let title = |at| bare(&subject.name(at, naming));
        let wants = bare(wanted);
        let holders = state.world.objects().filter(|at| subject.shown(*at) && wants.starts_with(&title(*at)));
        found = holders.flat_map(|at| references(subject, naming, at)).filter(|one| one.is_called(wanted)).collect();
    }
    if found.is_empty() {
        found = follow(shown, wanted);
    }
    let Some(first) = found.first().map(|first| first.from) else {
        let of_things = state.world.objects().filter(|at| subject.shown(*at)).take(LISTED);
        let all = of_things.flat_map(|at| references(subject, naming, at)).chain(root_references(subject, naming));
        let names = all.map(|reference| reference.words.plain());
        return Err(nowhere(format!("there is no reference {wanted:?} at this moment: {}", near(wanted, names))));
    };
    found.retain(|reference| reference.from == first);
    Ok(found)
}

/// A field of what a reference leads to that stands before it, such as a variable: `leaf.parent`, `list.first.next`.
fn follow(shown: &ShownMoment, wanted: &str) -> Vec<NamedReference> {
    let Some((before, field)) = wanted.rfind(['.', '[']).map(|at| wanted.split_at(at)) else { return Vec::new() };
    let Ok(led) = find_references(shown, before) else { return Vec::new() };
    let (subject, field) = (&*shown.subject, field.trim_matches(['.', '[', ']']));
    let Some(at) = led.first().and_then(|led| subject.state().object(led.to)) else { return Vec::new() };
    let ends = [format!(".{field}"), format!("[{field}]"), format!(" captures {field}")];
    let mut found = references(subject, shown.naming, at);
    found.retain(|reference| ends.iter().any(|end| bare(&reference.words.clone().plain()).ends_with(end)));
    found
}
