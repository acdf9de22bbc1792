//! A whole prelude and a whole program as bytes.

use super::{Column, Packed, Packing, Unpacking};
use crate::code::Unit;
use crate::program::name;
use crate::{Atom, Atoms, Limits, Prelude, Program, Refusal};
use std::rc::Rc;

/// A print of bytes (FNV-1a): of the packed prelude it says which build this is, of a text which text.
pub fn print(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

/// Where the parts of a packed program begin: the print of the build, that of the text, that of what follows.
const HEAD: usize = 24;

/// The print of the text that bytes are of, where they are a program that this build has packed, whole.
pub fn text_print(bytes: &[u8], build: u64) -> Option<u64> {
    let (head, parts) = bytes.split_at_checked(HEAD)?;
    let eight = |at: usize| head.get(at..at + 8)?.try_into().ok().map(u64::from_le_bytes);
    (eight(0)? == build && eight(16)? == print(parts)).then(|| eight(8)).flatten()
}

/// Puts before the parts of a program which build and which text it is of.
#[cfg(feature = "compiler")]
fn headed(build: u64, source: &str, parts: &[u8]) -> Vec<u8> {
    let head = [build, print(source.as_bytes()), print(parts)];
    head.into_iter().flat_map(u64::to_le_bytes).chain(parts.iter().copied()).collect()
}

/// What the compiler makes of a text by itself, as bytes: a program, or why there is none.
#[cfg(feature = "compiler")]
pub fn pack(build: u64, source: &str, compiled: &Result<(Unit, Atoms, Option<String>), Refusal>) -> Vec<u8> {
    let mut to = Packing::default();
    match compiled {
        Err(Refusal { at, message }) => {
            false.pack(&mut to);
            at.pack(&mut to);
            message.pack(&mut to);
        }
        Ok((unit, atoms, markup)) => {
            true.pack(&mut to);
            pack_atoms(atoms, &mut to);
            unit.pack(&mut to);
            markup.pack(&mut to);
        }
    }
    headed(build, source, &to.bytes())
}

fn pack_atoms(atoms: &Atoms, to: &mut Packing) {
    let own = name::TEXTS.len()..atoms.len();
    to.number(Column::Number, own.len() as u64);
    for number in own {
        let text = atoms.text(Atom(number as u32));
        to.number(Column::Number, text.len() as u64);
        text.iter().for_each(|unit| to.number(Column::Letter, (*unit).into()));
    }
}

impl Packed for Unit {
    fn pack(&self, to: &mut Packing) {
        (self.codes.len() as u32).pack(to);
        self.codes.iter().for_each(|code| code.pack(to));
        self.main.pack(to);
        self.sites.pack(to);
        [&self.script_names, &self.var_names, &self.function_names].iter().for_each(|names| names.pack(to));
        self.functions.pack(to);
        self.ticks.pack(to);
    }
    fn unpack(from: &mut Unpacking) -> Option<Unit> {
        let count = u32::unpack(from)?;
        from.codes.1 = count;
        let codes = (0..count).map(|_| Packed::unpack(from).map(Rc::new)).collect::<Option<_>>()?;
        Some(Unit {
            codes,
            main: Packed::unpack(from)?,
            sites: Packed::unpack(from)?,
            script_names: Packed::unpack(from)?,
            var_names: Packed::unpack(from)?,
            function_names: Packed::unpack(from)?,
            functions: Packed::unpack(from)?,
            ticks: Packed::unpack(from)?,
        })
    }
}

impl Program {
    /// A program from bytes that were packed by this build from this text; `None` where they were not.
    pub fn unpack(
        prelude: &Rc<Prelude>,
        build: u64,
        source: &str,
        bytes: &[u8],
        limits: Limits,
    ) -> Option<Result<Program, Refusal>> {
        text_print(bytes, build).filter(|text| *text == print(source.as_bytes()))?;
        let mut from = Unpacking::of(bytes.get(HEAD..)?)?;
        if !bool::unpack(&mut from)? {
            let (at, message) = (Packed::unpack(&mut from)?, Packed::unpack(&mut from)?);
            return Some(Err(Refusal { at, message }));
        }
        let mut atoms = prelude.atoms.clone();
        from.take_atoms(&mut atoms)?;
        (from.codes.0, from.first_slot) = (prelude.codes.len() as u32, prelude.script_slots);
        let unit = Unit::unpack(&mut from)?;
        let markup = Option::<String>::unpack(&mut from)?;
        Some(Program::joined(prelude, source, unit, atoms, markup, limits))
    }
}

impl Prelude {
    /// The prelude as bytes, before it has run.
    pub fn pack(&self) -> Vec<u8> {
        let mut to = Packing::default();
        pack_atoms(&self.atoms, &mut to);
        let unit = Unit {
            codes: self.codes.clone(),
            main: Some(self.main),
            script_names: self.script_names.clone(),
            functions: self.functions.clone(),
            ..Unit::default()
        };
        unit.pack(&mut to);
        self.helpers.pack(&mut to);
        to.bytes()
    }

    /// A prelude from its bytes.
    pub fn unpack(bytes: &[u8]) -> Option<Prelude> {
        let mut atoms = Atoms::beginning();
        let mut from = Unpacking::of(bytes)?;
        from.take_atoms(&mut atoms)?;
        let unit = Unit::unpack(&mut from)?;
        Some(Prelude {
            main: unit.main?,
            codes: unit.codes,
            functions: unit.functions,
            helpers: Packed::unpack(&mut from)?,
            script_slots: unit.script_names.len() as u32,
            script_names: unit.script_names,
            atoms,
        })
    }
}
