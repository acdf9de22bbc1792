//! Links bent by chance, among their letters, as mail programs and hands bend them, or in what these stand for, packed
//! again as if it were meant: each opens or is told in a sentence, none panics, and none takes more room than a link may.

use heapwave::lab::{Action, Limits, Operation, Recovered, SharedLink};
use heapwave::view::player::{Player, Settings};
use memory::time::Tick;
use std::panic::catch_unwind;

const TEXTS: [&str; 4] = [
    include_str!("../static/samples/mark-sweep.json"),
    include_str!("../static/samples/cycle.js"),
    include_str!("../static/samples/promise-chain.js"),
    "{ \"heapwave\": 1, \"generate\": { \"kind\": \"tree\", \"objects\": 30 } }",
];
/// What numbers become: where ranges end, and what is no number any more.
const NUMBERS: [&str; 12] =
    ["0", "1", "-1", "7", "65536", "4294967295", "4294967296", "18446744073709551615", "1e300", "0.5", "\"8\"", "null"];
/// The most that a text and what stands beside it may take, once inflated.
const MOST: usize = (2 << 20) + 16;

/// A source of chance that is the same every time (xorshift64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    /// A part of something of this length.
    fn part(&mut self, length: usize) -> std::ops::Range<usize> {
        let (one, other) = (self.below(length + 1), self.below(length + 1));
        one.min(other)..one.max(other)
    }

    /// The same with something flipped, cut out, put in from another one, or doubled; the byte is what flipping makes.
    fn bend(&mut self, mut bytes: Vec<u8>, other: &[u8], mut byte: impl FnMut(&mut Chance) -> u8) -> Vec<u8> {
        let length = bytes.len();
        match self.below(5) {
            0 if length > 0 => {
                for _ in 0..=self.below(4) {
                    bytes[self.below(length)] = byte(self);
                }
            }
            0 | 1 => drop(bytes.drain(self.part(length))),
            2 => bytes.truncate(self.below(length)),
            3 => {
                let (from, to) = (self.part(other.len()), self.part(length));
                bytes.splice(to, other[from].iter().copied());
            }
            _ => {
                let part = bytes[self.part(length)].to_vec();
                let at = self.below(length + 1);
                bytes.splice(at..at, part);
            }
        }
        bytes
    }

    /// The same with one of its numbers another one.
    fn renumber(&mut self, bytes: &[u8]) -> Vec<u8> {
        let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
        let Some(&at) = digits.get(self.below(digits.len())) else { return bytes.to_vec() };
        let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        [&bytes[..at], NUMBERS[self.below(NUMBERS.len())].as_bytes(), &bytes[end..]].concat()
    }
}

/// Links that open, each with all that one can hold.
fn links() -> Vec<String> {
    let link = |(number, text): (usize, &&str)| {
        let set = Action::Set { object: "a".into(), field: "x".into(), to: None };
        let new = Action::New { object: "k".into(), size: 16, fields: vec![("f".into(), None)], weak: Vec::new() };
        let deeds = [Action::Collect, Action::Time(50), Action::Continue, set, new].map(Operation::from);
        let inputs = vec![deeds.into_iter().enumerate().map(|(at, deed)| (Tick(3 * at as u64), deed)).collect()];
        let limits = Limits { heap: 1 << 20, threshold: 4096, steps: 10_000, elements: 1000, ..Limits::default() };
        let link = SharedLink {
            text: (*text).into(),
            collectors: vec![["mark-sweep", "reference-counting"][number % 2].into()],
            inputs: if number == 0 { Vec::new() } else { inputs },
            limits,
            tick: Tick(9),
            print: Some(7),
            look: [("view".into(), "code graph".into())].into(),
            ..SharedLink::default()
        };
        link.write().unwrap()
    };
    TEXTS.iter().enumerate().map(link).collect()
}

fn engine() -> base64::engine::GeneralPurpose {
    base64::engine::general_purpose::URL_SAFE_NO_PAD
}

/// What a link stands for: its text, and the rest.
fn unpacked(link: &str) -> (Vec<u8>, Vec<u8>) {
    let packed = base64::Engine::decode(&engine(), &link[2..]).unwrap();
    let bytes = miniz_oxide::inflate::decompress_to_vec_zlib(&packed).unwrap();
    let line = bytes.iter().position(|byte| *byte == b'\n').unwrap();
    let length: usize = std::str::from_utf8(&bytes[..line]).unwrap().parse().unwrap();
    let (text, rest) = bytes[line + 1..].split_at(length);
    (text.to_vec(), rest.to_vec())
}

fn packed(bytes: &[u8]) -> String {
    format!("1.{}", base64::Engine::encode(&engine(), miniz_oxide::deflate::compress_to_vec_zlib(bytes, 1)))
}

