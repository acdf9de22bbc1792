//! What some keys do to a text while somebody writes: lines begin where the one before did, brackets come in pairs, Tab
//! indents. Pure: positions are counted in the units of the browser's texts (UTF-16).

/// A change of a text: what stands between two places is replaced, then this is selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is replaced.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What comes in its place.
    pub with: String,
    /// What is selected then.
    pub selected: (usize, usize),
}

/// How far a line is indented.
const INDENT: usize = 2;

/// What a key changes, if it does something else than the browser would.
pub fn change(text: &str, selected: (usize, usize), key: &str, shift: bool) -> Option<Change> {
    let text: Vec<u16> = text.encode_utf16().collect();
    let (from, to) = (selected.0.min(text.len()), selected.1.min(text.len()));
    let typing = Typing { text: &text, from, to };
    match key {
        "Enter" if !shift => typing.line(),
        "Tab" => Some(typing.indent(shift)),
        "(" => typing.open('(', ')'),
        "[" => typing.open('[', ']'),
        "{" => typing.open('{', '}'),
        ")" => typing.close(')'),
        "]" => typing.close(']'),
        "}" => typing.close('}'),
        "Backspace" => typing.erase(),
        _ => None,
    }
}

/// A text and what is selected of it.
struct Typing<'a> {
    text: &'a [u16],
    from: usize,
    to: usize,
}

impl Typing<'_> {
    fn at(&self, place: usize) -> Option<char> {
        self.text.get(place).and_then(|unit| char::from_u32(u32::from(*unit)))
    }

    /// Where the line of a place begins.
    fn start(&self, place: usize) -> usize {
        self.text[..place].iter().rposition(|unit| *unit == u16::from(b'\n')).map_or(0, |at| at + 1)
    }

    /// How many spaces stand at a place, up to another one.
    fn spaces(&self, from: usize, to: usize) -> usize {
        self.text[from..to].iter().take_while(|unit| **unit == u16::from(b' ')).count()
    }

    fn replaced(&self, from: usize, to: usize, with: String, caret: usize) -> Change {
        Change { from, to, with, selected: (caret, caret) }
    }

    /// A new line, indented like this one; one step more behind an opening bracket, whose closing one gets a line of its
    /// own.
    fn line(&self) -> Option<Change> {
        let start = self.start(self.from);
        let indent = self.spaces(start, self.from);
        let opened = self.from.checked_sub(1).and_then(|before| self.at(before)).and_then(closing);
        if indent == 0 && opened.is_none() {
            return None;
        }
        let more = if opened.is_some() { INDENT } else { 0 };
        let mut with = format!("\n{}", " ".repeat(indent + more));
        let caret = self.from + with.len();
        if opened.is_some() && self.at(self.to) == opened {
            with += &format!("\n{}", " ".repeat(indent));
        }
        Some(self.replaced(self.from, self.to, with, caret))
    }

    /// The selected lines one step further in, or out; where nothing is selected, spaces up to the next step.
    fn indent(&self, out: bool) -> Change {
        let start = self.start(self.from);
        if !out && self.from == self.to {
            let with = " ".repeat(INDENT - (self.from - start) % INDENT);
            let caret = self.from + with.len();
            return self.replaced(self.from, self.to, with, caret);
        }
        let lines = self.text[start..self.to].split(|unit| *unit == u16::from(b'\n'));
        let (mut with, mut first, mut shift) = (Vec::new(), None, 0isize);
        for line in lines {
            let spaces = line.iter().take_while(|unit| **unit == u16::from(b' ')).count();
            let (by, rest) = match out {
                true => (-(spaces.min(INDENT) as isize), &line[spaces.min(INDENT)..]),
                false => (INDENT as isize, line),
            };
            if first.is_some() {
                with.push(u16::from(b'\n'));
            }
            with.extend(std::iter::repeat_n(u16::from(b' '), by.max(0) as usize));
            with.extend(rest);
            first = first.or(Some(by));
            shift += by;
        }
        let moved = |place: usize, by: isize| place.saturating_add_signed(by).max(start);
        let selected = (moved(self.from, first.unwrap_or(0)), moved(self.to, shift));
        Change { from: start, to: self.to, with: String::from_utf16_lossy(&with), selected }
    }

    /// A bracket with its other half: around what is selected, or where nothing follows that it could be meant for.
    fn open(&self, open: char, close: char) -> Option<Change> {
        let free = self.at(self.to).is_none_or(|next| next.is_whitespace() || ")]},;".contains(next));
        if self.from == self.to && !free {
            return None;
        }
        let within = String::from_utf16_lossy(&self.text[self.from..self.to]);
        let with = format!("{open}{within}{close}");
        Some(Change { selected: (self.from + 1, self.to + 1), from: self.from, to: self.to, with })
    }

    /// A closing bracket: over the one that is there; on a line of its own one step further out.
    fn close(&self, close: char) -> Option<Change> {
        if self.from != self.to {
            return None;
        }
        if self.at(self.from) == Some(close) {
            return Some(self.replaced(self.from, self.from + 1, close.to_string(), self.from + 1));
        }
        let start = self.start(self.from);
        let indent = self.spaces(start, self.from);
        let outer = indent.checked_sub(INDENT).filter(|_| indent == self.from - start)?;
        // The one that came by itself on the next line is the one that is meant; the empty line goes.
        let next = self.from + 1;
        let there = self.at(self.from) == Some('\n') && self.spaces(next, self.text.len()) == outer;
        if there && self.at(next + outer) == Some(close) {
            let with = format!("{}{close}", " ".repeat(outer));
            return Some(self.replaced(start, next + outer + 1, with, start + outer + 1));
        }
        Some(self.replaced(self.from - INDENT, self.from, close.to_string(), self.from - INDENT + 1))
    }

    /// Both halves of a pair with nothing between them.
    fn erase(&self) -> Option<Change> {
        let before = self.from.checked_sub(1).filter(|_| self.from == self.to)?;
        let pair = closing(self.at(before)?)? == self.at(self.to)?;
        pair.then(|| self.replaced(before, self.to + 1, String::new(), before))
    }
}

