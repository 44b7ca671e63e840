//! Names, their actors and the reasons, on sentences of our own.

use crate::annotate::reports;
use crate::model::{ActorKind, Annotated, Reason};

fn read(text: &str) -> Annotated {
    reports::read(&serde_json::json!({ "id": "a", "text": text }))
}

/// Text, actor, one of its names and why it is that.
const NAMES: &[(&str, &str, &str, Reason)] = &[
    ("Ana Maria Roe spoke. Roe left.", "Ana Maria Roe", "Roe", Reason::Shorter),
    ("Ana Maria Roe spoke. A. Roe left.", "Ana Maria Roe", "A. Roe", Reason::Shorter),
    (
        "The National Harbour Union (NHU) met. The NHU agreed.",
        "National Harbour Union",
        "NHU",
        Reason::Acronym,
    ),
    (
        "The NHU (National Harbour Union) met in Oslo.",
        "National Harbour Union",
        "NHU",
        Reason::Acronym,
    ),
    (
        "The NHU, the National Harbour Union, met in Oslo.",
        "National Harbour Union",
        "NHU",
        Reason::Acronym,
    ),
    (
        "Leaders of the National Harbour Union met. Later NHU officials left.",
        "National Harbour Union",
        "NHU",
        Reason::Initials,
    ),
    (
        "President Mohammed Lehrani left. Aides said Muhammad Lehrani was tired.",
        "Mohammed Lehrani",
        "Muhammad Lehrani",
        Reason::Spelling,
    ),
    // Brackets define, whatever the letters and whoever else has them.
    (
        "The Oltmar River Alliance (RAO) met. The RAO agreed.",
        "Oltmar River Alliance",
        "RAO",
        Reason::Acronym,
    ),
    (
        "The Oltmar River Alliance (AFC) met in Oslo. The AFC agreed.",
        "Oltmar River Alliance",
        "AFC",
        Reason::Acronym,
    ),
    ("JD Kvale spoke. J.D. Kvale left.", "J.D. Kvale", "JD Kvale", Reason::Spelling),
    ("Omar al-Lehrani spoke. Lehrani left.", "Omar al-Lehrani", "Lehrani", Reason::Shorter),
    ("President Xi Dong-su spoke. Xi later left for Oslo.", "Xi Dong-su", "Xi", Reason::Shorter),
    (
        "General Omar Lehrani, also known as Omar Bidu, fled.",
        "Omar Lehrani",
        "Omar Bidu",
        Reason::Called,
    ),
    (
        "Lehrani Foods plc said sales rose. Lehrani Foods has 12 plants.",
        "Lehrani Foods plc",
        "Lehrani Foods",
        Reason::Shorter,
    ),
    ("Turkey agreed. Türkiye signed.", "Türkiye", "Turkey", Reason::Lexicon),
    ("Kyiv was hit. Kiev burned.", "Kyiv", "Kyiv", Reason::Written),
];

#[test]
fn names_are_one_actors_for_a_reason() {
    use Reason::{Lexicon, Written};
    for (text, actor, alias, reason) in NAMES.iter().copied() {
        let found = read(text);
        let holder =
            found.actors.iter().find(|one| one.aliases.iter().any(|name| name.text == alias));
        let holder =
            holder.unwrap_or_else(|| panic!("nobody is called {alias}: {:?}", found.actors));
        assert_eq!(holder.name, actor, "{text}");
        let known = holder.aliases.iter().find(|name| name.text == alias).unwrap();
        let wanted = if actor == alias { Written } else { reason };
        assert!(
            known.reason == wanted || known.reason == Written && wanted == Lexicon,
            "{text}: {known:?}"
        );
    }
}

#[test]
fn names_that_could_be_two_peoples_stay_apart() {
    for (text, alias, other) in [
        ("Jonas Ferrow and Marta Ferrow arrived. Ferrow spoke first.", "Ferrow", "Jonas Ferrow"),
        (
            "The University of California and the University of Southern California agreed.",
            "University of California",
            "University of Southern California",
        ),
        (
            "The Taliban met. Tehreek-e-Taliban Pakistan refused.",
            "Taliban",
            "Tehreek-e-Taliban Pakistan",
        ),
        ("Mario Lopez met Maria Lopez in Oslo.", "Mario Lopez", "Maria Lopez"),
    ] {
        let found = read(text);
        let holder = |name: &str| {
            let called = |names: &[crate::model::Alias]| names.iter().any(|one| one.text == name);
            found.actors.iter().position(|one| called(&one.aliases))
        };
        assert!(holder(alias).is_some() && holder(other).is_some(), "{text}: {:?}", found.actors);
        assert_ne!(holder(alias), holder(other), "{text}");
    }
}

