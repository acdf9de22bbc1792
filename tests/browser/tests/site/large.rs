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

/// What is painted of the canvases, as parts of the field: left, top, right and bottom of all that is not blank.
const PAINTED: &str = "(() => { const field = $('heap-wave >> .field'); let box = [1, 1, 0, 0];
    for (const canvas of $$('heap-wave >> canvas.far')) {
        const { width, height } = canvas; if (!width || !height) continue;
        const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
        for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (data[(y * width + x) * 4 + 3])
            box = [Math.min(box[0], x / width), Math.min(box[1], y / height), Math.max(box[2], x / width), Math.max(box[3], y / height)];
    }
    for (const node of $$('heap-wave >> .nodes .node .pill')) {
        const r = node.getBoundingClientRect(), f = field.getBoundingClientRect();
        box = [Math.min(box[0], (r.left - f.left) / f.width), Math.min(box[1], (r.top - f.top) / f.height),
            Math.max(box[2], (r.right - f.left) / f.width), Math.max(box[3], (r.bottom - f.top) / f.height)];
    }
    return box; })()";

#[test]
fn graphs_of_any_size_open_with_everything_in_sight() {
    on_stage(Look::light().reduced_motion(), |page| {
        for objects in [30, 60, 300, 2_000, 20_000] {
            let scenario = format!(
                r#"{{ "heapwave": 1, "generate": {{ "kind": "clusters", "objects": {objects}, "seed": 5 }}, "script": [] }}"#
            );
            page.serve("/graph.json", &scenario);
            serve(page, "<heap-wave src=/graph.json poster=none></heap-wave>");
            page.run("window.before = '';");
            let rests = format!(
                "(() => {{ const now = JSON.stringify({PAINTED}), same = now === before; before = now; return same; }})()"
            );
            page.wait(
                "it is drawn and rests",
                &format!("$('heap-wave')?.state && {rests} && JSON.parse(before)[2] > 0.3"),
            );
            let seen = page.eval(PAINTED);
            let part = |side: usize| seen[side].as_f64().expect("a part");
            assert!(part(0) > 0.0 && part(1) >= 0.0 && part(2) < 1.0 && part(3) <= 1.0, "{objects}: {seen}");
            let filled = (part(2) - part(0)).max(part(3) - part(1));
            assert!(filled > 0.6, "{objects}: little of the field is used: {seen}");
            page.screenshot(&format!("graph-{objects}"));
        }
    });
}

#[test]
fn a_large_picture_is_planned_once_for_the_field_it_is_shown_in() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.begin_with(
            "window.scales = new Set();
            const { setTransform } = CanvasRenderingContext2D.prototype;
            CanvasRenderingContext2D.prototype.setTransform = function (scale, ...rest) {
                if (this.canvas.isConnected) scales.add(scale.toFixed(3));
                return setTransform.call(this, scale, ...rest);
            };",
        );
        let scenario =
            r#"{ "heapwave": 1, "generate": { "kind": "random", "objects": 2000, "seed": 1 }, "script": [] }"#;
        page.serve("/graph.json", scenario);
        serve(page, "<heap-wave src=/graph.json view=graph style='block-size: 660px' poster=none></heap-wave>");
        page.wait("it is painted", &format!("$('heap-wave')?.state && (({PAINTED})[2] > 0.3)"));
        page.run("await new Promise(done => setTimeout(done, 1000));");
        assert_eq!(page.eval("scales.size"), 1, "what is seen first stays");
    });
}

#[test]
fn what_was_painted_change_by_change_is_what_is_painted_at_once() {
    on_stage(Look::light().reduced_motion(), |page| {
        let scenario = r#"{ "heapwave": 1, "generate": { "kind": "clusters", "objects": 3000, "seed": 5 },
            "script": [{ "op": "collect" }] }"#;
        page.serve("/graph.json", scenario);
        serve(page, "<heap-wave src=/graph.json view=graph collector=mark-sweep poster=none></heap-wave>");
        page.wait("it is painted", &format!("$('heap-wave')?.state && (({PAINTED})[2] > 0.3)"));
        let apart = page.run(
            "const wave = $('heap-wave'), { ticks } = wave.state;
            const pause = (ms) => new Promise(done => setTimeout(done, ms));
            const painted = () => $$('heap-wave >> canvas.far').map(canvas =>
                canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data);
            const journeys = [[0.1, 0.3, 0.5, 0.7, 0.8], [1], [0.3], [0]], apart = [];
            await pause(500);
            for (const journey of journeys) {
                for (const part of journey) { await wave.seek(Math.round(ticks * part)); await pause(300); }
                await pause(2500);
                const before = painted();
                wave.setAttribute('theme', 'dark');
                await pause(1500);
                wave.setAttribute('theme', 'light');
                await pause(1500);
                const after = painted();
                let other = 0, ink = 0;
                before.forEach((sheet, number) => {
                    for (let at = 0; at < sheet.length; at++) other += Math.abs(sheet[at] - after[number][at]) > 40;
                    for (let at = 3; at < sheet.length; at += 4) ink += after[number][at] > 80;
                });
                apart.push(ink > 10_000 ? other / ink : 'hardly anything is painted');
            }
            return apart;",
        );
        // Long after a change nothing of what was there before is left, whichever way one came.
        let all = apart.as_array().expect("a figure for each journey");
        assert!(all.iter().all(|part| part.as_f64().is_some_and(|part| part < 0.001)), "{apart}");
    });
}

#[test]
fn the_canvas_has_the_colours_of_the_theme() {
    on_stage(Look::light().reduced_motion(), |page| {
        let scenario = r#"{ "heapwave": 1, "generate": { "kind": "tree", "objects": 900, "seed": 5 }, "script": [] }"#;
        page.serve("/graph.json", scenario);
        serve(page, "<heap-wave src=/graph.json poster=none></heap-wave>");
        // How bright what is painted is, from 0 to 3 × 255; null while nothing is.
        page.run(
            "window.ink = () => {
                const canvas = $$('heap-wave >> canvas.far')[0];
                if (!canvas?.width) return null;
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                const sum = [0, 0, 0, 0];
                for (let i = 0; i < data.length; i++) sum[i % 4] += data[i];
                return sum[3] && (sum[0] + sum[1] + sum[2]) / sum[3];
            };",
        );
        page.wait("it is painted", "ink() > 0");
        // It is painted in slices.
        page.run("await new Promise(done => setTimeout(done, 1000));");
        let light = page.eval("ink()").as_f64().expect("it is painted");
        page.run("$('heap-wave').setAttribute('theme', 'dark');");
        page.wait("it is painted in dark colours", &format!("Math.abs(ink() - {light}) > 0.2"));
        page.run("$('heap-wave').setAttribute('theme', 'light');");
        page.wait("and in light ones again", &format!("Math.abs(ink() - {light}) < 0.05"));
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
