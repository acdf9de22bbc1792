//! Back to what was given, links to a moment, and the lab: what a head offers, and the element's part in it.

use crate::programs::write;
use crate::widget::{HEAR, PAIR, alert, at_tick, open, ready, tick, widget};
use browser_tests::{Look, Page, on_stage, on_stages};
use serde_json::json;

const TEXT: &str = "let a = {};\nlet b = { a };\na = null;\ngc();";

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn menu(page: &Page, item: &str) {
    page.click("heap-wave >> .menu summary");
    page.click(&format!("heap-wave >> .items > * '{item}'"));
}

#[test]
fn a_link_gives_the_same_text_collector_deeds_and_moment() {
    on_stages(Look::light().reduced_motion(), |page| {
        for (attributes, text) in [
            ("collector=reference-counting stride=object", PAIR),
            ("collector='reference-counting mark-sweep' heap=64k", TEXT),
        ] {
            open(page, &widget(attributes, text));
            if text == PAIR {
                page.run("await $('heap-wave').step(2);");
                page.click("heap-wave >> button 'Cut root last'");
            }
            page.run("await $('heap-wave').seek($('heap-wave').state.ticks - 1);");
            let (state, link) = (page.eval("$('heap-wave').state"), page.eval("$('heap-wave').link()"));
            let link = link.as_str().expect("a fragment");
            assert!(link.starts_with("1.") && link.len() < 1000, "{link}");
            open(page, "<heap-wave id=other><pre>gc();</pre></heap-wave>");
            let opened = page.eval(&format!("$('heap-wave').open({})", quoted(link)));
            assert_eq!(opened, state);
            assert_eq!(page.eval("$('heap-wave').state"), state);
            assert_eq!(page.eval("$('heap-wave').link()"), link, "and the same link again");
            assert_eq!(page.eval("$('heap-wave').text"), text);
            assert_eq!(alert(page), "");
        }
    });
}

#[test]
fn the_pages_own_words_come_before_a_links() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("view='graph strip' stride=object", PAIR));
        let link = page.eval("$('heap-wave').link()");
        open(page, &widget("", TEXT));
        page.run(&format!("await $('heap-wave').open({link});"));
        assert_eq!(
            page.eval("[$$('heap-wave >> .side').length, $('heap-wave >> .transport .choose').value]"),
            json!([0, "object"])
        );
        open(page, &widget("view='graph counters' stride=phase", TEXT));
        page.run(&format!("await $('heap-wave').open({link});"));
        assert_eq!(page.eval("[$$('heap-wave >> .side').length, $$('heap-wave >> .strip').length]"), json!([1, 0]));
    });
}

#[test]
fn a_link_that_cannot_be_read_is_told_and_its_text_is_saved() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("", TEXT));
        let link = page.eval("$('heap-wave').link()");
        let link = link.as_str().expect("a fragment");
        let refusal =
            |link: &str| page.eval(&format!("$('heap-wave').open({}).catch(error => error.message)", quoted(link)));
        let later = refusal(&link.replacen("1.", "7.", 1));
        assert!(later.as_str().is_some_and(|told| told.contains("its form is 7")), "{later}");
        page.wait("it is told beside the picture", "$('heap-wave >> [role=alert]')");
        assert!(alert(page).contains("could be recovered"), "{}", alert(page));
        assert_eq!(page.eval("$('heap-wave').text"), TEXT);
        ready(page, "heap-wave");
        let before = page.eval("$('heap-wave').state");
        let nothing = refusal("1.nonsense");
        assert!(nothing.as_str().is_some_and(|told| told.contains("could not be recovered")), "{nothing}");
        assert_eq!(page.eval("$('heap-wave').state"), before, "what was there is left");
    });
}

#[test]
fn reset_goes_back_and_can_be_taken_back_and_nothing_in_the_head_moves() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.begin_with(HEAR);
        page.begin_with("window.texts = []; addEventListener('heapwave-text', e => texts.push([e.detail.text, e.bubbles, e.composed]));");
        open(page, &widget("collector=reference-counting", TEXT));
        let places = "$$('heap-wave >> .head > *').map(part => [part.getBoundingClientRect().x, part.getBoundingClientRect().y]).join()";
        let before = page.eval(places);
        assert_eq!(page.eval("$(`heap-wave >> .head .wide`).checkVisibility({ visibilityProperty: true })"), false);
        write(page, "let other = {};");
        page.wait("it is offered", "$(`heap-wave >> .head .wide`).checkVisibility({ visibilityProperty: true })");
        assert_eq!(page.eval(places), before);
        assert_eq!(page.eval("texts"), json!([["let other = {};", true, true]]));
        page.click("heap-wave >> .head .wide");
        page.wait("the text is the one given", &format!("$('heap-wave').text === {}", quoted(TEXT)));
        ready(page, "heap-wave");
        assert_eq!(page.eval("$('heap-wave >> textarea').value"), TEXT);
        assert_eq!(page.eval(places), before);
        page.click("heap-wave >> .head .wide");
        page.wait("what was typed is back", "$('heap-wave').text === 'let other = {};'");
        page.wait("and runs", "$('heap-wave').state?.tick !== undefined && !$('heap-wave >> .outdated')");
        // A script asks for the same; and what was done by hand goes too.
        page.run("await $('heap-wave').reset();");
        assert_eq!(page.eval("$('heap-wave').text"), TEXT);
        open(page, &widget("", PAIR));
        let ticks = page.eval("$('heap-wave').state.ticks");
        page.click("heap-wave >> button 'Cut root last'");
        page.wait("the run is another", &format!("$('heap-wave').state.ticks !== {ticks}"));
        page.click("heap-wave >> .head .wide");
        page.wait("the run is the first again", &format!("$('heap-wave').state?.ticks === {ticks}"));
    });
}

