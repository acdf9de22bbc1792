//! Buffers, typed arrays and data views: their bytes and elements; and what a regular expression is.

use super::lists::more;
use super::name::Named;
use super::{Inspector, Value};
use crate::class::{buffer, view};
use crate::library::{elements, regexp};
use crate::stop::Stop;
use memory::heap::Addr;

impl Inspector<'_, '_> {
    /// How many elements a typed array has.
    pub(super) fn view_length(&self, at: Addr) -> usize {
        elements::length(self.cx, at).unwrap_or(0) as usize
    }

    /// The elements of a typed array.
    pub(super) fn view_items(&mut self, at: Addr) -> Result<Vec<String>, Stop> {
        let length = self.view_length(at);
        let mut output = Vec::new();
        for index in 0..length.min(self.options.items) {
            let element = elements::read(self.cx, at, index as u32)?.unwrap_or(Value::Undefined);
            output.push(self.primitive(element));
        }
        if length > output.len() {
            output.push(more(length - output.len()));
        }
        Ok(output)
    }

    /// The bytes of a buffer, and how many there are.
    pub(super) fn buffer_items(&self, at: Addr) -> Vec<String> {
        let length = elements::buffer_length(self.cx, at) as usize;
        let Some(store) = self.cx.slot(at, buffer::BYTES).target() else {
            return vec!["(detached)".into(), "byteLength: 0".into()];
        };
        let heap = &self.cx.mutator.world().heap;
        let byte = |index: usize| (heap.data(store, index as u32 / 8) >> (index % 8 * 8)) as u8;
        let shown = length.min(self.options.items);
        let mut bytes = (0..shown).map(|index| format!("{:02x}", byte(index))).collect::<Vec<_>>().join(" ");
        match length - shown {
            0 => {}
            1 => bytes.push_str(" ... 1 more byte"),
            more => bytes.push_str(&format!(" ... {more} more bytes")),
        }
        vec![format!("[Uint8Contents]: <{bytes}>"), format!("byteLength: {length}")]
    }

    /// What a data view sees.
    pub(super) fn data_view_items(&mut self, at: Addr, level: i32) -> Result<Vec<String>, Stop> {
        let offset = self.primitive(self.cx.slot(at, view::OFFSET));
        let buffer = self.cx.slot(at, view::BUFFER);
        let buffer = self.indented(buffer, level)?;
        Ok(vec![
            format!("byteLength: {}", self.view_length(at)),
            format!("byteOffset: {offset}"),
            format!("buffer: {buffer}"),
        ])
    }

    /// A regular expression.
    pub(super) fn regexp(&self, at: Addr, named: &Named) -> String {
        let text = regexp::text(self.cx, at);
        match named.prefix("RegExp", "") {
            usual if usual == "RegExp " => text,
            prefix => format!("{prefix}{text}"),
        }
    }
}
