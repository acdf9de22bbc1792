//! The buttons of one who draws, and the form of the object that is selected.

use super::{MakeAct, Making};
use crate::lab::GraphAct;
use crate::ui::act::Act;
use crate::ui::branches::branches;
use crate::ui::button::Button;
use crate::ui::memo::Memo;
use crate::ui::transport::Choose;
use crate::view::player::{Command, FieldNow, LeftBranch};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::{
    AttrValue, Callback, Event, Html, Properties, TargetCast, function_component, html, use_effect_with, use_node_ref,
};

/// What the buttons go by.
#[derive(Clone, PartialEq)]
pub struct MakeBarProps {
    /// What is selected, and how the next press is meant.
    pub making: Making,
    /// Whether something can be taken back, and done again.
    pub turns: (bool, bool),
    /// The branches that one can return to.
    pub branches: Vec<LeftBranch>,
    /// Whether a selected object has a root.
    pub rooted: bool,
    /// Whether the run has begun: acts are its own.
    pub begun: bool,
    /// Whether something was done in the run that its script does not say.
    pub done: bool,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl Memo for MakeBarProps {
    fn draw(&self) -> Html {
        let Making { selected, connecting, weak, .. } = &self.making;
        let (some, one) = (!selected.is_empty(), selected.len() == 1);
        let button = |name: &'static str, title: &'static str, act: Act, on: bool, pressed: Option<bool>| {
            Button { title: Some(title.into()), pressed, off: !on, ..Button::plain(name) }
                .does(&self.act, if on { act } else { Act::Touch })
        };
        let make = |act: MakeAct| Act::Make(act);
        let hint = match (connecting, self.begun) {
            (true, _) => "Press what it is to refer to.",
            (_, true) => "The run has begun: what you do now is done in it, by a mutator.",
            _ if some => "Drag from the dot at its right to what it is to refer to.",
            _ => "Press the ground twice to add an object.",
        };
        let turn = |sign: &'static str, name: &'static str, title: &'static str, command: Command, on: bool| {
            Button { label: Some(name.into()), title: Some(title.into()), off: !on, ..Button::plain(sign) }
                .does(&self.act, if on { Act::Player(command) } else { Act::Touch })
        };
        html! {
            <>
            <div class="make" role="toolbar" aria-label="Draw">
                { button("Add object", "Add an object", make(MakeAct::Add(None)), true, None) }
                { button("Connect to…", "Let the selected object refer to the one you press next",
                    make(MakeAct::Connecting(!connecting)), one, Some(*connecting)) }
                { button("Weak", "Draw weak references", make(MakeAct::Weak(!weak)), true, Some(*weak)) }
                if self.rooted {
                    { button("Unroot", "Empty the roots that refer to it", make(MakeAct::Unroot), some, None) }
                } else {
                    { button("Root", "Let a root refer to it", make(MakeAct::Root), some, None) }
                }
                { button("Duplicate", "Add a copy of what is selected", make(MakeAct::Duplicate), some, None) }
                { button("Delete", "Delete what is selected (Delete)", make(MakeAct::Delete), some, None) }
                { button("Arrange", "Let all objects stand where they stand best", make(MakeAct::Do(vec![GraphAct::Arrange])),
                    true, None) }
                { turn("↶", "Undo", "Take back what you did last (Ctrl Z)", Command::Undo, self.turns.0) }
                { turn("↷", "Redo", "Do it again (Ctrl Shift Z)", Command::Redo, self.turns.1) }
                { branches(&self.branches, &self.act) }
                if self.done {
                    { button("Write into the script", "Have the script do what you did in the run",
                        Act::Player(Command::WriteScript), true, None) }
                }
                { button("Done", "Stop drawing", make(MakeAct::Open(false)), true, None) }
            </div>
            <p class="hint">{ hint }</p>
            </>
        }
    }
}

/// The object that is selected.
#[derive(Clone, PartialEq)]
pub struct ObjectFormProps {
    /// Its name.
    pub name: Rc<str>,
    /// What its own data weighs.
    pub size: u32,
    /// Its fields.
    pub fields: Vec<FieldNow>,
    /// Whether there is room for it.
    pub open: bool,
    /// The names of all objects.
    pub names: Vec<Rc<str>>,
    /// Where deeds go.
    pub act: Callback<Act>,
}

