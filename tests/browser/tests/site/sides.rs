//! Two collectors side by side in one widget: two columns on one clock, for everyone, and the way there and back.

use crate::widget::{DIAGRAM, HEAR, at_tick, open, ready, tick, ticks, widget};
use browser_tests::{Look, Page, on_stage};
use serde_json::{Value, json};

const PAIR: &str = "function pair() {\n  const a = {}, b = {};\n  a.other = b;\n  b.other = a;\n}\n\npair();\ngc();";
const BOTH: &str = "collector='reference-counting mark-sweep'";
const COLUMNS: &str = "$$('heap-wave >> .column').map(column => column.ariaLabel).join()";

/// For each side: the collector, what is alive, what was freed.
fn fates(page: &Page) -> Value {
    page.eval(
        "$('heap-wave').state.sides.map(side => [side.collector,
            ...[true, false].map(alive => side.objects.filter(object => object.alive === alive).map(object => object.label).join())])",
    )
}

#[test]
fn each_side_shows_what_its_collector_did() {
    on_stage(Look::light().reduced_motion(), |page| {
        let counting = json!(["reference-counting", "ƒ pair,{a},{b}", ""]);
        let marking = json!(["mark-sweep", "ƒ pair", "{a},{b}"]);
        for (attribute, expect, columns) in [
            (BOTH, json!([counting, marking]), "Reference counting,Mark–sweep"),
            ("collector='mark-sweep reference-counting'", json!([marking, counting]), "Mark–sweep,Reference counting"),
        ] {
            open(page, &widget(attribute, PAIR));
            assert_eq!(page.eval(COLUMNS), columns);
            page.run("const it = $('heap-wave'); await it.seek(it.state.ticks);");
            assert_eq!(fates(page), expect);
            let drawn = page.eval(
                "$$('heap-wave >> .column').map(column => [column.querySelector('.tally').innerText.split(' · ')[0],
                    column.querySelectorAll('.nodes .ghost').length, column.querySelectorAll('.nodes .dead').length])",
            );
            let (freed, leaked) = (json!(["freed 2 of 2", 2, 0]), json!(["freed 0 of 2", 0, 2]));
            let drawn_expect = if columns.starts_with('R') { json!([leaked, freed]) } else { json!([freed, leaked]) };
            assert_eq!(drawn, drawn_expect);
        }
    });
}

#[test]
fn one_transport_moves_both() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget(BOTH, PAIR));
        page.run(HEAR);
        assert_eq!(
            page.eval("[$$('heap-wave >> .transport').length, $$('heap-wave >> .listing').length]"),
            json!([1, 1])
        );
        let lines = "$('heap-wave').state.sides.map(side => side.line)";
        let end = ticks(page);
        let mut before = 0;
        for _ in 0..4 {
            page.click("heap-wave >> button 'Ahead one step'");
            page.wait("it goes on", &format!("$('heap-wave').state.tick > {before}"));
            let at = page.eval(lines);
            assert_eq!(at[0], at[1]);
            before = tick(page);
        }
        page.click("heap-wave >> button 'Back one step'");
        page.wait("it goes back", &format!("$('heap-wave').state.tick < {before}"));
        page.click("heap-wave >> [role=slider]");
        page.wait("it is in the middle", &format!("Math.abs($('heap-wave').state.tick - {end} / 2) <= 1"));
        page.click("heap-wave >> button 'To the start'");
        at_tick(page, 0);
        page.run("$('heap-wave').setAttribute('speed', 8);");
        page.click("heap-wave >> button 'Play'");
        at_tick(page, end);
        page.wait("the end is told", "heard.some(event => event.type === 'heapwave-end')");
        assert_eq!(page.eval("heard.filter(event => event.type === 'heapwave-end').length"), 1);
        // The table has a part for each.
        page.click("heap-wave >> .table summary");
        page.wait("both tables are there", "$$('heap-wave >> table').length === 2");
        assert_eq!(page.eval("$$('heap-wave >> table').map(table => table.tBodies[0].rows.length)"), json!([3, 1]));
    });
}

