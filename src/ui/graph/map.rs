//! The whole picture in small, with what is seen of it: where one is while one is near. Pressed, it brings one there.

use crate::ui::act::Act;
use crate::ui::camera::Shift;
use crate::view::frame::Picture;
use std::fmt::Write;
use yew::{Callback, Html, PointerEvent, TargetCast, html};

/// The longer side of the map, in pixels.
const LONG: f64 = 132.0;

/// The map of a picture of which this is seen.
pub fn map(picture: &Picture, patches: &str, (x, y, w, h): (f64, f64, f64, f64), act: &Callback<Act>) -> Html {
    let (wide, high) = picture.size;
    let scale = LONG / wide.max(high);
    let there = act.reform(move |e: PointerEvent| {
        e.stop_propagation();
        let on = e.target_dyn_into::<web_sys::Element>().map(|map| map.get_bounding_client_rect());
        let part = on.map(|on| {
            let across = (f64::from(e.client_x()) - on.left()) / on.width();
            (across, (f64::from(e.client_y()) - on.top()) / on.height())
        });
        let (across, down) = part.unwrap_or((0.5, 0.5));
        Act::Camera(Shift::Centre(across * wide, down * high))
    });
    let style = format!("inline-size:{:.0}px;block-size:{:.0}px", wide * scale, high * scale);
    html! {
        <svg class="map" aria-hidden="true" {style} viewBox={format!("0 0 {wide:.0} {high:.0}")} preserveAspectRatio="none" onpointerdown={there}>
            <path class="things" d={patches.to_owned()} />
            <rect class="seen" x={format!("{x:.1}")} y={format!("{y:.1}")} width={format!("{w:.1}")} height={format!("{h:.1}")} />
        </svg>
    }
}

/// All objects of a picture as one outline.
pub fn patches(picture: &Picture) -> String {
    let mut outline = String::with_capacity(24 * picture.nodes.len());
    for node in &picture.nodes {
        let r = node.rect;
        // Writing to a String cannot fail.
        let _ = write!(outline, "M{:.0} {:.0}h{:.0}v{:.0}h-{:.0}z", r.x, r.y, r.w, r.h, r.w);
    }
    outline
}
