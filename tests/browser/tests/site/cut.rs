//! Cutting a root is one click, undone by a step back, and the two collectors make different things of it.

use crate::widget::{DIAGRAM, open, tick, ticks};
use browser_tests::{Look, Page, on_stage};

const ROOT_2: &str = "$('heap-wave').state.roots.find(root => root.name === '2').to";
const ALIVE: &str = "$('heap-wave').state.objects.filter(o => o.alive)
    .map(o => o.label.slice(7) + (o.count === null ? '' : `:${o.count}`)).join(' ')";

#[test]
fn a_cut_is_one_click_and_a_step_back_undoes_it() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        page.click("heap-wave >> button 'Ahead by wave'");
        page.wait("it has gone ahead", "$('heap-wave').state.tick > 0");
        cut(page);
        let after = tick(page);
        page.run("await $('heap-wave').back(1);");
        assert_eq!((page.eval(ROOT_2), tick(page)), ("Object 2".into(), after - 1), "it is undone");
        page.run("await $('heap-wave').step(1);");
        assert_eq!(page.eval(ROOT_2), serde_json::Value::Null, "it is done again");
    });
}

#[test]
fn a_cut_in_the_middle_of_a_collection_waits_for_its_end_and_says_so() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        page.run("await $('heap-wave').seek(9);");
        let asked = tick(page);
        cut(page);
        page.wait("it is told", "$('heap-wave >> .say .notice')?.innerText.includes('stops the world')");
        page.screenshot("a-cut-that-waited");
        page.assert_accessible();
        assert!(tick(page) > asked + 1);
        assert_eq!(page.eval("$('heap-wave').state.sentence"), "You cut root 2: it refers to nothing now.");
        page.focus("heap-wave >> button.play");
        page.press("z");
        page.wait("one is where one cut", &format!("$('heap-wave').state.tick === {asked} && {ROOT_2} === 'Object 2'"));
    });
}

#[test]
fn after_the_cut_marking_keeps_one_object_and_counting_keeps_the_cycle() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        cut(page);
        end(page);
        assert_eq!(page.eval(ALIVE), "6");
        choose(page, "Reference counting");
        assert_eq!(tick(page), ticks(page), "the end stays the end");
        assert_eq!(page.eval(ALIVE), "1:1 2:1 3:1 4:1 6:1");
        assert_eq!(page.eval(ROOT_2), serde_json::Value::Null, "the cut came along");
        page.screenshot("counting-after-the-cut");
        page.assert_accessible();
        page.click("heap-wave >> button 'To the start'");
        page.wait("it is at the start", "$('heap-wave').state.tick === 0");
        choose(page, "Mark–sweep");
        assert_eq!(tick(page), 0, "the start stays the start");
        end(page);
        assert_eq!(page.eval(ALIVE), "6");
    });
}

#[test]
fn a_click_on_the_root_itself_cuts_it_too() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        page.click("heap-wave >> .slot.filled rect");
        page.wait("root 2 is cut", &format!("{ROOT_2} === null"));
    });
}

fn cut(page: &Page) {
    page.click("heap-wave >> button 'Cut root 2'");
    page.wait("root 2 is cut", &format!("{ROOT_2} === null"));
}

fn end(page: &Page) {
    page.click("heap-wave >> button 'To the end'");
    page.wait("it is at the end", "$('heap-wave').state.tick === $('heap-wave').state.ticks");
}

fn choose(page: &Page, collector: &str) {
    page.click(&format!("heap-wave >> button '{collector}'"));
    let chosen = format!("$(`heap-wave >> button '{collector}'`).ariaPressed === 'true' && $('heap-wave').state");
    page.wait("it is chosen", &chosen);
}
