//! The discipline of temporaries, checked by following every path through a code: whatever is read has been written,
//! and between statements nothing is held.

use js::code::{Code, Ins, Reg, When};
use std::collections::BTreeSet;

/// What an instruction does with registers: takes what it reads, leaves what it reads, writes.
struct Uses {
    takes: Vec<Reg>,
    leaves: Vec<Reg>,
    writes: Vec<Reg>,
}

fn uses(ins: &Ins) -> Uses {
    use Ins::*;
    let it = |takes: &[Reg], leaves: &[Reg], writes: &[Reg]| Uses {
        takes: takes.to_vec(),
        leaves: leaves.to_vec(),
        writes: writes.to_vec(),
    };
    let row = |base: Reg, count: u16, dst: Reg| it(&(base..base + count).collect::<Vec<_>>(), &[], &[dst]);
    match *ins {
        Load { dst, .. } | Number { dst, .. } | Outer { dst } | NewObject { dst, .. } | NewArray { dst, .. } => {
            it(&[], &[], &[dst])
        }
        LoadGlobal { dst, .. } | DeleteGlobal { dst, .. } | LoadScript { dst, .. } | PrivateName { dst, .. } => {
            it(&[], &[], &[dst])
        }
        Rest { dst, .. } | Arguments { dst } | Resumed { dst } => it(&[], &[], &[dst]),
        RegExp { dst, .. } | BigInt { dst, .. } => it(&[], &[], &[dst]),
        Turn { src, .. } => it(&[src], &[], &[]),
        Copy { dst, src } | CopyContext { dst, src } => it(&[], &[src], &[dst]),
        Move { dst, src } => it(&[src], &[], &[dst]),
        Clear { .. } => it(&[], &[], &[]),
        Unary { dst, a, .. } => it(&[a], &[], &[dst]),
        Binary { dst, a, b, .. } => it(&[a, b], &[], &[dst]),
        Branch { test, keep: true, .. } => it(&[], &[test], &[]),
        Branch { test, .. } => it(&[test], &[], &[]),
        Switch { on, .. } => it(&[on], &[], &[]),
        CheckLive { src, .. } | CheckThis { src } | CheckNoThis { src } | CheckResult { src } | CheckObject { src } => {
            it(&[], &[src], &[])
        }
        Track { src, .. } => it(&[], &[src], &[]),
        StoreGlobal { src, .. } | StoreScript { src, .. } | Return { src } | Throw { src } => it(&[src], &[], &[]),
        NewContext { dst, parent, .. } => it(&[], &[parent], &[dst]),
        LoadSlot { dst, context, .. } | Closure { dst, context, .. } => it(&[], &[context], &[dst]),
        StoreSlot { context, src, .. } => it(&[src], &[context], &[]),
        Alias { arguments, context, .. } => it(&[], &[arguments, context], &[]),
        SetName { function, key, .. } => it(&[], &[function, key], &[]),
        SetHome { function, home } => it(&[], &[function, home], &[]),
        Class { constructor, prototype, heritage, context, .. } => {
            it(&[heritage], &[context], &[constructor, prototype])
        }
        SetFields { constructor, fields } => it(&[fields], &[constructor], &[]),
        RunFields { constructor, this } => it(&[], &[constructor, this], &[]),
        GetPrivate { dst, object, name } | HasPrivate { dst, object, name } => it(&[object, name], &[], &[dst]),
        SetPrivate { object, name, value } => it(&[object, name, value], &[], &[]),
        DefinePrivate { object, name, value, .. } => it(&[name, value], &[object], &[]),
        Append { array, value } => it(&[value], &[array], &[]),
        Get { dst, object, key } | Delete { dst, object, key } => it(&[object, key], &[], &[dst]),
        StillHas { dst, object, key } => it(&[key], &[object], &[dst]),
        GetNamed { dst, object, .. } => it(&[object], &[], &[dst]),
        Set { object, key, value } => it(&[object, key, value], &[], &[]),
        SetNamed { object, value, .. } => it(&[object, value], &[], &[]),
        DefineKey { object, key, value, .. } => it(&[key, value], &[object], &[]),
        DefineNamed { object, value, .. } | SetPrototype { object, value } => it(&[value], &[object], &[]),
        GetSuper { dst, home, this, key } => it(&[this, key], &[home], &[dst]),
        SetSuper { home, this, key, value } => it(&[this, key, value], &[home], &[]),
        Home { dst, function } => it(&[], &[function], &[dst]),
        Call { dst, base, count } | New { dst, base, count } | SuperCall { dst, base, count } => {
            row(base, count + 2, dst)
        }
        CallArray { dst, base } | NewArrayArgs { dst, base } | SuperCallArray { dst, base } => row(base, 3, dst),
        Help { dst, base, count, .. } | CallCode { dst, base, count, .. } | Intrinsic { dst, base, count, .. } => {
            row(base, count, dst)
        }
        ReturnDerived { src, this } => it(&[src], &[this], &[]),
        Next { value, iterator, next } => it(&[], &[iterator, next], &[value]),
        Yield { dst, value } | Await { dst, value } => it(&[value], &[], &[dst]),
        YieldResult { dst, result } => it(&[result], &[], &[dst]),
        Jump { .. } | ThrowConst { .. } | StartGenerator | StartAsync | Checkpoint { .. } | Debugger => {
            it(&[], &[], &[])
        }
    }
}

