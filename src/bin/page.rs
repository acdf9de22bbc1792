//! The page's entry point: brings the element's Rust side into the page. It mounts nothing by itself; the page's
//! script `static/heapwave.js` does, for each `<heap-wave>` that comes into view.

/// What the page's script holds for one element; naming it here is what links it in.
pub use heapwave::ui::Widget;

fn main() {}
