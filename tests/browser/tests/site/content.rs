//! What the page says of an element after it has begun: every attribute, and its content, as frameworks set and replace it.

use crate::widget::{PAIR, alert, open, ready, serve, tick, widget};
use browser_tests::{Look, on_stage, on_stages};
use serde_json::json;

const FIRST: &str = "let a = {};\na = null;\ngc();";
const SECOND: &str = "let other = { b: {} };\ngc();";

#[test]
fn content_that_is_set_replaced_or_changed_is_seen() {
    on_stages(Look::light().reduced_motion(), |page| {
        serve(page, "<heap-wave></heap-wave>");
        page.wait("there is nothing yet", "$('heap-wave >> [role=alert]')");
        let shows = |what: &str, act: &str, text: &str| {
            page.run(act);
            page.wait(what, &format!("$('heap-wave').text === {} && $('heap-wave').state", json!(text)));
            assert_eq!(alert(page), "", "{what}");
        };
        shows("set", &format!("$('heap-wave').textContent = {};", json!(FIRST)), FIRST);
        let pre = format!(
            "const pre = document.createElement('pre'); pre.append({}); $('heap-wave').replaceChildren(pre);",
            json!(SECOND)
        );
        shows("replaced", &pre, SECOND);
        shows("changed", &format!("$('heap-wave pre').firstChild.data = {};", json!(FIRST)), FIRST);
        shows(
            "a scenario",
            &format!(
                "$('heap-wave').innerHTML = '<script type=\"application/json\"></script>'; $('heap-wave script').textContent = {};",
                json!(PAIR)
            ),
            PAIR,
        );
        // What renders the same again, as frameworks do, changes nothing.
        page.run(&format!("await $('heap-wave').seek(4); $('heap-wave').textContent = {}; await new Promise(done => setTimeout(done, 100));", json!(PAIR)));
        assert_eq!(tick(page), 4);
    });
}

#[test]
fn what_a_reader_wrote_is_not_lost_when_the_content_changes() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("", FIRST));
        page.run("await $('heap-wave').edit('let mine = {};');");
        page.run(&format!(
            "$('heap-wave pre').textContent = {}; await new Promise(done => setTimeout(done, 100));",
            json!(SECOND)
        ));
        assert_eq!(page.eval("$('heap-wave').text"), "let mine = {};");
        page.run("await $('heap-wave').reset();");
        assert_eq!(page.eval("$('heap-wave').text"), SECOND, "reset leads to what the page says now");
    });
}

#[test]
fn every_attribute_counts_when_it_is_changed_later() {
    on_stages(Look::light().reduced_motion(), |page| {
        page.serve("/pair.json", PAIR);
        let program = "let s = Symbol('s');\nlet a = { b: { c: {} } };\nfunction f() { return () => a; }\nlet g = f();\nconsole.log(a);\na = null;\ngc();\nfor (let i = 0; i < 50; i++) s = [i, i, i];";
        let holds = |attribute: &str, value: &str, seen: &str| {
            page.run(&format!("$('heap-wave').setAttribute('{attribute}', '{value}');"));
            page.wait(&format!("{attribute}={value} is seen"), seen);
        };
        open(page, &widget("", program));
        holds("collector", "reference-counting", "$('heap-wave').seek(1e9).then(state => state.objects[0].count > 0)");
        holds("collector", "mark-sweep", "$('heap-wave').seek(1e9).then(state => state.objects[0].count === null)");
        holds("unfold", "scopes prototypes values", "$('heap-wave').seek(1e9).then(state => state.objects.length > 4)");
        holds("steps", "90", "$('heap-wave').seek(1e9).then(state => state.stopped?.includes('90'))");
        holds("steps", "100000", "$('heap-wave').seek(1e9).then(state => !state.stopped)");
        holds("threshold", "256", "$('heap-wave').seek(1e9).then(() => $('heap-wave').state.pauses.count > 1)");
        holds("threshold", "65536", "$('heap-wave').seek(1e9).then(() => $('heap-wave').state.pauses.count === 1)");
        holds("heap", "128", "$('heap-wave').seek(1e9).then(state => state.heap.size === 128)");
        holds("heap", "65536", "$('heap-wave').seek(1e9).then(state => state.heap.size === 65536)");
        holds("elements", "2", "$('heap-wave').seek(1e9).then(state => state.stopped?.includes('RangeError'))");
        holds("keep-logged", "", "$('heap-wave').seek(1e9).then(state => state.objects.some(it => it.alive))");
        holds("at", "line-4", "$('heap-wave').state?.line === 4");
        holds("stride", "object", "$('heap-wave >> .transport .choose').value === 'object'");
        holds("speed", "4", "$(`heap-wave >> select 'Speed'`).selectedOptions[0].text === '4×'");
        holds("break", "3", "$('heap-wave >> .gutter [aria-pressed=true]')?.innerText === '3'");
        holds("view", "graph chart", "$('heap-wave >> .chart') && !$('heap-wave >> .side')");
        holds("options", "", "$('heap-wave >> select[aria-label=Order]')");
        holds("controls", "none", "!$('heap-wave >> .transport')");
        holds("controls", "full", "$('heap-wave >> .transport')");
        holds("theme", "dark", "getComputedStyle($('heap-wave >> .heapwave')).colorScheme === 'dark'");
        holds("fill", "", "getComputedStyle($('heap-wave >> .frame')).borderRadius === '0px'");
        holds("predict", "line-6 freed", "$('heap-wave').questions.length === 1");
        holds("answered", "0", "$('heap-wave').questions[0].answered");
        holds("src", "/pair.json", "$('heap-wave').state?.objects.length === 3");
        holds("src", "#1.nonsense", "$('heap-wave >> [role=alert]')?.innerText.includes('could not be recovered')");
        let link = {
            page.run("$('heap-wave').removeAttribute('src');");
            page.wait("its own content is back", "$('heap-wave').state?.line !== undefined");
            page.eval("$('heap-wave').link()")
        };
        page.run(&format!("$('heap-wave').textContent = 'gc();'; $('heap-wave').setAttribute('src', '#' + {link});"));
        page.wait("the link's text is there", &format!("$('heap-wave').text === {}", json!(program)));
        page.run("await $('heap-wave').load('setInterval(() => console.log(1), 10);');");
        holds("time", "45", "$('heap-wave').seek(1e9).then(state => state.log.length === 4)");
        holds("autoplay", "", "$(`heap-wave >> .transport button 'Pause'`)");
        page.run("await $('heap-wave').pause();");
        holds("type", "scenario", "$('heap-wave >> [role=alert]')?.innerText.includes('not a scenario')");
    });
}

