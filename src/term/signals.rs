//! Signals: to end, to stop, to go on.

use std::io;

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// End, by the signal of this number.
    End(i32),
    /// The process goes on after it was stopped: the screen is somebody else's now.
    Woken,
}

/// Tell what signals ask for, from a thread of its own.
///
/// # Errors
/// Where signals cannot be watched.
#[cfg(unix)]
pub fn watch(tell: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let mut signals =
        signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT])?;
    std::thread::Builder::new().name("signals".to_string()).spawn(move || {
        for signal in signals.forever() {
            tell(if signal == SIGCONT { Signal::Woken } else { Signal::End(signal) });
        }
    })?;
    Ok(())
}

/// Elsewhere there is nothing to watch.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn watch(_tell: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    Ok(())
}

/// Stop the process as ctrl-z does, until it is woken.
#[cfg(unix)]
pub(super) fn stop() -> io::Result<()> {
    signal_hook::low_level::raise(signal_hook::consts::SIGTSTP)
}

#[cfg(not(unix))]
pub(super) fn stop() -> io::Result<()> {
    Ok(())
}
