//! What an instruction works with: the program, the machine's state, the door to the heap. Allocation, slots, strings,
//! numbers.
//!
//! A collector never runs within an instruction, so addresses are safe to hold here. Small allocations always succeed:
//! the machine sees to it before an instruction begins that there is room to spare ([`Cx::SPARE`] bytes). Who needs more calls
//! [`Cx::reserve`] before it changes anything. Everything allocated must be referred to by something when the
//! instruction ends, or counting would never free it.

use super::Value;
use super::class::{CLASS, Class, PROTO, context};
use super::code::CodeId;
use super::machine::Told;
use super::program::{Intrinsic, Program};
use super::stop::{Stop, range_error};
use super::vm::Vm;
use memory::heap::{Addr, BlockKind, Shape, Slot, WORD, Word};
use memory::mutate::Mutator;
use memory::time::Sink;

/// See the top of the file.
pub struct Cx<'a> {
    /// What is run.
    pub program: &'a Program,
    /// What of the machine rewinds.
    pub vm: &'a mut Vm,
    /// The door to the heap.
    pub mutator: Mutator<'a>,
    /// Where it is told what happens.
    pub told: &'a mut dyn Sink<Told>,
}

/// Strings shorter than this made at run time are interned (V8 copies slices below 13 units).
pub const SHORT: usize = 13;
/// Units of text that are as much work as an instruction.
const WORK: usize = 16;
/// And as how many of them an element counts.
const ELEMENT: usize = 16;
/// Maximum number of units of a string.
pub const LONGEST: usize = 8_000_000;

