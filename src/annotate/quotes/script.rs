//! Speech as a script or an interview has it: "Jane Roe: We go.", "((Jane Roe)) We go."
//!
//! A label stands at the beginning of a paragraph, and what it opens runs on over the paragraphs
//! to the next one. What is told inside is told by whoever speaks: no other attribution is
//! looked for there.

use std::collections::{BTreeMap, BTreeSet};

use super::speaker::Speakers;
use super::{Text, bare};
use crate::model::{ActorKind, Quote, QuoteKind, Span, Speaker, touching};

/// Longest name in a label, in tokens.
const LONGEST: usize = 6;

/// Longest label in double brackets, in bytes.
const BRACKETS: usize = 80;

/// Turns and voices that make a talk, in which a turn runs on to the next label.
const TALK: (usize, usize) = (4, 2);

/// Paragraphs of one turn, at most; beyond them the talk is over.
const PARAGRAPHS: usize = 16;

/// What somebody says, or asks, until somebody else does.
pub struct Turn {
    /// Who, as written.
    label: Span,
    /// The actor, where the label names a person.
    actor: Option<usize>,
    /// Whether the voice is one that asks.
    asks: bool,
    /// The paragraphs without the label.
    paragraphs: Vec<Span>,
}

impl Turn {
    /// Where what is said begins, in bytes.
    pub fn start(&self) -> usize {
        self.paragraphs.first().map_or(self.label.end, |first| first.start)
    }

    /// The label and everything said behind it.
    pub fn span(&self) -> Span {
        self.paragraphs.last().map_or(self.label, |last| self.label.cover(*last))
    }
}

/// Whose voice a turn is: the person's, however labelled, or the label's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Voice<'a> {
    Person(usize),
    Label(&'a str),
}

/// What is known of a voice.
#[derive(Default)]
struct Heard {
    turns: usize,
    /// Turns whose first paragraph asks something.
    questions: usize,
}

impl Heard {
    /// Whether most of what the voice says are questions.
    fn asks(&self) -> bool {
        2 * self.questions > self.turns
    }
}

/// The turns of a text, in order. A label that is not the name of a person counts where it
/// comes back: two voices talk.
pub fn turns(text: &Text<'_>) -> Vec<Turn> {
    let all = text.tokens().text;
    let paragraphs = paragraphs(all);
    let people = People::of(text);
    let mut found: Vec<(usize, Turn)> = paragraphs
        .iter()
        .enumerate()
        .filter_map(|(at, paragraph)| Some((at, turn(text, &people, *paragraph)?)))
        .collect();
    answered(text, &mut found);
    let voice = |one: &Turn| one.actor.map_or(Voice::Label(one.label.of(all)), Voice::Person);
    let mut voices: BTreeMap<Voice<'_>, Heard> = BTreeMap::new();
    for (_, one) in &found {
        let asks = one.paragraphs.iter().any(|one| one.of(all).contains('?'));
        let heard = voices.entry(voice(one)).or_default();
        heard.turns += 1;
        heard.questions += usize::from(asks);
    }
    let is_person = |voice: &Voice<'_>| matches!(voice, Voice::Person(_));
    if !voices.iter().any(|(voice, heard)| is_person(voice) && heard.turns > 1) {
        return Vec::new();
    }
    voices.retain(|voice, heard| is_person(voice) || heard.turns > 1);
    found.retain(|(_, one)| voices.contains_key(&voice(one)));
    // Somebody asks: a list of names with figures is no talk, however often it comes.
    let asked = voices.values().any(Heard::asks);
    if asked && found.len() >= TALK.0 && voices.len() >= TALK.1 {
        run_on(text, &paragraphs, &mut found);
    }
    let mut turns: Vec<Turn> = found.into_iter().map(|(_, one)| one).collect();
    for one in &mut turns {
        one.asks = voices[&voice(one)].asks();
    }
    turns
}

