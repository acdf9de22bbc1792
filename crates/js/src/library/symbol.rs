//! `Symbol`.

use super::describe::describe;
use super::{Call, Constant, Done, Literal, Native, Value, native};
use crate::Symbol;
use crate::class::{Class, VALUE};
use crate::cx::Cx;
use crate::key::attribute::CONFIGURABLE;
use crate::program::symbol;
use crate::stop::{Stop, type_error};

pub(super) const TABLE: &[Native] = &[
    native("Symbol", 0, make),
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
    constant("Symbol.asyncDispose", symbol::ASYNC_DISPOSE),
    constant("Symbol.asyncIterator", symbol::ASYNC_ITERATOR),
    constant("Symbol.dispose", symbol::DISPOSE),
    constant("Symbol.match", symbol::MATCH),
    constant("Symbol.matchAll", symbol::MATCH_ALL),
    constant("Symbol.replace", symbol::REPLACE),
    constant("Symbol.search", symbol::SEARCH),
    constant("Symbol.split", symbol::SPLIT),
    constant("Symbol.unscopables", symbol::UNSCOPABLES),
    constant("Symbol.hasInstance", symbol::HAS_INSTANCE),
    constant("Symbol.isConcatSpreadable", symbol::IS_CONCAT_SPREADABLE),
    constant("Symbol.iterator", symbol::ITERATOR),
    constant("Symbol.species", symbol::SPECIES),
    constant("Symbol.toPrimitive", symbol::TO_PRIMITIVE),
    constant("Symbol.toStringTag", symbol::TO_STRING_TAG),
    Constant {
        place: "Symbol.prototype[Symbol.toStringTag]",
        value: Literal::Text("Symbol"),
        attributes: CONFIGURABLE,
    },
];

/// Registered symbols have numbers from here on: of each description there is one, so its atom says which.
const REGISTERED: u32 = 1 << 31;

/// Whether `Symbol.for` gives it.
pub(super) fn is_registered(symbol: Symbol) -> bool {
    symbol.number().is_some_and(|number| number & REGISTERED != 0)
}

fn make(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    if call.argument(0) == Value::Undefined {
        return Ok(Value::Symbol(cx.new_symbol(None)?).into());
    }
    let text = call.text(cx, 1)?;
    let description = cx.program.atoms.borrow_mut().intern(&text);
    Ok(Value::Symbol(cx.new_symbol(Some(description))?).into())
}

fn registered(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = call.text(cx, 1)?;
    let description = cx.program.atoms.borrow_mut().intern(&text);
    Ok(Value::Symbol(Symbol::lasting(REGISTERED | description.0, description)).into())
}

fn key_for(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    match call.argument(0) {
        Value::Symbol(symbol) if is_registered(symbol) => Ok(Value::Atom(symbol.description()).into()),
        Value::Symbol(_) => Ok(Value::Undefined.into()),
        other => {
            let text = describe(cx, other);
            type_error(format!("{text} is not a symbol"))
        }
    }
}

fn this_symbol(cx: &Cx, call: &Call, method: &str) -> Result<Symbol, Stop> {
    let boxed = cx.as_class(call.this, Class::Boxed).map(|at| cx.slot(at, VALUE));
    match boxed.unwrap_or(call.this) {
        Value::Symbol(symbol) => Ok(symbol),
        _ => type_error(format!("{method} requires that 'this' be a Symbol")),
    }
}

fn to_string(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let symbol = this_symbol(cx, call, "Symbol.prototype.toString")?;
    let text = format!("Symbol({})", cx.program.display(symbol.description()));
    Ok(cx.str(&text)?.into())
}

fn value_of(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    Ok(Value::Symbol(this_symbol(cx, call, "Symbol.prototype.valueOf")?).into())
}

fn to_primitive(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    Ok(Value::Symbol(this_symbol(cx, call, "Symbol.prototype [ @@toPrimitive ]")?).into())
}

fn description(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let symbol = this_symbol(cx, call, "Symbol.prototype.description")?;
    Ok(if symbol.nameless() { Value::Undefined } else { Value::Atom(symbol.description()) }.into())
}
