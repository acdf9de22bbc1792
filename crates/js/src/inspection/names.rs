//! What things are called by what they are: an instance by its class and what tells it apart, an element by its tag.
//!
//! Everything else is called by the variable or property that first held it, which the machine takes down.

use super::code_name;
use crate::class::{Class, function};
use crate::code::CodeId;
use crate::key::{Key, attribute};
use crate::program::name;
use crate::{Reader, Value};
use memory::heap::{Addr, Slot};

/// The properties that tell an instance apart, the best first.
const TELLING: [&str; 4] = ["name", "id", "key", "title"];
/// No more letters of it are shown.
const LETTERS: usize = 12;

impl Reader<'_> {
    /// The name that a thing has by what it is; `None` for what is called by who holds it.
    pub(super) fn own_name(&self, at: Addr) -> Option<String> {
        match self.class(at)? {
            Class::Node => self.node_name(at),
            _ => {
                let class = self.instance_of(at)?;
                Some(self.telling(at).map_or(class.clone(), |what| format!("{class} {what}")))
            }
        }
    }

    /// The class of which an object is an instance.
    pub(super) fn instance_of(&self, at: Addr) -> Option<String> {
        Some(code_name(self.program, self.maker(at)?)).filter(|name| name != "function")
    }

    /// The code of the constructor of which an object is an instance.
    pub(super) fn maker(&self, at: Addr) -> Option<CodeId> {
        let prototype =
            self.class(at).filter(|class| class.is_object() && !class.is_function()).and(self.prototype(at))?;
        if self.world.heap.immortal(prototype) || self.class(prototype).is_none() || self.constructor(at).is_some() {
            return None;
        }
        let maker = self.constructor(prototype)?;
        (self.slot(maker, function::PROTOTYPE).target() == Some(prototype)).then_some(())?;
        self.code_of(maker)
    }

    /// The function that an object says it was made by, as prototypes do.
    fn constructor(&self, at: Addr) -> Option<Addr> {
        let (_, attributes, slot) = self.find(at, Key::Name(name::constructor))?;
        let maker = self.load(slot).target().filter(|_| attributes & attribute::ACCESSOR == 0)?;
        (self.class(maker) == Some(Class::Function)).then_some(maker)
    }

    /// What tells an instance apart: `"ann"`, or `#7`.
    fn telling(&self, at: Addr) -> Option<String> {
        let atoms = self.program.atoms.borrow();
        let known = TELLING.iter().filter_map(|name| atoms.known(name));
        let keys: Vec<Key> = known.map(Key::Name).collect();
        drop(atoms);
        let value = |key: &Key| {
            let (_, attributes, slot) = self.find(at, *key)?;
            let value = (attributes & attribute::ACCESSOR == 0).then(|| self.load(slot))?;
            match (self.as_number(value), self.display(value)) {
                (Some(number), _) => Some(format!("#{}", crate::convert::number_text(number))),
                (_, Some(text)) if !text.is_empty() => Some(format!("\"{}\"", shortened(&text))),
                _ => None,
            }
        };
        keys.iter().find_map(value)
    }

    /// `li#first.done`.
    fn node_name(&self, at: Addr) -> Option<String> {
        let tag = self.display(self.secret(at, "nodeName")?)?.to_lowercase();
        let attributes = self.secret(at, "attributes").and_then(Value::target);
        let attribute = |name: &str| {
            let key = Key::Name(self.program.atoms.borrow().known(name)?);
            let (.., slot) = self.find(attributes?, key)?;
            self.display(self.load(slot))
        };
        let id = attribute("id").filter(|id| !id.is_empty()).map(|id| format!("#{}", shortened(&id)));
        let class = attribute("class").unwrap_or_default();
        let classes: String = class.split_whitespace().map(|word| format!(".{word}")).collect();
        Some(format!("{tag}{}{classes}", id.unwrap_or_default()))
    }

    /// What the host keeps in an object under a symbol of some description.
    pub(super) fn secret(&self, at: Addr, name: &str) -> Option<Value> {
        self.secret_of(self.pairs(at), name)
    }

    /// The same, of its properties.
    pub(super) fn secret_of(&self, pairs: Vec<(Key, u8, Slot)>, name: &str) -> Option<Value> {
        let known = |key: Key| matches!(key, Key::Symbol(symbol) if self.program.display(symbol.description()) == name);
        let (.., slot) =
            pairs.into_iter().find(|(key, attributes, _)| attributes & attribute::PRIVATE != 0 && known(*key))?;
        Some(self.load(slot))
    }
}

fn shortened(text: &str) -> String {
    let short: String = text.chars().take(LETTERS).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
