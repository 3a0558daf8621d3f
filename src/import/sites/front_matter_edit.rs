//! Adds keys to front matter; all other bytes of it stay.

use std::ops::Range;

use super::setting::Setting;
use super::style::{Style, yaml_text};
use crate::base::data::{Field, Fields, Value};

/// The front matter of `text`, whose body begins at byte `body` and which has these `fields`, with `settings` added or replaced.
pub(super) fn with_settings(text: &str, fields: &Fields, body: usize, settings: &[(String, Setting)]) -> String {
    if settings.is_empty() {
        return text[..body].to_owned();
    }
    let eol = if text.lines().next().is_some_and(|_| text.contains("\r\n")) { "\r\n" } else { "\n" };
    let style = Style::of(text, body);
    let has_links = settings.iter().any(|(_, setting)| matches!(setting, Setting::Links(_)));
    let head = match style {
        Style::Missing => return fenced("", settings, eol, "---"),
        Style::Bare if has_links => return as_yaml(text, fields, settings, eol),
        _ => &text[..body],
    };
    let mut head = if head.ends_with('\n') { head.to_owned() } else { format!("{head}{eol}") };
    let mut added = Vec::new();
    // From the last to the first, so that ranges stay right.
    let mut replaced: Vec<(Range<usize>, String)> = Vec::new();
    for (key, setting) in settings {
        match (fields.get(key), setting) {
            (Some(field), Setting::Renamed(name)) => {
                let is_quoted = text[field.key_range.clone()].starts_with('"');
                replaced.push((field.key_range.clone(), if is_quoted { format!("\"{name}\"") } else { name.clone() }));
            }
            (Some(field), _) if style == Style::Json => {
                let pair = style.lines("", setting);
                replaced.push((field.value_range.clone(), pair.trim_start_matches("\"\": ").to_owned()));
            }
            (Some(field), _) => {
                // Its author may write it with capital letters.
                let key = text.get(field.key_range.clone()).unwrap_or(key);
                let lines = style.lines(key, setting).replace('\n', eol);
                replaced.push((lines_of(&head, field), format!("{lines}{eol}")));
            }
            _ => added.push((key.as_str(), setting)),
        }
    }
    replaced.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    for (range, new) in replaced {
        head.replace_range(range, &new);
    }
    insert(&mut head, style, &added, eol);
    head
}

/// The lines of a field.
fn lines_of(head: &str, field: &Field) -> Range<usize> {
    let start = head[..field.key_range.start.min(head.len())].rfind('\n').map_or(0, |at| at + 1);
    let end = field.value_range.end.max(field.key_range.end).min(head.len());
    let end = head[end..].find('\n').map_or(head.len(), |at| end + at + 1);
    start..end
}

fn insert(head: &mut String, style: Style, added: &[(&str, &Setting)], eol: &str) {
    let lines: String =
        added.iter().map(|(key, setting)| format!("{}{eol}", style.lines(key, setting).replace('\n', eol))).collect();
    if lines.is_empty() {
        return;
    }
    match style {
        Style::Bare | Style::Missing => head.push_str(&lines),
        // Above the first table.
        Style::Toml => head.insert_str(head.find('\n').map_or(head.len(), |at| at + 1), &lines),
        Style::Yaml => {
            let trimmed = head.trim_end().len();
            let at = head[..trimmed].rfind('\n').map_or(0, |at| at + 1);
            head.insert_str(at, &lines);
        }
        Style::Json => {
            let Some(at) = head.find('{') else { return };
            let is_empty = head[at + 1..].trim_start().starts_with('}');
            let pairs: Vec<String> = added.iter().map(|(key, setting)| style.lines(key, setting)).collect();
            let pairs = format!("{eol}  {}", pairs.join(&format!(",{eol}  ")));
            head.insert_str(at + 1, &if is_empty { pairs } else { format!("{pairs},") });
        }
    }
}

/// Front matter of `lines` and `settings` between fences.
fn fenced(lines: &str, settings: &[(String, Setting)], eol: &str, fence: &str) -> String {
    let rows: String = settings
        .iter()
        .map(|(key, setting)| format!("{}{eol}", Style::Yaml.lines(key, setting).replace('\n', eol)))
        .collect();
    format!("{fence}{eol}{lines}{rows}{fence}{eol}")
}

