//! A small web server for `dist/`, on the loopback address only, under the strictest policy the site promises to
//! work under. `cargo xtask serve` and the browser tests share it, so what is tested is what one sees.
//!
//! It serves files and, for tests, pages from strings. It knows nothing of the site's content.

use crate::Outcome;
use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use tiny_http::{HTTPVersion, Header, Method, Request, Response, Server};

/// No inline script, no `eval`, nothing from elsewhere; wasm may be compiled, components may carry their styles.
pub const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'";
const WORKERS: usize = 4;

/// A running server. It stops when dropped.
pub struct Serving {
    address: SocketAddr,
    server: Arc<Server>,
    pages: Pages,
    workers: Vec<JoinHandle<()>>,
}

type Pages = Arc<Mutex<HashMap<String, String>>>;

impl Serving {
    /// Serves a folder at the first free port from `port` on; any free one for 0.
    pub fn start(folder: &Path, port: u16) -> Outcome<Serving> {
        Serving::under(Some(POLICY), folder, port)
    }

    /// Serves a folder of somebody else's pages, which were not made for a policy, at a free port.
    pub fn without_policy(folder: &Path) -> Outcome<Serving> {
        Serving::under(None, folder, 0)
    }

    fn under(policy: Option<&'static str>, folder: &Path, port: u16) -> Outcome<Serving> {
        let listener = listen(port)?;
        let address = listener.local_addr().map_err(|error| format!("the server has no address: {error}"))?;
        let server = Server::from_listener(listener, None).map_err(|error| format!("cannot serve: {error}"))?;
        let (server, pages) = (Arc::new(server), Pages::default());
        let workers = (0..WORKERS).map(|_| {
            let (server, pages, folder) = (server.clone(), pages.clone(), folder.to_path_buf());
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(request, policy, &folder, &pages);
                }
            })
        });
        Ok(Serving { address, workers: workers.collect(), server, pages })
    }

    /// Where it is, ending in a slash.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves one more page, under a path such as `/host.html`, in preference to a file of that name.
    pub fn add_page(&self, path: &str, text: &str) {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), text.to_owned());
    }

    /// Serves until the process ends.
    pub fn forever(mut self) {
        for worker in std::mem::take(&mut self.workers) {
            // A worker that died has said why; the others go on.
            let _ = worker.join();
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.server.unblock();
        }
    }
}

fn listen(port: u16) -> Outcome<TcpListener> {
    let last = if port == 0 { 0 } else { port.saturating_add(99) };
    let mut why = String::new();
    for port in port..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => why = error.to_string(),
        }
    }
    Err(format!("no free port from {port} to {last} ({why}): choose one with --port"))
}

fn answer(request: Request, policy: Option<&'static str>, folder: &Path, pages: &Pages) {
    let path = decoded(request.url().split(['?', '#']).next().unwrap_or("/"));
    let page = pages.lock().unwrap_or_else(PoisonError::into_inner).get(&path).cloned();
    let found = match page {
        _ if !matches!(request.method(), Method::Get | Method::Head) => Err((405, "only GET and HEAD")),
        Some(text) => Ok((text.into_bytes(), mime(Path::new(if path == "/" { "index.html" } else { &path })))),
        None => read(folder, &path).ok_or((404, "there is no such page")),
    };
    let response = match found {
        Ok((bytes, mime)) => Response::from_data(bytes).with_header(header("Content-Type", mime)),
        Err((status, why)) => Response::from_string(why).with_status_code(status),
    };
    let mut response = response
        .with_header(header("X-Content-Type-Options", "nosniff"))
        .with_header(header("Cache-Control", "no-store"))
        // A blog elsewhere loads the script from here, and modules are always fetched with CORS.
        .with_header(header("Access-Control-Allow-Origin", "*"));
    if let Some(policy) = policy {
        response.add_header(header("Content-Security-Policy", policy));
    }
    // The older version of the protocol, under which a connection ends with its answer. Kept ones hold a thread of the
    // server's pool each, and a new one may be queued behind them: a page of seven files then waits for a minute.
    let head = *request.method() == Method::Head;
    let mut writer = request.into_writer();
    // A browser that went away in the middle is no one's fault.
    let _ = response.raw_print(&mut writer, HTTPVersion(1, 0), &[], head, None).and_then(|()| writer.flush());
}

fn read(folder: &Path, path: &str) -> Option<(Vec<u8>, &'static str)> {
    let mut file = inside(folder, path)?;
    if file.is_dir() {
        file.push("index.html");
    }
    fs::read(&file).ok().map(|bytes| (bytes, mime(&file)))
}

/// The file a path names, unless it climbs out of the folder.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.trim_start_matches('/'));
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    plain.then(|| folder.join(relative))
}

fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = (*first == b'%').then(|| tail.get(..2)).flatten();
        let byte = escaped.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn header(name: &'static str, value: &'static str) -> Header {
    Header { field: name.parse().expect("a plain header name"), value: value.parse().expect("a plain header value") }
}
