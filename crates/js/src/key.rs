//! Property keys, and how they lie in an object together with what is allowed with the property.

use super::{Atom, Atoms, Symbol, Value};
use memory::heap::Word;

/// A property key. Canonical array indices are [`Key::Index`], never names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// `"0"`, `"1"`, … below 2^31.
    Index(u32),
    /// Any other string.
    Name(Atom),
    /// A symbol.
    Symbol(Symbol),
}

/// What is allowed with a property, and what it is.
pub mod attribute {
    /// Can be written.
    pub const WRITABLE: u8 = 1;
    /// Is seen by `for-in` and the like.
    pub const ENUMERABLE: u8 = 2;
    /// Can be deleted and redefined.
    pub const CONFIGURABLE: u8 = 4;
    /// Has a getter and a setter instead of a value: a store of two.
    pub const ACCESSOR: u8 = 8;
    /// A private name: seen by nothing but the class.
    pub const PRIVATE: u8 = 16;
    /// Not a property: what it stands on answers for all of its properties by calls (a proxy). Never kept.
    pub const EXOTIC: u8 = 32;
    /// What an assignment makes.
    pub const ALL: u8 = WRITABLE | ENUMERABLE | CONFIGURABLE;
    /// What a built-in method or a class's method is.
    pub const HIDDEN: u8 = WRITABLE | CONFIGURABLE;
}

/// Where in a key's word the attributes are: beside its tag, or beside the description of a symbol that has a place.
const LOW: u32 = 3;
const HIGH: u32 = 56;

/// A key's word without the attributes.
#[inline]
pub fn bare(word: u64) -> u64 {
    word & !(0x1f << if word & 7 == 0 { HIGH } else { LOW })
}

impl Key {
    /// The key of a text.
    pub fn of_text(atoms: &mut Atoms, units: &[u16]) -> Key {
        index_of(units).map_or_else(|| Key::Name(atoms.intern(units)), Key::Index)
    }

    /// The key of a name.
    pub fn of_atom(atoms: &Atoms, atom: Atom) -> Key {
        index_of(atoms.text(atom)).map_or(Key::Name(atom), Key::Index)
    }

    /// The key as a value: a string or a symbol (an index becomes a string).
    pub fn value(self, atoms: &mut Atoms) -> Value {
        match self {
            Key::Index(index) => Value::Atom(atoms.named(&index.to_string())),
            Key::Name(atom) => Value::Atom(atom),
            Key::Symbol(symbol) => Value::Symbol(symbol),
        }
    }

    /// The word that stands before the property's value.
    pub fn word(self, attributes: u8) -> Word {
        let value = match self {
            Key::Index(index) => Value::Int(index as i32),
            Key::Name(atom) => Value::Atom(atom),
            Key::Symbol(symbol) => Value::Symbol(symbol),
        };
        let word = value.word().0;
        Word(word | u64::from(attributes) << if word & 7 == 0 { HIGH } else { LOW })
    }

    /// The key and the attributes that a word says; `None` when there is no property any more.
    pub fn of_word(word: Word) -> Option<(Key, u8)> {
        let attributes = (word.0 >> if word.0 & 7 == 0 { HIGH } else { LOW } & 0x1f) as u8;
        let key = match Value::of(Word(bare(word.0))) {
            Value::Int(index) => Key::Index(index as u32),
            Value::Atom(atom) => Key::Name(atom),
            Value::Symbol(symbol) => Key::Symbol(symbol),
            _ => return None,
        };
        Some((key, attributes))
    }
}

/// The array index that a text is the canonical form of.
fn index_of(units: &[u16]) -> Option<u32> {
    let digit = |unit: &u16| (0x30..=0x39).contains(unit);
    let canonical =
        (1..=10).contains(&units.len()) && units.iter().all(digit) && (units.len() == 1 || units[0] != 0x30);
    if !canonical {
        return None;
    }
    let index = units.iter().fold(0u64, |index, unit| index * 10 + u64::from(unit - 0x30));
    u32::try_from(index).ok().filter(|index| *index < 1 << 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_survive_their_words() {
        let symbol = Key::Symbol(Symbol::lasting(9, Atom(3)));
        let placed = Key::Symbol(Symbol::placed(Word(64).target().unwrap(), Some(Atom(3))));
        for key in [Key::Index(0), Key::Index((1 << 31) - 1), Key::Name(Atom(7)), symbol, placed] {
            assert_eq!(Key::of_word(key.word(0x15)), Some((key, 0x15)));
        }
        assert_eq!(Key::of_word(Word::NULL), None);
    }

    #[test]
    fn only_canonical_indices_are_indices() {
        let mut atoms = Atoms::default();
        let mut key = |text: &str| Key::of_text(&mut atoms, &text.encode_utf16().collect::<Vec<_>>());
        assert_eq!((key("0"), key("42")), (Key::Index(0), Key::Index(42)));
        assert!(
            ["01", "-1", "", "1.5", "4294967296", "2147483648"]
                .into_iter()
                .all(|text| matches!(key(text), Key::Name(_)))
        );
    }
}