#[test]
fn an_unknown_value_falls_back_and_is_told_once() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.begin_with(
            "window.told = []; addEventListener('heapwave-warning', event => told.push(event.detail.message));
            window.warned = []; console.warn = (...words) => warned.push(words.join(' '));",
        );
        for (name, word) in [
            ("collector", "magic"),
            ("stride", "leap"),
            ("view", "grph"),
            ("speed", "fast"),
            ("controls", "some"),
            ("theme", "blue"),
            ("type", "poem"),
            ("heap", "lots"),
            ("unfold", "all"),
            ("predict", "soon?"),
            ("answered", "most"),
        ] {
            open(page, &widget(&format!("{name}='{word}'"), PAIR));
            page.run("await $('heap-wave').step(2);");
            assert_eq!(tick(page), 2, "{name}: it works all the same");
            for list in ["told", "warned"] {
                let told = page.eval(list);
                assert_eq!(told.as_array().map(Vec::len), Some(1), "{name}: {told}");
                assert!(told[0].as_str().is_some_and(|told| told.contains(word)), "{told}");
            }
            // One that is changed to what means nothing becomes the usual, too.
            page.run(&format!("$('heap-wave').setAttribute('{name}', 'else');"));
            page.wait("it is told", "told.length === 2");
            ready(page, "heap-wave");
        }
    });
}

#[test]
fn a_clone_a_template_and_one_that_is_moved_while_it_plays_are_widgets_too() {
    on_stages(Look::light(), |page| {
        let body = format!(
            "{}<template>{}</template><aside></aside>",
            widget("id=first loop speed=4", FIRST),
            widget("class=inner", SECOND)
        );
        open(page, &body);
        page.run("await $('#first').play();");
        page.run("$('aside').append($('#first'));");
        page.wait("it goes on", "$('aside #first').state.tick > 0 && $(`aside #first >> button 'Pause'`)");
        page.run("const copy = $('#first').cloneNode(true); copy.id = 'copy'; $('aside').append(copy); copy.scrollIntoView();");
        ready(page, "#copy");
        page.run("await $('#first').pause(); await $('#copy').seek(2); await $('#first').seek(5);");
        assert_eq!(page.eval("[$('#copy').state.tick, $('#first').state.tick]"), json!([2, 5]));
        page.run("$('aside').append($('template').content.cloneNode(true)); $('.inner').scrollIntoView();");
        ready(page, ".inner");
        assert_eq!(page.eval("$('.inner').text"), SECOND);
    });
}