/// The temporaries that may and that must hold something.
#[derive(Clone, PartialEq, Eq, Default)]
struct Held {
    may: BTreeSet<Reg>,
    must: BTreeSet<Reg>,
}

/// Follows every path.
pub fn check(code: &Code, say: &str) {
    let temp = |reg: Reg| reg >= code.temporaries;
    let mut before: Vec<Option<Held>> = vec![None; code.ins.len()];
    let mut todo: Vec<(usize, Held)> = vec![(0, Held::default())];
    todo.extend(code.handlers.iter().map(|it| (it.target as usize, Held::default())));
    while let Some((pc, held)) = todo.pop() {
        assert!(pc < code.ins.len(), "runs off its end\n{say}");
        let merged = match &before[pc] {
            None => held,
            Some(old) => Held {
                may: old.may.union(&held.may).copied().collect(),
                must: old.must.intersection(&held.must).copied().collect(),
            },
        };
        if before[pc].as_ref() == Some(&merged) {
            continue;
        }
        before[pc] = Some(merged.clone());
        let (ins, mut held) = (&code.ins[pc], merged);
        if code.statements.iter().any(|(at, _)| *at as usize == pc) {
            assert!(held.may.is_empty(), "{:?} held where a statement begins, at {pc}\n{say}", held.may);
        }
        let uses = uses(ins);
        // `yield*` brings all temporaries to safety, those that hold nothing yet as well.
        let saves = matches!(ins, Ins::Move { .. }) && code.ins.iter().any(|it| matches!(it, Ins::YieldResult { .. }));
        let mut read = uses.takes.iter().chain(&uses.leaves).filter(|reg| temp(**reg) && !saves);
        if let Some(reg) = read.find(|reg| !held.must.contains(reg)) {
            panic!(
                "r{reg} is read but empty on some path, at {pc}: {ins:?}\n{say}\nr{reg} is read but empty on some path, at {pc}: {ins:?}"
            );
        }
        for reg in uses.takes.iter().filter(|reg| temp(**reg)) {
            held.may.remove(reg);
            held.must.remove(reg);
        }
        if let Ins::Clear { from, count } = ins {
            held.may.retain(|reg| reg < from || *reg >= from + count);
            held.must.retain(|reg| reg < from || *reg >= from + count);
        }
        for reg in uses.writes.iter().filter(|reg| temp(**reg)) {
            assert!(*reg < code.registers, "r{reg} is out of range\n{say}");
            held.may.insert(*reg);
            held.must.insert(*reg);
        }
        match ins {
            Ins::Jump { to } => todo.push((*to as usize, held)),
            Ins::Branch { to, when, test, .. } => {
                // A register in which nothing was found holds nothing.
                let mut without = held.clone();
                without.may.remove(test);
                without.must.remove(test);
                let (jumping, going_on) = match when {
                    When::Empty => (without, held),
                    When::NotEmpty => (held, without),
                    _ => (held.clone(), held),
                };
                todo.push((*to as usize, jumping));
                todo.push((pc + 1, going_on));
            }
            Ins::Switch { table, .. } => {
                todo.extend(code.tables[*table as usize].iter().map(|to| (*to as usize, held.clone())));
            }
            Ins::Return { .. } | Ins::ReturnDerived { .. } => {}
            Ins::Throw { .. } | Ins::ThrowConst { .. } => {}
            _ => todo.push((pc + 1, held)),
        }
    }
}
