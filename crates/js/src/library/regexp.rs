//! `RegExp`: objects that keep their text and flags. The pattern is compiled outside the heap, and found by its text.
//!
//! The protocol of the language (`Symbol.match` and so on) is in the prelude; here is one search, and what it makes.

use super::coerce::incompatible;
use super::matches::fill;
use super::{Call, Done, Native, Value, native};
use crate::class::regexp::{FLAGS, SOURCE};
use crate::class::{Class, PROTO};
use crate::cx::{Cx, LONGEST};
use crate::key::{Key, attribute};
use crate::pattern::{Found, MOST_STEPS, Pattern, Units};
use crate::program::{Intrinsic, name};
use crate::stop::{ErrorKind, Stop, range_error, type_error};
use memory::heap::Addr;
use std::rc::Rc;

pub(super) const TABLE: &[Native] = &[
    native("$expandMatch", 5, expand),
    native("$isRegExp", 1, |cx, call| Ok(Value::Bool(cx.as_class(call.argument(0), Class::RegExp).is_some()).into())),
    native("$makeRegExp", 3, make_new),
    native("$match", 4, search),
    native("$regexpFlags", 1, |cx, call| part(cx, call, FLAGS)),
    native("$regexpSource", 1, |cx, call| part(cx, call, SOURCE)),
    native("RegExp.escape", 1, escape),
    native("get RegExp.prototype.dotAll", 0, |cx, call| flag(cx, call, b's', "dotAll")),
    native("get RegExp.prototype.global", 0, |cx, call| flag(cx, call, b'g', "global")),
    native("get RegExp.prototype.hasIndices", 0, |cx, call| flag(cx, call, b'd', "hasIndices")),
    native("get RegExp.prototype.ignoreCase", 0, |cx, call| flag(cx, call, b'i', "ignoreCase")),
    native("get RegExp.prototype.multiline", 0, |cx, call| flag(cx, call, b'm', "multiline")),
    native("get RegExp.prototype.source", 0, source),
    native("get RegExp.prototype.sticky", 0, |cx, call| flag(cx, call, b'y', "sticky")),
    native("get RegExp.prototype.unicode", 0, |cx, call| flag(cx, call, b'u', "unicode")),
    native("get RegExp.prototype.unicodeSets", 0, |cx, call| flag(cx, call, b'v', "unicodeSets")),
];

/// The compiled pattern of a text and flags.
pub(super) fn compiled(cx: &Cx, source: Value, flags: Value) -> Result<Rc<Pattern>, Stop> {
    let (source, flags) = (cx.text(source).unwrap_or_default(), cx.text(flags).unwrap_or_default());
    let found = cx.program.patterns.borrow_mut().get(&source, &flags);
    found.map_err(|message| Stop::Error(ErrorKind::SyntaxError, message))
}

/// A regular expression of a text and flags.
pub fn make(cx: &mut Cx, source: Value, flags: Value, prototype: Option<Value>) -> Result<Value, Stop> {
    compiled(cx, source, flags)?;
    let at = cx.make_of(Class::RegExp, Intrinsic::RegExpPrototype, 1)?;
    if let Some(prototype) = prototype {
        cx.set_slot(at, PROTO, prototype);
    }
    cx.set_slot(at, SOURCE, source);
    cx.set_slot(at, FLAGS, flags);
    cx.define(at, Key::Name(name::last_index), Value::Int(0), attribute::WRITABLE)?;
    Ok(Value::Ref(at))
}

/// `$makeRegExp(source, flags, newTarget)`.
fn make_new(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let prototype = super::coerce::prototype_from(cx, call.argument(2), Intrinsic::RegExpPrototype)?;
    Ok(make(cx, call.argument(0), call.argument(1), Some(prototype))?.into())
}

fn part(cx: &mut Cx, call: &Call, slot: u32) -> Result<Done, Stop> {
    let at = super::intrinsics::of_class(cx, call, 0, Class::RegExp)?;
    Ok(cx.slot(at, slot).into())
}

