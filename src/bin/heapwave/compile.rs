//! `heapwave compile`: programs, and the prelude, as the bytes that a page without a compiler reads.

use super::{nowhere, read};
use heapwave::lab::{Fault, TextKind, compiled};
use std::path::PathBuf;

/// What is asked for.
#[derive(clap::Args)]
pub struct Compile {
    /// The program. A scenario needs no compiling: of one nothing is printed.
    pub file: PathBuf,
    /// Writes the compiled prelude into the file instead, for building the page, and prints which build that makes it.
    #[arg(long)]
    prelude: bool,
}

impl Compile {
    pub fn run(&self) -> Result<(), Fault> {
        if self.prelude {
            let prelude = compiled::packed_prelude().map_err(nowhere)?;
            std::fs::write(&self.file, &prelude).map_err(|error| nowhere(format!("it cannot be written: {error}")))?;
            println!("{:x}", compiled::build(&prelude));
            return Ok(());
        }
        if let (text, TextKind::Program) = read(&self.file)? {
            println!("{}", compiled::packed_text(&compiled::dedented(&text)).map_err(nowhere)?);
        }
        Ok(())
    }
}
