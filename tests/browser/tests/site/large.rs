//! Large scenarios: the page stays alive while they are prepared, and all of their objects are in sight, on a canvas.

use crate::widget::serve;
use browser_tests::{Look, Page, on_stage};
use std::fmt::Write;

/// A page that stands still for longer than this feels broken.
const FROZEN_MS: f64 = 1000.0;
/// Where other programs take the processor a task seems longer than it is; the shortest of this number of tries counts.
const TRIES: u32 = 4;
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
    goes_through(&objects, "o0", 2000);
}

#[test]
fn a_chain_of_ten_thousand_runs_without_freezing_the_page() {
    let mut objects = String::from("\"o0\": {}");
    for number in 1..10_000 {
        let _ = write!(objects, ", \"o{number}\": {{ \"fields\": {{ \"next\": \"o{}\" }} }}", number - 1);
    }
    goes_through(&objects, "o9999", 10_000);
}

fn goes_through(objects: &str, root: &str, count: u32) {
    let scenario = format!(
        "{{ \"heapwave\": 1, \"title\": \"Large\", \"objects\": {{ {objects} }}, \"roots\": {{ \"r\": \"{root}\" }},
           \"script\": [{{ \"op\": \"collect\" }}, {{ \"op\": \"root\", \"name\": \"r\", \"to\": null }}, {{ \"op\": \"collect\" }}] }}"
    );
    on_stage(Look::light(), |page| {
        page.serve("/large.json", &scenario);
        page.begin_with(TASKS);
        let mut tries = (0..TRIES).map(|_| {
            serve(page, "<heap-wave src=/large.json stride=collection></heap-wave>");
            page.wait("it is drawn", "$('heap-wave >> canvas.far') && $('heap-wave >> [role=slider]')");
            go(page, "To the end", "now === end");
            go(page, "To the start", "now === 0");
            go(page, "Ahead by collection", "now > 0 && now < end");
            page.eval("longest").as_f64().expect("a duration")
        });
        let seen: Vec<f64> = tries.by_ref().take(1).collect();
        let shortest = if seen[0] < FROZEN_MS { seen[0] } else { tries.fold(seen[0], f64::min) };
        println!("the page stood still for {shortest} ms at most");
        assert!(shortest < FROZEN_MS, "the page stood still for {shortest} ms");
        assert_eq!(page.eval("$('heap-wave').state.objects.length"), count);
        assert_eq!(page.eval("$$('heap-wave >> .nodes .node').length"), 0, "from afar they are on the canvas");
        assert_eq!(page.eval("$('heap-wave >> .hidden')"), serde_json::Value::Null, "and none is left out");
        let alive = "$('heap-wave').state.objects.filter(object => object.alive).length";
        assert_eq!(page.eval(alive), page.eval("$('heap-wave').state.objects.length"), "all of it is marked");
        go(page, "To the end", "now === end");
        assert_eq!(page.eval(alive), 0, "and all of it is freed");
        page.screenshot(&format!("large-{count}"));
    });
}

fn go(page: &Page, button: &str, there: &str) {
    page.click(&format!("heap-wave >> button '{button}'"));
    let shown = "const { ariaValueNow, ariaValueMax } = $('heap-wave >> [role=slider]');
        const now = +ariaValueNow, end = +ariaValueMax;";
    page.wait(button, &format!("(() => {{ {shown} return {there}; }})()"));
}

#[test]
fn an_object_with_a_hundred_thousand_fields_runs() {
    let fields: Vec<String> = (0..100_000).map(|number| format!("\"f{number}\": \"b\"")).collect();
    let scenario = format!(
        "{{ \"heapwave\": 1, \"objects\": {{ \"a\": {{ \"fields\": {{ {} }} }}, \"b\": {{}} }}, \"roots\": {{ \"r\": \"a\" }},
           \"script\": [{{ \"op\": \"collect\" }}] }}",
        fields.join(", ")
    );
    on_stage(Look::light(), |page| {
        page.serve("/wide.json", &scenario);
        serve(page, "<heap-wave src=/wide.json></heap-wave>");
        page.wait("it is ready", "$('heap-wave >> [role=slider]')");
        go(page, "Ahead one step", "now > 0");
        go(page, "To the end", "now === end");
        assert_eq!(page.eval("$('heap-wave').state.objects.every(object => object.alive)"), true);
    });
}