/// A getter for one flag; `undefined` of the prototype itself.
fn flag(cx: &mut Cx, call: &Call, letter: u8, name: &str) -> Result<Done, Stop> {
    match cx.as_class(call.this, Class::RegExp) {
        Some(at) => {
            let flags = cx.text(cx.slot(at, FLAGS)).unwrap_or_default();
            Ok(Value::Bool(flags.contains(&letter.into())).into())
        }
        None if call.this == Value::Ref(cx.intrinsic(Intrinsic::RegExpPrototype)) => Ok(Value::Undefined.into()),
        None => Err(wrong_receiver(cx, call, name)),
    }
}

fn wrong_receiver(cx: &mut Cx, call: &Call, name: &str) -> Stop {
    let shown = super::describe::describe(cx, call.this);
    Stop::Error(ErrorKind::TypeError, format!("RegExp.prototype.{name} getter called on non-RegExp object {shown}"))
}

fn source(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = match cx.as_class(call.this, Class::RegExp) {
        Some(at) => written(&cx.text(cx.slot(at, SOURCE)).unwrap_or_default()),
        None if call.this == Value::Ref(cx.intrinsic(Intrinsic::RegExpPrototype)) => written(&[]),
        None => return Err(wrong_receiver(cx, call, "source")),
    };
    Ok(cx.string(&text)?.into())
}

/// A pattern's text as it would stand between slashes.
fn written(source: &[u16]) -> Vec<u16> {
    if source.is_empty() {
        return "(?:)".encode_utf16().collect();
    }
    let (mut out, mut class, mut escaped) = (Vec::with_capacity(source.len()), false, false);
    for unit in source {
        let line_end = match unit {
            0xa => Some("\\n"),
            0xd => Some("\\r"),
            0x2028 => Some("\\u2028"),
            0x2029 => Some("\\u2029"),
            _ => None,
        };
        match (line_end, u8::try_from(*unit)) {
            (Some(text), _) => out.extend(text.encode_utf16().skip(usize::from(escaped))),
            (None, Ok(b'/')) if !class && !escaped => out.extend([0x5c, 0x2f]),
            _ => out.push(*unit),
        }
        class = match *unit {
            0x5b if !escaped => true,
            0x5d if !escaped => false,
            _ => class,
        };
        escaped = *unit == 0x5c && !escaped;
    }
    out
}

/// A regular expression as it would be written.
pub(super) fn text(cx: &Cx, at: Addr) -> String {
    let part = |slot| cx.text(cx.slot(at, slot)).unwrap_or_default();
    let (source, flags) = (written(&part(SOURCE)), part(FLAGS));
    format!("/{}/{}", String::from_utf16_lossy(&source), String::from_utf16_lossy(&flags))
}

/// A long string, read where it stands: a search must not copy it each time.
struct Long<'c, 'a> {
    cx: &'c Cx<'a>,
    text: Addr,
    offset: usize,
    length: usize,
}

impl Units for Long<'_, '_> {
    fn length(&self) -> usize {
        self.length
    }

    fn unit(&self, at: usize) -> Option<u16> {
        (at < self.length).then(|| self.cx.unit_at(self.text, self.offset + at))
    }
}

/// Shorter texts are copied before they are searched.
const SHORT: usize = 512;
/// How many steps of a search count as one instruction.
pub(super) const STEPS_EACH: u64 = 16;

/// One search, which counts as work of the program's.
fn find(cx: &mut Cx, pattern: &Pattern, text: Value, from: usize) -> Result<Found, Stop> {
    let mut steps = MOST_STEPS;
    let length = cx.length_of(text).unwrap_or(0);
    let found = match cx.text_at(text).filter(|_| length > SHORT) {
        Some((at, offset)) => pattern.find(&Long { cx, text: at, offset, length }, from, &mut steps),
        None => pattern.find(&cx.text(text).unwrap_or_default()[..], from, &mut steps),
    };
    cx.vm.steps += (MOST_STEPS - steps) / STEPS_EACH;
    Ok(found)
}

