//! The pane: a text area without a colour of its own over the same text in colours.

use super::colour::colours;
use super::gutter::Gutter;
use super::typing::change;
use crate::lab::Fault;
use crate::ui::act::Act;
use crate::ui::edge::write_into;
use crate::view::breaks::Breaks;
use crate::view::player::Command;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlTextAreaElement};
use yew::{
    AttrValue, Callback, Event, FocusEvent, Html, InputEvent, KeyboardEvent, MouseEvent, PointerEvent, Properties,
    TargetCast, classes, function_component, html, use_effect_with, use_force_update, use_memo, use_mut_ref,
    use_node_ref, use_state,
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
pub(super) const LINE: u32 = 24;
/// Of a text of more lines than this only those around the window are elements, and coloured.
const WHOLE: u32 = 400;
/// A text of more lines is laid out as a whole only once somebody goes into it: that takes a browser seconds.
const LONG: u32 = 8_000;
/// How many lines are there beyond the window, on either side; by as many the window moves at a time.
const BEYOND: u32 = 60;
/// What is free above the first.
const MARGIN: i32 = 8;

/// The pane.
#[function_component]
pub fn Code(props: &CodeProps) -> Html {
    let (scroll, area) = (use_node_ref(), use_node_ref());
    let seen = use_state(|| (0u32, BEYOND));
    let size = use_memo(props.text.clone(), |text| {
        let columns = text.split('\n').map(|line| line.chars().count()).max().unwrap_or(0) + 2;
        (text.split('\n').count() as u32, columns)
    });
    let (lines, columns) = *size;
    {
        let (scroll, area) = (scroll.clone(), area.clone());
        // What the sentence tells of is in sight; who writes keeps the caret in sight instead.
        use_effect_with(props.told.or(props.line), move |line| {
            let writes = area.cast::<Element>().is_some_and(|area| area.matches(":focus").unwrap_or(false));
            let Some((pane, line)) = scroll.cast::<Element>().zip(*line).filter(|_| !writes) else { return };
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
    let onscroll = {
        let (seen, scroll) = (seen.clone(), scroll.clone());
        Callback::from(move |_: Event| {
            let Some(pane) = scroll.cast::<Element>().filter(|_| lines > WHOLE) else { return };
            let line = |pixels: i32| pixels.max(0) as u32 / LINE / BEYOND * BEYOND;
            let now = (line(pane.scroll_top()), line(pane.scroll_top() + pane.client_height()) + BEYOND);
            if *seen != now {
                seen.set(now);
            }
        })
    };
    let shown = match lines > WHOLE {
        true => around(*seen, lines),
        false => (0, lines),
    };
    // Who has gone into a long text has all of it, until there is another one.
    let (entered, caret, again) = (use_mut_ref(|| None::<Rc<str>>), use_mut_ref(|| None), use_force_update());
    let whole = lines <= LONG || entered.borrow().as_ref() == Some(&props.text);
    *entered.borrow_mut() = whole.then(|| props.text.clone());
    let part = if whole { 0..props.text.len() } else { bytes(&props.text, shown) };
    {
        let (area, caret) = (area.clone(), caret.clone());
        use_effect_with(whole, move |_| {
            if let (Some(area), Some((from, to))) = (area.cast::<HtmlTextAreaElement>(), caret.take()) {
                // A selection that cannot be made leaves the caret where it is.
                let _ = area.set_selection_range(from, to);
            }
        });
    }
    let written = {
        let (entered, act) = (entered.clone(), props.act.clone());
        Callback::from(move |text: String| {
            *entered.borrow_mut() = Some(Rc::from(text.as_str()));
            act.emit(Act::Type(text));
        })
    };
    let enter = {
        let (area, text, before) = (area.clone(), props.text.clone(), part.start);
        Callback::from(move |()| {
            let Some(area) = area.cast::<HtmlTextAreaElement>().filter(|_| !whole) else { return };
            let before = text[..before].encode_utf16().count() as u32;
            let place = |place: Result<Option<u32>, JsValue>| before + place.ok().flatten().unwrap_or(0);
            *caret.borrow_mut() = Some((place(area.selection_start()), place(area.selection_end())));
            *entered.borrow_mut() = Some(text.clone());
            again.force_update();
        })
    };
    let onclick = enter.reform(|_: MouseEvent| ());
    // Tab indents for who writes; who comes by leaves by it.
    let writes = use_mut_ref(|| false);
    let onkeydown = {
        let (writes, written) = (writes.clone(), written.clone());
        Callback::from(move |e: KeyboardEvent| {
            // What a key does it does to the whole text; Tab only leads on.
            if e.key() != "Tab" {
                enter.emit(());
            }
            let other = e.ctrl_key() || e.alt_key() || e.meta_key() || e.is_composing();
            let Some(area) = e.target_dyn_into::<HtmlTextAreaElement>().filter(|area| !other && !area.read_only())
            else {
                return;
            };
            // A dialog of the page, which the widget stands in, closes at the second.
            if e.key() == "Escape" && writes.replace(false) {
                e.prevent_default();
            }
            if e.key() == "Tab" && !*writes.borrow() {
                return;
            }
            let place = |place: Result<Option<u32>, JsValue>| place.ok().flatten().unwrap_or(0) as usize;
            let selected = (place(area.selection_start()), place(area.selection_end()));
            if let Some(change) = change(&area.value(), selected, &e.key(), e.shift_key()) {
                e.prevent_default();
                if !write_into(&area, &change) {
                    written.emit(area.value());
                }
            }
        })
    };
    let onblur = {
        let writes = writes.clone();
        Callback::from(move |_: FocusEvent| *writes.borrow_mut() = false)
    };
    let onpointerdown = {
        let writes = writes.clone();
        Callback::from(move |_: PointerEvent| *writes.borrow_mut() = true)
    };
    let typed = {
        let act = props.act.clone();
        Callback::from(move |e: InputEvent| {
            *writes.borrow_mut() = true;
            match e.target_dyn_into::<HtmlTextAreaElement>() {
                Some(area) => written.emit(area.value()),
                None => act.emit(Act::Touch),
            }
        })
    };
    let wrong = props.fault.as_ref().map(|fault| fault.line as u32).filter(|line| *line > 0);
    let (first, high) = if whole { (0, lines) } else { (shown.0, shown.1 - shown.0) };
    let least = if whole { "100%" } else { "0" };
    let room = format!(
        "inline-size:max(100%, {columns}ch);inset-block-start:{}px;block-size:{}px;min-block-size:{least}",
        first * LINE,
        high * LINE
    );
    let name = match whole {
        true => AttrValue::from(props.name),
        false => format!("{}: lines {} to {} of {lines}; a key or a click opens all", props.name, shown.0 + 1, shown.1)
            .into(),
    };
    let bar = |class: &'static str, line: u32| {
        html! { <div class={classes!("bar", class)} style={format!("inset-block-start:{}px", (line - 1) * LINE)} /> }
    };
    html! {
        <div class="listing">
            <div class="scroller" ref={scroll} {onscroll}>
                <Gutter {lines} {shown} current={props.line} {wrong} breaks={props.breaks.clone()}
                    act={props.live.then(|| props.act.clone())} />
                <div class="sheet" style={format!("min-block-size:{}px", lines * LINE)}>
                    if let Some(told) = props.told.or(props.line).filter(|line| *line <= lines) {
                        { bar("ran", told) }
                    }
                    if let Some(line) = props.line {
                        { bar("now", line) }
                    }
                    if let Some(line) = wrong.filter(|line| *line <= lines) {
                        { bar("wrong", line) }
                    }
                    <pre aria-hidden="true" style={format!("inline-size:max(100%, {columns}ch);inset-block-start:{}px;block-size:{}px", shown.0 * LINE, (shown.1 - shown.0) * LINE)}>
                        { coloured(props, shown) }
                    </pre>
                    <textarea ref={area} aria-label={name} spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off"
                        aria-describedby={props.live.then_some("typing")} readonly={!props.live || !whole} style={room} value={props.text[part].to_string()} oninput={typed} {onclick} {onkeydown} {onblur} {onpointerdown} />
                    if props.live {
                        <span id="typing" hidden=true>{ "While you write, Tab indents; Escape, then Tab, leaves the text." }</span>
                    }
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
fn coloured(props: &CodeProps, lines: (u32, u32)) -> Html {
    let text = &*props.text;
    let Range { start: begin, end } = bytes(text, lines);
    let here = props.span.map(|(from, to)| (from as usize, to as usize)).filter(|(from, to)| from < to);
    let here = here.filter(|(from, to)| text.get(*from..*to).is_some_and(|piece| !piece.contains('\n')));
    let wrong = props.fault.as_ref().and_then(|fault| place(text, fault));
    let pieces = colours(text, begin..end);
    // At which bytes something begins or ends.
    let mut edges = sorting::set([begin, end]);
    let spans = pieces.iter().map(|(range, _)| (range.start, range.end)).chain(here).chain(wrong);
    spans.for_each(|(from, to)| edges.extend([from.clamp(begin, end), to.clamp(begin, end)]));
    let edges: Vec<usize> = edges.into_iter().collect();
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

/// The lines that are there as elements, from and to before: those in sight and some on both sides. Where the text has
/// become shorter than what was in sight, its last ones.
fn around((from, to): (u32, u32), lines: u32) -> (u32, u32) {
    let from = from.min(lines.saturating_sub(to - from));
    (from.saturating_sub(BEYOND), (to + BEYOND).min(lines))
}

/// The bytes of some lines.
fn bytes(text: &str, (first, last): (u32, u32)) -> Range<usize> {
    let mut lines = text.split_inclusive('\n').map(str::len);
    let begin = lines.by_ref().take(first as usize).sum();
    begin..begin + lines.take((last - first) as usize).sum::<usize>()
}

/// The bytes that a fault points at: a word, or one letter.
fn place(text: &str, fault: &Fault) -> Option<(usize, usize)> {
    let before: usize = text.split_inclusive('\n').take(fault.line.checked_sub(1)?).map(str::len).sum();
    let line = text.get(before..)?.lines().next().unwrap_or_default();
    let from = line.char_indices().nth(fault.column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let rest = &line[from..];
    let word: usize =
        rest.chars().take_while(|c| !c.is_whitespace() && !c.is_ascii_punctuation()).map(char::len_utf8).sum();
    let len = if word > 0 { word } else { rest.chars().next().map_or(0, char::len_utf8) };
    (len > 0).then_some((before + from, before + from + len))
}

#[cfg(test)]
mod tests {
    use super::{BEYOND, around};

    #[test]
    fn a_text_that_becomes_shorter_shows_its_end() {
        assert_eq!(around((0, BEYOND), 5_000), (0, 2 * BEYOND));
        assert_eq!(around((4_900, 4_950), 5_000), (4_900 - BEYOND, 5_000));
        for lines in [0, 1, 401, 3_001, 4_899] {
            let (from, to) = around((4_900, 4_950), lines);
            assert!(from < to || lines == 0, "{from} to {to} of {lines}");
            assert_eq!(to, lines);
        }
    }
}
