//! Prints to the terminal. A closed pipe is not an error: the reader has read enough.

use std::io::{BufRead, BufWriter, IsTerminal, Write};

use crate::base::report::{self, Style};
use crate::base::{Diagnostic, Severity};

/// Prints a line to standard output.
pub fn print(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Prints a text of several lines to standard output.
pub fn print_text(text: &str) {
    let _ = write!(std::io::stdout(), "{text}");
}

/// Writes to standard output what `write` writes.
///
/// # Errors
/// Those of `write`, which may have written something by then.
pub fn write_output<T, E>(write: impl FnOnce(&mut dyn Write) -> Result<T, E>) -> Result<T, E> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let written = write(&mut out)?;
    let _ = out.flush();
    Ok(written)
}

/// Prints a line to standard error.
pub fn print_error(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Whether somebody sees what is printed and can answer.
pub fn is_interactive() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks a question that is answered with yes or no; `None` if there is no terminal.
pub fn ask(question: &str) -> Option<bool> {
    if !is_interactive() {
        return None;
    }
    let _ = write!(std::io::stderr(), "{question} [y/N] ");
    let mut answer = String::new();
    let _ = std::io::stdin().lock().read_line(&mut answer);
    Some(matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes"))
}

/// Prints diagnostics to standard error, errors last; many of one kind are counted.
pub fn print_diagnostics(diagnostics: &[Diagnostic]) {
    let plain = !std::io::stderr().is_terminal() || std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    let style = if plain { Style::Plain } else { Style::Coloured };
    let (shown, rest) = report::shorten(diagnostics);
    for severity in [Severity::Note, Severity::Warning, Severity::Error] {
        for diagnostic in shown.iter().filter(|d| d.severity == severity) {
            print_error(&format!("{}\n", report::draw(diagnostic, style)));
        }
    }
    rest.iter().for_each(|line| print_error(line));
}

/// `3 errors, 1 warning`, or `None` if there are none.
pub fn summary(diagnostics: &[Diagnostic]) -> Option<String> {
    let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let parts: Vec<String> = [(Severity::Error, "error"), (Severity::Warning, "warning")]
        .into_iter()
        .map(|(severity, word)| (count(severity), word))
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| counted(n, word))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// `1 page`, `2 pages`.
pub fn counted(n: usize, word: &str) -> String {
    match n {
        1 => format!("1 {word}"),
        _ => format!("{n} {word}s"),
    }
}
