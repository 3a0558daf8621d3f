use std::path::Path;

use super::folder_role::FolderRole;
use crate::io::Failure;

/// How many files are named; the others are counted.
const MAX_NAMED: usize = 10;

/// Collects the files that are in the way of a new site and are not replaced.
pub(super) struct Refusal<'a> {
    output: &'a Path,
    role: FolderRole,
    foreign: Vec<String>,
    edited: Vec<String>,
}

impl<'a> Refusal<'a> {
    /// None in `output` yet.
    pub fn new(output: &'a Path, role: FolderRole) -> Refusal<'a> {
        Refusal { output, role, foreign: Vec::new(), edited: Vec::new() }
    }

    /// Adds something that talkpress did not write.
    pub fn add_foreign(&mut self, path: &str) {
        self.foreign.push(self.output.join(path).display().to_string());
    }

    /// Adds a file that was edited since talkpress wrote it.
    pub fn add_edited(&mut self, path: &str) {
        self.edited.push(self.output.join(path).display().to_string());
    }

    /// Fails if there is any.
    pub fn check(self) -> Result<(), Failure> {
        let (choose, replace) = (self.role.choose(), self.role.replace());
        let (it, _) = words(&self.foreign);
        let foreign = named(&self.foreign).map(|names| {
            format!(
                "talkpress did not write {names} and does not replace {it}: move {it}, {choose}, or replace {it} with {replace}"
            )
        });
        let (it, have) = words(&self.edited);
        let edited = named(&self.edited).map(|names| {
            format!(
                "{names} {have} changed since talkpress wrote {it}: keep a copy of your changes, then replace {it} with {replace}"
            )
        });
        match foreign.into_iter().chain(edited).reduce(|a, b| format!("{a}; {b}")) {
            Some(message) => Err(Failure::new(message)),
            None => Ok(()),
        }
    }
}

/// The words for one path or several.
fn words(paths: &[String]) -> (&'static str, &'static str) {
    if paths.len() == 1 { ("it", "has") } else { ("them", "have") }
}

fn named(paths: &[String]) -> Option<String> {
    let names = paths[..paths.len().min(MAX_NAMED)].join(", ");
    match paths.len() {
        0 => None,
        count if count > MAX_NAMED => Some(format!("{names} and {} more", count - MAX_NAMED)),
        _ => Some(names),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_names_at_most_ten_files() {
        let mut refusal = Refusal::new(Path::new("out"), FolderRole::Output);
        refusal.add_edited("a");
        (0..12).for_each(|i| refusal.add_foreign(&i.to_string()));
        let message = refusal.check().unwrap_err().message().to_owned();
        assert!(message.contains("out/9 and 2 more and does not replace them: move them"), "{message}");
        assert!(message.contains("; out/a has changed since talkpress wrote it"), "{message}");
        assert!(Refusal::new(Path::new("out"), FolderRole::Output).check().is_ok());
    }
}
