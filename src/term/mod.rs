//! The one place that knows the terminal: session, input, signals, capabilities.

mod input;
mod link;
mod session;
mod signals;

pub use input::{Input, Mouse, listen};
pub use link::link;
pub use session::{Session, colour_depth, is_light, is_terminal};
pub use signals::{Signal, watch};
