//! What is read out, and when: each sentence while someone steps, each new phase while someone lets it play, and
//! nothing at all while a diagram plays by itself.

use crate::ui::panels::words;
use crate::view::frame::Sentence;
use crate::view::player::Player;
use std::rc::Rc;

/// What was heard last.
#[derive(Default)]
pub struct Heard {
    moment: Option<(u32, u64)>,
    phase: Rc<str>,
}

impl Heard {
    /// What is to be read out at this moment, if anything.
    pub fn hear(&mut self, moment: (u32, u64), player: &Player, sentence: &Sentence, touched: bool) -> Option<String> {
        let first = self.moment.is_none();
        if self.moment == Some(moment) {
            return None;
        }
        if first {
            (self.moment, self.phase) = (Some(moment), sentence.phase.clone());
            return None;
        }
        let due = if player.playing() { touched && self.phase != sentence.phase } else { player.resting() };
        due.then(|| {
            (self.moment, self.phase) = (Some(moment), sentence.phase.clone());
            words(sentence)
        })
    }
}
