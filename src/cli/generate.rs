//! `dateline generate`: many reports made from the sample, for trying size and speed.
//!
//! Each story is a copy of the sample with other names, dates moved by whole weeks (so
//! that weekdays stay right), other numbers and other words. The same seed gives the
//! same reports.

use std::io::{self, BufWriter, Write};
use std::sync::LazyLock;

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};
use regex::{Captures, Regex};
use serde_json::json;

use super::args::GenerateOptions;
use super::{output, sample};
use crate::clean::clean;
use crate::load::{Loaded, read};
use crate::model::{Article, Calendar};

/// Write so many reports as JSON Lines.
pub fn run(options: &GenerateOptions) -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for report in reports(options.count, options.seed) {
        out.write_all(&output::json(&report)?)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}

/// So many reports as JSON objects in the shape that `annotate` reads.
pub fn reports(count: usize, seed: u64) -> impl Iterator<Item = serde_json::Value> {
    let articles = originals();
    let mut random = Random(seed);
    let mut story = Story::new(&mut random);
    (0..count).map(move |number| {
        let at = number % articles.len();
        if at == 0 {
            story = Story::new(&mut random);
        }
        let article = &articles[at];
        let day = article.published.from.and_then(|day| day.checked_add_days(story.shift));
        json!({
            "id": format!("g{number:06}"),
            "published": day.map(|day| day.to_string()),
            "outlet": story.outlet(article.source()),
            "text": story.rewrite(&article.text, &mut random),
        })
    })
}

fn originals() -> Vec<Article> {
    sample::sources()
        .iter()
        .flat_map(|source| read(source).0)
        .filter_map(|loaded| match loaded {
            Loaded::Document(document) => Some(clean(*document)),
            Loaded::Annotated(_) => None,
        })
        .collect()
}

/// `SplitMix64` (Steele, Lea and Flood, 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list.get(self.below(list.len())).copied().unwrap_or("")
    }
}

const STARTS: &[&str] = &[
    "Bel", "Car", "Dor", "Est", "Far", "Gal", "Hol", "Ist", "Jor", "Kal", "Lor", "Mar", "Nor",
    "Pel", "Ros", "Sal", "Tor", "Ul", "Ver", "Wen", "Yor", "Zan",
];
const MIDDLES: &[&str] = &["a", "e", "i", "o", "u", "an", "en", "in", "on", "ar", "er", "il"];
const ENDS: &[&str] = &[
    "dia", "holm", "mark", "stan", "ton", "via", "wick", "berg", "dor", "grad", "mir", "nia",
    "ria", "sund",
];

/// Words that a copy may say otherwise.
const WORDS: &[(&str, &[&str])] = &[
    ("standstill", &["truce", "ceasefire", "pause", "standstill"]),
    ("shoal", &["bank", "reef", "shoal", "strait"]),
    ("trawlers", &["cutters", "trawlers", "launches"]),
    ("fishermen", &["dockers", "fishermen", "traders"]),
    ("patrol", &["patrol", "escort", "survey"]),
    ("raids", &["raids", "attacks", "strikes"]),
    ("patient", &["patient", "calm", "frank"]),
    ("honest", &["honest", "sincere", "plain"]),
];

/// What one copy of the story puts in place of the original.
struct Story {
    shift: Days,
    names: Vec<(String, String)>,
    words: Vec<(&'static str, &'static str)>,
}

impl Story {
    fn new(random: &mut Random) -> Self {
        let names = sample::NAMES
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
            .flat_map(|(kind, name)| replaced(kind, name, random))
            .collect();
        let words = WORDS.iter().map(|(word, others)| (*word, random.pick(others))).collect();
        Self { shift: Days::new(7 * random.below(300) as u64), names, words }
    }

    fn outlet(&self, outlet: &str) -> String {
        self.names.iter().fold(outlet.to_string(), |text, (from, to)| text.replace(from, to))
    }

