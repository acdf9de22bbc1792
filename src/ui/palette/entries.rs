//! The commands of the lab, by name: what the buttons do, what the keys do, and drawing without a pointer.

use super::{PaletteEntry, PaletteThen};
use crate::lab::{GraphAct, Stride};
use crate::ui::act::Act;
use crate::ui::camera::Shift;
use crate::ui::listed::Listed;
use crate::ui::make::MakeAct;
use crate::ui::options::MainPicture;
use crate::view::inspection::Hold;
use crate::view::player::{Command, Player};
use std::rc::Rc;
use yew::AttrValue;

/// The samples of the lab, by name and file; the page has them.
pub const SAMPLES: [(&str, &str); 16] = [
    ("Two objects that keep each other", "cycle.js"),
    ("A chain of closures", "closures.js"),
    ("A forgotten timer", "timer.js"),
    ("A detached table", "detached.js"),
    ("A cache that lets go", "weak.js"),
    ("A linked list", "linked-list.js"),
    ("A doubly linked list", "doubly-linked.js"),
    ("A tree with parents", "tree-with-parents.js"),
    ("A cache of what was used last", "lru-cache.js"),
    ("An event bus that forgets nobody", "event-bus.js"),
    ("Observers that are held weakly", "observers.js"),
    ("A function that remembers its results", "memo-cache.js"),
    ("A cache by WeakMap", "weakmap-cache.js"),
    ("A chain of promises", "promise-chain.js"),
    ("Most die young", "generational-death.json"),
    ("The diagram of mark and sweep", "mark-sweep.json"),
];
/// What can be found.
const FIND: &str = "Find a name, a class, an address (0x4c0), a size (64 B) or a bound (>64)";
/// Whose end is asked for, where nothing is selected: its inspector tells what would go.
const WHOSE: &str = "Of which object? It is selected, with who holds it and what would go";
/// The formats of an export, as the page has them.
const EXPORTS: [(&str, &str); 6] = [
    ("the picture (SVG)", "svg"),
    ("the graph as a scenario (JSON)", "json"),
    ("the graph for Graphviz (DOT)", "dot"),
    ("the graph for Mermaid", "mmd"),
    ("the references as a table (CSV)", "csv"),
    ("the references as a list", "txt"),
];

/// What the palette is opened over.
pub struct PaletteState<'a> {
    /// The player, if there is one.
    pub player: Option<&'a Player>,
    /// The objects that are selected for drawing.
    pub selected: &'a [Rc<str>],
    /// Whether somebody draws.
    pub making: bool,
}

/// All commands.
pub fn entries(state: PaletteState<'_>) -> Vec<PaletteEntry> {
    let mut all = Vec::new();
    if let Some(player) = state.player {
        if player.drawn().is_some() {
            all.extend(drawing(player, state.selected, state.making));
        }
        all.extend(moving(player));
        all.extend(taking_back(player));
        // What is asked of the run is listed of one run only.
        if !player.chosen().contains(' ') {
            all.extend(cutting(player, state.selected));
            all.extend(asking(player));
        }
    }
    all.extend(page());
    all
}

fn draw(acts: Vec<GraphAct>) -> Act {
    Act::Make(MakeAct::Do(acts))
}

/// A line for each name, and what comes of each.
fn each(
    prompt: &'static str,
    names: impl Iterator<Item = Rc<str>>,
    then: impl Fn(Rc<str>) -> PaletteThen,
) -> PaletteThen {
    let entries = names.map(|name| PaletteEntry::asks(AttrValue::from(name.clone()), "", then(name)));
    PaletteThen::Choose(prompt.into(), Rc::new(entries.collect()))
}

fn writes(
    prompt: impl Into<AttrValue>,
    first: impl Into<AttrValue>,
    then: impl Fn(&str) -> PaletteThen + 'static,
) -> PaletteThen {
    PaletteThen::Write(prompt.into(), first.into(), Rc::new(then))
}

