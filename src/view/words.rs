//! Figures and names as people read them.

use std::rc::Rc;

/// An amount of memory: bytes up to 10 kB, then kB and MB with one decimal.
pub fn bytes(n: u64) -> String {
    match n {
        0..10_000 => format!("{n} B"),
        10_000..10_000_000 => format!("{:.1} kB", n as f64 / 1e3),
        _ => format!("{:.1} MB", n as f64 / 1e6),
    }
}

/// An amount of memory as briefly as can be: `824 B`, `1.2 kB`, `2 kB`.
pub fn readable(bytes: f64) -> String {
    let (unit, name) = match bytes {
        ..1e3 => return format!("{bytes:.0} B"),
        ..1e6 => (1e3, "kB"),
        _ => (1e6, "MB"),
    };
    let figure = bytes / unit;
    let text = if figure < 100.0 { format!("{figure:.1}") } else { format!("{figure:.0}") };
    format!("{} {name}", text.trim_end_matches(".0"))
}

/// A number with a noun in its right form.
pub fn count(n: usize, one: &str) -> String {
    match n {
        1 => format!("1 {one}"),
        _ => format!("{n} {one}s"),
    }
}

/// A word or a message with a capital letter.
pub fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(letter) = text.get_mut(..1) {
        letter.make_ascii_uppercase();
    }
    text
}

/// A name that fits into a number of letters: whole, or its number alone (`Object 12` is `12`), or nothing. The number of a
/// line is nobody's name.
pub fn short(name: &Rc<str>, letters: usize) -> Rc<str> {
    if name.chars().count() <= letters {
        return name.clone();
    }
    if name.contains("line ") {
        return "".into();
    }
    let digits: String = name.chars().rev().take_while(char::is_ascii_digit).collect();
    let number: String = digits.chars().rev().collect();
    if (1..=letters).contains(&number.len()) { number.into() } else { "".into() }
}

/// A name cut to a number of letters, with an ellipsis where it was cut; of what is called by its line, the number stays, and
/// so does the one that tells it from others of its name (`#3`, ` 3`, `3`): of the last kind as long as it has room at all.
pub fn fitting(name: &Rc<str>, letters: usize) -> Rc<str> {
    if name.chars().count() <= letters {
        return name.clone();
    }
    let brief = name.replacen("line ", "", 1);
    if brief.chars().count() <= letters {
        return brief.into();
    }
    let open = brief.trim_end_matches(['}', ']', '>', '”']);
    let stem = open.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let (end, least) = match (stem.chars().last(), open.len() - stem.len()) {
        (Some('#'), _) => (&brief[stem.len() - 1..], 2),
        (Some(_), 1..=DIGITS) => (&brief[stem.len()..], 0),
        _ => ("", 0),
    };
    let left = letters.checked_sub(end.chars().count() + 1).filter(|left| *left >= least);
    let (left, end) = left.map_or((letters.saturating_sub(1), ""), |left| (left, end));
    brief.chars().take(left).chain(['…']).chain(end.chars()).collect::<String>().into()
}

/// A longer number is no number by which one tells things apart.
const DIGITS: usize = 4;

/// The same, but a number at its end stays, and what closes it: that tells it from others.
pub fn numbered(name: &Rc<str>, letters: usize) -> Rc<str> {
    if name.chars().count() <= letters {
        return name.clone();
    }
    let stem = name.trim_end_matches(['}', ']', '>', '”']).trim_end_matches(|letter: char| letter.is_ascii_digit());
    let end = &name[stem.trim_end_matches(' ').len()..];
    let left = letters.saturating_sub(end.chars().count() + 1);
    format!("{}…{end}", name.chars().take(left).collect::<String>()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_by_its_line_keeps_the_number_longest() {
        let name: Rc<str> = "{line 35 #3}".into();
        assert_eq!(
            [12, 7, 5].map(|letters| fitting(&name, letters)),
            ["{line 35 #3}".into(), "{35 #3}".into(), "{35 …".into()]
        );
    }

    #[test]
    fn figures_read_well() {
        assert_eq!([bytes(256), bytes(12_345), bytes(48_000_000)], ["256 B", "12.3 kB", "48.0 MB"]);
        assert_eq!(
            [824.0, 1_232.0, 2e3, 51_200.0, 2.5e6].map(readable),
            ["824 B", "1.2 kB", "2 kB", "51.2 kB", "2.5 MB"]
        );
        assert_eq!([count(1, "object"), count(0, "object")], ["1 object", "0 objects"]);
        assert_eq!(["Object 12", "tail", "ƒ line 3"].map(|name| short(&name.into(), 3)), ["12", "", ""].map(Rc::from));
        assert_eq!(&*numbered(&"scope of replaceThing 12".into(), 14), "scope of r… 12");
        assert_eq!(&*numbered(&"{someLongVariableName}".into(), 10), "{someLon…}");
        assert_eq!(&*fitting(&"a very long name".into(), 6), "a ver…");
        let name: Rc<str> = "promise #12".into();
        assert_eq!([9, 6, 5].map(|letters| fitting(&name, letters)), ["promi…#12", "pr…#12", "prom…"].map(Rc::from));
        assert_eq!(&*fitting(&"{value #3}".into(), 7), "{va…#3}");
        assert_eq!(&*fitting(&"{value 3}".into(), 6), "{va…3}");
        let name: Rc<str> = "root12".into();
        assert_eq!([5, 4, 3, 2].map(|letters| fitting(&name, letters)), ["ro…12", "r…12", "…12", "r…"].map(Rc::from));
    }
}
