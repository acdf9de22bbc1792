//! From a program's text to its code: compiled here, or taken from bytes that a compiler elsewhere has made of that text.
//!
//! With the feature `compiler` everything is compiled on the spot. Without it the page has no compiler: a program can be
//! run once the bytes it was compiled to are [`kept`](keep), whether they stand beside it in the page or come from the
//! compiler's own module. Bytes of another text or of another build are never taken.

use super::HeldProgram;
#[cfg(feature = "programs")]
pub use js::properties_with;
use js::{Limits, Refusal};
#[cfg(feature = "programs")]
use js::{Prelude, Program};

#[cfg(feature = "compiler")]
mod here {
    use super::*;
    use js::packed;

    /// The prelude, before it has run.
    pub fn prelude() -> Result<Prelude, Refusal> {
        Prelude::compile()
    }

    /// The prelude as bytes, for a build without a compiler.
    pub fn packed_prelude() -> Result<Vec<u8>, String> {
        Prelude::compile().map(|prelude| prelude.pack()).map_err(|refusal| refusal.message)
    }

    /// Which build a packed prelude makes.
    pub fn build(prelude: &[u8]) -> u64 {
        packed::print(prelude)
    }

    /// A program as bytes, for such a build; why it cannot be one is in them too.
    pub fn packed(source: &str) -> Result<Vec<u8>, String> {
        packed_prelude().map(|prelude| js::pack(packed::print(&prelude), source))
    }

    /// Compiles a program of a file. What cannot be run is refused here, before anything runs.
    pub fn program(file: &str, source: &str, limits: Limits) -> Result<HeldProgram, Refusal> {
        let mut program = Program::compile(&crate::lab::boot::prelude()?, source, limits)?;
        program.file = file.into();
        Ok(program.into())
    }

    /// Whether a program can be compiled at once: always.
    pub fn known(_: &str) -> bool {
        true
    }

    /// Keeps what a program was compiled to: there is no need.
    pub fn keep(_: &[u8]) -> bool {
        true
    }
}

#[cfg(all(feature = "programs", not(feature = "compiler")))]
mod here {
    use super::*;
    use js::packed::{print, text_print};
    use std::cell::RefCell;
    use std::rc::Rc;

    /// The prelude as the project's build has compiled it.
    static PRELUDE: &[u8] =
        include_bytes!(env!("HEAPWAVE_PRELUDE", "a build without a compiler is made by `cargo xtask build`"));
    /// How many programs are kept; the latest are.
    const MOST: usize = 256;

    thread_local! {
        /// Programs that were compiled, by the print of their text, the latest last.
        static KEPT: RefCell<Vec<(u64, Rc<[u8]>)>> = const { RefCell::new(Vec::new()) };
        static BUILD: u64 = print(PRELUDE);
    }

    /// What cannot happen where all parts are of one build.
    fn torn() -> Refusal {
        Refusal { at: 0, message: "heapwave's parts do not fit together: load the page again.".into() }
    }

    /// The prelude, before it has run.
    pub fn prelude() -> Result<Prelude, Refusal> {
        Prelude::unpack(PRELUDE).ok_or_else(torn)
    }

    fn find(source: &str) -> Option<Rc<[u8]>> {
        let wanted = print(source.as_bytes());
        KEPT.with_borrow(|kept| kept.iter().find(|(text, _)| *text == wanted).map(|(_, bytes)| bytes.clone()))
    }

    /// A program whose code is known.
    pub fn program(file: &str, source: &str, limits: Limits) -> Result<HeldProgram, Refusal> {
        let bytes = find(source).ok_or_else(torn)?;
        let prelude = crate::lab::boot::prelude()?;
        let build = BUILD.with(|it| *it);
        let mut program = Program::unpack(&prelude, build, source, &bytes, limits).unwrap_or_else(|| Err(torn()))?;
        program.file = file.into();
        Ok(program.into())
    }

    /// Whether a program's code is known.
    pub fn known(source: &str) -> bool {
        find(source).is_some()
    }

    /// Keeps what a program was compiled to; whether these are bytes of this build.
    pub fn keep(bytes: &[u8]) -> bool {
        let Some(text) = text_print(bytes, BUILD.with(|it| *it)) else { return false };
        KEPT.with_borrow_mut(|kept| {
            kept.retain(|(other, _)| *other != text);
            kept.drain(..kept.len().saturating_sub(MOST - 1));
            kept.push((text, bytes.into()));
        });
        true
    }
}

#[cfg(not(feature = "programs"))]
mod here {
    use super::*;

    /// A program, where there are none.
    pub fn program(_: &str, _: &str, _: Limits) -> Result<HeldProgram, Refusal> {
        Err(Refusal { at: 0, message: "this is a program: it needs the part of heapwave that runs programs.".into() })
    }

    /// Whether a program can be run: none.
    pub fn known(_: &str) -> bool {
        false
    }

    /// Keeps nothing: another part of heapwave runs it.
    pub fn keep(_: &[u8]) -> bool {
        false
    }
}

pub use here::*;

/// Keeps what stands beside a program in a page: its bytes, deflated, in base64. Whether they are of this build.
pub fn keep_text(text: &str) -> bool {
    let bytes = base64::Engine::decode(&base64::prelude::BASE64_STANDARD, text.trim()).ok();
    let bytes = bytes.and_then(|bytes| miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes, MOST_BYTES).ok());
    bytes.is_some_and(|bytes| keep(&bytes))
}

/// More than any program's bytes that stand in a page.
const MOST_BYTES: usize = 16 << 20;

/// A program's bytes as [`keep_text`] reads them.
#[cfg(feature = "compiler")]
pub fn packed_text(source: &str) -> Result<String, String> {
    let packed = miniz_oxide::deflate::compress_to_vec(&packed(source)?, 9);
    Ok(base64::Engine::encode(&base64::prelude::BASE64_STANDARD, packed))
}

/// A program as it was meant: without the empty lines around it, and without the indentation that all its lines share.
pub fn dedented(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(0);
    let last = lines.iter().rposition(|line| !line.is_empty()).map_or(first, |last| last + 1);
    let lines = &lines[first..last];
    let indent = |line: &&str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let shared = lines.iter().filter(|line| !line.is_empty()).map(indent).min().unwrap_or(0);
    lines.iter().map(|line| line.get(shared..).unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::dedented;

    #[test]
    fn a_program_is_freed_of_the_page_around_it() {
        assert_eq!(dedented("\n    f();\n\n      g();\n  "), "f();\n\n  g();");
        assert_eq!(dedented(""), "");
        assert_eq!(dedented("a\n  b"), "a\n  b");
    }
}
