//! The picture of a program: what of its heap is shown as cards, and what is folded into them.
//!
//! An engine keeps much for itself: scopes, prototypes, stores, the host's records. That is *folded*: not shown, but
//! followed through, so that what it keeps is seen to be kept. Scopes and prototypes may be unfolded. `sight` reads one moment so; `gather` goes through a
//! run with it, so that the layout knows the whole of it beforehand; the others make one moment's picture.

mod faces;
mod gather;
mod panes;
mod roots;
mod scene;
mod sight;
mod spot;
mod state;
mod table;
mod tell;
mod terms;

pub use faces::{HEAD, port};
pub use gather::Gather;
pub use panes::{counters, listing, strip};
pub use scene::{Known, draw};
pub use sight::Sight;
pub use state::json;
pub use table::rows;
pub use tell::Teller;
pub use terms::ProgramTerms;
