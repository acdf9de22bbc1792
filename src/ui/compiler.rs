//! The compiler, where it is a module of its own: the page's script knows how to load it, which it does when a text comes
//! that is new here.

use crate::lab::compiled;
use js_sys::{Error, Function, Promise, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

thread_local! {
    /// What takes a text and promises its bytes.
    static COMPILER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Texts that are new here are prepared with this: a function that takes a text, the element it is in and whether it is a
/// program, and promises the bytes it is compiled to. Of a text that this core does not read at all (see
/// [`crate::lab::HeldProgram`] and [`crate::lab::LAB`]) it has another core take over the element, and promises nothing
/// that ever comes.
#[wasm_bindgen(js_name = compileWith)]
pub fn compile_with(compiler: Function) {
    COMPILER.set(Some(compiler));
}

/// Unicode's properties are looked up with this: a function that takes the name of one and gives the code points that have
/// it, from and to, or throws.
#[cfg(feature = "programs")]
#[wasm_bindgen(js_name = propertiesWith)]
pub fn properties_with(find: Function) {
    compiled::properties_with(move |name| {
        Some(js_sys::Uint32Array::new(&find.call1(&JsValue::NULL, &name.into()).ok()?).to_vec())
    });
}

/// Has a text compiled; afterwards it can be opened. What goes wrong here has nothing to do with the text.
pub async fn compile(text: &str, host: &HtmlElement, program: bool) -> Result<(), String> {
    let answer = match COMPILER.with_borrow(Clone::clone) {
        Some(compiler) => compiler.call3(&JsValue::NULL, &text.into(), host, &program.into()),
        None => Err(JsValue::from("the page has none")),
    };
    let bytes = match answer {
        Ok(answer) => JsFuture::from(Promise::resolve(&answer)).await,
        Err(reason) => Err(reason),
    };
    match bytes {
        Ok(bytes) if compiled::keep(&Uint8Array::new(&bytes).to_vec()) => Ok(()),
        Ok(_) => Err("the compiler is of another version than the rest of heapwave: load the page again".into()),
        Err(reason) => Err(format!(
            "this {} cannot be loaded ({}): check the connection, then change the text or load the page again",
            if program {
                "program is new here, and the compiler that it needs"
            } else {
                "graph is in a format whose reader"
            },
            why(&reason)
        )),
    }
}

fn why(reason: &JsValue) -> String {
    let message = reason.dyn_ref::<Error>().map(|error| String::from(error.message()));
    message.or_else(|| reason.as_string()).unwrap_or_else(|| "nobody said why".into())
}
