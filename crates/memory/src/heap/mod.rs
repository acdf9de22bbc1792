//! Memory as it is: words at addresses in shared pages, objects with headers, free blocks between them.
//!
//! A heap can be walked from its first address to its last: objects and free blocks alike say how long they are. It
//! knows nothing of roots or of who frees what and why.

mod address;
mod bits;
mod free;
mod memory;
mod object;
mod relocate;
mod space;

pub use address::{Addr, ObjectId, Slot, WORD, Word};
pub use bits::Bits;
pub use memory::Memory;
pub use object::{Kind, Shape};
pub use space::{Block, Full, Heap, SpaceId};
