//! `dateline` reads a pile of news reports about a developing story and shows what
//! happened when, who was involved, who said what, and where the sources disagree.
//!
//! Data flows down the list of modules: [`load`] gives raw documents, [`clean`] makes
//! articles of them, [`annotate()`](annotate::annotate) marks one article at a time,
//! [`link()`](link::link) joins many into a [`model::Snapshot`], [`index`] answers
//! questions about it, and [`explore`], [`ui`] and [`term`] show it. No module imports
//! one further down the list.

pub mod model;
pub mod wire;
pub mod load;
pub mod clean;
pub mod annotate;
pub mod train;
pub mod notebook;
pub mod link;
pub mod index;
pub mod explore;
pub mod ui;
pub mod term;
pub mod app;
pub mod cli;
