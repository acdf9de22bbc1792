//! Where play stops: at the beginning of lines, and where something is freed.

use std::collections::BTreeSet;
use std::fmt;

/// The breakpoints of a player.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Breaks {
    /// The lines: of a program's statements, of a scenario's operations.
    pub lines: BTreeSet<u32>,
    /// Whether each moment is one at which an object that is drawn is freed.
    pub freed: bool,
}

impl Breaks {
    /// Reads `9 12 freed`.
    pub fn read(text: &str) -> Result<Breaks, String> {
        let mut breaks = Breaks::default();
        for word in text.split([' ', ',', '\n', '\t']).filter(|word| !word.is_empty()) {
            match word.parse() {
                _ if word == "freed" => breaks.freed = true,
                Ok(line) if line > 0 => _ = breaks.lines.insert(line),
                _ => return Err(format!("break=\"{word}\" is no place to stop at: use numbers of lines, and freed")),
            }
        }
        Ok(breaks)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && !self.freed
    }

    /// Sets the one of a line, or takes it away.
    pub fn toggle(&mut self, line: u32) {
        if !self.lines.remove(&line) {
            self.lines.insert(line);
        }
    }

    /// The same for a text that was edited: they stay with their lines.
    pub fn moved(&self, before: &str, after: &str) -> Breaks {
        let same = before.lines().zip(after.lines()).take_while(|(a, b)| a == b).count();
        let (had, has) = (before.lines().count() as i64, after.lines().count() as i64);
        let moved =
            |line: &u32| if *line as usize > same + 1 { i64::from(*line) + has - had } else { i64::from(*line) };
        let lines = self.lines.iter().map(moved).filter(|line| (1..=has).contains(line));
        Breaks { lines: lines.map(|line| line as u32).collect(), freed: self.freed }
    }
}

impl fmt::Display for Breaks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.lines.iter().map(u32::to_string);
        let words: Vec<String> = lines.chain(self.freed.then(|| "freed".into())).collect();
        f.write_str(&words.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::Breaks;

    #[test]
    fn what_is_written_is_read_again() {
        let breaks = Breaks::read(" 12,9 freed ").unwrap();
        assert_eq!(breaks.to_string(), "9 12 freed");
        assert_eq!(Breaks::read(""), Ok(Breaks::default()));
        assert!(Breaks::read("9 fred").unwrap_err().contains("fred"));
        assert!(Breaks::read("0").is_err());
    }
}
