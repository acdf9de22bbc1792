//! `console`: lines of text. Nothing of what was given is kept, unless the program is run as under an open inspector.
//!
//! What counts, groups and measures time is in the prelude; it prints by `$print`.

use super::coerce::data_or_none;
use super::console_format::formatted;
use super::inspect::{self, Options, Wants};
use super::intrinsics::of_class;
use super::{Call, Done, Native, Value, native};
use crate::class::Class;
use crate::code::Helper;
use crate::cx::Cx;
use crate::key::Key;
use crate::machine::Told;
use crate::output::{Level, Line, ObjectSpan};
use crate::stop::Stop;
use crate::vm::root;
use memory::heap::Addr;

pub(super) const TABLE: &[Native] = &[
    native("$formatted", 1, formatted_text),
    native("$indent", 1, indent),
    native("$note", 1, note),
    native("$print", 2, print_values),
    native("$printed", 3, print_answered),
    native("console.debug", 0, |cx, call| print(cx, Level::Debug, call.arguments)),
    native("console.dir", 0, dir),
    native("console.dirxml", 0, |cx, call| print(cx, Level::Log, call.arguments)),
    native("console.error", 0, |cx, call| print(cx, Level::Error, call.arguments)),
    native("console.info", 0, |cx, call| print(cx, Level::Info, call.arguments)),
    native("console.log", 0, |cx, call| print(cx, Level::Log, call.arguments)),
    native("console.trace", 0, trace),
    native("console.warn", 0, |cx, call| print(cx, Level::Warn, call.arguments)),
];

/// One instruction is taken for so many units of text that a native makes or looks at.
pub(super) const UNITS: usize = 16;

/// Writes a line, as far in as the groups say.
pub(crate) fn write(cx: &mut Cx, level: Level, text: &[u16], links: &[ObjectSpan]) {
    let indent = cx.vm.indent as usize;
    let (mut line, mut moved) = (Vec::new(), links.to_vec());
    if level.is_output() && cx.vm.open.is_some() {
        let mut whole = cx.open_line();
        let by = whole.len() as u32;
        whole.extend_from_slice(text);
        moved.iter_mut().for_each(|link| (link.from, link.to) = (link.from + by, link.to + by));
        return write(cx, level, &whole, &moved);
    }
    let text = if indent == 0 {
        text
    } else {
        line.extend(std::iter::repeat_n(u16::from(b' '), indent));
        for (index, unit) in text.iter().enumerate() {
            for (old, new) in links.iter().zip(&mut moved) {
                let at = |wanted: u32, place: &mut u32| {
                    if wanted as usize == index {
                        *place = line.len() as u32;
                    }
                };
                at(old.from, &mut new.from);
                at(old.to, &mut new.to);
            }
            line.push(*unit);
            if *unit == 0x0a {
                line.extend(std::iter::repeat_n(u16::from(b' '), indent));
            }
        }
        for (old, new) in links.iter().zip(&mut moved) {
            if old.to as usize == text.len() {
                new.to = line.len() as u32;
            }
        }
        &line
    };
    let atom = cx.program.atoms.borrow_mut().intern(text);
    cx.vm.print(Line { level, text: atom }, text.len(), &moved);
    cx.charge(text.len() / UNITS);
    cx.told.note(Told::Printed(atom));
}

/// Prints values. What the program must be asked for is asked by the prelude, which comes back with [`print_answered`].
fn print(cx: &mut Cx, level: Level, values: &[Value]) -> Result<Done, Stop> {
    let mut wants = Wants::default();
    let (text, links) = formatted(cx, &mut wants, values)?;
    if wants.asked.is_empty() {
        write(cx, level, &text, &links);
        keep(cx, values)?;
        return Ok(Value::Undefined.into());
    }
    let values = Value::Ref(cx.array(values)?);
    let mut asked = Vec::new();
    for (want, of, getter) in wants.asked {
        asked.extend([Value::Int(want as i32), of, getter]);
    }
    let asked = Value::Ref(cx.array(&asked)?);
    Ok(Done::Help { helper: Helper::Print, arguments: vec![Value::Int(level as i32), values, asked] })
}

