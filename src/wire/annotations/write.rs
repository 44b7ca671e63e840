//! The parts of an article as records.

use super::{
    ActorRecord, EventRecord, MentionRecord, Points, QuoteRecord, ReferenceRecord, SpeakerRecord,
    TimexRecord, WhenRecord,
};
use crate::model::{EventMention, LocalActor, Mention, Quote, Reference, Span, Timex};
use crate::wire::{Offsets, rounded};

fn local_id(index: usize) -> String {
    format!("a{}", index + 1)
}

fn local_ids(indices: &[usize]) -> Vec<String> {
    indices.iter().map(|index| local_id(*index)).collect()
}

pub(super) fn timex_record(timex: &Timex, offsets: &Offsets<'_>) -> TimexRecord {
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
        rule: timex.rule.to_string(),
        alternatives: timex.alternatives.clone(),
    }
}

fn point_pair(span: Span, offsets: &Offsets<'_>) -> Points {
    let (start, end) = offsets.points(span);
    Points { start, end }
}

pub(super) fn mention_record(mention: &Mention, offsets: &Offsets<'_>) -> MentionRecord {
    let (start, end) = offsets.points(mention.span);
    MentionRecord {
        start,
        end,
        kind: mention.kind.as_str().to_string(),
        actor: local_id(mention.actor),
        stands_for: mention.stands_for.clone(),
    }
}

pub(super) fn actor_record((index, actor): (usize, &LocalActor)) -> ActorRecord {
    ActorRecord {
        id: local_id(index),
        name: actor.name.clone(),
        kind: actor.kind.as_str().to_string(),
        aliases: actor.aliases.iter().map(|alias| alias.text.clone()).collect(),
        roles: actor.roles.clone(),
        reasons: actor.aliases.iter().map(|alias| alias.reason.as_str().to_string()).collect(),
    }
}

pub(super) fn reference_record(reference: &Reference, offsets: &Offsets<'_>) -> ReferenceRecord {
    let (start, end) = offsets.points(reference.span);
    let reason = reference.reason.as_str().to_string();
    ReferenceRecord { start, end, actor: local_id(reference.actor), reason }
}

pub(super) fn quote_record(quote: &Quote, offsets: &Offsets<'_>, text: &str) -> QuoteRecord {
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

pub(super) fn event_record(event: &EventMention, offsets: &Offsets<'_>) -> EventRecord {
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
