//! What the prelude's `ArrayBuffer`, typed arrays and `DataView` are made of.

use super::coerce::prototype_from;
use super::elements::{self, bits_of, kind, length, size, store, value};
use super::intrinsics::of_class;
use super::{Call, Done, Native, Value, native};
use crate::class::{Class, buffer, view};
use crate::cx::Cx;
use crate::program::Intrinsic;
use crate::stop::{Stop, range_error};

pub(super) const TABLE: &[Native] = &[
    native("$bufferLength", 1, |cx, call| {
        let at = of_class(cx, call, 0, Class::Buffer)?;
        Ok(cx.slot(at, buffer::LENGTH).into())
    }),
    native("$bufferMost", 1, |cx, call| {
        let at = of_class(cx, call, 0, Class::Buffer)?;
        Ok(cx.slot(at, buffer::MOST).into())
    }),
    native("$copyBytes", 5, copy_bytes),
    native("$detachBuffer", 1, detach),
    native("$isBuffer", 1, |cx, call| Ok(Value::Bool(cx.as_class(call.argument(0), Class::Buffer).is_some()).into())),
    native("$isDetached", 1, |cx, call| {
        let at = of_class(cx, call, 0, Class::Buffer)?;
        Ok(Value::Bool(cx.slot(at, buffer::BYTES) == Value::Undefined).into())
    }),
    native("$makeBuffer", 3, make_buffer),
    native("$makeView", 5, make_view),
    native("$readBytes", 4, read),
    native("$resizeBuffer", 2, resize),
    native("$viewBuffer", 1, |cx, call| part(cx, call, view::BUFFER)),
    native("$viewFixed", 1, |cx, call| part(cx, call, view::LENGTH)),
    native("$viewKind", 1, |cx, call| {
        Ok(cx.as_class(call.argument(0), Class::View).map_or(Value::Undefined, |at| cx.slot(at, view::KIND)).into())
    }),
    native("$viewLength", 1, |cx, call| {
        let at = of_class(cx, call, 0, Class::View)?;
        Ok(length(cx, at).map_or(Value::Undefined, |length| Value::Int(length as i32)).into())
    }),
    native("$viewOffset", 1, |cx, call| part(cx, call, view::OFFSET)),
    native("$writeBytes", 5, write),
];

fn part(cx: &mut Cx, call: &Call, slot: u32) -> Result<Done, Stop> {
    let at = of_class(cx, call, 0, Class::View)?;
    Ok(cx.slot(at, slot).into())
}

fn number(cx: &Cx, call: &Call, index: usize) -> u32 {
    // An `as` takes what is too large to the largest.
    cx.as_number(call.argument(index)).unwrap_or(0.0) as u32
}

/// `$makeBuffer(length, most or undefined, newTarget)`.
fn make_buffer(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let length = number(cx, call, 0);
    if length > i32::MAX as u32 {
        return range_error("Array buffer allocation failed");
    }
    let prototype = prototype_from(cx, call.argument(2), Intrinsic::ArrayBufferPrototype)?;
    let bytes = store(cx, length)?;
    let at = cx.make(Class::Buffer, prototype, 0)?;
    cx.set_slot(at, buffer::BYTES, Value::Ref(bytes));
    cx.set_slot(at, buffer::LENGTH, Value::Int(length as i32));
    cx.set_slot(at, buffer::MOST, call.argument(1));
    Ok(Value::Ref(at).into())
}

/// `$makeView(kind, buffer, offset, length or undefined, newTarget)`.
fn make_view(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let buffer = of_class(cx, call, 1, Class::Buffer)?;
    let default = if call.argument(0) == Value::Int(elements::DATA_VIEW as i32) {
        Intrinsic::DataViewPrototype
    } else {
        Intrinsic::TypedArrayPrototype
    };
    let prototype = prototype_from(cx, call.argument(4), default)?;
    let at = cx.make(Class::View, prototype, 0)?;
    cx.set_slot(at, view::BUFFER, Value::Ref(buffer));
    cx.set_slot(at, view::OFFSET, call.argument(2));
    cx.set_slot(at, view::LENGTH, call.argument(3));
    cx.set_slot(at, view::KIND, call.argument(0));
    Ok(Value::Ref(at).into())
}

