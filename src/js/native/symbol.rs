//! `Symbol`.

use super::want::describe;
use super::{Call, Constant, Done, Literal, Native, Value, constructor, native};
use crate::js::Symbol;
use crate::js::class::{Class, VALUE};
use crate::js::cx::Cx;
use crate::js::key::attribute::CONFIGURABLE;
use crate::js::program::{name, symbol};
use crate::js::stop::{Stop, type_error};

pub(super) const TABLE: &[Native] = &[
    constructor("Symbol", 0, make),
    native("Symbol.for", 1, registered),
    native("Symbol.keyFor", 1, key_for),
    native("Symbol.prototype.toString", 0, to_string),
    native("Symbol.prototype.valueOf", 0, value_of),
    native("Symbol.prototype[Symbol.toPrimitive]", 1, to_primitive),
    native("get Symbol.prototype.description", 0, description),
];

const fn constant(place: &'static str, symbol: Symbol) -> Constant {
    Constant { place, value: Literal::Symbol(symbol), attributes: 0 }
}

pub(super) const CONSTANTS: &[Constant] = &[
    constant("Symbol.asyncIterator", symbol::ASYNC_ITERATOR),
    constant("Symbol.hasInstance", symbol::HAS_INSTANCE),
    constant("Symbol.iterator", symbol::ITERATOR),
    constant("Symbol.toPrimitive", symbol::TO_PRIMITIVE),
    constant("Symbol.toStringTag", symbol::TO_STRING_TAG),
    Constant { place: "Symbol.prototype[Symbol.toStringTag]", value: Literal::Text("Symbol"), attributes: CONFIGURABLE },
];

/// Registered symbols have numbers from here on: of each description there is one, so its atom says which.
const REGISTERED: u32 = 1 << 31;
/// The description of a symbol that has none: no text has this number.
const NO_DESCRIPTION: crate::js::Atom = crate::js::Atom(0xff_ffff);
