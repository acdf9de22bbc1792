//! What a run knows of its single objects: what they are called, which are there, why one is alive, how that is lit.

use super::PicturedRun;
use crate::lab::{
    Addr, CardTitle, Dominators, EntityId, Ignored, Naming, ObjectId, ObjectLife, RunMoment, State, Words,
};
use crate::view::breaks::{Fit, fit};
use crate::view::drawn_set::Source;
use crate::view::frame::{Frame, Ring};
use crate::view::heap_map::MapCell;
use crate::view::inspection::{Inspected, Inspection};
use crate::view::panels;
use crate::view::why::{Explanation, Inquiry};
use memory::time::Tick;
use std::rc::Rc;

impl PicturedRun {
    /// The objects that are drawn and in the heap at a moment, in order of creation.
    pub fn objects(&self, at: &State) -> Vec<EntityId> {
        let subject = self.subject(at);
        let mut objects: Vec<EntityId> = self.drawn().there(&*subject).map(|(entity, _)| entity).collect();
        sorting::plain(&mut objects);
        objects
    }

    /// What is in the block of the heap at an address, in words.
    pub fn cell(&self, at: &State, byte: u32) -> Option<MapCell> {
        let address = Addr::of_byte(byte)?;
        panels::cell(&*self.subject(at), self.run.lab().collector, self.index(), address)
    }

    /// The same of the block of an object, as long as it is in the heap.
    pub fn cell_of(&self, at: &State, entity: EntityId) -> Option<MapCell> {
        panels::cell(&*self.subject(at), self.run.lab().collector, self.index(), at.object(entity)?)
    }

    /// Whether an object can be asked about: it is drawn at some moment of the run, or has a name beforehand.
    pub fn is_known(&self, at: &State, entity: EntityId) -> bool {
        self.is_drawn(entity) || entity.0 < self.subject(at).given()
    }

    /// Whether an object is drawn at some moment of the run.
    pub fn is_drawn(&self, entity: EntityId) -> bool {
        self.drawn().member(entity).is_some()
    }

    /// What an object is called.
    pub fn name(&self, at: &State, entity: EntityId) -> Rc<str> {
        self.drawn().name(&*self.subject(at), entity)
    }

    /// The drawn object that is meant by a name: its title, or what it is called without the signs around it.
    pub fn find(&self, at: &State, name: &str) -> Option<EntityId> {
        let members = || self.drawn().members.iter().copied();
        let titled = members().find(|entity| &*self.name(at, *entity) == name);
        let labelled = |entity: &EntityId| self.index().cards.get(entity).is_some_and(|card| &*card.label == name);
        titled
            .or_else(|| members().find(|entity| labelled(entity) && at.object(*entity).is_some()))
            .or_else(|| members().find(labelled))
    }

