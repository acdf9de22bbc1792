//! The compiler is a module of its own: what stands compiled in the page needs none, and what is new has it loaded once.
//! And a page whose figures are all scenarios has a core that runs no programs, until a program comes into one; only the lab
//! has the core with what the lab has, until a graph in another format comes into a figure.

use crate::widget::{HEAR, PAIR, alert, open, ready, serve, widget};
use browser_tests::{Look, Page, on_stage, on_stages};
use serde_json::json;

const PROGRAM: &str = "let a = { b: {} };\na = null;\ngc();";

const GRAPH: &str = "digraph {\n  a -> b;\n}";

/// How many files of the compiler the page has loaded.
fn compilers(page: &Page) -> serde_json::Value {
    page.eval("performance.getEntriesByType('resource').filter(it => it.name.includes('compiler')).length")
}

/// What the page has loaded of the wasm, in order of their names.
fn modules(page: &Page) -> serde_json::Value {
    page.eval(
        "performance.getEntriesByType('resource').map(it => it.name.split('/').pop()).filter(it => it.endsWith('.wasm'))
            .sort().join(' ')",
    )
}

const SCENARIOS: &str = "heapwave_scenarios_bg.wasm";
const LAB: &str = "heapwave_lab_bg.wasm";
const ALL: &str = "heapwave_bg.wasm heapwave_compiler_bg.wasm heapwave_scenarios_bg.wasm";

#[test]
fn a_page_of_scenarios_loads_the_small_core_alone_and_all_of_it_works() {
    on_stages(Look::light().reduced_motion(), |page| {
        let two = format!("{}{}", widget("view='code graph map chart log'", PAIR), widget("", PAIR));
        open(page, &two);
        page.run("await $('heap-wave').seek(1e9); await $$('heap-wave')[1].seek(1);");
        assert_eq!(page.eval("$('heap-wave').state.objects.filter(it => it.alive).length"), 1);
        assert_eq!(
            page.eval("(await customElements.get('heap-wave').work($('heap-wave').text, 'semispace')) > 3"),
            true
        );
        page.run("await $('heap-wave').breakBarrier('incremental/barrier=none');");
        for format in ["svg", "film", "handout", "run", "json", "dot", "mmd", "csv", "txt"] {
            page.run(&format!("await $('heap-wave').export('{format}');"));
        }
        assert_eq!(modules(page), SCENARIOS);
        // A scenario with a fault is still one.
        page.run("await $('heap-wave').load('{ \"objects\": 1 }').catch(() => {});");
        page.wait("the fault is told", "$('heap-wave >> [role=alert]')");
        assert_eq!(modules(page), SCENARIOS);
    });
}

#[test]
fn the_wasm_does_not_wait_for_its_glue() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("", PAIR));
        let together = "(([glue, wasm]) => wasm.startTime < glue.responseEnd)(['heapwave_scenarios.js', 'heapwave_scenarios_bg.wasm']
            .map(name => performance.getEntriesByName(new URL(name, location).href)[0]))";
        assert_eq!(page.eval(together), true);
    });
}

#[test]
fn a_program_that_is_typed_where_a_scenario_was_runs_and_the_caret_stays() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("view='code graph' stride=phase", PAIR));
        assert_eq!(modules(page), SCENARIOS);
        page.focus("heap-wave >> textarea");
        page.run(&format!(
            "const area = $('heap-wave >> textarea');
            area.value = {};
            area.setSelectionRange(7, 7);
            area.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));",
            json!(PROGRAM)
        ));
        page.wait("it runs", "$('heap-wave').state && $('heap-wave >> .gutter')");
        page.run("await $('heap-wave').seek(1);");
        assert_eq!(modules(page), ALL);
        let caret = "(it => [it.selectionStart, it.value])($('heap-wave').shadowRoot.activeElement)";
        assert_eq!(page.eval(caret), json!([7, PROGRAM]), "one goes on writing");
        page.run("await $('heap-wave').seek(1e9);");
        assert_eq!(page.eval("$('heap-wave').state.objects.map(it => it.alive)"), json!([false, false]));
        page.run("await $('heap-wave').reset();");
        assert_eq!(page.eval("[$('heap-wave').text, $('heap-wave').state.objects.length]"), json!([PAIR, 3]));
        assert_eq!(page.eval("$$('heap-wave >> .heapwave').length"), 1);
    });
}