/// Drawing: what each act needs to know is asked.
fn drawing(player: &Player, selected: &[Rc<str>], making: bool) -> Vec<PaletteEntry> {
    let mut names: Vec<Rc<str>> = player.objects_now().into_iter().map(|(_, name)| name).collect();
    // What is selected is offered first.
    sorting::by_key(&mut names, |name| !selected.contains(name));
    let names = Rc::new(names);
    let sizes = player.drawn().map(|scenario| scenario.objects.clone()).unwrap_or_default();
    let size_of = move |name: &Rc<str>| sizes.iter().find(|thing| thing.name == *name).map_or(16, |thing| thing.size);
    let object =
        |prompt: &'static str, then: &dyn Fn(Rc<str>) -> PaletteThen| each(prompt, names.iter().cloned(), then);
    let roots = player.roots_now();
    let root = |prompt: &'static str, filled: bool, then: &dyn Fn(Rc<str>) -> PaletteThen| {
        let mine = roots.iter().filter(|(_, to)| !filled || to.is_some());
        each(prompt, mine.map(|(name, _)| name.clone()), then)
    };
    let (free, free_root) = (player.free_name(None, &[]), player.free_root());
    let add = writes("Name of the new object", AttrValue::from(free), |name| {
        let name: Rc<str> = name.into();
        writes("Its size in bytes, a multiple of 8", "16", move |size| {
            let size = size.trim().parse().unwrap_or(0);
            PaletteThen::Done(draw(vec![GraphAct::Add { name: name.clone(), size, pin: None }]))
        })
    });
    let connect = |weak: bool| {
        object("Connect from", &|from| {
            let (field, names) = (player.next_field(&from, weak), names.clone());
            writes(format!("Field of {from}"), AttrValue::from(field), move |field| {
                let (from, field): (Rc<str>, Rc<str>) = (from.clone(), field.into());
                each("To", names.iter().cloned(), |to| {
                    let (object, field) = (from.clone(), field.clone());
                    PaletteThen::Done(draw(vec![GraphAct::Connect { object, field, to: Some(to), weak }]))
                })
            })
        })
    };
    let fields = |prompt: &'static str, held: bool, then: &dyn Fn(Rc<str>, Rc<str>, bool) -> GraphAct| {
        let all = names.iter().flat_map(|name| {
            let fields = player.fields_now(name).into_iter().filter(|(_, to, _)| !held || to.is_some());
            fields.map(move |(field, to, weak)| (name.clone(), field, to, weak))
        });
        let entries = all.map(|(name, field, to, weak)| {
            let led = to.map_or_else(String::new, |to| format!(" → {to}"));
            let hint = if weak { "weak" } else { "" };
            PaletteEntry::does(format!("{name}.{field}{led}"), hint, draw(vec![then(name, field, weak)]))
        });
        PaletteThen::Choose(prompt.into(), Rc::new(entries.collect()))
    };
    let toggled = |name: &'static str, act: MakeAct| PaletteEntry::does(name, "", Act::Make(act));
    let mut all = vec![
        PaletteEntry::asks("Add object…", "", add),
        PaletteEntry::asks("Connect…", "", connect(false)),
        PaletteEntry::asks("Connect weakly…", "", connect(true)),
        PaletteEntry::asks(
            "Disconnect…",
            "",
            fields("Disconnect", true, &|object, field, weak| GraphAct::Connect { object, field, to: None, weak }),
        ),
        PaletteEntry::asks(
            "Take a field away…",
            "",
            fields("Take away", false, &|object, field, weak| GraphAct::DropField { object, field, weak }),
        ),
        PaletteEntry::asks(
            "Root…",
            "",
            object("Which object has a root", &|object| {
                writes("Name of the root", AttrValue::from(free_root.clone()), move |name| {
                    PaletteThen::Done(draw(vec![GraphAct::Root { name: name.into(), to: Some(object.clone()) }]))
                })
            }),
        ),
        PaletteEntry::asks(
            "Unroot…",
            "",
            root("Empty which root", true, &|name| PaletteThen::Done(draw(vec![GraphAct::Root { name, to: None }]))),
        ),
        PaletteEntry::asks(
            "Take a root away…",
            "",
            root("Take which root away", false, &|name| PaletteThen::Done(draw(vec![GraphAct::DropRoot(name)]))),
        ),
        PaletteEntry::asks(
            "Rename…",
            "",
            object("Rename", &|object| {
                writes(format!("New name of {object}"), AttrValue::from(object.clone()), move |to| {
                    PaletteThen::Done(draw(vec![GraphAct::Rename { object: object.clone(), to: to.into() }]))
                })
            }),
        ),
        PaletteEntry::asks(
            "Change the size…",
            "",
            object("Change the size of", &|object| {
                writes(format!("Size of {object} in bytes"), size_of(&object).to_string(), move |size| {
                    let size = size.trim().parse().unwrap_or(0);
                    PaletteThen::Done(draw(vec![GraphAct::Resize { object: object.clone(), size }]))
                })
            }),
        ),
        PaletteEntry::asks(
            "Move to…",
            "",
            object("Move", &|object| {
                writes(format!("Where to, {object}: pixels from the left and from the top"), "300 120", move |to| {
                    let mut numbers = to.split([' ', ',']).filter_map(|word| word.parse::<f64>().ok());
                    let at = (numbers.next().unwrap_or(300.0), numbers.next().unwrap_or(120.0));
                    PaletteThen::Done(draw(vec![GraphAct::Place(vec![(object.clone(), at)])]))
                })
            }),
        ),
        PaletteEntry::does("Arrange all anew", "", draw(vec![GraphAct::Arrange])),
        PaletteEntry::asks(
            "Duplicate…",
            "",
            object("Duplicate", &|object| {
                writes("Name of the copy", AttrValue::from(player.free_name(Some(&object), &[])), move |copy| {
                    PaletteThen::Done(draw(vec![GraphAct::Duplicate(vec![(object.clone(), copy.into(), None)])]))
                })
            }),
        ),
        PaletteEntry::asks(
            "Delete…",
            "",
            object("Delete", &|object| PaletteThen::Done(draw(vec![GraphAct::Delete(vec![object])]))),
        ),
        PaletteEntry::asks(
            "Select for drawing…",
            "",
            object("Select one more", &|object| PaletteThen::Done(Act::Make(MakeAct::Toggle(object)))),
        ),
        toggled(if making { "Stop drawing" } else { "Draw in the picture" }, MakeAct::Open(!making)),
        PaletteEntry::does("Write what was done into the script", "", Act::Player(Command::WriteScript)),
    ];
    if !selected.is_empty() {
        let count = selected.len();
        let of = |what: &str| {
            format!("{what} {}", if count == 1 { selected[0].to_string() } else { format!("the {count} selected") })
        };
        all.splice(
            0..0,
            [
                PaletteEntry::does(of("Root"), "", Act::Make(MakeAct::Root)),
                PaletteEntry::does(of("Unroot"), "", Act::Make(MakeAct::Unroot)),
                PaletteEntry::does(of("Duplicate"), "", Act::Make(MakeAct::Duplicate)),
                PaletteEntry::does(of("Delete"), "Delete", Act::Make(MakeAct::Delete)),
            ],
        );
    }
    all
}

