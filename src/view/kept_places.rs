//! Where the objects of a graph stand while somebody draws in it: known by name from one text to the next, so that
//! nothing moves but what is moved.

use super::drawn_set::DrawnSet;
use super::plan::Plan;
use crate::lab::{EntityId, Scenario, State};
use layout::Point;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::rc::Rc;

/// Where an object stood.
#[derive(Clone, Copy, Debug)]
struct KeptPlace {
    at: Point,
    /// Where its text said that it stands.
    pin: Option<(f64, f64)>,
    /// Where it stood before its text said so: it goes back there when that is taken back.
    home: Option<Point>,
}

/// The places, by name.
#[derive(Clone, Debug, Default)]
pub struct KeptPlaces {
    known: HashMap<Rc<str>, KeptPlace>,
}

/// What the text says of an object's place.
fn pin(scenario: &Scenario, entity: EntityId) -> Option<(f64, f64)> {
    scenario.objects.get(entity.index()).and_then(|thing| thing.pin)
}

/// What an object is called; one that only another edit would have made has no name here.
fn name(state: &State, entity: EntityId) -> Option<Rc<str>> {
    state.names.entities().get(entity.index()).map(|known| known.name.clone())
}

impl KeptPlaces {
    /// Those of a plan; what is not in it is where it was `before`.
    pub fn of(
        (drawn, plan): (&DrawnSet, &Plan),
        state: &State,
        scenario: &Scenario,
        before: Option<&KeptPlaces>,
    ) -> KeptPlaces {
        let mut places = before.cloned().unwrap_or_default();
        for (entity, rect) in drawn.members.iter().zip(&plan.rects) {
            let Some(name) = name(state, *entity) else { continue };
            let at = Point { x: rect.x + rect.w / 2.0, y: rect.y + rect.h / 2.0 };
            let pin = pin(scenario, *entity);
            let known = places.known.get(&name);
            let home = match pin {
                None => None,
                Some(_) => known.and_then(|known| if known.pin.is_none() { Some(known.at) } else { known.home }),
            };
            places.known.insert(name, KeptPlace { at, pin, home });
        }
        places
    }

    /// An object that is about to be made is to stand there.
    pub fn put(&mut self, name: &Rc<str>, (x, y): (f64, f64)) {
        self.known.insert(name.clone(), KeptPlace { at: Point { x, y }, pin: None, home: None });
    }

    /// Where an object is to stand: where it stood, unless its text has said otherwise since.
    pub fn place(&self, name: &str, pin: Option<(f64, f64)>) -> Option<Point> {
        let told = pin.map(|(x, y)| Point { x, y });
        let Some(known) = self.known.get(name) else { return told };
        match (pin, known.pin) {
            (now, then) if now == then => Some(known.at),
            (None, _) => Some(known.home.unwrap_or(known.at)),
            (Some(_), _) => told,
        }
    }
}

/// Where one stands so near to another one, it lies on it.
const NEAR: f64 = 8.0;

/// Where objects stand already, and whether the others are new among them.
pub fn held(
    drawn: &DrawnSet,
    state: &State,
    scenario: &Scenario,
    kept: Option<&KeptPlaces>,
) -> (Vec<Option<Point>>, bool) {
    if state.vm.is_some() || kept.is_none() && scenario.objects.iter().all(|thing| thing.pin.is_none()) {
        return (Vec::new(), false);
    }
    let place = |entity: &EntityId| {
        let (told, name) = (pin(scenario, *entity), name(state, *entity)?);
        kept.map_or_else(|| told.map(|(x, y)| Point { x, y }), |kept| kept.place(&name, told))
    };
    // Who has the name of one that is called otherwise now does not stand on it.
    let mut taken = HashSet::default();
    let mut alone = |at: Point| {
        let (x, y) = ((at.x / NEAR).floor() as i64, (at.y / NEAR).floor() as i64);
        let near = (x - 1..=x + 1).any(|x| (y - 1..=y + 1).any(|y| taken.contains(&(x, y))));
        (!near && taken.insert((x, y))).then_some(at)
    };
    (drawn.members.iter().map(|entity| place(entity).and_then(&mut alone)).collect(), kept.is_some())
}
