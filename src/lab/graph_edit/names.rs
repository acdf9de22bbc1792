//! Names for what has none yet.

use crate::lab::Scenario;

/// A name that no object and no root has: a letter if one is left, or the given name with a number.
pub fn free_name<'a>(taken: impl Fn(&str) -> bool + 'a, base: Option<&str>) -> String {
    let numbered = |base: &str| (2..).map(|n| format!("{base} {n}")).find(|name| !taken(name)).unwrap_or_default();
    match base {
        Some(base) if taken(base) => numbered(base),
        Some(base) => base.to_owned(),
        None => {
            let letter = ('a'..='z').map(String::from).find(|name| !taken(name));
            letter.unwrap_or_else(|| (1..).map(|n| format!("o{n}")).find(|name| !taken(name)).unwrap_or_default())
        }
    }
}

/// The field that a next reference of an object is given when nobody says which: the first that refers to nothing, else
/// a new one.
pub fn next_field(scenario: &Scenario, object: &str, weak: bool) -> String {
    let Some(thing) = scenario.objects.iter().find(|thing| &*thing.name == object) else { return "next".into() };
    let (side, other) = if weak { (&thing.weak, &thing.fields) } else { (&thing.fields, &thing.weak) };
    if let Some((name, _)) = side.iter().find(|(_, to)| to.is_none()) {
        return name.to_string();
    }
    let taken = |name: &str| side.iter().chain(other).any(|(known, _)| &**known == name);
    match ["next", "other"].into_iter().find(|name| !taken(name)) {
        Some(name) => name.into(),
        None => (3..).map(|n| format!("field{n}")).find(|name| !taken(name)).unwrap_or_default(),
    }
}
