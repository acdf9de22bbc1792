//! A program, ready to run: its source, its code and the prelude's, and the names all of it uses.

use super::code::{Code, CodeId, Helper, Site};
use super::pairs::Guesses;
use super::pattern::Patterns;
use super::{Atom, Atoms};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The objects of the realm that the machine itself needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the language's own names")]
#[repr(u8)]
pub enum Intrinsic {
    Global,
    ObjectPrototype,
    FunctionPrototype,
    ArrayPrototype,
    ErrorPrototype,
    TypeErrorPrototype,
    RangeErrorPrototype,
    ReferenceErrorPrototype,
    SyntaxErrorPrototype,
    EvalErrorPrototype,
    URIErrorPrototype,
    BooleanPrototype,
    NumberPrototype,
    StringPrototype,
    SymbolPrototype,
    DatePrototype,
    MapPrototype,
    SetPrototype,
    WeakMapPrototype,
    WeakSetPrototype,
    WeakRefPrototype,
    RegistryPrototype,
    PromisePrototype,
    IteratorPrototype,
    GeneratorPrototype,
    /// The prototype of generator functions.
    GeneratorFunctionPrototype,
    AsyncFunctionPrototype,
    ArrayIteratorPrototype,
    MapIteratorPrototype,
    SetIteratorPrototype,
    StringIteratorPrototype,
    RegExpPrototype,
    ArrayBufferPrototype,
    TypedArrayPrototype,
    DataViewPrototype,
    BigIntPrototype,
    AsyncIteratorPrototype,
    AsyncGeneratorPrototype,
    AsyncGeneratorFunctionPrototype,
}

impl Intrinsic {
    /// How many there are.
    pub const COUNT: usize = Intrinsic::AsyncGeneratorFunctionPrototype as usize + 1;
}

/// Names the machine itself uses, interned first so that their numbers are known.
macro_rules! names {
    ($($name:ident = $text:literal),* $(,)?) => {
        /// Atoms with fixed numbers.
        #[allow(missing_docs, non_upper_case_globals, reason = "each is the name it says")]
        pub mod name {
            use super::Atom;
            #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code)]
            #[repr(u32)]
            enum Number { $($name),* }
            $(pub const $name: Atom = Atom(Number::$name as u32);)*
            /// Their texts, by number.
            pub const TEXTS: &[&str] = &[$($text),*];
        }
    };
}

names! {
    empty = "", length = "length", name_ = "name", prototype = "prototype", constructor = "constructor",
    value = "value", done = "done",
    get = "get", set = "set", undefined = "undefined", null = "null", true_ = "true", false_ = "false",
    object = "object", function = "function",
    number = "number", bigint = "bigint", string = "string", boolean = "boolean", symbol = "symbol", default = "default",
    message = "message", cause = "cause", stack = "stack",
    to_string = "toString", value_of = "valueOf", writable = "writable",
    enumerable = "enumerable", configurable = "configurable", iterator = "Symbol.iterator",
    to_primitive = "Symbol.toPrimitive", to_string_tag = "Symbol.toStringTag", has_instance = "Symbol.hasInstance",
    async_iterator = "Symbol.asyncIterator", species = "Symbol.species",
    is_concat_spreadable = "Symbol.isConcatSpreadable", list = "list", fields = "fields", map = "map",
    tick = "tick", due = "due", every = "every", level = "level", callback = "callback",
    match_ = "Symbol.match", match_all = "Symbol.matchAll", replace = "Symbol.replace", search = "Symbol.search",
    split = "Symbol.split", unscopables = "Symbol.unscopables", dispose = "Symbol.dispose",
    async_dispose = "Symbol.asyncDispose", last_index = "lastIndex", index = "index", input = "input",
    groups = "groups", indices = "indices",
}

/// Symbols with fixed numbers; the first that a program makes comes after them.
pub mod symbol {
    use super::super::Symbol;
    use super::name;
    /// `Symbol.iterator`.
    pub const ITERATOR: Symbol = Symbol::lasting(0, name::iterator);
    /// `Symbol.toPrimitive`.
    pub const TO_PRIMITIVE: Symbol = Symbol::lasting(1, name::to_primitive);
    /// `Symbol.toStringTag`.
    pub const TO_STRING_TAG: Symbol = Symbol::lasting(2, name::to_string_tag);
    /// `Symbol.hasInstance`.
    pub const HAS_INSTANCE: Symbol = Symbol::lasting(3, name::has_instance);
    /// `Symbol.asyncIterator`.
    pub const ASYNC_ITERATOR: Symbol = Symbol::lasting(4, name::async_iterator);
    /// `Symbol.species`.
    pub const SPECIES: Symbol = Symbol::lasting(5, name::species);
    /// `Symbol.isConcatSpreadable`.
    pub const IS_CONCAT_SPREADABLE: Symbol = Symbol::lasting(6, name::is_concat_spreadable);
    /// `Symbol.match`.
    pub const MATCH: Symbol = Symbol::lasting(7, name::match_);
    /// `Symbol.matchAll`.
    pub const MATCH_ALL: Symbol = Symbol::lasting(8, name::match_all);
    /// `Symbol.replace`.
    pub const REPLACE: Symbol = Symbol::lasting(9, name::replace);
    /// `Symbol.search`.
    pub const SEARCH: Symbol = Symbol::lasting(10, name::search);
    /// `Symbol.split`.
    pub const SPLIT: Symbol = Symbol::lasting(11, name::split);
    /// `Symbol.unscopables`.
    pub const UNSCOPABLES: Symbol = Symbol::lasting(12, name::unscopables);
    /// `Symbol.dispose`.
    pub const DISPOSE: Symbol = Symbol::lasting(13, name::dispose);
    /// `Symbol.asyncDispose`.
    pub const ASYNC_DISPOSE: Symbol = Symbol::lasting(14, name::async_dispose);
    /// The first number that is free.
    pub const FIRST: u32 = 15;
}

