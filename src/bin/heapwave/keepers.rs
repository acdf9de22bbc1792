//! `heapwave keepers`: what each object retains at a moment, the biggest keepers first, and the same by class.

use super::asking::{self, AskedMoment, called, count, moment};
use clap::ValueEnum;
use heapwave::lab::{DominatorSearch, Fault, GroupedBy, Retained};
use serde_json::{Map, Value, json};

/// What is asked.
#[derive(clap::Args)]
pub struct AskKeepers {
    #[command(flatten)]
    pub asking: AskedMoment,
    /// How many rows a table has.
    #[arg(long, default_value_t = 20)]
    top: usize,
    /// By what objects are grouped.
    #[arg(long, value_enum, default_value_t)]
    by: By,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum By {
    /// By class, or by what kind of thing they are.
    #[default]
    Class,
    /// By what they are called.
    Label,
}

impl AskKeepers {
    /// Answers.
    pub fn run(&self) -> Result<(), Fault> {
        let player = self.asking.open()?;
        let shown = moment(&player)?;
        let subject = &*shown.subject;
        let found = DominatorSearch::begin(shown.lab.clone(), shown.moment.state.clone(), subject.unfold()).finish();
        let keepers = found.keepers(subject, self.top);
        let by = match self.by {
            By::Class => GroupedBy::Class,
            By::Label => GroupedBy::Label,
        };
        let mut groups = found.groups(subject, by);
        groups.truncate(self.top);

        let rows = keepers.iter().map(|keeper| {
            let mut row = Map::new();
            row.insert("name".into(), json!(called(&shown, keeper.entity)));
            row.insert("bytes".into(), json!(keeper.bytes));
            row.insert("retained".into(), figures(keeper.retained));
            row.insert("dominator".into(), json!(keeper.dominator.map(|above| called(&shown, above))));
            Value::Object(row)
        });
        let groups_told = groups.iter().map(|group| {
            json!({ "label": &*group.label, "objects": group.objects, "bytes": group.bytes, "retained": group.retained,
                    "largest": called(&shown, group.largest) })
        });
        let mut answer = asking::head(&player);
        answer.insert("reachable".into(), figures(found.all()));
        answer.insert("keepers".into(), rows.collect());
        answer.insert("groups".into(), groups_told.collect());

        let all = found.all();
        let mut lines = vec![format!("{}, {} bytes can be reached", count(all.objects as usize, "object"), all.bytes)];
        lines.push(format!("{:>12} {:>10} {:>10}  keeper", "retained", "objects", "own"));
        for keeper in &keepers {
            let Retained { bytes, objects, at_least } = keeper.retained;
            let bytes = format!("{}{bytes}", if at_least { "≥ " } else { "" });
            lines.push(format!("{bytes:>12} {objects:>10} {:>10}  {}", keeper.bytes, called(&shown, keeper.entity)));
        }
        lines.push(format!("{:>12} {:>10} {:>10}  group", "retained", "objects", "own"));
        let row = |group: &heapwave::lab::KeeperGroup| {
            format!("{:>12} {:>10} {:>10}  {}", group.retained, group.objects, group.bytes, group.label)
        };
        lines.extend(groups.iter().map(row));
        self.asking.print(&Value::Object(answer), lines.join("\n"));
        Ok(())
    }
}

fn figures(retained: Retained) -> Value {
    match retained.at_least {
        true => json!({ "bytes": retained.bytes, "objects": retained.objects, "atLeast": true }),
        false => json!({ "bytes": retained.bytes, "objects": retained.objects }),
    }
}
