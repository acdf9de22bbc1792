//! Which key does what. Only while the widget has focus; every other key is the page's.

use super::act::Act;
use super::camera::Shift;
use crate::view::player::{Command, Reply};

/// A key press, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Press<'a> {
    /// The key's name.
    pub key: &'a str,
    /// With Shift.
    pub shift: bool,
    /// With Ctrl, Alt or Meta: the browser's.
    pub other: bool,
    /// On a control that has a use for Space and Enter itself.
    pub on_button: bool,
    /// On a control that has a use for letters and arrows itself.
    pub on_select: bool,
}

/// What a key press means.
pub fn meaning(press: Press<'_>) -> Option<Act> {
    if press.other || press.on_select {
        return None;
    }
    let player = |command| Some(Act::Player(command));
    match press.key {
        "ArrowRight" if press.shift => Some(Act::Phase(1)),
        "ArrowLeft" if press.shift => Some(Act::Phase(-1)),
        "ArrowRight" => player(Command::Step(1, None)),
        "ArrowLeft" => player(Command::Step(-1, None)),
        "Home" => player(Command::Start),
        "End" => player(Command::End),
        " " if !press.on_button => player(Command::Toggle),
        "]" => Some(Act::Faster(true)),
        "[" => Some(Act::Faster(false)),
        "?" => Some(Act::Help(true)),
        "Escape" => Some(Act::Leave),
        "o" => player(Command::SelectNext(true)),
        "O" => player(Command::SelectNext(false)),
        "c" => player(Command::ToCollection(true)),
        "C" => player(Command::ToCollection(false)),
        "f" => player(Command::ToFreed(true)),
        "F" => player(Command::ToFreed(false)),
        "z" => player(Command::Undo),
        "Z" => player(Command::Redo),
        "x" | "X" => player(Command::Reply(Reply::ChooseHere)),
        "Enter" if !press.on_button => player(Command::Reply(Reply::ChooseHere)),
        "+" | "=" => Some(Act::Camera(Shift::Zoom(1.4, None))),
        "-" => Some(Act::Camera(Shift::Zoom(1.0 / 1.4, None))),
        "0" => Some(Act::Camera(Shift::Fit)),
        "w" | "W" => Some(Act::Camera(Shift::Nudge(0.0, -0.15))),
        "s" | "S" => Some(Act::Camera(Shift::Nudge(0.0, 0.15))),
        "a" | "A" => Some(Act::Camera(Shift::Nudge(-0.15, 0.0))),
        "d" | "D" => Some(Act::Camera(Shift::Nudge(0.15, 0.0))),
        _ => None,
    }
}

/// The list of keys, for the help panel: keys and what they do.
pub const LIST: [(&[&str], &str); 14] = [
    (&["←", "→"], "one step back, one step ahead"),
    (&["Shift ←", "Shift →"], "one phase back, one phase ahead"),
    (&["Home", "End"], "to the start, to the end"),
    (&["Space"], "play and pause"),
    (&["C", "Shift C"], "to the next collection, to the one before"),
    (&["F", "Shift F"], "to where something is freed next, to where it was before"),
    (&["[", "]"], "slower, faster"),
    (&["+", "−", "0"], "zoom in, zoom out, the whole picture"),
    (&["W", "A", "S", "D"], "move the picture when it is zoomed in"),
    (&["O", "Shift O"], "the next object, the one before: why is it alive?"),
    (&["Z", "Shift Z"], "take back what you did last, do it again"),
    (&["Ctrl K"], "in the lab: every command by name"),
    (&["X", "Enter"], "choose it, where a question is asked"),
    (&["?", "Esc"], "show this list, hide it; select nothing"),
];

#[cfg(test)]
mod tests {
    use super::{Press, meaning};
    use crate::ui::act::Act;

    const SPACE: Press<'_> = Press { key: " ", shift: false, other: false, on_button: false, on_select: false };

    #[test]
    fn space_on_a_button_presses_the_button_only() {
        assert!(matches!(meaning(SPACE), Some(Act::Player(_))));
        assert!(meaning(Press { on_button: true, ..SPACE }).is_none());
    }

    #[test]
    fn what_is_not_ours_is_left_to_the_page() {
        assert!(meaning(Press { other: true, key: "ArrowLeft", ..SPACE }).is_none());
        assert!(meaning(Press { on_select: true, key: "ArrowLeft", ..SPACE }).is_none());
        assert!(meaning(Press { key: "PageDown", ..SPACE }).is_none());
    }
}