/// `$match(regexp, text, lastIndex, only whether there is one)`: one search as `exec` does it: the array of groups or
/// `null`; `lastIndex` is read by whoever calls, and written here.
fn search(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(at) = cx.as_class(call.argument(0), Class::RegExp) else {
        return Err(incompatible(cx, call.argument(0), "RegExp.prototype.exec"));
    };
    let (text, test) = (call.argument(1), cx.truthy(call.argument(3)));
    let pattern = compiled(cx, cx.slot(at, SOURCE), cx.slot(at, FLAGS))?;
    let (length, moves) = (cx.length_of(text).unwrap_or(0), pattern.flags.global || pattern.flags.sticky);
    let from = if moves { cx.as_number(call.argument(2)).unwrap_or(0.0) } else { 0.0 };
    // What is made of it is small, or room is seen to before anything is done.
    cx.reserve((pattern.groups * 200 + pattern.names.len() * 64 + 1024) as u32)?;
    let found = if from > length as f64 { Found::Nothing } else { find(cx, &pattern, text, from as usize)? };
    let groups = match found {
        Found::Match(groups) => groups,
        Found::Nothing => {
            if moves {
                set_last_index(cx, at, 0)?;
            }
            return Ok(if test { Value::Bool(false) } else { Value::Null }.into());
        }
        Found::Spent => return Err(spent(cx, at, length)),
    };
    if let (true, Some(Some((_, end)))) = (moves, groups.first()) {
        set_last_index(cx, at, *end)?;
    }
    if test {
        return Ok(Value::Bool(true).into());
    }
    Ok(result(cx, &pattern, text, &groups)?.into())
}

/// The error for a search that goes back too often.
pub(super) fn spent(cx: &Cx, at: Addr, length: usize) -> Stop {
    let shown = self::text(cx, at);
    Stop::Error(
        ErrorKind::RangeError,
        format!(
            "{shown} goes back too often on a text of {length} characters: heapwave stops after {MOST_STEPS} steps"
        ),
    )
}

fn set_last_index(cx: &mut Cx, at: Addr, index: usize) -> Result<(), Stop> {
    let key = Key::Name(name::last_index);
    if cx.own(at, key)?.is_some_and(|own| !own.is(attribute::WRITABLE)) {
        return type_error("Cannot assign to read only property 'lastIndex' of object '[object RegExp]'");
    }
    cx.define(at, key, Value::Int(index as i32), attribute::WRITABLE)
}

type Groups = [Option<(usize, usize)>];

/// The array that `exec` gives. Long groups share the text.
fn result(cx: &mut Cx, pattern: &Pattern, text: Value, groups: &Groups) -> Result<Value, Stop> {
    let list = cx.array_with_room(groups.len() as u32)?;
    for group in groups {
        let value = match group {
            Some((from, to)) => cx.slice(text, *from, *to)?,
            None => Value::Undefined,
        };
        cx.append(list, value)?;
    }
    let index = groups.first().copied().flatten().map_or(0, |(from, _)| from);
    cx.define(list, Key::Name(name::index), Value::Int(index as i32), attribute::ALL)?;
    cx.define(list, Key::Name(name::input), text, attribute::ALL)?;
    let named = named(cx, pattern, list, groups)?;
    cx.define(list, Key::Name(name::groups), named, attribute::ALL)?;
    if pattern.flags.indices {
        let indices = cx.array_with_room(groups.len() as u32)?;
        for group in groups {
            let pair = match group {
                Some((from, to)) => Value::Ref(cx.array(&[Value::Int(*from as i32), Value::Int(*to as i32)])?),
                None => Value::Undefined,
            };
            cx.append(indices, pair)?;
        }
        let named = self::named(cx, pattern, indices, groups)?;
        cx.define(indices, Key::Name(name::groups), named, attribute::ALL)?;
        cx.define(list, Key::Name(name::indices), Value::Ref(indices), attribute::ALL)?;
    }
    Ok(Value::Ref(list))
}

