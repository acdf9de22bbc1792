//! The compiler is a module of its own: what stands compiled in the page needs none, and what is new has it loaded once.

use crate::widget::{HEAR, alert, serve, widget};
use browser_tests::{Look, Page, on_stage};
use serde_json::json;

const PROGRAM: &str = "let a = { b: {} };\na = null;\ngc();";

/// How many files of the compiler the page has loaded.
fn compilers(page: &Page) -> serde_json::Value {
    page.eval("performance.getEntriesByType('resource').filter(it => it.name.includes('compiler')).length")
}

#[test]
fn the_article_loads_the_compiler_when_somebody_writes() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/");
        for figure in page.eval("$$('main heap-wave').map(it => it.id)").as_array().expect("figures") {
            page.run(&format!(
                "$('#{0}').scrollIntoView(); await $('#{0}').seek(1);",
                figure.as_str().unwrap_or_default()
            ));
        }
        assert_eq!(compilers(page), 0, "every program of the article stands compiled in it");
        page.run(&format!("await $('#greet').edit({});", json!(PROGRAM)));
        assert_eq!(page.eval("$('#greet').state.ticks > 3"), true);
        assert_eq!(compilers(page), 2);
    });
}

#[test]
fn a_new_program_waits_for_the_compiler_and_a_wrong_one_is_told_with_its_place() {
    on_stage(Look::light(), |page| {
        page.begin_with(HEAR);
        serve(page, &widget("compiled='bm9uZSBvZiBvdXJz'", PROGRAM));
        page.wait("it runs, whatever stands beside it", "$('heap-wave').state !== null");
        page.run("$('heap-wave').edit('let a =\\nf(;').catch(() => {});");
        page.wait("the fault is told", "$('heap-wave >> [role=alert]')");
        assert!(alert(page).contains("line 2, column 3"), "{}", alert(page));
        page.run(&format!("await $('heap-wave').edit({});", json!(PROGRAM)));
        assert_eq!(page.eval("$('heap-wave').state !== null"), true);
    });
}

#[test]
fn a_compiler_that_cannot_be_had_is_told_and_the_text_stays() {
    on_stage(Look::light(), |page| {
        page.serve("/heapwave_compiler.js", "throw new Error('it is gone');");
        page.begin_with(HEAR);
        serve(page, &widget("", PROGRAM));
        page.wait("it is told", "$('heap-wave >> [role=alert]') && heard.length > 0");
        let told = alert(page);
        assert!(told.contains("the compiler that it needs cannot be loaded (it is gone)"), "{told}");
        assert_eq!(page.eval("$('heap-wave').text"), json!(PROGRAM));
        assert_eq!(page.eval("heard.map(e => e.type).join()"), "heapwave-error");
    });
}
