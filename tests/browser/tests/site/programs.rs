//! Programs: written, edited and run in place, line by line both ways, with breakpoints, output, time and limits.

use crate::widget::{HEAR, alert, at_tick, open, ready, serve, tick, ticks, widget};
use browser_tests::{Look, Page, on_stage};
use serde_json::json;

const CYCLE: &str = "
    function f() {
      var o1 = {};
      var o2 = {};
      o1.p = o2;
      o2.p = o1;
    }

    f();
    gc();
";
const TEXT: &str = "$('heap-wave >> textarea')";

/// Waits until the program shown is that of the text as it stands.
fn settled(page: &Page) {
    page.wait("it has caught up", "!$('heap-wave >> .outdated') && $('heap-wave').state");
}

/// Puts a text in place of the program, as typing does.
pub fn write(page: &Page, text: &str) {
    let text = serde_json::Value::from(text).to_string();
    page.run(&format!("const area = {TEXT}; area.value = {text}; area.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));"));
}

fn line(page: &Page) -> u64 {
    page.eval("$('heap-wave').state.line").as_u64().expect("a line")
}

#[test]
fn lines_run_forwards_and_backwards() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("collector=reference-counting", CYCLE));
        assert_eq!(
            page.eval(&format!("{TEXT}.value.split('\\n')[0]")),
            "function f() {",
            "without the page's indentation"
        );
        let mut lines = vec![line(page)];
        page.focus("heap-wave >> button.play");
        while tick(page) < ticks(page) {
            let before = tick(page);
            page.press("ArrowRight");
            page.wait("it goes on", &format!("$('heap-wave').state.tick > {before}"));
            lines.push(line(page));
        }
        let mut way = lines.clone();
        way.dedup();
        assert_eq!(way, [8, 2, 3, 4, 5, 9], "the lines in the order in which they run");
        let told = page.eval("$('heap-wave').state.sentence");
        assert!(told.as_str().is_some_and(|told| told.contains("{o1} or {o2}")), "{told}");
        assert_eq!(page.eval("$$('heap-wave >> .node.card.dead').length"), 2);
        let counts = page.eval("$('heap-wave').state.objects.map(o => [o.label, o.kind, o.count])");
        assert_eq!(counts, json!([["ƒ f", "function", 1], ["{o1}", "object", 1], ["{o2}", "object", 1]]));
        for expected in lines.iter().rev().skip(1) {
            let before = tick(page);
            page.press("ArrowLeft");
            page.wait("it goes back", &format!("$('heap-wave').state.tick < {before}"));
            assert_eq!(line(page), *expected);
        }
        assert_eq!(page.eval("$('heap-wave').state.objects.length"), 0, "nothing is made yet");
        page.run("await $('heap-wave').seek(1e9);");
        page.screenshot("program");
    });
}

#[test]
fn marking_frees_what_counting_keeps() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("collector=mark-sweep at=end", CYCLE));
        page.wait("the end is shown", "$('heap-wave').state.tick === $('heap-wave').state.ticks");
        let alive = page.eval("$('heap-wave').state.objects.map(o => [o.label, o.alive])");
        assert_eq!(alive, json!([["ƒ f", true], ["{o1}", false], ["{o2}", false]]));
        page.click("heap-wave >> button 'Reference counting'");
        page.wait("the end of the other run", "$('heap-wave').state.objects.every(o => o.alive)");
    });
}

#[test]
fn an_edit_runs_at_once_and_keeps_the_moment() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("collector=mark-sweep", "let a = {};\nlet b = {};\na.b = b;\na = null;\ngc();"));
        page.run("const w = $('heap-wave'); await w.step(2, 'line');");
        assert_eq!(line(page), 3);
        page.click("heap-wave >> textarea");
        page.press("Control+Home");
        page.press("End");
        page.type_text(" let c = [a];");
        settled(page);
        assert_eq!(
            page.eval(&format!("{TEXT}.value.split('\\n')[0]")),
            "let a = {}; let c = [a];",
            "keys write, they do not play"
        );
        page.wait("the new object is there", "$('heap-wave').state.objects.some(o => o.label === '[c]')");
        page.press("Escape");
        page.press("Tab");
        assert_ne!(page.eval("$('heap-wave').shadowRoot.activeElement.tagName"), "TEXTAREA", "Tab leaves it");
        page.run("await $('heap-wave').seek(1e9);");
        write(page, "let a = {};\ngc();\nlet late = {};");
        settled(page);
        page.wait("the end stays the end", "$('heap-wave').state.tick === $('heap-wave').state.ticks");
        assert_eq!(page.eval("$('heap-wave').state.objects.map(o => o.label)"), json!(["{a}", "{late}"]));
    });
}

