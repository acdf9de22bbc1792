//! What a line of a program changed, as people see it: the rows of what is drawn, what the host holds, the variables.
//! Two moments are compared, so that what the engine does in between (a table that grows, a list it keeps for itself)
//! is told as what it comes to.

use super::Narrator;
use crate::lab::{
    EntityId, Event, HeldRow, Holder, Holds, LinkTarget, Naming, Note, RootEntry, SlotId, Subject, Words,
};
use std::collections::BTreeSet;
use std::rc::Rc;

/// What a thing leads to, each with whether it is held weakly.
type Targets = BTreeSet<(EntityId, bool)>;

impl Narrator<'_> {
    /// The drawn thing that a note writes into, or whose part it writes into.
    pub(super) fn written(&self, note: &Note) -> Option<EntityId> {
        let holder = match note {
            Note::Wrote { place: SlotId::Field(holder, _), .. }
            | Note::WroteWeak { holder, .. }
            | Note::WeakCleared { holder, .. } => *holder,
            _ => return None,
        };
        self.index.drawn.drawn_as(self.subject, holder)
    }

    /// How a thing's rows and what it holds besides differ from before.
    pub(super) fn changes(&self, entity: EntityId) -> Vec<Words> {
        let held = |subject: &dyn Subject| {
            let at = subject.state().object(entity).filter(|at| subject.shown(*at));
            at.map(|at| subject.holds(at))
        };
        let Some(now) = held(self.subject) else { return Vec::new() };
        let before = self.before.and_then(held);
        let word = self.index.card(entity).map_or("object", |card| card.word);
        let keeps = matches!(word, "function" | "class" | "scope");
        if keeps && before.is_none() {
            // What a new function captures is no deed of the line.
            return Vec::new();
        }
        // A new array's elements are seen in the picture.
        let new = before.is_none();
        let before = before.unwrap_or_default();
        let mut told = Vec::new();
        for row in now.rows.iter().filter(|row| !new || !row.name.bytes().all(|byte| byte.is_ascii_digit())) {
            let old = before.rows.iter().find(|old| old.name == row.name);
            let (old, new) = (old.map(|old| self.targets(old)).unwrap_or_default(), self.targets(row));
            let fresh: Vec<String> = new.difference(&old).map(|(to, _)| self.name(*to)).collect();
            let place = || Words::default().name(self.property(entity, &row.name));
            match (fresh.is_empty(), new.is_empty() && !old.is_empty()) {
                (false, _) if row.weak => told.push(place().say(" refers weakly to ").names(&fresh).say(" now")),
                (false, _) => told.push(place().say(" refers to ").names(&fresh).say(" now")),
                (_, true) => told.push(place().say(" refers to nothing now")),
                _ => {}
            }
        }
        let gone =
            before.rows.iter().filter(|old| !old.leads.is_empty() && now.rows.iter().all(|row| row.name != old.name));
        told.extend(gone.map(|old| Words::default().name(self.property(entity, &old.name)).say(" is gone")));
        let (old, new) = (self.besides(&before), self.besides(&now));
        let names = |these: Vec<&(EntityId, bool)>| these.into_iter().map(|(to, _)| self.name(*to)).collect::<Vec<_>>();
        let strong: Vec<_> = new.difference(&old).filter(|(_, weak)| !weak).collect();
        let weak: Vec<_> = new.difference(&old).filter(|(_, weak)| *weak).collect();
        let lost: Vec<_> = old.difference(&new).collect();
        let thing = || Words::default().name(self.name(entity));
        if !strong.is_empty() {
            told.push(thing().say(" holds ").names(&names(strong)).say(" now"));
        }
        if !weak.is_empty() {
            told.push(thing().say(" refers weakly to ").names(&names(weak)).say(" now"));
        }
        let (cleared, let_go): (Vec<_>, Vec<_>) = lost.into_iter().partition(|(_, weak)| *weak);
        if !cleared.is_empty() {
            told.push(thing().say(" no longer refers to ").names(&names(cleared)));
        }
        if !let_go.is_empty() {
            told.push(thing().say(" lets go of ").names(&names(let_go)));
        }
        told
    }

    /// What the host holds since, and no longer: timers, the document.
    pub(super) fn of_the_host(&self) -> Vec<Words> {
        let Some(before) = self.before else { return Vec::new() };
        let (old, new) = (before.roots(), self.subject.roots());
        let mut told = Vec::new();
        for (holder, who) in
            [(Holder::Timers, "a timer"), (Holder::Document, "the document"), (Holder::Console, "the console")]
        {
            let targets = |roots: &[RootEntry], subject: &dyn Subject| -> BTreeSet<EntityId> {
                let leads = roots.iter().filter(|root| root.holder == holder).flat_map(|root| &root.leads);
                sorting::set(leads.filter_map(|target| subject.entity_at(target.to)))
            };
            let (old, new) = (targets(&old, before), targets(&new, self.subject));
            let names = |these: Vec<&EntityId>| these.into_iter().map(|to| self.name(*to)).collect::<Vec<_>>();
            let (fresh, lost) = (names(new.difference(&old).collect()), names(old.difference(&new).collect()));
            let say = |words: &str| Words::default().say(words);
            if !fresh.is_empty() {
                told.push(say(who).say(" holds ").names(&fresh).say(" now"));
            }
            if !lost.is_empty() {
                told.push(say(who).say(" lets go of ").names(&lost));
            }
        }
        told
    }

    /// What is left to tell of a line that changed no reference: the plain values of variables and rows, and the time.
    pub(super) fn values(&self) -> Vec<Words> {
        let Some(before) = self.before else { return Vec::new() };
        let is =
            |place: String, text: &str| Words::default().name(place).say(" is ").name(text.to_string()).say(" now");
        let passed = self.subject.pending().now - before.pending().now;
        let mut told = self.variables(before, is);
        told.extend(self.plain_rows(before, is));
        if told.is_empty() && passed > 0.0 {
            told.push(Words::default().say(&format!("{passed} ms pass")));
        }
        told
    }

    /// The rows of drawn things that hold another plain value than before, where things have rows.
    fn plain_rows(&self, before: &dyn Subject, is: impl Fn(String, &str) -> Words) -> Vec<Words> {
        if self.index.drawn.flat {
            return Vec::new();
        }
        let mut told = Vec::new();
        for (entity, at) in self.index.drawn.there(self.subject) {
            let Some(old) = before.state().object(entity).filter(|at| before.shown(*at)) else { continue };
            let (old, new) = (before.holds(old), self.subject.holds(at));
            let same = |row: &HeldRow| old.rows.iter().any(|old| (&old.name, &old.text) == (&row.name, &row.text));
            let other = new.rows.iter().filter(|row| row.leads.is_empty() && !row.text.is_empty() && !same(row));
            told.extend(other.map(|row| is(self.property(entity, &row.name), &row.text)));
        }
        told
    }

    /// The variables that hold another plain value than before.
    fn variables(&self, before: &dyn Subject, is: impl Fn(String, &str) -> Words) -> Vec<Words> {
        let old = before.roots();
        let was = |root: &RootEntry| old.iter().find(|old| (old.holder, &old.name) == (root.holder, &root.name));
        // A variable that has no value yet is of no interest, nor is one that has got `undefined` for a value.
        let told = self.subject.roots().into_iter().filter(|root| {
            let plain = root.holder.written() && !root.temporary && root.leads.is_empty();
            let other = was(root).map_or(&*root.text != "undefined", |old| old.text != root.text);
            plain && other && !matches!(&*root.text, "" | "—")
        });
        told.map(|root| is(root.name.to_string(), &root.text)).collect()
    }

    /// Whether the notes of a line write where nothing drawn is: into what the host keeps.
    pub(super) fn concerns_the_host(&self, events: &[Event]) -> bool {
        let field = |note: &Note| matches!(note, Note::Wrote { place: SlotId::Field(..), .. });
        events.iter().any(|event| matches!(event, Event::World(note) if field(note) && self.written(note).is_none()))
    }

    fn targets(&self, row: &HeldRow) -> Targets {
        self.these(&row.leads)
    }

    fn besides(&self, holds: &Holds) -> Targets {
        self.these(&holds.besides)
    }

    fn these(&self, leads: &[LinkTarget]) -> Targets {
        sorting::set(leads.iter().filter_map(|target| Some((self.subject.entity_at(target.to)?, target.weak))))
    }

    /// A property as people call it: an element of an array by its index, a captured variable by its name.
    pub(super) fn property(&self, entity: EntityId, name: &Rc<str>) -> String {
        let Some(card) = self.index.card(entity) else { return name.to_string() };
        let keeps = matches!(card.word, "function" | "class" | "scope");
        let index = name.bytes().all(|byte| byte.is_ascii_digit());
        // One of several of the same name is told from the others.
        let title = self.name(entity);
        let numbered = title != card.text();
        match (keeps, index) {
            (true, _) => name.to_string(),
            _ if numbered => format!("{name} of {title}"),
            (_, true) => format!("{}[{name}]", card.label),
            _ if card.label.contains(' ') => format!("{name} of {}", card.label),
            _ => format!("{}.{name}", card.label),
        }
    }
}
