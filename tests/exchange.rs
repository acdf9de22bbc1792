//! Graphs in other formats: what is written is read again as the same, whatever comes in is read or refused with its
//! place, and what is too large is refused at once.

#[allow(dead_code, reason = "the edits are for the laws")]
mod random;

use heapwave::lab::{ExchangeFormat, ExchangedGraph, Fault, Scenario};
use proptest::prelude::*;

const FORMATS: [ExchangeFormat; 3] = [ExchangeFormat::Dot, ExchangeFormat::EdgeList, ExchangeFormat::Csv];

/// A scenario's graph: objects, references and roots, by name.
fn plain(text: &str) -> String {
    let scenario = Scenario::read(text).unwrap();
    let things = scenario.objects.iter().map(|thing| {
        let side = |side: &[(std::rc::Rc<str>, Option<std::rc::Rc<str>>)]| {
            let led: Vec<String> =
                side.iter().filter_map(|(field, to)| Some(format!("{field}={}", to.as_deref()?))).collect();
            led.join(" ")
        };
        format!("{}:{} {} weak {}", thing.name, thing.size, side(&thing.fields), side(&thing.weak))
    });
    things.chain(scenario.roots.iter().map(|(name, to)| format!("root {name} {to:?}"))).collect::<Vec<_>>().join("\n")
}

fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,6}",
        Just("node".to_owned()),
        Just("digraph".to_owned()),
        Just("a -> b".to_owned()),
        Just("*".to_owned()),
        Just("with \"quotes\", commas; and\ttabs".to_owned()),
        Just("two\nlines".to_owned()),
        Just("back\\slash\\".to_owned()),
        Just("# no comment".to_owned()),
        Just("ünïcödé ✕".to_owned()),
        Just("<html>".to_owned()),
        "[ -~]{1,8}",
    ]
}

/// A scenario as JSON, with names that would like to be more than names.
fn graph() -> impl Strategy<Value = String> {
    let edge = (0..8usize, 0..8usize, names(), any::<bool>());
    let parts = (
        prop::collection::btree_set(names(), 1..8),
        prop::collection::vec(edge, 0..12),
        prop::collection::btree_map(names(), prop::option::of(0..8usize), 0..4),
        names(),
        any::<bool>(),
    );
    parts.prop_map(|(objects, edges, roots, title, places)| {
        let objects: Vec<String> = objects.into_iter().collect();
        let at = |index: usize| &objects[index % objects.len()];
        let mut listed = serde_json::Map::new();
        for (index, name) in objects.iter().enumerate() {
            let mut sides = [serde_json::Map::new(), serde_json::Map::new()];
            for (from, to, field, weak) in &edges {
                if from % objects.len() == index {
                    sides[usize::from(*weak)].insert(field.clone(), at(*to).as_str().into());
                }
            }
            let [fields, weak] = sides;
            let mut entry = serde_json::json!({ "size": 8 + 8 * index, "fields": fields, "weak": weak });
            if places {
                entry["at"] = serde_json::json!([index as f64 * 10.5, -3.0 * index as f64]);
            }
            listed.insert(name.clone(), entry);
        }
        let roots: serde_json::Map<_, _> =
            roots.iter().map(|(name, to)| (name.clone(), to.map(|to| at(to).as_str()).into())).collect();
        serde_json::json!({ "heapwave": 1, "title": title, "objects": listed, "roots": roots }).to_string()
    })
}

/// What is written of a graph is read as the same graph, and written to the letter again.
fn survives(text: &str) {
    let graph = ExchangedGraph::of_scenario(&Scenario::read(text).unwrap());
    for format in FORMATS {
        let written = format.write(&graph).unwrap();
        let read = format.read(&written).unwrap_or_else(|fault| panic!("{format:?} {fault}\n{written}"));
        assert_eq!(format.write(&read).unwrap(), written, "{format:?}");
        let scenario = format.import(&written).unwrap();
        assert_eq!(plain(&scenario), plain(text), "{format:?}\n{written}");
        // And the scenario's own form is the same to the letter when it is read again.
        assert_eq!(ExchangeFormat::Scenario.import(&scenario).unwrap(), scenario);
        let looks = ExchangeFormat::of_text(&written);
        assert!(looks == Some(format) || format == ExchangeFormat::EdgeList, "{looks:?}\n{written}");
    }
    assert!(ExchangeFormat::Mermaid.write(&graph).unwrap().starts_with("flowchart LR\n"));
    assert!(ExchangeFormat::Mermaid.read("flowchart LR").is_err());
}

