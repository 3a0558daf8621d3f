//! Rows U1 to U4: what an author types as data never becomes markup. Every page is read back with a parser.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;
use scraper::{Html, Selector};

use super::support::{Output, Site};

/// What would run, were it not escaped.
const EVIL: &[&str] = &[
    "\"><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "<!-- x --><b>",
    "]]><x>",
    "&lt;script&gt; &amp; &",
    "{{ 7*7 }}{% raw %}",
    "x\u{2028}\u{2029}\u{7f}\u{85}\u{8}y",
];

fn yaml(text: &str) -> String {
    serde_json::to_string(text).expect("a string").replace('\u{7f}', "\\u007f").replace('\u{85}', "\\u0085")
}

/// A site that says `evil` wherever text can be said.
fn site(evil: &str) -> Site {
    // A tag needs a letter to make an address of.
    let (y, tag) = (yaml(evil), yaml(&format!("{evil}x")));
    let toml = format!(
        "\"{}\"",
        evil.replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\u{7f}', "\\u007f")
            .replace('\u{85}', "\\u0085")
            .replace('\u{8}', "\\b")
    );
    let alt = evil.replace('"', "&quot;");
    // That would end the comment.
    let class = alt.replace("-->", "");
    let talk = format!(
        "---\ntitle: {y}\ndate: 2026-01-01\ndescription: {y}\ntags: [{tag}]\nspeakers: [{y}]\nevent: {y}\nvenue: {y}\nlocation: {y}\n\
         license: {y}\nheaderimage: {y}\nheaderalt: {y}\nvideo: \"https://x.example/?a=\\\"><script>\"\nextra: {y}\n\
         resources:\n  - {{title: {y}, note: {y}, url: \"https://x.example/\\\"><script>alert(1)</script>\"}}\n\
         deliveries:\n  - {{event: {y}, location: {y}, lang: en}}\n---\n\n---\n\n\
         <!-- slide: class=\"{class}\" id=\"><script> aliases=\"><script> -->\n<img src=\"/pic/1.svg?{alt}\" alt=\"{alt}\" title=\"{alt}\">\n\n\
         ```rust {{title=\"{}\"}}\nlet x = \"{evil}\";\n```\n\n```{}\nx\n```\n\n\
         [link](https://x.example/ \"{}\") ![image](/pic/1.svg \"{}\")\n",
        evil.replace('"', "'"),
        evil.split_whitespace().next().unwrap_or("x"),
        evil.replace('"', "\\\""),
        evil.replace('"', "\\\""),
    );
    let config = format!(
        "title = {toml}\nbase_url = \"https://x.example/\"\ntheme = \"plain\"\n\n[speaker]\nname = {toml}\nbio = {toml}\n\n\
         [[menu]]\ntitle = {toml}\nurl = \"/\"\n"
    );
    Site::new()
        .with("talkpress.toml", config)
        .with("content/talks/talk.md", talk)
        .with("content/post.md", format!("---\ntitle: {y}\ndate: 2026-01-02\nauthor: {y}\naliases: [\"/old\\\"><script>\"]\ntags: [{tag}]\n---\nText.\n"))
}

#[test]
fn data_stays_data() {
    for evil in EVIL {
        let output = site(evil).build();
        let errors: Vec<String> = output.lines().into_iter().filter(|line| line.starts_with("error")).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        // No document has control characters.
        let tidy = evil.replace(['\u{7f}', '\u{85}', '\u{8}'], "");
        for (path, text) in output.written() {
            match path.rsplit('.').next() {
                Some("html") => html(path, text, &tidy),
                Some("xml") => xml(path, text, &tidy),
                _ => {}
            }
        }
        let json: serde_json::Value = serde_json::from_str(output.text("talks.json")).expect("JSON");
        assert_eq!(json["title"], *evil);
        assert_eq!(json["talks"][0]["title"], tidy);
        assert_eq!(json["talks"][0]["speakers"][0], tidy);
        let redirects = output.text("_redirects");
        assert_eq!(redirects.lines().count(), 2, "{redirects}");
        assert!(
            redirects.lines().all(|line| line.split(' ').count() == 3 && !line.contains(['<', '"'])),
            "{redirects}"
        );
    }
}

