//! The register program that JavaScript is compiled to: what the compiler makes and the machine runs.
//!
//! **Registers.** Each call has its own, from 0: [`CALLEE`], [`THIS`], [`NEW_TARGET`], [`GENERATOR`], then the declared
//! parameters in order from [`FIRST`] (missing ones are `undefined`), then locals, then temporaries. A register is a
//! root slot. **An instruction that reads a temporary (a register from [`Code::temporaries`] on) takes the value out of
//! it**, unless its description says that it leaves it; so what is not needed any more is not kept. To use a temporary
//! twice, [`Ins::Copy`] it first. Between two statements all temporaries are empty; when an exception is caught the machine empties
//! them. Locals keep their value until they are written or cleared.
//!
//! **Scopes.** A variable that no inner function mentions is a local register. The captured variables of a scope
//! activation share one context object (slots from 0); a scope without captured variables has none. Contexts are
//! held in registers of their own (a local each), so which one is meant is known when compiling; the context a
//! function was made in is read with [`Ins::Outer`]. Top-level `let`, `const` and `class` are script slots,
//! top-level `var` and `function` are properties of the global object. A variable in its dead zone holds
//! [`Empty`](super::Value::Empty).

use super::atoms::Atom;
use memory::heap::Word;
use std::rc::Rc;

/// A register of the call under way.
pub type Reg = u16;
/// The function that was called.
pub const CALLEE: Reg = 0;
/// Its `this`: already made an object, or the global object, in a sloppy function. `Empty` in a derived constructor
/// until `super()` returned.
pub const THIS: Reg = 1;
/// `new.target`: `undefined` in a plain call.
pub const NEW_TARGET: Reg = 2;
/// The generator or coroutine object of a call that can be suspended.
pub const GENERATOR: Reg = 3;
/// The first parameter.
pub const FIRST: Reg = 4;

/// A place in a code: an index of an instruction.
pub type Pc = u32;

/// A function's code, by number in the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeId(pub u32);

