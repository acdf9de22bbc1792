//! How each shape is painted, by its class and by what it is part of: the stylesheet's rules for the graph, as values.
//!
//! A stylesheet in a page would reach every other picture of it, and many programs that show SVG read none: so what
//! `graph.css`, `program.css` and `reader.css` say of shapes is said here once more: what is changed there is to be changed
//! here. (A browser test holds the geometry of the two against each other.) Colours are names in the one sheet of colours.

/// What a shape is part of.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The classes of the groups it is in, from the outermost on.
    pub class: &'a str,
    /// Whether a program runs.
    pub program: bool,
}

impl Context<'_> {
    /// Part of nothing.
    pub const PLAIN: Context<'static> = Context { class: "", program: false };

    fn has(&self, word: &str) -> bool {
        self.class.split(' ').any(|known| known == word)
    }

    /// Whether all of it is left out: the count of what is gone.
    pub fn unseen(&self) -> bool {
        self.has("count") && self.has("ghost")
    }

    fn look(&self) -> &'static str {
        ["grey", "black", "dead", "ghost"].into_iter().find(|look| self.has(look)).unwrap_or("white")
    }
}

/// How an outline is painted.
#[derive(Clone, Copy, Debug)]
pub struct Paint {
    /// The colour within; `none` for nothing.
    pub fill: &'static str,
    /// How much of it, from 0 to 1.
    pub fill_part: f64,
    /// The colour of the line; `none` for nothing.
    pub stroke: &'static str,
    /// How much of it.
    pub stroke_part: f64,
    /// How wide the line is.
    pub width: f64,
    /// Its dashes; none when empty.
    pub dashes: &'static str,
    /// Whether ends and corners are round.
    pub round: bool,
}

const BARE: Paint =
    Paint { fill: "none", fill_part: 1.0, stroke: "none", stroke_part: 1.0, width: 1.0, dashes: "", round: false };

fn line(stroke: &'static str, width: f64, dashes: &'static str) -> Paint {
    Paint { stroke, width, dashes, ..BARE }
}

/// Rectangles.
pub fn fill_of(class: &str, of: &Context) -> Paint {
    match class {
        "pill" => pill(of),
        "halo" => Paint { stroke_part: 0.3, ..line("grey-line", 9.0, "") },
        "around" => line("path", 2.0, ""),
        _ if of.has("count") => Paint {
            fill: match of.look() {
                "black" => "black-ink",
                "dead" => "dead-ink",
                _ => "ink",
            },
            ..BARE
        },
        _ if of.has("ring") => ring(of),
        _ => slot(of),
    }
}

fn pill(of: &Context) -> Paint {
    match of.look() {
        "grey" => Paint { fill: "grey-fill", ..line("grey-line", 2.2, "") },
        "black" => Paint { fill: "black-fill", ..line("black-line", 2.2, "") },
        "dead" => Paint { fill: "dead-fill", ..line("dead-line", 2.0, "6 4") },
        "ghost" => Paint { round: true, ..line("ghost-line", 1.6, "1.5 5") },
        _ => Paint { fill: "white-fill", ..line("white-line", 1.6, "") },
    }
}

fn ring(of: &Context) -> Paint {
    let kinds = [
        ("selected", line("path", 4.0, "")),
        ("here", Paint { round: true, ..line("ink", 2.5, "2 4") }),
        ("chosen", line("ink", 3.0, "")),
        ("right", line("path", 3.0, "")),
        ("wrong", line("dead-line", 3.0, "7 4")),
        ("missed", line("grey-line", 3.0, "3 3")),
    ];
    kinds.into_iter().find(|(kind, _)| of.has(kind)).map_or(line("path", 2.0, ""), |(_, paint)| paint)
}

fn slot(of: &Context) -> Paint {
    let (packed, filled) = (of.has("packed"), of.has("filled"));
    let mut paint = Paint { fill: "card", ..line("line", 1.0, "") };
    if filled {
        paint = Paint { fill: "root-fill", ..line("root", 1.0, "") };
    } else if !packed {
        paint = Paint { fill: "card", ..line("ghost", 1.0, "4 4") };
    }
    if of.has("active") {
        paint.width = 2.6;
    }
    if of.has("gone") && !packed {
        paint.fill = "none";
    }
    if of.has("lit") {
        (paint.stroke, paint.width) = ("path", 2.6);
    }
    paint
}

/// Discs.
pub fn paint(class: &str, of: &Context) -> Paint {
    let filled = |fill: &'static str| Paint { fill, ..BARE };
    match class {
        "start" => filled(match of.look() {
            "grey" => "grey-line",
            "black" => "black-ink",
            "dead" => "dead-line",
            _ => "white-line",
        }),
        "glow" => Paint { stroke_part: 0.35, ..line("grey-line", 5.0, "") },
        _ if of.has("dot") => filled("grey-line"),
        _ if of.has("ring") => {
            let fill = match () {
                () if of.has("chosen") => "ink",
                () if of.has("wrong") => "dead-line",
                () if of.has("missed") => "grey-line",
                () => "path",
            };
            Paint { fill, ..line("card", 1.5, "") }
        }
        _ if of.has("lit") => filled("path"),
        _ => filled("root"),
    }
}

