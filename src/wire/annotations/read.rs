//! Records back to the article that they were made from.

use std::collections::HashMap;

use super::{
    ActorRecord, EventRecord, MentionRecord, Points, PublishedRecord, QuoteRecord, Record,
    RecordError, ReferenceRecord, TimexRecord, ZoneRecord,
};
use crate::model::{
    ActorKind, Alias, Anchor, Annotated, Article, Basis, Bounds, Direction, EventMention,
    EventType, LocalActor, Mention, Modifier, Precision, Published, Quote, QuoteKind, Reason,
    Reference, Span, Speaker, Status, Timex, TimexKind, When, WhenBasis, Zone, ZoneKind,
};
use crate::wire::Offsets;

impl Record {
    pub(super) fn into_annotated(self) -> Result<Annotated, RecordError> {
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
            rule: record.rule.clone().into(),
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
