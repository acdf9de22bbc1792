//! Values as they lie in a word: references, and everything that needs no room of its own.
//!
//! The low three bits of a word say what it is; 0 is a reference, so collectors see exactly the references. Small
//! integers, `undefined`, names and symbols are immediate; other numbers and strings made at run time are objects.

use super::atoms::Atom;
use memory::heap::{Addr, Word};

/// A symbol: what it is called, and which it is. Equal only to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol {
    /// Which it is, of those that have no place in the heap. Of the others it says only whether they were made without a
    /// description.
    pub number: u32,
    /// What it is called, for people (an atom's number, below 2^24).
    pub description: Atom,
    /// Its place in the heap: where a program has made it, and it dies.
    pub at: Option<Addr>,
}

impl Symbol {
    /// A symbol that is always there.
    pub const fn lasting(number: u32, description: Atom) -> Symbol {
        Symbol { number, description, at: None }
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

/// In the high half of a reference: it is to a symbol.
const PLACED: u32 = 1 << 31;
/// In a symbol's number: it was made without a description.
pub(crate) const NAMELESS: u32 = 1 << 30;

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
            Value::Symbol(Symbol { number, description, at: Some(at) }) => {
                let high = PLACED | number & NAMELESS | description.0 & 0xff_ffff;
                u64::from(high) << 32 | Word::reference(at).0
            }
            Value::Symbol(symbol) => {
                u64::from(symbol.number) << 32 | u64::from(symbol.description.0 & 0xff_ffff) << 8 | SYMBOL
            }
            Value::Ref(at) => Word::reference(at).0,
            Value::Mark(n) => u64::from(n) << 32 | MARK,
        })
    }

    /// The value a word holds.
    pub fn of(word: Word) -> Value {
        let high = (word.0 >> 32) as u32;
        match word.0 & TAG {
            0 if high == 0 => word.target().map_or(Value::Empty, Value::Ref),
            0 => Value::Symbol(Symbol {
                number: high & NAMELESS,
                description: Atom(high & 0xff_ffff),
                at: word.target(),
            }),
            INT => Value::Int(high as i32),
            SPECIAL => match word.0 >> 8 {
                0 => Value::Undefined,
                1 => Value::Null,
                n => Value::Bool(n == 3),
            },
            ATOM => Value::Atom(Atom(high)),
            SYMBOL => Value::Symbol(Symbol::lasting(high, Atom((word.0 >> 8) as u32 & 0xff_ffff))),
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
        let placed = Value::Symbol(Symbol { number: NAMELESS, description: Atom(5), at: Word(64).target() });
        assert_eq!((Value::of(placed.word()), placed.word().target()), (placed, Word(64).target()));
        let mut all = vec![Value::Empty, Value::Undefined, Value::Null, Value::Bool(false), Value::Bool(true), symbol];
        all.extend([0, 1, -1, i32::MIN, i32::MAX].map(Value::Int));
        all.extend([Value::Atom(Atom(0)), Value::Atom(Atom(u32::MAX)), Value::Mark(9)]);
        for value in all {
            assert_eq!(Value::of(value.word()), value);
            assert_eq!(value.word().target(), None, "{value:?} is no reference");
        }
    }
}