/// A function of the prelude that the machine or compiled code calls by itself: its index in [`Helper`] order.
/// Each is `function $name(…)` in the prelude.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Helper {
    /// `$toPrimitive(value, hint)`: ToPrimitive of an object, hint `'default' | 'number' | 'string'`.
    ToPrimitive,
    /// `$binary(op, a, b)`: a binary operator (by [`Binary`] number) of which an operand is an object: makes primitives first.
    Binary,
    /// `$unary(op, a)`: likewise, by [`Unary`] number.
    Unary,
    /// `$instanceOf(value, constructor)`.
    InstanceOf,
    /// `$iterator(value)`: `value[Symbol.iterator]()`, checked to be an object.
    Iterator,
    /// `$next(iterator, next)`: one step: the value, or `Empty` when it is done.
    Next,
    /// `$close(iterator)`: calls `return` if there is one (on a normal or `break` exit; its result must be an object).
    Close,
    /// `$closeQuietly(iterator)`: calls `return` and forgets whatever it throws (when an exception is under way).
    CloseQuietly,
    /// `$spread(array, iterable)`: appends everything iterable gives to the array.
    Spread,
    /// `$copyProperties(target, source)`: object spread: own enumerable properties, symbols included.
    CopyProperties,
    /// `$restProperties(source, excludedKeysArray)`: a new object with the rest (keys are property keys).
    RestProperties,
    /// `$forIn(object)`: an array of the keys (strings) that `for-in` visits; empty for nullish.
    ForIn,
    /// `$template(cooked array, raw array)`: the frozen strings array of a tagged template.
    Template,
    /// `$await(coroutine, value)`: arranges that the coroutine goes on; gives the coroutine's promise.
    Await,
    /// `$asyncReturn(promise, value)`: resolves the promise of an async function; gives it.
    AsyncReturn,
    /// `$asyncThrow(promise, error)`: rejects it; gives it.
    AsyncThrow,
    /// `$call(native, this, args array, index, hint)`: makes the argument (0: `this`) primitive and calls the native again.
    Coerce,
    /// `$construct(native, args array, newTarget, index, hint)`: likewise for a constructor.
    CoerceConstruct,
    /// `$job(record)`: runs one pending job (a promise reaction).
    Job,
    /// `$task(kind, argument)`: a person's input: `'tick'` with milliseconds, `'click'` with a node.
    Task,
    /// `$finalize(callback, held)`: runs one finalization callback.
    Finalize,
    /// `$resume(coroutine, mode, value)`: goes on with a coroutine whose promise was settled.
    Resume,
    /// `$asSpecies(original, made, count, constructor)`: what a method made of an array, as what a subclass of Array says.
    AsSpecies,
    /// `$tag(value)`: `Object.prototype.toString` where a getter says the tag.
    Tag,
    /// `$concat(self, values)`: `concat` of what has getters.
    Concat,
    /// `$fire(timer)`: calls what a timer that is due is for.
    Fire,
    /// `$printAsked(level, values, asked)`: prints a line for which the program must be asked.
    Print,
    /// `$addDisposable(list, value, whether it waits)`: `using`.
    AddDisposable,
    /// `$dispose(list, error)`: disposes of all, the last first.
    Dispose,
    /// `$disposeLater(list, error)`: likewise; gives a promise.
    DisposeLater,
    /// `$oddIterator(array, what it gives)`: an iterator of an array with getters, or of a proxy.
    OddIterator,
    /// `$asyncIterator(value)`: its async iterator, or its iterator made one.
    AsyncIterator,
    /// `$asyncClose(iterator)`: calls `return`, if there is one; gives what is to be waited for, or `Empty`.
    AsyncClose,
    /// `$asyncCloseQuietly(iterator)`: likewise; what is to be waited for never fails.
    AsyncCloseQuietly,
    /// `$proxyGet(proxy, key, receiver)`.
    ProxyGet,
    /// `$proxySet(proxy, key, value, receiver, strict)`.
    ProxySet,
    /// `$proxyDelete(proxy, key, strict)`.
    ProxyDelete,
    /// `$proxyCall(proxy, this, args)`.
    ProxyCall,
    /// `$proxyConstruct(proxy, args, newTarget)`.
    ProxyConstruct,
    /// `$proxyNative(name, this, args)`: a built-in function that looks at a proxy's properties.
    ProxyNative,
    /// `$storeElement(view, index, value)`: an object is written into a typed array.
    StoreElement,
    /// `$open(markup)`: the markup around a program becomes the document.
    Open,
    /// `$import(which file, its exports)`: a promise of the same object each time.
    Import,
    /// `$importComputed(name, files)`: the same of whichever file has the name.
    ImportComputed,
}

/// Operators with two operands. Arithmetic on primitives is done in place; objects go by [`Helper::Binary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names of the operators say it all")]
#[repr(u8)]
pub enum Binary {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    Exp,
    BitAnd,
    BitOr,
    BitXor,
    Shl,
    Shr,
    UShr,
    Eq,
    NotEq,
    StrictEq,
    StrictNotEq,
    Less,
    LessEq,
    Greater,
    GreaterEq,
    In,
    InstanceOf,
}

/// Operators with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names of the operators say it all")]
#[repr(u8)]
pub enum Unary {
    Plus,
    Minus,
    BitNot,
    Not,
    TypeOf,
    /// ToNumeric, for `x++`: the old value as a number.
    ToNumber,
    /// Adds or takes 1 (the operand is a number already).
    Increment,
    Decrement,
    /// ToString, for templates (throws TypeError for symbols).
    ToText,
    /// ToPropertyKey, for computed keys that are used later or twice.
    ToKey,
}

/// When a conditional jump jumps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum When {
    True,
    False,
    Nullish,
    NotNullish,
    Undefined,
    NotUndefined,
    Empty,
    NotEmpty,
}