#[test]
fn compare_is_a_choice_and_keeps_the_moment() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &DIAGRAM.replace("stride", "at=wave-1 stride"));
        let alone = page.eval("$('heap-wave').state");
        page.click("heap-wave >> button 'Compare'");
        page.wait(
            "both are there",
            &format!("({COLUMNS}) === 'Reference counting,Mark–sweep' && $('heap-wave').state.sides"),
        );
        assert_eq!(
            page.eval("$$('heap-wave >> .seg [aria-pressed=true]').map(button => button.innerText)"),
            json!(["Compare"])
        );
        assert_eq!(page.eval("$('heap-wave').state.sides[1].worklist"), alone["worklist"]);
        page.click("heap-wave >> button 'Mark–sweep'");
        page.wait("one is left", "$$('heap-wave >> .column').length === 0 && !$('heap-wave').state.sides");
        assert_eq!(page.eval("$('heap-wave').state"), alone);
        // A cut is made on both sides.
        page.click("heap-wave >> button 'Compare'");
        page.wait("both are there", "$('heap-wave').state?.sides");
        page.click("heap-wave >> button 'To the end'");
        page.click("heap-wave >> button 'Cut root 2'");
        page.wait("it is cut", "$('heap-wave').state.sides.every(side => side.roots[2].to === null)");
        page.click("heap-wave >> button 'To the end'");
        page.wait("it ends", "$('heap-wave').state.tick === $('heap-wave').state.ticks");
        let alive =
            page.eval("$('heap-wave').state.sides.map(side => side.objects.filter(object => object.alive).length)");
        assert_eq!(alive, json!([5, 1]));
        page.run("$('heap-wave').setAttribute('collector', 'mark-sweep mark-sweep');");
        page.wait("it says what is wrong", "$('heap-wave >> .notice')?.innerText.includes('different ones')");
    });
}

#[test]
fn it_is_for_everyone_and_nothing_jumps() {
    let looks = [
        ("light", Look::light()),
        ("dark", Look::dark()),
        ("forced-colors", Look::light().forced_colors()),
        ("article", Look::light().sized(740, 900)),
        ("narrow", Look::light().sized(320, 800)),
    ];
    on_stage(Look::light(), |page| {
        for (name, look) in looks {
            page.look(&look.reduced_motion());
            for (what, body) in
                [("program", widget(BOTH, PAIR)), ("diagram", DIAGRAM.replace("stride", &format!("{BOTH} stride")))]
            {
                open(page, &body);
                let heights = page.run(
                    "const it = $('heap-wave'), heights = new Set();
                    for (let at = 0; at <= it.state.ticks; at++) {
                        await it.seek(at);
                        heights.add(it.getBoundingClientRect().height);
                    }
                    await it.seek(Math.round(it.state.ticks * 0.8));
                    return [...heights];",
                );
                assert_eq!(heights.as_array().map(Vec::len), Some(1), "{what}, {name}: {heights}");
                let faults = page.axe();
                assert!(faults.is_empty(), "{what}, {name}:\n{}", faults.join("\n"));
                let wide = page.eval("[document.scrollingElement.scrollWidth, innerWidth]");
                assert!(wide[0].as_f64() <= wide[1].as_f64(), "{what}, {name}: {wide}");
                let beside = "$$('heap-wave >> .column').map(column => column.getBoundingClientRect().top)";
                let tops = page.eval(beside);
                assert_eq!(tops[0], tops[1], "{what}, {name}: both begin at the same height");
                page.screenshot(&format!("sides-{what}-{name}"));
            }
        }
    });
}

#[test]
fn what_is_read_out_names_the_side() {
    on_stage(Look::light().reduced_motion(), |page| {
        let aloud = "$('heap-wave >> .say > [aria-live=polite]').textContent";
        open(page, &widget(BOTH, PAIR));
        page.run("await $('heap-wave').seek(3);");
        page.click("heap-wave >> button 'Ahead one step'");
        page.wait("it is read out", &format!("{aloud} !== ''"));
        page.run("$('heap-wave').setAttribute('at', 'sweep');");
        page.wait("the one that works is named", &format!("{aloud}.startsWith('Mark–sweep. Sweep: ')"));
        ready(page, "heap-wave");
        assert_eq!(page.eval("$('heap-wave >> .column.waits').ariaLabel"), "Reference counting");
    });
}

/// Chooses from a list of the widget by its name.
pub fn choose(page: &Page, list: &str, value: &str) {
    page.run(&format!(
        "const list = $$('heap-wave >> select').find(list => list.ariaLabel === '{list}');
         list.value = '{value}'; list.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ));
}

