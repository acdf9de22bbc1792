//! A wasm file's sections, as far as weighing it needs them: which bytes are code, data and names, and what each
//! function is called.

/// A section: its number, its name if it has one of its own, where it begins and ends with its head, and its content.
struct Section<'b> {
    kind: u8,
    name: &'b [u8],
    whole: std::ops::Range<usize>,
    content: &'b [u8],
}

/// A part of a module, and how many bytes it has: a function by its mangled name, data, everything else.
pub struct Part {
    /// What it is called; empty for what is no function.
    pub name: String,
    /// How many bytes.
    pub bytes: usize,
    /// Whether it is data.
    pub data: bool,
}

/// A number, and what comes after it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (mut number, mut rest) = (0usize, bytes);
    for shift in (0..35).step_by(7) {
        let (first, more) = rest.split_first()?;
        number |= usize::from(first & 0x7f) << shift;
        rest = more;
        if *first < 0x80 {
            return Some((number, rest));
        }
    }
    None
}

fn sections(wasm: &[u8]) -> Option<Vec<Section<'_>>> {
    let (mut found, mut at) = (Vec::new(), 8);
    wasm.strip_prefix(b"\0asm")?;
    while at < wasm.len() {
        let (length, rest) = number(wasm.get(at + 1..)?)?;
        let begin = wasm.len() - rest.len();
        let mut content = rest.get(..length)?;
        let mut name: &[u8] = &[];
        if wasm[at] == 0 {
            let (long, rest) = number(content)?;
            (name, content) = rest.split_at_checked(long)?;
        }
        found.push(Section { kind: wasm[at], name, whole: at..begin + length, content });
        at = begin + length;
    }
    Some(found)
}

/// The module without what only people read: names, and who produced it.
pub fn bare(wasm: &[u8]) -> Option<Vec<u8>> {
    let kept = sections(wasm)?;
    let kept = kept.iter().filter(|section| section.kind != 0 || section.name == b"target_features");
    Some(wasm[..8].iter().chain(kept.flat_map(|section| &wasm[section.whole.clone()])).copied().collect())
}

/// What a module with names is made of.
pub fn parts(wasm: &[u8]) -> Option<Vec<Part>> {
    let all = sections(wasm)?;
    let content = |kind: u8| all.iter().find(|section| section.kind == kind).map_or(&[][..], |it| it.content);
    let names = all.iter().find(|section| section.name == b"name").map_or(&[][..], |it| it.content);
    let (names, imported) = (function_names(names), imported_functions(content(2))?);
    let (count, mut rest) = number(content(10))?;
    let mut found = Vec::new();
    for index in 0..count {
        let (length, body) = number(rest)?;
        let bytes = rest.len() - body.len() + length;
        let name = names.iter().find(|(of, _)| *of == imported + index).map_or("unnamed", |(_, name)| name);
        found.push(Part { name: name.to_owned(), bytes, data: false });
        rest = body.get(length..)?;
    }
    found.push(Part { name: String::new(), bytes: content(11).len(), data: true });
    let told: usize = found.iter().map(|part| part.bytes).sum();
    let rest = bare(wasm)?.len().saturating_sub(told);
    found.push(Part { name: String::new(), bytes: rest, data: false });
    Some(found)
}

/// How many functions a module takes from outside: they are numbered first.
fn imported_functions(section: &[u8]) -> Option<usize> {
    if section.is_empty() {
        return Some(0);
    }
    let (count, mut rest) = number(section)?;
    let mut functions = 0;
    for _ in 0..count {
        for _ in 0..2 {
            let (long, more) = number(rest)?;
            rest = more.get(long..)?;
        }
        let (kind, more) = rest.split_first()?;
        functions += usize::from(*kind == 0);
        // What bindgen's modules take is functions; a memory, table or global would end the reading.
        rest = match kind {
            0 => number(more)?.1,
            3 => more.get(2..)?,
            _ => return None,
        };
    }
    Some(functions)
}

fn function_names(section: &[u8]) -> Vec<(usize, &str)> {
    let mut rest = section;
    let mut read = || -> Option<Vec<(usize, &str)>> {
        loop {
            let (kind, more) = rest.split_first()?;
            let (length, more) = number(more)?;
            let (mut content, after) = more.split_at_checked(length)?;
            rest = after;
            if *kind != 1 {
                continue;
            }
            let (count, more) = number(content)?;
            content = more;
            let mut names = Vec::with_capacity(count);
            for _ in 0..count {
                let (index, more) = number(content)?;
                let (long, more) = number(more)?;
                let (name, more) = more.split_at_checked(long)?;
                content = more;
                names.push((index, std::str::from_utf8(name).unwrap_or_default()));
            }
            return Some(names);
        }
    };
    read().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A function of three bytes (with its length), called `f`; its name, and a producer.
    const MODULE: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a\x04\x01\x02\0\x0b\
        \0\x0b\x04name\x01\x04\x01\0\x01f\0\x05\x04prod";

    #[test]
    fn names_are_read_and_left_out() {
        let parts = parts(MODULE).unwrap();
        assert_eq!((parts[0].name.as_str(), parts[0].bytes), ("f", 3));
        let bare = bare(MODULE).unwrap();
        assert_eq!(bare, &MODULE[..MODULE.len() - 20]);
        assert_eq!(parts.iter().map(|part| part.bytes).sum::<usize>(), bare.len());
        assert!(super::bare(b"no wasm").is_none());
    }
}
