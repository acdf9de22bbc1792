//! heapwave: watch garbage collection happen.
//!
//! A run is a *scenario* (an object graph and a script, a collector, a heap size) and what people did to it, tick by
//! tick; nothing else. The core plays it one legal step at a time, forwards and backwards; the view turns any moment
//! into a picture that is plain data; the browser's part only draws pictures and passes commands on.
//!
//! # The code map, in reading order
//!
//! | room | what it is | what it does not know |
//! |---|---|---|
//! | [`memory`] | a crate: heap, collectors, the one door, time travel | JavaScript, pictures |
//! | [`js`] | a crate: JavaScript compiled, then run one instruction at a time; the host environment | which collector there is, when it runs |
//! | [`lab`] | where program, collector and world meet: scenarios, whose turn it is, runs, reports, links | pixels |
//! | [`layout`] | a crate: where things go on the page: rectangles and references only | everything else here |
//! | [`view`] | pure pictures: (run, layout) to frame; motion between frames; sentences; the player | the DOM |
//! | `ui` | Yew and the browser: draws frames, the `<heap-wave>` element (feature `ui`) | `memory`, `js` |
//!
//! The field's terms are explained where they live: [memory as it is](memory::heap#glossary),
//! [roots and collections](memory::world#glossary), [collectors](memory::gc#glossary),
//! [the door](memory::mutate#glossary), [time travel](memory::time#glossary), [JavaScript](js#glossary),
//! [runs](lab#glossary) and [pictures](view#glossary).
//!
//! A test reads the imports and holds this table (`tests/house.rs`). A step never recurses on the native stack, reads
//! no clock and iterates nothing in hash order: the same scenario and the same inputs give the same run, bit for bit.
//!
//! # Write your own collector
//!
//! The simplest collector of all never frees anything (Epsilon, JEP 318). It is complete, and runs any scenario that
//! fits into its heap:
//!
//! ```
//! use heapwave::lab::{Lab, Scenario, report};
//! use memory::gc::{Collector, LegendEntry, Phrase, Sign, PhraseTone, Traits};
//! use memory::time::{Progress, Sink};
//! use memory::world::{Note, Why, World};
//!
//! struct Epsilon;
//!
//! static TRAITS: Traits = Traits {
//!     name: "epsilon",
//!     label: "Epsilon",
//!     legend: &[
//!         LegendEntry { sign: Sign::White, text: "in use, for ever" },
//!         LegendEntry { sign: Sign::Condemned, text: "garbage ✕ nobody will free it" },
//!     ],
//!     ..Traits::PLAIN
//! };
//!
//! impl Collector for Epsilon {
//!     fn traits(&self) -> &'static Traits {
//!         &TRAITS
//!     }
//!     fn say(&self, _: &World, note: &Note) -> Option<Phrase> {
//!         match note {
//!             Note::Declined => Some(Phrase::new("Epsilon", PhraseTone::Plain).say("Epsilon never frees anything.")),
//!             _ => None,
//!         }
//!     }
//!     fn begin(&self, _: &mut World, why: Why, notes: &mut dyn Sink<Note>) {
//!         if why != Why::Loaded {
//!             notes.note(Note::Declined); // there is nothing to begin
//!         }
//!     }
//!     fn step(&self, _: &mut World, _: &mut dyn Sink<Note>) -> Progress {
//!         Progress::Done
//!     }
//! }
//!
//! let text = r#"{ "heapwave": 1, "objects": { "lost": {} }, "script": [{ "op": "collect" }] }"#;
//! let lab = Lab { scenario: Scenario::read(text)?.into(), collector: &Epsilon };
//! assert_eq!(report(&lab, text)?["end"]["unreachable"][0], "lost");
//! # Ok::<(), heapwave::lab::Fault>(())
//! ```

pub mod lab;
#[cfg(feature = "ui")]
pub mod ui;
pub mod view;
