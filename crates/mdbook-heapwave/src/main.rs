//! A preprocessor for mdBook: fenced blocks of `heapwave` become figures, each with a static picture and, if it is a program,
//! with what it was compiled to.
//!
//! `book` speaks with mdBook and goes through the chapters, `block` finds the blocks and reads their options, `figure` makes
//! the HTML. mdBook says what it wants as JSON; of that only what is used here is looked at, so versions hardly matter.

mod block;
mod book;
mod figure;

use std::io::{Read, Write};
use std::process::ExitCode;

const HELP: &str = "\
mdbook-heapwave turns ```heapwave blocks of a book into figures. mdBook calls it; in book.toml write

  [preprocessor.heapwave]
  site = \"https://example.org/heapwave/\"   # or a folder with the built site, which is copied into the book

and in a chapter ```heapwave, with the element's attributes after commas.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        // Only HTML can hold a figure; elsewhere the block stays a program.
        ["supports", renderer] => return if renderer == "html" { ExitCode::SUCCESS } else { ExitCode::FAILURE },
        [] => {}
        _ => {
            println!("{HELP}");
            return ExitCode::SUCCESS;
        }
    }
    let mut told = String::new();
    let read = std::io::stdin().read_to_string(&mut told).map_err(|error| error.to_string());
    let done = read.and_then(|_| book::with_figures(&told)).and_then(|book| {
        std::io::stdout().write_all(book.as_bytes()).map_err(|error| format!("mdBook does not listen: {error}"))
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("mdbook-heapwave: {error}");
            ExitCode::FAILURE
        }
    }
}
