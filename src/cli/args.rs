//! The command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Explore a pile of news reports: what happened when, who was involved, who said what,
/// and where the sources disagree.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    about,
    max_term_width = 100,
    args_conflicts_with_subcommands = true
)]
#[command(
    after_help = "Without a PATH the explorer opens on a built-in sample. Press ? in it for its keys.\n\
    \n\
    Examples:\n  \
      dateline                         explore the built-in sample\n  \
      dateline reports/                explore a folder of .txt, .md, .html, .json and .jsonl files\n  \
      dateline export reports/ --format json > corpus.json\n  \
      dateline search 'ceasefire AND actor:ministry' reports/\n  \
      dateline timeline reports/ --top 10"
)]
pub struct Arguments {
    /// What to do; without a command, explore.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to explore.
    #[command(flatten)]
    pub explore: ExploreOptions,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Annotate JSON Lines of articles: one article in, one record out
    Annotate(AnnotateOptions),
    /// List who is in the story, with other names and roles; correct it
    Actors(ActorsOptions),
    /// Write the whole corpus, linked across articles
    Export(ExportOptions),
    /// List the most important days with sentences from the sources
    Timeline(TimelineOptions),
    /// List who said what, by speaker in order of time
    Quotes(QuotesOptions),
    /// List where the sources disagree, each side with its passages
    Conflicts(TableOptions),
    /// Tell which source reports which event, who is silent, who was first
    Coverage(TableOptions),
    /// Find passages
    Search(SearchOptions),
    /// List every place of a word or an actor with the words around it (keyword in context)
    Concordance(ConcordanceOptions),
    /// Tell why an event has its date, an actor its names
    Why(WhyOptions),
    /// Tell where the settings stand, or print the defaults
    Config(ConfigOptions),
    /// Write completions for a shell
    Completions(CompletionsOptions),
    /// Write the manual page
    Man,
    /// Write pictures of the explorer's screens as SVG
    Picture(PictureOptions),
    /// Write many reports made from the built-in sample, for trying size and speed
    Generate(GenerateOptions),
    /// Train the taggers on labelled text, or measure them on it
    Train(TrainOptions),
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// Where the output is a terminal and `NO_COLOR` is not set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Colour schemes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ThemeChoice {
    /// Dark or light, as the terminal's background is.
    #[default]
    Auto,
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// High contrast, for dark backgrounds.
    Contrast,
    /// No colour at all: bold, underline, reverse.
    None,
}

/// How to explore.
#[derive(Args, Debug)]
pub struct ExploreOptions {
    /// Files or folders of reports, or - for standard input; without one, a built-in sample
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// When to use colour
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorChoice,
    /// Colour scheme; without one that of the settings, else auto
    #[arg(long, value_enum, value_name = "NAME")]
    pub theme: Option<ThemeChoice>,
    /// Use signs of plain ASCII only
    #[arg(long)]
    pub ascii: bool,
    /// Leave the mouse to the terminal
    #[arg(long)]
    pub no_mouse: bool,
}

/// What to annotate.
#[derive(Args, Debug)]
pub struct AnnotateOptions {
    /// JSON Lines files; without one, or for -, standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Format of the records; TimeML is one document an article
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: AnnotateFormat,
    /// Table of names of your own that adds to the lexicon: kind TAB name TAB other|names
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,
    /// Stop at the first line that cannot be used, with exit status 1
    #[arg(long)]
    pub strict: bool,
    /// Number of threads; 0 for one a processor
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub threads: usize,
}

/// What to export.
#[derive(Args, Debug)]
pub struct ExportOptions {
    /// Files or folders of reports, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Format of the export
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ExportFormat,
    /// Number of threads; 0 for one a processor
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub threads: usize,
}

/// Formats of annotation records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum AnnotateFormat {
    /// One line of JSON an article, schema dateline.annotations/1
    #[default]
    Json,
    /// TimeML 1.2.1: the text with its temporal expressions
    Timeml,
}

/// Formats of an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One JSON document, schema dateline/1
    #[default]
    Json,
}

