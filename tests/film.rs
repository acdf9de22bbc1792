//! Pictures for elsewhere: a stretch of a run as an SVG that moves by itself, the same as GIF, a moment as PNG; read again by
//! other people's parsers.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const DIAGRAM: &str = "static/samples/mark-sweep.json";

fn heapwave(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_heapwave")).args(arguments).output().unwrap()
}

/// A file that is gone when the test is over.
struct Made(PathBuf);

impl Made {
    fn new(name: &str) -> Made {
        Made(std::env::temp_dir().join(format!("heapwave-film-{}-{name}", std::process::id())))
    }

    fn by(&self, arguments: &[&str]) -> Vec<u8> {
        let output = heapwave(&[arguments, &["-o", self.0.to_str().unwrap()]].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        std::fs::read(&self.0).unwrap()
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// The words of a file's bytes.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

/// The pieces of a film that are seen at a part of it: texts, most of them.
fn seen(film: &roxmltree::Document, at: f64) -> Vec<String> {
    let hidden = |node: &roxmltree::Node| {
        let Some(animate) = node.children().find(|child| child.has_tag_name("animate")) else { return false };
        let list = |name: &str| animate.attribute(name).unwrap().split(';').map(str::to_owned).collect::<Vec<_>>();
        let times: Vec<f64> = list("keyTimes").iter().map(|time| time.parse().unwrap()).collect();
        let now = times.iter().rposition(|time| *time <= at).unwrap();
        list("values")[now] == "hidden"
    };
    let texts = film.descendants().filter(|node| node.has_tag_name("text"));
    let seen = texts.filter(|node| !node.ancestors().any(|above| hidden(&above)));
    seen.filter_map(|node| node.text().map(str::to_owned)).collect()
}

#[test]
fn a_film_shows_each_moment_in_its_time_and_holds_no_script() {
    let film = text(Made::new("a.svg").by(&["render", DIAGRAM, "--from", "start", "--stride", "wave"]));
    let document = roxmltree::Document::parse(&film).unwrap();
    assert!(
        ["<script", "javascript:", "onload", "http://", "@import"]
            .iter()
            .all(|word| !film.replace("http://www.w3.org/2000/svg", "").contains(word))
    );
    let (first, last) = (seen(&document, 0.0), seen(&document, 0.9999));
    assert!(first.iter().any(|text| text == "Object 7"), "{first:?}");
    let sentence = |texts: &[String]| texts.iter().rfind(|text| text.ends_with('.')).cloned();
    assert_ne!(sentence(&first), sentence(&last));
    // One moment of it is the picture of that moment.
    let one = text(Made::new("one.svg").by(&["render", DIAGRAM, "--at", "end"]));
    let one = roxmltree::Document::parse(&one).unwrap();
    let names = |texts: Vec<String>| texts.into_iter().filter(|text| text.starts_with("Object")).collect::<Vec<_>>();
    assert_eq!(names(last), names(seen(&one, 0.0)));
}

#[test]
fn labels_that_would_like_to_be_markup_are_text_in_a_film_too() {
    let scenario = Made::new("evil.json");
    let evil = r#"{ "heapwave": 1, "objects": { "<script>alert(1)</script>": {}, "\"><image href=x onerror=y>": {} }, "roots": { "r": "<script>alert(1)</script>" }, "script": [ { "op": "collect" } ] }"#;
    std::fs::write(&scenario.0, evil).unwrap();
    let film = text(Made::new("evil.svg").by(&["render", scenario.0.to_str().unwrap(), "--from", "start"]));
    let document = roxmltree::Document::parse(&film).unwrap();
    assert!(document.descendants().all(|node| !node.has_tag_name("script") && !node.has_tag_name("image")));
}

#[test]
fn a_moment_is_a_png_and_a_film_a_gif() {
    let svg = text(Made::new("size.svg").by(&["render", DIAGRAM, "--at", "sweep"]));
    let svg = roxmltree::Document::parse(&svg).unwrap();
    let size: Vec<f64> =
        ["width", "height"].iter().map(|name| svg.root_element().attribute(*name).unwrap().parse().unwrap()).collect();
    let png = Made::new("a.png").by(&["render", DIAGRAM, "--at", "sweep"]);
    let pixels = resvg::tiny_skia::Pixmap::decode_png(&png).unwrap();
    assert_eq!(
        (f64::from(pixels.width()), f64::from(pixels.height())),
        ((2.0 * size[0]).ceil(), (2.0 * size[1]).ceil())
    );
    // The sweep's red is in it, and so is its blue.
    let near = |r: u8, g: u8, b: u8| {
        pixels
            .pixels()
            .iter()
            .any(|p| p.red().abs_diff(r) < 12 && p.green().abs_diff(g) < 12 && p.blue().abs_diff(b) < 12)
    };
    assert!(near(0x1f, 0x5f, 0xbf), "blue of what is marked");

    let gif = Made::new("a.gif").by(&["render", DIAGRAM, "--from", "start", "--to", "sweep", "--stride", "wave"]);
    let mut decoder = gif::DecodeOptions::new().read_info(&gif[..]).unwrap();
    let (mut frames, mut time) = (0, 0u32);
    while let Some(frame) = decoder.read_next_frame().unwrap() {
        frames += 1;
        time += u32::from(frame.delay);
    }
    assert!((3..40).contains(&frames), "{frames} frames");
    assert!(time > 100 * 3, "{time} hundredths of a second");
}

#[test]
fn what_cannot_be_filmed_is_told_with_the_remedy() {
    let told = |arguments: &[&str]| {
        let output = heapwave(&[&["render", DIAGRAM][..], arguments].concat());
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(told(&["--from", "start", "--stride", "league"]).contains("there is no stride"));
    assert!(told(&["--from", "start", "-o", "/tmp/never.png"]).contains(".gif"));
    assert!(!Path::new("/tmp/never.png").exists());
    assert!(told(&["--from", "noon"]).contains("there is no moment \"noon\""));
}

#[test]
fn a_handout_has_a_picture_and_a_sentence_for_each_phase_and_the_run_is_data() {
    let page = text(Made::new("a.html").by(&["render", DIAGRAM]));
    // All of it but the first line and what HTML closes by itself is XML.
    let xml = page.replacen("<!doctype html>", "", 1).replace("<meta charset=\"utf-8\">", "");
    let xml: String = xml.lines().filter(|line| !line.starts_with("<meta ")).collect();
    let document = roxmltree::Document::parse(&xml).unwrap();
    let count = |tag: &str| document.descendants().filter(|node| node.has_tag_name(tag)).count();
    let captions = document.descendants().filter(|node| node.has_tag_name("figcaption"));
    let told: Vec<String> = captions.map(|node| node.descendants().filter_map(|it| it.text()).collect()).collect();
    assert_eq!((count("figure"), count("script")), (told.len(), 0));
    assert!(told.len() >= 5 && told.iter().all(|told| told.len() > 20), "{told:?}");
    let run = text(Made::new("a.json").by(&["render", DIAGRAM, "--stride", "phase"]));
    let run: serde_json::Value = serde_json::from_str(&run).unwrap();
    assert_eq!(run["moments"].as_array().map(Vec::len), Some(told.len()));
    assert_eq!(run["moments"][told.len() - 1]["tick"], run["ticks"]);
}