impl Memo for ObjectFormProps {
    fn draw(&self) -> Html {
        let object = self.name.clone();
        let edit = |acts: Vec<GraphAct>| Act::Make(MakeAct::Do(acts));
        let rename = {
            let object = object.clone();
            self.act.reform(move |to: String| edit(vec![GraphAct::Rename { object: object.clone(), to: to.into() }]))
        };
        let resize = {
            let object = object.clone();
            self.act.reform(move |size: String| {
                let size = size.trim().parse().unwrap_or(0);
                edit(vec![GraphAct::Resize { object: object.clone(), size }])
            })
        };
        html! {
            <details class="form" open={self.open} aria-label={format!("Object {}", self.name)}>
                <summary>{ format!("{}: {} bytes", self.name, self.size) }</summary>
                <label>{ "Name" }<Line name="Name" value={self.name.to_string()} changed={rename} /></label>
                <label>{ "Bytes" }<Line name="Bytes" value={self.size.to_string()} changed={resize} numeric={true} /></label>
                { for self.fields.iter().map(|field| row(self, field)) }
            </details>
        }
    }
}

/// A field.
fn row(props: &ObjectFormProps, (field, to, weak): &FieldNow) -> Html {
    let (object, weak, act) = (props.name.clone(), *weak, &props.act);
    let connect =
        |field: Rc<str>, to: Option<Rc<str>>, weak: bool| GraphAct::Connect { object: object.clone(), field, to, weak };
    let drop = GraphAct::DropField { object: object.clone(), field: field.clone(), weak };
    let deed = |acts: Vec<GraphAct>| Act::Make(MakeAct::Do(acts));
    let mut options = vec![(AttrValue::from(""), AttrValue::from("nothing"))];
    options.extend(props.names.iter().map(|name| (AttrValue::from(name.clone()), AttrValue::from(name.clone()))));
    let chosen = {
        let (object, field) = (object.clone(), field.clone());
        act.reform(move |to: String| {
            let to = Some(Rc::from(to)).filter(|to: &Rc<str>| !to.is_empty());
            Act::Make(MakeAct::Do(vec![GraphAct::Connect { object: object.clone(), field: field.clone(), to, weak }]))
        })
    };
    let renamed = {
        let (object, field) = (object.clone(), field.clone());
        act.reform(move |to: String| {
            let (object, field) = (object.clone(), field.clone());
            deed(vec![GraphAct::RenameField { object, field, to: to.into(), weak }])
        })
    };
    let turned = connect(field.clone(), to.clone(), !weak);
    html! {
        <div class="field-row">
            <Line name={format!("Name of field {field}")} value={field.to_string()} changed={renamed} />
            <Choose name={format!("What {field} refers to")} {options} value={AttrValue::from(to.clone().unwrap_or_else(|| "".into()))} {chosen} />
            { Button {
                label: Some(format!("{field} is weak").into()),
                title: Some("Weak: it does not keep its target".into()),
                pressed: Some(weak),
                ..Button::plain("weak")
            }.does(act, deed(vec![turned])) }
            { Button {
                label: Some(format!("Take {field} away").into()),
                title: Some("Take it away".into()),
                ..Button::plain("×")
            }.does(act, deed(vec![drop])) }
        </div>
    }
}

/// A line of text that counts once it is left or Enter is pressed.
#[derive(Clone, PartialEq, Properties)]
struct LineProps {
    name: AttrValue,
    value: AttrValue,
    changed: Callback<String>,
    #[prop_or_default]
    numeric: bool,
}

#[function_component]
fn Line(props: &LineProps) -> Html {
    let place = use_node_ref();
    {
        let place = place.clone();
        // The browser keeps what was written last; what is true may be something else.
        use_effect_with(props.value.clone(), move |value| {
            if let Some(input) = place.cast::<HtmlInputElement>() {
                input.set_value(value);
            }
        });
    }
    let (changed, truth) = (props.changed.clone(), props.value.clone());
    let onchange = Callback::from(move |e: Event| {
        let Some(input) = e.target_dyn_into::<HtmlInputElement>() else { return };
        let value = input.value();
        if *value != *truth {
            // What cannot be stays as it was.
            input.set_value(&truth);
            changed.emit(value);
        }
    });
    html! {
        <input ref={place} type="text" inputmode={props.numeric.then_some("numeric")} aria-label={props.name.clone()} autocomplete="off"
            autocapitalize="off" spellcheck="false" {onchange} />
    }
}
