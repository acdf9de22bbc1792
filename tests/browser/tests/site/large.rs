//! Large scenarios: the page stays alive while they are prepared, and a picture of 300 objects says what it leaves out.

use crate::widget::{open, ready, serve};
use browser_tests::{Look, Page, on_stage};
use std::fmt::Write;

/// A page that stands still for longer than this feels broken. (Slow machines run these tests too.)
const FROZEN_MS: f64 = 1500.0;
const TASKS: &str = "
    window.longest = 0;
    new PerformanceObserver(list => list.getEntries().forEach(task => longest = Math.max(longest, task.duration)))
        .observe({ type: 'longtask', buffered: true });";

#[test]
fn two_thousand_objects_run_without_freezing_the_page() {
    let mut objects = String::new();
    for number in 0..2000 {
        let separator = if number == 0 { "" } else { ", " };
        let (left, right) = (number * 2 + 1, number * 2 + 2);
        let field = |name, to| if to < 2000 { format!("\"{name}\": \"o{to}\"") } else { format!("\"{name}\": null") };
        let _ = write!(
            objects,
            "{separator}\"o{number}\": {{ \"fields\": {{ {}, {} }} }}",
            field("l", left),
            field("r", right)
        );
    }
    goes_through(&objects, "o0", "and 1700 more objects, not drawn");
}

#[test]
fn a_chain_of_twenty_thousand_runs_without_freezing_the_page() {
    let mut objects = String::from("\"o0\": {}");
    for number in 1..20_000 {
        let _ = write!(objects, ", \"o{number}\": {{ \"fields\": {{ \"next\": \"o{}\" }} }}", number - 1);
    }
    goes_through(&objects, "o19999", "and 19700 more objects, not drawn");
}

fn goes_through(objects: &str, root: &str, hidden: &str) {
    let scenario = format!(
        "{{ \"heapwave\": 1, \"title\": \"Large\", \"objects\": {{ {objects} }}, \"roots\": {{ \"r\": \"{root}\" }},
           \"script\": [{{ \"op\": \"collect\" }}, {{ \"op\": \"root\", \"name\": \"r\", \"to\": null }}, {{ \"op\": \"collect\" }}] }}"
    );
    on_stage(Look::light(), |page| {
        page.serve("/large.json", &scenario);
        page.begin_with(TASKS);
        serve(page, "<heap-wave src=/large.json stride=collection></heap-wave>");
        ready(page, "heap-wave");
        page.wait("it says what it leaves out", &format!("$('heap-wave >> .hidden').innerText === '{hidden}'"));
        assert_eq!(page.eval("new Set($$('heap-wave >> .nodes .node').map(n => n.textContent)).size <= 300"), true);
        alive_at(page, "Math.floor($('heap-wave').state.ticks / 2)");
        alive_at(page, "$('heap-wave').state.ticks");
        assert_eq!(page.eval("$('heap-wave').state.objects.filter(object => object.alive).length"), 0);
        page.run("await $('heap-wave').seek(0);");
        page.click("heap-wave >> button 'Ahead by collection'");
        page.wait("it has gone ahead", "$('heap-wave').state.tick > 0");
        let longest = page.eval("longest").as_f64().expect("a duration");
        println!("the longest task took {longest} ms");
        assert!(longest < FROZEN_MS, "the page stood still for {longest} ms");
        page.screenshot(&format!("large-{}", hidden.split(' ').nth(1).unwrap_or_default()));
    });
}

fn alive_at(page: &Page, tick: &str) {
    assert_eq!(
        page.eval(&format!(
            "(async () => {{ const to = {tick}; return (await $('heap-wave').seek(to)).tick === to; }})()"
        )),
        true
    );
}

#[test]
fn an_object_with_many_fields_runs() {
    let fields: Vec<String> = (0..5000).map(|number| format!("\"f{number}\": \"b\"")).collect();
    let scenario = format!(
        "{{ \"heapwave\": 1, \"objects\": {{ \"a\": {{ \"fields\": {{ {} }} }}, \"b\": {{}} }}, \"roots\": {{ \"r\": \"a\" }},
           \"script\": [{{ \"op\": \"collect\" }}] }}",
        fields.join(", ")
    );
    on_stage(Look::light(), |page| {
        page.serve("/wide.json", &scenario);
        page.begin_with(TASKS);
        open(page, "<heap-wave src=/wide.json></heap-wave>");
        alive_at(page, "$('heap-wave').state.ticks");
        assert_eq!(page.eval("$('heap-wave').state.objects.every(object => object.alive)"), true);
        let longest = page.eval("longest").as_f64().expect("a duration");
        assert!(longest < FROZEN_MS, "the page stood still for {longest} ms");
    });
}
