//! The laws of the picture, on random scenarios, for every collector: over a whole run nothing moves, no two objects that
//! are there lie on each other, and every reference that is there is clear of every object that is none of its ends.

#[allow(dead_code, reason = "the edits are for the laws")]
mod random;

use heapwave::view::frame::{Bounds, Frame, Node};
use heapwave::view::player::{Command, Player, Settings};
use memory::gc;
use memory::time::Tick;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// How many moments of a run are looked at.
const MOMENTS: u64 = 60;
/// How far a line may come over a border, in pixels.
const GRAZE: f64 = 1.0;

fn holds(r: Bounds, grown: f64, (x, y): (f64, f64)) -> bool {
    x > r.x - grown && x < r.x + r.w + grown && y > r.y - grown && y < r.y + r.h + grown
}

/// Points along a path of cubic segments.
fn points(path: &str) -> Vec<(f64, f64)> {
    let numbers: Vec<f64> =
        path.split(['M', 'C', ' ']).filter(|word| !word.is_empty()).map(|word| word.parse().unwrap()).collect();
    let pair = |at: usize| (numbers[2 * at], numbers[2 * at + 1]);
    let mut points = vec![pair(0)];
    for segment in 0..numbers.len() / 6 {
        let [a, b, c, d] = [0, 1, 2, 3].map(|k| pair(3 * segment + k));
        points.extend((1..=32).map(|k| {
            let (t, s) = (f64::from(k) / 32.0, 1.0 - f64::from(k) / 32.0);
            let at = |a: f64, b: f64, c: f64, d: f64| {
                s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
            };
            (at(a.0, b.0, c.0, d.0), at(a.1, b.1, c.1, d.1))
        }));
    }
    points
}

fn look(frame: &Frame, places: &mut BTreeMap<u32, Bounds>, ways: &mut BTreeMap<u32, String>, what: &str) {
    let there: Vec<&Node> = frame.picture.nodes.iter().filter(|node| node.opacity > 0.0).collect();
    for node in &frame.picture.nodes {
        assert_eq!(*places.entry(node.id.0).or_insert(node.rect), node.rect, "{what}: {} moved", node.label);
    }
    for (k, a) in there.iter().enumerate() {
        for b in &there[k + 1..] {
            let (r, s) = (a.rect, b.rect);
            let apart = r.x + r.w <= s.x || s.x + s.w <= r.x || r.y + r.h <= s.y || s.y + s.h <= r.y;
            assert!(apart, "{what}: {} lies on {}", a.label, b.label);
        }
    }
    for edge in frame.picture.edges.iter().filter(|edge| edge.opacity > 0.0) {
        let way = ways.entry(edge.id).or_insert_with(|| edge.way.path().to_string());
        assert_eq!(way.as_str(), &**edge.way.path(), "{what}: a reference moved");
        let points = points(edge.way.path());
        let ends = [points[0], points[points.len() - 1]];
        for node in there.iter().filter(|node| !ends.iter().any(|end| holds(node.rect, 1.5, *end))) {
            let through = points.iter().find(|point| holds(node.rect, -GRAZE, **point));
            assert_eq!(through, None, "{what}: {} runs through {} at {:?}", edge.way.path(), node.label, node.rect);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn nothing_moves_nothing_overlaps_and_references_are_clear(text in random::scenario()) {
        for collector in gc::every() {
            let name = collector.traits().name;
            let settings = Settings { collector: Some(name.into()), ..Settings::default() };
            let mut player = Player::open(&text, settings).unwrap();
            // Where a script sets what this collector has freed by then, there is nothing to see.
            let ready = std::iter::repeat_with(|| player.prepare(100_000)).find(|ready| !matches!(ready, Ok(false)));
            if !matches!(ready, Some(Ok(true))) {
                continue;
            }
            let (mut places, mut ways) = (BTreeMap::new(), BTreeMap::new());
            let end = player.ticks().0;
            for moment in 0..=MOMENTS.min(end) {
                let tick = if end > MOMENTS { end * moment / MOMENTS } else { moment };
                player.obey(Command::Seek(Tick(tick))).unwrap();
                player.advance(0.0);
                let frame = player.frame().unwrap();
                look(&frame, &mut places, &mut ways, &format!("{name} at {tick}\n{text}"));
            }
        }
    }
}
