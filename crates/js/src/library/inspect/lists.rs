//! The items of arrays, maps, sets and their iterators, and what a promise came to.

use super::layout::Parts;
use super::{Inspector, Value};
use crate::class::{iterator, map, promise};
use crate::key::Key;
use crate::library::table;
use crate::stop::Stop;
use memory::heap::Addr;

/// That more items follow.
pub(super) fn more(count: usize) -> String {
    format!("... {count} more item{}", if count == 1 { "" } else { "s" })
}

fn holes(count: u32) -> String {
    format!("<{count} empty item{}>", if count == 1 { "" } else { "s" })
}

impl Inspector<'_, '_> {
    /// The elements of an array; holes in a row are one item.
    pub(super) fn array_items(&mut self, at: Addr, level: i32) -> Result<Vec<String>, Stop> {
        let length = self.length(at)?;
        let most = self.options.items.min(length as usize);
        let (mut output, mut index) = (Vec::new(), 0);
        while index < length && output.len() < most {
            let own = self.cx.own(at, Key::Index(index))?;
            match own {
                Some(own) => {
                    output.push(self.property_value(own, level)?);
                    index += 1;
                }
                None => {
                    let from = index;
                    index = self.cx.next_element(at, from).map_or(length, |next| next.min(length));
                    output.push(holes(index - from));
                }
            }
        }
        if index < length {
            output.push(more((length - index) as usize));
        }
        Ok(output)
    }

    /// The entries of a map or a set, from a number on.
    fn entries(&self, at: Addr, from: u32) -> Vec<(Value, Value)> {
        let (mut found, mut number) = (Vec::new(), from);
        while let Some((at, key, value)) = table::from(self.cx, at, number) {
            found.push((key, value));
            if found.len() > self.options.items {
                break;
            }
            number = at + 1;
        }
        found
    }

    /// How many entries a map or a set has.
    pub(super) fn size(&self, at: Addr) -> usize {
        match self.cx.slot(at, map::COUNT) {
            Value::Int(count) => count as usize,
            _ => 0,
        }
    }

    /// What a map (as pairs) or a set holds.
    pub(super) fn collection_items(&mut self, at: Addr, pairs: bool, level: i32) -> Result<Vec<String>, Stop> {
        let (entries, size) = (self.entries(at, 0), self.size(at));
        let mut output = Vec::new();
        for (key, value) in entries.into_iter().take(self.options.items) {
            let mut text = self.indented(key, level)?;
            if pairs {
                text.push_str(" => ");
                text.push_str(&self.indented(value, level)?);
            }
            output.push(text);
        }
        if size > output.len() {
            output.push(more(size - output.len()));
        }
        Ok(output)
    }

    /// What an iterator over a map or a set will give yet, and whether that is pairs.
    pub(super) fn iterator_items(&mut self, at: Addr, level: i32) -> Result<(Vec<String>, bool), Stop> {
        let Some(target) = self.cx.slot(at, iterator::TARGET).target() else { return Ok((Vec::new(), false)) };
        let from = if let Value::Int(index) = self.cx.slot(at, iterator::INDEX) { index as u32 } else { 0 };
        let kind = self.cx.slot(at, iterator::KIND);
        let is_map = self.cx.class(target) == crate::Class::Map;
        let mut output = Vec::new();
        for (key, value) in self.entries(target, from).into_iter().take(self.options.items) {
            output.push(match kind {
                Value::Int(2) => {
                    self.indentation += 2;
                    let pair = self.pair(key, if is_map { value } else { key }, level);
                    self.indentation -= 2;
                    pair?
                }
                Value::Int(1) if is_map => self.indented(value, level)?,
                _ => self.indented(key, level)?,
            });
        }
        Ok((output, kind == Value::Int(2)))
    }

    fn pair(&mut self, key: Value, value: Value, level: i32) -> Result<String, Stop> {
        let output = vec![self.value(key, level)?, self.value(value, level)?];
        let parts = Parts { output, base: String::new(), braces: ("[".into(), "]"), list: true };
        Ok(self.laid_out(parts, level, None))
    }

    /// What became of a promise.
    pub(super) fn promise_items(&mut self, at: Addr, level: i32) -> Result<Vec<String>, Stop> {
        let result = self.cx.slot(at, promise::RESULT);
        Ok(vec![match self.cx.slot(at, promise::STATE) {
            Value::Int(0) => "<pending>".into(),
            Value::Int(1) => self.indented(result, level)?,
            _ => format!("<rejected> {}", self.indented(result, level)?),
        }])
    }
}
