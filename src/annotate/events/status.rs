//! Whether an event happened, goes on, is planned, supposed or denied.

use super::Text;
use super::trigger::Found;
use crate::annotate::text::{Clause, Tense};
use crate::model::{Direction, Status, When};

/// The status of a clause's event.
pub fn of(
    text: &Text<'_>,
    index: usize,
    clause: &Clause,
    found: &Found,
    when: Option<When>,
) -> Status {
    if is_denied(text, index, clause, found) {
        return Status::Denied;
    }
    let conditional = is_supposed(clause);
    if !conditional
        && found.class.is_noun()
        && (next_noun(text, clause, found) || scheduled_after(text, clause, found))
    {
        return Status::Planned;
    }
    if is_hypothetical(text, clause, found) {
        return Status::Hypothetical;
    }
    if is_planned(text, clause, found, when) {
        return Status::Planned;
    }
    let ongoing = found.verb.as_ref().is_some_and(|verb| {
        verb.progressive && matches!(verb.tense, Tense::Present | Tense::Perfect)
            || verb.tense == Tense::Present && matches!(verb.lemma.as_str(), "continue" | "remain")
    });
    if ongoing { Status::Ongoing } else { Status::Happened }
}

/// "if they meet", "whether they met".
pub fn is_supposed(clause: &Clause) -> bool {
    matches!(clause.opener.as_deref(), Some("if" | "unless" | "whether"))
}

/// "denied that they met".
pub fn is_under_denial(text: &Text<'_>, index: usize) -> bool {
    let outer = text.reporter(index).and_then(|outer| outer.verbs.last());
    outer.is_some_and(|verb| text.language.is("denied", &verb.lemma))
}

fn is_denied(text: &Text<'_>, index: usize, clause: &Clause, found: &Found) -> bool {
    let negated = found
        .verb
        .as_ref()
        .is_some_and(|verb| verb.negated && !text.language.is_saying(&verb.lemma));
    let denied = is_under_denial(text, index);
    let cancelled = clause.verbs.iter().any(|verb| {
        matches!(verb.lemma.as_str(), "cancel" | "scrap" | "call")
            && found.class.is_noun()
            && text.language.is("denied", text.tokens.lower(verb.main))
    });
    negated || denied || cancelled
}

fn is_hypothetical(text: &Text<'_>, clause: &Clause, found: &Found) -> bool {
    if is_supposed(clause) {
        return true;
    }
    let Some(verb) = &found.verb else { return false };
    match verb.tense {
        // "would let it go tomorrow if its tanks were clean"
        Tense::Conditional => !reported_future(clause) || is_conditioned(text, clause),
        // "wants to meet", "urged them to withdraw"
        Tense::Nonfinite if text.tokens.lower(verb.first) == "to" => {
            let from = clause.tokens.start;
            (from..verb.first)
                .rev()
                .take(8)
                .any(|at| text.language.is("hypothetical", text.tokens.lower(at)))
        }
        // "were considering severing ties"
        Tense::Nonfinite => verb
            .first
            .checked_sub(1)
            .is_some_and(|before| text.language.is("weighing", text.tokens.lower(before))),
        _ => false,
    }
}

/// Whether the clause behind tells under which condition.
fn is_conditioned(text: &Text<'_>, clause: &Clause) -> bool {
    let behind = text.clauses.iter().find(|one| one.tokens.start >= clause.tokens.end);
    behind.is_some_and(|next| {
        next.sentence == clause.sentence && matches!(next.opener.as_deref(), Some("if" | "unless"))
    })
}

/// "announced that talks would be held": the future of a past report.
fn reported_future(clause: &Clause) -> bool {
    clause.reported_by.is_some()
}

fn is_planned(text: &Text<'_>, clause: &Clause, found: &Found, when: Option<When>) -> bool {
    let timex = when.and_then(|when| when.timex).and_then(|index| text.timexes.get(index));
    let ahead = match (when.and_then(|when| when.bounds.from), text.today) {
        (Some(from), Some(today)) => from > today,
        _ => false,
    };
    let behind = match (when.and_then(|when| when.bounds.to), text.today) {
        (Some(to), Some(today)) => to < today,
        _ => false,
    };
    let future_cue = timex.is_some_and(|timex| {
        timex.direction == Direction::Future
            && timex.cue.is_some_and(|cue| cue.end <= timex.span.start)
    });
    if ahead {
        return true;
    }
    // "was planning to hold a vote": whether it was held is not told.
    let intended = found.verb.as_ref().is_some_and(|verb| {
        found.class.is_noun()
            && verb.progressive
            && text.language.is("planned", text.tokens.lower(verb.main))
    });
    if intended {
        return true;
    }
    let verb_tense = found.verb.as_ref().map(|verb| verb.tense);
    match verb_tense {
        Some(Tense::Future) => true,
        Some(Tense::Conditional) => reported_future(clause),
        // "the next round scheduled for 6 November": no verb of its own, a plan before the date.
        Some(Tense::Nonfinite) | None => future_cue && !behind || next_noun(text, clause, found),
        Some(Tense::Present) => {
            future_cue || (found.class.is_noun() && next_noun(text, clause, found))
        }
        Some(Tense::Past | Tense::Perfect) => {
            found.class.is_noun() && scheduled_after(text, clause, found)
        }
    }
}

/// "the next round", "the upcoming talks"
fn next_noun(text: &Text<'_>, clause: &Clause, found: &Found) -> bool {
    let from = clause.tokens.start.max(found.first.saturating_sub(4));
    found.class.is_noun()
        && (from..found.first).any(|at| match text.tokens.lower(at) {
            // "the next day, with protests going on"
            "next" => !text.language.is_time(text.tokens.lower(at + 1)),
            word => matches!(word, "upcoming" | "forthcoming" | "planned" | "scheduled"),
        })
}

/// "a meeting scheduled for 6 November" under a past verb.
fn scheduled_after(text: &Text<'_>, clause: &Clause, found: &Found) -> bool {
    let end = clause.tokens.end.min(found.last + 6);
    (found.last + 1..end).any(|at| {
        !clause.is_cause(text.tokens, at)
            && matches!(
                text.tokens.lower(at),
                "scheduled" | "planned" | "due" | "slated" | "set" | "expected"
            )
    })
}
