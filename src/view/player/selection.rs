//! The object that is selected: why it is alive, at the moment shown, told and lit.

use super::showing::Showing;
use super::shown::Motion;
use crate::lab::{EntityId, Ignored, SlotId};
use crate::view::difference::Difference;
use crate::view::frame::{Frame, Ring};
use crate::view::quiz::{Pick, Quiz};
use crate::view::why::Explanation;
use std::rc::Rc;

/// The selected object, and what is to be said of it.
#[derive(Default)]
pub(super) struct Selection {
    /// The object, and what it is called: so it is found again in another run.
    object: Option<(Pick, Rc<str>)>,
    /// Why it is alive at the moment shown. Nothing while a question is asked: it would answer too much.
    why: Option<Rc<Explanation>>,
    /// What is left out when paths to it are looked for.
    ignored: Ignored,
    /// What would go without a reference that somebody is looking at.
    lost: Option<Rc<[EntityId]>>,
    /// How the moment shown differs from another one, on the first side.
    pub difference: Option<Rc<Difference>>,
    /// What is to be seen of each side while nothing moves.
    dressed: Vec<Rc<Frame>>,
}

impl Selection {
    /// Selects an object that has a name, or none.
    pub fn select(&mut self, object: Option<(Pick, Rc<str>)>) {
        let other = self.object.as_ref().map(|(pick, _)| *pick) != object.as_ref().map(|(pick, _)| *pick);
        if other {
            self.ignored.places.clear();
        }
        (self.object, self.lost) = (object, None);
    }

    /// Leaves a reference out when paths are looked for, or no longer.
    pub fn ignore(&mut self, place: SlotId) {
        if !self.ignored.places.remove(&place) {
            self.ignored.places.insert(place);
        }
    }

    /// Leaves out what weak maps keep, or not.
    pub fn ignore_weak(&mut self, weak: bool) {
        self.ignored.weak = weak;
    }

    /// What is left out when paths are looked for.
    pub fn ignored(&self) -> &Ignored {
        &self.ignored
    }

    /// Lights what would go without a reference, or nothing.
    pub fn foresee(&mut self, lost: Option<Rc<[EntityId]>>) {
        self.lost = lost;
    }

    /// The object, whether or not a question is asked.
    pub fn object(&self) -> Option<Pick> {
        self.object.as_ref().map(|(pick, _)| *pick)
    }

    /// What it is called.
    pub fn name(&self) -> Option<&Rc<str>> {
        self.object.as_ref().map(|(_, name)| name)
    }

    /// Why it is alive at the moment shown, or what became of it.
    pub fn why(&self) -> Option<&Explanation> {
        self.why.as_deref()
    }

    /// Looks again at what is selected, chosen and lit: something of it, or the moment, is another one.
    pub fn dress(&mut self, showing: Option<Showing>, quiz: &Quiz) {
        let Some(showing) = showing else {
            (self.object, self.why, self.dressed) = (None, None, Vec::new());
            return;
        };
        if let Some((pick, name)) = self.object.take() {
            // In another run the same object may be another one's number.
            let same = showing.name(pick).filter(|now| *now == name).map(|_| pick);
            let found = same.or_else(|| {
                let found = showing.find(&name);
                found.iter().find(|other| other.side == pick.side).or(found.first()).copied()
            });
            self.object = found.map(|pick| (pick, name));
        }
        let why = self.object().filter(|_| quiz.open.is_none()).and_then(|pick| {
            let (run, at) = showing.side(pick.side)?;
            Some(run.why(&at.state, at.tick, pick.object, &self.ignored))
        });
        self.why = why.map(Rc::new);
        let bare = showing.shown.sides.iter().enumerate();
        self.dressed = bare.map(|(side, (frame, _))| self.dressed(side, frame.clone(), showing, quiz)).collect();
    }

    /// What is to be seen of a side: the frame with what is lit and ringed in it.
    pub fn seen(&self, side: usize, showing: Showing, motion: Option<&Motion>, quiz: &Quiz) -> Option<Rc<Frame>> {
        match motion {
            None => self.dressed.get(side).cloned(),
            Some(_) => Some(self.dressed(side, showing.shown.frame(side, motion)?, showing, quiz)),
        }
    }

    fn dressed(&self, side: usize, frame: Rc<Frame>, showing: Showing, quiz: &Quiz) -> Rc<Frame> {
        let rings: Vec<(EntityId, Ring)> = quiz.rings(side);
        let why = self.why().filter(|_| self.object().is_some_and(|pick| pick.side == side));
        let asked = quiz.open.as_ref().is_some_and(|open| open.verdict.is_none());
        let difference = self.difference.iter().filter(|_| side == 0 && quiz.open.is_none());
        let differs = difference.flat_map(|difference| difference.rings()).collect::<Vec<_>>();
        if rings.is_empty() && why.is_none() && !asked && differs.is_empty() {
            return frame;
        }
        let mut frame = Frame::clone(&frame);
        if asked {
            frame = frame.veiled();
        }
        if let Some((run, _)) = showing.side(side) {
            run.ring(&mut frame, differs.into_iter());
            let lost = self.lost.iter().flat_map(|lost| lost.iter()).map(|entity| (*entity, Ring::Lost));
            if why.is_some() {
                run.ring(&mut frame, lost);
            }
            why.into_iter().for_each(|why| run.light(&mut frame, why));
            // Of two rings for one object the first counts.
            run.ring(&mut frame, rings.into_iter().rev());
        }
        Rc::new(frame)
    }
}
