//! Past or future of the anchor: cue words first, then the clause's verb.

use std::ops::Range;

use super::matcher::Match;
use crate::annotate::knowledge::Language;
use crate::annotate::text::{Clause, Tense, TokenKind, Tokens, VerbGroup};
use crate::model::{Direction, Span};

/// How many words before an expression a verb in the present tense arranges it.
const ARRANGED: usize = 7;

/// How many words before an expression a cue may stand.
const CUE_REACH: usize = 2;

/// The direction of an expression and the word that decides it.
pub fn direction(
    tokens: &Tokens<'_>,
    found: &Match,
    clauses: &[Clause],
    language: &Language,
) -> (Direction, Option<Span>) {
    // "In March Roe, who is a banker, became …": the verb that goes on from there.
    let front =
        |clause: &&Clause| clause.front.as_ref().is_some_and(|at| at.contains(&found.first));
    let inside = |clause: &&Clause| clause.tokens.contains(&found.first);
    let clause = clauses.iter().find(front).or(clauses.iter().find(inside));
    if let Some(cue) = cue_before(tokens, found, clause, language) {
        // "By 30 September they had counted 187 cases."
        let by = cue.1.is_some_and(|span| span.of(tokens.text).eq_ignore_ascii_case("by"));
        // "which they have said may be ready by late August": the verb that stands nearest.
        let last = |clause: &&Clause| {
            let mut verbs = clause.verbs.iter().filter(|verb| verb.is_finite());
            verbs.rfind(|verb| verb.main < found.first).or(clause.head()).cloned()
        };
        let past = clause
            .as_ref()
            .and_then(last)
            .filter(|verb| by && matches!(verb.tense, Tense::Past | Tense::Perfect))
            // "asked them to answer by Friday"
            .filter(|verb| !has_infinitive(tokens, clause, verb.main..found.first));
        return past
            .map_or(cue, |verb| (Direction::Past, Some(tokens.cover(verb.first, verb.main))));
    }
    let Some(clause) = clause else { return (Direction::Unknown, None) };
    if let Some(cue) = put_off(tokens, found, clause, language) {
        return cue;
    }
    if let Some(cue) = planned_word(tokens, found, clause, language) {
        return cue;
    }
    let verbs = clause.verbs.iter().chain(outer(clause, clauses));
    let mut nearest: Vec<&VerbGroup> = verbs.collect();
    nearest.sort_by_key(|verb| distance(verb, found));
    for verb in nearest {
        let cue = Some(tokens.cover(verb.first, verb.main));
        match verb.tense {
            Tense::Past | Tense::Perfect => return (Direction::Past, cue),
            // "might have met"
            Tense::Conditional if has_been(tokens, verb, language) => {
                return (Direction::Past, cue);
            }
            Tense::Future | Tense::Conditional => return (Direction::Future, cue),
            Tense::Present if is_arranged(tokens, verb, found, language) => {
                return (Direction::Future, cue);
            }
            Tense::Present | Tense::Nonfinite => {}
        }
    }
    headline(tokens, found, clause, language)
}

/// Whether an infinitive stands between two tokens: "asked them to answer by Friday".
fn has_infinitive(tokens: &Tokens<'_>, clause: Option<&Clause>, between: Range<usize>) -> bool {
    clause.is_some_and(|clause| {
        clause
            .verbs
            .iter()
            .any(|verb| !verb.is_finite() && between.contains(&verb.main) && verb.has_to(tokens))
    })
}

/// "rescheduled the vote to June 2": a day to come when it was set.
fn put_off(
    tokens: &Tokens<'_>,
    found: &Match,
    clause: &Clause,
    language: &Language,
) -> Option<(Direction, Option<Span>)> {
    let to = found.first.checked_sub(1).filter(|at| tokens.lower(*at) == "to")?;
    let moves = |verb: &&VerbGroup| {
        verb.main < to
            && ["putting_off", "postponing", "prolonging"]
                .iter()
                .any(|class| language.is(class, &verb.lemma))
    };
    let verb = clause.verbs.iter().rfind(moves)?;
    Some((Direction::Future, Some(tokens.cover(verb.first, verb.main))))
}

/// "orbits it in 40 days": how long it takes, and not when.
pub fn is_length(tokens: &Tokens<'_>, cue: Option<Span>, language: &Language) -> bool {
    let Some(cue) = cue else { return false };
    let inside = tokens.within(cue);
    let word = tokens.lower(inside.start);
    let base = language.verb_form(word).map_or(word.trim_end_matches('s'), |(base, _)| base);
    inside.len() == 1 && language.is("spanning", base)
}

/// Whether a modal verb supposes something of the past: "could have met".
fn has_been(tokens: &Tokens<'_>, verb: &VerbGroup, language: &Language) -> bool {
    (verb.first..verb.main).any(|at| language.is("have", tokens.lower(at)))
}

/// "Parliament meets on Thursday", "they are meeting on Friday": what is arranged is told in
/// the present tense; states and words are not.
fn is_arranged(tokens: &Tokens<'_>, verb: &VerbGroup, found: &Match, language: &Language) -> bool {
    // Right before the date, with no mark between: "…, according to a tweet on Monday" is past.
    let near = verb.main < found.first
        && found.first - verb.main <= ARRANGED
        && !(verb.main..found.first).any(|at| tokens.is(at, TokenKind::Mark));
    if !near {
        return false;
    }
    let state = language.is_reporting(&verb.lemma)
        || language.is_saying(&verb.lemma)
        || language.is("state", &verb.lemma);
    !state && !verb.passive && (verb.progressive || verb.first == verb.main)
}

