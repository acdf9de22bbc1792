//! The bytes of buffers, and what typed arrays and data views read and write in them.
//!
//! A buffer's bytes are the own data of a store that it refers to: memory beside the object, of its real size.

use super::Value;
use super::number::to_u32;
use crate::class::{Class, buffer, view};
use crate::cx::Cx;
use crate::stop::{Stop, range_error, type_error};
use memory::heap::{Addr, BlockKind, Shape, WORD};

/// How many bytes an element of each kind has: Int8, Uint8, Uint8Clamped, Int16, Uint16, Int32, Uint32, Float32,
/// Float64, BigInt64, BigUint64; and a data view's bytes.
const SIZES: [u32; 12] = [1, 1, 1, 2, 2, 4, 4, 4, 8, 8, 8, 1];
/// The number of data views among the kinds.
pub(super) const DATA_VIEW: u32 = 11;
const CLAMPED: u32 = 2;

/// How many bytes an element has.
pub(super) fn size(kind: u32) -> u32 {
    SIZES.get(kind as usize).copied().unwrap_or(1)
}

/// Whether elements of a kind are BigInts.
pub(super) fn big(kind: u32) -> bool {
    matches!(kind, 9 | 10)
}

fn int(cx: &Cx, at: Addr, slot: u32) -> Option<u32> {
    if let Value::Int(n) = cx.slot(at, slot) { Some(n as u32) } else { None }
}

/// The kind of a view.
pub(super) fn kind(cx: &Cx, at: Addr) -> u32 {
    int(cx, at, view::KIND).unwrap_or(DATA_VIEW)
}

/// How many bytes a buffer has.
pub(super) fn buffer_length(cx: &Cx, at: Addr) -> u32 {
    int(cx, at, buffer::LENGTH).unwrap_or(0)
}

/// How many elements a view has now; `None` when it reaches beyond its buffer.
pub(super) fn length(cx: &Cx, at: Addr) -> Option<u32> {
    let buffer = cx.slot(at, view::BUFFER).target()?;
    if cx.slot(buffer, buffer::BYTES) == Value::Undefined {
        return None;
    }
    let (bytes, offset) = (buffer_length(cx, buffer), int(cx, at, view::OFFSET).unwrap_or(0));
    let size = size(kind(cx, at));
    match int(cx, at, view::LENGTH) {
        Some(length) => (offset + length * size <= bytes).then_some(length),
        None => (offset <= bytes).then(|| (bytes - offset) / size),
    }
}

/// Whether something is a typed array.
pub(crate) fn is_typed(cx: &Cx, at: Addr) -> bool {
    cx.class(at) == Class::View && kind(cx, at) != DATA_VIEW
}

/// The store and the first byte of an element of a view.
fn place(cx: &Cx, at: Addr, index: u32) -> Option<(Addr, u32)> {
    if index >= length(cx, at)? {
        return None;
    }
    let store = cx.slot(cx.slot(at, view::BUFFER).target()?, buffer::BYTES).target()?;
    Some((store, int(cx, at, view::OFFSET).unwrap_or(0) + index * size(kind(cx, at))))
}

/// An element; `None` beyond the end.
pub(crate) fn read(cx: &mut Cx, at: Addr, index: u32) -> Result<Option<Value>, Stop> {
    let Some((store, from)) = place(cx, at, index) else { return Ok(None) };
    let kind = kind(cx, at);
    let bits = bits(cx, store, from, size(kind));
    value(cx, kind, bits).map(Some)
}

/// Writes an element; beyond the end nothing happens.
pub(crate) fn write(cx: &mut Cx, at: Addr, index: u32, value: Value) -> Result<(), Stop> {
    let kind = kind(cx, at);
    let bits = bits_of(cx, kind, value)?;
    if let Some((store, from)) = place(cx, at, index) {
        set_bits(cx, store, from, size(kind), bits);
    }
    Ok(())
}

/// The value that bits are.
pub(super) fn value(cx: &mut Cx, kind: u32, bits: u64) -> Result<Value, Stop> {
    let number = match kind {
        0 => f64::from(bits as i8),
        1 | CLAMPED => f64::from(bits as u8),
        3 => f64::from(bits as i16),
        4 => f64::from(bits as u16),
        5 => f64::from(bits as i32),
        6 => f64::from(bits as u32),
        7 => f64::from(f32::from_bits(bits as u32)),
        8 => f64::from_bits(bits),
        9 => return super::bigint::of_i64(cx, bits as i64),
        _ => return super::bigint::of_u64(cx, bits),
    };
    cx.number(number)
}

/// The bits that a primitive becomes.
pub(super) fn bits_of(cx: &mut Cx, kind: u32, value: Value) -> Result<u64, Stop> {
    if big(kind) {
        return super::bigint::to_u64(cx, value);
    }
    let Some(number) = cx.primitive_number(value) else {
        return type_error(match value {
            Value::Symbol(_) => "Cannot convert a Symbol value to a number",
            _ => "Cannot convert a BigInt value to a number",
        });
    };
    Ok(match kind {
        CLAMPED => number.clamp(0.0, 255.0).round_ties_even() as u64,
        7 => u64::from((number as f32).to_bits()),
        8 => number.to_bits(),
        _ => u64::from(to_u32(number)),
    })
}

/// Bytes as one number, the lowest first.
pub(super) fn bits(cx: &Cx, store: Addr, from: u32, size: u32) -> u64 {
    let heap = &cx.mutator.world().heap;
    (0..size).rev().fold(0, |bits, byte| {
        let at = from + byte;
        bits << 8 | heap.data(store, at / WORD) >> (at % WORD * 8) & 0xff
    })
}

/// Writes bytes, the lowest first.
pub(super) fn set_bits(cx: &mut Cx, store: Addr, from: u32, size: u32, bits: u64) {
    for byte in 0..size {
        let at = from + byte;
        let (word, shift) = (cx.mutator.world().heap.data(store, at / WORD), at % WORD * 8);
        cx.mutator.set_data(store, at / WORD, word & !(0xff << shift) | (bits >> (8 * byte) & 0xff) << shift);
    }
}

/// A store for a number of bytes, all 0.
pub(super) fn store(cx: &mut Cx, bytes: u32) -> Result<Addr, Stop> {
    let data = bytes.div_ceil(WORD).max(1) * WORD;
    if data > Shape::MOST_DATA {
        return range_error("Array buffer allocation failed: heapwave's buffers hold 8 MB at most");
    }
    let shape = Shape { kind: BlockKind::Store, fields: 0, weak: 0, data };
    // Bytes are made zero: many at a time, but not for nothing.
    cx.reserve(shape.bytes())?;
    cx.charge(bytes as usize / 256);
    cx.allocate(shape)
}

/// Copies bytes from one store to another, or within one.
pub(super) fn copy(cx: &mut Cx, from: (Addr, u32), to: (Addr, u32), count: u32) {
    let bytes: Vec<u8> = (0..count).map(|byte| bits(cx, from.0, from.1 + byte, 1) as u8).collect();
    for (byte, value) in (0..).zip(bytes) {
        set_bits(cx, to.0, to.1 + byte, 1, value.into());
    }
    cx.vm.steps += u64::from(count) / 16;
}
