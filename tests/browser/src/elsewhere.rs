//! Another origin than the site's: it answers as a test says, with no policy and no header but those of the answer, as
//! late as the answer says, and remembers what was asked of it. It knows nothing of the site.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What is answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The type of what comes.
    pub kind: &'static str,
    /// Whether other origins may read it.
    pub shared: bool,
    /// How late it comes.
    pub late: Duration,
    /// The whole of it.
    pub body: String,
}

impl Answer {
    /// A page of HTML.
    pub fn page(body: &str) -> Answer {
        Answer { kind: "text/html; charset=utf-8", shared: true, late: Duration::ZERO, body: body.to_owned() }
    }

    /// A file of data that other pages may read.
    pub fn data(body: &str) -> Answer {
        Answer { kind: "application/json", ..Answer::page(body) }
    }
}

/// A running server; it answers until the process ends.
#[derive(Debug)]
pub struct Elsewhere {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Elsewhere {
    /// Answers each path by this function; nothing where it says nothing.
    pub fn start(answers: impl Fn(&str) -> Option<Answer> + Send + Sync + 'static) -> Elsewhere {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (asked, answers) = (Arc::new(Mutex::new(Vec::new())), Arc::new(answers));
        let heard: Arc<Mutex<Vec<String>>> = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answers, heard) = (answers.clone(), heard.clone());
                // A browser that went away in the middle is no one's fault.
                std::thread::spawn(move || answer(stream, &*answers, &heard).ok());
            }
        });
        Elsewhere { address, asked }
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The paths that were asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn answer(
    mut stream: TcpStream,
    answers: &(dyn Fn(&str) -> Option<Answer> + Send + Sync),
    heard: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let path = first.split(' ').nth(1).unwrap_or("/").split(['?', '#']).next().unwrap_or("/").to_owned();
    // Browsers ask for it of themselves.
    if path == "/favicon.ico" {
        return write!(stream, "HTTP/1.0 204 No Content\r\n\r\n");
    }
    heard.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
    let found = answers(&path);
    let status = if found.is_some() { "200 OK" } else { "404 Not Found" };
    let Answer { kind, shared, late, body } = found.unwrap_or_else(|| Answer::page("nothing"));
    std::thread::sleep(late);
    let shared = if shared { "Access-Control-Allow-Origin: *\r\n" } else { "" };
    write!(stream, "HTTP/1.0 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{shared}\r\n{body}", body.len())
}
