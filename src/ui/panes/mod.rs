//! The panes of the main screen, one file each.

pub mod accounts;
pub mod actors;
pub mod beside;
pub mod foot;
pub mod source;
pub mod timeline;
pub mod top;
