//! The methods that change an array in place.

use super::array::{as_species, spliced};
use super::array_like::{ArrayLike, check_change, filled};
use super::{Call, Done, Native, Value, native};
use crate::class::trait_bits;
use crate::cx::Cx;
use crate::stop::Stop;
use memory::heap::{Addr, WORD};

pub(super) const TABLE: &[Native] = &[
    native("Array.prototype.copyWithin", 2, copy_within),
    native("Array.prototype.fill", 1, fill),
    native("Array.prototype.pop", 0, pop),
    native("Array.prototype.push", 1, push),
    native("Array.prototype.reverse", 0, reverse),
    native("Array.prototype.shift", 0, shift),
    native("Array.prototype.splice", 2, splice),
    native("Array.prototype.unshift", 1, unshift),
];

fn push(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = ArrayLike::changed(cx, call, "Array.prototype.push")?.array(cx, "Array.prototype.push")?;
    let (old, more) = (cx.array_length(at), call.arguments.len() as u32);
    if more > 0 {
        check_change(cx, at, old.saturating_add(more))?;
        cx.make_room(at, old.saturating_add(more), false)?;
    }
    for value in call.arguments {
        cx.append(at, *value)?;
    }
    Ok(cx.number(f64::from(old) + f64::from(more))?.into())
}

fn pop(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = ArrayLike::changed(cx, call, "Array.prototype.pop")?;
    let at = this.array(cx, "Array.prototype.pop")?;
    let Some(last) = this.length.checked_sub(1) else {
        check_change(cx, at, 0)?;
        return Ok(Value::Undefined.into());
    };
    check_change(cx, at, last)?;
    let value = filled(cx.element(at, last));
    cx.resize(at, last);
    Ok(value.into())
}

/// Counts the moving of elements, which an engine does many at a time.
fn carry_work(cx: &Cx, elements: u32) {
    cx.work(elements as usize / 16);
}

/// Moves an element to another index (the same reference), or leaves a hole there.
fn carry(cx: &mut Cx, at: Addr, from: u32, to: u32) {
    if from == to {
        return;
    }
    cx.clear_element(at, to);
    if let (Some(from), Some(to)) = (cx.element_slot(at, from), cx.element_slot(at, to)) {
        cx.mutator.shift(from, to);
    }
}

fn shift(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = ArrayLike::changed(cx, call, "Array.prototype.shift")?.array(cx, "Array.prototype.shift")?;
    let Some(last) = cx.array_length(at).checked_sub(1) else {
        check_change(cx, at, 0)?;
        return Ok(Value::Undefined.into());
    };
    check_change(cx, at, last)?;
    let value = filled(cx.element(at, 0));
    if !cx.trim_front(at, 1) {
        let moved = last.min(cx.element_room(at));
        carry_work(cx, moved);
        (0..moved).for_each(|to| carry(cx, at, to + 1, to));
        cx.resize(at, last);
    }
    Ok(value.into())
}

fn unshift(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = ArrayLike::changed(cx, call, "Array.prototype.unshift")?.array(cx, "Array.prototype.unshift")?;
    let (old, more) = (cx.array_length(at), call.arguments.len() as u32);
    if more > 0 {
        check_change(cx, at, old.saturating_add(more))?;
        open_gap(cx, at, 0, more)?;
        for (index, value) in (0..).zip(call.arguments) {
            cx.set_element(at, index, *value)?;
        }
    }
    Ok(cx.number(f64::from(old) + f64::from(more))?.into())
}

/// Moves the elements from an index on up by a number of places; the gap is holes.
fn open_gap(cx: &mut Cx, at: Addr, from: u32, by: u32) -> Result<(), Stop> {
    let length = cx.array_length(at);
    if from == 0 && cx.grow_front(at, by)? {
        return Ok(());
    }
    cx.make_room(at, length.saturating_add(by), false)?;
    cx.resize(at, length + by);
    carry_work(cx, length - from);
    (from..length).rev().for_each(|index| carry(cx, at, index, index + by));
    Ok(())
}

