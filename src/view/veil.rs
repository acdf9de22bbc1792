//! What a picture does not say while a question is asked: which objects are about to go, what was touched last, and
//! the sentence that would tell. It is all there again with the answer.

use super::frame::{Frame, Look, Sentence, Tone};
use super::narrate::sentence;
use crate::lab::Words;

impl Frame {
    /// The same without what would give the answer away.
    pub(super) fn veiled(mut self) -> Frame {
        let veil = |look: &mut Look| {
            if *look == Look::Condemned {
                *look = Look::White;
            }
        };
        self.picture.nodes.change_all(|node| {
            veil(&mut node.look);
            node.glow = 0.0;
        });
        self.picture.edges.change_all(|edge| veil(&mut edge.look));
        if let Some(strip) = &mut self.strip {
            strip.blocks.iter_mut().filter_map(|block| block.look.as_mut()).for_each(veil);
        }
        if let Some(map) = &mut self.map {
            map.veiled = true;
        }
        self.sentence = question();
        self
    }
}

fn question() -> Sentence {
    sentence("Predict", Tone::Plain, Words::default().say("What happens next is told when you have answered."))
}
