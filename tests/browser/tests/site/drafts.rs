//! What a reader writes into the article's figures is there again after a reload, and so is the moment.

use browser_tests::{Look, on_stage};
use serde_json::json;

#[test]
fn edits_of_the_article_survive_a_reload_and_can_be_forgotten() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/");
        let edited = "const a = {};\ngc();";
        page.run(&format!(
            "const figure = $('#meet'); figure.scrollIntoView(); await figure.edit({});
             await figure.step(3);",
            json!(edited)
        ));
        assert_eq!(page.eval("$('#meet').text"), json!(edited));
        page.run("location.reload();");
        page.wait("the page is there again", "document.readyState === 'complete' && $('#meet')?.step !== undefined");
        page.run("$('#meet').scrollIntoView();");
        page.wait("the text is there again", &format!("$('#meet').text === {}", json!(edited)));
        page.wait("and the moment", "$('#meet').state?.tick === 3");
        // What was given can still be gone back to.
        page.run("await $('#meet').reset();");
        assert!(page.eval("$('#meet').text").as_str().is_some_and(|text| text.contains("function meet")));
        page.run(&format!("await $('#meet').edit({});", json!(edited)));
        page.click("#forget");
        page.wait("it is forgotten", "$('#meet').text.includes('function meet')");
        assert_eq!(page.eval("localStorage.getItem('heapwave.texts')"), json!("{}"));
    });
}

#[test]
fn an_exercise_says_what_is_missing() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/");
        let verdict = "$('#exercise-cache').parentElement.querySelector('.verdict').textContent";
        let attempt = |from: &str, to: &str| {
            page.run(&format!(
                "const figure = $('#exercise-cache'); figure.scrollIntoView();
                 await figure.edit(figure.querySelector('pre').textContent.replace({}, {}));
                 await figure.seek(1e9);",
                json!(from),
                json!(to)
            ));
        };
        attempt("start = null;", "start = null; cache.clear();");
        page.wait(
            "it says that too much is gone",
            &format!("{verdict}.startsWith('Not yet: {{view 2}} has been freed')"),
        );
        attempt("start = null;", "start = undefined;");
        page.wait("it says what is still there", &format!("{verdict}.startsWith('Not yet: {{view}} is still there')"));
        attempt("start = null;", "start = null; cache.delete('start');");
        page.wait("it is solved", &format!("{verdict}.startsWith('Solved')"));
    });
}
