//! Compiled patterns by their text, outside the heap. Their number is limited; the oldest goes first.
//!
//! It is a cache: nothing depends on what is in it.

use super::{Flags, Pattern};
use crate::Text;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;
use std::rc::Rc;

/// How many patterns are kept.
const MOST: usize = 256;
/// Patterns with a longer text are compiled anew each time.
const LONGEST: usize = 4096;

/// See the top of the file.
#[derive(Debug, Default)]
pub struct Patterns {
    kept: FxHashMap<(Text, Text), Rc<Pattern>>,
    order: VecDeque<(Text, Text)>,
}

impl Patterns {
    /// The pattern of a text and flags; or what is wrong with it.
    pub fn get(&mut self, source: &Text, flags: &Text) -> Result<Rc<Pattern>, String> {
        let key = (source.clone(), flags.clone());
        if let Some(found) = self.kept.get(&key) {
            return Ok(found.clone());
        }
        let text = || format!("/{}/", String::from_utf16_lossy(source));
        let Some(said) = Flags::of(flags) else {
            let flags = String::from_utf16_lossy(flags);
            return Err(format!("Invalid flags supplied to RegExp constructor '{flags}'"));
        };
        let pattern = Pattern::new(&String::from_utf16_lossy(source), said);
        let pattern = pattern.map_err(|why| format!("Invalid regular expression: {}: {why}", text()))?;
        let pattern = Rc::new(pattern);
        if source.len() <= LONGEST {
            if self.order.len() >= MOST
                && let Some(first) = self.order.pop_front()
            {
                self.kept.remove(&first);
            }
            self.order.push_back(key.clone());
            self.kept.insert(key, pattern.clone());
        }
        Ok(pattern)
    }
}
