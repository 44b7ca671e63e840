//! The zones of a text: title, subtitle, byline, credit, dateline, body.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::model::{Calendar, Span, Zone, ZoneKind};

/// Longest headline, in words.
const TITLE_WORDS: usize = 30;
/// Longest line below the headline, in words.
const SUBTITLE_WORDS: usize = 30;
/// How many lines at the head may be headline, subtitle, byline or credit.
const HEAD_LINES: usize = 8;

/// `(CREDIT) PLACE, DATE (AGENCY) --`; what it means is checked in [`dateline`].
static DATELINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^
        (?:(?P<credit>\((?:[^()]|\([^()]*\))*\))\s*)?
        (?P<place>\p{Lu}[\p{L}.'’-]*(?:[\ ,/]+\p{Lu}[\p{L}.'’-]*){0,5}?)
        (?:[,\ ]\s*(?P<date>
            \p{L}{3,9}\.?\ \d{1,2}(?:st|nd|rd|th)?(?:,?\ \d{4})?
          | \d{1,2}(?:st|nd|rd|th)?\ \p{L}{3,9}\.?(?:,?\ \d{4})?
          | \d{4}-\d{2}-\d{2}
          | \d{1,2}[/.]\d{1,2}[/.]\d{4}
        ))?
        \s*(?:[(\[](?P<agency>\p{L}[^()\[\]]{1,40})[)\]])?
        \s*(?P<mark>--|—|–|-|:)(?:\s+|\z)",
    )
    .ok()
});

/// The zones of a text; `title` is the headline where it is known.
pub fn find(text: &str, title: Option<&str>) -> Vec<Zone> {
    let mut head = Head { text, zones: Vec::new(), body: 0 };
    let lines = head_lines(text);
    let mut next = head.title(&lines, title);
    while let Some(line) = lines.get(next) {
        if !head.below_title(*line, lines.get(next + 1).copied(), next) {
            break;
        }
        next += 1;
    }
    head.opening(lines.get(next).map_or(head.body, |line| line.start));
    head.zones
}

/// The first lines that hold words, trimmed.
fn head_lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        if !span.is_empty() {
            lines.push(span);
        }
        if lines.len() > HEAD_LINES {
            break;
        }
    }
    lines
}

struct Head<'a> {
    text: &'a str,
    zones: Vec<Zone>,
    body: usize,
}

impl Head<'_> {
    fn push(&mut self, kind: ZoneKind, span: Span) {
        self.zones.push(Zone { kind, span });
        self.body = self.body.max(span.end);
    }

    /// Mark the headline; returns the index of the first line after it.
    fn title(&mut self, lines: &[Span], title: Option<&str>) -> usize {
        if let Some(title) = title.filter(|title| !title.trim().is_empty()) {
            let Some(end) = end_of_words(self.text, title) else { return 0 };
            let start = lines.first().map_or(0, |line| line.start);
            self.push(ZoneKind::Title, Span::new(start, end));
            return lines.iter().take_while(|line| line.start < end).count();
        }
        let Some(first) = lines.first().filter(|_| lines.len() > 1) else { return 0 };
        let rest_is_longer = lines.iter().skip(1).any(|line| line.len() > first.len());
        // "PFO: Talks to go on" looks like a dateline, but a headline has no full stop.
        if rest_is_longer && reads_as_headline(first.of(self.text)) {
            self.push(ZoneKind::Title, *first);
            return 1;
        }
        0
    }

    /// Mark a byline or subtitle; false where the body begins.
    fn below_title(&mut self, line: Span, after: Option<Span>, index: usize) -> bool {
        let words = line.of(self.text);
        if self.zones.is_empty() || index >= HEAD_LINES || dateline(words).is_some() {
            return false;
        }
        if is_byline(words) {
            self.push(ZoneKind::Byline, line);
            return true;
        }
        let only_titled = self.zones.iter().all(|zone| zone.kind == ZoneKind::Title);
        let count = words.split_whitespace().count();
        let is_subtitle = only_titled
            && (3..=SUBTITLE_WORDS).contains(&count)
            && !words.ends_with(['.', ':', ';', ',', '”', '"', '!', '?'])
            && after.is_some();
        if is_subtitle {
            self.push(ZoneKind::Subtitle, line);
        }
        is_subtitle
    }

    /// Mark credit, dateline and body from the byte `start`.
    fn opening(&mut self, start: usize) {
        let mut body = start.min(self.text.len());
        let rest = self.text.get(body..).unwrap_or("");
        if let Some(found) = dateline(rest.lines().next().unwrap_or("")) {
            if let Some(credit) = found.credit {
                self.push(ZoneKind::Credit, credit.shifted(start));
            }
            self.push(ZoneKind::Dateline, found.whole.shifted(start));
            if let Some(date) = found.date {
                self.push(ZoneKind::DatelineDate, date.shifted(start));
            }
            body = start + found.end;
        }
        let span = Span::new(body, self.text.len()).trimmed(self.text);
        if !span.is_empty() {
            self.push(ZoneKind::Body, span);
        }
    }
}

/// The end of `words` at the head of a text, however its spaces are set.
fn end_of_words(text: &str, words: &str) -> Option<usize> {
    let mut end = 0;
    let mut standing = text.split_whitespace();
    for word in words.split_whitespace() {
        let found = standing.next().filter(|one| *one == word)?;
        end = found.as_ptr() as usize - text.as_ptr() as usize + found.len();
    }
    Some(end)
}