/// Words of all formats, one after the other.
fn nonsense() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("digraph g {"),
        Just("digraph"),
        Just("strict"),
        Just("subgraph"),
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just("="),
        Just(";"),
        Just(","),
        Just(":"),
        Just("->"),
        Just("--"),
        Just("~>"),
        Just("a"),
        Just("b"),
        Just("\"c"),
        Just("\"d\""),
        Just("<e"),
        Just(">"),
        Just("+"),
        Just("/*"),
        Just("*/"),
        Just("//"),
        Just("#"),
        Just("\n"),
        Just("*"),
        Just("size"),
        Just("8"),
        Just("kind=root"),
        Just("root"),
        Just("from,to"),
        Just("\\"),
        Just("node"),
        Just("edge"),
        Just("graph"),
        Just("é"),
        Just("\u{0}"),
        Just("-"),
        Just("."),
        Just("1.5"),
        Just("{\"heapwave\":1,\"objects\":{}}"),
    ];
    prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

fn is_told(result: Result<String, Fault>) {
    match result {
        Ok(text) => _ = Scenario::read(&text).unwrap(),
        Err(fault) => assert!(!fault.message.is_empty()),
    }
}

const ALL: [ExchangeFormat; 5] = [
    ExchangeFormat::Scenario,
    ExchangeFormat::Dot,
    ExchangeFormat::EdgeList,
    ExchangeFormat::Csv,
    ExchangeFormat::Mermaid,
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_as_the_same(text in graph()) {
        survives(&text);
    }

    #[test]
    fn a_random_scenario_too(text in random::scenario()) {
        survives(&text);
    }

    #[test]
    fn whatever_comes_in_is_read_or_refused(text in nonsense(), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for text in [text.as_str(), &String::from_utf8_lossy(&bytes)] {
            ALL.into_iter().for_each(|format| is_told(format.import(text)));
            let _ = ExchangeFormat::of_text(text);
        }
    }
}

