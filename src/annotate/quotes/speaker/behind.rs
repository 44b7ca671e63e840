//! The speaker behind a verb of saying, and the name behind a noun.

use super::{Speakers, Subject};
use crate::annotate::tagger::Part;
use crate::annotate::text::{TokenKind, VerbGroup, phrase};
use crate::model::{ActorKind, Span};

/// Tokens behind a noun within which it is told whose it is: "of the Tehran court".
pub(super) const WHOSE: usize = 8;

/// Tokens of a second title before a name, and the name, at most.
const TITLES: usize = 12;

impl Speakers<'_> {
    /// "said X": a name or a noun right after the verb, for a quotation before it.
    pub(super) fn inverted(
        &self,
        verb: &VerbGroup,
        sentence: Span,
        content: Option<Span>,
    ) -> Option<Subject> {
        let tokens = self.text.tokens();
        let cue = tokens.cover(verb.main, verb.main);
        if content.is_some_and(|content| content.end > cue.start) || verb.first != verb.main {
            return None;
        }
        // Nothing but marks between what is said and the verb, else the speaker stands there.
        let from = content.map_or(verb.first, |content| tokens.from_byte(content.end));
        let marks = (from..verb.first).all(|at| !tokens.is(at, TokenKind::Word));
        let before = verb.first.checked_sub(1).map_or("", |at| tokens.word(at));
        let end = tokens.within(sentence).end;
        // "… will be published “in full” when they arrive, said Deputy Minister Jane Roe."
        let told = self.text.language.is("addressing", &verb.lemma);
        if !marks && before == "," && !told {
            let subject = self.phrase_from(verb.main + 1, end)?;
            let Subject::Name(index) = subject else { return None };
            let next = tokens.from_byte(self.text.mentions[index].span.end);
            return (next >= end || matches!(tokens.word(next), "." | ",")).then_some(subject);
        }
        if !marks
            || !matches!(before, "”" | "’" | "\"" | "'" | "," | "—" | "»" | "–" | "''" | "!" | "?")
        {
            return None;
        }
        let subject = self.phrase_from(verb.main + 1, end)?;
        // "the book revealed Roe knew of it": Roe is not the one who reveals.
        let span = match &subject {
            Subject::Name(index) => self.text.mentions[*index].span,
            Subject::Noun(span) => *span,
            Subject::Pronoun(_) => return Some(subject),
        };
        let next = tokens.from_byte(span.end);
        let acts = next < end && self.text.words.part(next).is_finite();
        (!acts).then_some(subject)
    }

    /// The name or the noun phrase that begins at a token.
    pub(super) fn phrase_from(&self, start: usize, end: usize) -> Option<Subject> {
        let tokens = self.text.tokens();
        let head = phrase::head_from(self.text.words, start, end);
        let stop = head.map_or(start, |head| head + 1);
        // A name in the phrase that owns nothing: "its spokesman Bakary Sane".
        let named = (start..stop.max(start + 1).min(end))
            .rev()
            .find_map(|at| self.mention_at(tokens.cover(at, at)))
            .filter(|index| {
                let mention = &self.text.mentions[*index];
                let last = tokens.within(mention.span).end;
                let heads =
                    head.is_none_or(|head| last > head || !self.text.words.part(head).is_noun());
                heads && mention.kind != ActorKind::Nationality
            });
        if let Some(index) = named {
            return Some(Subject::Name(index));
        }
        let head = head?;
        if let Some(index) = self.behind_titles(start, head, end) {
            return Some(Subject::Name(index));
        }
        if self.text.words.part(head) == Part::Pron {
            return Some(Subject::Pronoun(head));
        }
        // "a poll by the institute Mera, …, said one grower, Manuel Ortiz,"
        Some(
            self.aside(head, end)
                .unwrap_or_else(|| Subject::Noun(phrase::ending_at(self.text.words, head))),
        )
    }

    /// "author and former mayor Jane Roe": the person whom titles without articles join before.
    fn behind_titles(&self, start: usize, head: usize, end: usize) -> Option<usize> {
        let tokens = self.text.tokens();
        let joined = matches!(tokens.lower(head + 1), "and" | "&");
        let bare = |at: usize| self.text.words.part(at) != Part::Det;
        if !joined || !(start..=head).all(bare) {
            return None;
        }
        let inside = |at: &usize| {
            let part = self.text.words.part(*at);
            part.is_noun() || part == Part::Adj || tokens.is(*at, TokenKind::Clitic)
        };
        let mut rest = (head + 2..end.min(head + 2 + TITLES)).take_while(inside);
        rest.find_map(|at| {
            let index = self.mention_at(tokens.cover(at, at))?;
            let mention = &self.text.mentions[index];
            // "police and Jane Roe" are two.
            let titled = tokens.from_byte(mention.span.start) > head + 2;
            (mention.kind == ActorKind::Person && titled).then_some(index)
        })
    }

    /// "one grower, Manuel Ortiz,": the person named right behind a noun and a comma.
    pub(super) fn aside(&self, head: usize, end: usize) -> Option<Subject> {
        let tokens = self.text.tokens();
        // "officials, Roe, who left,", "a statement, Roe,": she is none of them.
        let one = self.text.words.part(head) != Part::NounPlural
            && !self.text.language.is("document", tokens.lower(head));
        if !one {
            return None;
        }
        // "the prosecutor general of Tehran, Ali Mehr,"
        let whose = matches!(tokens.lower(head + 1), "of" | "for" | "at");
        let limit = end.min(head + if whose { WHOSE } else { 2 });
        let comma = (head + 1..limit).find(|at| tokens.word(*at) == ",")?;
        if comma + 1 >= end {
            return None;
        }
        let mut at = comma + 1;
        // A title before the name.
        while at < end && !self.text.words.part(at).is_noun() && at < comma + 3 {
            at += 1;
        }
        let index = (at..(at + 3).min(end)).find_map(|at| self.mention_at(tokens.cover(at, at)))?;
        let mention = &self.text.mentions[index];
        let closed = matches!(tokens.word(tokens.from_byte(mention.span.end)), "," | ".");
        (closed && mention.kind == ActorKind::Person).then_some(Subject::Name(index))
    }
}
