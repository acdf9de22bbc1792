//! The snippets of `docs/how-to.md`, for those who try them: each fenced block that is given a file's name after its language.
//!
//! The page is our own and plain enough to be read line by line.

use crate::{Outcome, root};
use std::fs;

/// The address that stands for an author's own in the snippets.
pub const PLACE: &str = "https://example.org/heapwave/";

/// What an author is told to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The file it goes to.
    pub name: String,
    /// What is written there.
    pub text: String,
}

impl Snippet {
    /// Whether it is for a project that is built with the npm package.
    pub fn bundled(&self) -> bool {
        [".jsx", ".tsx", ".vue", ".svelte", ".js", ".ts"].iter().any(|ending| self.name.ends_with(ending))
    }
}

/// All of them, in order.
pub fn snippets() -> Outcome<Vec<Snippet>> {
    let file = root().join("docs").join("how-to.md");
    let text = fs::read_to_string(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    Ok(read(&text))
}

/// The one that goes to a file.
pub fn snippet(name: &str) -> Outcome<Snippet> {
    let found = snippets()?.into_iter().find(|snippet| snippet.name == name);
    found.ok_or_else(|| format!("docs/how-to.md has no {name}"))
}

fn read(text: &str) -> Vec<Snippet> {
    let mut snippets = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let marks = line.len() - line.trim_start_matches('`').len();
        if marks < 3 {
            continue;
        }
        let end = "`".repeat(marks);
        let text: String = lines.by_ref().take_while(|line| *line != end).map(|line| format!("{line}\n")).collect();
        if let Some(name) = line.split_whitespace().nth(1) {
            snippets.push(Snippet { name: name.to_owned(), text });
        }
    }
    snippets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snippets_are_the_blocks_that_have_a_name() {
        let text = "# A\n```html a.html\n<p>\n```\nwords\n```sh\nls\n```\n````md b.md\n```heapwave\nx\n```\n````\n";
        let snippet = |name: &str, text: &str| Snippet { name: name.into(), text: text.into() };
        assert_eq!(read(text), [snippet("a.html", "<p>\n"), snippet("b.md", "```heapwave\nx\n```\n")]);
    }
}