/// Which days to list.
#[derive(Args, Debug)]
pub struct TimelineOptions {
    /// Files or folders of reports, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Not before this day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub from: Option<NaiveDate>,
    /// Not after this day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub to: Option<NaiveDate>,
    /// Only the N most important days
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

/// Whose words.
#[derive(Args, Debug)]
pub struct QuotesOptions {
    /// Files or folders of reports, or - for standard input; without one, the built-in sample
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Only what somebody of this name said
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

/// Which reports to make a table of.
#[derive(Args, Debug)]
pub struct TableOptions {
    /// Files or folders of reports, or - for standard input; without one, the built-in sample
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

/// What to find.
#[derive(Args, Debug)]
pub struct SearchOptions {
    /// Words, "a phrase", AND OR NOT, prefix*, fuzzy~, field:value
    /// (actor: outlet: title: type: status: date:2025-10..2025-11; date: is a day that the
    /// sentence names, or on which what it reports took place)
    #[arg(value_name = "QUERY")]
    pub query: String,
    /// Files or folders of reports, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// At most so many passages
    #[arg(long, default_value_t = 100, value_name = "N")]
    pub limit: usize,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
    /// When to use colour
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorChoice,
}

/// What to list with its context.
#[derive(Args, Debug)]
pub struct ConcordanceOptions {
    /// A word, a phrase, or the name of an actor, whose other names count as well
    #[arg(value_name = "WORDS")]
    pub words: String,
    /// Files or folders of reports, or - for standard input; without one, the built-in sample
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Order of the lines
    #[arg(long, value_enum, default_value_t, value_name = "ORDER")]
    pub sort: ConcordanceOrder,
    /// Characters on each side
    #[arg(long, default_value_t = 48, value_name = "N")]
    pub width: usize,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

/// Orders of a concordance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ConcordanceOrder {
    /// As the reports stand, each from its beginning.
    #[default]
    Text,
    /// By the words before, the nearest first.
    Left,
    /// By the words behind.
    Right,
}

/// What to explain.
#[derive(Args, Debug)]
pub struct WhyOptions {
    /// Some letters of an event's title or an actor's name
    #[arg(value_name = "WORDS")]
    pub words: String,
    /// Files or folders of reports, or - for standard input; without one, the built-in sample
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

/// Which settings.
#[derive(Args, Debug)]
pub struct ConfigOptions {
    /// Print all settings with their defaults
    #[arg(long)]
    pub print_default: bool,
}

/// For which shell.
#[derive(Args, Debug)]
pub struct CompletionsOptions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Which pictures to make.
#[derive(Args, Debug)]
pub struct PictureOptions {
    /// Files or folders of reports; without one, the built-in sample
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Keys to press first, as in the keymap, separated by spaces: "j j v"
    #[arg(long, default_value = "", value_name = "KEYS")]
    pub keys: String,
    /// Columns and rows
    #[arg(long, default_value = "120x36", value_name = "COLSxROWS")]
    pub size: String,
    /// Colour scheme
    #[arg(long, value_enum, default_value = "dark", value_name = "NAME")]
    pub theme: ThemeChoice,
    /// Write plain text instead of SVG
    #[arg(long)]
    pub text: bool,
    /// Write the eight main screens, dark and light, into this folder instead
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["keys", "theme", "text"])]
    pub gallery: Option<PathBuf>,
}

/// How many reports to make.
#[derive(Args, Debug)]
pub struct GenerateOptions {
    /// Number of reports
    #[arg(value_name = "N")]
    pub count: usize,
    /// The same seed gives the same reports
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub seed: u64,
}

/// Whose actors, and what to correct about them. Corrections are kept in dateline.notes.toml
/// beside the reports. Those of one call all mean the actors as they were before it, and are
/// written in the order of this list.
#[derive(Args, Debug)]
pub struct ActorsOptions {
    /// Files or folders of reports, or - for standard input; without one, the built-in sample
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
    /// Call an actor by another name
    #[arg(long, num_args = 2, value_names = ["NAME", "NEW"])]
    pub rename: Vec<String>,
    /// Make one actor of two
    #[arg(long, num_args = 2, value_names = ["NAME", "INTO"])]
    pub merge: Vec<String>,
    /// Take one of an actor's names out of it: ALIAS is somebody else's
    #[arg(long, num_args = 2, value_names = ["NAME", "ALIAS"])]
    pub split: Vec<String>,
    /// Say what an actor is: person, organisation, group, place, nationality
    #[arg(long, num_args = 2, value_names = ["NAME", "KIND"])]
    pub kind: Vec<String>,
    /// Leave an actor out of lists
    #[arg(long, value_name = "NAME")]
    pub hide: Vec<String>,
    /// Take the last correction back
    #[arg(long, conflicts_with_all = ["rename", "merge", "split", "kind", "hide"])]
    pub undo: bool,
}

/// What to train on.
#[derive(Args, Debug)]
pub struct TrainOptions {
    /// Folder of labelled text, with the folders actors and pos
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Folder of training text written for this project
    #[arg(long, default_value = "assets/training", value_name = "FOLDER")]
    pub written: PathBuf,
    /// Where to write the weights; without it, they are only measured
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Measure the taggers as compiled in, without training
    #[arg(long)]
    pub measure: bool,
    /// Print each name of the development sets that was missed or invented
    #[arg(long)]
    pub errors: bool,
    /// Train without one corpus after the other and measure on the one left out
    #[arg(long)]
    pub leave_one_out: bool,
}
