use crate::base::Diagnostic;
use crate::base::data::shown;
use crate::base::diagnostic::did_you_mean;

/// The placeholders that a pattern must and may contain.
pub(super) struct Rule {
    /// The placeholder without which all pages would have the same address.
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
    /// A built-in pattern, which is known to be valid.
    pub(super) fn known(pattern: &str) -> Permalink {
        Permalink(pattern.to_owned())
    }

    /// Reads a pattern by its `rule`.
    ///
    /// # Errors
    /// If it is not a path of the site, or its placeholders don't follow the rule.
    pub(super) fn parse(pattern: &str, rule: &Rule) -> Result<Permalink, Diagnostic> {
        if let Some((problem, hint)) = path_problem(pattern) {
            return Err(wrong(pattern, problem).hint(hint));
        }
        let names = placeholders(pattern).ok_or_else(|| wrong(pattern, "one of its braces is unmatched"))?;
        if let Some(name) = names.iter().find(|name| !rule.allowed.contains(name)) {
            return Err(unknown(pattern, name, rule));
        }
        let last = pattern.rsplit('/').next().unwrap_or_default();
        // Hosts derive the type of a page from its file name. The feed is a single file and may have any name.
        if !rule.allowed.is_empty() && !last.is_empty() && !last.contains('.') {
            return Err(
                wrong(pattern, "it ends in neither `/` nor a file extension").hint("end it with `/` or `.html`")
            );
        }
        match rule.required {
            Some(required) if !names.contains(&required) => {
                let problem = format!("without `{{{required}}}`, every page of this kind would have the same address");
                Err(wrong(pattern, &problem))
            }
            _ => Ok(Permalink(pattern.to_owned())),
        }
    }

    /// The pattern as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder in which all its pages are: what precedes the first placeholder, up to the last `/` of that.
    pub fn fixed_part(&self) -> &str {
        let fixed = self.0.split('{').next().unwrap_or_default();
        &fixed[..fixed.rfind('/').map_or(0, |at| at + 1)]
    }

    /// Replaces each placeholder with its value. Values without a placeholder are ignored.
    ///
    /// Values are inserted as they are; placeholders in them are not replaced.
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

/// Returns the text before the first placeholder, its name, and the rest.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// Returns the names in braces, or `None` if the braces are unmatched.
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
        _ if !pattern.starts_with('/') => Some(("it must begin with `/`", "write an address such as `/talks/{slug}/`")),
        _ if part_is("..") || part_is(".") => Some(("it contains `.` or `..`", "remove that part")),
        _ if pattern.contains("//") => Some(("it contains `//`", "write one `/`")),
        _ if pattern.contains(strange) => {
            Some(("it contains a character that is not allowed", "remove that character"))
        }
        _ => None,
    }
}

fn wrong(pattern: &str, problem: &str) -> Diagnostic {
    Diagnostic::error("permalink", format!("`{}` is not a valid address: {problem}", shown(pattern)))
}

fn unknown(pattern: &str, name: &str, rule: &Rule) -> Diagnostic {
    let diagnostic = wrong(pattern, &format!("`{{{}}}` is not a known placeholder", shown(name)));
    let known: Vec<String> = rule.allowed.iter().map(|name| format!("`{{{name}}}`")).collect();
    match did_you_mean(&shown(name), rule.allowed.iter().copied()) {
        Some(near) => diagnostic.hint(format!("did you mean `{{{near}}}`?")),
        None if known.is_empty() => diagnostic.hint("remove it: there is only one such file"),
        None => diagnostic.hint(format!("supported: {}", known.join(", "))),
    }
}
