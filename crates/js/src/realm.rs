//! The realm: the built-in objects, made at the start from the tables of natives and the functions of the prelude.
//!
//! A name is a place: `Array.prototype.push`, `get Map.prototype.size`, `%ArrayIteratorPrototype%.next`; in the prelude
//! `Array_prototype_map`, `get_Map_prototype_size`, with `$iterator` for `[Symbol.iterator]`. A first name that nothing
//! has becomes a namespace, such as `Math`.

use super::class::{self, Class, PROTO, function, trait_bits};
use super::code::CodeId;
use super::cx::Cx;
use super::key::{Key, attribute};
use super::library::{self, Literal};
use super::program::{Intrinsic, name, symbol};
use super::stop::Stop;
use super::{Symbol, Value};
use memory::heap::Addr;

/// The prototypes, and what theirs is. (The first has none.)
const PROTOTYPES: [(Intrinsic, Intrinsic); 37] = {
    use Intrinsic::*;
    [
        (FunctionPrototype, ObjectPrototype),
        (ArrayPrototype, ObjectPrototype),
        (ErrorPrototype, ObjectPrototype),
        (TypeErrorPrototype, ErrorPrototype),
        (RangeErrorPrototype, ErrorPrototype),
        (ReferenceErrorPrototype, ErrorPrototype),
        (SyntaxErrorPrototype, ErrorPrototype),
        (EvalErrorPrototype, ErrorPrototype),
        (URIErrorPrototype, ErrorPrototype),
        (BooleanPrototype, ObjectPrototype),
        (NumberPrototype, ObjectPrototype),
        (StringPrototype, ObjectPrototype),
        (SymbolPrototype, ObjectPrototype),
        (DatePrototype, ObjectPrototype),
        (MapPrototype, ObjectPrototype),
        (SetPrototype, ObjectPrototype),
        (WeakMapPrototype, ObjectPrototype),
        (WeakSetPrototype, ObjectPrototype),
        (WeakRefPrototype, ObjectPrototype),
        (RegistryPrototype, ObjectPrototype),
        (PromisePrototype, ObjectPrototype),
        (IteratorPrototype, ObjectPrototype),
        (GeneratorPrototype, IteratorPrototype),
        (GeneratorFunctionPrototype, FunctionPrototype),
        (AsyncFunctionPrototype, FunctionPrototype),
        (ArrayIteratorPrototype, IteratorPrototype),
        (MapIteratorPrototype, IteratorPrototype),
        (SetIteratorPrototype, IteratorPrototype),
        (StringIteratorPrototype, IteratorPrototype),
        (RegExpPrototype, ObjectPrototype),
        (ArrayBufferPrototype, ObjectPrototype),
        (TypedArrayPrototype, ObjectPrototype),
        (DataViewPrototype, ObjectPrototype),
        (BigIntPrototype, ObjectPrototype),
        (AsyncIteratorPrototype, ObjectPrototype),
        (AsyncGeneratorPrototype, AsyncIteratorPrototype),
        (AsyncGeneratorFunctionPrototype, FunctionPrototype),
    ]
};

/// The constructors whose prototype is the realm's.
const CONSTRUCTORS: [(&str, Intrinsic); 26] = {
    use Intrinsic::*;
    [
        ("Object", ObjectPrototype),
        ("Function", FunctionPrototype),
        ("Array", ArrayPrototype),
        ("Error", ErrorPrototype),
        ("TypeError", TypeErrorPrototype),
        ("RangeError", RangeErrorPrototype),
        ("ReferenceError", ReferenceErrorPrototype),
        ("SyntaxError", SyntaxErrorPrototype),
        ("EvalError", EvalErrorPrototype),
        ("URIError", URIErrorPrototype),
        ("Boolean", BooleanPrototype),
        ("Number", NumberPrototype),
        ("String", StringPrototype),
        ("Symbol", SymbolPrototype),
        ("Date", DatePrototype),
        ("Map", MapPrototype),
        ("Set", SetPrototype),
        ("WeakMap", WeakMapPrototype),
        ("WeakSet", WeakSetPrototype),
        ("WeakRef", WeakRefPrototype),
        ("FinalizationRegistry", RegistryPrototype),
        ("Promise", PromisePrototype),
        ("RegExp", RegExpPrototype),
        ("ArrayBuffer", ArrayBufferPrototype),
        ("DataView", DataViewPrototype),
        ("BigInt", BigIntPrototype),
    ]
};

