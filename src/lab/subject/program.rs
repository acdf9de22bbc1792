//! A program's moment, as a subject: what `js` lets inspect of it, in the words of any picture.

use super::visible_heap::VisibleHeap;
use super::{
    CardTitle, Deed, HeldRow, Holder, Holds, LinkTarget, NamedSlot, Naming, Pending, Position, RootEntry, Stroke,
    Subject, Unfold,
};
use crate::lab::{ConsoleLine, EntityId, Event, Lab, State, Words};
use js::code::CodeId;
use js::inspection::{Group, Moment};
use js::machine::Told;
use js::{Program, Value, Vm};
use memory::heap::{Addr, ObjectId, Slot};
use memory::world::SlotId;
use std::rc::Rc;

/// A moment of a program.
pub struct ProgramSubject<'a> {
    /// What is to be seen of its heap.
    pub(super) heap: VisibleHeap<'a>,
    /// The same, whole.
    pub(super) state: &'a State,
    lab: &'a Lab,
}

impl Holder {
    /// All calls of a function are one.
    pub(super) fn of(group: Group) -> Holder {
        match group {
            Group::Globals => Holder::Globals,
            Group::Script => Holder::Script,
            Group::Frame { code, .. } => Holder::Calls(code.0),
            Group::Timers => Holder::Timers,
            Group::Document => Holder::Document,
            Group::Jobs => Holder::Jobs,
            Group::Kept => Holder::Kept,
            Group::Console => Holder::Console,
        }
    }

    fn group(self) -> Group {
        match self {
            Holder::Numbered | Holder::Named | Holder::Made | Holder::Globals => Group::Globals,
            Holder::Script => Group::Script,
            Holder::Calls(code) => Group::Frame { code: CodeId(code), depth: 0 },
            Holder::Timers => Group::Timers,
            Holder::Document => Group::Document,
            Holder::Jobs => Group::Jobs,
            Holder::Kept => Group::Kept,
            Holder::Console => Group::Console,
        }
    }
}

impl<'a> ProgramSubject<'a> {
    pub(super) fn new(lab: &'a Lab, state: &'a State, program: &'a Program, vm: &'a Vm, unfold: Unfold) -> Self {
        let moment = Moment { program, vm, world: &state.world };
        ProgramSubject { heap: VisibleHeap { moment, unfold }, state, lab }
    }

    fn text(&self, atom: js::Atom) -> Rc<str> {
        self.heap.moment.program.display(atom).into()
    }

    /// What a value that is no shown thing looks like.
    fn inline(&self, value: Value, leads: &[LinkTarget]) -> Rc<str> {
        if leads.is_empty() { self.heap.moment.inline(value) } else { "".into() }
    }
}

