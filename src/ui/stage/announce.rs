//! What is read out, and when: each sentence while someone steps, each new phase while someone lets it play, and
//! nothing at all while a diagram plays by itself.

use crate::ui::panels::words;
use crate::view::player::{Player, View};
use memory::time::Tick;

/// Who reads out moments: knows which one was read out last.
#[derive(Default)]
pub struct Announcer {
    moment: Option<(u32, Tick)>,
    phases: String,
}

impl Announcer {
    /// What is to be read out at this moment, if anything.
    pub fn announce(&mut self, moment: (u32, Tick), player: &Player, views: &[View], touched: bool) -> Option<String> {
        let first = self.moment.is_none();
        if self.moment == Some(moment) {
            return None;
        }
        let phases = views.iter().map(|view| &*view.frame.sentence.phase).collect::<Vec<_>>().join(" ");
        if first {
            (self.moment, self.phases) = (Some(moment), phases);
            return None;
        }
        let due = if player.playing() { touched && self.phases != phases } else { player.resting() };
        due.then(|| {
            (self.moment, self.phases) = (Some(moment), phases);
            said(views)
        })
    }
}

/// What is said of a moment: of two sides those where something happened, by name.
fn said(views: &[View]) -> String {
    let said = |view: &View| words(&view.frame.sentence);
    let news: Vec<&View> = views.iter().filter(|view| !view.waits).collect();
    match (views, &news[..]) {
        ([one], _) => said(one),
        (_, [one, other]) if said(one) == said(other) => format!("Both. {}", said(one)),
        _ => news.iter().map(|view| format!("{}. {}", view.collector.label, said(view))).collect::<Vec<_>>().join(" "),
    }
}