/// Which part of a property a function is.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Value,
    Getter,
    Setter,
}

/// A place, taken apart: whose property, and which.
struct Place<'a> {
    role: Role,
    path: Vec<&'a str>,
}

impl<'a> Place<'a> {
    /// Of a native's name.
    fn of(text: &'a str) -> Place<'a> {
        let (role, text) = role(text, "get ", "set ");
        let (text, symbol) = match text.strip_suffix(']').and_then(|text| text.split_once("[Symbol.")) {
            Some((text, symbol)) => (text, Some(symbol)),
            None => (text, None),
        };
        let mut path: Vec<&str> = text.split('.').collect();
        path.extend(symbol.map(symbol_segment));
        Place { role, path }
    }

    /// Of a prelude function's name.
    fn of_prelude(text: &'a str) -> Place<'a> {
        let (role, text) = role(text, "get_", "set_");
        Place { role, path: text.split('_').collect() }
    }
}

fn role<'a>(text: &'a str, get: &str, set: &str) -> (Role, &'a str) {
    match (text.strip_prefix(get), text.strip_prefix(set)) {
        (Some(rest), _) => (Role::Getter, rest),
        (_, Some(rest)) => (Role::Setter, rest),
        _ => (Role::Value, text),
    }
}

/// The segment that stands for a symbol: its name after a `$`.
fn symbol_segment(name: &str) -> &'static str {
    match name {
        "iterator" => "$iterator",
        "toPrimitive" => "$toPrimitive",
        "toStringTag" => "$toStringTag",
        "hasInstance" => "$hasInstance",
        "match" => "$match",
        "matchAll" => "$matchAll",
        "replace" => "$replace",
        "search" => "$search",
        "split" => "$split",
        "species" => "$species",
        "dispose" => "$dispose",
        "asyncDispose" => "$asyncDispose",
        _ => "$asyncIterator",
    }
}

fn symbol_of(segment: &str) -> Option<(Symbol, &'static str)> {
    Some(match segment {
        "$iterator" => (symbol::ITERATOR, "[Symbol.iterator]"),
        "$toPrimitive" => (symbol::TO_PRIMITIVE, "[Symbol.toPrimitive]"),
        "$toStringTag" => (symbol::TO_STRING_TAG, "[Symbol.toStringTag]"),
        "$hasInstance" => (symbol::HAS_INSTANCE, "[Symbol.hasInstance]"),
        "$asyncIterator" => (symbol::ASYNC_ITERATOR, "[Symbol.asyncIterator]"),
        "$match" => (symbol::MATCH, "[Symbol.match]"),
        "$matchAll" => (symbol::MATCH_ALL, "[Symbol.matchAll]"),
        "$replace" => (symbol::REPLACE, "[Symbol.replace]"),
        "$search" => (symbol::SEARCH, "[Symbol.search]"),
        "$split" => (symbol::SPLIT, "[Symbol.split]"),
        "$species" => (symbol::SPECIES, "[Symbol.species]"),
        "$dispose" => (symbol::DISPOSE, "[Symbol.dispose]"),
        "$asyncDispose" => (symbol::ASYNC_DISPOSE, "[Symbol.asyncDispose]"),
        _ => return None,
    })
}

