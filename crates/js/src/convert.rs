//! Conversions of primitives: to text, to numbers, to booleans; equality. Objects are made primitive elsewhere first.

use super::class::Class;
use super::cx::Cx;
use super::program::name;
use super::{Text, Value};

impl Cx<'_> {
    /// ToBoolean.
    pub fn truthy(&self, value: Value) -> bool {
        match value {
            Value::Empty | Value::Undefined | Value::Null => false,
            Value::Bool(yes) => yes,
            Value::Int(n) => n != 0,
            Value::Atom(atom) => atom != name::empty,
            Value::Ref(at) if self.class(at) == Class::BigInt => {
                self.bigint(value).is_some_and(|n| n.sign() != num_bigint::Sign::NoSign)
            }
            Value::Ref(at) if self.class(at) == Class::Number => {
                self.as_number(value).is_some_and(|n| n != 0.0 && !n.is_nan())
            }
            _ => true,
        }
    }

    /// ToString of a primitive; `None` for objects and symbols.
    pub fn primitive_text(&self, value: Value) -> Option<Text> {
        let atom = match value {
            Value::Undefined | Value::Empty => name::undefined,
            Value::Null => name::null,
            Value::Bool(true) => name::true_,
            Value::Bool(false) => name::false_,
            Value::Int(n) => return Some(n.to_string().encode_utf16().collect()),
            _ => {
                let number = self.as_number(value).map(|n| number_text(n).encode_utf16().collect());
                return number.or_else(|| self.text(value)).or_else(|| self.bigint_text(value));
            }
        };
        Some(self.program.atoms.borrow().text(atom).clone())
    }

    /// ToNumber of a primitive; `None` for objects and symbols.
    pub fn primitive_number(&self, value: Value) -> Option<f64> {
        match value {
            Value::Undefined | Value::Empty => Some(f64::NAN),
            Value::Null | Value::Bool(false) => Some(0.0),
            Value::Bool(true) => Some(1.0),
            _ => self.as_number(value).or_else(|| self.text(value).map(|text| number_of(&text))),
        }
    }

    /// `===`.
    pub fn same(&self, a: Value, b: Value) -> bool {
        if let (Some(a), Some(b)) = (self.as_number(a), self.as_number(b)) {
            return a == b;
        }
        a == b || self.same_text(a, b) || self.is_bigint(a) && self.is_bigint(b) && self.bigint(a) == self.bigint(b)
    }

    /// SameValueZero: `===`, but NaN equals itself.
    pub fn same_zero(&self, a: Value, b: Value) -> bool {
        let nan = |value| self.as_number(value).is_some_and(f64::is_nan);
        self.same(a, b) || nan(a) && nan(b)
    }

    /// SameValue, `Object.is`: NaN equals itself, 0 does not equal -0.
    pub fn same_value(&self, a: Value, b: Value) -> bool {
        match (self.as_number(a), self.as_number(b)) {
            (Some(a), Some(b)) => a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan(),
            _ => self.same(a, b),
        }
    }

    fn same_text(&self, a: Value, b: Value) -> bool {
        let length = self.length_of(a);
        length.is_some() && length == self.length_of(b) && self.text(a) == self.text(b)
    }
}

/// A number as the language prints it.
pub fn number_text(number: f64) -> String {
    ryu_js::Buffer::new().format(number).to_owned()
}

/// Whether the language takes a unit for white space.
pub fn is_space(unit: u16) -> bool {
    matches!(unit, 0x09..=0x0d | 0x20 | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000 | 0xfeff)
}

/// ToNumber of a string.
pub fn number_of(text: &[u16]) -> f64 {
    let from = text.iter().position(|unit| !is_space(*unit)).unwrap_or(text.len());
    let to = text.iter().rposition(|unit| !is_space(*unit)).map_or(from, |last| last + 1);
    let text = String::from_utf16_lossy(&text[from..to]);
    let radix = |digits: &str, radix: u32| -> f64 {
        let all = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
        let add = |sum: f64, c: char| sum * f64::from(radix) + f64::from(c.to_digit(radix).unwrap_or(0));
        if all { digits.chars().fold(0.0, add) } else { f64::NAN }
    };
    match text.get(..2).unwrap_or_default() {
        "0x" | "0X" => return radix(&text[2..], 16),
        "0o" | "0O" => return radix(&text[2..], 8),
        "0b" | "0B" => return radix(&text[2..], 2),
        _ => {}
    }
    match text.as_str() {
        "" => 0.0,
        "Infinity" | "+Infinity" => f64::INFINITY,
        "-Infinity" => f64::NEG_INFINITY,
        _ if text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c)) => text.parse().unwrap_or(f64::NAN),
        _ => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_the_language_prints_them() {
        let cases = [
            (0.1, "0.1"),
            (1e21, "1e+21"),
            (1e20, "100000000000000000000"),
            (1.5e-7, "1.5e-7"),
            (0.000001, "0.000001"),
            (-0.0, "0"),
            (123456.789, "123456.789"),
            (5e-324, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"),
            (-2.5, "-2.5"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-Infinity"),
            (4294967296.0, "4294967296"),
        ];
        for (number, text) in cases {
            assert_eq!(number_text(number), text);
        }
    }

    #[test]
    fn texts_are_numbers_as_the_language_says() {
        let number = |text: &str| number_of(&text.encode_utf16().collect::<Vec<_>>());
        assert_eq!(
            (number(""), number(" 12 "), number("0x1f"), number("1e3"), number(".5")),
            (0.0, 12.0, 31.0, 1000.0, 0.5)
        );
        assert!(["1px", "0x", "inf", "nan", "--1", "1_000"].into_iter().all(|text| number(text).is_nan()));
        assert_eq!(number("-Infinity"), f64::NEG_INFINITY);
    }
}