impl Cx<'_> {
    /// Maximum number of bytes of the small allocations of one instruction.
    pub const SPARE: u32 = 64 << 10;

    // ---- memory

    /// Makes sure that there is room for a number of bytes beyond the small ones, before anything is changed.
    pub fn reserve(&mut self, bytes: u32) -> Result<(), Stop> {
        let heap = &self.mutator.world().heap;
        let needed = u64::from(heap.used()) + u64::from(bytes);
        let fits =
            bytes <= Self::SPARE / 4 || needed <= u64::from(heap.size()) && self.mutator.room() > bytes + Self::SPARE;
        if fits { Ok(()) } else { Err(Stop::Full(bytes)) }
    }

    /// Makes something of a shape, everything empty.
    pub fn allocate(&mut self, shape: Shape) -> Result<Addr, Stop> {
        self.mutator.allocate(shape).map_err(|_| Stop::Full(shape.bytes()))
    }

    /// A store with a number of places, all empty.
    pub fn store(&mut self, room: u32) -> Result<Addr, Stop> {
        self.allocate(Shape { kind: BlockKind::Store, fields: room, weak: 0, data: 0 })
    }

    /// Writes a field.
    #[inline]
    pub fn set_slot(&mut self, at: Addr, index: u32, value: Value) {
        self.mutator.store(Slot::Field(at, index), value.word());
    }

    /// Moves what one field holds to another: it is the same reference, nothing is counted. The target must hold no
    /// reference.
    pub fn shift_slot(&mut self, from: (Addr, u32), to: (Addr, u32)) {
        self.mutator.shift(Slot::Field(from.0, from.1), Slot::Field(to.0, to.1));
    }

    /// Moves what a field holds to a root slot that holds no reference.
    pub(super) fn shift_slot_to_root(&mut self, from: (Addr, u32), to: u32) {
        self.mutator.shift(Slot::Field(from.0, from.1), Slot::Root(to));
    }

    /// Writes a root slot.
    #[inline]
    pub fn set_root(&mut self, index: u32, value: Value) {
        self.mutator.store(Slot::Root(index), value.word());
    }

    /// Which object it is, for what is kept outside the heap.
    pub fn identity(&self, at: Addr) -> memory::heap::ObjectId {
        self.mutator.world().heap.id(at)
    }

    /// Counts instructions for the work of a native beyond the usual.
    pub fn charge(&mut self, instructions: usize) {
        self.vm.steps += instructions as u64;
    }

    /// Notes that so many elements of a list were read or written by the instruction under way.
    #[inline]
    pub fn work(&self, elements: usize) {
        self.program.work.set(self.program.work.get() + elements * ELEMENT);
    }

    /// The same for a loop whose end may be far: it stops where the limit of steps is reached, and so does the program.
    #[inline]
    pub fn toil(&self, elements: usize) -> Result<(), Stop> {
        self.work(elements);
        match self.vm.steps.saturating_add((self.program.work.get() / WORK) as u64) > self.vm.most_steps {
            true => range_error("heapwave stops a search that is longer than a program may run"),
            false => Ok(()),
        }
    }

    /// Counts instructions for the work that was noted since `begin_work`, so that the limit of steps bounds the time that
    /// natives take.
    #[inline]
    pub fn charge_work(&mut self) {
        let work = self.program.work.take() / WORK;
        if work > 0 {
            self.charge(work);
        }
    }

    /// What was read before, for a picture say, is not the program's work.
    #[inline]
    pub fn begin_work(&self) {
        self.program.work.set(0);
    }

    // ---- classes

    /// Adds trait bits.
    pub fn add_traits(&mut self, at: Addr, bits: u32) {
        let (class, old) = Class::of(self.slot(at, CLASS));
        self.set_slot(at, CLASS, class.mark(old | bits));
    }

    /// Takes trait bits away.
    pub fn take_traits(&mut self, at: Addr, bits: u32) {
        let (class, old) = Class::of(self.slot(at, CLASS));
        self.set_slot(at, CLASS, class.mark(old & !bits));
    }

    // ---- making

    /// An object of a class with a prototype (`Null` or `Ref`) and room for a number of properties; slots are empty.
    pub fn make(&mut self, class: Class, prototype: Value, room: u32) -> Result<Addr, Stop> {
        let weak = u32::from(class == Class::WeakRef);
        let fields = 2 + class.slots() + 2 * room + 1;
        let at = self.allocate(Shape { kind: BlockKind::Object, fields, weak, data: 0 })?;
        self.set_slot(at, CLASS, class.mark(0));
        self.set_slot(at, PROTO, prototype);
        Ok(at)
    }

    /// An object of a class with the prototype that the realm has for it.
    pub fn make_of(&mut self, class: Class, prototype: Intrinsic, room: u32) -> Result<Addr, Stop> {
        let prototype = Value::Ref(self.intrinsic(prototype));
        self.make(class, prototype, room)
    }

    /// `{}`.
    pub fn plain(&mut self, room: u32) -> Result<Addr, Stop> {
        self.make_of(Class::Object, Intrinsic::ObjectPrototype, room)
    }

    /// A context.
    pub fn make_context(&mut self, parent: Value, code: CodeId, scope: u32, slots: u32) -> Result<Addr, Stop> {
        let shape = Shape { kind: BlockKind::Object, fields: context::FIRST + slots, weak: 0, data: 0 };
        let at = self.allocate(shape)?;
        self.set_slot(at, CLASS, Class::Context.mark(0));
        self.set_slot(at, context::PARENT, parent);
        self.set_slot(at, context::CODE, Value::Mark(code.0));
        self.set_slot(at, context::SCOPE, Value::Mark(scope));
        Ok(at)
    }

    // ---- numbers

    /// A number as a value: immediate when it is a small integer.
    pub fn number(&mut self, number: f64) -> Result<Value, Stop> {
        let int = number as i32;
        if f64::from(int) == number && (int != 0 || number.is_sign_positive()) {
            return Ok(Value::Int(int));
        }
        let at = self.allocate(Shape { kind: BlockKind::Object, fields: 1, weak: 0, data: WORD })?;
        self.set_slot(at, CLASS, Class::Number.mark(0));
        self.mutator.set_data(at, 0, number.to_bits());
        Ok(Value::Ref(at))
    }

    // ---- strings

    /// A string as a value: short ones are interned, long ones are objects of their real size.
    pub fn string(&mut self, units: &[u16]) -> Result<Value, Stop> {
        if units.len() < SHORT {
            return Ok(Value::Atom(self.program.atoms.borrow_mut().intern(units)));
        }
        if units.len() > LONGEST {
            return range_error("Invalid string length");
        }
        let wide = units.iter().any(|unit| *unit > 0xff);
        let per_word = if wide { 4 } else { 8 };
        let data = (1 + units.len().div_ceil(per_word) as u32) * WORD;
        if data > Shape::MOST_DATA {
            return range_error("Invalid string length");
        }
        let shape = Shape { kind: BlockKind::Object, fields: 1, weak: 0, data };
        self.reserve(shape.bytes())?;
        let at = self.allocate(shape)?;
        self.set_slot(at, CLASS, Class::Text.mark(0));
        self.mutator.set_data(at, 0, (units.len() as u64) << 1 | u64::from(wide));
        for (index, chunk) in units.chunks(per_word).enumerate() {
            let bits = 64 / per_word;
            let word = chunk.iter().rev().fold(0u64, |word, unit| word << bits | u64::from(*unit));
            self.mutator.set_data(at, index as u32 + 1, word);
        }
        Ok(Value::Ref(at))
    }

    /// A string of Rust's as a value.
    pub fn str(&mut self, text: &str) -> Result<Value, Stop> {
        let units: Vec<u16> = text.encode_utf16().collect();
        self.string(&units)
    }

    /// A part of a string: a long one shares its parent.
    pub fn slice(&mut self, string: Value, from: usize, to: usize) -> Result<Value, Stop> {
        let Some((parent, offset)) = self.reader().text_at(string) else {
            let text = self.text(string).unwrap_or_default();
            return self.string(&text[from..to]);
        };
        if to - from < SHORT {
            // Of a long text only what is wanted is read.
            let units: Vec<u16> = (from..to).map(|index| self.reader().unit_at(parent, offset + index)).collect();
            return self.string(&units);
        }
        if from == 0 && to == self.length_of(string).unwrap_or(0) {
            return Ok(string);
        }
        self.part_of(parent, offset + from, to - from)
    }

    /// A number of units of a text as a string that keeps it.
    pub(super) fn part_of(&mut self, text: Addr, offset: usize, length: usize) -> Result<Value, Stop> {
        let at = self.allocate(Shape { kind: BlockKind::Object, fields: 2, weak: 0, data: 2 * WORD })?;
        self.set_slot(at, CLASS, Class::Slice.mark(0));
        self.set_slot(at, 1, Value::Ref(text));
        self.mutator.set_data(at, 0, offset as u64);
        self.mutator.set_data(at, 1, length as u64);
        Ok(Value::Ref(at))
    }

    /// The word of a value: for places outside the heap.
    pub fn word(value: Value) -> Word {
        value.word()
    }
}
