//! One step of an iteration: built-in iterators without a call, others by the prelude.

use super::calls::{self, Spent};
use super::registers::{At, Then};
use crate::Value;
use crate::class::{Class, function};
use crate::code::{Helper, Reg};
use crate::cx::Cx;
use crate::library;
use crate::stop::Stop;

pub(super) fn next(cx: &mut Cx, at: At, dst: Reg, iterator: Reg, next: Reg) -> Result<Then, Stop> {
    let (object, method) = (cx.reg(at, iterator), cx.reg(at, next));
    if let (Some(iterator), true) = (cx.as_class(object, Class::Iterator), pristine(cx, method)) {
        let value = library::step(cx, iterator)?;
        return cx.finish(at, &[], dst, value);
    }
    calls::helper(cx, at, Helper::Next, &[object, method], dst, &Spent::nothing())
}

/// Whether a `next` method is the realm's own.
fn pristine(cx: &Cx, method: Value) -> bool {
    let Some(at) = cx.as_class(method, Class::Native) else { return false };
    match cx.slot(at, function::CODE) {
        Value::Mark(number) => {
            library::get(number).is_some_and(|native| native.name.ends_with("IteratorPrototype%.next"))
        }
        _ => false,
    }
}
