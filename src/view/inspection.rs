//! What there is to know of one object at a moment: its figures, who holds it and what would go without each of them,
//! what it refers to, by which further paths it stays alive. Plain data; asking changes nothing.

use super::colours::Colours;
use super::run_index::RunIndex;
use super::table::words;
use super::words::{bytes, count};
use crate::lab::{
    Action, Addr, BlockKind, Collector, Doer, Dominators, EntityId, Ignored, LeftOut, NamedReference, ObjectLife,
    Operation, Slot, SlotId, Subject, lost, next_paths, references, root_references,
};
use memory::time::Tick;
use std::rc::Rc;

/// What is known of an object.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inspection {
    /// What it is called.
    pub title: Rc<str>,
    /// Its figures.
    pub facts: Vec<Fact>,
    /// Who refers to it, the roots first.
    pub held_by: Vec<Hold>,
    /// How many more do.
    pub more: usize,
    /// What it refers to.
    pub refers_to: Vec<Hold>,
    /// The paths by which it is reached, each by another last reference, the shortest first.
    pub paths: Vec<Rc<str>>,
    /// Whether what weak maps keep is left out when paths are looked for; `None` where there are none.
    pub weak: Option<bool>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is of.
    pub name: &'static str,
    /// The figure, with its unit.
    pub value: Rc<str>,
    /// The object or the moment that is meant.
    pub leads: Option<FactLead>,
}

/// Where a figure leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactLead {
    /// To an object.
    Object(EntityId),
    /// To a moment.
    Moment(Tick),
}

/// A reference, as one asks what would be without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Hold {
    /// What it is called: `root r`, `{a}.other`.
    pub name: Rc<str>,
    /// The thing at its other end; `None` for a root.
    pub other: Option<EntityId>,
    /// Which objects would become garbage without it; `None` where that was not asked.
    pub lost: Option<Rc<[EntityId]>>,
    /// The same in words: `2 objects, 96 B`.
    pub loss: Rc<str>,
    /// What cuts it, where that can be done.
    pub cut: Option<Operation>,
    /// The slot, where it is one.
    pub place: Option<SlotId>,
    /// Whether it is left out when paths are looked for.
    pub ignored: bool,
}

/// Maximum number of references of each kind that are told.
const TOLD: usize = 8;
/// Maximum number of paths that are told.
const PATHS: usize = 4;
/// In a heap of more blocks than this nobody looks for who refers to an object, nor what would go.
const LARGE: usize = 60_000;

/// An object that is asked about.
pub(super) struct Inspected<'a> {
    /// The moment.
    pub subject: &'a dyn Subject,
    /// What is known of the run.
    pub index: &'a RunIndex,
    /// The collector.
    pub collector: &'a dyn Collector,
    /// Its tick.
    pub tick: Tick,
    /// The object.
    pub entity: EntityId,
    /// Who keeps what at this moment, where that is known.
    pub dominators: Option<&'a Dominators>,
    /// Its life in the whole run, where that is known.
    pub life: Option<&'a ObjectLife>,
    /// What is left out when paths are looked for.
    pub ignored: &'a Ignored,
}