#[test]
fn an_error_keeps_the_text_and_nothing_runs() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.begin_with(HEAR);
        open(page, &widget("", "let a = {};\nlet b = [a];\n"));
        page.run("await $('heap-wave').step(1, 'line');");
        let tall = page.eval("$('heap-wave').getBoundingClientRect().height").as_f64().expect("a height");
        page.focus("heap-wave >> textarea");
        write(page, "let a = {};\nlet b = [a;\n");
        page.wait("the error is told", "$('heap-wave >> [role=alert]')");
        let told = alert(page);
        assert!(told.to_lowercase().contains("nothing is running") && told.contains("line 2"), "{told}");
        assert_eq!(page.eval(&format!("{TEXT}.value")), "let a = {};\nlet b = [a;\n");
        assert_eq!(page.eval("$('heap-wave').state"), serde_json::Value::Null);
        assert_eq!(page.eval("$$('heap-wave >> .node').length"), 0);
        assert_eq!(page.eval("$('heap-wave').shadowRoot.activeElement.tagName"), "TEXTAREA", "one goes on writing");
        let now = page.eval("$('heap-wave').getBoundingClientRect().height").as_f64().expect("a height");
        assert!((now - tall).abs() < 2.0, "nothing jumps: {tall} became {now}");
        write(page, "let a = {};\nlet b = [a];\n");
        ready(page, "heap-wave");
        assert_eq!(alert(page), "");
        // What the language here lacks is refused by name.
        write(page, "with (Math) { max(1, 2); }");
        page.wait("the refusal is told", "$('heap-wave >> [role=alert]')");
        assert!(alert(page).contains("with"), "{}", alert(page));
    });
}

#[test]
fn play_stops_at_breakpoints() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("speed=8", CYCLE));
        page.click("heap-wave >> button 'Breakpoint on line 4'");
        assert_eq!(page.eval("$(\"heap-wave >> button 'Breakpoint on line 4'\").ariaPressed"), "true");
        page.click("heap-wave >> button 'Play'");
        page.wait("it stops there", "$('heap-wave').state.line === 4 && $(\"heap-wave >> button 'Play'\")");
        page.run("await $('heap-wave').seek(1e9);");
        page.click("heap-wave >> button '◂ Back to breakpoint'");
        page.wait("it is back", "$('heap-wave').state.line === 4");
        // By the keyboard: one stop of the Tab key, then arrows.
        page.press("Home");
        at_tick(page, 0);
        page.focus("heap-wave >> button 'Breakpoint on line 4'");
        page.press("ArrowDown");
        page.press("Enter");
        assert_eq!(page.eval("$(\"heap-wave >> button 'Breakpoint on line 5'\").ariaPressed"), "true");
        write(page, &format!("// one line more\n{}", page.eval(&format!("{TEXT}.value")).as_str().unwrap_or_default()));
        settled(page);
        assert_eq!(
            page.eval("$$('heap-wave >> .gutter [aria-pressed=true]').map(b => b.innerText).join()"),
            "5,6",
            "they stay with their lines"
        );
    });
}

#[test]
fn what_is_printed_and_what_waits_stands_beside() {
    on_stage(Look::light().reduced_motion(), |page| {
        let text = "let node = document.createElement('div');\ndocument.body.appendChild(node);\nlet n = 0;
            node.addEventListener('click', function clicked() { n += 1; console.log('clicked', n); });
            setTimeout(function later() { console.log('later'); }, 50);\nconsole.log('first');\ntick(0);";
        open(page, &widget("at=end", text));
        page.wait("it is printed", "$('heap-wave >> .log')?.innerText.includes('first')");
        assert!(page.eval("$('heap-wave >> .pending').innerText.includes('at 50 ms')") == true);
        page.click("heap-wave >> button 'Wait 50 ms'");
        page.wait("the timer runs", "$('heap-wave').state.line === 5");
        page.run("await $('heap-wave').seek(1e9);");
        assert_eq!(page.eval("$('heap-wave').state.log"), json!(["first", "later"]));
        page.click("heap-wave >> button 'Click div'");
        page.run("await $('heap-wave').seek(1e9);");
        assert_eq!(page.eval("$('heap-wave').state.log"), json!(["first", "later", "clicked 1"]));
        page.run("await $('heap-wave').seek(0);");
        assert_eq!(page.eval("$('heap-wave').state.log"), json!([]), "and back again");
    });
}

