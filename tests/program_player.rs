//! A program in the player: its lines, its cards and roots, its sentences, breakpoints, edits, time and limits.

use heapwave::view::frame::{Frame, Part};
use heapwave::view::player::{Command, Player, Settings};

const CYCLE: &str = "function f() {\n  var o1 = {};\n  var o2 = {};\n  o1.p = o2;\n  o2.p = o1;\n}\n\nf();\ngc();\n";

fn open(text: &str, collector: &str) -> Player {
    let settings = Settings { collector: Some(collector.into()), still: true, ..Settings::default() };
    let mut player = Player::open(text, settings).unwrap();
    while !player.prepare(10_000).unwrap() {}
    player
}

fn settle(player: &mut Player) {
    for _ in 0..10_000 {
        player.advance(16.0);
        if player.resting() && !player.outdated() {
            return;
        }
    }
    panic!("it never rests");
}

fn sentence(frame: &Frame) -> String {
    let parts = frame.sentence.parts.iter().map(|part| match part {
        Part::Words(text) | Part::Name(text) => text.as_str(),
    });
    format!("{}: {}", frame.sentence.phase, parts.collect::<String>())
}

/// What is seen: the line, filled roots, cards with their rows, the sentence.
fn seen(player: &Player) -> String {
    let frame = player.frame().unwrap();
    let listing = frame.listing.clone().unwrap();
    let mut text = format!("at {:?}", listing.line);
    for group in frame.picture.roots.iter() {
        let slots: Vec<String> = (group.slots.iter())
            .map(|slot| format!("{}{}", slot.name, if slot.filled { "•".into() } else { format!("={}", slot.text) }))
            .collect();
        text += &format!(" | {}{}: {}", if group.gone { "~" } else { "" }, group.heading, slots.join(" "));
    }
    for node in frame.picture.nodes.iter().filter(|node| node.opacity > 0.0) {
        let rows = node.card.iter().flat_map(|card| card.rows.iter());
        let rows: Vec<String> = rows
            .map(|row| format!("{}{}", row.name, if row.dot { "•".into() } else { format!("={}", row.text) }))
            .collect();
        text += &format!(" | {} {:?} {:?} [{}]", node.label, node.look, node.count, rows.join(" "));
    }
    let edges = frame.picture.edges.iter().filter(|edge| edge.opacity > 0.0).count();
    text + &format!(" | {edges} edges | {}", sentence(&frame))
}

#[test]
fn probe() {
    let Ok(file) = std::env::var("PROBE") else { return };
    let text = std::fs::read_to_string(file).unwrap();
    for collector in ["reference-counting", "mark-sweep"] {
        let mut player = open(&text, collector);
        println!("{collector}: {} ticks", player.ticks());
        for _ in 0..60 {
            println!("{}", seen(&player));
            if player.tick() == player.ticks() {
                break;
            }
            player.obey(Command::Step(1, None)).unwrap();
            settle(&mut player);
        }
    }
}
