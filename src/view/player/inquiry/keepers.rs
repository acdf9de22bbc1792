//! Who keeps what at the moment shown, and what there is to know of one object there.

use crate::lab::{DominatorSearch, Dominators, EntityId, GroupedBy, Keeper, KeeperGroup};
use crate::view::inspection::Inspection;
use crate::view::player::{Pick, Player};
use memory::time::{Fuel, Tick};
use std::rc::Rc;

/// Who keeps what at a moment: found a little at a time, and kept as long as the moment is shown.
#[derive(Default)]
pub(super) struct KeeperSearch {
    /// The side, the moment, and how often one had been shown.
    of: Option<(usize, Tick, u32)>,
    search: Option<DominatorSearch>,
    found: Option<Dominators>,
}

/// A row of the table of who keeps most.
#[derive(Clone, Debug, PartialEq)]
pub struct KeeperRow {
    /// What it is called, or what all of a group are.
    pub label: Rc<str>,
    /// The object; of a group the one that keeps most.
    pub pick: Pick,
    /// How many objects it is.
    pub objects: usize,
    /// What they take themselves, in bytes.
    pub bytes: u64,
    /// What would go without them, in bytes.
    pub retained: u64,
    /// Without whom it would go itself.
    pub kept_by: Rc<str>,
}

/// Maximum number of rows of the table of who keeps most.
const KEEPERS: usize = 60;

impl Player {
    /// Looks who keeps what at the moment shown of a side, as far as the fuel goes; how far that has come, from 0 to 1.
    pub fn find_keepers(&mut self, side: usize, fuel: u64) -> f64 {
        let of = (side, self.tick(), self.shows());
        let mut keepers = std::mem::take(&mut self.searches.keepers);
        if keepers.of != Some(of)
            && let Some((run, moment)) = self.showing().and_then(|showing| showing.side(side))
        {
            let search = DominatorSearch::begin(run.run().lab().clone(), moment.state.clone(), run.unfolded());
            keepers = KeeperSearch { of: Some(of), search: Some(search), found: None };
        }
        if let Some(search) = &mut keepers.search {
            keepers.found = search.go(&mut Fuel(fuel));
        }
        let progress = match (&keepers.found, &keepers.search) {
            (None, Some(search)) => search.progress().min(0.99),
            _ => 1.0,
        };
        if keepers.found.is_some() {
            keepers.search = None;
        }
        self.searches.keepers = keepers;
        progress
    }

    /// The dominators of the moment shown, once they are found.
    fn dominators(&self, side: usize) -> Option<&Dominators> {
        let now = (side, self.tick(), self.shows());
        self.searches.keepers.found.as_ref().filter(|_| self.searches.keepers.of == Some(now))
    }

    /// What there is to know of an object at the moment shown.
    pub fn inspect(&self, pick: Pick) -> Option<Inspection> {
        let (run, moment) = self.showing()?.side(pick.side)?;
        Some(run.inspect(moment, pick.object, self.dominators(pick.side), self.life(pick), self.selection.ignored()))
    }

    /// Who keeps most at the moment shown of a side, object by object or by class; `None` until it is found.
    pub fn keepers(&self, side: usize, grouped: bool) -> Option<Vec<KeeperRow>> {
        let dominators = self.dominators(side)?;
        let (run, moment) = self.showing()?.side(side)?;
        let subject = &*run.subject(&moment.state);
        let name = |entity: EntityId| run.name(&moment.state, entity);
        let of_one = |keeper: Keeper| KeeperRow {
            label: name(keeper.entity),
            pick: Pick { side, object: keeper.entity },
            objects: keeper.retained.objects as usize,
            bytes: u64::from(keeper.bytes),
            retained: u64::from(keeper.retained.bytes),
            kept_by: keeper.dominator.map_or_else(|| "".into(), name),
        };
        let of_group = |group: KeeperGroup| KeeperRow {
            label: group.label,
            pick: Pick { side, object: group.largest },
            objects: group.objects as usize,
            bytes: group.bytes,
            retained: group.retained,
            kept_by: "".into(),
        };
        Some(match grouped {
            true => dominators.groups(subject, GroupedBy::Class).into_iter().take(KEEPERS).map(of_group).collect(),
            false => dominators.keepers(subject, KEEPERS).into_iter().map(of_one).collect(),
        })
    }
}
