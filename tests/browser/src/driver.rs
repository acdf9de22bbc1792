//! The driver program and one browser under it, ended together whatever happens to the test. What differs from browser to
//! browser is in `chromium` and `firefox`.

use crate::firefox::Line;
use crate::{Look, chromium, firefox};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::Runtime;
use xtask::browser::{Browser, Engine, locate};

const STARTED_WITHIN: Duration = Duration::from_secs(60);
/// How often it is started until it listens.
const ATTEMPTS: usize = 5;

/// A browser with nothing open.
pub(crate) struct Driver {
    runtime: Runtime,
    session: Option<WebDriver>,
    /// Firefox's second line; Chromium has the DevTools protocol.
    line: Option<RefCell<Line>>,
    program: Child,
}

impl Driver {
    pub(crate) fn start(engine: Engine, look: &Look) -> Driver {
        let Browser { browser, driver } = locate(engine).unwrap_or_else(|remedy| panic!("{remedy}"));
        let browser = browser.to_string_lossy();
        let (arguments, listens, wanted): (&[&str], _, _) = match engine {
            Engine::Chromium => (&chromium::DRIVER, chromium::LISTENS, chromium::capabilities(&browser)),
            Engine::Firefox => (&firefox::DRIVER, firefox::LISTENS, firefox::capabilities(&browser, look)),
        };
        let launch = || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
            let program = Command::new(&driver)
                .args(arguments)
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap_or_else(|error| panic!("{} could not be started: {error}", driver.display()));
            // From here on dropping it ends the program.
            let mut driver = Driver { runtime: runtime.expect("a runtime"), session: None, line: None, program };
            driver.port(listens).map(|port| (driver, port))
        };
        // It ends at once where the port it has chosen is taken in the other of the two families of addresses.
        let launched = std::iter::repeat_with(launch).take(ATTEMPTS).flatten().next();
        let (mut driver, port) = launched.expect("the driver says which port it listens at");
        let connect = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities(wanted));
        let connected = driver.runtime.block_on(connect);
        driver.session = Some(connected.unwrap_or_else(|error| panic!("{browser} could not be started: {error}")));
        if engine == Engine::Firefox {
            let url = driver.session().capabilities().get("webSocketUrl").and_then(Value::as_str);
            let line = url.ok_or_else(|| "it names none".to_owned()).and_then(|url| Line::open(url, look));
            driver.line =
                Some(RefCell::new(line.unwrap_or_else(|error| panic!("no second line to {browser}: {error}"))));
        }
        driver
    }

    pub(crate) fn session(&self) -> &WebDriver {
        self.session.as_ref().expect("a session from start to drop")
    }

    /// Shows the page so.
    pub(crate) fn look(&self, look: &Look) -> Result<(), String> {
        match &self.line {
            None => self.wait(chromium::look(self.session(), look)),
            Some(line) => line.borrow_mut().look(&self.tab()?, look),
        }
    }

    /// Runs a script in every page from now on, before any of the page's own.
    pub(crate) fn begin_with(&self, script: &str) -> Result<(), String> {
        match &self.line {
            None => self.wait(chromium::begin_with(self.session(), script)),
            Some(line) => line.borrow_mut().begin_with(script),
        }
    }

    /// The errors on the console since it was asked last.
    pub(crate) fn errors(&self) -> Result<Vec<String>, String> {
        match &self.line {
            None => self.wait(chromium::errors(self.session())),
            Some(line) => line.borrow_mut().errors(&self.tab()?),
        }
    }

    /// The name of the tab that is shown.
    fn tab(&self) -> Result<String, String> {
        self.wait(self.session().window()).map(|tab| tab.to_string())
    }

    /// Waits for the browser.
    pub(crate) fn wait<T>(&self, work: impl Future<Output = WebDriverResult<T>>) -> Result<T, String> {
        self.runtime.block_on(work).map_err(|error| error.to_string())
    }

    /// The driver chooses a free port itself and says which; that leaves no gap in which another could take it. `None` where
    /// it does not.
    fn port(&mut self, listens: &'static str) -> Option<u16> {
        let output = self.program.stdout.take().expect("a piped output");
        let (send, receive) = mpsc::channel();
        std::thread::spawn(move || {
            // Read to the end, for a program whose output nobody reads comes to a halt.
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let _ = line
                    .split_once(listens)
                    .and_then(|(_, port)| port.trim_end_matches('.').parse().ok())
                    .map(|port| send.send(port));
            }
        });
        receive.recv_timeout(STARTED_WITHIN).ok()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            let quit =
                self.runtime.block_on(async { tokio::time::timeout(Duration::from_secs(20), session.quit()).await });
            if !matches!(quit, Ok(Ok(()))) {
                eprintln!("the browser did not quit by itself; it ends with its driver");
            }
        }
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn capabilities(wanted: Vec<(&'static str, Value)>) -> Capabilities {
    let timeouts = ("timeouts", json!({ "script": 60_000, "pageLoad": 120_000 }));
    let mut capabilities = Capabilities::new();
    for (name, value) in wanted.into_iter().chain([timeouts]) {
        capabilities.set(name, value).expect("plain JSON");
    }
    capabilities
}
