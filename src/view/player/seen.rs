//! What can be seen of a player: nothing here changes it.

use super::showing::Showing;
use super::shown::Shown;
use super::{Choice, Cut, OptionChoice, PicturedRun, Player, Unfold, View};
use crate::lab::{Fault, OptionTraits, RunMoment, Stride, Traits, collectors, with_value};
use crate::view::breaks::Breaks;
use crate::view::frame::{Frame, Row, Sentence, Track};
use crate::view::heap_map::MapCell;
use crate::view::quiz::Pick;
use crate::view::tally::Tally;
use memory::time::Tick;
use serde_json::Value;
use std::rc::Rc;

/// Maximum number of names that are listed where one is not found.
const KNOWN: usize = 12;
/// The strides that are offered.
static STRIDES: [Stride; 6] =
    [Stride::Auto, Stride::Reference, Stride::Object, Stride::Wave, Stride::Phase, Stride::Collection];
/// The same for programs.
static CODE_STRIDES: [Stride; 8] = [
    Stride::Auto,
    Stride::Reference,
    Stride::Object,
    Stride::Wave,
    Stride::Phase,
    Stride::Line,
    Stride::Task,
    Stride::Collection,
];

impl Player {
    /// Whether time matters: it plays, moves or works.
    pub fn awake(&self) -> bool {
        self.transport.clock.playing() || !self.resting() || !self.events.is_empty() || self.runs.showing().laying()
    }

    /// Whether the moment asked for is shown, and nothing moves.
    pub fn resting(&self) -> bool {
        self.transport.resting()
    }

    /// How often a moment was shown, while nothing but the clock goes on: as long as that is the same, so is all that is seen.
    pub fn lull(&self) -> Option<u32> {
        let still = self.ready() && self.resting() && self.events.is_empty() && !self.runs.showing().laying();
        (still && !self.outdated() && !self.untried()).then(|| self.shows())
    }

    /// What is to be seen now of the first side; `None` until it is ready.
    pub fn frame(&self) -> Option<Rc<Frame>> {
        self.seen(0)
    }

    /// What is asked of the layout for the first side's picture, for whoever judges what comes of it.
    pub fn layout_request(&self) -> Rc<layout::Request> {
        self.runs.sides.first().layout_request()
    }

    /// What is to be seen now, side by side: one most often, and none until it is ready.
    pub fn views(&self) -> Vec<View> {
        let Some(shown) = self.posing.as_ref().or(self.transport.shown.as_ref()) else { return Vec::new() };
        let posed = |side: usize| self.posing.as_ref()?.frame(side, None);
        self.views_of(shown, &|side| posed(side).or_else(|| self.seen(side)))
    }

    /// A moment side by side, with these frames.
    pub(super) fn views_of(&self, shown: &Shown, frame: &dyn Fn(usize) -> Option<Rc<Frame>>) -> Vec<View> {
        let view = |(side, stage): (usize, &PicturedRun)| {
            let traits = stage.run().lab().collector.traits();
            Some(View {
                collector: Choice { name: traits.name, label: traits.label },
                frame: frame(side)?,
                tally: shown.tallies.get(side).map_or_else(Tally::default, |(tally, _)| *tally),
                waits: shown.tallies.get(side).is_some_and(|(_, waits)| *waits),
            })
        };
        self.runs.showing().all().iter().enumerate().filter_map(view).collect()
    }

    /// The graph of the moment shown on a side, as a table.
    pub fn table(&self, side: usize) -> Vec<Row> {
        let shown = self.transport.shown.as_ref().and_then(|shown| shown.sides.get(side));
        shown.map_or_else(Vec::new, |(_, at)| self.runs.showing().all()[side].table(at))
    }

    /// The moment shown as plain JSON; null until there is one. It is that of the first side; where there are two, each
    /// of them has the same under `sides`.
    pub fn state(&self) -> Value {
        let Some(shown) = &self.transport.shown else { return Value::Null };
        let mut state = self.state_of(shown);
        let (selected, why) = self.told_why().unzip();
        (state["selected"], state["why"]) = (selected.into(), why.into());
        state
    }

    /// A moment as plain JSON, apart from what is selected.
    pub(super) fn state_of(&self, shown: &Shown) -> Value {
        let stages = self.runs.showing().all();
        let state = |((frame, at), stage): (&(Rc<Frame>, RunMoment), &PicturedRun)| stage.json(at, frame);
        let mut sides: Vec<Value> = shown.sides.iter().zip(stages).map(state).collect();
        if sides.len() == 1 {
            return sides.remove(0);
        }
        for side in &mut sides {
            (side["tick"], side["ticks"]) = (shown.at.0.into(), self.ticks().0.into());
        }
        let mut first = sides[0].clone();
        for ((side, stage), (tally, waits)) in sides.iter_mut().zip(stages).zip(&shown.tallies) {
            (side["collector"], side["waits"]) = (stage.collector().into(), (*waits).into());
            (side["freed"], side["garbage"]) = (tally.freed.into(), tally.garbage.into());
            (side["steps"], side["pause"]) = (tally.steps.into(), tally.pause.into());
        }
        first["sides"] = sides.into();
        first
    }

