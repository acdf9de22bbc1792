//! The widget's stylesheet, as it comes with the page: without what only people read, and without what only the lab shows.

use crate::lab::LAB;
use wasm_bindgen::prelude::wasm_bindgen;

const FIRST: &str = concat!(
    include_str!("../../static/tokens.css"),
    include_str!("../../static/widget.css"),
    include_str!("../../static/graph.css"),
    include_str!("../../static/transport.css"),
    include_str!("../../static/chart.css"),
    include_str!("../../static/program.css"),
    include_str!("../../static/reader.css"),
    include_str!("../../static/sides.css"),
    include_str!("../../static/tools.css"),
    include_str!("../../static/asked.css"),
);
const OF_THE_LAB: &str = include_str!("../../static/make.css");
const LAST: &str = concat!(
    include_str!("../../static/figure.css"),
    include_str!("../../static/fill.css"),
    include_str!("../../static/media.css"),
);

static BARE_FIRST: [u8; bare::<0>(FIRST).1] = bare(FIRST).0;
static BARE_OF_THE_LAB: [u8; bare::<0>(OF_THE_LAB).1] = bare(OF_THE_LAB).0;
static BARE_LAST: [u8; bare::<0>(LAST).1] = bare(LAST).0;

/// The widget's stylesheet, for every shadow root of the page.
#[wasm_bindgen]
pub fn stylesheet() -> String {
    let of_the_lab: &[u8] = if LAB { &BARE_OF_THE_LAB } else { &[] };
    String::from_utf8([&BARE_FIRST, of_the_lab, &BARE_LAST].concat()).unwrap_or_default()
}

/// A stylesheet without comments and indentation: as much of it as there is room for, and how long it is.
const fn bare<const N: usize>(css: &str) -> ([u8; N], usize) {
    let css = css.as_bytes();
    let (mut kept, mut length, mut at, mut last) = ([0; N], 0, 0, b'\n');
    while at < css.len() {
        if css[at] == b'/' && css[at + 1] == b'*' {
            at += 4;
            while css[at - 2] != b'*' || css[at - 1] != b'/' {
                at += 1;
            }
            continue;
        }
        if !(last == b'\n' && (css[at] == b' ' || css[at] == b'\n')) {
            if length < N {
                kept[length] = css[at];
            }
            (length, last) = (length + 1, css[at]);
        }
        at += 1;
    }
    (kept, length)
}

#[cfg(test)]
mod tests {
    use super::{FIRST, LAST, OF_THE_LAB, bare, stylesheet};

    #[test]
    fn nothing_is_left_out_but_what_only_people_read() {
        let (kept, length) = bare::<40>("/* One. */\n.a {\n  b: c; /**/ d: e; /* f */\n\n}\n");
        assert_eq!(str::from_utf8(&kept[..length]), Ok(".a {\nb: c;  d: e; \n}\n"));
        let (css, whole) = (stylesheet(), [FIRST, OF_THE_LAB, LAST].concat());
        let rules =
            |css: &str| css.split("*/").map(|part| part.split("/*").next().unwrap_or_default()).collect::<String>();
        let words = |css: &str| css.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&css), words(&rules(&whole)));
    }
}
