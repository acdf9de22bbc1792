//! A graph is made by mouse alone, by touch alone, by keyboard alone, and comes from DOT and from a list of edges: all
//! the same. The text and the picture stay in step, nothing moves but what is moved, and every act can be taken back.

use crate::lab::enter;
use crate::programs::write;
use crate::widget::{alert, ready};
use browser_tests::{Look, Page, on_stage};
use serde_json::{Value, json};

/// A new graph, in the lab.
fn begin(page: &Page) {
    enter(page);
    page.run("$('[data-graph]').click();");
    page.wait("nothing is there yet", "$('heap-wave >> .begin') && $('heap-wave').state?.objects.length === 0");
}

/// Waits until nothing is to be done any more.
fn rest(page: &Page) {
    page.run("await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);");
    page.wait("it rests", "$('heap-wave').state && !$('heap-wave >> .outdated')");
}

fn press(page: &Page, name: &str) {
    page.click(&format!("heap-wave >> .make button '{name}'"));
    rest(page);
}

/// Where something is in the window, as an expression tells: x and y.
pub(crate) fn point(page: &Page, expression: &str) -> (f64, f64) {
    let at = page.eval(expression);
    (at[0].as_f64().expect("x"), at[1].as_f64().expect("y"))
}

/// The handle of an object.
fn handle(page: &Page, name: &str) -> (f64, f64) {
    let find = format!("$('heap-wave >> circle.handle[data-name=\"{name}\"]').getBoundingClientRect()");
    point(page, &format!("(box => [box.x + box.width / 2, box.y + box.height / 2])({find})"))
}

fn object(page: &Page, name: &str) -> (f64, f64) {
    let (x, y) = handle(page, name);
    (x - 20.0, y)
}

/// A part of the pad: from 0 to 1 each way.
fn ground(page: &Page, right: f64, down: f64) -> (f64, f64) {
    let pad = "$('heap-wave >> .pad').getBoundingClientRect()";
    point(page, &format!("(box => [box.x + box.width * {right}, box.y + box.height * {down}])({pad})"))
}

fn mouse(page: &Page, kind: &str, (x, y): (f64, f64), modifiers: u8) {
    let held = u8::from(kind != "mouseReleased");
    let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": held, "clickCount": 1, "modifiers": modifiers });
    page.devtools("Input.dispatchMouseEvent", event);
}

/// Presses what is seen there, as a hand does.
pub(crate) fn click(page: &Page, at: (f64, f64), modifiers: u8) {
    mouse(page, "mousePressed", at, modifiers);
    mouse(page, "mouseReleased", at, modifiers);
    rest(page);
}

fn drag(page: &Page, from: (f64, f64), to: (f64, f64)) {
    mouse(page, "mousePressed", from, 0);
    mouse(page, "mouseMoved", ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0), 0);
    mouse(page, "mouseMoved", to, 0);
    mouse(page, "mouseReleased", to, 0);
    rest(page);
}

fn tap(page: &Page, (x, y): (f64, f64)) {
    page.devtools("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] }));
    page.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }));
    rest(page);
}

fn tap_on(page: &Page, path: &str) {
    let find = format!("$({})", Value::from(path));
    page.run(&format!("{find}.scrollIntoView({{ block: 'nearest', behavior: 'instant' }});"));
    let middle = format!("(box => [box.x + box.width / 2, box.y + box.height / 2])({find}.getBoundingClientRect())");
    let at = point(page, &middle);
    tap(page, at);
}

/// Does a command by keyboard alone: its name, and what it asks for; empty where what is offered is right.
fn command(page: &Page, words: &[&str]) {
    page.press("Control+k");
    page.wait("the palette is there", "$('heap-wave').shadowRoot.activeElement?.id === 'command'");
    for word in words {
        if !word.is_empty() {
            page.press("Control+a");
            page.type_text(word);
        }
        page.run("await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);");
        page.press("Enter");
        page.run("await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);");
    }
    page.wait("the palette is closed", "!$('heap-wave >> .palette')");
    rest(page);
}

/// The graph that is shown: objects, sizes, references, roots and the script, without names of the whole and places.
fn graph(page: &Page) -> Value {
    let exported = page.run("return JSON.parse(await $('heap-wave').export('json'));");
    json!([exported["objects"], exported["roots"]])
}

/// The same of the text.
fn told(page: &Page) -> Value {
    let text = page.eval("$('heap-wave').text");
    let mut told: Value = serde_json::from_str(text.as_str().expect("a text")).expect("a scenario");
    for object in told["objects"].as_object_mut().expect("objects").values_mut() {
        object.as_object_mut().expect("an object").remove("pin");
    }
    json!([told["objects"], told["roots"], told["script"]])
}

/// What all of them make.
fn cycle() -> Value {
    let object = |to: &str| json!({ "size": 16, "fields": { "next": to } });
    json!([{ "a": object("b"), "b": object("a") }, { "root": null }, [{ "op": "collect" }]])
}

