//! How objects lie in the heap: what each class keeps in its first fields.
//!
//! Field 0 says the class, field 1 is the prototype; then come the class's own slots, then properties as pairs of key
//! and value, and last a reference to the store that holds the properties for which there was no room.

use super::Value;

/// What an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "most are the language's own names")]
#[repr(u8)]
pub enum Class {
    Object,
    Array,
    Arguments,
    /// A function of the program's or the prelude's.
    Function,
    /// A function that is built in.
    Native,
    Bound,
    Error,
    /// A boxed number, string, boolean or symbol.
    Boxed,
    Date,
    Map,
    Set,
    WeakMap,
    WeakSet,
    WeakRef,
    Registry,
    Promise,
    Generator,
    /// An iterator over an array, a map, a set or a string.
    Iterator,
    /// A node of the document; otherwise an ordinary object.
    Node,
    /// Math, JSON and the global object.
    Namespace,
    RegExp,
    /// An `ArrayBuffer`.
    Buffer,
    /// A typed array or a `DataView`.
    View,
    Proxy,
    /// The captured variables of a scope.
    Context,
    /// A number that is no small integer.
    Number,
    /// A string made at run time.
    Text,
    /// A part of a [`Class::Text`], which it keeps.
    Slice,
    /// What a registry watches.
    Cell,
    /// A BigInt; its sign and digits are its own data.
    BigInt,
    /// An object whose values are texts: a style, what is stored.
    Texts,
    /// The pixels of a picture: memory outside what the program sees.
    Pixels,
    /// A symbol that a program has made.
    Symbol,
}

const CLASSES: [Class; 33] = [
    Class::Object,
    Class::Array,
    Class::Arguments,
    Class::Function,
    Class::Native,
    Class::Bound,
    Class::Error,
    Class::Boxed,
    Class::Date,
    Class::Map,
    Class::Set,
    Class::WeakMap,
    Class::WeakSet,
    Class::WeakRef,
    Class::Registry,
    Class::Promise,
    Class::Generator,
    Class::Iterator,
    Class::Node,
    Class::Namespace,
    Class::RegExp,
    Class::Buffer,
    Class::View,
    Class::Proxy,
    Class::Context,
    Class::Number,
    Class::Text,
    Class::Slice,
    Class::Cell,
    Class::BigInt,
    Class::Texts,
    Class::Pixels,
    Class::Symbol,
];

/// The field that says the class.
pub const CLASS: u32 = 0;
/// The field that refers to the prototype.
pub const PROTO: u32 = 1;
/// The first of a class's own slots.
const OWN: u32 = 2;

/// Slots of arrays and `arguments`: the length (an integer), the elements (a store, or empty).
pub mod array {
    /// The length: an integer up to 2^32 - 1. Beside its tag stands how many places at the front of the store are free.
    pub const LENGTH: u32 = super::OWN;
    /// From which bit of the length's word on.
    pub const FRONT: u32 = 3;
    /// The elements. One of `arguments` that is a parameter too holds the number of the parameter's slot in its context.
    pub const ELEMENTS: u32 = super::OWN + 1;
    /// Of `arguments`: the context with the parameters that are elements too.
    pub const CONTEXT: u32 = super::OWN + 2;
}

/// Slots of functions.
pub mod function {
    /// The code's number, as a mark; a native's number for a native.
    pub const CODE: u32 = super::OWN;
    /// The context it was made in, or `undefined`; for a native whatever it was made with.
    pub const CONTEXT: u32 = super::OWN + 1;
    /// The home object of a method, for `super`.
    pub const HOME: u32 = super::OWN + 2;
    /// The `prototype` property: empty until it is asked for, and for functions that have none.
    pub const PROTOTYPE: u32 = super::OWN + 3;
    /// What defines the fields of a class's instances.
    pub const FIELDS: u32 = super::OWN + 4;
}

/// Slots of bound functions.
pub mod bound {
    /// What is called.
    pub const TARGET: u32 = super::OWN;
    /// With which `this`.
    pub const THIS: u32 = super::OWN + 1;
    /// The arguments (an array).
    pub const ARGUMENTS: u32 = super::OWN + 2;
}

