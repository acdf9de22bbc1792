//! A pattern's tree as a program for the matcher.
//!
//! What stands in a look-behind is matched from its end: its terms are compiled in the opposite order, and read backwards.

use super::fold::canonical;
use super::property::property;
use super::set::{self, CodeSet};
use super::{Flags, Pattern};
use oxc_regular_expression::ast::*;

/// What is asked of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Test {
    /// It is this one.
    Char(u32),
    /// It is this one but for case; what it is has been made canonical.
    Folded(u32),
    /// It is in a set.
    Set(u32),
    /// It is in a set, but for case.
    SetFolded(u32),
    /// It is no end of a line.
    Dot,
    /// Nothing.
    Any,
}

/// One instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    /// One character.
    One {
        test: Test,
        back: bool,
    },
    /// As many characters as there are (or, if not greedy, as few), from `min` to `max`.
    Run {
        test: Test,
        back: bool,
        min: u32,
        max: u32,
        greedy: bool,
    },
    /// Goes on here, and at the other place if that fails.
    Split {
        other: u32,
    },
    Jump {
        to: u32,
    },
    /// Notes where a group begins or ends.
    Save {
        slot: u32,
    },
    /// Forgets groups, from one slot to another.
    Forget {
        from: u32,
        to: u32,
    },
    /// A register becomes 0.
    Zero {
        register: u32,
    },
    /// The head of a loop: goes into its body or to its end. The register counts the turns, the next one says where the turn began.
    Loop {
        register: u32,
        min: u32,
        max: u32,
        greedy: bool,
        end: u32,
    },
    /// The end of a turn: one that matched nothing more than it had to fails.
    Turned {
        register: u32,
        min: u32,
        head: u32,
    },
    /// `^`.
    Start {
        multiline: bool,
    },
    /// `$`.
    End {
        multiline: bool,
    },
    /// `\b` and `\B`.
    Boundary {
        negative: bool,
        folded: bool,
    },
    /// What follows up to `end` must (or must not) match here.
    Look {
        negative: bool,
        end: u32,
    },
    /// The end of that.
    Looked,
    /// What a group matched once more; `names` is an index into the lists of groups with one name.
    Again {
        group: u32,
        folded: bool,
        back: bool,
    },
    /// Likewise, of whichever group with that name took part.
    AgainNamed {
        name: u32,
        folded: bool,
        back: bool,
    },
    /// It is a match.
    Done,
}

struct Builder {
    ops: Vec<Op>,
    sets: Vec<CodeSet>,
    groups: u32,
    names: Vec<(String, Vec<u32>)>,
    registers: u32,
}

/// Maximum number of instructions of a pattern.
const MOST_OPS: usize = 100_000;

pub(super) fn pattern(parsed: &oxc_regular_expression::ast::Pattern<'_>, flags: Flags) -> Result<Pattern, String> {
    let mut builder = Builder { ops: Vec::new(), sets: Vec::new(), groups: 1, names: Vec::new(), registers: 0 };
    builder.names_of(&parsed.body, &mut 1);
    builder.ops.push(Op::Save { slot: 0 });
    builder.disjunction(&parsed.body, flags, false)?;
    builder.ops.extend([Op::Save { slot: 1 }, Op::Done]);
    let first = match builder.ops.get(1) {
        Some(Op::One { test, back: false } | Op::Run { test, back: false, min: 1.., .. }) => Some(*test),
        _ => None,
    };
    let (groups, registers) = (builder.groups as usize, builder.registers as usize);
    Ok(Pattern { flags, groups, names: builder.names, ops: builder.ops, sets: builder.sets, registers, first })
}

type Res = Result<(), String>;

impl Builder {
    fn emit(&mut self, op: Op) -> Result<usize, String> {
        if self.ops.len() >= MOST_OPS {
            return Err("Regular expression too large".into());
        }
        self.ops.push(op);
        Ok(self.ops.len() - 1)
    }

    fn here(&self) -> u32 {
        self.ops.len() as u32
    }

