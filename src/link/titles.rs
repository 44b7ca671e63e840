//! Titles: cut from a source, short, in its own words.

use crate::model::{Annotated, EventMention, EventType, Span};

/// A title is cut at the first good place after so many bytes.
const ENOUGH: usize = 48;
/// And at the last word before so many, where that holds its trigger.
const LONGEST: usize = 96;
/// Else so many bytes behind its trigger.
const BEHIND: usize = 24;
/// But never behind so many: what begins that early is no title.
const REACH: usize = 144;

/// The words of a clause that serve as its title: from its subject to a natural stop.
pub fn title(annotated: &Annotated, event: &EventMention) -> Span {
    let text = &annotated.article.text;
    let span = with_what_is_said(annotated, event, without_date_in_front(annotated, event));
    let span = with_antecedent(annotated, without_label(text, span));
    let span = if span.start <= event.trigger.start {
        without_joint(annotated, event, span)
    } else {
        span
    };
    let words = span.of(text);
    let stop = stops(words)
        .find(|at| *at >= ENOUGH.min(words.len()) && span.start + at > event.trigger.end + 1)
        .unwrap_or(words.len());
    // A title without its verb tells little.
    let longest = LONGEST.max((event.trigger.end.saturating_sub(span.start) + BEHIND).min(REACH));
    let stop = if stop > longest { last_word(words, longest) } else { stop };
    let cut = words.get(..stop).unwrap_or(words);
    let cut = if stop < words.len() { closed(cut) } else { cut };
    let trimmed = cut.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-“\"".contains(c));
    Span::new(span.start, span.start + trimmed.len())
}

/// "X said that …": of a statement the title tells what was said.
fn with_what_is_said(annotated: &Annotated, event: &EventMention, span: Span) -> Span {
    if event.kind != EventType::Statement || event.span.end < event.trigger.end {
        return span;
    }
    let said = annotated
        .quotes
        .iter()
        .find(|quote| quote.cue.is_some_and(|cue| cue.overlaps(event.trigger)));
    match said {
        Some(quote) if quote.content.start >= event.trigger.end => {
            Span::new(span.start, quote.content.end.max(span.end))
        }
        // "…, the coastguard said on Wednesday"
        Some(quote) if quote.content.end <= span.start => quote.content.cover(span),
        _ => span,
    }
}

/// Bytes before a clause in which the noun stands that its relative pronoun takes up.
const ANTECEDENT: usize = 60;

/// "the standstill that was reached": a relative clause with the noun that it tells of.
fn with_antecedent(annotated: &Annotated, span: Span) -> Span {
    let text = &annotated.article.text;
    let words = span.of(text);
    let before = text[..span.start].trim_end();
    let first = words.split_whitespace().next().unwrap_or("");
    let relative = matches!(first, "that" | "which" | "who")
        || ["that", "which", "who"]
            .iter()
            .any(|word| before.strip_suffix(word).is_some_and(|rest| rest.ends_with(' ')));
    // "confirmed on Friday that both held talks": said, and hanging on no noun.
    let said = || annotated.quotes.iter().any(|quote| quote.content.start == span.start);
    if !relative || said() {
        return span;
    }
    let sentence = annotated.sentence_at(span.start);
    let from = sentence.map_or(span.start, |sentence| sentence.start);
    let near = before.len().saturating_sub(ANTECEDENT).max(from);
    let near = (near..=before.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(near);
    // Nothing of its sentence stands before it: there is no noun to take up.
    let Some(back) = text.get(near..before.len()) else { return span };
    // From the article of the noun: the last one in reach.
    let start = [" the ", " The ", " a ", " A ", " an ", " its ", " their "]
        .iter()
        .filter_map(|article| back.rfind(article).map(|at| near + at + 1))
        .max()
        .or_else(|| (back.starts_with("The ") || back.starts_with("A ")).then_some(near));
    start.map_or(span, |start| Span::new(start, span.end))
}

/// "On October 29, X said": the date stands in the timeline's heading already.
fn without_date_in_front(annotated: &Annotated, event: &EventMention) -> Span {
    let text = &annotated.article.text;
    let span = without_adverb(text, event);
    let leading = annotated.timexes.iter().find(|timex| {
        timex.span.start >= span.start
            && timex.span.start - span.start <= 4
            && timex.span.end < event.trigger.start
    });
    let Some(timex) = leading else { return span };
    let rest = Span::new(timex.span.end, span.end);
    let words = rest.of(text).trim_start_matches(|c: char| c == ',' || c.is_whitespace());
    let words = without_weekday(annotated, span.end - words.len(), words);
    let start = span.end - words.len();
    if start <= event.trigger.start && rest.of(text).starts_with(',') {
        Span::new(start, span.end)
    } else {
        span
    }
}

/// "On 2 September, a Friday, the ship berthed": without the day's name either.
fn without_weekday<'a>(annotated: &Annotated, start: usize, words: &'a str) -> &'a str {
    let named = words.strip_prefix("a ").and_then(|rest| {
        let at = start + words.len() - rest.len();
        let name = annotated.timexes.iter().find(|one| one.span.start == at)?;
        rest.get(name.span.len()..)?.strip_prefix(", ")
    });
    named.unwrap_or(words)
}

