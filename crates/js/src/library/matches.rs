//! All matches of a regular expression in a text at once, for `match` and `replace` with the flag `g`: an array for each match,
//! as `exec` makes it, would be made for nothing where nothing of the program's is called.

use super::coerce::incompatible;
use super::regexp::{STEPS_EACH, compiled, spent};
use super::{Call, Done, Native, Value, native};
use crate::class::Class;
use crate::class::regexp::{FLAGS, SOURCE};
use crate::cx::{Cx, LONGEST};
use crate::pattern::{Found, MOST_STEPS, Pattern};
use crate::stop::{Stop, range_error};
use std::rc::Rc;

pub(super) const TABLE: &[Native] = &[
    native("$matchPlaces", 2, match_places),
    native("$matchTexts", 2, match_texts),
    native("$replaceMatches", 3, replace_matches),
];

/// All matches of a pattern in a text.
struct Matches {
    pattern: Rc<Pattern>,
    text: crate::Text,
    all: Vec<Vec<Option<(usize, usize)>>>,
}

/// All matches of a regular expression in a text, one behind the other, as `match` and `replace` take them under the flag
/// `g`: for one that calls nothing of the program's.
fn all_matches(cx: &mut Cx, call: &Call) -> Result<Matches, Stop> {
    let Some(at) = cx.as_class(call.argument(0), Class::RegExp) else {
        return Err(incompatible(cx, call.argument(0), "RegExp.prototype.exec"));
    };
    let text = call.text(cx, 2)?;
    let pattern = compiled(cx, cx.slot(at, SOURCE), cx.slot(at, FLAGS))?;
    let (mut all, mut from) = (Vec::new(), 0);
    while from <= text.len() {
        let mut steps = MOST_STEPS;
        let found = pattern.find(&text[..], from, &mut steps);
        // What searching takes is counted, and a long one stops where the program does.
        cx.toil(2 + ((MOST_STEPS - steps) / STEPS_EACH) as usize)?;
        match found {
            Found::Match(groups) => {
                let Some((start, end)) = groups.first().copied().flatten() else { break };
                from = if end > start { end } else { behind(&text, end, pattern.flags.points()) };
                all.push(groups);
            }
            Found::Nothing => break,
            Found::Spent => return Err(spent(cx, at, text.len())),
        }
    }
    Ok(Matches { pattern, text, all })
}

/// The index behind the unit, or the code point, at an index.
fn behind(text: &[u16], at: usize, points: bool) -> usize {
    let pair = |first: u16, second: u16| (0xd800..0xdc00).contains(&first) && (0xdc00..0xe000).contains(&second);
    match (text.get(at), text.get(at + 1)) {
        (Some(first), Some(second)) if points && pair(*first, *second) => at + 2,
        _ => at + 1,
    }
}

/// `$matchTexts(regexp, text)`: the texts of all matches, or `null`.
fn match_texts(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Matches { all, .. } = all_matches(cx, call)?;
    if all.is_empty() {
        return Ok(Value::Null.into());
    }
    cx.reserve(all.len() as u32 * 64 + 64)?;
    let list = cx.array_with_room(all.len() as u32)?;
    for (from, to) in all.iter().filter_map(|groups| groups.first().copied().flatten()) {
        let piece = cx.slice(call.argument(1), from, to)?;
        cx.append(list, piece)?;
    }
    Ok(Value::Ref(list).into())
}

/// `$matchPlaces(regexp, text)`: how many groups there are, then where they begin and end in each match, -1 for one that took
/// no part; `undefined` where groups have names.
fn match_places(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let Matches { pattern, all, .. } = all_matches(cx, call)?;
    if !pattern.names.is_empty() {
        return Ok(Value::Undefined.into());
    }
    let mut places = vec![Value::Int(pattern.groups as i32)];
    for group in all.iter().flatten() {
        let (from, to) = group.map_or((-1, -1), |(from, to)| (from as i32, to as i32));
        places.extend([Value::Int(from), Value::Int(to)]);
    }
    Ok(Value::Ref(cx.array(&places)?).into())
}

/// `$replaceMatches(regexp, text, replacement)`: the text with a template in the place of each match.
fn replace_matches(cx: &mut Cx, call: &Call) -> Result<Done, Stop> {
    let template = call.text(cx, 3)?;
    let Matches { pattern, text, all } = all_matches(cx, call)?;
    if all.is_empty() {
        return Ok(call.argument(1).into());
    }
    let (mut out, mut end) = (Vec::with_capacity(text.len()), 0);
    for groups in &all {
        let Some((from, to)) = groups.first().copied().flatten() else { continue };
        out.extend_from_slice(&text[end..from]);
        let part = |group: &Option<(usize, usize)>| group.map_or(&[][..], |(from, to)| &text[from..to]);
        let name = |name: &[u16]| {
            let (_, numbers) = pattern.names.iter().find(|(it, _)| it.encode_utf16().eq(name.iter().copied()))?;
            numbers.iter().find_map(|number| groups.get(*number as usize).copied().flatten())
        };
        let named = (!pattern.names.is_empty()).then_some(|it: &[u16]| part(&name(it)));
        fill(&mut out, &template, &text, from, &groups.iter().map(part).collect::<Vec<_>>(), named);
        end = to;
        if out.len() > LONGEST {
            return range_error("Invalid string length");
        }
    }
    out.extend_from_slice(&text[end..]);
    Ok(cx.string(&out)?.into())
}

/// Writes what a template stands for behind what is there: `groups` are the match and its groups, `named` gives what a group
/// with a name has, where groups have names.
pub(super) fn fill<'t>(
    out: &mut Vec<u16>,
    template: &[u16],
    text: &[u16],
    position: usize,
    groups: &[&[u16]],
    named: Option<impl Fn(&[u16]) -> &'t [u16]>,
) {
    let matched = groups.first().copied().unwrap_or_default();
    let (after, mut at) = ((position + matched.len()).min(text.len()), 0);
    let digit = |at: usize| template.get(at).filter(|it| (0x30..=0x39).contains(*it)).map(|it| usize::from(it - 0x30));
    while let Some(unit) = template.get(at).copied() {
        let next = template.get(at + 1).copied().and_then(|unit| u8::try_from(unit).ok());
        at += 2;
        match (next.filter(|_| unit == 0x24), &named) {
            (Some(b'$'), _) => out.push(0x24),
            (Some(b'&'), _) => out.extend_from_slice(matched),
            (Some(b'`'), _) => out.extend_from_slice(&text[..position.min(text.len())]),
            (Some(b'\''), _) => out.extend_from_slice(&text[after..]),
            (Some(b'0'..=b'9'), _) => {
                let one = digit(at - 1).unwrap_or(0);
                let two = digit(at).map(|second| one * 10 + second).filter(|it| (1..groups.len()).contains(it));
                match two.or(Some(one).filter(|it| (1..groups.len()).contains(it))) {
                    Some(number) => {
                        out.extend_from_slice(groups[number]);
                        at += usize::from(two.is_some());
                    }
                    None => {
                        out.push(unit);
                        at -= 1;
                    }
                }
            }
            (Some(b'<'), Some(named)) if template[at..].contains(&0x3e) => {
                let end = at + template[at..].iter().position(|unit| *unit == 0x3e).unwrap_or(0);
                out.extend_from_slice(named(&template[at..end]));
                at = end + 1;
            }
            _ => {
                out.push(unit);
                at -= 1;
            }
        }
        if out.len() > LONGEST {
            return;
        }
    }
}
