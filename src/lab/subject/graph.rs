//! A scenario's script: its objects and roots have their names beforehand, and nothing is folded but stores.

use super::{
    CardTitle, Deed, HeldRow, Holder, Holds, LinkTarget, NamedSlot, Naming, Pending, Position, RootEntry, Stroke,
    Subject, Unfold,
};
use crate::lab::{Action, ConsoleLine, EntityId, Event, Scenario, State, Words};
use memory::heap::{Addr, BlockKind, ObjectId, Slot};
use memory::world::{Lead, SlotId};
use std::rc::Rc;

/// A moment of a script.
pub struct GraphSubject<'a> {
    /// The moment.
    pub state: &'a State,
    /// What is played.
    pub scenario: &'a Scenario,
}

impl GraphSubject<'_> {
    /// The strong fields of an object and its store, each with its index among the object's fields, that refer to an
    /// object. (Garbage that is just being swept may refer to where another object was: that is left out.)
    fn fields(&self, at: Addr) -> impl Iterator<Item = (u32, Slot, Addr)> {
        let (world, heap) = (&self.state.world, &self.state.world.heap);
        let own = heap.shape(at).fields - 1;
        let store = self.store(at);
        let inner = (0..own).map(move |index| (index, Slot::Field(at, index)));
        let room = store.map_or(0, |store| heap.shape(store).fields);
        let outer = store.into_iter().flat_map(move |store| (0..room).map(move |i| (own + i, Slot::Field(store, i))));
        let to = |slot: Slot| world.load(slot).target().filter(|to| heap.is_object(*to));
        inner.chain(outer).filter_map(move |(index, slot)| Some((index, slot, to(slot)?)))
    }

    fn store(&self, at: Addr) -> Option<Addr> {
        let (world, heap) = (&self.state.world, &self.state.world.heap);
        let store = world.load(Slot::Field(at, heap.shape(at).fields - 1)).target();
        store.filter(|store| heap.is_object(*store))
    }

    fn known(&self, entity: EntityId) -> Option<&crate::lab::Entity> {
        self.state.names.entities().get(entity.index())
    }

    /// The name of an object's field, those in its store included.
    fn field(&self, entity: EntityId, index: u32) -> Option<&Rc<str>> {
        self.known(entity)?.fields.names().get(index as usize)
    }

    fn root(&self, slot: u32) -> (Holder, Rc<str>) {
        let named = slot.checked_sub(self.state.root_slot(0));
        match named.and_then(|root| Some((root, self.state.names.roots().get(root as usize)?))) {
            Some((root, name)) if root < self.scenario.root_slots => (Holder::Numbered, name.clone()),
            Some((_, name)) => (Holder::Named, name.clone()),
            None => (Holder::Made, "new".into()),
        }
    }

    /// The field of an object that a slot is, its store's slots included.
    fn field_of(&self, owner: Addr, slot: Slot) -> Option<&Rc<str>> {
        let Slot::Field(holder, index) = slot else { return None };
        let own = self.state.world.heap.shape(owner).fields - 1;
        let index = if holder == owner { index } else { own + index };
        self.field(self.entity_at(owner)?, index)
    }
}

