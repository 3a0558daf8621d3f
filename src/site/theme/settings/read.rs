use crate::base::data::typed::{table, unknown};
use crate::base::data::{Field, Mistakes, toml};
use crate::base::{Content, Diagnostic, Files, SitePath, text};
use crate::site::theme::settings::Settings;
use crate::site::theme::settings::keys::{KEYS, Key};

/// The name of the file in the folder of a theme.
const FILE: &str = "theme.toml";

impl Settings {
    /// Reads the `theme.toml` among the `files` of a theme, which is in `folder`, over these settings: a key that it sets
    /// replaces the value of the theme below. Returns all mistakes in it.
    pub fn overlay(&mut self, folder: &str, files: &Files) -> Vec<Diagnostic> {
        let is_stylesheet = |path: &SitePath| path.extension() == "css";
        if files.below("assets").any(|(path, ..)| is_stylesheet(path)) {
            self.has_measured_text_slide = false;
        }
        let path = SitePath::new(&format!("{folder}/{FILE}"));
        let (Some(path), Some(Content::Bytes(bytes))) = (path, files.get(FILE)) else { return Vec::new() };
        match text::decode(&path, bytes) {
            Ok(text) => read(&path, &text, self),
            Err(mistake) => vec![mistake],
        }
    }
}

/// Reads `text`, the `theme.toml` at `path`, over `settings`. All mistakes are found, and each is an error.
fn read(path: &SitePath, text: &str, settings: &mut Settings) -> Vec<Diagnostic> {
    let mut mistakes = Mistakes::new(path, text);
    for field in toml::read(&mut mistakes, &(0..text.len())).into_iter().flatten() {
        if KEYS.iter().any(|key| key.table == field.key) {
            read_table(&mut mistakes, &field, settings);
        } else {
            let mut tables: Vec<&str> = KEYS.iter().map(|key| key.table).collect();
            tables.dedup();
            let hint = format!("use one of the tables of a theme: {}", tables.join(", "));
            unknown(&mut mistakes, &field, None, &tables, &hint);
        }
    }
    mistakes.into_diagnostics()
}

fn read_table(mistakes: &mut Mistakes<'_>, section: &Field, settings: &mut Settings) {
    let Some(fields) = table(mistakes, section) else { return };
    if section.key == "text_slide" {
        settings.has_measured_text_slide = true;
    }
    for field in fields {
        match KEYS.iter().find(|key| key.table == section.key && key.name == field.key) {
            Some(key) => (key.read)(mistakes, field, settings),
            None => {
                let known: Vec<&str> = Key::names_in(&section.key).collect();
                let hint = format!("use one of the keys of `{}`: {}", section.key, known.join(", "));
                unknown(mistakes, field, Some(&section.key), &known, &hint);
            }
        }
    }
}