    /// Groups are numbered before anything is compiled: references may come first.
    fn names_of(&mut self, it: &Disjunction<'_>, next: &mut u32) {
        for term in it.body.iter().flat_map(|alternative| alternative.body.iter()) {
            self.names_in(term, next);
        }
    }

    fn names_in(&mut self, term: &Term<'_>, next: &mut u32) {
        match term {
            Term::CapturingGroup(group) => {
                if let Some(name) = &group.name {
                    match self.names.iter_mut().find(|(other, _)| other == name.as_str()) {
                        Some((_, groups)) => groups.push(*next),
                        None => self.names.push((name.as_str().to_owned(), vec![*next])),
                    }
                }
                *next += 1;
                self.names_of(&group.body, next);
            }
            Term::IgnoreGroup(group) => self.names_of(&group.body, next),
            Term::LookAroundAssertion(it) => self.names_of(&it.body, next),
            Term::Quantifier(it) => self.names_in(&it.body, next),
            _ => {}
        }
    }

    fn disjunction(&mut self, it: &Disjunction<'_>, flags: Flags, back: bool) -> Res {
        let mut ends = Vec::new();
        for (index, alternative) in it.body.iter().enumerate() {
            let last = index + 1 == it.body.len();
            let split = if last { None } else { Some(self.emit(Op::Split { other: 0 })?) };
            self.alternative(alternative, flags, back)?;
            if let Some(split) = split {
                ends.push(self.emit(Op::Jump { to: 0 })?);
                self.ops[split] = Op::Split { other: self.here() };
            }
        }
        let to = self.here();
        ends.into_iter().for_each(|at| self.ops[at] = Op::Jump { to });
        Ok(())
    }

    fn alternative(&mut self, it: &Alternative<'_>, flags: Flags, back: bool) -> Res {
        if !back {
            return it.body.iter().try_for_each(|term| self.term(term, flags, back));
        }
        // Read backwards, but groups are numbered forwards.
        let mut numbers = Vec::new();
        for term in &it.body {
            numbers.push(self.groups);
            self.groups += groups_in(term);
        }
        let after = self.groups;
        for (term, first) in it.body.iter().zip(numbers).rev() {
            self.groups = first;
            self.term(term, flags, back)?;
        }
        self.groups = after;
        Ok(())
    }

    fn term(&mut self, it: &Term<'_>, flags: Flags, back: bool) -> Res {
        if let Some(test) = self.test(it, flags)? {
            self.emit(Op::One { test, back })?;
            return Ok(());
        }
        match it {
            Term::BoundaryAssertion(it) => {
                let folded = flags.ignore_case && flags.points();
                let op = match it.kind {
                    BoundaryAssertionKind::Start => Op::Start { multiline: flags.multiline },
                    BoundaryAssertionKind::End => Op::End { multiline: flags.multiline },
                    BoundaryAssertionKind::Boundary => Op::Boundary { negative: false, folded },
                    BoundaryAssertionKind::NegativeBoundary => Op::Boundary { negative: true, folded },
                };
                self.emit(op)?;
            }
            Term::LookAroundAssertion(it) => {
                use LookAroundAssertionKind::*;
                let negative = matches!(it.kind, NegativeLookahead | NegativeLookbehind);
                let at = self.emit(Op::Look { negative, end: 0 })?;
                self.disjunction(&it.body, flags, matches!(it.kind, Lookbehind | NegativeLookbehind))?;
                self.emit(Op::Looked)?;
                self.ops[at] = Op::Look { negative, end: self.here() };
            }
            Term::Quantifier(it) => self.quantifier(it, flags, back)?,
            Term::CapturingGroup(it) => {
                let group = self.groups;
                self.groups += 1;
                let (open, close) = if back { (2 * group + 1, 2 * group) } else { (2 * group, 2 * group + 1) };
                self.emit(Op::Save { slot: open })?;
                self.disjunction(&it.body, flags, back)?;
                self.emit(Op::Save { slot: close })?;
            }
            Term::IgnoreGroup(it) => {
                let mut flags = flags;
                if let Some(modifiers) = &it.modifiers {
                    for (change, to) in [(modifiers.enabling, true), (modifiers.disabling, false)] {
                        for (which, flag) in [
                            (Modifier::I, &mut flags.ignore_case),
                            (Modifier::M, &mut flags.multiline),
                            (Modifier::S, &mut flags.dot_all),
                        ] {
                            if change.contains(which) {
                                *flag = to;
                            }
                        }
                    }
                }
                self.disjunction(&it.body, flags, back)?;
            }
            Term::IndexedReference(it) => {
                self.emit(Op::Again { group: it.index, folded: flags.ignore_case, back })?;
            }
            Term::NamedReference(it) => {
                let name = self.names.iter().position(|(name, _)| name == it.name.as_str());
                let name = name.ok_or("Invalid named capture referenced")? as u32;
                self.emit(Op::AgainNamed { name, folded: flags.ignore_case, back })?;
            }
            // A class with strings: the longest first, then the single characters.
            Term::CharacterClass(it) => {
                let (set, strings) = self.class(it, flags)?;
                self.strings(set, strings, flags, back)?;
            }
            Term::UnicodePropertyEscape(it) => {
                return Err(format!("heapwave knows no property of strings {}", it.name.as_str()));
            }
            Term::Character(_) | Term::Dot(_) | Term::CharacterClassEscape(_) => {}
        }
        Ok(())
    }

