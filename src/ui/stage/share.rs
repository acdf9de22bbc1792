//! How a program's text and its picture share the width of a widget: beside each other where both can be read so, else
//! the text above.

/// How wide a letter of the text is, and what stands beside the letters.
const LETTER: f64 = 7.85;
const BESIDE: f64 = 68.0;
/// No narrower than this are widgets in which anything stands beside the text.
const LEAST: f64 = 600.0;
/// The text has no more than this part of the width, and at least this part of its longest line is seen.
const MOST: f64 = 0.46;
const SEEN: f64 = 0.8;
/// A picture is not made smaller than this for the text's sake.
const SCALE: f64 = 0.68;

/// How wide the text is when it stands beside the picture; `None` where it stands above. `columns` is how many letters
/// its longest line has, `picture` how wide the picture is by itself, if that is known.
pub fn beside(columns: usize, wide: f64, picture: Option<f64>) -> Option<f64> {
    let whole = (columns as f64 * LETTER + BESIDE).max(200.0);
    let text = whole.min(wide * MOST);
    let readable = picture.is_none_or(|picture| (wide - text) >= picture * SCALE);
    (wide >= LEAST && text >= whole * SEEN && readable).then_some(text.round())
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn what_can_be_read_beside_the_picture_stands_there() {
        assert_eq!(beside(28, 700.0, Some(560.0)), Some(288.0));
        assert_eq!(beside(28, 700.0, Some(840.0)), None, "the picture would be too small");
        assert_eq!(beside(60, 700.0, Some(400.0)), None, "the lines would be cut");
        assert_eq!(beside(60, 1000.0, Some(700.0)), Some(460.0));
        assert_eq!(beside(20, 420.0, Some(300.0)), None, "there is no room");
    }
}