/// Times that "Q" and "A" come back where somebody asks and somebody answers.
const ASKED: usize = 2;

/// "Q: … A: …": whoever answers is the one person that the text names before.
fn answered(text: &Text<'_>, found: &mut [(usize, Turn)]) {
    let all = text.tokens().text;
    let is = |one: &Turn, words: [&str; 2]| words.contains(&one.label.of(all));
    let count = |words| found.iter().filter(|(_, one)| is(one, words)).count();
    let (questions, answers) = (["Q", "Question"], ["A", "Answer"]);
    if count(questions) < ASKED || count(answers) < ASKED {
        return;
    }
    let first = found[0].1.label.start;
    let before = text.mentions.iter().take_while(|mention| mention.span.end <= first);
    let people: BTreeSet<usize> = before
        .filter(|mention| mention.kind == ActorKind::Person)
        .map(|mention| mention.actor)
        .collect();
    if let [one] = people.into_iter().collect::<Vec<_>>()[..] {
        for (_, turn) in found.iter_mut().filter(|(_, turn)| is(turn, answers)) {
            turn.actor = Some(one);
        }
    }
}

/// The paragraphs of a text that are not empty; a line that is only wrapped ends none.
fn paragraphs(text: &str) -> Vec<Span> {
    let cuts = crate::annotate::text::paragraphs(text).into_iter().chain([text.len()]);
    let mut start = 0;
    let blocks = cuts.map(|end| {
        let block = Span::new(start, end).trimmed(text);
        start = end;
        block
    });
    blocks.filter(|block| !block.is_empty()).collect()
}

/// Gives each turn the paragraphs up to the next label; the last one those in which somebody
/// speaks of himself.
fn run_on(text: &Text<'_>, paragraphs: &[Span], turns: &mut [(usize, Turn)]) {
    for index in 0..turns.len() {
        let first = turns[index].0 + 1;
        let next = turns.get(index + 1).map(|(at, _)| *at);
        let rest = paragraphs.get(first..next.unwrap_or(paragraphs.len())).unwrap_or(&[]);
        let runs = match next {
            Some(_) if rest.len() < PARAGRAPHS => rest.len(),
            _ => rest.iter().take(PARAGRAPHS).take_while(|one| is_of_oneself(text, **one)).count(),
        };
        let said = rest[..runs].iter().map(|one| bare(*one, text.tokens().text));
        turns[index].1.paragraphs.extend(said.filter(|one| is_speech(one.of(text.tokens().text))));
    }
}

/// Whether a paragraph without a label is speech: not the legend of a picture, "██ harbours: 2".
fn is_speech(words: &str) -> bool {
    let opens = |c: char| c.is_alphanumeric() || "\"'“‘«([—–-…".contains(c);
    words.starts_with(opens)
}

/// Whether somebody speaks of himself in a paragraph, outside quotation marks.
fn is_of_oneself(text: &Text<'_>, paragraph: Span) -> bool {
    let tokens = text.tokens();
    tokens.within(paragraph).into_iter().any(|at| {
        text.language.is("speaking", tokens.lower(at)) && !text.is_quoted(tokens.cover(at, at))
    })
}

/// The turn that a paragraph opens.
fn turn(text: &Text<'_>, people: &People<'_>, paragraph: Span) -> Option<Turn> {
    let (label, start) = bracketed(text, paragraph).or_else(|| before_colon(text, paragraph))?;
    let content = bare(Span::new(start, paragraph.end), text.tokens().text);
    let actor = people.named(text, label);
    (!content.is_empty()).then(|| Turn { label, actor, asks: false, paragraphs: vec![content] })
}

/// "((Jane Roe)) We go.": the name, and where the words begin, in bytes.
fn bracketed(text: &Text<'_>, paragraph: Span) -> Option<(Span, usize)> {
    let inside = paragraph.of(text.tokens().text).strip_prefix("((")?;
    let end = inside.find("))").filter(|end| (1..=BRACKETS).contains(end))?;
    let start = paragraph.start + 2;
    Some((Span::new(start, start + end).trimmed(text.tokens().text), start + end + 2))
}