#[test]
fn what_never_ends_is_stopped_and_can_go_on() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("steps=2000", "let n = 0;\nwhile (true) { n += 1; }"));
        page.run("await $('heap-wave').seek(1e9);");
        let told = page.eval("$('heap-wave').state.stopped");
        assert!(told.as_str().is_some_and(|told| told.contains("2000")), "{told}");
        let before = ticks(page);
        page.click("heap-wave >> button 'Continue'");
        page.wait("it goes on", &format!("$('heap-wave').state.ticks > {before}"));
        open(page, &widget("at=end", "function deep() { return deep() + 1; }\ndeep();"));
        page.wait("it ends", "$('heap-wave').state.stopped?.includes('RangeError')");
    });
}

#[test]
fn a_program_is_for_everyone() {
    on_stage(Look::light().reduced_motion(), |page| {
        let text = format!("{CYCLE}\nconsole.log('one');\nsetTimeout(f, 10);");
        for (name, look) in
            [("light", Look::light()), ("dark", Look::dark()), ("narrow", Look::light().sized(320, 800))]
        {
            page.look(&look.reduced_motion());
            for collector in ["mark-sweep", "reference-counting"] {
                open(page, &widget(&format!("collector={collector} at=end"), &text));
                page.wait("the end is shown", "$('heap-wave').state.tick === $('heap-wave').state.ticks");
                page.click("heap-wave >> button 'Breakpoint on line 3'");
                page.assert_accessible();
            }
            let beyond = page.eval("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assert_eq!(beyond, 0, "{name}: nothing stands beyond the window");
            page.screenshot(&format!("program-{name}"));
            serve(page, &widget("", "let a = {;"));
            page.wait("the error is told", "$('heap-wave >> [role=alert]')");
            page.assert_accessible();
        }
        let above = page.eval("$('heap-wave >> .text').getBoundingClientRect().bottom <= $('heap-wave >> .trouble').getBoundingClientRect().top + 1");
        assert_eq!(above, true, "the text stands above on a narrow page");
    });
}

#[test]
fn what_an_engine_keeps_for_itself_can_be_unfolded() {
    on_stage(Look::light().reduced_motion(), |page| {
        let text = "function counter() {\n  let count = {};\n  return () => count;\n}\nlet read = counter();\ngc();";
        let shown = |what: &str| {
            page.wait(what, &format!("$('heap-wave').state?.objects.map(o => o.label).join() === '{what}'"))
        };
        open(page, &widget("unfold=scopes at=end", text));
        shown("ƒ counter,scope of counter,{count},ƒ read");
        page.screenshot("unfolded");
        page.click("heap-wave >> button 'Keys'");
        page.assert_accessible();
        assert_eq!(page.eval("$(\"heap-wave >> button 'Scopes'\").ariaPressed"), "true");
        page.click("heap-wave >> button 'Scopes'");
        shown("ƒ counter,{count},ƒ read");
        assert_eq!(tick(page), ticks(page), "the moment stays");
        page.run("$('heap-wave').setAttribute('unfold', 'scopes prototypes');");
        shown("ƒ counter,scope of counter,{count},ƒ read");
        page.run("$('heap-wave').setAttribute('unfold', 'scope');");
        page.wait("a wrong word is named", "$('heap-wave >> [role=alert]')?.innerText.includes('\"scope\"')");
    });
}

/// The page's modules have no tables of Unicode: the browser's are theirs, in the compiler and while a program runs.
#[test]
fn properties_of_unicode_are_those_that_the_browser_knows() {
    const PROGRAM: &str = r#"
        const text = "aB1 éß—Ω中🎉ǅ\u{10ffff}\ud800", all = [...text];
        const having = property => all.filter(letter => new RegExp(`\\p{${property}}`, "u").test(letter)).length;
        console.log(text.replace(/\P{L}/gu, ""), /\p{Script=Greek}/u.test("Ω"), /^\p{Emoji}$/u.test("🎉"), /[\p{N}--[0-3]]/v.test("1"));
        console.log(["Lu", "Ll", "Lt", "L", "Nd", "P", "Cn", "Cs", "Any", "ASCII", "sc=Han", "Emoji", "Alphabetic"].map(having).join());
        try { new RegExp("\\p{Nope}", "u"); } catch (error) { console.log(error.name); }"#;
    on_stage(Look::light(), |page| {
        open(page, &widget("", PROGRAM));
        page.run("await $('heap-wave').seek(1e9);");
        let printed = page.eval("$('heap-wave').state.log");
        let own = page.run(&format!(
            "const lines = [], console = {{ log: (...words) => lines.push(words.join(' ')) }};
            new Function('console', {})(console); return lines;",
            json!(PROGRAM)
        ));
        assert_eq!(own[0], "aBéßΩ中ǅ true true false");
        assert_eq!(printed, own);
    });
}
