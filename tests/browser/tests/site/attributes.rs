//! Attributes: what they say when the page opens, and what changing them does to a widget that is alive.

use crate::widget::{DIAGRAM, PAIR, at_tick, open, ready, tick, ticks, widget};
use browser_tests::{Look, on_stage};

#[test]
fn a_link_to_a_moment_opens_there() {
    on_stage(Look::light().reduced_motion(), |page| {
        for (at, phase) in [("sweep", "sweep"), ("wave-1", "mark"), ("start", "program")] {
            open(page, &DIAGRAM.replace("stride", &format!("at={at} stride")));
            assert_eq!(page.eval("$('heap-wave').state.phase"), phase, "at={at}");
            assert_eq!(tick(page) == 0, at == "start");
        }
        open(page, &DIAGRAM.replace("stride", "at=7 stride"));
        assert_eq!(tick(page), 7);
        open(page, &DIAGRAM.replace("stride", "at=end stride"));
        assert_eq!(tick(page), ticks(page));
        page.run("$('heap-wave').setAttribute('at', 'mark');");
        page.wait("it goes there", "$('heap-wave').state.phase === 'roots'");
        page.run("$('heap-wave').setAttribute('at', '3');");
        at_tick(page, 3);
    });
}

#[test]
fn a_change_of_collector_stride_or_speed_is_seen_at_once() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        page.run("$('heap-wave').setAttribute('collector', 'reference-counting');");
        page.wait("it counts", "$('heap-wave').state?.objects[1].count === 2");
        page.wait("the button says so", "$(`heap-wave >> button 'Reference counting'`).ariaPressed === 'true'");
        page.run("$('heap-wave').removeAttribute('collector');");
        page.wait("the scenario's own is back", "$('heap-wave').state?.objects[1].count === null");
        page.run("$('heap-wave').setAttribute('stride', 'object');");
        page.wait("the button says so", "$(`heap-wave >> button 'Ahead by object'`)");
        page.run("$('heap-wave').setAttribute('speed', '4');");
        page.wait("the list says so", "$(`heap-wave >> select 'Speed'`).selectedOptions[0].text === '4×'");
        page.run("$('heap-wave').setAttribute('speed', '3');");
        page.wait("an unusual one too", "$(`heap-wave >> select 'Speed'`).selectedOptions[0].text === '3×'");
        page.run("$('heap-wave').setAttribute('autoplay', '');");
        page.wait("it plays", "$('heap-wave').state.tick > 0");
    });
}

#[test]
fn view_and_controls_say_what_is_there() {
    const PARTS: &str =
        "Object.entries({ graph: '.field', strip: '.strip', worklist: '.worklist', counters: '.counters',
        head: '.head', transport: '.transport', collectors: '.seg', lists: 'select', table: '.table' })
        .filter(([, part]) => $(`heap-wave >> ${part}`)?.checkVisibility()).map(([name]) => name).join(' ')";
    on_stage(Look::light().reduced_motion(), |page| {
        let look = |attribute: &str, value: &str, parts: &str| {
            page.run(&format!("$('heap-wave').setAttribute('{attribute}', '{value}');"));
            page.wait(&format!("{attribute}={value} shows {parts}"), &format!("({PARTS}) === '{parts}'"));
        };
        open(page, DIAGRAM);
        look("view", "", "graph strip worklist counters head transport collectors lists table");
        look("view", "graph", "graph head transport collectors lists table");
        look("view", "strip counters", "strip counters head transport collectors lists");
        look("controls", "minimal", "strip counters head transport");
        look("controls", "none", "strip counters");
        look("view", "graph code", "graph table");
        look("controls", "full", "graph head transport collectors lists table");
        assert_eq!(page.eval("$('heap-wave >> [role=alert]')"), serde_json::Value::Null);
        // Without controls it takes no keys.
        page.run("$('heap-wave').setAttribute('controls', 'none');");
        page.wait("the controls are gone", "!$('heap-wave >> .transport')");
        page.run("$('heap-wave >> .frame').focus();");
        page.press("End");
        page.run("await $('heap-wave').step(1);");
        assert_eq!(tick(page), 1);
    });
}

#[test]
fn a_theme_is_the_pages_or_the_authors_choice() {
    on_stage(Look::light().reduced_motion(), |page| {
        let card = "getComputedStyle($('heap-wave >> .frame')).backgroundColor";
        open(page, DIAGRAM);
        let light = page.eval(card);
        page.run("$('heap-wave').setAttribute('theme', 'dark');");
        let dark = page.eval(card);
        assert_ne!(light, dark);
        page.run("$('heap-wave').setAttribute('theme', 'auto');");
        assert_eq!(page.eval(card), light);
        page.look(&Look::dark().reduced_motion());
        assert_eq!(page.eval(card), dark, "auto follows the reader");
        page.run("$('heap-wave').setAttribute('theme', 'light');");
        assert_eq!(page.eval(card), light);
    });
}

#[test]
fn another_source_replaces_the_scenario() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.serve("/pair.json", PAIR);
        open(page, &widget("", PAIR));
        page.run("$('heap-wave').setAttribute('src', 'samples/mark-sweep.json');");
        page.wait("the diagram is there", "$('heap-wave').state?.objects.length === 8");
        // Of two asked for at once the last one stays, whichever comes first.
        page.run(
            "
            $('heap-wave').setAttribute('src', 'samples/mark-sweep.json'); 
            $('heap-wave').setAttribute('src', '/pair.json');",
        );
        page.wait("the pair is there", "$('heap-wave').state?.objects.length === 3");
        page.run("await new Promise(done => setTimeout(done, 300));");
        assert_eq!(page.eval("$('heap-wave').state.objects.length"), 3);
        page.run(
            "$('heap-wave').setAttribute('src', 'samples/mark-sweep.json'); $('heap-wave').removeAttribute('src');",
        );
        ready(page, "heap-wave");
        page.wait("its own content is there", "$('heap-wave >> .title').innerText === 'A pair'");
    });
}

#[test]
fn type_says_what_the_text_is() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("type=scenario", PAIR));
        page.run("$('heap-wave').setAttribute('type', 'javascript');");
        page.wait(
            "it is told that this is no program",
            "$('heap-wave >> [role=alert]')?.innerText.toLowerCase().includes('nothing is running')",
        );
        page.run("$('heap-wave').removeAttribute('type');");
        ready(page, "heap-wave");
    });
}
