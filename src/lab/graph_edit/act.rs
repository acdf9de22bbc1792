//! The acts, and what each does to the text of a scenario.

use super::json_spans::{
    MemberSpan, insert, insert_item, items, member, members, remove, remove_member, replace, spaced, string,
};
use crate::lab::{Action, Scenario, written};
use serde_json::{Value, json};
use std::ops::Range;
use std::rc::Rc;

/// An object that is copied, the name of the copy, and the place of it.
pub type CopyOf = (Rc<str>, Rc<str>, Option<(f64, f64)>);

/// One thing that a person does to a graph before its run.
#[derive(Clone, Debug, PartialEq)]
pub enum GraphAct {
    /// Adds an object, maybe at a place of the page.
    Add {
        /// Its name.
        name: Rc<str>,
        /// What its own data weighs, in bytes.
        size: u32,
        /// Its place.
        pin: Option<(f64, f64)>,
    },
    /// Gives an object another name, wherever it is named.
    Rename {
        /// The object.
        object: Rc<str>,
        /// Its new name.
        to: Rc<str>,
    },
    /// Gives an object another size.
    Resize {
        /// The object.
        object: Rc<str>,
        /// What its own data weighs from now on, in bytes.
        size: u32,
    },
    /// Writes a field, which is added if it is new: it refers to an object, or to nothing.
    Connect {
        /// The object.
        object: Rc<str>,
        /// The field.
        field: Rc<str>,
        /// What it refers to from now on.
        to: Option<Rc<str>>,
        /// Whether it is weak; a field of the other kind with this name goes.
        weak: bool,
    },
    /// Gives a field another name, in the script too.
    RenameField {
        /// The object.
        object: Rc<str>,
        /// The field.
        field: Rc<str>,
        /// Its new name.
        to: Rc<str>,
        /// Whether it is weak.
        weak: bool,
    },
    /// Takes a field away.
    DropField {
        /// The object.
        object: Rc<str>,
        /// The field.
        field: Rc<str>,
        /// Whether it is weak.
        weak: bool,
    },
    /// Writes a root, which is added if it is new.
    Root {
        /// The root.
        name: Rc<str>,
        /// What it refers to from now on.
        to: Option<Rc<str>>,
    },
    /// Takes a root away.
    DropRoot(Rc<str>),
    /// Takes objects away; what referred to them refers to nothing.
    Delete(Vec<Rc<str>>),
    /// Adds a copy of each object under a new name. References among them lead to the copies.
    Duplicate(Vec<CopyOf>),
    /// Puts objects at places of the page.
    Place(Vec<(Rc<str>, (f64, f64))>),
    /// Lets all objects go from the places to which they were put.
    Arrange,
}

/// The keys of a scenario and of an object in their usual order.
const KEYS: [&str; 9] =
    ["heapwave", "title", "collector", "heap", "worklist", "rootSlots", "objects", "roots", "script"];
const OBJECT_KEYS: [&str; 5] = ["size", "fields", "weak", "at", "pin"];

/// A text that is being drawn in.
pub(super) struct DrawnText {
    pub text: String,
    /// Whether there are blanks after colons.
    blanks: bool,
}

