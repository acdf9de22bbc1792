//! `WeakRef` and `FinalizationRegistry`.

use super::coerce::incompatible;
use super::{Call, Done, Native, Value, constructor, native};
use crate::class::weak::{CALLBACK, ENTRIES, USED};
use crate::class::{CLASS, Class, VALUE, cell, trait_bits};
use crate::cx::Cx;
use crate::program::Intrinsic;
use crate::stop::{Stop, range_error, type_error};
use crate::vm::root;
use memory::heap::{Addr, BlockKind, Shape};

pub(super) const TABLE: &[Native] = &[
    constructor("FinalizationRegistry", 1, make_registry),
    native("FinalizationRegistry.prototype.register", 2, register),
    native("FinalizationRegistry.prototype.unregister", 1, unregister),
    constructor("WeakRef", 1, make_ref),
    native("WeakRef.prototype.deref", 0, deref),
];

/// Keeps something to the end of the job, because it was looked at through a weak reference.
fn keep(cx: &mut Cx, target: Value) -> Result<(), Stop> {
    let kept = match cx.root(root::KEPT) {
        Value::Ref(kept) => kept,
        _ => {
            let kept = cx.array_with_room(0)?;
            cx.set_root(root::KEPT, Value::Ref(kept));
            kept
        }
    };
    let Some(place) = cx.weak_place(target).filter(|place| cx.traits(*place) & trait_bits::KEPT == 0) else {
        return Ok(());
    };
    cx.append(kept, target)?;
    cx.add_traits(place, trait_bits::KEPT);
    Ok(())
}

fn make_ref(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    if !call.is_new() {
        return type_error("Constructor WeakRef requires 'new'");
    }
    let prototype = call.prototype(cx, Intrinsic::WeakRefPrototype)?;
    let target = cx.weak_target(call.argument(0), |_| "WeakRef: invalid target".into())?;
    if target.is_some() {
        keep(cx, call.argument(0))?;
    }
    let made = cx.make(Class::WeakRef, prototype, 0)?;
    match target {
        Some(_) => cx.weaken(made, 0, target),
        None => cx.set_slot(made, VALUE, call.argument(0)),
    }
    Ok(Value::Ref(made).into())
}

fn deref(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = call.receiver(cx, Class::WeakRef, "WeakRef.prototype.deref")?;
    if let symbol @ Value::Symbol(_) = cx.slot(at, VALUE) {
        return Ok(symbol.into());
    }
    let Some(target) = cx.mutator.read_weak(at, 0) else { return Ok(Value::Undefined.into()) };
    let target = cx.weakly_held(target);
    keep(cx, target)?;
    Ok(target.into())
}

fn make_registry(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    if !call.is_new() {
        return type_error("Constructor FinalizationRegistry requires 'new'");
    }
    if !cx.callable(call.argument(0)) {
        return type_error("FinalizationRegistry: cleanup must be callable");
    }
    let prototype = call.prototype(cx, Intrinsic::RegistryPrototype)?;
    let made = cx.make(Class::Registry, prototype, 0)?;
    cx.set_slot(made, USED, Value::Int(0));
    cx.set_slot(made, CALLBACK, call.argument(0));
    cx.vm.watches = true;
    Ok(Value::Ref(made).into())
}

fn used(cx: &Cx, at: Addr) -> u32 {
    match cx.slot(at, USED) {
        Value::Int(n) => n as u32,
        _ => 0,
    }
}

fn register(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(at) = cx.as_class(call.this, Class::Registry) else {
        return Err(incompatible(cx, call.this, "FinalizationRegistry.prototype.register"));
    };
    let invalid = |_| "FinalizationRegistry.prototype.register: invalid target".into();
    let target = cx.weak_target(call.argument(0), invalid)?;
    if call.argument(1) == call.argument(0) {
        return type_error("FinalizationRegistry.prototype.register: target and holdings must not be same");
    }
    let token = match call.argument(2) {
        Value::Undefined => None,
        value => cx.weak_target(value, |text| format!("Invalid unregisterToken ('{text}')"))?,
    };
    // What never dies is never told of.
    if target.is_none() {
        return Ok(Value::Undefined.into());
    }
    let store = spare(cx, at)?;
    let made = cx.allocate(Shape { kind: BlockKind::Object, fields: 2, weak: 2, data: 0 })?;
    cx.set_slot(made, CLASS, Class::Cell.mark(0));
    cx.set_slot(made, cell::HELD, call.argument(1));
    cx.weaken(made, cell::TARGET, target);
    cx.weaken(made, cell::TOKEN, token);
    let index = used(cx, at);
    cx.set_slot(store, index, Value::Ref(made));
    cx.set_slot(at, USED, Value::Int(index as i32 + 1));
    Ok(Value::Undefined.into())
}

