//! The driver program and one browser under it, ended together whatever happens to the test.
//!
//! The browser is connected by a pipe, not by a port: when the driver dies, however it dies, so does the browser.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::Runtime;

const STARTED_WITHIN: Duration = Duration::from_secs(60);
/// How often it is started until it listens.
const ATTEMPTS: usize = 5;
const FLAGS: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--remote-debugging-pipe",
];

/// A browser with nothing open.
pub(crate) struct Driver {
    pub(crate) runtime: Runtime,
    session: Option<WebDriver>,
    program: Child,
}

impl Driver {
    pub(crate) fn start() -> Driver {
        let installed = xtask::browser::locate().unwrap_or_else(|remedy| panic!("{remedy}"));
        let launch = || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
            let program = Command::new(&installed.driver)
                .args(["--port=0", "--log-level=SEVERE"])
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap_or_else(|error| panic!("{} could not be started: {error}", installed.driver.display()));
            // From here on dropping it ends the program.
            let mut driver = Driver { runtime: runtime.expect("a runtime"), session: None, program };
            driver.port().map(|port| (driver, port))
        };
        // It ends at once where the port it has chosen is taken in the other of the two families of addresses.
        let launched = std::iter::repeat_with(launch).take(ATTEMPTS).flatten().next();
        let (mut driver, port) = launched.expect("chromedriver says which port it listens at");
        let browser = installed.browser.to_string_lossy().into_owned();
        let connected =
            driver.runtime.block_on(WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities(&browser)));
        driver.session = Some(connected.unwrap_or_else(|error| panic!("{browser} could not be started: {error}")));
        driver
    }

    pub(crate) fn session(&self) -> &WebDriver {
        self.session.as_ref().expect("a session from start to drop")
    }

    /// The driver chooses a free port itself and says which; that leaves no gap in which another could take it. `None` where
    /// it does not.
    fn port(&mut self) -> Option<u16> {
        let output = self.program.stdout.take().expect("a piped output");
        let (send, receive) = mpsc::channel();
        std::thread::spawn(move || {
            // Read to the end, for a program whose output nobody reads comes to a halt.
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let _ = line
                    .split_once("started successfully on port ")
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

fn capabilities(browser: &str) -> Capabilities {
    let wanted: [(&str, Value); 4] = [
        ("browserName", json!("chrome")),
        ("goog:chromeOptions", json!({ "binary": browser, "args": FLAGS })),
        ("goog:loggingPrefs", json!({ "browser": "ALL" })),
        ("timeouts", json!({ "script": 60_000, "pageLoad": 120_000 })),
    ];
    let mut capabilities = Capabilities::new();
    for (name, value) in wanted {
        capabilities.set(name, value).expect("plain JSON");
    }
    capabilities
}