/// "Jane Roe: We go.": the same.
fn before_colon(text: &Text<'_>, paragraph: Span) -> Option<(Span, usize)> {
    let tokens = text.tokens();
    let first = tokens.from_byte(paragraph.start);
    let colon = (first + 1..first + 1 + LONGEST).find(|at| tokens.word(*at) == ":")?;
    let label = tokens.cover(first, colon - 1);
    let words = (first..colon).all(|at| {
        tokens.word(at).chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    });
    let fits = words && paragraph.contains(label) && tokens.capital(first);
    fits.then(|| (label, tokens.cover(colon, colon).end))
}

/// The people of a text by what a label may call them.
struct People<'a> {
    names: BTreeMap<&'a str, usize>,
    /// Nobody where two people share them.
    initials: BTreeMap<String, Option<usize>>,
}

impl<'a> People<'a> {
    fn of(text: &Text<'a>) -> Self {
        let mut people = Self { names: BTreeMap::new(), initials: BTreeMap::new() };
        for (index, actor) in text.actors.iter().enumerate() {
            if actor.kind == ActorKind::Person {
                people.names.entry(&actor.name).or_insert(index);
                let own = people.initials.entry(initials(&actor.name));
                own.and_modify(|one| *one = None).or_insert(Some(index));
            }
        }
        people
    }

    /// The person whom a label names: by a mention at its end, by a name that the text has
    /// elsewhere, or by its initials, where they are nobody else's.
    fn named(&self, text: &Text<'_>, label: Span) -> Option<usize> {
        let mentions = touching(text.mentions, label, |mention| mention.span);
        let own = mentions
            .iter()
            .find(|mention| mention.kind == ActorKind::Person && mention.span.end == label.end);
        let words = label.of(text.tokens().text);
        // "AP", "US": letters that name something else are nobody's.
        let short = || self.initials.get(words).copied().flatten().filter(|_| mentions.is_empty());
        own.map(|mention| mention.actor)
            .or_else(|| self.names.get(words).copied())
            .or_else(|| short().filter(|_| words.chars().count() > 1))
    }
}

fn initials(name: &str) -> String {
    name.split([' ', '-']).filter_map(|word| word.chars().next()).collect()
}

/// What a sentence is in a script.
pub enum Part {
    /// Not in one.
    Prose,
    /// Inside a speech that is told already, or a question.
    Told,
    /// The beginning of a paragraph of a speech.
    Speech(Quote),
}

/// What a sentence is in a script.
pub fn in_sentence(
    text: &Text<'_>,
    turns: &[Turn],
    sentence: Span,
    speakers: &mut Speakers<'_>,
) -> Part {
    let Some(turn) = touching(turns, sentence, Turn::span).first() else { return Part::Prose };
    let opened = turn.paragraphs.iter().enumerate().find(|(at, one)| {
        // The sentence that a label begins with is the first one's.
        one.overlaps(sentence)
            && (sentence.start <= one.start || *at == 0 && sentence.overlaps(turn.label))
    });
    // A question of the interviewer is no statement of anybody in the story.
    let actor = turn.actor.filter(|_| !turn.asks).and_then(|actor| text.actors.get(actor));
    let (Some((_, content)), Some(actor)) = (opened, actor) else { return Part::Told };
    let speaker = Speaker { span: turn.label, name: actor.name.clone(), actor: turn.actor };
    speakers.remember(&speaker);
    let first = turn.paragraphs.first() == Some(content);
    let span = if first { turn.label.cover(*content) } else { *content };
    // Word for word, but kinds go by quotation marks, and there are none.
    let kind = QuoteKind::Indirect;
    Part::Speech(Quote { span, kind, content: *content, cue: None, speaker: Some(speaker) })
}
