//! What is where in the picture of a run: its plan, made little by little, for the shape of its field, and anew where
//! somebody puts things elsewhere.

use super::PicturedRun;
use crate::view::drawn_set::DrawnSet;
use crate::view::kept_places::KeptPlaces;
use crate::view::plan::{DrawnIn, Plan, Planning};
use crate::view::words::count;
use layout::Request;
use memory::time::Tick;
use std::rc::Rc;

/// Pictures of more things than this are laid out anew bit by bit when their field gets another shape.
const AT_ONCE: usize = 300;
/// About how many things are laid out in one go.
pub(super) const LAID: usize = 1_500;

impl PicturedRun {
    /// Goes on with the plan for about so many things; whether it is made.
    pub(super) fn lay_on(&mut self, fuel: usize) -> bool {
        let mut planning = self.planning.take().unwrap_or_else(|| self.begin_plan(self.drawn()));
        match planning.go(fuel) {
            Some(plan) => self.draw_by(plan),
            None => self.planning = Some(planning),
        }
        self.planning.is_none()
    }

    /// What is being done until it can be shown, and how much of that is done, from 0 to 1, where that is known.
    pub fn preparing(&self) -> Option<(String, Option<f64>)> {
        let members = self.drawn().members.len();
        match &self.planning {
            _ if self.planned => None,
            Some(planning) => Some((format!("Placing {}", count(members, "object")), Some(planning.progress()))),
            None if self.run.end() == Tick(0) => Some((format!("Looking at {}", count(members, "object")), None)),
            None => Some((format!("Playing ahead: step {}", self.run.end().0), None)),
        }
    }

    /// Whether somebody looks at the graph.
    pub fn picture(&mut self, looked_at: bool) {
        if std::mem::replace(&mut self.unseen, !looked_at) != looked_at || !self.planned {
            return;
        }
        self.planning = None;
        if looked_at && !self.plan.holds(self.index()) {
            self.plan_anew();
        }
    }

    /// Whether there is no plan as long as nobody looks.
    pub(super) fn waits_for_eyes(&self) -> bool {
        self.unseen && self.drawn().members.len() > AT_ONCE
    }

    /// Begins with another plan; one for few things is there at once.
    fn plan_anew(&mut self) {
        self.planning = Some(self.begin_plan(self.drawn()));
        if self.drawn().members.len() <= AT_ONCE {
            self.lay_on(usize::MAX);
        }
    }

    /// Goes on with a plan for another shape, while the one there is serves; whether it has taken its place.
    pub fn lay_anew(&mut self) -> bool {
        self.laying() && self.lay_on(LAID)
    }

    /// Whether a plan is being made for another shape.
    pub fn laying(&self) -> bool {
        self.planned && self.planning.is_some()
    }

    /// Is drawn by this plan from now on.
    pub(in crate::view) fn draw_by(&mut self, plan: Plan) {
        (self.plan, self.fresh) = (plan, true);
        self.sketch.take();
    }

    /// The plan.
    pub(in crate::view) fn plan(&self) -> &Plan {
        &self.plan
    }

    /// A plan for as many things as this run's own.
    pub(in crate::view) fn lay_out(&self, drawn: &DrawnSet) -> Plan {
        let mut planning = self.begin_plan(drawn);
        loop {
            if let Some(plan) = planning.go(usize::MAX) {
                return plan;
            }
        }
    }

    fn begin_plan(&self, drawn: &DrawnSet) -> Planning {
        let (subject, scenario) = (self.subject(self.run.last()), &self.run.lab().scenario);
        let drawing = DrawnIn { kept: self.kept.as_deref(), roomy: self.roomy };
        Planning::begin(drawn, self.index(), &*subject, scenario, self.shape, drawing)
    }

    /// What is asked of the layout for this picture, for whoever judges what comes of it.
    pub fn layout_request(&self) -> Rc<Request> {
        self.begin_plan(self.drawn()).request().clone()
    }

    /// Where the things of a graph stand; nothing of a program, or of what has no plan.
    pub(in crate::view) fn places(&self) -> Option<Rc<KeptPlaces>> {
        if self.has_lines() || self.waits_for_eyes() || !self.plan.holds(self.index()) {
            return self.kept.clone();
        }
        let (state, scenario) = (self.run.last(), &self.run.lab().scenario);
        Some(Rc::new(KeptPlaces::of((self.drawn(), &self.plan), state, scenario, self.kept.as_deref())))
    }

    /// Where they stood before somebody drew in the picture, and stand still.
    pub(in crate::view) fn kept(&self) -> Option<Rc<KeptPlaces>> {
        self.kept.as_ref().and_then(|_| self.places())
    }

    /// Has things stand where they stood in another run.
    pub(in crate::view) fn keep(&mut self, places: Option<Rc<KeptPlaces>>) {
        self.kept = places;
    }

    /// Has an object that is about to be made stand at a place.
    pub(in crate::view) fn put(&mut self, name: &Rc<str>, at: (f64, f64)) {
        let mut places = self.places().as_deref().cloned().unwrap_or_default();
        places.put(name, at);
        self.kept = Some(places.into());
    }

    /// Has room for more in the picture, or not.
    pub(in crate::view) fn make_room(&mut self, roomy: bool) {
        if std::mem::replace(&mut self.roomy, roomy) != roomy && self.planned && !self.waits_for_eyes() {
            self.kept = self.places();
            self.plan_anew();
        }
    }

    /// Has its picture made for a field of this shape.
    pub fn reshape(&mut self, shape: f64) {
        if std::mem::replace(&mut self.shape, shape) == shape || !self.planned || self.waits_for_eyes() {
            self.planning = None;
            return;
        }
        self.plan_anew();
    }

    /// The shape of its field: width by height; 0 where nothing is known.
    pub fn shape(&self) -> f64 {
        self.shape
    }

    /// Whether the plan was made since this was asked last.
    pub fn replanned(&mut self) -> bool {
        std::mem::take(&mut self.fresh)
    }
}
