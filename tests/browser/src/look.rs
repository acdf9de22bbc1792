//! How a page is shown to the test: the size of the window and what the person prefers.

use serde_json::{Value, json};

/// Viewport and preferences. Start from [`Look::light`] or [`Look::dark`] and change what matters.
#[derive(Clone, Debug)]
pub struct Look {
    width: u32,
    height: u32,
    scheme: &'static str,
    reduced_motion: bool,
    forced_colors: bool,
    print: bool,
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

    /// The browser's commands that bring it about.
    pub(crate) fn commands(&self) -> [(&'static str, Value); 2] {
        let Look { width, height, .. } = self;
        let chosen = |yes: bool, value: &'static str| if yes { value } else { "" };
        let features = [
            ("prefers-color-scheme", self.scheme),
            ("prefers-reduced-motion", chosen(self.reduced_motion, "reduce")),
            ("forced-colors", chosen(self.forced_colors, "active")),
        ];
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        [
            (
                "Emulation.setDeviceMetricsOverride",
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
            ),
            ("Emulation.setEmulatedMedia", json!({ "media": chosen(self.print, "print"), "features": features })),
        ]
    }
}
