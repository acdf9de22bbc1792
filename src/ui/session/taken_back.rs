//! A text that does not run is taken back like any other act, and can be had again: no player knows it.

use super::{Session, said};
use crate::lab::Fault;
use crate::view::player::Command;

impl Session {
    /// Undo and redo where it is about a text that does not run; `None` where it is not.
    pub(super) fn take_back(&mut self, command: &Command) -> Option<Result<(), Fault>> {
        match command {
            Command::Undo if self.player.is_none() => Some(self.wake()),
            Command::Redo if self.player.as_ref().is_some_and(|player| player.turns().1.is_none()) => {
                let text = self.broken.take()?;
                self.typed(text.to_string());
                Some(Ok(()))
            }
            _ => None,
        }
    }

    /// Has the text and the player of before again.
    fn wake(&mut self) -> Result<(), Fault> {
        let Some(mut player) = self.asleep.take() else { return Err(self.nothing_to_take_back()) };
        // Either it never had the text that does not run, or it did and found out on the way.
        let knew = **player.text() == *self.text;
        if knew && player.turns().0.is_none() {
            self.asleep = Some(player);
            return Err(self.nothing_to_take_back());
        }
        if knew && let Err(fault) = player.obey(Command::Undo) {
            self.asleep = Some(player);
            self.complain(fault.clone());
            return Err(fault);
        }
        self.broken = (!knew).then(|| self.text.clone());
        self.text = player.text().clone();
        (self.rewritten, self.dropped) = (true, None);
        (self.player, self.fault, self.notice) = (Some(player), None, None);
        Ok(())
    }

    fn nothing_to_take_back(&mut self) -> Fault {
        let fault = said("there is nothing to take back: no text before this one ran here");
        self.complain(fault.clone());
        fault
    }
}

/// Whether a command is an act of its own, after which nothing is done again that was taken back before.
pub(super) fn acts(command: &Command) -> bool {
    matches!(
        command,
        Command::Collector(_)
            | Command::Edit(_)
            | Command::Cut(_)
            | Command::Draw(_)
            | Command::WriteScript
            | Command::Undo
            | Command::Redo
            | Command::Branch(_)
    )
}
