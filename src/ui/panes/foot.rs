//! The foot line: the keys that matter here, or a notice in their place.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::explore::{Command, Overlay, Pending, PickKind, Place, State, TableKind};
use crate::ui::paint::put_at;
use crate::ui::{Look, Role};

/// Draw the foot line.
pub fn render(state: &State, look: &Look, area: Rect, buf: &mut Buffer) {
    if let Some(notice) = &state.notice {
        put_at(buf, area, 1, 0, notice, look.theme.style(Role::Notice));
        return;
    }
    if let Some(pending) = state.pending {
        let words = match pending {
            Pending::SetMark => "m …  a letter names this place, esc leaves it",
            Pending::GoMark => "' …  the letter of a place, ' again goes back, R lists them",
        };
        put_at(buf, area, 1, 0, words, look.theme.style(Role::Notice));
        return;
    }
    let hints = hints(state);
    let mut column = 1;
    for (key, words) in hints {
        let wide = crate::explore::page::width(&key) + crate::explore::page::width(&words) + 1;
        if usize::from(column) + wide > usize::from(area.width) {
            break;
        }
        column += put_at(buf, area, column, 0, &key, look.theme.style(Role::Key)) + 1;
        column += put_at(buf, area, column, 0, &words, look.theme.style(Role::Dim)) + 2;
    }
}

/// The hints for what is open above the panes, else for where the keys are.
fn hints(state: &State) -> Vec<Hint> {
    match state.overlay() {
        Some(Overlay::Search(_)) => fixed(&[
            ("enter", "open at the hit"),
            ("up/down", "choose"),
            ("ctrl-t", "this source only"),
            ("ctrl-r", "search before"),
            ("esc", "back"),
        ]),
        Some(Overlay::Correct(_)) => {
            fixed(&[("enter", "do it"), ("up/down", "choose"), ("esc", "back")])
        }
        Some(Overlay::Jump(_)) => fixed(&[("enter", "go"), ("up/down", "choose"), ("esc", "back")]),
        Some(Overlay::Table(table)) => {
            of_commands(state, in_table(table.kind).iter().chain(IN_TABLES))
        }
        Some(Overlay::Pick(pick)) => match pick.kind {
            PickKind::Filter => {
                fixed(&[("enter", "in or out"), ("up/down", "choose"), ("esc", "close")])
            }
            PickKind::Commands => fixed(&[
                ("enter", "do it"),
                ("tab", "complete, then its argument"),
                ("up/down", "choose"),
                ("esc", "back"),
            ]),
            PickKind::Places => {
                fixed(&[("enter", "do it"), ("up/down", "choose"), ("esc", "back")])
            }
        },
        Some(Overlay::Labels(_)) => fixed(&[("letters", "follow the words"), ("esc", "close")]),
        Some(Overlay::Help(_)) => {
            fixed(&[("j/k", "scroll"), ("/", "find a command"), ("esc", "close")])
        }
        Some(Overlay::Why(..)) => fixed(&[("j/k", "scroll"), ("esc", "close")]),
        None => of_place(state, state.place()),
    }
}

/// Commands that do one thing, and what they do.
type Told = (&'static [Command], &'static str);

/// What every table has.
const IN_TABLES: &[Told] = &[(&[Command::Close], "close"), (&[Command::Help], "help")];

/// What the commands of one table do there.
fn in_table(kind: TableKind) -> &'static [Told] {
    use Command as C;
    match kind {
        TableKind::Conflicts => &[
            (&[C::Open], "go to the passage"),
            (&[C::Beside], "beside"),
            (&[C::NextGroup, C::PreviousGroup], "next conflict"),
            (&[C::Yank], "yank"),
        ],
        TableKind::Coverage => {
            &[(&[C::Open], "go to the event"), (&[C::FewerSources, C::MoreSources], "sources")]
        }
        TableKind::Concordance => &[
            (&[C::Open], "go to the place"),
            (&[C::SortContext], "sort left, right"),
            (&[C::Yank], "yank"),
        ],
        TableKind::Statements => &[
            (&[C::Open], "go to the passage"),
            (&[C::NextGroup, C::PreviousGroup], "next speaker"),
            (&[C::Yank], "yank"),
        ],
    }
}

/// Hints with the keys that the user has; of several the shortest.
fn of_commands(state: &State, hints: impl Iterator<Item = &'static Told>) -> Vec<Hint> {
    let hint = |(commands, words): &Told| {
        let key = |command: &Command| state.keymap.shortest(*command);
        let keys: Vec<String> = commands.iter().filter_map(key).collect();
        (!keys.is_empty()).then(|| (keys.join("/"), (*words).to_string()))
    };
    hints.filter_map(hint).collect()
}

type Hint = (String, String);

fn fixed(hints: &[(&str, &str)]) -> Vec<Hint> {
    hints.iter().map(|(key, words)| ((*key).to_string(), (*words).to_string())).collect()
}

/// The hints of the registry for a place: help, then its own commands, then those for
/// everywhere whose key does nothing else here.
fn of_place(state: &State, place: Place) -> Vec<Hint> {
    let hint = |command: &Command| {
        let key = state.keymap.keys(*command).first()?;
        let taken = state.keymap.command(*key, place) != Some(*command);
        let shown = !taken && !command.hint().is_empty();
        shown.then(|| (key.to_string(), command.hint().to_string()))
    };
    let others = || Command::ALL.iter().filter(|command| **command != Command::Help);
    let own = others().filter(|command| command.places().contains(&place));
    let everywhere = others().filter(|command| command.places().contains(&Place::Everywhere));
    [Command::Help].iter().chain(own).chain(everywhere).filter_map(hint).collect()
}
