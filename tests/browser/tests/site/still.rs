//! Nothing moves but what is meant to: places are the same at every moment, dots travel only for those who like motion,
//! and the page does not jump when a widget comes alive.

use crate::widget::{DIAGRAM, open, ready};
use browser_tests::{Look, Page, on_stage};

/// The page's animation frames by hand: `pass(ms)` lets time pass, a frame of 16 ms at a time.
const FRAMES_BY_HAND: &str = "
    let now = performance.now(), due = null, handle = 0;
    window.requestAnimationFrame = callback => { due = callback; return handle += 1; };
    window.cancelAnimationFrame = () => { due = null; };
    window.pass = async ms => {
        for (const end = now + ms; now < end;) {
            now += 16;
            const frame = due;
            due = null;
            frame?.(now);
            await new Promise(done => setTimeout(done));
        }
    };";
const DOTS: &str = "$$('heap-wave >> .dot').length";

/// Where everything is that has a place of its own, relative to the widget.
const PLACES: &str = "
    window.places = () => {
        const root = document.querySelector('heap-wave').shadowRoot;
        const whole = root.querySelector('.frame').getBoundingClientRect();
        const parts = '.frame, .head, .field, .say, .strip, .transport, .side, .table, .pill, .slot rect, .slot text, '
            + '.transport button, .seg button, select, [role=slider], .worklist, .legend, .counters, .figures, .heap';
        return [...root.querySelectorAll(parts)].map((part, number) => {
            const { x, y, width, height } = part.getBoundingClientRect();
            const box = [x - whole.x, y - whole.y, width, height].map(length => length.toFixed(1)).join(' ');
            return `${part.tagName}.${part.getAttribute('class') ?? ''}`.replace(/(filled|active|cuttable|hover)/g, '').trim()
                + ` ${number}: ${box}`;
        });
    };";

#[test]
fn nothing_moves_from_the_first_moment_to_the_last() {
    on_stage(Look::light(), |page| {
        page.begin_with(PLACES);
        for width in [320, 420, 1280] {
            page.look(&Look::light().sized(width, 900).reduced_motion());
            open(page, DIAGRAM);
            for collector in ["mark-sweep", "reference-counting"] {
                page.run(&format!("$('heap-wave').setAttribute('collector', '{collector}');"));
                ready(page, "heap-wave");
                nothing_moves(page, &format!("{width} px wide, {collector}"));
            }
            // The longest sentence there is tells what was lost by this cut.
            page.run("await $('heap-wave').seek(0);");
            page.click("heap-wave >> button 'Cut root 2'");
            page.wait("it is cut", "$('heap-wave').state.roots[2].to === null");
            nothing_moves(page, &format!("{width} px wide, after the cut"));
        }
    });
}

fn nothing_moves(page: &Page, when: &str) {
    let moved = page.run(
        "const widget = $('heap-wave'), moved = [];
        await widget.seek(0);
        await new Promise(done => setTimeout(done, 200));
        const first = places();
        for (let tick = 0; tick <= widget.state.ticks; tick++) {
            await widget.seek(tick);
            places().forEach((place, number) =>
                place !== first[number] && moved.push(`tick ${tick}: ${first[number]} -> ${place}`));
        }
        return moved;",
    );
    let moved = crate::widget::texts(&moved);
    assert!(moved.is_empty(), "{when}: {} moved, such as {:#?}", moved.len(), &moved[..moved.len().min(4)]);
}