    fn strings(&mut self, set: CodeSet, mut strings: Vec<Vec<u32>>, flags: Flags, back: bool) -> Res {
        sorting::by_key(&mut strings, |it| std::cmp::Reverse(it.len()));
        let mut ends = Vec::new();
        let empty = strings.iter().any(Vec::is_empty);
        for string in strings.iter().filter(|it| !it.is_empty()) {
            let split = self.emit(Op::Split { other: 0 })?;
            let order: Vec<u32> = if back { string.iter().rev().copied().collect() } else { string.clone() };
            for point in order {
                let test = character(point, flags);
                self.emit(Op::One { test, back })?;
            }
            ends.push(self.emit(Op::Jump { to: 0 })?);
            self.ops[split] = Op::Split { other: self.here() };
        }
        let split = if empty { Some(self.emit(Op::Split { other: 0 })?) } else { None };
        let test = self.set(set, flags);
        self.emit(Op::One { test, back })?;
        if let Some(split) = split {
            self.ops[split] = Op::Split { other: self.here() };
        }
        let to = self.here();
        ends.into_iter().for_each(|at| self.ops[at] = Op::Jump { to });
        Ok(())
    }

    fn quantifier(&mut self, it: &Quantifier<'_>, flags: Flags, back: bool) -> Res {
        let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let (min, max, greedy) = (small(it.min), it.max.map_or(u32::MAX, small), it.greedy);
        let first = self.groups;
        let inside = groups_in(&it.body);
        if max == 0 {
            self.groups += inside;
            return Ok(());
        }
        if let Some(test) = self.test(&it.body, flags)? {
            self.emit(Op::Run { test, back, min, max, greedy })?;
            return Ok(());
        }
        let register = self.registers;
        self.registers += 2;
        self.emit(Op::Zero { register })?;
        let head = self.emit(Op::Loop { register, min, max, greedy, end: 0 })?;
        if inside > 0 {
            self.emit(Op::Forget { from: 2 * first, to: 2 * (first + inside) })?;
        }
        self.term(&it.body, flags, back)?;
        self.emit(Op::Turned { register, min, head: head as u32 })?;
        self.ops[head] = Op::Loop { register, min, max, greedy, end: self.here() };
        Ok(())
    }

    /// What a term asks of one character, if it is one.
    fn test(&mut self, it: &Term<'_>, flags: Flags) -> Result<Option<Test>, String> {
        Ok(Some(match it {
            Term::Character(it) => character(it.value, flags),
            Term::Dot(_) => {
                if flags.dot_all {
                    Test::Any
                } else {
                    Test::Dot
                }
            }
            Term::CharacterClassEscape(it) => {
                let set = escape(it.kind, flags);
                self.set(set, flags)
            }
            Term::UnicodePropertyEscape(it) if !it.strings => {
                let set = unicode(it)?;
                self.set(set, flags)
            }
            Term::CharacterClass(it) => {
                let (set, strings) = self.class(it, flags)?;
                if !strings.is_empty() {
                    return Ok(None);
                }
                self.set(set, flags)
            }
            _ => return Ok(None),
        }))
    }

