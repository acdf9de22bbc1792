//! What a test works with: one browser tab on the site, and what a user or a script can do there.
//!
//! Elements are found by CSS selectors; ` >> ` steps into a shadow root: `heap-wave >> button.play`. A name in quotes
//! asks for its label or text: `heap-wave >> button 'Play'`. Scripts find them with `$("…")` and `$$("…")`. Every method fails the test with a sentence when it cannot be done.

use crate::axe;
use crate::driver::Driver;
use crate::keys::chord;
use crate::look::Look;
use serde_json::Value;
use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};
use thirtyfour::WebElement;
use xtask::server::Serving;

/// Generous, for slow machines: what is waited for happens much sooner or not at all.
const PATIENCE: Duration = Duration::from_secs(30);
const BETWEEN_LOOKS: Duration = Duration::from_millis(40);
const FINDERS: &str = "
    const named = name => element => (element.ariaLabel ?? element.innerText).trim() === name;
    const $$ = path => path.split(' >> ').reduce((found, step) => {
        const [, css, name] = step.match(/^(.*?)(?: '([^']*)')?$/);
        const all = found.flatMap(from => [...(from.shadowRoot ?? from).querySelectorAll(css)]);
        return name === undefined ? all : all.filter(named(name));
    }, [document]);
    const $ = path => $$(path)[0] ?? null;
";

/// A tab of the browser.
pub struct Tab(thirtyfour::WindowHandle);

/// One tab at a time, on the site of its own server.
pub struct Page {
    driver: Driver,
    serving: Serving,
    errors: RefCell<Vec<String>>,
}

impl Page {
    pub(crate) fn new(driver: Driver, serving: Serving) -> Page {
        Page { driver, serving, errors: RefCell::default() }
    }

    /// Opens another tab and goes there; what is shown from now on is that one.
    pub fn new_tab(&self) -> Tab {
        let tab = self.block(self.driver.session().new_tab(), "open a tab");
        let tab = Tab(tab);
        self.show(&tab);
        tab
    }

    /// The tab that is shown.
    pub fn tab(&self) -> Tab {
        Tab(self.block(self.driver.session().window(), "name the tab"))
    }

    /// Shows a tab.
    pub fn show(&self, tab: &Tab) {
        self.block(self.driver.session().switch_to_window(tab.0.clone()), "go to a tab");
    }

    /// Closes the tab that is shown; another one is to be shown then.
    pub fn close_tab(&self) {
        self.block(self.driver.session().close_window(), "close a tab");
    }

    /// Opens a page of the site, such as `/` or `/lab.html#…`, and waits until it has loaded.
    pub fn visit(&self, path: &str) {
        self.errors();
        let url = self.url(path);
        self.block(self.driver.session().goto(&url), &format!("open {url}"));
        // Where other programs take the processor the driver has been seen to come back too early.
        self.wait("the page is loaded", "document.readyState === 'complete'");
    }

    /// Opens the same page anew, whatever its address says by now.
    pub fn reload(&self) {
        self.block(self.driver.session().refresh(), "load the page again");
    }

    /// The full address of a page of the site; a file and a page elsewhere have one of their own.
    pub fn url(&self, path: &str) -> String {
        if path.starts_with("file://") || path.starts_with("http://") {
            return path.to_owned();
        }
        format!("{}{}", self.serving.url(), path.trim_start_matches('/'))
    }

    /// Adds a page, style sheet or script to the site: `page.serve("/host.html", "<!doctype html>…")`.
    pub fn serve(&self, path: &str, text: &str) {
        self.serving.add_page(path, text);
    }

    /// Runs a script in every page opened from now on, before any of the page's own.
    pub fn begin_with(&self, script: &str) {
        done(self.driver.begin_with(script), "add a script");
    }

    /// Changes size and, in Chromium, preferences while the page is open.
    pub fn look(&self, look: &Look) {
        done(self.driver.look(look), "change the look");
    }

