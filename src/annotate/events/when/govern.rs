//! Whether a date is that of the event, or that of what a preposition or a relative pronoun
//! leads to.

use std::ops::Range;

use super::super::Text;
use super::super::trigger::Found;
use super::SINCE;
use super::things::{
    is_of_mark, is_of_named_year, is_of_noun_before, is_of_source, is_of_thing, is_owner,
    is_quality,
};
use super::unsaid::{is_conversion, is_habit, is_of_unknown_saying, is_of_work, is_quoted_apart};
use super::verbs::{
    is_of_contact, is_of_demand, is_of_other_verb, is_of_participle, is_told_by_perfect,
};
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, Tense, TokenKind};
use crate::model::{Core, Direction, Timex, TimexKind, touching};

/// Whether an expression can be the time of the trigger rather than of something else in the
/// clause: its noun, a participle, or what came before or after.
pub(super) fn governs(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    // What is told as past lies in no day to come.
    let ahead = timex.range.from.zip(text.today).is_some_and(|(from, today)| from > today);
    let contradicts = ahead && timex.direction == Direction::Past;
    // "at 8 p.m.": the hour of a day that stands elsewhere.
    let lone_hour = timex.form.core == Core::Unsaid;
    !lone_hour
        && !contradicts
        && !is_of_unknown_saying(text, timex)
        && !is_quoted_apart(text, timex, found)
        && !is_conversion(text, timex)
        && !is_of_work(text, timex)
        && !is_habit(text, timex, found)
        && !is_owner(text, timex, found)
        && !is_beyond_pronoun(text, clause, timex, found)
        && !is_beside(text, clause, timex, found)
        && !is_quality(text, timex, found)
        && !is_of_participle(text, clause, timex, found)
        && !is_of_source(text, clause, timex, found)
        && !is_of_contact(text, clause, timex, found)
        && !is_of_other_verb(text, clause, timex, found)
        && !is_of_demand(text, clause, timex, found)
        && !is_told_by_perfect(text, clause, timex, found)
        && !is_of_mark(text, timex, found)
        && !is_of_thing(text, clause, timex, found)
        && !is_of_named_year(text, clause, timex)
        && !is_of_noun_before(text, timex, found)
}

/// "On Friday the mayor, who was ill", "a rally in Oslo, where they vote in May": the pronoun of a
/// relative clause parts what stands before it from what stands behind.
fn is_beyond_pronoun(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    let Some(pronoun) = clause.relative else { return false };
    let at = text.tokens.from_byte(timex.span.start);
    // "the truce in Oslo, which took effect on Friday": the noun is what the relative one tells of.
    let thing = found.class.is_noun()
        && matches!(text.tokens.lower(pronoun), "which" | "that")
        && (clause.tokens.start..found.first).all(|at| {
            text.words.part(at) != Part::Adp || text.language.is_time(text.tokens.lower(at + 1))
        });
    // "Monday's attack, which killed 12": the day of the noun is that of what it did.
    let own = at < pronoun && !is_in_front(text, clause, timex);
    (at < pronoun) != (found.first < pronoun && !thing) && !own
}

/// Whether a date stands in front of the subject by itself: "On Friday the mayor", but not
/// "Friday's attack" or "the quake of May".
pub fn is_in_front(text: &Text<'_>, clause: &Clause, timex: &Timex) -> bool {
    let front = clause.front.as_ref().map_or(clause.tokens.start, |front| front.start);
    let (first, end) =
        (text.tokens.from_byte(timex.span.start), text.tokens.from_byte(timex.span.end));
    let named = |at: usize| {
        let inside = !touching(text.timexes, text.tokens.cover(at, at), |one| one.span).is_empty();
        text.words.part(at).is_noun() && !inside
    };
    // The comma before the pronoun is another one.
    let last = clause.relative.map_or(end, |pronoun| pronoun.saturating_sub(1));
    let last = clause.front.as_ref().map_or(last, |front| front.end);
    let comma = |at: usize| text.tokens.word(at) == ",";
    let place = (front..first).any(comma) || end < last && comma(end);
    let determined = first > front && text.words.part(first - 1) == Part::Det;
    let owns = text.tokens.is(end, TokenKind::Clitic) || matches!(text.tokens.word(end), "'" | "’");
    !owns && !determined && (place || !(front..first).any(named))
}