fn imported(page: &Page, text: &str) -> Value {
    page.run(&format!("await $('heap-wave').load({});", Value::from(text)));
    ready(page, "heap-wave");
    graph(page)
}

#[test]
fn a_cycle_is_made_by_mouse_alone() {
    on_stage(Look::light().sized(1280, 800), |page| {
        begin(page);
        page.assert_accessible();
        page.click("heap-wave >> .begin button 'Draw a graph'");
        rest(page);
        for place in [(0.35, 0.4), (0.65, 0.7)] {
            let at = ground(page, place.0, place.1);
            click(page, at, 0);
            click(page, at, 0);
        }
        click(page, object(page, "a"), 0);
        press(page, "Root");
        let a = handle(page, "a");
        drag(page, a, object(page, "b"));
        assert_eq!(handle(page, "a"), a, "it stays where it is");
        drag(page, handle(page, "b"), object(page, "a"));
        assert_eq!(page.eval("$('heap-wave').state.roots[0].to !== null"), true);
        page.screenshot("drawn-by-mouse");
        page.assert_accessible();
        press(page, "Unroot");
        assert_eq!(told(page), cycle());
        let drawn = graph(page);
        assert_eq!(alert(page), "");
        // An object is moved, and only that; taken back, it is where it was.
        let (a, b) = (object(page, "a"), object(page, "b"));
        drag(page, b, (b.0 - 120.0, b.1 - 60.0));
        assert_eq!(object(page, "a"), a);
        let near = |one: (f64, f64), two: (f64, f64)| (one.0 - two.0).abs() < 2.0 && (one.1 - two.1).abs() < 2.0;
        assert!(near(object(page, "b"), (b.0 - 120.0, b.1 - 60.0)), "{:?} from {b:?}", object(page, "b"));
        page.press("Control+z");
        rest(page);
        assert!(near(object(page, "b"), b));
        // Two are selected by Shift, or marked out, and copied as one.
        click(page, object(page, "a"), 0);
        click(page, object(page, "b"), 8);
        press(page, "Duplicate");
        assert_eq!(page.eval("$('heap-wave').state.objects.length"), 4);
        assert_eq!(told(page)[0]["a 2"]["fields"]["next"], "b 2");
        press(page, "Delete");
        assert_eq!(told(page), cycle());
        // All of it is taken back, act by act, and done again.
        let text = page.eval("$('heap-wave').text");
        for _ in 0..8 {
            page.press("Control+z");
            rest(page);
        }
        assert_eq!(told(page)[0], json!({}));
        for _ in 0..8 {
            page.press("Control+Shift+z");
            rest(page);
        }
        assert_eq!(page.eval("$('heap-wave').text"), text);
        // What is typed is seen in the picture, and an error is told in place.
        let typed =
            text.as_str().expect("a text").replace("\"b\":{\"size\":16", "\"c\":{\"size\":8},\"b\":{\"size\":24");
        write(page, &typed);
        page.wait(
            "it is drawn",
            "$('heap-wave').state?.objects.length === 3 && $('heap-wave >> .handle[data-name=c]')",
        );
        write(page, &typed.replace("24", "23"));
        page.wait("it is told", "$('heap-wave >> [role=alert]')");
        assert!(alert(page).contains("multiple of 8"), "{}", alert(page));
        // The same comes from DOT and from a list of edges.
        let dot = "digraph { a [size=16]; b [size=16]; root [kind=root]; a -> b [label=next]; b -> a [label=next] }";
        assert_eq!(imported(page, dot), drawn);
        assert_eq!(imported(page, "a -> b : next\nb -> a : next\na : 16\nb : 16\n* : root"), drawn);
    });
}

#[test]
fn a_cycle_is_made_by_touch_alone() {
    on_stage(Look::dark().sized(390, 844), |page| {
        page.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 2 }));
        begin(page);
        tap_on(page, "heap-wave >> .begin button 'Draw a graph'");
        let button = |name: &str| tap_on(page, &format!("heap-wave >> .make button '{name}'"));
        button("Add object");
        button("Root");
        let at = ground(page, 0.6, 0.5);
        tap(page, at);
        tap(page, at);
        for (from, to) in [("a", "b"), ("b", "a")] {
            tap(page, object(page, from));
            button("Connect to…");
            tap(page, object(page, to));
        }
        tap(page, object(page, "a"));
        page.screenshot("drawn-by-touch");
        page.assert_accessible();
        let small = page.eval(
            "$$('heap-wave >> .make button, .form button, .form input, .form select').map(part => part.getBoundingClientRect())
                .filter(box => box.width < 24 || box.height < 24).length",
        );
        assert_eq!(small, 0, "nothing is too small for a finger");
        button("Unroot");
        assert_eq!(told(page), cycle());
        assert_eq!(alert(page), "");
    });
}