fn closing(open: char) -> Option<char> {
    match open {
        '(' => Some(')'),
        '[' => Some(']'),
        '{' => Some('}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::change;

    /// A text in which `|` stands where the caret is, or around what is selected, after a key.
    fn after(text: &str, key: &str, shift: bool) -> String {
        let units = |text: &str| text.encode_utf16().count();
        let mut parts = text.split('|');
        let (before, middle, end) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next());
        let (middle, end) = end.map_or(("", middle), |end| (middle, end));
        let whole = format!("{before}{middle}{end}");
        let from = units(before);
        let Some(change) = change(&whole, (from, from + units(middle)), key, shift) else { return "as it is".into() };
        let all: Vec<u16> = whole.encode_utf16().collect();
        let text = |units: &[u16]| String::from_utf16(units).expect("whole letters");
        let mut new: Vec<u16> =
            format!("{}{}{}", text(&all[..change.from]), change.with, text(&all[change.to..])).encode_utf16().collect();
        let (from, to) = change.selected;
        if to != from {
            new.insert(to, u16::from(b'|'));
        }
        new.insert(from, u16::from(b'|'));
        text(&new)
    }

    #[test]
    fn lines_begin_where_the_one_before_did() {
        assert_eq!(after("  a;|", "Enter", false), "  a;\n  |");
        assert_eq!(after("f() {|", "Enter", false), "f() {\n  |");
        assert_eq!(after("  x = {|};", "Enter", false), "  x = {\n    |\n  };");
        assert_eq!(after("a;|", "Enter", false), "as it is");
        assert_eq!(after("日本 {|}", "Enter", false), "日本 {\n  |\n}");
    }

    #[test]
    fn tab_indents_and_shift_takes_it_back() {
        assert_eq!(after("a|b", "Tab", false), "a |b");
        assert_eq!(after("|a\nb|\nc", "Tab", false), "  |a\n  b|\nc");
        assert_eq!(after("  |a\n    b|", "Tab", true), "|a\n  b|");
        assert_eq!(after("  a|", "Tab", true), "a|");
        assert_eq!(after("|a", "Tab", true), "|a");
    }

    #[test]
    fn brackets_come_in_pairs() {
        assert_eq!(after("f|", "(", false), "f(|)");
        assert_eq!(after("f|x", "(", false), "as it is");
        assert_eq!(after("|a, b|", "[", false), "[|a, b|]");
        assert_eq!(after("f(|)", ")", false), "f()|");
        assert_eq!(after("{\n    |", "}", false), "{\n  }|");
        // The one that came by itself is the one that is meant.
        assert_eq!(after("f() {\n  a;\n  |\n}", "}", false), "f() {\n  a;\n}|");
        assert_eq!(after("  {\n    |\n  }\n}", "}", false), "  {\n  }|\n}");
        assert_eq!(after("{\n    |\n}", "}", false), "{\n  }|\n}");
        assert_eq!(after("a(|)", "Backspace", false), "a|");
        assert_eq!(after("a|)", "Backspace", false), "as it is");
        assert_eq!(after("a|", "b", false), "as it is");
    }
}
