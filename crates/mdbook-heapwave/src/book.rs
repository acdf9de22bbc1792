//! The book as mdBook tells it on the input and wants it back on the output: its chapters go through `figure`, and the
//! site's files go beside them where the author has given a folder.

use super::{block, figure};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// What a page with figures loads, a line each.
const FILES: &str = include_str!("../../../static/parts.txt");
/// Where they go in the book.
const FOLDER: &str = "heapwave";
const NO_SITE: &str = "say in book.toml where heapwave is: under [preprocessor.heapwave], site = \"https://example.org/heapwave/\", \
                       or a folder with the built site";

/// Where the pages of the book find the script.
enum Site {
    /// At an address.
    Address(String),
    /// In the book.
    Copied,
}

/// `[context, book]` with figures, as the book alone.
pub fn with_figures(told: &str) -> Result<String, String> {
    let told: Value = serde_json::from_str(told).map_err(|error| format!("this is not what mdBook tells: {error}"))?;
    let (context, mut book) = (&told[0], told[1].clone());
    if !book.is_object() {
        return Err("this is not what mdBook tells: a list of the context and the book is wanted".into());
    }
    let mut site = None;
    chapters(&mut book, &mut |chapter| {
        let Some(text) = chapter["content"].as_str() else { return Ok(()) };
        let path = chapter["path"].as_str().unwrap_or_default().to_owned();
        let named = |error: String| format!("{path}: {error}");
        if block::blocks(text).map_err(named)?.is_empty() {
            return Ok(());
        }
        let site = match &mut site {
            Some(site) => site,
            none => none.insert(read_site(context)?),
        };
        let text = replaced(text, &path, site).map_err(named)?;
        chapter["content"] = text.into();
        Ok(())
    })?;
    Ok(book.to_string())
}

/// Does something with every chapter, wherever it is: `sections` or `items`, and `sub_items` below.
fn chapters(value: &mut Value, each: &mut impl FnMut(&mut Value) -> Result<(), String>) -> Result<(), String> {
    match value {
        Value::Array(items) => items.iter_mut().try_for_each(|item| chapters(item, each)),
        Value::Object(fields) => fields.iter_mut().try_for_each(|(name, field)| {
            if name == "Chapter" {
                each(field)?;
            }
            chapters(field, each)
        }),
        _ => Ok(()),
    }
}

/// The text of a chapter with figures, and with the script at its end.
fn replaced(text: &str, path: &str, site: &Site) -> Result<String, String> {
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for (index, block) in block::blocks(text)?.into_iter().enumerate() {
        let line = text[..block.range.start].matches('\n').count() + 1;
        let html = figure::html(&block, &format!("f{index}-")).map_err(|error| format!("line {line}: {error}"))?;
        // In a list or a quotation every line begins as the first one does.
        let start = text[..block.range.start].rfind('\n').map_or(0, |at| at + 1);
        let before: String = text[start..block.range.start].chars().map(|c| if c == '>' { '>' } else { ' ' }).collect();
        out.push_str(&text[done..block.range.start]);
        out.push_str(&html.replace('\n', &format!("\n{before}")));
        done = block.range.end;
    }
    out.push_str(&text[done..]);
    let script = match site {
        Site::Address(address) => format!("{}/heapwave.js", address.trim_end_matches('/')),
        Site::Copied => format!("{}{FOLDER}/heapwave.js", "../".repeat(path.matches('/').count())),
    };
    Ok(format!("{out}\n\n<script type=\"module\" src=\"{script}\"></script>\n"))
}

/// What the author says of the site; a folder is copied into the book.
fn read_site(context: &Value) -> Result<Site, String> {
    let config = &context["config"];
    let site = config["preprocessor"]["heapwave"]["site"].as_str().ok_or(NO_SITE)?;
    if site.contains("://") {
        return Ok(Site::Address(site.to_owned()));
    }
    let root = PathBuf::from(context["root"].as_str().unwrap_or("."));
    let source = root.join(config["book"]["src"].as_str().unwrap_or("src"));
    copy(&root.join(site), &source.join(FOLDER))?;
    Ok(Site::Copied)
}

/// Copies what is new: mdBook watches the book for changes.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::create_dir_all(to).map_err(|error| format!("no {}: {error}", to.display()))?;
    for name in FILES.lines() {
        let file = from.join(name);
        let bytes = fs::read(&file).map_err(|error| format!("no {}: {error}; {NO_SITE}", file.display()))?;
        let copied = to.join(name);
        if fs::read(&copied).ok().as_ref() != Some(&bytes) {
            fs::write(&copied, bytes).map_err(|error| format!("cannot write {}: {error}", copied.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(items: &str, content: &str) -> String {
        let content = Value::from(content);
        format!(
            r#"[{{ "root": "/book", "renderer": "html", "mdbook_version": "0.5.4",
                  "config": {{ "book": {{ "src": "src" }}, "preprocessor": {{ "heapwave": {{ "site": "https://a.example/hw/" }} }} }} }},
                {{ "{items}": [{{ "Chapter": {{ "name": "A", "content": "plain", "path": "a.md", "sub_items": [
                  {{ "Chapter": {{ "name": "B", "content": {content}, "path": "b/c.md", "sub_items": [] }} }}] }} }}, "Separator"] }}]"#
        )
    }

    #[test]
    fn chapters_with_blocks_get_figures_and_the_script_under_both_names_of_their_list() {
        for items in ["items", "sections"] {
            let book =
                with_figures(&told(items, "# B\n\n> ```heapwave\n> let a = {};\n>\n> gc();\n> ```\n\nend\n")).unwrap();
            let book: Value = serde_json::from_str(&book).unwrap();
            let first = &book[items][0]["Chapter"];
            assert_eq!(first["content"], "plain");
            let text = first["sub_items"][0]["Chapter"]["content"].as_str().unwrap();
            assert!(
                text.starts_with("# B\n\n> <heap-wave compiled=")
                    && text.contains("\n> <pre>\n> let a = {};\n> \n> gc();\n")
            );
            assert!(
                text.ends_with("end\n\n\n<script type=\"module\" src=\"https://a.example/hw/heapwave.js\"></script>\n")
            );
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_chapter_and_line() {
        let error = with_figures(&told("items", "one\n\n```heapwave\nlet = ;\n```\n")).unwrap_err();
        assert!(error.starts_with("b/c.md: line 3: line 1 of the block: "), "{error}");
        let nowhere = told("items", "```heapwave\n```\n").replace("\"site\"", "\"place\"");
        assert_eq!(with_figures(&nowhere).unwrap_err(), NO_SITE);
        assert!(with_figures("{}").unwrap_err().starts_with("this is not what mdBook tells"));
    }
}
