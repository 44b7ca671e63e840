//! The user's own names: a table beside the reports that adds to the lexicon.
//!
//! One row an actor: kind TAB usual name TAB other names, between bars TAB alpha-2 code of the
//! country. The last two may be left out; a line that begins with `#` is a comment.

use crate::model::ActorKind;

/// A row of the user's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnName {
    /// What it is.
    pub kind: ActorKind,
    /// The usual name.
    pub name: String,
    /// Other names.
    pub others: Vec<String>,
    /// Alpha-2 code of its country; empty where none is said.
    pub country: String,
}

/// A row that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct OwnNameError {
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

/// Read a table; rows that cannot be used are told and left out.
pub fn parse(table: &str) -> (Vec<OwnName>, Vec<OwnNameError>) {
    let (mut names, mut errors) = (Vec::new(), Vec::new());
    for (at, row) in table.trim_start_matches('\u{feff}').lines().enumerate() {
        if row.trim().is_empty() || row.starts_with('#') {
            continue;
        }
        match parse_row(row) {
            Ok(name) => names.push(name),
            Err(reason) => errors.push(OwnNameError { line: at + 1, reason }),
        }
    }
    (names, errors)
}

/// Characters of a wrong word that are shown.
const SHOWN: usize = 40;

fn parse_row(row: &str) -> Result<OwnName, String> {
    let mut fields = row.split('\t').map(str::trim);
    let kind = fields.next().unwrap_or_default();
    let Some(kind) = ActorKind::parse(&kind.to_lowercase()) else {
        let kinds: Vec<&str> = ActorKind::ALL.iter().map(|kind| kind.as_str()).collect();
        let shown: String = kind.chars().take(SHOWN).collect();
        return Err(format!(
            "{shown:?} is no kind of actor: begin with {} and a tab",
            kinds.join(", ")
        ));
    };
    let one_blank = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = one_blank(fields.next().unwrap_or_default());
    if !name.chars().any(char::is_alphabetic) {
        return Err("a name is missing: kind TAB name TAB other names".to_string());
    }
    let others = fields.next().unwrap_or_default().split('|').map(one_blank);
    let others: Vec<String> = others.filter(|name| !name.is_empty()).collect();
    let country = fields.next().unwrap_or_default().to_uppercase();
    let code = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    if !country.is_empty() && !code {
        let shown: String = country.chars().take(SHOWN).collect();
        return Err(format!("{shown:?} is no country code of two letters"));
    }
    Ok(OwnName { kind, name, others, country })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_what_is_wrong_with_them() {
        let table =
            "# mine\ngroup\tSarn Front\tSF|The Front\tro\n\nhero\tX\nperson\t \nplace\tCorvane\n";
        let (names, errors) = parse(table);
        assert_eq!(names.len(), 2);
        assert_eq!(names[0].others, ["SF", "The Front"]);
        assert_eq!((names[0].country.as_str(), names[1].name.as_str()), ("RO", "Corvane"));
        assert_eq!(errors.iter().map(|error| error.line).collect::<Vec<_>>(), [4, 5]);
        assert!(errors[0].to_string().contains("person, organisation"));
    }
}
