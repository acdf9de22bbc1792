//! Small drawings and spellings used in more than one place: the class of a look, its mark, the icons of the buttons.

use crate::view::frame::{BandKind, Tone};
use yew::{Html, html};

pub use crate::view::shapes::{look, mark};

/// The stylesheet's word for a kind of band.
pub fn band(kind: BandKind) -> &'static str {
    match kind {
        BandKind::Program => "program",
        BandKind::Roots => "roots",
        BandKind::Mark => "mark",
        BandKind::Sweep => "sweep",
        BandKind::Reset => "reset",
    }
}

/// The stylesheet's word for a mood.
pub fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Mark => "mark",
        Tone::Sweep => "sweep",
        Tone::Alarm => "alarm",
    }
}

/// An icon of 14 × 14 from its outline.
pub fn icon(d: &'static str) -> Html {
    html! { <svg class="icon" viewBox="0 0 14 14" aria-hidden="true"><path {d} /></svg> }
}

/// To the start.
pub const START: &str = "M2 2h2v10H2zM12 2v10L5 7z";
/// One step back.
pub const BACK: &str = "M11 2v10L3 7z";
/// Play.
pub const PLAY: &str = "M3 1v12l9-6z";
/// Pause.
pub const PAUSE: &str = "M3 1.5h3v11H3zM8 1.5h3v11H8z";
/// One step ahead.
pub const AHEAD: &str = "M3 2v10l8-5z";
/// To the end.
pub const END: &str = "M10 2h2v10h-2zM2 2v10l7-5z";
/// Nearer.
pub const NEARER: &str = "M6 2h2v4h4v2H8v4H6V8H2V6h4z";
/// Farther.
pub const FARTHER: &str = "M2 6h10v2H2z";
/// Keep in sight.
pub const FOLLOW: &str = "M7 1a6 6 0 1 0 0 12A6 6 0 0 0 7 1zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8zm0 2.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z";
/// The whole picture.
pub const WHOLE: &str = "M1 1h4v2H3v2H1zM9 1h4v4h-2V3H9zM1 9h2v2h2v2H1zM11 9h2v4H9v-2h2z";
