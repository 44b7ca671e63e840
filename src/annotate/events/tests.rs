use crate::annotate::reports::of_monday;

/// Trigger and passage of each event of a text.
fn passages(text: &str) -> Vec<(String, String)> {
    let found = of_monday(text);
    let all = &found.article.text;
    let told = |event: &crate::model::EventMention| {
        (event.trigger.of(all).to_string(), event.span.of(all).to_string())
    };
    found.events.iter().map(told).collect()
}

#[test]
fn a_passage_holds_what_is_said_and_which_thing_is_meant() {
    for (text, trigger, passage) in [
        (
            "Jane Roe said on Friday that the lock was broken.",
            "said",
            "Jane Roe said on Friday that the lock was broken",
        ),
        (
            "The lock was broken, Jane Roe said on Friday.",
            "said",
            "The lock was broken, Jane Roe said on Friday",
        ),
        (
            "The council passed a law that limits the noise on Friday.",
            "passed",
            "The council passed a law that limits the noise on Friday",
        ),
        (
            "The council passed a law on Friday, which limits the noise.",
            "passed",
            "The council passed a law on Friday",
        ),
    ] {
        let found = passages(text);
        let event = found.iter().find(|(word, _)| word == trigger);
        assert_eq!(event.map(|(_, span)| span.as_str()), Some(passage), "{text}: {found:?}");
    }
}

#[test]
fn a_clause_in_front_and_the_verb_behind_an_aside_are_told() {
    for (text, triggers) in [
        (
            "After the truce collapsed, troops attacked the port on Friday.",
            &["truce", "attacked"][..],
        ),
        ("On Friday, Jane Roe, mother of the mayor, addressed reporters in Oslo.", &["addressed"]),
        ("Jane Roe, mayor of Oslo, arrested in May, was freed on Friday.", &["freed", "arrested"]),
        ("Drop the calls when held that way, Jane Roe said on Friday.", &["said"]),
    ] {
        let found = passages(text);
        for trigger in triggers {
            assert!(found.iter().any(|(word, _)| word == trigger), "{text}: {found:?}");
        }
        assert!(!found.iter().any(|(word, _)| word == "held"), "{text}: {found:?}");
    }
}

#[test]
fn a_part_with_a_date_of_its_own_is_told_alone() {
    for (text, trigger, passage) in [
        (
            "Many fans descended on the Lisse Centre for Quell North, a fan-run fair launched in 1997.",
            "launched",
            "a fan-run fair launched in 1997",
        ),
        (
            "Jane Roe of Oslo, author of a new study published in the Tide on 3 May, declared the lock broken.",
            "published",
            "a new study published in the Tide on 3 May",
        ),
        (
            "The guidelines cite the 2009 flu outbreak as an example.",
            "outbreak",
            "the 2009 flu outbreak",
        ),
        (
            "Jane Roe appeared in court yesterday over her part in a mass shooting in Oslo on Friday.",
            "shooting",
            "a mass shooting in Oslo on Friday",
        ),
        (
            "The group documented the 2022 killing of 12 protesters in Oslo.",
            "killing",
            "the 2022 killing of 12 protesters in Oslo",
        ),
        (
            "On Friday, the court of Lisse issued a ruling in favour of a lawsuit filed by the senate on 3 May.",
            "lawsuit",
            "a lawsuit filed by the senate on 3 May",
        ),
        (
            "On Friday, the court of Lisse threw out a lawsuit filed by the senate on 3 May.",
            "threw",
            "On Friday, the court of Lisse threw out a lawsuit filed by the senate on 3 May",
        ),
        (
            "Ten people died in a strike carried out by Oslo on Friday.",
            "strike",
            "Ten people died in a strike carried out by Oslo on Friday",
        ),
        (
            "On Friday, Jane Roe, arrested in Oslo on 5 May, was freed.",
            "arrested",
            "Jane Roe, arrested in Oslo on 5 May",
        ),
        (
            "Jane Roe, arrested in Oslo on 5 May, was freed on Friday.",
            "arrested",
            "Jane Roe, arrested in Oslo on 5 May",
        ),
    ] {
        let found = passages(text);
        let event = found.iter().find(|(word, _)| word == trigger);
        assert_eq!(event.map(|(_, span)| span.as_str()), Some(passage), "{text}: {found:?}");
    }
}

/// Sentence, trigger, day, passage.
type Case = (&'static str, &'static str, Option<&'static str>, &'static str);

