//! The prelude: the built-in functions that call functions of the program's, written in JavaScript, and the host
//! environment. One strict script, compiled once and run before any program; all that it makes is immortal.
//!
//! A top-level function is installed where its name says, see [`crate::realm`]; one whose name begins with `$` is for the
//! prelude alone. Natives that only the prelude calls are in [`super`] under such names. Nothing here may depend on what
//! a program can change: no method is called that is looked up in a prototype of the language's.

/// The parts, in the order in which they run.
const PARTS: [(&str, &str); 41] = [
    ("operators", include_str!("prelude/operators.js")),
    ("iteration", include_str!("prelude/iteration.js")),
    ("generators", include_str!("prelude/generators.js")),
    ("errors", include_str!("prelude/errors.js")),
    ("arrays", include_str!("prelude/arrays.js")),
    ("sorting", include_str!("prelude/sorting.js")),
    ("objects", include_str!("prelude/objects.js")),
    ("collections", include_str!("prelude/collections.js")),
    ("strings", include_str!("prelude/strings.js")),
    ("regexps", include_str!("prelude/regexps.js")),
    ("buffers", include_str!("prelude/buffers.js")),
    ("proxies", include_str!("prelude/proxies.js")),
    ("helpers", include_str!("prelude/helpers.js")),
    ("json", include_str!("prelude/json.js")),
    ("locale", include_str!("prelude/locale.js")),
    ("promises", include_str!("prelude/promises.js")),
    ("asyncs", include_str!("prelude/asyncs.js")),
    ("disposables", include_str!("prelude/disposables.js")),
    ("combinators", include_str!("prelude/combinators.js")),
    ("sequences", include_str!("prelude/sequences.js")),
    ("bytes", include_str!("prelude/bytes.js")),
    ("console", include_str!("prelude/console.js")),
    ("timers", include_str!("prelude/timers.js")),
    ("events", include_str!("prelude/events.js")),
    ("abort", include_str!("prelude/abort.js")),
    ("nodes", include_str!("prelude/nodes.js")),
    ("lists", include_str!("prelude/lists.js")),
    ("elements", include_str!("prelude/elements.js")),
    ("selectors", include_str!("prelude/selectors.js")),
    ("markup", include_str!("prelude/markup.js")),
    ("observers", include_str!("prelude/observers.js")),
    ("customs", include_str!("prelude/customs.js")),
    ("document", include_str!("prelude/document.js")),
    ("window", include_str!("prelude/window.js")),
    ("fetch", include_str!("prelude/fetch.js")),
    ("texts", include_str!("prelude/texts.js")),
    ("addresses", include_str!("prelude/addresses.js")),
    ("channels", include_str!("prelude/channels.js")),
    ("entries", include_str!("prelude/entries.js")),
    ("pictures", include_str!("prelude/pictures.js")),
    ("modules", include_str!("prelude/modules.js")),
];

/// The script.
pub fn source() -> String {
    let parts = PARTS.iter().map(|(_, text)| *text);
    std::iter::once("'use strict';\n").chain(parts).collect()
}

/// What the machine and compiled code call by themselves, in the order of [`crate::code::Helper`].
pub const HELPERS: &[&str] = &[
    "$toPrimitive",
    "$binary",
    "$unary",
    "$instanceOf",
    "$iterator",
    "$next",
    "$close",
    "$closeQuietly",
    "$spread",
    "$copyProperties",
    "$restProperties",
    "$forIn",
    "$template",
    "$await",
    "$asyncReturn",
    "$asyncThrow",
    "$coerce",
    "$coerceConstruct",
    "$job",
    "$task",
    "$finalize",
    "$resume",
    "$asSpecies",
    "$tag",
    "$concat",
    "$fire",
    "$printAsked",
    "$addDisposable",
    "$dispose",
    "$disposeLater",
    "$oddIterator",
    "$asyncIterator",
    "$asyncClose",
    "$asyncCloseQuietly",
    "$proxyGet",
    "$proxySet",
    "$proxyDelete",
    "$proxyCall",
    "$proxyConstruct",
    "$proxyNative",
    "$storeElement",
    "$open",
    "$import",
    "$importComputed",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Helper;
    use crate::program::name;
    use crate::{Atoms, library, syntax};

    /// The part and the line of a place in the script.
    fn place(at: usize) -> String {
        let text = source();
        let before = text[..at.min(text.len())].matches('\n').count();
        let mut line = before - usize::from(before > 0);
        for (name, part) in PARTS {
            let lines = part.matches('\n').count();
            if line < lines {
                return format!("{name}.js:{}", line + 1);
            }
            line -= lines;
        }
        "the end".into()
    }

    #[test]
    fn the_prelude_compiles_and_has_every_helper() {
        let mut atoms = Atoms::default();
        name::TEXTS.iter().for_each(|text| _ = atoms.named(text));
        let options = syntax::Options { intrinsics: Some(library::find), ..Default::default() };
        let unit = match syntax::compile(&source(), &mut atoms, options) {
            Ok(unit) => unit,
            Err(refusal) => panic!("{}: {}", place(refusal.at as usize), refusal.message),
        };
        for name in HELPERS {
            let atom = atoms.named(name);
            assert!(unit.functions.iter().any(|(other, _)| *other == atom), "the prelude has no {name}");
        }
        assert_eq!(HELPERS.len(), Helper::ImportComputed as usize + 1);
    }

    #[test]
    fn the_parts_give_a_name_to_one_function_each() {
        let mut names = std::collections::HashSet::new();
        for (part, text) in PARTS {
            let functions = text.lines().filter_map(|line| line.trim_start_matches("async ").strip_prefix("function"));
            for rest in functions {
                let name = rest.trim_start_matches('*').trim_start().split('(').next().unwrap_or_default();
                assert!(names.insert(name), "{part}.js declares {name}, which another part has");
                assert!(library::find(name).is_none(), "{part}.js declares {name}, which is a native");
            }
        }
    }
}
