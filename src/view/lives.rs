//! The lives of a run's objects as bars over its time: made, last used, unreachable, freed. Leak, drag, floating garbage and
//! late collection are what one sees between the four.

use super::player::Pick;
use super::words::count;
use crate::lab::{Doer, ObjectLife};
use memory::time::Tick;
use std::rc::Rc;

/// The bar of an object; of very many, of all of a class.
#[derive(Clone, Debug, PartialEq)]
pub struct LifeBar {
    /// What it is called.
    pub name: Rc<str>,
    /// The object; of a class its first.
    pub pick: Pick,
    /// How many objects it is of.
    pub objects: usize,
    /// When it was made; of a class, the first of it.
    pub made: Tick,
    /// When it was last used; of a class, the last of it.
    pub used: Tick,
    /// From when on nothing reached it; of a class, the last of it. `None` while something does.
    pub lost: Option<Tick>,
    /// When it was freed; of a class, the last of it. `None` if it never was.
    pub freed: Option<Tick>,
    /// How many of a class are garbage that was never freed.
    pub leaked: usize,
    /// All of it in words.
    pub words: Rc<str>,
}

/// More objects than this are told by class.
const EACH: usize = 48;
/// Maximum number of bars.
const BARS: usize = 200;

impl LifeBar {
    /// The four moments that it has, in order.
    pub fn moments(&self) -> impl Iterator<Item = Tick> {
        [Some(self.made), Some(self.used), self.lost, self.freed].into_iter().flatten()
    }

    fn of(life: &ObjectLife, name: Rc<str>, side: usize) -> LifeBar {
        let lost = life.lost.map(|lost| lost.act);
        let told = |at: Tick, by: Doer| match by {
            Doer::Line(line) => format!("at step {} (line {line})", at.0),
            Doer::Operation(index) => format!("at step {} (operation {})", at.0, index + 1),
            Doer::Person => format!("at step {} (by hand)", at.0),
            Doer::Start => format!("at step {}", at.0),
        };
        let end = match (lost, life.freed) {
            (None, _) => "reachable to the end".into(),
            (Some(lost), Some(freed)) => {
                format!("out of reach {}, freed at step {}", told(lost.at, lost.by), freed.0)
            }
            (Some(lost), None) => format!("out of reach {}, never freed", told(lost.at, lost.by)),
        };
        let (made, used) = (told(life.made.at, life.made.by), told(life.used.at, life.used.by));
        LifeBar {
            words: format!("{name}: made {made}, last used {used}, {end}").into(),
            pick: Pick { side, object: life.entity },
            objects: 1,
            made: life.made.at,
            used: life.used.at,
            lost: lost.map(|act| act.at),
            freed: life.freed,
            leaked: usize::from(lost.is_some() && life.freed.is_none()),
            name,
        }
    }

    /// One more of the same class.
    fn join(&mut self, other: &LifeBar) {
        self.objects += 1;
        self.leaked += other.leaked;
        (self.made, self.used) = (self.made.min(other.made), self.used.max(other.used));
        let later = |a: Option<Tick>, b: Option<Tick>| a.zip(b).map(|(a, b)| a.max(b));
        (self.lost, self.freed) = (later(self.lost, other.lost), later(self.freed, other.freed));
    }

    fn sum_up(mut self) -> LifeBar {
        if self.objects == 1 {
            return self;
        }
        let end = match (self.lost, self.leaked) {
            (None, _) => "some are reachable to the end".to_owned(),
            (Some(lost), 0) => format!("the last is out of reach at step {}", lost.0),
            (Some(lost), leaked) => {
                format!("the last is out of reach at step {}, {} never freed", lost.0, count(leaked, "object"))
            }
        };
        let (name, made, used) = (&self.name, self.made.0, self.used.0);
        self.words = format!(
            "{name}, {}: made from step {made} on, last used at step {used}, {end}",
            count(self.objects, "object")
        )
        .into();
        self
    }
}

/// The bars of a run, in the order in which their objects were made: one each, or by class where they are many.
pub(super) fn bars<'a>(
    lives: impl Iterator<Item = &'a ObjectLife>,
    side: usize,
    name: impl Fn(&ObjectLife) -> Option<Rc<str>>,
    class: impl Fn(&str) -> Rc<str>,
) -> Vec<LifeBar> {
    let all: Vec<LifeBar> = lives.filter_map(|life| Some(LifeBar::of(life, name(life)?, side))).collect();
    if all.len() <= EACH {
        return all;
    }
    let mut classes: Vec<LifeBar> = Vec::new();
    let mut known: rustc_hash::FxHashMap<Rc<str>, usize> = Default::default();
    for bar in all {
        let class = class(&bar.name);
        match known.get(&class) {
            Some(at) => classes[*at].join(&bar),
            None => {
                known.insert(class.clone(), classes.len());
                classes.push(LifeBar { name: class, ..bar });
            }
        }
    }
    classes.truncate(BARS);
    classes.into_iter().map(LifeBar::sum_up).collect()
}
