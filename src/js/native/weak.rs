//! `WeakMap` and `WeakSet`, but for their constructors: a store of ephemerons, found by their keys' identities.
//!
//! The store's own data are hash chains, as those of maps are. An entry whose key is dead goes when the store is full.

use super::chain::{self, Chain};
use super::want::{describe, incompatible};
use super::{Call, Done, Native, Value, native};
use crate::heap::{Addr, Kind, Shape, WORD};
use crate::js::class::Class;
use crate::js::class::weak::{ENTRIES, USED};
use crate::js::cx::Cx;
use crate::js::program::Intrinsic;
use crate::js::stop::{Stop, range_error, type_error};

pub(super) const TABLE: &[Native] = &[
    native("$makeWeakMap", 1, |cx, call| make(cx, call, Class::WeakMap, Intrinsic::WeakMapPrototype)),
    native("$makeWeakSet", 1, |cx, call| make(cx, call, Class::WeakSet, Intrinsic::WeakSetPrototype)),
    native("WeakMap.prototype.delete", 1, |cx, call| delete(cx, call, Class::WeakMap)),
    native("WeakMap.prototype.get", 1, get),
    native("WeakMap.prototype.has", 1, |cx, call| has(cx, call, Class::WeakMap)),
    native("WeakMap.prototype.set", 2, set),
    native("WeakSet.prototype.add", 1, add),
    native("WeakSet.prototype.delete", 1, |cx, call| delete(cx, call, Class::WeakSet)),
    native("WeakSet.prototype.has", 1, |cx, call| has(cx, call, Class::WeakSet)),
];

/// How many entries the first store has room for.
const FIRST: u32 = 4;

fn make(cx: &mut Cx, call: &Call, class: Class, default: Intrinsic) -> Result<Done, Stop> {
    let prototype = super::want::prototype_from(cx, call.argument(0), default)?;
    let made = cx.make(class, prototype, 0)?;
    cx.set_slot(made, USED, Value::Int(0));
    Ok(Value::Ref(made).into())
}

/// `this`, which must be a weak collection.
fn this(cx: &mut Cx, call: &Call, class: Class, method: &str) -> Result<Addr, Stop> {
    match cx.as_class(call.this, class) {
        Some(at) => Ok(at),
        None => Err(incompatible(cx, call.this, &format!("{class:?}.prototype.{method}"))),
    }
}

fn used(cx: &Cx, at: Addr) -> u32 {
    match cx.slot(at, USED) {
        Value::Int(n) => n as u32,
        _ => 0,
    }
}

fn hash(cx: &Cx, key: Addr) -> u32 {
    chain::mix(u64::from(cx.mutator.world.heap.id(key).0))
}

/// The store, and where in it the entry of a key is.
fn find(cx: &Cx, at: Addr, key: Value) -> Option<(Addr, u32)> {
    let (key, store) = (cx.as_object(key)?, cx.slot(at, ENTRIES).target()?);
    let chain = Chain { store, room: cx.fields(store) };
    let is = |index: u32| {
        let entry = cx.slot(store, index).target();
        entry.is_some_and(|entry| cx.mutator.world.heap.weak(entry, 0) == Some(key))
    };
    chain.find(cx, hash(cx, key), is).map(|index| (store, index))
}

/// Sets what a key is mapped to.
fn put(cx: &mut Cx, at: Addr, key: Addr, value: Value) -> Result<(), Stop> {
    if let Some((store, index)) = find(cx, at, Value::Ref(key)) {
        if let Some(entry) = cx.slot(store, index).target() {
            cx.set_slot(entry, 0, value);
        }
        return Ok(());
    }
    let store = spare(cx, at)?;
    let entry = cx.allocate(Shape { kind: Kind::Ephemeron, fields: 1, weak: 1, data: 0 })?;
    cx.set_slot(entry, 0, value);
    cx.weaken(entry, 0, Some(key));
    let index = used(cx, at);
    cx.set_slot(store, index, Value::Ref(entry));
    let hash = hash(cx, key);
    Chain { store, room: cx.fields(store) }.link(cx, index, hash);
    cx.set_slot(at, USED, Value::Int(index as i32 + 1));
    Ok(())
}