fn level(call: &Call) -> Level {
    Level::of(if let Value::Int(number) = call.argument(0) { number as u32 } else { 0 })
}

/// `$print(level, values)`.
fn print_values(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let values = of_class(cx, call, 1, Class::Array)?;
    let values = cx.elements(values);
    print(cx, level(call), &values)
}

/// `$printed(level, values, answers)`: prints with what the program answered.
fn print_answered(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let [values, answers] = [of_class(cx, call, 1, Class::Array)?, of_class(cx, call, 2, Class::Array)?];
    let [values, answers] = [cx.elements(values), cx.elements(answers)];
    let answers = answers.chunks_exact(3).filter_map(|entry| Some((inspect::want(entry[0])?, entry[1], entry[2])));
    let mut wants = Wants { asked: Vec::new(), answers: answers.collect() };
    let (text, links) = formatted(cx, &mut wants, &values)?;
    write(cx, level(call), &text, &links);
    keep(cx, &values)?;
    Ok(Value::Undefined.into())
}

/// Keeps what was logged, where the console does so.
fn keep(cx: &mut Cx, values: &[Value]) -> Result<(), Stop> {
    let list = cx.as_class(cx.root(root::LOGGED), Class::Array).filter(|_| cx.program.limits.keeps_logged);
    let Some(list) = list else { return Ok(()) };
    values.iter().filter(|value| value.target().is_some()).try_for_each(|value| cx.append(list, *value).map(|_| ()))
}

/// `$formatted(values)`: the line that values make, without what getters would have to be asked for.
fn formatted_text(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let values = of_class(cx, call, 0, Class::Array)?;
    let values = cx.elements(values);
    let (text, _) = formatted(cx, &mut Wants::default(), &values)?;
    Ok(cx.string(&text)?.into())
}

/// `$indent(by)`: lines to come stand further in, or less far.
fn indent(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let by = if let Value::Int(by) = call.argument(0) { by } else { 0 };
    cx.vm.indent = cx.vm.indent.saturating_add_signed(by).min(1000);
    Ok(Value::Undefined.into())
}

/// `$note(text)`: the host says something.
fn note(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let text = cx.text(call.argument(0)).unwrap_or_default();
    write(cx, Level::Note, &text, &[]);
    Ok(Value::Undefined.into())
}

/// `console.dir(value, options)`.
fn dir(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let mut options = Options::LOG;
    if let Some(given) = cx.as_object(call.argument(1)) {
        options.depth = match named(cx, given, "depth")? {
            None | Some(Value::Undefined) => options.depth,
            Some(depth) => {
                cx.as_number(depth).map_or(Options::DEEPEST, |depth| depth.min(f64::from(Options::DEEPEST)) as i32)
            }
        };
        options.hidden = named(cx, given, "showHidden")?.is_some_and(|hidden| cx.truthy(hidden));
    }
    let value = call.argument(0);
    let text: Vec<u16> = inspect::inspect(cx, &mut Wants::default(), value, options)?.encode_utf16().collect();
    let link = cx.as_object(value).map(|at| ObjectSpan { from: 0, to: text.len() as u32, object: cx.identity(at) });
    write(cx, Level::Log, &text, link.as_slice());
    Ok(Value::Undefined.into())
}

fn named(cx: &mut Cx, at: Addr, name: &str) -> Result<Option<Value>, Stop> {
    let key = Key::Name(cx.program.atoms.borrow_mut().named(name));
    data_or_none(cx, at, key, None)
}

/// `console.trace(…)`: the values, and where the program is.
fn trace(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let (text, _) = formatted(cx, &mut Wants::default(), call.arguments)?;
    let header = match text.is_empty() {
        true => "Trace".into(),
        false => format!("Trace: {}", String::from_utf16_lossy(&text)),
    };
    let text = cx.stack_text(&header, None)?;
    let text = cx.text(text).unwrap_or_default();
    write(cx, Level::Error, &text, &[]);
    Ok(Value::Undefined.into())
}
