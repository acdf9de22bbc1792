//! The article: every figure does what the prose around it says, in both directions; every question has a right answer
//! that the core agrees with; what the page itself offers (contents, progress, links to moments, instruments,
//! exercises) works, with and without a keyboard.

use crate::widget::HEAR;
use browser_tests::{Look, Page, on_stage};
use serde_json::{Value, json};

/// What each figure keeps and frees under which collector at which moment; `tests/article.rs` holds it natively.
const OUTCOMES: &str = include_str!("../../../article/outcomes.txt");
/// The right answer to each question.
const ANSWERS: &str = include_str!("../../../article/answers.txt");

fn table(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('|').map(str::trim).collect())
}

/// A list of names as the tables write it.
fn names(cell: &str) -> Vec<String> {
    cell.split(", ").filter(|name| !name.is_empty()).map(|name| name.trim_start_matches('!').to_owned()).collect()
}

#[test]
fn every_figure_runs_to_its_end_both_ways_with_the_stated_outcome() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.begin_with(HEAR);
        page.visit("/");
        for row in table(OUTCOMES) {
            let [figure, collector, moment, alive, freed] = row[..] else { panic!("not five cells: {row:?}") };
            let found = page.run(&format!(
                "const widget = $('#{figure}');
                widget.removeAttribute('autoplay');
                await widget.pause();
                widget.setAttribute('collector', '{collector}');
                await widget.seek(0);
                // By lines where there are few, else by phases: at most this number of stops each way.
                const stride = widget.state.ticks > 900 ? 'collection' : widget.state.ticks > 300 ? 'phase' : 'line';
                const seen = new Map(), objects = () => JSON.stringify(widget.state.objects);
                for (let tick = -1; widget.state.tick > tick;) {{
                    tick = widget.state.tick;
                    seen.set(tick, objects());
                    await widget.step(1, stride);
                }}
                const end = widget.state.tick === widget.state.ticks;
                // Back over the same moments; where it stopped to ask on the way there it need not stop now.
                let same = true;
                while (widget.state.tick > 0 && same) {{
                    await widget.back(1, stride);
                    same = seen.get(widget.state.tick) === objects();
                }}
                const start = widget.state.tick === 0;
                if ('{moment}' === 'end') await widget.seek(widget.state.ticks);
                else {{
                    widget.setAttribute('at', '{moment}');
                    await widget.step(0);
                }}
                const labels = alive => widget.state.objects.filter(object => object.alive === alive).map(object => object.label);
                return {{ end, same, start, alive: labels(true), freed: labels(false) }};"
            ));
            let went = [&found["end"], &found["same"], &found["start"]];
            assert_eq!(went, [&json!(true); 3], "{figure} under {collector}: to its end and back");
            for (cell, found) in [(alive, &found["alive"]), (freed, &found["freed"])] {
                // A number is a count of objects.
                let expected = cell.parse::<u64>().map_or_else(|_| json!(names(cell)), |many| json!(many));
                let many = json!(found.as_array().map_or(0, Vec::len));
                let found = if expected.is_u64() { &many } else { found };
                assert_eq!(*found, expected, "{figure} under {collector} at {moment}");
            }
        }
        let errors = page.eval("heard.filter(({ type }) => type === 'heapwave-error')");
        assert_eq!(errors, json!([]), "and nothing went wrong on the way");
    });
}

#[test]
fn every_question_has_a_right_answer_that_the_core_agrees_with() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.begin_with(
            "window.told = [];
            addEventListener('heapwave-predict', ({ target, detail }) => told.push([target.id, detail.question, detail.right]));",
        );
        page.visit("/");
        let mut asked = 0;
        for row in table(ANSWERS) {
            let [figure, question, answer] = row[..] else { panic!("not three cells: {row:?}") };
            let answer = match answer.parse::<u64>() {
                Ok(number) => json!(number),
                Err(_) => json!(names(answer)),
            };
            page.run(&format!(
                "const widget = $('#{figure}');
                widget.removeAttribute('autoplay');
                await widget.pause();
                await widget.ask({question});
                await widget.answer({answer});"
            ));
            let told = json!([figure, question.parse::<u64>().unwrap(), true]);
            page.wait(
                &format!("{figure} agrees with {answer}"),
                &format!("JSON.stringify(told.at(-1)) === JSON.stringify({told})"),
            );
            asked += 1;
        }
        let questions = page.eval("$$('heap-wave[predict]').reduce((sum, widget) => sum + widget.questions.length, 0)");
        assert!(asked >= 10 && questions == asked, "{asked} of {questions} questions are in the table");
        // All of it is remembered, and shown beside the chapters' names.
        page.wait(
            "the badges are there",
            "$$('.contents .done').filter(badge => badge.textContent.includes('✓')).length >= 8",
        );
        let done = page.eval("$$('.contents .done').map(badge => badge.textContent).join(' ')");
        page.visit("/?again");
        page.wait(
            "they are remembered",
            &format!("$$('.contents .done').map(badge => badge.textContent).join(' ') === {done}"),
        );
        assert!(done.as_str().is_some_and(|done| done.matches('✓').count() >= 8), "{done}");
        page.click("#forget");
        assert_eq!(page.eval("$$('.contents .done').length"), 0);
        page.visit("/");
        assert_eq!(page.eval("$$('.contents .done').length"), 0, "and it stays forgotten");
    });
}

