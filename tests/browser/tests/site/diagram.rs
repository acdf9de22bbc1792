//! The article's diagram: it plays by itself, shows its eight moments, and stops for whoever touches it.

use crate::widget::{DIAGRAM, EIGHT, EIGHT_DRAWN, MOMENTS, at_tick, open, ready, serve, texts, tick};
use browser_tests::{Look, Page, on_stage};

/// The diagram as it stands in the article.
const PLAYING: &str = "<heap-wave src=/samples/mark-sweep.json autoplay loop stride=level></heap-wave>";

const COLLECT: &str = "
    window.lines = [];
    addEventListener('heapwave-step', ({ target }) =>
        target === document.querySelector('heap-wave') && lines.push(moment(target)));";

#[test]
fn it_plays_its_eight_moments_by_itself_and_begins_again() {
    on_stage(Look::light(), |page| {
        page.begin_with(&[MOMENTS, COLLECT].concat());
        serve(page, PLAYING);
        page.wait("it has begun again", "lines.length >= 11");
        let lines = page.eval("lines");
        let lines = texts(&lines);
        assert_eq!(lines[..8], EIGHT);
        assert_eq!(lines[8..11], EIGHT[..3], "and again");
    });
}

#[test]
fn it_stops_for_whoever_touches_it() {
    on_stage(Look::light(), |page| {
        serve(page, PLAYING);
        for touch in ["heap-wave >> .sentence", "heap-wave >> button 'Pause'", "heap-wave >> .field"] {
            page.run("location.reload();");
            ready(page, "heap-wave");
            page.wait("it plays", "$(`heap-wave >> button 'Pause'`) && $('heap-wave').state.tick > 0");
            page.click(touch);
            page.wait("it has stopped", "$(`heap-wave >> button 'Play'`)");
        }
        // Played on, it ends where it ends: it loops only for those who only look.
        page.run("$('heap-wave').setAttribute('speed', 8); $('heap-wave').addEventListener('heapwave-end', () => ended = 1);");
        page.click("heap-wave >> button 'Play'");
        page.wait("it has come to its end", "window.ended");
        assert_eq!(page.eval("$('heap-wave').state.tick === $('heap-wave').state.ticks"), true);
    });
}

#[test]
fn each_moment_is_drawn_as_its_state_says_forwards_backwards_and_in_any_order() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.begin_with(MOMENTS);
        open(page, DIAGRAM);
        let ticks: Vec<u64> = forwards(page);
        for number in (0..8).rev() {
            at_tick(page, ticks[number]);
            look_at(page, number);
            page.click("heap-wave >> button 'Back by wave'");
        }
        for number in (0..16).map(|i| i * 5 % 8) {
            page.run(&format!("await $('heap-wave').seek({});", ticks[number]));
            look_at(page, number);
        }
    });
}

fn forwards(page: &Page) -> Vec<u64> {
    let mut ticks = vec![];
    // The poster is no moment of the run.
    at_tick(page, 0);
    page.run("await $('heap-wave').seek(0);");
    for number in 0..8 {
        look_at(page, number);
        ticks.push(tick(page));
        page.click("heap-wave >> button 'Ahead by wave'");
        if number < 7 {
            page.wait("it has gone ahead", &format!("$('heap-wave').state.tick > {}", ticks[number]));
        }
    }
    ticks
}

fn look_at(page: &Page, number: usize) {
    assert_eq!(page.eval("moment($('heap-wave'))"), EIGHT[number], "moment {number}");
    assert_eq!(page.eval("picture($('heap-wave'))"), EIGHT_DRAWN[number], "moment {number}, drawn");
}

#[test]
fn its_objects_stand_where_the_well_known_drawing_has_them() {
    const DRAWN: [(f64, f64); 8] =
        [(347., 36.), (188., 64.), (347., 90.), (187., 138.), (347., 139.), (347., 187.), (182., 237.), (347., 237.)];
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, DIAGRAM);
        let centres = page.eval(
            "[1, 2, 3, 4, 5, 6, 7, 8].map(number => {
                const node = $$('heap-wave >> .nodes .node').find(node => node.textContent.startsWith(`Object ${number}`));
                const { x, y, width, height } = node.querySelector('.pill').getBoundingClientRect();
                return [x + width / 2, y + height / 2];
            })",
        );
        for (axis, name) in ["from left to right", "from top to bottom"].iter().enumerate() {
            let ours = |object: usize| centres[object][axis].as_f64().expect("a length");
            let theirs = |object: usize| if axis == 0 { DRAWN[object].0 } else { DRAWN[object].1 };
            // 1 and 8 are the farthest apart downwards, 7 and 8 across: they fix the scale.
            let (first, last) = if axis == 0 { (6, 7) } else { (0, 7) };
            let scale = (ours(last) - ours(first)) / (theirs(last) - theirs(first));
            for object in 0..8 {
                let off = ours(object) - ours(first) - (theirs(object) - theirs(first)) * scale;
                assert!(off.abs() <= 3.0, "Object {} is {off} px off, {name}: {centres}", object + 1);
            }
        }
    });
}
