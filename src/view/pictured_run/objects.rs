//! What a run knows of its single objects: what they are called, which are there, why one is alive, how that is lit.

use super::PicturedRun;
use crate::lab::State;
use crate::view::cast::Source;
use crate::view::frame::{Frame, Ring};
use crate::view::narrate::Words;
use crate::view::program::ProgramTerms;
use crate::view::terms::GraphTerms;
use crate::view::why::{Inquiry, Why};
use memory::heap::ObjectId;
use std::rc::Rc;

impl PicturedRun {
    /// The objects that are drawn and in the heap at a moment, in order of creation.
    pub fn objects(&self, at: &State) -> Vec<u32> {
        let sight = self.sight(at);
        let there = |entity: &u32| {
            let at = at.object(*entity);
            at.is_some_and(|at| sight.as_ref().is_none_or(|sight| sight.shown(at)))
        };
        let mut objects: Vec<u32> = self.cast().members.iter().copied().filter(there).collect();
        objects.sort_unstable();
        objects
    }

    /// Whether an object is drawn at some moment of the run.
    pub fn is_drawn(&self, entity: u32) -> bool {
        self.cast().member(entity).is_some()
    }

    /// What an object is called.
    pub fn name(&self, at: &State, entity: u32) -> Rc<str> {
        self.cast().name(at, entity)
    }

    /// The drawn object that is meant by a name: its title, or what it is called without the signs around it.
    pub fn find(&self, at: &State, name: &str) -> Option<u32> {
        let members = || self.cast().members.iter().copied();
        let titled = members().find(|entity| &*self.name(at, *entity) == name);
        let labelled = |entity: &u32| self.gather().faces.get(entity).is_some_and(|face| &*face.label == name);
        titled
            .or_else(|| members().find(|entity| labelled(entity) && at.object(*entity).is_some()))
            .or_else(|| members().find(labelled))
    }

    /// What is drawn of an identity, if it is drawn by itself.
    pub fn drawn(&self, at: &State, id: ObjectId) -> Option<u32> {
        at.entity(id).filter(|entity| self.cast().member(*entity).is_some())
    }

    /// Why an object is alive at a moment, or what became of it.
    pub fn why(&self, at: &State, tick: u64, entity: u32) -> Why {
        self.inquire(at, tick, |asked| asked.why(entity), |asked| asked.why(entity))
    }

    /// Why an object stays or goes, as what follows a colon.
    pub fn reason(&self, at: &State, tick: u64, entity: u32) -> Words {
        self.inquire(at, tick, |asked| asked.reason(entity), |asked| asked.reason(entity))
    }

    /// What counts for an object, as what follows its count.
    pub fn counts(&self, at: &State, tick: u64, entity: u32) -> Words {
        self.inquire(at, tick, |asked| asked.counts(entity), |asked| asked.counts(entity))
    }

    fn inquire<R>(
        &self,
        state: &State,
        tick: u64,
        graph: impl FnOnce(Inquiry<GraphTerms>) -> R,
        of_program: impl FnOnce(Inquiry<ProgramTerms>) -> R,
    ) -> R {
        let (cast, gather, collector) = (self.cast(), self.gather(), self.run.lab().collector);
        match self.sight(state) {
            Some(sight) => {
                let terms = ProgramTerms { sight, state, cast, gather };
                of_program(Inquiry { state, tick, collector, cast, terms })
            }
            None => graph(Inquiry { state, tick, collector, cast, terms: GraphTerms { state, cast } }),
        }
    }

    /// Lights in a frame what a path goes by: the root's slot, the references, the objects; and the one that is asked
    /// about.
    pub fn light(&self, frame: &mut Frame, why: &Why) {
        let picture = &mut frame.picture;
        for (from, to) in &why.path {
            if let Source::Root(slot) = from
                && let Some((group, index)) = self.plan.slots.get(*slot as usize).copied().flatten()
            {
                let group = Rc::make_mut(&mut picture.roots).get_mut(group);
                group.into_iter().for_each(|group| group.slots[index].lit = true);
            }
            let ties = self.cast().ties.iter().filter(|(tie, _)| tie.from == *from && tie.to == *to);
            let ties: Vec<u32> = ties.map(|(_, number)| *number as u32).collect();
            let seen = picture.edges.iter_mut().find(|edge| edge.opacity > 0.0 && ties.contains(&edge.id));
            if let Some(edge) = seen {
                edge.lit = true;
            }
        }
        let on_path = |id: u32| why.path.iter().any(|(_, to)| *to == id);
        for node in &mut picture.nodes {
            node.ring = match node.id == why.entity {
                true => Some(Ring::Selected),
                false => on_path(node.id).then_some(Ring::Path),
            };
        }
    }
}