/// The store, with room for one entry more.
fn spare(cx: &mut Cx, at: Addr) -> Result<Addr, Stop> {
    let (old, used) = (cx.slot(at, ENTRIES).target(), used(cx, at));
    let had = old.map_or(0, |old| cx.fields(old));
    if let Some(old) = old.filter(|_| used < had) {
        return Ok(old);
    }
    let entry_key = |cx: &Cx, old: Addr, index: u32| {
        cx.slot(old, index).target().and_then(|entry| cx.mutator.world.heap.weak(entry, 0))
    };
    let live: Vec<(u32, Addr)> = match old {
        Some(old) => (0..used).filter_map(|index| Some((index, entry_key(cx, old, index)?))).collect(),
        None => Vec::new(),
    };
    let room = if live.len() as u32 > had / 2 { 2 * had } else { had }.max(FIRST);
    if room > Shape::MOST_FIELDS {
        return range_error("heapwave's weak maps and sets hold a million entries at most");
    }
    let shape = Shape { kind: Kind::Store, fields: room, weak: 0, data: room * WORD };
    cx.reserve(shape.bytes())?;
    let store = cx.allocate(shape)?;
    let chain = Chain { store, room };
    for (to, (from, key)) in (0..).zip(&live) {
        if let Some(old) = old {
            cx.shift_slot((old, *from), (store, to));
            let hash = hash(cx, *key);
            chain.link(cx, to, hash);
        }
    }
    cx.set_slot(at, ENTRIES, Value::Ref(store));
    cx.set_slot(at, USED, Value::Int(live.len() as i32));
    Ok(store)
}

fn get(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = this(cx, call, Class::WeakMap, "get")?;
    let entry = find(cx, at, call.argument(0)).and_then(|(store, index)| cx.slot(store, index).target());
    Ok(entry.map_or(Value::Undefined, |entry| cx.slot(entry, 0)).into())
}

fn has(cx: &mut Cx, call: &Call, class: Class) -> Result<Done, Stop> {
    let at = this(cx, call, class, "has")?;
    Ok(Value::Bool(find(cx, at, call.argument(0)).is_some()).into())
}

fn set(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = this(cx, call, Class::WeakMap, "set")?;
    let Some(key) = cx.as_object(call.argument(0)) else { return type_error("Invalid value used as weak map key") };
    put(cx, at, key, call.argument(1))?;
    Ok(call.this.into())
}

fn add(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = this(cx, call, Class::WeakSet, "add")?;
    let Some(key) = cx.as_object(call.argument(0)) else { return type_error("Invalid value used in weak set") };
    put(cx, at, key, Value::Bool(true))?;
    Ok(call.this.into())
}

fn delete(cx: &mut Cx, call: &Call, class: Class) -> Result<Done, Stop> {
    let at = this(cx, call, class, "delete")?;
    let found = find(cx, at, call.argument(0));
    if let Some((store, index)) = found {
        cx.set_slot(store, index, Value::Empty);
    }
    Ok(Value::Bool(found.is_some()).into())
}

impl Cx<'_> {
    /// Writes a weak field.
    pub fn weaken(&mut self, holder: Addr, index: u32, to: Option<Addr>) {
        // Nothing is condemned while the collector rests.
        let written = self.mutator.write_weak(holder, index, to);
        debug_assert!(written.is_ok());
    }

    /// An object for an argument that must be one.
    pub(super) fn weak_target(&mut self, value: Value, message: impl Fn(String) -> String) -> Result<Addr, Stop> {
        match self.as_object(value) {
            Some(at) => Ok(at),
            None => {
                let text = describe(self, value);
                type_error(message(text))
            }
        }
    }
}
