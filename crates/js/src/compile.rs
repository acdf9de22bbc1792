//! From text to compiled code: the prelude, a program beside it, and a program by itself, as bytes for where there is no
//! compiler (feature `compiler`).

use super::code::{Code, Unit};
use super::library::{self, prelude};
use super::syntax::{Options, compile};
use super::{Atoms, Limits, Prelude, Program, Refusal, packed, pasted};
use std::rc::Rc;

impl Prelude {
    /// Compiles the prelude. Its atoms are complete only when it has run once, see [`Prelude::complete`].
    pub fn compile() -> Result<Prelude, Refusal> {
        let mut atoms = Atoms::beginning();
        let options = Options { intrinsics: Some(library::find), ..Options::default() };
        let unit = compile(&prelude::source(), &mut atoms, options)?;
        let missing = |name: &str| Refusal { at: 0, message: format!("the prelude has no {name}") };
        let find = |name: &&str| {
            let atom = atoms.clone().named(name);
            let found = unit.functions.iter().find(|(other, _)| *other == atom).map(|(_, code)| *code);
            found.ok_or_else(|| missing(name))
        };
        let helpers = prelude::HELPERS.iter().map(find).collect::<Result<_, _>>()?;
        // Nobody is ever shown where in the prelude something stands.
        let unplaced = |code: &Rc<Code>| Rc::new(Code { spans: Vec::new(), span: (0, 0), ..Code::clone(code) });
        Ok(Prelude {
            main: unit.main.ok_or_else(|| missing("script"))?,
            codes: unit.codes.iter().map(unplaced).collect(),
            functions: unit.functions,
            helpers,
            script_slots: unit.script_names.len() as u32,
            script_names: unit.script_names,
            atoms,
        })
    }
}

impl Program {
    /// Compiles a program. What cannot be run is refused here, before anything runs.
    pub fn compile(prelude: &Rc<Prelude>, source: &str, limits: Limits) -> Result<Program, Refusal> {
        let mut atoms = prelude.atoms.clone();
        let first_code = prelude.codes.len() as u32;
        let options = Options { first_code, first_slot: prelude.script_slots, intrinsics: None };
        let (unit, markup) = unit(source, &mut atoms, options)?;
        Program::joined(prelude, source, unit, atoms, markup, limits)
    }
}

/// Compiles a program by itself, to bytes that [`Program::unpack`] makes a program of; or says in them why it cannot be.
pub fn pack(build: u64, source: &str) -> Vec<u8> {
    let mut atoms = Atoms::beginning();
    let compiled = unit(source, &mut atoms, Options::default());
    packed::pack(build, source, &compiled.map(|(unit, markup)| (unit, atoms, markup)))
}

/// The code of a program, and the markup around it if it was pasted as a page.
fn unit(source: &str, atoms: &mut Atoms, options: Options) -> Result<(Unit, Option<String>), Refusal> {
    let page = pasted::page(source)?;
    let unit = compile(page.as_ref().map_or(source, |page| &page.script), atoms, options)?;
    Ok((unit, page.map(|page| page.markup)))
}