    /// Sends a command of the DevTools protocol, which only Chromium knows, for what has no method here.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.block(self.driver.session().cdp().send_raw(command, parameters), command)
    }

    /// The value of a JavaScript expression; a promise's is waited for.
    pub fn eval(&self, expression: &str) -> Value {
        self.run(&format!("return ({expression});"))
    }

    /// Runs JavaScript statements, which may `await` and `return`.
    pub fn run(&self, statements: &str) -> Value {
        self.try_run(statements).unwrap_or_else(|error| panic!("on the page, `{statements}`: {error}"))
    }

    /// Waits until a JavaScript expression is true; `what` says in words what is waited for.
    pub fn wait(&self, what: &str, expression: &str) {
        let start = Instant::now();
        loop {
            let last = self.try_run(&format!("return ({expression});"));
            let holds = matches!(&last, Ok(value) if truthy(value));
            if holds {
                return;
            }
            if start.elapsed() > PATIENCE {
                let last = last.map_or_else(|error| error, |value| value.to_string());
                panic!("waited {} s until {what}; `{expression}` is still {last}", PATIENCE.as_secs());
            }
            sleep(BETWEEN_LOOKS);
        }
    }

    /// Clicks with the mouse in the middle of an element, scrolling to it first. Something lying over it is a failure.
    pub fn click(&self, path: &str) {
        self.block(self.element(path).click(), &format!("click {path}"));
    }

    /// Moves the mouse over the middle of an element.
    pub fn hover(&self, path: &str) {
        let element = self.element(path);
        self.block(element.scroll_into_view(), &format!("scroll to {path}"));
        let actions = self.driver.session().action_chain().move_to_element_center(&element);
        self.block(actions.perform(), &format!("hover over {path}"));
    }

    /// Drags with the mouse from the middle of an element by a number of pixels.
    pub fn drag(&self, path: &str, right: i64, down: i64) {
        let element = self.element(path);
        self.block(element.scroll_into_view(), &format!("scroll to {path}"));
        let actions = self.driver.session().action_chain().click_and_hold_element(&element);
        self.block(actions.move_by_offset(right, down).release().perform(), &format!("drag {path}"));
    }

    /// Focuses an element, as a script would; press `Tab` to get there as a user does.
    pub fn focus(&self, path: &str) {
        self.run(&format!("$({}).focus();", Value::from(path)));
    }

    /// Presses and releases keys, wherever the focus is: `ArrowRight`, `Shift+Home`, `[`.
    pub fn press(&self, keys: &str) {
        let chord = chord(keys);
        let actions = self.driver.session().action_chain();
        let actions = chord.iter().fold(actions, |actions, key| actions.key_down(*key));
        let actions = chord.iter().rev().fold(actions, |actions, key| actions.key_up(*key));
        self.block(actions.perform(), &format!("press {keys}"));
    }

    /// Types text, character by character, wherever the focus is.
    pub fn type_text(&self, text: &str) {
        self.block(self.driver.session().action_chain().send_keys(text).perform(), "type");
    }

    /// Fails with a list when axe finds a serious or critical fault anywhere on the page, open shadow roots included.
    pub fn assert_accessible(&self) {
        let faults = self.axe();
        assert!(faults.is_empty(), "axe found:\n{}", faults.join("\n"));
    }

    /// The serious and critical faults that axe finds, readable.
    pub fn axe(&self) -> Vec<String> {
        if self.eval("window.axe === undefined") == true {
            self.run(axe::SOURCE);
        }
        axe::faults(&self.run(axe::RUN))
    }

    /// Keeps a picture of what is visible as `target/screenshots/NAME.png`.
    pub fn screenshot(&self, name: &str) -> PathBuf {
        let folder = xtask::root().join("target").join("screenshots");
        let file = folder.join(format!("{name}.png"));
        let png = self.block(self.driver.session().screenshot_as_png(), "take a screenshot");
        let kept = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, png));
        kept.unwrap_or_else(|error| panic!("cannot write {}: {error}", file.display()));
        file
    }

    /// The errors on the console so far: exceptions, refusals by the policy, failed loads, `console.error`.
    pub fn errors(&self) -> Vec<String> {
        let new = done(self.driver.errors(), "read the console");
        self.errors.borrow_mut().extend(new);
        self.errors.borrow().clone()
    }

    /// Takes back an error that was meant to happen; fails when none so far contains this text.
    pub fn expect_error(&self, text: &str) {
        let seen = self.errors();
        assert!(seen.iter().any(|error| error.contains(text)), "no error with {text:?} among {seen:#?}");
        self.errors.borrow_mut().retain(|error| !error.contains(text));
    }

    fn element(&self, path: &str) -> WebElement {
        let find = format!("{FINDERS}\nreturn $({});", Value::from(path));
        let found = self.block(self.driver.session().execute(find, Vec::new()), &format!("look for {path}"));
        found.element().unwrap_or_else(|_| panic!("there is no element {path}"))
    }

    fn try_run(&self, statements: &str) -> Result<Value, String> {
        let script = format!("{FINDERS}\nreturn (async () => {{ {statements}\n }})();");
        self.driver.wait(self.driver.session().execute(script, Vec::new())).map(|result| result.json().clone())
    }

    fn block<T>(&self, work: impl Future<Output = thirtyfour::error::WebDriverResult<T>>, what: &str) -> T {
        done(self.driver.wait(work), what)
    }
}

fn done<T>(result: Result<T, String>, what: &str) -> T {
    result.unwrap_or_else(|error| panic!("could not {what}: {error}"))
}

fn truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(value) => value.as_f64() != Some(0.0),
        Value::String(value) => !value.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}
