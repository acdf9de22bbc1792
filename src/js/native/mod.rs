//! Built-in functions in Rust: those that call no function of the program's. The others are in the prelude.
//!
//! A native looks at its arguments, asks for primitives where it needs them ([`Stop::Primitive`], before it changes
//! anything) and gives a value, or says what to call.

use super::Value;
use super::cx::Cx;
use super::stop::Stop;
use crate::heap::Addr;

/// A call of a native.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// The function itself (`None` for an intrinsic of the prelude).
    pub callee: Option<Addr>,
    /// `this`.
    pub this: Value,
    /// The arguments.
    pub arguments: &'a [Value],
    /// `new.target`: `Undefined` when it is not called with `new`.
    pub new_target: Value,
}

impl Call<'_> {
    /// An argument; `undefined` where there is none.
    pub fn argument(&self, index: usize) -> Value {
        self.arguments.get(index).copied().unwrap_or(Value::Undefined)
    }
}

/// How a native ends.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// With a value.
    Value(Value),
    /// By calling a function in its place: that one's result is the result.
    Call {
        /// What is called.
        function: Value,
        /// With which `this`.
        this: Value,
        /// The arguments.
        arguments: Vec<Value>,
    },
    /// By going on with a suspended call: `mode` is one of [`super::code::resume`].
    Resume {
        /// The generator or coroutine.
        generator: Addr,
        /// How.
        mode: i32,
        /// With what.
        value: Value,
    },
}

impl From<Value> for Done {
    fn from(value: Value) -> Done {
        Done::Value(value)
    }
}

/// What a native is in Rust.
pub type Run = fn(&mut Cx, &Call) -> Result<Done, Stop>;

/// A native.
#[derive(Clone, Copy, Debug)]
pub struct Native {
    /// Its place: `Array.prototype.push`, `get Map.prototype.size`, `Array.prototype[Symbol.iterator]`, `Map` (a global); `$name` for an
    /// intrinsic that only the prelude can call.
    pub name: &'static str,
    /// Its `length`.
    pub length: u16,
    /// Whether it can be called with `new`.
    pub constructs: bool,
    /// What it does.
    pub run: Run,
}
