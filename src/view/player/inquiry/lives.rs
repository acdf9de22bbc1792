//! The lives of a run's objects: as bars, and of one object who let go of it and when.

use super::RunKey;
use crate::lab::{LifeSearch, ObjectLife, bare};
use crate::view::breaks::class;
use crate::view::lives::{LifeBar, bars};
use crate::view::player::{Pick, Player};
use memory::time::Fuel;
use std::rc::Rc;

/// The lives of a run's objects: found a little at a time, and kept as long as it is the same run.
#[derive(Default)]
pub(super) struct LivesSearch {
    /// The side, and its run.
    of: Option<(usize, RunKey)>,
    search: Option<LifeSearch>,
    found: Option<Rc<Vec<LifeBar>>>,
    lives: Vec<ObjectLife>,
}

impl Player {
    /// Finds the lives of a side's objects as far as the fuel goes (ticks); the bars once they are found, and how far it
    /// has come until then, from 0 to 1.
    pub fn find_lives(&mut self, side: usize, fuel: u64) -> (Option<Rc<Vec<LifeBar>>>, f64) {
        let mut lives = std::mem::take(&mut self.searches.lives);
        let Some((run, moment)) = self.showing().and_then(|showing| showing.side(side)) else { return (None, 1.0) };
        let key = (side, RunKey::of(run));
        if lives.of.as_ref() != Some(&key) {
            let search = LifeSearch::begin(run.run().lab().clone(), key.1.deeds.clone());
            lives = LivesSearch { of: Some(key), search: Some(search), ..LivesSearch::default() };
        }
        let done = lives.search.as_mut().is_some_and(|search| search.go(&mut Fuel(fuel)));
        if let Some(search) = lives.search.take_if(|_| done) {
            let name = |life: &ObjectLife| {
                run.is_known(&moment.state, life.entity).then(|| run.name(&moment.state, life.entity))
            };
            lives.found = Some(Rc::new(bars(search.lives().iter(), side, name, |name| class(&bare(name)).into())));
            lives.lives = search.lives().to_vec();
        }
        let known = lives.search.as_ref().map_or(1.0, |search| search.known().0 as f64 / run.end().0.max(1) as f64);
        let found = (lives.found.clone(), known);
        self.searches.lives = lives;
        found
    }

    /// The life of an object, once the lives of its side's objects are found.
    pub fn life(&self, pick: Pick) -> Option<&ObjectLife> {
        let lives = &self.searches.lives;
        let (side, key) = lives.of.as_ref()?;
        let (run, _) = self.showing()?.side(pick.side)?;
        let same = *side == pick.side && *key == RunKey::of(run);
        lives.lives.iter().find(|life| same && life.entity == pick.object)
    }
}
