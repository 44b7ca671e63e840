//! Parts that several panes share.

pub mod frame;
pub mod strip;
pub mod text;
