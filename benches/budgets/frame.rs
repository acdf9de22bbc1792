//! What one step of a wave costs beside painting: the frame of the moment, and those of the motion to it; and how long
//! opening a scenario keeps a page waiting at a time. `tests/browser` measures the same with the painting, in a browser.

use super::chart::{heading, line, median, ms};
use super::clock::timed;
use heapwave::lab::Stride;
use heapwave::view::frame::Panels;
use heapwave::view::player::{Command, Player, Settings};

/// What a page asks for at a time.
const FUEL: u64 = 2_000;
/// Milliseconds between two frames of a screen.
const FRAME: f64 = 16.7;

pub fn bench(most: usize) {
    heading("frame: opening a generated scenario, a step of its wave, a frame of the motion");
    for n in [60, 300, 2_000, 20_000].into_iter().filter(|n| *n <= most) {
        let text = format!(
            "{{\"heapwave\":1,\"generate\":{{\"kind\":\"random\",\"objects\":{n},\"seed\":1}},\"script\":[{{\"op\":\"collect\"}}]}}"
        );
        let (read, player) = timed(|| Player::open(&text, Settings::default()));
        let mut player = player.unwrap_or_else(|fault| panic!("{fault:?}"));
        let mut slices = vec![read];
        loop {
            let (slice, ready) = timed(|| player.prepare(FUEL).unwrap_or(true));
            slices.push(slice);
            if ready {
                break;
            }
        }
        let longest = slices.iter().copied().fold(0.0, f64::max);
        let whole: f64 = slices.iter().sum();
        let (mut steps, mut frames) = (Vec::new(), Vec::new());
        let graph = Panels { graph: true, ..Panels::ALL };
        let _ = player.obey(Command::Panels(graph));
        for round in 0..60 {
            let (step, _) = timed(|| player.obey(Command::Step(1, Some(Stride::Object))));
            if round > 5 {
                steps.push(step);
            }
            while !player.resting() {
                let (frame, _) = timed(|| (player.advance(FRAME), player.views()));
                frames.push(frame);
            }
        }
        let figures = format!(
            "read {}, opened in {} (at most {} at a time), a step {}, a frame of motion {}",
            ms(read),
            ms(whole),
            ms(longest),
            ms(median(&steps)),
            ms(median(&frames)),
        );
        line(&format!("{n} objects"), &figures, None);
    }
}
