//! The heap by address: a block for each object, as wide as it is large, free blocks dashed, and the sweep's cursor.

use crate::ui::memo::{Memo, shown_at};
use crate::ui::shapes;
use crate::view::frame::{Frame, StripBlock};
use std::rc::Rc;
use yew::{Html, classes, html};

/// How many blocks are compared and drawn together.
const CHUNK: usize = 16;

/// A frame's heap.
#[derive(Clone)]
pub struct StripProps {
    /// The frame.
    pub frame: Rc<Frame>,
    /// How wide the strip is drawn, in pixels, roughly: labels that would not fit are shortened or left out.
    pub width: f64,
}

impl PartialEq for StripProps {
    fn eq(&self, other: &StripProps) -> bool {
        self.width == other.width && (Rc::ptr_eq(&self.frame, &other.frame) || self.frame.strip == other.frame.strip)
    }
}

impl Memo for StripProps {
    fn draw(&self) -> Html {
        let Some(strip) = &self.frame.strip else { return html! { <div class="strip" part="strip" /> } };
        let held = strip.blocks.iter().filter(|b| b.look.is_some()).count();
        let crowded = strip.blocks.len() > 150;
        html! {
            <div class="strip" part="strip">
                <p class="label">{ "Heap, by address" }</p>
                <div class={classes!("heap", crowded.then_some("crowded"))} role="img"
                    aria-label={format!("The heap by address: {held} blocks in use, {} free", strip.blocks.len() - held)}>
                    <>{ for (0..strip.blocks.len()).step_by(CHUNK).map(|from| {
                        shown_at(from, Slice { frame: self.frame.clone(), from, width: self.width })
                    }) }</>
                    { for strip.lines.iter().map(|line| html! {
                        <span class={classes!("ruled", line.first.then_some("first"), line.used.then_some("used"))}
                            style={format!("left:{:.3}%;width:{:.3}%", line.from * 100.0, (line.to - line.from) * 100.0)} />
                    }) }
                    if let Some(cursor) = strip.cursor {
                        <span class="cursor" style={format!("left:{:.3}%", cursor * 100.0)} />
                    }
                </div>
            </div>
        }
    }
}

/// Some of the blocks.
#[derive(Clone)]
struct Slice {
    frame: Rc<Frame>,
    from: usize,
    width: f64,
}

impl Slice {
    fn blocks(&self) -> &[StripBlock] {
        let blocks = self.frame.strip.as_ref().map_or(&[][..], |strip| &strip.blocks);
        &blocks[self.from.min(blocks.len())..(self.from + CHUNK).min(blocks.len())]
    }
}

impl PartialEq for Slice {
    fn eq(&self, other: &Slice) -> bool {
        (self.from, self.width) == (other.from, other.width)
            && (Rc::ptr_eq(&self.frame, &other.frame) || self.blocks() == other.blocks())
    }
}

impl Memo for Slice {
    fn draw(&self) -> Html {
        let block = |b: &StripBlock| {
            let style = format!("left:{:.3}%;width:{:.3}%", b.from * 100.0, (b.to - b.from) * 100.0);
            html! { <span class={classes!("block", b.look.map_or("free", shapes::look))} {style} title={b.label.to_string()}><i>{ fitting(&b.label, (b.to - b.from) * self.width) }</i></span> }
        };
        html! { <>{ for self.blocks().iter().map(block) }</> }
    }
}

/// As much of a label as fits: all of it, or its last word, which tells `Object 1` from `Object 2`.
fn fitting(label: &str, width: f64) -> &str {
    let fits = |text: &&str| text.chars().count() as f64 * 7.0 + 8.0 <= width;
    Some(label).filter(fits).or_else(|| label.rsplit(' ').next().filter(fits)).unwrap_or_default()
}
