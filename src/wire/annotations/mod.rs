//! `dateline.annotations/1`: one annotated article as one line of JSON.

mod read;
mod write;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Offsets;
use crate::model::{Annotated, Article, Published, Span, WhenBasis, Zone};
use write::{
    actor_record, event_record, mention_record, quote_record, reference_record, timex_record,
};

/// The schema's name.
pub const SCHEMA: &str = "dateline.annotations/1";

/// A line that could not be used.
#[derive(Debug, Serialize)]
pub struct ErrorRecord {
    /// The line's id, where it could be read.
    pub id: Option<String>,
    /// Why.
    pub error: String,
}

/// Two code points, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Points {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// A zone.
#[derive(Debug, Serialize, Deserialize)]
pub struct ZoneRecord {
    kind: String,
    start: usize,
    end: usize,
}

/// A publication date.
#[derive(Debug, Serialize, Deserialize)]
pub struct PublishedRecord {
    value: Option<String>,
    precision: String,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    basis: String,
    evidence: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct TimexRecord {
    start: usize,
    end: usize,
    r#type: String,
    value: String,
    r#mod: Option<String>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    form: String,
    anchor: String,
    direction: String,
    cue: Option<Points>,
    rule: String,
    alternatives: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct MentionRecord {
    start: usize,
    end: usize,
    kind: String,
    actor: String,
    stands_for: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ActorRecord {
    id: String,
    name: String,
    kind: String,
    aliases: Vec<String>,
    roles: Vec<String>,
    #[serde(default)]
    reasons: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ReferenceRecord {
    start: usize,
    end: usize,
    actor: String,
    reason: String,
}

/// A speaker.
#[derive(Debug, Serialize, Deserialize)]
pub struct SpeakerRecord {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    pub(super) name: String,
    pub(super) actor: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct QuoteRecord {
    start: usize,
    end: usize,
    kind: String,
    content: Points,
    cue: Option<Points>,
    speaker: Option<SpeakerRecord>,
}

#[derive(Debug, Serialize, Deserialize)]
struct WhenRecord {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    timex: Option<usize>,
    #[serde(default = "timex_basis")]
    basis: String,
}

/// What a date rests on where a record does not say.
fn timex_basis() -> String {
    WhenBasis::Timex.as_str().to_string()
}

#[derive(Debug, Serialize, Deserialize)]
struct EventRecord {
    start: usize,
    end: usize,
    trigger: Points,
    r#type: String,
    mode: Option<String>,
    status: String,
    prominence: f64,
    when: Option<WhenRecord>,
    actors: Vec<String>,
    recipients: Vec<String>,
    places: Vec<String>,
}

/// An annotated article as it crosses the border.
#[derive(Debug, Serialize, Deserialize)]
pub struct Record {
    schema: String,
    /// The article's id.
    pub id: String,
    title: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    lang: String,
    text: String,
    zones: Vec<ZoneRecord>,
    published: PublishedRecord,
    sentences: Vec<Points>,
    timexes: Vec<TimexRecord>,
    mentions: Vec<MentionRecord>,
    actors: Vec<ActorRecord>,
    quotes: Vec<QuoteRecord>,
    events: Vec<EventRecord>,
    #[serde(default)]
    references: Vec<ReferenceRecord>,
}

/// A record that cannot be read back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Not a record of this schema.
    #[error("not a record of {SCHEMA}: {0}")]
    Schema(String),
    /// An offset outside the text.
    #[error("{what} at {start}..{end} does not fit the text")]
    Offset {
        /// What stands there.
        what: &'static str,
        /// First code point.
        start: usize,
        /// One past the last.
        end: usize,
    },
    /// A word that the contract does not know.
    #[error("unknown {what} {word:?}")]
    Word {
        /// The field.
        what: &'static str,
        /// The word.
        word: String,
    },
}

/// The zones of an article in code points.
pub fn zones(article: &Article, offsets: &Offsets<'_>) -> Vec<ZoneRecord> {
    let zone = |zone: &Zone| {
        let (start, end) = offsets.points(zone.span);
        ZoneRecord { kind: zone.kind.as_str().to_string(), start, end }
    };
    article.zones.iter().map(zone).collect()
}

/// A publication date as the contract writes it.
pub fn published(published: &Published) -> PublishedRecord {
    PublishedRecord {
        value: published.value.clone(),
        precision: published.precision.as_str().to_string(),
        from: published.from,
        to: published.to,
        basis: published.basis.as_str().to_string(),
        evidence: published.evidence.clone(),
    }
}

impl Record {
    /// The record of an annotated article.
    pub fn new(annotated: &Annotated) -> Self {
        let article = &annotated.article;
        let offsets = Offsets::new(&article.text);
        let points = |span: Span| {
            let (start, end) = offsets.points(span);
            Points { start, end }
        };
        Self {
            schema: SCHEMA.to_string(),
            id: article.id.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            url: article.url.clone(),
            lang: article.lang.clone(),
            text: article.text.clone(),
            zones: zones(article, &offsets),
            published: published(&article.published),
            sentences: annotated.sentences.iter().map(|span| points(*span)).collect(),
            timexes: annotated.timexes.iter().map(|one| timex_record(one, &offsets)).collect(),
            mentions: annotated.mentions.iter().map(|one| mention_record(one, &offsets)).collect(),
            actors: annotated.actors.iter().enumerate().map(actor_record).collect(),
            quotes: annotated
                .quotes
                .iter()
                .map(|one| quote_record(one, &offsets, &article.text))
                .collect(),
            events: annotated.events.iter().map(|one| event_record(one, &offsets)).collect(),
            references: annotated
                .references
                .iter()
                .map(|one| reference_record(one, &offsets))
                .collect(),
        }
    }

    /// One line of JSON, without the line's end.
    ///
    /// # Errors
    /// Where the record cannot be written as JSON.
    pub fn to_line(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Whether a line of JSON claims to be such a record.
    pub fn is_record(line: &str) -> bool {
        #[derive(Deserialize)]
        struct Claim {
            schema: Option<String>,
        }
        line.contains(SCHEMA)
            && serde_json::from_str::<Claim>(line)
                .is_ok_and(|claim| claim.schema.as_deref() == Some(SCHEMA))
    }

    /// Read a line back into the article that it was made from.
    ///
    /// # Errors
    /// [`RecordError`] where the line is not a sound record of this schema.
    pub fn parse(line: &str) -> Result<Annotated, RecordError> {
        let record: Self =
            serde_json::from_str(line).map_err(|error| RecordError::Schema(error.to_string()))?;
        if record.schema != SCHEMA {
            return Err(RecordError::Schema(format!("schema {:?}", record.schema)));
        }
        record.into_annotated()
    }
}
