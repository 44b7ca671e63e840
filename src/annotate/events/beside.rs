//! Events that a clause tells of beside its own: what is put off until a day, and what has a
//! day of its own.

use super::Text;
use super::extent;
use super::nouns::noun_at;
use super::trigger::{Class, Found};
use super::verbs;
use super::when::{is_aside, points};
use crate::annotate::text::{Clause, Tense, VerbGroup, phrase, singular};
use crate::model::{EventMention, Span, Status, Timex, When, WhenBasis};

/// Tokens behind a noun within which a day of its own begins: "the talks of 6 May".
const OWN: usize = 2;

/// A further event of a clause.
pub struct Beside {
    /// What names it.
    pub found: Found,
    /// Its day.
    pub when: When,
    /// What becomes of it.
    pub status: Status,
    /// Its words, where they are a part of the clause alone.
    pub part: Option<Span>,
}

/// The further events of a clause, given its own.
pub fn of(text: &Text<'_>, clause: &Clause, main: Option<&EventMention>) -> Vec<Beside> {
    let mut found: Vec<Beside> = postponed(text, clause).into_iter().collect();
    found.extend(aside(text, clause, main));
    for at in clause.tokens.clone() {
        if let Some(one) = dated(text, clause, at, main)
            && !found.iter().any(|known| known.found.first == one.found.first)
        {
            found.push(one);
        }
    }
    found
}

fn told(index: usize, timex: &Timex) -> When {
    When { bounds: timex.range, timex: Some(index), basis: WhenBasis::Timex }
}

/// Whether a verb tells something that was done: not denied, supposed or wished.
fn is_told(verb: &VerbGroup) -> bool {
    !verb.negated && matches!(verb.tense, Tense::Past | Tense::Perfect | Tense::Present)
}

/// "postponed the vote until Monday": the vote is planned for Monday.
fn postponed(text: &Text<'_>, clause: &Clause) -> Option<Beside> {
    let tokens = text.tokens;
    let verb = clause.verbs.iter().filter(|verb| is_told(verb)).find(|verb| {
        let next = tokens.lower(verb.main + 1);
        text.language.is("postponing", &verb.lemma)
            || text.language.is("putting_off", &verb.lemma) && matches!(next, "off" | "back")
    })?;
    let behind = tokens.cover(verb.main, verb.main).end;
    let (index, timex) = points(text, clause.sentence).find(|(_, timex)| {
        let at = tokens.from_byte(timex.span.start);
        let before = at.checked_sub(1).map_or("", |before| tokens.lower(before));
        timex.span.start > behind && matches!(before, "until" | "till" | "to")
    })?;
    let until = tokens.from_byte(timex.span.start).min(clause.tokens.end);
    // "the vote was postponed", "postponed the vote"
    let subject = clause.tokens.start..verb.first;
    let object = verb.main + 1..until.max(verb.main + 1);
    let mut places: Vec<usize> = if verb.passive { subject.collect() } else { object.collect() };
    if verb.passive {
        places.reverse();
    }
    let found = places.into_iter().find_map(|at| noun_at(text, at, Class::Held))?;
    Some(Beside { found, when: told(index, timex), status: Status::Planned, part: None })
}

/// "Jane Roe, arrested on 5 May, was freed": what a participle tells between commas.
fn aside(text: &Text<'_>, clause: &Clause, main: Option<&EventMention>) -> Option<Beside> {
    let (verb, (index, timex)) = clause.verbs.iter().find_map(|verb| {
        let date = points(text, clause.span).find(|(_, one)| is_aside(text, clause, verb, one))?;
        Some((verb, date))
    })?;
    // "…, charged with the raid on Friday, was freed": the day is the raid's.
    if main.and_then(|main| main.when).is_some_and(|when| when.timex == Some(index)) {
        return None;
    }
    let past = text.today.zip(timex.range.from).is_none_or(|(today, from)| from <= today);
    // Who is arrested is acted on.
    let verb = VerbGroup { passive: true, ..verb.clone() };
    let found = verbs::named(text, clause, &verb).unwrap_or_else(|| Found::plain(&verb));
    let tells = past && !verb.negated && !text.language.is("due", text.tokens.lower(verb.main));
    // "Jane Roe, arrested on 5 May": nothing else is told before it.
    let only = !clause.verbs.iter().any(|one| one.is_finite() && one.main < verb.main);
    let before = text.tokens.cover(clause.tokens.start, verb.first);
    let part = Span::new(extent::after_date(text, before).start, timex.span.end);
    tells.then(|| Beside {
        found,
        when: told(index, timex),
        status: Status::Happened,
        part: Some(part).filter(|_| only),
    })
}

