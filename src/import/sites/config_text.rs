//! The new `talkpress.toml`.

use super::patterns::{DEFAULT, Patterns};
use super::site_facts::SiteFacts;
use crate::base::SitePath;
use crate::base::data::{Fields, Mistakes, Value, toml};
use crate::import::write::quoted;

/// The pattern of talks that is built in.
const DEFAULT_TALK: &str = "/talks/{slug}/";

/// What is done with `talkpress.toml`.
pub(super) struct ConfigText {
    /// Its new text; `None` if it stays as it is.
    pub text: Option<String>,
    /// The lines of permalinks that are added.
    pub permalinks: Vec<String>,
    /// What differs from settings that are there.
    pub differences: Vec<String>,
}

/// The permalinks for posts and pages in `text`, the configuration of the site.
pub(super) fn permalinks(text: &str) -> Vec<(String, String)> {
    let Some(fields) = read(text) else { return Vec::new() };
    let Some(Value::Table(table)) = fields.get("permalinks").map(|field| &field.value) else { return Vec::new() };
    table.iter().filter_map(|field| Some((field.key.clone(), field.value.as_text()?.to_owned()))).collect()
}

fn read(text: &str) -> Option<Fields> {
    let path = SitePath::new("talkpress.toml")?;
    let mut mistakes = Mistakes::new(&path, text);
    let fields = toml::read(&mut mistakes, &(0..text.len()));
    fields.filter(|_| mistakes.into_diagnostics().is_empty())
}

/// A new configuration, or `old` with the permalinks.
pub(super) fn config_text(old: Option<&str>, facts: &SiteFacts, patterns: &Patterns, has_docs: bool) -> ConfigText {
    let wanted = wanted(facts, patterns, has_docs);
    let line = |(key, pattern): &(&str, String)| format!("{key} = {}", quoted(pattern));
    let Some(old) = old else {
        let permalinks: Vec<String> = wanted.iter().map(line).collect();
        return ConfigText { text: Some(new_text(facts, &permalinks)), permalinks, differences: Vec::new() };
    };
    let known = permalinks(old);
    let differences = wanted
        .iter()
        .filter_map(|(key, pattern)| {
            let (_, there) = known.iter().find(|(other, there)| other == key && there != pattern)?;
            Some(format!(
                "[permalinks] {key} is {} in talkpress.toml and stays; the site had {}",
                quoted(there),
                quoted(pattern)
            ))
        })
        .collect();
    let added: Vec<String> =
        wanted.iter().filter(|(key, _)| known.iter().all(|(other, _)| other != key)).map(line).collect();
    let text = (!added.is_empty()).then(|| with_lines(old, &added)).flatten();
    let permalinks = if text.is_some() { added } else { Vec::new() };
    ConfigText { text, permalinks, differences }
}

/// The permalinks that are not those that are built in.
fn wanted(facts: &SiteFacts, patterns: &Patterns, has_docs: bool) -> Vec<(&'static str, String)> {
    let mut wanted = Vec::new();
    if has_docs {
        wanted.extend([
            ("talk", patterns.talk.0.clone()),
            ("post", patterns.post.0.clone()),
            ("page", patterns.page.0.clone()),
        ]);
    }
    wanted.extend(facts.others.iter().cloned());
    let is_built_in = |key: &str, pattern: &str| match key {
        "talk" => pattern == DEFAULT_TALK,
        "post" | "page" => pattern == DEFAULT,
        "feed" => pattern == "/feed.xml",
        "tag" => pattern == "/tags/{tag}/",
        _ => false,
    };
    wanted.retain(|(key, pattern)| !is_built_in(key, pattern));
    wanted
}

/// `old` with `lines` in its table of permalinks; `None` if that would not be read as it is meant.
fn with_lines(old: &str, lines: &[String]) -> Option<String> {
    let eol = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let block: String = lines.iter().map(|line| format!("{line}{eol}")).collect();
    let mut at = 0;
    let mut header = None;
    for line in old.split_inclusive('\n') {
        at += line.len();
        if line.split('#').next().unwrap_or_default().split_whitespace().collect::<String>() == "[permalinks]" {
            header = Some(at);
        }
    }
    let text = match header {
        Some(at) if old[..at].ends_with('\n') => [&old[..at], &block, &old[at..]].concat(),
        Some(at) => [&old[..at], eol, &block].concat(),
        None => {
            let end = if old.is_empty() || old.ends_with('\n') { "" } else { eol };
            let gap = if old.trim().is_empty() { "" } else { eol };
            [old, end, gap, "[permalinks]", eol, &block].concat()
        }
    };
    let (before, after) = (permalinks(old), permalinks(&text));
    (read(&text).is_some() && after.len() == before.len() + lines.len()).then_some(text)
}

fn new_text(facts: &SiteFacts, permalinks: &[String]) -> String {
    let mut out = String::new();
    let mut add = |key: &str, value: &Option<String>| {
        if let Some(value) = value {
            out.push_str(&format!("{key} = {}\n", quoted(value)));
        }
    };
    add("title", &facts.title);
    add("base_url", &facts.base_url);
    add("language", &facts.language);
    if let Some(author) = &facts.author {
        out.push_str(&format!("\n[speaker]\nname = {}\n", quoted(author)));
    }
    if !permalinks.is_empty() {
        out.push_str(&format!("\n[permalinks]\n{}\n", permalinks.join("\n")));
    }
    out.trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::sites::pattern::Pattern;

    fn patterns(post: &str) -> Patterns {
        Patterns { talk: Pattern(post.into()), post: Pattern(post.into()), page: Pattern(DEFAULT.into()) }
    }

    #[test]
    fn permalinks_are_added_where_they_belong() {
        let facts = SiteFacts::default();
        let text = |old: &str| config_text(Some(old), &facts, &patterns("/blog/{slug}.html"), true);
        let both = "talk = \"/blog/{slug}.html\"\npost = \"/blog/{slug}.html\"\n";
        assert_eq!(text("title = 'x'").text.unwrap(), format!("title = 'x'\n\n[permalinks]\n{both}"));
        assert_eq!(
            text("[permalinks] # mine\ntag = '/t/{tag}/'\n[feed]\nlimit = 3\n").text.unwrap(),
            format!("[permalinks] # mine\n{both}tag = '/t/{{tag}}/'\n[feed]\nlimit = 3\n")
        );
        let known = text("[permalinks]\npost = '/p/{slug}/'\n");
        assert_eq!(known.text.unwrap(), "[permalinks]\ntalk = \"/blog/{slug}.html\"\npost = '/p/{slug}/'\n");
        assert_eq!(
            known.differences,
            ["[permalinks] post is \"/p/{slug}/\" in talkpress.toml and stays; the site had \"/blog/{slug}.html\""]
        );
        assert!(text("permalinks = { post = '/p/{slug}/' }\n").text.is_none());
    }
}