/// Going through the run, looking at it, asking.
fn moving(player: &Player) -> Vec<PaletteEntry> {
    let does =
        |name: &'static str, key: &'static str, command: Command| PaletteEntry::does(name, key, Act::Player(command));
    let collectors = player
        .collectors()
        .into_iter()
        .map(|choice| PaletteEntry::does(choice.label, "", Act::Player(Command::Collector(choice.name.to_owned()))));
    let strides = player
        .strides()
        .iter()
        .map(|stride| PaletteEntry::does(stride.name(), "", Act::Player(Command::Stride(*stride))));
    let speeds = [0.25, 0.5, 1.0, 2.0, 4.0, 8.0]
        .into_iter()
        .map(|speed| PaletteEntry::does(format!("{speed}×"), "", Act::Player(Command::Speed(speed))));
    let choose =
        |prompt: &'static str, entries: Vec<PaletteEntry>| PaletteThen::Choose(prompt.into(), Rc::new(entries));
    vec![
        does(if player.playing() { "Pause" } else { "Play" }, "Space", Command::Toggle),
        does("Step ahead", "→", Command::Step(1, None)),
        does("Step back", "←", Command::Step(-1, None)),
        does("Step by one tick", "", Command::Step(1, Some(Stride::Tick))),
        PaletteEntry::does("On by a phase", "Shift →", Act::Phase(1)),
        PaletteEntry::does("Back by a phase", "Shift ←", Act::Phase(-1)),
        does("To the start", "Home", Command::Start),
        does("To the end", "End", Command::End),
        does("Next collection", "C", Command::ToCollection(true)),
        does("Previous collection", "Shift C", Command::ToCollection(false)),
        does("To where something is freed next", "F", Command::ToFreed(true)),
        does("To where something was freed before", "Shift F", Command::ToFreed(false)),
        does("On to breakpoint", "", Command::ToBreak(true)),
        does("Back to breakpoint", "", Command::ToBreak(false)),
        PaletteEntry::asks("Collector…", "", choose("Collector", collectors.collect())),
        does("Compare two collectors", "", Command::Collector(player.pair())),
        PaletteEntry::asks("Stride…", "", choose("Stride", strides.collect())),
        PaletteEntry::asks("Speed…", "[ ]", choose("Speed", speeds.collect())),
        PaletteEntry::asks("Find an object…", "", PaletteThen::Search(FIND.into(), named(player), look)),
        does("Select the next object", "O", Command::SelectNext(true)),
        PaletteEntry::does("Show the graph", "", Act::Instead(MainPicture::Graph)),
        PaletteEntry::does("Show the heap as a map", "", Act::Instead(MainPicture::Map)),
        PaletteEntry::does("Show the lives of the objects", "", Act::Instead(MainPicture::Lives)),
        PaletteEntry::does("Show the table", "", Act::Table(true)),
        PaletteEntry::does("Zoom in", "+", Act::Camera(Shift::Zoom(1.4, None))),
        PaletteEntry::does("Zoom out", "−", Act::Camera(Shift::Zoom(1.0 / 1.4, None))),
        PaletteEntry::does("Whole picture", "0", Act::Camera(Shift::Fit)),
        PaletteEntry::does("Copy a link to this moment (share)", "", Act::Share),
        PaletteEntry::does("Embed or download… (export)", "", Act::Page("share".into())),
        PaletteEntry::does("Reset", "", Act::Reset),
    ]
}

