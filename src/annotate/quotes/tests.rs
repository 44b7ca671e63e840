use crate::annotate::reports::of_monday;
use crate::model::QuoteKind;

/// Kind, speaker and content of the quotes of a text.
fn quotes(text: &str) -> Vec<(QuoteKind, String, String)> {
    let found = of_monday(text);
    let all = &found.article.text;
    let told = |quote: &crate::model::Quote| {
        let speaker = quote.speaker.as_ref().map_or("-", |speaker| speaker.name.as_str());
        (quote.kind, speaker.to_string(), quote.content.of(all).to_string())
    };
    found.quotes.iter().map(told).collect()
}

#[test]
fn who_says_what_stands_before_between_and_behind() {
    use QuoteKind::{Direct, Indirect, Mixed};
    for (text, kind, speaker, content) in [
        ("Jane Roe said: “The lock is broken.”", Direct, "Jane Roe", "The lock is broken."),
        ("“The lock is broken,” said Jane Roe.", Direct, "Jane Roe", "The lock is broken"),
        (
            "“The lock is broken,” the night porter said.",
            Direct,
            "night porter",
            "The lock is broken",
        ),
        (
            "Jane Roe, the mayor of Oslo, said the lock was broken.",
            Indirect,
            "Jane Roe",
            "the lock was broken",
        ),
        (
            "The lock was broken, the police said on Friday.",
            Indirect,
            "police",
            "The lock was broken",
        ),
        ("According to divers, the lock was broken.", Indirect, "divers", "the lock was broken"),
        (
            "Jane Roe told the council that the lock was “older than the sea”.",
            Mixed,
            "Jane Roe",
            "the lock was “older than the sea”",
        ),
        (
            "Jane Roe opened the lock, saying it would stay open.",
            Indirect,
            "Jane Roe",
            "it would stay open",
        ),
        ("“Nobody opened the lock.” — Jane Roe", Direct, "Jane Roe", "Nobody opened the lock."),
    ] {
        is_only_quote(text, kind, speaker, content);
    }
}

#[test]
fn marks_and_grammar_of_other_styles_tell_the_same() {
    use QuoteKind::{Direct, Indirect, Mixed};
    for (text, kind, speaker, content) in [
        // British, typewritten and cut into words.
        ("‘The lock is broken,’ said Jane Roe.", Direct, "Jane Roe", "The lock is broken"),
        ("'The lock is broken,' Jane Roe said.", Direct, "Jane Roe", "The lock is broken"),
        ("``The lock is broken,'' Jane Roe said.", Direct, "Jane Roe", "The lock is broken"),
        ("Jane Roe called the lock \" a ruin \" .", Mixed, "Jane Roe", "a ruin"),
        // Given to somebody by a passive.
        ("The lock was described as “a ruin” by Jane Roe.", Mixed, "Jane Roe", "a ruin"),
        ("The lock, which Jane Roe called “a ruin”, is old.", Mixed, "Jane Roe", "a ruin"),
        (
            "The lock, Jane Roe said on Friday, would stay open.",
            Indirect,
            "Jane Roe",
            "The lock, Jane Roe said on Friday, would stay open",
        ),
        // Whoever says it need not be the subject, nor what stands nearest.
        (
            "The paper quoted Jane Roe, a former mayor, as saying the lock was broken.",
            Indirect,
            "Jane Roe",
            "the lock was broken",
        ),
        (
            "The paper confirmed with Jane Roe that the lock was broken.",
            Indirect,
            "Jane Roe",
            "the lock was broken",
        ),
        (
            "Jane Roe of the Harbour Board of Oslo (HBO) told the press the lock was broken.",
            Indirect,
            "Jane Roe",
            "the lock was broken",
        ),
        (
            "Mayor Jane Roe addressed the crowd: “The lock will stay open.”",
            Direct,
            "Jane Roe",
            "The lock will stay open.",
        ),
        (
            "The mayor of Oslo, Jane Roe, said the lock was broken.",
            Indirect,
            "Jane Roe",
            "the lock was broken",
        ),
    ] {
        is_only_quote(text, kind, speaker, content);
    }
}

