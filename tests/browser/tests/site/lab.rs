//! The lab: a text is never lost, the address says where one is, files come and go, and the keyboard does it all.

use crate::drawing::{click, point};
use crate::programs::write;
use crate::sides::choose;
use crate::widget::{alert, at_tick, leave, ready, tick};
use browser_tests::{Look, Page, on_stage, on_stages};
use serde_json::json;

const TEXT: &str = "// Mine\nlet a = {};\na = null;\ngc();";

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

pub(crate) fn enter(page: &Page) {
    page.visit("/lab.html");
    ready(page, "heap-wave");
}

/// Opens the same page anew, whatever its address says by now.
fn reload(page: &Page) {
    page.reload();
    page.wait("it is loaded", "document.readyState === 'complete' && $('heap-wave')?.text !== null");
}

/// Waits until the address is that of the text and the moment shown.
fn at_rest(page: &Page) {
    page.wait("the address has caught up", "$('heap-wave').link().then(link => location.hash === `#${link}`)");
}

#[test]
fn what_is_typed_and_where_one_is_survive_a_reload() {
    on_stages(Look::light().reduced_motion(), |page| {
        enter(page);
        assert!(
            page.eval("$('heap-wave').text").as_str().is_some_and(|text| text.contains("Object 1")),
            "it begins with the diagram"
        );
        let histories = page.eval("history.length");
        write(page, TEXT);
        page.wait("it runs", "$('heap-wave').state?.line");
        choose(page, "Collector", "reference-counting");
        page.run("await $('heap-wave').seek(8);");
        at_rest(page);
        let state = page.eval("$('heap-wave').state");
        reload(page);
        ready(page, "heap-wave");
        assert_eq!(page.eval("$('heap-wave').state"), state);
        assert_eq!(page.eval("$('heap-wave').text"), TEXT);
        assert_eq!(page.eval("document.title"), "Mine · heapwave lab");
        assert_eq!(page.eval("history.length"), histories, "going back leaves the lab");
        assert_eq!(page.eval("$('#back').hidden"), true);
        // At once, and though it does not run; the address has had no time.
        write(page, "let a = {;");
        reload(page);
        page.wait("it is told", "$('heap-wave >> [role=alert]')");
        assert_eq!(page.eval("$('heap-wave >> textarea').value"), "let a = {;");
        at_rest(page);
        // Without an address, too.
        leave(page);
        page.visit("/lab.html");
        page.wait("it is told", "$('heap-wave >> [role=alert]')");
        assert_eq!(page.eval("$('heap-wave').text"), "let a = {;");
    });
}

#[test]
fn a_link_wins_and_what_one_had_can_be_had_back() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page);
        write(page, "// Theirs\nlet z = [];");
        page.wait("it runs", "$('heap-wave').state?.line");
        page.run("await $('heap-wave').seek(3);");
        at_rest(page);
        let link = page.eval("location.hash");
        let link = link.as_str().expect("a fragment");
        write(page, TEXT);
        page.wait("it runs", "$('heap-wave').state?.line && !$('heap-wave >> .outdated')");
        page.run("await $('heap-wave').seek(5);");
        at_rest(page);
        leave(page);
        page.visit(&format!("/lab.html{link}"));
        page.wait("theirs is there", "$('heap-wave').text?.startsWith('// Theirs')");
        at_tick(page, 3);
        page.wait("mine is offered", "!$('#back').hidden");
        page.click("#back");
        page.wait("mine is back", &format!("$('heap-wave').text === {}", quoted(TEXT)));
        ready(page, "heap-wave");
        assert_eq!(tick(page), 5);
        at_rest(page);
        // An address that is pasted into the open lab does the same.
        page.run(&format!("location.hash = {};", quoted(link)));
        page.wait("theirs again", "$('heap-wave').text.startsWith('// Theirs')");
        // A damaged one says so, saves what it can, and mine is not lost.
        at_rest(page);
        page.run(&format!("location.hash = {};", quoted(&link[..link.len() - 9])));
        page.wait("it is told", "$('heap-wave >> [role=alert]')");
        assert!(alert(page).contains("damaged"), "{}", alert(page));
        assert!(page.eval("$('heap-wave').text").as_str().is_some_and(|text| text.starts_with("// Theirs")));
    });
}

