//! What the tests of the widget share: host pages with widgets in them, and words for what is looked at.

use browser_tests::Page;
use serde_json::Value;

/// The article's diagram, alone on a page.
pub const DIAGRAM: &str = "<heap-wave src=/samples/mark-sweep.json stride=wave></heap-wave>";
/// Two objects that refer to each other, and one that a root holds to the end; 12 ticks or so.
pub const PAIR: &str = r#"{ "heapwave": 1, "title": "A pair",
  "objects": { "a": { "fields": { "other": "b" } }, "b": { "fields": { "other": "a" } }, "c": {} },
  "roots": { "first": "a", "last": "c" },
  "script": [{ "op": "root", "name": "first", "to": null }, { "op": "collect" }] }"#;

/// A page as a blog author would write it, with this in its body, under the strict policy.
pub fn document(body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>
        <title>A blog</title><link rel=icon href=/icon.svg><script type=module src=/heapwave.js></script>
        <main><h1>A blog</h1>{body}</main>"
    )
}

/// Opens such a page and waits until its first widget can be played with.
pub fn open(page: &Page, body: &str) {
    serve(page, body);
    ready(page, "heap-wave");
}

/// Opens such a page.
pub fn serve(page: &Page, body: &str) {
    page.serve("/host.html", &document(body));
    page.visit("/host.html");
}

/// Goes to a page without widgets, so that what comes next begins anew.
pub fn leave(page: &Page) {
    page.serve("/blank.html", &document(""));
    page.visit("/blank.html");
}

/// Waits until a widget can be played with.
pub fn ready(page: &Page, path: &str) {
    page.wait(&format!("{path} is ready"), &format!("$('{path}')?.state"));
}

/// A widget with this scenario as its content.
pub fn widget(attributes: &str, scenario: &str) -> String {
    format!("<heap-wave {attributes}><pre>{scenario}</pre></heap-wave>")
}

/// The tick that the first widget shows.
pub fn tick(page: &Page) -> u64 {
    page.eval("$('heap-wave').state.tick").as_u64().expect("a tick")
}

/// Waits until the first widget shows this tick.
pub fn at_tick(page: &Page, tick: u64) {
    page.wait(&format!("tick {tick} is shown"), &format!("$('heap-wave').state.tick === {tick}"));
}

/// The last tick of the first widget's run.
pub fn ticks(page: &Page) -> u64 {
    page.eval("$('heap-wave').state.ticks").as_u64().expect("a number of ticks")
}

/// The text of the first widget's alert; empty when there is none.
pub fn alert(page: &Page) -> String {
    page.eval("$('heap-wave >> [role=alert]')?.innerText ?? ''").as_str().expect("a text").to_owned()
}

/// Collects every event of every widget in `heard`, as `type`, `id`, `detail`; they are heard where they bubble to.
pub const HEAR: &str = "
    window.heard = [];
    for (const type of ['heapwave-step', 'heapwave-end', 'heapwave-error'])
        addEventListener(type, event => heard.push({ type, id: event.target.id, detail: event.detail,
            composed: event.composed, bubbles: event.bubbles }));";

/// `moment(widget)`: a moment of the diagram in one line, from its state, as `tests/diagram.rs` writes it; and
/// `picture(widget)`: the same of what is drawn.
pub const MOMENTS: &str = "
    const digits = (list, keep) => list.filter(keep).map(it => it.label.slice(7)).join('');
    window.moment = ({ state }) => [state.phase, 'grey', digits(state.objects, o => o.color == 'grey'),
        'black', digits(state.objects, o => o.color == 'black'),
        'gone', digits(state.objects, o => !o.alive)].filter(Boolean).join(' ');
    window.picture = widget => {
        const nodes = [...widget.shadowRoot.querySelectorAll('.nodes .node')].map(node =>
            ({ label: node.querySelector('text').textContent, look: node.classList }));
        const with_look = look => digits(nodes, node => node.look.contains(look));
        return `grey ${with_look('grey')} black ${with_look('black')} doomed ${with_look('dead')} gone ${with_look('ghost')}`;
    };";

/// The eight moments, by their state.
pub const EIGHT: [&str; 8] = [
    "program grey black gone",
    "roots grey black gone",
    "mark grey 26 black gone",
    "mark grey 134 black 26 gone",
    "mark grey black 12346 gone",
    "sweep grey black 12346 gone",
    "reset grey black 12346 gone 578",
    "program grey black gone 578",
];

/// The eight moments, as they are drawn.
pub const EIGHT_DRAWN: [&str; 8] = [
    "grey  black  doomed  gone ",
    "grey  black  doomed  gone ",
    "grey 26 black  doomed  gone ",
    "grey 134 black 26 doomed  gone ",
    "grey  black 12346 doomed  gone ",
    "grey  black 12346 doomed 578 gone ",
    "grey  black 12346 doomed  gone 578",
    "grey  black  doomed  gone 578",
];

/// A list of texts from the page.
pub fn texts(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().map(|text| text.as_str().expect("a text")).collect()
}
