//! The compiler as a wasm module of its own: takes a program's text, hands over the bytes it is compiled to.
//!
//! The page loads it when somebody opens or writes a program whose bytes do not stand beside it. It knows no heap, no
//! prelude and no page; what cannot be compiled is said in the bytes too.

use js_sys::{Function, Uint32Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Which build the bytes are for: the print of its prelude, which `cargo xtask build` says.
const BUILD: u64 = match option_env!("HEAPWAVE_BUILD") {
    Some(print) => match u64::from_str_radix(print, 16) {
        Ok(print) => print,
        Err(_) => 0,
    },
    None => 0,
};

/// The bytes of a program.
#[wasm_bindgen]
pub fn compile(text: &str) -> Vec<u8> {
    js::pack(BUILD, text)
}

/// Unicode's properties are looked up with this: a function that takes the name of one and gives the code points that have
/// it, from and to, or throws.
#[wasm_bindgen(js_name = propertiesWith)]
pub fn properties_with(find: Function) {
    js::properties_with(move |name| Some(Uint32Array::new(&find.call1(&JsValue::NULL, &name.into()).ok()?).to_vec()));
}