/// Paths.
pub fn line_of(class: &str, of: &Context) -> Paint {
    match class {
        "mark" => Paint {
            round: true,
            ..match of.look() {
                "grey" => line("grey-line", 2.0, ""),
                "black" => line("black-ink", 2.0, ""),
                "dead" => line("dead-ink", 2.0, ""),
                _ => BARE,
            }
        },
        "rule" => match of.look() {
            "grey" => Paint { stroke_part: 0.5, ..line("grey-line", 1.0, "") },
            "black" => Paint { stroke_part: 0.4, ..line("black-ink", 1.0, "") },
            "dead" => Paint { stroke_part: 0.5, ..line("dead-line", 1.0, "") },
            "ghost" => line("ghost", 1.0, ""),
            _ => line("line", 1.0, ""),
        },
        "lead" => match of.look() {
            "grey" => line("grey-line", 1.6, ""),
            "black" => line("black-ink", 1.6, ""),
            "dead" => line("dead-line", 1.6, ""),
            "ghost" => line("ghost", 1.6, ""),
            _ => line("white-line", 1.6, ""),
        },
        _ if of.has("head") => Paint {
            fill: match () {
                () if of.has("lit") => "path",
                () => match of.look() {
                    "grey" => "grey-line",
                    "black" => "black-line",
                    "dead" => "dead-line",
                    "ghost" => "ghost",
                    _ => "white-line",
                },
            },
            ..BARE
        },
        _ if of.has("edge") => edge(of),
        _ if of.has("chosen") => Paint { fill: "card", ..BARE },
        _ => Paint { round: true, ..line("card", 2.0, "") },
    }
}

/// A reference: the later of the stylesheet's rules come last.
fn edge(of: &Context) -> Paint {
    let mut paint = match of.look() {
        "grey" => line("grey-line", 2.4, ""),
        "black" => line("black-line", 2.2, ""),
        "dead" => line("dead-line", 1.6, "6 4"),
        "ghost" => Paint { round: true, ..line("ghost", 1.6, "1 5") },
        _ => line("white-line", 1.6, ""),
    };
    if of.has("weak") {
        (paint.width, paint.dashes) = (1.2, "2 4");
    }
    if of.has("stale") {
        (paint.stroke, paint.width, paint.dashes) = ("grey-line", 2.0, "9 4 2 4");
    }
    if of.has("lit") {
        (paint.stroke, paint.width, paint.dashes) = ("path", 4.0, "");
    }
    paint
}

/// How a text is set.
pub struct Lettering {
    /// Its size in pixels.
    pub size: f64,
    /// How bold.
    pub weight: u32,
    /// Whether its letters are all as wide.
    pub mono: bool,
    /// Which end of it is at its point.
    pub anchor: &'static str,
    /// Its colour.
    pub fill: &'static str,
    /// Whether its middle is at its point, not its baseline.
    pub central: bool,
    /// Whether it is all capitals.
    pub capitals: bool,
}

/// Texts.
pub fn words_of(class: &str, of: &Context) -> Lettering {
    let usual = Lettering {
        size: 14.0,
        weight: 600,
        mono: false,
        anchor: "middle",
        fill: "ink",
        central: true,
        capitals: false,
    };
    let ink = match of.look() {
        "grey" => "grey-ink",
        "black" => "black-ink",
        "dead" => "dead-ink",
        "ghost" => "soft",
        _ => "ink",
    };
    match class {
        "hidden" => Lettering { size: 12.5, weight: 400, anchor: "end", fill: "soft", ..usual },
        "said" => Lettering { size: 15.0, weight: 400, anchor: "start", fill: "ink", ..usual },
        "key" => Lettering { size: 12.0, weight: 400, anchor: "start", fill: "soft", ..usual },
        "label" | "label gone" => Lettering {
            size: if of.program { 12.0 } else { 11.0 },
            anchor: "start",
            fill: "soft",
            central: false,
            capitals: !of.program,
            ..usual
        },
        "forwarding" => Lettering {
            size: 11.0,
            weight: 400,
            anchor: if of.has("card") { "start" } else { "middle" },
            fill: if ink == "ink" { "grey-line" } else { ink },
            ..usual
        },
        _ if of.has("count") => {
            let fill = match of.look() {
                "black" => "black-fill",
                "dead" => "dead-fill",
                _ => "card",
            };
            Lettering { size: 12.0, weight: 700, mono: true, fill, ..usual }
        }
        _ if of.has("slot") => slot_words(class, of, usual),
        _ if of.has("card") => match class {
            "title" => Lettering { size: 13.0, mono: true, anchor: "start", fill: ink, ..usual },
            "value" => Lettering { size: 12.0, weight: 400, mono: true, anchor: "end", fill: ink, ..usual },
            _ => {
                let fill = if ink == "ink" { "soft" } else { ink };
                Lettering { size: 12.0, weight: 400, mono: true, anchor: "start", fill, ..usual }
            }
        },
        _ => Lettering {
            size: if of.has("small") { 11.0 } else { 14.0 },
            weight: if of.has("ghost") { 400 } else { 600 },
            fill: ink,
            ..usual
        },
    }
}

fn slot_words(class: &str, of: &Context, usual: Lettering) -> Lettering {
    let (packed, active, soft) = (of.has("packed"), of.has("active"), of.has("gone") || of.has("plain"));
    let weight = if active { 700 } else { 400 };
    if class == "value" {
        return Lettering { size: 12.0, weight: 400, mono: true, anchor: "end", fill: "soft", ..usual };
    }
    let fill = if active && !of.has("gone") || !packed && !soft { "ink" } else { "soft" };
    Lettering { size: if packed { 11.0 } else { 13.0 }, weight, mono: true, anchor: "start", fill, ..usual }
}
