//! Plain data that every layer speaks of; it imports nothing of ours.
//!
//! Offsets are bytes into an article's cleaned text and always lie on
//! character boundaries ([`Span`]). Code points exist only in [`crate::wire`].

pub mod actor;
pub mod article;
pub mod calendar;
pub mod civil;
pub mod correction;
pub mod event;
pub mod form;
pub mod notice;
pub mod quote;
pub mod snapshot;
pub mod span;
pub mod span_ref;
pub mod timex;

pub use actor::{ActorKind, Alias, LocalActor, Mention, Reason, Reference};
pub use article::{
    Annotated, Article, Basis, OffsetMap, Piece, Published, Removed, Zone, ZoneKind,
};
pub use calendar::Calendar;
pub use civil::{Bounds, CivilRange, Precision};
pub use correction::{ActorRef, Correction};
pub use event::{EventMention, EventType, Status, When, WhenBasis};
pub use form::{Core, DayPart, Form, Unit, WEEKDAYS};
pub use notice::Notice;
pub use quote::{Quote, QuoteKind, Speaker};
pub use snapshot::{
    Actor, ActorId, ActorMention, ActorReference, ArticleId, Conflict, ConflictKind, ConflictSide,
    Event, EventId, Passage, Role, Snapshot, SpokenQuote,
};
pub use span::{Span, touching};
pub use span_ref::SpanRef;
pub use timex::{Anchor, Direction, Modifier, Timex, TimexKind};
