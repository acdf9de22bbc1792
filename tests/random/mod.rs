//! Random scenarios and random edits of people, for the laws.

use heapwave::lab::{Action, Operation};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// A scenario as JSON: some objects with strong and weak fields among each other, some roots, a script.
pub fn scenario() -> impl Strategy<Value = String> {
    let object = (1..6u32, prop::collection::vec(0..14usize, 0..4), prop::collection::vec(0..14usize, 0..2));
    let op = (0..9u8, 0..20usize, 0..20usize, 0..5u8);
    let parts = (
        prop::collection::vec(object, 1..14),
        prop::collection::vec(0..14usize, 0..4),
        prop::collection::vec(op, 0..24),
        any::<bool>(),
        prop::option::of(0..400u32),
    );
    parts.prop_map(|(objects, roots, script, queue, spare)| build(&objects, &roots, &script, queue, spare))
}

type Thing = (u32, Vec<usize>, Vec<usize>);

fn build(
    things: &[Thing],
    roots: &[usize],
    script: &[(u8, usize, usize, u8)],
    queue: bool,
    spare: Option<u32>,
) -> String {
    let count = things.len();
    let name = |index: usize| format!("o{}", index % count);
    let side = |prefix: &str, to: &[usize]| {
        to.iter().enumerate().map(|(i, to)| (format!("{prefix}{i}"), json!(name(*to)))).collect::<Map<_, _>>()
    };
    let objects: Map<String, Value> = (things.iter().enumerate())
        .map(|(i, (size, fields, weak))| {
            (format!("o{i}"), json!({ "size": size * 8, "fields": side("f", fields), "weak": side("w", weak) }))
        })
        .collect();
    let roots: Map<String, Value> =
        roots.iter().enumerate().map(|(i, to)| (format!("r{i}"), json!(name(*to)))).collect();
    let mut made = 0;
    let mut ops = Vec::new();
    for (kind, a, b, field) in script {
        let any = |index: usize| match index % 20 {
            n if n < 14 || made == 0 => name(n),
            n => format!("n{}", n % made),
        };
        let to = if b % 5 == 0 { Value::Null } else { json!(any(*b)) };
        ops.push(match kind {
            0..=2 => json!({ "op": "set", "object": any(*a), "field": format!("f{field}"), "to": to }),
            3 | 4 => json!({ "op": "root", "name": format!("r{}", a % 5), "to": to }),
            5 | 6 => {
                let new = json!({ "op": "new", "object": format!("n{made}"), "size": 8 + 8 * (a % 6),
                                  "fields": { "f0": to }, "weak": { "w0": name(*a) } });
                made += 1;
                new
            }
            7 => json!({ "op": "collect" }),
            _ => json!({ "op": "minor" }),
        });
    }
    let mut scenario = json!({ "heapwave": 1, "objects": objects, "roots": roots, "script": ops,
                               "worklist": if queue { "queue" } else { "stack" } });
    if let Some(spare) = spare {
        // A tight heap: allocations have to collect, and may fail.
        let needs: u32 = things
            .iter()
            .map(|(size, fields, weak)| (3 + fields.len() as u32 + weak.len() as u32 + size).next_multiple_of(2) * 8)
            .sum();
        scenario["heap"] = json!(needs + spare);
    }
    scenario.to_string()
}

/// What a person does: at the tick with this number, modulo the run's length.
pub fn edits() -> impl Strategy<Value = Vec<(u64, Operation)>> {
    let name = (0..16usize).prop_map(|i| format!("o{i}").into());
    let to = prop::option::weighted(0.8, name.clone());
    let action = prop_oneof![
        (name, 0..5u8, to.clone()).prop_map(|(object, field, to)| Action::Set {
            object,
            field: format!("f{field}").into(),
            to
        }),
        (0..6u8, to.clone()).prop_map(|(root, to)| Action::Root { name: format!("r{root}").into(), to }),
        (0..3u8, to).prop_map(|(new, to)| Action::New {
            object: format!("p{new}").into(),
            size: 24,
            fields: vec![("f0".into(), to)],
            weak: vec![],
        }),
        Just(Action::Collect),
        Just(Action::Minor),
    ];
    prop::collection::vec((0..1000u64, action.prop_map(Operation::from)), 0..8)
}