    /// The drawn objects that are there and meant by what somebody looks for, in order of their making: a name, the name of
    /// a class, an address (`0x4c0`), a size (`64 B`) or a lower bound of one (`>64`); letters of a name where it is none of
    /// these.
    pub fn search(&self, at: &State, text: &str, lower: impl Fn(&str) -> String) -> Vec<EntityId> {
        let subject = self.subject(at);
        let text = text.trim();
        let bytes = |text: &str| text.trim().trim_end_matches('B').trim_end().parse::<u32>().ok();
        let there = self.objects(at);
        let those = |fits: &dyn Fn(EntityId, Addr) -> bool| -> Vec<EntityId> {
            there.iter().copied().filter(|entity| at.object(*entity).is_some_and(|addr| fits(*entity, addr))).collect()
        };
        let block = |addr: Addr| at.world.heap.shape(addr).bytes();
        if let Some(address) = text.strip_prefix("0x").and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            return those(&|_, addr| (addr.byte()..addr.byte() + block(addr)).contains(&address));
        }
        if let Some(least) = text.strip_prefix('>').and_then(bytes) {
            return those(&|_, addr| block(addr) > least);
        }
        if let Some(size) = text.strip_suffix('B').and_then(bytes) {
            return those(&|_, addr| block(addr) == size);
        }
        let labelled = |entity| self.naming().card(entity).is_some_and(CardTitle::is_own);
        let fits: Vec<(EntityId, Option<Fit>)> = there
            .iter()
            .map(|entity| (*entity, fit(&self.drawn().name(&*subject, *entity), labelled(*entity), text)))
            .collect();
        let best = fits.iter().filter_map(|(_, fit)| *fit).max();
        let letters = lower(text);
        match best {
            Some(_) => fits.into_iter().filter(|(_, fit)| *fit == best).map(|(entity, _)| entity).collect(),
            None => those(&|entity, _| lower(&self.drawn().name(&*subject, entity)).contains(&letters)),
        }
    }

    /// What is drawn of an identity, if it is drawn by itself.
    pub fn drawn_by_itself(&self, at: &State, id: ObjectId) -> Option<EntityId> {
        self.subject(at).entity(id).filter(|entity| self.drawn().member(*entity).is_some())
    }

    /// What the picture calls its things.
    pub fn naming(&self) -> &dyn Naming {
        self.index()
    }

    /// What there is to know of an object at a moment; of who keeps what and of its life, what is known by then.
    pub fn inspect(
        &self,
        at: &RunMoment,
        entity: EntityId,
        dominators: Option<&Dominators>,
        life: Option<&ObjectLife>,
        ignored: &Ignored,
    ) -> Inspection {
        let (subject, index, collector) = (&*self.subject(&at.state), self.index(), self.run.lab().collector);
        Inspected { subject, index, collector, tick: at.tick, entity, dominators, life, ignored }.tell()
    }

    /// Why an object is alive at a moment, or what became of it; by paths that do without what is ignored.
    pub fn why(&self, at: &State, tick: Tick, entity: EntityId, ignored: &Ignored) -> Explanation {
        self.inquire(at, tick, ignored, |asked| asked.why(entity))
    }

    /// Why an object stays or goes, as what follows a colon.
    pub fn reason(&self, at: &State, tick: Tick, entity: EntityId) -> Words {
        self.inquire(at, tick, &Ignored::default(), |asked| asked.reason(entity))
    }

    /// What counts for an object, as what follows its count.
    pub fn counts(&self, at: &State, tick: Tick, entity: EntityId) -> Words {
        self.inquire(at, tick, &Ignored::default(), |asked| asked.counts(entity))
    }

    fn inquire<R>(&self, at: &State, tick: Tick, ignored: &Ignored, ask: impl FnOnce(Inquiry) -> R) -> R {
        let (subject, collector, index) = (&*self.subject(at), self.run.lab().collector, self.index());
        ask(Inquiry { subject, tick, collector, index, ignored })
    }

    /// Lights in a frame what a path goes by: the root's slot, the references, the objects; and the one that is asked
    /// about.
    pub fn light(&self, frame: &mut Frame, why: &Explanation) {
        let picture = &mut frame.picture;
        for (from, to) in &why.path {
            if let Source::Root(slot) = from
                && let Some((group, index)) = self.plan.roots.places.get(*slot as usize).copied().flatten()
            {
                let group = Rc::make_mut(&mut picture.roots).get_mut(group);
                group.into_iter().for_each(|group| group.slots[index].lit = true);
            }
            let edges = self.drawn().edges.iter().filter(|(edge, _)| edge.from == *from && edge.to == *to);
            let mut numbers = edges.map(|(_, number)| *number);
            if let Some(number) =
                numbers.find(|number| picture.edges.get(*number).is_some_and(|edge| edge.opacity > 0.0))
            {
                picture.edges.change(number, |edge| edge.lit = true);
            }
        }
        let on_path = why.path.iter().map(|(_, to)| (*to, Ring::Path)).chain([(why.entity, Ring::Selected)]);
        self.ring(frame, on_path);
    }

    /// Rings objects in a frame; of two rings the later one.
    pub fn ring(&self, frame: &mut Frame, rings: impl Iterator<Item = (EntityId, Ring)>) {
        for (object, ring) in rings {
            if let Some(member) = self.drawn().member(object).filter(|member| *member < frame.picture.nodes.len()) {
                frame.picture.nodes.change(member, |node| node.ring = Some(ring));
            }
        }
    }
}