/// The store of cells, with room for one more.
fn spare(cx: &mut Cx, at: Addr) -> Result<Addr, Stop> {
    let (old, used) = (cx.slot(at, ENTRIES).target(), used(cx, at));
    let had = old.map_or(0, |old| cx.fields(old));
    if let Some(old) = old.filter(|_| used < had) {
        return Ok(old);
    }
    let left = old.map_or(0, |old| (0..used).filter(|index| cx.slot(old, *index) != Value::Empty).count() as u32);
    let room = if left > had / 2 { 2 * had } else { had }.max(4);
    let shape = Shape { kind: BlockKind::Store, fields: room, weak: 0, data: 0 };
    if room > Shape::MOST_FIELDS {
        return range_error("heapwave's registries hold a million entries at most");
    }
    cx.reserve(shape.bytes())?;
    let store = cx.allocate(shape)?;
    let mut to = 0;
    for (old, from) in old.into_iter().flat_map(|old| (0..used).map(move |from| (old, from))) {
        if cx.slot(old, from) != Value::Empty {
            cx.shift_slot((old, from), (store, to));
            to += 1;
        }
    }
    cx.set_slot(at, ENTRIES, Value::Ref(store));
    cx.set_slot(at, USED, Value::Int(to as i32));
    cx.vm.sought = None;
    Ok(store)
}

fn unregister(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(at) = cx.as_class(call.this, Class::Registry) else {
        return Err(incompatible(cx, call.this, "FinalizationRegistry.prototype.unregister"));
    };
    let invalid = |text| format!("Invalid unregisterToken ('{text}')");
    let Some(token) = cx.weak_target(call.argument(0), invalid)? else { return Ok(Value::Bool(false).into()) };
    let mut some = false;
    for (store, index, cell) in cells(cx, at) {
        if cx.mutator.world().heap.weak(cell, cell::TOKEN) == Some(token) {
            cx.set_slot(store, index, Value::Empty);
            some = true;
        }
    }
    Ok(Value::Bool(some).into())
}

/// The cells of a registry: the store, where in it, the cell.
fn cells(cx: &Cx, registry: Addr) -> Vec<(Addr, u32, Addr)> {
    let Some(store) = cx.slot(registry, ENTRIES).target() else { return Vec::new() };
    (0..used(cx, registry)).filter_map(|index| Some((store, index, cx.slot(store, index).target()?))).collect()
}

/// Takes the next cell whose target is dead out of its registry: the callback, and what it is to be told. Registries in
/// the order in which they were made, cells in the order in which they were registered. It goes on where it stopped
/// before, so that many cells do not cost their square, and begins anew before it finds none.
pub fn take_dead_cell(cx: &mut Cx) -> Option<(Value, Value)> {
    if !cx.vm.watches {
        return None;
    }
    loop {
        let from = cx.vm.sought;
        let known = from.and_then(|(id, index)| Some((cx.mutator.world().heap.address(id)?, index)));
        if let Some(found) = known.and_then(|(registry, index)| take_from(cx, registry, index)) {
            return Some(found);
        }
        let heap = &cx.mutator.world().heap;
        let objects = heap.blocks().filter(|block| block.kind == BlockKind::Object).map(|block| block.at);
        let registries = objects.filter(|at| heap.shape(*at).fields > 0 && cx.class(*at) == Class::Registry);
        let later = |at: &Addr| from.is_none_or(|(id, _)| heap.id(*at) > id);
        let mut registries: Vec<Addr> = registries.filter(later).collect();
        sorting::by_key(&mut registries, |at| heap.id(*at));
        for registry in registries {
            if let Some(found) = take_from(cx, registry, 0) {
                return Some(found);
            }
        }
        cx.vm.sought = None;
        from?;
    }
}

/// Takes the next cell whose target is dead out of one registry, from an index on.
fn take_from(cx: &mut Cx, registry: Addr, index: u32) -> Option<(Value, Value)> {
    if cx.class(registry) != Class::Registry {
        return None;
    }
    let store = cx.slot(registry, ENTRIES).target()?;
    for index in index..used(cx, registry) {
        let Some(cell) = cx.slot(store, index).target() else { continue };
        if cx.mutator.world().heap.weak(cell, cell::TARGET).is_none() {
            let held = cx.slot(cell, cell::HELD);
            cx.set_slot(store, index, Value::Empty);
            cx.vm.sought = Some((cx.mutator.world().heap.id(registry), index + 1));
            return Some((cx.slot(registry, CALLBACK), held));
        }
    }
    None
}
