//! Every page of the site opens under the strict policy without an error, light and dark, wide and narrow.

use crate::widget::leave;
use browser_tests::{Look, on_stage};

fn looks() -> [(&'static str, Look); 4] {
    [
        ("light", Look::light()),
        ("dark", Look::dark()),
        ("narrow", Look::light().sized(320, 800)),
        ("forced-colors", Look::light().forced_colors().reduced_motion()),
    ]
}

#[test]
fn the_lab_and_the_frame_open_in_every_look_and_are_for_everyone() {
    on_stage(Look::light(), |page| {
        let mut link = String::new();
        for (name, look) in looks() {
            page.look(&look.reduced_motion());
            for what in ["lab", "embed", "embed-how"] {
                let path = match what {
                    "lab" => "/lab.html".to_owned(),
                    "embed" => format!("/embed.html#{link}"),
                    _ => "/embed.html".to_owned(),
                };
                leave(page);
                page.visit(&path);
                if what == "embed-how" {
                    assert!(page.eval("document.body.innerText").as_str().is_some_and(|text| text.contains("Share")));
                } else {
                    page.wait("it is ready", "$('heap-wave').state !== null");
                    page.run("await $('heap-wave').seek(9);");
                }
                if what == "lab" {
                    page.click("heap-wave >> .menu summary");
                    page.wait("the address says where one is", "location.hash.length > 20");
                    link = page.eval("location.hash.slice(1)").as_str().unwrap_or_default().to_owned();
                }
                let beyond = page.eval("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assert_eq!(beyond, 0, "{what}, {name}: nothing stands beyond the window");
                let faults = page.axe();
                assert!(faults.is_empty(), "{what}, {name}:\n{}", faults.join("\n"));
                page.screenshot(&format!("{what}-{name}"));
            }
        }
    });
}

#[test]
fn the_article_opens_in_every_look() {
    let looks = looks();
    on_stage(Look::light(), |page| {
        for (name, look) in looks {
            page.look(&look);
            page.visit("/");
            page.run("$('heap-wave').scrollIntoView();");
            page.wait("the first widget is ready", "$('heap-wave').state !== null");
            page.screenshot(&format!("article-{name}"));
        }
    });
}
