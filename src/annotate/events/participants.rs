//! Who acts, who is acted on, and where.

use super::Text;
use super::trigger::Found;
use crate::annotate::text::Clause;
use crate::model::{ActorKind, EventType, Mention, Span, touching};

/// Indices of actors by their part in an event.
#[derive(Debug, Default)]
pub struct Cast {
    /// Who acts.
    pub actors: Vec<usize>,
    /// Who is acted on.
    pub recipients: Vec<usize>,
    /// Where.
    pub places: Vec<usize>,
}

/// The cast of a clause's event.
pub fn of(text: &Text<'_>, clause: &Clause, found: &Found) -> Cast {
    let mut cast = Cast::default();
    let passive = found.verb.as_ref().is_some_and(|verb| verb.passive) && !found.class.is_noun();
    let turn = text.tokens.cover(found.first, found.first).start;
    // "In Oslo, where they met in May, police fired gas": with what stands before the relative one.
    let front = clause.front.clone().map(|front| text.tokens.cover(front.start, front.end - 1));
    let inside = |span: Span| {
        let near = touching(text.mentions, span, |mention| mention.span).iter();
        near.filter(move |mention| span.contains(mention.span))
    };
    for mention in front.into_iter().chain([clause.span]).flat_map(inside) {
        let preposition = preposition(text, mention);
        let is_place = mention.kind == ActorKind::Place
            && mention.stands_for.is_none()
            && matches!(
                preposition,
                "in" | "at"
                    | "near"
                    | "outside"
                    | "inside"
                    | "across"
                    | "around"
                    | "into"
                    | "on"
                    | "off"
            );
        if is_place {
            push(&mut cast.places, mention.actor);
            continue;
        }
        // "talks between A and B", "A met with B": those around a meeting all take part.
        let before = mention.span.start < turn;
        let by = preposition == "by";
        if (before != passive) || by {
            push(&mut cast.actors, mention.actor);
        } else {
            push(&mut cast.recipients, mention.actor);
        }
    }
    if clause.opener.as_deref() == Some("where")
        && let Some(place) = place_before(text, clause)
    {
        push(&mut cast.places, place);
    }
    if let Some(actor) = subject(text, clause, found) {
        push(if passive { &mut cast.recipients } else { &mut cast.actors }, actor);
    }
    // "…, said Jane Roe": who speaks stands behind the verb.
    if found.kind == EventType::Statement
        && let Some(speaker) = text.speaker(text.tokens.cover(found.first, found.last))
    {
        push(&mut cast.actors, speaker);
    }
    cast.recipients.retain(|actor| !cast.actors.contains(actor));
    cast.places.retain(|actor| !cast.actors.contains(actor));
    cast
}

/// "Ambler Bay, where a launch stopped it": the place that the clause hangs on.
fn place_before(text: &Text<'_>, clause: &Clause) -> Option<usize> {
    let first = clause.span.start;
    let at = text.mentions.partition_point(|mention| mention.span.end <= first).checked_sub(1)?;
    let mention = text.mentions.get(at)?;
    let gap = text.tokens.text.get(mention.span.end..first)?;
    let beside = gap.chars().all(|c| c.is_whitespace() || c == ',');
    (beside && mention.kind == ActorKind::Place).then_some(mention.actor)
}

/// Who stands outside the clause or in a pronoun: "He was arrested", "… and left for Oslo".
fn subject(text: &Text<'_>, clause: &Clause, found: &Found) -> Option<usize> {
    let at = clause.subject.filter(|_| found.verb.is_some())?;
    let span = text.tokens.cover(at, at);
    let named = touching(text.mentions, span, |mention| mention.span);
    let named = named.iter().find(|mention| mention.span.end == span.end);
    let taken = touching(text.references, span, |one| one.span);
    let taken = taken.iter().find(|one| one.span.end == span.end);
    named.map(|mention| mention.actor).or_else(|| taken.map(|one| one.actor))
}

fn push(list: &mut Vec<usize>, actor: usize) {
    if !list.contains(&actor) {
        list.push(actor);
    }
}

/// The preposition before a name, over articles and a first name of a list ("in Doha and Istanbul").
fn preposition<'a>(text: &'a Text<'_>, mention: &Mention) -> &'a str {
    let mut at = text.tokens.from_byte(mention.span.start);
    while at > 0
        && (matches!(text.tokens.lower(at - 1), "the" | "and" | "," | "nearby")
            || is_name(text, at - 1))
    {
        at -= 1;
    }
    at.checked_sub(1).map_or("", |before| text.tokens.lower(before))
}

/// Whether a token belongs to a place's name.
fn is_name(text: &Text<'_>, at: usize) -> bool {
    let span = text.tokens.cover(at, at);
    touching(text.mentions, span, |mention| mention.span)
        .iter()
        .any(|mention| mention.kind == ActorKind::Place && mention.span.contains(span))
}