/// How a method or accessor is defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Define {
    /// An ordinary own property: writable, enumerable, configurable (object literals, class fields).
    Field,
    /// A class's method: not enumerable.
    Method,
    /// A getter; enumerable or not.
    Getter {
        /** Object literal: true; class: false. */
        enumerable: bool,
    },
    /// A setter; enumerable or not.
    Setter {
        /** Object literal: true; class: false. */
        enumerable: bool,
    },
}

/// How a suspended call is gone on with: what [`Ins::Resumed`] writes.
pub mod resume {
    /// With `next`: the value sent.
    pub const NEXT: i32 = 0;
    /// With `throw`: the machine throws at the place by itself; compiled code never sees this.
    pub const THROW: i32 = 1;
    /// With `return`: the code must leave as a `return` of the value would, through every `finally`.
    pub const RETURN: i32 = 2;
}

/// One instruction. `dst` is written last, after everything that can fail.
#[allow(missing_docs, reason = "each instruction says what its operands are")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ins {
    /// An immediate value.
    Load { dst: Reg, word: Word },
    /// A regular expression of a text and flags.
    RegExp { dst: Reg, source: Atom, flags: Atom },
    /// A BigInt of a text.
    BigInt { dst: Reg, text: Atom },
    /// A number that is no small integer, from [`Code::numbers`].
    Number { dst: Reg, index: u32 },
    /// Leaves `src` as it is, also when it is a temporary.
    Copy { dst: Reg, src: Reg },
    /// `dst` gets what `src` holds (a temporary is emptied, a local keeps it).
    Move { dst: Reg, src: Reg },
    /// Empties registers.
    Clear { from: Reg, count: u16 },
    /// `dst = op a`.
    Unary { op: Unary, dst: Reg, a: Reg },
    /// `dst = a op b`.
    Binary { op: Binary, dst: Reg, a: Reg, b: Reg },
    /// Goes to a place.
    Jump { to: Pc },
    /// Goes to a place on a condition. `keep` leaves `test` as it is, even when it is a temporary.
    Branch { when: When, test: Reg, keep: bool, to: Pc },
    /// Goes to the place in [`Code::tables`] that the small integer in `on` says.
    Switch { on: Reg, table: u32 },

    /// Throws ReferenceError for a variable in its dead zone ("Cannot access 'x' before initialization"). Leaves it.
    CheckLive { src: Reg, name: Atom },
    /// Throws TypeError "Assignment to constant variable.".
    ThrowConst { name: Atom },
    /// Throws ReferenceError when `this` is still `Empty` in a derived constructor. Leaves it.
    CheckThis { src: Reg },
    /// Throws ReferenceError "Super constructor may only be called once" when the value is not `Empty`. Leaves it.
    CheckNoThis { src: Reg },
    /// Throws TypeError "Iterator result … is not an object" when the value is no object. Leaves it.
    CheckResult { src: Reg },
    /// Throws TypeError when the value is `undefined` or `null` (destructuring). Leaves it.
    CheckObject { src: Reg },

    /// A global: a property of the global object; ReferenceError if there is none, unless `lenient` (`typeof x`).
    LoadGlobal { dst: Reg, name: Atom, lenient: bool },
    /// Writes a global: an undeclared one becomes a property of the global object, or throws in strict code.
    StoreGlobal { name: Atom, src: Reg },
    /// `delete name`.
    DeleteGlobal { dst: Reg, name: Atom },
    /// A variable of the script scope, by slot; ReferenceError while it is dead, which the name is for.
    LoadScript { dst: Reg, slot: u32, name: Atom },
    /// Writes it; an assignment (not `init`) to a dead one throws.
    StoreScript { slot: u32, name: Atom, src: Reg, init: bool },

    /// A context with this number of slots ([`Code::scopes`] has their names): all `Empty`. `parent` is left as it is.
    NewContext { dst: Reg, parent: Reg, scope: u32 },
    /// The same slots again in a new context with the same parent: the next turn of a `let` loop. Leaves `src`.
    CopyContext { dst: Reg, src: Reg },
    /// The context the called function was made in (`undefined` if none).
    Outer { dst: Reg },
    /// A captured variable: `depth` parents up from the context in `context` (which is left), slot `slot`.
    LoadSlot { dst: Reg, context: Reg, depth: u16, slot: u16 },
    /// Writes a captured variable.
    StoreSlot { context: Reg, depth: u16, slot: u16, src: Reg },

    /// A function with that code, made in a context (a register that is left; holds `undefined` if there is none).
    Closure { dst: Reg, code: CodeId, context: Reg },
    /// Gives a function its name, if it has none of its own (`key` is a property key; left). `prefix` for accessors.
    SetName { function: Reg, key: Reg, prefix: Option<Atom> },
    /// Gives a method its home object, for `super`. Leaves both.
    SetHome { function: Reg, home: Reg },
    /// A class: `constructor` is a function with code `code` (a class constructor) and `prototype` its prototype object;
    /// `heritage` is `Empty` for none. Sets up both prototype links, `prototype`, `constructor`, the home objects.
    Class { constructor: Reg, prototype: Reg, code: CodeId, heritage: Reg, context: Reg },
    /// The function that defines a class's fields on a new instance (called with `this`): kept by the constructor.
    /// Leaves `constructor`.
    SetFields { constructor: Reg, fields: Reg },
    /// Runs the fields function that the class constructor `constructor` keeps, if any, on `this`. Leaves both.
    RunFields { constructor: Reg, this: Reg },
    /// A new private name.
    PrivateName { dst: Reg, name: Atom },
    /// Reads a private field or accessor; TypeError if the object lacks it.
    GetPrivate { dst: Reg, object: Reg, name: Reg },
    /// Writes a private field or accessor.
    SetPrivate { object: Reg, name: Reg, value: Reg },
    /// Adds a private field, method or accessor (`how`); TypeError if it is there. Leaves `object`.
    DefinePrivate { object: Reg, name: Reg, value: Reg, how: Define },
    /// `#x in object`.
    HasPrivate { dst: Reg, object: Reg, name: Reg },

    /// `{}` with room for this number of properties.
    NewObject { dst: Reg, room: u16 },
    /// `[]` with room for this number of elements.
    NewArray { dst: Reg, room: u32 },
    /// Appends to an array that is being made (`Empty` makes a hole). Leaves `array`.
    Append { array: Reg, value: Reg },
    /// `dst = object[key]`. `key` may be any value. TypeError on nullish.
    Get { dst: Reg, object: Reg, key: Reg },
    /// `dst = object.name`.
    GetNamed { dst: Reg, object: Reg, name: Atom },
    /// `object[key] = value`; strict or sloppy as the code is.
    Set { object: Reg, key: Reg, value: Reg },
    /// `object.name = value`.
    SetNamed { object: Reg, name: Atom, value: Reg },
    /// Defines an own property. Leaves `object`.
    DefineNamed { object: Reg, name: Atom, value: Reg, how: Define },
    /// Defines an own property. Leaves `object`.
    DefineKey { object: Reg, key: Reg, value: Reg, how: Define },
    /// `__proto__: value` in an object literal. Leaves `object`.
    SetPrototype { object: Reg, value: Reg },
    /// `delete object[key]`.
    Delete { dst: Reg, object: Reg, key: Reg },
    /// Whether a property that `for-in` is to visit is still there, own or inherited (`true` for a primitive). Leaves `object`.
    StillHas { dst: Reg, object: Reg, key: Reg },
    /// `super[key]`: from the prototype of `home`, with `this`. `home` is left; see [`Ins::Home`].
    GetSuper { dst: Reg, home: Reg, this: Reg, key: Reg },
    /// `super[key] = value`.
    SetSuper { home: Reg, this: Reg, key: Reg, value: Reg },
    /// The home object of a function (a method, or a class constructor: its prototype), which is left.
    Home { dst: Reg, function: Reg },

    /// Calls: `base` is the function, `base + 1` its `this`, then `count` arguments: all temporaries, all emptied.
    Call { dst: Reg, base: Reg, count: u16 },
    /// Calls with the arguments in an array: `base` function, `base + 1` this, `base + 2` the array.
    CallArray { dst: Reg, base: Reg },
    /// `new`: `base` constructor, `base + 1` unused (`Empty`), then `count` arguments.
    New { dst: Reg, base: Reg, count: u16 },
    /// `new` with the arguments in an array in `base + 2`.
    NewArrayArgs { dst: Reg, base: Reg },
    /// `super(…)`: calls the parent of the active class constructor in `base` with `base + 1` as `new.target`, then
    /// `count` arguments. The compiler then checks and binds `this` and runs the fields.
    SuperCall { dst: Reg, base: Reg, count: u16 },
    /// `super(…)` with the arguments in an array in `base + 2`.
    SuperCallArray { dst: Reg, base: Reg },
    /// Calls a prelude function: `count` arguments from `base`, all temporaries, all emptied.
    Help { dst: Reg, helper: Helper, base: Reg, count: u16 },
    /// In the prelude only: calls a prelude function `$name` directly, without `this`.
    CallCode { dst: Reg, code: CodeId, base: Reg, count: u16 },
    /// In the prelude only: an intrinsic `$name` that is native, by number.
    Intrinsic { dst: Reg, native: u32, base: Reg, count: u16 },
    /// The caller goes on with the value. (Generators, async functions, and `this` for a `new` whose function gives
    /// no object: the machine does what is due.)
    Return { src: Reg },
    /// Throws.
    Throw { src: Reg },
    /// In a class constructor that is derived: like `Return`, TypeError for a value that is neither object nor
    /// `undefined`, ReferenceError when `this` (left) is `Empty`.
    ReturnDerived { src: Reg, this: Reg },

    /// An array of the arguments from an index on: a rest parameter.
    Rest { dst: Reg, from: u16 },
    /// The `arguments` object.
    Arguments { dst: Reg },
    /// An element of `arguments`, if there is one, is from now on the variable in a slot of a context.
    Alias { arguments: Reg, context: Reg, index: u16, slot: u16 },

    /// One step of an iteration: `value` gets the next value, or `Empty` when it is done. Leaves `iterator` and `next`,
    /// which come from `Help Iterator` and `iterator.next`. Array, Map, Set and string iterators go without a call.
    Next { value: Reg, iterator: Reg, next: Reg },

    /// A generator function's start, after its parameters: makes the generator object, suspends, gives it to the caller.
    StartGenerator,
    /// An async function's start, before its parameters: makes promise and coroutine and goes on.
    StartAsync,
    /// Suspends and gives `value` to the caller as `{value, done: false}`. When gone on with: `dst` gets the value sent.
    /// The next instruction is [`Ins::Resumed`].
    Yield { dst: Reg, value: Reg },
    /// Like `Yield`, but gives an iterator result as it is (`yield*`).
    YieldResult { dst: Reg, result: Reg },
    /// How the call was gone on with ([`resume`]).
    Resumed { dst: Reg },
    /// Suspends an async function until the value is settled; `dst` gets what it was fulfilled with, or it is thrown.
    Await { dst: Reg, value: Reg },

    /// An allocation event of a site, if `src` holds an object that has had none. Leaves `src`.
    Track { src: Reg, site: u32 },
    /// `gc();` as a top-level statement on a line.
    Checkpoint { line: u32 },
    /// `tick(ms);` as a top-level statement: a turn of the event loop.
    Turn { src: Reg, line: u32 },
    /// `debugger;`.
    Debugger,
}

