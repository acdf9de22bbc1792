//! A scenario: an object graph, its roots, a script of mutations, and under what it runs. With inputs it is the whole
//! truth of a run.

use super::names::Fields;
use super::{ExchangeFormat, Fault, HeldProgram, Operation, Side, file};
use js::{self, Limits};
use memory::gc::Collector;
use memory::heap::{self, Shape};
use memory::mutate::store_shape;
use memory::world::Order;
use rustc_hash::FxHashMap as HashMap;
use std::rc::Rc;

/// An object that exists when the run begins.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioObject {
    /// Its name.
    pub name: Rc<str>,
    /// What its own data weighs, in bytes.
    pub size: u32,
    /// Its strong fields, in order.
    pub fields: Side,
    /// Its weak fields, in order.
    pub weak: Side,
    /// A place on the page that was chosen for it, in units of its own: where it is beside the others.
    pub at: Option<(f64, f64)>,
    /// The place of the page to which somebody moved it, to the pixel.
    pub pin: Option<(f64, f64)>,
}

/// A scenario; see `Scenario::read` for its text form.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What it is called.
    pub title: Rc<str>,
    /// The collector it runs under unless another is chosen.
    pub collector: &'static dyn Collector,
    /// How many bytes of objects the heap holds, headers included.
    pub heap: u32,
    /// In which order the collector works its list.
    pub order: Order,
    /// The objects that exist at the start, in order of allocation.
    pub objects: Vec<ScenarioObject>,
    /// The roots, in order.
    pub roots: Vec<(Rc<str>, Option<Rc<str>>)>,
    /// How many numbered root slots its column has.
    pub root_slots: u32,
    /// What happens.
    pub script: Vec<Operation>,
    /// A program, in place of objects, roots and script.
    pub program: Option<HeldProgram>,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// A JavaScript program.
    Program,
    /// A scenario file: an object graph and its script.
    Graph,
}

impl TextKind {
    /// What a text looks like: a scenario, or a graph in one of the formats that are read, or else a program.
    pub fn of(text: &str) -> TextKind {
        if ExchangeFormat::of_text(text).is_some() { TextKind::Graph } else { TextKind::Program }
    }
}

impl Scenario {
    /// Reads a scenario file (JSON). Every error says where it is and what to do.
    pub fn read(text: &str) -> Result<Scenario, Fault> {
        file::read(text)
    }

    /// Reads a text of a kind, or of the kind it looks like.
    pub fn open(text: &str, kind: Option<TextKind>, limits: Limits) -> Result<Scenario, Fault> {
        match kind.unwrap_or_else(|| TextKind::of(text)) {
            TextKind::Graph => match ExchangeFormat::of_text(text) {
                Some(format) if format != ExchangeFormat::Scenario => Scenario::imported(format, text),
                _ => Scenario::read(text),
            },
            TextKind::Program => Scenario::program(text, limits),
        }
    }

    /// The scenario of a graph in another format. What it does stands nowhere in the text.
    fn imported(format: ExchangeFormat, text: &str) -> Result<Scenario, Fault> {
        let mut scenario = Scenario::read(&format.import(text)?)?;
        scenario.script.iter_mut().for_each(|op| op.place = 0);
        Ok(scenario)
    }

    /// Compiles a program.
    pub fn program(text: &str, limits: Limits) -> Result<Scenario, Fault> {
        Scenario::program_file("program.js", text, limits)
    }

    /// The same of a file, whose name stacks tell.
    pub fn program_file(file: &str, text: &str, limits: Limits) -> Result<Scenario, Fault> {
        let refused = |refusal: js::Refusal| Fault::at(text, refusal.at as usize, refusal.message);
        let program = super::compiled::program(file, text, limits).map_err(refused)?;
        Ok(Scenario {
            title: title(text).into(),
            collector: memory::gc::DEFAULT,
            heap: limits.heap,
            order: Order::default(),
            objects: Vec::new(),
            roots: Vec::new(),
            root_slots: 0,
            script: Vec::new(),
            program: Some(program),
        })
    }

    /// How many bytes the objects that exist at the start take, headers included; and how many all objects would that
    /// are ever made, if none were freed.
    pub(super) fn needs(objects: &[ScenarioObject], script: &[Operation]) -> (u64, u64) {
        let start: u64 =
            objects.iter().map(|thing| u64::from(shape(thing.size, &thing.fields, &thing.weak).bytes())).sum();
        let mut ever = start;
        let mut grown = Grown::of(script);
        objects.iter().for_each(|thing| grown.made(&thing.name, &thing.fields));
        for op in script {
            ever += grown.bytes(op);
        }
        (start, ever)
    }
}

/// What a program is called: its first line, when that is a comment.
fn title(text: &str) -> &str {
    let first = text.trim_start().lines().next().unwrap_or_default();
    first.strip_prefix("//").map(str::trim).filter(|line| !line.is_empty()).unwrap_or("Program")
}

/// The shape of an object with these fields: one more strong field refers to its store.
pub(super) fn shape(size: u32, fields: &Side, weak: &Side) -> Shape {
    Shape { kind: heap::BlockKind::Object, fields: fields.len() as u32 + 1, weak: weak.len() as u32, data: size }
}

/// Follows what objects and stores a script makes.
struct Grown<'a> {
    /// For each object whose fields are ever set: with how many it was made, its fields now, the room of its store.
    objects: HashMap<&'a str, (u32, Fields, u32)>,
}

impl<'a> Grown<'a> {
    fn of(script: &'a [Operation]) -> Grown<'a> {
        let set = script.iter().filter_map(|op| match &op.action {
            super::Action::Set { object, .. } => Some((&**object, Default::default())),
            _ => None,
        });
        Grown { objects: set.collect() }
    }

    fn made(&mut self, name: &str, fields: &Side) {
        if let Some(known) = self.objects.get_mut(name) {
            *known = (fields.len() as u32, fields.iter().map(|(name, _)| name.clone()).collect(), 0);
        }
    }

    fn bytes(&mut self, op: &'a Operation) -> u64 {
        use super::Action::*;
        match &op.action {
            New { object, size, fields, weak } => {
                self.made(object, fields);
                u64::from(shape(*size, fields, weak).bytes())
            }
            Set { object, field, .. } => {
                let Some((own, names, room)) = self.objects.get_mut(&**object) else { return 0 };
                if names.find(field).is_some() {
                    return 0;
                }
                names.add(field);
                let index = names.names().len() as u32 - 1 - *own;
                if index < *room {
                    return 0;
                }
                let store = store_shape(*room, index);
                *room = store.fields;
                u64::from(store.bytes())
            }
            _ => 0,
        }
    }
}
