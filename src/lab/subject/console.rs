//! What a program printed: lines of text, what each is, and which objects are named in it.

use js::output::{Level, ObjectSpan};
use memory::heap::ObjectId;
use std::rc::Rc;

/// A line of the console.
#[derive(Clone, Debug)]
pub struct ConsoleLine {
    /// What it is.
    pub level: Level,
    /// Its text in pieces, each with the innermost object that it is the text of.
    pub pieces: Vec<(Rc<str>, Option<ObjectId>)>,
}

impl ConsoleLine {
    /// A line with the objects that are named in it.
    pub(super) fn new(level: Level, text: &str, links: &[ObjectSpan]) -> ConsoleLine {
        let mut borders: Vec<u32> = links.iter().flat_map(|link| [link.from, link.to]).collect();
        sorting::plain(&mut borders);
        borders.dedup();
        let mut borders = borders.into_iter().peekable();
        let (mut pieces, mut begun, mut units) = (Vec::new(), 0, 0);
        let mut end = |from: usize, to: usize, at: u32| {
            let object = links.iter().filter(|link| link.from < at && at <= link.to);
            let object = object.min_by_key(|link| link.to - link.from).map(|link| link.object);
            if from < to {
                pieces.push((Rc::from(&text[from..to]), object));
            }
        };
        for (place, letter) in text.char_indices() {
            while borders.next_if(|border| *border <= units).is_some() {
                end(begun, place, units);
                begun = place;
            }
            units += letter.len_utf16() as u32;
        }
        end(begun, text.len(), units);
        ConsoleLine { level, pieces }
    }

    /// The whole text.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(text, _)| &**text).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_where_objects_begin_and_end() {
        let link = |from, to, object| ObjectSpan { from, to, object: ObjectId(object) };
        let line = ConsoleLine::new(Level::Log, "𝒂: { b: [] } !", &[link(4, 13, 7), link(9, 11, 8)]);
        let pieces: Vec<_> = line.pieces.iter().map(|(text, object)| (&**text, object.map(|id| id.0))).collect();
        assert_eq!(pieces, [("𝒂: ", None), ("{ b: ", Some(7)), ("[]", Some(8)), (" }", Some(7)), (" !", None)]);
        assert_eq!(line.text(), "𝒂: { b: [] } !");
    }
}
