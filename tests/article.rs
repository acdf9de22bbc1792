//! The article's figures, run by the core: each ends, and keeps and frees what the prose around it says
//! (`tests/article/outcomes.txt`). The same table is held against the real page in `tests/browser`.

use heapwave::lab::Limits;
use heapwave::view::player::{Command, Player, Settings, Unfold};
use xtask::figures::{Figure, figures};

const OUTCOMES: &str = include_str!("article/outcomes.txt");
const TRIES: &str = include_str!("article/tries.txt");

/// The rows of a table, as cells.
fn table<const CELLS: usize>(text: &'static str) -> Vec<[&'static str; CELLS]> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        cells.try_into().unwrap_or_else(|_| panic!("not {CELLS} cells: {line}"))
    };
    lines.map(row).collect()
}

/// What is said of some objects: their names, or how many they are. What leaks (`!`) is alive.
fn told(cell: &str, found: &[String]) -> String {
    match cell.parse::<usize>() {
        Ok(_) => found.len().to_string(),
        Err(_) => found.join(", "),
    }
}

fn amount(text: &str) -> u32 {
    text.strip_suffix('k').map_or_else(|| text.parse().unwrap(), |k| k.parse::<u32>().unwrap() << 10)
}

fn open(figure: &Figure, collector: &str) -> Player {
    let usual = Limits::default();
    let limits = Limits {
        heap: figure.get("heap").map_or(usual.heap, amount),
        threshold: figure.get("threshold").map_or(usual.threshold, amount),
        ..usual
    };
    let shown = |word: &str| figure.get("unfold").is_some_and(|words| words.split(' ').any(|known| known == word));
    let unfold = Unfold { scopes: shown("scopes"), prototypes: shown("prototypes"), values: shown("values") };
    let settings = Settings { collector: Some(collector.into()), still: true, limits, unfold, ..Settings::default() };
    let mut player = Player::open(&figure.text, settings).unwrap_or_else(|fault| panic!("{}: {fault}", figure.id));
    while !player.prepare(50_000).unwrap_or_else(|fault| panic!("{}: {fault}", figure.id)) {}
    player
}

/// The names of what is alive at a moment, and of what was freed.
fn fates(player: &mut Player, moment: &str) -> [Vec<String>; 2] {
    let command = match moment {
        "end" => Command::End,
        moment => Command::Moment(moment.into()),
    };
    player.obey(command).unwrap_or_else(|fault| panic!("{fault}"));
    player.advance(0.0);
    let state = player.state();
    let labels = |alive: bool| {
        let objects = state["objects"].as_array().unwrap().iter().filter(|object| object["alive"] == alive);
        objects.map(|object| object["label"].as_str().unwrap().to_owned()).collect()
    };
    [labels(true), labels(false)]
}

fn named<'a>(figures: &'a [Figure], id: &str) -> &'a Figure {
    figures.iter().find(|figure| figure.id == id).unwrap_or_else(|| panic!("there is no figure {id}"))
}

#[test]
fn every_figure_keeps_and_frees_what_the_table_says() {
    let figures = figures();
    let mut wrong = Vec::new();
    for [figure, collector, moment, alive, freed] in table(OUTCOMES) {
        let [kept, gone] = fates(&mut open(named(&figures, figure), collector), moment);
        let found = (told(alive, &kept), told(freed, &gone));
        if found != (alive.replace('!', ""), freed.into()) {
            wrong.push(format!("{figure} | {collector} | {moment} | {} | {}", found.0, found.1));
        }
    }
    assert!(wrong.is_empty(), "the runs say:\n{}", wrong.join("\n"));
}

#[test]
fn what_the_text_suggests_to_try_does_what_it_says() {
    let figures = figures();
    let mut wrong = Vec::new();
    for [id, before, after, alive, freed] in table(TRIES) {
        let figure = named(&figures, id);
        assert_eq!(figure.text.matches(&before.replace("\\n", "\n")).count(), 1, "{id}: {before}");
        let tried = Figure {
            id: id.into(),
            attributes: figure.attributes.clone(),
            text: figure.text.replace(&before.replace("\\n", "\n"), &after.replace("\\n", "\n")),
        };
        let [kept, gone] = fates(&mut open(&tried, "mark-sweep"), "end");
        let found = (told(alive, &kept), told(freed, &gone));
        if found != (alive.replace('!', ""), freed.into()) {
            wrong.push(format!("{id} | {before} | {after} | {} | {}", found.0, found.1));
        }
    }
    assert!(wrong.is_empty(), "the runs say:\n{}", wrong.join("\n"));
}

#[test]
fn every_figure_is_in_the_table_under_both_collectors() {
    let rows: Vec<[&str; 5]> = table(OUTCOMES);
    let figures = figures();
    assert!(figures.len() >= 28, "{} figures", figures.len());
    for figure in &figures {
        for name in ["mark-sweep", "reference-counting"] {
            let found = rows.iter().any(|[id, collector, ..]| *id == figure.id && *collector == name);
            assert!(found, "{} under {name} is not told", figure.id);
        }
    }
}

#[test]
fn v8_was_asked_about_the_very_programs_of_the_page() {
    for figure in figures().iter().filter(|figure| figure.get("src").is_none()) {
        let asked = std::fs::read_to_string(format!("tests/programs/figures/{}.js", figure.id)).unwrap_or_default();
        assert_eq!(asked.trim_end(), figure.text.trim_end(), "{}: run `cargo xtask truth`", figure.id);
    }
}

#[test]
fn the_table_of_pools_says_what_their_figures_come_to() {
    let page = std::fs::read_to_string("index.html").unwrap();
    let figures = figures();
    let rows: Vec<&str> = page.split("<tr data-figure=\"").skip(1).collect();
    assert_eq!(rows.len(), 4);
    for row in rows {
        let (id, row) = row.split_once('"').unwrap();
        let cells: Vec<&str> = row.split("<td>").skip(1).map(|cell| cell.split_once("</td>").unwrap().0).collect();
        let mut player = open(named(&figures, id), "mark-sweep");
        fates(&mut player, "end");
        let state = player.state();
        let used = format!("{} B", state["heap"]["used"]);
        let found = [state["pauses"]["count"].to_string(), state["pauses"]["steps"].to_string(), used];
        assert_eq!(cells, found, "{id}");
    }
}