#[test]
fn nothing_is_asked_of_a_reader_who_just_reads() {
    // With motion: who wants less of it starts the diagram by hand.
    on_stage(Look::light(), |page| {
        page.visit("/");
        page.run(
            "for (const widget of $$('heap-wave')) {
                widget.scrollIntoView({ behavior: 'instant' });
                while (!widget.state) await new Promise(done => setTimeout(done, 20));
            }
            $('#diagram').scrollIntoView({ behavior: 'instant' });
            await new Promise(done => setTimeout(done, 2500));",
        );
        let asking =
            page.eval("$$('heap-wave').filter(widget => widget.questions.some(({ answered }) => answered)).length");
        assert_eq!(asking, 0);
        assert_eq!(page.eval("$('#diagram').state.tick > 0"), true, "the diagram plays, and does not stop to ask");
        assert_eq!(page.eval("localStorage.length"), 0);
    });
}

#[test]
fn the_whole_page_is_for_everyone() {
    let looks = [("light", Look::light()), ("dark", Look::dark()), ("narrow", Look::light().sized(320, 800))];
    on_stage(Look::light(), |page| {
        for (name, look) in looks {
            page.look(&look.reduced_motion());
            page.visit("/");
            alive(page);
            page.run("for (const widget of $$('heap-wave')) { await widget.pause(); await widget.seek(widget.state.ticks); }");
            let faults = page.axe();
            assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
            let wide = page.eval("[document.scrollingElement.scrollWidth, innerWidth]");
            assert!(wide[0].as_f64() <= wide[1].as_f64(), "{name}: {wide}");
        }
    });
}

#[test]
fn the_keyboard_alone_gets_through_every_widget() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/");
        alive(page);
        page.run("for (const widget of $$('heap-wave')) { widget.removeAttribute('autoplay'); await widget.pause(); await widget.seek(0); }");
        page.run("window.moved = new Set(); document.body.tabIndex = -1; document.body.focus();");
        let figures = page.eval("$$('heap-wave').length").as_u64().expect("a number");
        let mut last = Value::Null;
        for _ in 0..figures * 60 {
            page.press("Tab");
            let at = page.eval("document.activeElement.localName === 'heap-wave' ? document.activeElement.id : ''");
            if at != last && at != "" {
                // From its first control: ahead, and it is still there.
                let control = page.eval("$('#' + document.activeElement.id).shadowRoot.activeElement?.localName");
                if control != "textarea" && control != "select" {
                    let before = page.eval(&format!("$('#{}').state.tick", at.as_str().unwrap()));
                    page.press("ArrowRight");
                    page.wait("the figure steps", &format!("$('#{}').state.tick > {before}", at.as_str().unwrap()));
                    page.run(&format!("moved.add('{}');", at.as_str().unwrap()));
                    last = at.clone();
                    // On to its end quickly: the next figure.
                    page.run(&format!(
                        "const all = [...$('#{}').shadowRoot.querySelectorAll('summary')]; all.at(-1)?.focus();",
                        at.as_str().unwrap()
                    ));
                }
            }
            if page.eval("moved.size") == figures {
                return;
            }
            if page.eval("document.activeElement.closest('footer') !== null") == true {
                break;
            }
        }
        let missed = page.eval("$$('heap-wave').map(widget => widget.id).filter(id => !moved.has(id))");
        assert_eq!(missed, json!([]), "Tab and the arrow keys do not get to these");
    });
}

#[test]
fn the_contents_follow_and_links_lead_to_moments() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/#meet@line-10");
        page.wait("the figure shows its moment", "$('#meet').state?.line === 10");
        let seen =
            page.eval("(({ top, bottom }) => top < innerHeight && bottom > 0)($('#meet').getBoundingClientRect())");
        assert_eq!(seen, true);
        page.wait("its chapter is the current one", "$('.contents [aria-current]')?.hash === '#cycles'");
        page.run("$('#detached').scrollIntoView({ behavior: 'instant' });");
        page.wait("the contents follow", "$('.contents [aria-current]')?.hash === '#detached'");
        page.run("await $('#cell').seek(40); const link = $('#cell').parentElement.querySelector('a.moment'); link.focus(); link.click();");
        assert_eq!(page.eval("location.hash"), "#cell@40");
        page.visit("/?fresh#cell@40");
        page.wait("the address leads back", "$('#cell').state?.tick === 40");
        let anchors = page.eval("$$('a[href^=\"#\"]').map(link => link.hash.slice(1).split('@')[0]).filter(id => !document.getElementById(id))");
        assert_eq!(anchors, json!([]), "no link leads nowhere");
    });
}

