//! The scenario file: JSON in, a [`Scenario`] out, or the place of the first thing that is wrong and what to do.
//!
//! What is checked here is what a text can say wrong by itself; what only happens when it runs, the lab finds.

use super::generate::{Generator, GraphKind, MOST_OBJECTS};
use super::malformed::malformed;
use super::raw::{Members, Raw, RawGenerate, RawKey, RawOp, RawScenario, RawThing};
use super::{Action, Fault, Operation, Scenario, ScenarioObject, Side};
use memory::gc;
use memory::heap::{Heap, Shape};
use memory::world::Order;
use rustc_hash::{FxBuildHasher, FxHashSet as HashSet};
use std::rc::Rc;

const SIZE: u32 = 16;
const MOST_ROOT_SLOTS: u32 = 64;
/// No object's own data weighs more bytes than this in a scenario.
pub(super) const MOST_SIZE: u32 = 1 << 20;
const SMALLEST_HEAP: u64 = 256;
/// No script lets the collector make more steps at once.
const MOST_STEPS: u32 = 1_000_000;

pub(super) fn read(text: &str) -> Result<Scenario, Fault> {
    let raw: RawScenario = serde_json::from_str(text).map_err(|error| syntax(text, &error))?;
    let reader = Reader { text };
    if reader.number(raw.heapwave, "heapwave")? != Some(1.0) {
        return Err(reader.fault(raw.heapwave, "this reads scenarios of version 1: write \"heapwave\": 1"));
    }
    let title = reader.string(raw.title, "title")?.unwrap_or_else(|| "Scenario".into());
    let collector = match reader.string(raw.collector, "collector")? {
        Some(name) => gc::named(&name).ok_or_else(|| reader.fault(raw.collector, unknown_collector(&name)))?,
        None => gc::DEFAULT,
    };
    let order = match reader.string(raw.worklist, "worklist")?.as_deref() {
        None | Some("stack") => Order::Stack,
        Some("queue") => Order::Queue,
        Some(other) => {
            let message = format!("there is no worklist order {other:?}: write \"stack\" (depth first) or \"queue\"");
            return Err(reader.fault(raw.worklist, message));
        }
    };
    let slots = reader.whole(raw.root_slots, "rootSlots", 0, MOST_ROOT_SLOTS)?;

    let (objects, first, mut names) = match (&raw.objects, &raw.generate) {
        (Some(_), Some(generate)) => {
            let message = "objects are listed or generated: leave out \"objects\" or \"generate\"";
            return Err(reader.fault(generate.kind, message));
        }
        (None, Some(generate)) => {
            let (objects, first) = reader.generator(generate)?.make();
            // Most often nothing else names any of them.
            let named = !(raw.roots.0.is_empty() && raw.script.is_empty());
            let names = objects.iter().filter(|_| named).map(|thing| thing.name.clone());
            let names = Known { objects: names.collect() };
            (objects, first, names)
        }
        (Some(listed), None) => {
            let names = Known { objects: reader.unique(&listed.0, "object")? };
            let objects = listed.0.iter().map(|(key, thing)| reader.thing(key, thing, &names));
            (objects.collect::<Result<Vec<_>, Fault>>()?, None, names)
        }
        (None, None) => {
            let end = text.trim_end().len().saturating_sub(1);
            let message = "the key \"objects\" is missing in the object that ends here: add it, or \"generate\"";
            return Err(Fault::at(text, end, message));
        }
    };
    reader.unique(&raw.roots.0, "root")?;
    let mut roots = reader.side(&raw.roots.0, &names)?;
    let mut script = Vec::with_capacity(raw.script.len());
    for op in &raw.script {
        script.push(reader.op(op, &mut names)?);
    }
    // What is generated is one line: it has a root and is collected once unless the line says otherwise.
    if let Some(generate) = &raw.generate {
        if roots.is_empty() {
            roots.push(("root".into(), first));
        }
        if script.is_empty() {
            script.push(Operation { action: Action::Collect, place: reader.place(generate.kind) });
        }
    }
    let heap = reader.heap(raw.heap, &objects, &script)?;
    Ok(Scenario {
        title,
        collector,
        heap,
        order,
        objects,
        roots,
        root_slots: slots.unwrap_or(0),
        script,
        program: None,
    })
}

