//! Matching by backtracking, with a stack of its own: where to go back to, and what to put right on the way.

use super::compile::{Op, Test};
use super::fold::{any_case, canonical};
use super::set;
use super::{Found, Pattern, Units};

/// Nothing, for where a group begins or ends.
const NONE: u32 = u32::MAX;
/// Maximum number of places to backtrack to.
const MOST_BACK: usize = 4_000_000;

/// What is done on the way back.
#[derive(Clone, Copy, Debug)]
enum Back {
    /// Goes on at another place.
    Try {
        pc: u32,
        at: u32,
    },
    /// A run of characters gives the last one back, down to `low`.
    Fewer {
        pc: u32,
        low: u32,
        at: u32,
        back: bool,
    },
    /// A run takes one character more, if it can, up to a maximum number.
    More {
        pc: u32,
        at: u32,
        left: u32,
    },
    Group {
        slot: u32,
        old: u32,
    },
    Register {
        register: u32,
        old: u32,
    },
    /// Where a look around began.
    Look {
        end: u32,
        at: u32,
        negative: bool,
    },
}

struct Machine<'p, T: ?Sized> {
    pattern: &'p Pattern,
    text: &'p T,
    points: bool,
    groups: Vec<u32>,
    registers: Vec<u32>,
    back: Vec<Back>,
    /// How high the stack was where each look around that is under way began.
    looks: Vec<usize>,
}

impl Pattern {
    /// The first match that begins at a place or after it (only there if sticky). Takes the steps it needs out of `steps`.
    pub fn find<T: Units + ?Sized>(&self, text: &T, from: usize, steps: &mut u64) -> Found {
        let points = self.flags.points();
        let mut machine = Machine {
            pattern: self,
            text,
            points,
            groups: vec![NONE; 2 * self.groups],
            registers: vec![0; self.registers],
            back: Vec::new(),
            looks: Vec::new(),
        };
        let mut start = from;
        if points && machine.splits(start) {
            start -= 1;
        }
        while start <= text.length() {
            if *steps == 0 {
                return Found::Spent;
            }
            *steps -= 1;
            let possible =
                self.flags.sticky || self.first.is_none_or(|test| machine.one(test, start as u32, false).is_some());
            if possible {
                match machine.run(start as u32, steps) {
                    Some(true) => {
                        let group = |pair: &[u32]| match pair {
                            [from, to] if *from != NONE && *to != NONE => Some((*from as usize, *to as usize)),
                            _ => None,
                        };
                        return Found::Match(machine.groups.chunks(2).map(group).collect());
                    }
                    Some(false) => {}
                    None => return Found::Spent,
                }
            }
            if self.flags.sticky {
                break;
            }
            start += 1;
            if points && machine.splits(start) {
                start += 1;
            }
        }
        Found::Nothing
    }
}

