//! Shortcodes in a body become Markdown; all others stay.

use super::figure::image;
use super::references::References;
use super::shortcode::{Shortcode, find_end};
use crate::base::SitePath;
use crate::import::sites::code_map::CodeMap;
use crate::import::sites::fence_text::fenced;
use crate::import::sites::html_comment::comment;
use crate::import::sites::indent::indent;
use crate::import::sites::rewrite::Rewrite;
use crate::import::write::as_line;

/// `body`, that of the document at `path` in the content, in this language, without the shortcodes that talkpress has something for.
pub(super) fn convert(body: &str, path: &SitePath, language: &str, references: &References) -> Rewrite {
    let mut walk = Walk {
        body,
        path,
        language,
        references,
        out: Rewrite::default(),
        code: CodeMap::of(body),
        unclosed: Vec::new(),
    };
    for (start, _) in body.match_indices("{{") {
        if start < walk.out.position() {
            continue;
        }
        if let Some(found) = Shortcode::at_start(&body[start..]) {
            walk.out.copy(&body[walk.out.position()..start]);
            walk.shortcode(start, &found);
        }
    }
    walk.out.copy(&body[walk.out.position()..]);
    walk.out
}

struct Walk<'a> {
    body: &'a str,
    path: &'a SitePath,
    language: &'a str,
    references: &'a References,
    out: Rewrite,
    code: CodeMap,
    /// Names of blocks without an end below here.
    unclosed: Vec<String>,
}

impl<'a> Walk<'a> {
    fn shortcode(&mut self, start: usize, found: &Shortcode<'a>) {
        let is_code = self.code.contains(start);
        let new = match found.name {
            _ if found.is_end => None,
            "figure" => image(found).map(|(image, left_out)| {
                if !left_out.is_empty() {
                    self.out.list(&format!("figure, without its {}", left_out.join(", ")));
                }
                image
            }),
            "youtube" => found.get("id", 0).map(|id| {
                let start = found.named("start").map(|seconds| format!("&t={seconds}s")).unwrap_or_default();
                let title = found.named("title").unwrap_or("Video on YouTube");
                format!("[{}](https://www.youtube.com/watch?v={id}{start})", as_line(title))
            }),
            "vimeo" => found.get("id", 0).map(|id| {
                format!("[{}](https://vimeo.com/{id})", as_line(found.named("title").unwrap_or("Video on Vimeo")))
            }),
            "ref" | "relref" => {
                found.get("path", 0).and_then(|name| self.references.resolve(name, self.path, self.language))
            }
            "highlight" if !is_code => return self.highlight(start, found),
            "comment" if !is_code => {
                return match self.block(start, found) {
                    Some((inner, length)) => self.out.replace(length, &comment(inner)),
                    None => self.keep(start, found),
                };
            }
            _ => None,
        };
        match new {
            Some(new) => self.out.replace(found.length, &new),
            None => self.keep(start, found),
        }
    }

    fn keep(&mut self, start: usize, found: &Shortcode) {
        let text = &self.body[start..start + found.length];
        if !found.is_end {
            self.out.list(text);
        }
        self.out.copy(text);
    }

    /// What a shortcode encloses, and the length of all of it.
    fn block(&mut self, start: usize, found: &Shortcode) -> Option<(&'a str, usize)> {
        if self.unclosed.iter().any(|name| name == found.name) {
            return None;
        }
        let inner = &self.body[start + found.length..];
        match find_end(inner, found.name) {
            Some((at, length)) => Some((&inner[..at], found.length + at + length)),
            None => {
                self.unclosed.push(found.name.to_owned());
                None
            }
        }
    }

    fn highlight(&mut self, start: usize, found: &Shortcode<'a>) {
        // Asked first: the end of a block may be far.
        let indent = indent(&self.body[..start]);
        let Some((indent, (inner, length))) = indent.and_then(|indent| Some((indent, self.block(start, found)?)))
        else {
            return self.keep(start, found);
        };
        let eol = if inner.contains("\r\n") { "\r\n" } else { "\n" };
        let code = inner.strip_prefix("\r\n").or_else(|| inner.strip_prefix('\n')).unwrap_or(inner);
        let code = code.trim_end_matches([' ', '\t']);
        let language = found.get("lang", 0).or(found.named("type")).unwrap_or_default();
        let options = found.get("options", 1).unwrap_or_default();
        let mut new = fenced(language, &attributes(options), code, indent, eol);
        if self.body[start + length..].chars().next().is_some_and(|c| c != '\n' && c != '\r') {
            new.push_str(eol);
        }
        self.out.replace(length, &new);
    }
}