/// Hosts read `*` and `:name` in a rule as patterns.
#[test]
fn no_alias_becomes_a_pattern() {
    let aliases = ["/*", "/a/*/b", "/%2A", "/:p/", "/x/:splat", "/a%3Ab", "/a b", "/c#d", "/e%20f%3Fg"];
    let page = format!("---\ntitle: A\ndate: 2026-01-01\naliases: {aliases:?}\n---\n");
    let output = Site::new()
        .with("talkpress.toml", "base_url = \"https://x.example/\"\ntheme = \"plain\"\n")
        .with("content/a.md", page)
        .with("content/b.md", "---\ntitle: B\ndate: 2026-01-01\nslug: \":q\"\naliases: [/old]\n---\n")
        .build();
    assert_eq!(output.lines(), [""; 0]);
    let rules: Vec<&str> = output.text("_redirects").lines().collect();
    let expected = ["/a%20b/", "/a%20b", "/c%23d/", "/c%23d", "/e%20f%3Fg/", "/e%20f%3Fg"];
    assert_eq!(rules, expected.map(|from| format!("{from} /a/ 301")));
    for page in ["*/index.html", ":p/index.html", "a:b/index.html", "old/index.html"] {
        assert!(output.files.contains_key(page), "{page} has its page");
    }
}

/// Reads a page: it has no element but those of its template, and says `evil` as text.
fn html(path: &str, text: &str, evil: &str) {
    let page = Html::parse_document(text);
    let all = |selector: &str| page.select(&Selector::parse(selector).expect("a selector")).collect::<Vec<_>>();
    // Those of the built-in theme, on pages for which the site's theme has no template.
    let is_asset =
        |script: &scraper::ElementRef<'_>| script.attr("src").is_some_and(|src| src.starts_with("../assets/"));
    let scripts: Vec<_> = all("script").into_iter().filter(|script| !is_asset(script)).collect();
    assert!(
        scripts.iter().all(|script| script.attr("type") == Some("application/ld+json")),
        "{path}: a script\n{text}"
    );
    for script in &scripts {
        let data: String = script.text().collect();
        let json: serde_json::Value = serde_json::from_str(&data).unwrap_or_else(|e| panic!("{path}: {e}\n{data}"));
        assert_eq!(json["name"], evil, "{path}");
    }
    assert!(all("[onerror], b, x").is_empty(), "{path}: markup\n{text}");
    if path == "talks/talk/index.html" {
        assert_eq!(all("h1")[0].text().collect::<String>(), evil);
        assert_eq!(all("h1")[0].attr("title"), Some(evil));
        let image = all(".face img");
        // What is a comment in HTML is private in an attribute, too.
        let alt = if evil.contains("&lt;") { "<script> & &" } else { evil.trim_start_matches("<!-- x -->") };
        assert_eq!(image[0].attr("alt"), Some(alt), "{path}");
        assert_eq!(all("section.slide").len(), 1, "{path}: slides");
        assert_eq!(all("aside a")[0].text().collect::<String>(), evil);
        assert_eq!(all("aside a")[0].attr("href").map(|href| href.contains("<script>")), Some(true));
        assert_eq!(all("head > title")[0].text().collect::<String>(), evil);
        assert_eq!(all("meta[name=description]")[0].attr("content"), Some(evil));
    }
}

