//! Text as bytes, and bytes as text: UTF-8 in a buffer, Base64, and the old `escape`.

use super::elements::{self, store};
use super::intrinsics::of_class;
use super::{Call, Done, Native, Value, native};
use crate::class::{Class, buffer};
use crate::cx::Cx;
use crate::program::Intrinsic;
use crate::stop::Stop;

pub(super) const TABLE: &[Native] = &[
    native("$decodeText", 4, decode),
    native("$encodeText", 1, encode),
    native("$fromBase64", 1, from_base64),
    native("$toBase64", 1, to_base64),
    native("escape", 1, escape),
    native("unescape", 1, unescape),
];

/// What `escape` leaves as it is, besides letters and digits.
const PLAIN: &str = "@*_+-./";
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// `$encodeText(text)`: a buffer with the text as UTF-8.
fn encode(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = String::from_utf16_lossy(&call.text(cx, 1)?);
    let bytes = store(cx, text.len() as u32)?;
    let prototype = Value::Ref(cx.intrinsic(Intrinsic::ArrayBufferPrototype));
    let made = cx.make(Class::Buffer, prototype, 0)?;
    cx.set_slot(made, buffer::BYTES, Value::Ref(bytes));
    cx.set_slot(made, buffer::LENGTH, Value::Int(text.len() as i32));
    cx.work(text.len() / 16);
    for (at, byte) in text.bytes().enumerate() {
        elements::set_bits(cx, bytes, at as u32, 1, u64::from(byte));
    }
    Ok(Value::Ref(made).into())
}

/// `$decodeText(buffer, from, count, encoding)`: the text, or `undefined` where the bytes are no UTF-8 and that is to be
/// told (encoding 1). 0 puts the replacement character there, 2 takes bytes for characters, 3 takes pairs of them.
fn decode(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = of_class(cx, call, 0, Class::Buffer)?;
    let number = |cx: &Cx, index| cx.as_number(call.argument(index)).unwrap_or(0.0) as u32;
    let (from, count, encoding) = (number(cx, 1), number(cx, 2), number(cx, 3));
    let count = count.min(elements::buffer_length(cx, at).saturating_sub(from));
    cx.work(count as usize / 16);
    let Some(bytes) = cx.slot(at, buffer::BYTES).target() else { return Ok(cx.str("")?.into()) };
    let bytes: Vec<u8> = (from..from + count).map(|at| elements::bits(cx, bytes, at, 1) as u8).collect();
    let text: Vec<u16> = match encoding {
        0 => String::from_utf8_lossy(&bytes).encode_utf16().collect(),
        1 => match std::str::from_utf8(&bytes) {
            Ok(text) => text.encode_utf16().collect(),
            Err(_) => return Ok(Value::Undefined.into()),
        },
        2 => bytes.into_iter().map(u16::from).collect(),
        _ => bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect(),
    };
    Ok(cx.string(&text)?.into())
}

/// `$toBase64(text)`: `undefined` where a character is no byte.
fn to_base64(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = call.text(cx, 1)?;
    cx.work(text.len() / 16);
    let bytes: Option<Vec<u8>> = text.iter().map(|unit| u8::try_from(*unit).ok()).collect();
    let Some(bytes) = bytes else { return Ok(Value::Undefined.into()) };
    Ok(cx.str(&base64(&bytes))?.into())
}

fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits =
            group.iter().enumerate().fold(0u32, |bits, (index, byte)| bits | u32::from(*byte) << (16 - 8 * index));
        for index in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * index) & 63) as usize];
            text.push(if index <= group.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

/// `$fromBase64(text)`: `undefined` where it is none.
fn from_base64(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = String::from_utf16_lossy(&call.text(cx, 1)?);
    cx.work(text.len() / 16);
    let Some(bytes) = bytes(&text) else { return Ok(Value::Undefined.into()) };
    let units: Vec<u16> = bytes.into_iter().map(u16::from).collect();
    Ok(cx.string(&units)?.into())
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut digits: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    if digits.len().is_multiple_of(4) {
        (0..2).for_each(|_| _ = digits.pop_if(|last| *last == b'='));
    }
    if digits.len() % 4 == 1 {
        return None;
    }
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0u32, 0);
    for digit in digits {
        let value = DIGITS.iter().position(|other| *other == digit)? as u32;
        (bits, count) = (bits << 6 | value, count + 6);
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}

/// `escape(text)`.
fn escape(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = call.text(cx, 1)?;
    cx.work(text.len() / 16);
    let mut escaped = String::new();
    for unit in text.iter() {
        match u8::try_from(*unit).map(char::from) {
            Ok(c) if c.is_ascii_alphanumeric() || PLAIN.contains(c) => escaped.push(c),
            Ok(c) => escaped += &format!("%{:02X}", c as u32),
            Err(_) => escaped += &format!("%u{unit:04X}"),
        }
    }
    Ok(cx.str(&escaped)?.into())
}

/// `unescape(text)`.
fn unescape(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = call.text(cx, 1)?;
    cx.work(text.len() / 16);
    let (mut plain, mut rest) = (Vec::new(), &text[..]);
    while let Some((first, behind)) = rest.split_first() {
        let long = behind.first() == Some(&u16::from(b'u'));
        let digits = if long { behind.get(1..5) } else { behind.get(..2) };
        let code = digits.filter(|_| *first == u16::from(b'%')).and_then(hexadecimal);
        plain.push(code.unwrap_or(*first));
        rest = if code.is_some() { &behind[if long { 5 } else { 2 }..] } else { behind };
    }
    Ok(cx.string(&plain)?.into())
}

fn hexadecimal(digits: &[u16]) -> Option<u16> {
    digits.iter().try_fold(0, |code, digit| Some(code << 4 | char::from_u32((*digit).into())?.to_digit(16)? as u16))
}

#[cfg(test)]
mod tests {
    use super::{base64, bytes};

    #[test]
    fn base64_comes_back() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(plain.as_bytes()), coded);
            assert_eq!(bytes(coded).as_deref(), Some(plain.as_bytes()));
        }
        assert_eq!(bytes(" Z m 8 ").as_deref(), Some(&b"fo"[..]));
        assert!(["Z", "Zg=", "Z*==", "===="].into_iter().all(|text| bytes(text).is_none()));
    }
}
