//! The page's entry point: makes the element's Rust side known to the page's script. It mounts nothing by itself;
//! `static/heapwave.js` does, for each `<heap-wave>` that comes into view.

fn main() {}
