//! Strings in another form: trimmed, padded, repeated, in another case, compared as people sort them.

use super::coerce::data_or_none;
use super::normal_form::normal;
use super::string::Str;
use super::{Call, Done, Native, Value, native};
use crate::convert::is_space;
use crate::cx::{Cx, LONGEST};
use crate::key::Key;
use crate::stop::{Stop, range_error, type_error};
use std::cmp::Ordering;

pub(super) const TABLE: &[Native] = &[
    native("String.prototype.localeCompare", 1, locale_compare),
    native("String.prototype.normalize", 0, normalize),
    native("String.prototype.padEnd", 1, pad_end),
    native("String.prototype.padStart", 1, pad_start),
    native("String.prototype.repeat", 1, repeat),
    native("String.prototype.toLocaleLowerCase", 0, to_lower),
    native("String.prototype.toLocaleUpperCase", 0, to_upper),
    native("String.prototype.toLowerCase", 0, to_lower),
    native("String.prototype.toUpperCase", 0, to_upper),
    native("String.prototype.trim", 0, trim),
    native("String.prototype.trimEnd", 0, trim_end),
    native("String.prototype.trimStart", 0, trim_start),
];

pub(super) const ALIASES: &[(&str, &str)] = &[
    ("String.prototype.trimLeft", "String.prototype.trimStart"),
    ("String.prototype.trimRight", "String.prototype.trimEnd"),
];

fn trimmed(cx: &mut Cx, call: &Call, start: bool, end: bool) -> Result<Done, Stop> {
    let method = match (start, end) {
        (true, true) => "trim",
        (true, false) => "trimLeft",
        _ => "trimRight",
    };
    let this = Str::this(cx, call, method)?;
    let (mut from, mut to) = (0, this.length());
    let space = |index: usize| this.unit(cx, index).is_some_and(is_space);
    while start && from < to && space(from) {
        from += 1;
    }
    while end && from < to && space(to - 1) {
        to -= 1;
    }
    Ok(this.part(cx, from, to)?.into())
}

fn trim(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    trimmed(cx, call, true, true)
}

fn trim_start(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    trimmed(cx, call, true, false)
}

fn trim_end(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    trimmed(cx, call, false, true)
}

fn repeat(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = Str::this(cx, call, "repeat")?;
    let count = call.integer(cx, 1)?;
    if count < 0.0 || count.is_infinite() {
        let count = crate::convert::number_text(count);
        return range_error(format!("Invalid count value: {count}"));
    }
    if count * this.length() as f64 > LONGEST as f64 {
        return range_error("Invalid string length");
    }
    let text = if this.length() == 0 { Vec::new() } else { this.text(cx).repeat(count as usize) };
    Ok(cx.string(&text)?.into())
}

fn padded(cx: &mut Cx, call: &Call, start: bool) -> Result<Done, Stop> {
    let this = Str::this(cx, call, if start { "padStart" } else { "padEnd" })?;
    let wanted = call.integer(cx, 1)?.max(0.0);
    let filler = match call.argument(1) {
        Value::Undefined => vec![u16::from(b' ')],
        _ => call.text(cx, 2)?.to_vec(),
    };
    if wanted <= this.length() as f64 || filler.is_empty() {
        let length = this.length();
        return Ok(this.part(cx, 0, length)?.into());
    }
    if wanted > LONGEST as f64 {
        return range_error("Invalid string length");
    }
    let count = wanted as usize - this.length();
    let mut units: Vec<u16> = filler.iter().copied().cycle().take(count).collect();
    let text = this.text(cx);
    let at = if start { units.len() } else { 0 };
    units.splice(at..at, text.iter().copied());
    Ok(cx.string(&units)?.into())
}

fn pad_start(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    padded(cx, call, true)
}

fn pad_end(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    padded(cx, call, false)
}

