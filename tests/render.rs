//! A moment as an SVG file: two pictures held to the letter (`UPDATE=1` writes them anew), every figure of the article
//! as well-formed XML with all that its frame shows, and labels that would like to be markup.

use heapwave::lab::Limits;
use heapwave::view::frame::Panels;
use heapwave::view::player::{Command, Player, Settings, Unfold};
use heapwave::view::predict::Question;
use heapwave::view::svg::{SvgStyle, Theme};
use std::path::Path;
use std::process::Output;
use xtask::figures::{Figure, figures};

fn heapwave(arguments: &[&str]) -> Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_heapwave")).args(arguments).output().unwrap()
}

/// What the program prints for these arguments.
fn rendered(arguments: &[&str]) -> String {
    let output = heapwave(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Holds a picture against a file.
fn held(name: &str, picture: &str) {
    let file = Path::new("tests/render").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all("tests/render").unwrap();
        std::fs::write(&file, picture).unwrap();
    }
    let known = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(known == picture, "{name} is another picture now: look at it, and run with UPDATE=1 if it is right");
}

#[test]
fn the_diagram_at_its_sweep() {
    let diagram = ["render", "static/samples/mark-sweep.json", "--at", "sweep"];
    held("diagram-sweep.svg", &rendered(&diagram));
    let dark = rendered(&[&diagram[..], &["--theme", "dark"]].concat());
    assert!(dark.contains("fill=\"#191d24\"") && !dark.contains("#ffffff"), "the colours of dark paper");
}

#[test]
fn a_program_counted_at_a_line() {
    let cycle = ["render", "static/samples/cycle.js", "--collector", "reference-counting", "--at", "end"];
    held("cycle-counted.svg", &rendered(&cycle));
}

#[test]
fn two_collectors_stand_side_by_side_in_one_picture() {
    let picture =
        rendered(&["render", "static/samples/cycle.js", "--collector", "reference-counting mark-sweep", "--at", "end"]);
    let document = roxmltree::Document::parse(&picture).unwrap();
    let texts: Vec<&str> =
        document.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
    assert!(texts.contains(&"REFERENCE COUNTING") && texts.iter().any(|text| text.starts_with("MARK")), "{texts:?}");
}

#[test]
fn what_cannot_be_drawn_is_told_with_its_place() {
    let cases = [
        (["nowhere.js", "--at", "1"], "nowhere.js:1:1: the file cannot be read"),
        (["static/samples/cycle.js", "--at", "noon"], "static/samples/cycle.js:1:1: there is no moment \"noon\""),
        (["static/samples/cycle.js", "--collector", "none"], "static/samples/cycle.js:1:1: there is no collector"),
    ];
    for (arguments, message) in cases {
        let output = heapwave(&[&["render"], &arguments[..]].concat());
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.starts_with(message), "{told}");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    }
}

fn open(figure: &Figure, collector: Option<&str>) -> Player {
    let shown = |word: &str| figure.get("unfold").is_some_and(|words| words.split(' ').any(|known| known == word));
    let graph = figure.get("view").is_none_or(|view| view.split(' ').any(|part| part == "graph"));
    let settings = Settings {
        collector: collector.or(figure.get("collector")).map(str::to_owned),
        still: true,
        limits: Limits::default(),
        panels: Panels { graph, ..Panels::ALL },
        unfold: Unfold { scopes: shown("scopes"), prototypes: shown("prototypes"), values: shown("values") },
        questions: Question::read(figure.get("predict").unwrap_or_default()).unwrap().into(),
        ..Settings::default()
    };
    let mut player = Player::open(&figure.text, settings).unwrap_or_else(|fault| panic!("{}: {fault}", figure.id));
    while !player.prepare(50_000).unwrap_or_else(|fault| panic!("{}: {fault}", figure.id)) {}
    player
}

#[test]
fn every_figure_is_well_formed_and_shows_what_its_frame_does() {
    for figure in figures() {
        let mut player = open(&figure, None);
        for at in [player.poster_moment(), player.ticks()] {
            player.obey(Command::Seek(at)).unwrap();
            player.advance(0.0);
            let views = player.views();
            for theme in [Theme::Light, Theme::Dark, Theme::Page] {
                let picture = SvgStyle { theme, alone: theme != Theme::Page, prefix: &figure.id }.graph(&views);
                let document = roxmltree::Document::parse(&picture).unwrap_or_else(|e| panic!("{}: {e}", figure.id));
                let texts: Vec<&str> = document
                    .descendants()
                    .filter(|one| one.has_tag_name("text"))
                    .filter_map(|one| one.text())
                    .collect();
                for node in views.iter().flat_map(|view| &view.frame.picture.nodes).filter(|node| node.opacity > 0.0) {
                    let label = node.label.trim();
                    assert!(texts.iter().any(|text| text.trim() == label), "{}: {label} is not drawn", figure.id);
                }
                assert!(!picture.contains("NaN") && !picture.contains("inf\""), "{}", figure.id);
                let ids: Vec<&str> = document.descendants().filter_map(|one| one.attribute("id")).collect();
                assert!(ids.iter().all(|id| id.starts_with(&figure.id)), "{ids:?}");
            }
            for track in player.tracks() {
                let chart = SvgStyle { theme: Theme::Page, alone: false, prefix: "" }.chart(&track.chart, 0.5);
                roxmltree::Document::parse(&chart).unwrap_or_else(|e| panic!("{}: {e}", figure.id));
            }
        }
    }
}

#[test]
fn a_poster_shows_something_and_gives_no_answer_away() {
    for figure in figures() {
        let mut player = open(&figure, None);
        let at = player.poster_moment();
        for question in player.questions().as_array().unwrap() {
            assert!(at.0 <= question["tick"].as_u64().unwrap(), "{}: later than it is asked", figure.id);
        }
        player.obey(Command::Seek(at)).unwrap();
        player.advance(0.0);
        let graph = figure.get("view").is_none_or(|view| view.split(' ').any(|part| part == "graph"));
        let picture = &player.frame().unwrap().picture;
        let seen = picture.nodes.iter().filter(|node| node.opacity > 0.0).count();
        assert!(!graph || seen > 0, "{}: nothing is seen at step {at}", figure.id);
    }
}

#[test]
fn labels_that_would_like_to_be_markup_are_text() {
    let nasty = "</text><script>alert(1)</script><a href='javascript:x()' onload=\"y\">&#60;\u{1}]]>";
    let name = serde_json::to_string(nasty).unwrap();
    let text = format!(
        r#"{{ "heapwave": 1, "title": {name}, "objects": {{ {name}: {{ "fields": {{ {name}: {name} }} }} }}, "roots": {{ {name}: {name} }} }}"#
    );
    let mut player = Player::open(&text, Settings::default()).unwrap();
    while !player.prepare(1000).unwrap() {}
    let picture = SvgStyle { theme: Theme::Light, alone: true, prefix: "\"><script>" }.graph(&player.views());
    let document = roxmltree::Document::parse(&picture).unwrap();
    let known = ["svg", "title", "desc", "defs", "marker", "g", "rect", "path", "circle", "text"];
    for element in document.descendants().filter(|one| one.is_element()) {
        assert!(known.contains(&element.tag_name().name()), "{:?}", element.tag_name());
        assert!(element.attributes().all(|one| !one.name().starts_with("on") && one.name() != "href"));
    }
    assert!(picture.contains("&lt;/text&gt;&lt;script&gt;"), "it is there, as text");
}
