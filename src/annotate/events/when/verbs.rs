//! Dates of another verb than the event's: a later one, a participle, that of a clause inside.

use std::ops::Range;

use super::super::Text;
use super::super::trigger::Found;
use super::points;
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, RELATIVES, Tense, VerbGroup};
use crate::model::{EventType, Timex, touching};

/// Tokens between a participle with its agent and its date, at most.
const AGENT: usize = 10;

/// Days back in which something may have been done that "has been done".
const PERFECT: i64 = 60;

/// "The reports showed Roe paid nothing in 2016": a day behind a later verb that has a subject of
/// its own is that verb's.
pub(super) fn is_of_other_verb(
    text: &Text<'_>,
    clause: &Clause,
    timex: &Timex,
    found: &Found,
) -> bool {
    let at = text.tokens.from_byte(timex.span.start);
    // A noun that no verb holds up ends where it stands.
    let verb = found.verb.as_ref().filter(|_| !found.class.needs_date());
    let own = verb.map_or(found.last, |verb| verb.main).max(found.last);
    clause.verbs.iter().any(|verb| {
        let told = verb.is_finite() || text.words.part(verb.main) == Part::VerbParticiple;
        let between = told && verb.first > own && verb.main < at;
        let before = (own + 1..verb.first).rev().find(|at| text.words.part(*at) != Part::Adv);
        // "attacked the port and killed 12 on Friday"
        let subject = before.is_some_and(|at| {
            let part = text.words.part(at);
            part.is_noun() && text.tokens.capital(at)
                || part == Part::Pron && !RELATIVES.contains(&text.tokens.lower(at))
        });
        // "the Quell controlled port"
        let next = verb.main + 1;
        let common = matches!(text.words.part(next), Part::Noun | Part::NounPlural);
        let quality = common || text.tokens.capital(verb.main);
        between && subject && !quality
    })
}

/// "I have asked them to report on Monday", "the request to close it in December": a day to come,
/// or one in somebody's own words, behind what is asked for is that of what is asked for.
pub(super) fn is_of_demand(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    let at = text.tokens.from_byte(timex.span.start);
    let ahead = timex.range.from.zip(text.today).is_none_or(|(from, today)| from > today);
    let trigger = text.tokens.cover(found.first, found.last);
    let own_words =
        || touching(text.quoted, trigger, |one| *one).iter().any(|one| one.contains(trigger));
    let asked = |verb: &VerbGroup| {
        verb.has_to(text.tokens) && !verb.is_finite() && (found.last + 1..at).contains(&verb.main)
    };
    // "They are required to rule by Friday": what is asked for is told.
    let passive = found.verb.as_ref().is_some_and(|verb| verb.passive);
    found.kind == EventType::Request
        && !passive
        && (ahead || own_words())
        && clause.verbs.iter().any(asked)
}

/// "has voiced a wish to proceed as in the trial of Roe in 1998": the perfect of today tells no
/// day long past behind another verb; "has won it in 2019 and 2021" counts.
pub(super) fn is_told_by_perfect(
    text: &Text<'_>,
    clause: &Clause,
    timex: &Timex,
    found: &Found,
) -> bool {
    let Some(verb) = found.verb.as_ref().filter(|_| !found.class.is_noun()) else { return false };
    // Not "is said to have left".
    let before = verb.first.checked_sub(1).map_or("", |at| text.tokens.lower(at));
    let first = text.tokens.lower(verb.first);
    let has = before != "to" && matches!(first, "has" | "have" | "'s" | "’s" | "'ve" | "’ve");
    let at = text.tokens.from_byte(timex.span.start);
    let parted = clause.verbs.iter().any(|other| other.first > verb.main && other.main < at);
    let past = timex
        .range
        .to
        .zip(text.today)
        .is_some_and(|(to, today)| today.signed_duration_since(to).num_days() > PERFECT);
    verb.tense == Tense::Perfect && has && parted && past
}

