//! The explorer without a terminal: one state, one `update`, no drawing.
//!
//! All change goes through [`update`], which takes an [`Action`] and gives back what the
//! program has to do outside ([`Effect`]). Positions are (article, byte), never rows of
//! a screen. A corpus is asked only through [`crate::index::View`].

mod arrangement;
pub mod command;
pub mod fuzzy;
mod jumps;
pub mod key;
pub mod keymap;
mod overlay;
pub mod page;
mod state;
mod update;

pub use arrangement::{Arrangement, CastOrder, Marked, MouseOf};
pub use command::{Argument, Command, Place};
pub use jumps::JumpList;
pub use key::Key;
pub use keymap::Keymap;
pub use overlay::{
    Change, Choice, CorrectState, Does, JumpState, LabelState, Overlay, Pending, PickItem,
    PickKind, PickState, SearchState, TableKind, TableRow, TableState, Value, Why,
};
pub use page::Pages;
pub use state::{Beside, Pane, Progress, Reading, Spot, State, Subject, Viewport};
pub use update::{Action, Border, Effect, Pointer, Target, update};
