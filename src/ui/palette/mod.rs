//! Every command by name: a list that a few letters make short, by keyboard alone. Commands that need to know something
//! ask for it, one thing after the other. It knows no command.

mod entries;

pub use entries::{PaletteState, entries};

use crate::ui::act::Act;
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::{
    AttrValue, Callback, FocusEvent, Html, InputEvent, KeyboardEvent, MouseEvent, Properties, TargetCast, classes,
    function_component, html, use_effect_with, use_node_ref, use_state,
};

/// A line of the palette.
#[derive(Clone, PartialEq)]
pub struct Entry {
    /// What it is called.
    pub name: AttrValue,
    /// Its key, or what else is to be said of it.
    pub hint: AttrValue,
    /// What comes of it.
    pub then: Then,
}

/// What comes of a line.
#[derive(Clone)]
pub enum Then {
    /// This is done, and the palette is closed.
    Done(Act),
    /// Something is to be chosen.
    Choose(AttrValue, Rc<Vec<Entry>>),
    /// Something is to be written: what, what stands there at first, and what is done with it.
    Write(AttrValue, AttrValue, Rc<dyn Fn(&str) -> Then>),
}

impl PartialEq for Then {
    fn eq(&self, other: &Then) -> bool {
        match (self, other) {
            (Then::Done(_), Then::Done(_)) => true,
            (Then::Choose(a, one), Then::Choose(b, two)) => a == b && one == two,
            (Then::Write(a, one, _), Then::Write(b, two, _)) => a == b && one == two,
            _ => false,
        }
    }
}

impl Entry {
    /// A line that does something.
    pub fn does(name: impl Into<AttrValue>, hint: &'static str, act: Act) -> Entry {
        Entry { name: name.into(), hint: hint.into(), then: Then::Done(act) }
    }

    /// A line that asks first.
    pub fn asks(name: impl Into<AttrValue>, hint: &'static str, then: Then) -> Entry {
        Entry { name: name.into(), hint: hint.into(), then }
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
    pub entries: Rc<Vec<Entry>>,
    /// Where deeds go.
    pub act: Callback<Act>,
}

/// The palette.
#[function_component]
pub fn Palette(props: &PaletteProps) -> Html {
    let asked = use_state(|| Then::Choose("Commands".into(), props.entries.clone()));
    let letters = use_state(AttrValue::default);
    let at = use_state(|| 0usize);
    let (input, list) = (use_node_ref(), use_node_ref());
    {
        let (input, asked) = (input.clone(), (*asked).clone());
        use_effect_with(asked, move |asked| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                if let Then::Write(_, first, _) = asked {
                    input.set_value(first);
                    input.select();
                }
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
    let found: Rc<Vec<Entry>> = Rc::new(match &*asked {
        Then::Choose(_, entries) => {
            let mut found: Vec<(usize, &Entry)> =
                entries.iter().filter_map(|entry| Some((entry.suits(&letters)?, entry))).collect();
            found.sort_by_key(|(suits, _)| *suits);
            found.into_iter().map(|(_, entry)| entry.clone()).collect()
        }
        _ => Vec::new(),
    });
    let here = (*at).min(found.len().saturating_sub(1));
    let go = {
        let (asked, letters, at, act) = (asked.clone(), letters.clone(), at.clone(), props.act.clone());
        Callback::from(move |then: Then| match then {
            Then::Done(deed) => {
                act.emit(Act::Palette(false));
                act.emit(deed);
            }
            more => {
                letters.set(match &more {
                    Then::Write(_, first, _) => first.clone(),
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
                    Then::Write(_, _, then) => go.emit(then(&letters)),
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
        Then::Choose(prompt, _) | Then::Write(prompt, ..) => prompt.clone(),
        Then::Done(_) => AttrValue::default(),
    };
    let choosing = matches!(&*asked, Then::Choose(..));
    let option = |(index, entry): (usize, &Entry)| {
        let (go, then) = (go.clone(), entry.then.clone());
        let onclick = Callback::from(move |_: MouseEvent| go.emit(then.clone()));
        // The focus stays with the input.
        let onmousedown = Callback::from(|e: MouseEvent| e.prevent_default());
        html! {
            <li id={format!("command-{index}")} role="option" aria-selected={(index == here).to_string()}
                class={classes!((index == here).then_some("here"))} {onclick} {onmousedown}>
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
                <p class="none" role="status">{ "Nothing is called that." }</p>
            } else {
                <p class="none">{ "Enter does it, Escape leaves." }</p>
            }
        </div>
    }
}
