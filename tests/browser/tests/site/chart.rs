//! The chart of the heap: drawn where it is asked for, gone through by pointer and keys, the same height at every moment.

use crate::widget::{open, ready, tick, ticks, widget};
use browser_tests::{Look, Page, on_stage};

/// Objects made and dropped, until a few collections were due.
const WASTE: &str = "for (let i = 0; i < 60; i++) {\n  let kept = [i, i, i, i];\n}\n";
const STOPS: &str = "$$('heap-wave >> .chart button')";

fn charted(page: &Page, attributes: &str) {
    open(page, &widget(&format!("threshold=1000 view='code graph chart' {attributes}"), WASTE));
}

#[test]
fn it_is_there_where_it_is_asked_for_only() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("", WASTE));
        assert_eq!(page.eval("$$('heap-wave >> .chart').length"), 0);
        page.run("$('heap-wave').setAttribute('view', 'chart');");
        page.wait("it is there", "$('heap-wave >> .chart')");
        page.run("$('heap-wave').setAttribute('view', 'chart strip');");
        page.wait("beside the strip", "$('heap-wave >> .chart') && $('heap-wave >> .strip')");
    });
}

#[test]
fn a_press_goes_there_and_a_button_to_the_beginning_of_its_pause() {
    on_stage(Look::light().reduced_motion(), |page| {
        charted(page, "");
        let all = ticks(page);
        page.click("heap-wave >> .plot");
        page.wait("it is in the middle", &format!("Math.abs($('heap-wave').state.tick - {all} / 2) < {all} / 50"));
        page.drag("heap-wave >> .plot", 100, 0);
        page.wait("it followed the drag", &format!("$('heap-wave').state.tick > {all} * 0.55"));
        let name = page.eval(&format!("{STOPS}[1].ariaLabel"));
        let name = name.as_str().expect("a name");
        assert!(name.starts_with("Collection 2: pause ") && name.ends_with("; go to its beginning"), "{name}");
        page.click(&format!("heap-wave >> button '{name}'"));
        page.wait("it has begun", "$('heap-wave').state.phase === 'roots'");
        let second = tick(page);
        // The same by keys: from one button to the next.
        page.focus(&format!("heap-wave >> button '{name}'"));
        page.press("Shift+Tab");
        page.press("Enter");
        page.wait(
            "the first one",
            &format!("$('heap-wave').state.phase === 'roots' && $('heap-wave').state.tick < {second}"),
        );
        let needle = page.eval(
            "(() => { const box = part => $(`heap-wave >> .plot${part}`).getBoundingClientRect();
                return (box(' .needle').x - box('').x) / box('').width * $('heap-wave').state.ticks - $('heap-wave').state.tick; })()",
        );
        assert!(needle.as_f64().is_some_and(|off| off.abs() < all as f64 / 100.0), "the needle is {needle} ticks off");
        let said = page.eval("$('heap-wave >> .caption').innerText");
        let said = said.as_str().expect("a caption");
        assert!(said.contains(" collections, longest pause ") && said.contains("most in use "), "{said}");
        page.screenshot("chart");
    });
}

#[test]
fn each_of_two_sides_has_its_own_in_the_width_of_its_column() {
    on_stage(Look::light().reduced_motion(), |page| {
        for width in [420, 760, 1280] {
            page.look(&Look::light().sized(width, 900).reduced_motion());
            open(page, &widget("threshold=1000 view='code chart' collector='reference-counting mark-sweep'", WASTE));
            let narrow = page.eval(
                "$$('heap-wave >> .column').flatMap(column => [...column.children]
                    .filter(part => part.getBoundingClientRect().width < column.clientWidth - 2)
                    .map(part => part.className))",
            );
            assert_eq!(narrow, serde_json::json!([]), "{width} px wide: these do not fill their column");
            assert_eq!(page.eval("$$('heap-wave >> .column > .chart').length"), 2);
        }
    });
}

#[test]
fn it_is_for_everyone_and_never_jumps() {
    on_stage(Look::light().reduced_motion(), |page| {
        let looks = [
            ("light", Look::light()),
            ("dark", Look::dark()),
            ("forced-colors", Look::light().forced_colors()),
            ("narrow", Look::light().sized(320, 800)),
        ];
        for (name, look) in looks {
            page.look(&look.reduced_motion());
            for collector in ["mark-sweep", "reference-counting"] {
                charted(page, &format!("collector={collector}"));
                page.assert_accessible();
                let beyond = page.eval("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assert_eq!(beyond, 0, "{name}: nothing stands beyond the window");
                let small = page.eval(&format!(
                    "{STOPS}.filter(b => {{ const box = b.getBoundingClientRect(); return box.width < 24 || box.height < 24; }}).length"
                ));
                assert_eq!(small, 0, "{name}: a finger can hit every button");
                let over = page.eval(&format!(
                    "{STOPS}.map(b => b.getBoundingClientRect()).filter((box, i, all) => i && box.left < all[i - 1].right).length"
                ));
                assert_eq!(over, 0, "{name}: no button lies over another");
                let heights = page.run(
                    "const heights = new Set(), w = $('heap-wave');
                    for (let part = 0; part <= 8; part++) {
                        await w.seek(Math.floor(w.state.ticks * part / 8));
                        heights.add(Math.round(w.getBoundingClientRect().height));
                    }
                    return [...heights];",
                );
                assert_eq!(heights.as_array().map(Vec::len), Some(1), "{name}: {heights}");
            }
            page.screenshot(&format!("chart-{name}"));
        }
        page.look(&Look::light().print());
        ready(page, "heap-wave");
        assert_eq!(page.eval("$('heap-wave >> .chart').checkVisibility()"), true);
        page.screenshot("chart-print");
    });
}
