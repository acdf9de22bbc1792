//! The roots of a program, for the picture: which groups and names there are in a run, and what each holds at a moment.
//!
//! Planned for the whole run, so that nothing moves when a call begins or returns: every function has one group, which
//! all its calls share, and every name that ever refers to something has a place in it.

use super::sight::Sight;
use crate::layout::Point;
use crate::view::frame::{Rect, RootGroup, RootSlot};
use crate::view::words::fitting;
use js::code::CodeId;
use js::inspection::{Entry, Group};
use memory::heap::Addr;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::rc::Rc;

/// A group, all calls of a function being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// One that is always there.
    Fixed(Group),
    /// The calls of a function.
    Calls(CodeId),
}

/// What a root holds at a moment.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its place in the plan, if it has one.
    pub slot: Option<u32>,
    /// What it holds in a few letters, where that is no object.
    pub text: Rc<str>,
    /// The shown things it leads to.
    pub leads: Vec<Addr>,
}

#[derive(Clone, Debug)]
struct Planned {
    key: Key,
    heading: Rc<str>,
    /// When something of it was first seen.
    first: u64,
    /// Names with their slots, and where each stands in its listing.
    names: Vec<(usize, Rc<str>, u32)>,
}

impl Planned {
    /// What is added to the heading once nothing of it is there any more.
    fn ending(&self) -> &'static str {
        if matches!(self.key, Key::Calls(_)) { " — returned" } else { "" }
    }
}

/// The plan of a run's roots.
#[derive(Clone, Debug, Default)]
pub struct Roots {
    groups: Vec<Planned>,
    slots: HashMap<(Key, Rc<str>), u32>,
    /// The slots of variables of the script's blocks.
    blocks: HashSet<u32>,
}

/// A column of roots: the groups, where each slot is in them, and where its references start.
pub type Column = (Vec<RootGroup>, Vec<Option<(usize, usize)>>, Vec<Point>);

const LEFT: f64 = 22.0;
const TOP: f64 = 42.0;
/// With more names than this they stand closer.
const MANY: usize = 14;

fn key(group: Group) -> Key {
    match group {
        Group::Frame { code, .. } => Key::Calls(code),
        group => Key::Fixed(group),
    }
}

impl Roots {
    /// The slot of a variable.
    pub fn slot(&self, group: Group, name: &Rc<str>) -> Option<u32> {
        self.slots.get(&(key(group), name.clone())).copied()
    }

    /// How many slots there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// What the roots hold now; those that lead to something, or hold a value that is to be seen, get a slot if they have none. What an expression holds
    /// for a moment has one only if that lasts while other lines run: `begins` says that one begins.
    pub fn read(&mut self, sight: &Sight, tick: u64, begins: bool) -> Vec<Held> {
        let entries = sight.roots();
        let held = self.held(sight, &entries);
        let named: HashSet<Addr> = (held.iter().zip(&entries))
            .filter(|(_, entry)| &*entry.name != "temporary")
            .flat_map(|(held, _)| held.leads.iter().copied())
            .collect();
        for (order, (held, entry)) in held.iter().zip(&entries).enumerate() {
            // And only if nothing else holds it.
            let passing = &*entry.name == "temporary" && (!begins || held.leads.iter().all(|to| named.contains(to)));
            let variable = matches!(entry.group, Group::Globals | Group::Script | Group::Frame { .. });
            let value = sight.unfold.values && variable && !matches!(&*held.text, "" | "undefined");
            if held.slot.is_none() && (value || !held.leads.is_empty()) && !passing {
                self.add(sight, order, entry, tick);
            }
        }
        self.held(sight, &entries)
    }

    /// What the roots hold at a moment of a run that is known.
    pub fn at(&self, sight: &Sight) -> Vec<Held> {
        self.held(sight, &sight.roots())
    }

    fn held(&self, sight: &Sight, entries: &[Entry]) -> Vec<Held> {
        let held = |entry: &Entry| {
            let leads = sight.leads(entry.value, Sight::hosts(entry.group)).0;
            let slot = self.slots.get(&(key(entry.group), entry.name.clone())).copied();
            let text = match leads.is_empty() {
                true => sight.moment.inline(entry.value),
                false => "".into(),
            };
            Held { slot, text, leads }
        };
        entries.iter().map(held).collect()
    }

    fn add(&mut self, sight: &Sight, order: usize, entry: &Entry, tick: u64) {
        let key = key(entry.group);
        let slot = self.slots.len() as u32;
        if self.slots.contains_key(&(key, entry.name.clone())) {
            return;
        }
        self.slots.insert((key, entry.name.clone()), slot);
        let program = sight.moment.program;
        let own = |name: &js::Atom| program.display(*name) == *entry.name;
        if entry.group == Group::Script && !program.script_names.iter().any(own) {
            self.blocks.insert(slot);
        }
        let at = self.groups.iter().position(|group| group.key == key).unwrap_or_else(|| {
            let heading = entry.group.heading(sight.moment.program).into();
            self.groups.push(Planned { key, heading, first: tick, names: Vec::new() });
            self.groups.len() - 1
        });
        self.groups[at].names.push((order, entry.name.clone(), slot));
    }

