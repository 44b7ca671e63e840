//! A terminal that is ours for a while, and is given back whatever happens.

use std::io::{self, IsTerminal, Stdout, Write};
use std::panic;
use std::process::{Command, ExitStatus};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use crossterm::execute;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::ui::Depth;

/// The terminal in raw mode on its alternate screen; dropping it restores everything.
pub struct Session {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    /// Whether the mouse is ours.
    mouse: bool,
}

impl Session {
    /// Take the terminal; a panic will give it back before its message is printed.
    ///
    /// # Errors
    /// Where the terminal cannot be set up.
    pub fn start(mouse: bool) -> io::Result<Self> {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // A worker's panic becomes a notice; only the main thread gives the screen back.
            if std::thread::current().name() == Some("main") {
                restore();
                hook(info);
            }
        }));
        enter(mouse)?;
        let terminal =
            Terminal::new(CrosstermBackend::new(io::stdout())).inspect_err(|_| restore())?;
        Ok(Self { terminal, mouse })
    }

    /// Draw a frame; the function gets the buffer and tells where the cursor stands.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub fn draw(
        &mut self,
        render: impl FnOnce(Rect, &mut Buffer) -> Option<(u16, u16)>,
    ) -> io::Result<()> {
        self.terminal.draw(|frame| {
            let cursor = render(frame.area(), frame.buffer_mut());
            if let Some((x, y)) = cursor {
                frame.set_cursor_position(Position { x, y });
            }
        })?;
        Ok(())
    }

    /// Forget what is on the screen, so that the next frame draws all of it.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub fn clear(&mut self) -> io::Result<()> {
        // ratatui's own clearing asks the terminal where its cursor is; a mute one never answers.
        execute!(io::stdout(), Clear(ClearType::All))?;
        self.terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
        Ok(())
    }

    /// Give the terminal back, sleep, and take it again. Where nothing can stop the process
    /// (no shell minds it) it is taken again at once.
    ///
    /// # Errors
    /// Where the process cannot be stopped, or the terminal not be set up again.
    pub fn suspend(&mut self) -> io::Result<()> {
        restore();
        super::signals::stop()?;
        self.wake()
    }

    /// Take the terminal again after the process was stopped, and forget what was on it.
    ///
    /// # Errors
    /// Where the terminal cannot be set up again.
    pub fn wake(&mut self) -> io::Result<()> {
        enter(self.mouse)?;
        self.clear()
    }

    /// The size of the screen.
    ///
    /// # Errors
    /// Where the terminal does not tell it.
    pub fn area(&self) -> io::Result<Rect> {
        let size = self.terminal.size()?;
        Ok(Rect::new(0, 0, size.width, size.height))
    }

    /// Take the mouse, or leave it to the terminal.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub fn take_mouse(&mut self, ours: bool) -> io::Result<()> {
        self.mouse = ours;
        if ours {
            execute!(io::stdout(), EnableMouseCapture)
        } else {
            execute!(io::stdout(), DisableMouseCapture)
        }
    }

    /// Give a text to the terminal's clipboard (OSC 52); a terminal without one ignores it.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Let another program have the terminal until it ends; its exit status, where it ran.
    ///
    /// # Errors
    /// Where the terminal cannot be set up again.
    pub fn lend(&mut self, mut program: Command) -> io::Result<io::Result<ExitStatus>> {
        let ended = super::input::away(|| {
            restore();
            program.status()
        });
        self.wake()?;
        Ok(ended)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        restore();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen).inspect_err(|_| restore())?;
    if mouse {
        execute!(io::stdout(), EnableMouseCapture).inspect_err(|_| restore())?;
    }
    Ok(())
}

/// Give the terminal back; safe to call more than once.
fn restore() {
    let _ = disable_raw_mode();
    let _ = execute!(io::stdout(), DisableMouseCapture, LeaveAlternateScreen, Show);
    let _ = io::stdout().flush();
}

/// Whether there is a screen to draw on; keys come from the terminal even where standard
/// input is a pipe.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// The terminal's colour depth; `None` where it has no colour.
pub fn colour_depth() -> Option<Depth> {
    let level = supports_color::on(supports_color::Stream::Stdout)?;
    Some(if level.has_16m {
        Depth::True
    } else if level.has_256 {
        Depth::Indexed
    } else {
        Depth::Ansi
    })
}

/// How long a terminal may take to tell its background.
const BACKGROUND: std::time::Duration = std::time::Duration::from_millis(20);

/// Whether the terminal's background is light; false where it does not say so in time.
pub fn is_light() -> bool {
    let mut options = terminal_colorsaurus::QueryOptions::default();
    options.timeout = BACKGROUND;
    matches!(terminal_colorsaurus::theme_mode(options), Ok(terminal_colorsaurus::ThemeMode::Light))
}
