//! A slot of memory by the names people use for it: a variable, a property.

use super::visible_heap::VisibleHeap;
use super::{Holder, NamedSlot};
use crate::lab::EntityId;
use js::code::CodeKind;
use js::inspection::Group;
use memory::heap::{Addr, ObjectId};
use memory::world::SlotId;
use std::rc::Rc;

impl VisibleHeap<'_> {
    /// A slot by its names, if people have names for it; `owner` says as part of what a folded thing is drawn.
    pub fn named(&self, place: SlotId, owner: impl Fn(ObjectId) -> Option<EntityId>) -> Option<NamedSlot> {
        match place {
            SlotId::Root(slot) => self.variable(slot).map(|(group, name)| NamedSlot::Variable(Holder::of(group), name)),
            SlotId::Field(id, index) => {
                let at = self.moment.world.heap.address(id)?;
                let name = self.property(at, index)?;
                if let Some(group) = self.call_with(at).filter(|_| !self.shown(at)) {
                    return Some(NamedSlot::Variable(Holder::of(group), name));
                }
                match self.moment.world.heap.immortal(at) {
                    true => Some(NamedSlot::Variable(Holder::Globals, name)),
                    false => Some(NamedSlot::Property(owner(id)?, name)),
                }
            }
        }
    }

    /// The variable that a root slot is, with what holds it.
    pub fn variable(&self, slot: u32) -> Option<(Group, Rc<str>)> {
        self.moment.variable(slot)
    }

    /// The call under way that a scope is of.
    fn call_with(&self, scope: Addr) -> Option<Group> {
        self.moment.scope(scope)?;
        let vm = self.moment.vm;
        let depth = (0..vm.depth()).rev().find(|depth| self.moment.scopes_under_way(*depth).contains(&scope))?;
        let code = vm.frame(depth).code;
        Some(match self.moment.program.code(code).kind {
            CodeKind::Script => Group::Script,
            _ => Group::Frame { code, depth: depth as u32 },
        })
    }

    /// What a field is called: by the key before it, by its index in an array, by the scope's names.
    pub fn property(&self, at: Addr, index: u32) -> Option<Rc<str>> {
        self.moment.field_name(at, index)
    }
}
