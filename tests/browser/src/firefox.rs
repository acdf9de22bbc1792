//! Firefox under geckodriver, with a second line to the browser itself, WebDriver BiDi: by it come what its console has
//! and what its network answers, and go the window's size and the scripts that run before a page's own.
//!
//! What a person prefers is told when the browser is started, and stays.

use crate::Look;
use serde_json::{Value, json};
use std::net::TcpStream;
use std::time::Duration;
use tungstenite::{Message, WebSocket};

/// What the driver is started with, and the words before its port in what it prints.
pub(crate) const DRIVER: [&str; 3] = ["--port=0", "--websocket-port=0", "--log=info"];
pub(crate) const LISTENS: &str = "Listening on 127.0.0.1:";
const EVENTS: [&str; 3] = ["log.entryAdded", "network.responseCompleted", "network.fetchError"];
/// What was asked for by a page that has been left since.
const LEFT: &str = "NS_BINDING_ABORTED";
const ANSWERED_WITHIN: Duration = Duration::from_secs(60);

pub(crate) fn capabilities(browser: &str, look: &Look) -> Vec<(&'static str, Value)> {
    let preferences = json!({
        "layout.css.prefers-color-scheme.content-override": u8::from(look.scheme != "dark"),
        "ui.prefersReducedMotion": u8::from(look.reduced_motion),
        "ui.useOverlayScrollbars": 1,
    });
    vec![
        ("browserName", json!("firefox")),
        ("webSocketUrl", json!(true)),
        ("moz:firefoxOptions", json!({ "binary": browser, "args": ["-headless"], "prefs": preferences })),
    ]
}

/// The second line: commands and their answers, and events between them.
pub(crate) struct Line {
    socket: WebSocket<TcpStream>,
    commands: u64,
    /// What happened while something else was waited for.
    events: Vec<Value>,
    /// The colour scheme, and whether less motion is wanted.
    preferred: (&'static str, bool),
}

impl Line {
    /// The line at an address that the browser named when its session began.
    pub(crate) fn open(url: &str, look: &Look) -> Result<Line, String> {
        let place = url.trim_start_matches("ws://").split('/').next().unwrap_or_default();
        let stream = TcpStream::connect(place).map_err(|error| error.to_string())?;
        stream.set_read_timeout(Some(ANSWERED_WITHIN)).map_err(|error| error.to_string())?;
        let (socket, _) = tungstenite::client(url, stream).map_err(|error| error.to_string())?;
        let preferred = (look.scheme, look.reduced_motion);
        let mut line = Line { socket, commands: 0, events: Vec::new(), preferred };
        line.send("session.subscribe", json!({ "events": EVENTS }))?;
        Ok(line)
    }

    /// Shows the page in a tab so.
    pub(crate) fn look(&mut self, tab: &str, look: &Look) -> Result<(), String> {
        let Look { width, height, scheme, reduced_motion, forced_colors, print } = *look;
        if (scheme, reduced_motion) != self.preferred || forced_colors || print {
            return Err(format!("Firefox is told once what a person prefers, and knows no more than that: {look:?}"));
        }
        let viewport = json!({ "width": width, "height": height });
        self.send("browsingContext.setViewport", json!({ "context": tab, "viewport": viewport }))
    }

    /// Runs a script in every page from now on, before any of the page's own.
    pub(crate) fn begin_with(&mut self, script: &str) -> Result<(), String> {
        self.send("script.addPreloadScript", json!({ "functionDeclaration": format!("() => {{ {script}\n }}") }))
    }

    /// The errors on the console since it was asked last, and what the network did not bring.
    pub(crate) fn errors(&mut self, tab: &str) -> Result<Vec<String>, String> {
        // What the page said before it answers this has arrived when the answer has.
        let target = json!({ "context": tab });
        self.send("script.evaluate", json!({ "expression": "0", "target": target, "awaitPromise": false }))?;
        Ok(self.events.drain(..).filter_map(|event| error(&event)).collect())
    }

    fn send(&mut self, method: &str, parameters: Value) -> Result<(), String> {
        self.commands += 1;
        let command = json!({ "id": self.commands, "method": method, "params": parameters });
        self.socket.send(Message::text(command.to_string())).map_err(|error| format!("{method}: {error}"))?;
        loop {
            let message = self.socket.read().map_err(|error| format!("{method}: {error}"))?;
            let Message::Text(text) = message else { continue };
            let told: Value = serde_json::from_str(&text).map_err(|error| format!("{method}: {error}"))?;
            if told["id"] != self.commands {
                self.events.push(told);
            } else if told["type"] == "success" {
                return Ok(());
            } else {
                return Err(format!("{method}: {}", told["message"]));
            }
        }
    }
}

/// What a user could see of it in the console, if it is an error.
fn error(event: &Value) -> Option<String> {
    let told = &event["params"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let url = text(&told["request"]["url"]);
    match event["method"].as_str()? {
        "log.entryAdded" => (told["level"] == "error").then(|| text(&told["text"])),
        "network.responseCompleted" => {
            let status = told["response"]["status"].as_u64().filter(|status| *status >= 400)?;
            Some(format!("{url}: the server answers with a status of {status}"))
        }
        "network.fetchError" => {
            let why = text(&told["errorText"]);
            (why != LEFT).then(|| format!("{url}: {why}"))
        }
        _ => None,
    }
}
