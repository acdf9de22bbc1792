//! One moment of a program as people see it: which things are shown, what they hold in rows, where references lead
//! when everything folded is followed through.

use super::{HeldRow, Holds, LinkTarget, Unfold};
use crate::lab::EntityId;
use js::Value;
use js::code::CodeKind;
use js::inspection::{Entry, Field, Group, Moment, Part, Thing};
use memory::heap::{Addr, ObjectId, Slot};
use memory::world::Lead;
use rustc_hash::FxHashSet as HashSet;
use std::rc::Rc;

/// Maximum number of folded things that are followed through from one place.
const FAR: usize = 4_000;
/// Maximum number of fields of a folded thing that is gone through for what an expression or a built-in call holds for a
/// moment, such as the copy that is being sorted: it is looked at after each call.
const BRIEF: u32 = 256;

/// The heap of a moment, as far as it is to be seen.
#[derive(Clone, Copy)]
pub struct VisibleHeap<'a> {
    /// The moment.
    pub moment: Moment<'a>,
    /// What of the engine is shown by itself.
    pub unfold: Unfold,
}

/// How a search goes on.
#[derive(Default)]
struct Search {
    /// Whether it is for what is held for a moment only.
    brief: bool,
    found: Vec<Addr>,
    seen: HashSet<Addr>,
    folded: Vec<Addr>,
}

