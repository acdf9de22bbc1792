//! The timers that wait, in the order in which they are due; and the clock. What a timer is, is in the prelude.
//!
//! The array of records is a root of its own. One that was cleared stays until it comes first: it holds nothing.

use super::intrinsics::object;
use super::{Call, Constant, Done, Literal, Native, Value, native};
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::program::name;
use crate::stop::Stop;
use crate::vm::root;
use memory::heap::Addr;

pub(super) const TABLE: &[Native] = &[
    native("$isTicking", 0, |cx, _| Ok(Value::Bool(cx.program.ticks).into())),
    native("$keepTimers", 1, keep_timers),
    native("$level", 0, |cx, _| Ok(Value::Int(cx.vm.level as i32).into())),
    native("$nextTick", 1, next_tick),
    native("$schedule", 1, schedule),
    native("$takeTimer", 1, take_timer),
    native("performance.now", 0, |cx, _| {
        let now = read_clock(cx);
        Ok(cx.number(now)?.into())
    }),
];

pub(super) const CONSTANTS: &[Constant] = &[Constant {
    place: "performance.timeOrigin",
    value: Literal::Number(super::time::EPOCH),
    attributes: attribute::ALL,
}];

/// Who looks at the clock lets so many milliseconds pass, so that who waits for it does not wait for ever.
const READING: f64 = 1.0 / 128.0;
/// From so many timers on that each were set by the one before, a chain of them counts as one that never ends.
const DEEP: i32 = 100;

/// The time since the program began, in milliseconds. To look takes time.
pub(super) fn read_clock(cx: &mut Cx) -> f64 {
    let now = cx.vm.now;
    cx.vm.now += READING;
    now
}

/// `$keepTimers(array)`.
fn keep_timers(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    cx.set_root(root::TIMERS, call.argument(0));
    Ok(Value::Undefined.into())
}

/// `$nextTick(record)`: a job that comes before those of promises.
fn next_tick(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    if let Some(list) = cx.root(root::TICKS).target() {
        cx.append(list, call.argument(0))?;
    }
    Ok(Value::Undefined.into())
}

fn field(cx: &mut Cx, record: Addr, name: crate::Atom) -> Value {
    cx.own(record, Key::Name(name)).ok().flatten().map_or(Value::Undefined, |own| own.value)
}

fn due(cx: &mut Cx, record: Addr) -> f64 {
    let due = field(cx, record, name::due);
    cx.as_number(due).unwrap_or(0.0)
}

/// `$schedule(record)`: puts a timer behind all that are due no later.
fn schedule(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(list) = cx.root(root::TIMERS).target() else { return Ok(Value::Undefined.into()) };
    let record = object(cx, call, 0)?;
    let wanted = due(cx, record);
    let (mut from, mut to) = (cx.vm.fired, cx.array_length(list));
    cx.append(list, Value::Ref(record))?;
    let length = to;
    while from < to {
        let middle = from.midpoint(to);
        let earlier = match cx.element(list, middle).target() {
            Some(other) => due(cx, other) <= wanted,
            None => true,
        };
        if earlier { from = middle + 1 } else { to = middle }
    }
    cx.charge((length - from) as usize / 8);
    for index in (from..length).rev() {
        let value = cx.element(list, index);
        cx.set_element(list, index + 1, value)?;
    }
    cx.set_element(list, from, Value::Ref(record))?;
    Ok(Value::Undefined.into())
}

/// The timer that is due first, if one waits; those that were cleared before it are let go.
fn first(cx: &mut Cx) -> Option<(Addr, Addr)> {
    let list = cx.root(root::TIMERS).target()?;
    while cx.vm.fired < cx.array_length(list) {
        if let Some(record) = cx.element(list, cx.vm.fired).target()
            && field(cx, record, name::callback) != Value::Undefined
        {
            return Some((list, record));
        }
        drop_first(cx, list);
    }
    None
}

/// Takes the first timer away. The others move up only now and then.
fn drop_first(cx: &mut Cx, list: Addr) {
    cx.clear_element(list, cx.vm.fired);
    cx.vm.fired += 1;
    if cx.vm.fired * 2 > cx.array_length(list) {
        crate::machine::drop_first(cx, list, cx.vm.fired);
        cx.vm.fired = 0;
    }
}

/// Lets go of the timers that were cleared before the first one that waits; whether there were any.
pub fn drop_cleared(cx: &mut Cx) -> bool {
    let waiting = |cx: &Cx| cx.root(root::TIMERS).target().map_or(0, |list| cx.array_length(list) - cx.vm.fired);
    let before = waiting(cx);
    first(cx);
    waiting(cx) < before
}

/// Takes the timer that comes first, if it is due by a time.
pub fn take_due(cx: &mut Cx, limit: f64) -> Option<Value> {
    let (list, record) = first(cx)?;
    if due(cx, record) > limit {
        return None;
    }
    let level = field(cx, record, name::level);
    cx.vm.level = if let Value::Int(level) = level { level as u32 } else { 0 };
    drop_first(cx, list);
    Some(Value::Ref(record))
}

/// `$takeTimer(limit)`: the next timer that is due by a time, or `undefined`.
fn take_timer(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let limit = cx.as_number(call.argument(0)).unwrap_or(0.0);
    Ok(take_due(cx, limit).unwrap_or(Value::Undefined).into())
}

/// Whether nothing waits but what goes on for ever (intervals, frames, long chains of timers) and is due after a time.
pub fn only_endless(cx: &mut Cx, horizon: f64) -> bool {
    let Some((list, record)) = first(cx) else { return false };
    if due(cx, record) <= horizon {
        return false;
    }
    let waiting: Vec<Addr> =
        (cx.vm.fired..cx.array_length(list)).filter_map(|index| cx.element(list, index).target()).collect();
    waiting.into_iter().all(|record| {
        let (level, every) = (field(cx, record, name::level), field(cx, record, name::every));
        let cleared = field(cx, record, name::callback) == Value::Undefined;
        cleared || every != Value::Int(0) || matches!(level, Value::Int(level) if level > DEEP)
    })
}
