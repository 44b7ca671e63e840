//! Names cut to size: no article, title, place or possessive, and no words that are no name.

use std::ops::Range;

use super::names::Candidate;
use crate::annotate::knowledge::{Knowledge, Language};
use crate::annotate::tagger::NameLabel;
use crate::annotate::text::{TokenKind, Tokens};
use crate::model::{ActorKind, Span};

/// Cuts names to size.
pub struct Trimmer<'a> {
    /// The tokens.
    pub tokens: &'a Tokens<'a>,
    /// The language.
    pub language: &'a Language,
    /// Names of the world.
    pub knowledge: &'a Knowledge,
}

impl Trimmer<'_> {
    /// The words of some tokens.
    pub fn words(&self, range: &Range<usize>) -> &str {
        self.tokens.cover(range.start, range.end.saturating_sub(1)).of(self.tokens.text)
    }

    /// Whether the world knows a name.
    pub fn is_known(&self, range: &Range<usize>) -> bool {
        !range.is_empty() && self.knowledge.lexicon.get(self.words(range)).is_some()
    }

    /// Put what is a name in a name that the tagger marked behind those that were found.
    pub fn trim(&self, tokens: Range<usize>, label: NameLabel, found: &mut Vec<Candidate>) {
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
        let begins = matches!(before.trim_end_matches(' ').chars().next_back(), None | Some('\n'));
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
