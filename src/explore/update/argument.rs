//! What a command is given in the palette: "from 2025-11-06", "concordance ceasefire". Each
//! argument is completed from what the pile holds, and may be typed where it is free.

use chrono::{Datelike, NaiveDate};

use super::super::arrangement::CastOrder;
use super::super::command::{Argument, Command};
use super::super::key::{Code, Key};
use super::super::overlay::{Does, Overlay, Pending, PickItem, Value, Why};
use super::super::state::{Pane, State, Subject};
use super::{Effect, cast, correct, letter, lists, overlay, reading, select, shown, table};
use crate::index::Condition;
use crate::index::tables::Statement;
use crate::model::{Actor, ActorId, ActorKind, Annotated, ArticleId, Snapshot, Span};

/// Letters of a command's name that are enough before a space.
const ENOUGH: usize = 3;

/// The command that is typed with a space behind it, by its name or the beginning of it, and
/// what stands behind the space.
pub fn asked(typed: &str) -> Option<(Command, Argument, &str)> {
    let (name, rest) = typed.trim_start().split_once(' ')?;
    let exact = Command::parse(name).and_then(|command| Some((command, command.argument()?)));
    let begins = |command: &&Command| name.len() >= ENOUGH && command.name().starts_with(name);
    let mut all =
        Command::ALL.iter().filter(begins).filter_map(|one| Some((*one, one.argument()?)));
    let only = all.next().filter(|_| all.next().is_none());
    let (command, argument) = exact.or(only)?;
    Some((command, argument, rest.trim_start()))
}

/// Everything that a command can be given.
pub fn items(state: &State, command: Command, argument: Argument) -> Vec<PickItem> {
    let Some(view) = state.view.as_deref() else { return Vec::new() };
    let snapshot = view.snapshot();
    let with = |word: &str, label: &str, value: Value| {
        PickItem::new(word, label, Does::Give(command, value))
    };
    match argument {
        Argument::Words => {
            let before = state.searched.iter().rev();
            before.map(|words| with("before", words, Value::Words(words.clone()))).collect()
        }
        Argument::Name | Argument::Actor => {
            let actors = snapshot.actors.iter().enumerate().filter(|(_, actor)| !actor.hidden);
            let item = |(at, actor): (usize, &Actor)| {
                with(kind_word(actor.kind), &actor.name, Value::Actor(ActorId::from(at)))
            };
            actors.map(item).collect()
        }
        Argument::Speaker => {
            let by = |one: &Statement| (one.actor, one.speaker.clone());
            let groups = view.statements().chunk_by(|one, next| by(one) == by(next));
            let named = groups.filter(|group| !group[0].speaker.is_empty());
            let item = |group: &[Statement]| {
                let (actor, name) = by(&group[0]);
                let count = group.len().to_string();
                with(&count, &name, Value::Speaker(actor, name.clone()))
            };
            named.map(item).collect()
        }
        Argument::Day => days(snapshot)
            .into_iter()
            .map(|day| {
                let label = day.format("%Y-%m-%d  %a %-d %b %Y").to_string();
                with("day", &label, Value::Days(day, day))
            })
            .collect(),
        Argument::Condition => shown::items(state),
        Argument::Letter => {
            let marks = state.marks.keys().filter(|_| command == Command::GoMark);
            marks.map(|one| with("mark", &one.to_string(), Value::Letter(*one))).collect()
        }
        Argument::Kind => {
            let kinds = ActorKind::ALL.iter().copied();
            let all = std::iter::once(with("kind", "all", Value::Kind(None)));
            all.chain(kinds.map(|kind| with("kind", kind.as_str(), Value::Kind(Some(kind)))))
                .collect()
        }
        Argument::Order => {
            let orders = [CastOrder::Mentions, CastOrder::Name, CastOrder::First];
            orders.map(|order| with("order", order.name(), Value::Order(order))).into()
        }
        Argument::Report => {
            let reports = snapshot.articles.iter().enumerate();
            let item = |(at, one): (usize, &Annotated)| {
                let title = one.article.title.as_deref().unwrap_or_default();
                let label = format!("{}: {title}", one.article.source());
                with("report", &label, Value::Report(ArticleId::from(at)))
            };
            reports.map(item).collect()
        }
    }
}

