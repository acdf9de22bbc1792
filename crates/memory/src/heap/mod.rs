//! Memory as it is: words at addresses in shared pages, objects with headers, free blocks between them.
//!
//! A heap can be walked from its first address to its last: objects and free blocks alike say how long they are. It
//! knows nothing of roots or of who frees what and why.
//!
//! # Glossary
//!
//! - **word**: 8 bytes, the unit of the heap; an address is a multiple of it ([`Addr`], [`Word`]).
//! - **block**: a stretch of the heap that is one object or one hole ([`Block`]).
//! - **header**: the words at the start of a block that say its kind and length and, of an object, its identity.
//! - **identity**: a number that an object keeps while it lives, wherever it moves ([`ObjectId`]).
//! - **slot**: a place that holds a reference: a root, or a strong field of an object ([`Slot`]).
//! - **weak field**: a field whose reference does not keep what it leads to.
//! - **ephemeron**: a pair whose value is kept only while its key is reached by another way
//!   ([`BlockKind::Ephemeron`]).
//! - **space**: a part of the heap that a collector treats alike ([`SpaceId`]).
//! - **free list**: a list of holes of similar size, from which objects are allocated.
//! - **side table**: data on the words of the heap that is kept beside it, such as mark bits ([`Bits`]).
//! - **forwarding address**: where an object moves or has moved to, while references may still lead to its old place.

mod address;
mod bits;
mod carve;
mod free;
mod memory;
mod object;
mod relocate;
mod space;
mod starts;

pub use address::{Addr, ObjectId, Slot, WORD, Word};
pub use bits::Bits;
pub use memory::Memory;
pub use object::{BlockKind, Shape};
pub use space::{Block, Full, Heap, SpaceId};
pub use starts::Starts;