/// "through a strike on 27 May and the talks of 28 May": nouns with a day of their own.
fn dated(
    text: &Text<'_>,
    clause: &Clause,
    at: usize,
    main: Option<&EventMention>,
) -> Option<Beside> {
    let found = noun_at(text, at, Class::Loose)?;
    let tokens = text.tokens;
    let soft = found.first == found.last
        && text.language.is("soft_noun", singular(tokens.lower(found.first)));
    let denied =
        at.checked_sub(1).is_some_and(|before| text.language.is("none_of", tokens.lower(before)));
    if soft || denied {
        return None;
    }
    let trigger = tokens.cover(found.first, found.last);
    let (index, timex) = points(text, clause.span).find(|(_, timex)| {
        let start = tokens.from_byte(timex.span.start);
        let between = found.last + 1..start;
        start > found.last
            && between.len() <= OWN
            && between.into_iter().all(|at| matches!(tokens.lower(at), "of" | "on"))
    })?;
    let own = main.is_some_and(|main| {
        main.trigger.overlaps(trigger) || main.when.is_some_and(|when| when.timex == Some(index))
    });
    let short = timex.range.range().is_some_and(|range| range.days() <= 7);
    // "denied a strike on 3 May", "if talks on 3 May fail"
    let sure = clause.head().is_some_and(|verb| {
        is_told(verb)
            && !text.language.is("denied", &verb.lemma)
            && !text.language.is("refusing", &verb.lemma)
    });
    if !sure || super::status::is_supposed(clause) {
        return None;
    }
    let ahead = text.today.zip(timex.range.from).is_some_and(|(today, from)| from > today);
    let status = if ahead { Status::Planned } else { Status::Happened };
    let part = phrase::ending_at(text.words, found.first).cover(timex.span);
    (!own && short).then(|| Beside { found, when: told(index, timex), status, part: Some(part) })
}

#[cfg(test)]
mod tests {
    use crate::annotate::reports::of_monday;
    use crate::model::Status;

    #[test]
    fn what_is_put_off_and_what_has_its_own_day() {
        for (text, trigger, day, status) in [
            (
                "The council on Wednesday postponed the vote until Monday, 17 November.",
                "vote",
                "2025-11-17",
                Status::Planned,
            ),
            (
                "The vote was put off until 17 November by the council.",
                "vote",
                "2025-11-17",
                Status::Planned,
            ),
            (
                "Jane Roe, arrested in Oslo on 5 May 2025, was freed on Monday.",
                "arrested",
                "2025-05-05",
                Status::Happened,
            ),
            (
                "Jane Roe, first elected in Oslo in 1964, died on Monday.",
                "elected",
                "1964-01-01",
                Status::Happened,
            ),
            (
                "Jane Roe led the union through a strike on 27 September and the talks of 29 September.",
                "talks",
                "2025-09-29",
                Status::Happened,
            ),
        ] {
            let found = of_monday(text);
            let event = found
                .events
                .iter()
                .find(|event| event.trigger.of(text) == trigger && event.status == status);
            let from = event.and_then(|event| event.when?.bounds.from);
            assert_eq!(from.map(|day| day.to_string()).as_deref(), Some(day), "{text}");
        }
    }
}
