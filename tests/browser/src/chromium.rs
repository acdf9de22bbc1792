//! Chromium under chromedriver: its flags, and what only its DevTools protocol can do.
//!
//! The browser is connected by a pipe, not by a port: when the driver dies, however it dies, so does the browser.

use crate::Look;
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use thirtyfour::error::WebDriverResult;

/// What the driver is started with, and the words before its port in what it prints.
pub(crate) const DRIVER: [&str; 2] = ["--port=0", "--log-level=SEVERE"];
pub(crate) const LISTENS: &str = "started successfully on port ";
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

pub(crate) fn capabilities(browser: &str) -> Vec<(&'static str, Value)> {
    vec![
        ("browserName", json!("chrome")),
        ("goog:chromeOptions", json!({ "binary": browser, "args": FLAGS })),
        ("goog:loggingPrefs", json!({ "browser": "ALL" })),
    ]
}

/// Shows the page so.
pub(crate) async fn look(session: &WebDriver, look: &Look) -> WebDriverResult<()> {
    let Look { width, height, scheme, reduced_motion, forced_colors, print } = *look;
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    session.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
    let chosen = |yes: bool, value: &'static str| if yes { value } else { "" };
    let features = [
        ("prefers-color-scheme", scheme),
        ("prefers-reduced-motion", chosen(reduced_motion, "reduce")),
        ("forced-colors", chosen(forced_colors, "active")),
    ];
    let features: Vec<Value> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    let media = json!({ "media": chosen(print, "print"), "features": features });
    session.cdp().send_raw("Emulation.setEmulatedMedia", media).await.map(drop)
}

/// Runs a script in every page from now on, before any of the page's own.
pub(crate) async fn begin_with(session: &WebDriver, script: &str) -> WebDriverResult<()> {
    session.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await.map(drop)
}

/// The errors on the console since it was asked last.
pub(crate) async fn errors(session: &WebDriver) -> WebDriverResult<Vec<String>> {
    let log = session.browser_log().await?;
    Ok(log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect())
}
