//! Elements of arrays: a store that grows for real, holes, the length. Elements that are far from all others are properties,
//! so that holes cost nothing.

use super::Value;
use super::class::array::{ELEMENTS, FRONT, LENGTH};
use super::class::{Class, trait_bits};
use super::cx::Cx;
use super::key::{Key, attribute};
use super::program::Intrinsic;
use super::stop::{Stop, range_error};
use memory::heap::{Addr, Shape, Slot, WORD, Word};

/// An element this far beyond the room for others is kept as a property.
const GAP: u32 = 1 << 16;
/// An array longer than this is moved at its front without moving what is in it.
const LONG: u32 = 64;

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

    /// Writes an element; the array grows as needed. One that is far beyond the others is kept as a property, so that the holes
    /// before it cost nothing.
    pub fn set_element(&mut self, at: Addr, index: u32, value: Value) -> Result<(), Stop> {
        let room = self.element_room(at);
        if index >= room {
            if index - room >= GAP {
                return self.set_far(at, index, value);
            }
            self.make_room(at, index + 1, false)?;
        }
        if let Some(slot) = self.element_place(at, index) {
            self.mutator.store(slot, value.word());
        }
        let (length, front) = self.extent(at);
        if index >= length {
            self.write_extent(at, index + 1, front);
        }
        Ok(())
    }

    fn set_far(&mut self, at: Addr, index: u32, value: Value) -> Result<(), Stop> {
        let key = Key::Index(index);
        match self.find(at, key) {
            Some((.., slot)) => self.mutator.store(slot, value.word()),
            None => self.add(at, key, attribute::ALL, value)?,
        }
        self.add_traits(at, trait_bits::ODD);
        self.reach(at, index);
        Ok(())
    }

    /// An array has an element at an index: it is longer than that.
    pub(super) fn reach(&mut self, at: Addr, index: u32) {
        let (length, front) = self.extent(at);
        if index >= length {
            self.write_extent(at, index + 1, front);
        }
    }

    /// Says how long an array is, and how many places at the front of its store are free.
    pub(super) fn write_extent(&mut self, at: Addr, length: u32, front: u32) {
        let word = Value::Int(length as i32).word().0 | u64::from(front) << FRONT;
        self.mutator.store(Slot::Field(at, LENGTH), Word(word));
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
        let had = self.element_room(at);
        if room <= had {
            return Ok(());
        }
        let wanted = if exact { room } else { room.max((had + had / 2 + 4).min(Shape::MOST_FIELDS)) };
        self.move_elements(at, had, (wanted, 0), room)
    }

    /// Gives an array a store of a number of places that begins with some free ones; `least` is how many elements it must be
    /// able to hold.
    fn move_elements(&mut self, at: Addr, count: u32, (wanted, front): (u32, u32), least: u32) -> Result<(), Stop> {
        if wanted > Shape::MOST_FIELDS || least > self.program.limits.elements {
            return range_error("Invalid array length: heapwave's arrays hold four million elements at most");
        }
        self.reserve(wanted * WORD + 32)?;
        let store = self.store(wanted)?;
        let (length, before) = self.extent(at);
        let old = self.slot(at, ELEMENTS).target();
        for (old, index) in old.into_iter().flat_map(|old| (0..count).map(move |index| (old, index))) {
            self.shift_slot((old, before + index), (store, front + index));
        }
        self.set_slot(at, ELEMENTS, Value::Ref(store));
        if before != front {
            self.write_extent(at, length, front);
        }
        Ok(())
    }

    /// Takes the first element of a long array away: what is behind it stays where it is, as V8 trims an array at its front.
    /// Says whether it could.
    pub(super) fn trim_front(&mut self, at: Addr, count: u32) -> bool {
        let (length, front) = self.extent(at);
        let long = length > LONG && length <= self.element_room(at) && count < length;
        if long {
            (0..count).for_each(|index| self.clear_element(at, index));
            self.write_extent(at, length - count, front + count);
        }
        long
    }

    /// Opens a gap of holes at the front of a long array. Places are left free there for more to come, so that a queue does
    /// not cost its square. Says whether it could.
    pub(super) fn grow_front(&mut self, at: Addr, by: u32) -> Result<bool, Stop> {
        let (length, front) = self.extent(at);
        if length <= LONG || length > self.element_room(at) {
            return Ok(false);
        }
        if front < by {
            let slack = by + length / 2;
            let wanted = (slack + length + length / 8).min(Shape::MOST_FIELDS);
            if slack + length > wanted {
                return Ok(false);
            }
            self.work(length as usize / 8);
            self.move_elements(at, length, (wanted, slack), length + by)?;
        }
        let front = self.extent(at).1;
        self.write_extent(at, length + by, front - by);
        Ok(true)
    }

    /// Sets the length of an array to an integer value: what lies beyond goes.
    pub fn set_length(&mut self, at: Addr, value: Value) -> Result<(), Stop> {
        let number = self.primitive_number(value);
        let Some(length) = number.filter(|n| *n >= 0.0 && n.fract() == 0.0 && *n <= f64::from(u32::MAX)) else {
            return range_error("Invalid array length");
        };
        self.resize(at, length as u32);
        Ok(())
    }

    /// Sets the length of an array. Holes cost nothing.
    pub fn resize(&mut self, at: Addr, mut new: u32) {
        let (old, front) = self.extent(at);
        if new < old && self.traits(at) & trait_bits::ODD != 0 {
            new = self.drop_far(at, new);
        }
        for index in new..old.min(self.element_room(at)) {
            self.clear_element(at, index);
        }
        self.write_extent(at, new, if new == 0 { 0 } else { front });
    }

    /// Takes away what an array has as properties from an index on, the last first; one that cannot go ends that. The length
    /// that is left.
    fn drop_far(&mut self, at: Addr, new: u32) -> u32 {
        let pairs = self.pairs(at);
        let mut far: Vec<(u32, Key, u8)> = pairs
            .into_iter()
            .filter_map(|(key, attributes, _)| Some((self.array_index(key)?, key, attributes)))
            .filter(|(index, ..)| *index >= new)
            .collect();
        sorting::by_key(&mut far, |(index, ..)| std::cmp::Reverse(*index));
        for (index, key, attributes) in far {
            if attributes & attribute::CONFIGURABLE == 0 {
                return index + 1;
            }
            if let Some((place, ..)) = self.find(at, key) {
                self.remove_pair(at, place);
            }
        }
        new
    }
}
