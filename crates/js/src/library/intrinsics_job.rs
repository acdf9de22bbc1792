//! What only the prelude can call, for what happens later: promises, coroutines, jobs, the clock, the document. And the
//! methods of generators, which go on with suspended calls.

use super::coerce::{incompatible, prototype_from};
use super::intrinsics::of_class;
use super::{Call, Done, Native, Value, native};
use crate::class::{Class, generator, promise};
use crate::code::resume;
use crate::cx::Cx;
use crate::program::Intrinsic;
use crate::stop::Stop;
use crate::vm::root;

pub(super) const TABLE: &[Native] = &[
    native("$coroutinePromise", 1, coroutine_promise),
    native("$isAsyncGenerator", 1, |cx, call| Ok(Value::Bool(is_async_generator(cx, call.argument(0))).into())),
    native("$setCoroutineState", 2, set_coroutine_state),
    native("$enqueue", 1, enqueue),
    native("$goOn", 3, go_on),
    native("$isHandled", 1, is_handled),
    native("$isPromise", 1, |cx, call| Ok(Value::Bool(cx.as_class(call.argument(0), Class::Promise).is_some()).into())),
    native("$makePromise", 1, make_promise),
    native("$now", 0, |cx, _| Ok(cx.number(cx.vm.now)?.into())),
    native("$promiseResult", 1, promise_result),
    native("$promiseState", 1, promise_state),
    native("$rejected", 1, rejected),
    native("$setHandled", 1, set_handled),
    native("$setNow", 1, set_now),
    native("$setPromise", 3, set_promise),
    native("%GeneratorPrototype%.next", 1, next),
    native("%GeneratorPrototype%.return", 1, return_),
    native("%GeneratorPrototype%.throw", 1, throw),
];

fn nothing() -> Result<Done, Stop> {
    Ok(Value::Undefined.into())
}

// ---- promises

/// `$makePromise(newTarget)`: a pending promise.
fn make_promise(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let prototype = prototype_from(cx, call.argument(0), Intrinsic::PromisePrototype)?;
    let made = cx.make(Class::Promise, prototype, 0)?;
    cx.set_slot(made, promise::STATE, Value::Int(0));
    cx.set_slot(made, promise::RESULT, Value::Undefined);
    cx.set_slot(made, promise::HANDLED, Value::Bool(false));
    Ok(Value::Ref(made).into())
}

/// `$promiseState(promise)`: 0 pending, 1 fulfilled, 2 rejected.
fn promise_state(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = of_class(cx, call, 0, Class::Promise)?;
    Ok(cx.slot(at, promise::STATE).into())
}

/// `$promiseResult(promise)`: the value or reason; while pending the array of reactions, or `undefined`.
fn promise_result(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = of_class(cx, call, 0, Class::Promise)?;
    Ok(cx.slot(at, promise::RESULT).into())
}

/// `$setPromise(promise, state, result)`.
fn set_promise(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = of_class(cx, call, 0, Class::Promise)?;
    cx.set_slot(at, promise::STATE, call.argument(1));
    cx.set_slot(at, promise::RESULT, call.argument(2));
    nothing()
}

/// `$isHandled(promise)`: whether someone waits for it.
fn is_handled(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = of_class(cx, call, 0, Class::Promise)?;
    Ok(cx.slot(at, promise::HANDLED).into())
}

/// `$setHandled(promise)`.
fn set_handled(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = of_class(cx, call, 0, Class::Promise)?;
    cx.set_slot(at, promise::HANDLED, Value::Bool(true));
    nothing()
}

/// `$rejected(promise)`: it was, and nobody handles it yet: the machine looks again when all jobs are done.
fn rejected(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let place = cx.place();
    append_to(cx, root::REJECTED, call.argument(0))?;
    let parts = place.map_or([Value::Undefined; 2], |place| [Value::Mark(place.code.0), Value::Mark(place.pc)]);
    parts.into_iter().try_for_each(|part| append_to(cx, root::REJECTED, part).map(|_| ()))?;
    nothing()
}

/// `$enqueue(record)`: a job for the queue.
fn enqueue(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    append_to(cx, root::JOBS, call.argument(0))
}

fn append_to(cx: &mut Cx, slot: u32, value: Value) -> Result<Done, Stop> {
    if let Some(list) = cx.as_class(cx.root(slot), Class::Array) {
        cx.append(list, value)?;
    }
    nothing()
}

// ---- coroutines and generators

/// `$coroutinePromise(coroutine)`: the promise of an async function's call.
fn coroutine_promise(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = of_class(cx, call, 0, Class::Generator)?;
    Ok(cx.slot(at, generator::PROMISE).into())
}

/// Whether a value is an async generator.
fn is_async_generator(cx: &Cx, value: Value) -> bool {
    let code = cx.as_class(value, Class::Generator).map(|at| cx.slot(at, generator::CODE));
    let Some(Value::Mark(code)) = code else { return false };
    let code = cx.program.code(crate::code::CodeId(code));
    code.generator && code.is_async
}

/// `$setCoroutineState(generator, record)`: what an async generator has in place of a promise: who waits for it.
fn set_coroutine_state(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let at = of_class(cx, call, 0, Class::Generator)?;
    cx.set_slot(at, generator::PROMISE, call.argument(1));
    nothing()
}

/// `$goOn(coroutine, mode, value)`.
fn go_on(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let generator = of_class(cx, call, 0, Class::Generator)?;
    let mode = if let Value::Int(mode) = call.argument(1) { mode } else { resume::NEXT };
    Ok(Done::Resume { generator, mode, value: call.argument(2) })
}

/// Goes on with the generator that `this` is; the machine knows whether it can be.
fn generator(cx: &mut Cx, call: &Call, method: &str, mode: i32) -> Result<Done, Stop> {
    let found = cx.as_class(call.this, Class::Generator);
    let plain =
        |cx: &Cx, at| cx.slot(at, generator::PROMISE) == Value::Undefined && !is_async_generator(cx, Value::Ref(at));
    match found.filter(|at| plain(cx, *at)) {
        Some(generator) => Ok(Done::Resume { generator, mode, value: call.argument(0) }),
        None => Err(incompatible(cx, call.this, &format!("[Generator].prototype.{method}"))),
    }
}

fn next(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    generator(cx, call, "next", resume::NEXT)
}

fn return_(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    generator(cx, call, "return", resume::RETURN)
}

fn throw(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    generator(cx, call, "throw", resume::THROW)
}

// ---- the host

/// `$setNow(milliseconds)`: the virtual clock.
fn set_now(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    cx.vm.now = cx.as_number(call.argument(0)).unwrap_or(cx.vm.now);
    nothing()
}