/// The same a million times over: `FUZZ=1000000 cargo test --release --test exchange fuzz -- --nocapture`.
#[test]
fn fuzz() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::{Config, TestRng, TestRunner};
    let count: u64 = std::env::var("FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(2_000);
    let rng = TestRng::from_seed(proptest::test_runner::RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let (words, graphs) = (nonsense(), graph());
    let (mut read, mut refused) = (0u64, 0u64);
    for index in 0..count {
        // Half of it is words in disorder, half a graph in which some bytes are others.
        let text = match index % 2 {
            0 => words.new_tree(&mut runner).unwrap().current(),
            _ => {
                let graph = ExchangedGraph::of_scenario(
                    &Scenario::read(&graphs.new_tree(&mut runner).unwrap().current()).unwrap(),
                );
                let format = FORMATS[(index / 2) as usize % FORMATS.len()];
                let mut bytes = format.write(&graph).unwrap().into_bytes();
                for _ in 0..1 + index % 5 {
                    let (at, byte) = (prop::num::usize::ANY, prop::num::u8::ANY);
                    let at = at.new_tree(&mut runner).unwrap().current() % bytes.len();
                    bytes[at] = byte.new_tree(&mut runner).unwrap().current();
                }
                String::from_utf8_lossy(&bytes).into_owned()
            }
        };
        for format in FORMATS {
            match format.read(&text) {
                Ok(_) => read += 1,
                Err(_) => refused += 1,
            }
        }
    }
    println!("{count} texts: {read} times read, {refused} times refused");
    assert!(read > 0 && refused > 0);
}

#[test]
fn dot_as_people_write_it() {
    let dot = "/* a cache */ digraph \"my cache\" {\n  node [size=24]; rankdir=LR\n  a -> b -> c [label=next]\n  a:table -> {d e} \n\
        subgraph cluster_0 { f; edge [style=dashed]; f -> a }\n  \"g\" + \"h\" [root=\"keeps\"]; gh -> f; i [label=<b>, shape=box]\n\
        global [kind=root]; global -> a\n}\n";
    let text = ExchangeFormat::Dot.import(dot).unwrap();
    assert_eq!(
        plain(&text),
        "a:24 next=b table=d table 2=e weak \nb:24 next=c weak \nc:24  weak \nd:24  weak \ne:24  weak \nf:24  weak 1=a\n\
         gh:24 1=f weak \ni:24  weak \nroot keeps Some(\"gh\")\nroot global Some(\"a\")"
    );
    assert!(text.contains("\"title\": \"my cache\""));
}

#[test]
fn lists_and_rows_as_people_write_them() {
    let list = "# A list\na -> b : next\nb -> c: next\n// the end\nc ~> a\nd\ne : 64\n";
    assert_eq!(
        plain(&ExchangeFormat::EdgeList.import(list).unwrap()),
        "a:16 next=b weak \nb:16 next=c weak \nc:16  weak 1=a\nd:16  weak \ne:64  weak \nroot a Some(\"a\")\nroot d Some(\"d\")\nroot e Some(\"e\")"
    );
    for rows in ["a,b\nb,c\nc,a\n", "Source;Target;Type\na;b;x\nb;c;x\nc;a;x\n", "to\tfrom\nb\ta\nc\tb\na\tc\n"] {
        let read = ExchangeFormat::Csv.import(rows).unwrap();
        assert_eq!(plain(&read).lines().last(), Some("root a Some(\"a\")"), "a cycle has its first object for a root");
        assert_eq!(plain(&read).lines().count(), 4);
    }
    assert_eq!(plain(&ExchangeFormat::EdgeList.import("*\na -> b\n").unwrap()).lines().count(), 2, "no roots at all");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (format, text, told) in [
        (ExchangeFormat::Dot, "graph { a -- b }", "1:1: references have a direction"),
        (ExchangeFormat::Dot, "digraph {\n  a -- b }", "2:5: references have a direction"),
        (ExchangeFormat::Dot, "digraph {\n a [size=7]\n}", "2:5: a size of \"7\" cannot be"),
        (ExchangeFormat::Dot, "digraph { a -> ", "1:16: here a node is missing"),
        (ExchangeFormat::Dot, "digraph { a -> b", "1:17: here a node, an edge or } is missing"),
        (ExchangeFormat::Dot, "digraph { \"a", "1:11: this text does not end"),
        (ExchangeFormat::Dot, "digraph { a } b", "1:15: the graph ends before this"),
        (ExchangeFormat::EdgeList, "a -> b\na -> \n", "2:1: here a name is missing"),
        (ExchangeFormat::EdgeList, "a -> b\n  c : 7\n", "2:3: a size of \"7\" cannot be"),
        (ExchangeFormat::Csv, "from,to,size\na,,5\n", "2:1: a size of \"5\" cannot be"),
    ] {
        let fault = format.import(text).unwrap_err().to_string();
        assert!(fault.starts_with(told), "{fault}");
    }
}

#[test]
fn fifty_megabytes_and_deep_ones_are_refused_or_read_in_time() {
    let begun = std::time::Instant::now();
    let deep = |open: &str| format!("digraph {}", open.repeat(1 << 20));
    let hostile = [
        "x".repeat(50 << 20),
        deep("{"),
        deep("subgraph {"),
        deep("{ subgraph a {"),
        format!("digraph {{ a -> {} }}", "{ b ".repeat(200) + &"} -> c".repeat(200)),
        format!(
            "digraph {{ {} -> {} }}",
            "{".to_owned() + &(0..3000).map(|n| format!("a{n} ")).collect::<String>() + "}",
            "{".to_owned() + &(0..3000).map(|n| format!("b{n} ")).collect::<String>() + "}"
        ),
        format!("digraph {{ a [label={}", "<".repeat(4 << 20)),
        "\"".repeat(4 << 20),
        format!("a,{}", "\"".repeat(4 << 20)),
        "[".repeat(4 << 20),
        format!("{{\"heapwave\":1,\"objects\":{}", "{\"a\":".repeat(1 << 20)),
    ];
    for text in &hostile {
        for format in ALL {
            assert!(
                format.import(text).is_err() || text.len() < 1 << 20 || format != ExchangeFormat::Dot,
                "{}",
                &text[..20]
            );
        }
    }
    // Nothing here takes longer than a list as long as it; a machine that does other things is given time.
    assert!(begun.elapsed().as_secs() < 120, "{:?}", begun.elapsed());
}