/// What to say of a collector that does not exist.
pub(super) fn unknown_collector(name: &str) -> String {
    if let Some((base, _)) = name.split_once('/')
        && let Some(collector) = gc::named(base)
    {
        let options = collector.traits().options.iter().map(|option| {
            let values: Vec<_> = option.values.iter().map(|value| value.name).collect();
            format!("{} ({})", option.name, values.join(", "))
        });
        let options: Vec<_> = options.collect();
        return match options.is_empty() {
            true => format!("{base} has no options: write {base:?}"),
            false => format!("{name:?} is no choice of options: {base} has {}", options.join(" and ")),
        };
    }
    let known: Vec<_> = gc::choices().iter().map(|collector| collector.traits().name).collect();
    let options = gc::choices().into_iter().flat_map(|collector| {
        let traits = collector.traits();
        traits.options.iter().map(move |option| {
            let values: Vec<_> = option.values.iter().map(|value| value.name).collect();
            format!("{}/{}={}", traits.name, option.name, values.join("|"))
        })
    });
    let options: Vec<_> = options.collect();
    format!(
        "there is no collector {name:?}: choose one of {}; some have options, behind a slash: {}",
        known.join(", "),
        options.join(", ")
    )
}

/// The names that mean something at a point of the script.
struct Known {
    objects: HashSet<Rc<str>>,
}

struct Reader<'a> {
    text: &'a str,
}

impl<'a> Reader<'a> {
    fn byte(&self, slice: &str) -> usize {
        (slice.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len())
    }

    fn place(&self, raw: Raw) -> usize {
        raw.0.map_or(0, |value| self.byte(value.get()))
    }

    fn fault(&self, raw: Raw, message: impl Into<String>) -> Fault {
        Fault::at(self.text, self.place(raw), message)
    }

    fn key_fault(&self, key: &RawKey, message: impl Into<String>) -> Fault {
        let searched = || serde_json::to_string(&*key.0).ok().and_then(|name| self.text.rfind(&name));
        let byte = key.1.map(|slice| self.byte(slice).saturating_sub(1)).or_else(searched);
        Fault::at(self.text, byte.unwrap_or(0), message)
    }

    fn value<T: serde::de::DeserializeOwned>(&self, raw: Raw, what: &str) -> Result<Option<T>, Fault> {
        let Some(value) = raw.0.filter(|value| value.get() != "null") else { return Ok(None) };
        serde_json::from_str(value.get()).map(Some).map_err(|_| self.fault(raw, what))
    }

    fn string(&self, raw: Raw, key: &str) -> Result<Option<Rc<str>>, Fault> {
        let text: Option<String> = self.value(raw, &format!("{key:?} must be a text in double quotes"))?;
        Ok(text.map(Rc::from))
    }

    fn number(&self, raw: Raw, key: &str) -> Result<Option<f64>, Fault> {
        self.value(raw, &format!("{key:?} must be a number"))
    }

    fn whole(&self, raw: Raw, key: &str, least: u32, most: u32) -> Result<Option<u32>, Fault> {
        let fits = |n: f64| n.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(&n);
        match self.number(raw, key)? {
            Some(n) if !fits(n) => {
                Err(self.fault(raw, format!("{key:?} is {n}: write a whole number from {least} to {most}")))
            }
            n => Ok(n.map(|n| n as u32)),
        }
    }

    fn size(&self, raw: Raw) -> Result<u32, Fault> {
        let Some(size) = self.number(raw, "size")? else { return Ok(SIZE) };
        let fits = (8.0..=f64::from(MOST_SIZE)).contains(&size) && size % 8.0 == 0.0;
        let most = MOST_SIZE;
        let message =
            || format!("a size of {size} cannot be: write a multiple of 8 from 8 to {most} (bytes of own data)");
        fits.then_some(size as u32).ok_or_else(|| self.fault(raw, message()))
    }

    /// The names, if none is there twice.
    fn unique<V>(&self, members: &[(RawKey, V)], what: &str) -> Result<HashSet<Rc<str>>, Fault> {
        let mut seen = HashSet::with_capacity_and_hasher(members.len(), FxBuildHasher);
        match members.iter().find(|(key, _)| !seen.insert(key.0.clone())) {
            None => Ok(seen),
            Some((key, _)) => {
                Err(self.key_fault(key, format!("{what} {:?} is named twice: give one of them another name", key.0)))
            }
        }
    }

    fn reference(&self, raw: Raw, names: &Known) -> Result<Option<Rc<str>>, Fault> {
        let what = "a reference is the name of an object in double quotes, or null";
        let Some(name) = self.value::<String>(raw, what)? else { return Ok(None) };
        match names.objects.get(name.as_str()) {
            Some(name) => Ok(Some(name.clone())),
            None => {
                let message =
                    format!("a reference to {name:?}, but there is no such object here: add it, or write null");
                Err(self.fault(raw, message))
            }
        }
    }

    fn side(&self, members: &[(RawKey, Raw)], names: &Known) -> Result<Side, Fault> {
        members.iter().map(|(key, raw)| Ok((key.0.clone(), self.reference(*raw, names)?))).collect()
    }

