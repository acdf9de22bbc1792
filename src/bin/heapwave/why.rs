//! `heapwave why`: what keeps an object alive at a moment, path by path; or what becomes of it when nothing does.

use super::asking::{self, AskedMoment, called, moment};
use super::cut::find_references;
use heapwave::lab::{Fault, LeftOut, next_paths, shortest_path};
use heapwave::view::player::{Command, Pick};
use serde_json::{Value, json};

/// What is asked.
#[derive(clap::Args)]
pub struct AskWhy {
    #[command(flatten)]
    pub asking: AskedMoment,
    /// The object, as the picture calls it, or as `run` does: a, {cart}, 3:10#0.
    #[arg(long)]
    object: String,
    /// How many paths, each by another last reference; the shortest first.
    #[arg(long, default_value_t = 1)]
    paths: usize,
    /// Leaves out what weak maps keep.
    #[arg(long)]
    ignore_weak: bool,
    /// Leaves out a reference, such as a.x; may be given more than once.
    #[arg(long, value_name = "REFERENCE")]
    ignore: Vec<String>,
}

impl AskWhy {
    /// Answers.
    pub fn run(&self) -> Result<(), Fault> {
        let mut player = self.asking.open()?;
        let entity = asking::find(&player, &self.object)?;
        let mut left_out = LeftOut { weak: self.ignore_weak, ..LeftOut::default() };
        for reference in &self.ignore {
            left_out
                .slots
                .extend(find_references(&moment(&player)?, reference)?.iter().filter_map(|found| found.slot()));
        }
        let mut answer = asking::head(&player);
        let (paths, object, alive): (Vec<Value>, String, bool) = {
            let shown = moment(&player)?;
            let (subject, naming) = (&*shown.subject, shown.naming);
            let found = match subject.state().object(entity) {
                Some(at) => next_paths(subject, at, &left_out, self.paths.max(1)),
                None => Vec::new(),
            };
            let told = found.iter().map(|path| {
                let things = path.things(subject);
                let stretches = (0..path.hops.len()).map(|index| path.stretch(subject, naming, index).plain());
                let references: Vec<Value> = stretches
                    .zip(&things)
                    .map(|(reference, to)| json!({ "reference": reference, "to": called(&shown, *to) }))
                    .collect();
                json!({ "text": path.words(subject, naming).plain(), "references": references })
            });
            let none = LeftOut::default();
            let alive = subject.state().object(entity).is_some_and(|at| shortest_path(subject, at, &none).is_some());
            (told.collect(), called(&shown, entity), alive)
        };
        // What becomes of it is told by the same sentence as in the page.
        player.obey(Command::Select(Some(Pick { side: 0, object: entity })))?;
        let usual = self.ignore.is_empty() && !self.ignore_weak;
        let sentence = match (paths.first(), player.state()["why"].as_str()) {
            (Some(path), _) => format!("{object} is alive: {}.", path["text"].as_str().unwrap_or_default()),
            (None, Some(sentence)) if usual => sentence.to_owned(),
            (None, _) if usual => format!("No path from a root leads to {object}."),
            (None, _) => format!("No path leads to {object} without what is ignored."),
        };
        let mut lines = vec![sentence.clone()];
        lines
            .extend(paths.iter().skip(1).filter_map(|path| path["text"].as_str()).map(|path| format!("also: {path}.")));
        answer.insert("object".into(), json!(object));
        answer.insert("alive".into(), json!(alive));
        answer.insert("sentence".into(), json!(sentence));
        answer.insert("paths".into(), Value::Array(paths));
        self.asking.print(&Value::Object(answer), lines.join("\n"));
        Ok(())
    }
}
