//! `WeakMap` and `WeakSet`, but for their constructors: a store of ephemerons, found by their keys' identities.
//!
//! The store's own data are hash chains, as those of maps are. An entry whose key is dead goes when the store is full.

use super::chain::{self, Chain};
use super::coerce::incompatible;
use super::describe::describe;
use super::{Call, Done, Native, Value, native};
use crate::class::Class;
use crate::class::weak::{ENTRIES, USED};
use crate::cx::Cx;
use crate::program::Intrinsic;
use crate::stop::{Stop, range_error, type_error};
use memory::heap::{Addr, BlockKind, Shape, WORD};

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
    let prototype = super::coerce::prototype_from(cx, call.argument(0), default)?;
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

/// The hash of what can be a key: an object, or a symbol that no program can make again.
fn hash(cx: &Cx, key: Value) -> Option<u32> {
    match (key, cx.weak_place(key)) {
        (_, Some(at)) => Some(chain::mix(u64::from(cx.mutator.world().heap.id(at).0))),
        (Value::Symbol(symbol), _) if !super::symbol::is_registered(symbol) => Some(chain::mix(key.word().0)),
        _ => None,
    }
}

/// The key of the entry at a place of the store, unless that is dead. A well-known symbol never is: its entry is a pair.
fn key_at(cx: &Cx, store: Addr, index: u32) -> Option<Value> {
    let (heap, entry) = (&cx.mutator.world().heap, cx.slot(store, index).target()?);
    match heap.shape(entry).kind {
        BlockKind::Ephemeron => heap.weak(entry, 0).map(|at| cx.weakly_held(at)),
        _ => Some(cx.slot(entry, 1)),
    }
}

/// The store, and where in it the entry of a key is.
fn find(cx: &Cx, at: Addr, key: Value) -> Option<(Addr, u32)> {
    let (hash, store) = (hash(cx, key)?, cx.slot(at, ENTRIES).target()?);
    let is = |index: u32| key_at(cx, store, index) == Some(key);
    Chain { store, room: cx.fields(store) }.find(cx, hash, is).map(|index| (store, index))
}

/// Sets what a key is mapped to.
fn put(cx: &mut Cx, at: Addr, key: Value, value: Value, wrong: &str) -> Result<(), Stop> {
    let Some(hash) = hash(cx, key) else { return type_error(wrong) };
    if let Some((store, index)) = find(cx, at, key) {
        if let Some(entry) = cx.slot(store, index).target() {
            cx.set_slot(entry, 0, value);
        }
        return Ok(());
    }
    let store = spare(cx, at)?;
    let entry = match cx.weak_place(key) {
        Some(place) => {
            let entry = cx.allocate(Shape { kind: BlockKind::Ephemeron, fields: 1, weak: 1, data: 0 })?;
            cx.weaken(entry, 0, Some(place));
            entry
        }
        None => {
            let entry = cx.store(2)?;
            cx.set_slot(entry, 1, key);
            entry
        }
    };
    cx.set_slot(entry, 0, value);
    let index = used(cx, at);
    cx.set_slot(store, index, Value::Ref(entry));
    Chain { store, room: cx.fields(store) }.link(cx, index, hash);
    cx.set_slot(at, USED, Value::Int(index as i32 + 1));
    Ok(())
}

/// No store has more entries than this: the chains must have room in its own data.
const MOST: u32 = 1 << 19;

/// The store, with room for one entry more.
fn spare(cx: &mut Cx, at: Addr) -> Result<Addr, Stop> {
    let (old, used) = (cx.slot(at, ENTRIES).target(), used(cx, at));
    let had = old.map_or(0, |old| cx.fields(old));
    if let Some(old) = old.filter(|_| used < had) {
        return Ok(old);
    }
    let live: Vec<(u32, u32)> = match old {
        Some(old) => (0..used).filter_map(|index| Some((index, hash(cx, key_at(cx, old, index)?)?))).collect(),
        None => Vec::new(),
    };
    let room = if live.len() as u32 > had / 2 { 2 * had } else { had }.max(FIRST);
    if room > MOST {
        return range_error("heapwave's weak maps and sets hold half a million entries at most");
    }
    let shape = Shape { kind: BlockKind::Store, fields: room, weak: 0, data: room * WORD };
    cx.reserve(shape.bytes())?;
    let store = cx.allocate(shape)?;
    let chain = Chain { store, room };
    for (to, (from, hash)) in (0..).zip(&live) {
        if let Some(old) = old {
            cx.shift_slot((old, *from), (store, to));
            chain.link(cx, to, *hash);
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
    put(cx, at, call.argument(0), call.argument(1), "Invalid value used as weak map key")?;
    Ok(call.this.into())
}

fn add(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = this(cx, call, Class::WeakSet, "add")?;
    put(cx, at, call.argument(0), Value::Bool(true), "Invalid value used in weak set")?;
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

    /// The place of an argument that must be an object or a symbol that is not registered; nothing for a symbol that never
    /// dies.
    pub(super) fn weak_target(
        &mut self,
        value: Value,
        message: impl Fn(String) -> String,
    ) -> Result<Option<Addr>, Stop> {
        match (self.weak_place(value), value) {
            (Some(at), _) => Ok(Some(at)),
            (None, Value::Symbol(symbol)) if !super::symbol::is_registered(symbol) => Ok(None),
            _ => {
                let text = describe(self, value);
                type_error(message(text))
            }
        }
    }
}