fn is_only_quote(text: &str, kind: QuoteKind, speaker: &str, content: &str) {
    let found = quotes(text);
    let wanted = (kind, speaker.to_string(), content.to_string());
    assert!(found.contains(&wanted), "{text}: {found:?}");
    assert_eq!(found.len(), 1, "{text}: {found:?}");
}

#[test]
fn a_title_or_a_nickname_is_no_speech() {
    for text in [
        "The painting “Blue Heron” hangs in Lisse.",
        "Emil “The Cat” Sorensen scored twice.",
        "The so-called “experts” left the room on Friday.",
        "A group called “Free Quell” closed the lock.",
        "The lock, often referred to as “The Old Lady”, is closed.",
        "The police want the paper to cease calling the march a “riot”.",
    ] {
        assert!(quotes(text).is_empty(), "{text}: {:?}", quotes(text));
    }
}

#[test]
fn two_voices_of_an_interview_take_turns() {
    let found = quotes(
        "The Tide: Does it surprise you?\n\nJane Roe: Every spring.\n\nThe Tide: Why?\n\n\
         Jane Roe: The sand moves.",
    );
    let said: Vec<&str> = found.iter().map(|(_, _, content)| content.as_str()).collect();
    assert_eq!(said, ["Every spring", "The sand moves"]);
    assert!(found.iter().all(|(_, speaker, _)| speaker == "Jane Roe"), "{found:?}");
}

#[test]
fn a_turn_of_an_interview_runs_on_to_the_next_label() {
    let found = quotes(
        "Jane Roe wrote the study.\n\n((Tide)) What did they find?\n\n((Jane Roe)) They told me \
         the sand moves.\n\nI heard that the lock moves.\n\n((Tide)) Why?\n\nJR: They say that \
         the tide does it.\n\nWe believe them.\n\nThe police said the lock was shut.",
    );
    let said: Vec<(&str, &str)> =
        found.iter().map(|(_, speaker, content)| (speaker.as_str(), content.as_str())).collect();
    assert_eq!(
        said,
        [
            ("Jane Roe", "They told me the sand moves"),
            ("Jane Roe", "I heard that the lock moves"),
            ("Jane Roe", "They say that the tide does it"),
            ("Jane Roe", "We believe them"),
            ("police", "the lock was shut"),
        ]
    );
}

#[test]
fn a_list_of_labels_is_no_talk() {
    let text = "President: Jane Roe\n\nTreasurer: Ana Stone\n\nMayor: Tim Hay";
    assert!(quotes(text).is_empty(), "{:?}", quotes(text));
    // Names with figures come back, but nobody asks.
    let found = quotes(
        "Jane Roe of Oslo and Ana Stone of Lisse ran for mayor of the port.\n\nJane Roe: 45 \
         percent\n\nAna Stone: 38 percent\n\nThe army said the lock was broken.\n\nJane Roe: 40 \
         percent\n\nAna Stone: 41 percent",
    );
    let said: Vec<&str> = found.iter().map(|(_, speaker, _)| speaker.as_str()).collect();
    assert!(said.contains(&"army"), "{found:?}");
}