/// Bare front matter as YAML: keys as they are written, values with quotes where YAML needs them.
fn as_yaml(text: &str, fields: &Fields, settings: &[(String, Setting)], eol: &str) -> String {
    let mut lines = String::new();
    for field in fields.iter().filter(|field| settings.iter().all(|(key, _)| *key != field.key)) {
        let key = text.get(field.key_range.clone()).unwrap_or(&field.key);
        let written = text.get(field.value_range.clone()).unwrap_or_default();
        let value = match &field.value {
            // What brackets enclose is a list.
            Value::Plain(inner) if written.starts_with('[') => inner.as_str(),
            value => value.as_text().unwrap_or_default(),
        };
        match value.is_empty() {
            true => lines.push_str(&format!("{key}:{eol}")),
            false => lines.push_str(&format!("{key}: {}{eol}", yaml_text(value))),
        }
    }
    fenced(&lines, settings, eol, "---")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;
    use crate::talk::front_matter::split;
    use crate::talk::meta::is_key;

    fn edited(text: &str, settings: &[(&str, Setting)]) -> String {
        let owned: Vec<(String, Setting)> =
            settings.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        let path = SitePath::new("a.md").unwrap();
        let (fields, body, mistakes) = split(&path, text, is_key);
        assert!(mistakes.is_empty(), "{mistakes:?}");
        let out = with_settings(text, &fields, body.start, &owned) + &text[body.start..];
        let (fields, new_body, mistakes) = split(&path, &out, is_key);
        assert!(mistakes.is_empty(), "{out}\n{mistakes:?}");
        assert_eq!(&out[new_body], &text[body.start..], "the body stays");
        for (key, setting) in settings {
            let key = if let Setting::Renamed(name) = setting { name } else { *key };
            assert!(fields.get(key).is_some(), "{key} is in {out}");
        }
        out
    }

    #[test]
    fn each_format_stays_what_it_is() {
        let list = || -> (&str, Setting) { ("aliases", Setting::List(vec!["/a/".into(), "/b,c/".into()])) };
        let order = ("order", Setting::Number(3));
        assert_eq!(
            edited("title: A\nslug: a\n\nBody", &[list(), order.clone()]),
            "title: A\nslug: a\naliases: /a/, \"/b,c/\"\norder: 3\n\nBody"
        );
        assert_eq!(
            edited("---\ntitle: A\n---\nBody", &[list()]),
            "---\ntitle: A\naliases:\n  - /a/\n  - /b,c/\n---\nBody"
        );
        assert_eq!(
            edited("+++\ntitle = 'A'\n[x]\ny = 1\n+++\nBody", &[list(), ("slug", Setting::Text("a b".into()))]),
            "+++\naliases = [\"/a/\", \"/b,c/\"]\nslug = \"a b\"\ntitle = 'A'\n[x]\ny = 1\n+++\nBody"
        );
        assert_eq!(
            edited("{\n\"title\": \"A\"\n}\nBody", &[list()]),
            "{\n  \"aliases\": [\"/a/\", \"/b,c/\"],\n\"title\": \"A\"\n}\nBody"
        );
        assert_eq!(edited("Body", &[order]), "---\norder: 3\n---\nBody");
    }

    #[test]
    fn a_key_that_is_there_is_replaced() {
        let draft = ("status", Setting::Word("draft".into()));
        assert_eq!(
            edited("Title: A\nStatus: foo\nx: 1\n\nB", std::slice::from_ref(&draft)),
            "Title: A\nStatus: draft\nx: 1\n\nB"
        );
        let aliases = ("aliases", Setting::List(vec!["/b/".into()]));
        assert_eq!(
            edited("---\r\naliases:\r\n  - /a/\r\ntitle: A\r\n---\r\nB", &[aliases, draft]),
            "---\r\naliases:\r\n  - /b/\r\ntitle: A\r\nstatus: draft\r\n---\r\nB"
        );
    }

    #[test]
    fn a_key_is_renamed() {
        let renamed = || ("menu", Setting::Renamed("old_menu".into()));
        assert_eq!(edited("---\nmenu:\n  main: 1\n---\nB", &[renamed()]), "---\nold_menu:\n  main: 1\n---\nB");
        assert_eq!(edited("+++\nmenu = 3\n+++\nB", &[renamed()]), "+++\nold_menu = 3\n+++\nB");
        let flag = ("draft", Setting::Flag(true));
        assert_eq!(
            edited("{\n\"menu\": {\"a\": 1},\n\"draft\": \"x\"\n}\nB", &[renamed(), flag]),
            "{\n\"old_menu\": {\"a\": 1},\n\"draft\": true\n}\nB"
        );
    }

    #[test]
    fn bare_front_matter_becomes_yaml_only_for_links() {
        let links = ("resources", Setting::Links(vec![("A: b".into(), "/x.html".into())]));
        assert_eq!(
            edited(
                "title: Jars: a [story]\nTags: a, b\ntoc: False\nempty:\ndate: 2017-11-01\nmeta: \"x\" y\n\n\nBody\n",
                &[links]
            ),
            "---\ntitle: \"Jars: a [story]\"\nTags: a, b\ntoc: False\nempty:\ndate: 2017-11-01\nmeta: \"\\\"x\\\" y\"\nresources:\n  - title: \
             \"A: b\"\n    url: /x.html\n---\n\n\nBody\n"
        );
    }
}
