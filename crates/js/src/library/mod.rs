//! Built-in functions in Rust: those that call no function of the program's. The others are in the prelude.
//!
//! A native looks at its arguments, asks for primitives where it needs them ([`Stop::Primitive`], before it changes
//! anything) and gives a value, or says what to call.

mod array;
mod array_edit;
mod array_like;
mod bigint;
mod buffer;
mod chain;
mod coerce;
mod console;
mod console_format;
mod console_table;
mod date;
mod date_text;
pub(crate) mod describe;
mod descriptor;
mod elements;
mod encodings;
mod error;
mod function;
mod global;
mod host;
mod inspect;
mod intrinsics;
mod intrinsics_job;
mod iterator;
mod json;
mod json_text;
mod map;
mod matches;
mod math;
mod normal_form;
mod number;
mod number_text;
mod object;
mod object_define;
mod object_integrity;
mod object_text;
#[cfg(feature = "compiler")]
pub(crate) mod prelude;
mod proxy;
mod regexp;
mod registry;
mod string;
mod string_form;
mod string_search;
mod symbol;
mod table;
mod tags;
mod time;
mod timers;
mod uri;
mod weak;

pub(crate) use bigint::{
    binary as bigint_binary, compare as bigint_compare, literal as bigint_literal, number_of as bigint_number,
    unary as bigint_unary,
};
pub(crate) use console::write as write_line;
pub use describe::{describe, key_text, kind_word};
pub(crate) use elements::{is_typed, read as read_element, write as write_element};
pub(crate) use error::retitle;
pub(crate) use inspect::{made_by, shown};
pub use iterator::{result as iterator_result, step};
pub use math::power;
pub(crate) use proxy::{on_proxy, store_element, trap_get, trap_set};
pub use regexp::make as make_regexp;
pub use registry::take_dead_cell;
pub use timers::{drop_cleared, only_endless, take_due};

use super::cx::Cx;
use super::stop::Stop;
use super::{Symbol, Value};
use memory::heap::Addr;
use std::sync::LazyLock;

/// A call of a native.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// The function itself (`None` for an intrinsic of the prelude).
    pub callee: Option<Addr>,
    /// `this`.
    pub this: Value,
    /// The arguments.
    pub arguments: &'a [Value],
    /// `new.target`: `Undefined` when it is not called with `new`.
    pub new_target: Value,
}

impl Call<'_> {
    /// An argument; `undefined` where there is none.
    pub fn argument(&self, index: usize) -> Value {
        self.arguments.get(index).copied().unwrap_or(Value::Undefined)
    }
}

/// How a native ends.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// With a value.
    Value(Value),
    /// By calling a function in its place: that one's result is the result.
    Call {
        /// What is called.
        function: Value,
        /// With which `this`.
        this: Value,
        /// The arguments.
        arguments: Vec<Value>,
    },
    /// By calling a constructor in its place.
    Construct {
        /// What is called.
        function: Value,
        /// The arguments.
        arguments: Vec<Value>,
        /// Its `new.target`.
        new_target: Value,
    },
    /// By calling a function of the prelude in its place.
    Help {
        /// Which.
        helper: super::code::Helper,
        /// The arguments.
        arguments: Vec<Value>,
    },
    /// By going on with a suspended call: `mode` is one of [`super::code::resume`].
    Resume {
        /// The generator or coroutine.
        generator: Addr,
        /// How.
        mode: i32,
        /// With what.
        value: Value,
    },
}

impl From<Value> for Done {
    fn from(value: Value) -> Done {
        Done::Value(value)
    }
}

/// What a native is in Rust.
pub type NativeFn = fn(&mut Cx, &Call) -> Result<Done, Stop>;

/// A native.
#[derive(Clone, Copy, Debug)]
pub struct Native {
    /// Its place: `Array.prototype.push`, `get Map.prototype.size`, `Array.prototype[Symbol.iterator]`, `Map` (a
    /// global), `%ArrayIteratorPrototype%.next` (an object of the realm without a name of its own); `$name` for an
    /// intrinsic that only the prelude can call.
    pub name: &'static str,
    /// Its `length`.
    pub length: u16,
    /// Whether it can be called with `new`.
    pub constructs: bool,
    /// What it does.
    pub run: NativeFn,
}

