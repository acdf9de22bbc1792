//! The heap by address: a block for each object, as wide as it is large, free blocks dashed, and the sweep's cursor.

use crate::ui::memo::{Memo, shown_at};
use crate::ui::shapes;
use crate::view::frame::{Frame, Look, StripBlock};
use std::fmt::Write;
use std::rc::Rc;
use yew::{Html, classes, html};

/// How many blocks are compared and drawn together.
const CHUNK: usize = 16;
/// More blocks than this are drawn as one shape for each look: what has room for a label has an element all the same.
const CROWD: usize = 150;
/// How high a block is, in pixels; and how many units of the shapes there are in one, so that those are whole numbers.
const HIGH: u32 = 22;
const FINE: f64 = 10.0;
/// The looks that are filled in a crowd.
const LOOKS: [Look; 4] = [Look::White, Look::Grey, Look::Black, Look::Condemned];

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
        let crowded = strip.blocks.len() > CROWD;
        html! {
            <div class="strip" part="strip">
                <p class="label">{ "Heap, by address" }</p>
                <div class={classes!("heap", crowded.then_some("crowded"))} role="img"
                    aria-label={format!("The heap by address: {held} blocks in use, {} free", strip.blocks.len() - held)}>
                    if crowded {
                        { self.crowd(&strip.blocks) }
                    } else {
                        <>{ for (0..strip.blocks.len()).step_by(CHUNK).map(|from| {
                            shown_at(from, Slice { frame: self.frame.clone(), from, width: self.width })
                        }) }</>
                    }
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

impl StripProps {
    /// Blocks that are too many for an element each.
    fn crowd(&self, blocks: &[StripBlock]) -> Html {
        let units = |part: f64| (part * self.width * FINE) as u32;
        let outlines = |look: Look| {
            let mut path = String::new();
            for block in blocks.iter().filter(|block| block.look == Some(look)) {
                // A hair of the ground stays between two of them.
                let (from, to) = (units(block.from), units(block.to));
                let wide = (to - from).saturating_sub(FINE as u32 / 2).max(1);
                // Writing to a string cannot fail.
                let _ = write!(path, "M{from} 0h{wide}V{HIGH}H{from}z");
            }
            html! { <path class={shapes::look(look)} d={path} /> }
        };
        let labelled = blocks.iter().filter(|b| !fitting(&b.label, (b.to - b.from) * self.width).is_empty());
        html! {
            <>
                <svg viewBox={format!("0 0 {} {HIGH}", units(1.0))} preserveAspectRatio="none">{ for LOOKS.map(outlines) }</svg>
                { for labelled.map(|block| drawn(block, self.width)) }
            </>
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
        html! { <>{ for self.blocks().iter().map(|block| drawn(block, self.width)) }</> }
    }
}

/// A block by itself.
fn drawn(b: &StripBlock, width: f64) -> Html {
    let style = format!("left:{:.3}%;width:{:.3}%", b.from * 100.0, (b.to - b.from) * 100.0);
    html! { <span class={classes!("block", b.look.map_or("free", shapes::look))} {style} title={b.label.to_string()}><i>{ fitting(&b.label, (b.to - b.from) * width) }</i></span> }
}

/// As much of a label as fits: all of it, or its last word, which tells `Object 1` from `Object 2`, if that is no line's.
fn fitting(label: &str, width: f64) -> &str {
    let fits = |text: &&str| text.chars().count() as f64 * 7.0 + 8.0 <= width;
    let last = || label.rsplit(' ').next().filter(|_| !label.contains("line ")).filter(fits);
    Some(label).filter(fits).or_else(last).unwrap_or_default()
}
