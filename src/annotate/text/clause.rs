//! Clauses: stretches of a sentence with a verb group of their own.

use super::cut::cuts;
use super::heads;
use super::relative;
use super::token::Tokens;
use super::verb::{VerbGroup, verb_groups};
use super::words::Words;
use crate::annotate::knowledge::Language;
use crate::annotate::tagger::Part;
use crate::model::Span;

/// Tokens of a sentence that are looked at.
const LONGEST: usize = 500;

/// A clause of a sentence.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its text, without conjunction and marks at the ends.
    pub span: Span,
    /// Its tokens.
    pub tokens: std::ops::Range<usize>,
    /// Its verb groups, the head first in text.
    pub verbs: Vec<VerbGroup>,
    /// The head of the subject of its head verb, as a token, where it is certain.
    pub subject: Option<usize>,
    /// The head of the object, likewise.
    pub object: Option<usize>,
    /// The conjunction or pronoun that opens it, in lower case.
    pub opener: Option<String>,
    /// Index of the clause that reports it ("X said that …"), in the sentence.
    pub reported_by: Option<usize>,
    /// The pronoun of a relative clause that parts a main one ("who" in "On Friday the mayor, who
    /// was ill, left"), as a token, where this clause holds the beginning of the main one and a
    /// later clause of the sentence has it as its `front`; else nothing.
    pub relative: Option<usize>,
    /// What stands of a main clause before the relative clause that parts it: "On Friday the
    /// mayor" for "left" of "On Friday the mayor, who was ill, left".
    pub front: Option<std::ops::Range<usize>>,
    /// The sentence.
    pub sentence: Span,
}

impl Clause {
    /// The verb group that heads the clause: the first finite one, else the first.
    pub fn head(&self) -> Option<&VerbGroup> {
        self.verbs.iter().find(|verb| verb.is_finite()).or(self.verbs.first())
    }

    /// Whether a cause stands behind a word: "closed due to the storm", "because of the riots",
    /// but not "due to arrive".
    pub fn is_cause(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        match (tokens.lower(at), tokens.lower(at + 1)) {
            ("because", "of") => true,
            ("due", "to") => !self.verbs.iter().any(|verb| verb.main == at + 2),
            _ => false,
        }
    }
}

/// The clauses of a sentence, in order.
pub fn clauses(words: &Words<'_>, sentence: Span, language: &Language) -> Vec<Clause> {
    let tokens = &words.tokens;
    let whole = tokens.within(sentence);
    // A "sentence" that never ends is a table or a list: its beginning has to do.
    let range = whole.start..whole.end.min(whole.start + LONGEST);
    let verbs = verb_groups(words, range.clone(), language);
    let cuts = cuts(words, range.clone(), &verbs, language);
    let mut found: Vec<Clause> = Vec::new();
    let mut verbs = verbs.into_iter().peekable();
    for window in cuts.windows(2) {
        let part = window[0]..window[1];
        let inside: Vec<VerbGroup> =
            std::iter::from_fn(|| verbs.next_if(|verb| verb.main < part.end)).collect();
        if let Some(mut clause) = clause(tokens, part.clone(), inside, sentence, language) {
            if let Some(verb) = clause.head() {
                let subject = heads::subject(words, &clause.tokens, verb)
                    .map(|at| taken_up(words, at).unwrap_or(at));
                let object = heads::object(words, &clause.tokens, verb);
                let shared = || {
                    found.last().filter(|_| opens_with(words, &clause, verb)).and_then(|before| {
                        antecedent(words, &clause, part.start).or(before.subject)
                    })
                };
                (clause.subject, clause.object) = (subject.or_else(shared), object);
            }
            if let Some(parted) = parted(words, &found, &clause) {
                rejoin(words, &mut found[parted.before], &parted, &mut clause);
            }
            found.push(clause);
        }
    }
    mark_reported(tokens, &mut found, language);
    found
}

/// Where a clause begins that a relative one parts.
struct Parted {
    /// The clause that holds its beginning.
    before: usize,
    /// The pronoun of the relative one, as a token.
    pronoun: usize,
    /// Whether it goes on with its verb, so that its subject stands at the beginning.
    resumes: bool,
}

