//! What a reader meets first, in every engine: the article with its pictures and figures, the lab by hand, a phone. Tests
//! elsewhere that run in every engine, too, say so with `on_stages`.

use crate::lab::enter;
use crate::widget::{alert, ready, tick};
use browser_tests::{Look, Page, on_stages};
use serde_json::json;

/// Goes to a figure of the article and waits until it is alive, which it is near the window only.
fn meet(page: &Page, figure: &str) {
    page.run(&format!(
        "const figure = $('{figure}');
        ['autoplay', 'loop', 'predict'].forEach(name => figure.removeAttribute(name));
        figure.scrollIntoView({{ behavior: 'instant' }});"
    ));
    ready(page, figure);
}

#[test]
fn a_figure_of_the_article_plays_to_its_end_and_shows_what_was_swept() {
    on_stages(Look::light().reduced_motion(), |page| {
        page.visit("/");
        meet(page, "#diagram");
        page.run("$('#diagram').setAttribute('speed', '8'); await $('#diagram').seek(0);");
        page.click("#diagram >> button 'Play'");
        page.wait("it is at its end", "$('#diagram').state.tick === $('#diagram').state.ticks");
        let swept = page.eval("$('#diagram').state.objects.filter(it => !it.alive).map(it => it.label)");
        assert_eq!(swept, json!(["Object 5", "Object 7", "Object 8"]));
        let drawn = page.eval("$$('#diagram >> .node.ghost').map(node => node.querySelector('text').textContent)");
        assert_eq!(drawn, swept);
        // A program, which stands compiled in the page, under the other collector.
        meet(page, "#meet");
        page.run("await $('#meet').seek(1e9);");
        assert_eq!(page.eval("$('#meet').state.objects.every(it => it.alive)"), true);
        page.click("#meet >> button 'Mark–sweep'");
        page.wait("both go", "$('#meet').state?.objects.filter(it => !it.alive).length === 2");
    });
}

#[test]
fn the_pictures_of_the_article_stand_before_any_script() {
    on_stages(Look::light().sized(1024, 768).reduced_motion(), |page| {
        let article = std::fs::read_to_string(xtask::dist().join("index.html")).expect("the built article");
        page.serve("/still.html", &article.replace("<script", "<script type=\"text/plain\""));
        page.visit("/still.html");
        assert_eq!(page.eval("customElements.get('heap-wave') === undefined"), true);
        let without = page.eval(
            "$$('heap-wave').filter(figure => {
                const room = figure.getBoundingClientRect(), picture = figure.querySelector('.poster > svg')?.getBoundingClientRect();
                return !(picture?.width > 120 && picture.height > 60 && picture.left >= room.left && picture.right <= room.right + 1);
            }).map(figure => figure.id)",
        );
        assert_eq!(without, json!([]));
    });
}

#[test]
fn a_program_is_typed_run_stepped_and_undone_by_the_keyboard_and_kept() {
    on_stages(Look::light().reduced_motion(), |page| {
        enter(page);
        let first = page.eval("$('heap-wave').text");
        page.focus("heap-wave >> textarea");
        page.press("Control+a");
        let lines = ["let a = new Array(3);", "a = null;", "gc();"];
        for line in lines {
            page.type_text(line);
            page.press("Enter");
        }
        let text = format!("{}\n", lines.join("\n"));
        page.wait("it is written", &format!("$('heap-wave').text === {}", json!(text)));
        page.wait("it runs", "$('heap-wave').state?.line && !$('heap-wave >> .outdated')");
        page.press("Escape");
        page.run("await $('heap-wave').seek(0);");
        page.focus("heap-wave >> button.play");
        for line in [2, 3] {
            let before = tick(page);
            page.press("ArrowRight");
            page.wait("it steps", &format!("$('heap-wave').state.tick > {before}"));
            assert_eq!(page.eval("$('heap-wave').state.line"), line);
        }
        page.press("End");
        page.wait("it is freed", "$('heap-wave').state.objects.map(it => it.alive).join() === 'false'");
        // It was written in several acts, as words are.
        let turn = |key: &str| {
            let before = page.eval("$('heap-wave').text");
            page.press(key);
            page.wait("it is another text", &format!("$('heap-wave').text !== {before}"));
        };
        let acts = (1..10).find(|_| {
            turn("z");
            page.eval("$('heap-wave').text") == first
        });
        (0..acts.expect("the first text is back")).for_each(|_| turn("Shift+Z"));
        assert_eq!(page.eval("$('heap-wave').text"), text);
        ready(page, "heap-wave");
        page.wait("the address says so", "$('heap-wave').link().then(link => location.hash === `#${link}`)");
        page.reload();
        ready(page, "heap-wave");
        assert_eq!(page.eval("$('heap-wave').text"), text);
        assert_eq!(alert(page), "");
    });
}

#[test]
fn article_and_lab_fit_on_a_phone_and_are_for_everyone() {
    on_stages(Look::light().sized(320, 640).reduced_motion(), |page| {
        for path in ["/", "/lab.html", "/collectors.html"] {
            page.visit(path);
            // Scrolls by, so that every figure is alive.
            page.run("for (const wave of $$('heap-wave')) { wave.scrollIntoView({ behavior: 'instant' }); await wave.step(0); }");
            let wide = page.eval("[document.scrollingElement.scrollWidth, innerWidth]");
            assert!(wide[0].as_f64() <= wide[1].as_f64() && wide[1] == 320, "{path}: {wide}");
            page.assert_accessible();
        }
    });
}
