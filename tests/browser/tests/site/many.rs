//! Several widgets on a page: independent, on one wasm instance, at work only when in view, at home wherever they are moved.

use crate::widget::{DIAGRAM, PAIR, at_tick, document, open, ready, serve, widget};
use browser_tests::{Look, on_stage};

const WASM: &str = "performance.getEntriesByType('resource').filter(entry => entry.name.endsWith('.wasm')).length";

#[test]
fn two_widgets_play_apart_on_one_instance() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &[&widget("id=one", PAIR), DIAGRAM].concat());
        page.run("$('heap-wave:not(#one)').id = 'two'; $('#two').scrollIntoView();");
        ready(page, "#two");
        page.click("#one >> button 'Ahead one step'");
        page.wait("the first has moved", "$('#one').state.tick > 0");
        assert_eq!(page.eval("$('#two').state.tick"), 0);
        page.click("#two >> button 'To the end'");
        page.wait("the second has moved", "$('#two').state.tick === $('#two').state.ticks");
        assert_eq!(page.eval("$('#one').state.objects.length + $('#two').state.objects.length"), 11);
        assert_eq!(page.eval("$('#one').state.tick < $('#one').state.ticks"), true);
        page.click("#one >> button 'Reference counting'");
        page.wait("the first counts", "$('#one').state?.objects[0].count !== null");
        assert_eq!(page.eval("$('#two').state.objects[0].count"), serde_json::Value::Null);
        assert_eq!(page.eval(WASM), 1);
    });
}

#[test]
fn a_widget_begins_when_it_comes_into_view_and_not_before() {
    on_stage(Look::light(), |page| {
        page.begin_with("window.heard = []; addEventListener('heapwave-step', event => heard.push(event.target.id));");
        serve(page, &format!("<div style='height: 4000px'></div>{}", widget("id=far autoplay", PAIR)));
        page.run("await new Promise(done => setTimeout(done, 500));");
        assert_eq!(page.eval("$('#far').state === null && heard.length === 0"), true);
        assert_eq!(page.eval(WASM), 0, "nothing is loaded for nobody");
        assert_eq!(page.eval("$('#far').innerText.includes('A pair')"), true, "its text can be read meanwhile");
        page.run("$('#far').scrollIntoView();");
        page.wait("it plays", "$('#far').state?.tick > 0");
        // Out of view again, no time passes.
        page.run("scrollTo(0, 0); await new Promise(done => setTimeout(done, 300));");
        let before = page.eval("$('#far').state.tick");
        page.run("await new Promise(done => setTimeout(done, 2000));");
        assert_eq!(page.eval("$('#far').state.tick"), before);
    });
}

#[test]
fn a_widget_that_is_asked_begins_out_of_view() {
    on_stage(Look::light(), |page| {
        serve(page, &format!("<div style='height: 4000px'></div>{}", widget("id=far", PAIR)));
        assert_eq!(page.eval("$('#far').seek(3).then(state => state.tick)"), 3);
        assert_eq!(page.eval("$('#far').state.tick"), 3);
    });
}

#[test]
fn a_widget_that_is_moved_or_taken_out_and_put_back_goes_on_where_it_was() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &format!("{}<aside></aside>", widget("", PAIR)));
        page.run("await $('heap-wave').seek(4); $('aside').append($('heap-wave'));");
        at_tick(page, 4);
        page.click("aside heap-wave >> button 'To the start'");
        at_tick(page, 0);
        page.run(
            "
            await $('heap-wave').seek(5); 
            window.kept = $('heap-wave'); 
            kept.remove();
            await new Promise(done => setTimeout(done, 100));
            document.body.append(kept);",
        );
        at_tick(page, 5);
        page.click("body > heap-wave >> button 'To the start'");
        at_tick(page, 0);
    });
}

#[test]
fn a_widget_made_by_a_script_works_too_and_the_script_tag_may_be_there_twice() {
    on_stage(Look::light().reduced_motion(), |page| {
        let twice = document("").replace("<main>", "<script type=module src=/heapwave.js?again></script><main>");
        page.serve("/host.html", &twice);
        page.visit("/host.html");
        page.run(
            "
            const made = document.createElement('heap-wave'); 
            made.setAttribute('src', '/samples/mark-sweep.json');
            document.body.append(made);",
        );
        ready(page, "heap-wave");
        assert_eq!(page.eval("$('heap-wave').state.objects.length"), 8);
    });
}