/// A text in another case: what stands between lone surrogates is changed, they are not.
fn cased(text: &[u16], change: impl Fn(&str) -> String) -> Vec<u16> {
    let mut units = Vec::new();
    let mut run = String::new();
    for c in char::decode_utf16(text.iter().copied()) {
        match c {
            Ok(c) => run.push(c),
            Err(lone) => {
                units.extend(change(&run).encode_utf16());
                run.clear();
                units.push(lone.unpaired_surrogate());
            }
        }
    }
    units.extend(change(&run).encode_utf16());
    units
}

fn change_case(cx: &mut Cx, call: &Call, method: &str, change: fn(&str) -> String) -> Result<Done, Stop> {
    let this = Str::this(cx, call, method)?;
    let text = this.text(cx);
    let units = cased(&text, change);
    if *units == *text {
        let length = this.length();
        return Ok(this.part(cx, 0, length)?.into());
    }
    Ok(cx.string(&units)?.into())
}

fn to_upper(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    change_case(cx, call, "toUpperCase", str::to_uppercase)
}

fn to_lower(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    change_case(cx, call, "toLowerCase", str::to_lowercase)
}

fn normalize(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = Str::this(cx, call, "normalize")?;
    let form = match call.argument(0) {
        Value::Undefined => "NFC".into(),
        _ => String::from_utf16_lossy(&call.text(cx, 1)?),
    };
    if !["NFC", "NFD", "NFKC", "NFKD"].contains(&form.as_str()) {
        return range_error("The normalization form should be one of NFC, NFD, NFKC, NFKD.");
    }
    let (text, length) = (this.text(cx), this.length());
    if text.iter().all(|unit| *unit <= 0x7f) {
        return Ok(this.part(cx, 0, length)?.into());
    }
    cx.work(text.len() / 4);
    let plain = String::from_utf16(&text).ok();
    match plain.and_then(|text| normal(&text, form.ends_with('C'), form.contains('K'))) {
        Some(text) => Ok(cx.str(&text)?.into()),
        None => type_error("heapwave's normalize knows Latin, Greek and Cyrillic letters only"),
    }
}

fn locale_compare(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = Str::this(cx, call, "localeCompare")?.text(cx);
    let other = call.text(cx, 1)?;
    let locale = cx.display(call.argument(1)).unwrap_or_default();
    let language = locale.split('-').next().unwrap_or_default();
    if call.argument(1) != Value::Undefined && !SORTED_ALIKE.contains(&language) {
        return type_error(format!("heapwave's localeCompare knows {} only", SORTED_ALIKE.join(", ")));
    }
    let mut rules = Rules { numeric: locale.contains("-u-kn"), accents: true, cases: true };
    if let Some(options) = cx.as_object(call.argument(2)) {
        let mut option = |name: &str| -> Result<Value, Stop> {
            let key = Key::Name(cx.program.atoms.borrow_mut().named(name));
            Ok(data_or_none(cx, options, key, None)?.unwrap_or(Value::Undefined))
        };
        let (numeric, sensitivity) = (option("numeric")?, option("sensitivity")?);
        rules.numeric |= cx.truthy(numeric);
        let sensitivity = cx.display(sensitivity).unwrap_or_default();
        rules.accents = !matches!(sensitivity.as_str(), "base" | "case");
        rules.cases = !matches!(sensitivity.as_str(), "base" | "accent");
    }
    Ok(Value::Int(collate(&this, &other, rules) as i32).into())
}

/// Languages in which texts sort as in English.
const SORTED_ALIKE: [&str; 6] = ["en", "de", "fr", "it", "nl", "pt"];

/// What makes a difference between texts, besides their letters.
#[derive(Clone, Copy)]
struct Rules {
    /// Whether digits stand for numbers.
    numeric: bool,
    accents: bool,
    cases: bool,
}

