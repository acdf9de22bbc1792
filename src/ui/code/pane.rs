//! The pane: a text area without a colour of its own over the same text in colours.

use super::colour::colours;
use super::gutter::Gutter;
use crate::lab::Fault;
use crate::ui::act::Act;
use crate::view::breaks::Breaks;
use crate::view::player::Command;
use std::collections::BTreeMap;
use std::rc::Rc;
use web_sys::{Element, HtmlTextAreaElement};
use yew::{
    Callback, Html, InputEvent, MouseEvent, Properties, TargetCast, classes, function_component, html, use_effect_with,
    use_node_ref,
};

/// A text and where one is in it.
#[derive(Clone, PartialEq, Properties)]
pub struct CodeProps {
    /// The text.
    pub text: Rc<str>,
    /// What it is.
    pub name: &'static str,
    /// The current line, from 1.
    pub line: Option<u32>,
    /// The line that the sentence tells of.
    pub told: Option<u32>,
    /// The expression that comes next: bytes of the text.
    pub span: Option<(u32, u32)>,
    /// What is wrong with the text.
    pub fault: Option<Fault>,
    /// Where play stops.
    pub breaks: Rc<Breaks>,
    /// Whether it can be edited and have breakpoints.
    pub live: bool,
    /// Where deeds go.
    pub act: Callback<Act>,
}

/// How high a line is, in pixels: a line number is a button.
const LINE: u32 = 24;
/// What is free above the first.
const MARGIN: i32 = 8;

/// The pane.
#[function_component]
pub fn Code(props: &CodeProps) -> Html {
    let scroll = use_node_ref();
    let lines = props.text.split('\n').count() as u32;
    let columns = props.text.split('\n').map(|line| line.chars().count()).max().unwrap_or(0) + 2;
    {
        let scroll = scroll.clone();
        // What the sentence tells of is in sight.
        use_effect_with(props.told.or(props.line), move |line| {
            let Some((pane, line)) = scroll.cast::<Element>().zip(*line) else { return };
            let (top, height) = (((line - 1) * LINE) as i32, pane.client_height());
            let (line, seen) = (LINE as i32, pane.scroll_top() - MARGIN);
            if top < seen || top + 2 * line > seen + height {
                // Whole lines, from the upper edge on.
                let first = (top - height / 2) / line * line;
                // Half of what is free between two lines is seen above.
                pane.set_scroll_top(if first > 0 { first + MARGIN / 2 } else { 0 });
            }
        });
    }
    let typed = props.act.reform(|e: InputEvent| {
        let text = e.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value());
        text.map_or(Act::Touch, Act::Type)
    });
    let wrong = props.fault.as_ref().map(|fault| fault.line as u32).filter(|line| *line > 0);
    let size = format!("inline-size:max(100%, {columns}ch);block-size:{}px", lines * LINE);
    let bar = |class: &'static str, line: u32| {
        html! { <div class={classes!("bar", class)} style={format!("inset-block-start:{}px", (line - 1) * LINE)} /> }
    };
    html! {
        <div class="listing">
            <div class="scroller" ref={scroll}>
                <Gutter {lines} current={props.line} {wrong} breaks={props.breaks.clone()}
                    act={props.live.then(|| props.act.clone())} />
                <div class="sheet">
                    if let Some(told) = props.told.or(props.line).filter(|line| *line <= lines) {
                        { bar("ran", told) }
                    }
                    if let Some(line) = props.line {
                        { bar("now", line) }
                    }
                    if let Some(line) = wrong.filter(|line| *line <= lines) {
                        { bar("wrong", line) }
                    }
                    <pre aria-hidden="true" style={size.clone()}>{ coloured(props) }</pre>
                    <textarea aria-label={props.name} spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off"
                        readonly={!props.live} style={size} value={props.text.to_string()} oninput={typed} />
                </div>
            </div>
            if props.live && !props.breaks.is_empty() {
                { foot(props) }
            }
        </div>
    }
}

/// What can be done with breakpoints.
fn foot(props: &CodeProps) -> Html {
    let button = |name: &'static str, ahead: bool| {
        let onclick = props.act.reform(move |_: MouseEvent| Act::Player(Command::ToBreak(ahead)));
        html! { <button type="button" class="plain" {onclick}>{ name }</button> }
    };
    html! {
        <div class="foot" role="group" aria-label="To a breakpoint">
            { button("◂ Back to breakpoint", false) }
            { button("On to breakpoint ▸", true) }
        </div>
    }
}

/// The text in pieces, each in its colour; the next expression underlined, the place of a fault marked.
fn coloured(props: &CodeProps) -> Html {
    let text = &*props.text;
    let here = props.span.map(|(from, to)| (from as usize, to as usize)).filter(|(from, to)| from < to);
    let here = here.filter(|(from, to)| text.get(*from..*to).is_some_and(|piece| !piece.contains('\n')));
    let wrong = props.fault.as_ref().and_then(|fault| place(text, fault));
    let pieces = colours(text);
    // At which bytes something begins or ends.
    let mut edges: BTreeMap<usize, ()> = [(0, ()), (text.len(), ())].into();
    let spans = pieces.iter().map(|(range, _)| (range.start, range.end)).chain(here).chain(wrong);
    spans.for_each(|(from, to)| edges.extend([(from, ()), (to, ())]));
    let edges: Vec<usize> = edges.into_keys().collect();
    let mut next = 0;
    let piece = |pair: &[usize]| {
        let (from, to) = (pair[0], pair[1]);
        while pieces.get(next).is_some_and(|(range, _)| range.end <= from) {
            next += 1;
        }
        let colour = pieces.get(next).filter(|(range, _)| range.start <= from).map(|(_, colour)| colour.class());
        let within = |span: Option<(usize, usize)>| span.is_some_and(|(start, end)| start <= from && to <= end);
        let marks = (within(here).then_some("here"), within(wrong).then_some("slip"));
        let words = text.get(from..to).unwrap_or_default().to_string();
        match (colour, marks) {
            (None, (None, None)) => html! { { words } },
            (colour, (here, slip)) => html! { <span class={classes!(colour, here, slip)}>{ words }</span> },
        }
    };
    let pieces: Vec<Html> = edges.windows(2).map(piece).collect();
    // The last line has its height though nothing is on it.
    html! { <>{ for pieces }{ "\n" }</> }
}

/// The bytes that a fault points at: a word, or one letter.
fn place(text: &str, fault: &Fault) -> Option<(usize, usize)> {
    let before: usize = text.split_inclusive('\n').take(fault.line.checked_sub(1)?).map(str::len).sum();
    let line = text.get(before..)?.lines().next().unwrap_or_default();
    let from = line.char_indices().nth(fault.column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let rest = &line[from..];
    let word: usize = rest.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let len = if word > 0 { word } else { rest.chars().next().map_or(0, char::len_utf8) };
    (len > 0).then_some((before + from, before + from + len))
}
