//! Drawing in the picture, by pointer, touch or button: what a person does there, and what is selected meanwhile. What an
//! act means for the graph, the player knows; here it only gets its names.

mod bar;
mod pad;

pub use bar::{MakeBarProps, ObjectFormProps};
pub use pad::Pad;

use crate::lab::{CopyOf, GraphAct};
use crate::view::player::Player;
use std::rc::Rc;

/// What a new object's own data weighs, in bytes.
const SIZE: u32 = 16;
/// How far from the object a copy is put.
const ASIDE: f64 = 46.0;

/// Something that a person does while drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum MakeAct {
    /// Begins to draw, or ends.
    Open(bool),
    /// Selects these objects and no others.
    Select(Vec<Rc<str>>),
    /// Selects one more, or no longer.
    Toggle(Rc<str>),
    /// The next object that is pressed is what the selected one is to refer to, or not.
    Connecting(bool),
    /// References are drawn weak from now on, or strong.
    Weak(bool),
    /// Adds an object, maybe at a place.
    Add(Option<(f64, f64)>),
    /// Lets an object refer to another by its next field.
    Link(Rc<str>, Rc<str>),
    /// Lets a root refer to an object.
    RootTo(Rc<str>, Rc<str>),
    /// Gives the selected objects a root.
    Root,
    /// Empties the roots that refer to the selected objects.
    Unroot,
    /// Copies the selected objects.
    Duplicate,
    /// Deletes them.
    Delete,
    /// Does these acts.
    Do(Vec<GraphAct>),
}

/// What is selected, and how the next press is meant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Making {
    /// Whether somebody draws.
    pub open: bool,
    /// The objects that are selected, by name, in the order in which they were.
    pub selected: Vec<Rc<str>>,
    /// Whether the next object that is pressed is what the selected one is to refer to.
    pub connecting: bool,
    /// Whether references are drawn weak.
    pub weak: bool,
}

impl Making {
    /// Does what concerns only this, and says what is to be done to the graph. `place` is the middle of an object.
    pub fn act(&mut self, act: MakeAct, player: &Player, place: impl Fn(&str) -> Option<(f64, f64)>) -> Vec<GraphAct> {
        let link = |from: &Rc<str>, to: &Rc<str>, weak: bool| GraphAct::Connect {
            object: from.clone(),
            field: player.next_field(from, weak),
            to: Some(to.clone()),
            weak,
        };
        let connecting = std::mem::take(&mut self.connecting);
        match act {
            MakeAct::Open(open) => *self = Making { open, ..Making::default() },
            MakeAct::Select(names) => {
                if let ([from], [to], true) = (&self.selected[..], &names[..], connecting) {
                    return vec![link(from, to, self.weak)];
                }
                self.selected = names;
            }
            MakeAct::Toggle(name) => match self.selected.iter().position(|known| *known == name) {
                Some(at) => _ = self.selected.remove(at),
                None => self.selected.push(name),
            },
            MakeAct::Connecting(on) => self.connecting = on && self.selected.len() == 1,
            MakeAct::Weak(weak) => (self.weak, self.connecting) = (weak, connecting),
            MakeAct::Add(pin) => {
                let name = player.free_name(None, &[]);
                self.selected = vec![name.clone()];
                return vec![GraphAct::Add { name, size: SIZE, pin }];
            }
            MakeAct::Link(from, to) => return vec![link(&from, &to, self.weak)],
            MakeAct::RootTo(name, to) => return vec![GraphAct::Root { name, to: Some(to) }],
            MakeAct::Root => {
                let mut taken = Vec::new();
                let root = |object: &Rc<str>| {
                    // The first may have an empty one; the others have roots of their own name.
                    let name = if taken.is_empty() { player.free_root() } else { object.clone() };
                    taken.push(name.clone());
                    GraphAct::Root { name, to: Some(object.clone()) }
                };
                return self.selected.iter().map(root).collect();
            }
            MakeAct::Unroot => {
                let mine = |to: &Option<Rc<str>>| to.as_ref().is_some_and(|to| self.selected.contains(to));
                let roots = player.roots_now().into_iter().filter(|(_, to)| mine(to));
                return roots.map(|(name, _)| GraphAct::Root { name, to: None }).collect();
            }
            MakeAct::Duplicate => {
                let mut copies: Vec<CopyOf> = Vec::new();
                // The copies of several stand below all of them.
                let heights = || self.selected.iter().filter_map(|name| Some(place(name)?.1));
                let tall = heights().fold(f64::MIN, f64::max) - heights().fold(f64::MAX, f64::min);
                for name in &self.selected {
                    let taken: Vec<Rc<str>> = copies.iter().map(|copy| copy.1.clone()).collect();
                    let at = place(name).map(|(x, y)| (x + ASIDE, y + tall + ASIDE));
                    copies.push((name.clone(), player.free_name(Some(name), &taken), at));
                }
                self.selected = copies.iter().map(|copy| copy.1.clone()).collect();
                return if copies.is_empty() { Vec::new() } else { vec![GraphAct::Duplicate(copies)] };
            }
            MakeAct::Delete if self.selected.is_empty() => {}
            MakeAct::Delete => return vec![GraphAct::Delete(self.selected.clone())],
            MakeAct::Do(acts) => {
                for act in &acts {
                    if let GraphAct::Rename { object, to } = act {
                        self.selected.iter_mut().filter(|name| *name == object).for_each(|name| *name = to.clone());
                    }
                }
                return acts;
            }
        }
        Vec::new()
    }

    /// Forgets what is not there any more.
    pub fn hold_on(&mut self, objects: &[(crate::lab::EntityId, Rc<str>)]) {
        self.selected.retain(|name| objects.iter().any(|(_, known)| known == name));
        self.connecting &= self.selected.len() == 1;
    }
}
