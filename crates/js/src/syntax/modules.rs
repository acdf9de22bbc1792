//! Modules in one text: `import` and `export` are taken out, so that the files of the text are one strict script.
//!
//! What is taken out becomes spaces, so every place stays where it was. A line `// file: name.js` begins a file; files that
//! others import from run first. A name that is imported as another one becomes a constant of its own. What would come from
//! a file that is not there is refused by name. A file that is wanted by `import()` runs before whoever wants it, too.
//!
//! Where several files have one name at their top level, that of the first stays what it is, and those of the others are
//! called after their file, see [`super::parting`].

use super::{Res, parting};
use crate::Refusal;
use oxc_ast::ast::*;
use oxc_ast_visit::{Visit, walk};
use oxc_span::{GetSpan, Span};
use rustc_hash::FxHashMap;

/// A text without module syntax.
pub struct Flat {
    /// The text, as long as it was.
    pub text: String,
    /// Where the files stand, in the order in which they run.
    pub order: Vec<Span>,
    /// Where `import()` stands, or what an `import *` became, and what it gives.
    pub dynamic: FxHashMap<u32, Namespace>,
    /// What an `import()` of a computed name may give, by the files' names; nothing where there is no such import.
    pub computed: Vec<(String, Namespace)>,
    /// What means what where: for each file and each name that several have, see [`super::parting`].
    pub meanings: Meanings,
}

/// What a name at the top level of a file means, where more than one file has it.
#[derive(Default)]
pub struct Meanings {
    /// Where the files stand.
    files: Vec<Span>,
    /// By file and name: what it is called in the whole text.
    names: FxHashMap<(usize, String), String>,
    /// Import statements, and the names in them that are another file's.
    lent: Vec<(Span, FxHashMap<String, usize>)>,
}

impl Meanings {
    /// What a name at a place of the text is to be called, if not what it is.
    pub fn of(&self, name: &str, at: u32) -> Option<&str> {
        let within = |span: &Span| (span.start..span.end).contains(&at);
        let lent = self.lent.iter().find(|(span, _)| within(span)).and_then(|(_, lent)| lent.get(name));
        let file = lent.copied().or_else(|| self.files.iter().position(within))?;
        self.names.get(&(file, name.to_owned())).map(String::as_str)
    }

    /// Whether each name has one meaning.
    pub fn is_plain(&self) -> bool {
        self.names.is_empty()
    }
}

/// What `import()` of a file gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namespace {
    /// Which file it is.
    pub file: usize,
    /// Its exports: by which names, and the names that they have in the text.
    pub exports: Vec<(String, String)>,
}

/// Every `import()`: where it stands, and of what.
#[derive(Default)]
struct Imports(Vec<(u32, String)>, Vec<u32>);

impl<'a> Visit<'a> for Imports {
    fn visit_import_expression(&mut self, it: &ImportExpression<'a>) {
        if let Expression::StringLiteral(source) = &it.source {
            self.0.push((it.span.start, source.value.as_str().to_owned()));
        } else {
            self.1.push(it.span.start);
        }
        walk::walk_import_expression(self, it);
    }
}

/// What is said of a file that is not there.
pub fn missing(name: &str) -> String {
    format!("importing from '{name}' is not supported: put that file into this text, under a line // file: {name}")
}

/// What `require` is called where an `import` was: a short name, because nothing in the text may move.
pub const REQUIRE: &str = "$r";

/// What the namespace of a file is called where an `import *` was: what it is stands in [`Flat::dynamic`].
pub const NAMESPACE: &str = "$n";

/// A file of the text.
struct File {
    name: String,
    span: Span,
    /// What it exports, by which name it is known in the text, and of which file that is.
    exports: Vec<(String, String, usize)>,
    /// The files it needs.
    needs: Vec<usize>,
    /// The names of its own at its top level.
    own: Vec<String>,
    /// The names that it has from another file as they are there.
    shared: Vec<(String, usize)>,
}

impl File {
    fn new(name: &str, from: u32, to: u32) -> File {
        let (exports, needs, own, shared) = Default::default();
        File { name: name.into(), span: Span::new(from, to), exports, needs, own, shared }
    }
}

/// The files that a text says it consists of; the first need not say so.
fn files(source: &str) -> Vec<File> {
    let mut found: Vec<File> = Vec::new();
    let (mut start, mut at, mut name) = (0u32, 0u32, String::new());
    let mut add = |name: &str, from: u32, to: u32| {
        if to > from {
            found.push(File::new(name, from, to));
        }
    };
    for line in source.split_inclusive('\n') {
        let comment = line.trim().strip_prefix("//").map(str::trim);
        if let Some(file) = comment.and_then(|it| it.strip_prefix("file:")) {
            add(&name, start, at);
            (name, start) = (stem(file.trim()), at);
        }
        at += line.len() as u32;
    }
    add(&name, start, at);
    found
}

