//! The built-in sample holds what its expectations say.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::collections::HashMap;

use dateline::model::{Basis, Event, Snapshot, Status};
use serde::Deserialize;

#[derive(Deserialize)]
struct Expectations {
    published: Vec<Published>,
    outlet: Vec<Outlet>,
    copy: Vec<Copy>,
    furniture: Vec<Furniture>,
    event: Vec<Expected>,
    actor: Vec<Actor>,
    apart: Vec<Apart>,
    quote: Vec<Quote>,
    conflict: Vec<Conflict>,
}

#[derive(Deserialize)]
struct Published {
    source: String,
    date: Option<String>,
    basis: String,
    not_before: Option<String>,
    not_after: Option<String>,
}

#[derive(Deserialize)]
struct Outlet {
    source: String,
    name: String,
}

#[derive(Deserialize)]
struct Copy {
    source: String,
    of: String,
}

#[derive(Deserialize)]
struct Furniture {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Expected {
    words: String,
    from: String,
    to: String,
    #[serde(default)]
    planned: Vec<String>,
    #[serde(default)]
    happened: Vec<String>,
}

#[derive(Deserialize)]
struct Actor {
    name: String,
    kind: String,
    aliases: Vec<String>,
}

#[derive(Deserialize)]
struct Apart {
    names: Vec<String>,
}

#[derive(Deserialize)]
struct Quote {
    words: String,
    speaker: String,
}

#[derive(Deserialize)]
struct Conflict {
    kind: String,
    values: Vec<String>,
}

fn expectations() -> Expectations {
    let text = std::fs::read_to_string(common::project("tests/corpus/sample.toml")).unwrap();
    toml::from_str(&text).unwrap()
}

/// Index of the article whose file or id begins so.
fn at(snapshot: &Snapshot, source: &str) -> usize {
    snapshot
        .articles
        .iter()
        .position(|one| one.article.path.as_deref().unwrap_or(&one.article.id).starts_with(source))
        .unwrap_or_else(|| panic!("no article {source}"))
}

#[test]
fn dates_outlets_copies_and_furniture() {
    let (snapshot, wanted) = (common::sample(), expectations());
    assert!(snapshot.articles.len() >= 12);
    for one in &wanted.published {
        let published = &snapshot.articles[at(&snapshot, &one.source)].article.published;
        assert_eq!(published.basis, Basis::parse(&one.basis).unwrap(), "{}", one.source);
        let day = |date: &Option<String>| date.as_ref().map(|date| date.parse().unwrap());
        assert_eq!(published.day(), day(&one.date), "{}", one.source);
        if one.not_before.is_some() {
            assert_eq!(published.from, day(&one.not_before), "{}", one.source);
        }
        if one.not_after.is_some() {
            assert_eq!(published.to, day(&one.not_after), "{}", one.source);
        }
        let said = published.evidence.is_some() || published.basis == Basis::Given;
        assert!(said, "{} does not say why", one.source);
    }
    for one in &wanted.outlet {
        assert_eq!(
            snapshot.articles[at(&snapshot, &one.source)].article.outlet.as_deref(),
            Some(one.name.as_str())
        );
    }
    for one in &wanted.copy {
        let copy =
            snapshot.copy_of[at(&snapshot, &one.source)].map(dateline::model::ArticleId::index);
        assert_eq!(copy, Some(at(&snapshot, &one.of)), "{}", one.source);
    }
    let copies = snapshot.copy_of.iter().flatten().count();
    assert_eq!(copies, wanted.copy.len(), "no copy is invented");
    for words in wanted.furniture.iter().flat_map(|one| &one.words) {
        for one in &snapshot.articles {
            assert!(!one.article.text.contains(words), "{words:?} in {:?}", one.article.path);
        }
        let kept = snapshot
            .articles
            .iter()
            .any(|one| one.article.removed.iter().any(|cut| cut.text.contains(words)));
        assert!(kept, "{words:?} was cut but not kept");
    }
}

#[test]
fn events_with_their_dates_and_statuses() {
    let (snapshot, wanted) = (common::sample(), expectations());
    for one in &wanted.event {
        let day = |date: &str| Some(date.parse().unwrap());
        let tells = |event: &&Event| {
            event.bounds.from == day(&one.from)
                && event.bounds.to == day(&one.to)
                && event.passages.iter().any(|passage| {
                    snapshot.words(passage.article, passage.span).contains(&one.words)
                })
        };
        let event = snapshot
            .events
            .iter()
            .find(tells)
            .unwrap_or_else(|| panic!("no event {:?} on {}", one.words, one.from));
        for (status, sources) in
            [(Status::Planned, &one.planned), (Status::Happened, &one.happened)]
        {
            for source in sources {
                let article = at(&snapshot, source);
                let told = event
                    .passages
                    .iter()
                    .any(|passage| passage.article.index() == article && passage.status == status);
                assert!(told, "{:?} is not {} in {source}", one.words, status.as_str());
            }
        }
    }
}

#[test]
fn actors_quotes_and_conflicts() {
    let (snapshot, wanted) = (common::sample(), expectations());
    let named: HashMap<&str, &dateline::model::Actor> =
        snapshot.actors.iter().map(|actor| (actor.name.as_str(), actor)).collect();
    for one in &wanted.actor {
        let actor = named.get(one.name.as_str()).unwrap_or_else(|| panic!("no actor {}", one.name));
        assert_eq!(actor.kind.as_str(), one.kind, "{}", one.name);
        for alias in &one.aliases {
            assert!(
                actor.aliases.iter().any(|known| known.text == *alias),
                "{} is not {alias}",
                one.name
            );
        }
    }
    for one in &wanted.apart {
        for name in &one.names {
            assert!(named.contains_key(name.as_str()), "{name} was joined with another actor");
        }
    }
    for one in &wanted.quote {
        let quote = snapshot.quotes.iter().find(|spoken| {
            let quote = &snapshot.articles[spoken.article.index()].quotes[spoken.index];
            snapshot.words(spoken.article, quote.content).contains(&one.words)
        });
        let spoken = quote.unwrap_or_else(|| panic!("no quote {:?}", one.words));
        let local = snapshot.articles[spoken.article.index()].quotes[spoken.index].speaker.as_ref();
        let actor = spoken.actor.and_then(|id| snapshot.actor(id)).map(|actor| actor.name.clone());
        assert_eq!(
            actor.or(local.map(|one| one.name.clone())),
            Some(one.speaker.clone()),
            "{:?}",
            one.words
        );
    }
    for one in &wanted.conflict {
        let shows = |conflict: &&dateline::model::Conflict| {
            conflict.kind.as_str() == one.kind
                && one
                    .values
                    .iter()
                    .all(|value| conflict.sides.iter().any(|side| side.value.contains(value)))
        };
        assert!(
            snapshot.conflicts.iter().any(|conflict| shows(&conflict)),
            "no {} conflict {:?}",
            one.kind,
            one.values
        );
    }
    assert_eq!(
        snapshot.conflicts.len(),
        wanted.conflict.len(),
        "no conflict is invented: {:?}",
        snapshot.conflicts
    );
}

#[test]
fn a_reference_to_a_passage_survives_a_moved_and_edited_file() {
    use dateline::clean::clean;
    use dateline::load::{Loaded, read, sources};
    use dateline::notebook::{SpanRef, reattach};

    let folder = tempfile::tempdir().unwrap();
    let load = || -> Vec<dateline::model::Article> {
        let (found, _) = sources(&[folder.path().to_path_buf()]);
        let documents = found.iter().flat_map(|source| read(source).0);
        documents
            .filter_map(|loaded| match loaded {
                Loaded::Document(document) => Some(clean(*document)),
                Loaded::Annotated(_) => None,
            })
            .collect()
    };
    let text =
        std::fs::read_to_string(common::project("assets/sample/06_strait_observer.txt")).unwrap();
    std::fs::write(folder.path().join("a.txt"), &text).unwrap();
    let before = load();
    let words = "A standstill was reached on March 9";
    let start = before[0].text.find(words).unwrap();
    let reference =
        SpanRef::new(&before[0], dateline::model::Span::new(start, start + words.len())).unwrap();

    std::fs::remove_file(folder.path().join("a.txt")).unwrap();
    std::fs::create_dir(folder.path().join("moved")).unwrap();
    let edited = text.replacen("Corvane offers to host", "UPDATE: Corvane again offers to host", 1);
    std::fs::write(folder.path().join("moved/b.txt"), &edited).unwrap();
    std::fs::write(
        folder.path().join("other.txt"),
        "Another report\n\nIt says nothing of the kind.",
    )
    .unwrap();
    let after = load();
    let found = reattach(&reference, &after).expect("the passage is still there");
    assert_eq!(found.span.of(&after[found.article].text), words);
    assert_ne!(before[0].id, after[found.article].id, "the edit gave the text a new id");
}
