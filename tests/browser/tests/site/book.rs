//! A book, built by mdBook itself with our preprocessor from what `docs/how-to.md` tells an author to write.

use crate::widget::ready;
use browser_tests::{Look, on_stage};
use serde_json::{Value, json};
use std::fs;
use std::process::Command;
use xtask::how_to::{PLACE, snippet};
use xtask::server::Serving;
use xtask::{bench, dist, root, shell, tools};

/// Builds the book of one chapter, with the site's files beside it, and serves it.
fn book() -> Serving {
    let text = |name: &str| snippet(name).unwrap().text;
    let folder = root().join("target").join("book");
    // What is not there need not go.
    let _ = fs::remove_dir_all(&folder);
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a file of the book");
    fs::create_dir_all(folder.join("src")).expect("a folder for the book");
    write("book.toml", &text("book.toml").replace(&json!(PLACE).to_string(), &json!(dist()).to_string()));
    write("src/SUMMARY.md", "# Summary\n\n- [A chapter](chapter.md)\n");
    write("src/chapter.md", &text("chapter.md"));
    let mut build = shell::cargo();
    build.args(["build", "--locked", "--quiet", "--package", "mdbook-heapwave", "--message-format", "json"]);
    let told = shell::output(&mut build).expect("the preprocessor is built");
    let preprocessor = bench::executable(&told).expect("cargo says where it is");
    let beside = preprocessor.parent().expect("a folder").to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(beside).chain(std::env::split_paths(&path))).expect("a path");
    let mdbook = tools::mdbook().unwrap_or_else(|remedy| panic!("{remedy}"));
    let built = Command::new(mdbook).arg("build").arg(&folder).env("PATH", path).output().expect("mdBook");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    Serving::without_policy(&folder.join("book")).unwrap()
}

#[test]
fn a_chapter_has_a_figure_that_needs_no_compiler_and_a_picture_that_needs_no_script() {
    let book = book();
    let chapter = format!("{}chapter.html", book.url());
    on_stage(Look::light().reduced_motion(), |page| {
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
        page.visit(&chapter);
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
        let picture = "(box => [box.width > 100, box.height > 60])($('heap-wave .heapwave-picture > svg').getBoundingClientRect())";
        assert_eq!(page.eval(picture), json!([true, true]));
        assert_eq!(page.eval("[$('heap-wave').shadowRoot, $('heap-wave pre').checkVisibility()]"), json!([null, true]));

        page.visit(&chapter);
        ready(page, "heap-wave");
        let drawn = page.eval("$('heap-wave').text");
        assert_eq!(drawn, "let kept = { a: 1 };\nlet lost = {};\nlost = null;\ngc();");
        assert_eq!(
            page.eval("[$('heap-wave').state.tick === $('heap-wave').state.ticks, $$('heap-wave >> textarea').length]"),
            json!([true, 0])
        );
        assert_eq!(page.eval("$('heap-wave').state.objects.map(it => it.alive)"), json!([true, false]));
        page.run("await $('heap-wave').seek(0); await $('heap-wave').step(2);");
        let loaded = |page: &browser_tests::Page| -> Value {
            page.eval("performance.getEntriesByType('resource').map(it => it.name).filter(name => name.includes('compiler')).length")
        };
        assert_eq!(loaded(page), 0, "it stands compiled in the page");
        page.run("await $('heap-wave').edit('let other = {};\\ngc();');");
        assert_eq!(loaded(page), 2, "until somebody writes");
        page.screenshot("book");
    });
}
