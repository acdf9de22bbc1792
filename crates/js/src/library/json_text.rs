//! JSON texts: read into a list of events, with the messages that V8 has for what is wrong.

use crate::Value;

/// What a text says, in its order.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum JsonEvent {
    /// An array begins; how many elements it has.
    Array(u32),
    /// An object begins; how many properties it has.
    Object(u32),
    /// A property's name; its value comes next.
    Key(Vec<u16>),
    /// The innermost array or object ends.
    End,
    /// A number.
    Number(f64),
    /// A string.
    Text(Vec<u16>),
    /// `true`, `false` or `null`.
    Literal(Value),
}

/// The events of a text, or what is wrong with it.
pub(super) fn events(text: &[u16]) -> Result<Vec<JsonEvent>, String> {
    let mut reader = Reader { text, at: 0 };
    let mut events: Vec<JsonEvent> = Vec::new();
    // The arrays and objects that are open, by the index of their event.
    let mut open: Vec<usize> = Vec::new();
    loop {
        reader.skip_space();
        let begun = reader.value(&mut events)?;
        if begun {
            open.push(events.len() - 1);
        }
        let mut empty = begun;
        // After a value: what comes next, or the end of as many wholes as end here.
        loop {
            reader.skip_space();
            let Some(index) = open.last().copied() else {
                let rest = reader.peek().is_some();
                let wrong = "Unexpected non-whitespace character after JSON";
                return if rest { Err(reader.wrong_at(wrong)) } else { Ok(events) };
            };
            let is_array = matches!(events[index], JsonEvent::Array(_));
            let close = u16::from(if is_array { b']' } else { b'}' });
            if reader.peek() == Some(close) {
                reader.at += 1;
                events.push(JsonEvent::End);
                open.pop();
                empty = false;
                continue;
            }
            if !empty && !reader.take(b',') {
                return Err(reader.wrong_at(if is_array {
                    "Expected ',' or ']' after array element"
                } else {
                    "Expected ',' or '}' after property value"
                }));
            }
            if let JsonEvent::Array(count) | JsonEvent::Object(count) = &mut events[index] {
                *count += 1;
            }
            if !is_array {
                reader.key(&mut events, empty)?;
            }
            break;
        }
    }
}

