//! What stands around the graph and shows the same moment: the head, the side panel, the sentence, the heap strip, the
//! chart, the table and the list of keys. Components of values only.

mod changes;
mod chart;
mod column;
mod console;
mod head;
mod help;
mod inspect;
mod keepers;
mod legend;
mod log;
mod menu;
mod predict;
mod running;
mod say;
mod side;
mod split;
mod strip;
mod sums;
mod table;
mod tools;
mod why;

pub use changes::ChangesProps;
pub use chart::Chart;
pub use column::over;
pub use console::Output;
pub use head::{Head, options};
pub use help::Help;
pub use inspect::Inspect;
pub use keepers::KeepersProps;
pub use legend::{legend, shared_legend};
pub use log::LogProps;
pub use menu::Menu;
pub use predict::Predict;
pub use running::{compiling, running, searching};
pub use say::{Say, sentence, words};
pub use side::Side;
pub use split::Split;
pub use strip::HeapStrip;
pub use sums::sums;
pub use table::{Lists, Table, TableSides};
pub use tools::{ShareField, Tools};
pub use why::WhyLine;
