//! Real engines as oracles: every graph in `tests/graphs` against its truth. CPython counted; a plain search traced.

use flate2::read::GzDecoder;
use heapwave::lab::{Lab, Scenario, report};
use memory::gc;
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;
use std::rc::Rc;

fn read(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let mut text = String::new();
    match path.extension().is_some_and(|extension| extension == "gz") {
        true => GzDecoder::new(&bytes[..]).read_to_string(&mut text).unwrap(),
        false => (&bytes[..]).read_to_string(&mut text).unwrap(),
    };
    text
}

/// Every part of the truth is in the report; lists of names are sets, but for the order of freeing where the truth
/// says that it means something.
fn agree(truth: &Value, report: &Value, place: &str) {
    match truth {
        Value::Object(parts) => {
            for (key, part) in parts {
                let means_nothing = key == "freed_order" && truth["order_is_plain_depth_first"] != true;
                if !["order_is_plain_depth_first", "cycle_freed_order"].contains(&key.as_str()) && !means_nothing {
                    agree(part, &report[key], &format!("{place}.{key}"));
                }
            }
        }
        Value::Array(entries) if entries.iter().any(Value::is_object) => {
            let reported = report.as_array().unwrap_or_else(|| panic!("{place} is missing"));
            assert_eq!(entries.len(), reported.len(), "{place}");
            entries
                .iter()
                .zip(reported)
                .for_each(|(truth, report)| agree(truth, report, &format!("{place}[{}]", truth["op"])));
        }
        Value::Array(names) if !place.ends_with("_order") => {
            let set = |names: &[Value]| names.iter().map(Value::to_string).collect::<BTreeSet<_>>();
            let reported = report.as_array().unwrap_or_else(|| panic!("{place} is missing"));
            assert_eq!(set(names), set(reported), "{place}");
        }
        _ => assert_eq!(truth, report, "{place}"),
    }
}

/// What an operation frees by counting alone is freed in the same order whether cycles are removed or not: where the truth
/// without removal says that its order means something, that of the truth with it does too.
fn with_orders_that_mean_something(mut truth: Value) -> Value {
    let plain = truth["refcount"]["ops"].as_array().cloned().unwrap_or_default();
    for entry in truth["refcount_and_cycles"]["ops"].as_array_mut().into_iter().flatten() {
        let same = |other: &&Value| ["op", "freed_order"].iter().all(|key| other[*key] == entry[*key]);
        if let Some(flag) = plain.iter().find(same).map(|other| other["order_is_plain_depth_first"].clone()) {
            entry["order_is_plain_depth_first"] = flag;
        }
    }
    truth
}

fn agree_after_collections(truth: &Value, report: &Value, place: &str) {
    let (truth, report) = (truth["collects"].as_array().unwrap(), report["collects"].as_array().unwrap());
    assert_eq!(truth.len(), report.len(), "{place}");
    for (truth, report) in truth.iter().zip(report) {
        for key in ["op", "live_count", "live_bytes", "live", "live_sha256", "weak"] {
            agree(&truth[key], &report[key], &format!("{place}.{key}"));
        }
    }
}

#[test]
fn every_graph_agrees_with_its_truth() {
    let folder = Path::new("tests/graphs");
    let mut graphs = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_string();
        if !name.contains(".json") || name.contains(".truth.") {
            continue;
        }
        let truth: Value = serde_json::from_str(&read(&folder.join(name.replace(".json", ".truth.json")))).unwrap();
        let truth = with_orders_that_mean_something(truth);
        let text = read(&path);
        let scenario = Rc::new(Scenario::read(&text).unwrap());
        for collector in gc::ALL {
            let traits = collector.traits();
            let part = match (traits.immediate, traits.complete) {
                _ if traits.roots_uncounted => "refcount",
                (true, false) => "refcount",
                (true, true) => "refcount_and_cycles",
                _ => "tracing",
            };
            let report = report(&Lab { scenario: scenario.clone(), collector }, &text).unwrap();
            if traits.roots_uncounted {
                // When it frees is its own affair: after a collection the same is left as under counting at once.
                agree_after_collections(&truth[part], &report, &format!("{name} {}", traits.name));
                continue;
            }
            let parts = report.as_object().unwrap().keys().map(String::as_str);
            let extra = parts.filter(|key| {
                !["heapwave", "title", "collector", "steps"].contains(key) && truth[part].get(key).is_none()
            });
            assert_eq!(extra.count(), 0, "{name}: the report has the truth's parts and no others");
            agree(&truth[part], &report, &format!("{name} {}", traits.name));
        }
        graphs += 1;
    }
    assert_eq!(graphs, 30);
}