/// What is typed as an argument by itself; `None` where only a choice will do. A day without a
/// year is one of the year in which the pile's last event lies.
pub fn typed(state: &State, command: Command, argument: Argument, rest: &str) -> Option<PickItem> {
    let rest = rest.trim();
    let value = match argument {
        Argument::Words | Argument::Name if !rest.is_empty() => Value::Words(rest.to_string()),
        Argument::Day => {
            let last = state.view.as_deref().and_then(|view| days(view.snapshot()).pop());
            let (first, last) = stretch(rest).or_else(|| spoken(rest, last))?;
            Value::Days(first, last)
        }
        Argument::Letter => {
            let mut letters = rest.chars();
            let letter = letters.next().filter(|c| c.is_alphanumeric())?;
            letters.next().is_none().then_some(Value::Letter(letter))?
        }
        _ => return None,
    };
    let word = if argument == Argument::Name { "words" } else { argument.word() };
    Some(PickItem::new(word, rest, Does::Give(command, value)))
}

/// The days on which an event of the pile begins, in order.
fn days(snapshot: &Snapshot) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> =
        snapshot.events.iter().filter_map(|event| event.bounds.from.or(event.bounds.to)).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// "2025", "2025-11", "2025-11-06": the first and the last day.
fn stretch(words: &str) -> Option<(NaiveDate, NaiveDate)> {
    let numbers: Vec<&str> = words.split('-').collect();
    let year = numbers.first().filter(|year| year.len() == 4)?.parse().ok()?;
    let number = |at: usize| numbers.get(at).map_or(Some(0), |one| one.parse::<u32>().ok());
    let (month, day) = (number(1)?, number(2)?);
    // "2025-0", on the way to "2025-06", is no month yet.
    if numbers.len() > 1 && month == 0 || numbers.len() > 2 && day == 0 {
        return None;
    }
    let from = NaiveDate::from_ymd_opt(year, month.max(1), day.max(1))?;
    let next = match (numbers.len(), month) {
        (1, _) => NaiveDate::from_ymd_opt(year + 1, 1, 1)?,
        (2, 12) => NaiveDate::from_ymd_opt(year + 1, 1, 1)?,
        (2, month) => NaiveDate::from_ymd_opt(year, month + 1, 1)?,
        (3, _) => from.succ_opt()?,
        _ => return None,
    };
    Some((from, next.pred_opt()?))
}

/// "6 Nov", "November 6 2025", "Nov 2025", "November": the first and the last day.
fn spoken(words: &str, last: Option<NaiveDate>) -> Option<(NaiveDate, NaiveDate)> {
    let (mut month, mut day, mut year) = (None, None, None);
    for word in words.split([' ', ',']).filter(|word| !word.is_empty()) {
        let number = word.parse::<u32>().ok();
        match number {
            Some(number) if word.len() == 4 && year.is_none() => year = Some(number as i32),
            Some(number) if day.is_none() => day = Some(number),
            None if month.is_none() => month = Some(word.parse::<chrono::Month>().ok()?),
            _ => return None,
        }
    }
    let month = month?.number_from_month();
    let year = year.or_else(|| last.map(|last| last.year()))?;
    let day = day.map_or(String::new(), |day| format!("-{day}"));
    stretch(&format!("{year:04}-{month}{day}"))
}

fn kind_word(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Organisation => "body",
        ActorKind::Nationality => "people",
        other => other.as_str(),
    }
}

