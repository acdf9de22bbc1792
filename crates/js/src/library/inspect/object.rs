//! One object: which of its parts are shown, and between what.

use super::layout::Parts;
use super::name::Named;
use super::{Inspector, Options};
use crate::class::{Class, VALUE};
use crate::key::Key;
use crate::library::date_text::{self, Style};
use crate::program::name;
use crate::stop::Stop;
use memory::heap::Addr;

/// Which items an object has beside its properties.
enum Items {
    None,
    Array,
    Map,
    Set,
    Iterator,
    Promise,
    Typed,
    Buffer,
    DataView,
    Unknown,
}

impl Inspector<'_, '_> {
    /// An object that stands so many levels deep.
    pub(super) fn object(&mut self, at: Addr, level: i32) -> Result<String, Stop> {
        let class = self.cx.class(at);
        if class == Class::Node {
            return self.node(at);
        }
        let named = Named { constructor: self.constructor(at, level)?, tag: self.tag(at)? };
        let mut keys = self.keys(at);
        let (mut base, mut braces, mut items) = (String::new(), ("{".to_owned(), "}"), Items::None);
        let mut folded = "Object";
        match class {
            Class::Array => {
                let length = self.length(at)?;
                let usual = named.is("Array") && named.tag.is_empty();
                let prefix = if usual { String::new() } else { named.prefix("Array", &format!("({length})")) };
                if length == 0 && keys.is_empty() {
                    return Ok(format!("{prefix}[]"));
                }
                (braces, items, folded) = ((format!("{prefix}["), "]"), Items::Array, "Array");
            }
            Class::Map | Class::Set => {
                folded = if class == Class::Map { "Map" } else { "Set" };
                let prefix = named.prefix(folded, &format!("({})", self.size(at)));
                if self.size(at) == 0 && keys.is_empty() {
                    return Ok(format!("{prefix}{{}}"));
                }
                braces.0 = format!("{prefix}{{");
                items = if class == Class::Map { Items::Map } else { Items::Set };
            }
            Class::Iterator if matches!(named.tag.as_str(), "Map Iterator" | "Set Iterator") => {
                braces.0 = format!("[{}] {{", named.tag);
                items = Items::Iterator;
            }
            Class::View if crate::library::is_typed(self.cx, at) => {
                let prefix = named.prefix("Array", &format!("({})", self.view_length(at)));
                if self.view_length(at) == 0 && keys.is_empty() {
                    return Ok(format!("{prefix}[]"));
                }
                (braces, items, folded) = ((format!("{prefix}["), "]"), Items::Typed, "Array");
            }
            Class::View => (braces.0, items) = (format!("{}{{", named.prefix("DataView", "")), Items::DataView),
            Class::Buffer => (braces.0, items) = (format!("{}{{", named.prefix("ArrayBuffer", "")), Items::Buffer),
            Class::RegExp => base = self.regexp(at, &named),
            Class::Promise => {
                (braces.0, items, folded) = (format!("{}{{", named.prefix("Promise", "")), Items::Promise, "Promise");
            }
            Class::WeakMap | Class::WeakSet => {
                folded = if class == Class::WeakMap { "WeakMap" } else { "WeakSet" };
                (braces.0, items) = (format!("{}{{", named.prefix(folded, "")), Items::Unknown);
            }
            _ if self.is_function(class) => {
                base = self.function(at, &named)?;
                folded = "Function";
            }
            Class::Arguments if named.is("Object") => braces.0 = "[Arguments] {".into(),
            Class::Error => base = self.error(at, &named, &mut keys)?,
            Class::Boxed => base = self.boxed(at, &named),
            Class::Date => base = self.date(at, &named),
            _ if named.is("Object") && named.tag.is_empty() => {}
            _ => braces.0 = format!("{}{{", named.plain()),
        }
        let plain = matches!(items, Items::None) && keys.is_empty();
        if plain && !base.is_empty() {
            return Ok(base);
        }
        if plain {
            return Ok(format!("{}}}", braces.0));
        }
        if self.too_deep(level) || level >= Options::DEEPEST {
            return Ok(named.folded(folded));
        }
        self.seen.push(at);
        let parts = self.parts(at, &mut braces.0, (&keys, &items), level + 1);
        self.seen.pop();
        let output = parts?;
        if let Some(number) = self.circular.iter().position(|other| *other == at) {
            let reference = format!("<ref *{}>", number + 1);
            base = if base.is_empty() { reference } else { format!("{reference} {base}") };
        }
        let list = matches!(items, Items::Array | Items::Typed);
        Ok(self.laid_out(Parts { output, base, braces, list }, level + 1, list.then_some(at)))
    }

    /// The items and the properties.
    fn parts(
        &mut self,
        at: Addr,
        brace: &mut String,
        (keys, items): (&[Key], &Items),
        level: i32,
    ) -> Result<Vec<String>, Stop> {
        self.current_depth = level;
        let mut output = match items {
            Items::None => Vec::new(),
            Items::Array => self.array_items(at, level)?,
            Items::Map => self.collection_items(at, true, level)?,
            Items::Set => self.collection_items(at, false, level)?,
            Items::Promise => self.promise_items(at, level)?,
            Items::Typed => self.view_items(at)?,
            Items::Buffer => self.buffer_items(at),
            Items::DataView => self.data_view_items(at, level)?,
            Items::Unknown => vec!["<items unknown>".into()],
            Items::Iterator => {
                let (output, pairs) = self.iterator_items(at, level)?;
                if pairs {
                    *brace = brace.replace(" Iterator] {", " Entries] {");
                }
                output
            }
        };
        for key in keys {
            output.push(self.property(at, *key, level)?);
            // V8 has two more, which say nothing any more.
            if *key == Key::Name(name::name_) && self.is_sloppy(at) {
                output.extend(["[arguments]: null".into(), "[caller]: null".into()]);
            }
        }
        Ok(output)
    }

    fn date(&mut self, at: Addr, named: &Named) -> String {
        let time = self.cx.as_number(self.cx.slot(at, VALUE)).unwrap_or(f64::NAN);
        let text = if time.is_nan() { "Invalid Date".into() } else { date_text::text(time, Style::Iso) };
        match named.prefix("Date", "") {
            usual if usual == "Date " => text,
            prefix => format!("{prefix}{text}"),
        }
    }

    /// A node of the document, as its opening tag.
    fn node(&mut self, at: Addr) -> Result<String, Stop> {
        let mut said = |text: &str| -> Result<String, Stop> {
            let atom = self.cx.program.atoms.borrow_mut().named(text);
            Ok(self.own_value(at, atom)?.and_then(|value| self.cx.display(value)).unwrap_or_default())
        };
        let (kind, id, class) = (said("nodeName")?.to_lowercase(), said("id")?, said("className")?);
        if kind.is_empty() || kind.starts_with('#') {
            return Ok(if kind.is_empty() { "[Node]".into() } else { kind });
        }
        let attribute = |name: &str, value: &str| match value.is_empty() {
            true => String::new(),
            false => format!(" {name}=\"{value}\""),
        };
        Ok(format!("<{kind}{}{}>", attribute("id", &id), attribute("class", &class)))
    }
}

const _: () = assert!(Options::DEEPEST > Options::HIDDEN.depth);
