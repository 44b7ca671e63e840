//! The explorer without a terminal: one state, one `update`, no drawing.
//!
//! All change goes through [`update`], which takes an [`Action`] and gives back what the
//! program has to do outside ([`Effect`]). Positions are (article, byte), never rows of
//! a screen. A corpus is asked only through [`crate::index::View`].

pub mod command;
pub mod fuzzy;
mod jumps;
pub mod key;
pub mod keymap;
pub mod page;
pub mod state;
mod update;

pub use command::{Command, Place};
pub use jumps::JumpList;
pub use key::Key;
pub use keymap::Keymap;
pub use page::Pages;
pub use state::{
    Arrangement, Beside, CastOrder, Change, Choice, CorrectState, Does, JumpState, LabelState,
    Marked, MouseOf, Overlay, Pane, Pending, PickItem, PickKind, PickState, Progress, Reading,
    SearchState, State, Subject, TableKind, TableRow, TableState, Viewport, Why,
};
pub use update::{Action, Border, Effect, Pointer, Target, update};
