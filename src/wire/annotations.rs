//! `dateline.annotations/1`: one annotated article as one line of JSON.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Offsets, rounded};
use crate::model::{
    ActorKind, Alias, Anchor, Annotated, Article, Basis, Bounds, Direction, EventMention,
    EventType, LocalActor, Mention, Modifier, Precision, Published, Quote, QuoteKind, Reason,
    Reference, Span, Speaker, Status, Timex, TimexKind, When, WhenBasis, Zone, ZoneKind,
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

fn local_id(index: usize) -> String {
    format!("a{}", index + 1)
}

fn local_ids(indices: &[usize]) -> Vec<String> {
    indices.iter().map(|index| local_id(*index)).collect()
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

    fn into_annotated(self) -> Result<Annotated, RecordError> {
        let text = self.text;
        let ids = self
            .actors
            .iter()
            .enumerate()
            .map(|(index, actor)| (actor.id.clone(), index))
            .collect();
        let reader = Reader { offsets: Offsets::new(&text), actors: ids };
        let sentences = all(&self.sentences, |one| reader.span("sentence", one.start, one.end))?;
        let timexes = all(&self.timexes, |one| reader.timex(one))?;
        let mentions = all(&self.mentions, |one| reader.mention(one))?;
        let actors = all(&self.actors, Reader::actor_of_record)?;
        let references = all(&self.references, |one| reader.reference(one))?;
        let quotes = all(&self.quotes, |one| reader.quote(one))?;
        let events = all(&self.events, |one| reader.event(one, timexes.len()))?;
        let zones = all(&self.zones, |one| reader.zone(one))?;
        let published = read_published(self.published)?;
        let article = Article {
            id: self.id,
            title: self.title,
            outlet: self.outlet,
            url: self.url,
            lang: self.lang,
            published,
            zones,
            text: text.clone(),
            ..Article::default()
        };
        Ok(Annotated { article, sentences, timexes, mentions, actors, references, quotes, events })
    }
}

fn timex_record(timex: &Timex, offsets: &Offsets<'_>) -> TimexRecord {
    let (start, end) = offsets.points(timex.span);
    TimexRecord {
        start,
        end,
        r#type: timex.kind.as_str().to_string(),
        value: timex.value.clone(),
        r#mod: timex.modifier.map(|one| one.as_str().to_string()),
        from: timex.range.from,
        to: timex.range.to,
        form: timex.form.to_string(),
        anchor: timex.anchor.as_str().to_string(),
        direction: timex.direction.as_str().to_string(),
        cue: timex.cue.map(|cue| point_pair(cue, offsets)),
        rule: timex.rule.clone(),
        alternatives: timex.alternatives.clone(),
    }
}

fn point_pair(span: Span, offsets: &Offsets<'_>) -> Points {
    let (start, end) = offsets.points(span);
    Points { start, end }
}

fn mention_record(mention: &Mention, offsets: &Offsets<'_>) -> MentionRecord {
    let (start, end) = offsets.points(mention.span);
    MentionRecord {
        start,
        end,
        kind: mention.kind.as_str().to_string(),
        actor: local_id(mention.actor),
        stands_for: mention.stands_for.clone(),
    }
}

fn actor_record((index, actor): (usize, &LocalActor)) -> ActorRecord {
    ActorRecord {
        id: local_id(index),
        name: actor.name.clone(),
        kind: actor.kind.as_str().to_string(),
        aliases: actor.aliases.iter().map(|alias| alias.text.clone()).collect(),
        roles: actor.roles.clone(),
        reasons: actor.aliases.iter().map(|alias| alias.reason.as_str().to_string()).collect(),
    }
}

fn reference_record(reference: &Reference, offsets: &Offsets<'_>) -> ReferenceRecord {
    let (start, end) = offsets.points(reference.span);
    let reason = reference.reason.as_str().to_string();
    ReferenceRecord { start, end, actor: local_id(reference.actor), reason }
}

fn quote_record(quote: &Quote, offsets: &Offsets<'_>, text: &str) -> QuoteRecord {
    let (start, end) = offsets.points(quote.span);
    let speaker = quote.speaker.as_ref().map(|speaker| {
        let (start, end) = offsets.points(speaker.span);
        SpeakerRecord {
            start,
            end,
            text: speaker.span.of(text).to_string(),
            name: speaker.name.clone(),
            actor: speaker.actor.map(local_id),
        }
    });
    QuoteRecord {
        start,
        end,
        kind: quote.kind.as_str().to_string(),
        content: point_pair(quote.content, offsets),
        cue: quote.cue.map(|cue| point_pair(cue, offsets)),
        speaker,
    }
}

fn event_record(event: &EventMention, offsets: &Offsets<'_>) -> EventRecord {
    let (start, end) = offsets.points(event.span);
    EventRecord {
        start,
        end,
        trigger: point_pair(event.trigger, offsets),
        r#type: event.kind.as_str().to_string(),
        mode: event.mode.clone(),
        status: event.status.as_str().to_string(),
        prominence: rounded(event.prominence),
        when: event.when.map(|when| WhenRecord {
            from: when.bounds.from,
            to: when.bounds.to,
            timex: when.timex,
            basis: when.basis.as_str().to_string(),
        }),
        actors: local_ids(&event.actors),
        recipients: local_ids(&event.recipients),
        places: local_ids(&event.places),
    }
}

/// The value of a word, or an error that names the field.
fn word<T>(what: &'static str, word: &str, parse: fn(&str) -> Option<T>) -> Result<T, RecordError> {
    parse(word).ok_or_else(|| RecordError::Word { what, word: word.to_string() })
}

fn read_published(record: PublishedRecord) -> Result<Published, RecordError> {
    Ok(Published {
        precision: word("precision", &record.precision, Precision::parse)?,
        basis: word("basis", &record.basis, Basis::parse)?,
        value: record.value,
        from: record.from,
        to: record.to,
        evidence: record.evidence,
    })
}

/// Read all records of a list, or tell the first that is unsound.
fn all<R, T>(
    records: &[R],
    read: impl Fn(&R) -> Result<T, RecordError>,
) -> Result<Vec<T>, RecordError> {
    records.iter().map(read).collect()
}

/// Reads the parts of one record against its text.
struct Reader<'a> {
    offsets: Offsets<'a>,
    actors: HashMap<String, usize>,
}

