//! Every command by name: a list that a few letters make short, by keyboard alone. Commands that need to know something
//! ask for it, one thing after the other. It knows no command.

mod entries;

pub use entries::{PaletteState, SAMPLES, entries};

use crate::ui::act::Act;
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::{
    AttrValue, Callback, FocusEvent, Html, InputEvent, KeyboardEvent, MouseEvent, Properties, TargetCast, classes,
    function_component, html, use_effect_with, use_node_ref, use_state,
};

/// A line of the palette.
#[derive(Clone, PartialEq)]
pub struct PaletteEntry {
    /// What it is called.
    pub name: AttrValue,
    /// Its key, or what else is to be said of it.
    pub hint: AttrValue,
    /// What comes of it.
    pub then: PaletteThen,
}

/// What comes of a line.
#[derive(Clone)]
pub enum PaletteThen {
    /// This is done, and the palette is closed.
    Done(Act),
    /// Something is to be chosen.
    Choose(AttrValue, Rc<Vec<PaletteEntry>>),
    /// Something is to be chosen, or what is written is looked for.
    Search(AttrValue, Rc<Vec<PaletteEntry>>, fn(&str) -> Act),
    /// Something is to be written: what, what stands there at first, and what is done with it.
    Write(AttrValue, AttrValue, Rc<dyn Fn(&str) -> PaletteThen>),
}

impl PartialEq for PaletteThen {
    fn eq(&self, other: &PaletteThen) -> bool {
        match (self, other) {
            (PaletteThen::Done(_), PaletteThen::Done(_)) => true,
            (PaletteThen::Choose(a, one), PaletteThen::Choose(b, two))
            | (PaletteThen::Search(a, one, _), PaletteThen::Search(b, two, _)) => a == b && one == two,
            (PaletteThen::Write(a, one, _), PaletteThen::Write(b, two, _)) => a == b && one == two,
            _ => false,
        }
    }
}

impl PaletteEntry {
    /// A line that does something.
    pub fn does(name: impl Into<AttrValue>, hint: &'static str, act: Act) -> PaletteEntry {
        PaletteEntry { name: name.into(), hint: hint.into(), then: PaletteThen::Done(act) }
    }

    /// A line that asks first.
    pub fn asks(name: impl Into<AttrValue>, hint: &'static str, then: PaletteThen) -> PaletteEntry {
        PaletteEntry { name: name.into(), hint: hint.into(), then }
    }

    /// How well it suits some letters; `None` where it does not: all words of these are to begin a word of it, or be in
    /// it.
    fn suits(&self, letters: &str) -> Option<usize> {
        let (name, letters) = (self.name.to_lowercase(), letters.to_lowercase());
        if name.starts_with(letters.trim()) {
            return Some(0);
        }
        let begins = |word: &str| name.split([' ', '.', '(']).any(|own| own.starts_with(word));
        if letters.split_whitespace().all(begins) {
            return Some(1);
        }
        letters.split_whitespace().all(|word| name.contains(word)).then_some(2)
    }
}

/// The palette.
#[derive(Clone, PartialEq, Properties)]
pub struct PaletteProps {
    /// All commands.
    pub entries: Rc<Vec<PaletteEntry>>,
    /// Where deeds go.
    pub act: Callback<Act>,
}

