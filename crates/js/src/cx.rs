//! What an instruction works with: the program, the machine's state, the door to the heap. Allocation, slots, strings,
//! numbers.
//!
//! A collector never runs within an instruction, so addresses are safe to hold here. Small allocations always succeed:
//! the machine sees to it before an instruction begins that there is room to spare ([`Cx::SPARE`] bytes). Who needs more calls
//! [`Cx::reserve`] before it changes anything. Everything allocated must be referred to by something when the
//! instruction ends, or counting would never free it.

use super::class::{CLASS, Class, PROTO, context, function};
use super::code::CodeId;
use super::machine::Told;
use super::program::{Intrinsic, Program};
use super::stop::{Stop, range_error};
use super::vm::Vm;
use super::{Text, Value};
use memory::heap::{Addr, Kind, Shape, Slot, WORD, Word};
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
/// No string has more units than this.
pub const LONGEST: usize = 8_000_000;

impl Cx<'_> {
    /// Small allocations of one instruction fit into so many bytes.
    pub const SPARE: u32 = 64 << 10;

    // ---- memory

    /// Makes sure that there is room for so many bytes beyond the small ones, before anything is changed.
    pub fn reserve(&mut self, bytes: u32) -> Result<(), Stop> {
        let heap = &self.mutator.world.heap;
        let needed = u64::from(heap.used()) + u64::from(bytes);
        let fits =
            bytes <= Self::SPARE / 4 || needed <= u64::from(heap.size()) && heap.untouched() > bytes + Self::SPARE;
        if fits { Ok(()) } else { Err(Stop::Full(bytes)) }
    }

    /// Makes something of a shape, everything empty.
    pub fn allocate(&mut self, shape: Shape) -> Result<Addr, Stop> {
        self.mutator.allocate(shape).map_err(|_| Stop::Full(shape.bytes()))
    }

    /// A store with so many places, all empty.
    pub fn store(&mut self, room: u32) -> Result<Addr, Stop> {
        self.allocate(Shape { kind: Kind::Store, fields: room, weak: 0, data: 0 })
    }

    /// How many fields something has.
    pub fn fields(&self, at: Addr) -> u32 {
        self.mutator.world.heap.shape(at).fields
    }

    /// What a field holds.
    #[inline]
    pub fn slot(&self, at: Addr, index: u32) -> Value {
        Value::of(self.mutator.world.heap.field(at, index))
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

    /// What a root slot holds.
    #[inline]
    pub fn root(&self, index: u32) -> Value {
        Value::of(self.mutator.world.roots.get(index))
    }

    /// Writes a root slot.
    #[inline]
    pub fn set_root(&mut self, index: u32, value: Value) {
        self.mutator.store(Slot::Root(index), value.word());
    }

    /// Which object it is, for what is kept outside the heap.
    pub fn identity(&self, at: Addr) -> memory::heap::ObjectId {
        self.mutator.world.heap.id(at)
    }

    /// Counts instructions for the work of a native beyond the usual.
    pub fn charge(&mut self, instructions: usize) {
        self.vm.steps += instructions as u64;
    }

    // ---- classes

    /// The class of something in the heap that is no store and no ephemeron.
    #[inline]
    pub fn class(&self, at: Addr) -> Class {
        Class::of(self.slot(at, CLASS)).0
    }

    /// The trait bits of an object.
    pub fn traits(&self, at: Addr) -> u32 {
        Class::of(self.slot(at, CLASS)).1
    }

    /// Adds trait bits.
    pub fn add_traits(&mut self, at: Addr, bits: u32) {
        let (class, old) = Class::of(self.slot(at, CLASS));
        self.set_slot(at, CLASS, class.mark(old | bits));
    }

    /// The object a value refers to; `None` for primitives, numbers and strings in the heap included.
    #[inline]
    pub fn as_object(&self, value: Value) -> Option<Addr> {
        value.target().filter(|at| self.class(*at).is_object())
    }

    /// The object of a class that a value refers to.
    pub fn as_class(&self, value: Value, class: Class) -> Option<Addr> {
        value.target().filter(|at| self.class(*at) == class)
    }

    /// Whether a value can be called.
    pub fn callable(&self, value: Value) -> bool {
        value.target().is_some_and(|at| self.class(at).is_function())
    }

    /// An object of the realm.
    pub fn intrinsic(&self, which: Intrinsic) -> Addr {
        self.vm.realm.get(which)
    }

    /// The code of a function.
    pub fn code_of(&self, at: Addr) -> Option<CodeId> {
        match (self.class(at), self.slot(at, function::CODE)) {
            (Class::Function, Value::Mark(code)) => Some(CodeId(code)),
            _ => None,
        }
    }

    // ---- making

    /// An object of a class with a prototype (`Null` or `Ref`) and room for so many properties; slots are empty.
    pub fn make(&mut self, class: Class, prototype: Value, room: u32) -> Result<Addr, Stop> {
        let weak = u32::from(class == Class::WeakRef);
        let fields = 2 + class.slots() + 2 * room + 1;
        let at = self.allocate(Shape { kind: Kind::Object, fields, weak, data: 0 })?;
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
        let shape = Shape { kind: Kind::Object, fields: context::FIRST + slots, weak: 0, data: 0 };
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
        let at = self.allocate(Shape { kind: Kind::Object, fields: 1, weak: 0, data: WORD })?;
        self.set_slot(at, CLASS, Class::Number.mark(0));
        self.mutator.world.heap.set_data(at, 0, number.to_bits());
        Ok(Value::Ref(at))
    }

    /// The number a value is, if it is one.
    #[inline]
    pub fn as_number(&self, value: Value) -> Option<f64> {
        match value {
            Value::Int(n) => Some(f64::from(n)),
            Value::Ref(at) if self.class(at) == Class::Number => {
                Some(f64::from_bits(self.mutator.world.heap.data(at, 0)))
            }
            _ => None,
        }
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
        let shape = Shape { kind: Kind::Object, fields: 1, weak: 0, data };
        self.reserve(shape.bytes())?;
        let at = self.allocate(shape)?;
        self.set_slot(at, CLASS, Class::Text.mark(0));
        let heap = &mut self.mutator.world.heap;
        heap.set_data(at, 0, (units.len() as u64) << 1 | u64::from(wide));
        for (index, chunk) in units.chunks(per_word).enumerate() {
            let bits = 64 / per_word;
            let word = chunk.iter().rev().fold(0u64, |word, unit| word << bits | u64::from(*unit));
            heap.set_data(at, index as u32 + 1, word);
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
        let Some((parent, offset)) = self.text_at(string).filter(|_| to - from >= SHORT) else {
            let text = self.text(string).unwrap_or_default();
            return self.string(&text[from..to]);
        };
        if from == 0 && to == self.length_of(string).unwrap_or(0) {
            return Ok(string);
        }
        let at = self.allocate(Shape { kind: Kind::Object, fields: 2, weak: 0, data: 2 * WORD })?;
        self.set_slot(at, CLASS, Class::Slice.mark(0));
        self.set_slot(at, 1, Value::Ref(parent));
        let heap = &mut self.mutator.world.heap;
        heap.set_data(at, 0, (offset + from) as u64);
        heap.set_data(at, 1, (to - from) as u64);
        Ok(Value::Ref(at))
    }

    /// Whether a value is a string.
    pub fn is_string(&self, value: Value) -> bool {
        match value {
            Value::Atom(_) => true,
            Value::Ref(at) => matches!(self.class(at), Class::Text | Class::Slice),
            _ => false,
        }
    }

    /// The text object behind a string in the heap, and where in it the string begins.
    fn text_at(&self, value: Value) -> Option<(Addr, usize)> {
        let at = value.target()?;
        match self.class(at) {
            Class::Text => Some((at, 0)),
            Class::Slice => Some((self.slot(at, 1).target()?, self.mutator.world.heap.data(at, 0) as usize)),
            _ => None,
        }
    }

    /// The length of a string, in UTF-16 units.
    pub fn length_of(&self, value: Value) -> Option<usize> {
        let heap = &self.mutator.world.heap;
        match value {
            Value::Atom(atom) => Some(self.program.atoms.borrow().text(atom).len()),
            Value::Ref(at) => match self.class(at) {
                Class::Text => Some((heap.data(at, 0) >> 1) as usize),
                Class::Slice => Some(heap.data(at, 1) as usize),
                _ => None,
            },
            _ => None,
        }
    }

    /// One unit of a string.
    pub fn unit(&self, value: Value, index: usize) -> Option<u16> {
        if index >= self.length_of(value)? {
            return None;
        }
        match value {
            Value::Atom(atom) => self.program.atoms.borrow().text(atom).get(index).copied(),
            _ => self.text_at(value).map(|(at, offset)| self.unit_at(at, offset + index)),
        }
    }

    fn unit_at(&self, text: Addr, index: usize) -> u16 {
        let heap = &self.mutator.world.heap;
        match heap.data(text, 0) & 1 == 1 {
            true => (heap.data(text, index as u32 / 4 + 1) >> (index % 4 * 16)) as u16,
            false => (heap.data(text, index as u32 / 8 + 1) >> (index % 8 * 8)) as u16 & 0xff,
        }
    }

    /// So many units of a text object, a word at a time.
    fn units(&self, text: Addr, offset: usize, length: usize) -> Vec<u16> {
        let heap = &self.mutator.world.heap;
        let (per_word, bits, mask) = if heap.data(text, 0) & 1 == 1 { (4, 16, 0xffff) } else { (8, 8, 0xff) };
        let (mut units, mut index) = (Vec::with_capacity(length), offset);
        while units.len() < length {
            let within = index % per_word;
            let count = (per_word - within).min(length - units.len());
            let word = heap.data(text, (index / per_word) as u32 + 1) >> (within * bits);
            units.extend((0..count).map(|unit| (word >> (unit * bits)) as u16 & mask));
            index += count;
        }
        units
    }

    /// The text of a string; `None` for anything else.
    pub fn text(&self, value: Value) -> Option<Text> {
        match value {
            Value::Atom(atom) => Some(self.program.atoms.borrow().text(atom).clone()),
            _ => {
                let ((at, offset), length) = (self.text_at(value)?, self.length_of(value)?);
                Some(self.units(at, offset, length).into())
            }
        }
    }

    /// The text of a string for people and comparisons with Rust's.
    pub fn display(&self, value: Value) -> Option<String> {
        self.text(value).map(|text| String::from_utf16_lossy(&text))
    }

    /// The word of a value: for places outside the heap.
    pub fn word(value: Value) -> Word {
        value.word()
    }
}
