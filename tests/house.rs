//! The house: which room may use which, read from the imports and held against the table below.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A room, where it is, and the rooms it may use.
const HOUSE: [(&str, &str, &[&str]); 11] = [
    ("time", "crates/memory/src/time", &[]),
    ("heap", "crates/memory/src/heap", &[]),
    ("world", "crates/memory/src/world", &["heap", "time"]),
    ("gc", "crates/memory/src/gc", &["world", "heap", "time"]),
    ("mutate", "crates/memory/src/mutate.rs", &["gc", "world", "heap", "time"]),
    ("js", "crates/js/src", &["mutate", "world", "heap", "time"]),
    ("layout", "crates/layout/src", &[]),
    ("lab", "src/lab", &["js", "mutate", "gc", "world", "heap", "time"]),
    ("view", "src/view", &["lab", "layout", "time"]),
    ("ui", "src/ui", &["view", "lab", "time"]),
    ("bin", "src/bin", &["ui", "view", "lab", "time"]),
];

/// All Rust files of a room.
fn files(path: &Path, found: &mut Vec<std::path::PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            files(&entry.unwrap().path(), found);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        found.push(path.to_owned());
    }
}

fn room_files(place: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    files(Path::new(place), &mut found);
    found
}

/// The rooms that a text names: in `crate::room`, and in groups, `crate::{room::…, room}`.
fn named(text: &str) -> BTreeSet<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut rooms = BTreeSet::new();
    // Rooms that are crates are named by themselves.
    for room in ["js", "layout"] {
        let begins = |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || "_:".contains(c));
        if code.match_indices(&format!("{room}::")).any(|(at, _)| begins(at)) {
            rooms.insert(room.into());
        }
    }
    for path in ["crate::", "heapwave::", "memory::"] {
        for (at, _) in code.match_indices(path) {
            let rest = &code[at + path.len()..];
            let Some(group) = rest.strip_prefix('{') else {
                rooms.insert(word(rest));
                continue;
            };
            let (mut depth, mut start) = (0, true);
            for (i, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    c if start && c.is_alphabetic() => {
                        rooms.insert(word(&group[i..]));
                        start = false;
                    }
                    _ => {}
                }
            }
        }
    }
    rooms
}

#[test]
fn every_room_uses_only_what_it_may() {
    let rooms: Vec<&str> = HOUSE.iter().map(|(room, ..)| *room).collect();
    for (room, place, may) in HOUSE {
        let files = room_files(place);
        assert!(!files.is_empty(), "the room {room} is empty");
        // A room's own tests may look anywhere: they set up what the room is given.
        for file in files.iter().filter(|file| !file.ends_with("tests.rs")) {
            for other in named(&std::fs::read_to_string(file).unwrap()) {
                let allowed = other == room || may.contains(&other.as_str()) || !rooms.contains(&other.as_str());
                assert!(allowed, "{} uses {other}, which {room} must not know", file.display());
            }
        }
    }
}

#[test]
fn the_reader_of_imports_sees_through_groups() {
    let text = "use crate::{gc::{ALL, named}, heap, time::Clock};\nlet x = crate::world::Note;\n// crate::ui\nuse super::crate_x;";
    let found: Vec<_> = named(text).into_iter().collect();
    assert_eq!(found, ["gc", "heap", "time", "world"]);
}

#[test]
fn only_the_gc_room_names_a_collector_by_its_type() {
    for (_, place, _) in HOUSE.into_iter().filter(|(room, ..)| *room != "gc") {
        for file in room_files(place) {
            let text = std::fs::read_to_string(&file).unwrap();
            for name in ["MarkSweep", "ReferenceCounting", "mark_sweep", "reference_counting"] {
                assert!(!text.contains(name), "{} names {name}", file.display());
            }
        }
    }
}

#[test]
fn js_knows_no_collector_and_writes_through_the_one_door() {
    for file in room_files("crates/js/src") {
        let text = std::fs::read_to_string(&file).unwrap();
        for word in ["Collector", "gc::", ".collector", "mutator.world.", "&mut World"] {
            assert!(!text.contains(word), "{} names {word}", file.display());
        }
    }
}

/// The types that a text declares for others to use: `pub`, `pub(super)` or `pub(crate)`, outside its tests.
fn declared_types(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
    let declared = code.lines().filter_map(|line| {
        let rest = line.trim_start().strip_prefix("pub")?;
        let rest = if rest.starts_with('(') { rest.split_once(')')?.1 } else { rest };
        let (kind, rest) = rest.strip_prefix(' ')?.split_once(' ')?;
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        ["struct", "enum", "trait", "type"].contains(&kind).then_some(name)
    });
    declared.collect()
}

#[test]
fn no_two_rooms_have_a_type_of_the_same_name() {
    let mut homes: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (room, place, _) in HOUSE {
        for file in room_files(place).into_iter().filter(|file| !file.ends_with("tests.rs")) {
            for name in declared_types(&std::fs::read_to_string(&file).unwrap()) {
                homes.entry(name).or_default().insert(room);
            }
        }
    }
    assert!(homes.len() > 200, "where are the types?");
    let twice: Vec<_> = homes.into_iter().filter(|(_, rooms)| rooms.len() > 1).collect();
    assert!(twice.is_empty(), "one name, two things: {twice:?}");
}

#[test]
fn the_reader_of_types_sees_what_others_can_use() {
    let text = "pub struct A<'a>(u8);\n    pub(super) enum B {\npub(crate) type C = u8;\npub trait D: Sync {\nstruct Own;\n\
        type Input = A;\npub fn struct_of() {}\n// pub struct Said;\n#[cfg(test)]\nmod tests {\n    pub struct InTests;\n}";
    assert_eq!(declared_types(text), ["A", "B", "C", "D"]);
}

#[test]
fn every_file_opens_with_what_it_is() {
    let mut all = Vec::new();
    ["src", "crates", "xtask/src", "tests"].iter().for_each(|folder| files(Path::new(folder), &mut all));
    for file in all {
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//!"), "{} does not say what it is", file.display());
    }
}

#[test]
fn readme_has_a_row_for_each_attribute() {
    let declared = std::fs::read_to_string("src/ui/session/attributes.rs").unwrap();
    let names = |text: &str, mark: &str, end: char| -> BTreeSet<String> {
        let found = text.split(mark).skip(1).filter_map(|rest| rest.split_once(end));
        found.map(|(name, _)| name.to_owned()).collect()
    };
    let mut declared: BTreeSet<_> =
        names(&declared, "look(\"", '"').union(&names(&declared, "plain(\"", '"')).cloned().collect();
    assert!(declared.len() > 15, "where are the attributes?");
    let readme = std::fs::read_to_string("README.md").unwrap();
    let table = readme.split_once("| attribute | |").unwrap().1.split_once("\n\n").unwrap().0;
    let cells = table.lines().filter_map(|line| line.split('|').nth(1));
    for cell in cells {
        // What stands between backticks.
        for name in cell.split('`').skip(1).step_by(2) {
            assert!(declared.remove(name), "README tells of {name}, which is not declared");
        }
    }
    assert!(declared.is_empty(), "README does not tell of {declared:?}");
}
