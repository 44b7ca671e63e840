//! What a clause reports.

use super::timex::words;
use super::{Bounds, Span};

words! {
    /// PLOVER's event types, and two of ours.
    EventType {
        /// Agree.
        Agree = "AGREE",
        /// Consult: meet, visit, telephone.
        Consult = "CONSULT",
        /// Support in words.
        Support = "SUPPORT",
        /// Concede in words.
        Concede = "CONCEDE",
        /// Cooperate in deeds.
        Cooperate = "COOPERATE",
        /// Give aid.
        Aid = "AID",
        /// Withdraw, release, disarm, keep a ceasefire.
        Retreat = "RETREAT",
        /// Ask or demand.
        Request = "REQUEST",
        /// Refuse.
        Reject = "REJECT",
        /// Accuse, disapprove, investigate.
        Accuse = "ACCUSE",
        /// Threaten.
        Threaten = "THREATEN",
        /// Protest.
        Protest = "PROTEST",
        /// Sanction, break off, expel.
        Sanction = "SANCTION",
        /// Raise forces.
        Mobilize = "MOBILIZE",
        /// Coerce, arrest, seize.
        Coerce = "COERCE",
        /// Attack.
        Assault = "ASSAULT",
        /// A dated speech act of a named speaker; not PLOVER's.
        Statement = "STATEMENT",
        /// Anything else that happens; not PLOVER's.
        Other = "OTHER",
    }
}

words! {
    /// Whether it took place: PLOVER's auxiliary modes.
    Status {
        /// It took place.
        Happened = "happened",
        /// It goes on.
        Ongoing = "ongoing",
        /// It is to take place.
        Planned = "planned",
        /// It is only supposed or wished for.
        Hypothetical = "hypothetical",
        /// It is denied, cancelled or did not take place.
        Denied = "denied",
    }
}

words! {
    /// What an event's date rests on.
    WhenBasis {
        /// A temporal expression that governs the clause.
        Timex = "timex",
        /// The date that the narrative has reached.
        Narrative = "narrative",
        /// The publication date.
        Published = "published",
    }
}

/// The time of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// First and last day.
    pub bounds: Bounds,
    /// Index into the article's timexes.
    pub timex: Option<usize>,
    /// What the date rests on.
    pub basis: WhenBasis,
}

impl When {
    /// Whether an expression says so, rather than the story's course or the publication date.
    pub fn is_told(&self) -> bool {
        self.basis == WhenBasis::Timex
    }
}

/// A clause that reports an event.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMention {
    /// The clause, at most a sentence.
    pub span: Span,
    /// The word that names the event.
    pub trigger: Span,
    /// PLOVER type.
    pub kind: EventType,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// Whether it took place.
    pub status: Status,
    /// How central it is in its article, 0 to 1.
    pub prominence: f64,
    /// When it took place.
    pub when: Option<When>,
    /// Indices of those who act.
    pub actors: Vec<usize>,
    /// Indices of those who are acted on.
    pub recipients: Vec<usize>,
    /// Indices of the places where.
    pub places: Vec<usize>,
}
