//! A program that is run and its machine, as a lab and its states hold them.
//!
//! A page whose figures are all scenarios has a build without the feature `programs`: there these types have no values,
//! so the compiler leaves out all that runs and inspects programs, wherever it stands, and nothing else need know.

#[cfg(feature = "programs")]
mod here {
    /// A program that can be run.
    pub type HeldProgram = std::rc::Rc<js::Program>;
    /// The machine of a program.
    pub type HeldVm = js::Vm;
    pub use crate::lab::boot::start;
}

#[cfg(not(feature = "programs"))]
mod here {
    use js::{Program, Vm};
    use memory::gc::Collector;
    use memory::world::{Order, World};
    use std::ops::{Deref, DerefMut};

    /// A program that can be run: there is none.
    #[derive(Clone, Copy, Debug)]
    pub enum HeldProgram {}

    impl Deref for HeldProgram {
        type Target = Program;

        fn deref(&self) -> &Program {
            match *self {}
        }
    }

    /// The machine of a program: there is none.
    #[derive(Clone, Copy, Debug)]
    pub enum HeldVm {}

    impl Deref for HeldVm {
        type Target = Vm;

        fn deref(&self) -> &Vm {
            match *self {}
        }
    }

    impl DerefMut for HeldVm {
        fn deref_mut(&mut self) -> &mut Vm {
            match *self {}
        }
    }

    /// The moment at which a program's first instruction comes next: never asked for.
    pub fn start(program: &HeldProgram, _: &'static dyn Collector, _: Order) -> (World, HeldVm) {
        match *program {}
    }
}

pub use here::*;
