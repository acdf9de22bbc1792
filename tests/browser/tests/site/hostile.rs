//! A host page whose styles reach for everything does not change a widget: every part has the size, place, colour and
//! type it has on a page without any styles.

use crate::widget::{DIAGRAM, document, ready};
use browser_tests::{Look, Page, on_stage};

const HOSTILE: [&str; 2] = [
    "* { all: unset !important; font: 40px serif }",
    "*, ::before, ::after { font: italic 900 40px serif !important; letter-spacing: 9px !important; direction: rtl !important;
       text-transform: uppercase !important; text-align: right !important; line-height: 4 !important; color: red !important;
       cursor: wait !important; visibility: visible !important; word-spacing: 2em !important; text-indent: 5em !important;
       white-space: pre !important; --ink: red !important; --card: lime !important; --sans: serif !important }
     div, section, button, svg, p, table { border: 9px solid red !important; padding: 30px !important; float: right !important }
     .frame, .field, .node, .head, button, select { display: none !important }",
];

/// Every element of the shadow tree: its place within the widget, and how it looks.
const PARTS: &str = "(() => {
    const root = $('heap-wave').shadowRoot;
    const { left, top } = root.querySelector('.heapwave').getBoundingClientRect();
    const looks = ['display', 'color', 'backgroundColor', 'fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'lineHeight',
        'letterSpacing', 'textTransform', 'textAlign', 'direction', 'whiteSpace', 'padding', 'borderTop', 'fill', 'stroke',
        'cursor', 'visibility', 'textIndent', 'wordSpacing', 'listStyleType'];
    return [...root.querySelectorAll('*')].map(element => {
        const box = element.getBoundingClientRect(), style = getComputedStyle(element);
        const drawn = box.width || box.height ? [box.left - left, box.top - top, box.width, box.height] : [];
        const place = drawn.map(length => length.toFixed(1));
        return [element.tagName, element.getAttribute('class'), element.childElementCount ? '' : element.textContent, ...place,
            ...looks.map(look => `${look}: ${style[look]}`)].join(' | ');
    });
})()";

#[test]
fn a_page_that_unsets_everything_changes_nothing() {
    for look in [Look::light().reduced_motion(), Look::dark().reduced_motion().sized(420, 900)] {
        on_stage(look, |page| {
            let neutral = parts(page, "body { margin: 0 }");
            for (number, sheet) in HOSTILE.iter().enumerate() {
                let hostile = parts(page, &format!("{sheet} body {{ margin: 0 !important }}"));
                page.screenshot(&format!("hostile-{number}"));
                let differing: Vec<_> = neutral.iter().zip(&hostile).filter(|(ours, theirs)| ours != theirs).collect();
                let told: Vec<String> =
                    differing.iter().take(5).map(|(ours, theirs)| format!("{ours}\n{theirs}")).collect();
                assert!(differing.is_empty(), "{} parts differ, such as\n{}", differing.len(), told.join("\n\n"));
                assert_eq!(neutral.len(), hostile.len());
            }
        });
    }
}

fn parts(page: &Page, sheet: &str) -> Vec<String> {
    let host = document(DIAGRAM).replace("<main>", &format!("<style>{sheet}</style><main>"));
    page.serve("/host.html", &host);
    page.visit("/host.html");
    ready(page, "heap-wave");
    page.run("await $('heap-wave').seek(8);");
    // Both are compared with the pointer and the focus elsewhere, and once their sizes are known to them.
    page.run("await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));");
    let parts = page.eval(PARTS);
    parts.as_array().expect("a list").iter().map(|part| part.as_str().expect("a text").to_owned()).collect()
}
