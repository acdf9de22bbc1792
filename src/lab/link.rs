//! A link: all that makes a run and one of its moments, in a line of letters that fits behind the `#` of an address.
//!
//! The form is `1.` and then base64url of a zlib stream that holds the length of the text, the text, and the rest as
//! JSON. Every version begins with the text, so that much can be recovered whatever became of the end. What cannot be
//! read is refused with a sentence, never with a panic, and never inflates to more than a bounded size.

mod wire;

use super::{Deeds, Limits, TextKind};
use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use memory::time::Tick;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use std::collections::BTreeMap;

/// The form that is written, and the only one that is read whole.
const VERSION: &str = "1";
/// The longest text a link holds, in bytes.
const MOST_TEXT: usize = 1 << 20;
/// The most that the rest may take, in bytes.
const MOST_REST: usize = 1 << 20;
/// As hard as the compressor tries.
const EFFORT: u8 = 9;

/// Letters that need no escape in an address. The last one may hold bits that mean nothing, as a cut link's does.
const LETTERS: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true),
);

/// A run and one of its moments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SharedLink {
    /// The program or the scenario.
    pub text: String,
    /// What the text is, where it is not what it looks like.
    pub kind: Option<TextKind>,
    /// Under which collectors it runs, by name; the text's own choice when there is none.
    pub collectors: Vec<String>,
    /// What a program may use.
    pub limits: Limits,
    /// What people did, under each collector.
    pub inputs: Vec<Deeds>,
    /// The moment.
    pub tick: Tick,
    /// What the moment's state comes to (see [`fingerprint`](super::State::fingerprint)), to know it again by.
    pub print: Option<u32>,
    /// How it is looked at: attributes of the element, such as `view`, and their values. Who reads a link takes those
    /// that mean something to it.
    pub look: BTreeMap<String, String>,
}

/// What could be had of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Recovered {
    /// All of it.
    Whole(String),
    /// Its beginning.
    Part(String),
    /// Nothing.
    Nothing,
}

/// Why a link cannot be read, and what could be had of it all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// What is wrong, and what became of the text.
    pub message: String,
    /// The text, as far as there is any.
    pub text: Recovered,
}

impl SharedLink {
    /// Writes it down. Refused, with a sentence, when there is more than a link holds.
    pub fn write(&self) -> Result<String, String> {
        let rest = wire::write(self)?;
        if self.text.len() > MOST_TEXT || rest.len() > MOST_REST {
            let bytes = self.text.len();
            return Err(format!(
                "this is too much for a link ({bytes} bytes of text): save the text as a file instead"
            ));
        }
        let all = format!("{}\n{}{rest}", self.text.len(), self.text);
        Ok(format!("{VERSION}.{}", LETTERS.encode(compress_to_vec_zlib(all.as_bytes(), EFFORT))))
    }

    /// Reads what [`SharedLink::write`] wrote; a leading `#` is left out.
    pub fn read(fragment: &str) -> Result<SharedLink, Broken> {
        let fragment = fragment.trim().trim_start_matches('#');
        let Some((version, letters)) = fragment.split_once('.').filter(|(version, _)| is_number(version)) else {
            return Err(Broken::because("this is no link of heapwave: one begins with “1.”", Recovered::Nothing));
        };
        let (bytes, intact) = inflate(letters);
        let (text, rest) = divide(&bytes);
        if version != VERSION {
            let why = format!(
                "this link was made by another version of heapwave: its form is {version}, this page reads {VERSION}"
            );
            return Err(Broken::because(&why, text));
        }
        match (text, rest) {
            (Recovered::Whole(text), Some(rest)) if intact => {
                wire::read(text, rest).map_err(|(why, text)| Broken::because(&why, Recovered::Whole(text)))
            }
            (text, _) => Err(Broken::because("this link is damaged, or its end is missing", text)),
        }
    }
}

impl Broken {
    fn because(why: &str, text: Recovered) -> Broken {
        let fate = match &text {
            Recovered::Whole(_) => "Its text could be recovered; the moment and what was done by hand could not.",
            Recovered::Part(_) => "Only the beginning of its text could be recovered.",
            Recovered::Nothing => "Its text could not be recovered: ask for the link again.",
        };
        Broken { message: format!("{why}. {fate}"), text }
    }
}

fn is_number(text: &str) -> bool {
    (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The bytes behind the letters, as far as they can be had, and whether these are all.
fn inflate(letters: &str) -> (Vec<u8>, bool) {
    // What a mail program or a sentence puts behind a link is not part of it.
    let end = letters.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')));
    let letters = letters.get(..end.unwrap_or(letters.len())).unwrap_or_default();
    // A single letter of the last four says nothing.
    let known = letters.len() - usize::from(letters.len() % 4 == 1);
    let packed = letters.get(..known).and_then(|letters| LETTERS.decode(letters).ok()).unwrap_or_default();
    match decompress_to_vec_zlib_with_limit(&packed, MOST_TEXT + MOST_REST + 16) {
        Ok(bytes) => (bytes, true),
        Err(mut error) => {
            // The room that was made for what did not come is still in it.
            error.output.truncate(error.output.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1));
            (error.output, false)
        }
    }
}

/// The text and what follows it.
fn divide(bytes: &[u8]) -> (Recovered, Option<&str>) {
    let nothing = (Recovered::Nothing, None);
    let Some(line) = bytes.iter().take(9).position(|byte| *byte == b'\n') else { return nothing };
    let length = std::str::from_utf8(&bytes[..line]).ok().and_then(|digits| digits.parse::<usize>().ok());
    let Some(length) = length.filter(|length| *length <= MOST_TEXT) else { return nothing };
    let all = &bytes[line + 1..];
    match all.get(..length).map(|text| std::str::from_utf8(text)) {
        Some(Ok(text)) => (Recovered::Whole(text.to_owned()), std::str::from_utf8(&all[length..]).ok()),
        Some(Err(_)) => nothing,
        None => {
            let whole = std::str::from_utf8(all).map_or_else(|error| error.valid_up_to(), str::len);
            let text = String::from_utf8_lossy(&all[..whole]).into_owned();
            (if text.trim().is_empty() { Recovered::Nothing } else { Recovered::Part(text) }, None)
        }
    }
}
