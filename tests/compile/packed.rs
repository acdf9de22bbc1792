//! Programs and the prelude survive being bytes, and only bytes of the same build and text are taken.

use super::programs;
use js::packed::{print, text_print};
use js::{Limits, Prelude, Program};
use std::rc::Rc;

/// All of a program that depends on its text.
fn told(program: &Program) -> String {
    let own = &program.codes[program.prelude.codes.len()..];
    let atoms = program.atoms.borrow();
    let texts: Vec<String> = (0..atoms.len() as u32).map(|number| atoms.display(js::Atom(number))).collect();
    let Program { source, lines, markup, main, sites, script_names, global_names, ticks, .. } = program;
    format!("{own:?}{source:?}{lines:?}{markup:?}{main:?}{sites:?}{script_names:?}{global_names:?}{ticks:?}{texts:?}")
}

#[test]
fn what_is_packed_is_the_same_program_and_the_same_refusal() {
    let compiled = Prelude::compile().expect("a prelude");
    let bytes = compiled.pack();
    let (build, prelude) = (print(&bytes), Prelude::unpack(&bytes).expect("the same prelude"));
    assert_eq!(format!("{prelude:?}"), format!("{compiled:?}"));
    let (compiled, prelude) = (Rc::new(compiled), Rc::new(prelude));
    let mut found = Vec::new();
    programs("tests/programs", &mut found);
    for text in [
        "f(;",
        "with (o) {}",
        "",
        "<p id=a></p><script>let a = 1; tick(5);</script>",
        "let x = 'ä\\ud800'; x = 1.5 + 2n",
    ] {
        found.push((text.into(), text.into()));
    }
    assert!(found.len() > 100, "where are the programs?");
    let mut refused = 0;
    for (path, source) in found {
        let packed = js::pack(build, &source);
        assert_eq!(text_print(&packed, build), Some(print(source.as_bytes())), "{path}");
        let read = Program::unpack(&prelude, build, &source, &packed, Limits::default()).expect("whole bytes");
        match (Program::compile(&compiled, &source, Limits::default()), read) {
            (Ok(compiled), Ok(read)) => assert!(told(&compiled) == told(&read), "{path} is another program"),
            (Err(compiled), Err(read)) => {
                assert_eq!(compiled, read, "{path}");
                refused += 1;
            }
            (compiled, read) => panic!("{path}: {:?}, {:?}", compiled.err(), read.err()),
        }
    }
    assert!(refused >= 2);
}

#[test]
fn bytes_of_another_build_or_text_and_damaged_ones_are_not_taken() {
    let prelude = Rc::new(Prelude::compile().expect("a prelude"));
    let source =
        "class A { #a = 1; get b() { return this.#a; } }\nfor (const x of [new A()]) console.log(x.b, `${x}`);";
    let packed = js::pack(7, source);
    let read = |build, source: &str, bytes: &[u8]| Program::unpack(&prelude, build, source, bytes, Limits::default());
    assert!(read(7, source, &packed).is_some_and(|it| it.is_ok()));
    assert!(read(8, source, &packed).is_none());
    assert!(read(7, "let a;", &packed).is_none());
    for end in 0..packed.len() {
        assert!(read(7, source, &packed[..end]).is_none(), "cut at {end}");
    }
    for at in 0..packed.len() {
        let mut damaged = packed.clone();
        damaged[at] ^= 1 << (at % 8);
        assert!(read(7, source, &damaged).is_none(), "damaged at {at}");
        // What is damaged where nothing tells it, such as by a page that forges its own, may give anything but a panic.
        if at >= 24 {
            let rest = print(&damaged[24..]).to_le_bytes();
            damaged[16..24].copy_from_slice(&rest);
            let _ = read(7, source, &damaged);
        }
    }
}
