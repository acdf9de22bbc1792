//! The heap map: a canvas on which every object is a row of cells by address, with what the pointer, the keyboard or a
//! selection is at drawn over it. What it shows is painted by [`MapPixels`]; here it is put on the screen.

use super::act::Act;
use super::edge::{Frames, now};
use super::inks::{GROUND, LOOKS, inks, read};
use super::options::decimal;
use super::shapes::{FARTHER, NEARER, icon};
use crate::view::frame::Frame;
use crate::view::heap_map::{MapCell, MapInks, MapPixels, Rgb};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, ImageData};
use yew::{Callback, Component, Context, Html, KeyboardEvent, MouseEvent, NodeRef, PointerEvent, Properties, html};

/// How long one frame may paint, in milliseconds.
const PATIENCE: f64 = 8.0;
/// No canvas has more pixels.
const MOST_PIXELS: u32 = 12_000_000;

/// A frame's heap and how it is looked at.
#[derive(Clone, Properties)]
pub struct MapProps {
    /// The frame.
    pub frame: Rc<Frame>,
    /// Which side it is of.
    pub side: usize,
    /// The side's name, where there are two.
    pub name: Option<&'static str>,
    /// What the pointer or the keyboard is at.
    pub pointed: Option<Rc<MapCell>>,
    /// What is selected.
    pub selected: Option<Rc<MapCell>>,
    /// Whether objects may be selected.
    pub picks: bool,
    /// How wide the widget is: when that changes, the map is measured anew.
    pub wide: f64,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl PartialEq for MapProps {
    fn eq(&self, other: &MapProps) -> bool {
        (self.side, self.name, self.picks, self.wide) == (other.side, other.name, other.picks, other.wide)
            && (&self.pointed, &self.selected, &self.act) == (&other.pointed, &other.selected, &other.act)
            && self.frame.map == other.frame.map
    }
}

/// What can happen to a map.
pub enum MapMsg {
    /// A frame of the screen.
    Frame,
    /// The colours are others.
    Colours,
    /// The canvas has another size.
    Sized,
    /// The pointer is there, in pixels of the screen from the canvas's corner.
    Point(f64, f64),
    /// It was pressed there.
    Press(f64, f64),
    /// A key was pressed.
    Key(KeyboardEvent),
    /// Nearer or farther.
    Zoom(bool),
}

/// The map.
pub struct HeapMapView {
    canvas: NodeRef,
    scroll: NodeRef,
    inks: NodeRef,
    pixels: MapPixels,
    frames: Frames,
    /// How large the map was when it was measured, in pixels of the canvas, and how many of those one of the screen has.
    measured: (u32, u32, f64),
    nearer: u32,
    stale: bool,
}

impl Component for HeapMapView {
    type Message = MapMsg;
    type Properties = MapProps;

    fn create(ctx: &Context<HeapMapView>) -> HeapMapView {
        let frames = Frames::new(ctx.link().callback(|_| MapMsg::Frame));
        let (canvas, scroll, inks) = Default::default();
        let pixels = MapPixels::default();
        HeapMapView { canvas, scroll, inks, pixels, frames, measured: (0, 0, 1.0), nearer: 1, stale: true }
    }

    fn update(&mut self, ctx: &Context<HeapMapView>, msg: MapMsg) -> bool {
        match msg {
            MapMsg::Frame => {
                self.frames.came();
                let end = now() + PATIENCE;
                let rows = self.pixels.go_on(|| now() < end);
                self.put(rows);
                if self.pixels.busy() {
                    self.frames.ask();
                }
                false
            }
            MapMsg::Colours => {
                self.stale = true;
                true
            }
            MapMsg::Sized => true,
            MapMsg::Press(x, y) => {
                ctx.props().act.emit(Act::Cell(ctx.props().side, self.block_at(x, y)));
                false
            }
            MapMsg::Point(x, y) => {
                let block = self.block_at(x, y);
                if block != ctx.props().pointed.as_ref().map(|cell| cell.bytes.start) {
                    ctx.props().act.emit(Act::Point { side: ctx.props().side, byte: block, select: false });
                }
                false
            }
            MapMsg::Key(e) => {
                self.key(ctx.props(), &e);
                false
            }
            MapMsg::Zoom(nearer) => {
                let times = if nearer { self.nearer * 2 } else { (self.nearer / 2).max(1) };
                if self.measured.0.saturating_mul(self.measured.1).saturating_mul(times) <= MOST_PIXELS {
                    (self.nearer, self.stale) = (times, true);
                }
                true
            }
        }
    }