#[test]
fn words_that_take_an_actor_up() {
    for (text, words, actor) in [
        (
            "Turkish President Orhan Demir arrived. The Turkish president smiled.",
            "The Turkish president",
            "Orhan Demir",
        ),
        (
            "Turkish President Orhan Demir met Greek President Nikos Vasiliou. The Greek president smiled.",
            "The Greek president",
            "Nikos Vasiliou",
        ),
        (
            "The president of Kenya, Amina Wanjiru, spoke. Kenya's president left.",
            "Kenya's president",
            "Amina Wanjiru",
        ),
        (
            "Spokeswoman Hanne Ostby briefed reporters. The spokesperson gave no date.",
            "The spokesperson",
            "Hanne Ostby",
        ),
        ("Mayor Jonas Ferrow resigned. He gave no reason.", "He", "Jonas Ferrow"),
    ] {
        let found = read(text);
        let reference = found.references.iter().find(|one| one.span.of(text) == words);
        let reference = reference.unwrap_or_else(|| panic!("{words}: {:?}", found.references));
        assert_eq!(found.actors[reference.actor].name, actor, "{text}");
    }
}

#[test]
fn words_that_could_take_up_several_take_up_nobody() {
    for (text, words) in [
        // Two presidents.
        (
            "Turkish President Orhan Demir met Greek President Nikos Vasiliou. The president smiled.",
            "The president",
        ),
        // Not the office that he holds.
        ("Former president Jonas Ferrow spoke. The president smiled.", "The president"),
        (
            "Senate President Jonas Ferrow spoke. The Turkish president smiled.",
            "The Turkish president",
        ),
        // Two people.
        ("Jonas Ferrow met Marta Ferrow. He smiled.", "He"),
        // Somebody else's words.
        ("Jonas Ferrow said: “He is a liar and a thief, as you all know.”", "He"),
        // The office is another's: his is to speak for it.
        (
            "Jonas Ferrow, a spokesman for the president, spoke. The president smiled.",
            "The president",
        ),
        (
            "Jane Roe, the ambassador to Turkey, left. The Turkish ambassador smiled.",
            "The Turkish ambassador",
        ),
        (
            "Foreign Minister Jane Roe of Oltmar came. The Turkish foreign minister smiled.",
            "The Turkish foreign minister",
        ),
        // No office at all.
        ("General Jonas Ferrow arrived. The general election was held.", "The general"),
        ("Major Jonas Ferrow spoke. The major cities were calm.", "The major"),
        ("Governor Jonas Ferrow spoke. He may have been the governor then.", "the governor"),
        // Somebody without a name.
        ("Governor Maria Roe met a soldier in Oslo. He was hungry.", "He"),
        ("Prosecutor Jonas Ferrow said the man was 45 years old. He lived in Oslo.", "He"),
        // A name follows.
        ("Minister Jonas Ferrow met the minister Petra Lund.", "the minister"),
    ] {
        let found = read(text);
        let taken = found.references.iter().find(|one| one.span.of(text) == words);
        assert_eq!(taken, None, "{text}: {:?}", found.actors);
    }
}

#[test]
fn a_neighbours_office_is_not_ones_own() {
    let text = "In a briefing with California governor Petra Lund, Jonas Ferrow denied it.";
    let found = read(text);
    let ferrow = found.actors.iter().find(|one| one.name == "Jonas Ferrow").unwrap();
    assert_eq!(ferrow.roles, Vec::<String>::new());
}

#[test]
fn lists_and_days_make_no_longer_names() {
    for (text, name) in [
        (
            "The United Nations Security Council on Monday condemned it.",
            "United Nations Security Council",
        ),
        ("Talks between the US, Ukraine and Sweden, held in Oslo, failed.", "Ukraine"),
        ("The CIA met. The Culinary Institute of America teaches cooking.", "CIA"),
    ] {
        let found = read(text);
        let mention = found.mentions.iter().find(|one| one.span.of(text) == name);
        let mention = mention.unwrap_or_else(|| panic!("no {name}: {:?}", found.actors));
        let aliases = &found.actors[mention.actor].aliases;
        assert_eq!(aliases.len(), 1, "{text}: {aliases:?}");
    }
}

