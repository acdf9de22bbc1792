//! Every page of the site opens under the strict policy without an error, light and dark, wide and narrow.

use browser_tests::{Look, on_stage};

#[test]
fn the_article_opens_in_every_look() {
    let looks = [
        ("light", Look::light()),
        ("dark", Look::dark()),
        ("narrow", Look::light().sized(320, 800)),
        ("forced-colors", Look::light().forced_colors().reduced_motion()),
    ];
    on_stage(Look::light(), |page| {
        for (name, look) in looks {
            page.look(&look);
            page.visit("/");
            page.wait("the first widget is ready", "$('heap-wave').state !== null");
            page.screenshot(&format!("article-{name}"));
        }
    });
}
