//! The snippets of `docs/how-to.md`, each where it is meant to be: in a page, a bundle, a frame, a slide, a post.

use crate::widget::{ready, tick};
use browser_tests::{Look, Page, on_stage};
use serde_json::json;
use std::path::Path;
use xtask::how_to::{PLACE, snippet};
use xtask::package;
use xtask::server::Serving;

/// Where browsers look for a page's icon, which is the author's own affair.
const ICON: &str = "/favicon.ico";

/// A snippet as an author has it whose heapwave is at this place.
fn written(name: &str, place: &str) -> String {
    snippet(name).unwrap().text.replace(PLACE, place)
}

/// Serves a folder that `cargo xtask test package` makes.
fn made(folder: &Path) -> Serving {
    assert!(folder.is_dir(), "there is no {}: run `cargo xtask test package` first", folder.display());
    let serving = Serving::start(folder, 0).unwrap();
    serving.add_page(ICON, "");
    serving
}

#[test]
fn a_plain_page_and_a_story_live() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.serve(ICON, "");
        page.serve("/scroll.js", &written("scroll.js", "/"));
        for name in ["plain.html", "scroll.html"] {
            page.serve(&format!("/{name}"), &written(name, "/"));
            page.visit(&format!("/{name}"));
            ready(page, "heap-wave");
        }
        page.run("$('[data-phases=\"5\"]').scrollIntoView({ block: 'center', behavior: 'instant' });");
        page.wait("it goes with the reader", "$('heap-wave').state.objects.some(object => !object.alive)");
        page.wait("what it says is told", "$('output').textContent === $('heap-wave').state.sentence");
    });
}

#[test]
fn a_figure_of_every_framework_lives_and_follows_its_properties() {
    let bundle = made(&package::pages());
    on_stage(Look::light().reduced_motion(), |page| {
        for name in ["react", "vue", "svelte", "plain"] {
            page.visit(&format!("{}{name}.html", bundle.url()));
            ready(page, "heap-wave");
            let text = page.eval("$('heap-wave').text");
            assert!(
                text.as_str().is_some_and(|text| text.starts_with("const words = [\"<b>\", \"&amp;\"];")),
                "{text}"
            );
            let counted =
                |page: &Page| page.eval("$('heap-wave').seek(1e9).then(it => it.objects.some(it => it.count > 0))");
            assert_eq!(counted(page), false, "{name}");
            page.run("location.hash = 'collector=reference-counting';");
            page.wait(
                &format!("{name}: it counts"),
                "$('heap-wave').getAttribute('collector') === 'reference-counting'",
            );
            assert_eq!(counted(page), true, "{name}");
            page.run("location.hash += `&text=${encodeURIComponent('let other = [];\\ngc();')}`;");
            page.wait(
                &format!("{name}: it is another program"),
                "$('heap-wave').text?.startsWith('let other') && $('heap-wave').state",
            );
            assert_eq!(counted(page), true, "{name}: the other property stays");
            if name != "plain" {
                page.run("await $('heap-wave').seek(0);");
                page.click("button 'Next phase'");
                page.wait(
                    &format!("{name}: methods and events"),
                    "$('heap-wave').state.tick > 0 && $('output').textContent === $('heap-wave').state.sentence",
                );
            }
        }
    });
}

#[test]
fn a_frame_has_the_figure_that_was_shared() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/lab.html");
        ready(page, "heap-wave");
        page.run("await $('heap-wave').load('let a = {};\\na = null;\\ngc();'); await $('heap-wave').seek(4);");
        let (state, link) = (page.eval("$('heap-wave').state"), page.eval("$('heap-wave').link()"));
        let frame = written("frame.html", "/");
        let (before, after) = frame.split_once("\" title").expect("an address and a title");
        page.serve(ICON, "");
        page.serve("/frame.html", &format!("{before}#{}\" title{after}", link.as_str().expect("a fragment")));
        page.visit("/frame.html");
        let inner = "$('iframe').contentDocument.querySelector('heap-wave')";
        page.wait("it is ready", &format!("{inner}?.state"));
        assert_eq!(page.eval(&format!("{inner}.state")), state);
        assert_eq!(page.eval(&format!("{inner}.shadowRoot.querySelectorAll('.transport').length")), 1);
        assert_eq!(page.eval(&format!("{inner}.shadowRoot.querySelectorAll('.seg').length")), 0);
    });
}

