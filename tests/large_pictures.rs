//! Large pictures and heap maps are made from the moment before, by what memory says has changed: they are the same as
//! when each is made by itself.

use heapwave::lab::Stride;
use heapwave::view::frame::{Edge, Node, Panels};
use heapwave::view::heap_map::{MapInks, MapPixels};
use heapwave::view::player::{Command, Player, Settings};

/// More objects than what is drawn anew each time.
const MANY: u32 = 320;
/// Fractions of the run, there and back, and how far one steps from there.
const PLACES: [(u64, i64, Stride); 12] = [
    (1, 9, Stride::Reference),
    (30, 5, Stride::Object),
    (31, 3, Stride::Wave),
    (60, -4, Stride::Object),
    (72, 6, Stride::Tick),
    (85, 8, Stride::Object),
    (93, 7, Stride::Tick),
    (50, 1, Stride::Phase),
    (51, 5, Stride::Object),
    (99, 4, Stride::Tick),
    (20, -2, Stride::Wave),
    (21, 2, Stride::Collection),
];

fn player(collector: &str, kind: &str) -> Player {
    let text = format!(
        r#"{{ "heapwave": 1, "generate": {{ "kind": "{kind}", "objects": {MANY}, "seed": 3, "garbage": 0.3 }},
            "script": [ {{ "op": "collect" }}, {{ "op": "root", "name": "root", "to": null }}, {{ "op": "collect" }} ] }}"#
    );
    let panels = Panels { map: true, ..Panels::ALL };
    let settings = Settings { collector: Some(collector.into()), panels, still: true, ..Settings::default() };
    let mut player = Player::open(&text, settings).unwrap();
    while !player.prepare(u64::MAX).unwrap() {}
    player
}

fn inks() -> MapInks {
    let looks = [[200, 0, 0], [0, 200, 0], [0, 0, 200], [200, 200, 0], [0, 200, 200]];
    MapInks { looks, hole: [255, 255, 255], ground: [9, 9, 9] }
}

/// Every moment at which the player stands on its way through the places, told to one who looks.
fn go_through(collector: &str, kind: &str, mut look: impl FnMut(&Player, &str)) {
    let mut player = player(collector, kind);
    let end = player.ticks().0;
    for (part, steps, stride) in PLACES {
        player.obey(Command::Seek(memory::time::Tick(end * part / 100))).unwrap();
        for _ in 0..steps.unsigned_abs() {
            player.obey(Command::Step(steps.signum(), Some(stride))).unwrap();
            look(&player, &format!("{collector}, {kind}, tick {}", player.tick()));
        }
    }
}

#[test]
fn a_picture_made_from_the_one_before_is_the_same_as_one_made_by_itself() {
    for collector in heapwave::lab::collectors() {
        let name = collector.traits().name;
        let mut fresh = player(name, "random");
        go_through(name, "random", |player, what| {
            fresh.obey(Command::Panels(Panels { graph: false, ..Panels::ALL })).unwrap();
            // Laid out anew it has drawn nothing yet.
            fresh.obey(Command::Shape(1.0 + player.tick().0 as f64)).unwrap();
            fresh.obey(Command::Seek(player.tick())).unwrap();
            while fresh.awake() {
                fresh.advance(16.0);
            }
            fresh.obey(Command::Panels(Panels::ALL)).unwrap();
            let (ours, theirs) = (player.frame().unwrap(), fresh.frame().unwrap());
            for (ours, theirs) in ours.picture.nodes.iter().zip(&theirs.picture.nodes) {
                let of = |node: &Node| (node.look, node.count, node.forwarding.clone(), node.opacity);
                assert_eq!(of(ours), of(theirs), "{what}: {}", ours.label);
            }
            for (ours, theirs) in ours.picture.edges.iter().zip(&theirs.picture.edges) {
                let of = |edge: &Edge| (edge.id, edge.stale, edge.opacity);
                assert_eq!(of(ours), of(theirs), "{what}");
            }
        });
    }
}

