//! The figures of the article, read from its page: their attributes and the texts they run.
//!
//! For tests, and for asking V8 about the very programs that readers see. The page is our own and plain enough to be
//! read without a parser of HTML.

use crate::root;
use std::fs;

/// A `<heap-wave>` of the article.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its `id`.
    pub id: String,
    /// Its attributes, as they are written.
    pub attributes: Vec<(String, String)>,
    /// The program or scenario it shows.
    pub text: String,
}

impl Figure {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The figures of the article, in order.
///
/// # Panics
/// When the page is not written as it should be.
pub fn figures() -> Vec<Figure> {
    let page = fs::read_to_string(root().join("index.html")).expect("the article is there");
    let body = page.split_once("<main").expect("the article has a main part").1;
    body.split("<heap-wave ").skip(1).map(figure).collect()
}

fn figure(rest: &str) -> Figure {
    let (tag, content) = rest.split_once('>').expect("a tag ends");
    let mut attributes = Vec::new();
    let mut rest = tag;
    while let Some((name, more)) = rest.split_once("=\"") {
        let (value, more) = more.split_once('"').expect("a value ends");
        let name = name.split_whitespace().last().expect("a value has a name");
        attributes.push((name.to_owned(), unescaped(value)));
        rest = more;
    }
    let mut figure = Figure { id: String::new(), attributes, text: String::new() };
    figure.id = figure.get("id").expect("every figure has an id").to_owned();
    figure.text = match figure.get("src") {
        Some(src) => fs::read_to_string(root().join("static").join(src)).expect("the file of a figure is there"),
        None => {
            let text = content.split_once("<pre>").and_then(|(_, rest)| rest.split_once("</pre>"));
            unescaped(text.expect("a figure holds its text").0).trim_start_matches('\n').to_owned()
        }
    };
    figure
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
