//! Placing piece by piece, and the fast way for pictures too large to be read object by object.

use super::{Layout, Request, place_well};

/// A layout that is being made.
pub struct Placing<'a> {
    request: &'a Request,
}

impl<'a> Placing<'a> {
    /// Begins to place everything in a request.
    pub fn new(request: &'a Request) -> Placing<'a> {
        Placing { request }
    }

    /// Goes on for a while.
    pub fn go(&mut self, _fuel: usize) -> Option<Layout> {
        Some(place_well(self.request))
    }
}
