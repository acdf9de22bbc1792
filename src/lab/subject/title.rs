//! What a thing is called: the name that first held it, in signs that tell what it is.

use std::rc::Rc;

/// What a card says in its title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardTitle {
    /// What it is called: the variable or property that first held it.
    pub label: Rc<str>,
    /// What it is, in a word.
    pub word: &'static str,
}

impl CardTitle {
    /// Whether the label says what the thing is, rather than who held it first.
    pub fn is_own(&self) -> bool {
        matches!(self.word, "instance" | "node")
    }

    /// The title: its shape tells what it is.
    pub fn text(&self) -> String {
        let label = self.label.strip_prefix(self.word).map_or(&*self.label, |rest| rest.trim_start_matches(", "));
        let bare = label.is_empty();
        match self.word {
            "object" => format!("{{{}}}", if bare { "…" } else { label }),
            "array" => format!("[{}]", if bare { "…" } else { label }),
            "function" => format!("ƒ {}", if bare { "anonymous" } else { label }),
            "node" => format!("<{}>", if bare { "node" } else { label }),
            "scope" | "instance" => self.label.to_string(),
            "string" | "part of a string" => format!("“{label}”"),
            word => format!("{word} {label}").trim().into(),
        }
    }
}
