//! Drawing and the palette on the stage: what they are opened over, and what becomes of what is done there.

use super::{WidgetView, focus};
use crate::lab::LAB;
use crate::ui::act::Act;
use crate::ui::button::Button;
use crate::ui::edge::tell_wish;
use crate::ui::make::{MakeAct, MakeBarProps, ObjectFormProps, Pad};
use crate::ui::memo::shown;
use crate::ui::palette::{Palette, PaletteState, SAMPLES, entries};
use crate::ui::session::Session;
use crate::view::player::{Command, Player};
use memory::time::Tick;
use std::rc::Rc;
use web_sys::Element;
use yew::{Html, html};

/// In a widget of fewer pixels the form of an object is folded, or it would cover the picture.
const ROOMY: f64 = 859.0;

impl WidgetView {
    /// Does what one who draws did.
    pub(super) fn make(&mut self, act: MakeAct) {
        let session = self.session.clone();
        let mut session = session.borrow_mut();
        session.touch();
        if let MakeAct::Open(open) = act {
            self.view.measured = None;
            // Nothing can refuse that.
            let _ = session.obey(Command::Room(open));
        }
        let Some(player) = session.player.as_ref() else { return };
        let objects = player.objects_now();
        let picture = self.view.sides.first().map(|view| view.frame.clone());
        let place = |name: &str| {
            let (id, _) = objects.iter().find(|(_, known)| &**known == name)?;
            let rect = picture.as_ref()?.picture.nodes.iter().find(|node| node.id == *id)?.rect;
            Some((rect.x + rect.w / 2.0, rect.y + rect.h / 2.0))
        };
        let selected = self.view.making.selected.clone();
        let acts = self.view.making.act(act, player, place);
        if !acts.is_empty() {
            self.refocus |= self.focused();
            // A refusal is kept as a notice, and what was selected stays so.
            if session.obey(Command::Draw(acts)).is_err() {
                self.view.making.selected = selected;
            }
        }
    }

    /// Opens or closes the palette.
    pub(super) fn palette(&mut self, open: bool) {
        if std::mem::replace(&mut self.view.palette, open) && !open {
            focus(&self.places.whole);
        }
    }

    /// The page around is to do something; the theme is the widget's own.
    pub(super) fn wish_of_page(&self, what: &str) {
        match what.strip_prefix("theme ") {
            // An attribute of this name can always be set.
            Some(theme) => _ = self.host.set_attribute("theme", theme),
            None => tell_wish(&self.host, what),
        }
    }

    /// Whether one can draw here.
    pub(super) fn drawable(&self, session: &Session, player: &Player) -> bool {
        session.in_lab() && self.view.sides.len() == 1 && player.drawn().is_some() && session.views.graph
    }

    /// What lies over the picture while somebody draws.
    pub(super) fn pad(&self, session: &Session) -> Html {
        let Some(player) = session.player.as_ref() else { return Html::default() };
        if !self.view.making.open {
            return self.begin(session, player);
        }
        let Some(view) = self.view.sides.first().filter(|_| self.drawable(session, player)) else {
            return Html::default();
        };
        let making = self.view.making.clone();
        let objects = player.objects_now();
        let begun = player.tick() > Tick(0);
        let roots = player.roots_now();
        let rooted = roots.iter().any(|(_, to)| to.as_ref().is_some_and(|to| making.selected.contains(to)));
        let (undo, redo) = player.turns();
        let form = match (&making.selected[..], player.drawn()) {
            ([name], Some(scenario)) if !begun => {
                scenario.objects.iter().find(|thing| thing.name == *name).map(|thing| (name.clone(), thing.size))
            }
            _ => None,
        };
        let names: Vec<Rc<str>> = objects.iter().map(|(_, name)| name.clone()).collect();
        let seen = self.view.camera.seen(view.frame.picture.size);
        let wide = self
            .places
            .whole
            .cast::<Element>()
            .map_or(self.view.wide, |whole| whole.get_bounding_client_rect().width());
        html! {
            <>
                <Pad frame={view.frame.clone()} objects={Rc::new(objects)} selected={making.selected.clone()}
                    connecting={making.connecting} {seen} scale={self.view.scale * self.view.camera.zoom()}
                    layer={self.places.layers[0].clone()} act={self.act.clone()} />
                { shown(MakeBarProps {
                    making,
                    turns: (undo.is_some(), redo.is_some()),
                    branches: player.branches(),
                    rooted,
                    begun,
                    done: !player.untouched(),
                    act: self.act.clone(),
                }) }
                if let Some((name, size)) = form {
                    { shown(ObjectFormProps {
                        fields: player.fields_now(&name),
                        name,
                        size,
                        open: wide > ROOMY,
                        names,
                        act: self.act.clone(),
                    }) }
                }
            </>
        }
    }

    /// What there is to begin with, where nothing is there yet.
    fn begin(&self, session: &Session, player: &Player) -> Html {
        let bare = session.text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with("//"));
        let graph = player.drawn().is_some_and(|scenario| scenario.objects.is_empty() && scenario.script.len() < 2);
        if !session.in_lab() || !(bare || graph) || session.outdated() {
            return Html::default();
        }
        let sample = |(name, file): (&'static str, &'static str)| {
            let button = Button { class: "link", text: name.into(), ..Button::default() };
            html! { <li>{ button.does(&self.act, Act::Page(format!("sample {file}"))) }</li> }
        };
        html! {
            <div class="begin">
                <p>
                    if graph {
                        { Button::plain("Draw a graph").does(&self.act, Act::Make(MakeAct::Open(true))) }
                    } else {
                        { "Write a program at the left" }
                        { Button::plain("Draw a graph instead").does(&self.act, Act::Page("new graph".into())) }
                    }
                    { "or begin with one of these:" }
                </p>
                <ul>{ for SAMPLES.map(sample) }</ul>
            </div>
        }
    }

    /// The palette, while it is open.
    pub(super) fn commands(&self, session: &Session) -> Html {
        if !(LAB && self.view.palette) {
            return Html::default();
        }
        let player = session.player.as_ref().filter(|player| player.ready());
        let selected = player.and_then(|player| {
            let pick = player.selected()?;
            player.objects_now().into_iter().find(|(id, _)| *id == pick.object).map(|(_, name)| name)
        });
        let selected = match self.view.making.selected.is_empty() {
            true => selected.into_iter().collect(),
            false => self.view.making.selected.clone(),
        };
        let state = PaletteState { player, selected: &selected, making: self.view.making.open };
        html! { <Palette entries={Rc::new(entries(state))} act={self.act.clone()} /> }
    }
}