impl Reader<'_> {
    fn span(&self, what: &'static str, start: usize, end: usize) -> Result<Span, RecordError> {
        self.offsets.span(start, end).ok_or(RecordError::Offset { what, start, end })
    }

    fn points(&self, what: &'static str, points: Points) -> Result<Span, RecordError> {
        self.span(what, points.start, points.end)
    }

    fn maybe(
        &self,
        what: &'static str,
        points: Option<Points>,
    ) -> Result<Option<Span>, RecordError> {
        points.map(|points| self.points(what, points)).transpose()
    }

    fn actor(&self, id: &str) -> Result<usize, RecordError> {
        let known = self.actors.get(id).copied();
        known.ok_or_else(|| RecordError::Word { what: "actor", word: id.to_string() })
    }

    fn actor_list(&self, ids: &[String]) -> Result<Vec<usize>, RecordError> {
        ids.iter().map(|id| self.actor(id)).collect()
    }

    fn zone(&self, record: &ZoneRecord) -> Result<Zone, RecordError> {
        let kind = word("zone", &record.kind, ZoneKind::parse)?;
        Ok(Zone { kind, span: self.span("zone", record.start, record.end)? })
    }

    fn timex(&self, record: &TimexRecord) -> Result<Timex, RecordError> {
        let modifier = record.r#mod.as_deref();
        Ok(Timex {
            span: self.span("timex", record.start, record.end)?,
            kind: word("timex type", &record.r#type, TimexKind::parse)?,
            value: record.value.clone(),
            modifier: modifier.map(|one| word("mod", one, Modifier::parse)).transpose()?,
            range: Bounds { from: record.from, to: record.to },
            form: word("form", &record.form, |text| text.parse().ok())?,
            anchor: word("anchor", &record.anchor, Anchor::parse)?,
            direction: word("direction", &record.direction, Direction::parse)?,
            cue: self.maybe("cue", record.cue)?,
            rule: record.rule.clone(),
            alternatives: record.alternatives.clone(),
        })
    }

    fn mention(&self, record: &MentionRecord) -> Result<Mention, RecordError> {
        Ok(Mention {
            span: self.span("mention", record.start, record.end)?,
            kind: word("kind", &record.kind, ActorKind::parse)?,
            actor: self.actor(&record.actor)?,
            stands_for: record.stands_for.clone(),
        })
    }

    fn reference(&self, record: &ReferenceRecord) -> Result<Reference, RecordError> {
        Ok(Reference {
            span: self.span("reference", record.start, record.end)?,
            actor: self.actor(&record.actor)?,
            reason: word("reason", &record.reason, Reason::parse)?,
        })
    }

    fn actor_of_record(record: &ActorRecord) -> Result<LocalActor, RecordError> {
        let aliases = record.aliases.iter().enumerate().map(|(at, text)| {
            // Records of other programs and of older versions give no reasons.
            let reason = record.reasons.get(at).map(|one| word("reason", one, Reason::parse));
            let reason = reason.transpose()?.unwrap_or(Reason::Written);
            Ok(Alias { text: text.clone(), reason })
        });
        Ok(LocalActor {
            name: record.name.clone(),
            kind: word("kind", &record.kind, ActorKind::parse)?,
            aliases: aliases.collect::<Result<_, RecordError>>()?,
            roles: record.roles.clone(),
        })
    }

    fn quote(&self, record: &QuoteRecord) -> Result<Quote, RecordError> {
        let speaker = record.speaker.as_ref().map(|speaker| {
            Ok(Speaker {
                span: self.span("speaker", speaker.start, speaker.end)?,
                name: speaker.name.clone(),
                actor: speaker.actor.as_deref().map(|id| self.actor(id)).transpose()?,
            })
        });
        Ok(Quote {
            span: self.span("quote", record.start, record.end)?,
            kind: word("quote kind", &record.kind, QuoteKind::parse)?,
            content: self.points("content", record.content)?,
            cue: self.maybe("cue", record.cue)?,
            speaker: speaker.transpose()?,
        })
    }

    fn event(&self, record: &EventRecord, timexes: usize) -> Result<EventMention, RecordError> {
        let when = record.when.as_ref().map(|when| {
            if when.timex.is_some_and(|index| index >= timexes) {
                return Err(RecordError::Word { what: "timex", word: format!("{:?}", when.timex) });
            }
            Ok(When {
                bounds: Bounds { from: when.from, to: when.to },
                timex: when.timex,
                basis: word("basis", &when.basis, WhenBasis::parse)?,
            })
        });
        let span = self.span("event", record.start, record.end)?;
        let trigger = self.points("trigger", record.trigger)?;
        if !span.contains(trigger) {
            let Points { start, end } = record.trigger;
            return Err(RecordError::Offset { what: "trigger", start, end });
        }
        Ok(EventMention {
            span,
            trigger,
            kind: word("event type", &record.r#type, EventType::parse)?,
            mode: record.mode.clone(),
            status: word("status", &record.status, Status::parse)?,
            prominence: record.prominence,
            when: when.transpose()?,
            actors: self.actor_list(&record.actors)?,
            recipients: self.actor_list(&record.recipients)?,
            places: self.actor_list(&record.places)?,
        })
    }
}
