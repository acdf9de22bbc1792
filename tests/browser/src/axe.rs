//! The accessibility check: axe-core, vendored as published (MPL-2.0, its notice inside), run in the page.
//!
//! It is injected through the driver, which the page's policy does not bind. axe looks into open shadow roots.

use serde_json::Value;

/// axe-core as it is published; running it defines `window.axe`.
pub(crate) const SOURCE: &str = include_str!("../vendor/axe.min.js");
/// Everything axe knows but its experimental rules, on the whole document.
pub(crate) const RUN: &str = "return (await axe.run(document, { resultTypes: ['violations'] })).violations;";

/// The violations that matter, one readable paragraph each.
pub(crate) fn faults(violations: &Value) -> Vec<String> {
    let violations = violations.as_array().expect("axe answers with a list");
    let grave =
        violations.iter().filter(|violation| violation["impact"] == "serious" || violation["impact"] == "critical");
    grave.map(readable).collect()
}

fn readable(violation: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = violation["nodes"].as_array().into_iter().flatten();
    let nodes: String = nodes
        .map(|node| {
            format!("\n    {} {}\n      {}", node["target"], text(&node["html"]), text(&node["failureSummary"]))
        })
        .collect();
    format!("  {} ({}): {}{nodes}", text(&violation["id"]), text(&violation["impact"]), text(&violation["help"]))
}