#[test]
fn a_program_that_a_page_gives_to_a_figure_of_a_scenario_runs() {
    on_stage(Look::light().reduced_motion(), |page| {
        let two = format!("{}{}", widget("", PAIR), widget("", PAIR));
        open(page, &two);
        ready(page, "heap-wave:nth-of-type(2)");
        assert_eq!(modules(page), SCENARIOS);
        // What is asked for meanwhile waits, too.
        let answers = page.eval(&format!(
            "(await Promise.all([$('heap-wave').load({}), $('heap-wave').seek(1e9), $('heap-wave').link()]))
                .map(it => it.ticks > 3 ? it.tick === it.ticks : typeof it)",
            json!(PROGRAM)
        ));
        assert_eq!(answers, json!([false, true, "string"]));
        assert_eq!(modules(page), ALL);
        let link = page.eval("$('heap-wave').link()");
        page.run(&format!("await $$('heap-wave')[1].open({link});"));
        assert_eq!(page.eval("$$('heap-wave').map(it => it.state.tick > 3)"), json!([true, true]));
        // A text that is none is told as ever, and a scenario can come again.
        page.run("await $('heap-wave').load('let a =\\nf(;').catch(() => {});");
        page.wait("the fault is told", "$('heap-wave >> [role=alert]')");
        assert!(alert(page).contains("line 2, column 3"), "{}", alert(page));
        page.run(&format!("await $('heap-wave').load({});", json!(PAIR)));
        assert_eq!(page.eval("$('heap-wave').state.objects.length"), 3);
    });
}

#[test]
fn the_lab_loads_its_own_core_alone() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/lab.html");
        page.run(&format!("await $('heap-wave').load({});", json!(PAIR)));
        assert_eq!(modules(page), LAB);
        page.run(&format!("await $('heap-wave').load({});", json!(GRAPH)));
        page.run(&format!("await $('heap-wave').load({});", json!(PROGRAM)));
        assert_eq!(modules(page), "heapwave_compiler_bg.wasm heapwave_lab_bg.wasm");
    });
}

#[test]
fn a_graph_in_another_format_has_the_core_that_reads_it() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("view='code graph' collector=semispace", GRAPH));
        assert_eq!(modules(page), LAB, "one sees what it is");
        assert_eq!(page.eval("$('heap-wave').state.objects.length"), 2);
    });
}

#[test]
fn a_graph_in_another_format_that_comes_into_a_figure_is_read() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("view='code graph' collector=semispace", PAIR));
        page.run(&format!("await $('heap-wave').edit({});", json!(GRAPH)));
        assert_eq!(modules(page), "heapwave_lab_bg.wasm heapwave_scenarios_bg.wasm");
        page.run("await $('heap-wave').seek(1);");
        assert_eq!(page.eval("[$('heap-wave').text, $('heap-wave').state.objects.length]"), json!([GRAPH, 2]));
        page.run("await $('heap-wave').reset();");
        assert_eq!(page.eval("[$('heap-wave').text, $('heap-wave').state.objects.length]"), json!([PAIR, 3]));
        // It runs programs, too.
        page.run(&format!("await $('heap-wave').load({});", json!(PROGRAM)));
        assert_eq!(modules(page), "heapwave_compiler_bg.wasm heapwave_lab_bg.wasm heapwave_scenarios_bg.wasm");
        assert_eq!(page.eval("$$('heap-wave >> .heapwave').length"), 1);
    });
}

#[test]
fn a_figure_is_outgrown_twice() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("view='code graph'", PAIR));
        page.run(&format!("await $('heap-wave').load({});", json!(PROGRAM)));
        assert_eq!(modules(page), ALL);
        let answers = page.eval(&format!(
            "(await Promise.all([$('heap-wave').edit({}), $('heap-wave').link()])).map(it => it.objects?.length ?? typeof it)",
            json!(GRAPH)
        ));
        assert_eq!(answers, json!([2, "string"]));
        assert_eq!(modules(page), format!("heapwave_bg.wasm heapwave_compiler_bg.wasm {LAB} {SCENARIOS}"));
        page.run("await $('heap-wave').reset();");
        assert_eq!(page.eval("$('heap-wave').text"), json!(PROGRAM));
    });
}

#[test]
fn a_core_that_cannot_be_had_is_told_and_the_text_stays() {
    on_stage(Look::light(), |page| {
        page.serve("/heapwave_glue.js", "throw new Error('it is gone');");
        open(page, &widget("", PAIR));
        page.run(&format!("$('heap-wave').load({}).catch(() => {{}});", json!(PROGRAM)));
        page.wait("it is told", "$('heap-wave >> [role=alert]')");
        assert!(alert(page).contains("it is gone"), "{}", alert(page));
        assert_eq!(page.eval("$('heap-wave').text"), json!(PROGRAM));
        page.run(&format!("await $('heap-wave').load({});", json!(PAIR)));
        assert_eq!(page.eval("$('heap-wave').state.objects.length"), 3);
    });
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
