//! Every button, list and key does what it says, the scrubber too, and the page keeps its own keys.

use crate::widget::{DIAGRAM, PAIR, at_tick, open, tick, ticks, widget};
use browser_tests::{Look, Page, on_stage, on_stages};

/// The ticks at which the first references of the diagram have been followed.
fn stops(page: &Page, stride: &str) -> Vec<u64> {
    let stops = page.run(&format!(
        "const widget = $('heap-wave'), stops = [0];
        await widget.seek(0);
        for (let i = 0; i < 3; i++) stops.push((await widget.step(1, '{stride}')).tick);
        await widget.seek(0);
        return stops;"
    ));
    let stops: Vec<u64> = stops.as_array().expect("a list").iter().filter_map(serde_json::Value::as_u64).collect();
    assert!(stops.windows(2).all(|pair| pair[0] < pair[1]), "{stops:?}");
    stops
}

#[test]
fn the_transport_buttons() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        let (stops, end) = (stops(page, "wave"), ticks(page));
        for (button, goes) in [
            ("Ahead by wave", stops[1]),
            ("Ahead by wave", stops[2]),
            ("Back by wave", stops[1]),
            ("To the end", end),
            ("To the start", 0),
        ] {
            page.click(&format!("heap-wave >> button '{button}'"));
            at_tick(page, goes);
        }
        page.click("heap-wave >> button 'Play'");
        page.wait("it plays", "$(`heap-wave >> button 'Pause'`) && $('heap-wave').state.tick > 0");
        page.click("heap-wave >> button 'Pause'");
        page.wait("it has stopped", "$(`heap-wave >> button 'Play'`)");
        let stopped = tick(page);
        page.run("await new Promise(done => setTimeout(done, 1200));");
        assert_eq!(tick(page), stopped);
        page.click("heap-wave >> button 'To the end'");
        page.click("heap-wave >> button 'Play'");
        page.wait("from the end it plays from the start", &format!("$('heap-wave').state.tick < {end}"));
    });
}

#[test]
fn the_keys() {
    on_stages(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        let (stops, phases, end) = (stops(page, "wave"), stops(page, "phase"), ticks(page));
        page.run("$('heap-wave').focus();");
        for (key, goes) in [
            ("ArrowRight", stops[1]),
            ("ArrowRight", stops[2]),
            ("ArrowLeft", stops[1]),
            ("Home", 0),
            ("Shift+ArrowRight", phases[1]),
            ("Shift+ArrowRight", phases[2]),
            ("Shift+ArrowLeft", phases[1]),
            ("End", end),
            ("Home", 0),
        ] {
            page.press(key);
            at_tick(page, goes);
        }
        page.run("$('heap-wave >> .frame').focus();");
        page.press("Space");
        page.wait("it plays", "$(`heap-wave >> button 'Pause'`) && $('heap-wave').state.tick > 0");
        page.press("Space");
        page.wait("it has stopped", "$(`heap-wave >> button 'Play'`)");
        let speed = "$(`heap-wave >> select 'Speed'`).selectedOptions[0].text";
        for (key, shown) in [("]", "1.5×"), ("]", "2×"), ("[", "1.5×"), ("[", "1×"), ("[", "0.5×")] {
            page.press(key);
            page.wait(&format!("{key} makes it {shown}"), &format!("{speed} === '{shown}'"));
        }
        page.press("?");
        page.wait("the keys are listed", "$('heap-wave >> .help')?.innerText.includes('play and pause')");
        page.press("Escape");
        page.wait("they are gone", "!$('heap-wave >> .help')");
        page.press("?");
        page.wait("the keys are listed", "$('heap-wave >> .help')");
        // On a small screen, too, one reads from the beginning.
        page.look(&Look::light().sized(390, 500).reduced_motion());
        page.press("?");
        page.wait("they are gone", "!$('heap-wave >> .help')");
        page.press("?");
        page.wait("the keys are listed", "$('heap-wave >> .help')");
        page.wait(
            "its beginning is in sight",
            "(box => box.top >= 0 && box.bottom <= innerHeight)($('heap-wave >> .help dt').getBoundingClientRect())",
        );
        page.click("heap-wave >> .help button 'Close'");
        page.wait("they are gone", "!$('heap-wave >> .help')");
        assert_eq!(page.eval("$('heap-wave').shadowRoot.activeElement?.ariaLabel"), "Keys", "the focus is not lost");
    });
}

