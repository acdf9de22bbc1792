//! Keys by the names that `KeyboardEvent.key` has: `ArrowRight`, `Shift+Home`, `[`.

use thirtyfour::Key;

const NAMED: [(&str, Key); 17] = [
    ("ArrowLeft", Key::Left),
    ("ArrowRight", Key::Right),
    ("ArrowUp", Key::Up),
    ("ArrowDown", Key::Down),
    ("Home", Key::Home),
    ("End", Key::End),
    ("PageUp", Key::PageUp),
    ("PageDown", Key::PageDown),
    ("Enter", Key::Enter),
    ("Escape", Key::Escape),
    ("Tab", Key::Tab),
    ("Space", Key::Space),
    ("Backspace", Key::Backspace),
    ("Delete", Key::Delete),
    ("Shift", Key::Shift),
    ("Control", Key::Control),
    ("Alt", Key::Alt),
];

/// The keys of a chord, modifiers first. A name that is neither listed nor one character is a mistake in the test.
pub(crate) fn chord(names: &str) -> Vec<char> {
    let alone = names.chars().count() == 1;
    let parts = if alone { vec![names] } else { names.split('+').collect() };
    parts.into_iter().map(key).collect()
}

fn key(name: &str) -> char {
    let mut characters = name.chars();
    match (NAMED.iter().find(|(known, _)| *known == name), characters.next(), characters.next()) {
        (Some((_, key)), ..) => key.clone().into(),
        (None, Some(character), None) => character,
        _ => {
            panic!("there is no key {name:?}: use one character or one of {:?}", NAMED.each_ref().map(|named| named.0))
        }
    }
}
