//! The compiler: JavaScript's text to the register program of [`super::code`].
//!
//! First the text is parsed and everything that is not supported refused ([`super::support`]); then one walk finds all
//! scopes and which variables inner functions mention; then each function is compiled, inner ones first.

mod assign;
mod calls;
mod chains;
mod classes;
mod complaints;
mod control;
mod declare;
mod disposal;
mod emit;
mod expressions;
mod fun;
mod functions;
mod generators;
mod guard;
mod imports;
mod literals;
mod loops;
mod members;
mod modules;
mod operands;
mod parameters;
mod parting;
mod patterns;
mod refuse;
mod scopes;
mod script;
mod sites;
mod statements;
mod supers;
mod tries;
mod variables;
mod walk;
mod walk_class;
mod walk_function;
mod walk_visit;

use super::code::{Code, CodeId, CodeKind, Unit};
use super::{Atoms, Refusal};
use fun::Fun;
use oxc_allocator::Allocator;
use oxc_ast::ast::{Program, Statement};
use oxc_parser::{ParseOptions, Parser};
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;
use rustc_hash::{FxHashMap, FxHashSet};
use scopes::Scopes;
use std::rc::Rc;
use walk::Walk;

/// How a text is compiled.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The number of the unit's first function.
    pub first_code: u32,
    /// The number of the unit's first script slot.
    pub first_slot: u32,
    /// For the prelude: finds the number of a native intrinsic by its `$name`. Calls of `$name` in the prelude go to a
    /// prelude function of that name if there is one (`CallCode`), else to the intrinsic (`Intrinsic`); `$call(f, this, ...args)`
    /// is a plain `Call`. There are no sites and no statements in it.
    pub intrinsics: Option<fn(&str) -> Option<u32>>,
}

/// What compiling a part gives: a refusal ends everything.
type Res<T = ()> = Result<T, Refusal>;

/// The compiler at work.
struct Compiler<'c> {
    source: &'c str,
    atoms: &'c mut Atoms,
    options: Options,
    scopes: Scopes,
    /// The function under way.
    fun: Fun,
    /// What kind the functions under way are, by their number among the walk's.
    kinds: FxHashMap<usize, CodeKind>,
    /// The numbers that scopes have in their function's code.
    scope_numbers: FxHashMap<usize, u32>,
    codes: Vec<Option<Rc<Code>>>,
    unit: Unit,
    lines: Vec<u32>,
    makers: FxHashSet<String>,
    prelude_functions: FxHashMap<String, CodeId>,
    /// Whether the text has module syntax.
    module: bool,
    /// Where its files stand, in the order in which they run.
    order: Vec<oxc_span::Span>,
    /// What each `import()` gives, by where it stands.
    dynamic: FxHashMap<u32, modules::Namespace>,
    /// What `import()` of a computed name may give.
    computed: Vec<(String, modules::Namespace)>,
}

/// Compiles a script.
pub fn compile(source: &str, atoms: &mut Atoms, options: Options) -> Result<Unit, Refusal> {
    guard::check(source, options.intrinsics.is_some())?;
    let allocator = Allocator::default();
    let parsing = ParseOptions { preserve_parens: false, ..ParseOptions::default() };
    let mut parsed = Parser::new(&allocator, source, SourceType::script()).with_options(parsing).parse();
    let mut flat = None;
    let says = parsed.program.body.iter().any(Statement::is_module_declaration);
    if (says || !parsed.diagnostics.is_empty()) && options.intrinsics.is_none() {
        // No script may still be a module; its complaints count only if it is one.
        let module = Parser::new(&allocator, source, SourceType::mjs()).with_options(parsing).parse();
        // Files of one text may each have a default, and export the same names.
        let among_files = |it: &str| it.contains("multiple default exports") || it.contains("Duplicated export");
        if module.diagnostics.iter().all(|it| among_files(it.message.as_ref())) {
            refuse::check(&module.program, false)?;
            let made = modules::flatten(source, &module.program)?;
            let text = allocator.alloc_str(&made.text);
            parsed = Parser::new(&allocator, text, SourceType::mjs()).with_options(parsing).parse();
            parting::part(&allocator, &mut parsed.program, &made.meanings);
            flat = Some(made);
        } else if let (Some(script), Some(it)) = (parsed.diagnostics.iter().next(), module.diagnostics.iter().next()) {
            // Whoever came further has understood more.
            let [script, at] = [script, it].map(|it| it.labels.first().map_or(0, |label| label.offset()));
            if at > script && refuse::check(&module.program, false).is_ok() {
                return Err(complaints::unread(source, it.message.as_ref(), at));
            }
        }
    }
    let program = parsed.program;
    // A construct that is refused by name says more than the parser's complaint about it.
    let refused = refuse::check(&program, options.intrinsics.is_some());
    if let Some(it) = parsed.diagnostics.iter().next() {
        let at = it.labels.first().map_or(0, |label| label.offset());
        return match refused {
            Err(refusal) if refusal.at <= at => Err(refusal),
            _ => Err(complaints::unread(source, it.message.as_ref(), at)),
        };
    }
    refused?;
    let semantic = SemanticBuilder::new().with_check_syntax_error(true).with_build_nodes(true).build(&program);
    if let Some(it) = semantic.diagnostics.iter().next() {
        let at = it.labels.first().map_or(0, |label| label.offset());
        return Err(complaints::complaint(source, it.message.as_ref(), at));
    }
    let strict = options.intrinsics.is_some() || flat.is_some();
    let walk = Walk::script(&program, &semantic.semantic, strict);
    refuse::after_walk(&program, &walk, options.intrinsics.is_some())?;
    let compiler = Compiler {
        source,
        atoms,
        options,
        scopes: walk.scopes,
        fun: Fun::default(),
        kinds: FxHashMap::default(),
        scope_numbers: FxHashMap::default(),
        codes: Vec::new(),
        unit: Unit::default(),
        lines: sites::line_starts(source),
        makers: sites::makers(&program),
        prelude_functions: FxHashMap::default(),
        module: flat.is_some(),
        order: flat.as_ref().map_or_else(Vec::new, |flat| flat.order.clone()),
        computed: flat.as_ref().map_or_else(Vec::new, |flat| flat.computed.clone()),
        dynamic: flat.map_or_else(FxHashMap::default, |flat| flat.dynamic),
    };
    compiler.run(&program)
}

impl Compiler<'_> {
    fn run(mut self, program: &Program<'_>) -> Res<Unit> {
        self.script(program)?;
        let codes = self.codes.into_iter().flatten().collect();
        Ok(Unit { codes, ..self.unit })
    }

    /// Whether this is the prelude.
    fn in_prelude(&self) -> bool {
        self.options.intrinsics.is_some()
    }

    /// A number for a function to come.
    fn reserve(&mut self) -> CodeId {
        self.codes.push(None);
        CodeId(self.options.first_code + self.codes.len() as u32 - 1)
    }

    /// Keeps a function's code under a number.
    fn keep(&mut self, id: CodeId, code: Rc<Code>) {
        let at = (id.0 - self.options.first_code) as usize;
        self.codes[at] = Some(code);
    }

    /// Two passes over the text disagree: cannot happen, and must not bring anything down if it does.
    fn lost(&self, at: u32) -> Refusal {
        Refusal { at, message: "the compiler lost its way here; please report this program.".into() }
    }
}