#[test]
fn keys_are_the_pages_unless_the_widget_has_the_focus() {
    on_stage(Look::light().reduced_motion(), |page| {
        let below = "<label>Name <input></label><div style='height: 3000px'></div>";
        open(page, &[&widget("", PAIR), below].concat());
        page.run("window.focus();");
        page.press("ArrowRight");
        page.press("Space");
        page.wait("Space scrolls the page", "scrollY > 0");
        page.press("Home");
        page.wait("Home scrolls the page", "scrollY === 0");
        page.run("$('input').focus({ preventScroll: true });");
        page.type_text("] ?[");
        page.press("Home");
        page.type_text("!");
        assert_eq!(page.eval("$('input').value"), "!] ?[");
        assert_eq!((tick(page), page.eval("$('heap-wave >> .help')")), (0, serde_json::Value::Null));
        // And the other way round: what the widget takes, the page does not get.
        page.run("$('heap-wave >> .frame').focus(); scrollTo(0, 0);");
        page.run("window.heard = []; addEventListener('keydown', event => heard.push(event.key));");
        for key in ["End", "Home", "Space", "Space", "ArrowRight"] {
            page.press(key);
        }
        page.wait("the last of them has arrived", "$('heap-wave').state.tick > 0");
        assert_eq!(page.eval("[scrollY, heard.join()]"), serde_json::json!([0, ""]));
        // Keys without a meaning here are the page's, and so are those with Ctrl.
        page.press("x");
        page.press("Control+ArrowLeft");
        page.wait("the page hears them", "heard.join() === 'x,Control,ArrowLeft'");
    });
}

#[test]
fn space_and_enter_press_the_button_that_has_the_focus_once() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        let stops = stops(page, "wave");
        page.focus("heap-wave >> button 'Ahead by wave'");
        page.press("Space");
        at_tick(page, stops[1]);
        page.press("Enter");
        at_tick(page, stops[2]);
        page.run("await new Promise(done => setTimeout(done, 1000));");
        assert_eq!(tick(page), stops[2], "and it does not play");
    });
}

#[test]
fn the_lists_of_strides_and_speeds_and_the_collectors() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        for (stride, shown) in [("reference", "Reference"), ("object", "Object"), ("phase", "Phase"), ("wave", "Wave")]
        {
            let stops = stops(page, stride);
            choose(page, "heap-wave >> select[aria-label^=Stride]", shown);
            page.wait("the button says it", &format!("$(`heap-wave >> button 'Ahead by {stride}'`)"));
            page.click(&format!("heap-wave >> button 'Ahead by {stride}'"));
            at_tick(page, stops[1]);
            page.click(&format!("heap-wave >> button 'Back by {stride}'"));
            at_tick(page, 0);
        }
        choose(page, "heap-wave >> select 'Speed'", "8×");
        page.run("await $('heap-wave').play(); window.began = performance.now();");
        page.wait("it is over soon", "$('heap-wave').state.tick === $('heap-wave').state.ticks");
        assert_eq!(page.eval("performance.now() - began < 4000"), true);
        page.click("heap-wave >> button 'Reference counting'");
        page.wait("it counts", "$('heap-wave').state?.objects[0].count === 1");
        page.click("heap-wave >> button 'Mark–sweep'");
        page.wait("it marks", "$('heap-wave').state?.objects[0].count === null");
    });
}

#[test]
fn the_scrubber_by_pointer_and_by_keys() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        let (slider, end) = ("heap-wave >> [role=slider]", ticks(page));
        let width = page.eval(&format!("$('{slider}').getBoundingClientRect().width")).as_f64().expect("a width");
        page.click(slider);
        page.wait("it is in the middle", &format!("Math.abs($('heap-wave').state.tick - {end} / 2) <= 1"));
        page.drag(slider, (width / 4.0) as i64, 0);
        page.wait("it is at three quarters", &format!("Math.abs($('heap-wave').state.tick - {end} * 0.75) <= 1"));
        page.drag(slider, -(width / 2.0) as i64, 40);
        at_tick(page, 0);
        page.drag(slider, (width / 2.0) as i64, 0);
        at_tick(page, end);
        page.focus(slider);
        for (key, goes) in [("Home", 0), ("PageUp", end / 10), ("PageDown", 0), ("End", end)] {
            page.press(key);
            at_tick(page, goes);
        }
        page.press("ArrowLeft");
        page.wait("an arrow steps", &format!("$('heap-wave').state.tick < {end}"));
        let shown = page
            .eval(&format!("[$('{slider}').ariaValueNow, $('{slider}').ariaValueMax, $('{slider}').ariaValueText]"));
        assert_eq!((shown[0].as_str(), shown[1].as_str()), (Some(&*tick(page).to_string()), Some(&*end.to_string())));
        assert!(
            shown[2].as_str().is_some_and(|text| text.starts_with(&format!("step {} of {end}", tick(page)))),
            "{shown}"
        );
    });
}

fn choose(page: &Page, list: &str, shown: &str) {
    let list = format!("$(`{list}`)");
    page.run(&format!("{list}.focus();"));
    // A list that is not open goes to the option whose first letters are typed.
    page.type_text(shown);
    page.wait(&format!("{shown} is chosen"), &format!("{list}.selectedOptions[0].text === '{shown}'"));
}