/// Undo and redo, and the way to what was left behind.
fn taking_back(player: &Player) -> Vec<PaletteEntry> {
    let does =
        |name: AttrValue, key: &'static str, command: Command| PaletteEntry::does(name, key, Act::Player(command));
    let mut all =
        vec![does("Undo".into(), "Ctrl Z", Command::Undo), does("Redo".into(), "Ctrl Shift Z", Command::Redo)];
    let left = player.branches().into_iter();
    all.extend(left.map(|one| does(format!("Return to: {}", one.words).into(), "branch", Command::Branch(one.turn))));
    all
}

/// Cutting who holds the selected object, with what would go; where nothing is selected a root, or first the object.
fn cutting(player: &Player, selected: &[Rc<str>]) -> Vec<PaletteEntry> {
    let pick = player.selected().or_else(|| player.find(selected.first()?).ok());
    let Some(known) = pick.and_then(|pick| player.inspect(pick)) else {
        let roots = player.cuts().into_iter().map(|cut| PaletteEntry::does(cut.label(), "", Act::Cut(cut)));
        let roots: Rc<Vec<PaletteEntry>> = Rc::new(roots.collect());
        let which = PaletteThen::Search(WHOSE.into(), named(player), look);
        let cut = PaletteEntry::asks("Cut a root…", "", PaletteThen::Choose("Cut a root".into(), roots.clone()));
        let foresee = PaletteEntry::asks("What if I cut…", "", which);
        return Some(cut).filter(|_| !roots.is_empty()).into_iter().chain([foresee]).collect();
    };
    let line = |hold: &Hold, act: Act| PaletteEntry {
        name: hold.name.clone().into(),
        hint: hold.loss.clone().into(),
        then: PaletteThen::Done(act),
    };
    let ask = |name: String, prompt: &'static str, lines: Vec<PaletteEntry>| {
        let some = !lines.is_empty();
        some.then(|| PaletteEntry::asks(name, "", PaletteThen::Choose(prompt.into(), Rc::new(lines))))
    };
    let cuts = known.held_by.iter().filter_map(|hold| Some(line(hold, Act::Edit(vec![hold.cut.clone()?]))));
    let lit = known.held_by.iter().map(|hold| line(hold, Act::Player(Command::Foresee(hold.lost.clone()))));
    let cut = ask(format!("Cut what holds {}…", known.title), "Cut, and this would go", cuts.collect());
    let foresee = ask("What if I cut…".into(), "Light what would go without", lit.collect());
    cut.into_iter().chain(foresee).collect()
}

