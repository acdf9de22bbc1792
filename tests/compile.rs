//! What the compiler makes of small texts: what is captured where, whole listings, and what is refused.

use heapwave::js::code::{Code, Ins, Unit};
use heapwave::js::compile::{Options, compile};
use heapwave::js::{Atoms, listing, support};

fn unit(source: &str) -> (Unit, Atoms) {
    let mut atoms = Atoms::default();
    let unit = compile(source, &mut atoms, Options::default()).unwrap_or_else(|it| panic!("{it:?}\n{source}"));
    unit.codes.iter().for_each(|code| sound(code));
    (unit, atoms)
}

/// What holds for every code.
fn sound(code: &Code) {
    let end = code.ins.len();
    assert_eq!(code.spans.len(), end);
    assert!(code.statements.windows(2).all(|two| two[0].0 < two[1].0), "statements in order");
    assert!(code.temporaries <= code.registers);
    for ins in &code.ins {
        if let Ins::Jump { to } | Ins::Branch { to, .. } = ins {
            assert!((*to as usize) < end, "a jump out of the code");
        }
    }
    for it in &code.handlers {
        assert!(it.from < it.to && (it.target as usize) < end);
        assert!(it.error < code.temporaries);
    }
}

fn captured(source: &str) -> String {
    let (unit, atoms) = unit(source);
    listing::captured(&unit, &atoms)
}

/// The listing of the first function whose name it is.
fn list(source: &str, name: &str) -> String {
    let (unit, atoms) = unit(source);
    let found = unit.codes.iter().find(|code| code.name.is_some_and(|it| atoms.display(it) == name));
    listing::listing(found.expect("such a function"), &atoms)
}

fn main_of(source: &str) -> String {
    let (unit, atoms) = unit(source);
    listing::listing(unit.codes.last().expect("a script"), &atoms)
}

#[test]
fn print() {
    if let Ok(source) = std::env::var("SOURCE") {
        let (unit, atoms) = unit(&source);
        unit.codes.iter().for_each(|code| println!("{}", listing::listing(code, &atoms)));
    }
}
