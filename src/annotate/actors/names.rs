//! Names as the tagger marks them, cut to what is a name: no article, title or possessive.

use std::ops::Range;

use super::defined::{complete, lengthen, measure, replace};
use crate::annotate::knowledge::{Gazetteer, Knowledge, Language};
use crate::annotate::tagger::Article;
use crate::annotate::tagger::NameLabel;
use crate::annotate::tagger::names::{View, tag};
use crate::annotate::text::Words;
use crate::annotate::text::{TokenKind, Tokens};
use crate::model::{ActorKind, Span};

/// How far before a name a longer one may begin, in tokens.
const REACH: usize = 3;

/// A name that the tagger marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What the tagger takes it for.
    pub label: NameLabel,
    /// Title and role words that were cut from its beginning.
    pub title: Option<Span>,
}

/// The names of a text, in order.
pub fn tagged(words: &Words<'_>, language: &Language, knowledge: &Knowledge) -> Vec<Candidate> {
    let article = Article::new(&words.lexemes, &words.ranges);
    let view = View {
        lexemes: &words.lexemes,
        parts: &words.parts,
        gazetteer: &knowledge.gazetteer,
        article: &article,
    };
    let trimmer = Trimmer { tokens: &words.tokens, language, knowledge };
    let mut found = Vec::new();
    for range in &words.ranges {
        let marked = tag(&knowledge.model.names, &view, range.clone());
        let mut free = range.start;
        for (at, (tokens, label)) in marked.iter().enumerate() {
            let limit = marked.get(at + 1).map_or(range.end, |(next, _)| next.start);
            let tokens = whole(words, tokens, free..limit, knowledge);
            free = tokens.end;
            trimmer.trim(tokens, *label, &mut found);
        }
    }
    mark_own(words, knowledge, &mut found);
    let offices = &knowledge.lexicon.offices;
    let is_office = |range: &Range<usize>| offices.office(trimmer.words(range)).is_some();
    complete(words, offices, &mut found);
    lengthen(words, language, offices, is_office, &mut found);
    measure(&words.tokens, language, |range| trimmer.is_known(range), &mut found);
    found
}

/// The user's own names are names wherever they begin with a capital.
fn mark_own(words: &Words<'_>, knowledge: &Knowledge, found: &mut Vec<Candidate>) {
    if !knowledge.lexicon.has_own() {
        return;
    }
    let mut wanted = Vec::new();
    for range in &words.ranges {
        let mut at = range.start;
        while at < range.end {
            let own = (words.tokens.capital(at))
                .then(|| knowledge.gazetteer.longest(&words.lexemes, at..range.end))
                .flatten()
                .filter(|(_, lists)| lists & Gazetteer::OWN != 0);
            let Some((length, _)) = own else {
                at += 1;
                continue;
            };
            let name = at..at + length;
            let first = found.partition_point(|one| one.tokens.end <= name.start);
            let end = found.partition_point(|one| one.tokens.start < name.end);
            let inside = found.get(first..end).unwrap_or_default();
            // Inside a longer name it is a part of that: "Sarn" in "Sarn Shoal".
            if !inside.iter().any(|one| one.tokens.len() > length) {
                let kept = inside.iter().find(|one| one.tokens == name);
                let (label, title) =
                    kept.map_or((NameLabel::Organisation, None), |one| (one.label, one.title));
                wanted.push(Candidate { tokens: name, label, title });
            }
            at += length;
        }
    }
    replace(found, wanted);
}

/// A name that is a part of a longer one that the world knows is the longer one: "States"
/// in "United States". It grows into `free` tokens only, which no other name has.
fn whole(
    words: &Words<'_>,
    part: &Range<usize>,
    free: Range<usize>,
    knowledge: &Knowledge,
) -> Range<usize> {
    let capital = |at: usize| words.tokens.capital(at);
    (free.start.max(part.start.saturating_sub(REACH))..=part.start)
        .filter(|start| capital(*start))
        .find_map(|start| {
            let (length, _) = knowledge.gazetteer.longest(&words.lexemes, start..free.end)?;
            let end = start + length;
            (end >= part.end && length > part.len() && capital(end - 1)).then_some(start..end)
        })
        .unwrap_or_else(|| part.clone())
}

/// Cuts names to size.
struct Trimmer<'a> {
    tokens: &'a Tokens<'a>,
    language: &'a Language,
    knowledge: &'a Knowledge,
}

