//! Labelled text: treebanks, name corpora in columns, and text with marks written by hand.

use thiserror::Error;

use crate::annotate::tagger::{NameLabel, Part};
use crate::model::Span;

/// A sentence with its names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labelled {
    /// Its text.
    pub text: String,
    /// Names in order, without titles.
    pub names: Vec<(Span, NameLabel)>,
}

/// Documents of one source, and how much each of their sentences weighs.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// What it is called.
    pub name: String,
    /// Factor of its updates.
    pub weight: f32,
    /// Documents of sentences.
    pub documents: Vec<Vec<Labelled>>,
}

/// A word of a treebank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in its sentence.
    pub span: Span,
    /// Its part of speech.
    pub part: Part,
    /// Its base form.
    pub lemma: String,
}

/// A sentence of a treebank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// Its text.
    pub text: String,
    /// Its words in order.
    pub words: Vec<Word>,
    /// Whether a space follows it.
    pub spaced: bool,
}

/// Documents of a treebank.
#[derive(Clone, Debug, Default)]
pub struct Treebank {
    /// Documents of sentences.
    pub documents: Vec<Vec<Parsed>>,
}

/// Why labelled text cannot be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum CorpusError {
    /// A line with too few columns.
    #[error("line {0}: expected {1} columns between tabs")]
    Columns(usize, usize),
    /// A word without its tag.
    #[error("line {0}: expected word_TAG")]
    Tag(usize),
    /// A mark that is not closed, or with an unknown label.
    #[error("line {0}: a mark that is not [PER …], [ORG …], [LOC …] or [NORP …]")]
    Mark(usize),
}

/// Read columns: word, tag with `B-` or `I-`, whether a space follows.
///
/// # Errors
/// If a line has too few columns.
pub fn read_actors(name: &str, weight: f32, text: &str) -> Result<Corpus, CorpusError> {
    let mut documents: Vec<Vec<Labelled>> = Vec::new();
    let mut sentence = Labelled::default();
    let mut open = false;
    for (number, line) in text.lines().chain([""]).enumerate() {
        if line.starts_with("#doc ") && !line.contains('\t') {
            documents.push(Vec::new());
            continue;
        }
        if line.is_empty() {
            finish(&mut documents, &mut sentence);
            open = false;
            continue;
        }
        let mut columns = line.split('\t');
        let (Some(word), Some(tag), Some(space)) = (columns.next(), columns.next(), columns.next())
        else {
            return Err(CorpusError::Columns(number + 1, 3));
        };
        let start = sentence.text.len();
        sentence.text.push_str(word);
        let end = sentence.text.len();
        let label = tag.split_once('-').and_then(|(_, name)| NameLabel::of(name));
        match (label, sentence.names.last_mut()) {
            (Some(_), Some((span, _))) if open && tag.starts_with("I-") => span.end = end,
            (Some(label), _) => sentence.names.push((Span::new(start, end), label)),
            (None, _) => {}
        }
        open = label.is_some();
        if space == "1" {
            sentence.text.push(' ');
        }
    }
    documents.retain(|document| !document.is_empty());
    Ok(Corpus { name: name.to_string(), weight, documents })
}

fn finish(documents: &mut Vec<Vec<Labelled>>, sentence: &mut Labelled) {
    if sentence.text.is_empty() {
        return;
    }
    let mut done = std::mem::take(sentence);
    done.text.truncate(done.text.trim_end().len());
    match documents.last_mut() {
        Some(document) => document.push(done),
        None => documents.push(vec![done]),
    }
}

/// Read text with marks: `President [PER Joao Baptista] left [LOC Luanda].`, a sentence a line.
///
/// # Errors
/// If a mark is not closed or has an unknown label.
pub fn read_written(name: &str, weight: f32, text: &str) -> Result<Corpus, CorpusError> {
    let mut documents: Vec<Vec<Labelled>> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("#doc ") {
            documents.push(Vec::new());
            continue;
        }
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let mut sentence = marked(line.trim()).ok_or(CorpusError::Mark(number + 1))?;
        finish(&mut documents, &mut sentence);
    }
    documents.retain(|document| !document.is_empty());
    Ok(Corpus { name: name.to_string(), weight, documents })
}

fn marked(line: &str) -> Option<Labelled> {
    let mut sentence = Labelled::default();
    let mut rest = line;
    while let Some((before, mark)) = rest.split_once('[') {
        let (inside, after) = mark.split_once(']')?;
        let (label, words) = inside.split_once(' ')?;
        sentence.text.push_str(before);
        let start = sentence.text.len();
        sentence.text.push_str(words);
        sentence.names.push((Span::new(start, sentence.text.len()), NameLabel::of(label)?));
        rest = after;
    }
    sentence.text.push_str(rest);
    Some(sentence)
}