impl VisibleHeap<'_> {
    /// The entity of an identity: what can be freed is one.
    pub fn entity(&self, id: ObjectId) -> Option<EntityId> {
        id.0.checked_sub(self.moment.vm.first_identity).map(EntityId)
    }

    /// The entity of what is at an address.
    pub fn entity_at(&self, at: Addr) -> Option<EntityId> {
        self.entity(self.moment.world.heap.id(at))
    }

    /// Whether a thing is drawn by itself.
    pub fn shown(&self, at: Addr) -> bool {
        let heap = &self.moment.world.heap;
        if heap.immortal(at) {
            return false;
        }
        if !self.moment.visible(at) {
            let scope = self.unfold.scopes && self.moment.scope(at).is_some();
            return scope || self.unfold.prototypes && self.moment.prototype_of(at).is_some();
        }
        // Methods and prototypes belong to their class.
        let id = heap.id(at);
        self.unfold.prototypes
            || self.moment.vm.event(id).is_some()
            || !self.moment.class(at).is_some_and(|class| class.is_function()) && &*self.moment.label(id) != "prototype"
    }

    /// Whether a field has a row of its own. The engine's have one where they lead to something shown.
    fn told(&self, field: &Field) -> bool {
        match field.part {
            Part::Own => true,
            Part::Scope => self.unfold.scopes,
            Part::Prototype => self.unfold.prototypes,
            Part::Internal => false,
        }
    }

    /// The shown things that a value leads to: itself, or what the folded thing it is keeps.
    fn leads(&self, value: Value) -> (Vec<Addr>, Vec<Addr>) {
        let mut search = Search::default();
        if let Some(at) = value.target() {
            self.search(&mut search, at, false);
        }
        (search.found, search.folded)
    }

    /// The shown things that a root leads to; `brief` where it holds for a moment only what it holds.
    pub fn led_by_root(&self, root: &Entry, brief: bool) -> Vec<Addr> {
        let mut search = Search { brief, ..Search::default() };
        if let Some(at) = root.value.target() {
            self.search(&mut search, at, VisibleHeap::hosts(root.group));
        }
        search.found
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
            if !search.brief || self.moment.fields(at) <= BRIEF {
                work.extend(self.fields(at, 0).into_iter().rev());
            }
        }
    }

    /// What the strong fields of a thing refer to, from one of them on; the value of a pair only while its key is there.
    fn fields(&self, at: Addr, from: u32) -> Vec<Addr> {
        let from = |(slot, to)| matches!(slot, Slot::Field(_, index) if index >= from).then_some(to);
        self.moment.references(at).into_iter().filter_map(from).collect()
    }

    /// What a shown thing holds.
    pub fn holds(&self, at: Addr) -> Holds {
        let mut holds = Holds::default();
        let mut rowed: HashSet<Addr> = HashSet::default();
        let thing = self.moment.thing(at);
        for field in thing.fields.iter().filter(|field| self.told(field)) {
            let (leads, folded) = self.leads(field.value);
            rowed.extend(leads.iter().copied());
            holds.folded.extend(folded);
            let text = if field.part == Part::Own { field.text.clone() } else { "".into() };
            holds.rows.push(row(field.name.clone(), text, leads));
        }
        // The host's own records are folded: an empty row says nothing.
        holds.rows.retain(|row| !row.text.is_empty() || !row.leads.is_empty());
        if thing.word == "node" {
            holds.rows.retain(says_something);
            sorting::by_key(&mut holds.rows, |row| row.leads.is_empty());
        }
        self.pairs(at, &thing, &mut holds, &mut rowed);
        if !self.unfold.scopes && self.moment.class(at).is_some_and(|class| class.is_function()) {
            self.captured(at, &mut holds, &mut rowed);
        }
        let mut search = Search::default();
        search.seen.insert(at);
        let (prototype, own): (Vec<_>, Vec<_>) =
            self.moment.references(at).into_iter().partition(|(slot, _)| self.moment.leads_to_prototype(*slot));
        own.iter().for_each(|(_, to)| self.search(&mut search, *to, false));
        holds.besides = search.found.iter().filter(|to| !rowed.contains(to)).map(|to| target(*to, false)).collect();
        holds.folded.extend(search.folded.iter().copied());
        if let Some((_, proto)) = prototype.first().filter(|_| !self.unfold.prototypes) {
            let mut search = Search::default();
            search.seen.insert(at);
            self.search(&mut search, *proto, false);
            holds.inherited = search.found;
        }
        // What a weak collection keeps it keeps only as long as the key is there.
        if thing.word.starts_with("weak") {
            holds.rows.iter_mut().for_each(|row| row.weak = true);
            holds.targets().for_each(|target| target.weak = true);
        }
        let weak = self.weakly(at, &search.folded).into_iter().filter(|to| !rowed.contains(to));
        holds.besides.extend(weak.map(|to| target(to, true)));
        self.mark_stale(at, &mut holds);
        holds
    }

    /// The entries of a weak map: a row for each, which leads to its key and, as long as that is there, to its value.
    fn pairs(&self, at: Addr, thing: &Thing, holds: &mut Holds, rowed: &mut HashSet<Addr>) {
        let heap = &self.moment.world.heap;
        for entry in if thing.word == "weak map" { self.moment.weak_entries(at) } else { Vec::new() } {
            let Some(key) = entry.key else {
                // It keeps its row, so that those of the others stay where they are.
                holds.rows.push(row("(key freed)".into(), "".into(), Vec::new()));
                continue;
            };
            let mut leads = if self.shown(key) { vec![key] } else { Vec::new() };
            if let Some(value) = entry.value {
                let mut search = Search::default();
                self.search(&mut search, value, false);
                leads.extend(search.found);
            }
            rowed.extend(leads.iter().copied());
            holds.rows.push(row(self.moment.label(heap.id(key)), "".into(), leads));
        }
    }

    /// The variables of the scopes a function was made in, as far as they lead to something shown.
    fn captured(&self, at: Addr, holds: &mut Holds, rowed: &mut HashSet<Addr>) {
        let next = |at: Addr| {
            let fields = self.moment.thing(at).fields;
            let field = fields.into_iter().find(|field| field.part == Part::Scope);
            field.and_then(|field| field.value.target()).filter(|to| !self.moment.world.heap.immortal(*to))
        };
        let mut scope = next(at);
        let mut depth = 0;
        while let Some(context) = scope.filter(|_| depth < 20) {
            for field in self.moment.thing(context).fields.iter().filter(|field| field.part == Part::Own) {
                let (leads, folded) = self.leads(field.value);
                let leads: Vec<Addr> = leads.into_iter().filter(|to| *to != at).collect();
                holds.folded.extend(folded);
                if !leads.is_empty() {
                    rowed.extend(leads.iter().copied());
                    holds.rows.push(row(field.name.clone(), "".into(), leads));
                }
            }
            holds.folded.push(context);
            scope = next(context);
            depth += 1;
        }
    }

    /// While objects move: says of what is led to by a reference that is still to be updated, in the thing itself or in
    /// what is folded into it, that it is.
    fn mark_stale(&self, at: Addr, holds: &mut Holds) {
        let world = self.moment.world;
        if world.collection.relocation.is_none() {
            return;
        }
        let holders = std::iter::once(at).chain(holds.folded.iter().copied());
        let slots = holders
            .flat_map(|holder| (0..world.heap.shape(holder).fields).map(move |index| Slot::Field(holder, index)));
        let old = slots.filter(|slot| world.lead(*slot) == Lead::OldPlace);
        let old: HashSet<Addr> = old.filter_map(|slot| world.load(slot).target()).collect();
        holds.targets().for_each(|target| target.stale = old.contains(&target.to));
    }

    /// What weak fields lead to: a thing's own, and those of the pairs and records it has.
    fn weakly(&self, at: Addr, folded: &[Addr]) -> Vec<Addr> {
        let word = self.moment.word(at);
        if !word.starts_with("weak") && word != "finalization registry" {
            return Vec::new();
        }
        let holders = std::iter::once(at).chain(folded.iter().copied());
        let weak = holders.flat_map(|holder| self.moment.weak_references(holder));
        let mut found: Vec<Addr> = weak.filter(|to| self.shown(*to)).collect();
        sorting::plain(&mut found);
        found.dedup();
        found
    }

    /// The roots, block scopes of the script among its own variables; of a folded scope its variables.
    pub fn roots(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        for entry in self.moment.roots() {
            match entry.value.target().filter(|at| self.moment.scope(*at).is_some() && !self.shown(*at)) {
                Some(scope) => entries.extend(self.variables(scope, entry.group)),
                None => entries.push(entry),
            }
        }
        for entry in &mut entries {
            if let Group::Frame { code, .. } = entry.group
                && self.moment.program.code(code).kind == CodeKind::Script
            {
                entry.group = Group::Script;
            }
        }
        entries
    }

    /// The variables of a scope as roots. What the engine keeps there besides is no variable.
    fn variables(&self, scope: Addr, group: Group) -> impl Iterator<Item = Entry> {
        let fields = self.moment.thing(scope).fields.into_iter();
        let written =
            |name: &str| !matches!(name, "this" | "home" | "static home" | "thrown") && !name.starts_with('#');
        let own = fields.filter(move |field| field.part == Part::Own && written(&field.name));
        own.map(move |field| Entry { group, name: field.name, value: field.value })
    }

    /// Whether a group is the host's: what it holds is gone through though it was there from the start.
    fn hosts(group: Group) -> bool {
        matches!(group, Group::Timers | Group::Document | Group::Jobs | Group::Kept | Group::Console)
    }
}

fn target(to: Addr, weak: bool) -> LinkTarget {
    LinkTarget { to, slot: None, weak, stale: false }
}

fn row(name: Rc<str>, text: Rc<str>, leads: Vec<Addr>) -> HeldRow {
    let leads = leads.into_iter().map(|to| target(to, false)).collect();
    HeldRow { name, text, weak: false, leads }
}

/// What a node's row says that its title does not.
fn says_something(row: &HeldRow) -> bool {
    let named = matches!(&*row.name, "nodeName" | "tagName");
    !row.leads.is_empty() || !named && !matches!(&*row.text, "''" | "null")
}
