//! Drawing a graph. Before the first step an act changes the scenario's text; later it is a mutator's, done in the run
//! through the barrier like any other, and written into the script if somebody wishes that.

use super::transport::Goal;
use super::{Player, Sides};
use crate::lab::{
    Action, EntityId, Fault, GraphAct, LAB, Operation, Scenario, Side, State, edited, free_name, scripted,
};
use memory::time::Tick;
use std::rc::Rc;

impl Player {
    /// Does some acts of drawing as one.
    pub(super) fn draw(&mut self, acts: &[GraphAct]) -> Result<(), Fault> {
        if !LAB || !self.transport.arrived() || self.outdated() {
            return Err(Fault::nowhere("the run is still being prepared: try again in a moment"));
        }
        let places = acts.iter().all(|act| matches!(act, GraphAct::Place(_) | GraphAct::Arrange));
        if self.runs_program() || self.transport.now() == Tick(0) || places {
            let text = edited(&self.given.text, acts)?;
            let words: Vec<String> = acts.iter().map(words).collect();
            // Where things stand is nothing to a run: what was done in it stays.
            let anew = acts.contains(&GraphAct::Arrange);
            return self.redraw(&text, &words.join(", "), (places, anew));
        }
        let mut ops = Vec::new();
        for act in acts {
            ops.extend(operations(act)?);
        }
        for act in acts {
            if let GraphAct::Add { name, pin: Some(at), .. } = act {
                self.runs.sides.put(name, *at);
            }
        }
        self.edit(ops)
    }

    /// Has another text of the same graph: of the same run or not, with everything where it stands or arranged anew.
    fn redraw(&mut self, text: &str, words: &str, (same_run, anew): (bool, bool)) -> Result<(), Fault> {
        let scenario = Rc::new(self.given.read(text)?);
        let at = self.transport.now();
        let deeds = if same_run { self.deeds() } else { Vec::new() };
        let new = Sides::replaying(&scenario, Some(&self.chosen()), self.unfolded(), deeds)?;
        if anew {
            self.take_down_places(words)
        } else {
            self.take_down(words)
        }
        self.given.rewrite(text);
        self.runs.replay.clear();
        self.replace_by(new, Goal::Tick { at, stride: None }, true);
        if anew {
            self.runs.sides.stand(None);
        }
        self.pursue(super::FUEL);
        Ok(())
    }

    /// Writes what people did in the run of the first side into the script.
    pub(super) fn write_script(&mut self) -> Result<(), Fault> {
        let run = self.runs.sides.first().run();
        if !LAB || run.deeds().is_empty() || self.runs_program() {
            return Err(Fault::nowhere("nothing was done in this run that could be written into its script"));
        }
        let begun = |at: Tick| run.at(at).state.begun as usize;
        let ops: Vec<(usize, Action)> = run.deeds().iter().map(|(at, op)| (begun(*at), op.action.clone())).collect();
        let text = scripted(&self.given.text, &ops)?;
        self.redraw(&text, "write it into the script", (false, false))
    }

    /// The scenario that is drawn in; `None` of a program.
    pub fn drawn(&self) -> Option<&Rc<Scenario>> {
        Some(self.runs.showing().first().run().lab()).filter(|lab| !lab.has_lines()).map(|lab| &lab.scenario)
    }
}

/// What an act does to a run that is under way.
fn operations(act: &GraphAct) -> Result<Vec<Operation>, Fault> {
    let refused = |why: &str| Err(Fault::nowhere(format!("{why}: go to the start to change the scenario itself")));
    Ok(match act {
        GraphAct::Add { name, size, .. } => {
            vec![Action::New { object: name.clone(), size: *size, fields: Vec::new(), weak: Vec::new() }.into()]
        }
        GraphAct::Connect { object, field, to, weak: false } => {
            vec![Action::Set { object: object.clone(), field: field.clone(), to: to.clone() }.into()]
        }
        GraphAct::Root { name, to } => vec![Action::Root { name: name.clone(), to: to.clone() }.into()],
        GraphAct::Connect { .. } => return refused("an object is given weak fields only when it is made"),
        GraphAct::Delete(_) => {
            return refused("in a run nobody deletes an object: let go of it, and the collector frees it");
        }
        GraphAct::Rename { .. } => return refused("in a run an object keeps its name"),
        GraphAct::Resize { .. } => return refused("in a run an object keeps its size"),
        GraphAct::RenameField { .. } | GraphAct::DropField { .. } => {
            return refused("in a run an object keeps its fields");
        }
        GraphAct::DropRoot(_) => return refused("in a run a root stays"),
        GraphAct::Duplicate(_) => return refused("in a run an object is made, not copied"),
        GraphAct::Place(_) | GraphAct::Arrange => Vec::new(),
    })
}

