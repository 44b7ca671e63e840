//! The words that speak: the subject of a cue, or who stands in its place.

use super::{Speakers, Subject};
use crate::annotate::quotes::Cue;
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, TokenKind, VerbGroup, phrase};
use crate::model::{ActorKind, Span};

/// How far left of a cue its subject may stand, in tokens.
const REACH: usize = 40;

/// Tokens behind a noun within which it is told whose it is: "of the Tehran court".
const WHOSE: usize = 8;

/// Tokens of a second title before a name, and the name, at most.
const TITLES: usize = 12;

/// Tokens of a speaker between a comma and the verb, at most.
const BETWEEN: usize = 7;

impl Speakers<'_> {
    /// Who speaks where it is not the subject: "quoted Roe as saying", "confirmed with the port
    /// that", "Saying" at the head of a sentence.
    pub(super) fn told_otherwise(&self, cue: &Cue<'_>, sentence: Span) -> Option<Subject> {
        let tokens = self.text.tokens();
        let (range, main) = (tokens.within(sentence), cue.verb.main);
        let next = tokens.lower(main + 1);
        if self.text.language.is("checked", &cue.verb.lemma) && matches!(next, "with" | "from") {
            return self.phrase_from(main + 2, range.end);
        }
        if self.text.words.part(main) != Part::VerbGerund {
            return None;
        }
        if main == range.start {
            let behind = self.subject_behind(cue, sentence);
            return behind.or_else(|| self.subject_before(cue.span, None).map(Subject::Name));
        }
        // "Roe issued a statement saying": hers, not the paper's.
        if self.text.language.is("document", tokens.lower(main - 1))
            && let Some(subject) = self.acting(cue, sentence)
            && let Some(verb) = self.text.clauses_of(sentence)[..=cue.clause]
                .iter()
                .flat_map(|clause| &clause.verbs)
                .rfind(|verb| verb.is_finite() && verb.main < main)
            && self.text.language.is("issuing", &verb.lemma)
        {
            return Some(subject);
        }
        if tokens.lower(main - 1) != "as" {
            return self.in_front_of_gerund(main, range.start);
        }
        let verbs = self.text.clauses_of(sentence).iter().flat_map(|clause| &clause.verbs);
        let mut quotes = verbs.filter(|verb| {
            verb.main < main && !verb.passive && matches!(verb.lemma.as_str(), "quote" | "cite")
        });
        self.phrase_from(quotes.next_back()?.main + 1, main)
    }

    /// "Calling it “a farce”, Roe left": the subject of the main clause behind a fronted gerund.
    fn subject_behind(&self, cue: &Cue<'_>, sentence: Span) -> Option<Subject> {
        let tokens = self.text.tokens();
        let rest = self.text.clauses_of(sentence).get(cue.clause + 1..)?;
        let main = rest.iter().find(|clause| {
            let apart = clause.tokens.start.checked_sub(1).map_or("", |at| tokens.word(at));
            apart == "," && clause.reported_by.is_none() && clause.opener.is_none()
        })?;
        self.head(main, main.head().filter(|head| head.is_finite() && !head.passive)?, None)
    }

    /// "accused Roe of saying", "despite Roe claiming", "a letter saying": who stands right before
    /// a gerund, or before the preposition that it hangs on.
    fn in_front_of_gerund(&self, main: usize, start: usize) -> Option<Subject> {
        let tokens = self.text.tokens();
        let word = |at: usize| if at < start { "" } else { tokens.lower(at) };
        let mut last = main.checked_sub(1).filter(|at| *at > start)?;
        // "with officials yesterday saying"
        let between = |at| self.text.words.part(at) == Part::Adv || self.text.words.is_time(at);
        while last > start && between(last) {
            last -= 1;
        }
        let blamed = matches!(word(last), "of" | "for");
        if blamed {
            last = last.checked_sub(1).filter(|at| *at > start)?;
        }
        let name = self.mention_at(tokens.cover(last, last)).filter(|index| {
            let span = self.text.mentions[*index].span;
            span.end == tokens.cover(last, last).end
        });
        // "with Roe of Oslo calling it": as the name before the "of".
        let whose = |index: usize| {
            let of = tokens.from_byte(self.text.mentions[index].span.start).checked_sub(1)?;
            let before = of.checked_sub(1).filter(|_| matches!(word(of), "of" | "from"))?;
            self.mention_at(tokens.cover(before, before))
        };
        let name = name.map(|index| whose(index).unwrap_or(index));
        let phrase = match name {
            Some(index) => self.text.mentions[index].span,
            None => phrase::ending_at(self.text.words, last),
        };
        let first = tokens.from_byte(phrase.start);
        let before = first.checked_sub(1).map_or("", word);
        if let Some(index) = name {
            let person = self.text.mentions[index].kind == ActorKind::Person;
            let absolute = !blamed && matches!(before, "with" | "despite");
            let object = blamed && person && !self.hangs_on_noun(first, start);
            return (absolute || object).then_some(Subject::Name(index));
        }
        if blamed && matches!(word(last), "him" | "her") {
            return Some(Subject::Pronoun(last));
        }
        // "despite the paper claiming", "with officials saying"
        if !blamed && matches!(before, "with" | "despite") && self.text.words.part(last).is_noun() {
            return Some(Subject::Noun(phrase));
        }
        let document = self.text.language.is("document", word(last))
            || matches!(word(last), "report" | "reports" | "story" | "article" | "headline");
        let apart = !matches!(before, "in" | "with" | "via" | "through");
        (!blamed && document && apart).then_some(Subject::Noun(phrase))
    }

    /// The subject of the clause that a cue without one of its own goes on from.
    pub(super) fn acting(&self, cue: &Cue<'_>, sentence: Span) -> Option<Subject> {
        let clauses = self.text.clauses_of(sentence);
        let before = clauses.get(..=cue.clause)?.iter().rev().find(|clause| {
            clause.head().is_some_and(|head| head.is_finite() && head.main != cue.verb.main)
        })?;
        let verb = before.head()?;
        if verb.passive || verb.main > cue.verb.main {
            return None;
        }
        self.head(before, verb, None)
    }

    /// The subject of the verb of saying that a sentence hangs on, before a cue.
    pub(super) fn main_speaker(&self, cue: &Cue<'_>, sentence: Span) -> Option<Subject> {
        let before = self.text.clauses_of(sentence).get(..cue.clause)?;
        let tokens = self.text.tokens();
        // "claimed that he left and called it": without a comma it goes on in what is said.
        let from = self.text.clauses_of(sentence).get(cue.clause)?.tokens.start;
        let apart = from.checked_sub(1).is_some_and(|at| tokens.word(at) == ",")
            || tokens.word(from) == ",";
        let says = |verb: &&VerbGroup| {
            apart
                && verb.is_finite()
                && !verb.passive
                && self.text.language.is_saying(&verb.lemma)
                && !self.text.is_quoted(tokens.cover(verb.main, verb.main))
        };
        let told = before.iter().find(|clause| clause.head().as_ref().is_some_and(says))?;
        let verb = told.head()?;
        self.head(told, verb, None).or_else(|| self.subject(verb, sentence, None))
    }

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

    /// The head of the clause's subject, where that is certain.
    pub(super) fn head(
        &self,
        clause: &Clause,
        verb: &VerbGroup,
        content: Option<Span>,
    ) -> Option<Subject> {
        let tokens = self.text.tokens();
        let at = clause.subject?;
        let span = tokens.cover(at, at);
        let start = tokens.within(clause.sentence).start;
        // "spoke to the Fleet, who said": what a pronoun takes up stands where it likes.
        let inside = at >= clause.tokens.start;
        let own = clause.head().is_some_and(|head| head.main == verb.main);
        let bracketed = at.checked_sub(1).is_some_and(|before| tokens.word(before) == "(");
        if !own || bracketed || content.is_some_and(|content| content.contains(span)) {
            return None;
        }
        if let Some(index) = self.mention_at(span) {
            let mention = &self.text.mentions[index];
            let first = tokens.from_byte(mention.span.start);
            let whole = mention.kind != ActorKind::Nationality && mention.span.end == span.end;
            // "scientists from Bristol and Davis say"
            if whole && inside && self.hangs_on_noun(first, start) {
                return None;
            }
            if whole {
                return Some(Subject::Name(index));
            }
        }
        if self.text.words.part(at) == Part::Pron {
            let word = tokens.lower(at);
            let known = self.text.language.is("pronoun", word) && word != "who";
            return known.then_some(Subject::Pronoun(at));
        }
        if !self.text.words.part(at).is_noun() {
            return None;
        }
        // "Roe, speaking to the harbour board called it": the board is spoken to.
        let first = tokens.from_byte(phrase::ending_at(self.text.words, at).start);
        if inside && self.hangs_on_noun(first, start) {
            return None;
        }
        Some(
            self.aside(at, verb.first)
                .unwrap_or_else(|| Subject::Noun(phrase::ending_at(self.text.words, at))),
        )
    }

    /// "…, the growers' union said, …": all that stands between a comma and the verb.
    pub(super) fn between_commas(&self, verb: &VerbGroup, sentence: Span) -> Option<Subject> {
        let tokens = self.text.tokens();
        let start = tokens.within(sentence).start;
        let last = verb.first.checked_sub(1).filter(|at| self.text.words.part(*at).is_noun())?;
        let comma = |at: &usize| tokens.word(*at) == ",";
        let opens = (verb.first.saturating_sub(BETWEEN).max(start)..last).rev().find(comma)?;
        let whole = (opens + 1..last).all(|at| {
            let part = self.text.words.part(at);
            part.is_nominal()
                || part == Part::Particle
                || tokens.is(at, TokenKind::Clitic)
                || matches!(tokens.word(at), "'" | "’" | "-")
        });
        let named = self.mention_at(tokens.cover(last, last)).is_some();
        (whole && !named && comma(&(verb.main + 1)))
            .then(|| Subject::Noun(tokens.cover(opens + 1, last)))
    }

    /// The subject to the left of a verb: over adverbs, dates and appositions.
    pub(super) fn subject(
        &self,
        verb: &VerbGroup,
        sentence: Span,
        content: Option<Span>,
    ) -> Option<Subject> {
        let tokens = self.text.tokens();
        let range = tokens.within(sentence);
        let main = tokens.cover(verb.main, verb.main);
        if let Some(subject) = self.before_aside(verb, range.start) {
            return Some(subject);
        }
        // "some of those whom Roe met said": she met them.
        let acts =
            |next: usize| next + 1 == verb.first && self.text.words.part(next) == Part::VerbPast;
        // "referred to himself as the party and said": the party is no subject of both.
        let joined = verb.first > range.start && tokens.lower(verb.first - 1) == "and";
        let governed = |first: usize| {
            let determined = |at: &usize| self.text.words.part(*at) == Part::Det;
            let before = first - (range.start..first).rev().take_while(determined).count();
            before > range.start && self.text.words.part(before - 1) == Part::Adp
        };
        // A short form in brackets, where the name before it hangs on another noun.
        let mut short = None;
        let mut at = verb.first;
        while at > range.start && verb.first - at < REACH {
            at -= 1;
            let span = tokens.cover(at, at);
            if content.is_some_and(|content| content.contains(span) && content.end <= main.start) {
                return None;
            }
            let word = tokens.lower(at);
            if let Some(index) = self.mention_at(span) {
                let first = tokens.from_byte(self.text.mentions[index].span.start);
                let last = tokens.within(self.text.mentions[index].span).end;
                // "X's ministry said": the owner does not speak.
                let owns = tokens.is(last, TokenKind::Clitic)
                    || matches!(tokens.word(last), "'" | "’") && tokens.glued(last);
                // "Jane Roe of the World Health Organization (WHO) said"
                let bracketed = first > range.start && tokens.word(first - 1) == "(";
                if bracketed && !owns {
                    short = short.or(Some(Subject::Name(index)));
                } else if !(owns
                    || self.hangs_on_noun(first, range.start)
                    || acts(last)
                    || joined && governed(first))
                {
                    return Some(Subject::Name(index));
                }
                at = first;
                continue;
            }
            // "One of the users said"
            let part =
                matches!(word, "one" | "some" | "many" | "most" | "several" | "none" | "two");
            let near = (at + 3..=at + 2 + WHOSE).contains(&verb.first);
            if part && at == range.start && tokens.lower(at + 1) == "of" && near {
                return Some(Subject::Noun(tokens.cover(at, verb.first - 1)));
            }
            // "and several said"
            let few = matches!(word, "several" | "many" | "others" | "some" | "most" | "both");
            // Not "Roe and Doe both said".
            let joint = at.checked_sub(1).map_or(Part::Punct, |at| self.text.words.part(at));
            let opens = at == range.start || matches!(joint, Part::Punct | Part::Cconj);
            if few && opens && at + 1 == verb.first {
                return Some(Subject::Noun(span));
            }
            // "called it a farce and said"
            let before = at.checked_sub(1).map(|before| self.text.words.part(before));
            let object = before.is_some_and(|part| part.is_verb() || part == Part::Adp);
            if self.text.language.is("person_pronoun", word)
                || word == "they"
                || word == "it" && !object
            {
                return Some(Subject::Pronoun(at));
            }
            if self.text.language.is("source", word) && !self.hangs_on_noun(at, range.start) {
                return Some(Subject::Noun(phrase::ending_at(self.text.words, at)));
            }
        }
        short
    }

    /// "Roe, answering a question on the port and the union, said": what stands before the aside
    /// that a comma closes in front of the verb.
    pub(super) fn before_aside(&self, verb: &VerbGroup, start: usize) -> Option<Subject> {
        let tokens = self.text.tokens();
        let closes = verb.first.checked_sub(1).filter(|at| tokens.word(*at) == ",")?;
        let opens = (start..closes).find(|at| {
            let part = self.text.words.part(at + 1);
            tokens.word(*at) == ","
                && (matches!(part, Part::VerbGerund | Part::VerbParticiple)
                    || matches!(tokens.lower(at + 1), "who" | "which"))
        })?;
        let mut last = opens.checked_sub(1).filter(|at| *at >= start)?;
        // "the Border Guard (BG), which …, said"
        if tokens.word(last) == ")" {
            last = (start..last).rev().find(|at| tokens.word(*at) == "(")?.checked_sub(1)?;
        }
        let index = self.mention_at(tokens.cover(last, last))?;
        let mention = &self.text.mentions[index];
        let first = tokens.from_byte(mention.span.start);
        let free = !self.hangs_on_noun(first, start) && mention.kind != ActorKind::Nationality;
        free.then_some(Subject::Name(index))
    }

    /// Whether a preposition before a word makes it part of another noun's phrase.
    pub(super) fn hangs_on_noun(&self, first: usize, start: usize) -> bool {
        let tokens = self.text.tokens();
        let mut before = first;
        while before > start
            && matches!(tokens.lower(before - 1), "the" | "a" | "an" | "its" | "their")
        {
            before -= 1;
        }
        // "doctors in China's Guangdong Province": as the owner.
        if before > start + 1
            && tokens.is(before - 1, TokenKind::Clitic)
            && let Some(owner) = self.mention_at(tokens.cover(before - 2, before - 2))
        {
            let first = tokens.from_byte(self.text.mentions[owner].span.start);
            return first > start && self.hangs_on_noun(first, start);
        }
        // "researchers from the universities of Oslo and Bergen": as the name before the "and".
        if before > start + 1
            && matches!(tokens.lower(before - 1), "and" | "&")
            && let Some(other) = self.mention_at(tokens.cover(before - 2, before - 2))
        {
            let first = tokens.from_byte(self.text.mentions[other].span.start);
            return first > start && self.hangs_on_noun(first, start);
        }
        before > start
            && matches!(
                tokens.lower(before - 1),
                "of" | "by"
                    | "in"
                    | "from"
                    | "with"
                    | "to"
                    | "for"
                    | "between"
                    | "at"
                    | "on"
                    | "near"
                    | "against"
                    | "over"
            )
            && !tokens.is(before - 1, TokenKind::Mark)
    }

    /// The mention that holds a token.
    pub(super) fn mention_at(&self, span: Span) -> Option<usize> {
        let at = self.text.mentions.partition_point(|mention| mention.span.end <= span.start);
        self.text.mentions.get(at).filter(|mention| mention.span.contains(span)).map(|_| at)
    }
}
