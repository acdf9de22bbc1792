//! A scenario as a scenario file: what `file` reads, written.

use super::{Action, Scenario, Side};
use memory::world::Order;
use serde_json::{Map, Value, json};
use std::rc::Rc;

/// A scenario of objects, not one of a program, as a file: an object, a root, an operation a line.
pub(super) fn scenario(scenario: &Scenario) -> String {
    let objects: Map<_, _> = (scenario.objects.iter())
        .map(|thing| {
            let mut entry = Map::new();
            entry.insert("size".into(), json!(thing.size));
            sides(&mut entry, &thing.fields, &thing.weak);
            if let Some(at) = thing.at {
                entry.insert("at".into(), json!([at.0, at.1]));
            }
            if let Some((x, y)) = thing.pin {
                entry.insert("pin".into(), json!([whole(x), whole(y)]));
            }
            (thing.name.to_string(), Value::Object(entry))
        })
        .collect();
    let script: Vec<_> = scenario.script.iter().filter_map(|op| operation(&op.action)).collect();
    let script = script.iter().map(|op| format!("    {op}")).collect::<Vec<_>>().join(",\n");
    let queue = if scenario.order == Order::Queue { ", \"worklist\": \"queue\"" } else { "" };
    let slots =
        if scenario.root_slots > 0 { format!(", \"rootSlots\": {}", scenario.root_slots) } else { String::new() };
    format!(
        "{{ \"heapwave\": 1, \"title\": {}, \"collector\": {}, \"heap\": {}{queue}{slots},\n  \"objects\": {},\n  \"roots\": {},\n  \"script\": [\n{script}\n  ] }}\n",
        json!(&*scenario.title),
        json!(scenario.collector.traits().name),
        scenario.heap,
        listed(objects),
        listed(side(&scenario.roots)),
    )
}

/// Named things, each on a line of its own, so that they can be read and edited.
fn listed(things: Map<String, Value>) -> String {
    let things: Vec<String> = things.iter().map(|(name, thing)| format!("\n    {}:{thing}", json!(name))).collect();
    if things.is_empty() { "{}".into() } else { format!("{{{}\n  }}", things.join(",")) }
}

/// A number, without a fraction where it has none.
fn whole(number: f64) -> Value {
    if number.fract() == 0.0 { json!(number as i64) } else { json!(number) }
}

fn sides(entry: &mut Map<String, Value>, fields: &Side, weak: &Side) {
    for (key, named) in [("fields", fields), ("weak", weak)] {
        if !named.is_empty() {
            entry.insert(key.into(), Value::Object(side(named)));
        }
    }
}

fn side(side: &[(Rc<str>, Option<Rc<str>>)]) -> Map<String, Value> {
    side.iter().map(|(name, to)| (name.to_string(), json!(to.as_deref()))).collect()
}

/// An operation; none for what only a program can be asked for.
pub(super) fn operation(action: &Action) -> Option<Value> {
    Some(match action {
        Action::Set { object, field, to } => {
            json!({ "op": "set", "object": &**object, "field": &**field, "to": to.as_deref() })
        }
        Action::Root { name, to } => json!({ "op": "root", "name": &**name, "to": to.as_deref() }),
        Action::New { object, size, fields, weak } => {
            let mut entry = Map::new();
            for (key, value) in [("op", json!("new")), ("object", json!(&**object)), ("size", json!(size))] {
                entry.insert(key.into(), value);
            }
            sides(&mut entry, fields, weak);
            Value::Object(entry)
        }
        Action::Collect => json!({ "op": "collect" }),
        Action::Minor => json!({ "op": "minor" }),
        Action::Work(steps) => json!({ "op": "work", "steps": steps }),
        Action::Time(_) | Action::Click(_) | Action::Continue | Action::Halt => return None,
    })
}
