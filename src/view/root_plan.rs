//! The roots of a run, for the picture: which groups and names there are, where they stand, and what each holds at a
//! moment.
//!
//! Planned for the whole run, so that nothing moves when a call begins or returns: every function has one group, which
//! all its calls share, and every name that ever refers to something has a place in it. Where there are many, groups of
//! functions that are never under way together stand at one place.

use super::frame::{Bounds, RootGroup, RootSlot};
use super::style::{ColumnStyle, LEFT, TOP};
use crate::lab::{Addr, Holder, RootEntry, Subject};
use layout::{Point, Stand};
use memory::time::Tick;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::rc::Rc;

/// The roots of one holder.
#[derive(Clone, Debug)]
struct PlannedGroup {
    holder: Holder,
    heading: Rc<str>,
    /// When something of it was first seen.
    first: Tick,
    /// Names with their slots, and where each stands in its listing.
    names: Vec<(usize, Rc<str>, u32)>,
    /// From which look to which something of it was there.
    spans: Vec<(u64, u64)>,
}

/// With more slots than this, groups share places.
const FEW: usize = 12;
/// Maximum number of spans that are told apart.
const SPANS: usize = 1024;

impl PlannedGroup {
    /// Something of it is there at a look.
    fn seen(&mut self, look: u64) {
        let full = self.spans.len() >= SPANS;
        match self.spans.last_mut() {
            Some(last) if full || last.1 + 1 >= look => last.1 = look,
            _ => self.spans.push((look, look)),
        }
    }

    /// Whether something of both may be there at once: between two looks nobody has looked.
    fn meets(&self, other: &PlannedGroup) -> bool {
        let (mut one, mut two) = (self.spans.iter().peekable(), other.spans.iter().peekable());
        while let (Some(a), Some(b)) = (one.peek(), two.peek()) {
            if a.1 + 1 < b.0 {
                one.next();
            } else if b.1 + 1 < a.0 {
                two.next();
            } else {
                return true;
            }
        }
        false
    }

    /// What is added to the heading once nothing of it is there any more.
    fn ending(&self) -> &'static str {
        if matches!(self.holder, Holder::Calls(_)) { " — returned" } else { "" }
    }
}

/// The plan of a run's roots. Each has a slot in the picture, in the order in which they were first seen.
#[derive(Clone, Debug, Default)]
pub struct RootPlan {
    groups: Vec<PlannedGroup>,
    slots: HashMap<(Holder, Rc<str>), u32>,
    /// The slots that come and go.
    passing: HashSet<u32>,
    /// Slots of roots that an edit has undone.
    undone: HashSet<u32>,
    /// How often the roots were looked at.
    looks: u64,
}

/// A column of roots: the groups, where each slot is in them, and where its references start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RootColumn {
    /// The groups, nothing filled.
    pub groups: Vec<RootGroup>,
    /// For each slot the group and its place there.
    pub places: Vec<Option<(usize, usize)>>,
    /// Where the references of each slot start.
    pub starts: Vec<Point>,
    /// For each group the number of its place: groups with one number are never there together.
    pub stations: Vec<usize>,
}

impl RootColumn {
    /// All slots.
    pub fn slots(&self) -> impl Iterator<Item = &RootSlot> {
        self.groups.iter().flat_map(|group| &group.slots)
    }

    /// How each stands in its group, for the layout.
    pub fn stands(&self) -> Vec<Option<Stand>> {
        let stand = |(group, index): (usize, usize)| {
            let RootGroup { slots, packed, .. } = &self.groups[group];
            Stand { height: slots[index].rect.h, group: self.stations[group], index, packed: *packed }
        };
        self.places.iter().map(|place| place.map(stand)).collect()
    }

    /// Moves the slots down, and each heading with the first of its group.
    pub fn sink(&mut self, by: &[f64]) {
        let first = |group: &RootGroup| group.slots.iter().map(|slot| slot.rect.y).fold(f64::INFINITY, f64::min);
        let before: Vec<f64> = self.groups.iter().map(first).collect();
        for (slot, (place, by)) in self.places.iter().zip(by).enumerate() {
            if let Some((group, index)) = *place {
                self.groups[group].slots[index].rect.y += by;
                self.starts[slot].y += by;
            }
        }
        for (group, before) in self.groups.iter_mut().zip(before) {
            if before.is_finite() {
                group.at.1 += first(group) - before;
            }
        }
    }
}

impl RootPlan {
    /// The slot of a root.
    pub fn slot(&self, holder: Holder, name: &Rc<str>) -> Option<u32> {
        self.slots.get(&(holder, name.clone())).copied()
    }

    /// How many slots have a place.
    pub fn len(&self) -> usize {
        self.slots.len() - self.undone.len()
    }

