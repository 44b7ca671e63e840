//! Names of months and weekdays of one language.
use rustc_hash::FxHashMap;

use std::sync::LazyLock;

/// Month and weekday names, looked up in lower case.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    months: FxHashMap<String, u32>,
    weekdays: FxHashMap<String, u32>,
}

static ENGLISH: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::parse(include_str!("../../assets/lang/en/calendar.tsv")));

impl Calendar {
    /// The English names, compiled in.
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    /// Read a table of `kind TAB number TAB names`; other lines are passed over.
    pub fn parse(table: &str) -> Self {
        let mut calendar = Self::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(kind), Some(number), Some(names)) =
                (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let Ok(number) = number.parse::<u32>() else { continue };
            let target =
                if kind == "month" { &mut calendar.months } else { &mut calendar.weekdays };
            target.extend(names.split('|').map(|name| (name.to_string(), number)));
        }
        calendar
    }

    /// All names of months and weekdays in lower case, in no order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.months.keys().chain(self.weekdays.keys()).map(String::as_str)
    }

    /// Month 1 to 12 of a name; a full stop at its end is passed over.
    pub fn month(&self, word: &str) -> Option<u32> {
        get(&self.months, word)
    }

    /// Weekday of a name, 0 for Monday.
    pub fn weekday(&self, word: &str) -> Option<u32> {
        get(&self.weekdays, word)
    }
}

/// The number of a name in any case; without an allocation where it is in lower case already.
fn get(names: &FxHashMap<String, u32>, word: &str) -> Option<u32> {
    let bare = word.trim_end_matches('.');
    if bare.bytes().any(|byte| byte.is_ascii_uppercase()) || !bare.is_ascii() {
        return names.get(bare.to_lowercase().as_str()).copied();
    }
    names.get(bare).copied()
}