impl Cx<'_> {
    /// Makes the realm.
    pub(super) fn make_realm(&mut self, global_room: u32) -> Result<(), Stop> {
        let root = self.make(Class::Object, Value::Null, 16)?;
        self.vm.realm.set(Intrinsic::ObjectPrototype, root);
        for (which, parent) in PROTOTYPES {
            let parent = Value::Ref(self.intrinsic(parent));
            // Some prototypes are what their objects are.
            let class = match which {
                Intrinsic::BooleanPrototype | Intrinsic::NumberPrototype => Class::Boxed,
                Intrinsic::ArrayPrototype => Class::Array,
                Intrinsic::FunctionPrototype => Class::Native,
                _ => Class::Object,
            };
            let at = self.make(class, parent, 4)?;
            if class == Class::Boxed {
                let zero = if which == Intrinsic::NumberPrototype { Value::Int(0) } else { Value::Bool(false) };
                self.set_slot(at, class::VALUE, zero);
            } else if class == Class::Array {
                self.set_slot(at, class::array::LENGTH, Value::Int(0));
            } else if class == Class::Native {
                self.set_slot(at, function::CODE, Value::Mark(library::find("$nothing").unwrap_or(0)));
                self.set_slot(at, function::CONTEXT, Value::Undefined);
                self.define(at, Key::Name(name::length), Value::Int(0), attribute::CONFIGURABLE)?;
                self.define(at, Key::Name(name::name_), Value::Atom(name::empty), attribute::CONFIGURABLE)?;
            }
            self.vm.realm.set(which, at);
        }
        let [functions, generators] = [Intrinsic::GeneratorFunctionPrototype, Intrinsic::GeneratorPrototype];
        let [functions, generators] = [functions, generators].map(|which| self.intrinsic(which));
        self.define(generators, Key::Name(name::constructor), Value::Ref(functions), attribute::CONFIGURABLE)?;
        self.define(functions, Key::Name(name::prototype), Value::Ref(generators), attribute::CONFIGURABLE)?;
        let later = [Intrinsic::AsyncGeneratorFunctionPrototype, Intrinsic::AsyncGeneratorPrototype];
        let [functions, generators] = later.map(|which| self.intrinsic(which));
        self.define(generators, Key::Name(name::constructor), Value::Ref(functions), attribute::CONFIGURABLE)?;
        self.define(functions, Key::Name(name::prototype), Value::Ref(generators), attribute::CONFIGURABLE)?;
        let global = self.make_of(Class::Namespace, Intrinsic::ObjectPrototype, global_room)?;
        self.vm.realm.set(Intrinsic::Global, global);

        let prelude = self.program.prelude.clone();
        let functions: Vec<(String, CodeId)> =
            prelude.functions.iter().map(|(name, code)| (self.program.display(*name), *code)).collect();
        let functions = || functions.iter().filter(|(name, _)| !name.starts_with('$'));
        let natives = || library::all().enumerate().filter(|(_, native)| !native.name.starts_with('$'));
        // Globals come first: the others are their properties.
        for first in [true, false] {
            for (number, native) in natives() {
                let place = Place::of(native.name);
                if (place.path.len() == 1) == first {
                    let made = self.native_function(number as u32, &place, native.length)?;
                    self.install(made, &place)?;
                }
            }
            for (name, code) in functions() {
                let place = Place::of_prelude(name);
                if (place.path.len() == 1) == first {
                    let made = self.prelude_function(*code, &place)?;
                    self.install(made, &place)?;
                }
            }
        }
        for constant in library::constants() {
            let value = match constant.value {
                Literal::Undefined => Value::Undefined,
                Literal::Number(number) => self.number(number)?,
                Literal::Text(text) => Value::Atom(self.program.atoms.borrow_mut().named(text)),
                Literal::Symbol(symbol) => Value::Symbol(symbol),
            };
            let place = Place::of(constant.place);
            if let Some((holder, key)) = self.holder(&place.path)? {
                self.define(holder, key, value, constant.attributes)?;
            }
        }
        for (alias, native) in library::aliases() {
            let (from, to) = (Place::of(native), Place::of(alias));
            let (Some((from, from_key)), Some((to, to_key))) = (self.holder(&from.path)?, self.holder(&to.path)?)
            else {
                continue;
            };
            if let Some(own) = self.own(from, from_key)? {
                self.define(to, to_key, own.value, attribute::HIDDEN)?;
            }
        }
        for name in ["globalThis", "window", "self"] {
            let key = Key::Name(self.program.atoms.borrow_mut().named(name));
            self.define(global, key, Value::Ref(global), attribute::HIDDEN)?;
        }
        Ok(())
    }

    fn native_function(&mut self, number: u32, place: &Place, length: u16) -> Result<Addr, Stop> {
        let at = self.make_of(Class::Native, Intrinsic::FunctionPrototype, 2)?;
        self.set_slot(at, function::CODE, Value::Mark(number));
        self.set_slot(at, function::CONTEXT, Value::Undefined);
        self.name_built_in(at, place, length)?;
        Ok(at)
    }

    fn prelude_function(&mut self, code: CodeId, place: &Place) -> Result<Addr, Stop> {
        let length = self.program.code(code).length;
        let at = self.make_of(Class::Function, Intrinsic::FunctionPrototype, 2)?;
        self.set_slot(at, function::CODE, Value::Mark(code.0));
        self.set_slot(at, function::CONTEXT, Value::Undefined);
        self.add_traits(at, trait_bits::NAMED);
        self.name_built_in(at, place, length)?;
        Ok(at)
    }

    fn name_built_in(&mut self, at: Addr, place: &Place, length: u16) -> Result<(), Stop> {
        let last = place.path.last().copied().unwrap_or_default();
        let text = symbol_of(last).map_or(last, |(_, text)| text);
        let text = match place.role {
            Role::Value => text.to_owned(),
            Role::Getter => format!("get {text}"),
            Role::Setter => format!("set {text}"),
        };
        let text = self.program.atoms.borrow_mut().named(&text);
        self.define(at, Key::Name(name::length), Value::Int(length.into()), attribute::CONFIGURABLE)?;
        self.define(at, Key::Name(name::name_), Value::Atom(text), attribute::CONFIGURABLE)
    }

    /// Puts a built-in function where its name says.
    fn install(&mut self, made: Addr, place: &Place) -> Result<(), Stop> {
        let Some((holder, key)) = self.holder(&place.path)? else { return Ok(()) };
        match place.role {
            Role::Value => self.define(holder, key, Value::Ref(made), attribute::HIDDEN)?,
            role => {
                let old = self.own(holder, key)?.filter(|own| own.is(attribute::ACCESSOR)).map(|own| own.value);
                let part = |index| old.and_then(Value::target).map_or(Value::Undefined, |at| self.slot(at, index));
                let (getter, setter) = (part(0), part(1));
                let pair = match role {
                    Role::Getter => self.accessor(Value::Ref(made), setter)?,
                    _ => self.accessor(getter, Value::Ref(made))?,
                };
                self.define(holder, key, pair, attribute::CONFIGURABLE | attribute::ACCESSOR)?;
            }
        }
        let constructs = place.path.len() == 1 && place.role == Role::Value;
        let known = CONSTRUCTORS.iter().find(|(name, _)| constructs && *name == place.path[0]);
        if let Some((name, prototype)) = known {
            self.link(made, name, *prototype)?;
        }
        Ok(())
    }

    /// Links a constructor and its prototype.
    fn link(&mut self, constructor: Addr, name: &str, prototype: Intrinsic) -> Result<(), Stop> {
        let at = self.intrinsic(prototype);
        match self.class(constructor) {
            Class::Function => self.set_slot(constructor, function::PROTOTYPE, Value::Ref(at)),
            _ => self.define(constructor, Key::Name(name::prototype), Value::Ref(at), 0)?,
        }
        self.define(at, Key::Name(name::constructor), Value::Ref(constructor), attribute::HIDDEN)?;
        if name.ends_with("Error") && name != "Error" {
            let global = self.intrinsic(Intrinsic::Global);
            let key = Key::Name(self.program.atoms.borrow_mut().named("Error"));
            if let Some(parent) = self.own(global, key)? {
                self.set_slot(constructor, PROTO, parent.value);
            }
        }
        Ok(())
    }

    /// The object whose property a path names, and the property's key.
    fn holder(&mut self, path: &[&str]) -> Result<Option<(Addr, Key)>, Stop> {
        let mut at = self.intrinsic(Intrinsic::Global);
        let Some((last, rest)) = path.split_last() else { return Ok(None) };
        for segment in rest {
            let intrinsic = segment.strip_prefix('%').and_then(|name| name.strip_suffix('%'));
            if let Some(name) = intrinsic {
                let found = PROTOTYPES.iter().find(|(which, _)| format!("{which:?}") == name);
                let Some((which, _)) = found else { return Ok(None) };
                at = self.intrinsic(*which);
                continue;
            }
            let key = self.segment(segment);
            at = match self.own(at, key)?.and_then(|own| own.value.target()) {
                Some(next) => next,
                None => {
                    let made = self.make_of(Class::Namespace, Intrinsic::ObjectPrototype, 40)?;
                    self.define(at, key, Value::Ref(made), attribute::HIDDEN)?;
                    made
                }
            };
        }
        let key = self.segment(last);
        Ok(Some((at, key)))
    }

    fn segment(&mut self, segment: &str) -> Key {
        match symbol_of(segment) {
            Some((symbol, _)) => Key::Symbol(symbol),
            None => Key::Name(self.program.atoms.borrow_mut().named(segment)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn places_are_read() {
        let path = |text| Place::of(text).path.join(" ");
        assert_eq!(path("Array.prototype.push"), "Array prototype push");
        assert_eq!(path("Array.prototype[Symbol.iterator]"), "Array prototype $iterator");
        assert_eq!(path("get %IteratorPrototype%.x"), "%IteratorPrototype% x");
        assert_eq!(Place::of_prelude("get_Map_prototype_size").path.join(" "), "Map prototype size");
    }
}