/// Give a command its argument.
pub fn give(state: &mut State, command: Command, value: Value) -> Vec<Effect> {
    match (command, value) {
        (Command::Search, Value::Words(words)) => return overlay::search_for(state, &words),
        (Command::Concordance, Value::Words(words)) => table::concordance_of(state, &words, None),
        (Command::Concordance, Value::Actor(actor)) => {
            table::concordance_of(state, "", Some(actor));
        }
        (Command::Statements, Value::Speaker(actor, name)) => {
            table::statements_of(state, actor, &name);
        }
        (Command::ByActor, Value::Actor(actor)) => shown::toggle(state, Condition::Actor(actor)),
        (Command::Why, Value::Actor(actor)) => {
            state.overlays.push(Overlay::Why(Why::Actor(actor), 0));
        }
        (Command::Correct, Value::Actor(actor)) => {
            state.jumps.leave(state.spot());
            select::subject(state, Subject::Actor(actor));
            state.focus = Pane::Actors;
            correct::open(state);
        }
        (Command::From, Value::Days(first, _)) => shown::bound_at(state, Condition::From(first)),
        (Command::Until, Value::Days(_, last)) => shown::bound_at(state, Condition::To(last)),
        (Command::SetMark, Value::Letter(one)) => {
            letter(state, Pending::SetMark, Key::plain(Code::Char(one)));
        }
        (Command::GoMark, Value::Letter(one)) => {
            letter(state, Pending::GoMark, Key::plain(Code::Char(one)));
        }
        (Command::Kinds, Value::Kind(kind)) => cast::only(state, kind),
        (Command::SortActors, Value::Order(order)) => cast::sort_by(state, order),
        (Command::Source, Value::Report(article)) => report(state, article),
        _ => {}
    }
    lists::keep_in_sight(state);
    Vec::new()
}

/// Open a report at its beginning, with an event that it tells of: the selected one, else the
/// first of the timeline.
fn report(state: &mut State, article: ArticleId) {
    let Some(view) = state.view.clone() else { return };
    state.jumps.leave(state.spot());
    select::part(state);
    let account = |state: &State| state.accounts.iter().position(|one| one.article == article);
    if state.event().is_none() || account(state).is_none() {
        let mut events = view.snapshot().events.iter();
        let told = events.position(|event| event.passages.iter().any(|one| one.article == article));
        if let Some(event) = told {
            select::subject(state, Subject::Event(event.into()));
        }
    }
    state.account = account(state).unwrap_or(state.account);
    reading::open_at(state, article, Span::default());
    state.reading.top = 0;
    state.focus = Pane::Source;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_a_month_or_a_day_is_a_stretch() {
        for (words, first, last) in [
            ("2025", "2025-01-01", "2025-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2025-12", "2025-12-01", "2025-12-31"),
            ("2025-11-06", "2025-11-06", "2025-11-06"),
        ] {
            let (from, to) = stretch(words).unwrap_or_else(|| panic!("{words}"));
            assert_eq!((from.to_string().as_str(), to.to_string().as_str()), (first, last));
        }
        let last = NaiveDate::from_ymd_opt(2025, 11, 7);
        for (words, first, until) in [
            ("6 Nov", "2025-11-06", "2025-11-06"),
            ("November 6 2024", "2024-11-06", "2024-11-06"),
            ("nov", "2025-11-01", "2025-11-30"),
            ("Feb 2024", "2024-02-01", "2024-02-29"),
        ] {
            let (from, to) = spoken(words, last).unwrap_or_else(|| panic!("{words}"));
            assert_eq!((from.to_string().as_str(), to.to_string().as_str()), (first, until));
        }
        for words in ["soon", "6", "0 Nov", "31 Feb", "6 Nov 7"] {
            assert_eq!(spoken(words, last), None, "{words}");
        }
        for words in
            ["", "25", "2025-0", "2025-11-0", "2025-13", "2025-02-30", "2025-1-1-1", "soon"]
        {
            assert_eq!(stretch(words), None, "{words}");
        }
    }

    #[test]
    fn a_command_is_asked_for_its_argument_behind_a_space() {
        let found = asked("concordance peace talks");
        assert_eq!(found, Some((Command::Concordance, Argument::Name, "peace talks")));
        assert_eq!(asked("conc peace talks"), found, "its beginning is enough");
        assert_eq!(asked("so name"), None, "source, sort-actors");
        assert_eq!(asked("concordance"), None);
        assert_eq!(asked("quit now"), None);
    }
}
