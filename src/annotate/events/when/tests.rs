use crate::annotate::reports::of_monday;
use crate::model::WhenBasis;

/// The first event's days in a report of Monday, 10 November 2025.
fn days(text: &str) -> Option<String> {
    let found = of_monday(text);
    let when = found.events.first().unwrap_or_else(|| panic!("no event: {text}")).when?;
    assert_eq!(when.basis, WhenBasis::Timex, "{text}");
    Some(format!("{}..{}", when.bounds.from?, when.bounds.to?))
}

#[test]
fn stretches_have_both_ends() {
    for (text, wanted) in [
        ("Jets bombed the camp from October 28 to November 2.", "2025-10-28..2025-11-02"),
        ("Schools will close on Thursday and Friday.", "2025-11-13..2025-11-14"),
        ("Talks were held on 28 and 29 October.", "2025-10-28..2025-10-29"),
        ("The ferry berthed in Oslo on 7 November.", "2025-11-07..2025-11-07"),
        ("Since October 7, 2023, 60,000 people have been killed.", "2023-10-07..2025-11-10"),
        ("The airport has been shut since 3 November.", "2025-11-03..2025-11-03"),
        ("Sales of the recently announced plane began Friday.", "2025-11-07..2025-11-07"),
        ("Roe returned on Friday after visiting Oslo.", "2025-11-07..2025-11-07"),
        ("Roe led it from 2008 until her retirement in 2018.", "2008-01-01..2018-12-31"),
        (
            "On Friday the council abolished the toll ahead of a deadline issued by the highest court in 2017.",
            "2025-11-07..2025-11-07",
        ),
        (
            "Jets bombed a school used by displaced families in Oslo on Friday.",
            "2025-11-07..2025-11-07",
        ),
        ("The president was ousted in a coup led by a general in 2021.", "2021-01-01..2021-12-31"),
        ("Roe broke the world record in Oslo in June.", "2025-06-01..2025-06-30"),
        ("Founded in 2010, the firm was sold to Stone five years later.", "2015-01-01..2015-12-31"),
        ("The Monday market attack left 20 dead.", "2025-11-10..2025-11-10"),
        ("Roe was jailed in 2019 and in late 2020.", "2019-01-01..2019-12-31"),
        ("Police are required to rule by Friday.", "2025-11-14..2025-11-14"),
        (
            "In August the council lowered the forecast for 2019 to 1 percent.",
            "2025-08-01..2025-08-31",
        ),
        ("The council has not met since 3 May.", "2025-05-03..2025-11-10"),
        ("Stone built ships in the late 1960s and early 1970s.", "1960-01-01..1979-12-31"),
        ("Friday's bombing killed 12.", "2025-11-07..2025-11-07"),
        ("Since it was retaken in 2017, the town is empty.", "2017-01-01..2017-12-31"),
    ] {
        assert_eq!(days(text).as_deref(), Some(wanted), "{text}");
    }
}

#[test]
fn a_passage_holds_the_words_that_date_it() {
    let text = "The council on Monday postponed the vote, which was due today, until Friday.";
    let found = of_monday(text);
    let planned = found.events.iter().find(|one| one.span.of(text).ends_with("until Friday"));
    let day = planned.and_then(|one| one.when).and_then(|when| when.bounds.from);
    assert_eq!(day.map(|day| day.to_string()).as_deref(), Some("2025-11-14"));
}

#[test]
fn another_time_than_the_storys_is_not_todays() {
    for text in [
        "In recent weeks, militants have killed dozens.",
        "Militants killed dozens after winning in 2014.",
        "In the past week, rebels attacked the town.",
        "The attack came a day after a ceasefire was signed on 4 November.",
    ] {
        assert_eq!(days(text), None, "{text}");
    }
}

/// Trigger, first and last day of the events that the text dates.
fn dated(text: &str) -> Vec<(String, Option<String>, Option<String>)> {
    let found = of_monday(text);
    let dated = found.events.iter().filter_map(|event| {
        let when = event.when.filter(|when| when.basis == WhenBasis::Timex)?;
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
        let trigger = event.trigger.of(&found.article.text).to_string();
        Some((trigger, day(when.bounds.from), day(when.bounds.to)))
    });
    dated.collect()
}