#[test]
fn files_are_opened_saved_and_dropped() {
    on_stage(Look::light().reduced_motion(), |page| {
        let folder = std::env::temp_dir().join(format!("heapwave-lab-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for downloads");
        page.devtools("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder }));
        enter(page);
        let files = |name: &str, text: &str| {
            format!("const data = new DataTransfer(); data.items.add(new File([{}], '{name}'));", quoted(text))
        };
        // A file stays as it is, with its last empty line.
        let text = format!("  {TEXT}\n");
        page.run(&format!(
            "{} $('#file').files = data.files; $('#file').dispatchEvent(new Event('change'));",
            files("mine.js", &text)
        ));
        page.wait("it is open", &format!("$('heap-wave').text === {} && $('heap-wave').state?.line", quoted(&text)));
        page.wait("it says so", "$('#said').innerText.includes('mine.js')");
        let scenario = "{ \"heapwave\": 1, \"title\": \"One: a test/of names\", \"objects\": { \"a\": {} } }";
        page.run(&format!(
            "{} $('heap-wave').dispatchEvent(new DragEvent('dragover', {{ dataTransfer: data, bubbles: true, composed: true, cancelable: true }}));
            $('heap-wave').dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, composed: true, cancelable: true }}));",
            files("dropped.json", scenario)
        ));
        page.wait("it is open", "$('heap-wave').state?.objects[0]?.label === 'a'");
        page.click("#save");
        let saved = folder.join("one-a-test-of-names.json");
        let start = std::time::Instant::now();
        while !saved.is_file() && start.elapsed().as_secs() < 10 {
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        assert_eq!(std::fs::read_to_string(&saved).expect("a saved file"), scenario);
        std::fs::remove_dir_all(folder).expect("the folder of the test");
    });
}

#[test]
fn every_sample_runs_to_its_end() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page);
        for sample in 0..page.eval("$$('#samples button').length").as_u64().expect("a number") {
            page.click("button 'New'");
            let name = page.eval(&format!(
                "(() => {{ const b = $$('#samples button')[{sample}]; b.click(); return b.innerText; }})()"
            ));
            page.wait("the text is there", "!$('#samples').matches(':popover-open')");
            page.run("await new Promise(done => setTimeout(done, 300)); await $('heap-wave').seek(1e9);");
            assert_eq!(alert(page), "", "{name}");
            let state = page.eval("$('heap-wave').state");
            assert_eq!(state["tick"], state["ticks"], "{name}");
            assert!(state["stopped"].is_null(), "{name}: {}", state["stopped"]);
        }
    });
}

#[test]
fn the_keyboard_does_it_all_and_the_widget_fills_the_window() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page);
        page.focus("#name");
        page.press("Tab");
        page.press("Enter");
        page.wait("the menu is open", "$('#samples').matches(':popover-open')");
        page.press("Escape");
        page.wait("Escape closes it", "!$('#samples').matches(':popover-open')");
        page.press("Enter");
        for _ in 0..20 {
            page.press("Tab");
            if page.eval("document.activeElement.dataset.sample === 'cycle.js'") == true {
                break;
            }
        }
        page.press("Enter");
        page.wait("the sample is there", "$('heap-wave').text.startsWith('// Two objects')");
        ready(page, "heap-wave");
        page.focus("#back");
        let mut parts = Vec::new();
        for _ in 0..40 {
            page.press("Tab");
            let part = page.eval("document.activeElement.shadowRoot?.activeElement?.tagName");
            if part.is_null() {
                break;
            }
            parts.push(part.as_str().unwrap_or_default().to_owned());
        }
        assert!(parts.contains(&"TEXTAREA".to_owned()) && parts.len() > 10, "{parts:?}");
        let fills = page.eval(
            "document.documentElement.scrollHeight <= innerHeight
                && Math.abs(innerHeight - $('heap-wave').getBoundingClientRect().bottom) < 1",
        );
        assert_eq!(fills, true);
        let small = page.eval("$$('header button, header a').filter(part => part.checkVisibility()).map(part => part.getBoundingClientRect()).filter(box => box.height < 24 || box.width < 24).length");
        assert_eq!(small, 0);
        // A long text scrolls in its pane.
        write(page, &format!("let b = {{}};\n{}", "b = 1;\n".repeat(200)));
        page.wait("it runs", "$('heap-wave').state?.line && !$('heap-wave >> .outdated')");
        assert_eq!(page.eval("document.documentElement.scrollHeight - innerHeight"), 0);
    });
}

