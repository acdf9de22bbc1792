//! What people call the slots and objects of a program: how a path from a root is told. What is folded is named in words
//! where the path goes through it: a scope as what a function captures, a prototype, a map's entry.

use super::program::ProgramSubject;
use super::{Holder, Naming, Subject};
use crate::lab::Words;
use js::code::{CodeId, THIS};
use js::inspection::Group;
use js::{Intrinsic, root};
use memory::heap::{Addr, Slot};
use rustc_hash::FxHashSet;
use std::rc::Rc;

impl ProgramSubject<'_> {
    pub(super) fn name_of(&self, at: Addr, naming: &dyn Naming) -> String {
        let drawn = self.entity_at(at).filter(|_| self.shown(at)).and_then(|entity| naming.title(entity));
        drawn.map_or_else(|| self.card(at).text(), |title| title.to_string())
    }

    pub(super) fn slots(&self, named: bool) -> Vec<Slot> {
        let (moment, heap) = (self.heap.moment, &self.heap.moment.world.heap);
        let fields = |at: Addr| (0..heap.shape(at).fields).map(move |index| Slot::Field(at, index));
        let global = moment.vm.realm.get(Intrinsic::Global);
        if !named {
            let all = (0..moment.world.roots.len()).map(Slot::Root);
            let immortal = heap.immortals().filter(|block| block.at != global);
            return all.chain(immortal.flat_map(|block| fields(block.at))).collect();
        }
        let mut slots = moment.variable_slots();
        for host in [Group::Timers, Group::Document] {
            slots.extend(self.records(host).into_iter().flat_map(fields));
        }
        slots
    }

    pub(super) fn root_of(&self, slots: &[Slot], naming: &dyn Naming) -> (Words, Option<u32>) {
        let place = |group, name: &Rc<str>| naming.root(Holder::of(group), name);
        let say = |words: &str| Words::default().say(words);
        let (moment, first) = (self.heap.moment, slots.first().copied());
        match first {
            Some(Slot::Field(at, _)) if at == moment.vm.realm.get(Intrinsic::Global) => {
                let name = self.named(slots).unwrap_or_default();
                (say("global ").name(&*name), place(Group::Globals, &name))
            }
            Some(Slot::Field(at, _)) => {
                let host = |group, name: &str, words: &str| {
                    self.host_keeps(group, at).then(|| (say(words), place(group, &name.into())))
                };
                host(Group::Timers, "timers", "a timer")
                    .or_else(|| host(Group::Document, "document", "the document"))
                    .unwrap_or_else(|| (say("what the engine itself keeps"), None))
            }
            Some(Slot::Root(slot)) => self.variable_of(slot, naming),
            None => (Words::default(), None),
        }
    }

    pub(super) fn link_of(&self, from: Addr, slots: &[Slot], naming: &dyn Naming) -> Words {
        let (name, moment) = (self.name_of(from, naming), self.heap.moment);
        let words = || Words::default().name(name.clone());
        let within = |slot: &Slot| matches!(slot, Slot::Field(at, _) if moment.word(*at) == "scope");
        if let Some(captured) = slots.iter().rfind(|slot| within(slot)).and_then(|slot| self.property(None, *slot)) {
            return words().say(" captures ").name(&*captured);
        }
        let pair = slots.iter().find_map(|slot| match slot {
            Slot::Field(at, _) if moment.is_pair(*at) => Some(*at),
            _ => None,
        });
        if let Some(key) = pair.and_then(|pair| moment.world.heap.weak(pair, 0)) {
            return words().say(", as long as its key ").name(self.name_of(key, naming)).say(" is alive,");
        }
        match (slots.first(), moment.word(from)) {
            (Some(slot), _) if moment.leads_to_prototype(*slot) => words().say(" by its prototype"),
            (_, "map" | "set") => words().say(" as an entry"),
            (_, "promise") => words().say(" as its result or for those who wait"),
            (_, "generator") => words().say(" as a variable of the call that waits"),
            _ => match self.named(slots) {
                Some(field) if field.bytes().all(|byte| byte.is_ascii_digit()) => {
                    Words::default().name(format!("{name}[{field}]"))
                }
                Some(field) => Words::default().name(format!("{name}.{field}")),
                None => words(),
            },
        }
    }

    pub(super) fn holder_of(&self, slot: Slot, naming: &dyn Naming) -> Option<Words> {
        let Slot::Field(at, _) = slot else { return None };
        if self.entity_at(at).is_some() && self.shown(at) {
            return Some(self.link_of(at, &[slot], naming));
        }
        let heap = &self.heap.moment.world.heap;
        let owner = self.state.object(naming.owner(heap.id(at))?)?;
        // What is between the two is one thing at most, or a chain of which only the last is named.
        let first = (0..heap.shape(owner).fields).find(|index| heap.field(owner, *index).target() == Some(at));
        let first = first.map(|index| Slot::Field(owner, index));
        Some(self.link_of(owner, &first.into_iter().chain([slot]).collect::<Vec<_>>(), naming))
    }

    /// The first name on the way: a property's, an element's, a captured variable's.
    fn named(&self, slots: &[Slot]) -> Option<Rc<str>> {
        let before = std::iter::once(None).chain(slots.iter().copied().map(Some));
        before.zip(slots).find_map(|(before, slot)| self.property(before, *slot))
    }

    fn property(&self, before: Option<Slot>, slot: Slot) -> Option<Rc<str>> {
        self.heap.moment.slot_name(before, slot)
    }

    /// A root that is a register or a slot of the machine's own.
    fn variable_of(&self, slot: u32, naming: &dyn Naming) -> (Words, Option<u32>) {
        let moment = self.heap.moment;
        let say = |words: &str| Words::default().say(words);
        if let Some((group, name)) = self.heap.variable(slot) {
            let words = say("variable ").name(&*name);
            let words = match group {
                Group::Frame { code, .. } => words.say(" of ").name(self.call(code)),
                _ => words,
            };
            return (words, naming.root(Holder::of(group), &name));
        }
        let frame = (0..moment.vm.depth()).rev().map(|depth| (depth, moment.vm.frame(depth)));
        if let Some((depth, frame)) = frame.into_iter().find(|(_, frame)| frame.base <= slot) {
            let group = Group::Frame { code: frame.code, depth: depth as u32 };
            let (words, name) = match slot - frame.base == u32::from(THIS) {
                true => (Words::default().name("this"), "this"),
                false => (say("what is being worked on"), "temporary"),
            };
            let words = if moment.program.code(frame.code).internal {
                words
            } else {
                words.say(" in ").name(self.call(frame.code))
            };
            return (words, naming.root(Holder::of(group), &name.into()));
        }
        let (words, group, name) = match slot {
            root::JOBS => ("a job that waits", Group::Jobs, "jobs"),
            root::TASKS => ("an input that waits", Group::Jobs, "inputs"),
            root::KEPT => ("the job under way, which has looked at it,", Group::Kept, "weak targets"),
            root::THROWN => ("what was thrown", Group::Jobs, "thrown"),
            root::LOGGED => ("the console, which keeps what it logs,", Group::Console, "logged"),
            root::REJECTED => ("a rejection that nobody has handled", Group::Jobs, "rejected"),
            _ => ("what the engine itself keeps", Group::Jobs, ""),
        };
        (say(words), naming.root(Holder::of(group), &name.into()))
    }

    fn call(&self, code: CodeId) -> String {
        Group::Frame { code, depth: 0 }.heading(self.heap.moment.program)
    }

    /// Whether something folded is a record of the host's, or is kept by one for nothing else.
    fn host_keeps(&self, group: Group, at: Addr) -> bool {
        let (moment, mut seen) = (self.heap.moment, FxHashSet::default());
        let mut work = self.records(group);
        while let Some(here) = work.pop() {
            if here == at {
                return true;
            }
            let next = moment.references(here).into_iter().filter(|(slot, to)| {
                let drawn = self.entity_at(*to).is_some() && self.shown(*to);
                !drawn && !moment.world.heap.immortal(*to) && !moment.leads_to_prototype(*slot)
            });
            work.extend(next.map(|(_, to)| to).filter(|to| seen.insert(*to)));
        }
        false
    }

    /// The host's own records, which were there from the start and are folded.
    fn records(&self, group: Group) -> Vec<Addr> {
        let value = self.heap.roots().into_iter().find(|entry| entry.group == group).map(|entry| entry.value);
        value.map_or_else(Vec::new, |value| self.heap.moment.records(value))
    }
}