#[test]
fn the_instruments_reckon_and_drive_their_figure() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/");
        // The article's own scripts may come after the page.
        let reckons = "$('#sizes').elements.static.value.startsWith('28 bytes: x has 4 places, and')";
        page.wait("it reckons", &format!("({}, {reckons})", input("#sizes-n", "9")));
        let said = page.eval("[$('#sizes').elements.static.value, $('#sizes').elements.dynamic.value]");
        assert_eq!(
            said,
            json!([
                "28 bytes: x has 4 places, and 5 of the numbers have none",
                "at least 9 × 8 = 72 bytes for the elements, asked for now"
            ])
        );
        page.run("$('#sizes-run').scrollIntoView({ behavior: 'instant' });");
        page.wait("the figure runs with it", "$('#sizes-run').text?.includes('read(9);') && $('#sizes-run').state");
        write(page, "#sizes-n", "");
        assert_eq!(page.eval("$('#sizes').elements.echo.value"), "9", "what is no number changes nothing");
        write(page, "#pixels-w", "800");
        write(page, "#pixels-h", "600");
        assert_eq!(page.eval("$('#pixels').elements.bytes.value"), "1.9 MB");
    });
}

#[test]
fn the_exercises_can_be_solved() {
    let solutions = [
        ("exercise-cache", "start = null;", "start = null; cache.delete('start');"),
        ("exercise-subscription", "// what belongs here?", "news.readers.splice(news.readers.indexOf(onNews), 1);"),
        (
            "exercise-scope",
            "const draw = () => picture.pixels.length;\n  draw();",
            "const draw = p => p.pixels.length;\n  draw(picture);",
        ),
    ];
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/");
        for (figure, before, after) in solutions {
            let verdict = format!("$('#{figure}').parentElement.querySelector('.verdict').textContent");
            page.run(&format!(
                "$('#{figure}').scrollIntoView({{ behavior: 'instant' }}); await $('#{figure}').step(0);"
            ));
            assert_eq!(page.eval(&verdict), "", "{figure} is not solved from the start");
            page.run(&format!(
                "const area = $('#{figure} >> textarea'), was = area.value;
                area.value = was.replace({}, {});
                if (area.value === was) throw new Error('nothing was replaced');
                area.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));",
                json!(before),
                json!(after)
            ));
            page.wait(&format!("{figure} is solved"), &format!("{verdict} !== ''"));
        }
        assert_eq!(page.eval("$('.contents a[href=\"#your-own\"] .done').textContent"), "✓");
    });
}

#[test]
fn the_text_is_there_without_any_script() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
        page.visit("/");
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
        assert_eq!(page.eval("$$('heap-wave').filter(widget => widget.shadowRoot).length"), 0);
        assert_eq!(page.eval("$$('section').length"), 15);
        let mute =
            page.eval("$$('heap-wave').filter(widget => widget.innerText.trim().length < 40).map(widget => widget.id)");
        assert_eq!(mute, json!([]), "each figure's text can be read");
        page.screenshot("article-without-script");
    });
}

#[test]
fn figures_out_of_view_cost_nothing() {
    on_stage(Look::light(), |page| {
        page.begin_with(
            "window.asked = 0;
            const ask = requestAnimationFrame;
            window.requestAnimationFrame = callback => { asked += 1; return ask.call(window, callback); };
            const [timeout, interval] = [setTimeout, setInterval];
            window.pause_for = ms => new Promise(done => timeout(done, ms));
            window.setTimeout = (...rest) => { asked += 1; return timeout(...rest); };
            window.setInterval = (...rest) => { asked += 1; return interval(...rest); };",
        );
        page.visit("/");
        alive(page);
        page.run("for (const widget of $$('heap-wave')) widget.setAttribute('loop', ''), await widget.play();");
        page.run("$('footer').scrollIntoView({ behavior: 'instant', block: 'end' }); await pause_for(600); asked = 0; await pause_for(1200);");
        assert_eq!(page.eval("asked"), 0, "all of them play, and none is in view");
    });
}

/// Scrolls by, so that every figure is alive.
fn alive(page: &Page) {
    page.run(
        "for (const widget of $$('heap-wave')) {
            widget.scrollIntoView({ behavior: 'instant' });
            await widget.step(0);
        }",
    );
}

fn write(page: &Page, field: &str, text: &str) {
    page.run(&format!("{};", input(field, text)));
}

/// What writes into a field, as an expression.
fn input(field: &str, text: &str) -> String {
    format!(
        "((field) => (field.value = '{text}', field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))))($('{field}'))"
    )
}