/// What an act is, for whoever takes it back.
fn words(act: &GraphAct) -> String {
    let several = |names: Vec<&Rc<str>>| match &names[..] {
        [one] => one.to_string(),
        more => format!("{} objects", more.len()),
    };
    match act {
        GraphAct::Add { name, .. } => format!("add {name}"),
        GraphAct::Rename { object, to } => format!("rename {object} to {to}"),
        GraphAct::Resize { object, size } => format!("make {object} {size} bytes"),
        GraphAct::Connect { object, field, to: Some(to), weak } => {
            format!("connect {object}.{field} to {to}{}", if *weak { ", weakly" } else { "" })
        }
        GraphAct::Connect { object, field, to: None, .. } => format!("disconnect {object}.{field}"),
        GraphAct::RenameField { object, field, to, .. } => format!("rename {object}.{field} to {to}"),
        GraphAct::DropField { object, field, .. } => format!("take {object}.{field} away"),
        GraphAct::Root { name, to: Some(to) } => format!("let root {name} refer to {to}"),
        GraphAct::Root { name, to: None } => format!("empty root {name}"),
        GraphAct::DropRoot(name) => format!("take root {name} away"),
        GraphAct::Delete(names) => format!("delete {}", several(names.iter().collect())),
        GraphAct::Duplicate(copies) => format!("duplicate {}", several(copies.iter().map(|copy| &copy.0).collect())),
        GraphAct::Arrange => "arrange all anew".into(),
        GraphAct::Place(places) => format!("move {}", several(places.iter().map(|place| &place.0).collect())),
    }
}

/// A reference of an object at the moment shown: its field, what it refers to, whether it is weak.
pub type FieldNow = (Rc<str>, Option<Rc<str>>, bool);

/// What there is to draw with, at the moment shown on the first side.
impl Player {
    /// The moment, if it is one of a graph.
    fn graph_now(&self) -> Option<(&State, &Rc<Scenario>)> {
        let (run, at) = self.showing()?.side(0)?;
        (!run.has_lines()).then(|| (&*at.state, &run.run().lab().scenario))
    }

    /// The objects that are there, with their names in the text.
    pub fn objects_now(&self) -> Vec<(EntityId, Rc<str>)> {
        let Some((state, _)) = self.graph_now() else { return Vec::new() };
        let there = self.there().into_iter().filter(|pick| pick.side == 0);
        there.map(|pick| (pick.object, state.names[pick.object].name.clone())).collect()
    }

    /// The roots, with what they refer to.
    pub fn roots_now(&self) -> Vec<(Rc<str>, Option<Rc<str>>)> {
        let Some((state, _)) = self.graph_now() else { return Vec::new() };
        let name = |root: u32| {
            let slot = state.root_slot(root);
            let at = (slot < state.world.roots.len()).then(|| state.world.roots.get(slot).target()).flatten()?;
            Some(state.names[state.entity(state.world.heap.id(at))?].name.clone())
        };
        state.names.roots().iter().enumerate().map(|(root, known)| (known.clone(), name(root as u32))).collect()
    }

    /// The fields of an object: in the run, its strong ones.
    pub fn fields_now(&self, object: &str) -> Vec<FieldNow> {
        let Some((state, scenario)) = self.graph_now() else { return Vec::new() };
        let listed = scenario.objects.iter().find(|thing| &*thing.name == object);
        if let Some(thing) = listed.filter(|_| self.tick() == Tick(0)) {
            let side = |side: &Side, weak: bool| -> Vec<FieldNow> {
                side.iter().map(|(field, to)| (field.clone(), to.clone(), weak)).collect()
            };
            return [side(&thing.fields, false), side(&thing.weak, true)].concat();
        }
        let known = state.names.find(object).and_then(|entity| Some((entity, state.object(entity)?)));
        let Some((entity, owner)) = known else { return Vec::new() };
        let led = |index: usize| {
            let slot = state.world.property(owner, index as u32)?;
            let to = state.world.load(slot).target()?;
            Some(state.names[state.entity(state.world.heap.id(to))?].name.clone())
        };
        let names = state.names[entity].fields.names().iter().enumerate();
        names.map(|(index, field)| (field.clone(), led(index), false)).collect()
    }

    /// The field for an object's next reference.
    pub fn next_field(&self, object: &str, weak: bool) -> Rc<str> {
        let Some((_, scenario)) = self.graph_now() else { return "next".into() };
        if self.tick() == Tick(0) {
            return crate::lab::next_field(scenario, object, weak).into();
        }
        let fields = self.fields_now(object);
        if let Some((free, ..)) = fields.iter().find(|(_, to, _)| to.is_none()) {
            return free.clone();
        }
        free_name(|name| fields.iter().any(|(known, ..)| &**known == name), Some("next")).into()
    }

    /// A name for an object to come.
    pub fn free_name(&self, base: Option<&str>, also: &[Rc<str>]) -> Rc<str> {
        let Some((state, _)) = self.graph_now() else { return "a".into() };
        let taken = |name: &str| state.names.find(name).is_some() || also.iter().any(|known| &**known == name);
        free_name(taken, base).into()
    }

    /// The root for an object that is to have one: an empty one, or a new one.
    pub fn free_root(&self) -> Rc<str> {
        let roots = self.roots_now();
        match roots.iter().find(|(_, to)| to.is_none()) {
            Some((empty, _)) => empty.clone(),
            None => free_name(|name| roots.iter().any(|(known, _)| &**known == name), Some("root")).into(),
        }
    }
}
