//! `dateline train`: the weights of `assets/model/` from labelled text, and how good they are.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::args::TrainOptions;
use crate::annotate::Knowledge;
use crate::annotate::knowledge::Model;
use crate::annotate::tagger::Weights;
use crate::annotate::text::Lemmas;
use crate::train::{
    Corpus, Figures, NameOptions, PartOptions, Score, Treebank, learn_lemmas, learn_names,
    learn_parts, lemma_table, read_actors, read_tagged, read_treebank, read_written, score_names,
    score_sentences, score_words,
};

/// Corpora with names and the weight of each; those of social media say less about news.
const ACTORS: [(&str, f32); 6] = [
    ("gum_a", 1.0),
    ("ewt_dev", 1.0),
    ("btc_train", 0.5),
    ("wnut_train", 0.5),
    ("wikigold", 1.0),
    ("cner_pol_train", 1.0),
];

/// Development sets with names.
const DEVELOPMENT: [&str; 3] = ["cner_pol_dev", "cner_pol_test", "gum_dev"];

/// Corpora that are left out in turn.
const LEFT_OUT: [&str; 4] = ["ewt_dev", "wikigold", "cner_pol", "gum"];

/// Train, measure, and write the weights where asked to.
pub fn run(options: &TrainOptions) -> Result<()> {
    let texts = Texts::read(options)?;
    if options.leave_one_out {
        return leave_one_out(&texts);
    }
    if options.measure {
        print(&texts, &Knowledge::with_model(Model::embedded()), options.errors);
        return Ok(());
    }
    let trained = words(&texts.treebank)?;
    let files = Trained {
        names: learn_names(&texts.actors, &trained.1, NameOptions::default()),
        ..trained.0
    };
    let knowledge = Knowledge::with_model(files.model()?);
    print(&texts, &knowledge, options.errors);
    if let Some(folder) = &options.out {
        files.write(folder)?;
    }
    Ok(())
}

/// Labelled text.
struct Texts {
    treebank: Treebank,
    treebank_dev: Treebank,
    actors: Vec<Corpus>,
    actors_dev: Vec<Corpus>,
}

impl Texts {
    fn read(options: &TrainOptions) -> Result<Self> {
        let folder = &options.folder;
        let mut actors = Vec::new();
        for (name, weight) in ACTORS {
            let path = folder.join("actors").join(format!("{name}.tsv"));
            actors.push(within(&path, |text| read_actors(name, weight, text))?);
        }
        for path in written(&options.written)? {
            actors.push(within(&path, |text| read_written("written", 1.0, text))?);
        }
        let mut actors_dev = Vec::new();
        for name in DEVELOPMENT {
            let path = folder.join("actors/dev").join(format!("{name}.tsv"));
            actors_dev.push(within(&path, |text| read_actors(name, 1.0, text))?);
        }
        let mut treebank = within(&folder.join("pos/gum_a_train.tsv"), read_treebank)?;
        let tagged = within(&options.written.join("parts.tagged"), read_tagged)?;
        treebank.documents.extend(tagged.documents);
        Ok(Self {
            treebank,
            treebank_dev: within(&folder.join("pos/gum_dev.tsv"), read_treebank)?,
            actors,
            actors_dev,
        })
    }
}

fn within<T, E: std::error::Error + Send + Sync + 'static>(
    path: &Path,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    read(&text).with_context(|| path.display().to_string())
}

/// The files of a folder in the order of their names.
fn written(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    Ok(paths)
}

/// The files of a model.
struct Trained {
    parts: Vec<u8>,
    names: Vec<u8>,
    lemmas: String,
}

impl Trained {
    fn model(&self) -> Result<Model> {
        let names =
            if self.names.is_empty() { Weights::default() } else { Weights::parse(&self.names)? };
        // Read once a run: the table lives as long as the program.
        let lemmas = Lemmas::parse(self.lemmas.clone().leak());
        Ok(Model { parts: Weights::parse(&self.parts)?, names, lemmas })
    }

    fn write(&self, folder: &Path) -> Result<()> {
        let files: [(&str, &[u8]); 3] = [
            ("parts.bin", &self.parts),
            ("names.bin", &self.names),
            ("lemmas.tsv", self.lemmas.as_bytes()),
        ];
        for (name, bytes) in files {
            let path = folder.join(name);
            fs::write(&path, bytes).with_context(|| path.display().to_string())?;
            eprintln!("{}: {} bytes", path.display(), bytes.len());
        }
        Ok(())
    }
}

/// Parts of speech and base forms, and the knowledge that names are learned with.
fn words(treebank: &Treebank) -> Result<(Trained, Knowledge)> {
    let bare = Knowledge::with_model(Model::default());
    let trained = Trained {
        parts: learn_parts(treebank, &bare, PartOptions::default()),
        names: Vec::new(),
        lemmas: lemma_table(&learn_lemmas(treebank)),
    };
    let knowledge = Knowledge::with_model(trained.model()?);
    Ok((trained, knowledge))
}

/// Train on all corpora but one and measure on that one.
fn leave_one_out(texts: &Texts) -> Result<()> {
    let (trained, knowledge) = words(&texts.treebank)?;
    let mut mean = 0.0;
    for left in LEFT_OUT {
        let kept: Vec<Corpus> =
            texts.actors.iter().filter(|corpus| !corpus.name.starts_with(left)).cloned().collect();
        let names = learn_names(&kept, &knowledge, NameOptions::default());
        let trained =
            Trained { parts: trained.parts.clone(), names, lemmas: trained.lemmas.clone() };
        let knowledge = Knowledge::with_model(trained.model()?);
        let mut sum: Figures = Vec::new();
        for corpus in texts.actors.iter().chain(&texts.actors_dev) {
            if corpus.name.starts_with(left) {
                add(&mut sum, score_names(corpus, &knowledge, &mut |_, _, _, _| {}));
            }
        }
        print_figures(left, &sum);
        mean += sum.iter().find(|(name, _)| *name == "all").map_or(0.0, |(_, score)| score.f1())
            / LEFT_OUT.len() as f64;
    }
    println!("mean of the four: F1 {mean:.2}");
    Ok(())
}

fn add(sum: &mut Figures, more: Figures) {
    if sum.is_empty() {
        *sum = more;
        return;
    }
    for ((_, score), (_, more)) in sum.iter_mut().zip(more) {
        *score = score.plus(more);
    }
}

fn print(texts: &Texts, knowledge: &Knowledge, errors: bool) {
    print_figures("words", &score_words(&texts.treebank_dev, knowledge));
    let ends = score_sentences(&texts.treebank_dev, knowledge, &mut |sign, around| {
        if errors {
            println!("{sign:8} end {around}");
        }
    });
    print_figures("sentences", &ends);
    let mut sum = Vec::new();
    for corpus in &texts.actors_dev {
        let figures = score_names(corpus, knowledge, &mut |sign, name, label, sentence| {
            if errors {
                println!("{sign:8} {label:?} [{name}] {sentence}");
            }
        });
        print_figures(&corpus.name, &figures);
        add(&mut sum, figures);
    }
    print_figures("all development sets", &sum);
}

fn print_figures(title: &str, figures: &[(&'static str, Score)]) {
    println!("{title}");
    for (name, score) in figures {
        println!(
            "  {name:22} P {:6.2}  R {:6.2}  F1 {:6.2}   {} of {} given, {} wanted",
            score.precision(),
            score.recall(),
            score.f1(),
            score.right,
            score.given,
            score.wanted
        );
    }
}
