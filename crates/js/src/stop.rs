//! Why an instruction did not give a value: an exception, or something that comes first.

use super::Value;

/// The kinds of native errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the language's own names")]
#[repr(u8)]
pub enum ErrorKind {
    Error,
    TypeError,
    RangeError,
    ReferenceError,
    SyntaxError,
}

/// What an object is wanted as a primitive for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the language's own names")]
pub enum Hint {
    Default,
    Number,
    String,
    /// Not as a primitive, but as an array of what it holds: an array-like with getters.
    List,
    /// Not as a primitive, but with values for getters: a property descriptor, or options.
    Fields,
    /// Not as a primitive, but with values for getters, and its values too: a map of property descriptors.
    Map,
}

/// Why there is no value.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
    /// A value was thrown.
    Throw(Value),
    /// A native error is to be made and thrown.
    Error(ErrorKind, String),
    /// An argument (0 is `this`) is an object and must be made a primitive first; nothing was done yet.
    Primitive(usize, Hint),
    /// The program ends here, as it asked to: nothing that waits is done.
    Exit,
    /// There is no room for this number of bytes; nothing was done yet.
    Full(u32),
}

/// A `TypeError`.
pub fn type_error<T>(message: impl Into<String>) -> Result<T, Stop> {
    Err(Stop::Error(ErrorKind::TypeError, message.into()))
}

/// A `RangeError`.
pub fn range_error<T>(message: impl Into<String>) -> Result<T, Stop> {
    Err(Stop::Error(ErrorKind::RangeError, message.into()))
}
