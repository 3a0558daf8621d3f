//! Signals that end the program: Ctrl-C, and on Unix those of `kill` and of a terminal that is closed.

/// Calls `end` in another thread at the first of these signals, with the code with which the program should exit.
#[cfg(unix)]
pub fn on_end(end: impl FnOnce(i32) + Send + 'static) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use std::io::IsTerminal;

    let mut ending = vec![SIGINT, SIGTERM];
    // `nohup` asks to go on after the terminal is closed, and leaves the program none.
    if std::io::stdin().is_terminal() || std::io::stdout().is_terminal() || std::io::stderr().is_terminal() {
        ending.push(SIGHUP);
    }
    let Ok(mut signals) = Signals::new(ending) else { return };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            end(128 + signal);
        }
    });
}

/// Calls `end` in another thread at Ctrl-C, with the code with which the program should exit.
#[cfg(not(unix))]
pub fn on_end(end: impl FnOnce(i32) + Send + 'static) {
    let mut end = Some(end);
    let _ = ctrlc::set_handler(move || {
        if let Some(end) = end.take() {
            end(130);
        }
    });
}
