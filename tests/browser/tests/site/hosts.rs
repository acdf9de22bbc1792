//! Bad hosts: sources that cannot be had, browsers without what a widget needs, places in a page where things are hidden,
//! scaled, turned round or shown over everything else.

use crate::widget::{HEAR, PAIR, alert, document, leave, open, ready, serve, tick, widget};
use browser_tests::{Answer, Elsewhere, Look, on_stage, on_stages};
use serde_json::json;
use std::time::Duration;

/// A page of another origin, without a policy, that takes the element from the site.
fn blog(site: &str) -> String {
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>A blog</title>
        <script type=module src={site}heapwave.js></script><main>{}</main>",
        widget("", PAIR)
    )
}

#[test]
fn a_source_that_cannot_be_had_is_told_and_the_content_can_be_read() {
    on_stage(Look::light(), |page| {
        page.begin_with(HEAR);
        let site = page.url("/");
        let other = Elsewhere::start(move |path| match path {
            "/page.html" => Some(Answer::page("<p>Nothing is here")),
            "/closed.json" => Some(Answer { shared: false, ..Answer::data(PAIR) }),
            "/huge.json" => Some(Answer::data(&" ".repeat(49 << 20))),
            "/open.json" => Some(Answer::data(&PAIR.replace("A pair", "From elsewhere"))),
            "/slow.json" => Some(Answer { late: Duration::from_millis(3500), ..Answer::data(PAIR) }),
            "/post" => Some(Answer::page(&blog(&site))),
            _ => None,
        });
        // The same server is another origin by its other name.
        let foreign = |path: &str| other.url(path).replace("127.0.0.1", "localhost");
        for (file, word, error) in [
            ("/missing.json", "404", "missing.json"),
            ("/page.html", "page of HTML", ""),
            ("/closed.json", "CORS", "closed.json"),
            ("/huge.json", "more than 48 MB", ""),
        ] {
            page.visit(&other.url("/post"));
            ready(page, "heap-wave");
            page.run(&format!("$('heap-wave').setAttribute('src', '{}');", foreign(file)));
            page.wait(
                &format!("{file} is told"),
                &format!("$('heap-wave >> [role=alert]')?.innerText.includes('{word}')"),
            );
            let told = alert(page);
            assert!(told.contains(file) && told.contains("check the src attribute"), "{told}");
            assert_eq!(page.eval("$('heap-wave >> .whole').checkVisibility() && $('heap-wave >> .whole').innerText.includes('A pair')"), true);
            assert_eq!(page.eval("heard.at(-1).type"), "heapwave-error");
            if !error.is_empty() {
                page.expect_error(error);
            }
        }
        page.run(&format!("$('heap-wave').setAttribute('src', '{}');", foreign("/slow.json")));
        page.wait(
            "it is said that it is slow",
            "$('heap-wave >> [role=status]')?.innerText.includes('still on its way')",
        );
        assert_eq!(page.eval("$('heap-wave pre').checkVisibility()"), true, "and the content can be read meanwhile");
        page.wait("it comes", "$('heap-wave').state && !$('heap-wave >> slot')");
        page.run(&format!("$('heap-wave').setAttribute('src', '{}');", foreign("/open.json")));
        page.wait("another origin that allows it is read", "$('heap-wave >> .title')?.innerText === 'From elsewhere'");
    });
}

#[test]
fn without_webassembly_the_content_stays_with_a_sentence() {
    on_stages(Look::light(), |page| {
        page.begin_with(HEAR);
        page.begin_with("delete window.WebAssembly;");
        serve(page, &widget("", PAIR));
        page.wait("it is told", "$('heap-wave >> [role=alert]')");
        assert!(alert(page).contains("no WebAssembly"), "{}", alert(page));
        assert_eq!(page.eval("$('heap-wave pre').checkVisibility()"), true);
        assert_eq!(page.eval("heard.map(event => event.type).join()"), "heapwave-error");
        assert_eq!(page.eval("$('heap-wave').step().catch(error => error.message.includes('WebAssembly'))"), true);
        page.assert_accessible();
    });
}

#[test]
fn a_widget_in_closed_details_begins_when_they_are_opened() {
    on_stage(Look::light(), |page| {
        serve(page, &format!("<details><summary>More</summary>{}</details>", widget("", PAIR)));
        page.run("await new Promise(done => setTimeout(done, 300));");
        assert_eq!(page.eval("$('heap-wave').state"), json!(null));
        page.click("summary");
        ready(page, "heap-wave");
        page.click("heap-wave >> button 'To the end'");
        page.wait("it works", "$('heap-wave').state.tick === $('heap-wave').state.ticks");
        assert_eq!(page.eval("$('heap-wave >> .field').getBoundingClientRect().width > 200"), true);
    });
}

