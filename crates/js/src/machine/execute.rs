//! Executes instructions: short ones here, longer ones in the sibling modules for their kind.

use super::registers::{At, Then};
use super::{calls, classes, construct, frames, functions, generators, iterate, operators, properties, variables};
use crate::code::{Ins, Reg, When};
use crate::cx::Cx;
use crate::stop::{Stop, type_error};
use crate::{ErrorKind, Value};
use memory::heap::Slot;

/// Executes an instruction. What it changes, it changes after everything that can fail.
#[inline]
pub(super) fn execute(cx: &mut Cx, at: At, ins: Ins) -> Result<Then, Stop> {
    match ins {
        Ins::Load { dst, word } => {
            cx.mutator.store(Slot::Root(at.slot(dst)), word);
            Ok(Then::Next)
        }
        Ins::Number { dst, index } => {
            let value = cx.number(at.code.numbers[index as usize])?;
            cx.finish(at, &[], dst, value)
        }
        Ins::BigInt { dst, text } => {
            let text = cx.program.atoms.borrow().text(text).clone();
            let made = crate::library::bigint_literal(cx, &text)?;
            cx.finish(at, &[], dst, made)
        }
        Ins::RegExp { dst, source, flags } => {
            let made = crate::library::make_regexp(cx, Value::Atom(source), Value::Atom(flags), None)?;
            cx.finish(at, &[], dst, made)
        }
        Ins::Copy { dst, src } => {
            let value = cx.reg(at, src);
            cx.finish(at, &[], dst, value)
        }
        Ins::Move { dst, src } => move_value(cx, at, dst, src),
        Ins::Clear { from, count } => {
            (0..count).for_each(|index| cx.set_root(at.slot(from + index), Value::Empty));
            Ok(Then::Next)
        }
        Ins::Unary { op, dst, a } => operators::unary(cx, at, op, dst, a),
        Ins::Binary { op, dst, a, b } => operators::binary(cx, at, op, dst, a, b),
        Ins::Jump { to } => Ok(Then::Jump(to)),
        Ins::Branch { when, test, keep, to } => {
            let yes = holds(cx, when, cx.reg(at, test));
            if !keep {
                cx.spend(at, test);
            }
            Ok(if yes { Then::Jump(to) } else { Then::Next })
        }
        Ins::Switch { on, table } => {
            let index = if let Value::Int(index) = cx.reg(at, on) { index as usize } else { usize::MAX };
            cx.spend(at, on);
            let to = at.code.tables.get(table as usize).and_then(|table| table.get(index));
            Ok(to.map_or(Then::Next, |to| Then::Jump(*to)))
        }

        Ins::CheckLive { src, name } => match cx.reg(at, src) {
            Value::Empty => dead(cx, name),
            _ => Ok(Then::Next),
        },
        Ins::ThrowConst { .. } => type_error("Assignment to constant variable."),
        Ins::CheckThis { src } => match cx.reg(at, src) {
            Value::Empty => Err(Stop::Error(ErrorKind::ReferenceError, NO_THIS.into())),
            _ => Ok(Then::Next),
        },
        Ins::CheckNoThis { src } => match cx.reg(at, src) {
            Value::Empty => Ok(Then::Next),
            _ => Err(Stop::Error(ErrorKind::ReferenceError, "Super constructor may only be called once".into())),
        },
        Ins::CheckResult { src } => {
            let value = cx.reg(at, src);
            match cx.as_object(value) {
                Some(_) => Ok(Then::Next),
                None => type_error(format!("Iterator result {} is not an object", super::describe_value(cx, value))),
            }
        }
        Ins::CheckObject { src } => {
            let value = cx.reg(at, src);
            if !value.is_nullish() {
                return Ok(Then::Next);
            }
            type_error(super::messages::undestructurable(cx, at, value))
        }

        Ins::LoadGlobal { dst, name, lenient } => variables::load_global(cx, at, dst, name, lenient),
        Ins::StoreGlobal { name, src } => variables::store_global(cx, at, name, src),
        Ins::DeleteGlobal { dst, name } => variables::delete_global(cx, at, dst, name),
        Ins::LoadScript { dst, slot, name } => variables::load_script(cx, at, dst, slot, name),
        Ins::StoreScript { slot, name, src, init } => variables::store_script(cx, at, slot, name, src, init),
        Ins::NewContext { dst, parent, scope } => variables::new_context(cx, at, dst, parent, scope),
        Ins::CopyContext { dst, src } => variables::copy_context(cx, at, dst, src),
        Ins::Outer { dst } => variables::outer(cx, at, dst),
        Ins::LoadSlot { dst, context, depth, slot } => variables::load_slot(cx, at, dst, (context, depth, slot)),
        Ins::StoreSlot { context, depth, slot, src } => variables::store_slot(cx, at, (context, depth, slot), src),

        Ins::Closure { dst, code, context } => functions::closure(cx, at, dst, code, context),
        Ins::SetName { function, key, prefix } => functions::set_name(cx, at, function, key, prefix),
        Ins::SetHome { function, home } => functions::set_home(cx, at, function, home),
        Ins::Home { dst, function } => functions::home(cx, at, dst, function),
        Ins::Rest { dst, from } => functions::rest(cx, at, dst, from),
        Ins::Arguments { dst } => functions::arguments(cx, at, dst),
        Ins::Alias { arguments, context, index, slot } => {
            functions::alias(cx, at, arguments, context, (index, slot));
            Ok(Then::Next)
        }
        Ins::Class { constructor, prototype, code, heritage, context } => {
            classes::class(cx, at, (constructor, prototype), code, heritage, context)
        }
        Ins::SetFields { constructor, fields } => classes::set_fields(cx, at, constructor, fields),
        Ins::RunFields { constructor, this } => classes::run_fields(cx, at, constructor, this),
        Ins::PrivateName { dst, name } => classes::private_name(cx, at, dst, name),
        Ins::GetPrivate { dst, object, name } => classes::get_private(cx, at, dst, object, name),
        Ins::SetPrivate { object, name, value } => classes::set_private(cx, at, object, name, value),
        Ins::DefinePrivate { object, name, value, how } => classes::define_private(cx, at, object, name, (value, how)),
        Ins::HasPrivate { dst, object, name } => classes::has_private(cx, at, dst, object, name),

        Ins::NewObject { dst, room } => {
            cx.reserve(u32::from(room) * 16)?;
            let made = cx.plain(u32::from(room))?;
            cx.finish(at, &[], dst, Value::Ref(made))
        }
        Ins::NewArray { dst, room } => {
            cx.reserve(room.saturating_mul(8))?;
            let made = cx.array_with_room(room)?;
            cx.finish(at, &[], dst, Value::Ref(made))
        }
        Ins::Append { array, value } => {
            let element = cx.reg(at, value);
            if let Some(array) = cx.reg(at, array).target() {
                cx.append(array, element)?;
            }
            cx.spend(at, value);
            Ok(Then::Next)
        }
        Ins::Get { dst, object, key } => properties::get(cx, at, dst, object, key),
        Ins::GetNamed { dst, object, name } => properties::get_named(cx, at, dst, object, name),
        Ins::Set { object, key, value } => properties::set(cx, at, object, key, value),
        Ins::SetNamed { object, name, value } => properties::set_named(cx, at, object, name, value),
        Ins::DefineNamed { object, name, value, how } => properties::define_named(cx, at, object, name, (value, how)),
        Ins::DefineKey { object, key, value, how } => properties::define_key(cx, at, object, key, (value, how)),
        Ins::SetPrototype { object, value } => properties::set_prototype(cx, at, object, value),
        Ins::Delete { dst, object, key } => properties::delete(cx, at, dst, object, key),
        Ins::StillHas { dst, object, key } => properties::still_has(cx, at, dst, object, key),
        Ins::GetSuper { dst, home, this, key } => properties::get_super(cx, at, dst, (home, this), key),
        Ins::SetSuper { home, this, key, value } => properties::set_super(cx, at, (home, this), key, value),

        Ins::Call { dst, base, count } => calls::call(cx, at, dst, base, count),
        Ins::CallArray { dst, base } => calls::call_array(cx, at, dst, base),
        Ins::New { dst, base, count } => construct::new(cx, at, dst, base, count),
        Ins::NewArrayArgs { dst, base } => construct::new_array(cx, at, dst, base),
        Ins::SuperCall { dst, base, count } => construct::super_call(cx, at, dst, base, count),
        Ins::SuperCallArray { dst, base } => construct::super_call_array(cx, at, dst, base),
        Ins::Help { dst, helper, base, count } => calls::call_code(cx, at, dst, cx.program.helper(helper), base, count),
        Ins::CallCode { dst, code, base, count } => calls::call_code(cx, at, dst, code, base, count),
        Ins::Intrinsic { dst, native, base, count } => calls::intrinsic(cx, at, dst, native, base, count),
        Ins::Return { src } => frames::give(cx, at, Some(src)),
        Ins::ReturnDerived { src, this } => construct::return_derived(cx, at, src, this),
        Ins::Throw { src } => Err(Stop::Throw(cx.reg(at, src))),

        Ins::Next { value, iterator, next } => iterate::next(cx, at, value, iterator, next),
        Ins::StartGenerator => generators::start(cx, at),
        Ins::StartAsync => generators::start_async(cx, at),
        Ins::Yield { value, .. } => generators::give_value(cx, at, value),
        Ins::YieldResult { result, .. } => generators::give_result(cx, at, result),
        Ins::Resumed { dst } => generators::resumed(cx, at, dst),
        Ins::Await { value, .. } => generators::wait(cx, at, value),

        Ins::Track { src, site } => {
            if let Some(object) = cx.as_object(cx.reg(at, src)) {
                let id = cx.mutator.world().heap.id(object);
                cx.vm.track(id, site);
            }
            Ok(Then::Next)
        }
        // A checkpoint is the jobs' affair; it never comes here.
        Ins::Checkpoint { .. } | Ins::Turn { .. } | Ins::Debugger => Ok(Then::Next),
    }
}

