//! A page that is one file: it works from a disk and asks for nothing.

use browser_tests::{Look, Page, on_stage};
use std::process::Command;

/// Exports a text and opens it as a file.
fn exported(page: &Page, name: &str, text: &str) {
    let folder = xtask::root().join("target").join("exported");
    std::fs::create_dir_all(&folder).expect("a folder");
    let (file, post) = (folder.join(name), folder.join(format!("{name}.html")));
    std::fs::write(&file, text).expect("a text");
    let mut export = Command::new(env!("CARGO"));
    export.current_dir(xtask::root()).args(["run", "--locked", "--quiet", "--package", "heapwave", "--", "export"]);
    assert!(export.arg(&file).arg("-o").arg(&post).status().expect("cargo").success());
    page.visit(&format!("file://{}", post.display()));
    page.wait("it is ready", "$('heap-wave')?.state");
    let asked =
        "performance.getEntriesByType('resource').filter(it => !/^(data|blob):/.test(it.name)).map(it => it.name)";
    assert_eq!(page.eval(asked), serde_json::json!([]), "it asks for nothing");
}

#[test]
fn a_program_runs_from_a_disk_and_can_be_changed() {
    on_stage(Look::light(), |page| {
        exported(page, "cycle.js", "// Two & <two>\nlet a = {};\na.b = { a };\na = null;\ngc();\n");
        assert_eq!(
            page.eval("[document.title, $('heap-wave').text.split('\\n').length]"),
            serde_json::json!(["Two & <two>", 5])
        );
        page.run("await $('heap-wave').edit('let one = [];\\ngc();'); await $('heap-wave').step(2);");
        assert_eq!(page.eval("$('heap-wave').state.tick"), 2);
        let link = page.eval("$('heap-wave').link()");
        page.run(&format!("location.hash = {link}; location.reload();"));
        page.wait("the link leads to its moment", "$('heap-wave')?.state?.tick === 2");
    });
}

#[test]
fn a_scenario_runs_from_a_disk() {
    on_stage(Look::light(), |page| {
        exported(
            page,
            "pair.json",
            "{ \"heapwave\": 1, \"objects\": { \"a\": {} }, \"script\": [{ \"op\": \"collect\" }] }",
        );
        page.run("await $('heap-wave').seek(3);");
        assert_eq!(page.eval("$('heap-wave').state.tick"), 3);
    });
}
