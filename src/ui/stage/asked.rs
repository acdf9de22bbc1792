//! What the lab knows of the moment shown beyond its frame: of the object that is selected, of who keeps most, of what
//! happens in the run. Found while nothing plays, a little at a time.

use super::WidgetView;
use crate::ui::listed::{Listed, LogWish};
use crate::ui::options::MainPicture;
use crate::view::inspection::Inspection;
use crate::view::lives::LifeBar;
use crate::view::player::{KeeperRow, LogPage, Pick};
use memory::time::Tick;
use std::rc::Rc;

/// What the answers belong to: the run, the moment, how often one had been shown, what is selected, whether its life is
/// known.
type Of = (u32, Tick, u32, Option<Pick>, bool);
/// What a page of the log belongs to: the run, the moment, what is read, how many entries there were.
type PageOf = (u32, Tick, LogWish, u32);

/// What is asked, and the answers.
#[derive(Default)]
pub(super) struct Answers {
    /// What the table lists.
    pub listed: Listed,
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
    /// What is read of the log, the page, and how far the search has come.
    pub wish: LogWish,
    pub log: Option<Rc<LogPage>>,
    pub logged: f64,
    paged: Option<PageOf>,
    /// Whether it is read.
    logging: bool,
}

/// How much one frame looks for who keeps what, in references.
const FUEL: u64 = 60_000;
/// How far one frame plays the run once more, in ticks.
const TICKS: u64 = 20_000;

impl Answers {
    /// The same questions, of another run.
    pub fn anew(&self) -> Answers {
        Answers { listed: self.listed, wish: LogWish { pages: 0, ..self.wish.clone() }, ..Answers::default() }
    }

    /// Whether something is still looked for.
    pub fn looking(&self) -> bool {
        self.of.is_some() && self.progress < 1.0
            || self.living && self.lives.is_none()
            || self.logging && self.logged < 1.0
    }
}

impl WidgetView {
    /// Finds what is asked of the moment shown; while it plays, nobody reads that.
    pub(super) fn ask(&mut self) {
        let mut session = self.session.borrow_mut();
        let (lab, run) = (session.in_lab(), session.run);
        let asked = &mut self.view.asked;
        let ready = session.ready() && !session.outdated();
        let lives = session.views.main() == Some(MainPicture::Lives);
        let Some(player) = session.player.as_mut().filter(|_| ready) else {
            (asked.living, asked.logging) = (false, false);
            return;
        };
        let lab = lab && self.view.sides.len() == 1;
        let picked = player.selected().filter(|_| lab && !player.asking());
        let still = !player.playing();
        asked.living = lives || picked.is_some() && still;
        if asked.living {
            (asked.lives, asked.lived) = player.find_lives(0, TICKS);
        }
        let open = |listed| lab && self.view.table && asked.listed == listed;
        let (log, keepers) = (open(Listed::Log), open(Listed::Keepers) || open(Listed::Classes));
        asked.logging = log && still;
        if asked.logging {
            asked.logged = player.find_log(0, TICKS);
            let tick = player.tick();
            if asked.paged.as_ref().is_some_and(|(_, at, ..)| *at != tick) {
                // Where one is now is what one reads of.
                asked.wish.pages = 0;
            }
            let of = (run, tick, asked.wish.clone(), (asked.logged * 1e6) as u32);
            if asked.paged.as_ref() != Some(&of) {
                let LogWish { kind, letters, pages } = &of.2;
                asked.log = player.log(0, *kind, letters, *pages).map(Rc::new);
                asked.paged = Some(of);
            }
        }
        if picked.is_none() {
            asked.inspection = None;
        }
        if !still || picked.is_none() && !keepers {
            (asked.of, asked.keepers, asked.progress) = (None, None, 1.0);
            return;
        }
        let lived = picked.is_some_and(|pick| player.life(pick).is_some());
        let of = (run, player.tick(), player.shows(), picked, lived);
        if asked.of == Some(of) && asked.progress >= 1.0 {
            return;
        }
        let begins = asked.of != Some(of);
        let side = picked.map_or(0, |pick| pick.side);
        asked.progress = player.find_keepers(side, FUEL);
        asked.of = Some(of);
        if begins || asked.progress >= 1.0 {
            asked.inspection = picked.and_then(|pick| Some((pick, Rc::new(player.inspect(pick)?))));
            let grouped = asked.listed == Listed::Classes;
            asked.keepers = player.keepers(side, grouped).filter(|_| keepers).map(Rc::new);
        }
    }
}