struct Reader<'a> {
    text: &'a [u16],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u16> {
        self.text.get(self.at).copied()
    }

    fn is(&self, byte: u8) -> bool {
        self.peek() == Some(u16::from(byte))
    }

    fn take(&mut self, byte: u8) -> bool {
        let is = self.is(byte);
        self.at += usize::from(is);
        is
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(0x20 | 0x09 | 0x0a | 0x0d)) {
            self.at += 1;
        }
    }

    fn wrong_at(&self, message: &str) -> String {
        format!("{message} in JSON at position {}", self.at).replace("after JSON in JSON", "after JSON")
    }

    fn unexpected(&self) -> String {
        let Some(unit) = self.peek() else { return "Unexpected end of JSON input".into() };
        let (text, show) = (self.text, String::from_utf16_lossy);
        match unit {
            0x30..=0x39 | 0x2d => return self.wrong_at("Unexpected number"),
            0x22 => return self.wrong_at("Unexpected string"),
            _ => {}
        }
        let whole = show(text);
        if ["undefined", "NaN", "Infinity", "[object Object]"].contains(&whole.as_str()) {
            return format!("\"{whole}\" is not valid JSON");
        }
        const AROUND: usize = 10;
        let (at, length, token) = (self.at, text.len(), show(&[unit]));
        let (from, to, before, after) = if length <= 2 * AROUND {
            (0, length, "", "")
        } else if at < AROUND {
            (0, at + AROUND, "", "...")
        } else if at < length - AROUND {
            (at - AROUND, at + AROUND, "...", "...")
        } else {
            (at - AROUND, length, "...", "")
        };
        format!("Unexpected token '{token}', {before}\"{}\"{after} is not valid JSON", show(&text[from..to]))
    }

    /// Reads a value, or the beginning of an array or object; whether it is the latter.
    fn value(&mut self, events: &mut Vec<JsonEvent>) -> Result<bool, String> {
        let event = match self.peek().and_then(|unit| u8::try_from(unit).ok()) {
            Some(b'[') => JsonEvent::Array(0),
            Some(b'{') => JsonEvent::Object(0),
            Some(b'"') => JsonEvent::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => JsonEvent::Number(self.number()?),
            Some(b't') => self.literal("true", Value::Bool(true))?,
            Some(b'f') => self.literal("false", Value::Bool(false))?,
            Some(b'n') => self.literal("null", Value::Null)?,
            _ => return Err(self.unexpected()),
        };
        let begun = matches!(event, JsonEvent::Array(_) | JsonEvent::Object(_));
        self.at += usize::from(begun);
        events.push(event);
        Ok(begun)
    }

    fn literal(&mut self, word: &str, value: Value) -> Result<JsonEvent, String> {
        for byte in word.bytes() {
            if !self.take(byte) {
                return Err(self.unexpected());
            }
        }
        Ok(JsonEvent::Literal(value))
    }

    /// Reads a property's name and the colon.
    fn key(&mut self, events: &mut Vec<JsonEvent>, first: bool) -> Result<(), String> {
        self.skip_space();
        if !self.is(b'"') {
            let message = if first { "Expected property name or '}'" } else { "Expected double-quoted property name" };
            return Err(self.wrong_at(message));
        }
        events.push(JsonEvent::Key(self.string()?));
        self.skip_space();
        if self.take(b':') { Ok(()) } else { Err(self.wrong_at("Expected ':' after property name")) }
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while matches!(self.peek(), Some(0x30..=0x39)) {
            self.at += 1;
        }
        self.at - from
    }

    fn number(&mut self) -> Result<f64, String> {
        let from = self.at;
        if self.take(b'-') && !matches!(self.peek(), Some(0x30..=0x39)) {
            return Err(self.wrong_at("No number after minus sign"));
        }
        if self.take(b'0') {
            if matches!(self.peek(), Some(0x30..=0x39)) {
                return Err(self.unexpected());
            }
        } else {
            self.digits();
        }
        if self.take(b'.') && self.digits() == 0 {
            return Err(self.wrong_at("Unterminated fractional number"));
        }
        if self.take(b'e') || self.take(b'E') {
            if !self.take(b'+') {
                self.take(b'-');
            }
            if self.digits() == 0 {
                return Err(self.wrong_at("Exponent part is missing a number"));
            }
        }
        Ok(String::from_utf16_lossy(&self.text[from..self.at]).parse().unwrap_or(f64::NAN))
    }

    fn string(&mut self) -> Result<Vec<u16>, String> {
        self.at += 1;
        let mut units = Vec::new();
        loop {
            let Some(unit) = self.peek() else { return Err(self.wrong_at("Unterminated string")) };
            match unit {
                0x22 => {
                    self.at += 1;
                    return Ok(units);
                }
                0x5c => {
                    self.at += 1;
                    units.push(self.escape()?);
                }
                0..0x20 => return Err(self.wrong_at("Bad control character in string literal")),
                _ => {
                    units.push(unit);
                    self.at += 1;
                }
            }
        }
    }

    /// Reads what stands after a backslash.
    fn escape(&mut self) -> Result<u16, String> {
        let Some(unit) = self.peek() else { return Err(self.wrong_at("Unterminated string")) };
        self.at += 1;
        Ok(match u8::try_from(unit).unwrap_or(0) {
            byte @ (b'"' | b'\\' | b'/') => u16::from(byte),
            b'b' => 8,
            b'f' => 12,
            b'n' => 10,
            b'r' => 13,
            b't' => 9,
            b'u' => {
                let mut value = 0;
                for _ in 0..4 {
                    let digit = self.peek().and_then(|unit| char::from_u32(u32::from(unit))?.to_digit(16));
                    let Some(digit) = digit else { return Err(self.wrong_at("Bad Unicode escape")) };
                    value = value * 16 + digit as u16;
                    self.at += 1;
                }
                value
            }
            _ => {
                self.at -= 1;
                return Err(self.wrong_at("Bad escaped character"));
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<JsonEvent>, String> {
        events(&text.encode_utf16().collect::<Vec<_>>())
    }

    #[test]
    fn values_are_read_in_order() {
        use JsonEvent::*;
        let text = |text: &str| text.encode_utf16().collect::<Vec<_>>();
        let expected = vec![
            Object(2),
            Key(text("a")),
            Array(2),
            Number(1.0),
            Array(0),
            End,
            End,
            Key(text("b")),
            Text(text("x\n\u{41}")),
            End,
        ];
        assert_eq!(read(r#" {"a": [1, []], "b": "x\n\u0041"} "#), Ok(expected));
        assert_eq!(read("-1.5e2"), Ok(vec![Number(-150.0)]));
        assert_eq!(read(&"[".repeat(100_000)).map_err(|e| e.len() > 10), Err(true));
    }

    #[test]
    fn what_is_wrong_is_said_as_v8_says_it() {
        let cases = [
            ("{", "Expected property name or '}' in JSON at position 1"),
            ("", "Unexpected end of JSON input"),
            ("[1,]", "Unexpected token ']', \"[1,]\" is not valid JSON"),
            ("{\"a\":1,}", "Expected double-quoted property name in JSON at position 7"),
            ("\"abc", "Unterminated string in JSON at position 4"),
            ("\"a\nb\"", "Bad control character in string literal in JSON at position 2"),
            ("nul", "Unexpected end of JSON input"),
            ("01", "Unexpected number in JSON at position 1"),
            ("1 2", "Unexpected non-whitespace character after JSON at position 2"),
            ("\"\\x\"", "Bad escaped character in JSON at position 2"),
            ("-", "No number after minus sign in JSON at position 1"),
            ("undefined", "\"undefined\" is not valid JSON"),
            ("{\"a\" 1}", "Expected ':' after property name in JSON at position 5"),
            ("[1 2]", "Expected ',' or ']' after array element in JSON at position 3"),
            ("[[[xxxxxxxxxxxxxxxxxxxxxxxxxxxx", "Unexpected token 'x', \"[[[xxxxxxxxxx\"... is not valid JSON"),
            (
                "[1, 2, 3, 4, 5, @, 6, 7, 8, 9]",
                "Unexpected token '@', ...\" 3, 4, 5, @, 6, 7, 8\"... is not valid JSON",
            ),
            ("1.e", "Unterminated fractional number in JSON at position 2"),
            ("tru1", "Unexpected number in JSON at position 3"),
            ("\"\\u12g\"", "Bad Unicode escape in JSON at position 5"),
        ];
        for (text, message) in cases {
            assert_eq!(read(text), Err(message.to_owned()), "{text}");
        }
    }
}