/// The slot of boxed values and dates, and of a weak reference to a symbol.
pub const VALUE: u32 = OWN;

/// Slots of maps and sets. Entries are triples (number, key, value) in a store, in order; of a removed one the number
/// is left. The store's own data are the hash chains.
pub mod map {
    /// The store.
    pub const ENTRIES: u32 = super::OWN;
    /// How many entries there are.
    pub const COUNT: u32 = super::OWN + 1;
    /// The number of the next entry.
    pub const NEXT: u32 = super::OWN + 2;
    /// How many triples of the store were used.
    pub const USED: u32 = super::OWN + 3;
}

/// Slots of weak maps and weak sets, and of registries (with cells for pairs).
pub mod weak {
    /// A store of ephemerons (of cells).
    pub const ENTRIES: u32 = super::OWN;
    /// How many places of the store were used.
    pub const USED: u32 = super::OWN + 1;
    /// A registry's callback.
    pub const CALLBACK: u32 = super::OWN + 2;
}

/// Fields of a registry's cell: what is told to the callback; weak fields: the target and the token.
pub mod cell {
    /// What the callback is told (field).
    pub const HELD: u32 = 1;
    /// The target (weak field).
    pub const TARGET: u32 = 0;
    /// The token (weak field).
    pub const TOKEN: u32 = 1;
}

/// Slots of promises.
pub mod promise {
    /// 0 pending, 1 fulfilled, 2 rejected.
    pub const STATE: u32 = super::OWN;
    /// The value or reason; while pending an array of reactions, or `undefined`.
    pub const RESULT: u32 = super::OWN + 1;
    /// Whether someone handles a rejection.
    pub const HANDLED: u32 = super::OWN + 2;
}

/// Slots of generators, and of the coroutines behind async functions.
pub mod generator {
    /// The registers of the suspended call (a store); empty while it runs and when it is done.
    pub const FRAME: u32 = super::OWN;
    /// Where it goes on (a mark); see [`super::generator::state`].
    pub const STATE: u32 = super::OWN + 1;
    /// An async function's promise, else `undefined`.
    pub const PROMISE: u32 = super::OWN + 2;
    /// The code (a mark).
    pub const CODE: u32 = super::OWN + 3;

    /// What `STATE` says.
    pub mod state {
        /// Runs now.
        pub const RUNNING: i32 = -1;
        /// Is done.
        pub const DONE: i32 = -2;
    }
}

/// Slots of built-in iterators.
pub mod iterator {
    /// What is gone through; `undefined` when done.
    pub const TARGET: u32 = super::OWN;
    /// The next index, or entry number.
    pub const INDEX: u32 = super::OWN + 1;
    /// 0 keys, 1 values, 2 entries.
    pub const KIND: u32 = super::OWN + 2;
}

/// Slots of regular expressions. The compiled pattern is outside the heap.
pub mod regexp {
    /// The pattern's text (a string).
    pub const SOURCE: u32 = super::OWN;
    /// The flags (a string).
    pub const FLAGS: u32 = super::OWN + 1;
}

/// Slots of array buffers.
pub mod buffer {
    /// The store whose own data are the bytes; empty when it is detached.
    pub const BYTES: u32 = super::OWN;
    /// How many bytes there are.
    pub const LENGTH: u32 = super::OWN + 1;
    /// How many there may be; `undefined` if it cannot be resized.
    pub const MOST: u32 = super::OWN + 2;
}

/// Slots of typed arrays and data views.
pub mod view {
    /// The buffer.
    pub const BUFFER: u32 = super::OWN;
    /// Where in it the view begins, in bytes.
    pub const OFFSET: u32 = super::OWN + 1;
    /// How many elements (of a data view: bytes) it has; `undefined` if it is as long as the buffer.
    pub const LENGTH: u32 = super::OWN + 2;
    /// What its elements are: a number, see the library's `elements`.
    pub const KIND: u32 = super::OWN + 3;
}

