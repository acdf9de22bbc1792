//! What differs between a native program and wasm under node: the clock, the way out for text, the options.

#[cfg(not(target_arch = "wasm32"))]
mod place {
    use std::sync::LazyLock;
    use std::time::Instant;

    static START: LazyLock<Instant> = LazyLock::new(Instant::now);

    pub fn now() -> f64 {
        START.elapsed().as_secs_f64() * 1e3
    }

    pub fn say(line: &str) {
        println!("{line}");
    }

    pub fn options() -> Vec<String> {
        std::env::args().skip(1).collect()
    }
}

#[cfg(target_arch = "wasm32")]
mod place {
    use wasm_bindgen::{JsCast, JsValue};

    /// Something that hangs on the global object, by the names that lead there.
    fn global(names: [&str; 2]) -> JsValue {
        names.iter().fold(js_sys::global().into(), |at, name| js_sys::Reflect::get(&at, &(*name).into()).unwrap())
    }

    pub fn now() -> f64 {
        let performance = js_sys::Reflect::get(&js_sys::global(), &"performance".into()).unwrap();
        performance.unchecked_into::<web_sys::Performance>().now()
    }

    pub fn say(line: &str) {
        global(["console", "log"]).unchecked_into::<js_sys::Function>().call1(&JsValue::NULL, &line.into()).unwrap();
    }

    pub fn options() -> Vec<String> {
        let arguments = js_sys::Array::from(&global(["process", "argv"]));
        arguments.iter().skip(2).filter_map(|option| option.as_string()).collect()
    }
}

pub use place::{now, options, say};

/// How many milliseconds something takes, and what comes of it.
pub fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = now();
    let result = std::hint::black_box(work());
    (now() - start, result)
}
