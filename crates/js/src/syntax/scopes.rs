//! The scopes of a program: what each declares, and which variables an inner function mentions.
//!
//! Made by one walk over the whole text before any code is: whether a variable lives in a register or in a context is
//! known at its first mention. Scopes and mentions are found again by the byte at which they begin.

use rustc_hash::{FxHashMap, FxHashSet};

/// A variable: its scope, and its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VarId {
    /// Its scope.
    pub scope: usize,
    /// Its place in [`Scope::vars`].
    pub index: usize,
}

/// What kind of variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VarKind {
    /// A parameter; the first number says which (`u16::MAX` when it is part of a pattern).
    Param(u16),
    /// `var`, and what Annex B makes of functions in blocks.
    Var,
    /// A function declaration.
    Function,
    /// `let`, a class declaration, a catch variable.
    Let,
    /// `const`, and a class's own name in its body.
    Const,
    /// A function expression's own name.
    OwnName,
    /// What the text does not declare: `this`, `arguments`, private names, computed keys of fields.
    Hidden,
}

/// A variable.
#[derive(Clone, Debug)]
pub struct Var {
    /// What it is called.
    pub name: String,
    /// What kind.
    pub kind: VarKind,
    /// Whether an inner function mentions it: then it lives in the scope's context.
    pub captured: bool,
    /// Whether something may see it before it is initialised: then it starts `Empty`.
    pub dead_zone: bool,
    /// The byte from which on it is initialised.
    pub alive_from: u32,
    /// Where it lives: a slot of the context, or a register (while its function is compiled).
    pub place: u16,
}

/// What kind of scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScopeKind {
    /// The script: its variables are globals and script slots.
    Script,
    /// A function's: parameters, and everything at its top level when the parameters are plain names.
    Function,
    /// The body of a function whose parameters are not all plain names.
    Body,
    /// Braces.
    Block,
    /// The head of a `for`.
    Loop,
    /// All cases of a `switch`.
    Switch,
    /// The variable of a `catch`.
    Catch,
    /// A class: its inner name, its private names.
    Class,
    /// An object literal, whose methods that use `super` need it.
    Literal,
    /// The function that defines instance fields.
    Fields,
    /// The function that runs static fields and blocks.
    Statics,
}

/// A scope.
#[derive(Clone, Debug)]
pub struct Scope {
    /// What kind.
    pub kind: ScopeKind,
    /// The scope around it.
    pub parent: Option<usize>,
    /// The function it belongs to.
    pub function: usize,
    /// Where it begins in the text.
    pub start: u32,
    /// Its variables, in order.
    pub vars: Vec<Var>,
    /// The captured ones: the slots of its context.
    pub slots: Vec<usize>,
    names: FxHashMap<String, usize>,
}

impl Scope {
    /// The variable of that name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.names.get(name).copied()
    }

    /// Whether it makes a context.
    pub fn has_context(&self) -> bool {
        !self.slots.is_empty()
    }
}

/// The hidden variable for the object that `super` starts from.
pub fn home_name(is_static: bool) -> &'static str {
    if is_static { "static home" } else { "home" }
}

/// The hidden variable for what was caught, when the text takes it apart.
pub const THROWN: &str = "thrown";

/// What is known of a function before it is compiled.
#[derive(Clone, Debug, Default)]
pub struct FunctionFacts {
    /// Its outermost scope.
    pub scope: usize,
    /// The function around it.
    pub parent: Option<usize>,
    /// `=>`: has no `this` of its own.
    pub arrow: bool,
    /// Whether its code is strict.
    pub strict: bool,
    /// Whether all parameters are plain names.
    pub simple: bool,
    /// Whether it makes a function, a class or a context, or mentions a captured variable of a function around it.
    pub needs_outer: bool,
    /// Whether it makes a function or a class.
    pub makes_closure: bool,
    /// For a method: the scope of its class or literal, and whether it is static.
    pub home: Option<(usize, bool)>,
    /// From where in the text it can be called, as far as the variables around it go.
    pub callable_from: u32,
    /// Whether `arguments` is mentioned other than in `arguments.length`.
    pub arguments_seen: bool,
    /// Whether something is assigned to a parameter or to an element of `arguments`.
    pub parameter_assigned: bool,
}

impl FunctionFacts {
    /// Whether a program can see that parameters and the elements of `arguments` are one.
    pub fn aliased(&self) -> bool {
        let mapped = !self.strict && self.simple && !self.arrow;
        mapped && self.arguments_seen && self.parameter_assigned
    }
}

/// Everything the walk found.
#[derive(Debug, Default)]
pub struct Scopes {
    /// All scopes.
    pub all: Vec<Scope>,
    /// All functions; the script is the first.
    pub functions: Vec<FunctionFacts>,
    /// The variable that each mention (by its first byte) means; no entry: a free global.
    pub mentions: FxHashMap<u32, VarId>,
    /// Mentions that may come before their variable is initialised.
    pub checked: FxHashSet<u32>,
    /// Where assignments and updates stand, in order.
    pub assignments: Vec<u32>,
    /// Function declarations in blocks that also set a `var` of the function, by their first byte: which.
    pub annex_b: FxHashMap<u32, VarId>,
    starts: FxHashMap<(u32, ScopeKind), usize>,
}

impl Scopes {
    /// Makes a scope.
    pub fn open(&mut self, kind: ScopeKind, start: u32, parent: Option<usize>, function: usize) -> usize {
        let at = self.all.len();
        let names = FxHashMap::default();
        self.all.push(Scope { kind, parent, function, start, vars: Vec::new(), slots: Vec::new(), names });
        self.starts.insert((start, kind), at);
        at
    }

    /// The scope of a kind that begins there.
    pub fn at(&self, start: u32, kind: ScopeKind) -> Option<usize> {
        self.starts.get(&(start, kind)).copied()
    }

    /// Declares a variable, or finds the one of that name.
    pub fn declare(&mut self, scope: usize, name: &str, kind: VarKind, alive_from: u32) -> VarId {
        let it = &mut self.all[scope];
        let index = match it.names.get(name) {
            Some(index) => *index,
            None => {
                let var = Var { name: name.to_owned(), kind, captured: false, dead_zone: false, alive_from, place: 0 };
                it.vars.push(var);
                it.names.insert(name.to_owned(), it.vars.len() - 1);
                it.vars.len() - 1
            }
        };
        VarId { scope, index }
    }

    /// A variable.
    pub fn var(&self, id: VarId) -> &Var {
        &self.all[id.scope].vars[id.index]
    }

    /// A variable, to be changed.
    pub fn var_mut(&mut self, id: VarId) -> &mut Var {
        &mut self.all[id.scope].vars[id.index]
    }

    /// The nearest function, from one on outwards, that has a `this` of its own.
    pub fn with_this(&self, mut function: usize) -> usize {
        while self.functions[function].arrow {
            match self.functions[function].parent {
                Some(parent) => function = parent,
                None => break,
            }
        }
        function
    }

    /// The variable that stands for `this` and its like in a function, if an arrow in it needs one.
    pub fn hidden(&self, function: usize, name: &str) -> Option<VarId> {
        let scope = self.functions[function].scope;
        self.all[scope].find(name).map(|index| VarId { scope, index })
    }

    /// Whether there is an assignment in a stretch of the text.
    pub fn assigns_in(&self, from: u32, to: u32) -> bool {
        let first = self.assignments.partition_point(|at| *at < from);
        self.assignments.get(first).is_some_and(|at| *at < to)
    }
}
