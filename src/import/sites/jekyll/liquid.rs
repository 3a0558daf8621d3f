//! Tags of Liquid in a body become Markdown; all others stay.

use super::expression::{self, Expression};
use super::highlight::fence;
use super::tag::{Tag, find};
use crate::import::sites::code_map::CodeMap;
use crate::import::sites::html_comment::comment;
use crate::import::sites::indent::indent;
use crate::import::sites::rewrite::Rewrite;

/// Where links lead to.
pub(super) struct Links<'a> {
    /// The address of a post by its name, as `post_url` has it.
    pub post: &'a dyn Fn(&str) -> Option<String>,
    /// The address of a file by its path, as `link` has it.
    pub file: &'a dyn Fn(&str) -> Option<String>,
    /// The address of the site.
    pub site: Option<&'a str>,
}

/// `body` without the tags that talkpress has something for.
pub(super) fn convert(body: &str, links: &Links) -> Rewrite {
    let mut walk = Walk { body, out: Rewrite::default(), code: CodeMap::of(body), links, unclosed: Vec::new() };
    let mut from = 0;
    while let Some(start) = body[from..].find('{').map(|at| from + at) {
        let Some(tag) = Tag::at_start(&body[start..]) else {
            from = start + kramdown(&mut walk, start);
            continue;
        };
        walk.out.copy(&body[walk.out.position()..start]);
        from = if tag.is_expression() { walk.expression(start, tag) } else { walk.tag(start, tag) };
    }
    walk.out.copy(&body[walk.out.position()..]);
    walk.out
}

struct Walk<'a> {
    body: &'a str,
    out: Rewrite,
    code: CodeMap,
    links: &'a Links<'a>,
    /// Names of blocks without an end below here.
    unclosed: Vec<&'static str>,
}

impl<'a> Walk<'a> {
    /// What a block encloses that begins with `tag`: that, and the length of all of it.
    fn block(&mut self, start: usize, tag: Tag, end: &'static str) -> Option<(&'a str, usize)> {
        if self.unclosed.contains(&end) {
            return None;
        }
        let inner = &self.body[start + tag.length..];
        match find(inner, end) {
            Some((at, length)) => Some((&inner[..at], tag.length + at + length)),
            None => {
                self.unclosed.push(end);
                None
            }
        }
    }

    fn replace(&mut self, length: usize, new: &str) -> usize {
        self.out.replace(length, new);
        self.out.position()
    }

    /// Copies a tag, and lists it unless it only ends another one.
    fn keep(&mut self, start: usize, tag: Tag) -> usize {
        let text = &self.body[start..start + tag.length];
        if !["end", "else", "elsif", "when"].iter().any(|name| tag.name.starts_with(name)) {
            self.out.list(text);
        }
        self.out.copy(text);
        self.out.position()
    }

    fn tag(&mut self, start: usize, tag: Tag) -> usize {
        let is_code = self.code.contains(start);
        match tag.name {
            "raw" => {
                let Some((inner, length)) = self.block(start, tag, "endraw") else { return self.keep(start, tag) };
                self.out.replace(tag.length, "");
                self.out.copy(inner);
                self.replace(length - tag.length - inner.len(), "")
            }
            "comment" => match self.block(start, tag, "endcomment") {
                Some((inner, length)) => self.comment(inner, length, is_code),
                None => self.keep(start, tag),
            },
            name if name.starts_with('#') => self.comment(tag.rest, tag.length, is_code),
            "highlight" if !is_code => self.highlight(start, tag),
            "post_url" => self.link(start, tag, self.links.post),
            "link" => self.link(start, tag, self.links.file),
            _ => self.keep(start, tag),
        }
    }

    fn comment(&mut self, inner: &str, length: usize, is_code: bool) -> usize {
        if is_code {
            self.out.list("a comment in code, which was removed");
            return self.replace(length, "");
        }
        self.replace(length, &comment(inner))
    }

    fn highlight(&mut self, start: usize, tag: Tag) -> usize {
        // Asked first: the end of a block may be far.
        let line = indent(&self.body[..start]);
        let Some((line, (inner, length))) = line.and_then(|line| Some((line, self.block(start, tag, "endhighlight")?)))
        else {
            return self.keep(start, tag);
        };
        let mut new = fence(tag.rest, &without_raw(inner), line);
        // Nothing may follow on the line of a fence.
        let after = self.body[start + length..].chars().next();
        if after.is_some_and(|c| c != '\n' && c != '\r') {
            new.push('\n');
        }
        self.replace(length, &new)
    }

    fn link(&mut self, start: usize, tag: Tag, target: &dyn Fn(&str) -> Option<String>) -> usize {
        match target(tag.rest.trim_matches(['"', '\''])) {
            Some(address) => self.replace(tag.length, &address),
            None => self.keep(start, tag),
        }
    }

    fn expression(&mut self, start: usize, tag: Tag) -> usize {
        let after = &self.body[start + tag.length..];
        let is_alone = after.is_empty() || after.starts_with([')', '"', '\'', '>', ' ', '\n']);
        match expression::read(tag.rest) {
            Expression::Base if is_alone => self.replace(tag.length, "/"),
            Expression::Base => self.replace(tag.length, ""),
            Expression::Site if after.starts_with(['/', '{']) => self.replace(tag.length, ""),
            Expression::Site => match self.links.site {
                Some(site) => self.replace(tag.length, site),
                None => self.keep(start, tag),
            },
            Expression::Path(path) => self.replace(tag.length, &path),
            Expression::Other => self.keep(start, tag),
        }
    }
}