/// A stretch of code in which an exception is caught. The innermost stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// The first instruction that it covers.
    pub from: Pc,
    /// The first that it covers no more.
    pub to: Pc,
    /// Where to go on.
    pub target: Pc,
    /// The register (a local) that gets what was thrown.
    pub error: Reg,
}

/// Bytes of the source, from and to.
pub type Span = (u32, u32);

/// Where a variable can be seen, for pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local {
    /// What it is called.
    pub name: Atom,
    /// Its register.
    pub register: Reg,
}

/// A scope that has a context: the names of its slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeNames {
    /// What kind of scope, in words: `function f`, `block`, `catch`, `class A`, `loop`.
    pub label: Rc<str>,
    /// The names of its slots.
    pub slots: Vec<Atom>,
}

/// What kind of function a code is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CodeKind {
    /// The script itself.
    Script,
    /// `function`.
    #[default]
    Function,
    /// `=>`.
    Arrow,
    /// A method, getter or setter: cannot be called with `new`, has no `prototype`. Prelude functions too.
    Method,
    /// A class constructor without `extends`.
    BaseConstructor,
    /// A class constructor with `extends`.
    DerivedConstructor,
    /// The function that defines a class's fields, or a static block.
    Fields,
}

/// The code of one function.
#[derive(Clone, Debug, Default)]
pub struct Code {
    /// Its name (empty if it has none).
    pub name: Option<Atom>,
    /// What kind of function.
    pub kind: CodeKind,
    /// `function*`.
    pub generator: bool,
    /// `async`.
    pub is_async: bool,
    /// Strict mode.
    pub strict: bool,
    /// Part of the prelude: no line of the program's.
    pub internal: bool,
    /// How many parameters have registers (a rest parameter not counted).
    pub parameters: u16,
    /// `length`: the parameters before the first default or rest.
    pub length: u16,
    /// Whether all arguments are to be kept for [`Ins::Rest`] and [`Ins::Arguments`].
    pub keeps_arguments: bool,
    /// The first temporary.
    pub temporaries: Reg,
    /// How many registers there are.
    pub registers: u16,
    /// The instructions.
    pub ins: Vec<Ins>,
    /// For each instruction the expression it belongs to.
    pub spans: Vec<Span>,
    /// The instructions with which a statement begins (in order), and the statement's line (from 1).
    pub statements: Vec<(Pc, u32)>,
    /// Who catches.
    pub handlers: Vec<Handler>,
    /// Jump tables.
    pub tables: Vec<Vec<Pc>>,
    /// Numbers that are no small integers.
    pub numbers: Vec<f64>,
    /// The contexts it makes.
    pub scopes: Vec<ScopeNames>,
    /// Its variables that live in registers, parameters included, for pictures.
    pub locals: Vec<Local>,
    /// The whole function in the source.
    pub span: Span,
}

