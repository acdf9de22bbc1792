//! A part of the picture's objects or references, drawn in chunks, so that little is compared and less is drawn where
//! one of them changed. It does not know what it draws.

use super::{CHUNK, SHEET};
use crate::ui::memo::{Memo, shown, shown_at};
use crate::view::detail::Detail;
use crate::view::frame::{Frame, Picture};
use crate::view::pages::Pages;
use std::marker::PhantomData;
use std::rc::Rc;
use yew::{Html, html};

/// What a sheet draws: one of many things of a picture.
pub trait Drawn: Clone + PartialEq + Sized + 'static {
    /// All of its kind.
    fn all(picture: &Picture) -> &Pages<Self>;
    /// One of them.
    fn draw(&self, detail: Detail) -> Html;
}

/// A sheet of the things of a frame, from this one on.
pub fn sheet<T: Drawn>(frame: &Rc<Frame>, from: usize, detail: Detail) -> Html {
    shown(Slice { frame: frame.clone(), from, len: SHEET, detail, kind: PhantomData::<T> })
}

/// Some of the things of a frame.
struct Slice<T: Drawn> {
    frame: Rc<Frame>,
    /// The first one.
    from: usize,
    /// How many at most.
    len: usize,
    /// How much of each.
    detail: Detail,
    /// Which kind.
    kind: PhantomData<T>,
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

impl<T: Drawn> Memo for Slice<T> {
    fn draw(&self) -> Html {
        if self.len <= CHUNK {
            return html! { <>{ for self.things().map(|thing| thing.draw(self.detail)) }</> };
        }
        let chunks = (self.from..self.from + self.things().count())
            .step_by(CHUNK)
            .map(|from| shown_at(from, Slice { from, len: CHUNK, frame: self.frame.clone(), ..*self }));
        html! { <>{ for chunks }</> }
    }
}