    fn fields(&self, members: &[(RawKey, Raw)], names: &Known, most: u32) -> Result<Side, Fault> {
        self.unique(members, "field")?;
        if let Some((key, _)) = members.get(most as usize) {
            return Err(
                self.key_fault(key, format!("an object has at most {most} fields of a kind: leave out the rest"))
            );
        }
        self.side(members, names)
    }

    fn thing(&self, key: &RawKey, thing: &RawThing, names: &Known) -> Result<ScenarioObject, Fault> {
        let (at, pin) = (self.spot(thing.at, "at")?, self.spot(thing.pin, "pin")?);
        Ok(ScenarioObject {
            name: key.0.clone(),
            size: self.size(thing.size)?,
            fields: self.fields(&thing.fields.0, names, Shape::MOST_FIELDS)?,
            weak: self.fields(&thing.weak.0, names, Shape::MOST_WEAK)?,
            at,
            pin,
        })
    }

    /// A place on the page.
    fn spot(&self, raw: Raw, key: &str) -> Result<Option<(f64, f64)>, Fault> {
        let at: Option<[f64; 2]> = self.value(raw, &format!("{key:?} is a place on the page: two numbers, [x, y]"))?;
        if at.is_some_and(|at| at.iter().any(|n| n.abs() > 1e5)) {
            return Err(self.fault(raw, format!("{key:?} is too far away: keep both numbers within 100000")));
        }
        Ok(at.map(|[x, y]| (x, y)))
    }

    fn generator(&self, raw: &RawGenerate) -> Result<Generator, Fault> {
        let kind = self.string(raw.kind, "kind")?.unwrap_or_default();
        let Some((_, kind)) = GraphKind::ALL.into_iter().find(|(name, _)| *name == &*kind) else {
            let known = GraphKind::ALL.map(|(name, _)| name).join(", ");
            return Err(self.fault(raw.kind, format!("no graph of kind {kind:?} is generated: write one of {known}")));
        };
        let garbage = self.number(raw.garbage, "garbage")?.unwrap_or(0.25);
        if !(0.0..=1.0).contains(&garbage) {
            return Err(self.fault(raw.garbage, "\"garbage\" is the part that is garbage: write a number from 0 to 1"));
        }
        let objects = self.whole(raw.objects, "objects", 1, MOST_OBJECTS)?;
        Ok(Generator {
            kind,
            objects: objects.ok_or_else(|| self.fault(raw.objects, "\"objects\" must be a number"))?,
            seed: self.whole(raw.seed, "seed", 0, u32::MAX)?.unwrap_or(1),
            references: self.whole(raw.references, "references", 1, 8)?.unwrap_or(2),
            garbage,
            size: self.size(raw.size)?,
        })
    }

    fn op(&self, raw: &RawOp, names: &mut Known) -> Result<Operation, Fault> {
        let kind = self.string(raw.op, "op")?;
        let action = match kind.as_deref() {
            Some("set") => {
                self.only(raw, &["object", "field", "to"])?;
                let object = self.object(raw, names)?;
                let field = self.required(raw, raw.field, "field")?;
                Action::Set { object, field, to: self.target(raw, names)? }
            }
            Some("root") => {
                self.only(raw, &["name", "to"])?;
                Action::Root { name: self.required(raw, raw.name, "name")?, to: self.target(raw, names)? }
            }
            Some("new") => {
                self.only(raw, &["object", "size", "fields", "weak"])?;
                let object = self.required(raw, raw.object, "object")?;
                let (size, none) = (self.size(raw.size)?, Members::default());
                let fields = self.fields(&raw.fields.as_ref().unwrap_or(&none).0, names, Shape::MOST_FIELDS)?;
                let weak = self.fields(&raw.weak.as_ref().unwrap_or(&none).0, names, Shape::MOST_WEAK)?;
                if !names.objects.insert(object.clone()) {
                    let message = format!("object {object:?} is named twice: give one of them another name");
                    return Err(self.fault(raw.object, message));
                }
                Action::New { object, size, fields, weak }
            }
            Some("collect") => {
                self.only(raw, &[])?;
                Action::Collect
            }
            Some("minor") => {
                self.only(raw, &[])?;
                Action::Minor
            }
            Some("work") => {
                self.only(raw, &["steps"])?;
                let steps = self.whole(raw.steps, "steps", 1, MOST_STEPS)?;
                Action::Work(steps.ok_or_else(|| self.fault(raw.op, "\"work\" needs \"steps\", a number"))?)
            }
            _ => {
                let message = "\"op\" must be \"set\", \"root\", \"new\", \"collect\", \"minor\" (the nursery only) or \"work\" (some steps)";
                return Err(self.fault(raw.op, message));
            }
        };
        Ok(Operation { action, place: self.place(raw.op) })
    }

