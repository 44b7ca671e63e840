//! Dates of a thing in the clause rather than of what is told of it: "the 2009 outbreak", "this
//! year's conference", "the record of 1950".

use super::super::trigger::Found;
use super::super::{Text, nouns};
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, TokenKind, phrase};
use crate::model::{Core, Timex, Unit, touching};

/// Most days of a time that owns what happened in it.
const OWNED: i64 = 3;

/// "following the election on 3 November": the day of what it follows.
pub(super) fn is_of_noun_before(text: &Text<'_>, timex: &Timex, found: &Found) -> bool {
    let at = text.tokens.from_byte(timex.span.start);
    let preposition = at.checked_sub(1).filter(|at| text.words.part(*at) == Part::Adp);
    let end = preposition.unwrap_or(at);
    let inside = |at: &usize| text.words.part(*at).is_nominal();
    let first = (found.last + 1..end).rev().take_while(inside).last();
    let named = first.filter(|first| text.words.part(*first) == Part::Det);
    let before =
        named.and_then(|first| first.checked_sub(1)).map_or("", |at| text.tokens.lower(at));
    before == "following"
}

/// "issued warrants for people believed to have joined in the assault of Roe in January": the
/// time of a thing behind another verb.
pub(super) fn is_of_thing(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    let date = text.tokens.from_byte(timex.span.start);
    let own = found.verb.as_ref().map_or(found.last, |verb| verb.main).max(found.last);
    let Some(verb) = clause.verbs.iter().rfind(|verb| (own + 1..date).contains(&verb.main)) else {
        return false;
    };
    let thing = (verb.main + 1..date)
        .find(|at| text.words.part(*at).is_noun() && nouns::kind_at(text, *at).is_some());
    let adposed = |thing: usize| {
        let first = text.tokens.from_byte(phrase::ending_at(text.words, thing).start);
        first.checked_sub(1).is_some_and(|at| text.words.part(at) == Part::Adp)
    };
    let comma = |thing: usize| (thing..date).any(|at| text.tokens.word(at) == ",");
    let long = timex.range.range().is_none_or(|range| range.days() > OWNED);
    long && thing.is_some_and(|thing| adposed(thing) && !comma(thing))
}

/// "Eight years earlier, at the 1972 convention": the year that is told behind outranks the one
/// that is counted.
pub(super) fn is_of_named_year(text: &Text<'_>, clause: &Clause, timex: &Timex) -> bool {
    let counted = matches!(timex.form.core, Core::Shift(Unit::Year, ..0));
    let behind = touching(text.timexes, clause.span, |one| one.span).iter();
    counted
        && behind.filter(|one| one.span.start >= timex.span.end).any(|other| {
            let year = matches!(other.form.core, Core::Date { year: Some(_), .. });
            let later = other.range.from.zip(timex.range.to).is_some_and(|(from, to)| from > to);
            let before = other.range.to.zip(timex.range.from).is_some_and(|(to, from)| to < from);
            year && (later || before)
        })
}

/// "topping the record of 16.7 percent in 1950": the time of what something is measured by.
pub(super) fn is_of_mark(text: &Text<'_>, timex: &Timex, found: &Found) -> bool {
    let at = text.tokens.from_byte(timex.span.start);
    let mark = (found.last + 1..found.last + 4)
        .find(|at| text.language.is("mark", text.tokens.lower(*at)))
        .filter(|mark| text.tokens.lower(mark + 1) == "of");
    let long = timex.range.range().is_none_or(|range| range.days() > OWNED);
    let the = text.tokens.lower(found.last + 1) == "the";
    long && the && mark.is_some_and(|mark| mark + 2 < at && text.words.part(mark + 2) == Part::Num)
}