impl Trimmer<'_> {
    fn words(&self, range: &Range<usize>) -> &str {
        self.tokens.cover(range.start, range.end.saturating_sub(1)).of(self.tokens.text)
    }

    fn is_known(&self, range: &Range<usize>) -> bool {
        !range.is_empty() && self.knowledge.lexicon.get(self.words(range)).is_some()
    }

    fn trim(&self, tokens: Range<usize>, label: NameLabel, found: &mut Vec<Candidate>) {
        let range = self.without_edges(tokens);
        if range.is_empty() || self.is_known(&range) {
            self.push(range, label, None, found);
            return;
        }
        if let Some(hyphen) = self.joined_names(&range) {
            self.push(range.start..hyphen, label, None, found);
            self.push(hyphen + 1..range.end, label, None, found);
            return;
        }
        if let Some(of) = self.office_of(&range) {
            self.push(range.start..of, NameLabel::Organisation, None, found);
            self.push(of + 1..range.end, NameLabel::Place, None, found);
            return;
        }
        if let Some(person) = self.behind_place(&range, label) {
            self.push(range.start..person, NameLabel::Place, None, found);
            self.push(person..range.end, label, None, found);
            return;
        }
        if let Some(of) = self.person_of(&range, label) {
            self.push(range.start..of, label, None, found);
            self.push(of + 1..range.end, NameLabel::Place, None, found);
            return;
        }
        let known = self.behind_roles(&range);
        match label {
            NameLabel::Person if known == range => {
                let name = self.behind_title(&range);
                let title = (name > range.start).then(|| self.tokens.cover(range.start, name - 1));
                self.push(name..range.end, label, title, found);
            }
            _ => match self.office_border(&known) {
                Some((left, right)) => {
                    self.push(left, NameLabel::Place, None, found);
                    self.push(right, NameLabel::Organisation, None, found);
                }
                None => self.push(known, label, None, found),
            },
        }
    }

    /// Without an article before it, a clitic or marks at its ends.
    fn without_edges(&self, tokens: Range<usize>) -> Range<usize> {
        let mut range = tokens;
        let is_mark = |at: usize| {
            !matches!(
                self.tokens.get(at).map(|token| token.kind),
                Some(TokenKind::Word | TokenKind::Number)
            )
        };
        while !range.is_empty() && is_mark(range.end - 1) {
            range.end -= 1;
        }
        while !range.is_empty()
            && (is_mark(range.start)
                || matches!(self.tokens.lower(range.start), "the" | "a" | "an")
                    && !self.is_known(&range))
        {
            range.start += 1;
        }
        range
    }

    /// "Pakistan-Afghanistan" are two names, "Islamic State-Khorasan" is one.
    fn joined_names(&self, range: &Range<usize>) -> Option<usize> {
        range.clone().find(|at| {
            matches!(self.tokens.word(*at), "-" | "–" | "‑" | "/")
                && self.is_known(&(range.start..*at))
                && self.is_known(&(at + 1..range.end))
        })
    }

    /// Where the name begins behind titles: "President Joao Baptista" at "Joao".
    fn behind_title(&self, range: &Range<usize>) -> usize {
        let offices = &self.knowledge.lexicon.offices;
        let is_role = |at: usize| {
            let word = self.tokens.lower(at);
            let mark = self.tokens.is(at, TokenKind::Mark);
            offices.is("title", word) || offices.is("portfolio", word) || mark
        };
        let roles = range.clone().take_while(|at| is_role(*at)).count();
        let titled =
            (range.start..range.start + roles).any(|at| offices.is("title", self.tokens.lower(at)));
        if titled && roles < range.len() { range.start + roles } else { range.start }
    }

    /// "Mediators Türkiye": a known name behind words for what it is.
    fn behind_roles(&self, range: &Range<usize>) -> Range<usize> {
        let offices = &self.knowledge.lexicon.offices;
        let is_role = |at: usize| {
            let word = self.tokens.lower(at);
            let one = word.strip_suffix('s').unwrap_or(word);
            ["title", "role", "portfolio"].iter().any(|class| offices.is(class, one))
        };
        let known = (range.start + 1..range.end).find(|start| {
            self.is_known(&(*start..range.end)) && (range.start..*start).all(is_role)
        });
        known.unwrap_or(range.start)..range.end
    }

    /// "Foreign Ministry of X": an office that many countries have, and whose it is.
    fn office_of(&self, range: &Range<usize>) -> Option<usize> {
        let offices = &self.knowledge.lexicon.offices;
        (range.start + 1..range.end.saturating_sub(1)).find(|of| {
            self.tokens.lower(*of) == "of"
                && self.tokens.capital(of + 1)
                && offices.office(self.words(&(range.start..*of))).is_some()
        })
    }

    /// "the Mayor of London Sadiq Khan": the place belongs to the office before it.
    fn behind_place(&self, range: &Range<usize>, label: NameLabel) -> Option<usize> {
        let before = range.start.checked_sub(1).map_or("", |at| self.tokens.lower(at));
        let person = (range.start + 1..range.end.saturating_sub(1)).find(|person| {
            let words = self.words(&(range.start..*person));
            let known = self.knowledge.lexicon.get(words);
            known.is_some_and(|entry| entry.kind == ActorKind::Place)
        })?;
        (label == NameLabel::Person && matches!(before, "of" | "the")).then_some(person)
    }

    /// "Ruta Solheim of Corvane": a full name, and where its bearer is from; "Otto II of
    /// Saxony" and "Catherine of Aragon" are names.
    fn person_of(&self, range: &Range<usize>, label: NameLabel) -> Option<usize> {
        let of = (range.start + 2..range.end.saturating_sub(1))
            .find(|at| self.tokens.lower(*at) == "of")?;
        let numeral = |word: &str| word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        let full =
            (range.start..of).all(|at| self.tokens.capital(at) && !numeral(self.tokens.word(at)));
        (label == NameLabel::Person && full && self.tokens.capital(of + 1)).then_some(of)
    }

    /// "Pakistan Foreign Office": a place or people before an office that many countries have.
    fn office_border(&self, range: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let offices = &self.knowledge.lexicon.offices;
        (range.start + 1..range.end).find_map(|cut| {
            let (left, right) = (range.start..cut, cut..range.end);
            let office = offices.office(self.words(&right)).is_some();
            (office && self.is_known(&left)).then_some((left, right))
        })
    }

    fn push(
        &self,
        range: Range<usize>,
        label: NameLabel,
        title: Option<Span>,
        found: &mut Vec<Candidate>,
    ) {
        let range = self.without_edges(range);
        if !range.is_empty() && !self.is_no_name(&range, label) {
            found.push(Candidate { tokens: range, label, title });
        }
    }

    /// "(AB) What happened next?": the initials of who speaks, before a paragraph.
    fn is_label(&self, at: usize) -> bool {
        let acronym = !self.tokens.word(at).chars().any(char::is_lowercase);
        let marks = (1..=at).take_while(|back| self.tokens.word(at - back) == "(").count();
        let Some(first) = at.checked_sub(marks).filter(|_| marks > 0 && acronym) else {
            return false;
        };
        let before = &self.tokens.text[..self.tokens.cover(first, first).start];
        let begins =
            before.trim_end_matches(' ').is_empty() || before.trim_end_matches(' ').ends_with('\n');
        begins && self.tokens.word(at + 1) == ")"
    }

    /// A word that is never a name by itself: a title, a pronoun, a month, a lone letter.
    fn is_no_name(&self, range: &Range<usize>, label: NameLabel) -> bool {
        let word = self.tokens.lower(range.start);
        let letters = self.words(range).chars().filter(|c| c.is_alphanumeric()).count();
        if letters < 2 || !self.words(range).chars().any(char::is_alphabetic) {
            return true;
        }
        // "US$3.6 billion"
        if matches!(self.tokens.word(range.end), "$" | "€" | "£") && self.tokens.glued(range.end)
        {
            return true;
        }
        if range.len() > 1 || self.is_known(range) {
            return false;
        }
        if self.knowledge.lexicon.offices.is("no_actor", word) && label != NameLabel::Person {
            return true;
        }
        if self.is_label(range.start) {
            return true;
        }
        let offices = &self.knowledge.lexicon.offices;
        let upper = letters > 1 && !self.words(range).chars().any(char::is_lowercase);
        let calendar = self.language.calendar;
        let common = offices.is("title", word) && label != NameLabel::Person
            || self.language.is("function", word)
            || calendar.month(word).is_some() && label != NameLabel::Person
            || calendar.weekday(word).is_some()
            || !self.tokens.capital(range.start)
                && !self.tokens.word(range.start).chars().any(char::is_uppercase);
        common && !(upper && self.language.is("function", word))
    }
}