impl Subject for ProgramSubject<'_> {
    fn state(&self) -> &State {
        self.state
    }

    fn has_rows(&self) -> bool {
        true
    }

    fn lingers(&self) -> usize {
        2
    }

    fn at_once(&self) -> bool {
        false
    }

    fn fills_heap(&self) -> bool {
        false
    }

    fn unfold(&self) -> Unfold {
        self.heap.unfold
    }

    fn given(&self) -> u32 {
        0
    }

    fn given_name(&self, _: EntityId) -> Option<Rc<str>> {
        None
    }

    fn entity(&self, id: ObjectId) -> Option<EntityId> {
        self.heap.entity(id)
    }

    fn entity_at(&self, at: Addr) -> Option<EntityId> {
        self.heap.entity_at(at)
    }

    fn shown(&self, at: Addr) -> bool {
        self.heap.shown(at)
    }

    fn may_be_shown(&self, at: Addr) -> bool {
        self.heap.moment.class(at).is_some_and(|class| class.is_object() || class == js::Class::Pixels)
    }

    fn was_shown(&self, id: ObjectId) -> bool {
        self.heap.moment.vm.event(id).is_some()
    }

    fn card(&self, at: Addr) -> CardTitle {
        let moment = self.heap.moment;
        CardTitle { label: moment.label(moment.world.heap.id(at)), word: moment.word(at) }
    }

    fn label(&self, entity: EntityId) -> Option<Rc<str>> {
        let label = self.heap.moment.vm.label(self.state.identity(entity)?)?;
        Some(self.text(label))
    }

    fn size(&self, entity: EntityId) -> u32 {
        self.state.object(entity).map_or(0, |at| self.state.world.heap.shape(at).bytes())
    }

    fn made_at(&self, entity: EntityId) -> Option<u32> {
        self.state.identity(entity).and_then(|id| self.heap.moment.made_at(id))
    }

    fn holds(&self, at: Addr) -> Holds {
        self.heap.holds(at)
    }

    fn roots(&self) -> Vec<RootEntry> {
        let entries = self.heap.roots().into_iter().map(|entry| {
            let temporary = &*entry.name == "temporary";
            let leads = self.heap.led_by_root(&entry, temporary || entry.group == Group::Kept);
            let leads: Vec<LinkTarget> =
                leads.into_iter().map(|to| LinkTarget { to, slot: None, weak: false, stale: false }).collect();
            let text = self.inline(entry.value, &leads);
            RootEntry { holder: Holder::of(entry.group), name: entry.name, text, leads, temporary }
        });
        entries.collect()
    }

    fn given_roots(&self) -> Vec<(Holder, Rc<str>)> {
        Vec::new()
    }

    fn heading(&self, holder: Holder) -> String {
        holder.group().heading(self.heap.moment.program)
    }

    fn passes(&self, holder: Holder, name: &str) -> bool {
        let program = self.heap.moment.program;
        let of_script = || program.script_names.iter().any(|known| program.display(*known) == name);
        matches!(holder, Holder::Calls(_)) || holder == Holder::Script && !of_script()
    }

    fn calls(&self, function: u32) -> usize {
        let vm = self.heap.moment.vm;
        (0..vm.depth()).filter(|depth| vm.frame(*depth).code == CodeId(function)).count()
    }

    fn slot(&self, place: SlotId, naming: &dyn Naming) -> Option<NamedSlot> {
        let own = |id: ObjectId| self.entity(id).filter(|entity| naming.title(*entity).is_some());
        self.heap.named(place, |id| own(id).or_else(|| naming.owner(id)))
    }

    fn place(&self, place: SlotId, name: &dyn Fn(ObjectId) -> String) -> Words {
        match place {
            SlotId::Root(_) => Words::default().say("A root"),
            SlotId::Field(id, _) => Words::default().name(name(id)),
        }
    }

    fn part_of(&self, owner: Option<&str>) -> String {
        owner.map_or("something internal".into(), |owner| format!("what {owner} keeps"))
    }

    fn starts(&self, named: bool) -> Vec<Slot> {
        self.slots(named)
    }

    fn beginning(&self, slots: &[Slot], naming: &dyn Naming) -> (Words, Option<u32>) {
        self.root_of(slots, naming)
    }

    fn link(&self, from: Addr, slots: &[Slot], naming: &dyn Naming) -> Words {
        self.link_of(from, slots, naming)
    }

    fn holder(&self, slot: Slot, naming: &dyn Naming) -> Option<Words> {
        self.holder_of(slot, naming)
    }

    fn referrer(&self, thing: &str, _: Option<&HeldRow>) -> String {
        thing.into()
    }

    fn name(&self, at: Addr, naming: &dyn Naming) -> String {
        self.name_of(at, naming)
    }

    fn position(&self) -> Option<Position> {
        let (moment, spot) = (self.heap.moment, self.heap.moment.spot());
        Some(Position {
            line: spot.map(|spot| spot.line),
            span: spot.map(|spot| spot.span),
            depth: moment.vm.depth(),
            stopped: self.lab.stopped(self.state),
        })
    }

    fn printed(&self) -> usize {
        self.heap.moment.vm.lines()
    }

    fn console(&self, first: usize) -> Vec<ConsoleLine> {
        let Moment { program, vm, .. } = self.heap.moment;
        let line = |index: usize| {
            let line = vm.line(index);
            ConsoleLine::new(line.level, &program.display(line.text), &vm.links(index))
        };
        (first..vm.lines()).map(line).collect()
    }

    fn pending(&self) -> Pending {
        self.heap.moment.pending()
    }

    fn begun(&self) -> Option<Stroke> {
        let Moment { program, vm, .. } = self.heap.moment;
        let frame = vm.top()?;
        let line = program.code(frame.code).statement_at(frame.pc)?;
        Some(Stroke { line: Some(line), depth: vm.depth() })
    }

    fn stroke(&self, event: &Event) -> Option<Stroke> {
        event.statement().map(|line| Stroke { line: Some(line), depth: self.heap.moment.vm.depth() })
    }

    fn deed(&self, event: &Event) -> Option<Deed> {
        let Event::Program(told) = event else { return None };
        Some(match told {
            Told::Called { name } => Deed::Called(self.text(*name)),
            Told::Returned { name } => Deed::Returned(self.text(*name)),
            Told::Printed(text) => Deed::Printed(self.text(*text)),
            Told::Threw => Deed::Threw,
            Told::Caught => Deed::Caught,
            Told::Job => Deed::Job,
            Told::Task => Deed::Task,
            Told::Checkpoint { line } => Deed::Checkpoint(*line),
            Told::Statement { .. } | Told::Uncaught => return None,
        })
    }
}