#[test]
fn a_pronoun_is_whom_the_paragraph_and_its_gender_leave() {
    for (text, speaker) in [
        // The only person of the paragraph, not who spoke in the one before.
        (
            "Jane Roe said the lock was broken.\n\nFor Ana Stone it makes no difference. While \
             she believes the lock was broken, she will go.",
            "Ana Stone",
        ),
        // "her seat": Roe cannot be "he".
        (
            "Peter Stone won in Oslo. Jane Roe won her seat in Lisse. “It was hard,” he said.",
            "Peter Stone",
        ),
        // A body that has just spoken.
        (
            "The Harbour Board issued a statement: “The lock of Oslo is broken.” They also said \
             the lock would stay shut.",
            "Harbour Board",
        ),
        // The only holder whom the sentence names.
        (
            "Foreign Minister Ana Stone left. Energy Minister Jane Roe sent a letter, but the \
             minister said the lock was broken.",
            "Jane Roe",
        ),
        // Who issues what a colon opens, not who spoke before.
        (
            "Jane Roe said the lock was broken. The Harbour Board recycled a statement from \
             July: “Nobody has ever opened the lock.”",
            "Harbour Board",
        ),
    ] {
        let found = quotes(text);
        let last = found.last().map(|(_, speaker, _)| speaker.trim_start_matches("The "));
        assert_eq!(last, Some(speaker), "{text}: {found:?}");
    }
}

#[test]
fn what_is_said_is_whole_and_holds_no_listener() {
    use QuoteKind::{Direct, Indirect};
    let found = quotes("According to Jane Roe, “it exploded at once. A ball of flames.”");
    assert_eq!(
        found,
        [(Direct, "Jane Roe".into(), "it exploded at once. A ball of flames.".into())]
    );
    let found =
        quotes("“The lock is broken. It was old. Nobody will miss it”, wrote Jane Roe in Oslo.");
    let whole = "The lock is broken. It was old. Nobody will miss it";
    assert_eq!(found, [(Direct, "Jane Roe".into(), whole.into())]);
    let found = quotes("The neighbours told them I was very ill.");
    assert_eq!(found, [(Indirect, "neighbours".into(), "I was very ill".into())]);
    let found =
        quotes("A lock is broken, officials told the press, adding that it would stay shut.");
    let said: Vec<&str> = found.iter().map(|(_, _, content)| content.as_str()).collect();
    assert_eq!(said, ["A lock is broken", "it would stay shut"]);
}

