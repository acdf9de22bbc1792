//! The blocks of a chapter: where they are, what they say, and the options behind the word `heapwave`.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use std::ops::Range;

/// A block, as it stands in its chapter.
#[derive(Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it is, from the first mark to the last.
    pub range: Range<usize>,
    /// Its options, in order: attributes of the element.
    pub options: Vec<(String, Option<String>)>,
    /// What it holds.
    pub text: String,
}

/// The blocks of a chapter; an error names the line.
pub fn blocks(chapter: &str) -> Result<Vec<Block>, String> {
    let (mut blocks, mut open): (Vec<Block>, Option<Block>) = (Vec::new(), None);
    for (event, range) in Parser::new(chapter).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let line = chapter[..range.start].matches('\n').count() + 1;
                let told = info.strip_prefix("heapwave").filter(|rest| rest.is_empty() || rest.starts_with([',', ' ']));
                let options = told.map(options).transpose().map_err(|error| format!("line {line}: {error}"))?;
                open = options.map(|options| Block { range, options, text: String::new() });
            }
            Event::Text(text) => {
                if let Some(block) = &mut open {
                    block.text.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => blocks.extend(open.take()),
            _ => {}
        }
    }
    Ok(blocks)
}

/// `,collector=semispace,view="graph strip",autoplay` as names and values.
fn options(text: &str) -> Result<Vec<(String, Option<String>)>, String> {
    let (mut options, mut rest) = (Vec::new(), text);
    loop {
        rest = rest.trim_start_matches([',', ' ']);
        if rest.is_empty() {
            return Ok(options);
        }
        let end = rest.find(['=', ',', ' ']).unwrap_or(rest.len());
        let name = &rest[..end];
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
            return Err(format!("{name:?} is no option: write one as collector=semispace or as autoplay"));
        }
        rest = &rest[end..];
        let value = match rest.strip_prefix('=') {
            None => None,
            Some(more) if more.starts_with('"') => {
                let quoted = &more[1..];
                let (value, more) = quoted.split_once('"').ok_or_else(|| format!("the value of {name} has no end"))?;
                rest = more;
                Some(value.to_owned())
            }
            Some(more) => {
                let end = more.find([',', ' ']).unwrap_or(more.len());
                rest = &more[end..];
                Some(more[..end].to_owned())
            }
        };
        options.push((name.to_owned(), value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_with_their_options_wherever_they_stand() {
        let chapter = "# A\n\n```heapwave\nlet a;\n\ngc();\n```\n\n```js\nheapwave\n```\n\n```heapwaves\n```\n\n- one\n\n  \
                       ~~~ heapwave, collector=\"mark-sweep semispace\",at=line-2 autoplay\n  b\n  ~~~\n";
        let found = blocks(chapter).unwrap();
        let [first, second] = &found[..] else { panic!("{found:?}") };
        assert_eq!((first.text.as_str(), first.options.len()), ("let a;\n\ngc();\n", 0));
        assert!(
            chapter[first.range.clone()].starts_with("```heapwave\n") && chapter[first.range.clone()].ends_with("```")
        );
        assert_eq!(second.text, "b\n");
        let option = |name: &str, value: Option<&str>| (name.to_owned(), value.map(str::to_owned));
        let wanted =
            [option("collector", Some("mark-sweep semispace")), option("at", Some("line-2")), option("autoplay", None)];
        assert_eq!(second.options, wanted);
    }

    #[test]
    fn what_is_no_option_is_said_with_its_line() {
        let said = |info: &str| blocks(&format!("one\n\n```heapwave,{info}\n```\n")).unwrap_err();
        assert_eq!(said("=2"), "line 3: \"\" is no option: write one as collector=semispace or as autoplay");
        assert_eq!(said("view=\"graph"), "line 3: the value of view has no end");
    }
}