/// The order in which people sort texts: first by letters alone, then by accents, then lower case before upper case.
fn collate(a: &[u16], b: &[u16], rules: Rules) -> Ordering {
    let weights = |text: &[u16]| -> Vec<(u32, u32, bool)> {
        let chars = char::decode_utf16(text.iter().copied()).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
        if rules.numeric { numbered(&chars.collect::<Vec<_>>()) } else { chars.map(weight).collect() }
    };
    let (a, b) = (weights(a), weights(b));
    let primary = a.iter().map(|w| w.0).cmp(b.iter().map(|w| w.0));
    let secondary = || if rules.accents { a.iter().map(|w| w.1).cmp(b.iter().map(|w| w.1)) } else { Ordering::Equal };
    let tertiary = || if rules.cases { a.iter().map(|w| w.2).cmp(b.iter().map(|w| w.2)) } else { Ordering::Equal };
    primary.then_with(secondary).then_with(tertiary)
}

/// What characters sort by where a number is one thing: it begins as a digit does, and the longer one is larger.
fn numbered(text: &[char]) -> Vec<(u32, u32, bool)> {
    let (mut weights, mut rest) = (Vec::new(), text);
    while let Some(first) = rest.first() {
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        if digits == 0 {
            weights.push(weight(*first));
            rest = &rest[1..];
            continue;
        }
        let zeros = rest[..digits].iter().take_while(|c| **c == '0').count().min(digits - 1);
        weights.extend([weight('0'), ((digits - zeros) as u32, 0, false)]);
        weights.extend(rest[zeros..digits].iter().copied().map(weight));
        rest = &rest[digits..];
    }
    weights
}

/// What of ASCII sorts before digits, in order.
const MARKS: &str = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
/// Letters with accents, and which letter each is, in the order in which accents sort.
const ACCENTS: [(char, &str); 9] = [
    ('a', "áàâåäãą"),
    ('c', "ćčç"),
    ('e', "éèêëę"),
    ('i', "íìîï"),
    ('n', "ńñ"),
    ('o', "óòôöõő"),
    ('s', "śš"),
    ('u', "úùûüű"),
    ('y', "ýÿ"),
];

/// By what a character sorts: its letter, its accent, whether it is a capital.
fn weight(c: char) -> (u32, u32, bool) {
    if c.is_ascii_control() || c.is_whitespace() {
        return (u32::from(c.is_whitespace()), 0, false);
    }
    if let Some(place) = MARKS.find(c) {
        return (2 + place as u32, 0, false);
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    for (letter, accents) in ACCENTS {
        if let Some(place) = accents.chars().position(|accent| accent == lower) {
            return (100 + letter as u32, 1 + place as u32, c != lower);
        }
    }
    (100 + lower as u32, 0, c != lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn people_sort_letters_before_case() {
        let mut words = ["b", "B", "a", "A", "ab", "Z", "é", "f", "e", "1", "_", "ä"];
        let all = Rules { numeric: false, accents: true, cases: true };
        sorting::by(&mut words, |a, b| collate(&units(a), &units(b), all));
        assert_eq!(words, ["_", "1", "a", "A", "ä", "ab", "b", "B", "e", "é", "f", "Z"]);
    }

    #[test]
    fn numbers_and_letters_alone_may_count() {
        let numeric = Rules { numeric: true, accents: true, cases: true };
        let mut files = ["a10", "a9", "a1b", "a1", "a009", "b1"];
        sorting::by(&mut files, |a, b| collate(&units(a), &units(b), numeric));
        assert_eq!(files, ["a1", "a1b", "a9", "a009", "a10", "b1"]);
        let base = Rules { numeric: false, accents: false, cases: false };
        assert_eq!(collate(&units("Résumé"), &units("resume"), base), Ordering::Equal);
    }

    #[test]
    fn lone_surrogates_keep_through_a_change_of_case() {
        assert_eq!(cased(&[0x61, 0xd800, 0x62], str::to_uppercase), [0x41, 0xd800, 0x42]);
        assert_eq!(String::from_utf16_lossy(&cased(&units("straße"), str::to_uppercase)), "STRASSE");
    }
}
