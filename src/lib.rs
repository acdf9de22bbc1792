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
//! | [`time`] | time travel over any deterministic machine: step, seek, edit, checkpoints; the player's clock | that there is a heap |
//! | [`heap`] | memory as it is: words in shared pages, objects, holes, free lists, side tables | roots, collectors |
//! | [`world`] | what rewinds, as collectors see it: heap, roots, the collection; notes; the oracle | which collectors there are |
//! | [`gc`] | the collectors, one stateless file each | programs, checkpoints, pictures |
//! | [`mutate`] | the one door for programs and people: allocate, read, write, with barriers | who calls it |
//! | [`js`] | JavaScript: compiled, then run one instruction at a time; the host environment | which collector there is, when it runs |
//! | [`lab`] | where program, collector and world meet: scenarios, whose turn it is, runs, reports, links | pixels |
//! | [`layout`] | where things go on the page: rectangles and references only | everything else here |
//! | [`view`] | pure pictures: (run, layout) to frame; motion between frames; sentences; the player | the DOM |
//! | `ui` | Yew and the browser: draws frames, the `<heap-wave>` element (feature `ui`) | `heap`, `gc`, the world |
//!
//! A test reads the imports and holds this table (`tests/house.rs`). A step never recurses on the native stack, reads
//! no clock and iterates nothing in hash order: the same scenario and the same inputs give the same run, bit for bit.

pub mod gc;
pub mod heap;
pub mod js;
pub mod lab;
pub mod layout;
pub mod mutate;
pub mod time;
#[cfg(feature = "ui")]
pub mod ui;
pub mod view;
pub mod world;