fn splice(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = ArrayLike::changed(cx, call, "Array.prototype.splice")?;
    let at = this.array(cx, "Array.prototype.splice")?;
    let (from, count) = spliced(cx, call, this.length as usize)?;
    let (from, count) = (from as u32, count as u32);
    let items = call.arguments.get(2..).unwrap_or_default();
    let more = items.len() as u32;
    let length = (this.length - count).saturating_add(more);
    if count > 0 || more > 0 {
        check_change(cx, at, length)?;
    }
    let removed = this.range(cx, from, from + count)?;
    // Both may need room: all of it is seen to before anything changes.
    let grown = if length > this.length { 2 * u64::from(length) } else { 0 };
    let bytes = (removed.len() as u64 + grown) * u64::from(WORD) + 256;
    cx.reserve(u32::try_from(bytes).unwrap_or(u32::MAX))?;
    let removed = cx.array(&removed)?;
    if more > count {
        open_gap(cx, at, from + count, more - count)?;
    } else if from > 0 || more > 0 || !cx.trim_front(at, count) {
        let end = this.length.min(cx.element_room(at));
        carry_work(cx, end.saturating_sub(from + count));
        (from + count..end).for_each(|index| carry(cx, at, index, index - count + more));
        cx.resize(at, length);
    }
    for (index, value) in (from..).zip(items) {
        cx.set_element(at, index, *value)?;
    }
    as_species(cx, call.this, removed, count)
}

fn reverse(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = ArrayLike::changed(cx, call, "Array.prototype.reverse")?;
    let at = this.array(cx, "Array.prototype.reverse")?;
    let Some(last) = this.length.checked_sub(1).filter(|last| *last > 0) else { return Ok(call.this.into()) };
    check_change(cx, at, this.length)?;
    cx.make_room(at, this.length, true)?;
    cx.work(this.length as usize);
    for (low, high) in (0..this.length / 2).map(|low| (low, last - low)) {
        let (a, b) = (cx.element(at, low), cx.element(at, high));
        cx.set_element(at, low, b)?;
        cx.set_element(at, high, a)?;
    }
    Ok(call.this.into())
}

fn fill(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = ArrayLike::changed(cx, call, "Array.prototype.fill")?;
    let at = this.array(cx, "Array.prototype.fill")?;
    let length = this.length as usize;
    let (from, to) = (call.relative(cx, 2, length, 0)?, call.relative(cx, 3, length, length)?);
    if from < to {
        check_change(cx, at, this.length)?;
        cx.make_room(at, to as u32, true)?;
    }
    cx.work(to.saturating_sub(from));
    for index in from..to {
        cx.set_element(at, index as u32, call.argument(0))?;
    }
    Ok(call.this.into())
}

fn copy_within(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let this = ArrayLike::changed(cx, call, "Array.prototype.copyWithin")?;
    let at = this.array(cx, "Array.prototype.copyWithin")?;
    let length = this.length as usize;
    let to = call.relative(cx, 1, length, 0)?;
    let (from, end) = (call.relative(cx, 2, length, 0)?, call.relative(cx, 3, length, length)?);
    let count = end.saturating_sub(from).min(length - to);
    if count > 0 {
        let traits = cx.traits(at);
        if traits & (trait_bits::SEALED | trait_bits::FROZEN) != 0 {
            check_change(cx, at, this.length)?;
        }
        cx.make_room(at, (to + count) as u32, true)?;
    }
    let values = this.range(cx, from as u32, (from + count) as u32)?;
    cx.work(count);
    for (index, value) in (to as u32..).zip(values) {
        match value {
            Value::Empty => cx.clear_element(at, index),
            value => cx.set_element(at, index, value)?,
        }
    }
    Ok(call.this.into())
}