/// A file's name without what may be left out.
fn stem(name: &str) -> String {
    let name = name.trim_start_matches("./").trim_start_matches("../");
    let short = [".js", ".mjs", ".cjs"].iter().find_map(|end| name.strip_suffix(end));
    short.unwrap_or(name).to_owned()
}

/// What a file's default is called in the text, if it has no name.
fn unnamed(file: usize) -> String {
    format!("$d{file}")
}

fn name_of(it: &ModuleExportName<'_>) -> String {
    it.name().as_str().to_owned()
}

/// The names that a declaration declares.
fn bound(it: &Declaration<'_>) -> Vec<String> {
    let name = |id: &BindingIdentifier<'_>| id.name.as_str().to_owned();
    match it {
        Declaration::VariableDeclaration(it) => {
            it.declarations.iter().flat_map(|it| it.id.get_binding_identifiers()).map(name).collect()
        }
        Declaration::FunctionDeclaration(it) => it.id.iter().map(name).collect(),
        Declaration::ClassDeclaration(it) => it.id.iter().map(name).collect(),
        _ => Vec::new(),
    }
}

/// Takes the module syntax out of a text that was parsed as a module.
pub fn flatten(source: &str, program: &Program<'_>) -> Res<Flat> {
    let mut files = files(source);
    let mut text = source.as_bytes().to_vec();
    let file_at = |files: &[File], at: u32| files.iter().position(|it| (it.span.start..it.span.end).contains(&at));
    // What is exported is known before anything is imported.
    for statement in &program.body {
        let Some(file) = file_at(&files, statement.span().start) else { continue };
        let defaults = unnamed(file);
        if let Some(declared) = statement.as_declaration() {
            files[file].own.extend(bound(declared));
        }
        let mut export = |exported: String, local: String| files[file].exports.push((exported, local, file));
        let mut declared = Vec::new();
        match statement {
            Statement::ExportDeclaration(it) => {
                declared = bound(&it.declaration);
                declared.iter().for_each(|name| export(name.clone(), name.clone()));
                blank(&mut text, Span::new(it.span.start, it.declaration.span().start));
            }
            Statement::ExportDefaultDeclaration(it) => {
                let start = it.declaration.span().start;
                let own = match &it.declaration {
                    ExportDefaultDeclarationKind::FunctionDeclaration(it) => it.id.as_ref(),
                    ExportDefaultDeclarationKind::ClassDeclaration(it) => it.id.as_ref(),
                    _ => None,
                };
                blank(&mut text, Span::new(it.span.start, start));
                match own {
                    Some(id) => {
                        declared.push(id.name.as_str().to_owned());
                        export("default".into(), id.name.as_str().into());
                    }
                    None => {
                        write(&mut text, Span::new(it.span.start, start), &format!("const {defaults}="))?;
                        export("default".into(), defaults);
                    }
                }
            }
            Statement::ExportNamedDeclaration(it) => {
                it.specifiers.iter().for_each(|it| export(name_of(&it.exported), name_of(&it.local)));
                blank(&mut text, it.span);
            }
            _ => {}
        }
        files[file].own.extend(declared);
    }
    for file in &files {
        let twice = file.exports.iter().enumerate().find(|(at, (name, ..))| {
            let before = &file.exports[..*at];
            before.iter().any(|(other, ..)| other == name)
        });
        if let Some((_, (name, ..))) = twice {
            return Err(Refusal { at: file.span.start, message: format!("Duplicate export of '{name}'") });
        }
    }
    while hand_on(program, &mut files) {}
    let mut spaces = Vec::new();
    let mut meanings = Meanings { files: files.iter().map(|file| file.span).collect(), ..Meanings::default() };
    for statement in &program.body {
        let at = statement.span().start;
        let Some(file) = file_at(&files, at) else { continue };
        let source = match statement {
            Statement::ImportDeclaration(it) => &it.source,
            Statement::ExportFromDeclaration(it) => &it.source,
            Statement::ExportAllDeclaration(it) => &it.source,
            _ => continue,
        };
        let wanted = stem(source.value.as_str());
        if let Statement::ImportDeclaration(it) = statement
            && crate::support::module_number(source.value.as_str()).is_some()
            && !files.iter().any(|file| file.name == wanted)
        {
            blank(&mut text, it.span);
            let given = require(it);
            files[file].own.extend(it.specifiers.iter().flatten().map(|it| it.local().name.as_str().to_owned()));
            if !given.is_empty() {
                write(&mut text, it.span, &format!("{given};"))?;
            }
            continue;
        }
        let Some(from) = files.iter().position(|it| it.name == wanted && !wanted.is_empty()) else {
            return Err(Refusal { at, message: missing(source.value.as_str()) });
        };
        files[file].needs.push(from);
        let local = |files: &[File], name: &str| {
            let found = files[from].exports.iter().find(|(exported, ..)| exported == name);
            found.map(|(_, local, of)| (local.clone(), *of)).ok_or_else(|| Refusal {
                at,
                message: format!("The requested module '{}' does not provide an export named '{name}'", source.value),
            })
        };
        blank(&mut text, statement.span());
        match statement {
            Statement::ImportDeclaration(it) => {
                let (mut made, mut lent) = (Vec::new(), FxHashMap::default());
                for specifier in it.specifiers.iter().flatten() {
                    let (name, given) = match specifier {
                        ImportDeclarationSpecifier::ImportSpecifier(it) => {
                            (Some(local(&files, &name_of(&it.imported))?), &it.local)
                        }
                        ImportDeclarationSpecifier::ImportDefaultSpecifier(it) => {
                            (Some(local(&files, "default")?), &it.local)
                        }
                        ImportDeclarationSpecifier::ImportNamespaceSpecifier(it) => (None, &it.local),
                    };
                    let given = given.name.as_str().to_owned();
                    match name {
                        Some((name, of)) if name == given => {
                            files[file].shared.push((name, of));
                            continue;
                        }
                        Some((name, of)) => {
                            made.push(format!("{given}={name}"));
                            lent.insert(name, of);
                        }
                        None => {
                            let before = made.iter().map(|part: &String| part.len() as u32 + 1).sum::<u32>();
                            let at = it.span.start + "const ".len() as u32 + before + given.len() as u32 + 1;
                            spaces.push((at, from));
                            made.push(format!("{given}={NAMESPACE}"));
                        }
                    }
                    files[file].own.push(given);
                }
                if !made.is_empty() {
                    write(&mut text, it.span, &format!("const {};", made.join(",")))?;
                    meanings.lent.push((it.span, lent));
                }
            }
            Statement::ExportFromDeclaration(it) => {
                it.specifiers.iter().try_for_each(|it| local(&files, &name_of(&it.local)).map(drop))?;
            }
            _ => {}
        }
    }
    meanings.part(&files);
    let exports = |file: usize| {
        let called = |name: &String, of: usize| meanings.names.get(&(of, name.clone())).unwrap_or(name).clone();
        let exports = files[file].exports.iter().map(|(name, local, of)| (name.clone(), called(local, *of)));
        let mut exports: Vec<_> = exports.collect();
        sorting::plain(&mut exports);
        exports
    };
    let (mut imports, mut wants) = (Imports::default(), Vec::new());
    imports.visit_program(program);
    let namespace = |(at, file): (u32, usize)| (at, Namespace { file, exports: exports(file) });
    let mut dynamic: FxHashMap<u32, Namespace> = spaces.into_iter().map(namespace).collect();
    let mut computed = Vec::new();
    for at in imports.1 {
        // Any of them may be meant.
        let own = file_at(&files, at);
        let others = (0..files.len()).filter(|file| Some(*file) != own && !files[*file].name.is_empty());
        for file in others.collect::<Vec<_>>() {
            wants.extend(own.map(|own| (own, file)));
            let exports = exports(file);
            if !computed.iter().any(|(name, _)| *name == files[file].name) {
                computed.push((files[file].name.clone(), Namespace { file, exports }));
            }
        }
    }
    for (at, name) in imports.0 {
        if crate::support::module_number(&name).is_some() {
            continue;
        }
        let wanted = stem(&name);
        let Some(file) = files.iter().position(|it| it.name == wanted && !wanted.is_empty()) else {
            return Err(Refusal { at, message: missing(&name) });
        };
        wants.extend(file_at(&files, at).filter(|own| *own != file).map(|own| (own, file)));
        dynamic.insert(at, Namespace { file, exports: exports(file) });
    }
    wants.into_iter().for_each(|(own, file)| files[own].needs.push(file));
    let text = String::from_utf8(text).map_err(|_| Refusal { at: 0, message: "the text is no UTF-8.".into() })?;
    Ok(Flat { text, order: order(&files), dynamic, computed, meanings })
}