#[test]
fn a_slide_is_filled_and_keys_are_the_figures_while_it_has_the_focus() {
    // What npm has installed: reveal.js, and the package.
    let modules = made(&package::modules());
    on_stage(Look::light().reduced_motion(), |page| {
        modules.add_page("/slides.html", &written("slides.html", "/heapwave/"));
        modules.add_page("/slides.js", &written("slides.js", "/heapwave/"));
        page.visit(&format!("{}slides.html", modules.url()));
        page.wait("the slides are there", "$('.reveal.ready')");
        page.press("ArrowRight");
        page.wait("the next one comes", "location.hash === '#/1'");
        ready(page, "heap-wave");
        page.wait(
            "it has the room that it was given",
            "Math.abs($('heap-wave').offsetHeight - 540) < 1 && $('heap-wave >> .transport').getBoundingClientRect().bottom <= innerHeight",
        );
        page.focus("heap-wave >> button.play");
        page.press("ArrowRight");
        page.wait("it steps", "$('heap-wave').state.tick > 0");
        page.press("End");
        page.wait("it is at its end", "$('heap-wave').state.tick === $('heap-wave').state.ticks");
        assert_eq!(page.eval("location.hash"), "#/1", "and the slide stays");
        page.run("$('heap-wave').shadowRoot.activeElement.blur();");
        let last = tick(page);
        page.press("ArrowLeft");
        page.wait("the slides have their keys again", "$('section.present h1')");
        assert_eq!(tick(page), last);
    });
}

#[test]
fn a_post_in_markdown_has_a_figure_and_a_readme_a_picture_that_leads_to_one() {
    let modules = made(&package::modules());
    on_stage(Look::light().reduced_motion(), |page| {
        page.serve(ICON, "");
        let renderers = "<!doctype html><script src=/markdown-it/dist/markdown-it.min.js></script>";
        modules.add_page("/renderers.html", renderers);
        page.visit(&format!("{}renderers.html", modules.url()));
        let rendered = |text: &str| {
            let text = json!(text);
            page.run(&format!(
                "const {{ marked }} = await import('/marked/lib/marked.esm.js');
                return [marked.parse({text}), markdownit({{ html: true }}).render({text})];"
            ))
        };
        let [posts, readmes] = ["post.md", "readme.md"].map(|name| rendered(&snippet(name).unwrap().text));
        for number in 0..2 {
            let post = posts[number].as_str().expect("HTML").replace(PLACE, "/");
            page.serve("/post.html", &format!("<!doctype html><title>A post</title>{post}"));
            page.visit("/post.html");
            ready(page, "heap-wave");
            let text = "let a = { b: {} };\n\na = null;\ngc();";
            assert_eq!(page.eval("$('heap-wave').text"), text, "its empty line is part of it");
            page.run("await $('heap-wave').seek(1e9);");
            assert_eq!(page.eval("$('heap-wave').state.objects.every(it => !it.alive)"), true);
            assert_eq!(
                page.eval("$$('h1, em').map(it => it.innerText).join()"),
                "A post,on",
                "what is around it is Markdown"
            );

            let film = page.eval("$('heap-wave').export('film')");
            page.serve("/figure.svg", film.as_str().expect("a film"));
            let readme = readmes[number].as_str().expect("HTML").replace(PLACE, "/");
            page.serve("/readme.html", &format!("<!doctype html><title>A readme</title>{readme}"));
            page.visit("/readme.html");
            page.wait("the picture is there", "$('a img').complete && $('a img').naturalWidth > 100");
            page.click("a img");
            page.wait("it leads to the lab", "location.pathname === '/lab.html'");
            ready(page, "heap-wave");
        }
    });
}
