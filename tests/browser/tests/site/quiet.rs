//! A page with widgets asks for nothing once it has loaded, nothing from elsewhere, and keeps nothing.

use crate::widget::ready;
use browser_tests::{Look, on_stage};

#[test]
fn after_loading_nothing_is_fetched_and_nothing_is_kept() {
    on_stage(Look::light(), |page| {
        page.visit("/");
        ready(page, "heap-wave");
        page.run("for (const widget of $$('heap-wave')) await widget.seek(1);");
        let fetched = "performance.getEntriesByType('resource').map(entry => entry.name)";
        let before = page.eval(fetched);
        page.run("for (const widget of $$('heap-wave')) await widget.play();");
        page.click("heap-wave >> button 'Reference counting'");
        page.click("heap-wave >> button 'Keys'");
        page.run("await $('heap-wave').seek(5); await new Promise(done => setTimeout(done, 1500));");
        assert_eq!(page.eval(fetched), before);
        let elsewhere = page.eval(&format!("{fetched}.filter(name => !name.startsWith(location.origin))"));
        assert_eq!(elsewhere, serde_json::json!([]));
        assert_eq!(
            page.eval("[document.cookie, localStorage.length, sessionStorage.length]"),
            serde_json::json!(["", 0, 0])
        );
        assert_eq!(page.eval("indexedDB.databases().then(all => all.length)"), 0);
    });
}

#[test]
fn a_widget_at_rest_asks_for_no_animation_frames() {
    on_stage(Look::light(), |page| {
        page.begin_with(
            "
            window.frames_asked = 0;
            const ask = requestAnimationFrame;
            window.requestAnimationFrame = callback => { frames_asked += 1; return ask.call(window, callback); };",
        );
        crate::widget::open(page, crate::widget::DIAGRAM);
        page.run("await $('heap-wave').step(1); await new Promise(done => setTimeout(done, 200)); frames_asked = 0;");
        page.run("await new Promise(done => setTimeout(done, 500));");
        assert_eq!(page.eval("frames_asked"), 0);
    });
}