/// Lets each file have what it exports from others, as far as those have it; whether anything has come to any.
fn hand_on(program: &Program<'_>, files: &mut [File]) -> bool {
    let mut more = false;
    for statement in &program.body {
        let source = match statement {
            Statement::ExportFromDeclaration(it) => &it.source,
            Statement::ExportAllDeclaration(it) => &it.source,
            _ => continue,
        };
        let (at, wanted) = (statement.span().start, stem(source.value.as_str()));
        let file = files.iter().position(|it| (it.span.start..it.span.end).contains(&at));
        let from = files.iter().position(|it| it.name == wanted && !wanted.is_empty());
        let Some((file, from)) = file.zip(from) else { continue };
        let given: Vec<_> = match statement {
            Statement::ExportFromDeclaration(it) => {
                let found = |it: &ExportSpecifier<'_>| {
                    let (name, exported) = (name_of(&it.local), name_of(&it.exported));
                    let (_, local, of) = files[from].exports.iter().find(|(known, ..)| *known == name)?;
                    Some((exported, local.clone(), *of))
                };
                it.specifiers.iter().filter_map(found).collect()
            }
            _ => files[from].exports.iter().filter(|(name, ..)| name != "default").cloned().collect(),
        };
        for export in given {
            if !files[file].exports.iter().any(|(known, ..)| *known == export.0) {
                files[file].exports.push(export);
                more = true;
            }
        }
    }
    more
}

