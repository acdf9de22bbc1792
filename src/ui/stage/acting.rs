//! What becomes of a person's deeds: most are commands for the player, the others are about how one looks at it.

use super::{Shared, WidgetView, focus};
use crate::lab::Stride;
use crate::ui::act::Act;
use crate::ui::camera::Shift;
use crate::ui::edge::{lower_case, resize};
use crate::ui::listed::Listed;
use crate::view::player::{Command, Pick, Player, Reply};
use memory::time::Clock;
use web_sys::HtmlElement;

/// The scale at which an object that was looked for is shown.
const FOUND: f64 = 0.9;

impl WidgetView {
    /// Does what a person did; the first touch of a diagram that plays by itself stops it.
    pub(super) fn act(&mut self, act: Act) {
        if let Act::Follow(follows) = act {
            self.view.follows = follows;
            return;
        }
        if let Act::Find(name) = act {
            return self.find(&name);
        }
        if self.view.shared.take().is_some_and(|shared| shared != Shared::Copied) {
            let seen = |share: &HtmlElement| share.offset_parent().is_some();
            // In a narrow head the button is in the menu.
            let share = self.places.share.cast::<HtmlElement>().is_some_and(|share| seen(&share));
            focus(if share { &self.places.share } else { &self.places.whole });
        }
        let mut session = self.session.borrow_mut();
        let stopped = session.touch();
        let command = match act {
            Act::Player(Command::Toggle) if stopped => None,
            Act::Player(command) => {
                if matches!(command, Command::Ignore(_) | Command::IgnoreWeak(_)) {
                    self.view.asked.of = None;
                }
                if matches!(command, Command::Mark(Some(_))) {
                    (self.view.asked.listed, self.view.table) = (Listed::Changes, true);
                }
                Some(command)
            }
            Act::Phase(count) => Some(Command::Step(count, Some(Stride::Phase))),
            Act::Faster(faster) => {
                let speed = session.player.as_ref().map_or(1.0, |p| p.speed());
                let next = if faster {
                    Clock::SPEEDS.iter().find(|s| **s > speed)
                } else {
                    Clock::SPEEDS.iter().rev().find(|s| **s < speed)
                };
                next.map(|speed| Command::Speed(*speed))
            }
            Act::Cut(cut) => self.view.cuts.contains(&cut).then_some(Command::Cut(cut)),
            Act::Edit(ops) => Some(Command::Edit(ops)),
            Act::Pick(pick) => session.player.as_ref().map(|player| match player.asking() {
                true => Command::Reply(Reply::Choose(pick)),
                false => Command::Select(Some(pick).filter(|pick| player.selected() != Some(*pick))),
            }),
            Act::Instead(picture) => {
                session.instead(picture);
                self.view.measured = None;
                None
            }
            Act::Point { side, byte, .. } => {
                self.view.pointed = byte.map(|byte| (side, byte));
                let object = byte.and_then(|byte| session.player.as_ref()?.cell(side, byte)?.object);
                let asking = session.player.as_ref().is_some_and(Player::asking);
                (!asking).then(|| Command::Select(object.map(|object| Pick { side, object })))
            }
            Act::Cell(side, byte) => session.player.as_ref().and_then(|player| {
                let object = byte.and_then(|byte| player.cell(side, byte)?.object);
                match (object.map(|object| Pick { side, object }), player.asking()) {
                    (Some(pick), true) => Some(Command::Reply(Reply::Choose(pick))),
                    (None, true) => None,
                    (pick, false) => Some(Command::Select(pick.filter(|pick| player.selected() != Some(*pick)))),
                }
            }),
            Act::Nothing => {
                session.player.as_ref().filter(|player| player.selected().is_some()).map(|_| Command::Select(None))
            }
            Act::Leave if self.view.help => {
                focus(&self.places.help);
                self.view.help = false;
                None
            }
            Act::Leave => Some(Command::Select(None)),
            Act::Help(open) => {
                if self.view.help && !open {
                    focus(&self.places.help);
                }
                self.view.help = open;
                None
            }
            Act::Resize(pane, size) => {
                self.view.panes[pane as usize] = size;
                self.view.measured = None;
                resize(&self.host, pane.name(), size);
                None
            }
            Act::Table(open) => {
                (self.view.table, self.view.rows) = (open, None);
                None
            }
            Act::Listed(listed) => {
                (self.view.asked.listed, self.view.asked.of, self.view.table) = (listed, None, true);
                None
            }
            Act::Log(wish) => {
                self.view.asked.wish = wish;
                None
            }
            Act::Skip => {
                // From what is no stop of the Tab key itself it would not lead on.
                if let Some(end) = self.places.end.cast::<HtmlElement>() {
                    end.set_tab_index(0);
                }
                focus(&self.places.end);
                None
            }
            Act::Unroll(open) => {
                self.view.unrolled = open;
                None
            }
            Act::Type(text) => {
                session.typed(text);
                None
            }
            Act::KeepLogged(keeps) => {
                session.keep_logged(keeps);
                None
            }
            Act::Break(collector) => {
                if let Err(fault) = session.break_barrier(&collector) {
                    session.complain(fault);
                }
                None
            }
            Act::StopSearch => {
                session.stop_search();
                None
            }
            Act::Reset => {
                session.reset();
                None
            }
            Act::Camera(_)
            | Act::Follow(_)
            | Act::Find(_)
            | Act::Touch
            | Act::Share
            | Act::Shared
            | Act::Make(_)
            | Act::Palette(_)
            | Act::Page(_) => None,
        };
        if let Some(command) = command {
            self.refocus |= self.focused();
            // A refusal is kept as a notice.
            let _ = session.obey(command);
        }
    }

    /// Selects the object of a name and goes there.
    fn find(&mut self, name: &str) {
        let mut session = self.session.borrow_mut();
        let found = session.player.as_ref().map(|player| player.search(name, lower_case));
        match found {
            Some(Ok(pick)) => {
                // A refusal is kept as a notice.
                let _ = session.obey(Command::Select(Some(pick)));
                drop(session);
                let nodes = self.view.sides.get(pick.side).map(|view| &view.frame.picture.nodes);
                let node = nodes.and_then(|nodes| nodes.iter().find(|node| node.id == pick.object));
                if let Some(r) = node.map(|node| node.rect) {
                    self.shift(Shift::Visit(r.x + r.w / 2.0, r.y + r.h / 2.0, FOUND / self.view.scale));
                }
            }
            Some(Err(fault)) => session.complain(fault),
            None => {}
        }
    }
}