/// `$detachBuffer(buffer)`: it lets its bytes go.
fn detach(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = of_class(cx, call, 0, Class::Buffer)?;
    cx.set_slot(at, buffer::BYTES, Value::Undefined);
    cx.set_slot(at, buffer::LENGTH, Value::Int(0));
    Ok(Value::Undefined.into())
}

/// `$resizeBuffer(buffer, length)`: the bytes move to another store.
fn resize(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (at, new) = (of_class(cx, call, 0, Class::Buffer)?, number(cx, call, 1));
    let kept = elements::buffer_length(cx, at).min(new);
    let bytes = store(cx, new)?;
    if let Some(old) = cx.slot(at, buffer::BYTES).target() {
        elements::copy(cx, (old, 0), (bytes, 0), kept);
    }
    cx.set_slot(at, buffer::BYTES, Value::Ref(bytes));
    cx.set_slot(at, buffer::LENGTH, Value::Int(new as i32));
    Ok(Value::Undefined.into())
}

/// `$copyBytes(from buffer, from byte, to buffer, to byte, count)`.
fn copy_bytes(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (from, to) = (of_class(cx, call, 0, Class::Buffer)?, of_class(cx, call, 2, Class::Buffer)?);
    let (first, target, count) = (number(cx, call, 1), number(cx, call, 3), number(cx, call, 4));
    let room = |cx: &Cx, at, first: u32| elements::buffer_length(cx, at).saturating_sub(first);
    let count = count.min(room(cx, from, first)).min(room(cx, to, target));
    let stores = (cx.slot(from, buffer::BYTES).target(), cx.slot(to, buffer::BYTES).target());
    if let (Some(from), Some(to)) = stores {
        cx.work(count as usize / 16);
        elements::copy(cx, (from, first), (to, target), count);
    }
    Ok(Value::Undefined.into())
}

/// The store and the first byte that a data view reads or writes at an index: arguments (view, index, kind, …).
fn place(cx: &mut Cx, call: &Call) -> Result<(memory::heap::Addr, u32, u32), Stop> {
    let at = of_class(cx, call, 0, Class::View)?;
    let (index, kind) = (cx.as_number(call.argument(1)).unwrap_or(0.0), number(cx, call, 2));
    let bytes = length(cx, at).unwrap_or(0) * size(self::kind(cx, at));
    let store = cx.slot(at, view::BUFFER).target().and_then(|it| cx.slot(it, buffer::BYTES).target());
    let offset = if let Value::Int(offset) = cx.slot(at, view::OFFSET) { offset as u32 } else { 0 };
    match store {
        Some(store) if index + f64::from(size(kind)) <= f64::from(bytes) => Ok((store, offset + index as u32, kind)),
        _ => range_error("Offset is outside the bounds of the DataView"),
    }
}

/// The same bits with the bytes in the other order, unless the lowest comes first.
fn ordered(bits: u64, size: u32, little: bool) -> u64 {
    if little { bits } else { bits.swap_bytes() >> (64 - 8 * size) }
}

/// `$readBytes(view, index, kind, little)`.
fn read(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (store, from, kind) = place(cx, call)?;
    let size = size(kind);
    let bits = ordered(elements::bits(cx, store, from, size), size, cx.truthy(call.argument(3)));
    Ok(value(cx, kind, bits)?.into())
}

/// `$writeBytes(view, index, kind, value, little)`: the value is a number, or a BigInt.
fn write(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let bits = bits_of(cx, number(cx, call, 2), call.argument(3))?;
    let (store, from, kind) = place(cx, call)?;
    let bits = ordered(bits, size(kind), cx.truthy(call.argument(4)));
    elements::set_bits(cx, store, from, size(kind), bits);
    Ok(Value::Undefined.into())
}
