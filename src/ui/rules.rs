//! The rules that resolve a date, as a reader is told them.

use crate::model::Timex;

/// What a rule of `annotate::timex` does, in words; the rule's own name where none is known.
pub fn told(rule: &str) -> &str {
    // What is quoted is told by the same rules; its anchor says on which day.
    match rule.strip_suffix(Timex::SAID).unwrap_or(rule) {
        "date.full" | "date.month" | "date.year" | "holiday.full" | "part.full" => {
            "the words say all of it"
        }
        "date.past" | "weekday.past" | "holiday.past" | "month.past" => {
            "the last one up to the anchor"
        }
        "date.future" | "weekday.future" | "holiday.future" | "month.future" => {
            "the next one from the anchor on"
        }
        "date.recent" => "the last one, as nothing points to past or future",
        "date.nearest" | "month.nearest" | "holiday.nearest" => "the one nearest to the anchor",
        "date.about" => "its year is that of the reports beside it",
        "date.year_step" => "of the year so many before or after the anchor's",
        "date.order" => "day and month by the order of the other dates, else day first",
        "unit.of_date" => "the week that holds the date",
        "date.range" => "from the first date to the second",
        "month.this_year" => "of the anchor's year",
        "month.step" => "the one before or after the anchor's",
        "day.month" => "of the anchor's month or the one beside it",
        "weekday.recent" => "the last one, as nothing points to past or future",
        "weekday.last" => "the last one before the anchor",
        "weekday.next" => "the first one after the anchor",
        "weekday.this" => "of the anchor's own week",
        "weekday.week" => "of the week so many from the anchor's",
        "weekday.shift" => "so many weeks from the nearest one",
        "exact" => "that very day, so far from the anchor",
        "part.year_step" => "of the year so many before or after the anchor's",
        "weekend" => "the anchor's own weekend, or the last one where it is past",
        "week.ahead" => "the week ahead, as the anchor ends its own",
        "step" => "the anchor's own, moved by so many",
        "shift" => "so far from the anchor",
        "part.anchor" | "fiscal.anchor" => "of the anchor's year, or the one beside it",
        "decade" | "century" => "the years of that number",
        "fiscal" => "a year of accounts; where it begins depends on whose it is",
        "duration" => "a length of time, on no calendar",
        "set" => "a time that comes again",
        "reference" => "now, once or some day: no date",
        "clock" => "a time of the anchor's day",
        _ if rule.split('.').next_back() == Some("open") => {
            "no anchor gives what the words leave out"
        }
        _ => rule,
    }
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn every_rule_is_told_in_words() {
        let source = concat!(
            include_str!("../annotate/timex/resolve/mod.rs"),
            include_str!("../annotate/timex/resolve/dates.rs"),
            include_str!("../annotate/timex/resolve/units.rs"),
            include_str!("../annotate/timex/resolve/weekdays.rs"),
        );
        let named = source.split('"').skip(1).step_by(2);
        let is_rule = |word: &&str| {
            let letters = |c: char| c.is_ascii_lowercase() || matches!(c, '.' | '_');
            !word.is_empty()
                && word.chars().all(letters)
                && (word.contains('.') || *word == "shift")
        };
        let rules: Vec<&str> = named.filter(is_rule).collect();
        assert!(rules.len() > 30);
        for rule in rules {
            assert_ne!(told(rule), rule);
        }
    }
}
