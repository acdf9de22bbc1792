//! The compiler: JavaScript's text to the register program of [`super::code`].

use super::code::Unit;
use super::{Atoms, Refusal};

/// How a text is compiled.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The number of the unit's first function.
    pub first_code: u32,
    /// The number of the unit's first script slot.
    pub first_slot: u32,
    /// For the prelude: finds the number of a native intrinsic by its `$name`. Calls of `$name` in the prelude go to a
    /// prelude function of that name if there is one (`CallCode`), else to the intrinsic (`Intrinsic`); `$call(f, this, ...args)`
    /// is a plain `Call`. There are no sites and no statements in it.
    pub intrinsics: Option<fn(&str) -> Option<u32>>,
}

/// Compiles a script.
pub fn compile(source: &str, atoms: &mut Atoms, options: Options) -> Result<Unit, Refusal> {
    let _ = (source, atoms, options);
    Err(Refusal { at: 0, message: "not yet".into() })
}