#[test]
fn a_dot_travels_the_reference_and_is_gone_at_rest() {
    on_stage(Look::light(), |page| {
        page.begin_with(&[FRAMES_BY_HAND, PLACES].concat());
        begin_by_hand(page);
        // The sixth tick or so follows 2's first reference; whichever it is, it is one reference.
        let first = page.eval("places()");
        let mut seen = 0;
        for _ in 0..5 {
            page.run("window.arrived = false; $('heap-wave').step(1, 'reference').then(() => arrived = true); await pass(250);");
            seen += u64::from(page.eval(DOTS) == 1);
            assert_eq!(page.eval("arrived"), false, "the promise waits for the motion to end");
            assert_eq!(page.eval("places()"), first, "nothing moves while the dot does");
            if seen == 3 {
                page.screenshot("mid-animation");
            }
            page.run("await pass(600);");
            assert_eq!(page.eval(&format!("[{DOTS}, arrived]")), serde_json::json!([0, true]), "at rest");
        }
        assert!(seen >= 3, "only {seen} of 5 references had a dot");
        page.run("$('heap-wave').back(1, 'reference'); await pass(250);");
        assert_eq!(page.eval(DOTS), 1, "backwards too");
    });
}

#[test]
fn a_step_during_a_motion_ends_the_motion() {
    on_stage(Look::light(), |page| {
        page.begin_with(FRAMES_BY_HAND);
        begin_by_hand(page);
        page.run(
            "for (let i = 0; i < 6; i++) { $('heap-wave').step(1, 'reference'); await pass(32); } await pass(700);",
        );
        assert_eq!(page.eval(DOTS), 0);
        let there = page.eval("$('heap-wave').state.tick");
        page.run("$('heap-wave').seek(0); await pass(32); $('heap-wave').step(6, 'reference'); await pass(700);");
        assert_eq!(page.eval("$('heap-wave').state.tick"), there);
    });
}

#[test]
fn who_wants_no_motion_sees_none() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        page.run(
            "
            window.dots = 0;
            new MutationObserver(() => dots = Math.max(dots, $$('heap-wave >> .dot').length))
                .observe($('heap-wave').shadowRoot, { childList: true, subtree: true });
            for (let i = 0; i < 6; i++) await $('heap-wave').step(1, 'reference');
            await $('heap-wave').back(2, 'reference');",
        );
        assert_eq!(page.eval("dots"), 0);
        let moving = page.eval(
            "$('heap-wave').shadowRoot.getAnimations().filter(animation => animation.effect.getComputedTiming().activeDuration > 1).length",
        );
        assert_eq!(moving, 0, "nothing is animated by style sheets either");
    });
}

#[test]
fn the_page_does_not_jump_when_its_widgets_come_alive() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.begin_with(
            // They come alive when the page knows what they are: not before they were measured.
            "const { define } = CustomElementRegistry.prototype;
            CustomElementRegistry.prototype.define = function (...what) {
                const tall = widget => [widget.id, widget.getBoundingClientRect().height];
                window.before = Object.fromEntries([...document.querySelectorAll('heap-wave')].map(tall));
                return define.apply(this, what);
            };",
        );
        for width in [320, 360, 420, 520, 640, 800, 1280] {
            page.look(&Look::light().sized(width, 900).reduced_motion());
            page.visit("/");
            page.run("location.reload();");
            page.wait("it is measured", "window.before && document.readyState === 'complete'");
            assert_eq!(
                page.eval("Object.keys(before).length"),
                page.eval("$$('heap-wave').length"),
                "all were measured"
            );
            // One after the other, as a reader comes by.
            let grown = page.run(
                "const grown = [];
                for (const widget of $$('heap-wave')) {
                    widget.scrollIntoView({ behavior: 'instant' });
                    await widget.step(0);
                    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                    const height = widget.getBoundingClientRect().height;
                    if (Math.abs(height - before[widget.id]) > 0.5) grown.push(`${widget.id}: ${before[widget.id]} became ${height}`);
                }
                return grown;",
            );
            assert_eq!(grown, serde_json::json!([]), "{width} px wide: the room kept for these is not what they take");
        }
    });
}

fn begin_by_hand(page: &Page) {
    page.serve("/host.html", &crate::widget::document(DIAGRAM));
    page.visit("/host.html");
    page.wait("it is ready", "pass(100).then(() => $('heap-wave').state !== null)");
    page.run("await pass(200);");
}
