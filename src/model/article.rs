//! One report: its text with zones, its date, and what was cut from it.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::{EventMention, LocalActor, Mention, Precision, Quote, Reference, Span, Timex};

/// A report as a reader reads it: title, credit, dateline and body in one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The given id, else a short hash of the text; unique inside a corpus.
    pub id: String,
    /// Path below the PATH that the user named; `None` for a line of JSON Lines.
    pub path: Option<String>,
    /// The file to open in an editor.
    pub file: Option<PathBuf>,
    /// Headline.
    pub title: Option<String>,
    /// Paper, broadcaster or agency.
    pub outlet: Option<String>,
    /// Name in the byline.
    pub author: Option<String>,
    /// Address, where one is given.
    pub url: Option<String>,
    /// ISO 639-1 code of the language, or `und`.
    pub lang: String,
    /// Publication date, the document creation time of `TimeML`.
    pub published: Published,
    /// The text that all spans point into.
    pub text: String,
    /// What the parts of the text are, in order, without gaps that hold words.
    pub zones: Vec<Zone>,
    /// What was cut, in order of the raw text.
    pub removed: Vec<Removed>,
    /// Where the text stands in the decoded file.
    pub map: OffsetMap,
}

impl Article {
    /// What to call the article in a list: title, else first words, else id.
    pub fn label(&self) -> &str {
        let first = || self.text.lines().map(str::trim).find(|line| !line.is_empty());
        self.title.as_deref().or_else(first).unwrap_or(&self.id)
    }

    /// What to call its source: outlet, else title, else path, else id.
    pub fn source(&self) -> &str {
        self.outlet
            .as_deref()
            .or(self.title.as_deref())
            .or(self.path.as_deref())
            .unwrap_or(&self.id)
    }

    /// Where the zone of a kind stands, if there is one.
    pub fn zone(&self, kind: ZoneKind) -> Option<Span> {
        self.zones.iter().find(|zone| zone.kind == kind).map(|zone| zone.span)
    }
}

/// An article with everything that [`crate::annotate`] found in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotated {
    /// The article itself.
    pub article: Article,
    /// Sentences in order.
    pub sentences: Vec<Span>,
    /// Temporal expressions in order.
    pub timexes: Vec<Timex>,
    /// Names in order.
    pub mentions: Vec<Mention>,
    /// The actors that the mentions name, in order of first mention.
    pub actors: Vec<LocalActor>,
    /// Words that take an actor up without its name, in order.
    pub references: Vec<Reference>,
    /// Attributions in order.
    pub quotes: Vec<Quote>,
    /// Event mentions in order.
    pub events: Vec<EventMention>,
}

impl Annotated {
    /// The sentence that holds the byte `at`, or else the nearest before it.
    pub fn sentence_at(&self, at: usize) -> Option<Span> {
        let after = self.sentences.partition_point(|sentence| sentence.start <= at);
        after.checked_sub(1).and_then(|index| self.sentences.get(index)).copied()
    }
}

/// What a part of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ZoneKind {
    /// Headline.
    Title,
    /// Line below the headline.
    Subtitle,
    /// Who wrote it.
    Byline,
    /// Agency credit, such as `(MENAFN- Kuwait News Agency (KUNA))`.
    Credit,
    /// Place (and date) that open the report.
    Dateline,
    /// The date inside a dateline.
    DatelineDate,
    /// The report.
    Body,
    /// Words below a picture.
    Caption,
}

impl ZoneKind {
    /// All kinds, in the contract's order.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Subtitle,
        Self::Byline,
        Self::Credit,
        Self::Dateline,
        Self::DatelineDate,
        Self::Body,
        Self::Caption,
    ];

    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Byline => "byline",
            Self::Credit => "credit",
            Self::Dateline => "dateline",
            Self::DatelineDate => "dateline_date",
            Self::Body => "body",
            Self::Caption => "caption",
        }
    }

    /// The value of a contract's word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A typed part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// What it is.
    pub kind: ZoneKind,
    /// Where it stands.
    pub span: Span,
}

/// A piece of page furniture that was cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The words as they stood.
    pub text: String,
    /// Why they were cut, in a few words.
    pub reason: String,
    /// Byte of the cleaned text before which they stood.
    pub at: usize,
}

