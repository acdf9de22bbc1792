//! The built site in a real browser, under the strict policy. `stage` shows that the stage itself can be trusted;
//! `pages` that every page of the site opens.

mod pages;
mod stage;