/// "ahead of Women's Day", "extended until May 1": the day of something else. What is put off is
/// put off until the day that it takes place on.
fn is_beside(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    let at = text.tokens.from_byte(timex.span.start);
    let Some(before) = at.checked_sub(1) else { return false };
    let word = |at: usize| text.tokens.lower(at);
    let preposition = match word(before) {
        "the" | "its" | "their" => before.saturating_sub(1),
        // "through at least tomorrow"
        "least" => before.saturating_sub(2),
        _ => before,
    };
    if is_cut_off(text, clause, found, preposition..at) {
        return true;
    }
    let verb = found.verb.as_ref();
    let lemma = verb.map_or("", |verb| verb.lemma.as_str());
    let puts_off = text.language.is("putting_off", lemma);
    let noun = found.class.is_noun();
    let behind = preposition.checked_sub(1).map_or("", word);
    match word(preposition) {
        // "shortly before midnight" is still that day.
        "before" | "after" => timex.kind != TimexKind::Time,
        // "has been shut since Monday" began then; "reports deaths since 2015" did not.
        "since" => verb.is_none_or(|verb| verb.tense != Tense::Perfect),
        // "the Tenure of Office Act of 1867"
        "of" => {
            let year = timex.form.core.is_year();
            behind == "ahead"
                || year
                    && preposition
                        .checked_sub(1)
                        .is_some_and(|at| text.tokens.capital(at) && at != found.last)
        }
        "than" => true,
        // "lowered the forecast for 2019", but "the vote is scheduled for 2019"
        "for" => {
            let year = matches!(timex.form.core, Core::Date { year: Some(_), day: None, .. });
            let thing = preposition.checked_sub(1).filter(|at| *at > found.last + 1);
            year && thing.is_some_and(|at| text.words.part(at).is_noun())
        }
        // "down from the 2017 vote": what it is compared with.
        // "has grown from 2016", but "has grown from March to August".
        "from" => {
            let end = text.tokens.lower(text.tokens.from_byte(timex.span.end));
            let perfect = verb.is_some_and(|verb| verb.tense == Tense::Perfect);
            preposition < before && noun
                || perfect && !matches!(end, "to" | "until" | "till" | "through" | "-" | "–")
        }
        // "extended the curfew to 1 May"
        "to" => behind == "prior" || text.language.is("prolonging", lemma) || puts_off && !noun,
        "until" | "till" | "through" => !puts_off && !noun,
        _ => false,
    }
}

/// "returned after attending last year": a word that gives a date to the gerund behind it.
pub(super) fn opens_gerund(text: &Text<'_>, at: usize) -> bool {
    matches!(text.tokens.lower(at), "after" | "before" | "since" | "by")
        && text.words.part(at + 1) == Part::VerbGerund
}

/// Whether words before a date give it to something else than the trigger; `date` begins at its
/// preposition.
fn is_cut_off(text: &Text<'_>, clause: &Clause, found: &Found, date: Range<usize>) -> bool {
    let word = |at: usize| text.tokens.lower(at);
    let lemma = found.verb.as_ref().map_or("", |verb| verb.lemma.as_str());
    // "is closing stores, including last year its oldest", "in custody until his hearing on
    // 5 April"
    // "questioned whether the visit last November …", "rose to 170 from 88 in May 2019"
    let parts = |at: usize| {
        matches!(
            word(at),
            "including" | "until" | "till" | "pending" | "despite" | "whether" | "compared"
        ) || word(at) == "from" && text.tokens.is(at + 1, TokenKind::Number) && at + 2 < date.start
    };
    // "riots because of the shooting in August", "returned after attending last year"
    let other = |at| opens_gerund(text, at) || clause.is_cause(text.tokens, at);
    // "came weeks after the total had passed a million on 2 April"
    let joins = |at: usize| matches!(word(at), "after" | "before" | "since" | "when" | "once");
    let told = |at: usize| {
        clause.verbs.iter().any(|verb| verb.is_finite() && (at..date.start).contains(&verb.main))
    };
    if (found.last + 1..date.end).any(|at| other(at) || joins(at) && told(at)) {
        return true;
    }
    let parted = !text.language.is("putting_off", lemma)
        && (found.last + 1..date.end.saturating_sub(1)).any(parts);
    // "since it spread through the country, on 3 May": the day of what is told before.
    let comma = date.start.checked_sub(1).is_some_and(|at| text.tokens.word(at) == ",");
    if clause.opener.as_deref() == Some("since") && comma && found.last + 1 < date.start {
        return true;
    }
    // "despite winning in March, she lost"
    let opener = word(text.tokens.from_byte(clause.span.start));
    // "after his conviction in May, Roe agreed to help"
    let comma = (date.end..found.first).any(|at| text.tokens.word(at) == ",");
    let fronted = date.end < found.first
        && (matches!(opener, "despite" | "besides" | "without")
            || comma && matches!(opener, "after" | "before" | "following"));
    // "revered since the tower was built 900 years ago"; but "since it was retaken in 2017" dates
    // the retaking.
    let since = |at: usize| {
        word(at) == "since"
            && text.words.part(at + 1) != Part::VerbGerund
            && !(at..date.end).contains(&found.first)
    };
    // Nothing else begins between: "since 2003, and that as of February".
    let begins = |at: usize| matches!(word(at), "," | "and" | "that");
    let mut back = (date.end.saturating_sub(SINCE)..date.start).rev();
    let held = back.by_ref().take_while(|at| !begins(*at)).any(since);
    parted || fronted || held
}