    /// Whether something ever waits in them for time or a person.
    pub fn waits(&self) -> bool {
        let waits = |group| matches!(group, Key::Fixed(Group::Timers));
        self.groups.iter().any(|planned| waits(planned.key))
    }

    /// Whether the document ever holds anything.
    pub fn shows_document(&self) -> bool {
        self.groups.iter().any(|planned| planned.key == Key::Fixed(Group::Document))
    }

    /// Which slots come and go: those of calls, and of the script's blocks.
    pub fn passing(&self) -> Vec<bool> {
        let mut passing = vec![false; self.slots.len()];
        for (slot, (key, _)) in self.slots.iter().map(|(named, slot)| (*slot, named)) {
            passing[slot as usize] = matches!(key, Key::Calls(_)) || self.blocks.contains(&slot);
        }
        passing
    }

    /// The name of a slot, and what kind of root it is, as plain JSON has it.
    pub fn name(&self, slot: u32) -> Option<(Rc<str>, &'static str)> {
        let found = |group: &Planned| {
            let (_, name, _) = group.names.iter().find(|(_, _, other)| *other == slot)?;
            let kind = match group.key {
                Key::Fixed(fixed) => fixed.name(),
                Key::Calls(_) => "frame",
            };
            Some((name.clone(), kind))
        };
        self.groups.iter().find_map(found)
    }

    /// The column: groups below each other, in the order in which they came, the fixed kinds around the calls.
    pub fn column(&self) -> Column {
        let rank = |group: &Planned| match group.key {
            Key::Fixed(Group::Globals) => 0,
            Key::Fixed(Group::Script) => 1,
            Key::Calls(_) => 2,
            Key::Fixed(_) => 3,
        };
        let mut order: Vec<&Planned> = self.groups.iter().collect();
        order.sort_by_key(|group| rank(group));
        let many = self.slots.len() > MANY;
        let (h, gap, between) = if many { (24.0, 4.0, 30.0) } else { (28.0, 4.0, 34.0) };
        let longest = self.slots.keys().map(|(_, name)| name.chars().count()).max().unwrap_or(0) as f64;
        // References leave below the headings, so those may stand out a little.
        let headings = order.iter().map(|group| group.heading.chars().count() + group.ending().chars().count());
        let heading = headings.max().unwrap_or(0) as f64;
        let w = (longest * 7.6 + 46.0).max(heading * 6.8 - 10.0).clamp(88.0, 156.0);
        let mut slots = vec![None; self.slots.len()];
        let mut starts = vec![Point { x: LEFT, y: TOP }; self.slots.len()];
        let mut column: Vec<RootGroup> = Vec::new();
        let mut y = TOP;
        for planned in order {
            let heading = planned.heading.clone();
            let mut group = RootGroup { heading, at: (LEFT, y - 11.0), slots: Vec::new(), packed: false, gone: false };
            let mut names = planned.names.clone();
            names.sort();
            for (_, name, slot) in names {
                slots[slot as usize] = Some((column.len(), group.slots.len()));
                starts[slot as usize] = Point { x: LEFT + w - 14.0, y: y + h / 2.0 };
                let (rect, name) = (Rect { x: LEFT, y, w, h }, fitting(&name, 16));
                group.slots.push(RootSlot { name, rect, filled: false, active: false, text: "".into(), lit: false });
                y += h + gap;
            }
            y += between - gap;
            column.push(group);
        }
        (column, slots, starts)
    }

    /// The groups of a moment: what is filled, what is written beside names, which calls are not under way.
    pub fn draw(
        &self,
        sight: &Sight,
        plan: &[RootGroup],
        places: &[Option<(usize, usize)>],
        held: &[Held],
        tick: u64,
    ) -> Vec<RootGroup> {
        let mut groups = plan.to_vec();
        let mut there = vec![false; groups.len()];
        for held in held {
            let Some((group, index)) = held.slot.and_then(|slot| places.get(slot as usize).copied().flatten()) else {
                continue;
            };
            there[group] = true;
            let slot = &mut groups[group].slots[index];
            slot.filled |= !held.leads.is_empty();
            slot.text = if slot.filled { "".into() } else { held.text.clone() };
        }
        for planned in &self.groups {
            let Some(&(_, _, slot)) = planned.names.first() else { continue };
            let Some((group, _)) = places.get(slot as usize).copied().flatten() else { continue };
            if let Key::Calls(code) = planned.key {
                let calls =
                    (0..sight.moment.vm.depth()).filter(|depth| sight.moment.vm.frame(*depth).code == code).count();
                groups[group].gone = calls == 0;
                if calls > 1 {
                    groups[group].heading = format!("{} × {calls}", planned.heading).into();
                } else if calls == 0 && tick >= planned.first {
                    groups[group].heading = format!("{}{}", planned.heading, planned.ending()).into();
                }
            } else {
                groups[group].gone =
                    !there[group] && !matches!(planned.key, Key::Fixed(Group::Globals | Group::Script));
            }
        }
        groups
    }
}
