//! Motion is a pure function of two moments and how far one is on the way: it begins at the one, ends at the other,
//! and means the same backwards.

use heapwave::lab::Stride;
use heapwave::view::frame::{Frame, Look};
use heapwave::view::motion::{LANDING, between};
use heapwave::view::player::{Command, Player, Settings};
use memory::time::Tick;
use std::rc::Rc;

const DIAGRAM: &str = include_str!("../static/samples/mark-sweep.json");

fn player(stride: Stride) -> Player {
    let mut player = Player::open(DIAGRAM, Settings { stride: Some(stride), ..Settings::default() }).unwrap();
    assert!(player.prepare(10_000).unwrap());
    player
}

/// The frames of a whole run, each after a step of this stride with its motion over.
fn frames(stride: Stride) -> Vec<Rc<Frame>> {
    let mut player = player(stride);
    let mut frames = vec![player.frame().unwrap()];
    while player.tick() < player.ticks() {
        player.obey(Command::Step(1, None)).unwrap();
        while !player.resting() {
            player.advance(16.0);
        }
        frames.push(player.frame().unwrap());
    }
    frames
}

#[test]
fn it_begins_at_the_one_moment_and_ends_at_the_other() {
    for stride in [Stride::Reference, Stride::Wave] {
        for pair in frames(stride).windows(2) {
            assert_eq!(between(&pair[0], &pair[1], 0.0), *pair[0]);
            assert_eq!(between(&pair[0], &pair[1], 1.0), *pair[1]);
        }
    }
}

#[test]
fn nothing_jumps_on_the_way() {
    for pair in frames(Stride::Wave).windows(2) {
        let mut last = between(&pair[0], &pair[1], 0.001);
        for i in 2..1000 {
            let frame = between(&pair[0], &pair[1], i as f64 / 1000.0);
            for (a, b) in last.picture.nodes.iter().zip(&frame.picture.nodes) {
                assert_eq!(a.rect, b.rect, "objects do not move");
                assert!((a.opacity - b.opacity).abs() < 0.02, "{} flickers", a.label);
            }
            for (a, b) in last.picture.dots.iter().zip(&frame.picture.dots) {
                assert!((a.x - b.x).hypot(a.y - b.y) < 8.0, "a dot jumps");
            }
            last = frame;
        }
    }
}

#[test]
fn a_dot_travels_the_reference_and_the_target_lights_up_as_it_lands() {
    let frames = frames(Stride::Reference);
    let (before, after) = (&frames[0], frames.iter().find(|frame| !frame.picture.travels.is_empty()).unwrap());
    let target = after.picture.nodes.iter().position(|node| node.look == Look::Grey).unwrap();
    let way = between(before, after, LANDING * 0.5);
    assert_eq!((way.picture.dots.len(), way.picture.nodes[target].look), (1, Look::White));
    let landed = between(before, after, LANDING + 0.01);
    assert_eq!((landed.picture.nodes[target].look, landed.picture.nodes[target].glow), (Look::Grey, 1.0));
    assert!(after.picture.dots.is_empty(), "at rest no dot is left");
}

#[test]
fn what_is_freed_fades_to_a_ghost() {
    let frames = frames(Stride::Wave);
    let (before, after) = (&frames[5], &frames[6]);
    let freed = before.picture.nodes.iter().position(|node| node.look == Look::Condemned).unwrap();
    let look = |progress: f64| {
        let node = &between(before, after, progress).picture.nodes[freed];
        (node.look, node.opacity)
    };
    assert_eq!(look(0.0), (Look::Condemned, 1.0));
    assert!(look(0.4).0 == Look::Condemned && look(0.4).1 < 1.0);
    assert!(look(0.6).0 == Look::Ghost && look(0.6).1 < 1.0);
    assert_eq!(look(1.0), (Look::Ghost, 1.0));
}

#[test]
fn backwards_it_passes_through_the_same_pictures() {
    let picture_on_the_way = |ahead: bool| {
        let mut player = player(Stride::Reference);
        player.obey(Command::Seek(Tick(5))).unwrap();
        player.obey(Command::Step(1, None)).unwrap();
        let mut seen = Vec::new();
        if !ahead {
            while !player.resting() {
                player.advance(16.0);
            }
            player.obey(Command::Step(-1, None)).unwrap();
        }
        while !player.resting() {
            player.advance(70.0); // an eighth of the way
            let frame = player.frame().unwrap();
            seen.push((
                frame.picture.dots.clone(),
                frame.picture.nodes.iter().map(|node| node.look).collect::<Vec<_>>(),
            ));
        }
        seen.pop();
        seen
    };
    let mut back = picture_on_the_way(false);
    back.reverse();
    let ahead = picture_on_the_way(true);
    assert!(ahead.len() == 7 && ahead.iter().any(|(dots, _)| !dots.is_empty()));
    for ((dots, looks), (dots_back, looks_back)) in ahead.iter().zip(&back) {
        assert_eq!(looks, looks_back);
        for (a, b) in dots.iter().zip(dots_back) {
            assert!((a.x - b.x).hypot(a.y - b.y) < 1e-6);
        }
    }
}

#[test]
fn those_who_want_no_motion_get_none() {
    let mut player = player(Stride::Reference);
    player.obey(Command::Still(true)).unwrap();
    player.obey(Command::Step(1, None)).unwrap();
    assert!(player.resting());
}

#[test]
fn in_a_lull_all_that_is_seen_stays_and_a_crowd_is_mostly_in_one() {
    let crowd = r#"{ "heapwave": 1, "generate": { "kind": "tree", "objects": 400, "seed": 3 }, "script": [{ "op": "collect" }] }"#;
    for (text, crowded) in [(DIAGRAM, false), (crowd, true)] {
        let mut player = Player::open(text, Settings::default()).unwrap();
        while !player.prepare(10_000).unwrap() {}
        player.obey(Command::Play).unwrap();
        let (mut lulls, mut others) = (0, 0);
        while player.playing() {
            let (lull, seen) = (player.lull(), player.frame().unwrap());
            player.advance(16.0);
            if lull.is_some() && lull == player.lull() {
                assert_eq!(seen, player.frame().unwrap(), "at {:?}", player.tick());
                lulls += 1;
            } else {
                others += 1;
            }
        }
        assert!(lulls > 0 && others > 0);
        assert_eq!(lulls > 3 * others, crowded, "{lulls} lulls, {others} other frames");
    }
}
