//! The date that a report's story has reached: what a clause without a date of its own
//! takes over from the sentences before it, or from the day of publication.
//!
//! News tells on which day things happened once, and goes on in the past tense (R. Reichart
//! and R. Barzilay's "temporal segments", and the narrative's "now" of H. Kamp's discourse
//! representation). Such a date is marked as what it is and never counts as the text's own.

use chrono::NaiveDate;

use super::Text;
use super::trigger::Found;
use super::when::points;
use crate::annotate::text::{Clause, Tense, VerbGroup};
use crate::model::{Bounds, Status, Timex, When, WhenBasis, ZoneKind};

/// Days around the report within which a date can be the story's own, not its background.
const NEAR: i64 = 45;

/// Days that a date of the story may last.
const SHORT: i64 = 7;

/// Sentences after which the story's date is no longer taken over.
const REACH: usize = 20;

/// Sentences that go on from a day long before the news; then the story is back at its news.
const LOOK_BACK: usize = 2;

/// Sentences of a report that tell its news; what is said there was said on its day.
const LEAD: usize = 5;

/// Where the story stands in time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Narrative {
    /// The date of its news: the first that it tells.
    lead: Option<Reached>,
    /// The date that it has reached.
    current: Option<Reached>,
}

/// A date that a story has reached.
#[derive(Clone, Copy, Debug)]
struct Reached {
    bounds: Bounds,
    /// Its expression.
    timex: usize,
    /// The sentence from which it counts.
    sentence: usize,
}

impl Reached {
    /// Whether it lies so far before the news that the report only looks back on it.
    fn is_before(&self, lead: &Self) -> bool {
        let days = self.bounds.from.zip(lead.bounds.from).map(|(day, news)| news - day);
        days.is_some_and(|days| days.num_days() > SHORT)
    }
}

impl Narrative {
    /// Where a report begins: a headline tells of the day that its first sentences name.
    pub fn of_lead(text: &Text<'_>) -> Self {
        let titled = text.zones.iter().any(|zone| zone.kind == ZoneKind::Title);
        let mut lead = Self::default();
        for (sentence, clause) in text.numbered().filter(|_| titled) {
            if sentence >= LEAD || lead.current.is_some() {
                break;
            }
            lead.follow(text, clause, 0);
        }
        lead
    }

    /// Move on with a clause: a day near the report, told in the past tense, is the story's.
    /// After a look at another time the story is back at its news.
    pub fn follow(&mut self, text: &Text<'_>, clause: &Clause, sentence: usize) {
        let told = clause.head().is_some_and(|verb| tells(verb) && !is_earlier(text, verb));
        if !told || clause.opener.as_deref().is_some_and(|word| text.language.is("aside", word)) {
            return;
        }
        let mut dates = points(text, clause.span);
        let date = dates.clone().find(|(_, timex)| is_story(text.today, timex));
        if let Some((timex, one)) = date.filter(|_| !looks_back(text, clause)) {
            let reached = Reached { bounds: one.range, timex, sentence };
            self.lead = self.lead.or(Some(reached));
            self.current = Some(reached);
        } else if dates.any(|(_, timex)| is_long_ago(text.today, timex)) {
            self.current = self.lead.map(|lead| Reached { sentence, ..lead });
        }
    }

    /// The date that counts in a sentence.
    fn reached(&self, sentence: usize) -> Option<Reached> {
        let back = |one: &Reached| self.lead.is_some_and(|lead| one.is_before(&lead));
        let current = self.current?;
        let is_over = back(&current) && sentence > current.sentence + LOOK_BACK;
        let counts = if is_over { self.lead? } else { current };
        (sentence <= current.sentence + REACH).then_some(counts)
    }