    fn rewrite(&self, text: &str, random: &mut Random) -> String {
        let mut text = self.moved_dates(text);
        for (from, to) in &self.names {
            text =
                text.replace(from.as_str(), to).replace(&from.to_uppercase(), &to.to_uppercase());
        }
        for (from, to) in &self.words {
            text = text.replace(from, to);
        }
        other_numbers(&text, random)
    }

    /// Calendar dates of the text moved by the story's weeks, in the words they were written in.
    fn moved_dates(&self, text: &str) -> String {
        let Some(dates) = DATES.as_ref() else { return text.to_string() };
        dates.replace_all(text, |found: &Captures<'_>| self.moved(found)).into_owned()
    }

    fn moved(&self, found: &Captures<'_>) -> String {
        let whole = found.get(0).map_or("", |part| part.as_str()).to_string();
        let part = |name: &str| found.name(name).map(|part| part.as_str());
        let month = part("m1").or(part("m2")).and_then(|name| Calendar::english().month(name));
        let day = part("d1").or(part("d2")).and_then(number);
        let year = part("y1").or(part("y2")).and_then(|year| year.parse().ok());
        let date = month
            .zip(day)
            .and_then(|(month, day)| NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, day));
        let Some(new) = date.and_then(|date| date.checked_add_days(self.shift)) else {
            return whole;
        };
        let name = new.format("%B").to_string();
        let year = year.map(|_| format!(" {}", new.year())).unwrap_or_default();
        if part("m1").is_some() {
            format!("{name} {}{year}", new.day())
        } else {
            format!("{} {name}{year}", new.day())
        }
    }
}

static DATES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?P<m1>January|February|March|April|May|Mar|Apr)\.? (?P<d1>\d{1,2}|fourth)\b(?:, (?P<y1>\d{4}))?|\b(?P<d2>\d{1,2}) (?P<m2>March|April|May)\b(?: (?P<y2>\d{4}))?",
    )
    .ok()
});

static COUNTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(\d{2,3}) (sailors|people|fishermen|dockers|traders|miles)\b").ok()
});

fn number(text: &str) -> Option<u32> {
    if text == "fourth" { Some(4) } else { text.parse().ok() }
}

/// Counts of people and things, changed by up to half.
fn other_numbers(text: &str, random: &mut Random) -> String {
    let Some(counts) = COUNTS.as_ref() else { return text.to_string() };
    counts
        .replace_all(text, |found: &Captures<'_>| {
            let count =
                found.get(1).and_then(|part| part.as_str().parse::<usize>().ok()).unwrap_or(2);
            format!("{} {}", count / 2 + 1 + random.below(count), &found[2])
        })
        .into_owned()
}

/// New names for a name and for its last word alone.
fn replaced(kind: &str, name: &str, random: &mut Random) -> Vec<(String, String)> {
    let coin = |random: &mut Random| {
        format!("{}{}{}", random.pick(STARTS), random.pick(MIDDLES), random.pick(ENDS))
    };
    if kind != "person" {
        return vec![(name.to_string(), coin(random))];
    }
    let last = name.rsplit(' ').next().unwrap_or(name);
    let first = name.split(' ').next().unwrap_or(name);
    let (new_first, new_last) = (random.pick(FIRST), coin(random));
    let middle = name.split(' ').nth(1).filter(|middle| *middle != last);
    let full = match middle {
        Some(middle) => format!("{new_first} {middle} {new_last}"),
        None => format!("{new_first} {new_last}"),
    };
    vec![
        (name.to_string(), full),
        (format!("{first} {last}"), format!("{new_first} {new_last}")),
        (last.to_string(), new_last),
    ]
}

const FIRST: &[&str] = &[
    "Anna", "Boris", "Carla", "David", "Elena", "Farid", "Greta", "Hassan", "Ines", "Jamal",
    "Karim", "Laura", "Marco", "Nadia", "Omar", "Paula", "Rashid", "Sofia", "Tomas", "Yusuf",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_reports_and_another_one_others() {
        let make =
            |seed: u64| reports(30, seed).map(|report| report.to_string()).collect::<Vec<_>>();
        assert_eq!(make(7), make(7));
        assert_ne!(make(7), make(8));
    }
}