#[test]
fn whoever_is_asked_or_neither_confirms_nor_denies_has_said_nothing() {
    for text in [
        "Can you clarify what you mean by a “responsible and orderly manner”?",
        "Oslo neither confirmed nor denied the claim of the port.",
        "The talks follow a quarrel, calmed by a truce that both sides agreed to extend.",
    ] {
        let found = quotes(text);
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn a_speaker_is_not_what_stands_nearest() {
    for (text, speaker) in [
        ("Officials investigating the crash said the lock was broken.", "Officials"),
        ("A man accused of theft said the lock was broken.", "man"),
        ("A student named Wong said the lock was broken.", "Wong"),
        ("One of the users said the lock was broken.", "One of the users"),
        ("Jane Roe said, in a statement, the lock was broken.", "Jane Roe"),
    ] {
        let found = quotes(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!((found[0].1.as_str(), found[0].2.as_str()), (speaker, "the lock was broken"));
    }
    let victory = "Jane Roe called it a shame, while the director, Tim Stone, declared victory.";
    assert!(quotes(victory).is_empty(), "{:?}", quotes(victory));
}

#[test]
fn what_is_said_has_a_verb() {
    let found =
        quotes("Jane Roe said that for the past four years, Peru has urged Chile to leave.");
    let said = found.first().map(|(_, _, content)| content.as_str());
    assert_eq!(said, Some("for the past four years, Peru has urged Chile to leave"));
}

#[test]
fn a_gerund_is_said_by_whoever_stands_before_it() {
    for (text, speaker, content) in [
        (
            "Jane Roe accused Ana Stone of saying the lock was broken.",
            "Ana Stone",
            "the lock was broken",
        ),
        (
            "Jane Roe slammed the mayor for a report alleging the lock was broken.",
            "report",
            "the lock was broken",
        ),
        (
            "Jane Roe issued a statement saying the lock was broken.",
            "Jane Roe",
            "the lock was broken",
        ),
        (
            "Calling it “just another of these farces”, Jane Roe of the Tide left the room.",
            "Jane Roe",
            "just another of these farces",
        ),
    ] {
        let found = quotes(text);
        let told: Vec<(&str, &str)> =
            found.iter().map(|(_, speaker, said)| (speaker.as_str(), said.as_str())).collect();
        assert!(told.contains(&(speaker, content)), "{text}: {told:?}");
    }
}

#[test]
fn a_parted_quotation_has_one_speaker() {
    for text in [
        "“Harbours seek to divide us,” said Jane Roe, “here in Lisse they never will.”",
        "“Harbours seek to divide us”, Jane Roe opines, “here in Lisse they never will.”",
        "“Harbours seek to divide us” tweeted Jane Roe “here in Lisse they never will.”",
    ] {
        let found = quotes(text);
        let told: Vec<(&str, &str)> =
            found.iter().map(|(_, speaker, said)| (speaker.as_str(), said.as_str())).collect();
        let both = [
            ("Jane Roe", "Harbours seek to divide us"),
            ("Jane Roe", "here in Lisse they never will."),
        ];
        assert_eq!(told, both, "{text}");
    }
}

#[test]
fn it_and_they_are_the_body_told_of_before() {
    for (text, speaker) in [
        ("The board has shut the port. It also said the lock was broken.", "board"),
        ("The researchers took samples of the sand. They said the lock was broken.", "researchers"),
        (
            "Roe posted a statement on the Tide's page. It read “The lock is broken for good.”",
            "statement",
        ),
        // Nobody of whom it is said.
        ("The researchers broke the lock, they said on Friday.", "they"),
    ] {
        let found = quotes(text);
        let told = found.first().map(|(_, speaker, _)| speaker.as_str());
        assert_eq!(told, Some(speaker), "{text}: {found:?}");
    }
}

#[test]
fn a_comma_leads_to_what_a_person_says_and_not_to_a_title() {
    let text = "Jane Roe, also in Lisse, defended the plan, “The lock will hold for years.”";
    let found = quotes(text);
    assert_eq!(found.first().map(|one| one.1.as_str()), Some("Jane Roe"), "{found:?}");
    for text in [
        "Jane Roe wrote her third novel, “The Lock That Held For Many Years.”",
        "Jane Roe walked past a sign, “Keep away from the lock of the lake.”",
        "Jane Roe went home. “Open the lock of the old port” sign. Image: Tide.",
    ] {
        assert!(quotes(text).is_empty(), "{text}: {:?}", quotes(text));
    }
}

#[test]
fn a_name_in_the_way_is_not_the_subject() {
    for (text, speaker) in [
        ("Doctors treating sailors in Peru's Guano Province said the lock was broken.", "Doctors"),
        ("According to Lisse Locks' first keeper, Jane Roe, the lock was broken.", "Jane Roe"),
        ("“The lock is broken,” said author and former mayor Jane Roe.", "Jane Roe"),
        (
            "The Port Guard (PG), which holds the Lisse Fleet, declared that the lock was broken.",
            "Port Guard",
        ),
        ("The lock is shut, with officials yesterday saying it was broken.", "officials"),
        ("Both went home and several said the lock was broken.", "several"),
        ("In findings of 3 May, doctors from Oslo and Bergen say the lock was broken.", "doctors"),
        (
            "Some of the divers Wikinews interviewed said the lock was broken.",
            "Some of the divers Wikinews interviewed",
        ),
        (
            "Jane Roe, speaking to the Lisse think tank, called the lock “broken for good”.",
            "Jane Roe",
        ),
        (
            "According to official statements, Jane Roe, now in Oslo, is to go on.",
            "official statements",
        ),
        (
            "According to data from the Harbour Board, the lock was broken.",
            "data from the Harbour Board",
        ),
        ("Jane Roe called it a farce and said the lock was broken.", "Jane Roe"),
        // Whom something is done to is not the army.
        ("Troops shot Jane Roe, the army said on Friday.", "army"),
        ("Ana Stone and Jane Roe both said the lock was broken.", "Jane Roe"),
        ("According to Jane Roe, who runs the port of Lisse, Norway, the lock broke.", "Jane Roe"),
        // An office in front of which somebody's name stands is nobody else's.
        (
            "Fedrik Plotena, the mayor of Esper, said the lock was broken, while Ana Stone, the \
             mayor of Lisse, left.",
            "Fedrik Plotena",
        ),
        ("Jane Roe spoke of herself as the Tide Party and said the lock was broken.", "Jane Roe"),
        ("The owner of the Make Crate harbour service stated the lock was broken.", "owner"),
        ("Jane Roe speaking to the harbour tank called the lock “broken for good”.", "Jane Roe"),
    ] {
        let found = quotes(text);
        assert_eq!(found.first().map(|one| one.1.as_str()), Some(speaker), "{text}: {found:?}");
    }
}

#[test]
fn what_something_is_not_called_keeps_its_not() {
    let found = quotes("Jane Roe described the plan as not “nearly enough”.");
    assert_eq!(found[0].2, "not “nearly enough”", "{found:?}");
}

#[test]
fn what_somebody_says_stands_behind_what_is_told_of_him() {
    for text in [
        "According to Jane Roe, who runs the port of Lisse, the lock was broken.",
        "The port gave no cause, but, according to Jane Roe, the lock was broken.",
        "In Oslo, according to Jane Roe, the lock was broken.",
    ] {
        let found = quotes(text);
        let told: Vec<(&str, &str)> =
            found.iter().map(|(_, speaker, said)| (speaker.as_str(), said.as_str())).collect();
        assert_eq!(told, [("Jane Roe", "the lock was broken")], "{text}");
    }
}

#[test]
fn a_subject_alone_in_quotation_marks_is_not_what_is_said() {
    let found = quotes("“Our team,” Jane Roe said on Friday, “has built a lock that holds.”");
    let told: Vec<(&str, &str)> =
        found.iter().map(|(_, speaker, said)| (speaker.as_str(), said.as_str())).collect();
    assert_eq!(told, [("Jane Roe", "has built a lock that holds.")]);
}

#[test]
fn what_another_source_says_behind_a_semicolon_is_its_own() {
    let found = quotes(
        "According to Jane Roe, the lock was broken; the police called it “a riot of sorts”.",
    );
    let told: Vec<(&str, &str)> =
        found.iter().map(|(_, speaker, said)| (speaker.as_str(), said.as_str())).collect();
    assert_eq!(told, [("Jane Roe", "the lock was broken"), ("police", "a riot of sorts")]);
}

#[test]
fn a_capital_at_the_beginning_makes_no_title() {
    for text in [
        "Jane Roe told the court: “That is not how we do it.”",
        "Jane Roe told the crowd: “Thank you.”",
        "Jane Roe hailed the deal as the “dawn of a new Middle East.”",
    ] {
        let found = quotes(text);
        assert_eq!(found.first().map(|one| one.1.as_str()), Some("Jane Roe"), "{text}");
    }
}

#[test]
fn whoever_answers_is_the_one_person_named_before() {
    let talk = "Q: How was it?\n\nA: Quiet, and then very loud.\n\nQ: Were you angry?\n\nA: No. Nobody called us.";
    let told = |text: String| -> Vec<(String, String)> {
        quotes(&text).into_iter().map(|(_, speaker, said)| (speaker, said)).collect()
    };
    let found = told(format!("Captain Jane Roe has run the harbour since May.\n\n{talk}"));
    let answers = ["Quiet, and then very loud", "No. Nobody called us"];
    let wanted: Vec<(String, String)> =
        answers.map(|said| ("Jane Roe".to_string(), said.to_string())).into();
    assert_eq!(found, wanted);
    // Of two people nobody can tell who answers.
    let found = told(format!("Jane Roe met Ana Stone in the harbour.\n\n{talk}"));
    assert!(!found.iter().any(|(_, said)| answers.contains(&said.as_str())), "{found:?}");
}
