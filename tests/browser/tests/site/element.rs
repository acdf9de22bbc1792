//! The element as a page's script sees it: methods and their promises, `state`, events.

use crate::widget::{DIAGRAM, HEAR, PAIR, open, widget};
use browser_tests::{Look, on_stage};
use serde_json::json;

#[test]
fn methods_resolve_with_the_moment_they_have_shown() {
    for look in [Look::light(), Look::light().reduced_motion()] {
        on_stage(look, |page| {
            open(page, DIAGRAM);
            let shown = "[$('heap-wave').state.tick, +$('heap-wave >> [role=slider]').ariaValueNow,
                $('heap-wave >> .dot') === null, $('heap-wave >> .step').innerText]";
            for (call, tick) in [
                ("step(3)", 3),
                ("step()", 4),
                ("back(2)", 2),
                ("seek(7)", 7),
                ("back()", 6),
                ("back(99)", 0),
                ("seek(-5)", 0),
                ("seek(1e9)", 18),
                ("step(5)", 18),
                ("seek(3)", 3),
            ] {
                let state = page.eval(&format!("$('heap-wave').{call}"));
                let end = state["ticks"].as_u64().expect("a number");
                let tick = if tick == 18 { end } else { tick };
                assert_eq!(state["tick"], tick, "{call} resolves with its state");
                assert_eq!(
                    page.eval(shown),
                    json!([tick, tick, true, format!("step {tick} / {end}")]),
                    "{call} is shown"
                );
            }
        });
    }
}

#[test]
fn strides_go_until_something_of_their_kind_has_happened() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        let step = |stride: &str, count: i64| {
            page.eval(&format!("$('heap-wave').seek(0).then(() => $('heap-wave').step({count}, '{stride}'))"))
        };
        let marked = |state: &serde_json::Value| {
            let objects = state["objects"].as_array().expect("objects").iter();
            objects.filter(|object| object["color"] != "white").count()
        };
        assert_eq!(marked(&step("wave", 2)), 2, "the roots' wave");
        assert_eq!(step("phase", 1)["phase"], "roots");
        assert_eq!(marked(&step("reference", 2)), 1, "the collection begins, then one reference");
        let end = step("collection", 1);
        assert_eq!(end["tick"], end["ticks"]);
        let refused = page.eval("$('heap-wave').step(1, 'leap').catch(error => error.message)");
        assert!(
            refused.as_str().is_some_and(|message| message.contains("leap") && message.contains("reference, object")),
            "{refused}"
        );
    });
}

#[test]
fn play_and_pause_resolve_and_load_replaces_what_is_shown() {
    on_stage(Look::light(), |page| {
        open(page, DIAGRAM);
        page.run("await $('heap-wave').play();");
        page.wait("it plays", "$(`heap-wave >> button 'Pause'`) && $('heap-wave').state.tick > 0");
        let paused = page.eval("$('heap-wave').pause()");
        assert_eq!(page.eval("$('heap-wave').state.tick"), paused["tick"]);
        page.wait("it has stopped", "$(`heap-wave >> button 'Play'`)");
        let loaded = page.eval(&format!("$('heap-wave').load({})", serde_json::Value::from(PAIR)));
        assert_eq!((&loaded["tick"], loaded["objects"].as_array().map(Vec::len)), (&json!(0), Some(3)));
        assert_eq!(page.eval("$('heap-wave >> .title').innerText"), "A pair");
        // Of several at once the last one counts, and every promise is kept.
        let ticks =
            page.eval("Promise.all([1, 2, 3].map(tick => $('heap-wave').seek(tick))).then(states => states.length)");
        assert_eq!((ticks, page.eval("$('heap-wave').state.tick")), (json!(3), json!(3)));
    });
}

#[test]
fn state_is_plain_and_has_the_promised_shape() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        let state = page.eval("$('heap-wave').step(3, 'wave')");
        let keys = |value: &serde_json::Value| {
            let mut keys: Vec<String> = value.as_object().expect("an object").keys().cloned().collect();
            keys.sort();
            keys.join(" ")
        };
        assert_eq!(keys(&state), "heap objects pauses phase roots selected sentence tick ticks why worklist");
        assert_eq!(keys(&state["heap"]), "free size used");
        assert_eq!(keys(&state["roots"][0]), "kind name to");
        assert_eq!(keys(&state["objects"][0]), "address alive color count id kind label size");
        assert_eq!(state["roots"].as_array().map(Vec::len), Some(20));
        assert_eq!(state["roots"][2]["to"], state["objects"][1]["id"]);
        assert_eq!(state["objects"][1]["label"], "Object 2");
        assert_eq!(state["objects"][1]["color"], "black");
        assert_eq!(state["objects"][0]["size"], 16);
        assert_eq!(state["worklist"], json!(["Object 1", "Object 3", "Object 4"]));
        assert_eq!(state["heap"]["size"], 512);
        assert_eq!(state["heap"]["used"].as_u64().zip(state["heap"]["free"].as_u64()).map(|(a, b)| a + b), Some(512));
        // It is a copy: who changes it changes nothing.
        page.run("$('heap-wave').state.objects.length = 0;");
        assert_eq!(page.eval("$('heap-wave').state"), state);
    });
}

#[test]
fn events_bubble_out_of_any_shadow_and_tell_where_one_is() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.begin_with(HEAR);
        open(page, &widget("id=w", PAIR));
        page.run("heard.length = 0; await $('heap-wave').step(2); await $('heap-wave').seek(0);");
        let ticks = page.eval("$('heap-wave').state.ticks");
        let heard = page.eval("heard");
        let told = |tick: u64| json!({ "type": "heapwave-step", "id": "w", "detail": { "tick": tick, "ticks": ticks }, "composed": true, "bubbles": true });
        assert_eq!(heard, json!([told(2), told(0)]));
        page.run("$('heap-wave').setAttribute('speed', 8); heard.length = 0; $('heap-wave').play();");
        page.wait("the end is told", "heard.some(event => event.type === 'heapwave-end')");
        assert_eq!(page.eval("heard.at(-1).type"), "heapwave-end");
        assert_eq!(page.eval("heard.at(-1).detail.tick"), ticks);
        // A handler may call the widget.
        page.run("addEventListener('heapwave-step', ({ target }) => target.state.tick < 4 && target.step(1)); $('heap-wave').seek(1);");
        page.wait("the handler has stepped on", "$('heap-wave').state.tick === 4");
    });
}
