//! Names and what they stand for: objects, their fields, roots. Known for the whole run before it begins; a person's
//! edits may add to them.

use super::{Action, Operation, Scenario};
use rustc_hash::FxHashMap as HashMap;
use std::rc::Rc;

/// Names of fields, in order, found by name in a moment however many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    names: Vec<Rc<str>>,
    /// Only where there are many.
    index: HashMap<Rc<str>, u32>,
}

impl Fields {
    const FEW: usize = 16;

    /// Adds one, unless it is there.
    pub fn add(&mut self, name: &Rc<str>) {
        if self.find(name).is_some() {
            return;
        }
        self.names.push(name.clone());
        if self.names.len() > Self::FEW {
            let known = self.index.len();
            let new = self.names.iter().enumerate().skip(known);
            self.index.extend(new.map(|(index, name)| (name.clone(), index as u32)));
        }
    }

    /// The index of one.
    pub fn find(&self, name: &str) -> Option<u32> {
        if self.names.len() > Self::FEW {
            return self.index.get(name).copied();
        }
        self.names.iter().position(|known| &**known == name).map(|index| index as u32)
    }

    /// The names, in order.
    pub fn names(&self) -> &[Rc<str>] {
        &self.names
    }
}

impl FromIterator<Rc<str>> for Fields {
    fn from_iter<I: IntoIterator<Item = Rc<str>>>(names: I) -> Fields {
        let mut fields = Fields::default();
        names.into_iter().for_each(|name| fields.add(&name));
        fields
    }
}

/// Which thing of a run, whether it is there at the moment or not: in a scenario its place in the order of creation, in
/// a program its identity counted from the first object of its own. It keys the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

impl EntityId {
    /// Its place in a list of all.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An object with a name, whether it exists at the moment or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its name.
    pub name: Rc<str>,
    /// What its own data weighs, in bytes.
    pub size: u32,
    /// The names of its strong fields, those that are added later included.
    pub fields: Fields,
    /// The names of its weak fields.
    pub weak: Vec<Rc<str>>,
}

/// All names of a run. Entities are numbered in creation order: the listed objects, then the script's, then a person's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    entities: Vec<Entity>,
    by_name: HashMap<Rc<str>, EntityId>,
    roots: Vec<Rc<str>>,
    root_by_name: HashMap<Rc<str>, u32>,
}

impl Names {
    /// The names a scenario uses.
    pub fn of(scenario: &Scenario) -> Names {
        let mut names = Names::default();
        names.entities.reserve(scenario.objects.len());
        names.by_name.reserve(scenario.objects.len());
        for thing in &scenario.objects {
            names.entity(&thing.name, thing.size, side(&thing.fields), side(&thing.weak));
        }
        (0..scenario.root_slots).for_each(|slot| _ = names.root(&slot.to_string().into()));
        scenario.roots.iter().for_each(|(name, _)| _ = names.root(name));
        scenario.script.iter().for_each(|op| names.admit(op));
        names
    }

    /// Learns the names an operation brings: an object, a field, a root.
    pub fn admit(&mut self, op: &Operation) {
        match &op.action {
            Action::New { object, size, fields, weak } => self.entity(object, *size, side(fields), side(weak)),
            Action::Set { object, field, .. } => {
                if let Some(&entity) = self.by_name.get(object) {
                    self.entities[entity.index()].fields.add(field);
                }
            }
            Action::Root { name, .. } => _ = self.root(name),
            Action::Collect
            | Action::Minor
            | Action::Work(_)
            | Action::Time(_)
            | Action::Click(_)
            | Action::Continue
            | Action::Halt => {}
        }
    }

    fn entity(&mut self, name: &Rc<str>, size: u32, fields: Fields, weak: Vec<Rc<str>>) {
        let next = EntityId(self.entities.len() as u32);
        if *self.by_name.entry(name.clone()).or_insert(next) == next {
            self.entities.push(Entity { name: name.clone(), size, fields, weak });
        }
    }

    fn root(&mut self, name: &Rc<str>) -> u32 {
        let next = self.roots.len() as u32;
        let root = *self.root_by_name.entry(name.clone()).or_insert(next);
        if root == next {
            self.roots.push(name.clone());
        }
        root
    }

    /// Every entity, in creation order.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The numbers of all, in creation order.
    pub fn ids(&self) -> impl Iterator<Item = EntityId> + use<> {
        (0..self.entities.len() as u32).map(EntityId)
    }

    /// The entity with a name.
    pub fn find(&self, name: &str) -> Option<EntityId> {
        self.by_name.get(name).copied()
    }

    /// The names of the roots.
    pub fn roots(&self) -> &[Rc<str>] {
        &self.roots
    }

    /// The root with a name.
    pub fn find_root(&self, name: &str) -> Option<u32> {
        self.root_by_name.get(name).copied()
    }
}

impl std::ops::Index<EntityId> for Names {
    type Output = Entity;

    fn index(&self, entity: EntityId) -> &Entity {
        &self.entities[entity.index()]
    }
}

fn side<C: FromIterator<Rc<str>>>(fields: &[(Rc<str>, Option<Rc<str>>)]) -> C {
    fields.iter().map(|(name, _)| name.clone()).collect()
}
