//! What a player shows, to be asked about: which objects are there, what they are called, which are meant by a name.

use super::shown::Shown;
use super::sides::Sides;
use crate::lab::{RunMoment, collectors};
use crate::view::pictured_run::PicturedRun;
use crate::view::quiz::Pick;
use std::rc::Rc;

/// The moment that is shown, and the runs it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Showing<'a> {
    /// The runs.
    pub sides: &'a Sides,
    /// The moment.
    pub shown: &'a Shown,
}

impl<'a> Showing<'a> {
    /// The run of a side, and its moment.
    pub fn side(self, side: usize) -> Option<(&'a PicturedRun, &'a RunMoment)> {
        Some((self.sides.all().get(side)?, &self.shown.sides.get(side)?.1))
    }

    /// The drawn objects that are there.
    pub fn there(self) -> Vec<Pick> {
        let sides = self.sides.all().iter().zip(&self.shown.sides).enumerate();
        let picks = sides
            .map(|(side, (run, (_, at)))| run.objects(&at.state).into_iter().map(move |object| Pick { side, object }));
        picks.flatten().collect()
    }

    /// What an object is called, if it is drawn.
    pub fn name(self, pick: Pick) -> Option<Rc<str>> {
        let (run, at) = self.side(pick.side)?;
        run.is_known(&at.state, pick.object).then(|| run.name(&at.state, pick.object))
    }

    /// The drawn objects that are meant by a name, one a side; on one side only where the collector's name and a colon
    /// stand before.
    pub fn find(self, name: &str) -> Vec<Pick> {
        let elsewhere = collectors().iter().any(|collector| name.starts_with(&format!("{}:", collector.traits().name)));
        let found = self.sides.all().iter().enumerate().filter_map(|(side, run)| {
            let here = name.strip_prefix(run.collector()).and_then(|rest| rest.strip_prefix(':'));
            let name = here.map(str::trim).or(Some(name).filter(|_| !elsewhere))?;
            let (run, at) = self.side(side)?;
            Some(Pick { side, object: run.find(&at.state, name)? })
        });
        found.collect()
    }
}