#[test]
fn a_press_below_the_text_is_one_into_it_and_a_new_program_waits_for_its_words() {
    on_stage(Look::light().sized(1280, 800).reduced_motion(), |page| {
        enter(page);
        page.click("button 'New'");
        page.click("#samples button 'An empty program'");
        page.wait("one can write", "$('heap-wave').shadowRoot.activeElement?.tagName === 'TEXTAREA'");
        page.type_text("let a = {};");
        assert_eq!(page.eval("$('heap-wave >> textarea').value"), "let a = {};");
        page.run("$('heap-wave').shadowRoot.activeElement.blur();");
        let below = "(r => [r.left + 120, r.bottom - 30])($('heap-wave >> .scroller').getBoundingClientRect())";
        click(page, point(page, below), 0);
        page.type_text(" a = null;");
        assert_eq!(page.eval("$('heap-wave >> textarea').value"), "let a = {}; a = null;");
    });
}

#[test]
fn a_menu_opens_at_its_button() {
    for (width, height) in [(1280, 800), (390, 844)] {
        on_stage(Look::light().sized(width, height).reduced_motion(), |page| {
            enter(page);
            for menu in ["samples", "documents", "exports"] {
                page.click(&format!("[popovertarget={menu}]"));
                let apart = page.eval(&format!(
                    "((menu, button) => [menu.top - button.bottom, Math.max(menu.left - button.left, button.right - menu.right), menu.right - innerWidth])
                        ($('#{menu}').getBoundingClientRect(), $('[popovertarget={menu}]').getBoundingClientRect())"
                ));
                let apart: Vec<f64> = serde_json::from_value(apart).expect("three numbers");
                assert!((0.0..12.0).contains(&apart[0]) && apart[1] <= 1.0 && apart[2] <= 0.0, "{menu}: {apart:?}");
                page.press("Escape");
            }
        });
    }
}

#[test]
fn what_is_saved_is_called_by_what_it_is() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page);
        for (text, name, file) in [
            ("a -> b\n", "Graph", "graph.txt"),
            ("from,to\na,b\n", "Graph", "graph.csv"),
            ("digraph { a -> b }", "Graph", "graph.dot"),
            ("let a = {};", "Program", "program.js"),
        ] {
            write(page, text);
            page.wait("it has its name", &format!("document.title === '{name} · heapwave lab'"));
            page.click("#save");
            page.wait("and its file too", &format!("$('#said').innerText === 'Saved {file}'"));
        }
    });
}

#[test]
fn on_a_tablet_held_upright_picture_and_buttons_are_in_sight() {
    on_stage(Look::light().sized(768, 1024).reduced_motion(), |page| {
        enter(page);
        let bottom = "$('heap-wave >> [part~=transport]').getBoundingClientRect().bottom";
        page.wait("the buttons are in sight", &format!("{bottom} <= innerHeight"));
        let height = page.eval("$('heap-wave >> [part~=picture]').getBoundingClientRect().height");
        assert!(height.as_f64().unwrap() >= 240.0, "{height}");
        let lines = page.eval("$('heap-wave >> [part~=code]').clientHeight / 24");
        assert!(lines.as_f64().unwrap() >= 8.0, "{lines}");
    });
}
