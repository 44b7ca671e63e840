//! Who speaks where a cue has no subject of its own: before an "as", a gerund, behind "with".

use super::{Speakers, Subject};
use crate::annotate::quotes::Cue;
use crate::annotate::tagger::Part;
use crate::annotate::text::phrase;
use crate::model::{ActorKind, Span};

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
}
