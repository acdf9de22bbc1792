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
    WITH: "with", "name the object's properties in full.", "with (o) { x = 1 }";
    DIRECT_EVAL: "eval", "write the code itself; only text that stands here is compiled.", "eval('1')";
    FUNCTION_CONSTRUCTOR: "calling Function", "write a function expression; only text that stands here is compiled.", "new Function('return 1')";
    MODULE: "import.meta", "write what it would say as a constant.", "import.meta.url;";
    TOP_LEVEL_AWAIT: "await in a function that is not async", "write async before the function.", "function f() { await g(); }";
    DECORATOR: "a decorator", "call a function with the class.", "@d class A {}";
    ACCESSOR_FIELD: "an accessor field", "write a private field with a getter and a setter.", "class A { accessor x = 1 }";
    IF_FUNCTION: "a function declaration as the body of an if", "put it into braces.", "if (1) function f() {}";
    TYPESCRIPT: "TypeScript", "take the types away.", "let a: number = 1;";
    JSX: "JSX", "call document.createElement.", "let a = <div />;";
    USING: "using in the head of a loop, in a case or in a static block", "put it into a block of its own, in braces.", "for (using a of b) {}";
    RESERVED_NAME: "a name that begins with $gcs_", "choose another name.", "let $gcs_a = 1;";
    DELETE_SUPER: "delete of a property of super", "use delete with this.", "class A { f() { delete super.x } }";
    LONG_SOURCE: "a source of more than 256 KiB", "show a smaller program.", "";
    DEEP_SOURCE: "code nested this deep", "give parts of it names of their own.", "";
}

/// Global names that other engines have: what to use instead.
pub const GLOBALS: &[(&str, &str)] = &[
    ("Intl", "format by hand."),
    ("eval", "write the code itself."),
    ("SharedArrayBuffer", "use an Array."),
    ("Atomics", "there are no threads here."),
    ("WebAssembly", "only JavaScript runs here."),
    ("Worker", "there is one thread here."),
    ("Buffer", "use an Array."),
    ("ShadowRealm", "there is one realm here, and only text that stands in the program is compiled."),
];

/// What `require` gives, besides files of the program's own, in the order of the prelude's list.
pub const MODULES: [&str; 13] = [
    "events",
    "assert",
    "util",
    "process",
    "timers",
    "timers/promises",
    "os",
    "path",
    "perf_hooks",
    "url",
    "buffer",
    "worker_threads",
    "crypto",
];

/// Where among [`MODULES`] stands what `require` gives by a name.
pub fn module_number(name: &str) -> Option<usize> {
    let known = name.strip_prefix("node:").unwrap_or(name);
    MODULES.iter().position(|module| *module == known)
}

/// What is said of a module that `require` does not have.
pub fn missing_module(name: &str) -> Option<String> {
    let modules = MODULES.join(", ");
    let missing = !name.starts_with('.') && module_number(name).is_none();
    missing.then(|| {
        format!("Cannot find module '{name}': heapwave has {modules}. Put the code of others into the program.")
    })
}

/// What to write instead of a global that is not there.
pub fn instead_of(name: &str) -> Option<&'static str> {
    GLOBALS.iter().find(|(it, _)| *it == name).map(|(_, instead)| instead.trim_end_matches('.'))
}

/// What is said of a global that is not there.
pub fn missing_global(name: &str) -> Option<String> {
    let (name, instead) = GLOBALS.iter().find(|(it, _)| *it == name)?;
    Some(format!("{name} is not supported: {instead}"))
}
