//! The ordinary properties of an object as they lie in memory: pairs of key and value, in its own fields first, then in
//! its store, in the order of coming.
//!
//! A large store has a hash table of its keys in its own data, so that an object used as a dictionary is as quick as
//! one should be. Where the pair of a key was found last in an object with many own fields is kept beside the program:
//! a guess that is checked, on which nothing depends.

use super::Value;
use super::cx::Cx;
use super::key::{Key, bare};
use super::reader::Reader;
use super::stop::{Stop, range_error};
use memory::heap::{Addr, BlockKind, Shape, Slot, WORD, Word};
use memory::mutate::store_shape;
use std::cell::Cell;

/// Objects with more pairs in their own fields than this are looked at where the key was last.
const FEW: u32 = 8;
/// No store of properties has more fields than this: its table must have room in its own data.
const MOST: u32 = 1 << 20;
/// Stores with more fields than this have a hash table.
const SMALL: u32 = 32;

/// Where keys were found last.
#[derive(Clone, Debug)]
pub struct Guesses(Vec<Cell<u32>>);

impl Default for Guesses {
    fn default() -> Guesses {
        Guesses(vec![Cell::new(0); 1024])
    }
}

impl Guesses {
    fn place(&self, key: u64) -> &Cell<u32> {
        &self.0[hash(key) as usize % self.0.len()]
    }
}

fn hash(key: u64) -> u32 {
    // A symbol's place changes when it moves.
    let key = if key & 7 == 0 { key >> 32 } else { key };
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

/// Where an object's pairs lie.
#[derive(Clone, Copy)]
struct Place {
    at: Addr,
    /// Its first field that is a key.
    first: u32,
    /// The field that refers to the store.
    own: u32,
    store: Option<Addr>,
}

impl Place {
    /// How many pairs there is room for in the object's own fields.
    fn inside(&self) -> u32 {
        (self.own - self.first) / 2
    }

    /// The slots of a pair: of its key and of its value.
    fn pair(&self, index: u32) -> Option<(Slot, Slot)> {
        let (at, field) = match index.checked_sub(self.inside()) {
            None => (self.at, self.first + 2 * index),
            Some(beyond) => (self.store?, 2 * beyond),
        };
        Some((Slot::Field(at, field), Slot::Field(at, field + 1)))
    }
}

impl Reader<'_> {
    fn place(&self, at: Addr) -> Place {
        let (first, own) = (2 + self.class_of(at).slots(), self.fields(at) - 1);
        Place { at, first, own, store: self.slot(at, own).target() }
    }

    /// How many pairs an object has room for.
    fn room(&self, place: &Place) -> u32 {
        place.inside() + place.store.map_or(0, |store| self.fields(store) / 2)
    }

    fn key_at(&self, at: Addr, field: u32) -> u64 {
        bare(self.world.load(Slot::Field(at, field)).0)
    }

    /// Finds the pair of a key: its index, the attributes, where the value is.
    pub fn find(&self, at: Addr, key: Key) -> Option<(u32, u8, Slot)> {
        let place = self.place(at);
        let index = self.index_of(&place, key.word(0).0)?;
        let (key, value) = place.pair(index)?;
        let (_, attributes) = Key::of_word(self.world.load(key))?;
        Some((index, attributes, value))
    }

    fn index_of(&self, place: &Place, key: u64) -> Option<u32> {
        let inside = place.inside();
        let guess = if inside > FEW { Some(self.program.guesses.place(key)) } else { None };
        if let Some(index) = guess.map(Cell::get).filter(|index| *index < inside)
            && self.key_at(place.at, place.first + 2 * index) == key
        {
            return Some(index);
        }
        for index in 0..inside {
            match self.key_at(place.at, place.first + 2 * index) {
                found if found == key => {
                    if let Some(guess) = guess {
                        guess.set(index);
                    }
                    return Some(index);
                }
                // The pairs stand without gaps.
                0 => return None,
                _ => {}
            }
        }
        let store = place.store?;
        let shape = self.world.heap.shape(store);
        if shape.data > 0 {
            return self.probe(store, shape, key).map(|index| inside + index);
        }
        for index in 0..shape.fields / 2 {
            match self.key_at(store, 2 * index) {
                found if found == key => return Some(inside + index),
                0 => return None,
                _ => {}
            }
        }
        None
    }

    /// The ordinary properties of an object, in order of coming: key, attributes, where the value is. Private ones too.
    pub fn pairs(&self, at: Addr) -> Vec<(Key, u8, Slot)> {
        let place = self.place(at);
        let mut pairs = Vec::new();
        for index in 0..self.room(&place) {
            let Some((key, value)) = place.pair(index) else { break };
            let Some((key, attributes)) = Key::of_word(self.world.load(key)) else { break };
            pairs.push((key, attributes, value));
        }
        pairs
    }

    /// How many pairs an object has.
    fn count(&self, place: &Place) -> u32 {
        let taken = |index| place.pair(index).is_some_and(|(key, _)| self.world.load(key) != Word::NULL);
        // The pairs stand without gaps: a binary search finds their end.
        let (mut from, mut to) = (0, self.room(place));
        while from < to {
            let middle = (from + to) / 2;
            if taken(middle) { from = middle + 1 } else { to = middle }
        }
        from
    }

    // ---- the hash table of a store: half words with the number of a pair and one, 0 for none

    fn table_entry(&self, store: Addr, place: u32) -> u32 {
        (self.world.heap.data(store, place / 2) >> (place % 2 * 32)) as u32
    }

    fn probe(&self, store: Addr, shape: Shape, key: u64) -> Option<u32> {
        let mask = shape.data / WORD * 2 - 1;
        let mut place = hash(key) & mask;
        for _ in 0..=mask {
            let index = self.table_entry(store, place).checked_sub(1)?;
            if self.key_at(store, 2 * index) == key {
                return Some(index);
            }
            place = (place + 1) & mask;
        }
        None
    }
}

