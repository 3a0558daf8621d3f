//! Shapes that take careless parsers time that grows with the square of their size, or a stack that grows with it.

use talkpress::base::SitePath;
use talkpress::talk::{Dialect, Document};

use crate::growth;

/// A text of about `n` pieces.
type Shape = fn(usize) -> String;

/// Name, how many pieces take a while, and the shape.
const SHAPES: &[(&str, usize, Shape)] = &[
    ("nested quotes on one line", 100_000, |n| ">".repeat(n)),
    ("nested quotes, one more a line", 400, |n| (0..n).map(|i| format!("{}x\n", ">".repeat(i))).collect()),
    ("open brackets", 10_000, |n| "[".repeat(n)),
    ("open image brackets", 10_000, |n| "![".repeat(n)),
    ("brackets and parentheses", 20_000, |n| "[a](".repeat(n)),
    ("nested links", 20_000, |n| format!("{}a{}", "[".repeat(n), "](x)".repeat(n))),
    ("stars", 50_000, |n| "*a ".repeat(n)),
    ("stars and underscores", 50_000, |n| "*_".repeat(n)),
    ("backticks of growing length", 600, |n| (0..n).map(|i| format!("{} ", "`".repeat(i))).collect()),
    ("one long line", 1_000_000, |n| "a".repeat(n)),
    ("one long line of words", 200_000, |n| "word ".repeat(n)),
    ("a wide table", 10_000, |n| format!("|{}\n|{}\n|{}\n", "a|".repeat(n), "-|".repeat(n), "b|".repeat(n))),
    ("a wide table with short rows", 1_500, |n| {
        // Rows are filled up to the head's width, so that the page itself would grow by the square of both.
        format!("|{}\n|{}\n{}", "a|".repeat(100), "-|".repeat(100), "|b|\n".repeat(n))
    }),
    ("open div tags", 100_000, |n| "<div".repeat(n)),
    ("lines of open divs", 50_000, |n| "<div>\n".repeat(n)),
    ("divs with blank lines", 20_000, |n| "<div>\n\n".repeat(n)),
    ("closed divs with blank lines", 20_000, |n| "</div>\n\n".repeat(n)),
    ("nested divs with blank lines", 10_000, |n| format!("{}{}", "<div>\n\n".repeat(n), "</div>\n\n".repeat(n))),
    ("nested divs around two pictures", 5_000, |n| {
        format!("{}<img src=a><img src=b>{}", "<div>\n\n".repeat(n), "</div>\n\n".repeat(n))
    }),
    ("nested divs around an inline picture", 5_000, |n| {
        format!("{}<img src=a class=inline>{}", "<div>\n\n".repeat(n), "</div>\n\n".repeat(n))
    }),
    ("figures that divs close", 20_000, |n| format!("{}{}", "<figure>\n".repeat(n), "</div>\n".repeat(n))),
    ("tags that others close", 20_000, |n| format!("{}{}", "a<b>".repeat(n), "a</i>".repeat(n))),
    ("tags that close themselves", 20_000, |n| "a<b/>".repeat(n)),
    ("rows", 10_000, |n| "<div><img src=a alt=a>\n\n<div>x</div></div>\n\n".repeat(n)),
    ("figures that stay open", 20_000, |n| "<figure><img src=a alt=a>\n\n".repeat(n)),
    ("closing tags in a line", 50_000, |n| "a</b>".repeat(n)),
    ("opening tags in a line", 50_000, |n| "a<b>".repeat(n)),
    ("tags that end nowhere", 50_000, |n| "a<b c".repeat(n)),
    ("open comments", 100_000, |n| "<!--".repeat(n)),
    ("lines of open comments", 100_000, |n| "<!--\n".repeat(n)),
    ("open comments in text", 50_000, |n| "a <!-- ".repeat(n)),
    ("comments", 50_000, |n| "<!-- a -->\n".repeat(n)),
    ("notes", 20_000, |n| format!("![a](b)\n\n{}", "<!-- note: a -->\n\n".repeat(n))),
    ("notes above a slide", 20_000, |n| format!("<!-- slide: -->\n{}![a](b)\n", "<!-- note: a -->\n".repeat(n))),
    ("slide comments", 20_000, |n| "<!-- slide: id=x -->\n\n".repeat(n)),
    ("comments that almost mean something", 20_000, |n| "<!-- slid: id=x -->\n\n".repeat(n)),
    ("picture lines", 100_000, |n| "<img src=a>\n".repeat(n)),
    ("picture lines of one name", 20_000, |n| "<img src=a.png alt=a>\n\n...\n\n".repeat(n)),
    ("pictures in a paragraph", 200_000, |n| format!("![a](b)\n\ntext\n{}", "![a](b)\n".repeat(n))),
    ("tags of pictures that end nowhere", 20_000, |n| "<img src=a\n".repeat(n)),
    ("tags of pictures on one line", 100_000, |n| "<img ".repeat(n)),
    ("tags of pictures that end far below", 20_000, |n| format!("{}\n>\n", "<img src=a\n".repeat(n))),
    ("links in links", 20_000, |n| "<a href=x>a ".repeat(n)),
    ("linked pictures that end nowhere", 20_000, |n| "<a href=x><img src=a>\n".repeat(n)),
    ("equal headings", 10_000, |n| "## Same\n\n".repeat(n)),
    ("equal chapters", 5_000, |n| "---\n\n## Same\n\n![a](b)\n\n".repeat(n)),
    ("breaks", 50_000, |n| format!("![a](b)\n\n{}", "---\n\n".repeat(n))),
    ("breaks above a slide", 50_000, |n| format!("{}![a](b)\n", "---\n\n".repeat(n))),
    ("glued breaks", 50_000, |n| "a\n---\n".repeat(n)),
    ("slides with breaks", 10_000, |n| "![a](b)\n\nx\n\n---\n\ny\n\n---\n\n".repeat(n)),
    ("cards", 10_000, |n| "> # Same\n> a\n\nSaid\n\n".repeat(n)),
    ("deep list", 300, |n| (0..n).map(|i| format!("{}- a\n", "  ".repeat(i))).collect()),
    ("deep list on one line", 20_000, |n| "- ".repeat(n)),
    ("deep quotes and lists", 20_000, |n| "> - ".repeat(n)),
    ("list", 50_000, |n| "- a\n".repeat(n)),
    ("link list", 20_000, |n| format!("![a](b)\n\n----\n\n{}", "- [a](b)\n".repeat(n))),
    ("link definitions", 20_000, |n| (0..n).map(|i| format!("[a{i}]: b\n")).collect()),
    ("link definitions that are used", 10_000, |n| (0..n).map(|i| format!("[a{i}]\n\n[a{i}]: b\n\n")).collect()),
    ("broken reference links", 20_000, |n| "[a][b] ".repeat(n)),
    ("footnotes", 10_000, |n| (0..n).map(|i| format!("a[^{i}]\n\n[^{i}]: b\n\n")).collect()),
    ("one footnote used often", 20_000, |n| format!("[^a]: x\n\n{}", "[^a] ".repeat(n))),
    ("footnotes on slides", 3_000, |n| {
        let slides = (0..n).map(|i| format!("![a](b)\n\na[^{i}]\n\n")).collect::<String>();
        slides + "---\n\n" + &(0..n).map(|i| format!("[^{i}]: b\n\n")).collect::<String>()
    }),
    ("definition lists", 20_000, |n| "a\n: b\n\n".repeat(n)),
    ("alerts", 20_000, |n| "> [!NOTE]\n> a\n\n".repeat(n)),
    ("heading attributes", 20_000, |n| format!("# a {{{}}}\n", "#a .b ".repeat(n))),
    ("entities", 100_000, |n| "&amp;".repeat(n)),
    ("ampersands", 100_000, |n| "&".repeat(n)),
    ("backslashes", 200_000, |n| "\\".repeat(n)),
    ("fences", 20_000, |n| "```\na\n```\n".repeat(n)),
    ("fences of unknown languages", 10_000, |n| "```pyton\na\n```\n\n".repeat(n)),
    ("an open fence", 200_000, |n| format!("```\n{}", "a\n".repeat(n))),
    ("blank lines", 500_000, |n| "\n".repeat(n)),
    ("carriage returns", 500_000, |n| "\r".repeat(n)),
    ("paragraphs", 50_000, |n| "a\n\n".repeat(n)),
    ("scripts that stay open", 20_000, |n| "<script>\n\n".repeat(n)),
    ("CDATA that stays open", 20_000, |n| "a <![CDATA[ ".repeat(n)),
    ("instructions that stay open", 20_000, |n| "a <? ".repeat(n)),
    ("declarations that stay open", 20_000, |n| "a <!X ".repeat(n)),
    ("attributes of one tag", 20_000, |n| {
        format!("<b {}>x</b>", (0..n).map(|i| format!("a{i}=x ")).collect::<String>())
    }),
    ("attributes of one tag in double quotes", 50_000, |n| format!("<div {}>x</div>", "a=\"x\" ".repeat(n))),
    ("attributes of one tag in single quotes", 50_000, |n| format!("<div {}>x</div>", "a='x' ".repeat(n))),
    ("attributes of one tag, each of a name of its own", 20_000, |n| {
        format!("<div {}>x</div>", (0..n).map(|i| format!("a{i}=\"x &amp; y\" ")).collect::<String>())
    }),
    ("attributes of one picture", 20_000, |n| {
        format!("<img src=\"a\" {}>\n\ntext\n", (0..n).map(|i| format!("a{i}=\"x\" ")).collect::<String>())
    }),
    ("attributes of one aside with notes", 20_000, |n| {
        let attributes = (0..n).map(|i| format!("a{i}=\"x\" ")).collect::<String>();
        format!("<aside {attributes} class=\"notes\">\n\ntext\n\n</aside>\n")
    }),
    ("candidates of one srcset", 20_000, |n| format!("<img srcset=\"{}\">", "a 1x, ".repeat(n))),
    ("emphasis around everything", 5_000, |n| format!("{}a{}", "*a ".repeat(n), "*".repeat(n))),
];

