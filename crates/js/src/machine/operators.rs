//! Operators on primitives, in place; objects are made primitive by the prelude first.

use super::access;
use super::calls::{self, Spent};
use super::registers::{At, Then};
use crate::class::{Class, PROTO};
use crate::code::{Binary, Helper, Reg, Unary};
use crate::cx::Cx;
use crate::key::{Key, attribute};
use crate::program::{name, symbol};
use crate::stop::{Stop, type_error};
use crate::{Atom, Value, library};
use memory::heap::Addr;

pub(super) fn unary(cx: &mut Cx, at: At, op: Unary, dst: Reg, a: Reg) -> Result<Then, Stop> {
    let value = cx.reg(at, a);
    let result = match op {
        Unary::Not => Value::Bool(!cx.truthy(value)),
        Unary::TypeOf => Value::Atom(type_of(cx, value)),
        Unary::ToText if cx.is_string(value) => value,
        Unary::ToKey if matches!(value, Value::Atom(_) | Value::Symbol(_) | Value::Int(0..)) => value,
        _ if cx.as_object(value).is_some() => {
            let values = [Value::Int(op as i32), value];
            let spent = if at.temporary(a) { Spent(a, 1) } else { Spent::nothing() };
            return calls::helper(cx, at, Helper::Unary, &values, dst, &spent);
        }
        Unary::Plus | Unary::Minus | Unary::BitNot | Unary::ToNumber | Unary::Increment | Unary::Decrement
            if cx.is_bigint(value) =>
        {
            library::bigint_unary(cx, op, value)?
        }
        Unary::ToText => match cx.primitive_text(value) {
            Some(text) => cx.string(&text)?,
            None => return type_error("Cannot convert a Symbol value to a string"),
        },
        Unary::ToKey => match cx.key_of(value) {
            Some(key) => key.value(&mut cx.program.atoms.borrow_mut()),
            None => value,
        },
        Unary::Plus | Unary::Minus | Unary::BitNot | Unary::ToNumber | Unary::Increment | Unary::Decrement => {
            if let (Value::Int(n), Unary::Plus | Unary::ToNumber) = (value, op) {
                return cx.finish(at, &[a], dst, Value::Int(n));
            }
            let Some(number) = cx.primitive_number(value) else {
                return type_error("Cannot convert a Symbol value to a number");
            };
            let result = match op {
                Unary::Minus => -number,
                Unary::BitNot => f64::from(!to_int32(number)),
                Unary::Increment => number + 1.0,
                Unary::Decrement => number - 1.0,
                _ => number,
            };
            cx.number(result)?
        }
    };
    cx.finish(at, &[a], dst, result)
}

fn type_of(cx: &Cx, value: Value) -> Atom {
    match value {
        Value::Undefined | Value::Empty | Value::Mark(_) => name::undefined,
        Value::Null => name::object,
        Value::Bool(_) => name::boolean,
        Value::Int(_) => name::number,
        Value::Atom(_) => name::string,
        Value::Symbol(_) => name::symbol,
        Value::Ref(at) => match cx.class(at) {
            Class::Number => name::number,
            Class::BigInt => name::bigint,
            Class::Text | Class::Slice => name::string,
            _ if cx.callable(value) => name::function,
            _ => name::object,
        },
    }
}

/// ToInt32 of a number.
pub(super) fn to_int32(number: f64) -> i32 {
    if !number.is_finite() {
        return 0;
    }
    let wrapped = number.trunc().rem_euclid(4_294_967_296.0);
    wrapped as u32 as i32
}

