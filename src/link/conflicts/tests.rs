use crate::annotate::{Knowledge, reports};
use crate::link::link;
use crate::model::ConflictKind;

/// Kinds and values of the conflicts between reports, given by day and text.
fn conflicts(reports: &[(&str, &str)]) -> Vec<(ConflictKind, Vec<String>)> {
    let knowledge = Knowledge::embedded();
    let annotated = reports
        .iter()
        .enumerate()
        .map(|(at, (day, text))| {
            let id = format!("a{at}");
            reports::read(&serde_json::json!({ "id": id, "text": text, "published": day }))
        })
        .collect();
    let values = |conflict: &crate::model::Conflict| {
        (conflict.kind, conflict.sides.iter().map(|side| side.value.clone()).collect())
    };
    link(annotated, knowledge).conflicts.iter().map(values).collect()
}

#[test]
fn numbers_that_exclude_each_other_are_a_conflict() {
    let found = conflicts(&[
        (
            "2025-03-05",
            "Rebels attacked the port of Quell on Tuesday. Eleven soldiers were killed.",
        ),
        ("2025-03-06", "Rebels attacked the port of Quell on Tuesday. Nine soldiers were killed."),
    ]);
    let wanted = vec!["Eleven soldiers".to_string(), "Nine soldiers".to_string()];
    assert_eq!(found, [(ConflictKind::Number, wanted)]);
}

#[test]
fn a_limit_that_allows_the_other_number_is_none() {
    for second in ["At least four soldiers were killed.", "Dozens of people were hurt.", ""] {
        let found = conflicts(&[
            (
                "2025-03-05",
                "Rebels attacked the port of Quell on Tuesday. Eleven soldiers were killed.",
            ),
            ("2025-03-06", &format!("Rebels attacked the port of Quell on Tuesday. {second}")),
        ]);
        assert!(found.is_empty(), "{second}: {found:?}");
    }
}

#[test]
fn one_happening_on_two_days_is_a_conflict() {
    let first = "The first patient was admitted to the harbour hospital of Quell on 6 March.";
    let second = "The first patient was admitted to the harbour hospital of Quell on 8 March.";
    let found = conflicts(&[("2025-03-20", first), ("2025-03-21", second)]);
    let wanted = vec!["6 March".to_string(), "8 March".to_string()];
    assert_eq!(found, [(ConflictKind::Date, wanted)]);
    // A report that tells of both knows two of them.
    let both = format!("{first} {second}");
    assert!(conflicts(&[("2025-03-20", first), ("2025-03-21", &both)]).is_empty());
}

#[test]
fn two_rounds_or_two_people_are_two_happenings() {
    for (first, second) in [
        (
            "The club of Quell won round 3 of the harbour cup at home on 6 March.",
            "The club of Quell won round 4 of the harbour cup at home on 8 March.",
        ),
        (
            "Former senator Ana Stone died in her sleep at the harbour hospital on 6 March.",
            "Former senator Bruno Lindqvist died in his sleep at the harbour hospital on 8 March.",
        ),
    ] {
        let found = conflicts(&[("2025-03-20", first), ("2025-03-21", second)]);
        assert!(found.is_empty(), "{first}: {found:?}");
    }
}

#[test]
fn who_attacked_whom_the_other_way_round_is_a_conflict() {
    let found = conflicts(&[
        ("2025-03-05", "Norway attacked Sweden near the town of Quell on Tuesday."),
        ("2025-03-06", "Sweden attacked Norway near the town of Quell on Tuesday."),
    ]);
    let wanted = vec!["Norway".to_string(), "Sweden".to_string()];
    assert_eq!(found, [(ConflictKind::Actor, wanted)]);
}

#[test]
fn a_denial_stands_beside_what_it_denies() {
    let told = "Norway attacked a port in Sweden on Tuesday.";
    let denied = "Norway denied that its navy took part in an attack on Sweden.";
    let found = conflicts(&[("2025-03-05", told), ("2025-03-06", denied)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, ConflictKind::Denial);
    // What is denied is something else.
    let other = "Norway denied that its trawlers had sailed to Sweden.";
    assert!(conflicts(&[("2025-03-05", told), ("2025-03-06", other)]).is_empty());
}
