//! The server answers as the site's promises need: right types, the strict policy, nothing from outside its folder.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use xtask::server::{POLICY, Serving};

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name).join("site");
    fs::create_dir_all(folder.join("more pages")).unwrap();
    fs::write(folder.join("index.html"), "the article").unwrap();
    fs::write(folder.join("heapwave_bg.wasm"), "wasm").unwrap();
    fs::write(folder.join("more pages/index.html"), "more").unwrap();
    fs::write(folder.join("../secret.txt"), "secret").unwrap();
    folder
}

fn ask(serving: &Serving, request: &str) -> String {
    let url = serving.url();
    let mut stream = TcpStream::connect(url.trim_start_matches("http://").trim_end_matches('/')).unwrap();
    write!(stream, "{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn files_come_with_their_type_and_the_policy() {
    let serving = Serving::start(&folder("types"), 0).unwrap();
    let cases = [
        ("GET /", "200", "text/html; charset=utf-8", "the article"),
        ("GET /?query", "200", "text/html; charset=utf-8", "the article"),
        ("GET /heapwave_bg.wasm", "200", "application/wasm", "wasm"),
        ("GET /more%20pages/", "200", "text/html; charset=utf-8", "more"),
        ("GET /nothing.html", "404", "text/plain", "there is no such page"),
        ("POST /", "405", "text/plain", "only GET and HEAD"),
    ];
    for (request, status, mime, body) in cases {
        let answer = ask(&serving, request);
        assert!(answer.starts_with(&format!("HTTP/1.0 {status} ")), "{request}: {answer}");
        assert!(answer.contains(&format!("Content-Type: {mime}")), "{request}: {answer}");
        assert!(answer.contains(&format!("Content-Security-Policy: {POLICY}\r\n")), "{request}: {answer}");
        assert!(answer.ends_with(body), "{request}: {answer}");
    }
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let serving = Serving::start(&folder("outside"), 0).unwrap();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//../secret.txt",
        "/more%20pages/../../secret.txt",
    ] {
        let answer = ask(&serving, &format!("GET {path}"));
        assert!(!answer.contains("secret"), "{path}: {answer}");
    }
}

#[test]
fn pages_from_strings_stand_before_files() {
    let serving = Serving::start(&folder("pages"), 0).unwrap();
    serving.add_page("/index.js", "script");
    serving.add_page("/", "another");
    assert!(ask(&serving, "GET /index.js").contains("text/javascript"));
    assert!(ask(&serving, "GET /").ends_with("another"));
}

#[test]
fn a_taken_port_is_passed_over() {
    let folder = folder("port");
    let first = Serving::start(&folder, 0).unwrap();
    let port: u16 = first.url().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
    let second = Serving::start(&folder, port).unwrap();
    assert_ne!(first.url(), second.url());
}
