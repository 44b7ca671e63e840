//! Keys and the mouse of the terminal library to ours.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};

use crate::explore::key::{Code, Key};

/// What the terminal tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// The mouse.
    Mouse(Mouse, u16, u16),
    /// A new size.
    Resized,
    /// The terminal is gone.
    Closed,
}

/// What the mouse did; column and row stand beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The left button went down.
    Press,
    /// It moved with the button down.
    Drag,
    /// The button went up.
    Release,
    /// The wheel turned, down or up.
    Wheel(bool),
}

/// How long the listener waits before it looks whether somebody else wants the terminal.
const PATIENCE: Duration = Duration::from_millis(200);

/// Whether another program has the terminal, and whether the listener has let go of it.
static AWAY: AtomicBool = AtomicBool::new(false);
static LET_GO: Mutex<bool> = Mutex::new(false);
static CHANGED: Condvar = Condvar::new();

/// Let another program read from the terminal while `work` goes on.
pub(super) fn away<T>(work: impl FnOnce() -> T) -> T {
    AWAY.store(true, Ordering::SeqCst);
    if let Ok(mut gone) = LET_GO.lock() {
        while !*gone {
            // A listener that has ended never lets go.
            let Ok((next, waited)) = CHANGED.wait_timeout(gone, PATIENCE * 3) else { break };
            gone = next;
            if waited.timed_out() {
                break;
            }
        }
    }
    let done = work();
    AWAY.store(false, Ordering::SeqCst);
    CHANGED.notify_all();
    done
}

/// Wait while another program has the terminal.
fn stand_back() {
    let Ok(mut gone) = LET_GO.lock() else { return };
    *gone = true;
    CHANGED.notify_all();
    while AWAY.load(Ordering::SeqCst) {
        let Ok((next, _)) = CHANGED.wait_timeout(gone, PATIENCE) else { return };
        gone = next;
    }
    *gone = false;
}

/// Hand on what the terminal tells, from a thread of its own.
///
/// # Errors
/// Where no thread can be started.
pub fn listen(hand_on: impl Fn(Input) -> bool + Send + 'static) -> std::io::Result<()> {
    thread::Builder::new().name("input".to_string()).spawn(move || {
        loop {
            if AWAY.load(Ordering::SeqCst) {
                stand_back();
            }
            match event::poll(PATIENCE) {
                Ok(false) => continue,
                Ok(true) => {}
                Err(_) => {
                    hand_on(Input::Closed);
                    break;
                }
            }
            let input = match event::read() {
                Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                    translate(key).map(Input::Key)
                }
                Ok(Event::Mouse(mouse)) => pointed(mouse),
                Ok(Event::Resize(..)) => Some(Input::Resized),
                Ok(_) => None,
                Err(_) => Some(Input::Closed),
            };
            let closed = input == Some(Input::Closed);
            if input.is_some_and(|input| !hand_on(input)) || closed {
                break;
            }
        }
    })?;
    Ok(())
}

fn pointed(mouse: MouseEvent) -> Option<Input> {
    let what = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Mouse::Press,
        MouseEventKind::Drag(MouseButton::Left) => Mouse::Drag,
        MouseEventKind::Up(MouseButton::Left) => Mouse::Release,
        MouseEventKind::ScrollDown => Mouse::Wheel(true),
        MouseEventKind::ScrollUp => Mouse::Wheel(false),
        _ => return None,
    };
    Some(Input::Mouse(what, mouse.column, mouse.row))
}

fn translate(key: KeyEvent) -> Option<Key> {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    let code = match key.code {
        KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    Some(Key { code, ctrl, alt })
}
