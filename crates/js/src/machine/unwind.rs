//! Exceptions: from the instruction that threw outwards to whoever catches.

use super::calls;
use super::frames::{self, Arguments};
use super::{Told, generators};
use crate::Value;
use crate::class::Class;
use crate::code::{Helper, NEW_TARGET};
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::library;
use crate::output::Level;
use crate::program::Place;
use crate::program::name;
use crate::stop::Stop;
use crate::vm::{CallFrame, Failure, ProgramStage, flag, root};

/// Makes an exception of a stop and throws it at the instruction under way.
pub(super) fn raise(cx: &mut Cx, stop: Stop) -> Result<(), Stop> {
    let value = match stop {
        Stop::Throw(value) => value,
        Stop::Error(kind, message) => Value::Ref(cx.make_error(kind, &message)?),
        // What a native asked for where it cannot be had.
        Stop::Primitive(..) => {
            let error = cx.make_error(crate::ErrorKind::TypeError, "Cannot convert object to primitive value")?;
            Value::Ref(error)
        }
        Stop::Exit => return leave(cx),
        Stop::Full(bytes) => return Err(Stop::Full(bytes)),
    };
    throw(cx, value);
    Ok(())
}

/// Ends the program: the calls under way, and all that waits.
fn leave(cx: &mut Cx) -> Result<(), Stop> {
    while let Some(frame) = cx.vm.top() {
        if cx.program.code(frame.code).generator {
            generators::end(cx, frame);
        }
        frames::drop_top(cx);
    }
    for list in [root::JOBS, root::TASKS, root::TIMERS, root::TICKS, root::REJECTED] {
        if let Some(list) = cx.root(list).target() {
            cx.set_length(list, Value::Int(0))?;
        }
    }
    (cx.vm.taken, cx.vm.draining, cx.vm.until, cx.vm.look) = (0, false, None, false);
    cx.vm.stage = ProgramStage::Ended;
    cx.vm.checkpoint = 0;
    Ok(())
}

/// Throws a value at the instruction under way.
pub(super) fn throw(cx: &mut Cx, value: Value) {
    // On its way it stands in a root of its own.
    cx.set_root(root::THROWN, value);
    cx.told.tell(|| Told::Threw);
    let threw = cx.place();
    let mut calling = 0u32;
    while let Some(frame) = cx.vm.top() {
        let code = cx.program.code(frame.code);
        // Whoever called goes on behind the call: the call itself is the instruction before.
        let pc = frame.pc.saturating_sub(calling);
        let handler = code.handlers.iter().find(|handler| (handler.from..handler.to).contains(&pc)).copied();
        if let Some(handler) = handler {
            for register in code.temporaries.max(NEW_TARGET)..code.registers {
                let slot = frame.base + u32::from(register);
                if cx.root(slot) != Value::Empty {
                    cx.set_root(slot, Value::Empty);
                }
            }
            cx.set_root(root::SCRATCH, Value::Empty);
            cx.set_root(frame.base + u32::from(handler.error), Value::Empty);
            cx.shift_root(root::THROWN, frame.base + u32::from(handler.error));
            cx.vm.set_top(CallFrame { pc: handler.target, flags: frame.flags & !flag::KEYED, ..frame });
            if !code.internal {
                cx.told.tell(|| Told::Caught);
            }
            return;
        }
        if code.is_async && !code.generator {
            let promise = generators::promise(cx, frame);
            frames::drop_top(cx);
            let code = cx.program.helper(Helper::AsyncThrow);
            calls::begin_code(cx, code, Arguments::Values(&[promise, value]), frame.dst, frame.flags & PASSED);
            cx.set_root(root::THROWN, Value::Empty);
            return;
        }
        if code.generator {
            generators::end(cx, frame);
        }
        frames::drop_top(cx);
        if frame.flags & flag::JOB != 0 && cx.vm.stage != ProgramStage::Ended {
            // What a callback throws is told, and the loop goes on.
            failed(cx, value, threw);
            cx.set_root(root::THROWN, Value::Empty);
            return;
        }
        // Who waited for a key was at its instruction still.
        calling = u32::from(frame.flags & flag::SCRATCH == 0);
    }
    failed(cx, value, threw);
    cx.vm.stage = ProgramStage::Ended;
    cx.vm.checkpoint = 0;
    cx.told.tell(|| Told::Uncaught);
}

/// What a frame's flags say of how its result is delivered.
pub(super) const PASSED: u32 = flag::DISCARD | flag::JOB | flag::SCRATCH;

/// Tells of what nobody caught, or of a rejection that nobody handled: what it is, and where it came from.
pub(super) fn failed(cx: &mut Cx, value: Value, place: Option<Place>) {
    let text = describe(cx, value);
    let stack = stack_of(cx, value).unwrap_or_else(|| {
        // What is no error is told as the console shows it.
        let told = thrown(cx, value).unwrap_or_else(|| text.clone());
        match place {
            Some(place) => format!("{told}\n    at {}", cx.program.place_text(place)),
            None => told,
        }
    });
    let (text, stack): (Vec<u16>, Vec<u16>) = (text.encode_utf16().collect(), stack.encode_utf16().collect());
    let [text, told] = [&text, &stack].map(|text| cx.program.atoms.borrow_mut().intern(text));
    let line: Vec<u16> = "Uncaught ".encode_utf16().chain(stack).collect();
    library::write_line(cx, Level::Uncaught, &line, &[]);
    if cx.vm.failure.is_none() {
        cx.vm.failure = Some(Failure { text, stack: told });
    }
}

/// What an error says in its `stack`.
fn stack_of(cx: &mut Cx, value: Value) -> Option<String> {
    let at = cx.as_class(value, Class::Error)?;
    let own = cx.own(at, Key::Name(name::stack)).ok()??;
    cx.display(own.value).filter(|text| text.contains("\n    at "))
}

/// What says neither a name nor a message, as the console shows it.
fn thrown(cx: &mut Cx, value: Value) -> Option<String> {
    let at = cx.as_object(value)?;
    let mut says = |name| cx.lookup(at, Key::Name(name)).ok().flatten().is_some();
    let named = says(name::name_) && says(name::message);
    (cx.class(at) != Class::Error && !named).then(|| format!("thrown {}", library::shown(cx, value)))
}

/// An exception in words: `Name: message` for objects.
fn describe(cx: &mut Cx, value: Value) -> String {
    let Some(at) = cx.as_object(value) else {
        return format!("thrown {}", super::describe_value(cx, value).trim_matches('"'));
    };
    let mut part = |name| -> String {
        let found = cx.lookup(at, Key::Name(name)).ok().flatten();
        let value = found.filter(|(_, own)| !own.is(attribute::ACCESSOR)).map(|(_, own)| own.value);
        match value.map(|value| cx.primitive_text(value)) {
            Some(Some(text)) => String::from_utf16_lossy(&text),
            Some(None) => "[object Object]".into(),
            None => "undefined".into(),
        }
    };
    let (name, message) = (part(name::name_), part(name::message));
    format!("{name}: {message}")
}