impl Subject for GraphSubject<'_> {
    fn state(&self) -> &State {
        self.state
    }

    fn has_rows(&self) -> bool {
        false
    }

    fn lingers(&self) -> usize {
        1
    }

    fn at_once(&self) -> bool {
        true
    }

    fn fills_heap(&self) -> bool {
        true
    }

    fn unfold(&self) -> Unfold {
        Unfold::default()
    }

    fn given(&self) -> u32 {
        self.state.names.entities().len() as u32
    }

    fn given_name(&self, entity: EntityId) -> Option<Rc<str>> {
        self.known(entity).map(|known| known.name.clone())
    }

    fn entity(&self, id: ObjectId) -> Option<EntityId> {
        self.state.entity(id)
    }

    fn entity_at(&self, at: Addr) -> Option<EntityId> {
        self.entity(self.state.world.heap.id(at))
    }

    fn shown(&self, at: Addr) -> bool {
        self.entity_at(at).is_some()
    }

    fn may_be_shown(&self, _: Addr) -> bool {
        false
    }

    fn was_shown(&self, id: ObjectId) -> bool {
        self.entity(id).is_some()
    }

    fn card(&self, at: Addr) -> CardTitle {
        let label = self.entity_at(at).and_then(|entity| self.given_name(entity)).unwrap_or_default();
        CardTitle { label, word: "object" }
    }

    fn label(&self, entity: EntityId) -> Option<Rc<str>> {
        self.given_name(entity)
    }

    fn size(&self, entity: EntityId) -> u32 {
        self.known(entity).map_or(0, |known| known.size)
    }

    fn made_at(&self, _: EntityId) -> Option<u32> {
        None
    }

    fn holds(&self, at: Addr) -> Holds {
        let Some(entity) = self.entity_at(at) else { return Holds::default() };
        let (world, unnamed) = (&self.state.world, Rc::from("?"));
        let strong = self.fields(at).map(|(index, slot, to)| {
            let name = self.field(entity, index).unwrap_or(&unnamed).clone();
            let target = LinkTarget { to, slot: Some(slot), weak: false, stale: world.lead(slot) == Lead::OldPlace };
            let leads = if self.shown(to) { vec![target] } else { Vec::new() };
            HeldRow { name, text: "".into(), weak: false, leads }
        });
        let weak = (0..world.heap.shape(at).weak).map(|index| {
            let name = self.known(entity).and_then(|known| known.weak.get(index as usize)).unwrap_or(&unnamed);
            let to = world.weak(at, index).filter(|to| self.shown(*to));
            let stale = world.weak_lead(at, index) == Lead::OldPlace;
            let leads = to.map(|to| LinkTarget { to, slot: None, weak: true, stale });
            HeldRow { name: name.clone(), text: "null".into(), weak: true, leads: leads.into_iter().collect() }
        });
        let rows = strong.chain(weak).filter(|row| row.weak || !row.leads.is_empty()).collect();
        Holds { rows, folded: self.store(at).into_iter().collect(), ..Holds::default() }
    }

    fn roots(&self) -> Vec<RootEntry> {
        let roots = &self.state.world.roots;
        let named = (self.state.root_slot(0)..roots.len()).chain(0..self.state.root_slot(0).min(roots.len()));
        let entries = named.filter_map(|slot| {
            let (holder, name) = self.root(slot);
            let to = self.state.world.load(Slot::Root(slot)).target().filter(|to| self.shown(*to));
            let stale = self.state.world.lead(Slot::Root(slot)) == Lead::OldPlace;
            let leads = to.map(|to| LinkTarget { to, slot: Some(Slot::Root(slot)), weak: false, stale });
            // What an operation made is held for a moment only.
            (holder != Holder::Made || leads.is_some()).then(|| RootEntry {
                holder,
                name,
                text: "".into(),
                leads: leads.into_iter().collect(),
                temporary: false,
            })
        });
        entries.collect()
    }

    fn given_roots(&self) -> Vec<(Holder, Rc<str>)> {
        let first = self.state.root_slot(0);
        let named = (0..self.state.names.roots().len() as u32).map(|root| self.root(first + root));
        let makes = self.scenario.script.iter().any(|op| matches!(op.action, Action::New { .. }));
        named.chain(makes.then(|| self.root(0))).collect()
    }

    fn heading(&self, holder: Holder) -> String {
        match holder {
            Holder::Made => "Just made",
            Holder::Named if self.scenario.root_slots > 0 => "More roots",
            _ => "Roots",
        }
        .into()
    }

    fn passes(&self, _: Holder, _: &str) -> bool {
        false
    }

    fn calls(&self, _: u32) -> usize {
        0
    }

    fn slot(&self, place: SlotId, naming: &dyn Naming) -> Option<NamedSlot> {
        match place {
            SlotId::Root(slot) => {
                let (holder, name) = self.root(slot);
                Some(NamedSlot::Variable(holder, name))
            }
            SlotId::Field(id, index) => {
                let entity = self.entity(id).or_else(|| naming.owner(id))?;
                Some(NamedSlot::Property(entity, self.field(entity, index).cloned().unwrap_or_default()))
            }
        }
    }

    fn place(&self, place: SlotId, name: &dyn Fn(ObjectId) -> String) -> Words {
        match place {
            SlotId::Root(slot) => match self.root(slot) {
                (Holder::Made, _) => Words::default().say("What holds the object just made"),
                (_, name) => Words::default().say("Root ").name(&*name),
            },
            SlotId::Field(id, index) => {
                let field = self.entity(id).and_then(|entity| self.field(entity, index));
                let words = Words::default().name(name(id));
                field.map_or(words.clone(), |field| words.say("’s field ").name(&**field))
            }
        }
    }

    fn part_of(&self, owner: Option<&str>) -> String {
        owner.map_or("a store".into(), |owner| format!("{owner}’s store"))
    }

    fn starts(&self, named: bool) -> Vec<Slot> {
        let first = if named { self.state.root_slot(0) } else { 0 };
        (first..self.state.world.roots.len()).map(Slot::Root).collect()
    }

    fn beginning(&self, slots: &[Slot], naming: &dyn Naming) -> (Words, Option<u32>) {
        let Some(Slot::Root(slot)) = slots.first() else { return (Words::default(), None) };
        let (holder, name) = self.root(*slot);
        let words = match holder {
            Holder::Made => Words::default().say("the operation that made it"),
            _ => Words::default().say("root ").name(&*name),
        };
        (words, naming.root(holder, &name))
    }

    fn link(&self, from: Addr, slots: &[Slot], naming: &dyn Naming) -> Words {
        let field = slots.last().and_then(|slot| self.field_of(from, *slot));
        Words::default().name(match field {
            Some(field) => format!("{}.{field}", self.name(from, naming)),
            None => self.name(from, naming),
        })
    }

    fn holder(&self, slot: Slot, naming: &dyn Naming) -> Option<Words> {
        let Slot::Field(holder, _) = slot else { return None };
        let heap = &self.state.world.heap;
        let owner = match heap.shape(holder).kind {
            BlockKind::Object => holder,
            _ => self.state.object(naming.owner(heap.id(holder))?)?,
        };
        Some(self.link(owner, &[slot], naming))
    }

    fn root_text(&self, root: &RootEntry) -> String {
        match root.holder {
            Holder::Made => "the operation that made it".into(),
            _ => format!("root {}", root.name),
        }
    }

    fn referrer(&self, thing: &str, row: Option<&HeldRow>) -> String {
        row.map_or(thing.into(), |row| format!("{thing}.{}", row.name))
    }

    fn name(&self, at: Addr, _: &dyn Naming) -> String {
        let name = self.entity_at(at).and_then(|entity| self.given_name(entity));
        name.map_or_else(|| self.part_of(None), |name| name.to_string())
    }

    fn position(&self) -> Option<Position> {
        None
    }

    fn printed(&self) -> usize {
        0
    }

    fn console(&self, _: usize) -> Vec<ConsoleLine> {
        Vec::new()
    }

    fn pending(&self) -> Pending {
        Pending::default()
    }

    fn begun(&self) -> Option<Stroke> {
        None
    }

    fn stroke(&self, event: &Event) -> Option<Stroke> {
        matches!(event, Event::Began(..)).then_some(Stroke { line: None, depth: 0 })
    }

    fn deed(&self, _: &Event) -> Option<Deed> {
        None
    }
}
