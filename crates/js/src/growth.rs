//! Strings that grow: what a loop puts together with `+=` goes into one text with room to spare, so that each turn costs
//! what it adds and not what is there already.
//!
//! The first time two strings are joined the result has its exact size. When that result is joined again it is growing:
//! its units go into a text of twice the size, and the string is a part of that. Whoever joins something to the part that
//! ends where the text ends writes behind it; to any other part, makes a text of its own. It does not know what is joined.
//! What is put together from the other end has its room there: the last word of its text says where it begins.

use crate::Value;
use crate::class::{CLASS, Class, trait_bits};
use crate::cx::{Cx, LONGEST};
use crate::stop::{Stop, range_error};
use memory::heap::{Addr, BlockKind, Shape, WORD};

/// Shorter strings are copied.
const LONG: usize = 256;

/// How many units a word of a text holds.
fn per_word(wide: bool) -> usize {
    if wide { 4 } else { 8 }
}

/// Whether units need two bytes each.
fn is_wide(units: &[u16]) -> bool {
    units.iter().any(|unit| *unit > 0xff)
}

impl Cx<'_> {
    /// A string and some units behind it.
    pub fn joined(&mut self, left: Value, units: &[u16]) -> Result<Value, Stop> {
        let length = self.length_of(left).unwrap_or(0);
        if length + units.len() > LONGEST {
            return range_error("Invalid string length");
        }
        let Some((text, offset)) = self.text_at(left).filter(|_| length >= LONG && units.len() <= length) else {
            return self.copied(left, units);
        };
        let (words, traits) = (self.mutator.world().heap.data(text, 0), self.traits(text));
        let (used, wide) = ((words >> 1) as usize, words & 1 == 1);
        let last = offset + length == used;
        let fits = used + units.len() <= self.capacity(text, wide) && (wide || !is_wide(units));
        if traits & trait_bits::GROWING != 0 && last && fits {
            self.work(units.len() / 4);
            let part = self.part_of(text, offset, length + units.len())?;
            self.write_units(text, used, wide, units);
            self.mutator.set_data(text, 0, ((used + units.len()) as u64) << 1 | u64::from(wide));
            return Ok(part);
        }
        if traits & (trait_bits::GROWING | trait_bits::JOINED) == 0 || !last {
            return self.copied(left, units);
        }
        let wide = wide || is_wide(units);
        let room = (2 * (length + units.len())).min(LONGEST).div_ceil(per_word(wide));
        let data = (1 + room as u32) * WORD;
        if data > Shape::MOST_DATA {
            return self.copied(left, units);
        }
        let shape = Shape { kind: BlockKind::Object, fields: 1, weak: 0, data };
        self.reserve(shape.bytes())?;
        let all = self.text(left).unwrap_or_default();
        let grown = self.allocate(shape)?;
        self.set_slot(grown, CLASS, Class::Text.mark(trait_bits::GROWING));
        self.mutator.set_data(grown, 0, ((length + units.len()) as u64) << 1 | u64::from(wide));
        self.write_units(grown, 0, wide, &all);
        self.write_units(grown, length, wide, units);
        self.part_of(grown, 0, length + units.len())
    }

    /// Some units and a string behind them.
    pub fn preceded(&mut self, units: &[u16], right: Value) -> Result<Value, Stop> {
        let length = self.length_of(right).unwrap_or(0);
        let whole = length + units.len();
        if whole > LONGEST {
            return range_error("Invalid string length");
        }
        let known = self.text_at(right).filter(|_| length >= LONG && units.len() <= length);
        let Some((text, offset)) = known else { return self.copied_behind(units, right) };
        let wide = self.mutator.world().heap.data(text, 0) & 1 == 1;
        let last_word = self.mutator.world().heap.shape(text).data / WORD - 1;
        let traits = self.traits(text);
        let leading = traits & trait_bits::LEADING != 0;
        let start = if leading { self.mutator.world().heap.data(text, last_word) as usize } else { 0 };
        if leading && offset == start && units.len() <= start && (wide || !is_wide(units)) {
            self.work(units.len() / 4);
            let start = start - units.len();
            let part = self.part_of(text, start, whole)?;
            self.write_units(text, start, wide, units);
            self.mutator.set_data(text, last_word, start as u64);
            return Ok(part);
        }
        if traits & (trait_bits::LEADING | trait_bits::JOINED) == 0 || offset != start {
            return self.copied_behind(units, right);
        }
        let wide = wide || is_wide(units);
        let words = (2 * whole).min(LONGEST).div_ceil(per_word(wide));
        let data = (2 + words as u32) * WORD;
        if data > Shape::MOST_DATA {
            return self.copied_behind(units, right);
        }
        let shape = Shape { kind: BlockKind::Object, fields: 1, weak: 0, data };
        self.reserve(shape.bytes())?;
        let all = self.text(right).unwrap_or_default();
        let grown = self.allocate(shape)?;
        let (room, last_word) = (words * per_word(wide), words as u32 + 1);
        let start = room - whole;
        self.set_slot(grown, CLASS, Class::Text.mark(trait_bits::LEADING));
        self.mutator.set_data(grown, 0, (room as u64) << 1 | u64::from(wide));
        self.write_units(grown, start, wide, units);
        self.write_units(grown, start + units.len(), wide, &all);
        self.mutator.set_data(grown, last_word, start as u64);
        self.part_of(grown, start, whole)
    }

    /// Units and a string as a string of their exact size.
    fn copied_behind(&mut self, units: &[u16], right: Value) -> Result<Value, Stop> {
        let text = self.text(right).unwrap_or_default();
        let made = self.string(&[units, &text[..]].concat())?;
        if let Some(at) = made.target().filter(|_| text.len() + units.len() >= LONG) {
            self.add_traits(at, trait_bits::JOINED);
        }
        Ok(made)
    }

    /// The two as a string of their exact size.
    fn copied(&mut self, left: Value, units: &[u16]) -> Result<Value, Stop> {
        let text = self.text(left).unwrap_or_default();
        let made = self.string(&[&text[..], units].concat())?;
        if let Some(at) = made.target().filter(|_| text.len() + units.len() >= LONG) {
            self.add_traits(at, trait_bits::JOINED);
        }
        Ok(made)
    }

    /// How many units a text has room for.
    fn capacity(&self, text: Addr, wide: bool) -> usize {
        (self.mutator.world().heap.shape(text).data / WORD - 1) as usize * per_word(wide)
    }

    /// Writes units into a text.
    fn write_units(&mut self, text: Addr, from: usize, wide: bool, units: &[u16]) {
        let (per_word, bits) = if wide { (4, 16) } else { (8, 8) };
        let mask = (1u64 << bits) - 1;
        let mut units = units;
        let mut index = from;
        while !units.is_empty() {
            let within = index % per_word;
            let (now, rest) = units.split_at((per_word - within).min(units.len()));
            let place = (index / per_word) as u32 + 1;
            let mut word = self.mutator.world().heap.data(text, place);
            for (unit, at) in now.iter().zip(within..) {
                word = word & !(mask << (at * bits)) | u64::from(*unit) << (at * bits);
            }
            self.mutator.set_data(text, place, word);
            index += now.len();
            units = rest;
        }
    }
}
