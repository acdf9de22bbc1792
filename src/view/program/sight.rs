//! One moment of a program as people see it: which things are shown, what they hold in rows, where references lead
//! when everything folded is followed through.

use crate::heap::{Addr, Kind, ObjectId};
use crate::js::code::CodeKind;
use crate::js::inspect::{Entry, Group, Moment};
use crate::js::{Key, Program, Value, root};
use crate::lab::State;
use crate::world::Place;
use rustc_hash::FxHashSet as HashSet;
use std::rc::Rc;

/// So many rows are on a card at most, the one that says how many more there are included.
pub const ROWS: usize = 6;
/// So many folded things are followed through from one place at most.
const FAR: usize = 4_000;

/// A row of a card: a field, or a variable that a function has captured.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its name.
    pub name: Rc<str>,
    /// Its value in a few letters, where that is no object.
    pub text: Rc<str>,
    /// The shown things it leads to.
    pub leads: Vec<Addr>,
}

/// What a shown thing is seen to hold.
#[derive(Clone, Debug, Default)]
pub struct Holds {
    /// The rows, all of them.
    pub rows: Vec<Row>,
    /// What is held without having a row.
    pub besides: Vec<Addr>,
    /// What is held by way of a prototype.
    pub inherited: Vec<Addr>,
    /// What is held weakly.
    pub weak: Vec<Addr>,
    /// Everything folded that was followed through.
    pub folded: Vec<Addr>,
}

/// A moment.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The moment.
    pub moment: Moment<'a>,
}

/// How a search goes on.
#[derive(Default)]
struct Search {
    found: Vec<Addr>,
    seen: HashSet<Addr>,
    folded: Vec<Addr>,
}

impl<'a> Sight<'a> {
    /// The moment of a state, if it is a program's.
    pub fn of(program: &'a Program, state: &'a State) -> Option<Sight<'a>> {
        let vm = state.vm.as_ref()?;
        Some(Sight { moment: Moment { program, vm, world: &state.world } })
    }

    /// The entity of an identity: what can be freed is one.
    pub fn entity(&self, id: ObjectId) -> Option<u32> {
        id.0.checked_sub(self.moment.vm.first_identity)
    }

    /// The entity of what is at an address.
    pub fn entity_at(&self, at: Addr) -> Option<u32> {
        self.entity(self.moment.world.heap.id(at))
    }

    /// Whether a thing is drawn by itself.
    pub fn shown(&self, at: Addr) -> bool {
        if !self.moment.visible(at) {
            return false;
        }
        let id = self.moment.world.heap.id(at);
        let tracked = self.moment.vm.event(id).is_some();
        // Methods and prototypes belong to their class.
        tracked
            || !self.moment.class(at).is_some_and(|class| class.is_function()) && &*self.moment.label(id) != "prototype"
    }

    /// The shown things that a value leads to: itself, or what the folded thing it is keeps.
    pub fn leads(&self, value: Value, host: bool) -> (Vec<Addr>, Vec<Addr>) {
        let mut search = Search::default();
        if let Some(at) = value.target() {
            self.search(&mut search, at, host);
        }
        (search.found, search.folded)
    }

    fn search(&self, search: &mut Search, from: Addr, host: bool) {
        let heap = &self.moment.world.heap;
        let mut work = vec![from];
        while let Some(at) = work.pop() {
            if search.seen.len() > FAR || !heap.is_object(at) || !search.seen.insert(at) {
                continue;
            }
            if self.shown(at) {
                search.found.push(at);
                continue;
            }
            let object = self.moment.class(at).is_some_and(|class| class.is_object());
            if heap.immortal(at) {
                // Of what was there from the start only the host's own records are gone through.
                let function = self.moment.class(at).is_some_and(|class| class.is_function());
                if host && !function && self.moment.word(at) != "scope" {
                    work.extend(self.fields(at, u32::from(object) * 2));
                }
                continue;
            }
            search.folded.push(at);
            work.extend(self.fields(at, 0).into_iter().rev());
        }
    }

    /// What the strong fields of a thing refer to, from one of them on; the value of a pair only while its key is there.
    fn fields(&self, at: Addr, from: u32) -> Vec<Addr> {
        let heap = &self.moment.world.heap;
        let shape = heap.shape(at);
        if shape.kind == Kind::Ephemeron && heap.weak(at, 0).is_none() {
            return Vec::new();
        }
        (from..shape.fields)
            .filter_map(|index| heap.field(at, index).target())
            .filter(|to| heap.is_object(*to))
            .collect()
    }

    /// What a shown thing holds.
    pub fn holds(&self, at: Addr) -> Holds {
        let mut holds = Holds::default();
        let mut rowed: HashSet<Addr> = HashSet::default();
        let thing = self.moment.thing(at);
        for field in thing.fields.iter().filter(|field| !field.internal) {
            let (leads, folded) = self.leads(field.value, false);
            rowed.extend(leads.iter().copied());
            holds.folded.extend(folded);
            holds.rows.push(Row { name: field.name.clone(), text: field.text.clone(), leads });
        }
        // The host's own records are folded: an empty row says nothing.
        holds.rows.retain(|row| !row.text.is_empty() || !row.leads.is_empty());
        if thing.word == "node" {
            holds.rows.sort_by_key(|row| row.leads.is_empty());
        }
        if self.moment.class(at).is_some_and(|class| class.is_function()) {
            self.captured(at, &mut holds, &mut rowed);
        }
        let heap = &self.moment.world.heap;
        let object = self.moment.class(at).is_some_and(|class| class.is_object());
        let mut search = Search::default();
        search.seen.insert(at);
        for (index, to) in (0..heap.shape(at).fields).filter_map(|index| Some((index, heap.field(at, index).target()?)))
        {
            if !(object && index == 1) && heap.is_object(to) {
                self.search(&mut search, to, false);
            }
        }
        holds.besides = search.found.iter().copied().filter(|to| !rowed.contains(to)).collect();
        holds.folded.extend(search.folded.iter().copied());
        if let Some(proto) = Some(at).filter(|_| object).and_then(|at| heap.field(at, 1).target()) {
            let mut search = Search::default();
            search.seen.insert(at);
            self.search(&mut search, proto, false);
            holds.inherited = search.found;
        }
        holds.weak = self.weakly(at, &search.folded);
        holds
    }

    /// The variables of the scopes a function was made in, as far as they lead to something shown.
    fn captured(&self, at: Addr, holds: &mut Holds, rowed: &mut HashSet<Addr>) {
        let next = |at: Addr, name: &str| {
            let fields = self.moment.thing(at).fields;
            let field = fields.into_iter().find(|field| field.internal && &*field.name == name);
            field.and_then(|field| field.value.target()).filter(|to| !self.moment.world.heap.immortal(*to))
        };
        let mut scope = next(at, "scope");
        let mut depth = 0;
        while let Some(context) = scope.filter(|_| depth < 20) {
            for field in self.moment.thing(context).fields.iter().filter(|field| !field.internal) {
                let (leads, folded) = self.leads(field.value, false);
                let leads: Vec<Addr> = leads.into_iter().filter(|to| *to != at).collect();
                holds.folded.extend(folded);
                if !leads.is_empty() {
                    rowed.extend(leads.iter().copied());
                    holds.rows.push(Row { name: field.name.clone(), text: "".into(), leads });
                }
            }
            holds.folded.push(context);
            scope = next(context, "outer scope");
            depth += 1;
        }
    }

    /// What weak fields lead to: a thing's own, and those of the pairs and records it has.
    fn weakly(&self, at: Addr, folded: &[Addr]) -> Vec<Addr> {
        let heap = &self.moment.world.heap;
        let word = self.moment.word(at);
        if !word.starts_with("weak") && word != "finalization registry" {
            return Vec::new();
        }
        let holders = std::iter::once(at).chain(folded.iter().copied());
        let weak =
            holders.flat_map(|holder| (0..heap.shape(holder).weak).filter_map(move |index| heap.weak(holder, index)));
        let mut found: Vec<Addr> = weak.filter(|to| heap.is_object(*to) && self.shown(*to)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The roots, block scopes of the script among its own variables.
    pub fn roots(&self) -> Vec<Entry> {
        let mut entries = self.moment.roots();
        for entry in &mut entries {
            if let Group::Frame { code, .. } = entry.group
                && self.moment.program.code(code).kind == CodeKind::Script
            {
                entry.group = Group::Script;
            }
        }
        entries
    }

    /// Whether a group is the host's: what it holds is gone through though it was there from the start.
    pub fn hosts(group: Group) -> bool {
        matches!(group, Group::Timers | Group::Document | Group::Jobs | Group::Kept)
    }
}

/// A slot by the names people use.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    /// A variable.
    Variable(Group, Rc<str>),
    /// A property of a shown thing (by entity), or a variable that it has captured.
    Property(u32, Rc<str>),
}