/// Slots of proxies.
pub mod proxy {
    /// The target; `null` when revoked.
    pub const TARGET: u32 = super::OWN;
    /// The handler.
    pub const HANDLER: u32 = super::OWN + 1;
}

/// The field of symbols.
pub mod symbol {
    /// What it is called (a mark).
    pub const NAME: u32 = 1;
}

/// Fields of contexts: in place of a prototype the parent.
pub mod context {
    /// The enclosing context, or `undefined`.
    pub const PARENT: u32 = super::PROTO;
    /// The code whose scope it is (a mark).
    pub const CODE: u32 = super::OWN;
    /// Which of the code's scopes (a mark).
    pub const SCOPE: u32 = super::OWN + 1;
    /// The first variable.
    pub const FIRST: u32 = super::OWN + 2;
}

/// Properties of an object as a whole, beside its class in its first field.
pub mod trait_bits {
    /// No property can be added.
    pub const CLOSED: u32 = 1 << 8;
    /// An array's elements cannot be deleted.
    pub const SEALED: u32 = 1 << 9;
    /// An array's elements cannot be written.
    pub const FROZEN: u32 = 1 << 10;
    /// A function's `name` and `length` are ordinary properties by now.
    pub const NAMED: u32 = 1 << 11;
    /// Some elements of an array are kept as properties, because they are accessors or not as others are.
    pub const ODD: u32 = 1 << 13;
    /// A proxy can be called.
    pub const CALLABLE: u32 = 1 << 14;
    /// A proxy can be called with `new`.
    pub const CONSTRUCTS: u32 = 1 << 15;
    /// An array's length cannot be written; of texts, that `null` is the empty one.
    pub const FIXED: u32 = 1 << 12;
    /// A text that is the machine's own: no picture shows it.
    pub const INTERNAL: u32 = 1 << 16;
    /// Is kept to the end of the job, because it was looked at through a weak reference.
    pub const KEPT: u32 = 1 << 19;
    /// A text that was joined from two.
    pub const JOINED: u32 = 1 << 17;
    /// A text with room to grow; strings are parts of it.
    pub const GROWING: u32 = 1 << 18;
    /// A text with room to grow at its beginning; strings are parts of it.
    pub const LEADING: u32 = 1 << 20;
}

impl Class {
    /// How many slots of its own it has.
    pub fn slots(self) -> u32 {
        match self {
            Class::Array | Class::Native => 2,
            Class::Function => 5,
            Class::Arguments | Class::Bound | Class::Promise | Class::Iterator | Class::Registry => 3,
            Class::Boxed | Class::Date | Class::WeakRef => 1,
            Class::Map | Class::Set | Class::Generator | Class::View => 4,
            Class::RegExp | Class::Proxy => 2,
            Class::Buffer => 3,
            Class::WeakMap | Class::WeakSet => 2,
            _ => 0,
        }
    }

    /// Whether it has a prototype and properties.
    pub fn is_object(self) -> bool {
        !matches!(
            self,
            Class::Context
                | Class::Number
                | Class::Text
                | Class::Slice
                | Class::Cell
                | Class::BigInt
                | Class::Pixels
                | Class::Symbol
        )
    }

    /// Whether it can be called.
    pub fn is_function(self) -> bool {
        matches!(self, Class::Function | Class::Native | Class::Bound)
    }

    /// What field 0 holds.
    pub fn mark(self, traits: u32) -> Value {
        Value::Mark(self as u32 | traits)
    }

    /// What field 0 says: the class and the trait bits.
    pub fn of(mark: Value) -> (Class, u32) {
        match mark {
            Value::Mark(bits) => (CLASSES[(bits & 0xff) as usize % CLASSES.len()], bits & !0xff),
            _ => (Class::Object, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_survives_its_mark() {
        for (number, class) in CLASSES.into_iter().enumerate() {
            assert_eq!(class as usize, number);
            assert_eq!(Class::of(class.mark(trait_bits::FROZEN)), (class, trait_bits::FROZEN));
        }
    }
}