/// "the fallout of a remark he made in April": the day of a clause that hangs on a noun without
/// a pronoun between.
pub(super) fn is_of_contact(
    text: &Text<'_>,
    clause: &Clause,
    timex: &Timex,
    found: &Found,
) -> bool {
    let at = text.tokens.from_byte(timex.span.start);
    clause.verbs.iter().any(|verb| {
        let subject = verb.first.checked_sub(1).filter(|at| *at > found.last + 1);
        verb.is_finite()
            && verb.main < at
            && subject.is_some_and(|subject| {
                text.words.part(subject) == Part::Pron
                    && !RELATIVES.contains(&text.tokens.lower(subject))
                    && text.words.part(subject - 1).is_noun()
            })
            && !(verb.main..at).any(|at| text.tokens.word(at) == ",")
    })
}

/// "photos taken in 2014": the time of the participle between the trigger and it.
pub(super) fn is_of_participle(
    text: &Text<'_>,
    clause: &Clause,
    timex: &Timex,
    found: &Found,
) -> bool {
    let start = text.tokens.from_byte(timex.span.start);
    clause.verbs.iter().filter(|verb| is_participle(text, verb)).any(|verb| {
        // "in the round scheduled for 6 May"
        if text.language.is("due", text.tokens.lower(verb.main)) {
            // "issued a request for Roe, scheduled for Friday": that of the thing.
            let comma = text.tokens.word(verb.first - 1) == ",";
            return comma
                && found.last + 2 < verb.first
                && verb.main < start
                && !is_parted(clause, verb.main..start);
        }
        // "an order dated yesterday was sent"
        let before =
            !found.document && found.first > start && verb.main < start && start - verb.main <= 2;
        // "On Friday they passed it, ahead of the deadline issued by the highest court in 2017":
        // beside a day of the verb's own.
        let own = || {
            let mut dates = points(text, clause.span);
            dates.any(|(_, one)| one.span.end <= text.tokens.cover(verb.first, verb.first).start)
        };
        let by = text.tokens.lower(verb.main + 1) == "by" && own();
        let behind = verb.first > found.last + 1
            && verb.main < start
            && start - verb.main <= if by { AGENT } else { 4 }
            && !(verb.main..start).any(|at| text.tokens.word(at) == ",")
            // "in the flooded town on Friday"
            && !text.words.part(verb.main + 1).is_noun()
            && !is_parted(clause, verb.main..start);
        before || behind || found.first > start && is_aside(text, clause, verb, timex)
    })
}

/// A participle without an auxiliary: "taken".
fn is_participle(text: &Text<'_>, verb: &VerbGroup) -> bool {
    verb.first == verb.main
        && !verb.is_finite()
        && matches!(text.words.part(verb.main), Part::VerbParticiple | Part::VerbPast)
}

/// Whether a finite verb stands between a verb and a date: "orders of the phone announced last
/// week began on Tuesday".
pub(super) fn is_parted(clause: &Clause, between: Range<usize>) -> bool {
    clause.verbs.iter().any(|verb| verb.is_finite() && between.contains(&verb.main))
}

/// Whether a date stands with a participle between commas: "Roe, born in Oslo on 24 May 1955,
/// has built it".
pub fn is_aside(text: &Text<'_>, clause: &Clause, verb: &VerbGroup, timex: &Timex) -> bool {
    let comma = |at: usize| text.tokens.word(at) == ",";
    let (start, end) =
        (text.tokens.from_byte(timex.span.start), text.tokens.from_byte(timex.span.end));
    // "Roe, first elected in 1964, …"
    let before = (clause.tokens.start..verb.main).rev().find(|at| {
        let word = text.tokens.lower(*at);
        text.words.part(*at) != Part::Adv && !text.language.is("ordinal", word)
    });
    is_participle(text, verb)
        && before.is_some_and(comma)
        && verb.main < start
        && comma(end)
        && !(verb.main..start).any(comma)
        && !is_parted(clause, verb.main..start)
}