impl Sight<'_> {
    /// A slot by its names, if people have names for it; `owner` says as part of what a folded thing is drawn.
    pub fn spot(&self, place: Place, owner: impl Fn(ObjectId) -> Option<u32>) -> Option<Spot> {
        match place {
            Place::Root(slot) => self.variable(slot).map(|(group, name)| Spot::Variable(group, name)),
            Place::Field(id, index) => {
                let at = self.moment.world.heap.address(id)?;
                let name = self.property(at, index)?;
                match self.moment.world.heap.immortal(at) {
                    true => Some(Spot::Variable(Group::Globals, name)),
                    false => Some(Spot::Property(owner(id)?, name)),
                }
            }
        }
    }

    /// The variable that a root slot is, with what holds it.
    pub fn variable(&self, slot: u32) -> Option<(Group, Rc<str>)> {
        let (program, vm) = (self.moment.program, self.moment.vm);
        let first = root::SCRIPT + program.prelude.script_slots;
        let script = slot.checked_sub(first).and_then(|index| program.script_names.get(index as usize));
        if let Some(name) = script {
            return Some((Group::Script, program.display(*name).into()));
        }
        let (depth, frame) =
            (0..vm.depth()).rev().map(|depth| (depth, vm.frame(depth))).find(|(_, f)| f.base <= slot)?;
        let code = program.code(frame.code);
        let register = u16::try_from(slot - frame.base).ok()?;
        let local = code.locals.iter().find(|local| local.register == register && !code.internal)?;
        let group = match code.kind {
            CodeKind::Script => Group::Script,
            _ => Group::Frame { code: frame.code, depth: depth as u32 },
        };
        Some((group, program.display(local.name).into()))
    }

    /// What a field is called: by the key before it, by its index in an array, by the scope's names.
    pub fn property(&self, at: Addr, index: u32) -> Option<Rc<str>> {
        let heap = &self.moment.world.heap;
        if self.moment.word(at) == "scope" {
            let thing = self.moment.thing(at);
            let target = heap.field(at, index).target();
            let field = thing.fields.iter().find(|field| !field.internal && field.value.target() == target);
            return field.map(|field| field.name.clone());
        }
        let word = index.checked_sub(1).map(|key| heap.field(at, key));
        let key = word.and_then(Key::of_word).map(|(key, _)| key);
        match key {
            Some(Key::Name(name)) => Some(self.moment.program.display(name).into()),
            Some(Key::Symbol(symbol)) => Some(self.moment.program.display(symbol.description).into()),
            Some(Key::Index(index)) => Some(index.to_string().into()),
            None => None,
        }
    }
}
