//! What is quoted hangs on the day of its saying: "We will meet tomorrow," she said on Friday.

use chrono::NaiveDate;

use super::joined::holds_none;
use super::matcher::is_day;
use super::{Reference, settle};
use crate::model::{Anchor, Core, Quote, QuoteKind, Span, Timex};

/// Words that are quoted, and the number of the expression that dates their saying.
pub type Spoken = (Span, usize);

/// Bytes from the word of saying to the day of the saying.
const REACH: usize = 100;

/// Attributions before and behind a word of saying that may reach it.
const AROUND: usize = 12;

/// The quotations whose attribution names the day. One that follows without a word of
/// saying of its own, in the same paragraph and by the same speaker, has that day too.
pub fn spoken(text: &str, sentences: &[Span], quotes: &[Quote], timexes: &[Timex]) -> Vec<Spoken> {
    let mut found: Vec<Spoken> = Vec::new();
    let mut last: Option<(&Quote, usize)> = None;
    for quote in quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct) {
        let said = match (quote.cue, last) {
            (Some(cue), _) => day_of_saying(text, sentences, cue, quotes, timexes),
            (None, Some((before, day))) => goes_on(text, before, quote).then_some(day),
            (None, None) => None,
        };
        found.extend(said.map(|day| (quote.content, day)));
        last = said.map(|day| (quote, day));
    }
    found
}

fn goes_on(text: &str, before: &Quote, quote: &Quote) -> bool {
    let speaker = |quote: &Quote| quote.speaker.as_ref().map(|speaker| speaker.name.clone());
    let gap = text.get(before.content.end..quote.content.start);
    speaker(before) == speaker(quote) && gap.is_some_and(|gap| !gap.contains("\n\n"))
}

/// The day beside a word of saying, with nothing between them that the day could belong to.
fn day_of_saying(
    text: &str,
    sentences: &[Span],
    cue: Span,
    quotes: &[Quote],
    timexes: &[Timex],
) -> Option<usize> {
    let after = sentences.partition_point(|one| one.end <= cue.start);
    let sentence = sentences.get(after).filter(|one| one.contains(cue))?;
    let near = Span::new(cue.start.saturating_sub(REACH), cue.end + REACH);
    let first = timexes.partition_point(|timex| timex.span.end < near.start);
    // Attributions lie in order; only those around the cue can hold what stands near it.
    let at = quotes.partition_point(|quote| quote.span.start < cue.start);
    let quotes = &quotes[at.saturating_sub(AROUND)..(at + AROUND).min(quotes.len())];
    let inside = timexes.iter().enumerate().skip(first);
    inside
        .take_while(|(_, timex)| timex.span.start <= near.end)
        .filter(|(_, timex)| sentence.contains(timex.span))
        .filter(|(_, timex)| is_day(&timex.form.core) && timex.range.range().is_some())
        .filter(|(_, timex)| !quotes.iter().any(|quote| quote.content.contains(timex.span)))
        .filter_map(|(at, timex)| {
            let (from, to) = if timex.span.end <= cue.start {
                (timex.span.end, cue.start)
            } else {
                (cue.end, timex.span.start)
            };
            let between = text.get(from..to).filter(|between| between.len() <= REACH)?;
            is_plain(between).then_some((to - from, at))
        })
        .min()
        .map(|(_, at)| at)
}

/// Whether words hold no other clause and no quotation.
fn is_plain(between: &str) -> bool {
    !between.contains(['"', '“', '”', '«', '»', ';', ':', '\n']) && holds_none("clause", between)
}

/// Resolve what is quoted again, against the day of its saying.
pub fn resolve(timexes: &mut [Timex], spoken: &[Spoken]) {
    for (words, day) in spoken {
        let said = timexes.get(*day).and_then(|timex| timex.range.from);
        let Some(said) = said.filter(|_| !words.is_empty()) else { continue };
        let first = timexes.partition_point(|timex| timex.span.start < words.start);
        for timex in &mut timexes[first..] {
            if timex.span.end > words.end {
                break;
            }
            hang(timex, said);
        }
    }
}

/// An expression that points from the moment of speaking, not from another one.
fn hang(timex: &mut Timex, said: NaiveDate) {
    let points = matches!(
        timex.form.core,
        Core::Step(..)
            | Core::Shift(..)
            | Core::Weekday(_)
            | Core::WeekdayStep(..)
            | Core::WeekdayIn(..)
    );
    if points && matches!(timex.anchor, Anchor::Published | Anchor::Dateline | Anchor::None) {
        let before = timex.value.clone();
        settle(timex, Reference::Day(said), timex.direction);
        if timex.value != before {
            timex.rule.to_mut().push_str(Timex::SAID);
            timex.anchor = Anchor::Previous;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::own_dates;
    use crate::annotate::reports::of_monday;
    use crate::model::Annotated;

    fn values(one: &Annotated) -> Vec<&str> {
        one.timexes.iter().map(|timex| timex.value.as_str()).collect()
    }

    #[test]
    fn what_is_quoted_hangs_on_the_day_of_its_saying() {
        for (text, wanted) in [
            ("“We meet tomorrow,” Ann Roe said on Friday.", ["2025-11-08", "2025-11-07"]),
            ("On Friday, Ann Roe said: “We met yesterday.”", ["2025-11-07", "2025-11-06"]),
            // Without marks it is the reporter who speaks.
            ("Ann Roe said on Friday that they would meet tomorrow.", ["2025-11-07", "2025-11-11"]),
            // The day of another clause.
            ("“We meet tomorrow,” said Ann Roe, who won on Friday.", ["2025-11-11", "2025-11-07"]),
            // Complete in itself.
            ("“It fell on 3 May 2024,” Ann Roe said on Friday.", ["2024-05-03", "2025-11-07"]),
        ] {
            assert_eq!(values(&of_monday(text)), wanted, "{text}");
        }
    }

    #[test]
    fn a_quotation_goes_on_behind_its_speaker() {
        let text = "“We met yesterday,” Ann Roe said on Friday. “We meet again tomorrow.”";
        assert_eq!(values(&of_monday(text)), ["2025-11-06", "2025-11-07", "2025-11-08"]);
    }

    #[test]
    fn resolving_again_changes_nothing() {
        let one = of_monday("“We met yesterday, and two days ago,” Ann Roe said on Friday.");
        let mut again = one.timexes.clone();
        let spoken = super::spoken(&one.article.text, &one.sentences, &one.quotes, &again);
        super::super::resolve_all(&mut again, &one.article.text, own_dates(&one.article), &spoken);
        assert_eq!(again, one.timexes);
        assert!(again.iter().any(crate::model::Timex::is_said));
    }
}
