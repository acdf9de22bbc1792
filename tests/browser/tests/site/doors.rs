//! The doors by which somebody else's text comes in, a link, a scenario, a program, a graph in DOT, and those by which it
//! goes out, pictures, films, pages, snippets: nothing in it runs, and nothing of it reaches the network. The pages here have
//! no policy that would help.

use crate::widget::ready;
use browser_tests::{Answer, Elsewhere, Look, Page, on_stage};
use serde_json::{Value, json};

/// Texts that would run, or ask for something, if they were markup or addresses.
fn payloads(leak: &str) -> [String; 6] {
    [
        format!("<img src={leak} onerror=hit=1>"),
        format!("\"><script src={leak}></script><svg onload=hit=1>"),
        "</title></pre></script><script>hit=1</script><!--script-->".into(),
        "javascript:hit=1".into(),
        "data:text/html,<script>hit=1</script>".into(),
        format!("' onfocus='hit=1' style='background:url({leak})'"),
    ]
}

/// Each payload is a name of an object and of a root, and all of them are the title.
fn scenario(leak: &str) -> String {
    let names = payloads(leak);
    let objects: serde_json::Map<String, Value> =
        names.iter().map(|name| (name.clone(), json!({ "fields": { name.as_str(): names[0] } }))).collect();
    let roots: serde_json::Map<String, Value> = names.iter().map(|name| (name.clone(), json!(name))).collect();
    let script = json!([{ "op": "root", "name": names[1], "to": null }, { "op": "collect" }]);
    json!({ "heapwave": 1, "title": names.concat(), "objects": objects, "roots": roots, "script": script }).to_string()
}

/// The same as labels of DOT.
fn dot(leak: &str) -> String {
    let quoted = |name: &String| format!("\"{}\"", name.replace('"', "\\\""));
    let edges =
        payloads(leak).iter().map(|name| format!("{0} -> a [label={0}, URL={0}];\n", quoted(name))).collect::<String>();
    format!("digraph {{\n{edges}}}\n")
}

/// A program that has them as comments, properties, strings, what it prints and what it throws.
fn program(leak: &str) -> String {
    let quoted = payloads(leak).map(|name| json!(name).to_string());
    let lines = quoted
        .iter()
        .map(|name| format!("o[{name}] = {{}}; console.log({name}, o); document.body.innerHTML = {name};\n"))
        .collect::<String>();
    format!(
        "// {}\nconst o = {{}};\n{lines}gc();\nfetch({});\nthrow new Error({});\n",
        payloads(leak)[2],
        json!(leak),
        quoted[0]
    )
}

/// A blog without a policy, and what it is asked for.
fn blog(site: &str) -> Elsewhere {
    let host = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>A blog</title>
        <script type=module src={site}heapwave.js></script><main><heap-wave view='code console graph strip worklist counters chart lives'></heap-wave></main>"
    );
    Elsewhere::start(move |path| match path {
        "/" => Some(Answer::page(&host)),
        _ => None,
    })
}

fn nothing_ran(page: &Page, blog: &Elsewhere, door: &str) {
    page.run("await new Promise(done => setTimeout(done, 100));");
    assert_eq!(
        page.eval(
            "window.hit === undefined && document.querySelectorAll('img, script:not([type=module])').length === 0"
        ),
        true,
        "{door}: something ran"
    );
    assert!(!blog.asked().contains(&"/leak".to_owned()), "{door}: it asked for {:?}", blog.asked());
}

#[test]
fn nothing_that_comes_in_runs_or_asks_for_anything() {
    on_stage(Look::light().reduced_motion(), |page| {
        let blog = blog(&page.url("/"));
        let leak = blog.url("/leak");
        for (door, text) in [("a scenario", scenario(&leak)), ("DOT", dot(&leak)), ("a program", program(&leak))] {
            page.visit(&blog.url("/"));
            page.run(&format!("await $('heap-wave').load({}).catch(() => {{}});", json!(text)));
            ready(page, "heap-wave");
            let link = page.eval("$('heap-wave').link()");
            for again in [false, true] {
                if again {
                    page.visit(&blog.url("/"));
                    page.run(&format!("await $('heap-wave').open({link});"));
                }
                // Everything that tells of it: each step, what is selected, the table, the log, the dialog.
                page.run(
                    "const wave = $('heap-wave');
                    for (let at = 0; at <= wave.state.ticks; at += Math.ceil(wave.state.ticks / 12)) await wave.seek(at);
                    await wave.seek(Math.floor(wave.state.ticks / 2));
                    for (const { label } of wave.state.objects.slice(0, 8)) await wave.select(label).catch(() => {});
                    $('heap-wave >> .table summary')?.click();
                    await wave.share();",
                );
                for name in ["Frame", "Image", "Link", "Element"] {
                    page.click(&format!("heap-wave >> dialog .seg button '{name}'"));
                }
                nothing_ran(page, &blog, door);
            }
        }
    });
}

#[test]
fn nothing_that_goes_out_runs_or_asks_for_anything() {
    on_stage(Look::light().reduced_motion(), |page| {
        let entrance = blog(&page.url("/"));
        let leak = entrance.url("/leak");
        for text in [scenario(&leak), program(&leak)] {
            page.visit(&entrance.url("/"));
            page.run(&format!(
                "await $('heap-wave').load({}).catch(() => {{}}); await $('heap-wave').seek(7);",
                json!(text)
            ));
            page.run("await $('heap-wave').share();");
            let mut goes: Vec<(String, String)> = Vec::new();
            for name in ["Element", "Frame", "Image"] {
                page.click(&format!("heap-wave >> dialog .seg button '{name}'"));
                let snippet = page.eval("$('heap-wave >> dialog textarea').value");
                let kept = snippet.as_str().expect("a text").to_owned();
                goes.push((name.into(), format!("<!doctype html><title>.</title>{kept}")));
            }
            for format in ["svg", "film", "handout", "page"] {
                let text = page.eval(&format!("$('heap-wave').export('{format}')"));
                goes.push((format.into(), text.as_str().expect("a text").to_owned()));
            }
            for (what, text) in goes {
                let drawn = text.starts_with("<svg");
                let kind = if drawn { "image/svg+xml" } else { "text/html; charset=utf-8" };
                let door = Elsewhere::start(move |path| (path == "/").then(|| Answer { kind, ..Answer::page(&text) }));
                page.visit(&door.url("/"));
                page.run("await new Promise(done => setTimeout(done, 300));");
                assert_eq!(page.eval("window.hit === undefined"), true, "{what}: something ran");
                let odd = page.eval(
                    "[...document.querySelectorAll('*')].filter(it => [...it.attributes].some(({ name, value }) => /^on/i.test(name) || /href$/.test(name) && !/^data:,$/.test(value)))
                        .map(it => it.outerHTML.slice(0, 200))",
                );
                assert_eq!(odd, json!([]), "{what}");
                if drawn || what == "handout" {
                    assert_eq!(
                        page.eval("document.querySelectorAll('script, img, foreignObject, a, iframe').length"),
                        0,
                        "{what}"
                    );
                }
                let asked = [door.asked(), entrance.asked()].concat();
                assert!(!asked.contains(&"/leak".to_owned()), "{what}: it asked for {asked:?}");
            }
        }
    });
}
