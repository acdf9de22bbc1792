//! A stage for tests of the built site in a real browser: `look` says how the page is to be shown, `stage` sets up
//! server, browser and page and takes all of it down, `page` is what a test works with, `driver` the program that
//! steers the browser (`chromium` or `firefox`), `elsewhere` another origin, `keys` the names of keys, `axe` the accessibility check.
//!
//! It knows nothing of heapwave but that the site is in `dist/`. Tests read as a user's acts:
//!
//!     on_stage(Look::dark(), |page| {
//!         page.visit("/");
//!         page.wait("the first widget is ready", "$('heap-wave').state !== null");
//!         page.click("heap-wave >> button 'Play'");
//!         page.press("Shift+ArrowRight");
//!         assert_eq!(page.eval("$('heap-wave').state.phase"), "mark");
//!         page.assert_accessible();
//!     });
#![forbid(unsafe_code)]

mod axe;
mod chromium;
mod driver;
mod elsewhere;
mod firefox;
mod keys;
mod look;
mod page;
mod stage;

pub use elsewhere::{Answer, Elsewhere};
pub use look::Look;
pub use page::{Page, Tab};
pub use stage::{on_stage, on_stage_in, on_stages};
pub use xtask::browser::Engine;