    /// The date of an event whose clause names none; `None` where nothing tells it.
    pub fn date(
        &self,
        text: &Text<'_>,
        index: usize,
        found: &Found,
        (status, sentence): (Status, usize),
    ) -> Option<When> {
        if !matches!(status, Status::Happened | Status::Ongoing) {
            return None;
        }
        let clause = text.clauses.get(index)?;
        // "moved on to talk": the time is that of the verb that it hangs on.
        let verb = text.governor(index, found);
        if !verb.is_some_and(tells) || verb.is_some_and(|verb| is_earlier(text, verb)) {
            return None;
        }
        // What is said has its own time, not that of the saying.
        let spoken = verb.is_some_and(|verb| text.language.is_saying(&verb.lemma));
        if let Some(when) = of_clause_before(text, index, found) {
            return Some(when);
        }
        if let Some(when) = of_sentence(text, clause).filter(|_| !spoken) {
            return Some(when);
        }
        // "The company claims": said as the report is written.
        let now = spoken && verb.is_some_and(|verb| verb.tense == Tense::Present);
        if let Some(near) = self.reached(sentence).filter(|_| !now) {
            let (bounds, timex) = (near.bounds, Some(near.timex));
            return Some(When { bounds, timex, basis: WhenBasis::Narrative });
        }
        // Speech, or the news itself: what else is told without a date may be of any day.
        let lead = sentence < LEAD;
        if !(spoken || lead) || is_ones_own(text, clause) {
            return None;
        }
        let day = text.today?;
        let bounds = Bounds { from: Some(day), to: Some(day) };
        Some(When { bounds, timex: None, basis: WhenBasis::Published })
    }
}

/// Whether a verb tells what happened or happens now.
fn tells(verb: &VerbGroup) -> bool {
    matches!(verb.tense, Tense::Past | Tense::Perfect | Tense::Present) && verb.modal.is_none()
}

/// "had met": before the time of the story.
fn is_earlier(text: &Text<'_>, verb: &VerbGroup) -> bool {
    verb.tense == Tense::Past
        && verb.first < verb.main
        && (verb.first..verb.main).any(|at| matches!(text.tokens.lower(at), "had" | "'d"))
}

/// "I took their address": somebody's memories, not the report's news.
fn is_ones_own(text: &Text<'_>, clause: &Clause) -> bool {
    clause.tokens.clone().any(|at| text.language.is("speaking", text.tokens.lower(at)))
}

/// "Earlier, on 24 June, …"
fn looks_back(text: &Text<'_>, clause: &Clause) -> bool {
    let first = clause.tokens.start;
    let earlier = matches!(text.tokens.lower(first), "earlier" | "previously" | "formerly");
    earlier && text.tokens.word(first + 1) == ","
}

/// Whether an expression is of a time that is no part of the story.
fn is_long_ago(today: Option<NaiveDate>, timex: &Timex) -> bool {
    let ended = today.zip(timex.range.to).map(|(today, to)| (today - to).num_days());
    ended.is_some_and(|days| days > NEAR)
}

fn is_story(today: Option<NaiveDate>, timex: &Timex) -> bool {
    let Some(range) = timex.range.range().filter(|range| range.days() <= SHORT) else {
        return false;
    };
    today.is_some_and(|today| (today - range.from).num_days().abs() <= NEAR && range.from <= today)
}

/// "collapsed on 1 November, killing 16", "the collapse on 1 November that killed 16": what a
/// participle or a relative clause adds belongs to the date right before it.
fn of_clause_before(text: &Text<'_>, index: usize, found: &Found) -> Option<When> {
    let (clause, before) = (text.clauses.get(index)?, text.clauses.get(index.checked_sub(1)?)?);
    if before.sentence != clause.sentence {
        return None;
    }
    let relative = matches!(clause.opener.as_deref(), Some("that" | "which"));
    let verb = found.verb.as_ref()?;
    let participle = !verb.is_finite() && super::opens(text, clause, verb);
    if !(relative || participle) {
        return of_clause_joined(text, clause, before, verb);
    }
    let (at, timex) = points(text, before.span).last()?;
    // Nothing but a comma between the date and what it dates.
    let gap = text.tokens.text.get(timex.span.end..clause.span.start)?;
    let beside = gap.chars().all(|c| c.is_whitespace() || c == ',');
    let past = timex.range.to.zip(text.today).is_none_or(|(to, today)| to <= today);
    (beside && past && !timex.range.is_open()).then_some(When {
        bounds: timex.range,
        timex: Some(at),
        basis: WhenBasis::Narrative,
    })
}

