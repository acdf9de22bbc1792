//! When two characters are the same but for their case: the language's `Canonicalize`, by the tables of Rust's own.

/// Letters of which more than two are the same, or which the tables of upper and lower case do not bring together.
const MANY: &[&[u32]] = &[
    &[0x4b, 0x6b, 0x212a],
    &[0x53, 0x73, 0x17f],
    &[0xc5, 0xe5, 0x212b],
    &[0xdf, 0x1e9e],
    &[0xb5, 0x39c, 0x3bc],
    &[0x1c4, 0x1c5, 0x1c6],
    &[0x1c7, 0x1c8, 0x1c9],
    &[0x1ca, 0x1cb, 0x1cc],
    &[0x1f1, 0x1f2, 0x1f3],
    &[0x345, 0x399, 0x3b9, 0x1fbe],
    &[0x392, 0x3b2, 0x3d0],
    &[0x395, 0x3b5, 0x3f5],
    &[0x398, 0x3b8, 0x3d1, 0x3f4],
    &[0x39a, 0x3ba, 0x3f0],
    &[0x3a0, 0x3c0, 0x3d6],
    &[0x3a1, 0x3c1, 0x3f1],
    &[0x3a3, 0x3c2, 0x3c3],
    &[0x3a6, 0x3c6, 0x3d5],
    &[0x3a9, 0x3c9, 0x2126],
    &[0x1e60, 0x1e61, 0x1e9b],
];

fn single(mut chars: impl Iterator<Item = char>) -> Option<u32> {
    let first = chars.next()?;
    chars.next().is_none().then_some(first as u32)
}

fn upper(point: u32) -> u32 {
    char::from_u32(point).and_then(|c| single(c.to_uppercase())).unwrap_or(point)
}

fn lower(point: u32) -> u32 {
    char::from_u32(point).and_then(|c| single(c.to_lowercase())).unwrap_or(point)
}

/// The one that stands for all characters that are the same but for their case.
pub(super) fn canonical(point: u32, unicode: bool) -> u32 {
    if point < 128 {
        let letter = point as u8;
        return u32::from(if unicode { letter.to_ascii_lowercase() } else { letter.to_ascii_uppercase() });
    }
    if unicode {
        // The dotless i is no i.
        return if point == 0x131 { point } else { lower(upper(point)) };
    }
    let up = upper(point);
    if up < 128 || up > 0xffff && point <= 0xffff { point } else { up }
}

/// Whether some character that is the same but for its case passes a test.
pub(super) fn any_case(point: u32, unicode: bool, test: impl Fn(u32) -> bool) -> bool {
    if test(point) {
        return true;
    }
    let own = canonical(point, unicode);
    let same = |other: u32| other != point && canonical(other, unicode) == own && test(other);
    let (up, down) = (upper(point), lower(point));
    if [up, down, lower(up), upper(down)].into_iter().any(same) {
        return true;
    }
    let many = MANY.iter().find(|class| class.contains(&point));
    many.is_some_and(|class| class.iter().copied().any(same))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_ignored_as_the_language_does() {
        let same = |a: char, b: char, unicode| canonical(a as u32, unicode) == canonical(b as u32, unicode);
        assert!(same('a', 'A', false) && same('ä', 'Ä', false) && same('σ', 'ς', true));
        assert!(!same('ſ', 's', false) && same('ſ', 's', true) && !same('ß', 's', true));
        assert!(any_case('k' as u32, true, |point| point == 0x212a));
        assert!(!any_case('k' as u32, false, |point| point == 0x212a));
    }
}