/// Text without the tags `raw` and `endraw`.
fn without_raw(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (start, _) in text.match_indices("{%") {
        let tag = Tag::at_start(&text[start..]).filter(|tag| start >= at && ["raw", "endraw"].contains(&tag.name));
        if let Some(tag) = tag {
            out.push_str(&text[at..start]);
            at = start + tag.length;
        }
    }
    out + &text[at..]
}

/// The longest attributes of kramdown, in bytes.
const MAX_ATTRIBUTES: usize = 500;

/// Comments and attributes of kramdown at byte `start`: comments become those of HTML, attributes are listed. Returns how many bytes
/// can be skipped.
fn kramdown(walk: &mut Walk, start: usize) -> usize {
    let rest = &walk.body[start..];
    if walk.code.contains(start) {
        return 1;
    }
    if let Some(inner) = rest.strip_prefix("{::comment}").filter(|_| !walk.unclosed.contains(&"{::comment}")) {
        let ends = ["{:/comment}", "{:/}"];
        let end = inner.match_indices("{:/").find_map(|(at, _)| {
            let end = ends.iter().find(|end| inner[at..].starts_with(**end))?;
            Some((at, end.len()))
        });
        if let Some((at, length)) = end {
            walk.out.copy(&walk.body[walk.out.position()..start]);
            return walk.comment(&inner[..at], 11 + at + length, false) - start;
        }
        walk.unclosed.push("{::comment}");
    }
    if rest.starts_with("{:")
        && let Some(end) =
            rest.bytes().take(MAX_ATTRIBUTES).take_while(|byte| *byte != b'\n').position(|byte| byte == b'}')
    {
        walk.out.copy(&walk.body[walk.out.position()..start]);
        walk.out.list(&rest[..=end]);
        return end + 1;
    }
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(body: &str) -> (String, Vec<String>) {
        let post = |name: &str| (name == "2017-03-05-a").then(|| "/posts/2017-03-05-a.md".to_owned());
        let file = |path: &str| (path == "assets/a.pdf").then(|| "/assets/a.pdf".to_owned());
        let links = Links { post: &post, file: &file, site: Some("https://a.example") };
        let found = convert(body, &links);
        (found.text, found.listings.into_iter().map(|listing| listing.what).collect())
    }

    #[test]
    fn tags_become_markdown() {
        for (body, expected) in [
            ("{% highlight ruby linenos %}\nx\n{% endhighlight %}\n", "```ruby {linenos}\nx\n```\n"),
            ("{% highlight html %}{% raw %}\n{{ x }}\n{% endraw %}{% endhighlight %} y", "```html\n{{ x }}\n```\n y"),
            ("a {% raw %}{{ b }}{% endraw %} c", "a {{ b }} c"),
            ("```\n{% raw %}{% if x %}{% endraw %}\n```\n", "```\n{% if x %}\n```\n"),
            ("[a]({{ site.baseurl }}{% post_url 2017-03-05-a %}#x)", "[a](/posts/2017-03-05-a.md#x)"),
            ("[a]({% link assets/a.pdf %}) ![b]({{ '/b.png' | relative_url }})", "[a](/assets/a.pdf) ![b](/b.png)"),
            (
                "<a href=\"{{ site.baseurl }}\">{{ site.url }}</a> {{site.url}}/x",
                "<a href=\"/\">https://a.example</a> /x",
            ),
            ("a{% comment %} SECRET --> {% endcomment %}b {%- # note -%}", "a<!-- SECRET -- > -->b <!--note-->"),
            ("{::comment}\nSECRET\n{:/comment}\n", "<!--\nSECRET\n-->\n"),
        ] {
            assert_eq!(converted(body), (expected.to_owned(), Vec::new()), "{body}");
        }
    }

    #[test]
    fn all_others_stay_and_are_listed() {
        for (body, listed) in [
            (
                "{% include a.html %} {{ page.title }} {% if x %}y{% endif %}",
                vec!["{% include a.html %}", "{{ page.title }}", "{% if x %}"],
            ),
            ("{% post_url 2017-03-05-z %}", vec!["{% post_url 2017-03-05-z %}"]),
            ("{% raw %} open", vec!["{% raw %}"]),
            ("x\n{: .note}\n", vec!["{: .note}"]),
            ("{x} { {", vec![]),
            ("```\n{% highlight a %}x{% endhighlight %}\n```\n", vec!["{% highlight a %}"]),
        ] {
            assert_eq!(converted(body), (body.to_owned(), listed.into_iter().map(str::to_owned).collect()), "{body}");
        }
    }

    #[test]
    fn nothing_takes_long() {
        let start = std::time::Instant::now();
        for body in [
            "{% raw %}".repeat(10_000),
            "{%".repeat(30_000),
            "{{".repeat(30_000),
            "{::comment}".repeat(5_000),
            "{% comment %}{% highlight x %}".repeat(5_000),
            "{:".repeat(20_000),
            format!("{}{{% endhighlight %}}", "x {% highlight a %}".repeat(200_000)),
            "{::comment}{:/}".repeat(200_000),
            "{::comment}{:/comment}".repeat(200_000),
            format!("{}{{:/}}", "{::comment}{:/x}".repeat(200_000)),
        ] {
            converted(&body);
        }
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
