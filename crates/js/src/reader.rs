//! Reads values and objects as they lie in memory: the one place that knows their layout, for the interpreter and for
//! those who look at it.
//!
//! It changes nothing, and holds nothing of its own: where a program, its machine and the world come together, there is
//! a reader. How properties lie is beside it, in `pairs`.

use super::class::array::{CONTEXT, ELEMENTS, FRONT, LENGTH};
use super::class::{CLASS, Class, PROTO, context, function, trait_bits};
use super::code::CodeId;
use super::cx::Cx;
use super::key::Key;
use super::program::{Intrinsic, Program};
use super::vm::Vm;
use super::{Text, Value};
use memory::heap::{Addr, BlockKind, Slot};
use memory::world::World;

/// See the top of the file.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The program.
    pub program: &'a Program,
    /// Its machine.
    pub vm: &'a Vm,
    /// Its memory.
    pub world: &'a World,
}

/// From how many units on reading a text counts as work.
const LONG: usize = 256;

impl Reader<'_> {
    // ---- slots

    /// How many fields something has.
    pub fn fields(&self, at: Addr) -> u32 {
        self.world.heap.shape(at).fields
    }

    /// What a field holds.
    #[inline]
    pub fn slot(&self, at: Addr, index: u32) -> Value {
        Value::of(self.world.load(Slot::Field(at, index)))
    }

    /// What a slot holds.
    #[inline]
    pub fn load(&self, slot: Slot) -> Value {
        Value::of(self.world.load(slot))
    }

    /// What a root slot holds.
    #[inline]
    pub fn root(&self, index: u32) -> Value {
        Value::of(self.world.roots.get(index))
    }

    // ---- classes

    /// The class of an object; `None` for stores and pairs, and for what is not an object any more.
    pub fn class(&self, at: Addr) -> Option<Class> {
        let object = self.world.heap.is_object(at) && self.world.heap.shape(at).kind == BlockKind::Object;
        object.then(|| self.class_of(at))
    }

    /// The class of something in the heap that is no store and no ephemeron.
    #[inline]
    pub fn class_of(&self, at: Addr) -> Class {
        Class::of(self.slot(at, CLASS)).0
    }

    /// The trait bits of an object.
    pub fn traits(&self, at: Addr) -> u32 {
        Class::of(self.slot(at, CLASS)).1
    }

    /// The prototype of an object.
    pub fn prototype(&self, at: Addr) -> Option<Addr> {
        self.slot(at, PROTO).target()
    }

    /// The object a value refers to; `None` for primitives, numbers and strings in the heap included.
    #[inline]
    pub fn as_object(&self, value: Value) -> Option<Addr> {
        value.target().filter(|at| self.class_of(*at).is_object())
    }

    /// The object of a class that a value refers to.
    pub fn as_class(&self, value: Value, class: Class) -> Option<Addr> {
        value.target().filter(|at| self.class_of(*at) == class)
    }

    /// Whether a value can be called.
    pub fn callable(&self, value: Value) -> bool {
        value.target().is_some_and(|at| match self.class_of(at) {
            Class::Proxy => self.traits(at) & trait_bits::CALLABLE != 0,
            class => class.is_function(),
        })
    }

    /// An object of the realm.
    pub fn intrinsic(&self, which: Intrinsic) -> Addr {
        self.vm.realm.get(which)
    }

    /// The code of a function.
    pub fn code_of(&self, at: Addr) -> Option<CodeId> {
        match (self.class_of(at), self.slot(at, function::CODE)) {
            (Class::Function, Value::Mark(code)) => Some(CodeId(code)),
            _ => None,
        }
    }

    // ---- numbers and strings

    /// The number a value is, if it is one.
    #[inline]
    pub fn as_number(&self, value: Value) -> Option<f64> {
        match value {
            Value::Int(n) => Some(f64::from(n)),
            Value::Ref(at) if self.class_of(at) == Class::Number => Some(f64::from_bits(self.world.heap.data(at, 0))),
            _ => None,
        }
    }

    /// Whether a value is a string.
    pub fn is_string(&self, value: Value) -> bool {
        match value {
            Value::Atom(_) => true,
            Value::Ref(at) => matches!(self.class_of(at), Class::Text | Class::Slice),
            _ => false,
        }
    }

    /// The text object behind a string in the heap, and where in it the string begins.
    pub fn text_at(&self, value: Value) -> Option<(Addr, usize)> {
        let at = value.target()?;
        match self.class_of(at) {
            Class::Text => Some((at, 0)),
            Class::Slice => Some((self.slot(at, 1).target()?, self.world.heap.data(at, 0) as usize)),
            _ => None,
        }
    }

    /// The length of a string, in UTF-16 units.
    pub fn length_of(&self, value: Value) -> Option<usize> {
        let heap = &self.world.heap;
        match value {
            Value::Atom(atom) => Some(self.program.atoms.borrow().text(atom).len()),
            Value::Ref(at) => match self.class_of(at) {
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

    /// One unit of a text object.
    pub fn unit_at(&self, text: Addr, index: usize) -> u16 {
        let heap = &self.world.heap;
        match heap.data(text, 0) & 1 == 1 {
            true => (heap.data(text, index as u32 / 4 + 1) >> (index % 4 * 16)) as u16,
            false => (heap.data(text, index as u32 / 8 + 1) >> (index % 8 * 8)) as u16 & 0xff,
        }
    }

    /// A number of units of a text object, a word at a time.
    pub fn units(&self, text: Addr, offset: usize, length: usize) -> Vec<u16> {
        let heap = &self.world.heap;
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
                if length >= LONG {
                    self.program.work.set(self.program.work.get() + length);
                }
                Some(self.units(at, offset, length).into())
            }
        }
    }

    /// The text of a string for people and comparisons with Rust's.
    pub fn display(&self, value: Value) -> Option<String> {
        self.text(value).map(|text| String::from_utf16_lossy(&text))
    }

    // ---- arrays

    /// Where an element of an array lies, if there is room for it.
    #[inline]
    pub fn element_slot(&self, at: Addr, index: u32) -> Option<Slot> {
        self.element_behind(at, self.extent(at).1, index)
    }

    #[inline]
    fn element_behind(&self, at: Addr, front: u32, index: u32) -> Option<Slot> {
        let store = self.slot(at, ELEMENTS).target()?;
        let place = front.checked_add(index)?;
        (place < self.fields(store)).then_some(Slot::Field(store, place))
    }

    /// An array's length, and how many places at the front of its store are left free, because elements were taken from
    /// there or more may come.
    #[inline]
    pub fn extent(&self, at: Addr) -> (u32, u32) {
        let word = self.world.load(Slot::Field(at, LENGTH)).0;
        ((word >> 32) as u32, (word as u32) >> FRONT)
    }

    /// An array's length.
    #[inline]
    pub fn array_length(&self, at: Addr) -> u32 {
        self.extent(at).0
    }

    /// How many elements an array has places for.
    pub fn element_room(&self, at: Addr) -> u32 {
        let fields = self.slot(at, ELEMENTS).target().map_or(0, |store| self.fields(store));
        fields.saturating_sub(self.extent(at).1)
    }

    /// The first index from one on that an array has an element at.
    pub fn next_element(&self, at: Addr, from: u32) -> Option<u32> {
        let dense = (from..self.array_length(at).min(self.element_room(at)))
            .find(|index| self.element(at, *index) != Value::Empty);
        let odd = if self.traits(at) & trait_bits::ODD != 0 { self.pairs(at) } else { Vec::new() };
        let far = odd.into_iter().filter_map(|(key, ..)| match key {
            Key::Index(index) if index >= from => Some(index),
            _ => None,
        });
        far.chain(dense).min()
    }

    /// An element; `Empty` for a hole and beyond the end.
    #[inline]
    pub fn element(&self, at: Addr, index: u32) -> Value {
        let (length, front) = self.extent(at);
        if index >= length {
            return Value::Empty;
        }
        let value = self.element_behind(at, front, index).map_or(Value::Empty, |slot| self.load(slot));
        match value {
            Value::Mark(_) => self.alias(at, value).map_or(value, |slot| self.load(slot)),
            _ => value,
        }
    }

    /// The variable that an element of `arguments` is.
    #[cold]
    fn alias(&self, at: Addr, element: Value) -> Option<Slot> {
        let (Class::Arguments, Value::Mark(slot)) = (self.class_of(at), element) else { return None };
        Some(Slot::Field(self.slot(at, CONTEXT).target()?, context::FIRST + slot))
    }

    /// Where an element is read and written: its own place, or that of the variable that it is.
    pub fn element_place(&self, at: Addr, index: u32) -> Option<Slot> {
        let slot = self.element_slot(at, index)?;
        Some(self.alias(at, self.load(slot)).unwrap_or(slot))
    }

    /// The elements, holes as `undefined`.
    pub fn elements(&self, at: Addr) -> Vec<Value> {
        let all = (0..self.array_length(at)).map(|index| self.element(at, index));
        all.map(|value| if value == Value::Empty { Value::Undefined } else { value }).collect()
    }
}

