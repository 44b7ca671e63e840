//! Candidate names: runs of capitalised words, split at titles.

use std::ops::Range;

use crate::annotate::knowledge::{Knowledge, Language};
use crate::annotate::text::{TokenKind, Tokens};
use crate::model::{Span, Zone, ZoneKind};

/// A run of words that may be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether a sentence begins with it.
    pub initial: bool,
    /// Title and role words right before it.
    pub title: Option<Span>,
}

/// Particles inside names.
const PARTICLES: &[&str] = &[
    "de", "la", "du", "des", "van", "von", "der", "den", "bin", "ibn", "bint", "al", "el", "ul",
    "ur", "ben", "da", "dos", "del", "della", "di", "le", "ter", "y", "e", "i", "ud", "un",
];

/// Finds the candidates of a text.
pub struct Finder<'a> {
    /// The tokens.
    pub tokens: &'a Tokens<'a>,
    /// The language's words.
    pub language: &'a Language,
    /// Names of the world.
    pub knowledge: &'a Knowledge,
}

impl Finder<'_> {
    /// Candidates of the sentences that are not in title case.
    pub fn all(&self, sentences: &[Span], zones: &[Zone]) -> Vec<Candidate> {
        let mut found = Vec::new();
        for sentence in sentences {
            let zone =
                zones.iter().find(|zone| zone.span.contains(*sentence)).map(|zone| zone.kind);
            let title = matches!(zone, Some(ZoneKind::Title | ZoneKind::Subtitle));
            // Credits and bylines are all names, whatever their capitals.
            let named =
                matches!(zone, Some(ZoneKind::Credit | ZoneKind::Byline | ZoneKind::Dateline));
            if !title && (named || !self.is_title_case(*sentence)) {
                self.sentence(*sentence, &mut found);
            }
        }
        found
    }

    /// Whether most longer words of a sentence are capitalised, so that capitals say nothing.
    pub fn is_title_case(&self, sentence: Span) -> bool {
        let long: Vec<usize> = self
            .tokens
            .within(sentence)
            .filter(|at| {
                self.tokens.is(*at, TokenKind::Word) && self.tokens.word(*at).chars().count() > 3
            })
            .collect();
        let capital = long.iter().filter(|at| self.tokens.capital(**at)).count();
        let ended = sentence.of(self.tokens.text).trim_end().ends_with(['.', '”', '"']);
        long.len() >= 4 && capital * 10 >= long.len() * if ended { 9 } else { 7 }
    }

    fn sentence(&self, sentence: Span, found: &mut Vec<Candidate>) {
        let range = self.tokens.within(sentence);
        let mut at = range.start;
        while at < range.end {
            if !self.starts(at) {
                at += 1;
                continue;
            }
            let end = self.run_end(at, range.end);
            let initial = (range.start..at).all(|before| self.tokens.is(before, TokenKind::Mark))
                || matches!(self.tokens.word(at.saturating_sub(1)), "“" | "\"" | ":" | "‘" | "(")
                    && at > range.start
                    && self.opens(at);
            self.split(at..end, initial, found);
            at = end;
        }
    }

    /// Whether a quotation mark right before makes the word a sentence's first.
    fn opens(&self, at: usize) -> bool {
        self.tokens.word(at - 1) != "("
    }

    fn starts(&self, at: usize) -> bool {
        if !self.tokens.is(at, TokenKind::Word) {
            return false;
        }
        if self.tokens.capital(at) {
            return !self.is_calendar(at) && !self.is_pronoun(at);
        }
        // "al-Shabaab", "al Qaeda"
        self.tokens.lower(at) == "al" && self.is_hyphen(at + 1) && self.tokens.capital(at + 2)
    }

    fn is_pronoun(&self, at: usize) -> bool {
        matches!(self.tokens.word(at), "I" | "I'm" | "The" | "A" | "An")
    }

    fn is_calendar(&self, at: usize) -> bool {
        let word = self.tokens.lower(at);
        let calendar = self.language.calendar;
        // "May" and "March" begin names seldom enough.
        calendar.weekday(word).is_some() && word.len() > 3 || calendar.month(word).is_some()
    }

    fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.tokens.word(at), "-" | "‑" | "–")
            && self.tokens.glued(at)
            && self.tokens.glued(at + 1)
    }

    /// One past the last token of the run that starts at `at`.
    fn run_end(&self, at: usize, limit: usize) -> usize {
        let mut end = at + 1;
        let mut has_head = self.is_head(at);
        while end < limit {
            let step = self.step(at, end, has_head);
            if step == 0 || end + step > limit {
                break;
            }
            has_head |= (end..end + step).any(|index| self.is_head(index));
            end += step;
        }
        end
    }

    /// A word that "of" or "for" may follow inside a name.
    fn is_head(&self, at: usize) -> bool {
        let offices = &self.knowledge.lexicon.offices;
        let word = self.tokens.lower(at);
        offices.is("organisation", word)
            || offices.is("group", word)
            || offices.is("site", word)
            || matches!(
                word,
                "ministry"
                    | "forces"
                    | "states"
                    | "state"
                    | "house"
                    | "people"
                    | "liberation"
                    | "emirate"
                    | "bank"
            )
    }

    /// How many tokens from `end` on belong to the run.
    fn step(&self, start: usize, end: usize, has_head: bool) -> usize {
        let tokens = self.tokens;
        if self.is_hyphen(end) {
            return self.hyphen(start, end);
        }
        // "J. Brook": the stop of an initial.
        if tokens.word(end) == "." && tokens.glued(end) {
            let before = tokens.word(end - 1);
            let initial = before.chars().count() == 1 && tokens.capital(end + 1);
            let title = self.language.abbreviations.contains(tokens.lower(end - 1))
                && tokens.capital(end + 1)
                && self.knowledge.lexicon.offices.is("title", tokens.lower(end - 1));
            return usize::from(initial || title);
        }
        let word = tokens.lower(end);
        if tokens.is(end, TokenKind::Word) && tokens.capital(end) && !tokens.glued(end) {
            let stop = self.is_calendar(end) || tokens.word(end) == "I";
            return usize::from(!stop);
        }
        if PARTICLES.contains(&word) && tokens.capital(end + 1) && !matches!(word, "e" | "i" | "y")
        {
            return 2;
        }
        if word == "al" && self.is_hyphen(end + 1) && tokens.capital(end + 2) {
            return 3;
        }
        if has_head && matches!(word, "of" | "for") {
            let the = usize::from(tokens.lower(end + 1) == "the");
            let next = end + 1 + the;
            let named = tokens.capital(next) && !self.is_calendar(next);
            return if named { 2 + the } else { 0 };
        }
        let joined = word == "and"
            && tokens.capital(end + 1)
            && (start..end).any(|at| tokens.lower(at) == "of");
        if joined && self.whole_is_known(start, end + 2) { 2 } else { 0 }
    }

    /// "Ministry of Information and Broadcasting" runs on, "Bank of Zelin and Oltmar" does not.
    fn whole_is_known(&self, start: usize, end: usize) -> bool {
        let lexicon = &self.knowledge.lexicon;
        let words = self.tokens.cover(start, end - 1).of(self.tokens.text);
        let first = self.tokens.lower(start);
        lexicon.get(words).is_some()
            || (matches!(first, "ministry" | "department" | "committee")
                && lexicon.get(self.tokens.word(end - 1)).is_none())
    }

    fn hyphen(&self, start: usize, end: usize) -> usize {
        let tokens = self.tokens;
        let next = tokens.lower(end + 1);
        // "Tehreek-e-Taliban"
        if PARTICLES.contains(&next) && self.is_hyphen(end + 2) && tokens.capital(end + 3) {
            return 4;
        }
        if !tokens.capital(end + 1) {
            return 0;
        }
        // "Pakistan-Afghanistan" are two, "Islamic State-Khorasan" is one.
        let left = tokens.cover(start, end - 1).of(tokens.text);
        let lexicon = &self.knowledge.lexicon;
        let whole = tokens.cover(start, end + 1).of(tokens.text);
        let two = lexicon.get(left).is_some()
            && lexicon.get(tokens.word(end + 1)).is_some()
            && lexicon.get(whole).is_none();
        if two { 0 } else { 2 }
    }

    /// Split a run at titles and after known places, and keep what may be names.
    fn split(&self, run: Range<usize>, initial: bool, found: &mut Vec<Candidate>) {
        let mut run = run;
        let mut initial = initial;
        if initial && !run.is_empty() && self.is_function(run.start) && !self.is_known(&run) {
            run.start += 1;
            while run.start < run.end && !self.tokens.is(run.start, TokenKind::Word) {
                run.start += 1;
            }
            initial = false;
        }
        if run.is_empty() || self.is_known(&run) {
            self.push(run, initial, None, found);
            return;
        }
        if let Some(title) = self.last_title(&run) {
            let role = self.role_start(&run, title)..title + 1;
            self.split_office(run.start..role.start, initial, found);
            let mut name = title + 1;
            while name < run.end && !self.tokens.is(name, TokenKind::Word) {
                name += 1;
            }
            let words = self.tokens.cover(role.start.min(title), title);
            self.push(name..run.end, false, Some(words), found);
            return;
        }
        self.split_office(run, initial, found);
    }

    fn is_function(&self, at: usize) -> bool {
        self.language.is("function", self.tokens.lower(at))
    }

    fn is_known(&self, run: &Range<usize>) -> bool {
        !run.is_empty() && self.knowledge.lexicon.get(self.words(run)).is_some()
    }

    fn words(&self, run: &Range<usize>) -> &str {
        self.tokens.cover(run.start, run.end - 1).of(self.tokens.text)
    }

    /// The last title word of a run; its last word counts too ("Prime Minister" alone is no name).
    fn last_title(&self, run: &Range<usize>) -> Option<usize> {
        let offices = &self.knowledge.lexicon.offices;
        run.clone().rev().find(|at| {
            offices.is("title", self.tokens.lower(*at)) && self.tokens.is(*at, TokenKind::Word)
        })
    }

    /// Where the role that ends at a title begins: over portfolio words to the left.
    fn role_start(&self, run: &Range<usize>, title: usize) -> usize {
        let offices = &self.knowledge.lexicon.offices;
        let mut start = title;
        while start > run.start {
            let word = self.tokens.lower(start - 1);
            let hyphen = self.is_hyphen(start - 1);
            if !(offices.is("portfolio", word)
                || offices.is("title", word)
                || hyphen
                || word == ".")
            {
                break;
            }
            start -= 1;
        }
        start
    }

    /// "Pakistan Foreign Office", "Afghan President": a place or people before an office or nothing.
    fn split_office(&self, run: Range<usize>, initial: bool, found: &mut Vec<Candidate>) {
        if run.is_empty() {
            return;
        }
        let lexicon = &self.knowledge.lexicon;
        if run.len() > 1 && !self.is_known(&run) {
            for cut in (run.start + 1..run.end).rev() {
                let (left, right) = (run.start..cut, cut..run.end);
                let is_office = |run: &Range<usize>| {
                    lexicon.offices.office(&crate::annotate::text::fold(self.words(run))).is_some()
                };
                // "Foreign Ministry of X"
                if self.tokens.lower(cut) == "of" && is_office(&left) && cut + 1 < run.end {
                    self.push(left, initial, None, found);
                    self.push(cut + 1..run.end, false, None, found);
                    return;
                }
                let office = is_office(&right);
                if self.is_known(&left)
                    && (office || self.is_known(&right))
                    && self.tokens.is(cut, TokenKind::Word)
                {
                    self.push(left, initial, None, found);
                    self.push(right, false, None, found);
                    return;
                }
            }
        }
        self.push(run, initial, None, found);
    }

    fn push(
        &self,
        run: Range<usize>,
        initial: bool,
        title: Option<Span>,
        found: &mut Vec<Candidate>,
    ) {
        let offices = &self.knowledge.lexicon.offices;
        let mut run = run;
        while run.end > run.start && !self.tokens.is(run.end - 1, TokenKind::Word) {
            run.end -= 1;
        }
        if run.is_empty() {
            return;
        }
        let single = run.len() == 1;
        let word = self.tokens.lower(run.start);
        let portfolio = single && (offices.is("portfolio", word) || offices.is("title", word));
        let function = single && self.language.is("function", word) && !self.is_upper(run.start);
        let short = self.words(&run).chars().count() < 2;
        if !(portfolio || function || short) {
            found.push(Candidate { tokens: run, initial, title });
        }
    }

    fn is_upper(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        word.chars().count() > 1 && word.chars().all(char::is_uppercase)
    }
}
