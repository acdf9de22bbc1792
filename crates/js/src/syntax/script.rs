//! The script itself: its globals and script slots; and the prelude's functions.

use super::fun::Fun;
use super::functions::Text;
use super::scopes::{VarId, VarKind};
use super::{Compiler, Res, refuse};
use crate::code::{CodeKind, Ins, THIS};
use crate::value::Value;
use oxc_ast::ast::*;
use oxc_span::GetSpan;

impl Compiler<'_> {
    /// Compiles the script.
    pub fn script(&mut self, program: &Program<'_>) -> Res {
        self.fun.facts = 0;
        self.kinds.insert(0, CodeKind::Script);
        self.fun = Fun::new(0);
        let code = &mut self.fun.code;
        (code.kind, code.strict, code.internal) =
            (CodeKind::Script, self.scopes.functions[0].strict, self.options.intrinsics.is_some());
        code.is_async = self.module && refuse::waits(program);
        code.span = (program.span.start, program.span.end);
        self.fun.span = code.span;
        let prelude = self.in_prelude();
        if prelude {
            self.reserve_functions(&program.body);
        }
        self.script_variables(prelude)?;
        if self.scopes.functions[0].needs_outer {
            self.load_outer();
        }
        if self.fun.code.is_async {
            self.fun.emit(Ins::StartAsync);
        }
        if self.module {
            self.load_value(THIS, Value::Undefined);
        }
        self.new_context(0, None);
        if self.scopes.hidden(0, "this").is_some() {
            self.bind_this(THIS);
        }
        self.undefine_templates();
        if prelude {
            for statement in &program.body {
                if let Statement::FunctionDeclaration(it) = statement {
                    self.prelude_function(it)?;
                }
            }
        } else {
            self.hoist(&program.body)?;
        }
        if self.order.is_empty() {
            self.top_level(program.body.iter())?;
        }
        for file in self.order.clone() {
            let inside = |it: &&Statement<'_>| (file.start..file.end).contains(&it.span().start);
            let body = || program.body.iter().filter(inside);
            self.disposing(body(), |compiler| compiler.top_level(body()))?;
        }
        self.return_undefined()?;
        let code = std::mem::take(&mut self.fun).finish()?;
        let main = self.reserve();
        self.keep(main, code);
        self.unit.main = Some(main);
        Ok(())
    }

    /// The strings of tagged templates are made at their first use.
    fn undefine_templates(&mut self) {
        for index in 0..self.scopes.all[0].vars.len() {
            if self.scopes.all[0].vars[index].name.starts_with("template at ") {
                self.undefine(VarId { scope: 0, index });
            }
        }
    }

    /// Lists globals and script slots.
    fn script_variables(&mut self, prelude: bool) -> Res {
        for index in 0..self.scopes.all[0].vars.len() {
            let var = &self.scopes.all[0].vars[index];
            let (kind, name) = (var.kind, self.atoms.named(&var.name));
            match kind {
                VarKind::Let | VarKind::Const => {
                    if self.unit.script_names.len() > 60_000 {
                        let message = "more than 60,000 variables at the top level are not supported: use objects.";
                        return Err(crate::Refusal { at: 0, message: message.into() });
                    }
                    self.scopes.all[0].vars[index].place = self.unit.script_names.len() as u16;
                    self.unit.script_names.push(name);
                }
                VarKind::Function if prelude => {}
                VarKind::Function => self.unit.function_names.push(name),
                VarKind::Var => self.unit.var_names.push(name),
                _ => {}
            }
        }
        Ok(())
    }

    fn reserve_functions(&mut self, statements: &[Statement<'_>]) {
        for statement in statements {
            if let Statement::FunctionDeclaration(it) = statement
                && let Some(id) = &it.id
            {
                let code = self.reserve();
                self.prelude_functions.insert(id.name.as_str().to_owned(), code);
                let name = self.atoms.named(id.name.as_str());
                self.unit.functions.push((name, code));
            }
        }
    }

    fn prelude_function(&mut self, it: &Function<'_>) -> Res {
        let Some(id) = &it.id else { return Ok(()) };
        let name = id.name.as_str();
        let method = name.contains('_') || !name.starts_with(char::is_uppercase);
        let kind = if method { CodeKind::Method } else { CodeKind::Function };
        let text = Text::function(it, kind, Some(self.atoms.named(name)));
        if let Some(code) = self.prelude_functions.get(name).copied() {
            self.function_as(&text, code)?;
        }
        Ok(())
    }
}