#[test]
fn on_a_phone_the_roots_in_use_have_their_names() {
    on_stage(Look::light().sized(390, 844).reduced_motion(), |page| {
        page.visit("/lab.html");
        ready(page, "heap-wave");
        let named =
            "$$('heap-wave >> .slot.filled text').map(text => [text.textContent, getComputedStyle(text).visibility])";
        assert_eq!(page.eval(named), json!([["2", "visible"], ["11", "visible"]]));
        page.click("heap-wave >> button 'Draw'");
        page.wait("one can draw", "$('heap-wave >> .pad')");
        rest(page);
        assert_eq!(page.eval(named), json!([["2", "visible"], ["11", "visible"]]));
        // They can be read, lie on no other name, and stand in their column.
        let wrong = page.run(
            "const box = part => part.getBoundingClientRect();
            const texts = [...$('heap-wave').shadowRoot.querySelectorAll('.slot text')].filter(text => getComputedStyle(text).visibility === 'visible').map(text => [text, box(text), box(text.parentElement.querySelector('rect'))]);
            const small = texts.filter(([, text]) => text.height < 11);
            const out = texts.filter(([, text, slot]) => text.left < slot.left || text.right > slot.right);
            const letters = text => [text.top + text.height * .2, text.bottom - text.height * .2];
            const lies = texts.filter(([, one], at) => texts.slice(at + 1).some(([, other]) => letters(other)[0] < letters(one)[1]));
            return [small.length, out.length, lies.length];",
        );
        assert_eq!(wrong, json!([0, 0, 0]));
        page.screenshot("drawing-on-a-phone");
    });
}

#[test]
fn a_cycle_is_made_by_keyboard_alone() {
    on_stage(Look::light().sized(1280, 800).reduced_motion(), |page| {
        begin(page);
        command(page, &["add object", "", ""]);
        command(page, &["root…", "a", ""]);
        command(page, &["add object", "", ""]);
        command(page, &["connect…", "a", "", "b"]);
        command(page, &["connect…", "b", "", "a"]);
        command(page, &["unroot…", "root"]);
        assert_eq!(told(page), cycle());
        command(page, &["connect weakly", "a", "peer", "a"]);
        assert_eq!(told(page)[0]["a"]["weak"]["peer"], "a");
        command(page, &["undo"]);
        assert_eq!(told(page), cycle());
        // It lists everything, says what it found, and goes away.
        page.press("Control+k");
        page.wait("it is there", "$('heap-wave >> .palette')");
        page.assert_accessible();
        page.screenshot("palette");
        let listed = page.eval("$$('heap-wave >> .palette li').map(item => item.innerText).join(' ')");
        let listed = listed.as_str().expect("a text");
        for name in [
            "Play",
            "Step ahead",
            "Next collection",
            "heap as a map",
            "Compare",
            "Export",
            "share",
            "Theme",
            "Sample",
            "Mark this moment",
            "Log",
            "Keepers",
            "What if I cut",
        ] {
            assert!(listed.contains(name), "{name}: {listed}");
        }
        page.type_text("zzz");
        page.wait("nothing is found", "$('heap-wave >> .palette').innerText.includes('Nothing is called that')");
        page.press("Escape");
        page.wait("it is gone", "!$('heap-wave >> .palette')");
        command(page, &["theme dark"]);
        assert_eq!(page.eval("$('heap-wave').getAttribute('theme')"), "dark");
        assert_eq!(
            page.eval("getComputedStyle(document.documentElement).colorScheme"),
            "dark",
            "the page around it, too"
        );
        // In the run, an act is one of the run's, and is written into the script on wish.
        command(page, &["to the end"]);
        let text = page.eval("$('heap-wave').text");
        command(page, &["add object", "k", "8"]);
        page.wait("it is made", "$('heap-wave').state.objects.some(object => object.label === 'k')");
        assert_eq!(page.eval("$('heap-wave').text"), text);
        command(page, &["write what was done"]);
        assert_eq!(told(page)[2][1], json!({ "op": "new", "object": "k", "size": 8 }));
    });
}

#[test]
fn who_is_refused_a_name_goes_on_with_the_same_object() {
    on_stage(Look::light().sized(1280, 800).reduced_motion(), |page| {
        begin(page);
        page.click("heap-wave >> .begin button 'Draw a graph'");
        press(page, "Add object");
        press(page, "Add object");
        let rename = |name: &str| {
            page.focus("heap-wave >> .form input[aria-label=Name]");
            page.press("Control+a");
            page.type_text(name);
            page.press("Enter");
            rest(page);
        };
        rename("a");
        page.wait("it is refused", "$('heap-wave >> [role=alert]')?.innerText.includes('choose another name')");
        rename("c");
        assert_eq!(told(page)[0], json!({ "a": { "size": 16 }, "c": { "size": 16 } }), "the second one has it");
    });
}
