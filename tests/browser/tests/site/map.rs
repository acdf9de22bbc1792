//! The heap map: every object is found on it by pointer and keys, it changes with the moment and the theme, and in the lab
//! it takes the graph's place.

use crate::widget::{leave, open, ready, serve};
use browser_tests::{Look, on_stage};

const GENERATED: &str = r#"{ "heapwave": 1, "generate": { "kind": "random", "objects": 400, "seed": 2 },
  "script": [{ "op": "collect" }] }"#;
/// The colour in the middle of the canvas of a map; and all its colours.
const PRINT: &str = "(() => { const canvas = $('heap-wave >> .memory canvas'), paper = canvas.getContext('2d');
    const { data } = paper.getImageData(0, 0, canvas.width, canvas.height); let print = 0;
    for (let i = 0; i < data.length; i += 4) print = (print * 31 + data[i] * 65536 + data[i + 1] * 256 + data[i + 2]) >>> 0; return print; })()";

#[test]
fn an_object_is_found_by_pointer_and_keys_and_is_the_one_that_is_selected() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.serve("/map.json", GENERATED);
        open(page, "<heap-wave src=/map.json view='graph map strip' poster=none></heap-wave>");
        page.wait("it is painted", &format!("$('heap-wave >> .memory canvas').width > 300 && {PRINT} !== 0"));
        page.click("heap-wave >> .memory .cells");
        page.wait("an object is selected", "$('heap-wave').state.selected");
        let said = page.eval("$('heap-wave >> .memory .at').innerText.split(',')[0]");
        assert_eq!(said, page.eval("$('heap-wave').state.selected"), "and it is the one that is named");
        page.press("Tab");
        page.focus("heap-wave >> .memory .scroll");
        page.press("ArrowRight");
        page.wait("the next one is", &format!("$('heap-wave').state.selected !== {said}"));
        let next = page.eval("$('heap-wave').state.selected");
        page.press("ArrowLeft");
        page.wait("and the one before again", &format!("$('heap-wave').state.selected === {said}"));
        page.press("ArrowDown");
        page.wait("and one below", &format!("![{said}, {next}].includes($('heap-wave').state.selected)"));
        assert_eq!(page.eval("$('heap-wave').state.tick"), 0, "keys of the map do not move in time");
        page.assert_accessible();
    });
}

#[test]
fn it_changes_with_the_moment_and_with_the_theme() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.serve("/map.json", GENERATED);
        open(page, "<heap-wave src=/map.json view=map poster=none></heap-wave>");
        page.wait("it is painted", &format!("$('heap-wave >> .memory canvas').width > 300 && {PRINT} !== 0"));
        let before = page.eval(PRINT);
        page.click("heap-wave >> button 'To the end'");
        page.wait("the moment is another one", &format!("{PRINT} !== {before}"));
        let light = page.eval(PRINT);
        page.run("$('heap-wave').setAttribute('theme', 'dark');");
        page.wait("it is painted in dark colours", &format!("{PRINT} !== {light}"));
        page.run("$('heap-wave').setAttribute('theme', 'light');");
        page.wait("and in light ones again", &format!("{PRINT} === {light}"));
        page.screenshot("map");
        leave(page);
    });
}

#[test]
fn in_the_lab_it_takes_the_graphs_place() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.serve("/map.json", GENERATED);
        serve(page, "<heap-wave src=/map.json controls=full></heap-wave>");
        ready(page, "heap-wave");
        page.click("heap-wave >> button 'Map'");
        page.wait("the map is there", "$('heap-wave >> .memory canvas') && !$('heap-wave >> .field')");
        page.click("heap-wave >> button 'Map'");
        page.wait("the graph is back", "!$('heap-wave >> .memory') && $('heap-wave >> .field')");
    });
}