/// Main clauses that a relative one parts.
const PARTED: [Case; 14] = [
    (
        "On Friday, Jane Roe, who was arrested in May, pleaded guilty in Oslo.",
        "pleaded",
        Some("2025-11-07"),
        "On Friday, Jane Roe, who was arrested in May, pleaded guilty in Oslo",
    ),
    (
        "On Friday, Jane Roe, who was arrested in May, pleaded guilty in Oslo.",
        "arrested",
        Some("2025-05-01"),
        "Jane Roe, who was arrested in May",
    ),
    (
        "On Friday, troops who had been stationed in Lisse attacked the port.",
        "attacked",
        Some("2025-11-07"),
        "On Friday, troops who had been stationed in Lisse attacked the port",
    ),
    (
        "In Oslo, where police stopped the ship on Friday, workers went on strike.",
        "stopped",
        Some("2025-11-07"),
        "In Oslo, where police stopped the ship on Friday",
    ),
    (
        "On 3 November, a quake that struck near Mazar-e-Sharif killed 20 people.",
        "killed",
        Some("2025-11-03"),
        "On 3 November, a quake that struck near Mazar-e-Sharif killed 20 people",
    ),
    (
        "On Friday, a boat that was carrying migrants capsized.",
        "capsized",
        Some("2025-11-07"),
        "On Friday, a boat that was carrying migrants capsized",
    ),
    (
        "On Friday, Jane Roe, who was arrested in May and pleaded guilty in June, was sentenced.",
        "sentenced",
        Some("2025-11-07"),
        "On Friday, Jane Roe, who was arrested in May and pleaded guilty in June, was sentenced",
    ),
    (
        "In March, Jane Roe, who is a former banker, became prime minister.",
        "became",
        Some("2025-03-01"),
        "In March, Jane Roe, who is a former banker, became prime minister",
    ),
    (
        "Oslo, where a strike on Friday killed 12, buried its dead on Sunday.",
        "buried",
        Some("2025-11-09"),
        "Oslo, where a strike on Friday killed 12, buried its dead on Sunday",
    ),
    (
        "The ceasefire, which took effect on 10 October, collapsed on Sunday.",
        "ceasefire",
        Some("2025-10-10"),
        "The ceasefire, which took effect on 10 October",
    ),
    (
        "On Friday, Jane Roe, who served as mayor for years, died.",
        "served",
        None,
        "Jane Roe, who served as mayor for years",
    ),
    (
        "The massacre at Lisse, which took place on 4 December 2024, was condemned on Friday.",
        "massacre",
        Some("2024-12-04"),
        "The massacre at Lisse, which took place on 4 December 2024",
    ),
    (
        "Friday's attack, which killed 12 soldiers in Lisse, was condemned by Oslo.",
        "killed",
        Some("2025-11-07"),
        "Friday's attack, which killed 12 soldiers in Lisse",
    ),
    (
        "A 12-year-old boy, who was shot in May, died on Friday.",
        "shot",
        Some("2025-05-01"),
        "A 12-year-old boy, who was shot in May",
    ),
];

#[test]
fn a_main_clause_goes_on_behind_a_relative_one() {
    for (text, trigger, day, passage) in PARTED {
        let found = of_monday(text);
        let event = found.events.iter().find(|one| one.trigger.of(text) == trigger);
        let event = event.unwrap_or_else(|| panic!("{text}"));
        let told = event.when.filter(crate::model::When::is_told);
        let from = told.and_then(|when| when.bounds.from).map(|day| day.to_string());
        assert_eq!((from.as_deref(), event.span.of(text)), (day, passage), "{text}");
    }
}

#[test]
fn a_talk_tells_only_what_it_dates() {
    let found = passages(
        "Tide: What happened?\n\nJane Roe: The police attacked us. They attacked Ana Stone \
         on 3 May.\n\nTide: Who stopped them?\n\nJane Roe: The army stopped them.",
    );
    let told: Vec<&str> = found.iter().map(|(_, span)| span.as_str()).collect();
    assert_eq!(told, ["They attacked Ana Stone on 3 May"]);
}

#[test]
fn a_main_clause_happens_where_its_beginning_says() {
    let found =
        of_monday("In Oslo, where protests began in June, police fired tear gas on Friday.");
    let fired = found.events.iter().find(|one| one.span.of(&found.article.text).contains("gas"));
    let places: Vec<&str> =
        fired.unwrap().places.iter().map(|at| found.actors[*at].name.as_str()).collect();
    assert_eq!(places, ["Oslo"]);
}

#[test]
fn a_relative_clause_of_a_place_happens_there() {
    let found = of_monday("The ship lies in Oslo, where police stopped it on Friday.");
    let stopped = found.events.iter().find(|one| one.trigger.of(&found.article.text) == "stopped");
    let places: Vec<&str> =
        stopped.unwrap().places.iter().map(|at| found.actors[*at].name.as_str()).collect();
    assert_eq!(places, ["Oslo"]);
}

#[test]
fn a_line_of_another_script_tells_nothing() {
    assert!(passages("फिर धीरे धीरे करके lockdown आया शुक्रवार को।").is_empty());
}

#[test]
fn what_hangs_on_a_condition_is_told_with_it() {
    let found =
        of_monday("Jane Roe said she would free the ship tomorrow if its tanks were clean.");
    let freed = found.events.iter().find(|one| one.trigger.of(&found.article.text) == "free");
    let freed = freed.unwrap();
    assert_eq!(freed.status, crate::model::Status::Hypothetical);
    assert!(freed.span.of(&found.article.text).ends_with("if its tanks were clean"));
}
