//! What a widget's head offers beside the choice of collector: back to what was given, a link to the moment, the lab.

use super::{Msg, Shared, WidgetView};
use crate::ui::act::Act;
use crate::ui::edge::copy;
use crate::ui::memo::shown;
use crate::ui::options::Controls;
use crate::ui::panels::{Menu, ShareField, ToolsProps, options};
use crate::ui::session::Session;
use crate::view::player::Player;
use yew::{Callback, Context, Html, MouseEvent, html};

impl WidgetView {
    /// The tools: all of them, or with few controls the one that gives the figure to others.
    pub(super) fn tools(&self, session: &Session, player: &Player) -> Html {
        if session.controls != Controls::Full {
            let onclick = self.act.reform(|_: MouseEvent| Act::Page("share".into()));
            return html! { <button type="button" class="plain" title="Embed or download…" {onclick}>{ "Embed" }</button> };
        }
        let (changed, returns) = (session.changed(), session.can_return());
        let breaks = player.breaks();
        let (turns, branches) =
            session.player.as_ref().map(|player| (player.turns(), player.branches())).unwrap_or_default();
        let link = {
            let session = self.session.clone();
            Callback::from(move |()| {
                let session = session.borrow();
                session.link().ok().map(|fragment| format!("{}#{fragment}", session.lab.0))
            })
        };
        html! {
            <>
                { shown(ToolsProps {
                    reset: changed || returns,
                    returns,
                    copied: self.view.shared == Some(Shared::Copied),
                    share: self.places.share.clone(),
                    act: self.act.clone(),
                }) }
                <Menu {turns} {branches} reset={changed || returns} {returns} copied={self.view.shared == Some(Shared::Copied)} freed={breaks.freed} stops={!breaks.is_empty() && !session.texted()}
                    options={options(&self.options(session, player), &self.act)} lab={(!session.in_lab() && session.lab.0.ends_with("lab.html")).then_some(link)} act={self.act.clone()} />
            </>
        }
    }

    /// The field that shows a link which could not be copied.
    pub(super) fn field_of_link(&self) -> Html {
        match &self.view.shared {
            Some(Shared::Shown(link)) => html! { <ShareField {link} act={self.act.clone()} /> },
            _ => Html::default(),
        }
    }

    pub(super) fn share(&mut self, ctx: &Context<WidgetView>) {
        self.view.shared = None;
        let mut session = self.session.borrow_mut();
        session.touch();
        match session.link() {
            Ok(fragment) => {
                let link = format!("{}#{fragment}", session.lab.0);
                let text = link.clone();
                copy(&text, ctx.link().callback(move |copied| Msg::Copied(link.clone(), copied)));
            }
            Err(fault) => session.complain(fault),
        }
    }

    pub(super) fn shared(&mut self, link: String, copied: bool) {
        self.view.shared = Some(if copied { Shared::Copied } else { Shared::Shown(link.into()) });
        if copied {
            self.view.aloud = "The link to this moment is on the clipboard.".into();
        }
    }
}