#[test]
fn any_two_of_all_collectors_stand_side_by_side() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("collector='mark-sweep'", PAIR));
        let offered = "$$('heap-wave >> .seg button, .seg option').map(one => one.innerText)";
        let names = page.eval(offered);
        for name in ["Reference counting", "Mark–sweep", "Mark–compact", "Incremental", "Compare"] {
            assert!(names.as_array().unwrap().contains(&json!(name)), "{name}: {names}");
        }
        choose(page, "Other collectors", "mark-compact");
        page.wait(
            "it compacts",
            "$$('heap-wave >> .legend li').some(row => row.innerText.includes('where it will be'))",
        );
        page.click("heap-wave >> button 'Compare'");
        page.wait("it stands beside the second", &format!("({COLUMNS}) === 'Mark–sweep,Mark–compact'"));
        choose(page, "Collector of the first side", "incremental");
        page.wait("another one", &format!("({COLUMNS}) === 'Incremental,Mark–compact'"));
        choose(page, "Collector of the second side", "incremental");
        page.wait("they change places", &format!("({COLUMNS}) === 'Mark–compact,Incremental'"));
        page.run("const it = $('heap-wave'); await it.seek(it.state.ticks);");
        let freed = json!(["ƒ pair", "{a},{b}"]);
        for side in 0..2 {
            let fate = fates(page)[side].clone();
            assert_eq!(json!([fate[1], fate[2]]), freed);
        }
        page.assert_accessible();
    });
}

/// References that lead to an old place, the one in the legend left out.
const STALE: &str = "$$('heap-wave >> .edge.stale').filter(edge => !edge.closest('.legend')).length";

#[test]
fn objects_that_move_are_seen_to_move() {
    let graph = r#"{ "heapwave": 1, "objects": { "a": {}, "b": { "fields": { "to": "c" } }, "c": {} }, "roots": { "r": "a", "s": "b" },
        "script": [{ "op": "root", "name": "r", "to": null }, { "op": "collect" }] }"#;
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("collector='mark-compact' at='references'", graph));
        page.wait("it is there", "$('heap-wave').state?.phase === 'references'");
        let address =
            |name: &str| page.eval(&format!("$('heap-wave').state.objects.find(it => it.id === '{name}').address"));
        let (b, c) = (address("b"), address("c"));
        assert_eq!(page.eval("$$('heap-wave >> text.forwarding').length"), 2, "both are told where they will be");
        page.run("await $('heap-wave').step(1)");
        assert_eq!(page.eval(STALE), 1, "s knows the new place, b.to the old one");
        page.run("const it = $('heap-wave'); await it.seek(it.state.ticks);");
        assert!(address("b").as_u64() < b.as_u64() && address("c").as_u64() < c.as_u64(), "both slid down");
        assert_eq!(page.eval("$$('heap-wave >> text.forwarding').length"), 0);
        assert_eq!(page.eval(STALE), 0);
        page.run("const it = $('heap-wave'); await it.seek(0);");
        assert_eq!(address("b"), b, "and back");
    });
}

#[test]
fn the_legend_of_a_side_lies_on_no_picture() {
    on_stage(Look::light().reduced_motion(), |page| {
        for (wide, high) in [(1280, 800), (1024, 768), (768, 1024), (390, 844)] {
            page.look(&Look::light().sized(wide, high).reduced_motion());
            page.visit("/");
            for figure in ["growing", "diagram"] {
                page.run(&format!(
                    "const figure = $('#{figure}');
                    figure.scrollIntoView({{ behavior: 'instant' }});
                    await figure.step(0);
                    figure.setAttribute('collector', 'reference-counting mark-sweep');
                    await figure.seek(3);"
                ));
                page.wait("there are two", &format!("$$('#{figure} >> .column > .legend').length === 2"));
                let apart = format!(
                    "$$('#{figure} >> .column').map(column => {{
                        const end = column.querySelector('.legend').getBoundingClientRect().bottom;
                        const field = column.querySelector('.field').getBoundingClientRect();
                        return end <= field.top + 1 && field.height > 60;
                    }})"
                );
                assert_eq!(page.eval(&apart), json!([true, true]), "{figure} at {wide} x {high}");
            }
        }
    });
}

#[test]
fn in_the_lab_on_a_phone_four_are_seen_whole() {
    on_stage(Look::light().sized(390, 844).reduced_motion(), |page| {
        page.visit("/lab.html");
        ready(page, "heap-wave");
        page.run("$('heap-wave').setAttribute('collector', 'mark-sweep reference-counting semispace generational');");
        page.wait("there are four", "$$('heap-wave >> .column').length === 4");
        let high = "$$('heap-wave >> .column .field').filter(field => field.clientHeight >= 190).length";
        page.wait("each has its picture", &format!("{high} === 4"));
        let hidden = "(sides => sides.scrollHeight - sides.clientHeight)($('heap-wave >> .sides'))";
        assert_eq!(page.eval(hidden), 0, "nothing is to be scrolled to but the page");
    });
}