    /// The roots now, each with its slot. Those that lead to something, or hold a value that is to be seen, get a slot
    /// if they have none. What an expression holds for a moment has one only if that lasts while other lines run:
    /// `begins` says that one begins.
    pub fn read(&mut self, subject: &dyn Subject, tick: Tick, begins: bool) -> Vec<(Option<u32>, RootEntry)> {
        for (order, (holder, name)) in subject.given_roots().into_iter().enumerate() {
            self.add(subject, order, holder, &name, tick);
        }
        let entries = subject.roots();
        let named: HashSet<Addr> = (entries.iter().filter(|entry| !entry.temporary))
            .flat_map(|entry| entry.leads.iter().map(|target| target.to))
            .collect();
        self.looks += 1;
        let there: HashSet<Holder> = entries.iter().map(|entry| entry.holder).collect();
        for (order, entry) in entries.iter().enumerate() {
            // And only if nothing else holds it.
            let passing = entry.temporary && (!begins || entry.leads.iter().all(|target| named.contains(&target.to)));
            let told = !matches!(&*entry.text, "" | "undefined");
            let value = subject.unfold().values && entry.holder.written() && told;
            if (value || !entry.leads.is_empty()) && !passing {
                self.add(subject, order, entry.holder, &entry.name, tick);
            }
        }
        let looks = self.looks;
        self.groups.iter_mut().filter(|group| there.contains(&group.holder)).for_each(|group| group.seen(looks));
        self.with_slots(entries)
    }

    /// The roots at a moment of a run that is known, each with its slot.
    pub fn at(&self, subject: &dyn Subject) -> Vec<(Option<u32>, RootEntry)> {
        self.with_slots(subject.roots())
    }

    fn with_slots(&self, entries: Vec<RootEntry>) -> Vec<(Option<u32>, RootEntry)> {
        entries.into_iter().map(|entry| (self.slot(entry.holder, &entry.name), entry)).collect()
    }

    fn add(&mut self, subject: &dyn Subject, order: usize, holder: Holder, name: &Rc<str>, tick: Tick) {
        let slot = self.slots.len() as u32;
        if self.slots.contains_key(&(holder, name.clone())) {
            return;
        }
        self.slots.insert((holder, name.clone()), slot);
        if subject.passes(holder, name) {
            self.passing.insert(slot);
        }
        let at = self.groups.iter().position(|group| group.holder == holder).unwrap_or_else(|| {
            let heading = subject.heading(holder).into();
            self.groups.push(PlannedGroup { holder, heading, first: tick, names: Vec::new(), spans: Vec::new() });
            self.groups.len() - 1
        });
        self.groups[at].names.push((order, name.clone(), slot));
    }

    /// The run is known: what an edit has undone has no place any more.
    pub fn finish(&mut self, subject: &dyn Subject) {
        let given: HashSet<(Holder, Rc<str>)> = subject.given_roots().into_iter().collect();
        let gone = |holder: Holder| matches!(holder, Holder::Numbered | Holder::Named);
        let undone = self.slots.iter().filter(|(root, _)| gone(root.0) && !given.contains(root));
        self.undone = undone.map(|(_, slot)| *slot).collect();
    }

    /// Whether something of a holder is ever seen.
    pub fn has(&self, holder: Holder) -> bool {
        self.groups.iter().any(|group| group.holder == holder)
    }

    /// Which slots come and go: those of calls, and of the script's blocks.
    pub fn passing(&self) -> Vec<bool> {
        (0..self.slots.len() as u32).map(|slot| self.passing.contains(&slot)).collect()
    }

    /// The column: groups below each other, in the order in which they came, the lasting ones around the calls.
    pub fn column(&self, style: ColumnStyle) -> RootColumn {
        let (mut column, mut y) = (RootColumn::default(), TOP);
        column.places = vec![None; self.slots.len()];
        column.starts = vec![Point { x: LEFT, y: TOP }; self.slots.len()];
        let letters = |text: &str| text.chars().count();
        let longest = self.slots.keys().map(|(_, name)| letters(name)).max().unwrap_or(0);
        // References leave below the headings, so those may stand out a little.
        let heading = self.groups.iter().map(|group| letters(&group.heading) + letters(group.ending())).max();
        for (station, sharers) in self.stations().into_iter().enumerate() {
            let (top, mut bottom) = (y, y);
            for planned in sharers {
                let names = self.names(planned);
                let longest_here = names.iter().map(|(_, name, _)| letters(name)).max().unwrap_or(0);
                let packed = planned.holder == Holder::Numbered;
                let all = (longest, longest_here, heading.unwrap_or(0));
                let size = style.group(packed, names.len(), self.slots.len(), all);
                let at = (LEFT, top - style.above());
                let (heading, slots) = (planned.heading.clone(), Vec::new());
                let mut group = RootGroup { heading, at, slots, packed, gone: false, covered: false };
                let mut y = top;
                for (_, name, slot) in names {
                    column.places[*slot as usize] = Some((column.groups.len(), group.slots.len()));
                    column.starts[*slot as usize] = Point { x: LEFT + size.w - 14.0, y: y + size.h / 2.0 };
                    let rect = Bounds { x: LEFT, y, w: size.w, h: size.h };
                    let name = style.name(name);
                    group.slots.push(RootSlot {
                        name,
                        rect,
                        filled: false,
                        active: false,
                        text: "".into(),
                        lit: false,
                    });
                    y += size.h + size.gap;
                }
                bottom = bottom.max(y + size.below);
                column.groups.push(group);
                column.stations.push(station);
            }
            y = bottom;
        }
        column
    }

