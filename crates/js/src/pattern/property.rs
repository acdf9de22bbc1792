//! Which characters have a property of Unicode: as somebody says who has the tables already, such as a browser; else by
//! those of a build with the feature `unicode`.

use super::set::CodeSet;
use std::cell::RefCell;

type Find = Box<dyn Fn(&str) -> Option<Vec<u32>>>;

thread_local! {
    static FIND: RefCell<Option<Find>> = const { RefCell::new(None) };
}

/// Has Unicode's properties, such as `Lu` and `Script=Greek`, looked up by this: it gives the code points that have one, as
/// from and to and from and to; or nothing where there is none of that name.
pub fn properties_with(find: impl Fn(&str) -> Option<Vec<u32>> + 'static) {
    FIND.set(Some(Box::new(find)));
}

/// `\p{name}` and `\p{name=value}`.
pub(super) fn property(name: &str, value: Option<&str>) -> Result<CodeSet, String> {
    let text = value.map_or_else(|| name.to_owned(), |value| format!("{name}={value}"));
    let elsewhere = FIND.with_borrow(|find| find.as_ref().map(|find| find(&text)));
    let found =
        elsewhere.unwrap_or_else(|| tables(&text)).ok_or_else(|| format!("heapwave knows no property {{{text}}}"))?;
    Ok(CodeSet::of(&found.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()))
}

#[cfg(not(feature = "unicode"))]
fn tables(_: &str) -> Option<Vec<u32>> {
    None
}

#[cfg(feature = "unicode")]
fn tables(text: &str) -> Option<Vec<u32>> {
    use regex_syntax::hir::{Class, HirKind};
    let parsed = regex_syntax::Parser::new().parse(&format!("\\p{{{text}}}")).ok()?;
    match parsed.kind() {
        HirKind::Class(Class::Unicode(class)) => {
            Some(class.iter().flat_map(|it| [it.start() as u32, it.end() as u32]).collect())
        }
        HirKind::Class(Class::Bytes(class)) => {
            Some(class.iter().flat_map(|it| [it.start().into(), it.end().into()]).collect())
        }
        HirKind::Literal(literal) => {
            Some(std::str::from_utf8(&literal.0).ok()?.chars().flat_map(|c| [c as u32, c as u32]).collect())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{properties_with, property};

    #[test]
    #[cfg(feature = "unicode")]
    fn properties_have_names_and_values() {
        let upper = property("Lu", None).unwrap();
        assert!(upper.within(0x41) && !upper.within(0x61));
        assert!(property("Script", Some("Greek")).unwrap().within(0x3a9));
        assert_eq!(property("Nope", None).unwrap_err(), "heapwave knows no property {Nope}");
    }

    #[test]
    fn whoever_has_tables_is_asked() {
        properties_with(|name| (name == "Script=Own").then(|| vec![1, 3, 7, 7]));
        let own = property("Script", Some("Own")).unwrap();
        assert_eq!([0, 1, 3, 4, 7].map(|point| own.within(point)), [false, true, true, false, true]);
        assert!(property("Lu", None).is_err());
    }
}