    /// Checks that an operation has no keys that mean nothing to it.
    fn only(&self, raw: &RawOp, keys: &[&str]) -> Result<(), Fault> {
        let scalars =
            [("object", raw.object), ("field", raw.field), ("to", raw.to), ("name", raw.name), ("size", raw.size)];
        let scalars = scalars.into_iter().chain([("steps", raw.steps)]);
        let given = scalars.filter(|(_, value)| value.0.is_some());
        let sides = [("fields", &raw.fields), ("weak", &raw.weak)];
        let given = given.chain(sides.into_iter().filter(|(_, side)| side.is_some()).map(|(key, _)| (key, raw.op)));
        match given.into_iter().find(|(key, _)| !keys.contains(key)) {
            None => Ok(()),
            Some((key, value)) => {
                let known = if keys.is_empty() {
                    "it takes no other keys".into()
                } else {
                    format!("it takes {}", keys.join(", "))
                };
                Err(self.fault(value, format!("this operation has no key {key:?}: {known}")))
            }
        }
    }

    fn required(&self, op: &RawOp, raw: Raw, key: &str) -> Result<Rc<str>, Fault> {
        self.string(raw, key)?
            .ok_or_else(|| self.fault(op.op, format!("this operation needs {key:?}, a name in double quotes")))
    }

    fn object(&self, raw: &RawOp, names: &Known) -> Result<Rc<str>, Fault> {
        self.required(raw, raw.object, "object")?;
        self.reference(raw.object, names).map(|name| name.unwrap_or_default())
    }

    fn target(&self, raw: &RawOp, names: &Known) -> Result<Option<Rc<str>>, Fault> {
        match raw.to.0 {
            Some(_) => self.reference(raw.to, names),
            None => Err(self.fault(raw.op, "this operation needs \"to\": the name of an object, or null")),
        }
    }

    fn heap(&self, raw: Raw, objects: &[ScenarioObject], script: &[Operation]) -> Result<u32, Fault> {
        let (start, ever) = Scenario::needs(objects, script);
        let largest = u64::from(Heap::LARGEST);
        let Some(heap) = self.whole(raw, "heap", 0, Heap::LARGEST)? else {
            if start > largest {
                return Err(Fault::at(
                    self.text,
                    0,
                    format!("the objects need {start} bytes; {largest} is the most there is"),
                ));
            }
            return Ok((ever + ever / 4).max(SMALLEST_HEAP).next_multiple_of(64).min(largest) as u32);
        };
        if start > u64::from(heap / 16 * 16) {
            let message = format!(
                "a heap of {heap} bytes is too small: the {} objects take {start} bytes with their headers and fields; \
                 write \"heap\": {start} or more, or leave it out",
                objects.len()
            );
            return Err(self.fault(raw, message));
        }
        Ok(heap)
    }
}

/// What serde has to say, in our words and with the place of the key itself.
fn syntax(text: &str, error: &serde_json::Error) -> Fault {
    let said = error.to_string();
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
    let line_start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut byte = (line_start + error.column().saturating_sub(1)).min(text.len());
    if error.is_eof() {
        byte = text.trim_end().len();
    }
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let quoted = |after: &str| said.strip_prefix(after).and_then(|rest| rest.split('`').next());
    if let Some(key) = quoted("unknown field `") {
        let known =
            said.split_once(", ").map_or("", |(_, known)| known).replace("expected one of ", "").replace('`', "");
        let before = text.get(..(byte + 1).min(text.len())).unwrap_or(text);
        let at = before.rfind(&format!("\"{key}\"")).unwrap_or(byte);
        return Fault::at(text, at, format!("unknown key {key:?}: the keys here are {known}"));
    }
    if let Some(key) = quoted("missing field `") {
        return Fault::at(text, byte, format!("the key {key:?} is missing in the object that ends here: add it"));
    }
    if let Some(key) = quoted("duplicate field `") {
        let at = text.get(..(byte + 1).min(text.len())).unwrap_or(text).rfind(&format!("\"{key}\"")).unwrap_or(byte);
        return Fault::at(text, at, format!("the key {key:?} is there twice: leave one of them out"));
    }
    if text.trim().is_empty() {
        return Fault::at(text, 0, "there is nothing here: write a scenario, { \"heapwave\": 1, \"objects\": … }");
    }
    let begin = text.len() - text.trim_start().len();
    if !text[begin..].starts_with('{') {
        return Fault::at(
            text,
            begin,
            "this is not a scenario: a scenario is JSON, { \"heapwave\": 1, \"objects\": … }",
        );
    }
    Fault::at(text, byte, malformed(said, text.get(byte..).unwrap_or_default()))
}
