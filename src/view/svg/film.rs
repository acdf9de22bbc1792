//! A run as one SVG file that moves by itself: what is drawn of each moment, each piece once, seen as long as it is there.
//!
//! It holds no script and no style sheet: the pieces come and go by SMIL's discrete `animate`, which browsers play in an
//! `<img>` too. Where nothing is played, the first moment is seen.

use super::paint::Context;
use super::text::SvgText;
use super::{BETWEEN, HEADING, SvgStyle, key, said};
use crate::view::player::View;
use std::collections::BTreeMap;

/// A moment of a film.
#[derive(Clone, Debug)]
pub struct Still {
    /// What is seen, side by side.
    pub views: Vec<View>,
    /// For how long, in milliseconds.
    pub ms: f64,
}

/// Room for the sentence: lines of this height, and how wide a letter is at most.
const LINE: f64 = 20.0;
const LINES: usize = 3;
const LETTER: f64 = 8.2;
const MARGIN: f64 = 22.0;

/// A piece of the picture, and at which moments it is seen.
struct FilmPiece {
    drawn: String,
    seen: Vec<bool>,
}

/// The pieces in the order in which they are drawn: by side, by layer, by what they are of.
type Pieces = BTreeMap<(usize, usize, usize), Vec<FilmPiece>>;

impl SvgStyle<'_> {
    /// Draws a run as a film that begins again at its end. `None` without a moment.
    pub fn film(self, stills: &[Still]) -> Option<String> {
        let first = stills.first()?;
        let sizes: Vec<(f64, f64)> = first.views.iter().map(|view| view.frame.picture.size).collect();
        let over = if sizes.len() > 1 { HEADING } else { 0.0 };
        let wide = sizes.iter().map(|(w, _)| *w).sum::<f64>() + BETWEEN * (sizes.len().max(1) - 1) as f64;
        let high = sizes.iter().map(|(_, h)| *h).fold(0.0, f64::max) + over;
        let key = key::LegendKey::of(&first.views.first()?.frame.legend, wide);
        let told = LINES as f64 * LINE + LINE;
        let mut out = SvgText::new(self.theme);
        out.open((wide, high + told + key.height()), &said(&first.views), true);
        self.heads(&mut out);
        let clock = Clock::of(stills);
        let mut left = 0.0;
        for (side, (w, _)) in sizes.iter().enumerate() {
            out.group_at((left, over));
            if over > 0.0 {
                out.text("label", &Context::PLAIN, (MARGIN, 4.0), first.views[side].collector.label);
            }
            for piece in self.pieces(stills, side).into_values().flatten() {
                clock.show(&mut out, &piece);
            }
            out.close("g");
            left += w + BETWEEN;
        }
        for piece in self.sentences(stills, wide, high + LINE) {
            clock.show(&mut out, &piece);
        }
        key.draw(&mut out, high + told);
        Some(out.finish())
    }

    /// What is drawn of a side, each piece once.
    fn pieces(self, stills: &[Still], side: usize) -> Pieces {
        let mut pieces = Pieces::new();
        for (moment, still) in stills.iter().enumerate() {
            let Some(view) = still.views.get(side) else { continue };
            for (layer, index, drawn) in self.layers(&view.frame) {
                add(pieces.entry((side, layer, index)).or_default(), drawn, moment, stills.len());
            }
        }
        pieces
    }

    /// The sentences, line by line.
    fn sentences(self, stills: &[Still], wide: f64, top: f64) -> Vec<FilmPiece> {
        let mut pieces = Vec::new();
        let most = ((wide - 2.0 * MARGIN) / LETTER).max(20.0) as usize;
        for (moment, still) in stills.iter().enumerate() {
            let (_, told) = said(&still.views);
            for (line, text) in wrapped(&told, most).into_iter().enumerate() {
                let mut out = SvgText::new(self.theme);
                out.text("said", &Context::PLAIN, (MARGIN, top + line as f64 * LINE), &text);
                add(&mut pieces, out.drawn(), moment, stills.len());
            }
        }
        pieces
    }
}

/// One piece more is seen at a moment: it may have been seen before.
fn add(pieces: &mut Vec<FilmPiece>, drawn: String, moment: usize, moments: usize) {
    match pieces.iter_mut().find(|piece| piece.drawn == drawn) {
        Some(piece) => piece.seen[moment] = true,
        None => {
            let mut seen = vec![false; moments];
            seen[moment] = true;
            pieces.push(FilmPiece { drawn, seen });
        }
    }
}

/// A text in lines of so many letters at most; what does not fit ends in an ellipsis.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > most {
            if lines.len() == LINES {
                lines[LINES - 1].push('…');
                return lines;
            }
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// When each moment begins, as a part of the whole, and how long that is.
struct Clock {
    begins: Vec<f64>,
    seconds: f64,
}

impl Clock {
    fn of(stills: &[Still]) -> Clock {
        let whole: f64 = stills.iter().map(|still| still.ms).sum();
        let mut at = 0.0;
        let begins = stills.iter().map(|still| {
            let begins = at / whole.max(1.0);
            at += still.ms;
            begins
        });
        Clock { begins: begins.collect(), seconds: whole / 1000.0 }
    }

    /// A piece, and when it is seen.
    fn show(&self, out: &mut SvgText, piece: &FilmPiece) {
        if piece.seen.iter().all(|seen| *seen) {
            return out.raw(&piece.drawn);
        }
        let word = |seen: bool| if seen { "visible" } else { "hidden" };
        let mut changes = vec![(0.0, piece.seen[0])];
        for (pair, begins) in piece.seen.windows(2).zip(&self.begins[1..]) {
            if pair[0] != pair[1] {
                changes.push((*begins, pair[1]));
            }
        }
        let times: Vec<String> = changes.iter().map(|(at, _)| format!("{at:.4}")).collect();
        let values: Vec<&str> = changes.iter().map(|(_, seen)| word(*seen)).collect();
        out.raw(&format!("<g visibility=\"{}\">\n", word(piece.seen[0])));
        out.raw(&piece.drawn);
        out.raw(&format!(
            "<animate attributeName=\"visibility\" calcMode=\"discrete\" dur=\"{:.2}s\" repeatCount=\"indefinite\" keyTimes=\"{}\" values=\"{}\"/>\n",
            self.seconds,
            times.join(";"),
            values.join(";")
        ));
        out.close("g");
    }
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn a_sentence_is_told_in_three_lines() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("a b c d e f g h", 1).last().map(String::as_str), Some("c…"));
        assert_eq!(wrapped("", 5), [""]);
    }
}