#[test]
fn a_day_of_something_else_dates_nothing() {
    for (text, trigger) in [
        // Of a later verb with a subject of its own.
        ("The reports showed Roe paid nothing in taxes in 2016.", "showed"),
        // Of a thing that is usual.
        ("The law allows Sunday opening hours of shops.", "allows"),
        // Of what is quoted.
        ("“Under the common law of 1789 they were free,” Jane Roe writes.", "writes"),
        ("“The polls are closed as of today,” Jane Roe told the Tide.", "told"),
        // Of a work, and of what a noun is every week.
        ("Jane Roe played the captain in the film The Long Quay (2019).", "played"),
        ("The Sunday trade ban hurt the shops.", "hurt"),
        ("Jane Roe, who ran in 2016, lost to her 2020 running mate Ana Stone.", "lost"),
        // Of what is asked for, and of what a record is.
        ("“We have asked the council to meet on Tuesday,” Jane Roe said.", "said"),
        ("Jane Roe asked the council to close the port next month.", "asked"),
        ("The mayor has ordered residents to leave by Friday.", "ordered"),
        ("Exports rose, topping the record of 16 percent in the first quarter of 1950.", "topping"),
        // Of the saying, and of a thing behind another verb.
        ("Officials said on Friday, about 20 houses collapsed.", "collapsed"),
        ("It was reported on Friday Jane Roe was stabbed in Oslo.", "stabbed"),
        (
            "Oslo issued arrest warrants for two people believed to have joined in the assassination of Ana Stone in January.",
            "arrest",
        ),
        // Of nobody's story, where a year is told beside it.
        (
            "Roe won in 1988. Eight years earlier, at the 1972 convention, Stone received 40 votes.",
            "received",
        ),
        // Of what is told behind an "after", and of what something is compared with.
        ("The milestone came weeks after the total had passed a million on 2 April.", "came"),
        ("The board showed a rise of a fifth from 88 deaths in May 2019.", "showed"),
        // Of what is told in front, and of a clock.
        ("After his conviction in that case last summer, Jane Roe agreed to help.", "agreed"),
        ("Shots fell on Friday. Jane Roe arrived at the port six minutes later.", "arrived"),
        // Of a noun before a relative clause.
        ("Survivors of the quake in February 2023, who lost all, protested in Oslo.", "protested"),
        // Of what is asked for, of what is somebody's and of a named cup.
        ("The House has issued a request for Jane Roe, scheduled for Friday.", "request"),
        (
            "Oslo sentenced two smugglers for their roles in the migrants' September 2015 deaths.",
            "sentenced",
        ),
        ("Kiel beat Lisse in the fourth round of 2020 Lisse Rugby Cup.", "beat"),
    ] {
        let all = of_monday(text).events;
        assert!(all.iter().any(|one| one.trigger.of(text) == trigger), "{text}: {all:?}");
        let found = dated(text);
        assert!(!found.iter().any(|(word, ..)| word == trigger), "{text}: {found:?}");
    }
}

#[test]
fn a_habit_has_no_day_and_no_day_of_the_story_either() {
    for (text, trigger) in [
        ("The army guards the waters where they fish in winter.", "guards"),
        ("Overnight the army ceased to exist.", "ceased"),
        ("The army does not attack the port today.", "attack"),
        ("Jane Roe can attack the port in four years.", "attack"),
        ("An investigation has to be completed in three months.", "investigation"),
        (
            "The army has attacked a port to proceed as in the raid of Ana Stone in 1998.",
            "attacked",
        ),
    ] {
        let found = of_monday(text);
        let event = found.events.iter().find(|event| event.trigger.of(text) == trigger);
        assert!(event.is_none_or(|event| event.when.is_none()), "{text}: {event:?}");
    }
    for (text, from) in [
        // Monday is the day of the report.
        ("Troops destroyed the church this week.", "2025-11-04"),
        ("Troops destroyed the church last century.", "1901-01-01"),
        ("The museum opens in spring.", "2026-03-01"),
        ("Roe has won the race in 2019.", "2019-01-01"),
        ("The army has shelled the port from March to August.", "2025-03-01"),
        ("The vote is scheduled for this week.", "2025-11-10"),
    ] {
        let found = dated(text);
        assert_eq!(found.first().and_then(|one| one.1.as_deref()), Some(from), "{text}");
    }
}

#[test]
fn what_is_done_as_of_a_day_was_done_by_then() {
    for (text, trigger, from) in [
        ("As of 3 November, police had freed six of them.", "freed", None),
        ("By Friday, troops had seized the town.", "seized", None),
        ("As of 3 November, troops were attacking the town.", "attacking", Some("2025-11-03")),
    ] {
        let found = dated(text);
        let event = found.iter().find(|(word, ..)| word == trigger);
        let event = event.unwrap_or_else(|| panic!("{text}: {found:?}"));
        assert_eq!(event.1.as_deref(), from, "{text}");
        assert!(event.2.is_some(), "{text}");
    }
}

#[test]
fn a_moment_told_in_another_zone_is_one_moment() {
    let text = "At 04:42 on Saturday (20:24 on Friday, UTC), troops attacked the port.";
    let found = dated(text);
    assert_eq!(found[0].1.as_deref(), Some("2025-11-08"), "{found:?}");
}
