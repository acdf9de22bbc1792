//! Interned strings: each text once, numbered in the order of coming. Equal texts have equal numbers.
//!
//! The table only grows and its entries never change, so it stands beside the states that rewind instead of in them.

use rustc_hash::FxHashMap as HashMap;
use std::rc::Rc;

/// An interned string, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Atom(pub u32);

/// A string's text: UTF-16 code units, as JavaScript has them.
pub type Text = Rc<[u16]>;

/// The table.
#[derive(Clone, Debug, Default)]
pub struct Atoms {
    texts: Vec<Text>,
    numbers: HashMap<Text, u32>,
    /// How many units all texts have.
    units: u64,
}

impl Atoms {
    /// Those that the machine itself uses, with their fixed numbers.
    pub fn beginning() -> Atoms {
        let mut atoms = Atoms::default();
        super::program::name::TEXTS.iter().for_each(|text| _ = atoms.named(text));
        atoms
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The atom of a text.
    pub fn intern(&mut self, text: &[u16]) -> Atom {
        if let Some(number) = self.numbers.get(text) {
            return Atom(*number);
        }
        let (text, number): (Text, u32) = (text.into(), self.texts.len() as u32);
        self.units += text.len() as u64;
        self.texts.push(text.clone());
        self.numbers.insert(text, number);
        Atom(number)
    }

    /// The atom of a text.
    pub fn named(&mut self, text: &str) -> Atom {
        let units: Vec<u16> = text.encode_utf16().collect();
        self.intern(&units)
    }

    /// How many units all texts have.
    pub fn units(&self) -> u64 {
        self.units
    }

    /// The atom of a text that was interned already.
    pub fn known(&self, text: &str) -> Option<Atom> {
        let units: Vec<u16> = text.encode_utf16().collect();
        self.numbers.get(&units[..]).map(|number| Atom(*number))
    }

    /// The text of an atom.
    pub fn text(&self, atom: Atom) -> &Text {
        &self.texts[atom.0 as usize]
    }

    /// The text of an atom for people; lone surrogates are replaced.
    pub fn display(&self, atom: Atom) -> String {
        String::from_utf16_lossy(self.text(atom))
    }
}
