//! The shortcodes of Quarto.

use std::ops::Range;

use super::raw_html::raw_html;
use crate::base::data::{Fields, Spanned};
use crate::talk::decks::line::in_code;
use crate::talk::decks::note_like::is_name;
use crate::talk::decks::{Include, Included, Line};
use crate::talk::html::escape;
use crate::talk::markdown::Attributes;

/// `{{< include _a.qmd >}}`, `{{< video a.mp4 >}}` and the like.
pub fn shortcodes(text: &str, lines: &[Line], fields: &Fields) -> Vec<Include> {
    let mut out = raw_html(text);
    for line in lines {
        let content = line.text(text);
        let mut from = 0;
        while let Some(at) = content[from..].find("{{<").map(|at| from + at) {
            let Some(length) = content[at..].find(">}}").map(|length| length + 3) else { break };
            from = at + length;
            // With one brace more it is shown as it is.
            if content[..at].ends_with('{') || in_code(content, at) {
                continue;
            }
            let inner = line.range.start + at + 3..line.range.start + from - 3;
            if let Some(what) = meaning(text, inner, fields) {
                out.push(Include { range: line.range.start + at..line.range.start + from, what });
            }
        }
    }
    out
}

/// What the shortcode with this text stands for. Those that hold notes or hide text are for others to find.
fn meaning(text: &str, inner: Range<usize>, fields: &Fields) -> Option<Included> {
    let written = &text[inner.clone()];
    let name = written.split_ascii_whitespace().next()?;
    let rest = written.trim_start().strip_prefix(name)?.trim();
    let first = rest.split_ascii_whitespace().next().unwrap_or_default();
    let quoted = first.trim_matches(['"', '\'']);
    let instead = |text: String| Some(Included::Instead(text, None));
    match name {
        "include" if !quoted.is_empty() => {
            let at = inner.start + written.find(first)? + first.find(quoted)?;
            Some(Included::Text(Spanned::new(quoted.to_owned(), at..at + quoted.len())))
        }
        "video" if !quoted.is_empty() => instead(video(quoted, rest)),
        "kbd" => instead(format!("<kbd>{}</kbd>", escape(first))),
        "meta" => match fields.get(&quoted.to_ascii_lowercase()).and_then(|field| field.value.as_text()) {
            Some(value) => instead(escape(value)),
            None => Some(left_out(name)),
        },
        _ if name.trim_start_matches('/') == "comment"
            || is_name(name.trim_start_matches('/'))
            || name.ends_with("note") =>
        {
            None
        }
        _ => Some(left_out(name)),
    }
}

fn left_out(name: &str) -> Included {
    Included::Instead(String::new(), Some(format!("`{{{{< {name} >}}}}`")))
}

/// A film, or a link to the page that shows it.
fn video(url: &str, options: &str) -> String {
    let title = options.split_once(' ').and_then(|(_, words)| Attributes::words(words));
    let title = title.as_ref().and_then(|words| words.get("title")).unwrap_or_default();
    let is_film = [".mp4", ".m4v", ".mov", ".webm", ".ogv"].iter().any(|end| url.to_ascii_lowercase().ends_with(end));
    let url = escape(url);
    match (is_film, title) {
        (true, title) => format!("![{}]({url})", escape(title)),
        (false, "") => format!("<a href=\"{url}\">{url}</a>"),
        (false, title) => format!("<a href=\"{url}\">{}</a>", escape(title)),
    }
}