#[test]
fn kinds_and_borders() {
    use ActorKind::{Organisation, Person, Place};
    for (text, name, kind) in [
        ("Ruta Solheim of Corvane arrived on Friday.", "Ruta Solheim", Person),
        ("Ruta Solheim of Corvane arrived on Friday.", "Corvane", Place),
        ("Don Imus died on Friday. Imus had a show.", "Imus", Person),
        ("The Mayor of London Sadiq Khan spoke.", "Sadiq Khan", Person),
        ("The Oltmar Coastguard stopped a ferry.", "Oltmar Coastguard", Organisation),
        (
            "Members of the National Organization for Women (NOW) marched.",
            "National Organization for Women",
            Organisation,
        ),
        (
            "She led the Liberal Party of New York for years.",
            "Liberal Party of New York",
            Organisation,
        ),
    ] {
        let found = read(text);
        let mention = found.mentions.iter().find(|one| one.span.of(text) == name);
        let mention = mention.unwrap_or_else(|| panic!("no {name}: {:?}", found.actors));
        assert_eq!(found.actors[mention.actor].kind, kind, "{text}");
    }
}

#[test]
fn what_stands_in_the_name_of_an_occasion_is_no_actor() {
    for (text, name) in [
        ("He fought in the Vietnam War as a young man.", "Vietnam"),
        ("She won the 1992 United States Senate election there.", "United States Senate"),
        ("Films were shown at the Toronto International Film Festival.", "Toronto"),
        ("Hurricane Maria hit the coast. Maria was the worst in years.", "Maria"),
        ("Under the Treaty of Lausanne the border moved.", "Lausanne"),
    ] {
        let found = read(text);
        assert!(found.mentions.iter().all(|one| one.span.of(text) != name), "{text}");
    }
    let text = "The war in Vietnam ended. Elections in Toronto were held in 1992.";
    let names: Vec<&str> = read(text).mentions.iter().map(|one| one.span.of(text)).collect();
    assert_eq!(names, ["Vietnam", "Toronto"]);
}

#[test]
fn places_that_act_stand_for_their_governments() {
    for (text, stands) in [
        ("Kabul said the border was shut.", Some("government of Afghanistan")),
        (
            "In recent days Washington has repeatedly warned its allies.",
            Some("government of United States"),
        ),
        ("Rain fell on Kabul, officials said.", None),
        ("Kabul was attacked on Friday.", None),
        ("Flights to Kabul will resume.", None),
    ] {
        let found = read(text);
        let stands_for = found.mentions.first().and_then(|one| one.stands_for.as_deref());
        assert_eq!(stands_for, stands, "{text}");
    }
}

/// Names with the actor that each one is.
fn actors(text: &str) -> Vec<(String, usize)> {
    let found = read(text);
    let words = |one: &crate::model::Mention| one.span.of(&found.article.text).to_string();
    found.mentions.iter().map(|one| (words(one), one.actor)).collect()
}

#[test]
fn two_are_two() {
    for text in
        ["George W. Kvale met George H.W. Kvale in Oslo.", "K. Lehrani sued J.K. Lehrani in Oslo."]
    {
        let found = actors(text);
        assert_ne!(found[0].1, found[1].1, "{text}: {found:?}");
    }
    let text = "Peru's Congress voted. Chile's Congress did not.";
    let bodies: Vec<usize> =
        actors(text).iter().filter(|(name, _)| name == "Congress").map(|(_, id)| *id).collect();
    assert!(bodies.len() == 2 && bodies[0] != bodies[1], "{bodies:?}");
}

#[test]
fn names_at_their_whole_length() {
    for (text, wanted, kind) in [
        ("Prime Minister Han Dok-su resigned.", "Han Dok-su", ActorKind::Person),
        ("Duarte Mining SA operates two mines.", "Duarte Mining SA", ActorKind::Organisation),
        ("He mocked Ana Roe on X. Peru's leader replied.", "Peru", ActorKind::Place),
    ] {
        let found = read(text);
        let one = found.mentions.iter().find(|one| one.span.of(text) == wanted);
        assert_eq!(one.map(|one| one.kind), Some(kind), "{text}: {:?}", actors(text));
    }
}

#[test]
fn capitals_govern_only_where_they_act() {
    for (text, wanted) in [
        ("Paris is beautiful in spring.", 0),
        ("Berlin was cold on Tuesday.", 0),
        ("Cairo wants a truce.", 1),
        ("Beijing and Manila traded threats.", 2),
    ] {
        let found = read(text);
        let governing = found.mentions.iter().filter(|one| one.stands_for.is_some()).count();
        assert_eq!(governing, wanted, "{text}");
    }
}
