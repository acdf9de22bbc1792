//! Sets up server, browser and page for one test and takes all of it down again, also when the test panics.
//!
//! A test that went well can still fail here: any error on the page's console is one the user could have met.

use crate::driver::Driver;
use crate::{Look, Page};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, PoisonError};
use xtask::browser::Engine;
use xtask::server::Serving;

/// More browsers at once than this only slow each other down.
const AT_ONCE: u32 = 2;

/// Runs a test in Chromium: on a fresh browser, the built site and its server. Nothing is open yet: see [`Page::visit`].
///
/// # Panics
/// As [`on_stage_in`] does.
pub fn on_stage(look: Look, test: impl FnOnce(&Page)) {
    on_stage_in(Engine::Chromium, look, test);
}

/// Runs a test in Chromium and then in Firefox.
///
/// # Panics
/// As [`on_stage_in`] does.
pub fn on_stages(look: Look, test: impl Fn(&Page)) {
    for engine in [Engine::Chromium, Engine::Firefox] {
        on_stage_in(engine, look.clone(), &test);
    }
}

/// Runs a test in this engine.
///
/// # Panics
/// When the test does; when the site has not been built or no browser is installed, with the remedy; and when the
/// page's console saw an error that [`Page::expect_error`] did not take.
pub fn on_stage_in(engine: Engine, look: Look, test: impl FnOnce(&Page)) {
    let _place = Place::take();
    let dist = xtask::dist();
    assert!(dist.join("index.html").is_file(), "there is no built site in dist/: run `cargo xtask build` first");
    let serving = Serving::start(&dist, 0).unwrap_or_else(|error| panic!("{error}"));
    let page = Page::new(Driver::start(engine, &look), serving);
    page.look(&look);
    let result = catch_unwind(AssertUnwindSafe(|| test(&page)));
    let errors = catch_unwind(AssertUnwindSafe(|| page.errors()));
    if let Err(panic) = result {
        let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let _ = catch_unwind(AssertUnwindSafe(|| page.screenshot(&format!("failed-{name}"))));
        eprintln!("in {engine:?}; the page's console had: {:#?}", errors.unwrap_or_default());
        resume_unwind(panic);
    }
    let errors = errors.unwrap_or_else(|panic| resume_unwind(panic));
    assert!(errors.is_empty(), "errors on the page's console in {engine:?}: {errors:#?}");
}

/// One of the places for a browser; given back when dropped.
struct Place;

static TAKEN: Mutex<u32> = Mutex::new(0);
static GIVEN_BACK: Condvar = Condvar::new();

impl Place {
    fn take() -> Place {
        let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = GIVEN_BACK.wait_while(taken, |taken| *taken >= AT_ONCE).unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Place
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        GIVEN_BACK.notify_one();
    }
}