impl Code {
    /// The line of the statement that an instruction begins, if it begins one.
    pub fn statement_at(&self, pc: Pc) -> Option<u32> {
        let found = self.statements.binary_search_by_key(&pc, |(pc, _)| *pc);
        found.ok().map(|index| self.statements[index].1)
    }
}

/// What an allocation site is; see the host environment's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the reports")]
pub enum SiteKind {
    Object,
    Array,
    Function,
    Arrow,
    Class,
    New,
    Call,
}

/// An allocation site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Site {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 0, in UTF-16 units.
    pub column: u32,
    /// What it is.
    pub kind: SiteKind,
}

/// A script, compiled: what the compiler gives.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// Its functions; numbers count on from the first number that the compiler was given.
    pub codes: Vec<Rc<Code>>,
    /// The script itself, the last of them.
    pub main: Option<CodeId>,
    /// Allocation sites (none in the prelude).
    pub sites: Vec<Site>,
    /// The names of the script scope's slots, in order; slots count on from the first slot the compiler was given.
    pub script_names: Vec<Atom>,
    /// Top-level `var` names: properties of the global object, `undefined` from the start.
    pub var_names: Vec<Atom>,
    /// Top-level functions: made before the first statement (the main code does so itself); their names.
    pub function_names: Vec<Atom>,
    /// In the prelude: every top-level function's name and code, for the realm.
    pub functions: Vec<(Atom, CodeId)>,
    /// Whether it mentions the global `tick`.
    pub ticks: bool,
}
