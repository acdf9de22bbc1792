//! The text of an SVG file as it grows: elements with their paint, numbers in few digits, every text escaped.

use super::paint::{Context, Paint, fill_of, line_of, paint, words_of};
use crate::view::frame::Bounds;
use std::fmt::Write;

/// The one sheet in which every colour and font is named.
const TOKENS: &str = include_str!("../../../static/tokens.css");

/// Which colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// For light paper.
    #[default]
    Light,
    /// For dark.
    Dark,
    /// Those of the page it stands in, which has the sheet of colours; light where it has not.
    Page,
}

impl Theme {
    /// A stack of fonts by its name in the sheet.
    fn family(self, name: &str) -> String {
        match self {
            Theme::Page => format!("var(--{name}, {})", if name == "mono" { "monospace" } else { "sans-serif" }),
            _ => escaped(token(name)),
        }
    }

    /// A colour by its name in the sheet.
    fn colour(self, name: &str) -> String {
        let [light, dark] = both(name);
        match self {
            Theme::Light => light.into(),
            Theme::Dark => dark.into(),
            Theme::Page => format!("var(--{name}, {light})"),
        }
    }
}

/// A colour's value on light paper and on dark.
fn both(name: &str) -> [&'static str; 2] {
    let value = token(name).strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')'));
    value.and_then(|pair| pair.split_once(", ")).map_or(["none"; 2], |(light, dark)| [light, dark])
}

/// The value of a name in the sheet; that of forced colours comes later there.
fn token(name: &str) -> &'static str {
    let found = TOKENS.split_once(&format!("--{name}: ")).and_then(|(_, rest)| rest.split_once(';'));
    found.map_or("", |(value, _)| value)
}

/// The text as far as it goes.
pub struct SvgText {
    out: String,
    theme: Theme,
}

impl SvgText {
    /// Nothing yet.
    pub fn new(theme: Theme) -> SvgText {
        SvgText { out: String::new(), theme }
    }

    /// A colour by its name in the sheet.
    pub fn colour(&self, name: &str) -> String {
        self.theme.colour(name)
    }

    /// Begins a picture of this size, with its title and what it shows in words; on a ground where it stands alone.
    pub fn open(&mut self, (w, h): (f64, f64), (title, told): &(String, String), alone: bool) {
        let (w, h, family) = (number(w), number(h), self.theme.family("sans"));
        let name = escaped(title);
        self.raw(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\" \
             aria-label=\"{name}\" font-family=\"{family}\">\n"
        ));
        if alone {
            self.raw(&format!("<title>{name}</title>\n<desc>{}</desc>\n", escaped(told)));
            let ground = self.theme.colour("card");
            self.raw(&format!("<rect width=\"{w}\" height=\"{h}\" fill=\"{ground}\"/>\n"));
        }
    }

    /// Begins a group whose origin is here.
    pub fn group_at(&mut self, (x, y): (f64, f64)) {
        match (x, y) {
            (0.0, 0.0) => self.raw("<g>\n"),
            _ => self.raw(&format!("<g transform=\"translate({} {})\">\n", number(x), number(y))),
        }
    }

    /// A rectangle.
    pub fn block(&mut self, class: &str, context: &Context, r: Bounds, round: f64) {
        let [x, y, w, h] = [r.x, r.y, r.w, r.h].map(number);
        self.raw(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\""));
        if round > 0.0 {
            self.raw(&format!(" rx=\"{}\"", number(round)));
        }
        self.painted(&fill_of(class, context));
        self.raw("/>\n");
    }

    /// A disc.
    pub fn disc(&mut self, class: &str, context: &Context, (x, y): (f64, f64), r: f64) {
        self.raw(&format!("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", number(x), number(y), number(r)));
        self.painted(&paint(class, context));
        self.raw("/>\n");
    }

    /// The outline of a path, with more attributes.
    pub fn path(&mut self, class: &str, context: &Context, d: &str, opacity: f64, more: &str) {
        self.raw(&format!("<path d=\"{}\"", escaped(d)));
        if opacity < 1.0 {
            self.raw(&format!(" opacity=\"{}\"", number(opacity)));
        }
        self.painted(&line_of(class, context));
        self.raw(more);
        self.raw("/>\n");
    }

    /// A text.
    pub fn text(&mut self, class: &str, context: &Context, (x, y): (f64, f64), text: &str) {
        let words = words_of(class, context);
        self.raw(&format!("<text x=\"{}\" y=\"{}\" font-size=\"{}\"", number(x), number(y), number(words.size)));
        if words.weight != 400 {
            self.raw(&format!(" font-weight=\"{}\"", words.weight));
        }
        if words.mono {
            self.raw(&format!(" font-family=\"{}\"", self.theme.family("mono")));
        }
        if words.anchor != "start" {
            self.raw(&format!(" text-anchor=\"{}\"", words.anchor));
        }
        if words.central {
            self.raw(" dominant-baseline=\"central\"");
        }
        if words.capitals {
            self.raw(" letter-spacing=\".06em\"");
        }
        self.raw(&format!(" fill=\"{}\">", self.theme.colour(words.fill)));
        let text = if words.capitals { escaped(&text.to_ascii_uppercase()) } else { escaped(text) };
        self.raw(&text);
        self.raw("</text>\n");
    }

    /// Ends an element.
    pub fn close(&mut self, element: &str) {
        self.raw(&format!("</{element}>\n"));
    }

    /// Text that is markup.
    pub fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// What was drawn so far.
    pub fn drawn(self) -> String {
        self.out
    }

    /// The whole text.
    pub fn finish(mut self) -> String {
        self.close("svg");
        self.out
    }

    fn painted(&mut self, paint: &Paint) {
        let colour = |name: &str| if name == "none" { name.to_owned() } else { self.theme.colour(name) };
        let mut more = format!(" fill=\"{}\"", colour(paint.fill));
        // Writing to a String cannot fail.
        if paint.fill_part < 1.0 {
            let _ = write!(more, " fill-opacity=\"{}\"", number(paint.fill_part));
        }
        if paint.stroke != "none" {
            let _ = write!(more, " stroke=\"{}\" stroke-width=\"{}\"", colour(paint.stroke), number(paint.width));
            if paint.stroke_part < 1.0 {
                let _ = write!(more, " stroke-opacity=\"{}\"", number(paint.stroke_part));
            }
            if !paint.dashes.is_empty() {
                let _ = write!(more, " stroke-dasharray=\"{}\"", paint.dashes);
            }
            if paint.round {
                more.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
            }
        }
        self.out.push_str(&more);
    }
}

/// A number in no more than two digits after the point.
pub fn number(value: f64) -> String {
    // Adding zero makes nought of what is less than nothing.
    ((value * 100.0).round() / 100.0 + 0.0).to_string()
}

/// A text in which nothing is markup, for content and for attributes. What XML has no place for is a sign of that.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{Theme, both, escaped, number};

    #[test]
    fn colours_are_read_from_the_one_sheet() {
        assert_eq!(both("grey-line"), ["#d98a00", "#f0a92b"]);
        assert_eq!(Theme::Dark.colour("card"), "#191d24");
        assert_eq!(Theme::Page.colour("card"), "var(--card, #ffffff)");
    }

    #[test]
    fn numbers_have_few_digits_and_texts_no_markup() {
        assert_eq!([1.0, 0.125, -0.001, 33.333].map(number), ["1", "0.13", "0", "33.33"]);
        assert_eq!(escaped("<a b=\"c\">&'\u{1}"), "&lt;a b=&quot;c&quot;&gt;&amp;&#39;\u{fffd}");
    }
}