    /// The names of a group that have a place, in the order of its listing.
    fn names<'a>(&self, group: &'a PlannedGroup) -> Vec<&'a (usize, Rc<str>, u32)> {
        let mut names: Vec<_> = group.names.iter().filter(|(_, _, slot)| !self.undone.contains(slot)).collect();
        sorting::plain(&mut names);
        names
    }

    /// The groups that have names, those that share a place together, from the top.
    fn stations(&self) -> Vec<Vec<&PlannedGroup>> {
        let rank = |group: &PlannedGroup| match group.holder {
            Holder::Numbered | Holder::Globals => 0,
            Holder::Named | Holder::Script => 1,
            Holder::Calls(_) => 2,
            _ => 3,
        };
        let mut order: Vec<&PlannedGroup> = self.groups.iter().filter(|group| !self.names(group).is_empty()).collect();
        sorting::by_key(&mut order, |group| rank(group));
        let shares = |group: &PlannedGroup| self.slots.len() > FEW && matches!(group.holder, Holder::Calls(_));
        let mut stations: Vec<Vec<&PlannedGroup>> = Vec::new();
        for group in order {
            let free =
                |others: &&mut Vec<&PlannedGroup>| others.iter().all(|other| shares(other) && !group.meets(other));
            match stations.iter_mut().filter(|_| shares(group)).find(free) {
                Some(others) => others.push(group),
                None => stations.push(vec![group]),
            }
        }
        stations
    }

    /// The groups of a moment: what is filled, what is written beside names, which calls are not under way.
    pub fn draw(
        &self,
        subject: &dyn Subject,
        plan: &RootColumn,
        held: &[(Option<u32>, RootEntry)],
        tick: Tick,
    ) -> Vec<RootGroup> {
        let mut groups = plan.groups.clone();
        let mut there = vec![false; groups.len()];
        let place = |slot: u32| plan.places.get(slot as usize).copied().flatten();
        for (slot, entry) in held {
            let Some((group, index)) = slot.and_then(place) else { continue };
            there[group] = true;
            let slot = &mut groups[group].slots[index];
            slot.filled |= !entry.leads.is_empty();
            slot.text = if slot.filled { "".into() } else { entry.text.clone() };
        }
        for planned in &self.groups {
            let Some((group, _)) = planned.names.iter().find_map(|(_, _, slot)| place(*slot)) else { continue };
            if let Holder::Calls(function) = planned.holder {
                let calls = subject.calls(function);
                groups[group].gone = calls == 0;
                if calls > 1 {
                    groups[group].heading = format!("{} × {calls}", planned.heading).into();
                } else if calls == 0 && tick >= planned.first {
                    groups[group].heading = format!("{}{}", planned.heading, planned.ending()).into();
                }
            } else {
                groups[group].gone = !there[group] && !planned.holder.lasts();
            }
        }
        self.cover(plan, &mut groups, &there, tick);
        groups
    }

    /// Of groups that share a place, only one is seen: the one that is there, else the last that came, else the first
    /// that will.
    fn cover(&self, plan: &RootColumn, groups: &mut [RootGroup], there: &[bool], tick: Tick) {
        let mut first = vec![Tick(0); groups.len()];
        for planned in &self.groups {
            let place = |slot: &u32| plan.places.get(*slot as usize).copied().flatten();
            if let Some((group, _)) = planned.names.iter().find_map(|(_, _, slot)| place(slot)) {
                first[group] = planned.first;
            }
        }
        let claim = |group: usize, gone: bool| {
            (
                there[group],
                !gone,
                first[group] <= tick,
                match first[group] <= tick {
                    true => first[group].0,
                    false => u64::MAX - first[group].0,
                },
            )
        };
        let claims: Vec<_> = groups.iter().enumerate().map(|(group, seen)| claim(group, seen.gone)).collect();
        for (group, seen) in groups.iter_mut().enumerate() {
            let others =
                (0..claims.len()).filter(|other| *other != group && plan.stations[*other] == plan.stations[group]);
            seen.covered = others.into_iter().any(|other| (claims[other], group) > (claims[group], other));
        }
    }
}