/// "According to a release of 14 March, the state spent …": the day of the source.
pub(super) fn is_of_source(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    let at = text.tokens.from_byte(timex.span.start);
    let according = (clause.tokens.start..at)
        .rev()
        .find(|at| text.tokens.lower(*at) == "according" && text.tokens.lower(at + 1) == "to");
    according.is_some_and(|according| {
        let inside = according..at;
        !inside.contains(&found.first)
            && !inside.clone().any(|at| text.tokens.word(at) == ",")
            && !clause.verbs.iter().any(|verb| {
                // A noun that the tagger takes for a verb: "according to NRC report on Friday".
                let source = text.language.is("source", text.tokens.lower(verb.main));
                verb.is_finite() && inside.contains(&verb.main) && !source
            })
    })
}

/// "the 2020 election", "his 2016 arrest": the time of that noun, which may be the trigger.
pub(super) fn is_quality(text: &Text<'_>, timex: &Timex, found: &Found) -> bool {
    let start = text.tokens.from_byte(timex.span.start);
    let end = text.tokens.from_byte(timex.span.end);
    let determined = start.checked_sub(1).is_some_and(|before| {
        let word = text.tokens.lower(before);
        // "the migrants' September 2015 deaths", "Roe's 2016 arrest"
        let owned = text.tokens.is(before, TokenKind::Clitic) && word.ends_with('s')
            || matches!(word, "'" | "’") && text.tokens.glued(before);
        text.words.part(before) == Part::Det || text.language.is("determiner", word) || owned
    });
    // "the 1965 Voting Rights Act": a name has its year, whatever its words are.
    let name = text.tokens.capital(end);
    let common =
        |at: usize| text.words.part(at).is_noun() && !text.language.is_time(text.tokens.lower(at));
    let is_weekday = matches!(timex.form.core, Core::Weekday(_));
    let year = timex.form.core.is_year();
    // "the Sunday trade ban": of what stands week after week.
    let standing = |at: usize| text.language.is("standing", text.tokens.lower(at));
    let again = is_weekday && determined && common(end) && (end + 1..end + 3).any(standing);
    // "his 2020 running mate"
    let gerund = year && text.words.part(end) == Part::VerbGerund;
    // "the 1959 romantic comedy"
    let noun =
        name || gerund || common(end) || text.words.part(end) == Part::Adj && common(end + 1);
    let named = (end..end + 3).contains(&found.first) && !text.tokens.capital(found.first);
    let adposed = start.checked_sub(1).is_some_and(|before| text.words.part(before) == Part::Adp);
    // "their roles in September 2015 deaths": a date between a preposition and a plain noun.
    // "in the fourth round of 2020 Lisse Rugby Cup"
    let inside = start > found.last + 2
        && (common(end) && !text.tokens.capital(end) || year && text.tokens.capital(end))
        && adposed
        && !text.words.part(end + 1).is_finite();
    // "discusses Women's Day celebrations": the name of what is celebrated.
    let feast = matches!(timex.form.core, Core::Holiday(..)) && common(end) && !adposed;
    // "allows Sunday opening hours"
    let usual = is_weekday
        && !adposed
        && !determined
        && (common(end) || text.words.part(end) == Part::VerbGerund);
    // "2012 presidential candidate Roe died"
    let role = year
        && !adposed
        && (common(end) || is_quality_word(text.words.part(end)) && common(end + 1))
        && !text.words.part(end + 1).is_finite();
    again || (determined && noun || inside || role || feast || usual) && !named
}

/// What may stand between a year and its noun: "2012 presidential candidate", "2020 running mate".
fn is_quality_word(part: Part) -> bool {
    matches!(part, Part::Adj | Part::VerbGerund)
}

/// "this year's conference": the year is the conference's, not the event's; but "Friday's
/// bombing", and what it did, was on Friday.
pub(super) fn is_owner(text: &Text<'_>, timex: &Timex, found: &Found) -> bool {
    let after = text.tokens.from_byte(timex.span.end);
    let owns = text.tokens.is(after, TokenKind::Clitic) && text.tokens.lower(after).ends_with('s');
    let short = timex.range.range().is_some_and(|range| range.days() <= OWNED);
    // "felt Friday's pleas might help"
    let supposed = found.verb.as_ref().is_some_and(|verb| verb.modal.as_deref() == Some("might"));
    owns && !(short && !supposed && (after + 1..=after + 4).contains(&found.first))
}