/// Heads: front matter that is large in one way or another, below its limit of 64 KiB.
const HEADS: &[(&str, usize, Shape)] = &[
    ("bare keys", 4_000, |n| (0..n).map(|i| format!("k{i}: v\n")).collect::<String>() + "\n"),
    ("one bare key again and again", 4_000, |n| "title: v\n".repeat(n) + "\n"),
    ("YAML keys", 4_000, |n| format!("---\n{}---\n", (0..n).map(|i| format!("k{i}: v\n")).collect::<String>())),
    ("YAML that nests", 8_000, |n| format!("---\na: {}\n---\n", "[".repeat(n))),
    ("YAML that nests by lines", 60, |n| {
        format!("---\n{}---\n", (0..n).map(|i| format!("{}a:\n", " ".repeat(i))).collect::<String>())
    }),
    ("YAML aliases", 500, |n| format!("---\na: &a [x]\nb: [{}]\n---\n", "*a,".repeat(n))),
    ("TOML keys", 4_000, |n| format!("+++\n{}+++\n", (0..n).map(|i| format!("k{i} = 1\n")).collect::<String>())),
    ("TOML that nests", 8_000, |n| format!("+++\na = {}\n+++\n", "[".repeat(n))),
    ("TOML tables that nest", 4_000, |n| format!("+++\n[a{}]\n+++\n", ".a".repeat(n))),
    ("tags", 8_000, |n| format!("tags: {}\n\n", "a, ".repeat(n))),
    ("resources", 2_000, |n| format!("---\nresources:\n{}---\n", "- javascript:x\n".repeat(n))),
    ("speakers", 4_000, |n| format!("---\nspeakers: [{}]\n---\n", "a,".repeat(n))),
    ("never closed", 100_000, |n| format!("---\n{}", "a: b\n".repeat(n))),
];

