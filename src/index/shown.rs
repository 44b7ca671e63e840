//! What the timeline shows: a filter, and how long a stretch of time has one heading.

use std::collections::{BTreeMap, HashSet};
use std::mem::{Discriminant, discriminant};

use chrono::{Datelike, NaiveDate};

use super::view::{Day, Heading, Row};
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

    /// The heading above an event: its own dates where they last longer.
    fn heading(self, event: &Event) -> Heading {
        let bounds = event.bounds;
        if bounds.from.is_none() && bounds.to.is_none() {
            return Heading::Undated;
        }
        if bounds.is_open() || event.status == Status::Hypothetical {
            return Heading::Uncertain;
        }
        if self == Self::Day {
            return Heading::Days(bounds);
        }
        let around = bounds.from.or(bounds.to).and_then(|day| self.around(day));
        let fits = |around: &CivilRange| bounds.range().is_none_or(|own| around.contains(own));
        Heading::Days(around.filter(fits).map_or(bounds, Bounds::closed))
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
    fn sort(&self) -> Discriminant<Self> {
        discriminant(self)
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
}

/// A condition made ready for many events.
struct Test<'a> {
    condition: &'a Condition,
    /// Where the mentions of its actor stand among all of them, by article.
    mentions: Vec<(u32, u32)>,
}

impl<'a> Test<'a> {
    fn new(condition: &'a Condition, snapshot: &Snapshot) -> Self {
        let mut ranges = Vec::new();
        if let Condition::Actor(actor) = condition {
            ranges = vec![(0, 0); snapshot.articles.len()];
            let mentions = snapshot.actor(*actor).map_or(&[][..], |actor| &actor.mentions);
            for (at, mention) in (0_u32..).zip(mentions) {
                let range = &mut ranges[mention.article.index()];
                *range = if range.1 == 0 { (at, at + 1) } else { (range.0, at + 1) };
            }
        }
        Self { condition, mentions: ranges }
    }

    fn holds(&self, snapshot: &Snapshot, conflicts: &HashSet<EventId>, id: EventId) -> bool {
        let Some(event) = snapshot.event(id) else { return false };
        match self.condition {
            Condition::Actor(actor) => self.has_actor(snapshot, event, *actor),
            Condition::Source(name) => event.passages.iter().any(|passage| {
                snapshot.article(passage.article).is_some_and(|one| one.article.source() == name)
            }),
            Condition::Type(kind) => event.kind == *kind,
            Condition::Status(status) => {
                event.passages.iter().any(|passage| passage.status == *status)
                    || event.status == *status
            }
            Condition::Conflict => conflicts.contains(&id),
            Condition::From(day) => {
                event.bounds.to.or(event.bounds.from).is_some_and(|to| to >= *day)
            }
            Condition::To(day) => {
                event.bounds.from.or(event.bounds.to).is_some_and(|from| from <= *day)
            }
            Condition::NoStatements => event.kind != EventType::Statement,
            Condition::Dated => !event.bounds.is_open(),
        }
    }

    /// Whether an actor takes part in an event, or an account of it names the actor.
    fn has_actor(&self, snapshot: &Snapshot, event: &Event, actor: ActorId) -> bool {
        let mut part = event.actors.iter().chain(&event.recipients).chain(&event.places);
        let named = || {
            let mentions = snapshot.actor(actor).map_or(&[][..], |actor| &actor.mentions);
            event.passages.iter().any(|passage| {
                let range = self.mentions.get(passage.article.index()).copied().unwrap_or((0, 0));
                let here = mentions.get(range.0 as usize..range.1 as usize).unwrap_or_default();
                let first = here.partition_point(|one| one.span.end <= passage.span.start);
                here.get(first).is_some_and(|one| one.span.overlaps(passage.span))
            })
        };
        part.any(|one| *one == actor) || named()
    }
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

    /// The events that are shown, in the snapshot's order.
    fn events(&self, snapshot: &Snapshot, conflicts: &HashSet<EventId>) -> Vec<EventId> {
        let tests: Vec<Test<'_>> =
            self.conditions.iter().map(|one| Test::new(one, snapshot)).collect();
        let holds = |id: &EventId| {
            let fits = |test: &Test<'_>| test.holds(snapshot, conflicts, *id);
            tests.iter().all(|test| {
                let sort = test.condition.sort();
                let alone = self.together && matches!(test.condition, Condition::Actor(_));
                let other = |other: &Test<'_>| other.condition.sort() == sort && fits(other);
                fits(test) || !alone && tests.iter().any(other)
            })
        };
        (0..snapshot.events.len()).map(EventId::from).filter(holds).collect()
    }
}

/// Headings and events: in order of time, and where a heading holds more than a day, of its
/// events the most salient first; then the lanes of the uncertain and of the undated.
pub fn rows(snapshot: &Snapshot, conflicts: &HashSet<EventId>, shown: &Shown) -> Vec<Row> {
    let heading = |id: EventId| snapshot.event(id).map(|event| (shown.zoom.heading(event), event));
    let events = shown.events(snapshot, conflicts).into_iter();
    let mut events: Vec<(EventId, Heading, &Event)> =
        events.filter_map(|id| heading(id).map(|(heading, event)| (id, heading, event))).collect();
    let place = |heading: Heading| match heading {
        Heading::Days(bounds) => (0, bounds.from.or(bounds.to), bounds.to),
        Heading::Uncertain => (1, None, None),
        Heading::Undated => (2, None, None),
    };
    let by_salience = shown.zoom != Zoom::Day;
    events.sort_by(|(_, one, a), (_, other, b)| {
        let salience = || b.salience.total_cmp(&a.salience);
        let lane = (place(*one).0).cmp(&place(*other).0);
        if by_salience { place(*one).cmp(&place(*other)).then_with(salience) } else { lane }
    });
    let mut rows = Vec::with_capacity(events.len() * 2);
    let mut last = None;
    for (id, heading, _) in events {
        if last != Some(heading) {
            rows.push(Row::Heading(heading));
            last = Some(heading);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::Knowledge;
    use crate::annotate::reports::of_monday;

    #[test]
    fn what_is_supposed_and_what_has_no_date_stand_in_lanes_behind_the_days() {
        let report = of_monday(
            "Troops attacked the port on Friday. If talks fail on 3 November, Oslo will leave the \
             union. Workers demonstrated in Bergen.",
        );
        let snapshot = crate::link::link(vec![report], Knowledge::embedded());
        for zoom in Zoom::ALL {
            let shown = Shown { zoom, ..Shown::default() };
            let rows = rows(&snapshot, &HashSet::new(), &shown);
            let headings: Vec<Heading> = rows
                .iter()
                .filter_map(|row| if let Row::Heading(one) = row { Some(*one) } else { None })
                .collect();
            let lanes = headings.get(1..);
            assert!(matches!(headings[0], Heading::Days(_)), "{headings:?}");
            assert_eq!(lanes, Some(&[Heading::Uncertain, Heading::Undated][..]), "{zoom:?}");
        }
    }
}
