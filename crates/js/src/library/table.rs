//! The entries of a map or a set: triples of number, key and value in a store, in order of coming, found by a hash.
//!
//! A removed entry keeps its number only, so that an iterator, which remembers a number, finds where to go on. When
//! the store is full the entries move to another one without the removed ones.

use super::Value;
use super::chain::{Chain, mix};
use crate::class::map::{COUNT, ENTRIES, NEXT, USED};
use crate::cx::Cx;
use crate::stop::{Stop, range_error};
use memory::heap::{Addr, BlockKind, Shape, WORD};
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// No store has more triples than this: the chains must have room in its own data.
const MOST: u32 = 1 << 19;
/// How many triples the first store has room for.
const FIRST: u32 = 4;

/// Makes a new map or set empty.
pub(super) fn begin(cx: &mut Cx, at: Addr) {
    [COUNT, NEXT, USED].into_iter().for_each(|slot| cx.set_slot(at, slot, Value::Int(0)));
}

fn int(cx: &Cx, at: Addr, slot: u32) -> u32 {
    match cx.slot(at, slot) {
        Value::Int(n) => n as u32,
        _ => 0,
    }
}

/// How many entries there are.
pub(super) fn count(cx: &Cx, at: Addr) -> u32 {
    int(cx, at, COUNT)
}

/// A key as it is kept: -0 is 0.
fn canonical(cx: &Cx, key: Value) -> Value {
    if cx.as_number(key) == Some(0.0) { Value::Int(0) } else { key }
}

/// Keys that are the same have the same hash.
fn hash(cx: &Cx, key: Value) -> u32 {
    let mut hasher = FxHasher::default();
    match key {
        Value::Symbol(symbol) => {
            let id = symbol.at().map(|at| cx.mutator.world().heap.id(at).0);
            hasher.write_u32(id.or(symbol.number()).unwrap_or_default());
        }
        Value::Ref(at) if cx.class(at).is_object() => hasher.write_u32(cx.mutator.world().heap.id(at).0),
        _ => match (cx.as_number(key), cx.text(key)) {
            (Some(number), _) if number.is_nan() => hasher.write_u64(f64::NAN.to_bits()),
            (Some(number), _) => hasher.write_u64(number.to_bits()),
            _ if cx.is_bigint(key) => {
                cx.bigint_text(key).iter().flat_map(|text| text.iter()).for_each(|unit| hasher.write_u16(*unit))
            }
            (_, Some(text)) => text.iter().for_each(|unit| hasher.write_u16(*unit)),
            _ => hasher.write_u64(key.word().0),
        },
    }
    mix(hasher.finish())
}

/// The chains of a store.
fn chains(cx: &Cx, store: Addr) -> Chain {
    Chain { store, room: cx.fields(store) / 3 }
}

/// The store and the triple of a key.
fn find(cx: &Cx, at: Addr, key: Value) -> Option<(Addr, u32)> {
    let store = cx.slot(at, ENTRIES).target()?;
    let key = canonical(cx, key);
    let is = |triple: u32| {
        let found = cx.slot(store, 3 * triple + 1);
        found != Value::Empty && cx.same_zero(found, key)
    };
    chains(cx, store).find(cx, hash(cx, key), is).map(|triple| (store, triple))
}

/// The value of a key.
pub(super) fn get(cx: &Cx, at: Addr, key: Value) -> Option<Value> {
    find(cx, at, key).map(|(store, triple)| cx.slot(store, 3 * triple + 2))
}

/// Sets the value of a key. A new entry comes last.
pub(super) fn set(cx: &mut Cx, at: Addr, key: Value, value: Value) -> Result<(), Stop> {
    if let Some((store, triple)) = find(cx, at, key) {
        cx.set_slot(store, 3 * triple + 2, value);
        return Ok(());
    }
    let (store, triple, number) = (spare(cx, at)?, int(cx, at, USED), int(cx, at, NEXT));
    let key = canonical(cx, key);
    let hash = hash(cx, key);
    cx.set_slot(store, 3 * triple, Value::Int(number as i32));
    cx.set_slot(store, 3 * triple + 1, key);
    cx.set_slot(store, 3 * triple + 2, value);
    chains(cx, store).link(cx, triple, hash);
    let count = count(cx, at);
    for (slot, n) in [(COUNT, count + 1), (NEXT, number + 1), (USED, triple + 1)] {
        cx.set_slot(at, slot, Value::Int(n as i32));
    }
    Ok(())
}

/// The store, with room for one triple more.
fn spare(cx: &mut Cx, at: Addr) -> Result<Addr, Stop> {
    let (used, count) = (int(cx, at, USED), count(cx, at));
    let old = cx.slot(at, ENTRIES).target();
    let had = old.map_or(0, |old| chains(cx, old).room);
    if let Some(old) = old.filter(|_| used < had) {
        return Ok(old);
    }
    let wanted = if count > had / 2 { 2 * had } else { had }.max(FIRST);
    let shape = Shape { kind: BlockKind::Store, fields: 3 * wanted, weak: 0, data: wanted * WORD };
    if wanted > MOST {
        return range_error("heapwave's maps and sets hold half a million entries at most");
    }
    cx.reserve(shape.bytes())?;
    let store = cx.allocate(shape)?;
    let mut to = 0;
    for (old, from) in old.into_iter().flat_map(|old| (0..used).map(move |from| (old, from))) {
        let key = cx.slot(old, 3 * from + 1);
        if key == Value::Empty {
            continue;
        }
        let hash = hash(cx, key);
        (0..3).for_each(|part| cx.shift_slot((old, 3 * from + part), (store, 3 * to + part)));
        chains(cx, store).link(cx, to, hash);
        to += 1;
    }
    cx.set_slot(at, ENTRIES, Value::Ref(store));
    cx.set_slot(at, USED, Value::Int(to as i32));
    Ok(store)
}

/// Removes an entry; whether there was one.
pub(super) fn remove(cx: &mut Cx, at: Addr, key: Value) -> bool {
    let Some((store, triple)) = find(cx, at, key) else { return false };
    cx.set_slot(store, 3 * triple + 1, Value::Empty);
    cx.set_slot(store, 3 * triple + 2, Value::Empty);
    let count = count(cx, at);
    cx.set_slot(at, COUNT, Value::Int(count as i32 - 1));
    true
}

/// Removes every entry. Numbers go on, so that iterators under way see what comes later.
pub(super) fn clear(cx: &mut Cx, at: Addr) {
    cx.set_slot(at, ENTRIES, Value::Empty);
    cx.set_slot(at, COUNT, Value::Int(0));
    cx.set_slot(at, USED, Value::Int(0));
}

/// The first entry whose number is not less than a number: its number, key and value.
pub fn from(cx: &Cx, at: Addr, number: u32) -> Option<(u32, Value, Value)> {
    let store = cx.slot(at, ENTRIES).target()?;
    let number_of = |triple: u32| int(cx, store, 3 * triple);
    let used = int(cx, at, USED);
    let (mut low, mut high) = (0, used);
    while low < high {
        let middle = low.midpoint(high);
        if number_of(middle) < number { low = middle + 1 } else { high = middle }
    }
    let found = (low..used).find(|triple| cx.slot(store, 3 * triple + 1) != Value::Empty)?;
    Some((number_of(found), cx.slot(store, 3 * found + 1), cx.slot(store, 3 * found + 2)))
}
