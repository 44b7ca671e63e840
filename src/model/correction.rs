//! What the user corrects about actors.

use super::{ActorKind, SpanRef};

/// Name of the user's own file beside the reports; it is no report.
pub const NOTEBOOK: &str = "dateline.notes.toml";

/// Name of the user's own table of names beside the reports; it is no report.
pub const LEXICON: &str = "dateline.lexicon.tsv";

/// Points at an actor: by a passage that names it, and by that name should the passage go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorRef {
    /// Its name when the correction was made.
    pub name: String,
    /// A passage that names it.
    pub mention: Option<SpanRef>,
}

/// A correction, applied whenever the corpus is linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// The actor is called so.
    Rename(ActorRef, String),
    /// Both are one actor, called as the second one.
    Merge(ActorRef, ActorRef),
    /// A name of the actor is somebody else's.
    Split(ActorRef, String),
    /// The actor is of this kind.
    Kind(ActorRef, ActorKind),
    /// The actor is not shown in lists.
    Hide(ActorRef),
}

impl Correction {
    /// The actor that is corrected.
    pub fn actor(&self) -> &ActorRef {
        match self {
            Self::Rename(actor, _)
            | Self::Merge(actor, _)
            | Self::Split(actor, _)
            | Self::Kind(actor, _)
            | Self::Hide(actor) => actor,
        }
    }
}