impl Meanings {
    /// Gives each name that several files have at their top level to the first, and to each other one of its own.
    fn part(&mut self, files: &[File]) {
        let taken = |name: &String, before: usize| files[..before].iter().any(|file| file.own.contains(name));
        for (number, file) in files.iter().enumerate() {
            for name in file.own.iter().filter(|name| taken(name, number)) {
                self.names.insert((number, name.clone()), parting::of(name, &file.name, number));
            }
        }
        // A default without a name is called what it is.
        for (number, file) in files.iter().enumerate() {
            let unnamed = |name: &&String| **name == unnamed(number);
            for name in file.exports.iter().map(|(_, local, _)| local).filter(unnamed) {
                self.names.insert((number, name.clone()), parting::of("default", &file.name, number));
            }
        }
        // Who has a name from there means that one, through as many files as it came.
        for (number, file) in files.iter().enumerate().cycle().take(files.len() * files.len()) {
            for (name, of) in &file.shared {
                if let Some(called) = self.names.get(&(*of, name.clone())).cloned() {
                    self.names.insert((number, name.clone()), called);
                }
            }
        }
    }
}

/// An import of what heapwave has by itself, as a declaration; nothing where no name is given to it.
fn require(it: &ImportDeclaration<'_>) -> String {
    // By number, because there is little room.
    let asked = format!("{REQUIRE}({})", crate::support::module_number(it.source.value.as_str()).unwrap_or(0));
    let (mut whole, mut parts) = (Vec::new(), Vec::new());
    for specifier in it.specifiers.iter().flatten() {
        let local = specifier.local().name.as_str();
        match specifier {
            ImportDeclarationSpecifier::ImportSpecifier(it) if name_of(&it.imported) != "default" => {
                let name = name_of(&it.imported);
                parts.push(if name == local { name } else { format!("{name}:{local}") });
            }
            _ => whole.push(local),
        }
    }
    let parts = if parts.is_empty() { None } else { Some(format!("{{{}}}", parts.join(","))) };
    match whole[..] {
        [] => parts.map_or(String::new(), |parts| format!("const{parts}={asked}")),
        [first, ..] => {
            let more: String = whole[1..].iter().map(|name| format!(",{name}={first}")).collect();
            let parts = parts.map_or(String::new(), |parts| format!(",{parts}={first}"));
            format!("const {first}={asked}{more}{parts}")
        }
    }
}

/// The files in the order in which they run: those that are needed first, else as they stand. In a circle whoever comes first.
fn order(files: &[File]) -> Vec<Span> {
    let mut done: Vec<usize> = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    for first in 0..files.len() {
        open.push((first, 0));
        while let Some((file, next)) = open.last_mut() {
            let (file, need) = (*file, files[*file].needs.get(*next).copied());
            *next += 1;
            match need {
                Some(need) if !done.contains(&need) && !open.iter().any(|(it, _)| *it == need) => open.push((need, 0)),
                Some(_) => {}
                None => {
                    open.pop();
                    if !done.contains(&file) {
                        done.push(file);
                    }
                }
            }
        }
    }
    done.into_iter().map(|file| files[file].span).collect()
}

/// Makes a stretch spaces; its lines stay.
fn blank(text: &mut [u8], span: Span) {
    for byte in &mut text[span.start as usize..span.end as usize] {
        if !matches!(*byte, b'\n' | b'\r') {
            *byte = b' ';
        }
    }
}

/// Writes something into a stretch of spaces.
fn write(text: &mut [u8], span: Span, what: &str) -> Res {
    blank(text, span);
    let room = &mut text[span.start as usize..span.end as usize];
    if room.len() < what.len() || room[..what.len()].contains(&b'\n') {
        let message = "this import or export is too short to be taken apart: write it in full, on one line.";
        return Err(Refusal { at: span.start, message: message.into() });
    }
    room[..what.len()].copy_from_slice(what.as_bytes());
    Ok(())
}
