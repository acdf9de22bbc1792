//! Unicode's normal forms for Latin, Greek and Cyrillic letters with their marks, and for all that has no marks at all.
//!
//! Who writes `normalize('NFD')` wants the accents of a name apart. The whole of Unicode's tables would be a part of the
//! page that hardly anybody asks for.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A letter with a mark, the letter, the mark; and so on.
const TABLE: &str = include_str!("compositions.txt");

static PARTS: LazyLock<FxHashMap<char, (char, char)>> =
    LazyLock::new(|| triples().map(|[c, a, b]| (c, (a, b))).collect());
static WHOLES: LazyLock<FxHashMap<(char, char), char>> =
    LazyLock::new(|| triples().map(|[c, a, b]| ((a, b), c)).collect());

fn triples() -> impl Iterator<Item = [char; 3]> {
    let chars: Vec<char> = TABLE.chars().filter(|c| *c != '\n').collect();
    let triples: Vec<[char; 3]> = chars.chunks_exact(3).map(|it| [it[0], it[1], it[2]]).collect();
    triples.into_iter()
}

/// A text in a form: whether letters and marks stand together, and whether what only looks like others becomes them.
/// `None` where the text has what is not known here.
pub(super) fn normal(text: &str, composed: bool, compatible: bool) -> Option<String> {
    if !text.chars().all(|c| known(c, compatible)) {
        return None;
    }
    let mut apart: Vec<char> = Vec::with_capacity(text.len());
    text.chars().for_each(|c| decompose(c, &mut apart));
    // Marks on different sides of a letter stand in one order.
    let mut from = 0;
    for at in 0..=apart.len() {
        if at == apart.len() || class(apart[at]) == 0 {
            sorting::by_key(&mut apart[from..at], |c| class(*c));
            from = at + 1;
        }
    }
    Some(if composed { compose(&apart) } else { apart.into_iter().collect() })
}

fn decompose(c: char, apart: &mut Vec<char>) {
    match PARTS.get(&c) {
        Some((letter, mark)) => {
            decompose(*letter, apart);
            apart.push(*mark);
        }
        None => apart.push(c),
    }
}

fn compose(apart: &[char]) -> String {
    let mut whole: Vec<char> = Vec::with_capacity(apart.len());
    let (mut letter, mut last) = (None, 0);
    for c in apart.iter().copied() {
        let class = class(c);
        let free = last < class || letter.is_some_and(|at: usize| at + 1 == whole.len());
        let joined = letter.filter(|_| free).and_then(|at: usize| Some((at, *WHOLES.get(&(whole[at], c))?)));
        match joined {
            Some((at, c)) => whole[at] = c,
            None => {
                if class == 0 {
                    letter = Some(whole.len());
                }
                last = class;
                whole.push(c);
            }
        }
    }
    whole.into_iter().collect()
}

/// Where a mark stands: 0 for what is none.
fn class(c: char) -> u8 {
    match c as u32 {
        0x334..=0x338 => 1,
        0x321 | 0x322 | 0x327 | 0x328 => 202,
        0x31b => 216,
        0x316..=0x319 | 0x31c..=0x320 | 0x323..=0x326 | 0x329..=0x333 | 0x339..=0x33c => 220,
        0x347..=0x349 | 0x34d | 0x34e | 0x353..=0x356 | 0x359 | 0x35a => 220,
        0x315 | 0x31a | 0x358 => 232,
        0x35c | 0x35f | 0x362 => 233,
        0x35d | 0x35e | 0x360 | 0x361 => 234,
        0x345 => 240,
        0x34f => 0,
        0x300..=0x36f | 0x483..=0x487 => 230,
        _ => 0,
    }
}

/// Whether a character's forms are known here.
fn known(c: char, compatible: bool) -> bool {
    match c as u32 {
        0x340 | 0x341 | 0x343 | 0x344 | 0x374 | 0x37e | 0x387 => false,
        // Where compatibility changes more than marks.
        0..=0x9f | 0xc0..=0x131 | 0x300..=0x36f | 0x400..=0x52f | 0x1e00..=0x1e99 | 0x1ea0..=0x1eff => true,
        0..=0x52f | 0x1e00..=0x1eff => !compatible,
        0x2010..=0x2027 | 0x2030..=0x205e | 0x20a0..=0x20cf => !compatible,
        0x4e00..=0x9fff | 0x1_f300..=0x1_faff => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn letters_and_their_marks_come_apart_and_together() {
        let cases = [
            ("é", "e\u{301}"),
            ("Ångström", "A\u{30a}ngstro\u{308}m"),
            ("ệ", "e\u{323}\u{302}"),
            ("ǖ", "u\u{308}\u{304}"),
            ("й ά", "и\u{306} α\u{301}"),
            ("plain €", "plain €"),
        ];
        for (whole, apart) in cases {
            assert_eq!(normal(whole, false, false).as_deref(), Some(apart));
            assert_eq!(normal(apart, true, false).as_deref(), Some(whole));
        }
        assert_eq!(normal("e\u{302}\u{323}", true, false).as_deref(), Some("ệ"));
        assert_eq!((normal("ｶ", true, false), normal("ſ", true, true)), (None, None));
    }
}