    fn set(&mut self, set: CodeSet, flags: Flags) -> Test {
        let index = self.sets.iter().position(|it| *it == set).unwrap_or_else(|| {
            self.sets.push(set);
            self.sets.len() - 1
        });
        if flags.ignore_case { Test::SetFolded(index as u32) } else { Test::Set(index as u32) }
    }

    /// A class's characters, and its strings.
    fn class(&self, it: &CharacterClass<'_>, flags: Flags) -> Result<(CodeSet, Vec<Vec<u32>>), String> {
        let (mut set, mut strings) = (CodeSet::default(), Vec::new());
        for (index, part) in it.body.iter().enumerate() {
            let mut own = Vec::new();
            let part = match part {
                CharacterClassContents::CharacterClassRange(it) => CodeSet::of(&[(it.min.value, it.max.value)]),
                CharacterClassContents::CharacterClassEscape(it) => escape(it.kind, flags),
                CharacterClassContents::UnicodePropertyEscape(it) => unicode(it)?,
                CharacterClassContents::Character(it) => CodeSet::of(&[(it.value, it.value)]),
                CharacterClassContents::NestedCharacterClass(it) => {
                    let (set, strings) = self.class(it, flags)?;
                    own = strings;
                    if set.negated { set.complement() } else { set }
                }
                CharacterClassContents::ClassStringDisjunction(it) => {
                    let mut single = Vec::new();
                    for string in &it.body {
                        match string.body.as_slice() {
                            [one] => single.push((one.value, one.value)),
                            many => own.push(many.iter().map(|it| it.value).collect()),
                        }
                    }
                    CodeSet::of(&single)
                }
            };
            match it.kind {
                _ if index == 0 => (set, strings) = (part, own),
                CharacterClassContentsKind::Union => {
                    set = set.with(&part);
                    strings.extend(own);
                }
                CharacterClassContentsKind::Intersection => {
                    set = set.and(&part);
                    strings.retain(|it: &Vec<u32>| own.contains(it));
                }
                CharacterClassContentsKind::Subtraction => {
                    set = set.without(&part);
                    strings.retain(|it: &Vec<u32>| !own.contains(it));
                }
            }
        }
        set.negated = it.negative;
        Ok((set, strings))
    }
}

fn character(value: u32, flags: Flags) -> Test {
    if flags.ignore_case { Test::Folded(canonical(value, flags.points())) } else { Test::Char(value) }
}

fn escape(kind: CharacterClassEscapeKind, flags: Flags) -> CodeSet {
    use CharacterClassEscapeKind::*;
    let folded = flags.ignore_case && flags.points();
    match kind {
        D => set::digits(),
        NegativeD => set::digits().complement(),
        S => set::spaces(),
        NegativeS => set::spaces().complement(),
        W => set::words(folded),
        NegativeW => set::words(folded).complement(),
    }
}

fn unicode(it: &UnicodePropertyEscape<'_>) -> Result<CodeSet, String> {
    if it.strings {
        return Err(format!("heapwave knows no property of strings {}", it.name.as_str()));
    }
    let set = property(it.name.as_str(), it.value.as_ref().map(|it| it.as_str()))?;
    Ok(if it.negative { set.complement() } else { set })
}

fn groups_in(it: &Term<'_>) -> u32 {
    let all = |it: &Disjunction<'_>| it.body.iter().flat_map(|it| it.body.iter()).map(groups_in).sum::<u32>();
    match it {
        Term::CapturingGroup(it) => 1 + all(&it.body),
        Term::IgnoreGroup(it) => all(&it.body),
        Term::LookAroundAssertion(it) => all(&it.body),
        Term::Quantifier(it) => groups_in(&it.body),
        _ => 0,
    }
}
