//! Temporal expressions, as `TimeML` 1.2.1 (TIMEX3) defines them.

use std::borrow::Cow;

use super::{Bounds, Form, Span};

/// A temporal expression, what its words say, and what they mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// The expression without a leading preposition.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value; unknown parts are `X`.
    pub value: String,
    /// TIMEX3 mod.
    pub modifier: Option<Modifier>,
    /// First and last day of what `value` names.
    pub range: Bounds,
    /// What the words say before any anchor.
    pub form: Form,
    /// What it was resolved against.
    pub anchor: Anchor,
    /// Towards the past or the future of the anchor.
    pub direction: Direction,
    /// The word that decided the direction.
    pub cue: Option<Span>,
    /// Name of the rule that decided.
    pub rule: Cow<'static, str>,
    /// Values that another reading would give.
    pub alternatives: Vec<String>,
}

impl Timex {
    /// Ends the name of the rule that decided, where the anchor was the day of a saying.
    pub const SAID: &str = ".said";

    /// Whether it is quoted and hangs on the day on which it was said.
    pub fn is_said(&self) -> bool {
        self.rule.strip_suffix(Self::SAID).is_some()
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All values, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The contract's word.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value of a contract's word; `None` for an unknown one.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word)
            }
        }
    };
}
pub(super) use words;

words! {
    /// TIMEX3 type.
    TimexKind {
        /// A calendar date.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// A recurring time.
        Set = "SET",
    }
}

words! {
    /// TIMEX3 mod.
    Modifier {
        /// Early in the period.
        Start = "START",
        /// In the middle of it.
        Mid = "MID",
        /// Late in it.
        End = "END",
        /// About.
        Approx = "APPROX",
        /// Before it.
        Before = "BEFORE",
        /// After it.
        After = "AFTER",
        /// On or before it.
        OnOrBefore = "ON_OR_BEFORE",
        /// On or after it.
        OnOrAfter = "ON_OR_AFTER",
        /// Shorter than it.
        LessThan = "LESS_THAN",
        /// Longer than it.
        MoreThan = "MORE_THAN",
        /// At most so long.
        EqualOrLess = "EQUAL_OR_LESS",
        /// At least so long.
        EqualOrMore = "EQUAL_OR_MORE",
    }
}

words! {
    /// What a timex hangs on.
    Anchor {
        /// Nothing: complete in itself, or left open.
        None = "none",
        /// The publication date.
        Published = "published",
        /// The dateline's date.
        Dateline = "dateline",
        /// An earlier expression.
        Previous = "previous",
    }
}

words! {
    /// Which way from the anchor.
    Direction {
        /// Before or on the anchor.
        Past = "past",
        /// After or on the anchor.
        Future = "future",
        /// Not told.
        Unknown = "unknown",
    }
}