    /// How often a moment was shown so far: while that stays the same, so does all that is told of a moment.
    pub fn shows(&self) -> u32 {
        self.transport.shows
    }

    /// What is in the block of a side's heap at an address.
    pub fn cell(&self, side: usize, byte: u32) -> Option<MapCell> {
        let (run, at) = self.showing()?.side(side)?;
        run.cell(&at.state, byte)
    }

    /// The same of the block of an object, if it is in the heap.
    pub fn cell_of(&self, pick: Pick) -> Option<MapCell> {
        let (run, at) = self.showing()?.side(pick.side)?;
        run.cell_of(&at.state, pick.object)
    }

    /// What the scenario is called.
    pub fn title(&self) -> Rc<str> {
        self.runs.showing().first().run().lab().scenario.title.clone()
    }

    /// The collectors to choose from; in place of the one that is shown, it with the values that its options have.
    pub fn collectors(&self) -> Vec<Choice> {
        let shown: Vec<&Traits> =
            self.runs.sides.all().iter().map(|stage| stage.run().lab().collector.traits()).collect();
        let base = |name: &'static str| name.split('/').next();
        let choice = |traits: &'static Traits| Choice { name: traits.name, label: traits.label };
        let as_shown = |traits: &'static Traits| match shown[..] {
            [one] if base(one.name) == Some(traits.name) => Choice { name: one.name, label: one.label },
            _ => choice(traits),
        };
        collectors().iter().map(|collector| as_shown(collector.traits())).collect()
    }

    /// What can be chosen of the collector; nothing where several stand side by side.
    pub fn options(&self) -> Vec<OptionChoice> {
        let [stage] = self.runs.sides.all() else { return Vec::new() };
        let collector = stage.run().lab().collector;
        let option = |option: &OptionTraits| OptionChoice {
            label: option.label,
            values: (option.values.iter())
                .map(|value| (with_value(collector, option.name, value.name), short(value.label)))
                .collect(),
            chosen: collector.traits().name.into(),
        };
        collector.traits().options.iter().map(option).collect()
    }

    /// The collector, if it may lose objects: one can look for the shortest run in which it does.
    pub fn breakable(&self) -> Option<&'static str> {
        let [stage] = self.runs.sides.all() else { return None };
        let traits = stage.run().lab().collector.traits();
        (!traits.safe).then_some(traits.name)
    }

    /// The name of the first side's collector.
    pub fn collector(&self) -> &'static str {
        self.runs.sides.first().collector()
    }

    /// The name of the collector, or of both where two stand side by side, as the attribute has them.
    pub fn chosen(&self) -> String {
        self.runs.sides.collectors()
    }

    /// The two collectors that can be compared, as [`Command::Collector`](super::Command::Collector) takes them: the last
    /// two, else the first two there are; if one is shown that is none of those, it and the second.
    pub fn pair(&self) -> String {
        let known = collectors();
        let [first, second] = [0, 1].map(|at| known[at].traits().name);
        let chosen = self.collector();
        let usual = || match chosen == first || chosen == second {
            true => format!("{first} {second}"),
            false => format!("{second} {chosen}"),
        };
        self.runs.pair.clone().unwrap_or_else(usual)
    }

    /// The timeline of each side, in common time.
    pub fn tracks(&self) -> Vec<Rc<Track>> {
        self.runs.showing().tracks()
    }

    /// The strides to choose from.
    pub fn strides(&self) -> &'static [Stride] {
        if self.runs_program() { &CODE_STRIDES } else { &STRIDES }
    }

    /// Whether it is a program that runs.
    pub fn runs_program(&self) -> bool {
        self.runs.sides.first().has_lines()
    }

    /// What of a program's engine is shown by itself.
    pub fn unfolded(&self) -> Unfold {
        self.runs.sides.unfolded()
    }

    /// How many instructions a program has run that is still being run ahead, and how many it may run.
    pub fn running(&self) -> Option<(u64, u64)> {
        self.runs.sides.running()
    }

    /// What is being done until the run can be shown, and how much of that is done, from 0 to 1, where that is known.
    pub fn preparing(&self) -> Option<(String, Option<f64>)> {
        self.runs.sides.preparing()
    }

    /// Whether the console keeps what it logs.
    pub fn keeps_logged(&self) -> bool {
        self.given.limits.keeps_logged
    }

    /// Where play stops.
    pub fn breaks(&self) -> Rc<Breaks> {
        self.given.breaks.clone()
    }

    /// Whether the moment shown is of a text, or a collector, that was replaced: the new one is still prepared.
    pub fn outdated(&self) -> bool {
        self.runs.old.is_some()
    }

    /// Whether the text was not yet played to its end, so that [`Player::prepare`] may still find out that it cannot be.
    pub fn untried(&self) -> bool {
        self.given.untried
    }

    /// The chosen stride.
    pub fn stride(&self) -> Stride {
        self.transport.stride
    }

    /// The chosen speed.
    pub fn speed(&self) -> f64 {
        self.transport.clock.speed()
    }

    /// Whether it plays.
    pub fn playing(&self) -> bool {
        self.transport.clock.playing()
    }

    /// Whether it begins again at the end.
    pub fn looping(&self) -> bool {
        self.transport.clock.looping
    }

    /// The tick that is shown.
    pub fn tick(&self) -> Tick {
        self.transport.now()
    }

    /// The last tick of the run.
    pub fn ticks(&self) -> Tick {
        self.end()
    }

    /// The cuts that are offered at the moment that is seen: each root that refers to something.
    pub fn cuts(&self) -> Vec<Cut> {
        let Some(shown) = self.posing.as_ref().or(self.transport.shown.as_ref()) else { return Vec::new() };
        let mut cuts: Vec<Cut> = Vec::new();
        for (_, RunMoment { state, .. }) in &shown.sides {
            let roots = state.names.roots().iter().enumerate();
            let holds = |root: u32| {
                let slot = state.root_slot(root);
                slot < state.world.roots.len() && state.world.roots.get(slot).target().is_some()
            };
            let held = roots.filter(|(root, _)| holds(*root as u32)).map(|(_, name)| Cut { root: name.clone() });
            held.for_each(|cut| {
                if !cuts.contains(&cut) {
                    cuts.push(cut)
                }
            });
        }
        cuts
    }

    /// Whether there is something to show.
    pub fn ready(&self) -> bool {
        self.transport.ready()
    }

    /// The line that comes next or is under way in a scenario's script, from 1.
    pub fn line(&self) -> Option<u32> {
        let (run, at) = self.showing()?.side(0)?;
        let script = &run.run().lab().scenario.script;
        Some(self.given.line_of(script.get(at.state.operation()? as usize)?.place))
    }

    /// What is shown, if anything is.
    pub(super) fn showing(&self) -> Option<Showing<'_>> {
        self.transport.showing(&self.runs)
    }

    /// The drawn objects that are there at the moment shown.
    pub(super) fn there(&self) -> Vec<Pick> {
        self.showing().map_or_else(Vec::new, Showing::there)
    }

    /// What an object is called, if there is one.
    pub(super) fn name(&self, pick: Pick) -> Option<Rc<str>> {
        self.showing()?.name(pick)
    }

    /// The same as [`Player::find`], on every side.
    pub(super) fn find_all(&self, name: &str) -> Vec<Pick> {
        self.showing().map_or_else(Vec::new, |showing| showing.find(name))
    }

    /// The drawn object that is meant by a name; on one side only where the collector's name and a colon stand before.
    pub fn find(&self, name: &str) -> Result<Pick, Fault> {
        self.find_all(name).first().copied().ok_or_else(|| {
            let there = self.there();
            let names: Vec<Rc<str>> = there.iter().take(KNOWN).filter_map(|pick| self.name(*pick)).collect();
            let more = if there.len() > KNOWN { ", …" } else { "" };
            Fault::nowhere(format!("nothing here is called {name:?}: there are {}{more}", names.join(", ")))
        })
    }

    /// The object that is meant by what somebody looks for, on any side: a name, a class, an address, a size. Where several
    /// are, the one after the selected one. Letters are compared in lower case.
    pub fn search(&self, text: &str, lower: impl Fn(&str) -> String) -> Result<Pick, Fault> {
        let Some(showing) = self.showing() else { return Err(Fault::nowhere("there is nothing to search yet")) };
        let sides = self.runs.showing().all().iter().enumerate();
        let found = sides.filter_map(|(side, run)| {
            let (_, at) = showing.side(side)?;
            Some(run.search(&at.state, text, &lower).into_iter().map(move |object| Pick { side, object }))
        });
        let found: Vec<Pick> = found.flatten().collect();
        let now = self.selected().and_then(|pick| found.iter().position(|other| *other == pick));
        let next = now.map_or(0, |now| (now + 1) % found.len());
        found.get(next).copied().map_or_else(|| self.find(text), Ok)
    }

    /// The object that is selected. While a question is asked there is none: it would answer too much.
    pub fn selected(&self) -> Option<Pick> {
        self.selection.object().filter(|_| self.quiz.open.is_none())
    }

    /// The objects that are selected, or chosen as an answer to the question that is asked.
    pub fn picked(&self) -> Vec<Pick> {
        match &self.quiz.open {
            Some(open) => open.chosen.iter().copied().collect(),
            None => self.selected().into_iter().collect(),
        }
    }

    /// Why the selected object is alive at the moment shown, or what became of it.
    pub fn why(&self) -> Option<&Sentence> {
        self.selected()?;
        self.selection.why().map(|why| &why.sentence)
    }

    /// What the selected object is called, and why it is alive, as plain text.
    fn told_why(&self) -> Option<(String, String)> {
        Some((self.selection.name()?.to_string(), crate::view::state::text(self.why()?)))
    }

    /// What is to be seen of a side: the frame, in motion or with what is lit and ringed in it.
    fn seen(&self, side: usize) -> Option<Rc<Frame>> {
        self.selection.seen(side, self.showing()?, self.transport.motion.as_ref(), &self.quiz)
    }
}

/// What a value is called, without what explains it.
fn short(label: &'static str) -> &'static str {
    label.split(':').next().unwrap_or(label)
}