/// A built-in property that is no function.
#[derive(Clone, Copy, Debug)]
pub struct Constant {
    /// Its place, as that of a [`Native`].
    pub place: &'static str,
    /// What it is.
    pub value: Literal,
    /// See [`super::key::attribute`].
    pub attributes: u8,
}

/// What a constant is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Literal {
    /// `undefined`.
    Undefined,
    /// A number.
    Number(f64),
    /// A string.
    Text(&'static str),
    /// A symbol.
    Symbol(Symbol),
}

/// The tables, in the order that gives the natives their numbers.
const TABLES: &[&[Native]] = &[
    array::TABLE,
    array_edit::TABLE,
    bigint::TABLE,
    buffer::TABLE,
    console::TABLE,
    console_table::TABLE,
    date::TABLE,
    encodings::TABLE,
    error::TABLE,
    function::TABLE,
    global::TABLE,
    host::TABLE,
    iterator::TABLE,
    json::TABLE,
    map::TABLE,
    matches::TABLE,
    math::TABLE,
    number::TABLE,
    object::TABLE,
    object_define::TABLE,
    object_integrity::TABLE,
    intrinsics::TABLE,
    intrinsics_job::TABLE,
    proxy::TABLE,
    regexp::TABLE,
    registry::TABLE,
    string::TABLE,
    string_form::TABLE,
    string_search::TABLE,
    symbol::TABLE,
    timers::TABLE,
    uri::TABLE,
    weak::TABLE,
];

/// The constants' tables.
const CONSTANTS: &[&[Constant]] = &[
    error::CONSTANTS,
    global::CONSTANTS,
    math::CONSTANTS,
    number::CONSTANTS,
    symbol::CONSTANTS,
    tags::CONSTANTS,
    timers::CONSTANTS,
];

/// Functions that stand in a second place too: the other place, and the native's name. It is the same function object.
const ALIASES: &[&[(&str, &str)]] =
    &[date::ALIASES, iterator::ALIASES, map::ALIASES, number::ALIASES, string_form::ALIASES];

static ALL: LazyLock<Vec<&'static Native>> = LazyLock::new(|| TABLES.iter().flat_map(|table| table.iter()).collect());

/// Every native, in the order of their numbers.
pub fn all() -> impl Iterator<Item = &'static Native> {
    ALL.iter().copied()
}

/// The native with a number.
#[inline]
pub fn get(number: u32) -> Option<&'static Native> {
    ALL.get(number as usize).copied()
}

/// The number of the native with a name.
pub fn find(name: &str) -> Option<u32> {
    ALL.iter().position(|native| native.name == name).map(|number| number as u32)
}

/// The built-in properties that are no functions.
pub fn constants() -> impl Iterator<Item = &'static Constant> {
    CONSTANTS.iter().flat_map(|table| table.iter())
}

/// Second places of natives: the place, and the native's name.
pub fn aliases() -> impl Iterator<Item = (&'static str, &'static str)> {
    ALIASES.iter().flat_map(|table| table.iter().copied())
}

/// A row of a table.
const fn native(name: &'static str, length: u16, run: NativeFn) -> Native {
    Native { name, length, constructs: false, run }
}

/// A row of a table for a function that can be called with `new`.
const fn constructor(name: &'static str, length: u16, run: NativeFn) -> Native {
    Native { name, length, constructs: true, run }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_place_is_taken_once_and_every_alias_has_its_native() {
        let mut places = HashSet::new();
        assert!(all().all(|native| places.insert(native.name)));
        assert!(constants().all(|constant| places.insert(constant.place)));
        for (place, name) in aliases() {
            assert!(places.insert(place), "{place} is taken");
            assert!(find(name).is_some(), "{place} is an alias of nothing");
        }
        assert!(all().enumerate().all(|(number, native)| find(native.name) == Some(number as u32)));
    }
}