    fn view(&self, ctx: &Context<HeapMapView>) -> Html {
        let props = ctx.props();
        let Some(map) = &props.frame.map else { return Html::default() };
        let link = ctx.link();
        let onpointermove = link.callback(|e: PointerEvent| MapMsg::Point(e.offset_x().into(), e.offset_y().into()));
        let leave = {
            let side = props.side;
            props.act.reform(move |_: PointerEvent| Act::Point { side, byte: None, select: false })
        };
        let onclick = link.callback(|e: MouseEvent| MapMsg::Press(e.offset_x().into(), e.offset_y().into()));
        let (wide, high) = self.pixels.size;
        let fine = self.measured.2;
        let style = format!("inline-size:{}px;block-size:{}px", f64::from(wide) / fine, f64::from(high) / fine);
        let outline = |class: &'static str, cell: &Option<Rc<MapCell>>| {
            let path = cell.as_ref().map(|cell| self.path(cell.bytes.clone()));
            html! { <path {class} d={path.unwrap_or_default()} /> }
        };
        let names = self.pixels.grids.iter().filter(|grid| !grid.space.name.is_empty());
        let said = props.pointed.as_ref().or(props.selected.as_ref());
        let label = format!("{}. Arrow keys go from object to object.", map.summary());
        let label = props.name.map_or(label.clone(), |name| format!("{name}: {label}"));
        let zoom = |name: &'static str, nearer: bool, shape: &'static str, on: bool| {
            let onclick = link.callback(move |_: MouseEvent| MapMsg::Zoom(nearer));
            html! { <button type="button" aria-label={name} title={name} aria-disabled={(!on).then_some("true")} {onclick}>{ icon(shape) }</button> }
        };
        html! {
            <div class="memory" part="map">
                <div class="names">
                    { for names.map(|grid| html! { <p style={format!("inset-inline-start:{}px", f64::from(grid.left) / fine)}>{ &*grid.space.name }</p> }) }
                </div>
                <div class="window" ref={self.scroll.clone()} tabindex="0" role="group" aria-roledescription="heap map" aria-label={label}
                    onkeydown={link.callback(MapMsg::Key)}>
                    <div class="cells" {style} {onpointermove} onpointerleave={leave} onclick={props.picks.then_some(onclick)}>
                        <canvas ref={self.canvas.clone()} aria-hidden="true" />
                        <svg viewBox={format!("0 0 {wide} {high}")} aria-hidden="true">
                            { outline("selected", &props.selected) }
                            { outline("pointed", &props.pointed) }
                        </svg>
                    </div>
                </div>
                <p class="at" aria-live="polite">{ said.map_or_else(|| map.summary(), |cell| cell.words.to_string()) }</p>
                <div class="zoom" role="group" aria-label="Zoom">
                    { zoom("Zoom in", true, NEARER, true) }
                    { zoom("Zoom out", false, FARTHER, self.nearer > 1) }
                </div>
                { inks(&self.inks, link.callback(|_| MapMsg::Colours)) }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<HeapMapView>, _: bool) {
        let Some(map) = &ctx.props().frame.map else { return };
        let Some(size) = self.size() else { return };
        if size != self.measured || !self.pixels.fits(map) || std::mem::take(&mut self.stale) {
            self.stale = false;
            self.measured = size;
            let before = self.pixels.size;
            self.pixels.resize(map, (size.0, size.1), size.2, self.nearer, colours(&self.inks));
            if self.pixels.size != before {
                // What lies over the canvas is as large as that.
                ctx.link().send_message(MapMsg::Sized);
            }
            if let Some(canvas) = self.canvas.cast::<HtmlCanvasElement>() {
                canvas.set_width(self.pixels.size.0);
                canvas.set_height(self.pixels.size.1);
            }
            self.pixels.follow(map);
            let whole = 0..self.pixels.size.1;
            self.put(Some(whole));
        } else {
            let rows = self.pixels.follow(map);
            self.put(rows);
        }
        if self.pixels.busy() {
            self.frames.ask();
        }
    }
}

impl HeapMapView {
    /// How large the map can be, in pixels of the canvas, and how many of those one of the screen has.
    fn size(&self) -> Option<(u32, u32, f64)> {
        let scroll = self.scroll.cast::<Element>()?;
        let fine = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(1.0, 2.0);
        let (wide, high) = (f64::from(scroll.client_width()) * fine, f64::from(scroll.client_height()) * fine);
        (wide > 0.0 && high > 0.0).then_some((wide as u32, high as u32, fine))
    }