/// What is listed of the run and of the moment shown, and two moments compared.
fn asking(player: &Player) -> Vec<PaletteEntry> {
    let lists = |name: &'static str, listed: Listed| PaletteEntry::does(name, "", Act::Listed(listed));
    let compares = |name: String, command: Command| PaletteEntry::does(AttrValue::from(name), "", Act::Player(command));
    let mut all = vec![
        compares("Mark this moment, to compare another one with it".into(), Command::Mark(Some(player.tick()))),
        lists("Log: what happens in the run, and where play stops", Listed::Log),
        lists("Keepers: who keeps most", Listed::Keepers),
        lists("Keepers by class", Listed::Classes),
    ];
    if let Some(mark) = player.mark() {
        all.push(lists("Changes since the marked moment", Listed::Changes));
        all.push(compares(format!("To the marked moment, step {}", mark.0), Command::Seek(mark)));
        all.push(compares(format!("Stop comparing with step {}", mark.0), Command::Mark(None)));
    }
    all
}

/// The objects of a graph; each is gone to.
fn named(player: &Player) -> Rc<Vec<PaletteEntry>> {
    let names = player.objects_now().into_iter().map(|(_, name)| name);
    Rc::new(
        names.map(|name| PaletteEntry::does(AttrValue::from(name.clone()), "", Act::Find(name.to_string()))).collect(),
    )
}

/// What is written is looked for.
fn look(what: &str) -> Act {
    Act::Find(what.to_owned())
}

/// What the page around does.
fn page() -> Vec<PaletteEntry> {
    let wish = |what: &str| Act::Page(what.to_owned());
    let mut all = vec![
        PaletteEntry::does("New: an empty graph", "", wish("new graph")),
        PaletteEntry::does("New: an empty program", "", wish("new program")),
        PaletteEntry::does("Open a file…", "", wish("open")),
        PaletteEntry::does("Save", "", wish("save")),
        PaletteEntry::does("Theme: light", "", wish("theme light")),
        PaletteEntry::does("Theme: dark", "", wish("theme dark")),
        PaletteEntry::does("Theme: as the system has it", "", wish("theme auto")),
        PaletteEntry::does("Keys", "?", Act::Help(true)),
    ];
    all.extend(
        EXPORTS
            .map(|(name, format)| PaletteEntry::does(format!("Export {name}"), "", wish(&format!("export {format}")))),
    );
    all.extend(
        SAMPLES.map(|(name, file)| PaletteEntry::does(format!("Sample: {name}"), "", wish(&format!("sample {file}")))),
    );
    all
}