/// The beginning of a clause that a relative one parts: "The mayor, who was ill and has a cold,
/// left".
fn parted(words: &Words<'_>, found: &[Clause], clause: &Clause) -> Option<Parted> {
    let verb = clause.head().filter(|verb| verb.is_finite() && clause.opener.is_none())?;
    let resumes = opens_with(words, clause, verb);
    let comma = clause.tokens.start.checked_sub(1).map(|at| words.tokens.word(at)) == Some(",");
    for (at, before) in found.iter().enumerate().rev() {
        let last = at + 1 == found.len();
        if let Some(pronoun) = relative::pronoun(words, before.tokens.clone(), &before.verbs) {
            let fronted = last && relative::is_fronted(words, before.tokens.start, pronoun);
            let joins = fronted || resumes && (last || comma);
            return joins.then_some(Parted { before: at, pronoun, resumes });
        }
        // Only what is joined to it can stand between.
        before.opener.as_ref()?;
    }
    None
}

/// Gives a clause what stands of it before the relative clause that parts it.
fn rejoin(words: &Words<'_>, before: &mut Clause, parted: &Parted, clause: &mut Clause) {
    let pronoun = parted.pronoun;
    let end = if words.tokens.word(pronoun - 1) == "," { pronoun - 1 } else { pronoun };
    if parted.resumes {
        clause.subject = heads::phrase_head(words, before.tokens.start, end);
    }
    clause.front = Some(before.tokens.start..end);
    before.relative = Some(pronoun);
}

/// "… and took six months off", "…, saying": a clause that begins with its verb has the subject
/// of the one before it.
fn opens_with(words: &Words<'_>, clause: &Clause, verb: &VerbGroup) -> bool {
    (verb.is_finite() || words.part(verb.main) == Part::VerbGerund)
        && (clause.tokens.start..verb.first)
            .all(|at| words.part(at) == Part::Adv || RELATIVES.contains(&words.tokens.lower(at)))
}

/// The noun that a relative pronoun takes up: "mission" for "which" in "the mission, which".
fn taken_up(words: &Words<'_>, at: usize) -> Option<usize> {
    let is_relative = RELATIVES.contains(&words.tokens.lower(at));
    let before = at.checked_sub(1).filter(|_| is_relative)?;
    let last = if words.tokens.word(before) == "," { before.checked_sub(1)? } else { before };
    words.part(last).is_noun().then_some(last)
}

/// Words that take up the noun before them.
pub const RELATIVES: [&str; 3] = ["that", "which", "who"];

/// "the truce that was reached": the noun that a relative pronoun takes up.
fn antecedent(words: &Words<'_>, clause: &Clause, start: usize) -> Option<usize> {
    let opener = clause.opener.as_deref()?;
    if !RELATIVES.contains(&opener) {
        return None;
    }
    taken_up(words, start)
}

fn clause(
    tokens: &Tokens<'_>,
    part: std::ops::Range<usize>,
    verbs: Vec<VerbGroup>,
    sentence: Span,
    language: &Language,
) -> Option<Clause> {
    let mut first = part.start;
    let opener = tokens.lower(first);
    let opener = (language.is("splitter", opener) || opener == "that").then(|| opener.to_string());
    if opener
        .as_deref()
        .is_some_and(|word| matches!(word, "and" | "but" | "that" | "while" | "with"))
    {
        first += 1;
    }
    let is_edge = |at: usize| {
        matches!(tokens.word(at), "," | ";" | ":" | "—" | "–" | "--" | "“" | "”" | "\"")
    };
    while first < part.end && is_edge(first) {
        first += 1;
    }
    let mut end = part.end;
    while end > first && (is_edge(end - 1) || tokens.word(end - 1) == ".") {
        end -= 1;
    }
    (end > first).then(|| Clause {
        span: tokens.cover(first, end - 1),
        tokens: first..end,
        verbs,
        subject: None,
        object: None,
        opener,
        reported_by: None,
        relative: None,
        front: None,
        sentence,
    })
}

/// Tell each clause which clause of speech it stands under.
fn mark_reported(tokens: &Tokens<'_>, clauses: &mut [Clause], language: &Language) {
    for index in 1..clauses.len() {
        let before = &clauses[index - 1];
        let reports = before.verbs.last().is_some_and(|verb| {
            language.is_reporting(&verb.lemma) && verb.main + 3 >= before.tokens.end
        });
        // "The man, who had denied it, was freed": nobody reports that he was.
        if clauses[index].front.is_some() {
            continue;
        }
        let dependent = clauses[index].opener.as_deref() == Some("that") || reports;
        let chained = before.reported_by.filter(|_| {
            matches!(
                clauses[index].opener.as_deref(),
                Some("and" | "with" | "while" | "as" | "after")
            ) && tokens.get(clauses[index].tokens.start).is_some()
        });
        clauses[index].reported_by = if dependent { Some(index - 1) } else { chained };
    }
}
