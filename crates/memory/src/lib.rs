//! Memory and its collectors, with time travel: no JavaScript, no picture.
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

pub mod gc;
pub mod heap;
pub mod mutate;
pub mod time;
pub mod world;
