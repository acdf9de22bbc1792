//! The moment that a player shows, for the lab's questions: as a subject, in the names of the picture; and the answers to
//! those that the page asks of it.

use super::{Pick, Player};
use crate::lab::{
    Deeds, DominatorSearch, Dominators, EntityId, ExchangeFormat, ExchangedGraph, Fault, GroupedBy, Keeper,
    KeeperGroup, Lab, LifeSearch, Naming, ObjectLife, Operation, RunMoment, Scenario, Subject, without_number,
};
use crate::view::inspection::Inspection;
use crate::view::lives::{LifeBar, bars};
use crate::view::svg::{SvgStyle, Theme};
use memory::time::{Fuel, Tick};
use std::rc::Rc;

/// A moment that can be asked about.
pub struct ShownMoment<'a> {
    /// The moment.
    pub moment: &'a RunMoment,
    /// The same as people see it.
    pub subject: Box<dyn Subject + 'a>,
    /// What the picture calls its things.
    pub naming: &'a dyn Naming,
    /// What is played.
    pub lab: &'a Lab,
    /// What people did in the run.
    pub deeds: &'a [(Tick, Operation)],
}

impl Player {
    /// The moment that is shown of a side, once there is one.
    pub fn shown_moment(&self, side: usize) -> Option<ShownMoment<'_>> {
        let (pictured, moment) = self.showing()?.side(side)?;
        let (lab, deeds) = (pictured.run().lab(), pictured.run().deeds());
        Some(ShownMoment { moment, subject: pictured.subject(&moment.state), naming: pictured.naming(), lab, deeds })
    }
}

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
        let mut keepers = std::mem::take(&mut self.keepers);
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
        self.keepers = keepers;
        progress
    }

    /// The dominators of the moment shown, once they are found.
    fn dominators(&self, side: usize) -> Option<&Dominators> {
        let now = (side, self.tick(), self.shows());
        self.keepers.found.as_ref().filter(|_| self.keepers.of == Some(now))
    }

    /// What there is to know of an object at the moment shown.
    pub fn inspect(&self, pick: Pick) -> Option<Inspection> {
        let (run, moment) = self.showing()?.side(pick.side)?;
        Some(run.inspect(moment, pick.object, self.dominators(pick.side)))
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

/// The lives of a run's objects: found a little at a time, and kept as long as it is the same run.
#[derive(Default)]
pub(super) struct LivesSearch {
    /// The side, its collector, the scenario, the last moment, and what people had done.
    of: Option<(usize, &'static str, Rc<Scenario>, Tick, Deeds)>,
    search: Option<LifeSearch>,
    found: Option<Rc<Vec<LifeBar>>>,
}

impl Player {
    /// Finds the lives of a side's objects as far as the fuel goes (ticks); the bars once they are found, and how far it
    /// has come until then, from 0 to 1.
    pub fn find_lives(&mut self, side: usize, fuel: u64) -> (Option<Rc<Vec<LifeBar>>>, f64) {
        let mut lives = std::mem::take(&mut self.lives);
        if let Some((run, moment)) = self.showing().and_then(|showing| showing.side(side)) {
            let (lab, deeds) = (run.run().lab(), run.run().deeds());
            let same = lives.of.as_ref().is_some_and(|(of, collector, scenario, end, done)| {
                (*of, *collector, *end, &**done) == (side, run.collector(), run.end(), deeds)
                    && Rc::ptr_eq(scenario, &lab.scenario)
            });
            if !same {
                let of = Some((side, run.collector(), lab.scenario.clone(), run.end(), deeds.to_vec()));
                lives = LivesSearch { of, search: Some(LifeSearch::begin(lab.clone(), deeds.to_vec())), found: None };
            }
            if let Some(search) = lives.search.as_mut().filter(|_| lives.found.is_none())
                && search.go(&mut Fuel(fuel))
            {
                let name = |life: &ObjectLife| {
                    run.is_known(&moment.state, life.entity).then(|| run.name(&moment.state, life.entity))
                };
                lives.found = Some(Rc::new(bars(search.lives().iter(), side, name, class)));
                lives.search = None;
            }
            let known = lives.search.as_ref().map_or(1.0, |search| search.known().0 as f64 / run.end().0.max(1) as f64);
            let found = (lives.found.clone(), known);
            self.lives = lives;
            return found;
        }
        (None, 1.0)
    }
}

/// What things with a number at the end of their names have in common.
fn class(name: &str) -> Rc<str> {
    let bare = without_number(name.trim_matches(['{', '}', '[', ']']));
    if bare.is_empty() { name.into() } else { bare.into() }
}

impl Player {
    /// The moment shown as a text for elsewhere: its graph as `json`, `dot`, `mmd`, `csv`, `txt` (of the first side), or its
    /// picture as `svg`.
    pub fn exported(&self, format: &str, theme: Theme) -> Result<String, Fault> {
        let shown = self.shown_moment(0).ok_or_else(|| Fault::nowhere("there is nothing to export yet"))?;
        if format == "svg" {
            return Ok(SvgStyle { theme, alone: true, prefix: "picture-" }.graph(&self.views()));
        }
        let known = ExchangeFormat::of_name(&format!(".{format}"));
        let known = known.ok_or_else(|| {
            Fault::nowhere(format!("there is no format {format:?}: write json, dot, mmd, csv, txt or svg"))
        })?;
        known.write(&ExchangedGraph::of_moment(&*shown.subject, shown.naming, &shown.lab.scenario.title))
    }
}
