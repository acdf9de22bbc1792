//! The built site in a real browser, under the strict policy. `stage` shows that the stage itself can be trusted;
//! `pages` that every page of the site opens; the others what a reader, an author or a script meets in a widget.

mod article;
mod attributes;
mod chart;
mod controls;
mod cut;
mod diagram;
mod element;
mod embed;
mod everyone;
mod hostile;
mod lab;
mod large;
mod many;
mod pages;
mod panels;
mod predict;
mod programs;
mod quiet;
mod scenario;
mod share;
mod sides;
mod stage;
mod still;
mod trouble;
mod why;
mod widget;