pub(super) fn binary(cx: &mut Cx, at: At, op: Binary, dst: Reg, a: Reg, b: Reg) -> Result<Then, Stop> {
    let (left, right) = (cx.reg(at, a), cx.reg(at, b));
    if let (Value::Int(left), Value::Int(right)) = (left, right)
        && let Some(result) = integers(op, left, right)
    {
        return cx.finish(at, &[a, b], dst, result);
    }
    cx.begin_work();
    let result = match op {
        Binary::StrictEq => Value::Bool(cx.same(left, right)),
        Binary::StrictNotEq => Value::Bool(!cx.same(left, right)),
        Binary::In => return has(cx, at, dst, (a, left), (b, right)),
        Binary::InstanceOf => return instance_of(cx, at, dst, (a, left), (b, right)),
        Binary::Eq | Binary::NotEq => {
            let objects = (cx.as_object(left).is_some(), cx.as_object(right).is_some());
            let loose = match objects {
                (false, false) => loosely(cx, left, right),
                (true, true) => left == right,
                (true, false) if right.is_nullish() => false,
                (false, true) if left.is_nullish() => false,
                _ => return slow(cx, at, op, dst, (a, left), (b, right)),
            };
            Value::Bool(loose == (op == Binary::Eq))
        }
        _ if cx.as_object(left).is_some() || cx.as_object(right).is_some() => {
            return slow(cx, at, op, dst, (a, left), (b, right));
        }
        Binary::Add if cx.is_string(left) || cx.is_string(right) => concatenate(cx, left, right)?,
        _ if cx.is_bigint(left) || cx.is_bigint(right) => library::bigint_binary(cx, op, left, right)?,
        Binary::Less | Binary::LessEq | Binary::Greater | Binary::GreaterEq
            if cx.is_string(left) && cx.is_string(right) =>
        {
            let (left, right) = (cx.text(left).unwrap_or_default(), cx.text(right).unwrap_or_default());
            Value::Bool(match op {
                Binary::Less => left < right,
                Binary::LessEq => left <= right,
                Binary::Greater => left > right,
                _ => left >= right,
            })
        }
        _ => {
            let (Some(left), Some(right)) = (cx.primitive_number(left), cx.primitive_number(right)) else {
                return type_error("Cannot convert a Symbol value to a number");
            };
            arithmetic(cx, op, left, right)?
        }
    };
    cx.charge_work();
    cx.finish(at, &[a, b], dst, result)
}

/// The operators on small integers that give one, or a truth.
#[inline]
fn integers(op: Binary, left: i32, right: i32) -> Option<Value> {
    Some(match op {
        Binary::Add => Value::Int(left.checked_add(right)?),
        Binary::Sub => Value::Int(left.checked_sub(right)?),
        Binary::Mul => match left.checked_mul(right)? {
            0 if left < 0 || right < 0 => return None,
            product => Value::Int(product),
        },
        Binary::Rem if left >= 0 && right > 0 => Value::Int(left % right),
        Binary::BitAnd => Value::Int(left & right),
        Binary::BitOr => Value::Int(left | right),
        Binary::BitXor => Value::Int(left ^ right),
        Binary::Shl => Value::Int(left.wrapping_shl(right as u32 & 31)),
        Binary::Shr => Value::Int(left >> (right as u32 & 31)),
        Binary::Eq | Binary::StrictEq => Value::Bool(left == right),
        Binary::NotEq | Binary::StrictNotEq => Value::Bool(left != right),
        Binary::Less => Value::Bool(left < right),
        Binary::LessEq => Value::Bool(left <= right),
        Binary::Greater => Value::Bool(left > right),
        Binary::GreaterEq => Value::Bool(left >= right),
        _ => return None,
    })
}

fn arithmetic(cx: &mut Cx, op: Binary, left: f64, right: f64) -> Result<Value, Stop> {
    let bits = || (to_int32(left), to_int32(right));
    let number = match op {
        Binary::Add => left + right,
        Binary::Sub => left - right,
        Binary::Mul => left * right,
        Binary::Div => left / right,
        Binary::Rem => left % right,
        Binary::Exp => library::power(left, right),
        Binary::BitAnd => f64::from(bits().0 & bits().1),
        Binary::BitOr => f64::from(bits().0 | bits().1),
        Binary::BitXor => f64::from(bits().0 ^ bits().1),
        Binary::Shl => f64::from(bits().0.wrapping_shl(bits().1 as u32 & 31)),
        Binary::Shr => f64::from(bits().0 >> (bits().1 as u32 & 31)),
        Binary::UShr => f64::from(bits().0 as u32 >> (bits().1 as u32 & 31)),
        Binary::Less => return Ok(Value::Bool(left < right)),
        Binary::LessEq => return Ok(Value::Bool(left <= right)),
        Binary::Greater => return Ok(Value::Bool(left > right)),
        Binary::GreaterEq => return Ok(Value::Bool(left >= right)),
        _ => f64::NAN,
    };
    cx.number(number)
}

fn concatenate(cx: &mut Cx, left: Value, right: Value) -> Result<Value, Stop> {
    let symbol = || type_error("Cannot convert a Symbol value to a string");
    match (cx.length_of(left), cx.length_of(right)) {
        (Some(0), Some(_)) => return Ok(right),
        (Some(_), Some(0)) => return Ok(left),
        _ => {}
    }
    let longer = cx.length_of(right).is_some_and(|right| cx.length_of(left).is_none_or(|left| left < right));
    if longer && let Some(before) = cx.primitive_text(left) {
        return cx.preceded(&before, right);
    }
    let Some(after) = cx.primitive_text(right) else { return symbol() };
    if cx.is_string(left) {
        return cx.joined(left, &after);
    }
    let Some(before) = cx.primitive_text(left) else { return symbol() };
    cx.string(&[&before[..], &after[..]].concat())
}

