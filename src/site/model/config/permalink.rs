use crate::base::Diagnostic;
use crate::base::data::shown;
use crate::base::diagnostic::did_you_mean;

/// What a pattern must be like.
pub(super) struct Rule {
    /// The placeholder without which all pages would have one address.
    pub(super) required: Option<&'static str>,
    /// All placeholders, the required one among them.
    pub(super) allowed: &'static [&'static str],
}

impl Rule {
    /// The rule for the key `key` of `[permalinks]`.
    pub(super) fn of(key: &str) -> Rule {
        const DATED: &[&str] = &["slug", "year", "month", "day"];
        let (required, allowed): (_, &'static [&'static str]) = match key {
            "talk" | "post" => (Some("slug"), DATED),
            "page" => (Some("slug"), &["slug"]),
            "tag" => (Some("tag"), &["tag"]),
            "event" => (Some("event"), &["event"]),
            "speaker" => (Some("speaker"), &["speaker"]),
            "year" => (Some("year"), &["year"]),
            _ => (None, &[]),
        };
        Rule { required, allowed }
    }
}

/// The pattern of an address: `/talks/{slug}/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permalink(String);

impl Permalink {
    /// A pattern of this program, known to be right.
    pub(super) fn known(pattern: &str) -> Permalink {
        Permalink(pattern.to_owned())
    }

    /// Reads a pattern by its `rule`.
    ///
    /// # Errors
    /// Where it is no path of the site, or its placeholders are not those of the rule.
    pub(super) fn parse(pattern: &str, rule: &Rule) -> Result<Permalink, Diagnostic> {
        if let Some((problem, hint)) = path_problem(pattern) {
            return Err(wrong(pattern, problem).hint(hint));
        }
        let names = placeholders(pattern).ok_or_else(|| wrong(pattern, "a brace in it has no partner"))?;
        if let Some(name) = names.iter().find(|name| !rule.allowed.contains(name)) {
            return Err(unknown(pattern, name, rule));
        }
        let last = pattern.rsplit('/').next().unwrap_or_default();
        // A host tells what a page is by its file's name. The feed, one file of its own, may be called anything.
        if !rule.allowed.is_empty() && !last.is_empty() && !last.contains('.') {
            return Err(wrong(pattern, "no file name can be told from its end").hint("let it end in `/` or `.html`"));
        }
        match rule.required {
            Some(required) if !names.contains(&required) => {
                let problem = format!("without `{{{required}}}` all such pages would have one address");
                Err(wrong(pattern, &problem))
            }
            _ => Ok(Permalink(pattern.to_owned())),
        }
    }

    /// The pattern as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address with each placeholder replaced by its value; a value it has no place for is passed over.
    ///
    /// Values are put in as they are, and never read for placeholders.
    pub fn expand(&self, values: &[(&str, &str)]) -> String {
        let mut out = String::with_capacity(self.0.len() + 32);
        let mut rest = self.0.as_str();
        while let Some((before, name, after)) = next_placeholder(rest) {
            out.push_str(before);
            out.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
            rest = after;
        }
        out + rest
    }
}

/// The text before the first placeholder, its name, and the rest.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// The names in braces; `None` where braces do not pair up.
fn placeholders(pattern: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = pattern;
    while let Some((before, name, after)) = next_placeholder(rest) {
        if before.contains('}') || name.contains('{') {
            return None;
        }
        names.push(name);
        rest = after;
    }
    (!rest.contains(['{', '}'])).then_some(names)
}

fn path_problem(pattern: &str) -> Option<(&'static str, &'static str)> {
    let strange = |c: char| c.is_control() || matches!(c, '\\' | '?' | '#' | '%');
    let part_is = |part: &str| pattern.split('/').any(|p| p == part);
    match pattern {
        _ if !pattern.starts_with('/') => Some(("it must begin with `/`", "write it as `/talks/{slug}/`")),
        _ if part_is("..") || part_is(".") => Some(("it holds `.` or `..`", "leave that part out")),
        _ if pattern.contains("//") => Some(("it holds `//`", "write one `/`")),
        _ if pattern.contains(strange) => Some(("it holds what no path may hold", "leave it out")),
        _ => None,
    }
}

fn wrong(pattern: &str, problem: &str) -> Diagnostic {
    Diagnostic::error("permalink", format!("`{}` is no address: {problem}", shown(pattern)))
}

fn unknown(pattern: &str, name: &str, rule: &Rule) -> Diagnostic {
    let diagnostic = wrong(pattern, &format!("nothing is known to put in for `{{{}}}`", shown(name)));
    let known: Vec<String> = rule.allowed.iter().map(|name| format!("`{{{name}}}`")).collect();
    match did_you_mean(&shown(name), rule.allowed.iter().copied()) {
        Some(near) => diagnostic.hint(format!("did you mean `{{{near}}}`?")),
        None if known.is_empty() => diagnostic.hint("there is only one such file"),
        None => diagnostic.hint(format!("what can be put in is {}", known.join(", "))),
    }
}