/// One that is bent, or a text that never was one.
fn bent(chance: &mut Chance, links: &[String]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.#= \n\xc3\xa9%";
    let [one, other] = [chance.below(links.len()), chance.below(links.len())].map(|at| links[at].as_str());
    let letter = |chance: &mut Chance| LETTERS[chance.below(LETTERS.len())];
    let byte = |chance: &mut Chance| chance.below(256) as u8;
    let whole = |text: &[u8], rest: &[u8]| [format!("{}\n", text.len()).as_bytes(), text, rest].concat();
    match chance.below(6) {
        0 | 1 => String::from_utf8_lossy(&chance.bend(one.into(), other.as_bytes(), letter)).into_owned(),
        2 => {
            let text: Vec<u8> = (0..chance.below(80)).map(|_| letter(chance)).collect();
            let begins = ["", "1.", "#1.", "2.", "1.eN"][chance.below(5)];
            format!("{begins}{}", String::from_utf8_lossy(&text))
        }
        3 => {
            let [(text, rest), (other, more)] = [one, other].map(unpacked);
            packed(&chance.bend(whole(&text, &rest), &whole(&other, &more), byte))
        }
        4 => {
            let [(text, rest), (other, _)] = [one, other].map(unpacked);
            let text = chance.bend(text, &other, byte);
            packed(&whole(&text, &rest))
        }
        _ => {
            let [(text, rest), (_, more)] = [one, other].map(unpacked);
            let rest = if chance.below(2) == 0 { chance.renumber(&rest) } else { chance.bend(rest, &more, byte) };
            packed(&whole(&text, &rest))
        }
    }
}

/// Opens a link as a page does, and lets its run begin.
fn opened(link: SharedLink) -> Result<(), String> {
    let settings = Settings {
        collector: Some(link.collectors.join(" ")).filter(|names| !names.is_empty()),
        at: Some(link.tick.to_string()),
        inputs: link.inputs,
        limits: link.limits,
        kind: link.kind,
        still: true,
        ..Settings::default()
    };
    let mut player = Player::open(&link.text, settings).map_err(|fault| fault.to_string())?;
    player.prepare(2_000).map(drop).map_err(|fault| fault.to_string())
}

/// How it went, by what was seen.
#[derive(Debug, Default)]
struct Seen {
    opened: u64,
    refused: u64,
    recovered: u64,
    in_part: u64,
    lost: u64,
}

impl Seen {
    fn add(&mut self, fragment: &str) {
        let sentence = |told: &str| assert!(told.len() > 20 && told.contains(' '), "{told:?} is no sentence");
        match SharedLink::read(fragment) {
            Ok(link) => match opened(link) {
                Ok(()) => self.opened += 1,
                Err(told) => {
                    sentence(&told);
                    self.refused += 1;
                }
            },
            Err(broken) => {
                sentence(&broken.message);
                let (count, text) = match broken.text {
                    Recovered::Whole(text) => (&mut self.recovered, text),
                    Recovered::Part(text) => (&mut self.in_part, text),
                    Recovered::Nothing => (&mut self.lost, String::new()),
                };
                assert!(text.len() <= MOST);
                *count += 1;
            }
        }
    }
}

/// The same a million times over: `FUZZ=1000000 cargo test --release --test bent_links -- --nocapture`.
#[test]
fn a_bent_link_opens_or_is_told_in_a_sentence() {
    let count: u64 = std::env::var("FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(4_000);
    let (links, mut chance) = (links(), Chance(0x9E37_79B9_7F4A_7C15));
    let mut seen = Seen::default();
    links.iter().for_each(|link| seen.add(link));
    assert_eq!(seen.opened, links.len() as u64, "those that are not bent: {seen:?}");
    for number in 0..count {
        let fragment = bent(&mut chance, &links);
        let told = catch_unwind(|| {
            let mut seen = Seen::default();
            seen.add(&fragment);
            seen
        });
        let told = told.unwrap_or_else(|_| panic!("the link number {number} panics: {fragment}"));
        seen.opened += told.opened;
        seen.refused += told.refused;
        seen.recovered += told.recovered;
        seen.in_part += told.in_part;
        seen.lost += told.lost;
    }
    println!("{count} links: {seen:?}");
    let Seen { opened, refused, recovered, in_part, lost } = seen;
    let few = count / 100;
    assert!([opened, refused, recovered, in_part, lost].iter().all(|kind| *kind > few), "too few of a kind: {seen:?}");
}

#[test]
fn what_one_link_allows_its_program_binds_neither_what_programs_begin_with_nor_the_next() {
    let link = |elements| SharedLink {
        text: "let list = [1, 2, 3];\nconsole.log(new Map([[list, 1]]));\n".into(),
        limits: Limits { elements, ..Limits::default() },
        ..SharedLink::default()
    };
    let log = |link: SharedLink| {
        let settings = Settings { limits: link.limits, at: Some("end".into()), still: true, ..Settings::default() };
        let mut player = Player::open(&link.text, settings).unwrap();
        while !player.prepare(10_000).unwrap() {}
        player.advance(16.0);
        (player.state()["stopped"].clone(), player.state()["log"].clone())
    };
    let (stopped, _) = log(link(1));
    assert!(stopped.as_str().is_some_and(|told| told.contains("RangeError")), "{stopped}");
    assert_eq!(log(link(1000)).1, serde_json::json!(["Map(1) { [ 1, 2, 3 ] => 1 }"]));
}
