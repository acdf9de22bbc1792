//! The references, and from afar the objects too, on a canvas: for pictures of more objects than the page can have
//! elements for.
//!
//! While the camera moves, what is painted moves with it as an image; once it rests, all is painted anew, a little at a
//! time and out of sight. What changes meanwhile is painted by itself, where it is much in several frames of the screen.

use super::field::scale_of;
use super::painter::{Painted, Painter, SHEETS, Sheet};
use super::pen::Stand;
use crate::ui::edge::{Frames, now};
use crate::ui::inks::{inks, read};
use crate::view::detail::DetailLevel;
use crate::view::frame::Frame;
use std::rc::Rc;
use web_sys::{Element, HtmlCanvasElement};
use yew::{Component, Context, Html, NodeRef, Properties, html};

/// For so many frames of the screen the camera must rest before all is painted anew; and before a picture is painted for the
/// first time, for what is around it is still measured then.
const REST: u32 = 5;
const FIRST: u32 = 2;
/// For so many nothing must have changed before all is painted again for what is damaged: more than lie between two moments
/// of a run that plays.
const CALM: u32 = 60;
/// How long one frame may paint, in milliseconds.
const PATIENCE: f64 = 7.0;

/// What is painted.
#[derive(Properties)]
pub struct FarProps {
    /// The frame.
    pub frame: Rc<Frame>,
    /// What is seen of the picture.
    pub seen: (f64, f64, f64, f64),
    /// How much of an object.
    pub level: DetailLevel,
    /// Whether objects are painted here.
    pub nodes: bool,
    /// The layer in the middle of which the middle of what is seen lies.
    pub layer: NodeRef,
    /// How large that is.
    pub scale: f64,
}

impl PartialEq for FarProps {
    fn eq(&self, other: &FarProps) -> bool {
        Rc::ptr_eq(&self.frame, &other.frame)
            && (self.seen, self.level, self.nodes, self.scale) == (other.seen, other.level, other.nodes, other.scale)
    }
}

/// What can happen to it.
pub enum FarMsg {
    /// A frame of the screen.
    Frame,
    /// The colours are others.
    Colours,
}

/// The canvases, one above the other.
pub struct Far {
    sheets: [NodeRef; SHEETS],
    inks: NodeRef,
    painter: Painter,
    frames: Frames,
    /// For how many frames of the screen the camera is still to rest.
    rest: u32,
    /// Whether changes are left to be painted.
    behind: bool,
}

impl Component for Far {
    type Message = FarMsg;
    type Properties = FarProps;

    fn create(ctx: &Context<Far>) -> Far {
        let frames = Frames::new(ctx.link().callback(|_| FarMsg::Frame));
        let (sheets, inks) = Default::default();
        Far { sheets, inks, painter: Painter::default(), frames, rest: 0, behind: false }
    }

    fn update(&mut self, ctx: &Context<Far>, msg: FarMsg) -> bool {
        match msg {
            FarMsg::Frame => {
                self.frames.came();
                self.rest = self.rest.saturating_sub(1);
                let end = now() + PATIENCE;
                let rests = self.rest == 0;
                if std::mem::take(&mut self.behind) || rests && self.painter.go_on(|| now() < end) {
                    // What is around it may have another size by now.
                    self.show(ctx.props());
                } else if rests && self.painter.is_damaged() {
                    self.painter.mend(&ctx.props().frame.picture);
                }
                if self.rest > 0 || self.painter.busy() {
                    self.frames.ask();
                }
            }
            FarMsg::Colours => {
                self.painter.forget();
                self.show(ctx.props());
            }
        }
        false
    }

    fn view(&self, ctx: &Context<Far>) -> Html {
        html! {
            <>
                { for self.sheets.iter().map(|sheet| html! { <canvas class="far" ref={sheet} aria-hidden="true" /> }) }
                { inks(&self.inks, ctx.link().callback(|_| FarMsg::Colours)) }
            </>
        }
    }

    fn rendered(&mut self, ctx: &Context<Far>, _: bool) {
        self.show(ctx.props());
    }
}

impl Far {
    fn show(&mut self, props: &FarProps) {
        let canvases: Option<Vec<HtmlCanvasElement>> = self.sheets.iter().map(NodeRef::cast).collect();
        let Some(canvases) = canvases else { return };
        let Some(stand) = stand(&canvases[0], &props.layer, props.seen) else { return };
        let how = (props.level, props.nodes);
        let picture = &props.frame.picture;
        if self.painter.is_of(picture, stand, how) {
            let painted = self.painter.update(picture);
            self.behind = painted == Painted::Some;
            // What is damaged is mended when nothing has changed for a while.
            if painted != Painted::Nothing && self.painter.is_damaged() {
                self.rest = CALM;
            }
        } else {
            let first = !self.painter.move_to(picture, stand, how);
            self.painter.begin(picture, stand, how, || sheets(&canvases), read(&self.inks));
            self.rest = if first { FIRST } else { REST };
        }
        if self.painter.busy() || self.painter.is_damaged() || self.behind {
            self.frames.ask();
        }
    }
}

/// What is painted on these canvases.
fn sheets(canvases: &[HtmlCanvasElement]) -> Option<[Sheet; SHEETS]> {
    let sheets: Option<Vec<Sheet>> = canvases.iter().map(Sheet::of).collect();
    sheets?.try_into().ok()
}

/// Where the picture is to be on a canvas.
fn stand(canvas: &HtmlCanvasElement, layer: &NodeRef, seen: (f64, f64, f64, f64)) -> Option<Stand> {
    let parent = canvas.parent_element()?;
    let (own, around) = (parent.get_bounding_client_rect(), layer.cast::<Element>()?.get_bounding_client_rect());
    let fine = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(1.0, 2.0);
    let scale = scale_of(layer, (seen.2, seen.3)) * fine;
    let middle = (around.left() + around.width() / 2.0 - own.left(), around.top() + around.height() / 2.0 - own.top());
    Some(Stand {
        wide: (f64::from(parent.client_width()) * fine).round() as u32,
        high: (f64::from(parent.client_height()) * fine).round() as u32,
        fine,
        scale,
        left: middle.0 * fine - (seen.0 + seen.2 / 2.0) * scale,
        top: middle.1 * fine - (seen.1 + seen.3 / 2.0) * scale,
    })
}
