use super::setting::Setting;
use crate::import::write::quoted;

/// How the front matter of a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Lines of `key: value` up to a blank line.
    Bare,
    /// Between lines of `---`.
    Yaml,
    /// Between lines of `+++`.
    Toml,
    /// Between braces.
    Json,
    /// There is none.
    Missing,
}

impl Style {
    /// The style of `text`, whose body begins at byte `body`.
    pub fn of(text: &str, body: usize) -> Style {
        let first = text.lines().next().unwrap_or_default().trim_end();
        let content = text.get(first.len()..body).unwrap_or_default().trim_start();
        match first {
            _ if body == 0 => Style::Missing,
            "+++" => Style::Toml,
            _ if first.starts_with('{') => Style::Json,
            _ if first.starts_with("---") => match first[3..].trim() {
                "toml" => Style::Toml,
                "json" => Style::Json,
                _ if content.starts_with('{') => Style::Json,
                _ => Style::Yaml,
            },
            _ => Style::Bare,
        }
    }

    /// The lines of a key with its value, without the end of the last.
    pub fn lines(self, key: &str, setting: &Setting) -> String {
        match self {
            Style::Bare => format!("{key}: {}", bare(setting)),
            Style::Yaml | Style::Missing => format!("{key}:{}", yaml(setting)),
            Style::Toml => format!("{key} = {}", toml(setting)),
            Style::Json => format!("{}: {}", quoted(key), json(setting)),
        }
    }
}

fn bare(setting: &Setting) -> String {
    let item = |text: &String| match text.contains([',', '"', '\'']) {
        true if text.contains('"') => format!("'{text}'"),
        true => format!("\"{text}\""),
        false => text.clone(),
    };
    match setting {
        Setting::List(items) => items.iter().map(item).collect::<Vec<_>>().join(", "),
        _ => plain(setting),
    }
}

/// A value of one word or line, as it is.
fn plain(setting: &Setting) -> String {
    match setting {
        Setting::Word(text) | Setting::Text(text) => text.clone(),
        Setting::Flag(flag) => flag.to_string(),
        Setting::Number(number) => number.to_string(),
        Setting::List(_) | Setting::Links(_) | Setting::Renamed(_) => String::new(),
    }
}

fn yaml(setting: &Setting) -> String {
    match setting {
        Setting::Text(text) => format!(" {}", yaml_text(text)),
        Setting::List(items) => items.iter().map(|item| format!("\n  - {}", yaml_text(item))).collect(),
        Setting::Links(links) => links
            .iter()
            .map(|(title, url)| format!("\n  - title: {}\n    url: {}", yaml_text(title), yaml_text(url)))
            .collect(),
        _ => format!(" {}", plain(setting)),
    }
}

/// `text` as a value of YAML: plain if it is surely read as the same text.
pub(super) fn yaml_text(text: &str) -> String {
    let is_safe = |c: char| {
        c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/' | '+' | '(' | ')' | ';' | '?' | '!' | '=')
    };
    let is_plain = text.starts_with(|c: char| c.is_alphanumeric() || c == '/')
        && !text.ends_with(' ')
        && text.chars().all(|c| is_safe(c) || c == ':' || c == ',' || c == '\'' || c == '&')
        && !text.contains(": ")
        && !text.ends_with(':');
    if is_plain { text.to_owned() } else { quoted(text) }
}

fn toml(setting: &Setting) -> String {
    match setting {
        Setting::Word(text) if text.starts_with(|c: char| c.is_ascii_digit()) => text.clone(),
        Setting::Word(text) | Setting::Text(text) => quoted(text),
        Setting::List(items) => format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", ")),
        Setting::Links(links) => {
            let row = |(title, url): &(String, String)| {
                format!("  {{ title = {}, url = {} }},\n", quoted(title), quoted(url))
            };
            format!("[\n{}]", links.iter().map(row).collect::<String>())
        }
        _ => plain(setting),
    }
}

fn json(setting: &Setting) -> String {
    match setting {
        Setting::Word(text) | Setting::Text(text) => quoted(text),
        Setting::List(_) => toml(setting),
        Setting::Links(links) => {
            let row = |(title, url): &(String, String)| {
                format!("{{ \"title\": {}, \"url\": {} }}", quoted(title), quoted(url))
            };
            format!("[{}]", links.iter().map(row).collect::<Vec<_>>().join(", "))
        }
        _ => plain(setting),
    }
}
