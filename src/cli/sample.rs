//! The built-in sample: reports of an invented story.

use crate::load::Source;

macro_rules! reports {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/sample/", $name)))),+]
    };
}

const REPORTS: &[(&str, &str)] = reports![
    "01_meridian_wire.txt",
    "02_harbour_gull.txt",
    "03_oltmar_gazette.html",
    "04_vask_today.html",
    "05_portal_undated.txt",
    "06_strait_observer.txt",
    "07_ministry_release.md",
    "08_quay_notebook.md",
    "09_corvane_herald.jsonl",
    "10_lindmark_radio.txt",
    "11_news_basket.html",
];

/// The names of the story, for the generator.
pub const NAMES: &str = include_str!("../../assets/sample/names.tsv");

/// The sample's files, in order.
pub fn sources() -> Vec<Source> {
    REPORTS.iter().map(|(name, bytes)| Source::Embedded { name, bytes }).collect()
}
