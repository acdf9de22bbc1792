//! Elements of arrays: a store that grows for real, holes, the length.

use super::Value;
use super::class::Class;
use super::class::array::{ELEMENTS, LENGTH};
use super::cx::Cx;
use super::program::Intrinsic;
use super::stop::{Stop, range_error};
use memory::heap::{Addr, Shape, WORD};

impl Cx<'_> {
    /// An array of values.
    pub fn array(&mut self, values: &[Value]) -> Result<Addr, Stop> {
        self.reserve(values.len() as u32 * WORD)?;
        self.work(values.len());
        let at = self.array_with_room(values.len() as u32)?;
        values.iter().try_for_each(|value| self.append(at, *value))?;
        Ok(at)
    }

    /// An empty array with room for a number of elements.
    pub fn array_with_room(&mut self, room: u32) -> Result<Addr, Stop> {
        let at = self.make_of(Class::Array, Intrinsic::ArrayPrototype, 0)?;
        self.set_slot(at, LENGTH, Value::Int(0));
        if room > 0 {
            self.make_room(at, room, true)?;
        }
        Ok(at)
    }

    /// Writes an element; the array grows as needed.
    pub fn set_element(&mut self, at: Addr, index: u32, value: Value) -> Result<(), Stop> {
        self.make_room(at, index + 1, false)?;
        if let Some(slot) = self.element_place(at, index) {
            self.mutator.store(slot, value.word());
        }
        if index >= self.array_length(at) {
            self.set_slot(at, LENGTH, Value::Int(index as i32 + 1));
        }
        Ok(())
    }

    /// Makes an element a hole.
    pub fn clear_element(&mut self, at: Addr, index: u32) {
        if let Some(slot) = self.element_slot(at, index) {
            self.mutator.store(slot, Value::Empty.word());
        }
    }

    /// Adds an element at the end (`Empty` adds a hole).
    pub fn append(&mut self, at: Addr, value: Value) -> Result<(), Stop> {
        self.set_element(at, self.array_length(at), value)
    }

    /// Makes sure that there is room for a number of elements.
    pub fn make_room(&mut self, at: Addr, room: u32, exact: bool) -> Result<(), Stop> {
        let old = self.slot(at, ELEMENTS).target();
        let had = old.map_or(0, |old| self.fields(old));
        if room <= had {
            return Ok(());
        }
        let wanted = if exact { room } else { room.max((had + had / 2 + 4).min(Shape::MOST_FIELDS)) };
        if wanted > Shape::MOST_FIELDS || room > self.program.limits.elements {
            return range_error("Invalid array length: heapwave's arrays hold a million elements at most");
        }
        self.reserve(wanted * WORD + 32)?;
        let store = self.store(wanted)?;
        for (old, index) in old.into_iter().flat_map(|old| (0..had).map(move |index| (old, index))) {
            self.shift_slot((old, index), (store, index));
        }
        self.set_slot(at, ELEMENTS, Value::Ref(store));
        Ok(())
    }

    /// Sets the length of an array to an integer value: what lies beyond goes.
    pub fn set_length(&mut self, at: Addr, value: Value) -> Result<(), Stop> {
        let number = self.primitive_number(value);
        let Some(length) = number.filter(|n| *n >= 0.0 && n.fract() == 0.0 && *n < 2_147_483_647.0) else {
            return range_error("Invalid array length");
        };
        let (old, new) = (self.array_length(at), length as u32);
        if new > Shape::MOST_FIELDS.min(self.program.limits.elements) {
            return range_error("Invalid array length: heapwave's arrays hold a million elements at most");
        }
        let room = self.slot(at, ELEMENTS).target().map_or(0, |store| self.fields(store));
        for index in new..old.min(room) {
            self.clear_element(at, index);
        }
        self.set_slot(at, LENGTH, Value::Int(new as i32));
        Ok(())
    }
}
