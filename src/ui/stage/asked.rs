//! What the lab knows of the moment shown beyond its frame: of the object that is selected, and of who keeps most. Found
//! while nothing plays, a little at a time.

use super::WidgetView;
use crate::ui::options::MainPicture;
use crate::view::inspection::Inspection;
use crate::view::lives::LifeBar;
use crate::view::player::{KeeperRow, Pick};
use memory::time::Tick;
use std::rc::Rc;

/// What the answers belong to: the run, the moment, how often one had been shown, what is selected.
type Of = (u32, Tick, u32, Option<Pick>);

/// What is asked, and the answers.
#[derive(Default)]
pub(super) struct Answers {
    /// Whether the table of who keeps most is open, and shows classes.
    pub open: bool,
    pub grouped: bool,
    /// What the answers belong to; with `None` they are to be found anew.
    pub of: Option<Of>,
    /// What is known of the selected object.
    pub inspection: Option<(Pick, Rc<Inspection>)>,
    /// Who keeps most.
    pub keepers: Option<Rc<Vec<KeeperRow>>>,
    /// How far the search for who keeps what has come, from 0 to 1.
    pub progress: f64,
    /// The lives of the objects, and how far the search for them has come.
    pub lives: Option<Rc<Vec<LifeBar>>>,
    pub lived: f64,
    /// Whether they are looked for.
    living: bool,
}

/// How much one frame looks for who keeps what, in references.
const FUEL: u64 = 60_000;
/// How far one frame plays the run once more, in ticks.
const TICKS: u64 = 20_000;

impl Answers {
    /// The same questions, of another run.
    pub fn anew(&self) -> Answers {
        Answers { open: self.open, grouped: self.grouped, ..Answers::default() }
    }

    /// Whether something is still looked for.
    pub fn looking(&self) -> bool {
        self.of.is_some() && self.progress < 1.0 || self.living && self.lives.is_none()
    }
}

impl WidgetView {
    /// Finds what is asked of the moment shown; while it plays, nobody reads that.
    pub(super) fn ask(&mut self) {
        let mut session = self.session.borrow_mut();
        let (lab, run) = (session.lab.1, session.run);
        let asked = &mut self.view.asked;
        let ready = session.ready() && !session.outdated();
        asked.living = ready && session.views.main() == Some(MainPicture::Lives);
        if let Some(player) = session.player.as_mut().filter(|_| asked.living) {
            (asked.lives, asked.lived) = player.find_lives(0, TICKS);
        }
        let player = session.player.as_mut().filter(|player| lab && player.ready() && self.view.sides.len() == 1);
        let Some(player) = player else { return };
        let picked = player.selected().filter(|_| !player.asking());
        if picked.is_none() {
            asked.inspection = None;
        }
        let open = asked.open && self.view.table;
        if player.playing() || picked.is_none() && !open {
            (asked.of, asked.keepers, asked.progress) = (None, None, 1.0);
            return;
        }
        let of = (run, player.tick(), player.shows(), picked);
        if asked.of == Some(of) && asked.progress >= 1.0 {
            return;
        }
        let begins = asked.of != Some(of);
        let side = picked.map_or(0, |pick| pick.side);
        asked.progress = player.find_keepers(side, FUEL);
        asked.of = Some(of);
        if begins || asked.progress >= 1.0 {
            asked.inspection = picked.and_then(|pick| Some((pick, Rc::new(player.inspect(pick)?))));
            asked.keepers = player.keepers(side, asked.grouped).filter(|_| open).map(Rc::new);
        }
    }
}