#[test]
fn share_copies_a_link_and_shows_it_where_it_cannot() {
    on_stage(Look::light().reduced_motion(), |page| {
        let granted = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        page.devtools("Browser.grantPermissions", granted);
        open(page, &widget("", TEXT));
        page.run("await $('heap-wave').seek(5);");
        page.click("heap-wave >> button 'Share'");
        page.wait("it says so", "$('heap-wave >> .say > [aria-live=polite]').textContent.includes('clipboard')");
        let link = page.eval("navigator.clipboard.readText()");
        let link = link.as_str().expect("an address");
        assert!(link.starts_with(&page.url("/lab.html#1.")), "{link}");
        page.visit(&link[page.url("").len() - 1..]);
        ready(page, "heap-wave");
        assert_eq!((page.eval("$('heap-wave').text"), tick(page)), (json!(TEXT), 5));

        page.begin_with("Object.defineProperty(navigator, 'clipboard', { value: undefined });");
        open(page, &widget("", TEXT));
        page.click("heap-wave >> button 'Share'");
        page.wait("it is shown", "$('heap-wave >> [role=dialog] input')");
        let shown = "(() => { const input = $('heap-wave >> [role=dialog] input');
            return [input.value.includes('lab.html#1.'), input.selectionEnd === input.value.length,
                input.getRootNode().activeElement === input]; })()";
        page.wait("selected", &format!("{shown}.every(Boolean)"));
        page.assert_accessible();
        page.press("Escape");
        page.wait("it is closed", "!$('heap-wave >> [role=dialog]')");
        assert_eq!(page.eval("$('heap-wave').shadowRoot.activeElement.innerText.trim()"), "Share", "focus is back");
    });
}

#[test]
fn the_menu_opens_the_lab_by_keyboard_at_this_moment() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("collector=reference-counting", TEXT));
        page.run("await $('heap-wave').seek(7);");
        page.focus("heap-wave >> .menu summary");
        page.press("Enter");
        page.wait("it is open", "$('heap-wave >> .menu').open");
        page.press("Escape");
        page.wait("Escape closes it", "!$('heap-wave >> .menu').open");
        assert_eq!(page.eval("$('heap-wave').shadowRoot.activeElement.tagName"), "SUMMARY");
        page.press("Enter");
        for _ in 0..6 {
            page.press("Tab");
            if page.eval("$('heap-wave').shadowRoot.activeElement.tagName") == "A" {
                break;
            }
        }
        page.press("Enter");
        page.wait("the lab is there", "location.pathname === '/lab.html' && $('heap-wave')?.state");
        at_tick(page, 7);
        assert_eq!(page.eval("$('heap-wave').text"), TEXT);
        assert_eq!(page.eval("$(`heap-wave >> .seg [aria-pressed=true]`).innerText"), "Reference counting");
        assert_eq!(page.eval("$$(`heap-wave >> .items a`).length"), 0, "the lab does not offer the lab");
    });
}

#[test]
fn play_stops_where_something_is_freed() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("speed=8 break=freed", PAIR));
        page.run("await $('heap-wave').play();");
        page.wait("it stops", "$(`heap-wave >> button 'Play'`) && $('heap-wave').state.tick > 0");
        let alive = "$('heap-wave').state.objects.filter(o => o.alive).map(o => o.label).join()";
        let first = (tick(page), page.eval(alive));
        assert_eq!(first.1, "b,c", "at the moment at which a is freed");
        page.run("await $('heap-wave').play();");
        page.wait(
            "it stops again",
            &format!("$(`heap-wave >> button 'Play'`) && $('heap-wave').state.tick > {}", first.0),
        );
        assert_eq!(page.eval(alive), "c");
        menu(page, "◂ Back to breakpoint");
        at_tick(page, first.0);
        // A program, by the menu's own switch.
        open(page, &widget("", "let a = {};\na = null;\ngc();\nlet b = 1;"));
        menu(page, "Stop when something is freed");
        page.click("heap-wave >> button 'On to breakpoint ▸'");
        page.wait("it is there", "$('heap-wave').state.objects.some(o => !o.alive)");
        assert!(page.eval("$('heap-wave').link()").is_string());
    });
}
