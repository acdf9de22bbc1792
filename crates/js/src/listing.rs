//! A function's code as text, for tests and for people who look into the compiler.

use super::atoms::Atoms;
use super::code::{Code, Ins, Reg, Unit};
use super::value::Value;
use std::fmt::Write;

/// The listing of one code: a line for each instruction, then handlers and contexts.
pub fn listing(code: &Code, atoms: &Atoms) -> String {
    let mut text = String::new();
    let name = code.name.map_or_else(|| "-".to_owned(), |name| atoms.display(name));
    let _ = writeln!(text, "{name} ({:?}, {} parameters, {} registers)", code.kind, code.parameters, code.registers);
    for (pc, ins) in code.ins.iter().enumerate() {
        let statement = code.statements.iter().find(|(at, _)| *at as usize == pc);
        let line = statement.map_or_else(String::new, |(_, line)| format!("L{line}"));
        let _ = writeln!(text, "{line:>4} {pc:>3}  {}", instruction(ins, atoms));
    }
    for it in &code.handlers {
        let _ = writeln!(text, "     catch {}..{} -> {} in r{}", it.from, it.to, it.target, it.error);
    }
    for table in &code.tables {
        let _ = writeln!(text, "     table {table:?}");
    }
    for scope in &code.scopes {
        let slots: Vec<String> = scope.slots.iter().map(|it| atoms.display(*it)).collect();
        let _ = writeln!(text, "     context {}: {}", scope.label, slots.join(", "));
    }
    text
}

/// What each function keeps in contexts: `f: [a, b]`, one a line, functions without contexts left out.
pub fn captured(unit: &Unit, atoms: &Atoms) -> String {
    let mut lines = Vec::new();
    for code in &unit.codes {
        for scope in &code.scopes {
            let slots: Vec<String> = scope.slots.iter().map(|it| atoms.display(*it)).collect();
            lines.push(format!("{}: [{}]", scope.label, slots.join(", ")));
        }
    }
    lines.join("\n")
}

/// One instruction. The fields are those of the instruction, with names and values spelt out.
fn instruction(ins: &Ins, atoms: &Atoms) -> String {
    match ins {
        Ins::Load { dst, word } => format!("r{dst} = {}", value(Value::of(*word), atoms)),
        Ins::Move { dst, src } => format!("r{dst} = move r{src}"),
        Ins::Copy { dst, src } => format!("r{dst} = copy r{src}"),
        Ins::Clear { from, count: 1 } => format!("clear r{from}"),
        Ins::Clear { from, count } => format!("clear r{from}..r{}", from + count - 1),
        Ins::Unary { op, dst, a } => format!("r{dst} = {op:?} r{a}"),
        Ins::Binary { op, dst, a, b } => format!("r{dst} = r{a} {op:?} r{b}"),
        Ins::Jump { to } => format!("jump {to}"),
        Ins::Branch { when, test, keep, to } => {
            format!("if {when:?} r{test}{} jump {to}", if *keep { " (kept)" } else { "" })
        }
        Ins::LoadGlobal { dst, name, .. } => format!("r{dst} = global {}", atoms.display(*name)),
        Ins::StoreGlobal { name, src } => format!("global {} = r{src}", atoms.display(*name)),
        Ins::LoadScript { dst, slot, name } => format!("r{dst} = script {slot} {}", atoms.display(*name)),
        Ins::StoreScript { slot, name, src, init } => {
            format!("script {slot} {} {} r{src}", atoms.display(*name), if *init { ":=" } else { "=" })
        }
        Ins::LoadSlot { dst, context, depth, slot } => format!("r{dst} = slot {slot} of {}", up(*context, *depth)),
        Ins::StoreSlot { context, depth, slot, src } => format!("slot {slot} of {} = r{src}", up(*context, *depth)),
        Ins::Closure { dst, code, context } => format!("r{dst} = closure {} in r{context}", code.0),
        Ins::GetNamed { dst, object, name } => format!("r{dst} = r{object}.{}", atoms.display(*name)),
        Ins::SetNamed { object, name, value } => format!("r{object}.{} = r{value}", atoms.display(*name)),
        Ins::DefineNamed { object, name, value, how } => {
            format!("r{object}.{} := r{value} {how:?}", atoms.display(*name))
        }
        Ins::Get { dst, object, key } => format!("r{dst} = r{object}[r{key}]"),
        Ins::Set { object, key, value } => format!("r{object}[r{key}] = r{value}"),
        Ins::Call { dst, base, count } => format!("r{dst} = call r{base} with {count}"),
        Ins::Return { src } => format!("return r{src}"),
        Ins::Throw { src } => format!("throw r{src}"),
        Ins::Track { src, site } => format!("track r{src} site {site}"),
        Ins::CheckLive { src, name } => format!("check r{src} alive {}", atoms.display(*name)),
        other => format!("{other:?}"),
    }
}

fn up(context: Reg, depth: u16) -> String {
    format!("r{context}{}", "^".repeat(depth.into()))
}

fn value(value: Value, atoms: &Atoms) -> String {
    match value {
        Value::Atom(atom) => format!("'{}'", atoms.display(atom)),
        Value::Int(n) => n.to_string(),
        Value::Bool(it) => it.to_string(),
        Value::Undefined => "undefined".into(),
        Value::Null => "null".into(),
        Value::Empty => "empty".into(),
        other => format!("{other:?}"),
    }
}