    /// The block at a place, by its first byte.
    fn block_at(&self, x: f64, y: f64) -> Option<u32> {
        let pixel = |length: f64| (length * self.measured.2).max(0.0) as u32;
        let byte = self.pixels.byte_at(pixel(x), pixel(y))?;
        self.pixels.block(byte).map(|block| block.at.byte())
    }

    /// Puts rows of pixels on the canvas.
    fn put(&self, rows: Option<Range<u32>>) {
        let (wide, high) = self.pixels.size;
        let Some(rows) = rows.map(|rows| rows.start..rows.end.min(high)).filter(|rows| rows.start < rows.end) else {
            return;
        };
        let paper = self.canvas.cast::<HtmlCanvasElement>().and_then(|canvas| canvas.get_context("2d").ok().flatten());
        let paper = paper.and_then(|paper| paper.dyn_into::<CanvasRenderingContext2d>().ok());
        let place = |row: u32| row as usize * wide as usize * 4;
        let pixels = Clamped(&self.pixels.pixels[place(rows.start)..place(rows.end)]);
        let image = ImageData::new_with_u8_clamped_array_and_sh(pixels, wide, rows.end - rows.start).ok();
        if let Some((paper, image)) = paper.zip(image) {
            // Places that are no numbers are the only thing it could refuse.
            let _ = paper.put_image_data(&image, 0.0, f64::from(rows.start));
        }
    }

    /// The outline of a stretch of addresses.
    fn path(&self, bytes: Range<u32>) -> String {
        let rects = self.pixels.rects(bytes);
        rects.iter().map(|(x, y, w, h)| format!("M{x} {y}h{w}v{h}h-{w}z")).collect()
    }

    /// Goes with the arrows from block to block, and from row to row; what is an object is selected.
    fn key(&mut self, props: &MapProps, e: &KeyboardEvent) {
        let here = props.pointed.as_ref().or(props.selected.as_ref()).map(|cell| cell.bytes.start);
        let first = self.pixels.grids.first().map_or(0, |grid| grid.space.bytes.start);
        let at = here.unwrap_or(first);
        let below = |rows: i32| self.pixels.block(self.pixels.below(at, rows));
        let to = match &*e.key() {
            _ if e.ctrl_key() || e.alt_key() || e.meta_key() || e.shift_key() => return,
            "ArrowRight" | "ArrowLeft" | "ArrowDown" | "ArrowUp" if here.is_none() => self.pixels.block(first),
            "ArrowRight" => self.pixels.beside(at, true),
            "ArrowLeft" => self.pixels.beside(at, false),
            "ArrowDown" => below(1),
            "ArrowUp" => below(-1),
            "Enter" => None,
            _ => return,
        };
        e.prevent_default();
        e.stop_propagation();
        if e.key() == "Enter" && props.picks {
            props.act.emit(Act::Cell(props.side, here));
        }
        if let Some(block) = to {
            props.act.emit(Act::Point { side: props.side, byte: Some(block.at.byte()), select: props.picks });
            self.show(block.at.byte());
        }
    }

    /// Scrolls to an address, where the map is higher than its room.
    fn show(&self, byte: u32) {
        let rects = self.pixels.rects(byte..byte + 1);
        let (Some(scroll), Some(rect)) = (self.scroll.cast::<Element>(), rects.first()) else { return };
        let (top, side) = (f64::from(rect.1) / self.measured.2, f64::from(rect.3));
        let (from, high) = (f64::from(scroll.scroll_top()), f64::from(scroll.client_height()));
        if top < from || top + side > from + high {
            scroll.set_scroll_top((top - high / 2.0).max(0.0) as i32);
        }
    }
}

/// The colours of the map, as they are now.
fn colours(place: &NodeRef) -> MapInks {
    let inks: Vec<Rgb> = read(place).iter().map(|ink| rgb(ink)).collect();
    let looks = [inks[0], inks[1], inks[2], inks[3], inks[LOOKS - 1]];
    MapInks { looks, hole: inks[LOOKS], ground: inks[GROUND] }
}

/// A colour as the browser writes it: `rgb(1, 2, 3)`.
fn rgb(text: &str) -> Rgb {
    let numbers = text.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(decimal);
    let mut parts = numbers.map(|part| part as u8);
    [(); 3].map(|()| parts.next().unwrap_or(128))
}
