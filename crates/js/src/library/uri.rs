//! `encodeURI`, `decodeURI` and the like for components.

use super::error::thrown;
use super::{Call, Done, Native, native};
use crate::cx::Cx;
use crate::program::Intrinsic;
use crate::stop::Stop;

pub(super) const TABLE: &[Native] = &[
    native("decodeURI", 1, |cx, call| convert(cx, call, |text| decoded(text, RESERVED))),
    native("decodeURIComponent", 1, |cx, call| convert(cx, call, |text| decoded(text, ""))),
    native("encodeURI", 1, |cx, call| convert(cx, call, |text| encoded(text, RESERVED))),
    native("encodeURIComponent", 1, |cx, call| convert(cx, call, |text| encoded(text, ""))),
];

/// What separates the parts of an address.
const RESERVED: &str = ";/?:@&=+$,#";
/// What, beside letters and digits, is never encoded.
const PLAIN: &str = "-_.!~*'()";

fn convert(cx: &mut Cx, call: &Call, change: fn(&[u16]) -> Option<String>) -> Result<Done, Stop> {
    let text = call.text(cx, 1)?;
    match change(&text) {
        Some(text) => Ok(cx.str(&text)?.into()),
        None => Err(thrown(cx, Intrinsic::URIErrorPrototype, "URI malformed")?),
    }
}

/// Every byte of what is neither plain nor spared as a `%` and two digits.
fn encoded(text: &[u16], spared: &str) -> Option<String> {
    let mut out = String::new();
    for c in String::from_utf16(text).ok()?.chars() {
        if c.is_ascii_alphanumeric() || PLAIN.contains(c) || spared.contains(c) {
            out.push(c);
        } else {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        }
    }
    Some(out)
}

/// The reverse; what is spared stays encoded.
fn decoded(text: &[u16], spared: &str) -> Option<String> {
    let text = String::from_utf16_lossy(text);
    let (mut out, mut rest) = (String::new(), text.as_str());
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let first = byte(rest)?;
        let count = match first {
            0..=0x7f => 1,
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return None,
        };
        let bytes: Vec<u8> = (0..count).map(|index| rest.get(3 * index..).and_then(byte)).collect::<Option<_>>()?;
        let c = std::str::from_utf8(&bytes).ok()?;
        out.push_str(if spared.contains(c) { &rest[..3 * count] } else { c });
        rest = &rest[3 * count..];
    }
    out.push_str(rest);
    Some(out)
}

/// The byte that a text begins with, as a `%` and two digits.
fn byte(text: &str) -> Option<u8> {
    let digits = text.strip_prefix('%')?.get(..2)?;
    digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_survive() {
        let units = |text: &str| text.encode_utf16().collect::<Vec<_>>();
        assert_eq!(encoded(&units("a b&ü/😀"), "").as_deref(), Some("a%20b%26%C3%BC%2F%F0%9F%98%80"));
        assert_eq!(encoded(&units("a b&ü"), RESERVED).as_deref(), Some("a%20b&%C3%BC"));
        assert_eq!(decoded(&units("a%20b%26%C3%BC%F0%9F%98%80x"), "").as_deref(), Some("a b&ü😀x"));
        assert_eq!(decoded(&units("%26%41"), RESERVED).as_deref(), Some("%26A"));
        assert!(["%", "%4", "%zz", "%ff", "%c3", "%c3%41"].into_iter().all(|text| decoded(&units(text), "").is_none()));
        assert_eq!(encoded(&[0xd800], ""), None);
    }
}