#[test]
fn time_grows_with_size() {
    let only = std::env::var("TALKPRESS_SHAPE").unwrap_or_default();
    let mut slow = Vec::new();
    for (name, count, shape) in SHAPES.iter().filter(|(name, ..)| name.contains(&only)) {
        for head in ["title: A\ncategory: talk\ndate: 2026-01-02\n\n", "---\ntitle: A\nslides: rules\n---\n", ""] {
            slow.extend(measure(name, |n| format!("{head}{}", shape(n)), *count));
        }
    }
    for (name, count, shape) in HEADS.iter().filter(|(name, ..)| name.contains(&only)) {
        slow.extend(measure(name, *shape, *count));
    }
    assert!(slow.is_empty(), "time does not grow with size:\n{}", slow.join("\n"));
}

/// What is slow about `shape`, if anything is.
fn measure(name: &str, shape: impl Fn(usize) -> String, count: usize) -> Option<String> {
    // A tenth of the size takes a build without optimisation about as long.
    let divisor = if cfg!(debug_assertions) { 10 } else { 1 };
    let count = count * crate::number("TALKPRESS_SCALE", 1) as usize / divisor;
    let (small, large) = (shape(count * 2 / growth::STEP), shape(count * 2));
    let path = SitePath::new("content/talks/a.md").unwrap();
    let read = |text: &str| {
        std::hint::black_box(Document::read(&path, text.as_bytes(), &Dialect::default()));
    };
    growth::too_fast_growth(&small, &large, read).map(|why| format!("{name}: {why}"))
}
