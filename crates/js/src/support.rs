//! What of JavaScript is not supported: the one list, which the compiler refuses by, tests go through and the docs print.

/// Something that is refused before anything runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// What it is called.
    pub construct: &'static str,
    /// What to write instead, or why there is nothing.
    pub instead: &'static str,
    /// A text that is refused for it.
    pub example: &'static str,
}

impl Unsupported {
    /// The sentence of the refusal.
    pub fn sentence(&self) -> String {
        format!("{} is not supported: {}", self.construct, self.instead)
    }
}

macro_rules! unsupported {
    ($($id:ident: $construct:literal, $instead:literal, $example:literal;)*) => {
        $(
            #[allow(missing_docs, reason = "the construct says it")]
            pub const $id: Unsupported = Unsupported { construct: $construct, instead: $instead, example: $example };
        )*
        /// Every construct that is not supported.
        pub const CONSTRUCTS: &[Unsupported] = &[$($id),*];
    };
}

unsupported! {
    REGEXP: "a regular expression", "use string methods such as includes, indexOf, split and slice.", "let r = /a+/g;";
    BIGINT: "a BigInt literal", "use numbers.", "let n = 10n;";
    WITH: "with", "name the object's properties in full.", "with (o) { x = 1 }";
    DIRECT_EVAL: "eval", "write the code itself; only text that stands here is compiled.", "eval('1')";
    FUNCTION_CONSTRUCTOR: "calling Function", "write a function expression; only text that stands here is compiled.", "new Function('return 1')";
    MODULE: "a module (import, export)", "put everything into one script.", "export const a = 1;";
    DYNAMIC_IMPORT: "import()", "put everything into one script.", "import('x');";
    ASYNC_GENERATOR: "an async generator", "use a generator of promises, or an async function with a loop.", "async function* f() {}";
    FOR_AWAIT: "for await", "loop over promises with for-of and await each.", "async function f() { for await (let x of y) {} }";
    TOP_LEVEL_AWAIT: "await outside an async function", "wrap the code into an async function and call it.", "await 1;";
    ALIASED_ARGUMENTS: "assigning to a parameter, or to an element of arguments, in a sloppy function that uses arguments", "add 'use strict', or use a rest parameter, or another variable.", "function f(a) { a = 1; return arguments[0]; }";
    DECORATOR: "a decorator", "call a function with the class.", "@d class A {}";
    ACCESSOR_FIELD: "an accessor field", "write a private field with a getter and a setter.", "class A { accessor x = 1 }";
    LABELLED_FUNCTION: "a labelled function declaration", "take the label away.", "a: function f() {}";
    IF_FUNCTION: "a function declaration as the body of an if", "put it into braces.", "if (1) function f() {}";
    CASE_FUNCTION: "a function declaration directly in a switch case", "put the case's statements into braces.", "switch (1) { case 1: function f() {} }";
    TYPESCRIPT: "TypeScript", "take the types away.", "let a: number = 1;";
    JSX: "JSX", "call document.createElement.", "let a = <div />;";
    USING: "using", "call the function that disposes of it in a finally block.", "{ using a = f(); }";
    RESERVED_NAME: "a name that begins with $gcs_", "choose another name.", "let $gcs_a = 1;";
    DELETE_SUPER: "delete of a property of super", "use delete with this.", "class A { f() { delete super.x } }";
    LONG_SOURCE: "a source of more than 256 KiB", "show a smaller program.", "";
    DEEP_SOURCE: "code nested this deep", "give parts of it names of their own.", "";
}

/// Global names that other engines have: what to use instead.
pub const GLOBALS: &[(&str, &str)] = &[
    ("Proxy", "use getters and setters."),
    ("Reflect", "use the operators and the methods of Object."),
    ("BigInt", "use numbers."),
    ("Intl", "format by hand."),
    ("RegExp", "use string methods."),
    ("eval", "write the code itself."),
    ("ArrayBuffer", "use an Array."),
    ("SharedArrayBuffer", "use an Array."),
    ("Atomics", "there are no threads here."),
    ("DataView", "use an Array."),
    ("Int8Array", "use an Array."),
    ("Uint8Array", "use an Array."),
    ("Uint8ClampedArray", "use an Array."),
    ("Int16Array", "use an Array."),
    ("Uint16Array", "use an Array."),
    ("Int32Array", "use an Array."),
    ("Uint32Array", "use an Array."),
    ("Float32Array", "use an Array."),
    ("Float64Array", "use an Array."),
    ("BigInt64Array", "use an Array."),
    ("BigUint64Array", "use an Array."),
    ("WebAssembly", "only JavaScript runs here."),
    ("structuredClone", "copy with JSON.parse(JSON.stringify(x)) or by hand."),
    ("fetch", "use setTimeout with the data."),
    ("XMLHttpRequest", "use setTimeout with the data."),
    ("WebSocket", "use setInterval with the data."),
    ("Worker", "there is one thread here."),
    ("localStorage", "use a variable."),
    ("sessionStorage", "use a variable."),
    ("Iterator", "write a generator."),
    ("AsyncIterator", "write an async function."),
    ("MutationObserver", "call the function where the change is made."),
    ("ResizeObserver", "nothing is laid out here."),
    ("IntersectionObserver", "nothing is laid out here."),
    ("AbortController", "use a variable that says it."),
    ("Event", "dispatch an object with a type."),
    ("CustomEvent", "dispatch an object with a type."),
    ("EventTarget", "use an element of the document."),
    ("URL", "use a string."),
    ("Image", "use document.createElement('img')."),
    ("require", "put everything into one script."),
    ("Buffer", "use an Array."),
];

/// What is said of a global that is not there.
pub fn missing_global(name: &str) -> Option<String> {
    let (name, instead) = GLOBALS.iter().find(|(it, _)| *it == name)?;
    Some(format!("{name} is not supported: {instead}"))
}
