//! What a link holds beside its text, as JSON. Defaults are omitted, to keep links short. Unknown keys are ignored, so
//! that a later version can add some without a new format.

use super::SharedLink;
use crate::lab::file::MOST_SIZE;
use crate::lab::{Action, Deeds, Limits, Side, TextKind};
use memory::heap::Shape;
use memory::time::Tick;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

/// A link holds no more deeds than this.
const MOST_INPUTS: usize = 1000;
/// A link asks for no more instructions than this, all that it lets a program go on for included.
const MOST_STEPS: u64 = 100_000_000_000;

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Rest {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<Word>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    collector: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    heap: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    threshold: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    elements: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    keeps_logged: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inputs: Vec<Vec<(u64, Action)>>,
    #[serde(skip_serializing_if = "is_start")]
    tick: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    print: Option<u32>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    look: BTreeMap<String, String>,
}

/// What authors call the kinds of text.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Word {
    JavaScript,
    Scenario,
}

fn is_start(tick: &u64) -> bool {
    *tick == 0
}

pub(super) fn write(link: &SharedLink) -> Result<String, String> {
    let deeds: usize = link.inputs.iter().map(Vec::len).sum();
    if deeds > MOST_INPUTS {
        return Err(format!("{deeds} deeds are too many for a link"));
    }
    let deeds = |deeds: &Deeds| deeds.iter().map(|(at, op)| (at.0, op.action.clone())).collect();
    let any = link.inputs.iter().any(|deeds| !deeds.is_empty());
    let usual = Limits::default();
    let rest = Rest {
        kind: link.kind.map(|kind| match kind {
            TextKind::Program => Word::JavaScript,
            TextKind::Graph => Word::Scenario,
        }),
        collector: link.collectors.clone(),
        heap: (link.limits.heap != usual.heap).then_some(link.limits.heap),
        threshold: (link.limits.threshold != usual.threshold).then_some(link.limits.threshold),
        steps: (link.limits.steps != usual.steps).then_some(link.limits.steps),
        elements: (link.limits.elements != usual.elements).then_some(link.limits.elements),
        time: (link.limits.time != usual.time).then_some(link.limits.time),
        keeps_logged: link.limits.keeps_logged,
        inputs: if any { link.inputs.iter().map(deeds).collect() } else { Vec::new() },
        tick: link.tick.0,
        print: link.print,
        look: link.look.clone(),
    };
    serde_json::to_string(&rest).map_err(|error| format!("this cannot be written down: {error}"))
}

/// Reads the rest; when that cannot be, says why and gives the text back.
pub(super) fn read(text: String, rest: &str) -> Result<SharedLink, (String, String)> {
    let rest: Rest = match serde_json::from_str(rest) {
        Ok(rest) => rest,
        Err(_) => return Err(("this link holds something that this page does not know".into(), text)),
    };
    if let Err(nonsense) = check(&rest) {
        return Err((format!("this link holds nonsense ({nonsense})"), text));
    }
    let usual = Limits::default();
    let deeds = |deeds: Vec<(u64, Action)>| deeds.into_iter().map(|(at, action)| (Tick(at), action.into())).collect();
    Ok(SharedLink {
        text,
        kind: rest.kind.map(|word| match word {
            Word::JavaScript => TextKind::Program,
            Word::Scenario => TextKind::Graph,
        }),
        collectors: rest.collector,
        limits: Limits {
            heap: rest.heap.unwrap_or(usual.heap),
            threshold: rest.threshold.unwrap_or(usual.threshold),
            steps: rest.steps.unwrap_or(usual.steps),
            elements: rest.elements.unwrap_or(usual.elements),
            time: rest.time.unwrap_or(usual.time),
            keeps_logged: rest.keeps_logged,
            ..usual
        },
        inputs: rest.inputs.into_iter().map(deeds).collect(),
        tick: Tick(rest.tick),
        print: rest.print,
        look: rest.look,
    })
}

fn check(rest: &Rest) -> Result<(), &'static str> {
    let limits =
        [rest.heap, rest.threshold, rest.elements, rest.time].into_iter().flatten().map(u64::from).chain(rest.steps);
    if limits.min() == Some(0) {
        return Err("a limit of 0");
    }
    let deeds = || rest.inputs.iter().flatten().map(|(_, action)| action);
    if rest.inputs.len().max(deeds().count()) > MOST_INPUTS {
        return Err("more deeds than anybody does");
    }
    if !rest.inputs.iter().all(|deeds| deeds.is_sorted_by(|(a, _), (b, _)| a < b)) {
        return Err("two deeds at once");
    }
    let resumed = deeds().filter(|action| **action == Action::Continue).count() as u64;
    let steps = rest.steps.unwrap_or(Limits::default().steps);
    if steps.checked_mul(1 + resumed).is_none_or(|steps| steps > MOST_STEPS) {
        return Err("a run without end");
    }
    deeds().try_for_each(check_action)
}

/// A link's deeds must be such as a scenario file may hold.
fn check_action(action: &Action) -> Result<(), &'static str> {
    let Action::New { size, fields, weak, .. } = action else { return Ok(()) };
    let twins = |side: &Side| {
        let mut seen = HashSet::new();
        !side.iter().all(|(name, _)| seen.insert(name))
    };
    let many = fields.len() > Shape::MOST_FIELDS as usize || weak.len() > Shape::MOST_WEAK as usize;
    if !(8..=MOST_SIZE).contains(size) || size % 8 != 0 || many || twins(fields) || twins(weak) {
        return Err("an object that cannot be made");
    }
    Ok(())
}