/// Where a publication date comes from, the most trusted first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Set by the user's corrections.
    User,
    /// Given with the record.
    Given,
    /// Metadata of an HTML page or front matter.
    Metadata,
    /// A header line such as `Published: Nov 10, 2025`.
    Header,
    /// The dateline.
    Dateline,
    /// The feed it came in.
    Feed,
    /// File name or address.
    Path,
    /// Inferred by [`crate::link`] from text and neighbours.
    Inferred,
    /// Unknown.
    #[default]
    None,
}

impl Basis {
    /// All values.
    pub const ALL: [Self; 9] = [
        Self::User,
        Self::Given,
        Self::Metadata,
        Self::Header,
        Self::Dateline,
        Self::Feed,
        Self::Path,
        Self::Inferred,
        Self::None,
    ];

    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Given => "given",
            Self::Metadata => "metadata",
            Self::Header => "header",
            Self::Dateline => "dateline",
            Self::Feed => "feed",
            Self::Path => "path",
            Self::Inferred => "inferred",
            Self::None => "none",
        }
    }

    /// The value of a contract's word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.as_str() == word)
    }
}

/// The publication date with where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// ISO 8601 date or date-time; `None` where unknown or only inferred.
    pub value: Option<String>,
    /// How exact it is.
    pub precision: Precision,
    /// Not before this day.
    pub from: Option<NaiveDate>,
    /// Not after this day.
    pub to: Option<NaiveDate>,
    /// Where it comes from.
    pub basis: Basis,
    /// The words that say so.
    pub evidence: Option<String>,
}

impl Published {
    /// Note with the evidence what speaks against it.
    pub fn doubt(&mut self, against: &str) {
        let own = self.evidence.take().unwrap_or_default();
        self.evidence = Some(format!("{own} (but {against})").trim().to_string());
    }

    /// Whether nothing says how old it can be at most: its own page gives no date.
    pub fn is_open_below(&self) -> bool {
        matches!(self.basis, Basis::Inferred | Basis::None) && self.from.is_none()
    }

    /// Bound it from below by words that report what another source dates to `day`; false
    /// where that contradicts what is known.
    pub fn not_before(&mut self, day: NaiveDate, words: &str) -> bool {
        if !self.is_open_below() || self.to.is_some_and(|to| day > to) {
            return false;
        }
        let evidence = format!("not before {day}: reports \"{words}\", which another source dates");
        self.evidence = Some(match self.evidence.take() {
            Some(known) => format!("{evidence}; {known}"),
            None => evidence,
        });
        self.from = Some(day);
        self.basis = Basis::Inferred;
        self.precision = Precision::Interval;
        true
    }

    /// The day, where it is known to the day.
    pub fn day(&self) -> Option<NaiveDate> {
        self.value.as_ref().and(self.from).filter(|from| self.to == Some(*from))
    }
}

/// A stretch of the text and where it stands in the decoded file, both in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// In the article's text.
    pub text: Span,
    /// In the decoded file.
    pub raw: Span,
}

/// The map from the article's text to the decoded file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// Pieces in order of the text, not overlapping. Where both sides are
    /// equally long the piece is verbatim and positions inside it are exact.
    pub pieces: Vec<Piece>,
}

impl OffsetMap {
    /// The byte of the decoded file for a byte of the text: exact inside verbatim
    /// pieces, else the start of the piece; `None` where nothing is known.
    pub fn raw(&self, at: usize) -> Option<usize> {
        let after = self.pieces.partition_point(|piece| piece.text.start <= at);
        let piece = self.pieces.get(after.checked_sub(1)?)?;
        let inside = at.min(piece.text.end) - piece.text.start;
        let verbatim = piece.text.len() == piece.raw.len();
        Some(piece.raw.start + if verbatim { inside } else { 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_is_exact_in_verbatim_pieces_only() {
        let map = OffsetMap {
            pieces: vec![
                Piece { text: Span::new(0, 5), raw: Span::new(10, 15) },
                Piece { text: Span::new(6, 9), raw: Span::new(20, 30) },
            ],
        };
        assert_eq!(map.raw(3), Some(13));
        assert_eq!(map.raw(8), Some(20));
        assert_eq!(OffsetMap::default().raw(0), None);
    }
}
