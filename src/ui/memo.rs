//! One component for all that is drawn from values alone and again only where they differ. The framework makes some
//! kilobytes of code for every component there is: what has neither hooks nor state is drawn by this one.

use std::any::Any;
use std::rc::Rc;
use yew::virtual_dom::{Key, VChild};
use yew::{Html, Properties, function_component};

/// Values that say how they are drawn.
pub trait Memo: PartialEq + 'static {
    /// Draws them.
    fn draw(&self) -> Html;
}

/// The same, whatever their type is.
trait AnyMemo {
    fn draw(&self) -> Html;
    fn same(&self, other: &dyn AnyMemo) -> bool;
    fn any(&self) -> &dyn Any;
}

impl<T: Memo> AnyMemo for T {
    fn draw(&self) -> Html {
        Memo::draw(self)
    }

    fn same(&self, other: &dyn AnyMemo) -> bool {
        other.any().downcast_ref::<T>().is_some_and(|other| self == other)
    }

    fn any(&self) -> &dyn Any {
        self
    }
}

/// Draws values, or leaves what was drawn of the same ones.
pub fn shown(values: impl Memo) -> Html {
    memo(Rc::new(values), None)
}

/// The same for one of a list, by its place in that.
pub fn shown_at(place: usize, values: impl Memo) -> Html {
    memo(Rc::new(values), Some(place.into()))
}

fn memo(values: Rc<dyn AnyMemo>, key: Option<Key>) -> Html {
    VChild::<MemoView>::new(MemoProps { values }, key).into()
}

#[derive(Clone, Properties)]
struct MemoProps {
    values: Rc<dyn AnyMemo>,
}

impl PartialEq for MemoProps {
    fn eq(&self, other: &MemoProps) -> bool {
        self.values.same(&*other.values)
    }
}

#[function_component]
fn MemoView(props: &MemoProps) -> Html {
    props.values.draw()
}
