use crate::base::data::typed::{table, unknown};
use crate::base::data::{Field, Fields, Mistakes, toml};
use crate::base::{Diagnostic, SitePath};
use crate::site::model::config::Config;
use crate::site::model::config::keys::{self, KEYS};
use crate::site::model::config::shortcuts;
use crate::talk::sample_text::sample_in_config;

/// The maximum length of a configuration in bytes.
const MAX_BYTES: usize = 1024 * 1024;

impl Config {
    /// Reads `text`, the configuration file at `path`.
    ///
    /// All mistakes are found, and each is an error, except text that is still that of `talkpress init`: a warning. A wrong
    /// value leaves the default in place.
    pub fn read(path: &SitePath, text: &str) -> (Config, Vec<Diagnostic>) {
        let mut mistakes = Mistakes::new(path, text);
        let mut config = Config::default();
        if text.len() > MAX_BYTES {
            let message = format!("the configuration is {} KiB long; the maximum is 1024 KiB", text.len() / 1024);
            mistakes.add(Diagnostic::error("config-too-long", message), &(0..0));
        } else if let Some(fields) = toml::read(&mut mistakes, &(0..text.len())) {
            read_all(&mut mistakes, &fields, &mut config);
        }
        (config, mistakes.into_diagnostics())
    }
}

fn read_all(mistakes: &mut Mistakes<'_>, fields: &Fields, config: &mut Config) {
    for field in fields {
        if let Some(key) = keys::find("", &field.key) {
            (key.read)(mistakes, field, config);
            config.origins.add(mistakes, "", field);
            warn_of_sample(mistakes, "", field);
        } else if KEYS.iter().any(|key| key.section == field.key) {
            read_section(mistakes, field, config);
        } else {
            let sections = KEYS.iter().filter(|key| !key.section.is_empty()).map(|key| key.section);
            let known: Vec<&str> = keys::names_in("").chain(sections).collect();
            unknown(mistakes, field, None, &known, "put values for templates into `[params]`");
        }
    }
}

fn read_section(mistakes: &mut Mistakes<'_>, section: &Field, config: &mut Config) {
    let Some(fields) = table(mistakes, section) else { return };
    for field in fields {
        match keys::find(&section.key, &field.key) {
            Some(key) => {
                (key.read)(mistakes, field, config);
                config.origins.add(mistakes, &section.key, field);
                warn_of_sample(mistakes, &section.key, field);
            }
            None => {
                let known: Vec<&str> = keys::names_in(&section.key).collect();
                let hint = format!("use one of the keys of `{}`: {}", section.key, known.join(", "));
                unknown(mistakes, field, Some(&section.key), &known, &hint);
            }
        }
    }
    if section.key == "keys" {
        shortcuts::find_repeats(mistakes, fields, &config.shortcuts);
    }
}

fn warn_of_sample(mistakes: &mut Mistakes<'_>, section: &str, field: &Field) {
    let sample = field.value.as_text().and_then(|text| sample_in_config(section, &field.key, text));
    if let Some(warning) = sample {
        mistakes.add(warning, &field.value_range);
    }
}
