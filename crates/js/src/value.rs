//! Values as they lie in a word: references, and everything that needs no room of its own.
//!
//! The low three bits of a word say what it is; 0 is a reference, so collectors see exactly the references. Small
//! integers, `undefined`, names and symbols are immediate; other numbers and strings made at run time are objects.

use super::atoms::Atom;
use memory::heap::{Addr, Word};

/// A symbol: what it is called, and which it is. Equal only to itself. In two halves, so that values stay small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol {
    /// Its place in the heap, where a program has made it and it dies; else a number.
    which: u32,
    /// What it is called (an atom's number, below 2^24), and bits that say what `which` is.
    what: u32,
}

/// A symbol has a place in the heap.
const PLACED: u32 = 1 << 31;
/// A symbol was made without a description.
const NAMELESS: u32 = 1 << 30;
const DESCRIPTION: u32 = 0xff_ffff;

impl Symbol {
    /// A symbol that is always there, by its number.
    pub const fn lasting(number: u32, description: Atom) -> Symbol {
        Symbol { which: number, what: description.0 & DESCRIPTION }
    }

    /// A symbol that has a place in the heap.
    pub fn placed(at: Addr, description: Option<Atom>) -> Symbol {
        let what = description.map_or(NAMELESS | super::program::name::empty.0, |it| it.0 & DESCRIPTION);
        Symbol { which: at.byte(), what: PLACED | what }
    }

    /// What it is called, for people.
    pub fn description(self) -> Atom {
        Atom(self.what & DESCRIPTION)
    }

    /// Whether it was made without a description.
    pub fn nameless(self) -> bool {
        self.what & NAMELESS != 0
    }

    /// Its place in the heap.
    pub fn at(self) -> Option<Addr> {
        if self.what & PLACED != 0 { Word(u64::from(self.which)).target() } else { None }
    }

    /// Which it is, of those that have no place.
    pub fn number(self) -> Option<u32> {
        (self.what & PLACED == 0).then_some(self.which)
    }
}

/// What a register, a property or an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// Nothing: a variable in its dead zone, a hole of an array, the end of an iteration. No program ever sees it.
    Empty,
    /// `undefined`.
    Undefined,
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number that is a small integer (never -0).
    Int(i32),
    /// A string that is interned: one of the source's, or a short one.
    Atom(Atom),
    /// A symbol.
    Symbol(Symbol),
    /// An object, a number or a string that has a place in the heap.
    Ref(Addr),
    /// Bookkeeping of the machine's own, such as a saved place in the code.
    Mark(u32),
}

const INT: u64 = 1;
const SPECIAL: u64 = 2;
const ATOM: u64 = 3;
const SYMBOL: u64 = 4;
const MARK: u64 = 6;
const TAG: u64 = 7;

impl Value {
    /// The word that holds it.
    pub fn word(self) -> Word {
        let special = |n: u64| n << 8 | SPECIAL;
        Word(match self {
            Value::Empty => 0,
            Value::Undefined => special(0),
            Value::Null => special(1),
            Value::Bool(false) => special(2),
            Value::Bool(true) => special(3),
            Value::Int(n) => u64::from(n as u32) << 32 | INT,
            Value::Atom(atom) => u64::from(atom.0) << 32 | ATOM,
            Value::Symbol(Symbol { which, what }) if what & PLACED != 0 => u64::from(what) << 32 | u64::from(which),
            Value::Symbol(Symbol { which, what }) => u64::from(which) << 32 | u64::from(what) << 8 | SYMBOL,
            Value::Ref(at) => Word::reference(at).0,
            Value::Mark(n) => u64::from(n) << 32 | MARK,
        })
    }

    /// The value a word holds.
    pub fn of(word: Word) -> Value {
        let high = (word.0 >> 32) as u32;
        match word.0 & TAG {
            0 if high == 0 => word.target().map_or(Value::Empty, Value::Ref),
            0 => Value::Symbol(Symbol { which: word.0 as u32, what: high }),
            INT => Value::Int(high as i32),
            SPECIAL => match word.0 >> 8 {
                0 => Value::Undefined,
                1 => Value::Null,
                n => Value::Bool(n == 3),
            },
            ATOM => Value::Atom(Atom(high)),
            SYMBOL => Value::Symbol(Symbol { which: high, what: (word.0 >> 8) as u32 & DESCRIPTION }),
            _ => Value::Mark(high),
        }
    }

    /// Whether it is `undefined` or `null`.
    pub fn is_nullish(self) -> bool {
        matches!(self, Value::Undefined | Value::Null)
    }

    /// What it refers to.
    pub fn target(self) -> Option<Addr> {
        match self {
            Value::Ref(at) => Some(at),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_survives_its_word() {
        let symbol = Value::Symbol(Symbol::lasting(7, Atom(0x12_3456)));
        let place = Word(64).target().unwrap();
        for placed in [Symbol::placed(place, None), Symbol::placed(place, Some(Atom(5)))].map(Value::Symbol) {
            assert_eq!((Value::of(placed.word()), placed.word().target()), (placed, Some(place)));
        }
        let mut all = vec![Value::Empty, Value::Undefined, Value::Null, Value::Bool(false), Value::Bool(true), symbol];
        all.extend([0, 1, -1, i32::MIN, i32::MAX].map(Value::Int));
        all.extend([Value::Atom(Atom(0)), Value::Atom(Atom(u32::MAX)), Value::Mark(9)]);
        for value in all {
            assert_eq!(Value::of(value.word()), value);
            assert_eq!(value.word().target(), None, "{value:?} is no reference");
        }
    }
}
