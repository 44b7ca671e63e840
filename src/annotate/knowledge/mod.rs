//! What the finders know: lexicons by language, and names of the world.
//!
//! All of it is data in `assets/`, read once. A language is a folder there and a
//! [`Language`] here; text in a language without one gets sentences, numeric dates
//! and search.

mod classes;
mod counts;
mod gazetteer;
mod hints;
mod language;
mod lexicon;
mod own;
mod triggers;
mod words;

use std::sync::{Arc, LazyLock};

pub use counts::{Counts, Limit};
pub use gazetteer::Gazetteer;
pub use hints::Hints;
pub use language::Language;
pub use lexicon::{Entry, Lexicon, NameList, Offices};
pub use own::{OwnName, OwnNameError, parse as parse_own};
pub use triggers::{Object, OutcomeSign, Outcomes, Trigger, TriggerClass, Triggers};
pub use words::{WordFact, WordFacts};

use super::tagger::{Vocabulary, Weights, names, parts};
use super::text::Lemmas;

/// Everything that [`crate::annotate::annotate`] is told beside the article.
#[derive(Debug)]
pub struct Knowledge {
    english: Language,
    /// Names of the world.
    pub lexicon: Lexicon,
    /// The same as sequences of words.
    pub gazetteer: Gazetteer,
    /// The words that were read, with what was learned from labelled text.
    pub vocabulary: Arc<Vocabulary>,
}

/// The trained part of what is known.
#[derive(Debug, Default)]
pub struct Model {
    /// Parts of speech.
    pub parts: Weights<{ parts::WIDTH }>,
    /// Names.
    pub names: Weights<{ names::WIDTH }>,
    /// Base forms.
    pub lemmas: Lemmas,
}

impl Model {
    /// The model that is compiled in. A file that cannot be read gives a tagger that finds
    /// nothing; a test reads them all.
    pub fn embedded() -> Self {
        Self {
            parts: Weights::parse(include_bytes!("../../../assets/model/parts.bin"))
                .unwrap_or_default(),
            names: Weights::parse(include_bytes!("../../../assets/model/names.bin"))
                .unwrap_or_default(),
            lemmas: Lemmas::parse(include_str!("../../../assets/model/lemmas.tsv")),
        }
    }
}

static EMBEDDED: LazyLock<Arc<Knowledge>> =
    LazyLock::new(|| Arc::new(Knowledge::with_model(Model::embedded())));

impl Knowledge {
    /// What is compiled in.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The same, with names of the user's own; shared where there are none.
    pub fn with_names(names: &[OwnName]) -> Arc<Self> {
        if names.is_empty() {
            return Arc::clone(&EMBEDDED);
        }
        let mut lexicon = Lexicon::embedded();
        lexicon.add_own(names);
        let gazetteer = lexicon.gazetteer();
        let vocabulary = Arc::clone(&EMBEDDED.vocabulary);
        Arc::new(Self { english: Language::english(), lexicon, gazetteer, vocabulary })
    }

    /// The lexicon that is compiled in, with a model of one's own.
    pub fn with_model(model: Model) -> Self {
        let lexicon = Lexicon::embedded();
        let english = Language::english();
        let gazetteer = lexicon.gazetteer();
        let vocabulary = Arc::new(Vocabulary::new(word_facts(&lexicon, &english), model));
        Self { english, lexicon, gazetteer, vocabulary }
    }

    /// The rules of English, the language of the training text.
    pub fn english(&self) -> &Language {
        &self.english
    }

    /// The rules of a language by its ISO 639-1 code; `None` where there are none.
    pub fn language(&self, code: &str) -> Option<&Language> {
        (code == "en").then_some(&self.english)
    }
}

fn word_facts(lexicon: &Lexicon, english: &Language) -> WordFacts {
    let mut facts = WordFacts::default();
    facts.read_clusters(include_str!("../../../assets/model/clusters.tsv"));
    facts.mark(lexicon.first_names.iter(), WordFacts::FIRST);
    facts.mark(lexicon.last_names.iter(), WordFacts::LAST);
    for row in rows(include_str!("../../../assets/lexicon/demonyms.tsv")) {
        let forms = row.get(1).copied().unwrap_or_default();
        facts.mark(names(forms).filter(|form| !form.contains(' ')), WordFacts::DEMONYM);
    }
    for (class, flag) in [
        ("title", WordFacts::TITLE),
        ("role", WordFacts::TITLE),
        ("organisation", WordFacts::BODY),
        ("site", WordFacts::SITE),
        ("group", WordFacts::ARMED),
        ("armed", WordFacts::ARMED),
        ("portfolio", WordFacts::PORTFOLIO),
    ] {
        facts.mark(lexicon.offices.words(class), flag);
    }
    facts.mark(english.words("acting"), WordFacts::SAYING);
    facts.mark(english.words("joining"), WordFacts::FUNCTION);
    facts.mark(english.calendar.names(), WordFacts::CALENDAR);
    facts
}

/// Rows of a table: fields between tabs, comments and blank lines left out.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('\t').collect())
}

/// The names of a field, between bars.
fn names(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split('|').map(str::trim).filter(|name| !name.is_empty())
}
