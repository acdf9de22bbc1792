//! A part of the picture's objects or references, drawn in chunks, so that little is compared and less is drawn where
//! one of them changed. It does not know what it draws.

use super::CHUNK;
use crate::view::detail::Detail;
use crate::view::frame::{Frame, Picture};
use crate::view::pages::Pages;
use std::marker::PhantomData;
use std::rc::Rc;
use yew::{Html, Properties, function_component, html};

/// What a sheet draws: one of many things of a picture.
pub trait Drawn: Clone + PartialEq + Sized + 'static {
    /// All of its kind.
    fn all(picture: &Picture) -> &Pages<Self>;
    /// One of them.
    fn draw(&self, detail: Detail) -> Html;
}

/// Some of the things of a frame.
#[derive(Properties)]
pub struct Slice<T: Drawn> {
    /// The frame.
    pub frame: Rc<Frame>,
    /// The first one.
    pub from: usize,
    /// How many at most.
    pub len: usize,
    /// How much of each.
    pub detail: Detail,
    /// Which kind.
    #[prop_or_default]
    pub kind: PhantomData<T>,
}

impl<T: Drawn> Slice<T> {
    fn things(&self) -> impl Iterator<Item = &T> {
        T::all(&self.frame.picture).range(self.from, self.len)
    }
}

impl<T: Drawn> PartialEq for Slice<T> {
    fn eq(&self, other: &Slice<T>) -> bool {
        let same = (self.from, self.len, self.detail) == (other.from, other.len, other.detail);
        same && (Rc::ptr_eq(&self.frame, &other.frame) || self.things().eq(other.things()))
    }
}

/// The things of a slice, in chunks.
#[function_component]
pub fn Sheet<T: Drawn>(slice: &Slice<T>) -> Html {
    if slice.len <= CHUNK {
        return html! { <>{ for slice.things().map(|thing| thing.draw(slice.detail)) }</> };
    }
    let chunks = (slice.from..slice.from + slice.things().count()).step_by(CHUNK).map(|from| {
        html! { <Sheet<T> key={from} frame={slice.frame.clone()} {from} len={CHUNK} detail={slice.detail} /> }
    });
    html! { <>{ for chunks }</> }
}
