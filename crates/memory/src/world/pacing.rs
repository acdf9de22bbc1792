//! When the next collection is due: a formula over what is in use.

use super::World;

/// How much may come into use before a collection begins.
///
/// After a collection that left `used` bytes in use, the next is due when more than *min(size, max(least, 2 × used))* are:
/// as much again may be allocated as survived, so a heap that keeps its size does work in proportion to what it
/// allocates (Jones, Hosking, Moss, *The Garbage Collection Handbook*, 10.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pacing {
    /// With fewer bytes in use no collection is due.
    pub least: u32,
    /// With more bytes in use than this one is.
    pub next: u32,
    /// How many bytes must be there, never used, before the program does something that cannot wait for a collection
    /// in its middle.
    pub spare: u32,
}

impl Default for Pacing {
    /// None is ever due.
    fn default() -> Pacing {
        Pacing { least: u32::MAX, next: u32::MAX, spare: 0 }
    }
}

impl Pacing {
    /// The pacing of a heap of `size` bytes, at the start.
    pub fn starting(least: u32, size: u32, spare: u32) -> Pacing {
        Pacing { least, next: least.min(size), spare }
    }
}

impl World {
    /// Says when the next collection is due; to be called when one has ended.
    pub fn pace(&mut self) {
        let (used, size, least) = (self.heap.used(), self.heap.size(), self.pacing.least);
        if least < u32::MAX {
            self.pacing.next = used.saturating_mul(2).max(least).min(size);
        }
    }
}
