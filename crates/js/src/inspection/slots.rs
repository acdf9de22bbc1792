//! Slots and references as people speak of them: what a field is called, which variable a root is, what a thing refers
//! to strongly, weakly, or only by way of its prototype.

use super::Group;
use crate::class::{Class, PROTO, context, weak};
use crate::code::{CodeKind, THIS};
use crate::key::Key;
use crate::program::Intrinsic;
use crate::vm::root;
use crate::{Reader, Value};
use memory::heap::{Addr, BlockKind, Slot};
use std::rc::Rc;

/// An entry of a weak map or set.
#[derive(Clone, Debug, PartialEq)]
pub struct WeakEntry {
    /// Its key; `None` when that was freed.
    pub key: Option<Addr>,
    /// What its value refers to, as long as the key is there.
    pub value: Option<Addr>,
}

impl Reader<'_> {
    /// What a thing refers to strongly, field by field, whatever kind of thing it is; of a pair nothing once its key is
    /// gone.
    pub fn references(&self, at: Addr) -> Vec<(Slot, Addr)> {
        let heap = &self.world.heap;
        if !heap.is_object(at) || self.is_pair(at) && heap.weak(at, 0).is_none() {
            return Vec::new();
        }
        let slots = (0..self.fields(at)).map(|index| Slot::Field(at, index));
        let targets = slots.filter_map(|slot| Some((slot, self.world.load(slot).target()?)));
        targets.filter(|(_, to)| heap.is_object(*to)).collect()
    }

    /// What a thing refers to weakly.
    pub fn weak_references(&self, at: Addr) -> Vec<Addr> {
        let heap = &self.world.heap;
        let targets = (0..heap.shape(at).weak).filter_map(|index| heap.weak(at, index));
        targets.filter(|to| heap.is_object(*to)).collect()
    }

    /// Whether a thing is a pair: its value is kept only as long as its key is.
    pub fn is_pair(&self, at: Addr) -> bool {
        self.world.heap.shape(at).kind == BlockKind::Ephemeron
    }

    /// Whether a slot is an object's way to its prototype.
    pub fn leads_to_prototype(&self, slot: Slot) -> bool {
        matches!(slot, Slot::Field(at, PROTO) if self.class(at).is_some_and(Class::is_object))
    }

    /// The entries of a weak map or set whose keys are objects, in order of coming; none for anything else.
    pub fn weak_entries(&self, at: Addr) -> Vec<WeakEntry> {
        let weak = matches!(self.class(at), Some(Class::WeakMap | Class::WeakSet));
        let store = if weak { self.slot(at, weak::ENTRIES).target() } else { None };
        let Some(store) = store.filter(|store| !self.world.heap.immortal(*store)) else { return Vec::new() };
        let pairs = self.references(store).into_iter().map(|(_, pair)| pair).filter(|pair| self.is_pair(*pair));
        let entry = |pair| WeakEntry {
            key: self.world.heap.weak(pair, 0),
            value: self.references(pair).first().map(|(_, value)| *value),
        };
        pairs.map(entry).collect()
    }

    /// What a field is called: by the key before it, by the scope's names.
    pub fn field_name(&self, at: Addr, index: u32) -> Option<Rc<str>> {
        if let Some((_, scope)) = self.scope_of(at) {
            let name = scope.slots.get(index.checked_sub(context::FIRST)? as usize)?;
            return Some(self.program.display(*name).into());
        }
        let (key, _) = Key::of_word(self.world.load(Slot::Field(at, index.checked_sub(1)?)))?;
        Some(self.key_text(key).into())
    }

    /// What a slot on a path is called, if it is a property, an element of an array or a captured variable; `before` is
    /// the slot that leads to the thing it is part of.
    pub fn slot_name(&self, before: Option<Slot>, slot: Slot) -> Option<Rc<str>> {
        let Slot::Field(at, index) = slot else { return None };
        if self.scope_of(at).is_some() {
            return self.field_name(at, index);
        }
        // Properties are pairs of key and value: among an object's own fields after its class's, or in its store, to
        // which its last field refers. Another store of an array holds its elements.
        let is_value = match (self.class(at), before) {
            (Some(class), _) => class.is_object() && index.checked_sub(PROTO + 1 + class.slots())? % 2 == 1,
            (None, Some(Slot::Field(owner, last))) if last + 1 == self.fields(owner) => index % 2 == 1,
            (None, Some(Slot::Field(owner, _))) => {
                let array = matches!(self.class(owner), Some(Class::Array | Class::Arguments));
                return array.then(|| index.saturating_sub(self.extent(owner).1).to_string().into());
            }
            _ => false,
        };
        if is_value { self.field_name(at, index) } else { None }
    }

    /// The variable that a root slot is, with what holds it.
    pub fn variable(&self, slot: u32) -> Option<(Group, Rc<str>)> {
        let first = root::SCRIPT + self.program.prelude.script_slots;
        let script = slot.checked_sub(first).and_then(|index| self.program.script_names.get(index as usize));
        if let Some(name) = script {
            return Some((Group::Script, self.program.display(*name).into()));
        }
        let (depth, frame) =
            (0..self.vm.depth()).rev().map(|depth| (depth, self.vm.frame(depth))).find(|(_, f)| f.base <= slot)?;
        let code = self.program.code(frame.code);
        let register = u16::try_from(slot - frame.base).ok()?;
        let local = code.locals.iter().find(|local| local.register == register && !code.internal)?;
        let group = match code.kind {
            CodeKind::Script => Group::Script,
            _ => Group::Frame { code: frame.code, depth: depth as u32 },
        };
        Some((group, self.program.display(local.name).into()))
    }

    /// Where the roots lie that people have names for: global properties, the script's variables, those of the calls
    /// under way and `this`.
    pub fn variable_slots(&self) -> Vec<Slot> {
        let global = self.vm.realm.get(Intrinsic::Global);
        let mut slots: Vec<Slot> = (PROTO + 1..self.fields(global)).map(|index| Slot::Field(global, index)).collect();
        let first = root::SCRIPT + self.program.prelude.script_slots;
        slots.extend((first..first + self.program.script_names.len() as u32).map(Slot::Root));
        for frame in (0..self.vm.depth()).map(|depth| self.vm.frame(depth)) {
            let code = self.program.code(frame.code);
            let locals = code.locals.iter().map(|local| local.register).chain([THIS]).filter(|_| !code.internal);
            slots.extend(locals.map(|register| Slot::Root(frame.base + u32::from(register))));
        }
        slots
    }

    /// The host's own records behind a value: things that were there from the start, neither functions nor scopes, and
    /// reached by way of such only.
    pub fn records(&self, value: Value) -> Vec<Addr> {
        let (mut seen, mut found) = (rustc_hash::FxHashSet::default(), Vec::new());
        let mut work: Vec<Addr> = value.target().into_iter().collect();
        while let Some(at) = work.pop() {
            let folded = !matches!(self.class(at), Some(class) if class.is_function() || class == Class::Context);
            if !self.world.heap.immortal(at) || !folded || !seen.insert(at) {
                continue;
            }
            found.push(at);
            let next = self.references(at).into_iter().rev().filter(|(slot, _)| !self.leads_to_prototype(*slot));
            work.extend(next.map(|(_, to)| to));
        }
        found
    }
}
