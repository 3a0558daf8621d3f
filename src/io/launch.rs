//! Starts other programs, if the author asked for them: the browser (`--open`) and the editor (`--editor`).

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use super::failure::Failure;

/// Opens `url` in the author's browser.
///
/// # Errors
/// If there is no program that opens it.
pub fn browser(url: &str) -> Result<(), Failure> {
    let (program, before): (&str, &[&str]) = match () {
        () if cfg!(target_os = "macos") => ("open", &[]),
        () if cfg!(windows) => ("cmd", &["/C", "start", ""]),
        () => ("xdg-open", &[]),
    };
    start(Command::new(program).args(before).arg(url), program)
}

/// Opens `file` at `line` with `command`, in which `{file}` and `{line}` are replaced. It is not passed to a shell.
///
/// # Errors
/// If the program cannot be started.
pub fn editor(command: &str, file: &Path, line: u32) -> Result<(), Failure> {
    let file = file.to_string_lossy();
    let mut words: Vec<String> = words(command);
    if !command.contains("{file}") {
        words.push("{file}".into());
    }
    let fill = |word: &String| word.replace("{line}", &line.to_string()).replace("{file}", &file);
    let mut filled = words.iter().map(fill);
    let program = filled.next().unwrap_or_default();
    start(Command::new(&program).args(filled), &program)
}

fn start(command: &mut Command, program: &str) -> Result<(), Failure> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|e| Failure::new(format!("cannot start `{program}`")).because(e))?;
    // Without a wait, the ended process would stay in the process table.
    thread::spawn(move || child.wait());
    Ok(())
}

/// Splits a command into words; quotes keep spaces.
fn words(command: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in command.chars() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, c) if c.is_whitespace() => out.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    out.extend(word);
    out
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn quotes_keep_spaces() {
        assert_eq!(words("code -g {file}:{line}"), ["code", "-g", "{file}:{line}"]);
        assert_eq!(words(r#""/my apps/ed" 'a b' "" "#), ["/my apps/ed", "a b", ""]);
    }
}