/// "However, X said": a word that ties the sentence to the one before it says nothing here.
fn without_adverb(text: &str, event: &EventMention) -> Span {
    let words = event.span.of(text);
    let Some((first, rest)) = words.split_once(", ") else { return event.span };
    let start = event.span.end - rest.len();
    let ties = matches!(
        first,
        "However"
            | "Meanwhile"
            | "Separately"
            | "But"
            | "Moreover"
            | "Nevertheless"
            | "Still"
            | "Later"
            | "Also"
            | "Then"
    );
    if ties && start <= event.trigger.start { Span::new(start, event.span.end) } else { event.span }
}

/// Byte offsets of commas, dashes and colons, but those inside a number: "9,000", "15:00".
fn stops(words: &str) -> impl Iterator<Item = usize> + '_ {
    let inside = |at: usize| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        digit(words[..at].chars().next_back()) && digit(words[at..].chars().nth(1))
    };
    let all = words.match_indices([',', ';', '—', '–', ':', '(']).map(|(at, _)| at);
    all.filter(move |at| !inside(*at))
}

/// Words that a title does not end with.
const OPEN_ENDS: [&str; 34] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "with", "by", "from", "and", "or",
    "but", "as", "that", "which", "who", "its", "their", "his", "her", "is", "was", "were", "be",
    "been", "had", "has", "have", "into", "between", "under",
];

/// A title without the words at its end that want another one.
fn closed(words: &str) -> &str {
    let mut cut = words;
    while let Some((rest, last)) = cut.rsplit_once(' ') {
        let last = last.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if !OPEN_ENDS.contains(&last.as_str()) {
            break;
        }
        cut = rest.trim_end();
    }
    cut
}

/// "after negotiators failed": what joins a clause to another one is no part of its title.
fn without_joint(annotated: &Annotated, event: &EventMention, span: Span) -> Span {
    const JOINTS: [&str; 14] = [
        "after",
        "before",
        "since",
        "until",
        "once",
        "as",
        "while",
        "when",
        "because",
        "although",
        "though",
        "where",
        "following",
        "saying",
    ];
    let text = &annotated.article.text;
    let Some((first, rest)) = span.of(text).split_once(' ') else { return span };
    let start = span.end - rest.len();
    // "as of Monday, six had recovered", "since 1987, it has shrunk"
    let dates =
        rest.starts_with("of ") || annotated.timexes.iter().any(|one| one.span.start == start);
    // "Following the vote, Roe left": what stands in front is no clause.
    let before = text.get(start..event.trigger.start).unwrap_or("");
    let fronted = first.starts_with(char::is_uppercase) && before.contains(',');
    let joint = JOINTS.contains(&first.to_lowercase().as_str())
        && !dates
        && !fronted
        && rest.split_whitespace().count() > 2;
    if joint { Span::new(start, span.end) } else { span }
}

/// "((WN)) Back in 2017": a mark of who speaks is no part of it either.
fn without_label(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let Some(inside) = words.strip_prefix("((") else { return span };
    let Some((_, rest)) = inside.split_once("))") else { return span };
    let rest = rest.trim_start_matches([' ', ':', '\u{a0}']);
    if rest.is_empty() { span } else { Span::new(span.end - rest.len(), span.end) }
}

/// The end of the last whole word before `limit`.
fn last_word(words: &str, limit: usize) -> usize {
    let mut end = limit.min(words.len());
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    words.get(..end).and_then(|cut| cut.rfind(char::is_whitespace)).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use crate::annotate::Knowledge;
    use crate::annotate::reports::of_monday;
    use crate::link::link;

    /// The titles of a report's events.
    fn titles(text: &str) -> Vec<String> {
        let events = link(vec![of_monday(text)], Knowledge::embedded()).events;
        events.into_iter().map(|event| event.title).collect()
    }

    #[test]
    fn titles_read_as_lines_of_a_timeline() {
        for (text, wanted) in [
            (
                "The ferry arrived in Oslo with 9,000 tonnes of rice on board on Friday, 7 November.",
                "The ferry arrived in Oslo with 9,000 tonnes of rice on board on Friday",
            ),
            (
                "Four sailors were killed, Jane Roe said on Friday.",
                "Four sailors were killed, Jane Roe said on Friday",
            ),
            (
                "On 7 November, a Friday, the ferry arrived in Oslo with rice on board.",
                "the ferry arrived in Oslo with rice on board",
            ),
            (
                "When the boats came back to Oslo on Friday, they counted their dead.",
                "the boats came back to Oslo on Friday",
            ),
            (
                "Talks ended after rebels attacked the port on Friday.",
                "rebels attacked the port on Friday",
            ),
        ] {
            let found = titles(text);
            assert!(found.iter().any(|title| title == wanted), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_title_reaches_its_verb() {
        let found = titles(
            "Jane Roe, the acting chief of the harbour board of Lisse and a former mayor of the town \
             of Kiel, resigned on Friday, 7 November.",
        );
        assert!(found.iter().any(|title| title.ends_with("resigned on Friday")), "{found:?}");
    }

    #[test]
    fn a_clause_with_nothing_before_it_keeps_its_beginning() {
        for text in [
            "Jane Roe met Ana Stone, who said on Friday: “We go. We stay.”",
            "Reports say that\n\nTroops attacked the port on Friday.",
        ] {
            assert!(titles(text).iter().all(|title| !title.is_empty()), "{text}");
        }
    }
}
