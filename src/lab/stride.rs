//! How far a step goes: until something of a kind has happened.

use memory::world::Grain;

/// A stride.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stride {
    /// The one that suits: line by line while a program runs, and a collection in a few steps, whatever its size.
    #[default]
    Auto,
    /// The finest step there is.
    Tick,
    /// Until a reference was followed, written or counted.
    Reference,
    /// Until an object was decided.
    Object,
    /// Until a wave is over: all that is one reference further from the roots.
    Wave,
    /// Until a phase begins or ends, or the program does something.
    Phase,
    /// Until a statement of the program begins, or a collection ended.
    Line,
    /// Until a turn of a program's event loop begins: a timer, a frame, what a person did.
    Task,
    /// Until a collection ended.
    Collection,
}

impl Stride {
    /// All of them, from fine to coarse.
    pub const ALL: [Stride; 9] = [
        Stride::Auto,
        Stride::Tick,
        Stride::Reference,
        Stride::Object,
        Stride::Wave,
        Stride::Phase,
        Stride::Line,
        Stride::Task,
        Stride::Collection,
    ];

    /// Its name in attributes and on the page.
    pub fn name(self) -> &'static str {
        match self {
            Stride::Auto => "auto",
            Stride::Tick => "tick",
            Stride::Reference => "reference",
            Stride::Object => "object",
            Stride::Wave => "wave",
            Stride::Phase => "phase",
            Stride::Line => "line",
            Stride::Task => "task",
            Stride::Collection => "collection",
        }
    }

    /// The stride with a name; `level` is another word for `wave`.
    pub fn named(name: &str) -> Option<Stride> {
        let name = if name == "level" { "wave" } else { name };
        Self::ALL.into_iter().find(|stride| stride.name() == name)
    }

    /// The coarseness a note must have to end it; `None` where that is no matter of how coarse it is.
    pub(super) fn grain(self) -> Option<Grain> {
        Some(match self {
            Stride::Auto | Stride::Task => return None,
            Stride::Tick => Grain::Tick,
            Stride::Reference => Grain::Reference,
            Stride::Object => Grain::Object,
            Stride::Wave => Grain::Wave,
            Stride::Phase => Grain::Phase,
            Stride::Line => Grain::Line,
            Stride::Collection => Grain::Collection,
        })
    }
}