impl Cx<'_> {
    /// Adds a property that is not there.
    pub(super) fn add(&mut self, at: Addr, key: Key, attributes: u8, value: Value) -> Result<(), Stop> {
        let mut place = self.reader().place(at);
        let index = self.reader().count(&place);
        if index == self.reader().room(&place) {
            place.store = Some(self.grow(&place)?);
        }
        if let Some((key_slot, value_slot)) = place.pair(index) {
            self.mutator.store(key_slot, key.word(attributes));
            self.mutator.store(value_slot, value.word());
        }
        if let (Some(store), Some(index)) = (place.store, index.checked_sub(place.inside())) {
            self.enter(store, key.word(0).0, index);
        }
        Ok(())
    }

    /// Changes what is allowed with a property.
    pub(super) fn set_attributes_at(&mut self, at: Addr, index: u32, key: Key, attributes: u8) {
        if let Some((slot, _)) = self.reader().place(at).pair(index) {
            self.mutator.store(slot, key.word(attributes));
        }
    }

    /// A larger store takes over what the old one holds: the references move without being counted.
    fn grow(&mut self, place: &Place) -> Result<Addr, Stop> {
        let room = place.store.map_or(0, |store| self.fields(store));
        let fields = store_shape(room, 0).fields;
        if fields > MOST {
            return range_error("heapwave's objects hold half a million properties at most: use a Map");
        }
        let places = if fields > SMALL { fields.next_power_of_two() } else { 0 };
        let shape = Shape { kind: BlockKind::Store, fields, weak: 0, data: places / 2 * WORD };
        self.reserve(shape.bytes())?;
        let store = self.allocate(shape)?;
        for (old, index) in place.store.into_iter().flat_map(|old| (0..room).map(move |index| (old, index))) {
            self.shift_slot((old, index), (store, index));
        }
        self.index(store);
        self.set_slot(place.at, place.own, Value::Ref(store));
        Ok(store)
    }

    /// Takes a property away; those after it move up, so the order stays.
    pub(super) fn remove_pair(&mut self, at: Addr, index: u32) {
        let place = self.reader().place(at);
        if let Some((_, value)) = place.pair(index) {
            self.mutator.store(value, Value::Empty.word());
        }
        if let Some((key, _)) = place.pair(index) {
            self.mutator.store(key, Word::NULL);
        }
        for next in index + 1..=self.reader().room(&place) {
            let Some((key, value)) = place.pair(next - 1) else { break };
            let later = if next < self.reader().room(&place) { place.pair(next) } else { None };
            match later.filter(|(key, _)| self.mutator.world().load(*key) != Word::NULL) {
                Some((from_key, from_value)) => {
                    self.mutator.shift(from_key, key);
                    self.mutator.shift(from_value, value);
                }
                None => {
                    self.mutator.store(key, Word::NULL);
                    break;
                }
            }
        }
        if let Some(store) = place.store {
            // The pairs behind it move up, and the table is made anew.
            self.charge(self.fields(store) as usize / 4);
            self.index(store);
        }
    }

    /// Enters a pair into the table, if there is one. Half the places are always free.
    fn enter(&mut self, store: Addr, key: u64, index: u32) {
        let Some(mask) = (self.mutator.world().heap.shape(store).data / WORD * 2).checked_sub(1) else { return };
        let mut place = hash(key) & mask;
        while self.reader().table_entry(store, place) != 0 {
            place = (place + 1) & mask;
        }
        let word = self.mutator.world().heap.data(store, place / 2);
        self.mutator.set_data(store, place / 2, word | u64::from(index + 1) << (place % 2 * 32));
    }

    /// Makes the table anew, if there is one.
    fn index(&mut self, store: Addr) {
        let shape = self.mutator.world().heap.shape(store);
        if shape.data == 0 {
            return;
        }
        (0..shape.data / WORD).for_each(|word| self.mutator.set_data(store, word, 0));
        for index in 0..shape.fields / 2 {
            match self.reader().key_at(store, 2 * index) {
                0 => break,
                key => self.enter(store, key, index),
            }
        }
    }
}