/// Read a treebank: word, UPOS, Penn tag, lemma, relation, head, whether a space follows.
///
/// # Errors
/// If a line has too few columns.
pub fn read_treebank(text: &str) -> Result<Treebank, CorpusError> {
    let mut documents: Vec<Vec<Parsed>> = Vec::new();
    let mut sentence = Parsed::default();
    for (number, line) in text.lines().chain([""]).enumerate() {
        if line.starts_with("#doc ") && !line.contains('\t') {
            documents.push(Vec::new());
            continue;
        }
        if line.is_empty() {
            if !sentence.words.is_empty() {
                let mut done = std::mem::take(&mut sentence);
                done.spaced = done.text.ends_with(' ');
                done.text.truncate(done.text.trim_end().len());
                match documents.last_mut() {
                    Some(document) => document.push(done),
                    None => documents.push(vec![done]),
                }
            }
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [word, upos, penn, lemma, _, _, space, ..] = columns.as_slice() else {
            return Err(CorpusError::Columns(number + 1, 7));
        };
        let start = sentence.text.len();
        sentence.text.push_str(word);
        sentence.words.push(Word {
            span: Span::new(start, sentence.text.len()),
            part: Part::of(upos, penn),
            lemma: (*lemma).to_string(),
        });
        if *space == "1" {
            sentence.text.push(' ');
        }
    }
    documents.retain(|document| !document.is_empty());
    Ok(Treebank { documents })
}

/// Read tagged sentences, one a line: `word_TAG`, the tag a UPOS tag with the Penn tag
/// behind a stop (`VERB.VBD`), `~` before a word that touches the one before it. They have
/// no base forms.
///
/// # Errors
/// If a word has no tag.
pub fn read_tagged(text: &str) -> Result<Treebank, CorpusError> {
    let mut document = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let mut sentence = Parsed { spaced: true, ..Parsed::default() };
        for token in line.split(' ') {
            let (word, tag) = token.rsplit_once('_').ok_or(CorpusError::Tag(number + 1))?;
            let word = match word.strip_prefix('~').filter(|rest| !rest.is_empty()) {
                Some(rest) => rest,
                None => {
                    if !sentence.text.is_empty() {
                        sentence.text.push(' ');
                    }
                    word
                }
            };
            let (upos, penn) = tag.split_once('.').unwrap_or((tag, ""));
            let start = sentence.text.len();
            sentence.text.push_str(word);
            sentence.words.push(Word {
                span: Span::new(start, sentence.text.len()),
                part: Part::of(upos, penn),
                lemma: String::new(),
            });
        }
        document.push(sentence);
    }
    Ok(Treebank { documents: vec![document] })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(sentence: &Labelled) -> Vec<(&str, NameLabel)> {
        sentence.names.iter().map(|(span, label)| (span.of(&sentence.text), *label)).collect()
    }

    #[test]
    fn marks_and_columns_give_the_same_sentence() {
        let written =
            read_written("w", 1.0, "#doc a\nGen. [PER Ana Roe] left [LOC Oslo].").unwrap();
        let columns = "#doc a\nGen.\tO\t1\nAna\tB-PER\t1\nRoe\tI-PER\t1\nleft\tO\t1\nOslo\tB-LOC\t0\n.\tO\t1\n";
        let columns = read_actors("c", 1.0, columns).unwrap();
        assert_eq!(written.documents, columns.documents);
        assert_eq!(
            names(&written.documents[0][0]),
            [("Ana Roe", NameLabel::Person), ("Oslo", NameLabel::Place)]
        );
    }

    #[test]
    fn what_cannot_be_read_names_its_line() {
        let mark = |text| read_written("w", 1.0, text).unwrap_err();
        assert_eq!(mark("fine\n[PER Ana"), CorpusError::Mark(2));
        assert_eq!(mark("[CAR Beetle]"), CorpusError::Mark(1));
        assert_eq!(read_actors("c", 1.0, "word").unwrap_err(), CorpusError::Columns(1, 3));
        assert_eq!(read_treebank("a\tb").unwrap_err(), CorpusError::Columns(1, 7));
    }

    #[test]
    fn tagged_lines_give_words_parts_and_spaces() {
        let bank = read_tagged("# x\nTalks_NOUN.NNS failed_VERB.VBD ~._PUNCT").unwrap();
        let sentence = &bank.documents[0][0];
        assert_eq!(sentence.text, "Talks failed.");
        assert_eq!(sentence.words[0].part, Part::NounPlural);
        assert_eq!(read_tagged("Talks").unwrap_err(), CorpusError::Tag(1));
    }

    #[test]
    fn a_treebank_keeps_words_parts_and_spaces() {
        let text = "#doc a\nThey\tPRON\tPRP\tthey\tnsubj\t2\t1\nmet\tVERB\tVBD\tmeet\troot\t0\t0\n.\tPUNCT\t.\t.\tpunct\t2\t1\n";
        let bank = read_treebank(text).unwrap();
        let sentence = &bank.documents[0][0];
        assert_eq!(sentence.text, "They met.");
        assert_eq!(sentence.words[1].part, Part::VerbPast);
        assert!(sentence.spaced);
    }
}