/// "One year later he was fired, and he founded a company": what is told in one breath with
/// something of long ago is of that time, not of the story's.
fn of_clause_joined(
    text: &Text<'_>,
    clause: &Clause,
    before: &Clause,
    verb: &VerbGroup,
) -> Option<When> {
    let joined = clause.opener.as_deref() == Some("and")
        && verb.tense == Tense::Past
        && before.head().is_some_and(|verb| verb.tense == Tense::Past);
    let mut dates = points(text, before.span);
    let (at, timex) = dates.next().filter(|_| joined)?;
    let long_ago = timex.range.to.zip(text.today).is_some_and(|(to, today)| to < today);
    (dates.next().is_none() && long_ago).then_some(When {
        bounds: timex.range,
        timex: Some(at),
        basis: WhenBasis::Narrative,
    })
}

/// The only date of the sentence, in another of its clauses.
fn of_sentence(text: &Text<'_>, clause: &Clause) -> Option<When> {
    let near = |timex: &Timex| is_story(text.today, timex) || text.today.is_none();
    let mut dates =
        points(text, clause.sentence).filter(|(_, timex)| !timex.range.is_open() && near(timex));
    let (at, timex) = dates.next()?;
    let past = text.today.is_none_or(|today| timex.range.from.is_none_or(|from| from <= today));
    (dates.next().is_none() && past).then_some(When {
        bounds: timex.range,
        timex: Some(at),
        basis: WhenBasis::Narrative,
    })
}

#[cfg(test)]
mod tests {
    use crate::annotate::reports::of_monday;
    use crate::model::WhenBasis;

    /// Trigger, first day and basis of the events of a report published on Mon 10 Nov 2025.
    fn dates(text: &str) -> Vec<(String, String, Option<WhenBasis>)> {
        let found = of_monday(text);
        let date = |event: &crate::model::EventMention| {
            let from = event.when.and_then(|when| when.bounds.from);
            let trigger = event.trigger.of(&found.article.text).to_string();
            (
                trigger,
                from.map_or_else(String::new, |day| day.to_string()),
                event.when.map(|when| when.basis),
            )
        };
        found.events.iter().map(date).collect()
    }

    #[test]
    fn a_clause_without_a_date_takes_the_storys() {
        use WhenBasis::{Narrative, Published, Timex};
        for (text, trigger, day, basis) in [
            // its own
            ("Troops attacked the port on Friday.", "attacked", "2025-11-07", Some(Timex)),
            // that of another clause of its sentence
            (
                "Troops attacked the port on Friday, while police arrested the mayor.",
                "arrested",
                "2025-11-07",
                Some(Narrative),
            ),
            // that of the sentence before
            (
                "Troops attacked the port on Friday. They arrested the mayor.",
                "arrested",
                "2025-11-07",
                Some(Narrative),
            ),
            // a background date is not the story's
            (
                "The mayor joined the party in 1998. Troops arrested the mayor.",
                "arrested",
                "2025-11-10",
                Some(Published),
            ),
            // nothing but the report itself
            ("Troops arrested the mayor.", "arrested", "2025-11-10", Some(Published)),
            // a look back ends
            (
                "Troops attacked the port on Friday. On 5 October they took the town. \
                 The mayor was born in 1960. Police arrested the mayor.",
                "arrested",
                "2025-11-07",
                Some(Narrative),
            ),
            (
                "Troops attacked the port on Friday. Earlier, on 5 November, they took the town. \
                 Police arrested the mayor.",
                "arrested",
                "2025-11-07",
                Some(Narrative),
            ),
            // told as earlier, or as still to come
            (
                "Troops attacked the port on Friday. They had arrested the mayor.",
                "arrested",
                "",
                None,
            ),
            ("Troops attacked the port on Friday. They will arrest the mayor.", "arrest", "", None),
        ] {
            let found = dates(text);
            let event = found.iter().find(|(word, _, _)| word.contains(trigger));
            let event = event.unwrap_or_else(|| panic!("no {trigger}: {found:?}"));
            assert_eq!((event.1.as_str(), event.2), (day, basis), "{text}");
        }
    }
}
