//! What a program's moment looks like to people: what its objects are called and hold, what its roots are, where it is.
//!
//! Reads only. What an engine keeps for itself (contexts, prototypes, stores, the host's records) is usually *folded*:
//! not shown by itself, but followed through, so that what it keeps is seen to be kept. Which of it is, is the view's
//! choice; here is what can be told of it.

mod engine;
mod names;
mod slots;

pub use super::Reader as Moment;
pub use slots::WeakEntry;

use super::class::{self, Class, PROTO, context, function, map, promise, trait_bits};
use super::code::{CodeId, CodeKind, FIRST, THIS};
use super::key::{Key, attribute};
use super::program::{Intrinsic, Program};
use super::vm::root;
use super::{Reader, Value};
use memory::heap::{Addr, ObjectId};
use std::rc::Rc;

/// Minimum length of a string that is shown as an object of its own, in UTF-16 units.
const LONG: usize = 64;

/// What holds a root, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Properties of the global object: `var`, `function`, undeclared names.
    Globals,
    /// `let`, `const` and `class` of the script.
    Script,
    /// The variables of a call under way.
    Frame {
        /// Its function.
        code: CodeId,
        /// How many calls are below it.
        depth: u32,
    },
    /// The timers that are set.
    Timers,
    /// The document's tree.
    Document,
    /// Jobs that wait: promise reactions, a person's inputs.
    Jobs,
    /// What the job under way has looked at through a weak reference.
    Kept,
    /// What the console keeps, where it does.
    Console,
}

impl Group {
    /// What it is called, for a heading.
    pub fn heading(self, program: &Program) -> String {
        match self {
            Group::Globals => "Globals".into(),
            Group::Script => "Script".into(),
            Group::Frame { code, .. } => format!("{}()", code_name(program, code)),
            Group::Timers => "Timers".into(),
            Group::Document => "Document".into(),
            Group::Jobs => "Pending jobs".into(),
            Group::Kept => "Held for now".into(),
            Group::Console => "Console".into(),
        }
    }

    /// Its name in plain JSON.
    pub fn name(self) -> &'static str {
        match self {
            Group::Globals => "global",
            Group::Script => "script",
            Group::Frame { .. } => "frame",
            Group::Timers => "timers",
            Group::Document => "document",
            Group::Jobs => "jobs",
            Group::Kept => "kept",
            Group::Console => "console",
        }
    }
}

/// One root.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What holds it.
    pub group: Group,
    /// What it is called.
    pub name: Rc<str>,
    /// What it holds.
    pub value: Value,
}

/// A thing as a card shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// What it is, in a word.
    pub word: &'static str,
    /// What it holds.
    pub fields: Vec<Field>,
}

/// A row of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: Rc<str>,
    /// What it holds.
    pub value: Value,
    /// That in a few letters; empty where a reference is drawn instead.
    pub text: Rc<str>,
    /// Whose it is.
    pub part: Part,
}

/// Whose a field is: the program's, or the engine's own business, which is shown only when asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The program wrote it.
    Own,
    /// The way to the scope in which a thing was made.
    Scope,
    /// The way to a prototype, or to what a method belongs to.
    Prototype,
    /// Nobody asks for it.
    Internal,
}

/// Where a program is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The expression that comes next: bytes of the source.
    pub span: (u32, u32),
    /// The line of the statement under way, from 1.
    pub line: u32,
}

/// A timer that is set.
#[derive(Clone, Debug, PartialEq)]
pub struct Timer {
    /// Its number.
    pub id: u32,
    /// When it is due, in virtual milliseconds.
    pub due: f64,
    /// An interval's period.
    pub every: Option<f64>,
    /// What is called.
    pub label: Rc<str>,
}

/// What waits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pending {
    /// The virtual clock, in milliseconds.
    pub now: f64,
    /// The timers, the next one first.
    pub timers: Vec<Timer>,
    /// How many jobs wait.
    pub jobs: usize,
    /// Nodes of the document that listen for clicks.
    pub clickable: Vec<(ObjectId, Rc<str>)>,
}

