//! How much of each object is drawn, from near to far: all of it, its name, the mark of its look, a point.
//!
//! Decided for a whole picture by how large it is on the screen: no text is ever smaller there than what can be read.
//! Where a level's text would have to be, the next coarser level is taken.

use super::frame::{Node, Picture};
use super::shapes::badge_width;
use super::words::fitting;
use std::rc::Rc;

/// How much of an object is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DetailLevel {
    /// A patch in the colour of its look.
    Points,
    /// A shape with the mark of its look.
    Marks,
    /// Its name, its mark and its count.
    Names,
    /// All there is.
    Whole,
}

/// How a picture is drawn at a distance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detail {
    /// How much of each object.
    pub level: DetailLevel,
    /// How large a text must be, in pixels of the picture, to be read. One of a few steps, so that little changes while
    /// somebody comes nearer.
    pub least: f64,
}

/// How much larger than planned texts may become where all is drawn.
const STRETCH: f64 = 15.0;
/// How much of an object's height its name may take.
const TALL: f64 = 1.12;
/// Least height of an object on the screen, in pixels, for a mark.
const MARKED: f64 = 6.0;
/// So many letters of a name are to be read at least.
const NAMED: usize = 3;
/// The steps of the size of texts are powers of this apart.
const STEP: f64 = 1.08;
/// The size that texts have at least in a picture that is not scaled.
const PLAIN: f64 = 11.0;
/// The width of a letter of a face in which all are as wide, in parts of its size.
const MONO: f64 = 0.61;

impl Detail {
    /// All of everything, as it is planned.
    pub const WHOLE: Detail = Detail { level: DetailLevel::Whole, least: PLAIN };

    /// What fits where a pixel of the picture is so many of the screen, and a text there must have so many at least.
    pub fn at(scale: f64, text: f64, picture: &Picture) -> Detail {
        let wish = text / scale.max(1e-6);
        let steps = ((wish / PLAIN).ln() / STEP.ln()).ceil().max(0.0);
        let step = PLAIN * STEP.powf(steps);
        if step <= STRETCH || picture.nodes.is_empty() {
            return Detail { level: DetailLevel::Whole, least: step };
        }
        // A part of them, at least: then the others have their marks.
        let enough = picture.nodes.len().div_ceil(5);
        let named =
            |least: &f64| picture.nodes.iter().filter(|node| has_room(node, *least)).take(enough).count() == enough;
        // The last step before names go is as small as it may be.
        if let Some(least) = [step, wish].into_iter().find(named) {
            return Detail { level: DetailLevel::Names, least };
        }
        let h = picture.nodes.iter().map(|node| node.rect.h).fold(f64::INFINITY, f64::min);
        let level = if h * scale >= MARKED { DetailLevel::Marks } else { DetailLevel::Points };
        Detail { level, least: step }
    }

    /// Whether an object has its name.
    pub(super) fn names(self, node: &Node) -> bool {
        self.level >= DetailLevel::Names && has_room(node, self.least)
    }

    /// How large a text is drawn that is planned with this size.
    pub fn text(self, planned: f64) -> f64 {
        planned.max(self.least)
    }

    /// As much of a text that is planned with this size as has room.
    pub fn fitted(self, text: &Rc<str>, room: f64, planned: f64) -> Rc<str> {
        let size = self.text(planned);
        let all = text.chars().count();
        let fits = |letters: &usize| width(&fitting(text, *letters), size) <= room;
        let letters = (1..=all).rev().find(fits).unwrap_or(1);
        fitting(text, letters)
    }

    /// How many letters have room of a text that is planned with this size, in a face in which all are as wide.
    pub fn letters(self, room: f64, planned: f64) -> usize {
        (room.max(0.0) / (self.text(planned) * MONO) + 0.2) as usize
    }
}

/// Whether there is room for an object's name of this size, or for what is to be read of it at least.
fn has_room(node: &Node, least: f64) -> bool {
    let room = node.rect.w - beside(node, least);
    let fits = |text: &str| width(text, least) <= room;
    least <= node.rect.h * TALL && (fits(&node.label) || fits(&fitting(&node.label, NAMED)))
}

/// What an object's name leaves of its width for its mark or its count, and the margins.
pub(super) fn beside(node: &Node, least: f64) -> f64 {
    let times = least / PLAIN;
    10.0 + node.count.map_or(9.0 * times, |count| badge_width(count, times) + 4.0)
}

/// How wide a text of this size is at most: about as in DejaVu Sans in bold, which is broader than most faces.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let wide = |letter: char| match letter {
        'i' | 'j' | 'l' | 'I' | 'J' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '/' => 0.38,
        'f' | 'r' | 't' | 'ƒ' | '(' | ')' | '[' | ']' | '-' | '"' | '_' => 0.49,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' => 1.0,
        'A'..='Z' | '#' | '<' | '>' | '+' | '=' | '~' | '&' => 0.8,
        _ if letter.is_ascii() => 0.7,
        // Letters of the other alphabets; those of scripts in which each fills a square.
        ..'\u{2e80}' => 0.8,
        _ => 1.0,
    };
    text.chars().map(wide).sum::<f64>() * size
}

#[cfg(test)]
mod tests {
    use super::{Detail, DetailLevel};
    use crate::lab::EntityId;
    use crate::view::frame::{Bounds, Look, Node, Picture};

    fn picture<const N: usize>(objects: [(&str, f64, f64); N]) -> Picture {
        let node = |(name, w, h): (&str, f64, f64)| Node {
            id: EntityId(0),
            label: name.into(),
            rect: Bounds { x: 0.0, y: 0.0, w, h },
            look: Look::White,
            count: None,
            forwarding: None,
            glow: 0.0,
            opacity: 1.0,
            card: None,
            ring: None,
        };
        Picture { nodes: objects.into_iter().map(node).collect(), ..Picture::default() }
    }

    #[test]
    fn a_small_object_takes_no_name_from_the_others() {
        let picture = picture([("orders", 160.0, 60.0), ("customer", 160.0, 60.0), ("it", 60.0, 20.0)]);
        let detail = Detail::at(0.45, 11.0, &picture);
        assert_eq!(detail.level, DetailLevel::Names);
        let named: Vec<bool> = picture.nodes.iter().map(|node| detail.names(node)).collect();
        assert_eq!(named, [true, true, false]);
    }

    #[test]
    fn the_further_away_the_less_is_drawn_and_no_text_is_too_small() {
        let picture = picture([("a", 88.0, 30.0)]);
        let mut before = DetailLevel::Whole;
        let mut seen = vec![before];
        for step in 0..100 {
            let scale = 1.2 * 0.94_f64.powi(step);
            let Detail { level, least } = Detail::at(scale, 11.0, &picture);
            assert!(level <= before, "{scale}: {level:?}");
            assert!(least * scale >= 11.0 - 1e-9 || scale > 1.0);
            if level != before {
                seen.push(level);
            }
            before = level;
        }
        assert_eq!(seen, [DetailLevel::Whole, DetailLevel::Names, DetailLevel::Marks, DetailLevel::Points]);
    }
}
