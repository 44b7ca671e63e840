//! What the timeline shows: a filter, and how long a stretch of time has one heading.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::view::{Day, Row};
use crate::model::{ActorId, Bounds, CivilRange, Event, EventId, EventType, Snapshot, Status};

/// How long a stretch of time has one heading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    /// Each date as the reports give it.
    #[default]
    Day,
    /// From Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Zoom {
    /// All of them, from near to far.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// Further off by so many steps, nearer by negative ones, within the ends.
    #[must_use]
    pub fn further(self, steps: isize) -> Self {
        let at = Self::ALL.iter().position(|zoom| *zoom == self).unwrap_or(0) as isize;
        Self::ALL[(at + steps).clamp(0, Self::ALL.len() as isize - 1) as usize]
    }

    /// The stretch that a day lies in.
    fn around(self, day: NaiveDate) -> Option<CivilRange> {
        match self {
            Self::Day => Some(CivilRange::day(day)),
            Self::Week => CivilRange::week_of(day),
            Self::Month => CivilRange::month(day.year(), day.month()),
            Self::Year => CivilRange::year(day.year()),
        }
    }

    /// The heading above an event of these dates: its own where they last longer.
    fn heading(self, bounds: Bounds) -> Option<Bounds> {
        if bounds.is_open() {
            return None;
        }
        if self == Self::Day {
            return Some(bounds);
        }
        let around = bounds.from.or(bounds.to).and_then(|day| self.around(day));
        let fits = |around: &CivilRange| bounds.range().is_none_or(|own| around.contains(own));
        Some(around.filter(fits).map_or(bounds, Bounds::closed))
    }
}

/// One condition of a filter, for a chip that shows and removes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// An actor takes part.
    Actor(ActorId),
    /// A source reports it, by its name.
    Source(String),
    /// It is of a type.
    Type(EventType),
    /// It has a status.
    Status(Status),
    /// Sources differ on it.
    Conflict,
    /// From a day on.
    From(NaiveDate),
    /// Until a day.
    To(NaiveDate),
    /// It is more than a statement.
    NoStatements,
    /// It has a date.
    Dated,
}

impl Condition {
    /// Conditions of one sort: any of them is enough.
    fn sort(&self) -> u8 {
        match self {
            Self::Actor(_) => 0,
            Self::Source(_) => 1,
            Self::Type(_) => 2,
            Self::Status(_) => 3,
            Self::Conflict => 4,
            Self::From(_) => 5,
            Self::To(_) => 6,
            Self::NoStatements => 7,
            Self::Dated => 8,
        }
    }

    /// What its chip says.
    pub fn label(&self, snapshot: &Snapshot) -> String {
        match self {
            Self::Actor(actor) => {
                snapshot.actor(*actor).map(|actor| actor.name.clone()).unwrap_or_default()
            }
            Self::Source(name) => format!("in {name}"),
            Self::Type(kind) => kind.as_str().to_lowercase(),
            Self::Status(status) => status.as_str().to_string(),
            Self::Conflict => "sources differ".to_string(),
            Self::From(day) => format!("from {day}"),
            Self::To(day) => format!("until {day}"),
            Self::NoStatements => "no statements".to_string(),
            Self::Dated => "dated".to_string(),
        }
    }

    fn holds(&self, snapshot: &Snapshot, conflicts: &HashSet<EventId>, id: EventId) -> bool {
        let Some(event) = snapshot.event(id) else { return false };
        match self {
            Self::Actor(actor) => has_actor(snapshot, event, *actor),
            Self::Source(name) => event.passages.iter().any(|passage| {
                snapshot.article(passage.article).is_some_and(|one| one.article.source() == name)
            }),
            Self::Type(kind) => event.kind == *kind,
            Self::Status(status) => {
                event.passages.iter().any(|passage| passage.status == *status)
                    || event.status == *status
            }
            Self::Conflict => conflicts.contains(&id),
            Self::From(day) => event.bounds.to.or(event.bounds.from).is_some_and(|to| to >= *day),
            Self::To(day) => event.bounds.from.or(event.bounds.to).is_some_and(|from| from <= *day),
            Self::NoStatements => event.kind != EventType::Statement,
            Self::Dated => !event.bounds.is_open(),
        }
    }
}

