//! What the lab answers: of the selected object, of who keeps most, of the lives of all objects.

use crate::drawing::{click, point};
use crate::programs::write;
use crate::widget::{ready, tick};
use browser_tests::{Look, Page, on_stage};

const GRAPH: &str = r#"{ "heapwave": 1, "title": "Asked",
  "objects": { "cart": { "fields": { "items": "list", "user": "ann" } }, "list": { "size": 64 }, "ann": {} },
  "roots": { "page": "cart" }, "script": [{ "op": "set", "object": "cart", "field": "user", "to": null }, { "op": "collect" }] }"#;

fn enter(page: &Page) {
    page.visit("/lab.html");
    ready(page, "heap-wave");
    page.run(&format!("await $('heap-wave').load({});", serde_json::Value::from(GRAPH)));
}

/// The button of the middle picture with this name.
fn button(name: &str) -> String {
    format!("[...$('heap-wave').shadowRoot.querySelectorAll('.mapped')].find(button => button.innerText === '{name}')")
}

#[test]
fn the_selected_object_is_told_and_what_would_go_is_lit_before_it_is_cut() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page);
        page.run("await $('heap-wave').select('list');");
        page.wait("what it retains is known", "$('heap-wave >> .inspect')?.innerText.includes('Retains')");
        let told = page.eval("$('heap-wave >> .inspect').innerText");
        let told = told.as_str().unwrap_or_default();
        for words in ["cart.items", "1 object, 96 B would go", "Kept by", "96 B in 1 object"] {
            assert!(told.contains(words), "{words}: {told}");
        }
        page.hover("heap-wave >> .inspect li");
        page.wait("it is lit", "$('heap-wave >> .ring.lost, .ring.selected')");
        page.run("$('heap-wave >> .inspect li button').focus();");
        page.assert_accessible();
        page.run("[...$('heap-wave').shadowRoot.querySelectorAll('.inspect button')].find(b => b.innerText === 'Cut').click();");
        page.run("await $('heap-wave').seek($('heap-wave').state.ticks);");
        page.wait(
            "it is gone",
            "$('heap-wave').state.objects.every(object => object.label !== 'list' || !object.alive)",
        );
        page.wait("and the lab says when", "$('heap-wave >> .inspect').innerText.includes('Freed')");
    });
}

#[test]
fn the_answer_is_in_sight_beside_an_open_table() {
    for (wide, high) in [(1024, 768), (1280, 800), (800, 1000), (390, 844)] {
        on_stage(Look::light().sized(wide, high).reduced_motion(), |page| {
            enter(page);
            page.run("await $('heap-wave').select('list');");
            page.click("heap-wave >> .table summary");
            page.wait("the table is open", "$('heap-wave >> .rows .scroll')");
            page.run("$('heap-wave >> .note').scrollIntoView({ block: 'nearest', behavior: 'instant' });");
            // Each line of the answer, at both of its ends, is what one sees there, and nothing of the table is under it.
            let hidden = page.run(
                "const root = $('heap-wave').shadowRoot, told = root.querySelector('.told'), words = document.createRange();
                words.selectNodeContents(told.querySelector('p'));
                const lines = [...words.getClientRects()].filter(line => line.width > 0);
                const ends = lines.flatMap(line => [[line.left + 1, line.top + 3], [line.right - 1, line.bottom - 3]]);
                const covered = ends.filter(([x, y]) => !told.contains(root.elementFromPoint(x, y)));
                const over = root.querySelector('.rows').getBoundingClientRect().bottom - told.getBoundingClientRect().top;
                return lines.length > 0 ? [covered.length, over > 2 && told.getBoundingClientRect().height < 40] : 'nothing is said';",
            );
            assert_eq!(hidden, serde_json::json!([0, false]), "{wide} × {high}");
            page.screenshot(&format!("a-table-and-an-answer-{wide}"));
        });
    }
}

#[test]
fn where_the_legend_has_no_room_whole_entries_are_left_out() {
    for (wide, high) in [(1280, 800), (1024, 768), (940, 768), (800, 1000)] {
        on_stage(Look::light().sized(wide, high).reduced_motion(), |page| {
            enter(page);
            let seen = page.run(
                "const box = part => part.getBoundingClientRect(), root = $('heap-wave').shadowRoot;
                const legend = box(root.querySelector('.note .legend'));
                const there = [...root.querySelectorAll('.note .legend li')].map(box).filter(entry => entry.top < legend.bottom - 1);
                const buttons = [...root.querySelectorAll('.note > button, .note summary')].map(box);
                return [there.length > 0, there.filter(entry => entry.right > legend.right + 1).length, buttons.filter(button => button.right > innerWidth).length];",
            );
            assert_eq!(seen, serde_json::json!([true, 0, 0]), "{wide} × {high}");
        });
    }
}

#[test]
fn keepers_and_lives_are_found_and_lead_to_their_moments() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page);
        page.click("heap-wave >> .table summary");
        page.wait("the table is open", "$('heap-wave >> .tabs')");
        page.run("[...$('heap-wave').shadowRoot.querySelectorAll('.tabs button')].find(b => b.innerText === 'Keepers').click();");
        page.wait("they are found", "$('heap-wave >> [aria-label=\"Table of the biggest keepers\"] tbody tr')");
        let first = page.eval("$('heap-wave >> [aria-label=\"Table of the biggest keepers\"] tbody tr').innerText");
        assert!(first.as_str().is_some_and(|row| row.starts_with("cart")), "{first}");
        page.assert_accessible();
        page.run(&format!("{}.click();", button("Lives")));
        page.wait("all lives are seen", "$('heap-wave').shadowRoot.querySelectorAll('.lives li').length === 3");
        page.assert_accessible();
        let end = page.eval("$('heap-wave').state.ticks").as_u64().unwrap_or_default();
        // The end of the bar of what was let go: the nearest moment is when it was freed. A hand presses what it sees.
        let end_of_bar = "(r => [r.right - 1, r.top + 5])($$('heap-wave >> .lives li').find(li => li.innerText.includes('ann')).querySelector('.bar').getBoundingClientRect())";
        click(page, point(page, end_of_bar), 0);
        page.wait("it goes there", "$('heap-wave').state.tick > 2");
        assert!(tick(page) <= end);
        page.run(&format!("{}.click();", button("Lives")));
        page.wait("the graph is back", "$('heap-wave >> .field .nodes')");
    });
}

#[test]
fn graphs_come_in_other_formats_and_moments_go_in_them() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page);
        write(page, "digraph {\n  kept [root=true]\n  kept -> other\n  lost -> other\n}");
        page.wait("the graph is played", "$('heap-wave').state?.objects.length === 3");
        write(page, "kept -> other\nother -> third\n");
        page.wait("so is a list", "$('heap-wave').state?.objects.some(object => object.label === 'third')");
        let dot = page.eval("$('heap-wave').export('dot')");
        assert!(dot.as_str().is_some_and(|dot| dot.contains("digraph")), "{dot}");
        let svg = page.eval("$('heap-wave').export()");
        assert!(svg.as_str().is_some_and(|svg| svg.starts_with("<svg") && svg.contains("third")), "{svg}");
        page.click("[popovertarget=exports]");
        page.assert_accessible();
        page.click("[data-export=mmd]");
        page.wait("it is saved", "$('#said').innerText.endsWith('.mmd')");
        write(page, "digraph {\n  a -> ;\n}");
        page.wait("a fault has its place", "$('heap-wave >> [role=alert]')?.innerText.includes('line 2')");
    });
}