#[test]
fn never_is_so_much_emphasised_that_nothing_is() {
    let glowing = |stride: Stride| {
        let mut player = player("mark-sweep", "random");
        let mut most = 0;
        while player.tick() < player.ticks() {
            player.obey(Command::Step(1, Some(stride))).unwrap();
            let picture = &player.frame().unwrap().picture;
            most = most.max(picture.nodes.iter().filter(|node| node.glow > 0.0).count());
        }
        most
    };
    for stride in [Stride::Object, Stride::Wave, Stride::Phase] {
        let most = glowing(stride);
        assert!((1..=60).contains(&most), "{stride:?}: {most}");
    }
}

#[test]
fn a_map_that_follows_is_the_same_as_one_painted_anew() {
    for collector in heapwave::lab::collectors() {
        let name = collector.traits().name;
        for (size, kind) in [((300, 200), "random"), ((40, 60), "list")] {
            let mut following = MapPixels::default();
            go_through(name, kind, |player, what| {
                let frame = player.frame().unwrap();
                let map = frame.map.as_ref().unwrap();
                if following.pixels.is_empty() {
                    following.resize(map, size, 1.0, 1, inks());
                }
                following.follow(map);
                following.go_on(|| true);
                let mut anew = MapPixels::default();
                anew.resize(map, size, 1.0, 1, inks());
                anew.follow(map);
                anew.go_on(|| true);
                assert!(following.pixels == anew.pixels, "{what}");
                let (wide, high) = anew.size;
                assert!(wide == size.0 && high <= size.1, "{what}: all of it fits");
            });
        }
    }
}

#[test]
fn every_object_has_cells_and_is_found_there() {
    let player = player("semispace", "random");
    let frame = player.frame().unwrap();
    let mut pixels = MapPixels::default();
    pixels.resize(frame.map.as_ref().unwrap(), (800, 500), 1.0, 1, inks());
    pixels.follow(frame.map.as_ref().unwrap());
    pixels.go_on(|| true);
    assert_eq!(pixels.grids.iter().map(|grid| &*grid.space.name).collect::<Vec<_>>().len(), 2, "two spaces");
    assert!(pixels.grids.iter().all(|grid| !grid.space.name.is_empty()), "each has a name");
    let mut found = 0;
    for object in &frame.picture.nodes {
        let pick = heapwave::view::player::Pick { side: 0, object: object.id };
        let cell = player.cell_of(pick).unwrap();
        let (x, y, ..) = pixels.rects(cell.bytes.clone())[0];
        let byte = pixels.byte_at(x, y).unwrap();
        assert_eq!(pixels.block(byte).map(|block| block.at.byte()), Some(cell.bytes.start));
        assert_eq!(player.cell(0, cell.bytes.start).unwrap().object, Some(object.id));
        assert!(cell.words.starts_with(&*object.label), "{}", cell.words);
        found += 1;
    }
    assert_eq!(found, MANY);
}

#[test]
fn what_takes_long_says_how_far_it_is() {
    let text = r#"{ "heapwave": 1, "generate": { "kind": "random", "objects": 6000, "seed": 2 }, "script": [{ "op": "collect" }] }"#;
    let mut player = Player::open(text, Settings { still: true, ..Settings::default() }).unwrap();
    let mut told: Vec<String> = Vec::new();
    let mut parts: Vec<f64> = Vec::new();
    while !player.prepare(1_000).unwrap() {
        let (words, part) = player.preparing().expect("it is not ready");
        told.push(words.split(' ').next().unwrap_or_default().into());
        parts.extend(part);
    }
    told.dedup();
    assert_eq!(told, ["Looking", "Playing", "Placing"]);
    assert!(parts.len() > 3 && parts.is_sorted() && parts.iter().all(|part| (0.0..=1.0).contains(part)), "{parts:?}");
    assert_eq!(player.preparing(), None);
}