fn code_name(program: &Program, code: CodeId) -> String {
    let code = program.code(code);
    match code.name.map(|name| program.display(name)).filter(|name| !name.is_empty()) {
        Some(name) => name,
        None if code.kind == CodeKind::Script => "script".into(),
        None => "function".into(),
    }
}

impl Reader<'_> {
    /// Whether a thing is shown by itself rather than folded.
    pub fn visible(&self, at: Addr) -> bool {
        if self.world.heap.immortal(at) {
            return false;
        }
        let Some(class) = self.class(at) else { return false };
        match class {
            Class::Context | Class::Number | Class::BigInt | Class::Cell | Class::Iterator | Class::Symbol => false,
            Class::Pixels => true,
            Class::Text if self.traits(at) & (trait_bits::INTERNAL | trait_bits::GROWING) != 0 => false,
            Class::Text | Class::Slice => self.length_of(Value::Ref(at)).is_some_and(|length| length >= LONG),
            _ => {
                let id = self.world.heap.id(at);
                let told = self.vm.event(id).is_some() || self.vm.label(id).is_some();
                // A constructor of the program's has not returned yet.
                told || self.maker(at).is_some_and(|code| !self.program.code(code).internal)
            }
        }
    }

    /// Whether a string is a part of a text that grows with it.
    fn grows(&self, at: Addr) -> bool {
        self.text_at(Value::Ref(at)).is_some_and(|(text, _)| self.traits(text) & trait_bits::GROWING != 0)
    }

    /// What an object is called: an instance by its class, an element by its tag, anything else by the variable or
    /// property that first held it, else what it is and where it was made.
    pub fn label(&self, id: ObjectId) -> Rc<str> {
        let own = self.world.heap.address(id).filter(|at| !self.world.heap.immortal(*at));
        if let Some(name) = own.and_then(|at| self.own_name(at)) {
            return name.into();
        }
        if let Some(name) = self.vm.label(id) {
            return self.program.display(name).into();
        }
        let at = self.world.heap.address(id);
        if let Some(code) = at.filter(|at| self.class(*at).is_some()).and_then(|at| self.code_of(at)) {
            let name = code_name(self.program, code);
            if name != "function" {
                return name.into();
            }
        }
        if let Some(scope) = at.and_then(|at| self.scope(at)) {
            return scope.into();
        }
        if let Some(maker) = at.and_then(|at| self.prototype_of(at)) {
            return format!("{}.prototype", self.label(self.world.heap.id(maker))).into();
        }
        let word = at.map_or("object", |at| self.word(at));
        match self.made_at(id) {
            Some(line) => format!("{word}, line {line}").into(),
            None => word.into(),
        }
    }

    /// The line where an object was made.
    pub fn made_at(&self, id: ObjectId) -> Option<u32> {
        let (site, _) = self.vm.event_at(self.vm.event(id)?);
        self.program.sites.get(site as usize).map(|site| site.line)
    }

    /// What a thing is, in a word.
    pub fn word(&self, at: Addr) -> &'static str {
        match self.class(at) {
            Some(Class::Array) => "array",
            Some(Class::Function) => match self.code_of(at).map(|code| self.program.code(code).kind) {
                Some(CodeKind::BaseConstructor | CodeKind::DerivedConstructor) => "class",
                _ => "function",
            },
            Some(Class::Native | Class::Bound) => "function",
            Some(Class::Arguments) => "arguments",
            Some(Class::Error) => "error",
            Some(Class::Date) => "date",
            Some(Class::RegExp) => "regular expression",
            Some(Class::Buffer) => "buffer",
            Some(Class::View) => "view",
            Some(Class::Proxy) => "proxy",
            Some(Class::Map) => "map",
            Some(Class::Set) => "set",
            Some(Class::WeakMap) => "weak map",
            Some(Class::WeakSet) => "weak set",
            Some(Class::WeakRef) => "weak reference",
            Some(Class::Registry) => "finalization registry",
            Some(Class::Promise) => "promise",
            Some(Class::Generator) => "generator",
            Some(Class::Iterator) => "iterator",
            Some(Class::Node) => "node",
            Some(Class::Context) => "scope",
            Some(Class::Text) => "string",
            Some(Class::Slice) if self.grows(at) => "string",
            Some(Class::Slice) => "part of a string",
            Some(Class::Number) => "number",
            Some(Class::BigInt) => "BigInt",
            Some(Class::Pixels) => "pixels",
            Some(Class::Symbol) => "symbol",
            Some(Class::Object) if self.instance_of(at).is_some() => "instance",
            Some(_) => "object",
            None => "store",
        }
    }

    /// A thing as a card shows it.
    pub fn thing(&self, at: Addr) -> Thing {
        let mut fields = Vec::new();
        let mut add = |name: &str, value: Value, part: Part| {
            let text = self.inline(value);
            fields.push(Field { name: name.into(), value, text, part });
        };
        match self.class(at) {
            Some(Class::Array | Class::Arguments) => {
                let length = self.array_length(at);
                for index in 0..length.min(self.element_room(at)) {
                    let value = self.element(at, index);
                    if value != Value::Empty {
                        add(&index.to_string(), value, Part::Own);
                    }
                }
                add("length", Value::Int(length.min(i32::MAX as u32) as i32), Part::Internal);
            }
            Some(Class::Map | Class::Set) => {
                let store = self.slot(at, map::ENTRIES).target();
                let room = store.map_or(0, |store| self.fields(store));
                for index in 0..room / 3 {
                    let Some(store) = store else { break };
                    let (key, value) = (self.slot(store, 3 * index + 1), self.slot(store, 3 * index + 2));
                    if key != Value::Empty {
                        let text = self.inline(key);
                        let name = if text.is_empty() { "key" } else { &*text };
                        if text.is_empty() {
                            add(name, key, Part::Own);
                        }
                        if value != Value::Empty && self.class(at) == Some(Class::Map) {
                            add(if text.is_empty() { "value" } else { name }, value, Part::Own);
                        }
                    }
                }
            }
            Some(Class::Bound) => {
                add("target", self.slot(at, class::bound::TARGET), Part::Own);
                add("this", self.slot(at, class::bound::THIS), Part::Own);
                add("arguments", self.slot(at, class::bound::ARGUMENTS), Part::Own);
            }
            Some(Class::Promise) => {
                let state = match self.slot(at, promise::STATE) {
                    Value::Int(1) => "fulfilled",
                    Value::Int(2) => "rejected",
                    _ => "pending",
                };
                add(state, self.slot(at, promise::RESULT), Part::Own);
            }
            Some(Class::Context) => {
                let names = self.scope_of(at).map_or(&[][..], |(_, scope)| &scope.slots[..]);
                for (index, name) in names.iter().enumerate() {
                    add(&self.program.display(*name), self.slot(at, context::FIRST + index as u32), Part::Own);
                }
                add("outer scope", self.slot(at, context::PARENT), Part::Scope);
            }
            Some(Class::Function) => {
                add("scope", self.slot(at, function::CONTEXT), Part::Scope);
                add("prototype", self.slot(at, function::PROTOTYPE), Part::Prototype);
                // A class's home is its prototype.
                let home = Some(self.slot(at, function::HOME));
                let home = home.filter(|home| *home != self.slot(at, function::PROTOTYPE));
                home.into_iter().for_each(|home| add("home object", home, Part::Prototype));
            }
            _ => {}
        }
        if self.class(at).is_some_and(Class::is_object) {
            for (key, attributes, slot) in self.pairs(at) {
                let hidden = attributes & (attribute::PRIVATE | attribute::ACCESSOR) != 0;
                // What begins with a dollar sign the host keeps for itself.
                let private = attributes & attribute::PRIVATE != 0;
                let own = !hidden || private && !self.key_text(key).starts_with('$');
                add(&self.key_text(key), self.load(slot), if own { Part::Own } else { Part::Internal });
            }
            add("[[prototype]]", self.slot(at, PROTO), Part::Prototype);
        }
        Thing { word: self.word(at), fields }
    }

    fn key_text(&self, key: Key) -> String {
        match key {
            Key::Index(index) => index.to_string(),
            Key::Name(atom) => self.program.display(atom),
            Key::Symbol(symbol) => self.program.display(symbol.description()),
        }
    }

    /// A value in a few letters; empty for what is drawn as an object of its own.
    pub fn inline(&self, value: Value) -> Rc<str> {
        let quoted = |text: String| {
            let short: String = text.chars().take(16).collect();
            if short.len() < text.len() { format!("'{short}…'") } else { format!("'{short}'") }
        };
        let text = match value {
            Value::Empty | Value::Mark(_) => "—".into(),
            Value::Undefined => "undefined".into(),
            Value::Null => "null".into(),
            Value::Bool(yes) => yes.to_string(),
            Value::Int(n) => n.to_string(),
            Value::Atom(atom) => quoted(self.program.display(atom)),
            Value::Symbol(symbol) => format!("Symbol({})", self.program.display(symbol.description())),
            Value::Ref(at) => match self.class(at) {
                Some(Class::Number) => super::convert::number_text(self.as_number(value).unwrap_or(f64::NAN)),
                Some(Class::Text | Class::Slice) if !self.visible(at) => quoted(self.short_text(at)),
                _ => String::new(),
            },
        };
        text.into()
    }

    fn short_text(&self, at: Addr) -> String {
        let Some((text, offset)) = self.text_at(Value::Ref(at)) else { return String::new() };
        let length = self.length_of(Value::Ref(at)).unwrap_or(0);
        String::from_utf16_lossy(&self.units(text, offset, length.min(LONG)))
    }

    /// Everything that keeps objects alive, by kind.
    pub fn roots(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut add = |group: Group, name: Rc<str>, value: Value| entries.push(Entry { group, name, value });
        let global = self.vm.realm.get(Intrinsic::Global);
        let pairs = self.pairs(global);
        for &(key, attributes, slot) in &pairs {
            if attributes & attribute::ENUMERABLE != 0 {
                add(Group::Globals, self.key_text(key).into(), self.load(slot));
            }
        }
        let first = root::SCRIPT + self.program.prelude.script_slots;
        for (index, name) in self.program.script_names.iter().enumerate() {
            let value = self.root(first + index as u32);
            add(Group::Script, self.program.display(*name).into(), value);
        }
        for depth in 0..self.vm.depth() {
            let frame = self.vm.frame(depth);
            let code = self.program.code(frame.code);
            // What a built-in function holds is no variable that anyone wrote.
            let group = match code.internal {
                true => Group::Kept,
                false => Group::Frame { code: frame.code, depth: depth as u32 },
            };
            let register = |register: u16| self.root(frame.base + u32::from(register));
            if code.kind != CodeKind::Script && !code.internal && self.seen(register(THIS)) {
                add(group, "this".into(), register(THIS));
            }
            for local in &code.locals {
                let name = if code.internal { "built-in call".into() } else { self.program.display(local.name) };
                add(group, name.into(), register(local.register));
            }
            for scope in self.scopes_under_way(depth) {
                add(group, "scope".into(), Value::Ref(scope));
            }
            for index in code.temporaries.max(FIRST)..code.registers {
                if self.seen(register(index)) {
                    add(group, "temporary".into(), register(index));
                }
            }
        }
        if let Some(timers) = self.prelude_variable("$timers") {
            add(Group::Timers, "timers".into(), timers);
        }
        if let Some(document) = self.prelude_variable("$document") {
            add(Group::Document, "document".into(), document);
        }
        if let Some(listeners) = self.secret_of(pairs, "listeners") {
            add(Group::Document, "window".into(), listeners);
        }
        for (variable, name) in [("$process", "process"), ("$entries", "history"), ("$focused", "focus")] {
            if let Some(value) = self.prelude_variable(variable) {
                add(Group::Document, name.into(), value);
            }
        }
        for (slot, group, name) in [
            (root::JOBS, Group::Jobs, "jobs"),
            (root::TASKS, Group::Jobs, "inputs"),
            (root::KEPT, Group::Kept, "weak targets"),
            (root::THROWN, Group::Jobs, "thrown"),
            (root::LOGGED, Group::Console, "logged"),
        ] {
            add(group, name.into(), self.root(slot));
        }
        entries
    }

    fn seen(&self, value: Value) -> bool {
        value.target().is_some_and(|at| !self.world.heap.immortal(at))
    }

    fn prelude_variable(&self, name: &str) -> Option<Value> {
        let name = self.program.atoms.borrow().known(name)?;
        let index = self.program.prelude.script_names.iter().position(|known| *known == name)?;
        Some(self.root(root::SCRIPT + index as u32))
    }

    /// Where the program is: the innermost call of its own code.
    pub fn spot(&self) -> Option<Spot> {
        let own = (0..self.vm.depth()).rev().map(|depth| self.vm.frame(depth));
        let frame = own.into_iter().find(|frame| !self.program.code(frame.code).internal)?;
        let code = self.program.code(frame.code);
        let statement = code.statements.partition_point(|(pc, _)| *pc <= frame.pc);
        let line = code.statements.get(statement.saturating_sub(1)).map_or(1, |(_, line)| *line);
        let span = code.spans.get(frame.pc as usize).or(code.spans.last()).copied()?;
        Some(Spot { span, line })
    }

    /// The lines printed so far.
    pub fn log(&self) -> Vec<String> {
        self.log_from(0)
    }

    /// The same from a line on.
    pub fn log_from(&self, first: usize) -> Vec<String> {
        (first..self.vm.lines()).map(|line| self.program.display(self.vm.line(line).text)).collect()
    }

    /// What the program itself printed.
    pub fn output(&self) -> Vec<String> {
        let lines = (0..self.vm.lines()).map(|line| self.vm.line(line)).filter(|line| line.level.is_output());
        lines.map(|line| self.program.display(line.text)).collect()
    }

    /// What the host said besides.
    pub fn told(&self) -> Vec<String> {
        let lines = (0..self.vm.lines()).map(|line| self.vm.line(line)).filter(|line| !line.level.is_output());
        lines.map(|line| self.program.display(line.text)).collect()
    }

    /// What waits for time to pass or for a person.
    pub fn pending(&self) -> Pending {
        let jobs = self.root(root::JOBS).target().map_or(0, |at| self.array_length(at));
        let jobs = jobs.saturating_sub(self.vm.taken) as usize;
        let mut timers = self.timers();
        sorting::by(&mut timers, |a, b| a.due.total_cmp(&b.due).then(a.id.cmp(&b.id)));
        Pending { now: self.vm.now.floor(), timers, jobs, clickable: self.clickable() }
    }

    /// The records of the prelude's table of timers: `{id, callback, due, every}`.
    fn timers(&self) -> Vec<Timer> {
        let Some(table) = self.prelude_variable("$timers").and_then(Value::target) else { return Vec::new() };
        let entries = self.thing(table).fields.into_iter().filter(|field| field.part == Part::Own);
        let records =
            entries.filter_map(|field| field.value.target()).filter(|at| self.class(*at) == Some(Class::Object));
        let number = |value: Option<Value>| value.and_then(|value| self.as_number(value)).unwrap_or(0.0);

        let timer = |at: Addr| {
            let fields = self.thing(at).fields;
            let field = |name: &str| fields.iter().find(|field| &*field.name == name).map(|field| field.value);
            let callback = field("callback").and_then(Value::target)?;
            let every = number(field("every"));
            Some(Timer {
                id: number(field("id")) as u32,
                due: number(field("due")).round(),
                every: (every > 0.0).then_some(every),
                label: self.label(self.world.heap.id(callback)),
            })
        };
        records.filter_map(timer).collect()
    }

    /// Nodes under the document that have listeners or an `onclick`, found by a search from the document.
    fn clickable(&self) -> Vec<(ObjectId, Rc<str>)> {
        let mut found = Vec::new();
        let mut work: Vec<Addr> = self.prelude_variable("$document").and_then(Value::target).into_iter().collect();
        while let Some(node) = work.pop() {
            let fields = self.thing(node).fields;
            let field = |name: &str| fields.iter().find(|field| &*field.name == name).and_then(|f| f.value.target());
            let listens = field("listeners").is_some_and(|at| self.array_length(at) > 0) || field("onclick").is_some();
            if listens && !self.world.heap.immortal(node) {
                let id = self.world.heap.id(node);
                found.push((id, self.label(id)));
            }
            if let Some(children) = field("childNodes") {
                let children = self.thing(children).fields;
                work.extend(children.iter().rev().filter_map(|child| child.value.target()));
            }
        }
        found
    }
}
