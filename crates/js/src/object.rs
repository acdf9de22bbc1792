//! Properties of objects, without running any getter or setter: own ones, the prototype chain, definition, deletion.

use super::class::{self, Class, function, trait_bits};
use super::code::CodeKind;
use super::convert::{number_of, number_text};
use super::cx::Cx;
use super::key::{Key, attribute};
use super::library;
use super::program::{Intrinsic, name};
use super::stop::{Stop, type_error};
use super::{Symbol, Value};
use memory::heap::{Addr, BlockKind, Shape, Slot};

/// An own property.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Own {
    /// Its value; for an accessor the store of getter and setter.
    pub value: Value,
    /// See [`attribute`].
    pub attributes: u8,
    /// Where its value lies; `None` for what is computed, such as a function's `length`.
    pub slot: Option<Slot>,
}

impl Own {
    /// Whether it has an attribute.
    pub fn is(&self, attribute: u8) -> bool {
        self.attributes & attribute != 0
    }
}

impl Cx<'_> {
    // ---- keys

    /// The property key a primitive is; `None` for objects, which must be made primitive first.
    pub fn key_of(&mut self, value: Value) -> Option<Key> {
        match value {
            Value::Int(index) if index >= 0 => Some(Key::Index(index as u32)),
            Value::Atom(atom) => Some(Key::of_atom(&self.program.atoms.borrow(), atom)),
            Value::Symbol(symbol) => Some(Key::Symbol(symbol)),
            _ if self.as_object(value).is_some() => None,
            _ => {
                let text = self.primitive_text(value)?;
                Some(Key::of_text(&mut self.program.atoms.borrow_mut(), &text))
            }
        }
    }

    /// A symbol that stands for a private name.
    pub fn private_symbol(&mut self, description: super::Atom) -> Symbol {
        self.vm.symbols += 1;
        Symbol::lasting(self.vm.symbols - 1, description)
    }

    /// A new symbol, in the heap.
    pub fn new_symbol(&mut self, description: Option<super::Atom>) -> Result<Symbol, Stop> {
        let at = self.allocate(Shape { kind: BlockKind::Object, fields: 2, weak: 0, data: 0 })?;
        self.set_slot(at, class::CLASS, Class::Symbol.mark(0));
        // What is said of it beside a reference to it is said in itself too, for whoever has only a weak one.
        self.set_slot(at, class::symbol::NAME, description.map_or(Value::Undefined, Value::Atom));
        Ok(Symbol::placed(at, description))
    }

    /// What a weak reference to something gives: an object, or a symbol.
    pub fn weakly_held(&self, at: Addr) -> Value {
        match (self.class(at), self.slot(at, class::symbol::NAME)) {
            (Class::Symbol, Value::Atom(description)) => Value::Symbol(Symbol::placed(at, Some(description))),
            (Class::Symbol, _) => Value::Symbol(Symbol::placed(at, None)),
            _ => Value::Ref(at),
        }
    }

    /// The place of what can be held weakly: an object, or a symbol that can die.
    pub fn weak_place(&self, value: Value) -> Option<Addr> {
        match value {
            Value::Symbol(symbol) => symbol.at(),
            _ => self.as_object(value),
        }
    }

    // ---- own properties

    /// An own property.
    pub fn own(&mut self, at: Addr, key: Key) -> Result<Option<Own>, Stop> {
        let class = self.class(at);
        match class {
            Class::Array | Class::Arguments => {
                if let Key::Index(index) = key {
                    if self.traits(at) & trait_bits::ODD != 0
                        && let Some((_, attributes, slot)) = self.find(at, key)
                    {
                        return Ok(Some(Own { value: self.load(slot), attributes, slot: Some(slot) }));
                    }
                    return Ok(self.element_own(at, index));
                }
                if key == Key::Name(name::length) && class == Class::Array {
                    let fixed = self.traits(at) & (trait_bits::FIXED | trait_bits::FROZEN) != 0;
                    let attributes = if fixed { 0 } else { attribute::WRITABLE };
                    let slot = Some(Slot::Field(at, class::array::LENGTH));
                    let value = match self.slot(at, class::array::LENGTH) {
                        Value::Int(length) if length < 0 => self.number(f64::from(length as u32))?,
                        length => length,
                    };
                    return Ok(Some(Own { value, attributes, slot }));
                }
            }
            Class::Function => {
                if let Some(own) = self.function_own(at, key)? {
                    return Ok(Some(own));
                }
            }
            Class::Boxed => {
                if let Some(own) = self.boxed_own(at, key)? {
                    return Ok(Some(own));
                }
            }
            Class::View => {
                if let Key::Index(index) = key
                    && library::is_typed(self, at)
                {
                    let value = library::read_element(self, at, index)?;
                    return Ok(value.map(|value| Own { value, attributes: attribute::ALL, slot: None }));
                }
                if self.beside_elements(at, key) {
                    return Ok(None);
                }
            }
            Class::Proxy => {
                let attributes = attribute::ACCESSOR | attribute::EXOTIC | attribute::CONFIGURABLE;
                return Ok(Some(Own { value: Value::Ref(at), attributes, slot: None }));
            }
            _ => {}
        }
        Ok(self.find(at, key).map(|(_, attributes, slot)| Own { value: self.load(slot), attributes, slot: Some(slot) }))
    }

    fn element_own(&self, at: Addr, index: u32) -> Option<Own> {
        let value = self.element(at, index);
        if value == Value::Empty {
            return None;
        }
        let traits = self.traits(at);
        let mut attributes = attribute::ALL;
        if traits & trait_bits::FROZEN != 0 {
            attributes = attribute::ENUMERABLE;
        } else if traits & trait_bits::SEALED != 0 {
            attributes = attribute::ENUMERABLE | attribute::WRITABLE;
        }
        Some(Own { value, attributes, slot: self.element_place(at, index) })
    }

    fn boxed_own(&mut self, at: Addr, key: Key) -> Result<Option<Own>, Stop> {
        let string = self.slot(at, class::VALUE);
        let Some(length) = self.length_of(string) else { return Ok(None) };
        let own = |value, attributes| Ok(Some(Own { value, attributes, slot: None }));
        match key {
            Key::Name(name::length) => own(Value::Int(length as i32), 0),
            Key::Index(index) => match self.unit(string, index as usize) {
                Some(unit) => own(self.string(&[unit])?, attribute::ENUMERABLE),
                None => Ok(None),
            },
            _ => Ok(None),
        }
    }

    /// `name`, `length` and `prototype` of a function, which are made only when they are needed.
    fn function_own(&mut self, at: Addr, key: Key) -> Result<Option<Own>, Stop> {
        let Some(code) = self.code_of(at) else { return Ok(None) };
        let code = self.program.code(code).clone();
        if key == Key::Name(name::prototype) {
            return self.function_prototype(at);
        }
        if self.traits(at) & trait_bits::NAMED != 0 {
            return Ok(None);
        }
        let value = match key {
            Key::Name(name::length) => Value::Int(i32::from(code.length)),
            Key::Name(name::name_) => Value::Atom(code.name.unwrap_or(name::empty)),
            _ => return Ok(None),
        };
        Ok(Some(Own { value, attributes: attribute::CONFIGURABLE, slot: None }))
    }

    fn function_prototype(&mut self, at: Addr) -> Result<Option<Own>, Stop> {
        let Some(code) = self.code_of(at) else { return Ok(None) };
        let code = self.program.code(code).clone();
        let is_class = matches!(code.kind, CodeKind::BaseConstructor | CodeKind::DerivedConstructor) || code.internal;
        if self.slot(at, function::PROTOTYPE) == Value::Empty {
            let made = match code.kind {
                _ if code.is_async && code.generator => {
                    self.make_of(Class::Object, Intrinsic::AsyncGeneratorPrototype, 0)?
                }
                _ if code.is_async => return Ok(None),
                _ if code.generator => self.make_of(Class::Object, Intrinsic::GeneratorPrototype, 0)?,
                CodeKind::Function => {
                    let made = self.plain(1)?;
                    self.add(made, Key::Name(name::constructor), attribute::HIDDEN, Value::Ref(at))?;
                    made
                }
                _ => return Ok(None),
            };
            self.set_slot(at, function::PROTOTYPE, Value::Ref(made));
        }
        let fixed = is_class || self.traits(at) & trait_bits::FROZEN != 0;
        let attributes = if fixed { 0 } else { attribute::WRITABLE };
        let slot = Some(Slot::Field(at, function::PROTOTYPE));
        Ok(Some(Own { value: self.slot(at, function::PROTOTYPE), attributes, slot }))
    }

    /// Makes `name` and `length` of a function ordinary properties, because they are about to be changed.
    pub fn name_function(&mut self, at: Addr) -> Result<(), Stop> {
        let Some(code) = self.code_of(at).filter(|_| self.traits(at) & trait_bits::NAMED == 0) else { return Ok(()) };
        let code = self.program.code(code).clone();
        self.add_traits(at, trait_bits::NAMED);
        self.add(at, Key::Name(name::length), attribute::CONFIGURABLE, Value::Int(i32::from(code.length)))?;
        self.add(at, Key::Name(name::name_), attribute::CONFIGURABLE, Value::Atom(code.name.unwrap_or(name::empty)))
    }

    /// The property that a read finds: on the object or along its prototypes; and whose it is.
    pub fn lookup(&mut self, at: Addr, key: Key) -> Result<Option<(Addr, Own)>, Stop> {
        let mut holder = Some(at);
        while let Some(at) = holder {
            if let Some(own) = self.own(at, key)? {
                return Ok(Some((at, own)));
            }
            if self.class(at) == Class::View
                && (matches!(key, Key::Index(_)) && library::is_typed(self, at) || self.beside_elements(at, key))
            {
                return Ok(None);
            }
            holder = self.prototype(at);
        }
        Ok(None)
    }

    /// Defines an own property, whatever was there (the caller has checked that it may). For an accessor the value is a
    /// store of getter and setter. Arrays' elements can have no other attributes than their array gives them.
    pub fn define(&mut self, at: Addr, key: Key, value: Value, attributes: u8) -> Result<(), Stop> {
        let class = self.class(at);
        if matches!(class, Class::Array | Class::Arguments) {
            if let Key::Index(index) = key {
                if attributes & !attribute::PRIVATE != attribute::ALL || self.traits(at) & trait_bits::ODD != 0 {
                    return self.define_odd(at, index, value, attributes);
                }
                return self.set_element(at, index, value);
            }
            if let (Class::Array, Some(index)) = (class, self.array_index(key)) {
                self.reach(at, index);
                self.add_traits(at, trait_bits::ODD);
            }
            if key == Key::Name(name::length) && class == Class::Array {
                if attributes & attribute::WRITABLE == 0 {
                    self.add_traits(at, trait_bits::FIXED);
                }
                return self.set_length(at, value);
            }
        }
        if class == Class::View
            && let Key::Index(index) = key
            && library::is_typed(self, at)
        {
            return library::write_element(self, at, index, value);
        }
        if class == Class::View && self.beside_elements(at, key) {
            return Ok(());
        }
        if class == Class::Error && matches!(key, Key::Name(name::name_ | name::message)) {
            library::retitle(self, at, key, value)?;
        }
        if class == Class::Proxy && attributes & attribute::PRIVATE == 0 {
            return type_error("heapwave's built-in functions define no property of a proxy here");
        }
        if class == Class::Function {
            if key == Key::Name(name::prototype) && self.function_prototype(at)?.is_some() {
                self.set_slot(at, function::PROTOTYPE, value);
                return Ok(());
            }
            if matches!(key, Key::Name(name::name_ | name::length)) {
                self.name_function(at)?;
            }
        }
        match self.find(at, key) {
            Some((index, old, slot)) => {
                if old != attributes {
                    self.set_attributes_at(at, index, key, attributes);
                }
                self.mutator.store(slot, value.word());
                self.name_by(key, value);
                Ok(())
            }
            None => {
                self.add(at, key, attributes, value)?;
                self.name_by(key, value);
                Ok(())
            }
        }
    }

    /// Defines an element that is not as others are: it is kept as a property, and its place among the elements is a hole.
    fn define_odd(&mut self, at: Addr, index: u32, value: Value, attributes: u8) -> Result<(), Stop> {
        let key = Key::Index(index);
        if attributes == attribute::ALL {
            if let Some((place, ..)) = self.find(at, key) {
                self.remove_pair(at, place);
            }
            return self.set_element(at, index, value);
        }
        self.clear_element(at, index);
        if self.class(at) == Class::Array {
            self.reach(at, index);
        }
        match self.find(at, key) {
            Some((place, _, slot)) => {
                self.set_attributes_at(at, place, key, attributes);
                self.mutator.store(slot, value.word());
            }
            None => self.add(at, key, attributes, value)?,
        }
        self.add_traits(at, trait_bits::ODD);
        Ok(())
    }

    /// Changes what is allowed with an ordinary property that is there.
    pub fn set_attributes(&mut self, at: Addr, key: Key, attributes: u8) {
        if let Some((index, ..)) = self.find(at, key) {
            self.set_attributes_at(at, index, key, attributes);
        }
    }

    /// An object that had no name is called by the property that holds it first.
    pub(super) fn name_by(&mut self, key: Key, value: Value) {
        if let (Key::Name(name), Value::Ref(to)) = (key, value) {
            let own_code = self.vm.top().is_some_and(|frame| !self.program.code(frame.code).internal);
            if !own_code || matches!(name, name::constructor | name::prototype) {
                return;
            }
            let id = self.mutator.world().heap.id(to);
            self.vm.call_it(id, name);
        }
    }

    /// Deletes an own property; false when it is there and may not be deleted.
    pub fn delete(&mut self, at: Addr, key: Key) -> Result<bool, Stop> {
        let Some(own) = self.own(at, key)? else { return Ok(true) };
        if !own.is(attribute::CONFIGURABLE) {
            return Ok(false);
        }
        match (self.class(at), key) {
            (Class::View, Key::Index(_)) if library::is_typed(self, at) => return Ok(false),
            (Class::Array | Class::Arguments, Key::Index(index)) if self.find(at, key).is_none() => {
                self.clear_element(at, index);
                return Ok(true);
            }
            (Class::Function, Key::Name(name::name_ | name::length)) => self.name_function(at)?,
            _ => {}
        }
        if let Some((index, ..)) = self.find(at, key) {
            self.remove_pair(at, index);
        }
        Ok(true)
    }

    /// Whether a key is a number by which a typed array has no element, such as `-1` and `1.5`: it has no such property, and
    /// gets none.
    pub(super) fn beside_elements(&self, at: Addr, key: Key) -> bool {
        let Key::Name(name) = key else { return false };
        let atoms = self.program.atoms.borrow();
        let text = atoms.text(name);
        let like = |unit: u16| matches!(u8::try_from(unit), Ok(b'0'..=b'9' | b'-' | b'I' | b'N'));
        if !text.first().is_some_and(|first| like(*first)) || !library::is_typed(self, at) {
            return false;
        }
        let text = String::from_utf16_lossy(text);
        text == "-0" || number_text(number_of(&text.encode_utf16().collect::<Vec<_>>())) == text
    }

    /// Whether properties can be added.
    pub fn extensible(&self, at: Addr) -> bool {
        self.traits(at) & trait_bits::CLOSED == 0
    }

    /// Own keys in the language's order: indices, then names, then symbols; never private ones.
    pub fn keys(&mut self, at: Addr) -> Vec<(Key, u8)> {
        let (mut indices, mut names, mut symbols) = (Vec::new(), Vec::new(), Vec::new());
        // Indices that are kept as names: all have as many digits, so they sort as texts.
        let mut large = Vec::new();
        match self.class(at) {
            class @ (Class::Array | Class::Arguments) => {
                let all = (0..self.array_length(at).min(self.element_room(at)))
                    .filter_map(|i| Some((Key::Index(i), self.element_own(at, i)?)));
                indices.extend(all.map(|(key, own)| (key, own.attributes)));
                if class == Class::Array {
                    names.push((Key::Name(name::length), attribute::WRITABLE));
                }
            }
            Class::Function => {
                let named = self.traits(at) & trait_bits::NAMED != 0;
                let virtual_names = [name::length, name::name_].map(|name| (Key::Name(name), attribute::CONFIGURABLE));
                names.extend(virtual_names.into_iter().filter(|_| !named));
                if let Ok(Some(own)) = self.function_prototype(at) {
                    names.push((Key::Name(name::prototype), own.attributes));
                }
            }
            Class::View if library::is_typed(self, at) => {
                let mut index = 0;
                while let Ok(Some(_)) = library::read_element(self, at, index) {
                    indices.push((Key::Index(index), attribute::ALL));
                    index += 1;
                }
            }
            Class::Boxed => {
                if let Some(length) = self.length_of(self.slot(at, class::VALUE)) {
                    indices.extend((0..length as u32).map(|index| (Key::Index(index), attribute::ENUMERABLE)));
                    names.push((Key::Name(name::length), 0));
                }
            }
            _ => {}
        }
        for (key, attributes, _) in self.pairs(at) {
            match key {
                _ if attributes & attribute::PRIVATE != 0 => {}
                Key::Index(_) => indices.push((key, attributes)),
                Key::Name(name) if self.is_large_index(name) => large.push((key, attributes)),
                Key::Name(_) => names.push((key, attributes)),
                Key::Symbol(_) => symbols.push((key, attributes)),
            }
        }
        sorting::by_key(&mut indices, |(key, _)| if let Key::Index(index) = key { *index } else { 0 });
        sorting::by_key(&mut large, |(key, _)| {
            if let Key::Name(name) = key { self.program.display(*name) } else { String::new() }
        });
        self.work(indices.len() + names.len());
        indices.into_iter().chain(large).chain(names).chain(symbols).collect()
    }

    /// Whether a name is an array index that is too large for a [`Key::Index`].
    fn is_large_index(&self, name: super::Atom) -> bool {
        self.array_index(Key::Name(name)).is_some()
    }

    /// The array index that a key is.
    pub(super) fn array_index(&self, key: Key) -> Option<u32> {
        let name = match key {
            Key::Index(index) => return Some(index),
            Key::Name(name) => name,
            Key::Symbol(_) => return None,
        };
        let atoms = self.program.atoms.borrow();
        let text = atoms.text(name);
        let digits = text.len() == 10 && text.iter().all(|unit| (0x30..=0x39).contains(unit)) && text[0] != 0x30;
        let index = if digits { String::from_utf16_lossy(text).parse::<u32>().ok() } else { None };
        index.filter(|index| *index < u32::MAX)
    }

    /// A store of getter and setter.
    pub fn accessor(&mut self, getter: Value, setter: Value) -> Result<Value, Stop> {
        let at = self.store(2)?;
        self.set_slot(at, 0, getter);
        self.set_slot(at, 1, setter);
        Ok(Value::Ref(at))
    }
}
