//! The stylesheet's colours for what is painted on a canvas: read off elements that have them, and read again when the
//! browser says that one of them has become another.

use web_sys::Element;
use yew::{Callback, Html, NodeRef, TransitionEvent, html};

/// The colours, by the names the stylesheet gives them: lines of the looks, fills of the looks, a path, a ring, the ground.
const INKS: [&str; 13] = [
    "--white-line",
    "--grey-line",
    "--black-line",
    "--dead-line",
    "--ghost",
    "--white-fill",
    "--grey-fill",
    "--black-fill",
    "--dead-fill",
    "--ghost-line",
    "--path",
    "--accent",
    "--paper",
];
/// How many looks have a line and a fill.
pub const LOOKS: usize = 5;
/// A path.
pub const PATH: usize = 10;
/// A ring.
pub const RING: usize = 11;
/// The ground.
pub const GROUND: usize = 12;

/// Elements that have the colours; `changed` hears when another theme gives others.
pub fn inks(place: &NodeRef, changed: Callback<TransitionEvent>) -> Html {
    let ink = |ink: &&str| html! { <i style={format!("color:var({ink})")} /> };
    html! { <span class="inks" aria-hidden="true" ref={place} ontransitionend={changed}>{ for INKS.iter().map(ink) }</span> }
}

/// The colours as they are now.
pub fn read(place: &NodeRef) -> Vec<String> {
    let colour = |ink: Element| {
        let style = web_sys::window()?.get_computed_style(&ink).ok()??;
        style.get_property_value("color").ok()
    };
    let all = place.cast::<Element>().map(|inks| inks.children());
    let ink = |number: usize| all.as_ref().and_then(|all| all.item(number as u32)).and_then(colour);
    (0..INKS.len()).map(|number| ink(number).unwrap_or_else(|| "gray".to_owned())).collect()
}