/// The keys of these that come after one.
fn after<'a>(keys: &'a [&'a str], key: &str) -> &'a [&'a str] {
    keys.iter().position(|known| *known == key).map_or(&[], |at| &keys[at + 1..])
}

/// A place as the text has it: whole pixels.
fn place((x, y): (f64, f64)) -> Value {
    json!([x.round() as i64, y.round() as i64])
}

impl DrawnText {
    /// A text that lists its objects.
    pub fn of(text: String) -> DrawnText {
        let mut drawing = DrawnText { text, blanks: false };
        let style = |key: &str| spaced(&drawing.text, drawing.part(key)?.value.start);
        drawing.blanks = style("objects").or(style("roots")).unwrap_or(false);
        drawing
    }

    fn whole(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    /// A member of the whole.
    fn part(&self, key: &str) -> Option<MemberSpan> {
        member(&self.text, self.whole(), key)
    }

    /// Where a member of the whole begins, which is made if there is none.
    fn made(&mut self, key: &str, value: &Value) -> usize {
        if self.part(key).is_none() {
            let whole = self.whole();
            insert(&mut self.text, whole, key, value, after(&KEYS, key), true);
        }
        self.part(key).map_or(0, |span| span.value.start)
    }

    fn objects(&mut self) -> usize {
        self.made("objects", &json!({}))
    }

    fn object(&mut self, name: &str) -> Option<MemberSpan> {
        let objects = self.objects();
        member(&self.text, objects, name)
    }

    /// Does it.
    pub fn act(&mut self, act: &GraphAct) {
        match act {
            GraphAct::Add { name, size, pin } => {
                let mut object = json!({ "size": size });
                if let Some(pin) = pin {
                    object["pin"] = place(*pin);
                }
                let objects = self.objects();
                insert(&mut self.text, objects, name, &object, &[], self.blanks);
            }
            GraphAct::Rename { object, to } => self.rename(object, to),
            GraphAct::Resize { object, size } => self.set(object, "size", json!(size)),
            GraphAct::Connect { object, field, to, weak } => {
                self.drop_field(object, field, !weak);
                let side = if *weak { "weak" } else { "fields" };
                let Some(span) = self.object(object) else { return };
                if member(&self.text, span.value.start, side).is_none() {
                    let later = after(&OBJECT_KEYS, side);
                    insert(&mut self.text, span.value.start, side, &json!({}), later, self.blanks);
                }
                if let Some(side) = member(&self.text, span.value.start, side) {
                    self.refer(side.value.start, field, to.as_deref());
                }
            }
            GraphAct::RenameField { object, field, to, weak } => self.rename_field(object, field, to, *weak),
            GraphAct::DropField { object, field, weak } => self.drop_field(object, field, *weak),
            GraphAct::Root { name, to } => {
                let roots = self.made("roots", &json!({}));
                self.refer(roots, name, to.as_deref());
            }
            GraphAct::DropRoot(name) => {
                let roots = self.made("roots", &json!({}));
                remove_member(&mut self.text, roots, name);
            }
            GraphAct::Delete(names) => {
                names.iter().for_each(|name| {
                    let objects = self.objects();
                    remove_member(&mut self.text, objects, name);
                });
                self.drop_operations(names);
                let gone = |name: &str| names.iter().any(|gone| &**gone == name);
                self.each_name(|name, whose| (!whose && gone(name)).then_some(Value::Null));
            }
            GraphAct::Duplicate(copies) => self.duplicate(copies),
            GraphAct::Place(places) => places.iter().for_each(|(name, at)| self.set(name, "pin", place(*at))),
            GraphAct::Arrange => {
                let objects = self.objects();
                for object in members(&self.text, objects).iter().rev() {
                    remove_member(&mut self.text, object.value.start, "pin");
                }
            }
        }
    }

    /// Writes a key of an object.
    fn set(&mut self, object: &str, key: &str, value: Value) {
        let Some(span) = self.object(object) else { return };
        match member(&self.text, span.value.start, key) {
            Some(old) => replace(&mut self.text, old.value, &super::json_spans::written(&value, self.blanks)),
            None => {
                insert(&mut self.text, span.value.start, key, &value, after(&OBJECT_KEYS, key), self.blanks);
            }
        }
    }

    /// Writes a reference in an object of references.
    fn refer(&mut self, side: usize, name: &str, to: Option<&str>) {
        match member(&self.text, side, name) {
            Some(old) => replace(&mut self.text, old.value, &json!(to).to_string()),
            None => insert(&mut self.text, side, name, &json!(to), &[], self.blanks),
        }
    }

    fn drop_field(&mut self, object: &str, field: &str, weak: bool) {
        let side = if weak { "weak" } else { "fields" };
        let Some(span) = self.object(object) else { return };
        let Some(fields) = member(&self.text, span.value.start, side) else { return };
        let all = members(&self.text, fields.value.start);
        match all.iter().any(|known| known.name == field) {
            false => {}
            // No fields are no key.
            true if all.len() == 1 => remove_member(&mut self.text, span.value.start, side),
            true => remove_member(&mut self.text, fields.value.start, field),
        }
    }

    fn rename_field(&mut self, object: &str, field: &str, to: &str, weak: bool) {
        let new = Value::from(to).to_string();
        let side = if weak { "weak" } else { "fields" };
        let fields = self.object(object).and_then(|span| member(&self.text, span.value.start, side));
        if let Some(span) = fields.and_then(|fields| member(&self.text, fields.value.start, field)) {
            replace(&mut self.text, span.key, &new);
        }
        for op in self.operations().1.into_iter().rev().filter(|_| !weak) {
            let is = |key: &str, name: &str| {
                member(&self.text, op.start, key).filter(|span| string(&self.text, &span.value) == name)
            };
            if let Some(span) = is("object", object).and_then(|_| is("field", field)) {
                replace(&mut self.text, span.value, &new);
            }
        }
    }

    fn rename(&mut self, object: &str, to: &str) {
        if let Some(span) = self.object(object) {
            replace(&mut self.text, span.key, &Value::from(to).to_string());
        }
        self.each_name(|name, _| (name == object).then(|| Value::from(to)));
    }

    fn duplicate(&mut self, copies: &[CopyOf]) {
        let copied = |name: &str| copies.iter().find(|(of, ..)| &**of == name).map(|(_, copy, _)| copy);
        for (name, copy, pin) in copies {
            let Some(span) = self.object(name) else { continue };
            let Ok(mut object) = serde_json::from_str::<Value>(&self.text[span.value]) else { continue };
            for side in ["fields", "weak"] {
                let fields = object.get_mut(side).and_then(Value::as_object_mut);
                for to in fields.into_iter().flat_map(|fields| fields.values_mut()) {
                    if let Some(copy) = to.as_str().and_then(copied) {
                        *to = Value::from(&**copy);
                    }
                }
            }
            if let Some(members) = object.as_object_mut() {
                // The copy is not where the other one is.
                ["at", "pin"].iter().for_each(|key| _ = members.remove(*key));
                if let Some(pin) = pin {
                    members.insert("pin".into(), place(*pin));
                }
            }
            let objects = self.objects();
            insert(&mut self.text, objects, copy, &object, &[], self.blanks);
        }
    }

    /// The operations of the script.
    fn operations(&self) -> (usize, Vec<Range<usize>>) {
        let script = self.part("script").map(|span| span.value.start);
        script.map_or((0, Vec::new()), |at| (at, items(&self.text, at)))
    }

    /// Takes out what the script does to objects that are gone.
    fn drop_operations(&mut self, gone: &[Rc<str>]) {
        let (script, all) = self.operations();
        for (index, op) in all.iter().enumerate().rev() {
            let object = member(&self.text, op.start, "object").map(|span| string(&self.text, &span.value));
            if object.is_some_and(|object| gone.iter().any(|gone| **gone == *object)) {
                let left = self.operations().1;
                remove(&mut self.text, &left[..], index, script);
            }
        }
    }

    /// Writes anew what stands for an object's name, wherever something else is said of it; told is whether it says whose
    /// the operation is rather than what is referred to.
    fn each_name(&mut self, new: impl Fn(&str, bool) -> Option<Value>) {
        let mut found: Vec<(Range<usize>, bool)> = Vec::new();
        let text = &self.text;
        let values = |object: usize, found: &mut Vec<(Range<usize>, bool)>| {
            found.extend(members(text, object).into_iter().map(|span| (span.value, false)));
        };
        let sides = |object: usize, found: &mut Vec<(Range<usize>, bool)>| {
            let sides = ["fields", "weak"].into_iter().filter_map(|key| member(text, object, key));
            sides.for_each(|side| values(side.value.start, found));
        };
        if let Some(objects) = self.part("objects") {
            members(text, objects.value.start).iter().for_each(|thing| sides(thing.value.start, &mut found));
        }
        if let Some(roots) = self.part("roots") {
            values(roots.value.start, &mut found);
        }
        for op in self.operations().1 {
            for (key, whose) in [("object", true), ("to", false)] {
                found.extend(member(text, op.start, key).map(|span| (span.value, whose)));
            }
            sides(op.start, &mut found);
        }
        sorting::by_key(&mut found, |(range, _)| std::cmp::Reverse(range.start));
        for (range, whose) in found {
            let named = self.text[range.clone()].starts_with('"').then(|| string(&self.text, &range));
            if let Some(value) = named.and_then(|name| new(&name, whose)) {
                replace(&mut self.text, range, &value.to_string());
            }
        }
    }

    /// Puts an operation into the script.
    pub fn script(&mut self, index: usize, action: &Action) {
        let Some(op) = written::operation(action) else { return };
        let script = self.made("script", &json!([]));
        insert_item(&mut self.text, script, index, &super::json_spans::written(&op, self.blanks));
    }

    /// Makes the heap larger where all that there is at the start has no room in it.
    pub fn make_room(&mut self) {
        let Some(heap) = self.part("heap") else { return };
        let told: u64 = self.text[heap.value.clone()].parse().unwrap_or(0);
        let mut without = DrawnText { text: self.text.clone(), blanks: self.blanks };
        let whole = without.whole();
        remove_member(&mut without.text, whole, "heap");
        let Ok(scenario) = Scenario::read(&without.text) else { return };
        let (start, _) = Scenario::needs(&scenario.objects, &scenario.script);
        if start > told / 16 * 16 {
            replace(&mut self.text, heap.value, &scenario.heap.to_string());
        }
    }
}
