//! The real binary in a real pseudo-terminal.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::io::{Read, Write};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// How long anything may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(30);

struct Terminal {
    parser: vt100::Parser,
    /// Everything that was written, for what flashes by.
    written: Vec<u8>,
    output: Receiver<Vec<u8>>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Terminal {
    fn start(columns: u16, rows: u16, arguments: &[&str]) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(arguments);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(read) = reader.read(&mut bytes) {
                if read == 0 || sender.send(bytes[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            parser: vt100::Parser::new(rows, columns, 0),
            written: Vec::new(),
            output,
            writer,
            child,
            _master: pair.master,
        }
    }

    /// Read until the screen shows what is wanted.
    fn until(&mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !wanted(self.parser.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(bytes) = self.output.recv_timeout(left) else {
                panic!("waited for {what}; the screen shows:\n{}", self.parser.screen().contents());
            };
            self.parser.process(&bytes);
            self.written.extend(bytes);
        }
    }

    fn shows(&mut self, words: &str) {
        self.until(words, |screen| screen.contents().contains(words));
    }

    fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Wait for the end; the screen must be the caller's again.
    fn ends(&mut self) -> u32 {
        self.until("the screen to be given back", |screen| {
            !screen.alternate_screen() && !screen.hide_cursor()
        });
        let status = self.child.wait().unwrap();
        status.exit_code()
    }
}

#[test]
fn it_opens_on_the_sample_and_gives_the_terminal_back() {
    let mut terminal = Terminal::start(120, 36, &[]);
    terminal.shows("Timeline");
    terminal.shows("13 sources");
    terminal.press("jjj");
    terminal.shows("Accounts of this event");
    terminal.press("/standstill");
    terminal.shows("passages in");
    terminal.press("\x1b");
    terminal.until("the search line to close", |screen| !screen.contents().contains("passages in"));
    terminal.press("?");
    terminal.shows("Everywhere");
    terminal.press("\x1b");
    terminal.until("the help to close", |screen| !screen.contents().contains("esc closes"));
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn the_head_of_a_report_leads_to_its_address() {
    let mut terminal = Terminal::start(120, 36, &[]);
    terminal.shows("13 sources");
    terminal.press("j");
    terminal.shows("Sailors die in night clash");
    let link = |words: &str| format!("\u{1b}]8;id={words}").into_bytes();
    let wrote = |terminal: &Terminal, wanted: &[u8]| {
        terminal.written.windows(wanted.len()).any(|part| part == wanted)
    };
    assert!(wrote(&terminal, b";https://herald.example/2024/03/06/shoal\x1b\\C\x1b]8;;\x1b\\"));
    terminal.press("o");
    terminal.shows("copied: https://herald.example/2024/03/06/shoal");
    assert!(wrote(&terminal, &link("9.35;https://herald.example/")), "the address itself");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn it_ends_well_when_asked_to_by_a_signal() {
    let mut terminal = Terminal::start(80, 24, &[]);
    terminal.shows("13 sources");
    let pid = terminal.child.process_id().unwrap();
    let status =
        std::process::Command::new("kill").args(["-TERM", &pid.to_string()]).status().unwrap();
    assert!(status.success());
    assert_eq!(terminal.ends(), 128 + 15, "as shells count");
}

#[test]
fn it_draws_again_after_sleep() {
    let mut terminal = Terminal::start(80, 24, &[]);
    terminal.shows("13 sources");
    terminal.press("\u{1a}");
    let pid = terminal.child.process_id().unwrap();
    // Where no shell minds the process the stop is ignored and it goes on at once; elsewhere
    // it sleeps until it is told to go on. Both give the screen back and take it again.
    let status =
        std::process::Command::new("kill").args(["-CONT", &pid.to_string()]).status().unwrap();
    assert!(status.success());
    terminal.press("?");
    terminal.shows("Everywhere");
    let (left, entered) = (b"\x1b[?1049l".as_slice(), b"\x1b[?1049h".as_slice());
    let at =
        |wanted: &[u8]| terminal.written.windows(wanted.len()).rposition(|part| part == wanted);
    assert!(at(left).is_some() && at(left) < at(entered), "given back, then taken again");
    terminal.press("\x1b");
    terminal.until("the help to close", |screen| !screen.contents().contains("Everywhere"));
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_path_that_is_not_there_is_told_before_the_screen_is_taken() {
    let mut terminal = Terminal::start(80, 24, &["/no/such/folder"]);
    terminal.shows("no such file or folder");
    assert_eq!(terminal.child.wait().unwrap().exit_code(), 1);
}
