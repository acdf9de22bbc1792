//! The page for frames: the same fragment, a few wishes before it, and its height for the page around.

use crate::widget::{document, open, widget};
use browser_tests::{Look, on_stage, on_stages};
use serde_json::json;

#[test]
fn a_frame_shows_the_linked_moment_as_the_page_around_wishes_and_tells_its_height() {
    on_stages(Look::light().reduced_motion(), |page| {
        page.begin_with("window.heights = []; addEventListener('message', ({ data }) => data?.heapwave === 'height' && heights.push(data.height));");
        open(page, &widget("", "let a = {};\na = null;\ngc();"));
        page.run("await $('heap-wave').seek(6);");
        let (state, link) = (page.eval("$('heap-wave').state"), page.eval("$('heap-wave').link()"));
        let link = link.as_str().expect("a fragment");
        let frame = format!(
            "<iframe title=figure width=700 height=300 src='/embed.html?controls=minimal&theme=dark&view=graph#{link}'></iframe>"
        );
        page.serve("/host.html", &document(&frame));
        page.visit("/host.html");
        let inner = "document.querySelector('iframe').contentDocument.querySelector('heap-wave')";
        page.wait("it is ready", &format!("{inner}?.state && heights.length > 0"));
        assert_eq!(page.eval(&format!("{inner}.state")), state);
        let asked = page.eval(&format!(
            "[{inner}.getAttribute('theme'), {inner}.shadowRoot.querySelectorAll('.strip, .seg').length]"
        ));
        assert_eq!(asked, json!(["dark", 0]));
        // As high as it says, nothing scrolls; and it fills more than that.
        page.run("$('iframe').height = heights.at(-1); await new Promise(done => setTimeout(done, 200));");
        let scrolls = "(() => { const { scrollHeight, clientHeight } = $('iframe').contentDocument.scrollingElement; return scrollHeight - clientHeight; })()";
        assert_eq!(page.eval(scrolls), 0);
        page.run("$('iframe').height = heights.at(-1) + 100; await new Promise(done => setTimeout(done, 200));");
        assert_eq!(page.eval(scrolls), 0);
        let fills = page.eval(&format!("{inner}.getBoundingClientRect().height - heights.at(-1)"));
        assert!(fills.as_f64() >= Some(99.0), "{fills}");
        page.screenshot("embed-frame");
    });
}

#[test]
fn a_frame_can_play_and_choose_another_collector() {
    on_stage(Look::light(), |page| {
        open(page, &widget("", "let a = {};\na = null;\ngc();"));
        let link = page.eval("$('heap-wave').link()");
        let link = link.as_str().expect("a fragment");
        page.visit(&format!("/embed.html?autoplay&loop&speed=8&collector=reference-counting#{link}"));
        page.wait("it plays", "$('heap-wave').state?.tick > 2");
        assert_eq!(page.eval("$(`heap-wave >> .seg [aria-pressed=true]`).innerText"), "Reference counting");
    });
}
