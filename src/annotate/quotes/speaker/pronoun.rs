//! Whom a pronoun means: followed where the article makes it certain.

use super::gender::{Gender, gender};
use super::{Speakers, Subject};
use crate::annotate::text::{TokenKind, is_plural, phrase};
use crate::model::{ActorKind, Span, Speaker, touching};

/// Tokens at the beginning of a sentence among which its first name stands, behind a title.
const OPENING: usize = 8;

/// Bytes of a paragraph in which somebody is looked for.
const PARAGRAPH: usize = 4000;

/// Clauses back in which the subject that a pronoun takes up stands.
const SUBJECTS: usize = 6;

impl Speakers<'_> {
    /// "he": whom the article surely means, else the person who spoke last, else the only one
    /// named so far; "it": the body that spoke last. Otherwise the word itself, nobody's name.
    pub(super) fn pronoun(&self, at: usize) -> Speaker {
        let tokens = self.text.tokens();
        let span = tokens.cover(at, at);
        if let Some(known) = self.taken_up(span) {
            return known;
        }
        let word = tokens.lower(at);
        let alone = || Speaker { span, name: word.to_string(), actor: None };
        let person = self.text.language.is("person_pronoun", word) || matches!(word, "him" | "her");
        if !person {
            let body = self.last_body.as_ref().filter(|body| {
                // "The ministry issued a statement. They also said …"
                let near =
                    || self.in_paragraph(body.span, span) && !self.is_told_by_one(body.span, span);
                let last = self.is_last_body(body, span)
                    || word == "it" && near() && self.is_document_before(body, span);
                (word == "it" || word == "they" && near()) && last
            });
            if let Some(body) = body {
                return Speaker { span, ..body.clone() };
            }
            return match self.body_before(span, word) {
                Some(Subject::Name(index)) => {
                    Speaker { span, ..self.named(&self.text.mentions[index]) }
                }
                Some(Subject::Noun(phrase)) => Speaker { span, ..self.noun(phrase) },
                _ => alone(),
            };
        }
        let gender = gender(self.text, at);
        let allowed = |actor: usize| self.genders.allow(actor, gender);
        if let Some(only) = self.only_one_in_paragraph(span, gender) {
            return Speaker { span, ..self.named(&self.text.mentions[only]) };
        }
        if let Some(first) = self.begins_sentence_before(span, gender) {
            return Speaker { span, ..self.named(&self.text.mentions[first]) };
        }
        let subject = self.subject_before(span, gender);
        if let Some(last) = &self.last
            && self.is_human(last)
            && last.actor.is_none_or(allowed)
            && subject.is_none_or(|index| self.text.mentions[index].span.start <= last.span.end)
        {
            return Speaker { span, ..last.clone() };
        }
        if let Some(index) = subject {
            return Speaker { span, ..self.named(&self.text.mentions[index]) };
        }
        let begin = self.chain(span, gender);
        // The last person named, where the paragraph or the one before it names him.
        let paragraph = self.paragraph_start(span.start);
        let reach = self.paragraph_start(tokens.text[..paragraph].trim_end().len());
        let before = self.text.mentions.partition_point(|mention| mention.span.end <= begin);
        let near = self.text.mentions[..before]
            .iter()
            .rev()
            .take_while(|mention| mention.span.start >= reach)
            .find(|mention| mention.kind == ActorKind::Person && allowed(mention.actor));
        match near {
            Some(mention) => Speaker { span, ..self.named(mention) },
            None => alone(),
        }
    }

    /// "according to a statement on the page of the port. It also said": whether a body that
    /// spoke in the sentence before is a document, whatever else is named behind it.
    fn is_document_before(&self, body: &Speaker, pronoun: Span) -> bool {
        let word = body.name.rsplit(' ').next().unwrap_or("").to_lowercase();
        let own = self.text.sentences.partition_point(|one| one.end <= pronoun.start);
        let before = own.checked_sub(1).and_then(|at| self.text.sentences.get(at));
        body.actor.is_none()
            && self.text.language.is("document", &word)
            && before.is_some_and(|one| one.contains(body.span))
    }

    /// "The board has closed the port. It also urged …", "The researchers took samples. They found
    /// …": the body or the people that the sentence before, or this one, tells of.
    fn body_before(&self, pronoun: Span, word: &str) -> Option<Subject> {
        let tokens = self.text.tokens();
        let first = self.text.clauses.partition_point(|clause| clause.span.start < pronoun.start);
        let own = self.text.sentences.partition_point(|one| one.end <= pronoun.start);
        let from = self.text.sentences.get(own.saturating_sub(1))?.start;
        if !matches!(word, "it" | "they") {
            return None;
        }
        let at = tokens.from_byte(pronoun.start);
        if word == "it" && matches!(tokens.lower(at + 1), "read" | "reads") {
            let before = tokens.within(Span::new(from, pronoun.start));
            let document = |at: &usize| {
                self.text.language.is("document", tokens.lower(*at))
                    && !self.text.is_quoted(tokens.cover(*at, *at))
            };
            let at = before.rev().find(document)?;
            return Some(Subject::Noun(phrase::ending_at(self.text.words, at)));
        }
        for clause in self.text.clauses[..first].iter().rev() {
            if clause.sentence.start < from || !self.in_paragraph(clause.span, pronoun) {
                return None;
            }
            let Some(at) = clause.subject.filter(|at| clause.tokens.contains(at)) else { continue };
            let span = tokens.cover(at, at);
            // "The lock is shut, they said": nobody of whom it is said.
            let said = self.said.is_some_and(|said| said.contains(span));
            if said || self.text.is_quoted(span) || span.end > pronoun.start {
                continue;
            }
            if let Some(index) = self.mention_at(span) {
                match self.text.mentions[index].kind {
                    ActorKind::Organisation | ActorKind::Group => {
                        return Some(Subject::Name(index));
                    }
                    // "Roe runs the board": a person is none of them.
                    ActorKind::Person => continue,
                    _ => return None,
                }
            }
            let noun = tokens.lower(at);
            if self.text.language.is("pronoun", noun) {
                continue;
            }
            // "The researchers used pictures of places where ice had melted. They …"
            if self.is_body(noun, word == "they") {
                return Some(Subject::Noun(phrase::ending_at(self.text.words, at)));
            }
            if word == "it" {
                return None;
            }
        }
        None
    }

    /// Whether a noun can be taken up by "they" or by "it" and speak: "the researchers", "the team".
    fn is_body(&self, noun: &str, many: bool) -> bool {
        let language = self.text.language;
        let speaks = |word: &str| language.is("source", word) || language.is("people", word);
        let collective = language.is("collective", noun);
        if many {
            let single = noun.strip_suffix('s').unwrap_or(noun);
            collective
                || is_plural(noun) && (speaks(noun) || language.is("human", single))
                || noun == "people"
        } else {
            collective || language.is("document", noun)
        }
    }

    /// Whether nothing but its own paragraph lies between a place and a later one.
    fn in_paragraph(&self, place: Span, later: Span) -> bool {
        let between = self.text.tokens().text.get(place.start..later.start);
        between.is_some_and(|between| !between.contains('\n'))
    }

    /// Whether somebody tells a story between a place and a later one: "they took me there".
    fn is_told_by_one(&self, place: Span, later: Span) -> bool {
        let tokens = self.text.tokens();
        let between = tokens.within(place.cover(later));
        between.into_iter().any(|at| {
            let own = self.text.language.is("speaking", tokens.lower(at));
            own && !self.text.is_quoted(tokens.cover(at, at))
        })
    }

    /// Where the paragraph of a place begins, or what of it is near, in bytes.
    fn paragraph_start(&self, place: usize) -> usize {
        let text = self.text.tokens().text;
        let near = text.ceil_char_boundary(place.saturating_sub(PARAGRAPH));
        text[near..place].rfind('\n').map_or(near, |at| near + at + 1)
    }

    /// The only person whom a paragraph names before a pronoun, where nobody has spoken in it
    /// yet: "For Roe it makes no difference. While he believes …"
    fn only_one_in_paragraph(&self, pronoun: Span, gender: Option<Gender>) -> Option<usize> {
        if self.last.as_ref().is_some_and(|last| self.in_paragraph(last.span, pronoun)) {
            return None;
        }
        let start = self.paragraph_start(pronoun.start);
        let first = self.text.mentions.partition_point(|mention| mention.span.start < start);
        let mut people = self.text.mentions[first..]
            .iter()
            .enumerate()
            .take_while(|(_, mention)| mention.span.end <= pronoun.start)
            .filter(|(_, one)| one.kind == ActorKind::Person && !self.text.is_quoted(one.span))
            .filter(|(_, one)| self.genders.allow(one.actor, gender));
        let (at, one) = people.next()?;
        people.all(|(_, other)| other.actor == one.actor).then_some(first + at)
    }

    /// Where the pronouns begin that go on to this one: "There is Roe. She resigned. She had asked
    /// Doe for troops. “…,” she said."
    fn chain(&self, pronoun: Span, gender: Option<Gender>) -> usize {
        let tokens = self.text.tokens();
        let first = self.text.clauses.partition_point(|clause| clause.span.start < pronoun.start);
        let before = self.text.clauses[..first].iter().rev().take(SUBJECTS);
        let mut begin = pronoun.start;
        for clause in before {
            let goes_on = clause
                .subject
                .filter(|at| gender.is_some() && self::gender(self.text, *at) == gender);
            if let Some(at) = goes_on {
                begin = begin.min(tokens.cover(at, at).start);
                continue;
            }
            // Somebody else acts: the pronouns behind are that one's.
            let verb = clause
                .head()
                .map_or(clause.span.end, |verb| tokens.cover(verb.first, verb.first).start);
            let front = Span::new(clause.span.start, verb.max(clause.span.start));
            let named = touching(self.text.mentions, front, |mention| mention.span);
            if named.iter().any(|one| one.kind == ActorKind::Person && one.span.end <= front.end) {
                break;
            }
        }
        begin
    }

    /// "Ana Roe, the Information Minister paid tribute to Doe. She said": whom the sentence before
    /// begins with, where nobody has spoken since.
    fn begins_sentence_before(&self, pronoun: Span, gender: Option<Gender>) -> Option<usize> {
        let tokens = self.text.tokens();
        let own = self.text.sentences.partition_point(|one| one.end <= pronoun.start);
        let before = self.text.sentences.get(own.checked_sub(1)?)?;
        if !self.in_paragraph(*before, pronoun) {
            return None;
        }
        let first = tokens.within(*before).start;
        let person = |at: usize| {
            let index = self.mention_at(tokens.cover(at, at))?;
            (self.text.mentions[index].kind == ActorKind::Person).then_some(index)
        };
        let index = (first..first + OPENING).find_map(person)?;
        let mention = &self.text.mentions[index];
        let fits = before.contains(mention.span)
            && !self.text.is_quoted(mention.span)
            && !tokens.is(tokens.from_byte(mention.span.end), TokenKind::Clitic)
            && !self.hangs_on_noun(tokens.from_byte(mention.span.start), first)
            && self.genders.allow(mention.actor, gender);
        fits.then_some(index)
    }

    /// The last person who was the subject of a clause before a pronoun, in its paragraph or
    /// the one before: "Adler urged both sides to talk. “…,” he wrote."
    pub(super) fn subject_before(&self, pronoun: Span, gender: Option<Gender>) -> Option<usize> {
        let tokens = self.text.tokens();
        let first = self.text.clauses.partition_point(|clause| clause.span.start < pronoun.start);
        self.text.clauses[..first].iter().rev().take(SUBJECTS).find_map(|clause| {
            let at = clause.subject.filter(|at| clause.tokens.contains(at))?;
            let span = tokens.cover(at, at);
            if self.text.is_quoted(span) {
                return None;
            }
            // "Its leader, Ana Roe, …"
            let index = match self.mention_at(span) {
                Some(index) => index,
                None => match self.aside(at, clause.tokens.end)? {
                    Subject::Name(index) => index,
                    _ => return None,
                },
            };
            let mention = &self.text.mentions[index];
            let fits = mention.kind == ActorKind::Person
                && mention.span.end <= pronoun.start
                && self.genders.allow(mention.actor, gender);
            fits.then_some(index)
        })
    }

    /// Whether no other body is named between one that spoke and a pronoun.
    pub(super) fn is_last_body(&self, body: &Speaker, pronoun: Span) -> bool {
        let from = body.span.end.min(pronoun.start);
        let between =
            touching(self.text.mentions, Span::new(from, pronoun.start), |mention| mention.span);
        !between.iter().any(|mention| {
            matches!(mention.kind, ActorKind::Organisation | ActorKind::Group)
                && Some(mention.actor) != body.actor
        })
    }
}
