//! `Map` and `Set`: everything but their constructors and `forEach`, which are in the prelude.

use super::iterator::{Give, iterator};
use super::{Call, Done, Native, Value, native, table};
use crate::class::Class;
use crate::cx::Cx;
use crate::program::Intrinsic;
use crate::stop::Stop;
use memory::heap::Addr;

pub(super) const TABLE: &[Native] = &[
    native("$makeMap", 1, make_map),
    native("$makeSet", 1, make_set),
    native("Map.prototype.clear", 0, map_clear),
    native("Map.prototype.delete", 1, map_delete),
    native("Map.prototype.entries", 0, map_entries),
    native("Map.prototype.get", 1, map_get),
    native("Map.prototype.has", 1, map_has),
    native("Map.prototype.keys", 0, map_keys),
    native("Map.prototype.set", 2, map_set),
    native("Map.prototype.values", 0, map_values),
    native("get Map.prototype.size", 0, map_size),
    native("Set.prototype.add", 1, set_add),
    native("Set.prototype.clear", 0, set_clear),
    native("Set.prototype.delete", 1, set_delete),
    native("Set.prototype.entries", 0, set_entries),
    native("Set.prototype.has", 1, set_has),
    native("Set.prototype.values", 0, set_values),
    native("get Set.prototype.size", 0, set_size),
];

pub(super) const ALIASES: &[(&str, &str)] = &[
    ("Map.prototype[Symbol.iterator]", "Map.prototype.entries"),
    ("Set.prototype.keys", "Set.prototype.values"),
    ("Set.prototype[Symbol.iterator]", "Set.prototype.values"),
];

/// `$makeMap(newTarget)`: an empty map.
fn make_map(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    make(cx, call, Class::Map, Intrinsic::MapPrototype)
}

/// `$makeSet(newTarget)`: an empty set.
fn make_set(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    make(cx, call, Class::Set, Intrinsic::SetPrototype)
}

fn make(cx: &mut Cx, call: &Call, class: Class, default: Intrinsic) -> Result<Done, Stop> {
    let prototype = super::coerce::prototype_from(cx, call.argument(0), default)?;
    let made = cx.make(class, prototype, 0)?;
    table::begin(cx, made);
    Ok(Value::Ref(made).into())
}

fn map(cx: &mut Cx, call: &Call, method: &str) -> Result<Addr, Stop> {
    call.receiver(cx, Class::Map, method)
}

fn set(cx: &mut Cx, call: &Call, method: &str) -> Result<Addr, Stop> {
    call.receiver(cx, Class::Set, method)
}

fn map_get(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = map(cx, call, "Map.prototype.get")?;
    Ok(table::get(cx, at, call.argument(0)).unwrap_or(Value::Undefined).into())
}

fn map_has(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = map(cx, call, "Map.prototype.has")?;
    Ok(Value::Bool(table::get(cx, at, call.argument(0)).is_some()).into())
}

fn map_set(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = map(cx, call, "Map.prototype.set")?;
    table::set(cx, at, call.argument(0), call.argument(1))?;
    Ok(call.this.into())
}

fn map_delete(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = map(cx, call, "Map.prototype.delete")?;
    Ok(Value::Bool(table::remove(cx, at, call.argument(0))).into())
}

fn map_clear(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = map(cx, call, "Map.prototype.clear")?;
    table::clear(cx, at);
    Ok(Value::Undefined.into())
}

fn map_size(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = map(cx, call, "get Map.prototype.size")?;
    Ok(Value::Int(table::count(cx, at) as i32).into())
}

fn map_keys(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    map(cx, call, "Map.prototype.keys")?;
    iterator(cx, call.this, Give::Keys, Intrinsic::MapIteratorPrototype)
}

fn map_values(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    map(cx, call, "Map.prototype.values")?;
    iterator(cx, call.this, Give::Values, Intrinsic::MapIteratorPrototype)
}

fn map_entries(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    map(cx, call, "Map.prototype.entries")?;
    iterator(cx, call.this, Give::Entries, Intrinsic::MapIteratorPrototype)
}

fn set_add(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = set(cx, call, "Set.prototype.add")?;
    table::set(cx, at, call.argument(0), Value::Empty)?;
    Ok(call.this.into())
}

fn set_has(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = set(cx, call, "Set.prototype.has")?;
    Ok(Value::Bool(table::get(cx, at, call.argument(0)).is_some()).into())
}

fn set_delete(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = set(cx, call, "Set.prototype.delete")?;
    Ok(Value::Bool(table::remove(cx, at, call.argument(0))).into())
}

fn set_clear(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = set(cx, call, "Set.prototype.clear")?;
    table::clear(cx, at);
    Ok(Value::Undefined.into())
}

fn set_size(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = set(cx, call, "get Set.prototype.size")?;
    Ok(Value::Int(table::count(cx, at) as i32).into())
}

fn set_values(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    set(cx, call, "Set.prototype.values")?;
    iterator(cx, call.this, Give::Values, Intrinsic::SetIteratorPrototype)
}

fn set_entries(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    set(cx, call, "Set.prototype.entries")?;
    iterator(cx, call.this, Give::Entries, Intrinsic::SetIteratorPrototype)
}