#[test]
fn in_a_modal_dialog_all_of_it_works_and_escape_closes_one_thing_at_a_time() {
    on_stage(Look::light().reduced_motion(), |page| {
        serve(page, &format!("<dialog aria-label=Figure style='inline-size: 90vw'>{}</dialog>", widget("", PAIR)));
        page.run("$('dialog').showModal();");
        ready(page, "heap-wave");
        page.click("heap-wave >> button 'Ahead one step'");
        page.wait("it steps", "$('heap-wave').state.tick > 0");
        page.click("heap-wave >> .menu summary");
        page.press("Escape");
        page.wait("the menu is closed", "!$('heap-wave >> .menu').open");
        page.click("heap-wave >> .menu summary");
        page.click("heap-wave >> .items button 'Embed or download…'");
        page.wait("the offer is over it", "$('heap-wave >> dialog')?.open");
        page.assert_accessible();
        page.press("Escape");
        page.wait("it is closed", "!$('heap-wave >> dialog')");
        assert_eq!(page.eval("$('dialog').open"), true);
    });
}

#[test]
fn a_frame_in_a_frame_and_a_slide_that_is_scaled_are_places_too() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.serve("/inner.html", &document(&widget("", PAIR)));
        page.serve("/middle.html", &document("<iframe title=inner src=/inner.html width=900 height=700></iframe>"));
        serve(page, "<iframe title=middle src=/middle.html width=1000 height=800></iframe>");
        let inner = "$('iframe').contentDocument?.querySelector('iframe')?.contentDocument?.querySelector('heap-wave')";
        page.wait("it is ready", &format!("{inner}?.state"));
        assert_eq!(page.eval(&format!("{inner}.step(2).then(state => state.tick)")), 2);
        // A slide, as presentations show it: 960 × 540, smaller than it says.
        let slide = "width: 960px; height: 540px; transform: scale(.6); transform-origin: 0 0; overflow: hidden";
        open(
            page,
            &format!(
                "<div id=slide style='{slide}'>{}</div>",
                widget("fill style='height: 100%' view='code graph'", "let a = {};\nlet b = { a };\na = null;\ngc();")
            ),
        );
        let within = "(() => { const slide = $('#slide').getBoundingClientRect(), bar = $('heap-wave >> .transport').getBoundingClientRect(), field = $('heap-wave >> .field').getBoundingClientRect();
            return bar.bottom <= slide.bottom + 1 && bar.height > 20 && field.height > 80 && field.width > 200; })()";
        assert_eq!(page.eval(within), true);
        page.screenshot("slide");
        page.click("heap-wave >> button 'To the end'");
        page.wait("it is there", "$('heap-wave').state.tick === $('heap-wave').state.ticks");
        let slider = "heap-wave >> [role=slider]";
        page.drag(slider, 40, 0);
        let [at, all] = ["tick", "ticks"]
            .map(|what| page.eval(&format!("$('heap-wave').state.{what}")).as_f64().expect("a number"));
        let wide = page.eval(&format!("$('{slider}').getBoundingClientRect().width")).as_f64().expect("a width");
        let wanted = all * (0.5 + 40.0 / wide);
        assert!((at - wanted).abs() <= all * 0.12 + 1.0, "the pointer is where it is: {at} for {wanted}");
    });
}

#[test]
fn a_hidden_tab_asks_for_nothing_and_goes_on_when_it_is_seen() {
    on_stage(Look::light(), |page| {
        open(page, &widget("loop speed=2", PAIR));
        page.run("await $('heap-wave').play();");
        let figure = page.tab();
        page.new_tab();
        leave(page);
        std::thread::sleep(Duration::from_millis(800));
        page.close_tab();
        page.show(&figure);
        let before = tick(page);
        page.wait("it plays on", &format!("$('heap-wave').state.tick !== {before}"));
        assert_eq!(alert(page), "");
    });
}

#[test]
fn at_four_times_the_size_and_from_right_to_left_nothing_is_lost() {
    // A window of 1280 pixels at 400 % has room for 320.
    on_stages(Look::light().sized(320, 225).reduced_motion(), |page| {
        page.serve("/host.html", &document(&widget("", PAIR)).replace("<html ", "<html dir=rtl "));
        page.visit("/host.html");
        ready(page, "heap-wave");
        assert_eq!(page.eval("[document.scrollingElement.scrollWidth <= innerWidth, getComputedStyle($('heap-wave >> .heapwave')).direction]"), json!([true, "ltr"]));
        page.click("heap-wave >> button 'Ahead one step'");
        page.wait("it steps", "$('heap-wave').state.tick > 0");
        page.click("heap-wave >> .menu summary");
        page.click("heap-wave >> .items button 'Embed or download…'");
        page.wait("the offer is there", "$('heap-wave >> dialog')?.open");
        let fits = "(() => { const { left, right, height } = $('heap-wave >> dialog').getBoundingClientRect(); return left >= 0 && right <= innerWidth && height <= innerHeight; })()";
        assert_eq!(page.eval(fits), true);
        page.click("heap-wave >> dialog button 'Run: JSON'");
        page.wait("all of it can be reached", "$('heap-wave >> dialog [role=status]').innerText.startsWith('Saved')");
    });
}
