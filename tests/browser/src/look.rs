//! How a page is shown to the test: the size of the window and what the person prefers.

/// Viewport and preferences. Start from [`Look::light`] or [`Look::dark`] and change what matters.
#[derive(Clone, Debug)]
pub struct Look {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// `light` or `dark`.
    pub(crate) scheme: &'static str,
    pub(crate) reduced_motion: bool,
    pub(crate) forced_colors: bool,
    pub(crate) print: bool,
}

impl Look {
    /// A desktop window, light.
    pub fn light() -> Look {
        Look { width: 1280, height: 900, scheme: "light", reduced_motion: false, forced_colors: false, print: false }
    }

    /// A desktop window, dark.
    pub fn dark() -> Look {
        Look { scheme: "dark", ..Look::light() }
    }

    /// Another size, in CSS pixels.
    pub fn sized(self, width: u32, height: u32) -> Look {
        Look { width, height, ..self }
    }

    /// `prefers-reduced-motion: reduce`.
    pub fn reduced_motion(self) -> Look {
        Look { reduced_motion: true, ..self }
    }

    /// `forced-colors: active`, as in a high-contrast mode.
    pub fn forced_colors(self) -> Look {
        Look { forced_colors: true, ..self }
    }

    /// As it would be printed.
    pub fn print(self) -> Look {
        Look { print: true, ..self }
    }
}
