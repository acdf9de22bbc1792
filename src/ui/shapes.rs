//! Small drawings and spellings used in more than one place: the class of a look, its mark, the icons of the buttons.

use crate::view::frame::{BandKind, Look, Ring, Tone};
use yew::{Html, html};

/// The stylesheet's word for a look.
pub fn look(look: Look) -> &'static str {
    match look {
        Look::White => "white",
        Look::Grey => "grey",
        Look::Black => "black",
        Look::Condemned => "dead",
        Look::Ghost => "ghost",
    }
}

/// The stylesheet's word for a ring, and the sign beside it about the origin, as the outline of a path: a point for what
/// is chosen, a check mark, a cross, a plus for what was left out.
pub fn ring(ring: Ring) -> (&'static str, &'static str) {
    match ring {
        Ring::Selected => ("selected", ""),
        Ring::Path => ("path", ""),
        Ring::Here => ("here", ""),
        Ring::Chosen => ("chosen", "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0"),
        Ring::Right => ("right", "M-4 .3l3 3.2 5.6-6.8"),
        Ring::Wrong => ("wrong", "M-3.4-3.4l6.8 6.8m0-6.8l-6.8 6.8"),
        Ring::Missed => ("missed", "M-4.2 0h8.4M0-4.2v8.4"),
    }
}

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

/// The mark of a look about a point, as the outline of a path: no state is told by colour alone. White has none.
pub fn mark(look: Look, x: f64, y: f64) -> String {
    match look {
        Look::Grey => format!("M{} {y}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0", x - 4.5),
        Look::Black => format!("M{} {}l3.1 3.3 6-7.4", x - 4.5, y + 0.3),
        Look::Condemned => format!("M{} {}l7.6 7.6m0-7.6l-7.6 7.6", x - 3.8, y - 3.8),
        Look::White | Look::Ghost => String::new(),
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
