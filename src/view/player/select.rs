//! The object that is selected: why it is alive, at the moment shown, told and lit.

use super::{PicturedRun, Player};
use crate::lab::{Fault, Moment};
use crate::view::frame::{Frame, Ring, Sentence};
use crate::view::quiz::Pick;
use crate::view::why::Why;
use std::rc::Rc;

/// The selected object, and what is to be said of it.
#[derive(Default)]
pub(super) struct Selection {
    /// The object, and what it is called: so it is found again in another run.
    object: Option<(Pick, Rc<str>)>,
    /// Why it is alive at the moment shown.
    why: Option<Rc<Why>>,
    /// What is to be seen of each side while nothing moves.
    dressed: Vec<Rc<Frame>>,
}

impl Player {
    pub(super) fn select(&mut self, pick: Option<Pick>) {
        let named = pick.and_then(|pick| Some((pick, self.name(pick)?)));
        self.selection.object = named;
        self.dress();
    }

    /// The next object, or the one before: of those that are there on any side, and round again.
    pub(super) fn select_next(&mut self, ahead: bool) {
        let now = match &self.quiz.open {
            Some(open) => open.here,
            None => self.selected(),
        };
        let all = self.there();
        let place = now.and_then(|now| all.iter().position(|pick| *pick == now));
        let next = match (place, ahead) {
            (Some(place), true) => (place + 1) % all.len(),
            (Some(place), false) => (place + all.len() - 1) % all.len(),
            (None, true) => 0,
            (None, false) => all.len().saturating_sub(1),
        };
        let next = all.get(next).copied();
        match &mut self.quiz.open {
            Some(open) => {
                open.here = next;
                self.dress();
            }
            None => self.select(next),
        }
    }

    /// The drawn objects that are there at the moment shown.
    pub(super) fn there(&self) -> Vec<Pick> {
        let Some(shown) = &self.shown else { return Vec::new() };
        let stages = self.showing().all().iter().zip(&shown.sides).enumerate();
        stages
            .flat_map(|(side, (stage, (_, moment)))| {
                stage.objects(&moment.state).into_iter().map(move |object| Pick { side, object })
            })
            .collect()
    }

    fn at(&self, side: usize) -> Option<(&PicturedRun, &Moment)> {
        let (_, moment) = self.shown.as_ref()?.sides.get(side)?;
        Some((self.showing().all().get(side)?, moment))
    }

    /// What an object is called, if there is one.
    pub(super) fn name(&self, pick: Pick) -> Option<Rc<str>> {
        let (stage, at) = self.at(pick.side)?;
        stage.is_drawn(pick.object).then(|| stage.name(&at.state, pick.object))
    }

    /// The drawn object that is meant by a name; on one side only where the collector's name and a colon stand before.
    pub fn find(&self, name: &str) -> Result<Pick, Fault> {
        self.find_all(name).first().copied().ok_or_else(|| {
            let names: Vec<Rc<str>> = self.there().into_iter().filter_map(|pick| self.name(pick)).collect();
            Fault::nowhere(format!("nothing here is called {name:?}: there are {}", names.join(", ")))
        })
    }

    /// The same on every side.
    pub(super) fn find_all(&self, name: &str) -> Vec<Pick> {
        let stages = self.showing().all().iter().enumerate();
        let found = stages.filter_map(|(side, stage)| {
            let here = name.strip_prefix(stage.collector()).and_then(|rest| rest.strip_prefix(':'));
            let elsewhere = self.collectors().iter().any(|choice| name.starts_with(&format!("{}:", choice.name)));
            let name = here.map(str::trim).or(Some(name).filter(|_| !elsewhere))?;
            let (stage, at) = self.at(side)?;
            Some(Pick { side, object: stage.find(&at.state, name)? })
        });
        found.collect()
    }

    /// The object that is selected. While a question is asked there is none: it would answer too much.
    pub fn selected(&self) -> Option<Pick> {
        self.selection.object.as_ref().map(|(pick, _)| *pick).filter(|_| self.quiz.open.is_none())
    }

    /// The objects that are selected, or chosen as an answer to the question that is asked.
    pub fn picked(&self) -> Vec<Pick> {
        match &self.quiz.open {
            Some(open) => open.chosen.iter().copied().collect(),
            None => self.selected().into_iter().collect(),
        }
    }

    /// Why the selected object is alive at the moment shown, or what became of it.
    pub fn why(&self) -> Option<&Sentence> {
        self.selected()?;
        self.selection.why.as_deref().map(|why| &why.sentence)
    }

    /// What the selected object is called, and why it is alive, as plain text.
    pub(super) fn told_why(&self) -> Option<(String, String)> {
        let (_, name) = self.selection.object.as_ref()?;
        Some((name.to_string(), crate::view::state::text(self.why()?)))
    }

    /// Looks again at what is selected, chosen and lit: something of it, or the moment, is another one.
    pub(super) fn dress(&mut self) {
        if let Some((pick, name)) = self.selection.object.take() {
            // In another run the same object may be another one's number.
            let same = self.name(pick).filter(|now| *now == name).map(|_| pick);
            let found = same.or_else(|| {
                let found = self.find_all(&name);
                found.iter().find(|other| other.side == pick.side).or(found.first()).copied()
            });
            self.selection.object = found.map(|pick| (pick, name));
        }
        let why = self.selected().and_then(|pick| {
            let (stage, at) = self.at(pick.side)?;
            Some(stage.why(&at.state, at.tick.0, pick.object))
        });
        self.selection.why = why.map(Rc::new);
        let bare = self.shown.as_ref().map_or_else(Vec::new, |shown| shown.sides.clone());
        let dressed = bare.into_iter().enumerate().map(|(side, (frame, _))| self.dressed(side, frame));
        self.selection.dressed = dressed.collect();
    }

    /// What is to be seen of a side: the frame with what is lit and ringed in it.
    pub(super) fn seen(&self, side: usize) -> Option<Rc<Frame>> {
        match &self.motion {
            None => self.selection.dressed.get(side).cloned(),
            Some(motion) => Some(self.dressed(side, self.shown.as_ref()?.frame(side, Some(motion))?)),
        }
    }

    fn dressed(&self, side: usize, frame: Rc<Frame>) -> Rc<Frame> {
        let rings: Vec<(u32, Ring)> = self.quiz.rings(side);
        let why = self.selection.why.as_deref().filter(|_| self.selected().is_some_and(|pick| pick.side == side));
        if rings.is_empty() && why.is_none() {
            return frame;
        }
        let mut frame = Frame::clone(&frame);
        if let (Some(why), Some((stage, _))) = (why, self.at(side)) {
            stage.light(&mut frame, why);
        }
        for node in &mut frame.picture.nodes {
            let ring = rings.iter().find(|(object, _)| *object == node.id).map(|(_, ring)| *ring);
            node.ring = ring.or(node.ring);
        }
        Rc::new(frame)
    }
}