/// "France to host talks on Tuesday": a headline's future.
fn headline(
    tokens: &Tokens<'_>,
    found: &Match,
    clause: &Clause,
    language: &Language,
) -> (Direction, Option<Span>) {
    let ahead = clause.verbs.iter().find(|verb| {
        verb.has_to(tokens) && verb.main < found.first && !language.is("state", &verb.lemma)
    });
    let finite = clause.verbs.iter().any(VerbGroup::is_finite);
    match ahead.filter(|_| !finite) {
        Some(verb) => (Direction::Future, Some(tokens.cover(verb.first, verb.main))),
        None => (Direction::Unknown, None),
    }
}

/// "until Monday", "since Friday", "by Thursday", "next", "last".
fn cue_before(
    tokens: &Tokens<'_>,
    found: &Match,
    clause: Option<&Clause>,
    language: &Language,
) -> Option<(Direction, Option<Span>)> {
    let reach = found.first.saturating_sub(CUE_REACH)..found.first;
    reach.rev().find_map(|at| {
        let word = tokens.lower(at);
        let direction = match word {
            "until" | "till" | "by" => Direction::Future,
            "since" | "ago" => Direction::Past,
            _ if is_bare_plan(tokens, at, found, clause, language) => return None,
            _ if clause.is_some_and(|clause| is_over(clause, found, language)) => return None,
            _ if language.is("future_cue", word) => Direction::Future,
            _ => return None,
        };
        Some((direction, tokens.get(at).map(|token| token.span)))
    })
}

/// "scheduled for November 6", "due on Monday", anywhere before it in the clause.
fn planned_word(
    tokens: &Tokens<'_>,
    found: &Match,
    clause: &Clause,
    language: &Language,
) -> Option<(Direction, Option<Span>)> {
    let from = clause.tokens.start.max(found.first.saturating_sub(8));
    let at = (from..found.first).rev().find(|at| {
        let cue = language.is("future_cue", tokens.lower(*at))
            && !matches!(tokens.lower(*at), "by" | "until" | "till")
            && !is_bare_plan(tokens, *at, found, Some(clause), language)
            && !is_of_scheme(tokens, *at, found, clause, language)
            // "riots broke out due to the shooting in August"
            && !clause.is_cause(tokens, *at);
        // "is set to begin on Wednesday", not "a record set on Wednesday"
        let ready = language.is("future_to", tokens.lower(*at))
            && matches!(tokens.lower(at + 1), "to" | "for");
        cue || ready
    })?;
    // "were scheduled for" counts too: the date lay ahead when it was set; but a past
    // verb between the cue and the date takes the date for itself.
    let between = |verb: &VerbGroup| (at + 1..found.first).contains(&verb.main);
    let taken = is_over(clause, found, language)
        || clause.verbs.iter().any(|verb| verb.tense == Tense::Past && between(verb));
    (!taken).then(|| (Direction::Future, tokens.get(at).map(|token| token.span)))
}

/// "the planned launch on Wednesday was scrubbed": what is called off on its day; a "for", a
/// "to" or a "by" says that the day was only planned.
fn is_of_scheme(
    tokens: &Tokens<'_>,
    at: usize,
    found: &Match,
    clause: &Clause,
    language: &Language,
) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| tokens.lower(at));
    let the = |word: &str| matches!(word, "the" | "a" | "an" | "its" | "their" | "his" | "her");
    let quality = the(word(1)) || word(1).ends_with("ly") && the(word(2));
    let called_off = clause.verbs.iter().any(|verb| {
        let off = [verb.lemma.as_str(), tokens.lower(verb.main)];
        let off = off.iter().any(|word| language.is("called_off", word));
        verb.tense == Tense::Past && verb.passive && off
    });
    quality
        && called_off
        && !(at + 1..found.first).any(|next| matches!(tokens.lower(next), "for" | "to" | "by"))
}

/// "games scheduled for Wednesday were held".
fn is_over(clause: &Clause, found: &Match, language: &Language) -> bool {
    clause.verbs.iter().any(|verb| {
        verb.first > found.last
            && verb.tense == Tense::Past
            && language.is("taking_place", &verb.lemma)
    })
}

/// "presented its plan on Friday": the noun points ahead only with a "for" or a "to" before the
/// date.
fn is_bare_plan(
    tokens: &Tokens<'_>,
    at: usize,
    found: &Match,
    clause: Option<&Clause>,
    language: &Language,
) -> bool {
    let verb = || clause.is_some_and(|clause| clause.verbs.iter().any(|verb| verb.main == at));
    // "the government plans talks on Friday" may be taken for a noun.
    let object = || {
        let before = at.checked_sub(1).map_or("", |before| tokens.lower(before));
        language.is("determiner", before)
            || at + 1 == found.first
            || language.is("joining", tokens.lower(at + 1))
    };
    language.is("plan", tokens.lower(at))
        && !verb()
        && object()
        && !(at + 1..found.first).any(|next| matches!(tokens.lower(next), "for" | "to"))
}

/// The verbs of the clause that a clause without a finite verb hangs on.
fn outer<'a>(clause: &Clause, clauses: &'a [Clause]) -> Vec<&'a VerbGroup> {
    if clause.verbs.iter().any(VerbGroup::is_finite) {
        return Vec::new();
    }
    clauses.iter().flat_map(|other| other.verbs.iter()).filter(|verb| verb.is_finite()).collect()
}

fn distance(verb: &VerbGroup, found: &Match) -> usize {
    if verb.main < found.first {
        found.first - verb.main
    } else {
        2 * (verb.first.saturating_sub(found.last))
    }
}
