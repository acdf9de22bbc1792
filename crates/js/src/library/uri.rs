//! `encodeURI`, `decodeURI` and the like for components.

use super::error::thrown;
use super::{Call, Done, Native, native};
use crate::cx::Cx;
use crate::program::Intrinsic;
use crate::stop::Stop;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

pub(super) const TABLE: &[Native] = &[
    native("decodeURI", 1, |cx, call| convert(cx, call, |text| decoded(text, RESERVED))),
    native("decodeURIComponent", 1, |cx, call| convert(cx, call, |text| decoded(text, ""))),
    native("encodeURI", 1, |cx, call| convert(cx, call, |text| encoded(text, &IN_ADDRESS))),
    native("encodeURIComponent", 1, |cx, call| convert(cx, call, |text| encoded(text, &IN_COMPONENT))),
];

/// What is encoded as a part of an address: everything but letters, digits and these.
const IN_COMPONENT: AsciiSet = without(NON_ALPHANUMERIC.remove(b'-'), b"_.!~*'()");
/// What separates the parts of an address.
const RESERVED: &str = ";/?:@&=+$,#";
/// What is encoded in a whole address: the separators stay.
const IN_ADDRESS: AsciiSet = without(IN_COMPONENT, RESERVED.as_bytes());

const fn without(mut set: AsciiSet, mut bytes: &[u8]) -> AsciiSet {
    while let [first, rest @ ..] = bytes {
        set = set.remove(*first);
        bytes = rest;
    }
    set
}

fn convert(cx: &mut Cx, call: &Call, change: fn(&[u16]) -> Option<String>) -> Result<Done, Stop> {
    let text = call.text(cx, 1)?;
    match change(&text) {
        Some(text) => Ok(cx.str(&text)?.into()),
        None => Err(thrown(cx, Intrinsic::URIErrorPrototype, "URI malformed")?),
    }
}

/// The text with what a set says encoded; `None` for half a character.
fn encoded(text: &[u16], set: &'static AsciiSet) -> Option<String> {
    Some(utf8_percent_encode(&String::from_utf16(text).ok()?, set).to_string())
}

/// The reverse; what is spared stays encoded.
fn decoded(text: &[u16], spared: &str) -> Option<String> {
    let text = String::from_utf16_lossy(text);
    let mut pieces = text.split('%');
    let mut careful = pieces.next()?.to_owned();
    for piece in pieces {
        let digits = piece.get(..2).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
        let byte = u8::from_str_radix(digits, 16).ok()?;
        // A percent sign that is encoded itself leaves what is spared as it is.
        careful.push_str(if spared.contains(char::from(byte)) { "%25" } else { "%" });
        careful.push_str(piece);
    }
    Some(percent_decode_str(&careful).decode_utf8().ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_survive() {
        let units = |text: &str| text.encode_utf16().collect::<Vec<_>>();
        assert_eq!(encoded(&units("a b&ü/😀"), &IN_COMPONENT).as_deref(), Some("a%20b%26%C3%BC%2F%F0%9F%98%80"));
        assert_eq!(encoded(&units("a b&ü"), &IN_ADDRESS).as_deref(), Some("a%20b&%C3%BC"));
        assert_eq!(decoded(&units("a%20b%26%C3%BC%F0%9F%98%80x"), "").as_deref(), Some("a b&ü😀x"));
        assert_eq!(decoded(&units("%26%41"), RESERVED).as_deref(), Some("%26A"));
        assert!(["%", "%4", "%zz", "%ff", "%c3", "%c3%41"].into_iter().all(|text| decoded(&units(text), "").is_none()));
        assert_eq!(encoded(&[0xd800], &IN_COMPONENT), None);
    }
}
