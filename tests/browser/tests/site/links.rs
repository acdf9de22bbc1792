//! A thousand bent links in one page: each opens or is told, the page lives on, and a good one opens after all of them.
//! `tests/bent_links.rs` has a million, natively.

use crate::lab::enter;
use crate::widget::{alert, open, ready, widget};
use browser_tests::{Look, Page, on_stage};
use serde_json::json;

const TEXT: &str = "let a = { b: {} };\na = null;\ngc();\nsetTimeout(() => console.log(1), 5);";

/// `bent(link)`: a link with letters flipped, cut, doubled, or with what it stands for bent and packed again; the same ones
/// every time.
const BENT: &str = "
    let seed = 7;
    const below = bound => {
        seed = seed + 0x6D2B79F5 | 0;
        let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
        t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
        return ((t ^ t >>> 14) >>> 0) % bound;
    };
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.%=';
    const through = async (bytes, way) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(way)).arrayBuffer());
    const change = (list, item) => {
        const [one, other] = [below(list.length + 1), below(list.length + 1)], from = Math.min(one, other), to = Math.max(one, other);
        const kinds = [
            () => { for (let i = below(4); i >= 0; i--) list[below(list.length)] = item(); },
            () => list.splice(from, to - from),
            () => list.splice(from),
            () => list.splice(from, 0, ...list.slice(from, to)),
        ];
        kinds[below(kinds.length)]();
        return list;
    };
    window.bent = async link => {
        if (below(3) > 0) return change([...link], () => letters[below(letters.length)]).join('');
        const packed = Uint8Array.from(atob(link.slice(2).replaceAll('-', '+').replaceAll('_', '/')), it => it.charCodeAt(0));
        const bytes = change([...await through(packed, new DecompressionStream('deflate'))], () => below(256));
        const again = await through(Uint8Array.from(bytes), new CompressionStream('deflate'));
        return '1.' + btoa(String.fromCharCode(...again)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    };";

fn good(page: &Page) -> String {
    page.run("await $('heap-wave').seek(5);");
    page.eval("$('heap-wave').link()").as_str().expect("a fragment").to_owned()
}

#[test]
fn eight_hundred_bent_links_are_opened_or_told_by_one_figure() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.begin_with(BENT);
        open(page, &widget("", TEXT));
        let (state, link) = (page.eval("$('heap-wave').state"), good(page));
        let mut seen = [0, 0];
        for _ in 0..16 {
            let told = page.run(&format!(
                "const told = [];
                for (let i = 0; i < 50; i++) {{
                    const link = await bent({});
                    told.push(await $('heap-wave').open(link).then(state => state?.tick >= 0 ? '' : `nothing: ${{link}}`, error => error.message));
                }}
                return told;",
                json!(link)
            ));
            for told in told.as_array().expect("a list") {
                let told = told.as_str().expect("a text");
                assert!(told.is_empty() || told.len() > 20 && told.contains(' '), "{told}");
                seen[usize::from(told.is_empty())] += 1;
            }
        }
        assert!(seen.iter().all(|count| *count > 8), "told and opened: {seen:?}");
        page.run(&format!("await $('heap-wave').open({}); await $('heap-wave').seek(0);", json!(link)));
        assert_eq!((page.eval("$('heap-wave').state"), alert(page)), (state, String::new()));
    });
}

/// Chromium takes no more than two hundred changes of an address in ten seconds, those of the page's own among them.
const ADDRESSES: u32 = 150;

#[test]
fn a_hundred_and_fifty_bent_addresses_do_not_end_the_lab() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.begin_with(BENT);
        enter(page);
        page.run(&format!("await $('heap-wave').load({});", json!(TEXT)));
        let link = good(page);
        page.run(&format!(
            "for (let i = 0; i < {ADDRESSES}; i++) {{
                location.hash = await bent({});
                await new Promise(done => setTimeout(done, 20));
            }}",
            json!(link)
        ));
        page.run(&format!("location.hash = {};", json!(link)));
        page.wait(
            "the good one opens",
            &format!("$('heap-wave').state?.tick === 5 && $('heap-wave').text === {}", json!(TEXT)),
        );
        ready(page, "heap-wave");
        assert_eq!(alert(page), "");
    });
}