/// The compiled prelude, the same for every program.
#[derive(Clone, Debug)]
pub struct Prelude {
    /// Its functions.
    pub codes: Vec<Rc<Code>>,
    /// Its script.
    pub main: CodeId,
    /// Its functions by name.
    pub functions: Vec<(Atom, CodeId)>,
    /// The code of each helper.
    pub helpers: Vec<CodeId>,
    /// How many script slots it has, and what they are called.
    pub script_slots: u32,
    /// See `script_slots`.
    pub script_names: Vec<Atom>,
    /// The atoms as they were after it was compiled.
    pub atoms: Atoms,
}

/// A place in a program: an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The code.
    pub code: CodeId,
    /// Which of its instructions.
    pub pc: u32,
}

/// A program and its prelude, compiled.
#[derive(Debug)]
pub struct Program {
    /// The text.
    pub source: Rc<str>,
    /// What it is called in stacks.
    pub file: Rc<str>,
    /// The bytes at which its lines begin.
    pub lines: Vec<u32>,
    /// The markup around it, if it was pasted as a page.
    pub markup: Option<Rc<str>>,
    /// Every function: the prelude's, then the program's.
    pub codes: Vec<Rc<Code>>,
    /// The prelude.
    pub prelude: Rc<Prelude>,
    /// The program's script.
    pub main: CodeId,
    /// Its allocation sites.
    pub sites: Vec<Site>,
    /// The names of its script slots; they come after the prelude's.
    pub script_names: Vec<Atom>,
    /// Its top-level `var` and function names.
    pub global_names: Vec<Atom>,
    /// All strings that were ever interned: grows, never changes, and nothing depends on the numbers.
    pub atoms: RefCell<Atoms>,
    /// Whether it moves the clock by `tick`: then time does not pass by itself.
    pub ticks: bool,
    /// What it may use.
    pub limits: Limits,
    /// Compiled regular expressions: a cache.
    pub patterns: RefCell<Patterns>,
    /// Where properties were found last: guesses, on which nothing depends.
    pub guesses: Guesses,
    /// What the instruction under way has read or written of long texts and lists, in parts: see [`Cx::charge_work`](crate::Cx::charge_work).
    pub work: Cell<usize>,
}

/// What a program may use. Each is a limit that protects a page, and an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of objects, headers included.
    pub heap: u32,
    /// Bytes in use from which on a collection begins before the next instruction; after each it is twice what stayed,
    /// but not less than this and not more than the heap.
    pub threshold: u32,
    /// Instructions.
    pub steps: u64,
    /// Calls within calls.
    pub depth: u32,
    /// Lines of output.
    pub lines: u32,
    /// UTF-16 units of output.
    pub output: u32,
    /// UTF-16 units of all names, keys, descriptions of symbols and lines of output.
    pub names: u32,
    /// Elements of an array.
    pub elements: u32,
    /// Milliseconds of virtual time for what goes on for ever.
    pub time: u32,
    /// Whether the console keeps what it logs, as that of an open inspector does.
    pub keeps_logged: bool,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            heap: 64 << 20,
            threshold: 1 << 20,
            steps: 50_000_000,
            depth: 5_000,
            lines: 100_000,
            output: 32_000_000,
            names: 64_000_000,
            elements: u32::MAX,
            time: 10_000,
            keeps_logged: false,
        }
    }
}

impl Program {
    /// A function's code.
    pub fn code(&self, id: CodeId) -> &Rc<Code> {
        &self.codes[id.0 as usize]
    }

    /// The code of a helper.
    pub fn helper(&self, helper: Helper) -> CodeId {
        self.prelude.helpers[helper as usize]
    }

    /// An atom as text for people.
    pub fn display(&self, atom: Atom) -> String {
        self.atoms.borrow().display(atom)
    }
}
