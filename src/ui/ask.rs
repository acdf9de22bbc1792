//! What the page's script asks for: a command, and the promise that is kept once its moment is shown.

use crate::lab::Fault;
use crate::view::player::Command;
use js_sys::{Error, Function, Promise, Reflect};
use wasm_bindgen::JsValue;

/// What a page can wish for.
#[derive(Debug)]
pub enum Wish {
    /// To be told when the widget rests.
    Rest,
    /// A command.
    Do(Command),
    /// To select the object with a name, or nothing.
    Select(Option<String>),
    /// Go this number of strides; the stride by name, ticks without one.
    Step(i64, Option<String>),
}

/// A wish with its promise.
#[derive(Debug)]
pub struct PendingWish {
    /// What is wished for.
    pub wish: Wish,
    resolve: Function,
    reject: Function,
}

impl PendingWish {
    /// A promise, and the ask that keeps it.
    pub fn promised(wish: Wish) -> (Promise, PendingWish) {
        let mut ends = None;
        let promise = Promise::new(&mut |resolve, reject| ends = Some((resolve, reject)));
        let (resolve, reject) = ends.unwrap_or_else(|| (nothing(), nothing()));
        (promise, PendingWish { wish, resolve, reject })
    }

    /// Keeps the promise.
    pub fn keep(self, value: &JsValue) {
        // A page's own handlers run later, as promises do; nothing can fail here that would be ours to report.
        let _ = self.resolve.call1(&JsValue::NULL, value);
    }

    /// Breaks the promise.
    pub fn refuse(self, fault: &Fault) {
        let _ = self.reject.call1(&JsValue::NULL, &error(fault));
    }
}

/// A fault as the `Error` a script expects, with its place as `line` and `column`.
pub fn error(fault: &Fault) -> JsValue {
    let error = Error::new(&fault.message);
    set(&error, "line", &JsValue::from(fault.line as u32));
    set(&error, "column", &JsValue::from(fault.column as u32));
    error.into()
}

/// Sets a property of an object of ours, which cannot fail.
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

fn nothing() -> Function {
    Function::default()
}
