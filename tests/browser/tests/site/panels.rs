//! What stands around the graph shows the same moment: table, worklist, strip, figures, sentence.

use crate::widget::{DIAGRAM, open, ready, widget};
use browser_tests::{Look, Page, on_stage};
use serde_json::json;

const ROWS: &str = "$$('heap-wave >> tbody tr').map(row => row.children[0].innerText)";

#[test]
fn the_table_says_what_the_graph_shows() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        page.click("heap-wave >> .table summary");
        page.wait("the table is there", "$('heap-wave >> table')");
        let same = format!(
            "{ROWS}.join() === $('heap-wave').state.objects.filter(object => object.alive).map(object => object.label).join()"
        );
        page.wait("it has a row an object", &same);
        let row = |number: u64| {
            page.eval(&format!("[...$$('heap-wave >> tbody tr')[{number}].children].map(cell => cell.innerText)"))
        };
        let two = row(1);
        assert_eq!(two[2], "a: Object 1, b: Object 3, c: Object 4");
        assert_eq!(two[3], "root 2, Object 4.a");
        page.click("heap-wave >> button 'Ahead by wave'");
        page.click("heap-wave >> button 'Ahead by wave'");
        page.wait("it follows the steps", "$$('heap-wave >> tbody tr')[1].children[1].innerText.startsWith('grey')");
        page.click("heap-wave >> button 'To the end'");
        page.wait("it has five rows", &format!("{ROWS}.length === 5 && {same}"));
        page.click("heap-wave >> button 'Reference counting'");
        let counts = "$$('heap-wave >> tbody tr').map(row => row.children[4].innerText).join()";
        page.wait(
            "it has the counts",
            &format!(
                "$$('heap-wave >> th').some(th => th.innerText === 'Count') && {same} && {counts} ===
            $('heap-wave').state.objects.filter(object => object.alive).map(object => object.count).join()"
            ),
        );
    });
}

#[test]
fn worklist_figures_and_strip_show_the_same_moment() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        for tick in 0..=page.eval("$('heap-wave').state.ticks").as_u64().expect("a number") {
            page.run(&format!("await $('heap-wave').seek({tick});"));
            let shown = page.eval(
                "(() => {
                    const { state } = $('heap-wave');
                    const figure = name => $$('heap-wave >> dt').find(dt => dt.innerText === name).nextSibling.innerText;
                    const alive = state.objects.filter(object => object.alive);
                    const marked = alive.filter(object => object.color !== 'white').length;
                    return [
                        [$$('heap-wave >> .chip').map(chip => chip.firstChild.innerText), state.worklist],
                        [figure('Marked'), `${marked} / ${alive.length}`],
                        [figure('Heap in use'), `${state.heap.used} B`],
                        [$$('heap-wave >> .block:not(.free)').length, alive.length],
                        [$('heap-wave >> .sentence').innerText.includes(state.sentence), true],
                        [$$('heap-wave >> .nodes .node:not(.ghost)').length, alive.length],
                    ];
                })()",
            );
            for pair in shown.as_array().expect("a list") {
                assert_eq!(pair[0], pair[1], "at tick {tick}");
            }
        }
    });
}

#[test]
fn a_large_picture_can_be_come_nearer_to_and_moved() {
    let objects: Vec<String> =
        (0..120).map(|n| format!("\"o{n}\": {{ \"fields\": {{ \"l\": \"o{}\" }} }}", n / 2)).collect();
    let scenario =
        format!("{{ \"heapwave\": 1, \"objects\": {{ {} }}, \"roots\": {{ \"r\": \"o99\" }} }}", objects.join(", "));
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("", &scenario));
        page.wait("zoom is offered", "$(`heap-wave >> button 'Zoom in'`)");
        // It opens near enough to be read; the whole of it is a click away.
        page.click("heap-wave >> button 'Whole picture'");
        page.wait("all is seen", "$(`heap-wave >> button 'Zoom out'`).ariaDisabled === 'true'");
        let whole = page.eval(SEEN);
        let all = |what: &str| page.wait(&format!("{what} shows all"), &format!("{SEEN} === {whole}"));
        changes(page, "Zoom in", || page.click("heap-wave >> button 'Zoom in'"));
        page.run("$('heap-wave >> .frame').focus();");
        for key in ["+", "d", "s", "a", "w", "-", "+"] {
            changes(page, key, || page.press(key));
        }
        changes(page, "a drag", || page.drag("heap-wave >> .field", 60, 30));
        page.screenshot("nearer");
        page.click("heap-wave >> button 'Whole picture'");
        all("Whole picture");
        changes(page, "+", || page.press("+"));
        page.click("heap-wave >> button 'Zoom out'");
        all("Zoom out");
        changes(page, "+", || page.press("+"));
        page.press("0");
        all("0");
    });
}

/// What part of the picture is seen.
const SEEN: &str = "$('heap-wave >> .layer svg').getAttribute('viewBox')";

fn changes(page: &Page, what: &str, act: impl FnOnce()) {
    let before = page.eval(SEEN);
    act();
    page.wait(&format!("{what} changes what is seen"), &format!("{SEEN} !== {before}"));
}

#[test]
fn print_shows_the_moment_without_what_can_only_be_clicked() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        page.run("await $('heap-wave').seek(8);");
        page.look(&Look::light().print());
        let seen = page.eval(
            "['.node', '.strip', '.sentence', '.worklist', '.transport', '.seg', '.cuts', '.ask']
                .map(part => $(`heap-wave >> ${part}`).checkVisibility())",
        );
        assert_eq!(seen, json!([true, true, true, true, false, false, false, false]));
        page.screenshot("print");
        page.look(&Look::light());
        ready(page, "heap-wave");
    });
}