/// The same questions, asked of what an instruction works with.
macro_rules! ask_the_reader {
    ($($name:ident($($argument:ident: $kind:ty),*) -> $answer:ty;)*) => {
        impl Cx<'_> {
            /// The reader of what the instruction under way works with.
            #[inline]
            pub fn reader(&self) -> Reader<'_> {
                Reader { program: self.program, vm: self.vm, world: self.mutator.world() }
            }

            /// See [`Reader::class_of`].
            #[inline]
            pub fn class(&self, at: Addr) -> Class {
                self.reader().class_of(at)
            }

            $(
                #[doc = concat!("See [`Reader::", stringify!($name), "`].")]
                #[inline]
                pub fn $name(&self, $($argument: $kind),*) -> $answer {
                    self.reader().$name($($argument),*)
                }
            )*
        }
    };
}

ask_the_reader! {
    fields(at: Addr) -> u32;
    slot(at: Addr, index: u32) -> Value;
    load(slot: Slot) -> Value;
    root(index: u32) -> Value;
    traits(at: Addr) -> u32;
    prototype(at: Addr) -> Option<Addr>;
    as_object(value: Value) -> Option<Addr>;
    as_class(value: Value, class: Class) -> Option<Addr>;
    callable(value: Value) -> bool;
    intrinsic(which: Intrinsic) -> Addr;
    code_of(at: Addr) -> Option<CodeId>;
    as_number(value: Value) -> Option<f64>;
    is_string(value: Value) -> bool;
    length_of(value: Value) -> Option<usize>;
    text_at(value: Value) -> Option<(Addr, usize)>;
    unit_at(text: Addr, index: usize) -> u16;
    unit(value: Value, index: usize) -> Option<u16>;
    text(value: Value) -> Option<Text>;
    display(value: Value) -> Option<String>;
    element_slot(at: Addr, index: u32) -> Option<Slot>;
    element_place(at: Addr, index: u32) -> Option<Slot>;
    array_length(at: Addr) -> u32;
    element_room(at: Addr) -> u32;
    extent(at: Addr) -> (u32, u32);
    next_element(at: Addr, from: u32) -> Option<u32>;
    element(at: Addr, index: u32) -> Value;
    elements(at: Addr) -> Vec<Value>;
    pairs(at: Addr) -> Vec<(Key, u8, Slot)>;
    find(at: Addr, key: Key) -> Option<(u32, u8, Slot)>;
}
