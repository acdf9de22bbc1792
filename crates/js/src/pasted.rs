//! Pasted pages: a text that begins with a tag is markup with scripts in it. The scripts are the program, at the places
//! where they stand; what is around them becomes the document.
//!
//! It knows only where scripts begin and end; what markup means is the prelude's.

use super::Refusal;

/// A page taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The scripts, byte for byte where they stood; everything else is blank.
    pub script: String,
    /// The markup; of the scripts their tags are left.
    pub markup: String,
}

/// The page that a text is; `None` if it is a script.
pub fn page(text: &str) -> Result<Option<Page>, Refusal> {
    let start = text.trim_start();
    let mut after = start.strip_prefix('<').unwrap_or("").chars();
    let tag = after.next().is_some_and(|letter| letter.is_ascii_alphabetic());
    let declared = ["<!--", "<!doctype"]
        .iter()
        .any(|word| start.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word)));
    if !(tag || declared && start.contains("</")) {
        return Ok(None);
    }
    let (mut script, mut markup, mut at) = (String::new(), String::new(), 0);
    while let Some(open) = next_tag(text, at) {
        blank(&mut script, &text[at..open]);
        markup.push_str(&text[at..open]);
        let end = tag_end(text, open);
        let tag = &text[open..end];
        refuse_handlers(tag, open)?;
        blank(&mut script, tag);
        markup.push_str(tag);
        at = end;
        if !is_script(tag) {
            continue;
        }
        let close = find_close(text, end);
        let runs = match attribute(tag, "type").as_deref() {
            None | Some("" | "text/javascript" | "module" | "application/javascript") => true,
            Some(_) => false,
        };
        if let Some(from) = attribute(tag, "src").filter(|_| runs) {
            let message = format!("a script from elsewhere ({from}) is not supported: paste its text into the page.");
            return Err(Refusal { at: open as u32, message });
        }
        if runs {
            script.push_str(&text[end..close]);
        } else {
            blank(&mut script, &text[end..close]);
            markup.push_str(&text[end..close]);
        }
        if close < text.len() {
            // The next script begins a statement of its own.
            script.push(if runs { ';' } else { ' ' });
            markup.push('<');
            at = close + 1;
        } else {
            at = close;
        }
    }
    blank(&mut script, &text[at..]);
    markup.push_str(&text[at..]);
    Ok(Some(Page { script, markup }))
}

/// Writes blanks in place of a text; lines stay.
fn blank(to: &mut String, text: &str) {
    to.extend(text.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }));
}

/// Where the next start tag begins. Comments are passed over.
fn next_tag(text: &str, mut at: usize) -> Option<usize> {
    loop {
        let open = at + text.get(at..)?.find('<')?;
        let rest = &text[open..];
        if rest.starts_with("<!--") {
            at = open + rest.find("-->")?;
        } else if rest[1..].starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return Some(open);
        } else {
            at = open + 1;
        }
    }
}

/// The byte after a start tag: quotes may hide its end.
fn tag_end(text: &str, open: usize) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(open) {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn is_script(tag: &str) -> bool {
    let name = tag.trim_start_matches('<');
    name.get(..6).is_some_and(|it| it.eq_ignore_ascii_case("script"))
        && !name[6..].starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '-')
}

/// Where the end tag of a script begins.
fn find_close(text: &str, from: usize) -> usize {
    let is_close = |at: &usize| text[*at..].get(..8).is_some_and(|it| it.eq_ignore_ascii_case("</script"));
    text[from..].match_indices("</").map(|(at, _)| from + at).find(is_close).unwrap_or(text.len())
}

/// The attributes of a tag: where each begins in it, its name in small letters, its value.
fn attributes(tag: &str) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    let letters: Vec<(usize, char)> = tag.char_indices().collect();
    let word = |letter: char| !letter.is_whitespace() && !matches!(letter, '=' | '>' | '/' | '"' | '\'');
    // The tag's name comes first.
    let mut at = 1 + letters.iter().skip(1).take_while(|(_, letter)| word(*letter)).count();
    while at < letters.len() {
        if !word(letters[at].1) {
            at += 1;
            continue;
        }
        let start = at;
        while at < letters.len() && word(letters[at].1) {
            at += 1;
        }
        let name: String = letters[start..at].iter().map(|(_, letter)| letter.to_ascii_lowercase()).collect();
        let rest = letters[at..].iter().take_while(|(_, letter)| letter.is_whitespace()).count();
        let mut value = String::new();
        if letters.get(at + rest).is_some_and(|(_, letter)| *letter == '=') {
            at += rest + 1;
            at += letters[at..].iter().take_while(|(_, letter)| letter.is_whitespace()).count();
            let quote = letters.get(at).map(|(_, letter)| *letter).filter(|letter| matches!(letter, '"' | '\''));
            at += usize::from(quote.is_some());
            let ends = |letter: char| quote.map_or(letter.is_whitespace() || letter == '>', |quote| letter == quote);
            while at < letters.len() && !ends(letters[at].1) {
                value.push(letters[at].1);
                at += 1;
            }
            at += usize::from(quote.is_some());
        }
        found.push((letters[start].0, name, value));
    }
    found
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    attributes(tag).into_iter().find(|(_, other, _)| other == name).map(|(.., value)| value)
}

/// Code in attributes would be compiled while the program runs: it is refused.
fn refuse_handlers(tag: &str, open: usize) -> Result<(), Refusal> {
    let handler =
        |(_, name, value): &(usize, String, String)| name.len() > 2 && name.starts_with("on") && !value.is_empty();
    match attributes(tag).into_iter().find(handler) {
        Some((at, name, _)) => Err(Refusal {
            at: (open + at) as u32,
            message: format!(
                "code in an attribute ({name}) is not supported: give the element an id and call addEventListener in the script."
            ),
        }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scripts(text: &str) -> String {
        let page = page(text).unwrap().unwrap();
        assert_eq!(page.script.len(), text.len());
        page.script.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn scripts_stay_where_they_stand() {
        assert_eq!(page("let a = 1 < 2;"), Ok(None));
        let text = "<p title='a > b'>x</p>\n<script>go()</script><SCRIPT type=module>\n  more()\n</SCRIPT >";
        assert_eq!(scripts(text), "go(); more() ;");
        let page = page(text).unwrap().unwrap();
        assert_eq!(page.script.find("more()"), text.find("more()"));
        assert_eq!(page.markup, "<p title='a > b'>x</p>\n<script></script><SCRIPT type=module></SCRIPT >");
    }

    #[test]
    fn what_does_not_run_stays_in_the_markup() {
        assert_eq!(scripts("<!-- <script>no()</script> --><script type='application/json'>{}</script>"), "");
        assert_eq!(scripts("<script>unfinished()"), "unfinished()");
    }

    #[test]
    fn what_cannot_run_is_refused_where_it_stands() {
        let refused = |text: &str| page(text).unwrap_err();
        assert_eq!(refused("<div>\n<script src='x.js'></script>").at, 6);
        let handler = refused("<button class=b onclick=\"go()\">Go</button>");
        assert!(handler.at == 16 && handler.message.contains("(onclick)"), "{handler:?}");
    }
}