/// The palette.
#[function_component]
pub fn Palette(props: &PaletteProps) -> Html {
    let asked = use_state(|| PaletteThen::Choose("Commands".into(), props.entries.clone()));
    let letters = use_state(AttrValue::default);
    let at = use_state(|| 0usize);
    let (input, list) = (use_node_ref(), use_node_ref());
    {
        let (input, asked) = (input.clone(), (*asked).clone());
        use_effect_with(asked, move |asked| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                let first = if let PaletteThen::Write(_, first, _) = asked { first.as_str() } else { "" };
                input.set_value(first);
                input.select();
                // Focus that cannot be given stays where it is.
                let _ = input.focus();
            }
        });
    }
    {
        let list = list.clone();
        use_effect_with(*at, move |at| {
            let items = list.cast::<HtmlElement>().map(|list| list.children());
            if let Some(item) = items.and_then(|items| items.item(*at as u32)) {
                item.scroll_into_view_with_bool(false);
            }
        });
    }
    let found: Rc<Vec<PaletteEntry>> = Rc::new(match &*asked {
        PaletteThen::Choose(_, entries) | PaletteThen::Search(_, entries, _) => {
            let mut found: Vec<(usize, &PaletteEntry)> =
                entries.iter().filter_map(|entry| Some((entry.suits(&letters)?, entry))).collect();
            sorting::by_key(&mut found, |(suits, _)| *suits);
            let mut found: Vec<PaletteEntry> = found.into_iter().map(|(_, entry)| entry.clone()).collect();
            if let (PaletteThen::Search(.., look), false) = (&*asked, letters.trim().is_empty()) {
                found.push(PaletteEntry::does(format!("Look for {}", letters.trim()), "", look(letters.trim())));
            }
            found
        }
        _ => Vec::new(),
    });
    let here = (*at).min(found.len().saturating_sub(1));
    let go = {
        let (asked, letters, at, act) = (asked.clone(), letters.clone(), at.clone(), props.act.clone());
        Callback::from(move |then: PaletteThen| match then {
            PaletteThen::Done(deed) => {
                act.emit(Act::Palette(false));
                act.emit(deed);
            }
            more => {
                letters.set(match &more {
                    PaletteThen::Write(_, first, _) => first.clone(),
                    _ => AttrValue::default(),
                });
                at.set(0);
                asked.set(more);
            }
        })
    };
    let typed = {
        let (letters, at) = (letters.clone(), at.clone());
        Callback::from(move |e: InputEvent| {
            letters.set(e.target_dyn_into::<HtmlInputElement>().map_or_else(AttrValue::default, |i| i.value().into()));
            at.set(0);
        })
    };
    let pressed = {
        let (asked, letters, at, found) = (asked.clone(), letters.clone(), at.clone(), found.clone());
        let (go, act) = (go.clone(), props.act.clone());
        Callback::from(move |e: KeyboardEvent| {
            let count = found.len().max(1);
            match e.key().as_str() {
                "ArrowDown" => at.set((here + 1) % count),
                "ArrowUp" => at.set((here + count - 1) % count),
                "Enter" => match &*asked {
                    PaletteThen::Write(_, _, then) => go.emit(then(&letters)),
                    _ => found.get(here).into_iter().for_each(|entry| go.emit(entry.then.clone())),
                },
                "Escape" => act.emit(Act::Palette(false)),
                // The page behind is not to hear of what is written here, and the focus stays.
                "Tab" => {}
                _ => return e.stop_propagation(),
            }
            e.prevent_default();
            e.stop_propagation();
        })
    };
    let left = props.act.reform(|_: FocusEvent| Act::Palette(false));
    let prompt = match &*asked {
        PaletteThen::Choose(prompt, _) | PaletteThen::Search(prompt, ..) | PaletteThen::Write(prompt, ..) => {
            prompt.clone()
        }
        PaletteThen::Done(_) => AttrValue::default(),
    };
    let choosing = matches!(&*asked, PaletteThen::Choose(..) | PaletteThen::Search(..));
    let searching = matches!(&*asked, PaletteThen::Search(..));
    let option = |(index, entry): (usize, &PaletteEntry)| {
        let (go, then) = (go.clone(), entry.then.clone());
        let onclick = Callback::from(move |_: MouseEvent| go.emit(then.clone()));
        // The focus stays with the input.
        let onmousedown = Callback::from(|e: MouseEvent| e.prevent_default());
        html! {
            <li id={format!("command-{index}")} role="option" aria-selected={(index == here).to_string()}
                class={classes!((index == here).then_some("at"))} {onclick} {onmousedown}>
                <span>{ &entry.name }</span><small>{ &entry.hint }</small>
            </li>
        }
    };
    html! {
        <div class="palette" role="dialog" aria-modal="true" aria-label={prompt.clone()}>
            <label class="label" for="command">{ prompt.clone() }</label>
            <input id="command" ref={input} type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
                role={choosing.then_some("combobox")} aria-expanded={choosing.then_some("true")} aria-autocomplete={choosing.then_some("list")}
                aria-controls={choosing.then_some("commands")} aria-activedescendant={(choosing && !found.is_empty()).then(|| format!("command-{here}"))}
                oninput={typed} onkeydown={pressed} onblur={left} />
            if choosing && !found.is_empty() {
                <ul id="commands" role="listbox" aria-label={prompt} ref={list}>{ for found.iter().enumerate().map(option) }</ul>
            } else if choosing {
                <p class="none" role="status">{ if searching { "Write what to look for." } else { "Nothing is called that." } }</p>
            } else {
                <p class="none">{ "Enter does it, Escape leaves." }</p>
            }
        </div>
    }
}
