//! What is told of a scenario that is no JSON.

/// What is wrong with it, and what to do: the parser's own words are for people who write parsers.
pub(super) fn malformed(said: &str, rest: &str) -> String {
    if rest.starts_with("//") || rest.starts_with("/*") {
        return "JSON has no comments: take this one away".into();
    }
    if let Some((_, needed)) = said.strip_prefix("invalid type").and_then(|said| said.split_once(", expected ")) {
        let needed = if needed.starts_with("struct ") { "an object, { … }" } else { needed };
        return format!("this must be something else: write {needed}");
    }
    let plain = MALFORMED.iter().find(|(part, _)| said.starts_with(part)).map(|(_, plain)| (*plain).to_owned());
    plain.unwrap_or_else(|| format!("this is not JSON as a scenario needs it: {said}"))
}

/// What the parser says, by its beginning, and what is said instead.
const MALFORMED: &[(&str, &str)] = &[
    ("trailing comma", "after the comma before this nothing follows: take the comma away, or write what is missing"),
    ("trailing characters", "the scenario ended before this: take this away, or put it inside the braces"),
    ("EOF while parsing a string", "the text ends too early: a \" is missing, which closes what is in quotes"),
    ("EOF while parsing an object", "the text ends too early: a } is missing, which closes what was begun with {"),
    ("EOF while parsing a list", "the text ends too early: a ] is missing, which closes what was begun with ["),
    ("EOF", "the text ends too early: a value is missing, and what closes what was begun"),
    ("expected value", "here a value is missing: write a text in double quotes, a number, null, { … } or [ … ]"),
    ("key must be a string", "a key is missing here: write it in double quotes, as in \"to\": null"),
    (
        "control character",
        "this text in quotes is not closed: close it with \" on the same line, or write \\n for a new line",
    ),
    (
        "expected `,` or `}`",
        "a comma or } is missing before this: put a comma between two keys, or close the object with }",
    ),
    (
        "expected `,` or `]`",
        "a comma or ] is missing before this: put a comma between two entries, or close the list with ]",
    ),
    ("expected `:`", "a colon is missing before this: write : between a key and its value"),
    (
        "invalid escape",
        "a backslash in quotes needs one of \" \\ / b f n r t u behind it: write \\\\ for the backslash itself",
    ),
    ("invalid number", "this is no number: write digits, with a point and more digits if need be"),
];
