use std::io;

use crate::base::{Diagnostic, Place, SitePath};

/// The diagnostic that says that the file or folder at `path` cannot be read, and why.
pub(super) fn unreadable(path: &SitePath, error: &io::Error) -> Diagnostic {
    let message = match error.kind() {
        io::ErrorKind::PermissionDenied => "no permission to read it".into(),
        io::ErrorKind::InvalidFilename => "its path is too long for the system".into(),
        io::ErrorKind::NotFound => "it no longer exists".into(),
        io::ErrorKind::IsADirectory => "it is now a folder".into(),
        _ => error.to_string(),
    };
    Diagnostic::error("unreadable", format!("cannot read `{}`: {message}", shortened(path))).at(Place::file(path))
}

/// The path without its middle if it is long: thousands of bytes would hide the message.
fn shortened(path: &SitePath) -> String {
    let text = path.as_str();
    match text.chars().count() {
        0..=200 => text.to_owned(),
        count => text.chars().take(100).chain("…".chars()).chain(text.chars().skip(count - 80)).collect(),
    }
}