impl<T: Units + ?Sized> Machine<'_, T> {
    /// Whether a place is in the middle of a surrogate pair.
    fn splits(&self, at: usize) -> bool {
        let high = at > 0 && self.text.unit(at - 1).is_some_and(|unit| (0xd800..0xdc00).contains(&unit));
        high && self.text.unit(at).is_some_and(|unit| (0xdc00..0xe000).contains(&unit))
    }

    /// The character after (or before) a place, and the place behind it.
    fn character(&self, at: u32, back: bool) -> Option<(u32, u32)> {
        let at = at as usize;
        if back {
            let unit = u32::from(self.text.unit(at.checked_sub(1)?)?);
            if self.points && at >= 2 && self.splits(at - 1) {
                let high = u32::from(self.text.unit(at - 2)?);
                return Some((0x1_0000 + ((high - 0xd800) << 10 | (unit - 0xdc00)), at as u32 - 2));
            }
            return Some((unit, at as u32 - 1));
        }
        let unit = u32::from(self.text.unit(at)?);
        if self.points && self.splits(at + 1) {
            let low = u32::from(self.text.unit(at + 1)?);
            return Some((0x1_0000 + ((unit - 0xd800) << 10 | (low - 0xdc00)), at as u32 + 2));
        }
        Some((unit, at as u32 + 1))
    }

    /// The place behind a character that passes a test.
    #[inline]
    fn one(&self, test: Test, at: u32, back: bool) -> Option<u32> {
        let (point, next) = self.character(at, back)?;
        let passes = match test {
            Test::Char(wanted) => point == wanted,
            Test::Folded(wanted) => point == wanted || canonical(point, self.points) == wanted,
            Test::Set(index) => {
                let set = &self.pattern.sets[index as usize];
                set.within(point) != set.negated
            }
            Test::SetFolded(index) => {
                let set = &self.pattern.sets[index as usize];
                any_case(point, self.points, |point| set.within(point)) != set.negated
            }
            Test::Dot => !line_end(point),
            Test::Any => true,
        };
        passes.then_some(next)
    }

    fn save(&mut self, slot: u32, to: u32) {
        let old = std::mem::replace(&mut self.groups[slot as usize], to);
        if old != to {
            self.back.push(Back::Group { slot, old });
        }
    }

    fn set_register(&mut self, register: u32, to: u32) {
        let old = std::mem::replace(&mut self.registers[register as usize], to);
        self.back.push(Back::Register { register, old });
    }

    /// Whether there is a match at a place; `None` when the steps are spent.
    fn run(&mut self, start: u32, steps: &mut u64) -> Option<bool> {
        self.back.clear();
        self.looks.clear();
        self.groups.fill(NONE);
        let (mut pc, mut at) = (0u32, start);
        loop {
            *steps = steps.checked_sub(1)?;
            if self.back.len() > MOST_BACK {
                *steps = 0;
                return None;
            }
            let went_on = match self.pattern.ops[pc as usize] {
                Op::One { test, back } => self.one(test, at, back).map(|next| (pc + 1, next)),
                Op::Run { test, back, min, max, greedy } => {
                    self.characters(test, back, (min, if greedy { max } else { min }), at, steps).map(|(low, end)| {
                        if greedy && end != low {
                            self.back.push(Back::Fewer { pc: pc + 1, low, at: end, back });
                        } else if !greedy && max > min {
                            self.back.push(Back::More { pc, at: end, left: max - min });
                        }
                        (pc + 1, end)
                    })
                }
                Op::Split { other } => {
                    self.back.push(Back::Try { pc: other, at });
                    Some((pc + 1, at))
                }
                Op::Jump { to } => Some((to, at)),
                Op::Save { slot } => {
                    self.save(slot, at);
                    Some((pc + 1, at))
                }
                Op::Forget { from, to } => {
                    (from..to).for_each(|slot| self.save(slot, NONE));
                    Some((pc + 1, at))
                }
                Op::Zero { register } => {
                    self.set_register(register, 0);
                    Some((pc + 1, at))
                }
                Op::Loop { register, min, max, greedy, end } => {
                    Some(self.head(pc, at, register, (min, max, greedy), end))
                }
                Op::Turned { register, min, head } => {
                    let (count, began) = (self.registers[register as usize], self.registers[register as usize + 1]);
                    (began != at || count <= min).then_some((head, at))
                }
                Op::Start { multiline } => {
                    let before = (at as usize).checked_sub(1).and_then(|before| self.text.unit(before)).map(u32::from);
                    before.is_none_or(|point| multiline && line_end(point)).then_some((pc + 1, at))
                }
                Op::End { multiline } => {
                    let after = self.text.unit(at as usize).map(u32::from);
                    after.is_none_or(|point| multiline && line_end(point)).then_some((pc + 1, at))
                }
                Op::Boundary { negative, folded } => {
                    let word =
                        |character: Option<(u32, u32)>| character.is_some_and(|(point, _)| is_word(point, folded));
                    let found = word(self.character(at, true)) != word(self.character(at, false));
                    (found != negative).then_some((pc + 1, at))
                }
                Op::Look { negative, end } => {
                    self.looks.push(self.back.len());
                    self.back.push(Back::Look { end, at, negative });
                    Some((pc + 1, at))
                }
                Op::Looked => self.looked(steps),
                Op::Again { group, folded, back } => self.again(group, folded, back, at, steps).map(|at| (pc + 1, at)),
                Op::AgainNamed { name, folded, back } => {
                    let groups = &self.pattern.names[name as usize].1;
                    let took_part = |group: &&u32| self.groups[2 * **group as usize + 1] != NONE;
                    match groups.iter().find(took_part).copied() {
                        Some(group) => self.again(group, folded, back, at, steps).map(|at| (pc + 1, at)),
                        None => Some((pc + 1, at)),
                    }
                }
                Op::Done => return Some(true),
            };
            (pc, at) = match went_on {
                Some(place) => place,
                None => match self.go_back(steps) {
                    Some(place) => place,
                    None => return Some(false),
                },
            };
        }
    }

    /// Up to a maximum number of characters that pass a test: where the least of them end, and where all end.
    fn characters(
        &self,
        test: Test,
        back: bool,
        (min, max): (u32, u32),
        at: u32,
        steps: &mut u64,
    ) -> Option<(u32, u32)> {
        let (mut end, mut count, mut low) = (at, 0, at);
        while count < max {
            let Some(next) = self.one(test, end, back) else { break };
            end = next;
            count += 1;
            if count == min {
                low = end;
            }
        }
        *steps = steps.saturating_sub(u64::from(count) / 4);
        (count >= min).then_some((low, end))
    }

    /// The head of a loop: one turn more, or its end.
    fn head(&mut self, pc: u32, at: u32, register: u32, (min, max, greedy): (u32, u32, bool), end: u32) -> (u32, u32) {
        let count = self.registers[register as usize];
        if count >= max {
            return (end, at);
        }
        let body = |it: &mut Self| {
            it.set_register(register, count + 1);
            it.set_register(register + 1, at);
            (pc + 1, at)
        };
        if count < min {
            return body(self);
        }
        if greedy {
            self.back.push(Back::Try { pc: end, at });
            return body(self);
        }
        // On the way back one turn more is tried: the registers are set then, by a place just before the body.
        self.back.push(Back::More { pc, at, left: 0 });
        (end, at)
    }

    /// What a look around looked for is there.
    fn looked(&mut self, steps: &mut u64) -> Option<(u32, u32)> {
        let height = self.looks.pop()?;
        let Some(Back::Look { end, at, negative }) = self.back.get(height).copied() else { return None };
        *steps = steps.saturating_sub((self.back.len() - height) as u64);
        if negative {
            while self.back.len() > height {
                if let Some(back) = self.back.pop() {
                    self.put_right(back);
                }
            }
            return None;
        }
        // Nothing in it is tried again, but what it noted is undone on the way back.
        let mut kept = height;
        for index in height + 1..self.back.len() {
            if matches!(self.back[index], Back::Group { .. } | Back::Register { .. }) {
                self.back[kept] = self.back[index];
                kept += 1;
            }
        }
        self.back.truncate(kept);
        Some((end, at))
    }

    fn put_right(&mut self, back: Back) {
        match back {
            Back::Group { slot, old } => self.groups[slot as usize] = old,
            Back::Register { register, old } => self.registers[register as usize] = old,
            _ => {}
        }
    }

    /// Where to go on after a failure.
    fn go_back(&mut self, steps: &mut u64) -> Option<(u32, u32)> {
        loop {
            let back = self.back.pop()?;
            *steps = steps.saturating_sub(1);
            match back {
                Back::Try { pc, at } => return Some((pc, at)),
                Back::Fewer { pc, low, at, back } => {
                    // What the run took are characters, one after the other.
                    let (_, fewer) = self.character(at, !back)?;
                    if fewer != low {
                        self.back.push(Back::Fewer { pc, low, at: fewer, back });
                    }
                    return Some((pc, fewer));
                }
                Back::More { pc, at, left } => match self.pattern.ops[pc as usize] {
                    Op::Run { test, back, .. } => {
                        let Some(next) = self.one(test, at, back) else { continue };
                        if left > 1 {
                            self.back.push(Back::More { pc, at: next, left: left - 1 });
                        }
                        return Some((pc + 1, next));
                    }
                    Op::Loop { register, .. } => {
                        let count = self.registers[register as usize];
                        self.set_register(register, count + 1);
                        self.set_register(register + 1, at);
                        return Some((pc + 1, at));
                    }
                    _ => {}
                },
                Back::Look { end, at, negative } => {
                    self.looks.pop();
                    if negative {
                        return Some((end, at));
                    }
                }
                back => self.put_right(back),
            }
        }
    }

    /// What a group matched once more: the place behind it.
    fn again(&self, group: u32, folded: bool, back: bool, at: u32, steps: &mut u64) -> Option<u32> {
        let (from, to) = (self.groups[2 * group as usize], self.groups[2 * group as usize + 1]);
        if from == NONE || to == NONE {
            return Some(at);
        }
        let length = to - from;
        *steps = steps.saturating_sub(u64::from(length) / 4);
        let start = if back { at.checked_sub(length)? } else { at };
        let same = |index: u32| {
            let (a, b) = (self.text.unit((start + index) as usize), self.text.unit((from + index) as usize));
            let (Some(a), Some(b)) = (a, b) else { return false };
            a == b || folded && canonical(a.into(), self.points) == canonical(b.into(), self.points)
        };
        (0..length).all(same).then_some(if back { start } else { start + length })
    }
}

fn line_end(point: u32) -> bool {
    matches!(point, 0xa | 0xd | 0x2028 | 0x2029)
}

fn is_word(point: u32, folded: bool) -> bool {
    let ascii = matches!(point, 0x30..=0x39 | 0x41..=0x5a | 0x5f | 0x61..=0x7a);
    ascii || folded && set::words(true).within(point)
}