fn reads_as_headline(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let closed = line.trim_end_matches(['"', '”', '’', '\'']);
    (2..=TITLE_WORDS).contains(&words) && !closed.ends_with(['.', ':', ';', ','])
}

fn is_byline(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let by = words.next().is_some_and(|word| word.eq_ignore_ascii_case("by"));
    let names: Vec<&str> = words.collect();
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    by && (1..=10).contains(&names.len()) && capital(&names[0]) && !line.ends_with('.')
}

/// The parts of a dateline, offsets within its line.
struct Dateline {
    credit: Option<Span>,
    whole: Span,
    date: Option<Span>,
    end: usize,
}

fn span_of(captures: &Captures<'_>, name: &str) -> Option<Span> {
    captures.name(name).map(|part| Span::new(part.start(), part.end()))
}

/// The dateline that a line opens with.
fn dateline(line: &str) -> Option<Dateline> {
    let captures = DATELINE.as_ref()?.captures(line)?;
    let place = span_of(&captures, "place")?;
    let date = span_of(&captures, "date").filter(|date| is_date(date.of(line)));
    let agency = span_of(&captures, "agency");
    let mark = captures.name("mark")?;
    let capitals = place.of(line).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        && place.of(line).chars().filter(|c| c.is_alphabetic()).count() > 2;
    let is_sound = match mark.as_str() {
        ":" => capitals && agency.is_none(),
        _ => capitals || date.is_some() || agency.is_some(),
    };
    let date_kept = span_of(&captures, "date").is_none() || date.is_some();
    let whole = captures.get(0)?;
    (is_sound && date_kept).then(|| Dateline {
        credit: span_of(&captures, "credit"),
        whole: Span::new(place.start, mark.start()).trimmed(line),
        date,
        end: whole.end(),
    })
}

fn is_date(words: &str) -> bool {
    let named = words
        .split(|c: char| !c.is_alphabetic())
        .any(|word| Calendar::english().month(word).is_some());
    named || words.chars().all(|c| c.is_ascii_digit() || "-/.".contains(c))
}

/// The outlet that a credit such as `(MENAFN- Kuwait News Agency (KUNA))` names.
pub fn outlet_of_credit(credit: &str) -> Option<String> {
    let inside = credit.trim().trim_start_matches('(').trim_end_matches(')');
    let last = inside.rsplit(['-', '/', '–', '—']).next().unwrap_or(inside);
    let name = last.split('(').next().unwrap_or(last).trim();
    (name.len() > 1).then(|| name.to_string())
}

/// The agency that a dateline such as `ISLAMABAD, Oct 31 (KUNA)` names.
pub fn agency_of_dateline(dateline: &str) -> Option<String> {
    let (_, rest) = dateline.rsplit_once(['(', '['])?;
    let name = rest.trim_end_matches([')', ']']).trim();
    (name.len() > 1).then(|| name.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        find(text, None)
            .iter()
            .map(|z| format!("{}={}", z.kind.as_str(), z.span.of(text)))
            .collect()
    }

    #[test]
    fn a_wire_report_has_credit_dateline_and_date() {
        let text = "Ferry line to reopen\n(NEWSCO- Zelin News Agency (ZNA)) ZELIN, Oct 31 (ZNA) -- The ferry line reopens.";
        assert_eq!(
            shown(text),
            [
                "title=Ferry line to reopen",
                "credit=(NEWSCO- Zelin News Agency (ZNA))",
                "dateline=ZELIN, Oct 31 (ZNA)",
                "dateline_date=Oct 31",
                "body=The ferry line reopens."
            ]
        );
    }

    #[test]
    fn openings_of_other_papers() {
        for (text, wanted) in [
            ("ZELIN: The line reopens.", "dateline=ZELIN"),
            ("Zelin, October 31, 2025 — The line reopens.", "dateline=Zelin, October 31, 2025"),
            ("ZELIN, Oltmar (Reuters) - The line reopens.", "dateline=ZELIN, Oltmar (Reuters)"),
            ("NEW HARBOUR, 5 May — The line reopens.", "dateline=NEW HARBOUR, 5 May"),
        ] {
            assert_eq!(shown(text)[0], wanted, "{text}");
        }
        for text in ["Warning: the line is shut.", "Zelin - a port - is shut.", "But — it rained."]
        {
            assert_eq!(shown(text), [format!("body={text}")]);
        }
    }

    #[test]
    fn a_sentence_is_no_headline() {
        assert_eq!(
            shown("It rained.\nIt rained all the day long."),
            ["body=It rained.\nIt rained all the day long."]
        );
        let text = "Rain in Zelin\nBy Ada Brook\nIt rained all the day long, and then some more.";
        assert_eq!(shown(text)[1], "byline=By Ada Brook");
    }

    #[test]
    fn agencies_are_named() {
        assert_eq!(
            outlet_of_credit("(NEWSCO- Zelin News Agency (ZNA))").as_deref(),
            Some("Zelin News Agency")
        );
        assert_eq!(agency_of_dateline("ZELIN, Oct 31 (ZNA)").as_deref(), Some("ZNA"));
    }
}