/// `linenos=table,hl_lines=8 15-17` as attributes of a fence.
fn attributes(options: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    let mut is_lines = false;
    for option in options.split([',', ' ']).filter(|option| !option.is_empty()) {
        let (key, value) = option.split_once('=').map_or(("", option), |(key, value)| (key, value));
        let value = value.trim_matches(['"', '\'', '[', ']', ' ']);
        match key.to_ascii_lowercase().as_str() {
            "hl_lines" => {
                is_lines = true;
                lines.push(value.to_owned());
            }
            "" if is_lines && value.starts_with(|c: char| c.is_ascii_digit()) => lines.push(value.to_owned()),
            "linenos" if value != "false" => out.push("linenos".to_owned()),
            "linenostart" => out.push(format!("linenostart={value}")),
            _ => is_lines = false,
        }
    }
    if !lines.is_empty() {
        out.insert(0, format!("hl_lines={}", lines.join(",")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(body: &str) -> (String, Vec<String>) {
        let path = |text: &str| SitePath::new(text).unwrap();
        let mut references = References::default();
        references.add(&path("posts/b.md"), "", &path("content/posts/b.md"));
        let found = convert(body, &path("posts/a.md"), "", &references);
        (found.text, found.listings.into_iter().map(|listing| listing.what).collect())
    }

    #[test]
    fn shortcodes_become_markdown() {
        for (body, expected) in [
            ("{{< figure src=\"/a.png\" alt=\"A [jar]\" >}}", "![A \\[jar\\]](/a.png)"),
            (
                "{{< figure src=\"a b.png\" caption=\"The \\\"jar\\\"\" link=\"/x/\" >}}",
                "[![The \"jar\"](<a b.png> \"The \\\"jar\\\"\")](/x/)",
            ),
            (
                "{{< highlight go \"linenos=table,hl_lines=2 4-5,linenostart=7\" >}}\nx\n{{< / highlight >}}\n",
                "```go {hl_lines=2,4-5 linenos linenostart=7}\nx\n```\n",
            ),
            ("{{% highlight sh %}}x{{% /highlight %}} y", "```sh\nx\n```\n y"),
            ("{{< youtube abc >}}", "[Video on YouTube](https://www.youtube.com/watch?v=abc)"),
            ("{{< youtube id=\"abc\" start=30 title=\"Jars\" >}}", "[Jars](https://www.youtube.com/watch?v=abc&t=30s)"),
            ("{{< vimeo 123 >}}", "[Video on Vimeo](https://vimeo.com/123)"),
            (
                "[b]({{< ref \"b.md#x\" >}}) [b]({{% relref path=\"/posts/b\" %}})",
                "[b](/posts/b.md#x) [b](/posts/b.md)",
            ),
            ("{{% comment %}}SECRET{{% /comment %}}", "<!--SECRET-->"),
        ] {
            assert_eq!(converted(body), (expected.to_owned(), Vec::new()), "{body}");
        }
        let (text, listed) = converted("{{< figure src=\"a.png\" class=\"wide\" >}}");
        assert_eq!((text.as_str(), listed), ("![](a.png)", vec!["figure, without its class".to_owned()]));
    }

    #[test]
    fn all_others_stay_and_are_listed() {
        for (body, listed) in [
            ("{{< gist a 1 >}} {{< note >}}x{{< /note >}}", vec!["{{< gist a 1 >}}", "{{< note >}}"]),
            ("{{< ref \"gone\" >}}", vec!["{{< ref \"gone\" >}}"]),
            ("{{</* figure src=\"a.png\" */>}} {{ x }}", vec![]),
            ("{{< highlight go >}} open", vec!["{{< highlight go >}}"]),
        ] {
            assert_eq!(converted(body), (body.to_owned(), listed.into_iter().map(str::to_owned).collect()), "{body}");
        }
    }

    #[test]
    fn nothing_takes_long() {
        let start = std::time::Instant::now();
        for body in [
            "{{<".repeat(10_000),
            "{{< x \"".repeat(5_000),
            "{{< highlight a >}}".repeat(5_000),
            "{{< x a=".repeat(5_000),
            format!("{}{{{{< /highlight >}}}}", "x {{< highlight a >}}".repeat(200_000)),
        ] {
            converted(&body);
        }
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
