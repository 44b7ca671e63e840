//! The notebook's file: one block an entry, made for reading in a diff and editing by hand.
//!
//! Blocks are TOML tables (`[[correction]]`). What is not understood (comments, blocks of
//! other kinds, keys of a later version) is kept as it stands.

use serde::Deserialize;
use thiserror::Error;

use crate::model::{ActorKind, ActorRef, Correction, SpanRef};

pub use crate::model::correction::NOTEBOOK as FILE;

/// First lines of a new file.
const HEAD: &str = "\
# What a reader of these reports corrected in dateline. One block is one correction, applied
# in this order whenever the reports are read; a block that is taken out is undone.
";

/// How a block of a correction begins.
const CORRECTION: &str = "[[correction]]";

/// Why a block cannot be applied.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("line {line}: {what}")]
pub struct BlockError {
    /// Line of the file at which the block begins, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub what: String,
}

/// A block of the file.
#[derive(Clone, Debug, PartialEq)]
struct Block {
    text: String,
    correction: Option<Correction>,
}

/// The user's own file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notebook {
    blocks: Vec<Block>,
}

/// A correction as it is written.
#[derive(Debug, Deserialize)]
struct Written {
    r#do: String,
    actor: String,
    name: Option<String>,
    kind: Option<String>,
    into: Option<String>,
    at: Option<SpanRef>,
    into_at: Option<SpanRef>,
}

impl Notebook {
    /// Read a file's text; blocks that cannot be applied are kept and told.
    pub fn parse(text: &str) -> (Self, Vec<BlockError>) {
        let (mut notebook, mut errors) = (Self::default(), Vec::new());
        let mut line = 1;
        for part in parts(text) {
            // The mark that some editors put before everything is kept, and says nothing.
            let words = part.trim_start_matches('\u{feff}');
            let is_loose = |line: &&str| line.trim().is_empty() || line.trim().starts_with('#');
            let blank = words.lines().take_while(is_loose).count();
            let first = words.lines().find(|line| !is_loose(line)).unwrap_or("");
            let correction = if first.replace(' ', "").starts_with(CORRECTION) {
                read(words)
                    .map_err(|what| errors.push(BlockError { line: line + blank, what }))
                    .ok()
            } else {
                if !first.is_empty() {
                    let what = format!("{:?} is no [[correction]]", first.trim());
                    errors.push(BlockError { line: line + blank, what });
                }
                None
            };
            line += part.lines().count();
            notebook.blocks.push(Block { text: part.to_string(), correction });
        }
        (notebook, errors)
    }

    /// The corrections, in their order.
    pub fn corrections(&self) -> Vec<Correction> {
        self.blocks.iter().filter_map(|block| block.correction.clone()).collect()
    }

    /// Add a correction at the end.
    pub fn add(&mut self, correction: Correction) {
        if self.blocks.iter().all(|block| block.text.trim().is_empty()) {
            self.blocks.push(Block { text: HEAD.to_string(), correction: None });
        }
        let text = block(&correction);
        self.blocks.push(Block { text, correction: Some(correction) });
    }

    /// Take the last correction back; `None` where there is none.
    pub fn undo(&mut self) -> Option<Correction> {
        let last = self.blocks.iter().rposition(|block| block.correction.is_some())?;
        let block = &mut self.blocks[last];
        // The user's comments above it stay.
        let kept: String = block
            .text
            .split_inclusive('\n')
            .take_while(|line| line.trim().is_empty() || line.trim().starts_with('#'))
            .collect();
        block.text = if kept.contains('#') { kept } else { String::new() };
        block.correction.take()
    }

    /// The file's text.
    pub fn text(&self) -> String {
        self.blocks.iter().map(|block| block.text.as_str()).collect()
    }
}

/// The text cut before each table, with the blank lines and comments right before it, and
/// before comments that an empty line sets apart.
fn parts(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut at = 0;
    let mut loose = None;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        if bare.starts_with('[') {
            cuts.push(loose.take().unwrap_or(at));
        } else if bare.is_empty() || bare.starts_with('#') {
            loose = loose.or(Some(at));
        } else {
            loose = None;
        }
        at += line.len();
    }
    cuts.extend(loose);
    cuts.push(text.len());
    cuts.dedup();
    cuts.windows(2).filter_map(|pair| text.get(pair[0]..pair[1])).collect()
}

/// A text as a TOML basic string on one line. JSON's escapes are TOML's; `DEL`, which JSON
/// leaves as it is, is escaped too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// A passage as a table on one line, so that a correction stays a short block.
fn inline(passage: &SpanRef) -> String {
    format!(
        "{{ article = {}, exact = {}, prefix = {}, suffix = {}, hint = {} }}",
        quoted(&passage.article),
        quoted(&passage.exact),
        quoted(&passage.prefix),
        quoted(&passage.suffix),
        passage.hint
    )
}

