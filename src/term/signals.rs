//! Signals: to stop, to end.

use std::io;

/// Tell when the process is asked to end, from a thread of its own.
///
/// # Errors
/// Where signals cannot be watched.
#[cfg(unix)]
pub fn watch(end: impl Fn() + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP])?;
    std::thread::Builder::new().name("signals".to_string()).spawn(move || {
        if signals.forever().next().is_some() {
            end();
        }
    })?;
    Ok(())
}

/// Elsewhere there is nothing to watch.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn watch(_end: impl Fn() + Send + 'static) -> io::Result<()> {
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
