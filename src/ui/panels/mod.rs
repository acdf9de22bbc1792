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
pub use head::{HeadProps, options};
pub use help::Help;
pub use inspect::InspectProps;
pub use keepers::KeepersProps;
pub use legend::{legend, shared_legend};
pub use log::LogProps;
pub use menu::Menu;
pub use predict::PredictProps;
pub use running::{compiling, running, searching};
pub use say::{SayProps, sentence, words};
pub use side::SideProps;
pub use split::Split;
pub use strip::StripProps;
pub use sums::sums;
pub use table::{Lists, TableProps, TableSides};
pub use tools::{ShareField, ToolsProps};
pub use why::WhyProps;