/// `==` of primitives.
fn loosely(cx: &Cx, left: Value, right: Value) -> bool {
    if left.is_nullish() || right.is_nullish() {
        return left.is_nullish() && right.is_nullish();
    }
    let symbol = |value| matches!(value, Value::Symbol(_));
    if symbol(left) || symbol(right) || cx.is_string(left) && cx.is_string(right) {
        return cx.same(left, right);
    }
    if cx.is_bigint(left) || cx.is_bigint(right) {
        return library::bigint_compare(cx, left, right)
            .is_ok_and(|order| order.is_some_and(std::cmp::Ordering::is_eq));
    }
    match (cx.primitive_number(left), cx.primitive_number(right)) {
        (Some(left), Some(right)) => left == right,
        _ => false,
    }
}

fn slow(cx: &mut Cx, at: At, op: Binary, dst: Reg, a: (Reg, Value), b: (Reg, Value)) -> Result<Then, Stop> {
    let values = [Value::Int(op as i32), a.1, b.1];
    let then = calls::helper(cx, at, Helper::Binary, &values, dst, &Spent::nothing())?;
    cx.spend(at, a.0);
    cx.spend(at, b.0);
    Ok(then)
}

fn has(cx: &mut Cx, at: At, dst: Reg, key: (Reg, Value), object: (Reg, Value)) -> Result<Then, Stop> {
    let Some(holder) = cx.as_object(object.1) else {
        let text = |value| cx.primitive_text(value).map(|text| String::from_utf16_lossy(&text));
        let [key, object] =
            [key.1, object.1].map(|value| text(value).unwrap_or_else(|| super::describe_value(cx, value)));
        return type_error(format!("Cannot use 'in' operator to search for '{key}' in {object}"));
    };
    let Some(found) = cx.key_of(key.1) else {
        return slow(cx, at, Binary::In, dst, key, object);
    };
    let found = cx.lookup(holder, found)?;
    if found.is_some_and(|(_, own)| own.is(attribute::EXOTIC)) {
        return slow(cx, at, Binary::In, dst, key, object);
    }
    cx.finish(at, &[key.0, object.0], dst, Value::Bool(found.is_some()))
}

fn instance_of(cx: &mut Cx, at: At, dst: Reg, value: (Reg, Value), target: (Reg, Value)) -> Result<Then, Stop> {
    let Some(constructor) = cx.as_object(target.1) else {
        return type_error("Right-hand side of 'instanceof' is not an object");
    };
    // A plain function without a method of its own for it: no call is needed.
    let custom = cx.lookup(constructor, Key::Symbol(symbol::HAS_INSTANCE))?;
    let exotic = |cx: &Cx| chain_has_proxy(cx, value.1);
    let built_in = custom.is_none_or(|(holder, _)| cx.mutator.world().heap.immortal(holder));
    if built_in && matches!(cx.class(constructor), Class::Function | Class::Native) && !exotic(cx) {
        let Some(object) = cx.as_object(value.1) else {
            return cx.finish(at, &[value.0, target.0], dst, Value::Bool(false));
        };
        let prototype = access::data(cx, constructor, Key::Name(name::prototype))?;
        if let Some(prototype) = cx.as_object(prototype) {
            let found = inherits(cx, object, prototype);
            return cx.finish(at, &[value.0, target.0], dst, Value::Bool(found));
        }
        let prototype = super::describe_value(cx, prototype);
        return type_error(format!("Function has non-object prototype '{prototype}' in instanceof check"));
    }
    let values = [value.1, target.1];
    let then = calls::helper(cx, at, Helper::InstanceOf, &values, dst, &Spent::nothing())?;
    cx.spend(at, value.0);
    cx.spend(at, target.0);
    Ok(then)
}

/// Whether a proxy is among an object and its prototypes.
fn chain_has_proxy(cx: &Cx, value: Value) -> bool {
    let mut next = cx.as_object(value);
    while let Some(at) = next {
        if cx.class(at) == Class::Proxy {
            return true;
        }
        next = cx.prototype(at);
    }
    false
}

/// Whether an object has another among its prototypes.
pub(super) fn inherits(cx: &Cx, object: Addr, prototype: Addr) -> bool {
    let mut next = cx.slot(object, PROTO).target();
    while let Some(at) = next {
        if at == prototype {
            return true;
        }
        next = cx.slot(at, PROTO).target();
    }
    false
}