impl Inspected<'_> {
    /// What is known of it.
    pub fn tell(&self) -> Inspection {
        let title = self.name(self.entity);
        let Some(at) = self.subject.state().object(self.entity) else {
            return Inspection { title, facts: self.absent(), ..Inspection::default() };
        };
        let small = self.subject.state().world.heap.blocks().take(LARGE + 1).count() <= LARGE;
        let mut inspection = Inspection { title, facts: self.facts(at), weak: self.weak(), ..Inspection::default() };
        if small {
            let holds = self.holders();
            inspection.more = holds.len().saturating_sub(TOLD);
            inspection.held_by = holds.iter().take(TOLD).map(|hold| self.hold(hold, hold.from, true)).collect();
            let all = next_paths(self.subject, at, &self.ignored.at(&self.subject.state().world), PATHS);
            inspection.paths = all.iter().map(|path| path.words(self.subject, self.index).plain().into()).collect();
        }
        let refers = references(self.subject, self.index, at);
        inspection.refers_to = refers.iter().take(TOLD).map(|hold| self.hold(hold, Some(hold.to), small)).collect();
        inspection
    }

    fn name(&self, entity: EntityId) -> Rc<str> {
        self.index.drawn.name(self.subject, entity)
    }

    /// Whether weak maps are left out, where anything is kept by one.
    fn weak(&self) -> Option<bool> {
        let heap = &self.subject.state().world.heap;
        let pairs = heap.blocks().take(LARGE).any(|block| block.kind == BlockKind::Ephemeron);
        (pairs || self.ignored.weak).then_some(self.ignored.weak)
    }

    /// Of an object that is not there: when it was.
    fn absent(&self) -> Vec<Fact> {
        let life = self.index.drawn.member(self.entity).map(|member| self.index.drawn.lives[member]);
        let moment = |name, at: Tick| Fact {
            name,
            value: format!("step {}", at.0).into(),
            leads: Some(FactLead::Moment(at)).filter(|_| at != Tick::NEVER),
        };
        let told = life.map(|life| match life.died <= self.tick {
            true => [vec![moment("Made", life.born)], self.fate(), vec![moment("Freed", life.died)]].concat(),
            false => vec![moment("Will be made", life.born)],
        });
        told.unwrap_or_default()
    }

    /// When it was last used, and who let go of it.
    fn fate(&self) -> Vec<Fact> {
        let Some(life) = self.life else { return Vec::new() };
        let moment = |name, at: Tick, by: Doer| {
            let who = match by {
                Doer::Start => String::new(),
                Doer::Line(line) => format!("line {line}, "),
                Doer::Operation(index) => format!("operation {}, ", index + 1),
                Doer::Person => "by hand, ".into(),
            };
            Fact { name, value: format!("{who}step {}", at.0).into(), leads: Some(FactLead::Moment(at)) }
        };
        let mut fate = vec![moment("Last used", life.used.at, life.used.by)];
        if let Some(lost) = life.lost.map(|lost| lost.act).filter(|act| act.at > Tick(0)) {
            fate.push(moment("Last reachable", Tick(lost.at.0 - 1), Doer::Start));
            fate.push(moment("Let go by", lost.at, lost.by));
        }
        fate
    }

    fn facts(&self, at: Addr) -> Vec<Fact> {
        let (subject, state) = (self.subject, self.subject.state());
        let colours = Colours::of(state, self.collector);
        let plain = |name, value: String| Fact { name, value: value.into(), leads: None };
        let mut facts = vec![plain("State", words(colours.look(at), colours.lost(at), self.collector).into())];
        let own = u64::from(state.world.heap.shape(at).bytes());
        facts.push(plain("Takes", bytes(own)));
        if let Some(dominators) = self.dominators {
            match dominators.retained(at) {
                Some(kept) => {
                    let least = if kept.at_least { "at least " } else { "" };
                    let told = count(kept.objects as usize, "object");
                    facts.push(plain("Retains", format!("{least}{} in {told}", bytes(u64::from(kept.bytes)))));
                    let above = dominators.shown_dominator(at).and_then(|above| subject.entity_at(above));
                    facts.push(match above {
                        Some(above) => {
                            let leads = Some(FactLead::Object(above));
                            Fact { name: "Kept by", value: self.name(above), leads }
                        }
                        None => plain("Kept by", "no single object".into()),
                    });
                }
                None => facts.push(plain("Retains", "nothing: no root reaches it".into())),
            }
        }
        if let Some(count) = colours.count(at) {
            facts.push(plain("Count", count.to_string()));
        }
        facts.push(plain("Address", at.to_string()));
        let born = self.index.drawn.member(self.entity).map(|member| self.index.drawn.lives[member].born);
        let line = subject.made_at(self.entity);
        match (line, born.filter(|born| *born != Tick::NEVER)) {
            (Some(line), Some(born)) => {
                let value = format!("line {line}, step {}", born.0).into();
                facts.push(Fact { name: "Made", value, leads: Some(FactLead::Moment(born)) });
            }
            (None, Some(born)) if born > Tick(0) => {
                let leads = Some(FactLead::Moment(born));
                facts.push(Fact { name: "Made", value: format!("step {}", born.0).into(), leads });
            }
            _ => {}
        }
        facts.extend(self.fate());
        facts
    }

    /// The references that lead to it.
    fn holders(&self) -> Vec<NamedReference> {
        let to = |reference: &NamedReference| reference.to == self.entity;
        let mut found: Vec<NamedReference> = root_references(self.subject, self.index).into_iter().filter(to).collect();
        for (_, at) in self.index.drawn.there(self.subject) {
            found.extend(references(self.subject, self.index, at).into_iter().filter(to));
        }
        found
    }

    fn hold(&self, reference: &NamedReference, other: Option<EntityId>, asks: bool) -> Hold {
        let gone = reference.slot().filter(|_| asks).map(|slot| lost(self.subject, &LeftOut::slots([slot])));
        let loss = match &gone {
            None => String::new(),
            Some(gone) if gone.bytes == 0 => "nothing would go".into(),
            Some(gone) => format!("{}, {} would go", count(gone.entities.len(), "object"), bytes(gone.bytes)),
        };
        let heap = &self.subject.state().world.heap;
        let place = reference.slot().map(|slot| match slot {
            Slot::Root(index) => SlotId::Root(index),
            Slot::Field(at, index) => SlotId::Field(heap.id(at), index),
        });
        Hold {
            place,
            ignored: place.is_some_and(|place| self.ignored.places.contains(&place)),
            name: reference.words.clone().plain().into(),
            other,
            lost: gone.map(|gone| gone.entities.into()),
            loss: loss.into(),
            cut: self.cut(reference),
        }
    }

    /// What empties a reference of a scenario's graph.
    fn cut(&self, reference: &NamedReference) -> Option<Operation> {
        if self.subject.has_rows() || reference.slots.len() != 1 {
            return None;
        }
        let names = &self.subject.state().names;
        let action = match reference.slot()? {
            Slot::Root(slot) => {
                let state = self.subject.state();
                let root = (0..names.roots().len()).find(|root| state.root_slot(*root as u32) == slot)?;
                Action::Root { name: names.roots()[root].clone(), to: None }
            }
            Slot::Field(_, index) => {
                let entity = names.entities().get(reference.from?.index())?;
                let field = entity.fields.names().get(index as usize)?.clone();
                Action::Set { object: entity.name.clone(), field, to: None }
            }
        };
        Some(action.into())
    }
}
