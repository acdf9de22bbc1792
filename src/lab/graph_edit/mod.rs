//! Drawing a graph: what a person does to it by hand, done to the scenario's text. Each act is the least change of the
//! text, so order, blanks and all else that was written stay as they are; a text in the usual form stays in it.
//!
//! A text in another format, or of one line that generates a graph, becomes a scenario first. What cannot be is refused
//! before anything is changed. It knows no picture and no moment of a run.

mod act;
mod check;
mod json_spans;
mod names;

pub use act::{CopyOf, GraphAct};
pub use names::{free_name, next_field};

use super::{Action, ExchangeFormat, Fault, Scenario, TextKind, written};
use act::DrawnText;

/// Graphs of more objects than this are generated, not drawn.
const MOST_DRAWN: usize = 20_000;

/// What a new graph begins with.
pub const EMPTY_GRAPH: &str = "{ \"heapwave\": 1, \"title\": \"My graph\", \"collector\": \"mark-sweep\", \"heap\": 1024,\n  \
     \"objects\": {},\n  \"roots\": {},\n  \"script\": [\n    {\"op\":\"collect\"}\n  ] }\n";

/// The text of a scenario in which one can draw: this one, if it lists its objects.
pub fn drawable(text: &str) -> Result<String, Fault> {
    if text.trim().is_empty() {
        return Ok(EMPTY_GRAPH.into());
    }
    if TextKind::of(text) == TextKind::Program {
        return Err(Fault::nowhere(
            "a program makes its objects itself: to draw some, begin with an empty graph, or write the program",
        ));
    }
    match ExchangeFormat::of_text(text) {
        Some(ExchangeFormat::Scenario) | None => {
            let scenario = Scenario::read(text)?;
            if json_spans::member(text, text.len() - text.trim_start().len(), "objects").is_some() {
                return Ok(text.into());
            }
            match scenario.objects.len() > MOST_DRAWN {
                true => Err(Fault::nowhere(format!(
                    "{} generated objects are too many to be written down: generate {MOST_DRAWN} or fewer to draw among them",
                    scenario.objects.len()
                ))),
                false => Ok(written::scenario(&scenario)),
            }
        }
        Some(format) => format.import(text),
    }
}

/// The text after some acts, one after the other, or why they cannot be done: then it is as if none were.
pub fn edited(text: &str, acts: &[GraphAct]) -> Result<String, Fault> {
    let mut drawing = DrawnText::of(drawable(text)?);
    for act in acts {
        drawing.check(act, &Scenario::read(&drawing.text)?)?;
        drawing.act(act);
    }
    drawing.make_room();
    match Scenario::read(&drawing.text) {
        Ok(_) => Ok(drawing.text),
        // Its place would be one in a text that nobody sees.
        Err(fault) => Err(Fault::nowhere(fault.message)),
    }
}

/// The text with operations put into its script, each before the operation with that number.
pub fn scripted(text: &str, ops: &[(usize, Action)]) -> Result<String, Fault> {
    let mut drawing = DrawnText::of(drawable(text)?);
    for (done, (index, action)) in ops.iter().enumerate() {
        drawing.script(index + done, action);
    }
    drawing.make_room();
    Scenario::read(&drawing.text).map(|_| drawing.text).map_err(|fault| Fault::nowhere(fault.message))
}

/// The text of a scenario in its usual form.
pub fn usual_form(text: &str) -> Result<String, Fault> {
    Ok(written::scenario(&Scenario::read(&drawable(text)?)?))
}