/// Reads a file of XML to its end: it is well-formed, and its titles say `evil`.
fn xml(path: &str, text: &str, evil: &str) {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut names = BTreeSet::new();
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap_or_else(|e| panic!("{path}: {e}\n{text}")) {
            Event::Start(tag) => {
                depth += 1;
                for attribute in tag.attributes() {
                    attribute.unwrap_or_else(|e| panic!("{path}: {e}\n{text}"));
                }
                names.insert(tag.name().as_ref().to_owned());
            }
            Event::Empty(tag) => drop(names.insert(tag.name().as_ref().to_owned())),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{path}");
    let known = [
        "author",
        "category",
        "content",
        "entry",
        "feed",
        "id",
        "lastmod",
        "link",
        "loc",
        "name",
        "published",
        "summary",
        "title",
        "updated",
        "url",
        "urlset",
    ];
    assert!(names.iter().all(|name| known.contains(&name.as_str())), "{path}: {names:?}");
    let bad = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
    assert_eq!(bad, None, "{path}: a character that XML has not");
    if path == "feed.xml" {
        let escaped = evil
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
            .replace('\'', "&apos;");
        assert!(text.contains(&format!("<title>{escaped}</title>")), "{path}: {escaped}\n{text}");
    }
}

/// Names of files are data too.
#[test]
fn names_of_files_stay_data() {
    let output = Site::new()
        .with("content/talks/\"><script>alert(1)<.md", "title: A\ndate: 2026-01-01\n\n![x](%22%3E%3Cscript%3E.svg)\n")
        .with("content/talks/\"><script>.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>")
        .build();
    assert!(output.lines().is_empty(), "{:#?}", output.lines());
    let html = Html::parse_document(output.text("talks/script-alert-1/index.html"));
    assert!(html.select(&Selector::parse("script").expect("a selector")).next().is_none());
    assert!(output.files.contains_key("talks/script-alert-1/\"><script>.svg"));
}

/// U3: a body is never a template.
#[test]
fn braces_in_a_body_are_text() {
    let text = "{{ 7*7 }} {% if x %}{# y #}{% endraw %}";
    let output = Site::new()
        .with(
            "content/talks/a.md",
            format!("title: \"{text}\"\ndate: 2026-01-01\n\n![{text}](/pic/1.svg)\n\n{text}\n\n```\n{text}\n```\n"),
        )
        .build();
    let html = Html::parse_document(output.text("talks/a/index.html"));
    let said: String =
        html.select(&Selector::parse(".transcript").expect("a selector")).flat_map(|e| e.text()).collect();
    assert_eq!(said.matches(text).count(), 2, "{said}");
    assert_eq!(
        html.select(&Selector::parse("h1").expect("a selector")).next().map(|e| e.text().collect::<String>()),
        Some(text.into())
    );
}

/// U4: whatever raw HTML a transcript contains, the slide after it is a slide of the page, and so is what is below.
#[test]
fn raw_html_stays_in_its_slide() {
    let cases = [
        "</section></main></body></html>",
        "</div></div></div>",
        "<div><section><article>",
        "<b><i><u>text",
        "<table><tr><td>",
        "<table><div>text",
        "</table></td></tr>",
        "<ul><li><ol><li>",
        "<select><option>",
        "<title>text",
        "<iframe>text",
        "<noscript><p>",
        "<xmp>text",
        "<plaintext>text",
        "<svg><g><path>",
        "<svg><foreignObject><div>",
        "<math><mi>",
        "<template><p>",
        "<a href=x><a href=y>",
        "<form><form>",
        "<button><button>",
        "<h1><h2>",
        "<p><p></p></p></p>",
        "<b><p></b></p>",
        "<details><summary>",
        "<dl><dt><dd>",
        "<div class=\"never",
        "<div class='a\" b",
        "<!-- a --!> </section> -->",
        "<?php </section> ?>",
        "<![CDATA[ </section> ]]>",
        "text </section> text <section> text",
        "- item </ul> <ul>\n- </li>",
        "> quote </blockquote></section>",
        "| a </table> |\n|---|\n| </section> |",
        "<object><param><embed>",
        "<frameset><frame>",
        "<image>",
        "<br></br>",
        "</p>",
    ];
    let mut wrong = String::new();
    for case in cases {
        let text = format!(
            "title: A\ndate: 2026-01-01\nslides: images\n\n---\n\n![a](/pic/1.svg)\n\n{case}\n\n![b](/pic/2.svg)\n\nSaid of b.\n\n---\n\n* [end](https://end.example/)\n"
        );
        let output = Site::new().with("content/talks/a.md", text).build();
        if let Err(why) = is_whole(&output) {
            wrong.push_str(&format!("{case:?}: {why}\n{}\n", output.text("talks/a/index.html")));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What Markdown reads to the end of the document takes all of it, and no more.
#[test]
fn a_script_never_closed_ends_with_its_slide() {
    for case in ["<textarea>text", "<script>let x = 1;", "<style>p {", "<pre>text", "<SCRIPT>x"] {
        let text =
            format!("title: A\ndate: 2026-01-01\nslides: images\n\n![a](/pic/1.svg)\n\n{case}\n\n![b](/pic/2.svg)\n");
        let output = Site::new().with("content/talks/a.md", text).build();
        let html = Html::parse_document(output.text("talks/a/index.html"));
        let count = |selector: &str| html.select(&Selector::parse(selector).expect("a selector")).count();
        assert_eq!((count("body > section.slide"), count("body > nav[data-resources=foot]")), (1, 1), "{case}");
        assert!(output.lines()[0].contains("is never closed"), "{case}: {:?}", output.lines());
    }
}

fn is_whole(output: &Output) -> Result<(), String> {
    let html = Html::parse_document(output.text("talks/a/index.html"));
    let count = |selector: &str| html.select(&Selector::parse(selector).expect("a selector")).count();
    let checks = [
        ("body > section.slide", 2),
        ("section.slide section.slide", 0),
        ("section.slide[id='2'] > .transcript > p", 1),
        ("section.slide nav", 0),
        ("body > nav[data-resources=foot] a[href='https://end.example/']", 1),
        ("section.slide[id='2'] > figure > img", 1),
    ];
    match checks.iter().find(|(selector, expected)| count(selector) != *expected) {
        Some((selector, expected)) => Err(format!("{} times `{selector}`, not {expected}", count(selector))),
        None => Ok(()),
    }
}
