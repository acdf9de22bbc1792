//! A block as HTML: the element with the text in it, its picture for readers without scripts, and the compiled program.

use super::block::Block;
use heapwave::lab::{Fault, TextKind, compiled};
use heapwave::view::player::{Command, Player, Settings, Unfold};
use heapwave::view::predict::Question;
use heapwave::view::svg::{SvgStyle, Theme};

/// The element's attributes are listed here.
const MANIFEST: &str = include_str!("../../../static/custom-elements.json");
/// Ticks that are played in one go.
const FUEL: u64 = 1_000_000;

/// The HTML of a block. What ids in its picture begin with must be its own.
pub fn html(block: &Block, prefix: &str) -> Result<String, String> {
    known(block)?;
    let text = compiled::dedented(&block.text);
    let player = player(block, &text).map_err(|fault| said(&fault))?;
    let mut attributes = String::new();
    for (name, value) in &block.options {
        attributes.push(' ');
        attributes.push_str(name);
        if let Some(value) = value {
            attributes.push_str(&format!("=\"{}\"", escaped(value)));
        }
    }
    if player.runs_program() {
        attributes.push_str(&format!(" compiled=\"{}\"", compiled::packed_text(&text)?));
    }
    let picture = picture(block, player, prefix).map_err(|fault| said(&fault))?;
    // In Markdown an empty line ends HTML, but not what a line begins with `<pre>`.
    Ok(format!(
        "<heap-wave{attributes}>\n\n<pre>\n{}\n</pre>\n\n<div class=\"heapwave-picture\">\n{}</div>\n\n</heap-wave>",
        escaped(&text),
        picture.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("{line}\n")).collect::<String>(),
    ))
}

fn option<'a>(block: &'a Block, name: &str) -> Option<&'a str> {
    let found = block.options.iter().find(|(known, _)| known == name);
    found.and_then(|(_, value)| value.as_deref()).filter(|value| !value.is_empty())
}

/// Whether every option is an attribute of the element.
fn known(block: &Block) -> Result<(), String> {
    let manifest: serde_json::Value = serde_json::from_str(MANIFEST).map_err(|error| error.to_string())?;
    let listed = manifest["modules"][0]["declarations"][0]["attributes"].as_array();
    let names: Vec<&str> = listed.into_iter().flatten().filter_map(|attribute| attribute["name"].as_str()).collect();
    let unknown = block.options.iter().find(|(name, _)| !names.contains(&name.as_str()));
    unknown.map_or(Ok(()), |(name, _)| Err(format!("there is no attribute {name}: use some of {}", names.join(", "))))
}

fn player(block: &Block, text: &str) -> Result<Player, Fault> {
    let number = |name: &str| option(block, name).and_then(|value| value.parse().ok());
    let mut settings = Settings {
        collector: option(block, "collector").map(str::to_owned),
        still: true,
        kind: match option(block, "type") {
            Some("javascript") => Some(TextKind::Program),
            Some("scenario") => Some(TextKind::Graph),
            _ => None,
        },
        questions: Question::read(option(block, "predict").unwrap_or_default()).map_err(Fault::nowhere)?.into(),
        ..Settings::default()
    };
    settings.limits.heap = number("heap").unwrap_or(settings.limits.heap);
    settings.limits.threshold = number("threshold").unwrap_or(settings.limits.threshold);
    let unfolded =
        |part: &str| option(block, "unfold").is_some_and(|parts| parts.split([' ', ',']).any(|it| it == part));
    settings.unfold =
        Unfold { scopes: unfolded("scopes"), prototypes: unfolded("prototypes"), values: unfolded("values") };
    let mut player = Player::open(text, settings)?;
    while !player.prepare(FUEL)? {}
    Ok(player)
}

/// The moment that the figure begins with.
fn picture(block: &Block, mut player: Player, prefix: &str) -> Result<String, Fault> {
    let named = option(block, "at").or(option(block, "poster")).map(|name| if name == "none" { "0" } else { name });
    let at = player.poster(named)?;
    player.obey(Command::Seek(at))?;
    player.advance(0.0);
    Ok(SvgStyle { theme: Theme::Light, alone: true, prefix }.graph(&player.views()))
}

fn said(fault: &Fault) -> String {
    match fault.line {
        0 => fault.message.clone(),
        line => format!("line {line} of the block: {}", fault.message),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::blocks;

    fn made(chapter: &str) -> Result<String, String> {
        html(&blocks(chapter).unwrap()[0], "f1-")
    }

    #[test]
    fn a_program_has_its_text_its_picture_and_its_code() {
        let html =
            made("```heapwave,collector=semispace\nlet a = \"</script><b>\";\n\na = null;\ngc();\n```\n").unwrap();
        assert!(html.starts_with("<heap-wave collector=\"semispace\" compiled=\""), "{html}");
        assert!(html.contains("<pre>\nlet a = &quot;&lt;/script>&lt;b>&quot;;\n\na = null;\ngc();\n</pre>"), "{html}");
        let (_, picture) = html.split_once("<div class=\"heapwave-picture\">\n<svg ").unwrap();
        assert!(!picture.split_once("</svg>").unwrap().0.contains("\n\n"), "an empty line would end it");
    }

    #[test]
    fn a_scenario_has_no_code() {
        let text = "```heapwave\n{ \"heapwave\": 1, \"objects\": { \"a\": {} }, \"script\": [{ \"op\": \"collect\" }] }\n```\n";
        let html = made(text).unwrap();
        assert!(html.starts_with("<heap-wave>\n") && html.contains("<svg "), "{html}");
    }

    #[test]
    fn what_cannot_be_shown_is_said() {
        assert!(
            made("```heapwave,colector=x\n```\n")
                .unwrap_err()
                .starts_with("there is no attribute colector: use some of ")
        );
        assert!(made("```heapwave\nlet a;\nlet = ;\n```\n").unwrap_err().starts_with("line 2 of the block: "));
        assert!(made("```heapwave,at=nowhere\nlet a = {};\n```\n").is_err());
    }
}