fn read(block: &str) -> Result<Correction, String> {
    #[derive(Deserialize)]
    struct File {
        correction: Vec<Written>,
    }
    let file: File = toml::from_str(block).map_err(|error| error.message().to_string())?;
    let written = file.correction.into_iter().next().ok_or("an empty block")?;
    let actor = ActorRef { name: written.actor, mention: written.at };
    let missing = |key: &str| format!("{} needs {key} = \"…\"", written.r#do);
    Ok(match written.r#do.as_str() {
        "rename" => Correction::Rename(actor, written.name.ok_or_else(|| missing("name"))?),
        "split" => Correction::Split(actor, written.name.ok_or_else(|| missing("name"))?),
        "hide" => Correction::Hide(actor),
        "merge" => {
            let name = written.into.ok_or_else(|| missing("into"))?;
            Correction::Merge(actor, ActorRef { name, mention: written.into_at })
        }
        "kind" => {
            let kind = written.kind.ok_or_else(|| missing("kind"))?;
            let known = ActorKind::parse(&kind).ok_or_else(|| {
                let kinds: Vec<&str> = ActorKind::ALL.iter().map(|kind| kind.as_str()).collect();
                format!("kind {kind:?} is none of {}", kinds.join(", "))
            })?;
            Correction::Kind(actor, known)
        }
        other => {
            return Err(format!("do = {other:?} is none of rename, merge, split, kind, hide"));
        }
    })
}

/// The block of a correction, with an empty line before it.
fn block(correction: &Correction) -> String {
    let actor = correction.actor();
    let (action, more) = match correction {
        Correction::Rename(_, name) => ("rename", Some(("name", name.as_str()))),
        Correction::Split(_, name) => ("split", Some(("name", name.as_str()))),
        Correction::Kind(_, kind) => ("kind", Some(("kind", kind.as_str()))),
        Correction::Merge(_, into) => ("merge", Some(("into", into.name.as_str()))),
        Correction::Hide(_) => ("hide", None),
    };
    let mut lines = vec![
        String::new(),
        CORRECTION.to_string(),
        format!("do = {}", quoted(action)),
        format!("actor = {}", quoted(&actor.name)),
    ];
    lines.extend(more.map(|(key, value)| format!("{key} = {}", quoted(value))));
    lines.extend(actor.mention.as_ref().map(|passage| format!("at = {}", inline(passage))));
    if let Correction::Merge(_, ActorRef { mention: Some(passage), .. }) = correction {
        lines.push(format!("into_at = {}", inline(passage)));
    }
    lines.push(String::new());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(name: &str) -> ActorRef {
        let mention = SpanRef {
            article: "a1".to_string(),
            exact: name.to_string(),
            prefix: "said \"".to_string(),
            suffix: " on\nFri\u{7f}\u{1}\\ \u{1F600}".to_string(),
            hint: 7,
        };
        ActorRef { name: name.to_string(), mention: Some(mention) }
    }

    #[test]
    fn what_is_added_is_read_back_and_undone_one_by_one() {
        let all = [
            Correction::Rename(actor("Roe"), "Ana Roe".to_string()),
            Correction::Merge(actor("Roe"), actor("Ana Roe")),
            Correction::Split(actor("Roe"), "A. Roe".to_string()),
            Correction::Kind(actor("Zelin"), ActorKind::Group),
            Correction::Hide(ActorRef { name: "It".to_string(), mention: None }),
        ];
        let mut notebook = Notebook::default();
        for correction in &all {
            notebook.add(correction.clone());
        }
        let (read, errors) = Notebook::parse(&notebook.text());
        assert_eq!((read.corrections().as_slice(), errors.len()), (all.as_slice(), 0));
        let mut left = read;
        for correction in all.iter().rev() {
            assert_eq!(left.undo().as_ref(), Some(correction));
        }
        assert_eq!(left.undo(), None);
        assert_eq!(left.text().trim_end(), HEAD.trim_end());
    }

    #[test]
    fn what_is_not_understood_is_kept_and_told() {
        let text = "# mine\n\n[[star]]\nat = 3\n\n[[correction]]\ndo = \"fly\"\nactor = \"Roe\"\n\n\
                    [[correction]]\ndo = \"hide\"\nactor = \"It\"\n";
        let (mut notebook, errors) = Notebook::parse(text);
        assert_eq!(notebook.text(), text);
        assert_eq!(notebook.corrections().len(), 1);
        assert_eq!((errors[0].line, errors[1].line), (3, 6));
        assert!(errors[0].what.contains("no [[correction]]"), "{}", errors[0].what);
        assert!(errors[1].what.contains("none of rename"), "{}", errors[1].what);
        notebook.undo();
        assert!(notebook.text().contains("do = \"fly\""));
    }
}