/// The groups with names: an object without a prototype.
fn named(cx: &mut Cx, pattern: &Pattern, list: Addr, groups: &Groups) -> Result<Value, Stop> {
    if pattern.names.is_empty() {
        return Ok(Value::Undefined);
    }
    let made = cx.make(Class::Object, Value::Null, pattern.names.len() as u32)?;
    for (name, numbers) in &pattern.names {
        let took_part = |number: &&u32| groups.get(**number as usize).is_some_and(Option::is_some);
        let value = numbers.iter().find(took_part).map_or(Value::Undefined, |number| cx.element(list, *number));
        let units: Vec<u16> = name.encode_utf16().collect();
        let key = Key::of_text(&mut cx.program.atoms.borrow_mut(), &units);
        cx.define(made, key, value, attribute::ALL)?;
    }
    Ok(Value::Ref(made))
}

/// `$expandMatch(text, position, groups, replacement, named)`: what stands for a match: `groups` is an array of strings,
/// the whole match first; `named` an array of names and texts in turn, or `undefined` where no group has a name.
fn expand(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let template = call.text(cx, 4)?;
    if !template.contains(&0x24) {
        return Ok(call.argument(3).into());
    }
    // The text itself is wanted for what is before and after the match only.
    let around = template.iter().any(|unit| [0x60, 0x27].contains(unit));
    let text = if around { call.text(cx, 1)? } else { Default::default() };
    let position = call.integer(cx, 2)? as usize;
    let list = |cx: &Cx, value: Value| cx.as_class(value, Class::Array).map(|at| cx.elements(at));
    let groups = list(cx, call.argument(2)).unwrap_or_default();
    let groups: Vec<_> = groups.into_iter().map(|group| cx.text(group).unwrap_or_default()).collect();
    let named = list(cx, call.argument(4));
    let mut out = Vec::with_capacity(template.len());
    let pairs: Option<Vec<_>> = named.map(|all| {
        all.chunks_exact(2).map(|pair| [pair[0], pair[1]].map(|it| cx.text(it).unwrap_or_default())).collect()
    });
    let name = |name: &[u16]| {
        let found = pairs.iter().flatten().find(|pair| pair[0][..] == *name);
        found.map_or(&[][..], |pair| &pair[1][..])
    };
    let groups: Vec<&[u16]> = groups.iter().map(|group| &group[..]).collect();
    fill(&mut out, &template, &text, position, &groups, pairs.is_some().then_some(name));
    if out.len() > LONGEST {
        return range_error("Invalid string length");
    }
    Ok(cx.string(&out)?.into())
}

/// `RegExp.escape`.
fn escape(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Some(text) = cx.text(call.argument(0)) else {
        return type_error("RegExp.escape: the argument must be a string");
    };
    let mut out = String::new();
    let mut units = Vec::new();
    for (index, unit) in text.iter().copied().enumerate() {
        out.clear();
        let ascii = u8::try_from(unit).ok().map(char::from);
        match ascii {
            Some(c) if index == 0 && c.is_ascii_alphanumeric() => out = format!("\\x{unit:02x}"),
            Some(c) if "^$\\.*+?()[]{}|/".contains(c) => out = format!("\\{c}"),
            Some('\t') => out.push_str("\\t"),
            Some('\n') => out.push_str("\\n"),
            Some('\x0b') => out.push_str("\\v"),
            Some('\x0c') => out.push_str("\\f"),
            Some('\r') => out.push_str("\\r"),
            Some(c) if ",-=<>#&!%:;@~'`\" \u{a0}".contains(c) => out = format!("\\x{unit:02x}"),
            _ if matches!(unit, 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000 | 0xfeff | 0xd800..=0xdfff) =>
            {
                let paired = String::from_utf16(&text).is_ok() && (0xd800..=0xdfff).contains(&unit);
                if !paired {
                    out = format!("\\u{unit:04x}");
                }
            }
            _ => {}
        }
        match out.is_empty() {
            true => units.push(unit),
            false => units.extend(out.encode_utf16()),
        }
    }
    Ok(cx.string(&units)?.into())
}