/// Whether an actor takes part in an event, or an account of it names the actor.
fn has_actor(snapshot: &Snapshot, event: &Event, actor: ActorId) -> bool {
    let part = event.actors.iter().chain(&event.recipients).chain(&event.places);
    let named = || {
        let mentions = snapshot.actor(actor).map_or(&[][..], |actor| &actor.mentions);
        event.passages.iter().any(|passage| {
            let first = mentions.partition_point(|one| {
                (one.article, one.span.end) <= (passage.article, passage.span.start)
            });
            mentions.get(first).is_some_and(|one| {
                one.article == passage.article && one.span.overlaps(passage.span)
            })
        })
    };
    part.into_iter().any(|one| *one == actor) || named()
}

/// What the timeline shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Conditions that all hold; of one sort one is enough, but for actors where `together`.
    pub conditions: Vec<Condition>,
    /// Whether all the actors have to take part, not one of them.
    pub together: bool,
    /// How long a stretch of time has one heading.
    pub zoom: Zoom,
}

impl Shown {
    /// Put a condition in, or take it out; a new first or last day replaces the one before.
    pub fn toggle(&mut self, condition: Condition) {
        if let Some(at) = self.conditions.iter().position(|one| *one == condition) {
            self.conditions.remove(at);
            return;
        }
        if matches!(condition, Condition::From(_) | Condition::To(_)) {
            self.conditions.retain(|one| one.sort() != condition.sort());
        }
        self.conditions.push(condition);
    }

    /// Whether an event is shown.
    pub fn holds(&self, snapshot: &Snapshot, conflicts: &HashSet<EventId>, id: EventId) -> bool {
        let fits = |one: &Condition| one.holds(snapshot, conflicts, id);
        self.conditions.iter().all(|condition| {
            let alone = self.together && condition.sort() == 0;
            fits(condition)
                || !alone
                    && self
                        .conditions
                        .iter()
                        .any(|other| other.sort() == condition.sort() && fits(other))
        })
    }

    /// The sources that the filter names.
    pub fn sources(&self) -> Vec<&str> {
        self.conditions
            .iter()
            .filter_map(|condition| match condition {
                Condition::Source(name) => Some(name.as_str()),
                _ => None,
            })
            .collect()
    }
}

/// Headings and events: in order of time, and where a heading holds more than a day, of its
/// events the most salient first.
pub fn rows(snapshot: &Snapshot, conflicts: &HashSet<EventId>, shown: &Shown) -> Vec<Row> {
    let all = (0..snapshot.events.len()).map(EventId::from);
    let mut events: Vec<EventId> = all.filter(|id| shown.holds(snapshot, conflicts, *id)).collect();
    let heading =
        |id: &EventId| snapshot.event(*id).and_then(|event| shown.zoom.heading(event.bounds));
    if shown.zoom != Zoom::Day {
        let salience = |id: &EventId| snapshot.event(*id).map_or(0.0, |event| event.salience);
        let place = |id: &EventId| {
            let bounds = heading(id);
            let from = bounds.and_then(|bounds| bounds.from.or(bounds.to));
            (from.is_none(), from, bounds.and_then(|bounds| bounds.to))
        };
        events.sort_by(|one, other| {
            place(one).cmp(&place(other)).then_with(|| salience(other).total_cmp(&salience(one)))
        });
    }
    let mut rows = Vec::with_capacity(events.len() * 2);
    let mut last: Option<Option<Bounds>> = None;
    for id in events {
        let bounds = heading(&id);
        if last != Some(bounds) {
            rows.push(Row::Heading(bounds));
            last = Some(bounds);
        }
        rows.push(Row::Event(id));
    }
    rows
}

/// Accounts a day of the events shown, by the first day of each event that is known to a week
/// or better.
pub fn density(snapshot: &Snapshot, rows: &[Row]) -> Vec<Day> {
    let mut days: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for row in rows {
        let Row::Event(id) = row else { continue };
        let Some(event) = snapshot.event(*id) else { continue };
        if let Some(range) = event.bounds.range().filter(|range| range.days() <= 7) {
            *days.entry(range.from).or_insert(0) += event.passages.len();
        }
    }
    days.into_iter().map(|(day, accounts)| Day { day, accounts }).collect()
}
