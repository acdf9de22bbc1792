//! The first picture of a figure needs no script: every figure of the article shows one where the live one will be, of
//! the same geometry, and nothing moves when the widget takes its place.

use browser_tests::{Look, Page, on_stage};

/// The boxes of objects and roots, in the picture's own pixels; and whether one is another, as far as a file tells.
const SHAPES: &str = "
    const shapes = root => [...root.querySelectorAll('svg[viewBox] rect')].filter(one => Number(one.getAttribute('height')) >= 24)
        .map(one => ['x', 'y', 'width', 'height'].map(name => Number(one.getAttribute(name))));
    const same = (one, other) => one.every((length, index) => Math.abs(length - other[index]) < 0.02);";

fn without_scripts(page: &Page) {
    page.devtools("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true }));
}

#[test]
fn without_a_script_every_figure_shows_its_picture_in_its_own_room() {
    on_stage(Look::light(), |page| {
        without_scripts(page);
        for (width, height) in [(1280, 800), (768, 1024), (390, 844)] {
            for look in [Look::light(), Look::dark()] {
                page.look(&look.sized(width, height));
                page.visit("/");
                let wrong = page.run(
                    "return [...document.querySelectorAll('heap-wave')].filter(figure => {
                        const picture = figure.querySelector('.poster > svg')?.getBoundingClientRect();
                        const room = figure.getBoundingClientRect();
                        const within = picture && picture.left >= room.left && picture.right <= room.right + 1
                            && picture.top >= room.top && picture.bottom <= room.bottom + 1;
                        return !within || picture.width < 120 || picture.height < 60;
                    }).map(figure => `${figure.id}: ${JSON.stringify(figure.querySelector('.poster > svg')?.getBoundingClientRect())}`);",
                );
                assert_eq!(wrong, serde_json::json!([]), "{width} × {height}");
            }
        }
        page.look(&Look::light().print());
        let gone = page.eval(
            "[...document.querySelectorAll('heap-wave')].filter(one => one.querySelector('.poster').offsetHeight < 60).length",
        );
        assert_eq!(gone, 0, "on paper every picture is there");
    });
}

#[test]
fn the_first_picture_is_the_live_one_drawn_by_the_build() {
    on_stage(Look::light().sized(1280, 800).reduced_motion(), |page| {
        page.visit("/");
        let wrong = page.run(&format!(
            "{SHAPES}
            const wrong = [];
            for (const figure of document.querySelectorAll('heap-wave')) {{
                const drawn = [...figure.querySelectorAll('.poster > svg[data-tick]')];
                if (drawn.length !== 1) continue;
                figure.removeAttribute('autoplay');
                figure.scrollIntoView();
                await figure.pause();
                await figure.seek(Number(drawn[0].dataset.tick));
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                const live = figure.shadowRoot.querySelector('.field');
                const [still, moving] = [shapes(drawn[0]), live ? shapes(live) : []];
                const missing = still.filter(box => !moving.some(other => same(box, other)));
                if (!still.length || missing.length) wrong.push(`${{figure.id}}: ${{missing.length}} of ${{still.length}}, such as ${{missing[0]}}`);
            }}
            return wrong;"
        ));
        assert_eq!(wrong, serde_json::json!([]));
    });
}
