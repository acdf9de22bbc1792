//! Variables: where each lives, and how it is read, written and brought to life.

use super::fun::TEMPORARY;
use super::scopes::{ScopeKind, VarId, VarKind};
use super::{Compiler, Res};
use crate::atoms::Atom;
use crate::code::{CALLEE, CodeId, CodeKind, Ins, Local, NEW_TARGET, Reg, ScopeNames, THIS};
use crate::value::Value;

/// Where a variable lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a register.
    Register(Reg),
    /// In a context: the register of one, how many parents up, and the slot.
    Slot(Reg, u16, u16),
    /// In the script scope.
    Script(u32),
    /// On the global object.
    Global,
    /// A top-level function of the prelude: made anew at each mention.
    Prelude(CodeId),
}

impl Compiler<'_> {
    /// Reads a property of the global object.
    fn load_global(&mut self, dst: Reg, name: Atom, lenient: bool) {
        self.unit.ticks |= name == crate::program::name::tick;
        let imported = self.module && name == self.atoms.named(super::modules::REQUIRE);
        let name = if imported { self.atoms.named("require") } else { name };
        self.fun.emit(Ins::LoadGlobal { dst, name, lenient });
    }

    /// The context that a function made here would keep.
    pub fn context(&self) -> Reg {
        self.fun.contexts.last().map_or(self.fun.outer, |(_, reg)| *reg)
    }

    /// Does something in the scope of a kind that begins there.
    pub fn scoped(&mut self, kind: ScopeKind, start: u32, work: impl FnOnce(&mut Self, usize) -> Res) -> Res {
        let Some(scope) = self.scopes.at(start, kind) else { return Err(self.lost(start)) };
        let mark = self.fun.mark();
        self.enter(scope);
        work(self, scope)?;
        self.exit(scope);
        self.fun.clear_since(mark);
        Ok(())
    }

    /// Enters a scope: makes its context and gives its other variables registers.
    pub fn enter(&mut self, scope: usize) {
        self.new_context(scope, None);
        for index in 0..self.scopes.all[scope].vars.len() {
            let id = VarId { scope, index };
            if !self.scopes.var(id).captured {
                self.new_register(id);
            }
        }
    }

    /// Makes a scope's context, if it has one; into a register it has already on a loop's next turn.
    pub fn new_context(&mut self, scope: usize, again: Option<Reg>) {
        let it = &self.scopes.all[scope];
        if !it.has_context() {
            return;
        }
        let names: Vec<String> = it.slots.iter().map(|index| it.vars[*index].name.clone()).collect();
        let label = self.scope_label(scope);
        let slots = names.iter().map(|name| self.atoms.named(name)).collect();
        let number = match self.scope_numbers.get(&scope) {
            Some(number) => *number,
            None => {
                self.fun.code.scopes.push(ScopeNames { label: label.into(), slots });
                self.fun.code.scopes.len() as u32 - 1
            }
        };
        self.scope_numbers.insert(scope, number);
        match again {
            None => {
                let (parent, dst) = (self.context(), self.fun.local());
                self.fun.emit(Ins::NewContext { dst, parent, scope: number });
                self.fun.contexts.push((scope, dst));
            }
            Some(dst) => {
                let below = self.fun.contexts.len().checked_sub(2).and_then(|i| self.fun.contexts.get(i));
                let parent = below.map_or(self.fun.outer, |(_, reg)| *reg);
                self.fun.emit(Ins::NewContext { dst, parent, scope: number });
            }
        }
    }

    /// Gives a variable a register of its own.
    pub fn new_register(&mut self, id: VarId) {
        let register = self.fun.local();
        self.use_register(id, register);
        if self.scopes.var(id).dead_zone {
            self.fun.emit(Ins::Clear { from: register, count: 1 });
        }
    }

    /// Makes a register a variable's.
    pub fn use_register(&mut self, id: VarId, register: Reg) {
        let var = self.scopes.var_mut(id);
        var.place = register;
        let (name, kind) = (var.name.clone(), var.kind);
        if kind != VarKind::Hidden {
            let name = self.atoms.named(&name);
            self.fun.code.locals.push(Local { name, register });
        }
    }

    /// Leaves a scope.
    pub fn exit(&mut self, scope: usize) {
        if self.fun.contexts.last().is_some_and(|(of, _)| *of == scope) {
            self.fun.contexts.pop();
        }
    }

    fn scope_label(&self, scope: usize) -> String {
        let it = &self.scopes.all[scope];
        let function = || match self.fun.code.name {
            Some(name) => format!("function {}", self.atoms.display(name)),
            None => "function".to_owned(),
        };
        match it.kind {
            ScopeKind::Script => "script".into(),
            ScopeKind::Function | ScopeKind::Body => function(),
            ScopeKind::Block => "block".into(),
            ScopeKind::Loop => "loop".into(),
            ScopeKind::Switch => "switch".into(),
            ScopeKind::Catch => "catch".into(),
            ScopeKind::Class => match it.vars.iter().find(|var| var.kind == VarKind::Const) {
                Some(var) => format!("class {}", var.name),
                None => "class".into(),
            },
            ScopeKind::Literal => "object literal".into(),
            ScopeKind::Fields => "fields".into(),
            ScopeKind::Statics => "static block".into(),
        }
    }

    /// Where a variable lives, seen from here.
    pub fn place(&self, id: VarId) -> Place {
        let (scope, var) = (&self.scopes.all[id.scope], self.scopes.var(id));
        if var.captured {
            return match self.fun.contexts.iter().rev().find(|(of, _)| *of == id.scope) {
                Some((_, reg)) => Place::Slot(*reg, 0, var.place),
                None => Place::Slot(self.fun.outer, self.depth_from_outer(id.scope), var.place),
            };
        }
        match (scope.kind, var.kind) {
            (ScopeKind::Script, VarKind::Let | VarKind::Const) => {
                Place::Script(self.options.first_slot + u32::from(var.place))
            }
            (ScopeKind::Script, VarKind::Function) if self.in_prelude() => {
                self.prelude_functions.get(&var.name).map_or(Place::Global, |code| Place::Prelude(*code))
            }
            (ScopeKind::Script, VarKind::Var | VarKind::Function) => Place::Global,
            (_, VarKind::OwnName) => Place::Register(CALLEE),
            _ => Place::Register(var.place),
        }
    }

    /// How many contexts lie between the one the function was made in and a scope's.
    fn depth_from_outer(&self, target: usize) -> u16 {
        let own = self.scopes.functions[self.fun.facts].scope;
        let (mut at, mut depth) = (self.scopes.all[own].parent, 0);
        while let Some(scope) = at.filter(|scope| *scope != target) {
            depth += u16::from(self.scopes.all[scope].has_context());
            at = self.scopes.all[scope].parent;
        }
        depth
    }

    /// The variable that a mention means.
    pub fn meant(&self, at: u32) -> Option<VarId> {
        self.scopes.mentions.get(&at).copied()
    }

    /// The register of a variable that can be read there without further ado.
    pub fn plain(&self, at: u32) -> Option<Reg> {
        let id = self.meant(at).filter(|_| !self.scopes.checked.contains(&at))?;
        match self.place(id) {
            Place::Register(reg) => Some(reg),
            _ => None,
        }
    }

    /// Reads a variable that a name at a place means.
    pub fn load_name(&mut self, name: &str, at: u32, dst: Reg, lenient: bool) {
        let atom = self.atoms.named(name);
        match self.meant(at) {
            None if name == "undefined" => self.load_value(dst, Value::Undefined),
            None => self.load_global(dst, atom, lenient),
            Some(id) => self.load_var(id, atom, self.scopes.checked.contains(&at), dst, lenient),
        }
    }

    /// Reads a variable.
    pub fn load_var(&mut self, id: VarId, name: Atom, check: bool, dst: Reg, lenient: bool) {
        match self.place(id) {
            Place::Register(src) => {
                if check {
                    self.fun.emit(Ins::CheckLive { src, name });
                }
                self.move_to(dst, src);
            }
            Place::Slot(context, depth, slot) if check && dst < TEMPORARY => {
                let temp = self.fun.temp();
                self.fun.emit(Ins::LoadSlot { dst: temp, context, depth, slot });
                self.fun.emit(Ins::CheckLive { src: temp, name });
                self.move_to(dst, temp);
                self.fun.release(temp - TEMPORARY);
            }
            Place::Slot(context, depth, slot) => {
                self.fun.emit(Ins::LoadSlot { dst, context, depth, slot });
                if check {
                    self.fun.emit(Ins::CheckLive { src: dst, name });
                }
            }
            Place::Script(slot) => self.fun.emit(Ins::LoadScript { dst, slot, name }),
            Place::Global => self.load_global(dst, name, lenient),
            Place::Prelude(code) => {
                let context = self.fun.outer;
                self.fun.emit(Ins::Closure { dst, code, context });
            }
        }
    }

    /// Assigns to the variable that a name at a place means. Takes `src` if it is a temporary.
    pub fn assign_name(&mut self, name: &str, at: u32, src: Reg) {
        let atom = self.atoms.named(name);
        let Some(id) = self.meant(at) else { return self.fun.emit(Ins::StoreGlobal { name: atom, src }) };
        if self.scopes.checked.contains(&at) {
            let temp = self.fun.temp();
            self.load_var(id, atom, true, temp, false);
            self.fun.drop_temp(temp);
        }
        match self.scopes.var(id).kind {
            VarKind::Const => {
                if self.scopes.all[id.scope].kind == ScopeKind::Script {
                    // The script scope checks by itself whether it is alive.
                    let temp = self.fun.temp();
                    self.load_var(id, atom, false, temp, false);
                    self.fun.drop_temp(temp);
                }
                self.fun.emit(Ins::ThrowConst { name: atom });
            }
            VarKind::OwnName if self.fun.code.strict => self.fun.emit(Ins::ThrowConst { name: atom }),
            VarKind::OwnName => {}
            _ => return self.store_var(id, src, false),
        }
        self.clear_temp(src);
    }

    /// Gives a variable its first value (`init`), or another. Takes `src` if it is a temporary.
    pub fn store_var(&mut self, id: VarId, src: Reg, init: bool) {
        match self.place(id) {
            Place::Register(dst) => self.move_to(dst, src),
            Place::Slot(context, depth, slot) => self.fun.emit(Ins::StoreSlot { context, depth, slot, src }),
            Place::Script(slot) => {
                let name = self.var_atom(id);
                self.fun.emit(Ins::StoreScript { slot, name, src, init });
            }
            Place::Global | Place::Prelude(_) => {
                let name = self.var_atom(id);
                self.fun.emit(Ins::StoreGlobal { name, src });
            }
        }
    }

    fn var_atom(&mut self, id: VarId) -> Atom {
        let name = self.scopes.var(id).name.clone();
        self.atoms.named(&name)
    }

    /// The register that a variable's first value can be written to right away: nobody can see it half made.
    pub fn direct(&self, id: VarId) -> Option<Reg> {
        let var = self.scopes.var(id);
        match self.place(id) {
            Place::Register(reg) if !var.dead_zone && matches!(var.kind, VarKind::Let | VarKind::Const) => Some(reg),
            _ => None,
        }
    }

    /// A hidden variable of the function that `this` belongs to, unless it is this one's own register.
    fn hidden_or(&mut self, name: &str, own: Reg) -> Reg {
        let owner = self.scopes.with_this(self.fun.facts);
        let derived_this = own == THIS && self.kinds.get(&owner) == Some(&CodeKind::DerivedConstructor);
        match self.scopes.hidden(owner, name) {
            Some(id) if owner != self.fun.facts || derived_this => {
                let (dst, atom) = (self.fun.temp(), self.atoms.named(name));
                self.load_var(id, atom, false, dst, false);
                dst
            }
            _ => own,
        }
    }

    /// `this`, perhaps still `Empty` in a derived constructor: a temporary or a register.
    pub fn raw_this(&mut self) -> Reg {
        self.hidden_or("this", THIS)
    }

    /// The register of `this`, if it is there and needs no check.
    pub fn plain_this(&self) -> Option<Reg> {
        let own = !self.scopes.functions[self.fun.facts].arrow;
        (own && self.fun.code.kind != CodeKind::DerivedConstructor).then_some(THIS)
    }

    /// `this`, checked in a derived constructor.
    pub fn this(&mut self) -> Reg {
        let src = self.raw_this();
        let owner = self.scopes.with_this(self.fun.facts);
        if self.kinds.get(&owner) == Some(&CodeKind::DerivedConstructor) {
            self.fun.emit(Ins::CheckThis { src });
        }
        src
    }

    /// Binds `this` after `super()`. Leaves `src`.
    pub fn bind_this(&mut self, src: Reg) {
        let owner = self.scopes.with_this(self.fun.facts);
        match self.scopes.hidden(owner, "this") {
            Some(id) => {
                let temp = self.fun.temp();
                self.fun.emit(Ins::Copy { dst: temp, src });
                self.store_var(id, temp, true);
                self.fun.release(temp - TEMPORARY);
            }
            None => self.fun.emit(Ins::Copy { dst: THIS, src }),
        }
    }

    /// `new.target`.
    pub fn new_target(&mut self) -> Reg {
        self.hidden_or("new.target", NEW_TARGET)
    }

    /// The function that `super` belongs to.
    pub fn active_function(&mut self) -> Reg {
        self.hidden_or("function", CALLEE)
    }
}