/// What reading `this` too early says.
pub(super) const NO_THIS: &str =
    "Must call super constructor in derived class before accessing 'this' or returning from derived constructor";

/// The error for a variable in its dead zone.
pub(super) fn dead<T>(cx: &Cx, name: crate::Atom) -> Result<T, Stop> {
    let message = format!("Cannot access '{}' before initialization", cx.program.display(name));
    Err(Stop::Error(ErrorKind::ReferenceError, message))
}

fn move_value(cx: &mut Cx, at: At, dst: Reg, src: Reg) -> Result<Then, Stop> {
    let value = cx.reg(at, src);
    if !at.temporary(src) || dst == src {
        return cx.finish(at, &[], dst, value);
    }
    cx.set_root(at.slot(dst), Value::Empty);
    cx.shift_root(at.slot(src), at.slot(dst));
    if value.target().is_some() {
        cx.name_local(at.code, dst, value);
    }
    Ok(Then::Next)
}

fn holds(cx: &Cx, when: When, value: Value) -> bool {
    match when {
        When::True => cx.truthy(value),
        When::False => !cx.truthy(value),
        When::Nullish => value.is_nullish(),
        When::NotNullish => !value.is_nullish(),
        When::Undefined => value == Value::Undefined,
        When::NotUndefined => value != Value::Undefined,
        When::Empty => value == Value::Empty,
        When::NotEmpty => value != Value::Empty,
    }
}
