//! A run to print: one page of HTML, static, each moment a picture with its sentence. It holds no script and may load
//! nothing; every text in it is escaped.

use super::svg::escaped;
use memory::time::Tick;

const STYLE: &str = "body { margin: 0 auto; max-width: 50rem; padding: 24px; font: 16px/1.5 system-ui, sans-serif; color: #1d2430; \
    background: #fff } h1 { font-size: 1.5rem; margin: 0 } pre { font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; \
    padding: 12px 14px; border: 1px solid #d9dce1; border-radius: 8px } figure { margin: 28px 0; break-inside: avoid } \
    svg { display: block; max-width: 100%; height: auto; max-height: 80vh } figcaption { margin-top: 8px } .of { color: #5d6675 }";

/// A picture of the handout: when it is, of how many steps, and its sentence.
pub fn picture(svg: &str, (at, end): (Tick, Tick), told: &str) -> String {
    format!(
        "<figure>\n{svg}<figcaption><span class=\"of\">step {at} / {end}</span> {}</figcaption>\n</figure>\n",
        escaped(told)
    )
}

/// The page: what it is of, under which collectors, the program if it is one, and the pictures.
pub fn page(title: &str, collectors: &str, text: Option<&str>, pictures: &str) -> String {
    let (title, collectors) = (escaped(title), escaped(collectors));
    // A line break is a break only here: elsewhere it is a blank.
    let lines = |text: &str| text.lines().map(escaped).collect::<Vec<_>>().join("\n");
    let text = text.map(|text| format!("<pre>{}</pre>\n", lines(text))).unwrap_or_default();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p class=\"of\">{collectors}</p>\n{text}{pictures}</body>\n</html>\n"
    )
}
