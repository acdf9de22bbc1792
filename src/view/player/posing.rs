//! The poster while it is up. It is only shown: the player stands at its beginning, and that is where it plays from.

use super::shown::Shown;
use super::{Command, Player};
use memory::time::Tick;

/// What an author calls a widget that begins with its beginning.
const NONE: &str = "none";

impl Player {
    /// Whether the poster is up.
    pub fn posing(&self) -> bool {
        self.posing.is_some()
    }

    /// Puts the poster up, where one stands at the beginning and nothing has happened yet.
    pub(super) fn pose(&mut self) {
        let Some(wanted) = self.wanted.take() else { return };
        if wanted == NONE || self.playing() || self.tick() != Tick(0) {
            return;
        }
        match self.poster(Some(&*wanted).filter(|name| !name.is_empty())) {
            Ok(at) => self.posing = Some(self.posed(at)),
            Err(fault) => self.events.push(super::PlayerEvent::Error(fault)),
        }
    }

    pub(super) fn posed(&self, at: Tick) -> Shown {
        Shown::at(at, &self.runs.sides, None, self.transport.stride, self.transport.panels).0
    }

    /// What becomes of the poster before a command is obeyed: what asks about the picture is asked of the moment that
    /// is seen; what goes somewhere takes it away.
    pub(super) fn unpose(&mut self, command: &Command) {
        let Some(at) = self.posing.as_ref().map(|posing| posing.at) else { return };
        match command {
            Command::Attend
            | Command::Still(_)
            | Command::Speed(_)
            | Command::Loop(_)
            | Command::Stride(_)
            | Command::Break(_)
            | Command::BreakFreed(_)
            | Command::Breaks(_)
            | Command::Condition(_)
            | Command::Answered(_)
            | Command::Pause
            | Command::Step(0, _)
            | Command::Select(None) => {}
            Command::Panels(panels) => {
                self.transport.panels = *panels;
                self.posing = Some(self.posed(at));
            }
            Command::Mark(_) | Command::Select(_) | Command::SelectNext(_) | Command::Edit(_) | Command::Cut(_) => {
                self.posing = None;
                self.seek(at);
            }
            // The picture is drawn anew once it has its new shape.
            Command::Shape(_) => (self.posing, self.wanted) = (None, Some(at.to_string())),
            _ => self.posing = None,
        }
    }
}
