//! What is wrong with a text, where, and what to do about it.

use serde::Serialize;

/// An error with its place in the text. Lines and columns count from 1; columns count characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The line; 0 when it has no place in the text.
    pub line: usize,
    /// The column; 0 when it has no place in the text.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl Fault {
    /// A fault at a byte of a text.
    pub fn at(text: &str, byte: usize, message: impl Into<String>) -> Fault {
        let before = text.get(..byte).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        Fault { line, column, message: message.into() }
    }

    /// A fault that has no place in the text.
    pub fn nowhere(message: impl Into<String>) -> Fault {
        Fault { line: 0, column: 0, message: message.into() }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self.line {
            0 => f.write_str(&self.message),
            _ => write!(f, "{}:{}: {}", self.line, self.column, self.message),
        }
    }
}

impl std::error::Error for Fault {}
