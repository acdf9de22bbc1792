//! A stand-in for what `start.rs` and the machine give, until they do.

use super::run::Limit;
use super::{Program, Vm};
use crate::mutate::Mutator;

/// A person's input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Task {
    /// Lets milliseconds pass.
    Tick(f64),
    /// Clicks a node.
    Click(crate::heap::Addr),
}
/// stub
pub fn ask(_: &Program, _: &mut Vm, _: Mutator, _: Task) -> Result<(), super::Stop> {
    Ok(())
}
/// stub
pub fn describe(_: &Program, _: &Vm, _: &crate::world::World) -> Option<String> {
    None
}
impl Vm {
    /// stub
    pub fn collected(&mut self, _: &crate::world::World, _: &super::Limits) -> Option<Limit> {
        None
    }
    /// stub
    pub fn allow_more(&mut self, _: Limit, _: &super::Limits) {}
}
