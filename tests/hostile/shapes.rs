//! Row B14, and shapes like it: text that is cheap to write must be cheap to read. Each shape is built in two sizes;
//! the larger must not take far more than its share. `TALKPRESS_SHAPE=name` picks some.

use rayon::ThreadPoolBuilder;

use super::growth;
use super::support::Site;

/// A shape's name, and how many repetitions make a good deal of it.
type Shape = (&'static str, usize, fn(usize) -> String);

const SHAPES: &[Shape] = &[
    ("nested quotes", 100_000, |n| ">".repeat(n) + " x"),
    ("nested quotes with spaces", 12_500, |n| "> ".repeat(n) + "x"),
    ("nested lists", 500, |n| (0..n).map(|i| " ".repeat(i.min(400)) + "- x\n").collect()),
    ("nested list markers", 12_500, |n| "- ".repeat(n) + "x"),
    ("open brackets", 100_000, |n| "[".repeat(n)),
    ("image brackets", 25_000, |n| "![".repeat(n)),
    ("closed brackets", 12_500, |n| "[a](".repeat(n)),
    ("emphasis", 25_000, |n| "*a_".repeat(n)),
    ("emphasis in links", 5_000, |n| "[*a]*(b) ".repeat(n)),
    ("backticks", 500, |n| (1..n).map(|i| "`".repeat(i % 300) + " ").collect()),
    ("one long line", 1_000_000, |n| "word ".repeat(n / 5)),
    ("a wide table", 10_000, |n| format!("{}|\n{}|\n{}|\n", "|a".repeat(n), "|-".repeat(n), "|b".repeat(n))),
    ("a wide table of short rows", 750, |n| {
        // The rows are filled up: cells grow with rows times columns, so only the rows do.
        format!("{}|\n{}|\n{}", "|a".repeat(75), "|-".repeat(75), "|b|\n".repeat(n))
    }),
    ("open tags", 12_500, |n| "<b>".repeat(n)),
    ("closing tags", 12_500, |n| "</b>".repeat(n)),
    ("tags that close others", 7_500, |n| format!("{}{}", "<b>".repeat(n), "</i>".repeat(n))),
    ("open blocks", 2_500, |n| "<div>\n\n".repeat(n)),
    ("nested blocks", 1_250, |n| format!("{}{}", "<div>\n\n".repeat(n), "</div>\n\n".repeat(n))),
    ("nested blocks with two images", 1_250, |n| {
        format!("{}<img src=a><img src=b>{}", "<div>\n\n".repeat(n), "</div>\n\n".repeat(n))
    }),
    ("blocks closed by others", 7_500, |n| format!("{}\n\n{}", "<div>".repeat(n), "</figure>".repeat(n))),
    ("unfinished tags", 12_500, |n| "<div ".repeat(n)),
    ("attributes", 12_500, |n| format!("<div {}>x</div>", (0..n).map(|i| format!("a{i}=\"x\" ")).collect::<String>())),
    ("attributes of an image", 12_500, |n| format!("<img src=\"/pic/1.svg\" {}>", "a=\"&lt;\" b=\"\" ".repeat(n / 2))),
    ("unfinished images", 12_500, |n| "<img src=\"\n".repeat(n)),
    ("open comments", 12_500, |n| "x <!-- ".repeat(n) + "-->"),
    ("comments", 12_500, |n| "<!-- x -->\n".repeat(n)),
    ("comments that a browser ends early", 7_500, |n| "<!-- a --!> b -->\n".repeat(n)),
    ("processing instructions", 12_500, |n| "<?x ".repeat(n)),
    ("footnotes", 5_000, |n| (0..n).map(|i| format!("x[^{i}]\n\n[^{i}]: y\n\n")).collect()),
    ("open footnotes", 25_000, |n| "a[^".repeat(n)),
    ("footnotes that nothing defines", 5_000, |n| "a[^b] ".repeat(n)),
    ("one footnote often", 12_500, |n| "x[^1] ".repeat(n) + "\n\n[^1]: y\n"),
    ("definitions", 5_000, |n| (0..n).map(|i| format!("[{i}]: /x\n")).collect()),
    ("one heading often", 12_500, |n| "# x\n".repeat(n)),
    ("one picture often", 5_000, |n| "![x](/pic/1.svg)\n".repeat(n)),
    ("cards", 5_000, |n| "> # x\n\n".repeat(n)),
    ("breaks", 25_000, |n| "---\n\n".repeat(n)),
    ("chapters", 2_500, |n| "---\n\n# x\n\n![x](/pic/1.svg)\n\n".repeat(n)),
    ("slide comments", 5_000, |n| "<!-- slide: id=a -->\n".repeat(n) + "![x](/pic/1.svg)\n"),
    ("aliases of slides", 2_500, |n| {
        (0..n).map(|i| format!("<!-- slide: aliases=a{i} -->\n![x](/pic/1.svg)\n")).collect()
    }),
    ("rows", 5_000, |n| "<div><img src=/pic/1.svg alt=x>y</div>\n".repeat(n)),
    ("links that lead nowhere", 5_000, |n| "[x](nowhere.md) ".repeat(n)),
    ("anchors that lead nowhere", 2_500, |n| "[x](#nowhere) ".repeat(n)),
    ("resources", 5_000, |n| format!("---\n\n![x](/pic/1.svg)\n\n---\n\n{}", "* [x](https://a.example/)\n".repeat(n))),
    ("mentions", 5_000, |n| {
        format!(
            "---\n\n![x](/pic/1.svg)\n\n{}",
            (0..n).map(|i| format!("[x](https://a.example/{i}) ")).collect::<String>()
        )
    }),
    ("fences", 12_500, |n| "```\n".repeat(n)),
    ("fences never closed", 12_500, |n| "```\nx\n".repeat(n) + "````\n"),
    ("entities", 25_000, |n| "<p>&amp;</p>\n".repeat(n / 2)),
    ("blank lines", 250_000, |n| "\n".repeat(n)),
    ("tabs", 125_000, |n| "\t".repeat(n)),
];

const HEADS: &[(&str, &str)] = &[
    ("content/a.md", "title: A\ndate: 2026-01-01\n\n"),
    ("content/talks/a.md", "title: A\ndate: 2026-01-01\nslides: images\n\n"),
    ("content/talks/b.md", "title: A\ndate: 2026-01-01\nslides: rules\n\n"),
];

/// A name, a line of front matter, a size, and the body of that size.
type DeckShape = (&'static str, &'static str, usize, fn(usize) -> String);

/// Shapes of decks for other tools, with a line of their front matter.
const DECKS: &[DeckShape] = &[
    ("attributes of nested sections", "slides: reveal", 1_500, |n| {
        let attributes: String = (0..n).map(|i| format!(" data-background-a{i}=x")).collect();
        format!("<section{attributes}>\n{}", "<section>\n".repeat(n))
    }),
    ("sections of a section with attributes", "slides: reveal", 5_000, |n| {
        let attributes: String = (0..n).map(|i| format!(" a{i}=x")).collect();
        format!("<section{attributes}>\n{}</section>\n", "<section>a</section>\n".repeat(n))
    }),
    ("attributes in quotes", "slides: rules", 20_000, |n| {
        let attributes: String = (0..n).map(|i| format!(" a{i}=\"x\"")).collect();
        format!("<b{attributes}>x</b>\n\n<section{attributes}>\n\ny\n\n</section>\n")
    }),
    ("lines in nested sections", "slides: reveal", 2_500, |n| "<section>\n\na\n\n---\n\n".repeat(n)),
    ("open braces", "slides: remark", 100_000, |n| "{{".repeat(n)),
    ("open braces that close far away", "slides: remark", 50_000, |n| format!("{}\n}}}}", "{{ a".repeat(n))),
    ("places that are none", "slides: remark", 50_000, |n| {
        format!("name: a\n\n{}}}}}\n\n---\ntemplate: a\n\nb\n", "{{ a".repeat(n))
    }),
    ("the word hidden", "slides: remark", 50_000, |n| "hidden".repeat(n)),
    ("classes of hidden text", "slides: remark", 50_000, |n| ".hidden".repeat(n)),
    ("classes of hidden text in code", "slides: remark", 25_000, |n| format!("`{}`", ".hidden[a] ".repeat(n))),
    ("comments of templates that never end", "slides: rules", 20_000, |n| "{/* a\n".repeat(n)),
    ("comments of templates in code", "slides: rules", 25_000, |n| format!("`{}`", "{/* a */} ".repeat(n))),
    ("tags of Liquid that never end", "slides: rules", 20_000, |n| "{% comment %}\n".repeat(n)),
    ("hidden elements that others close", "slides: rules", 7_500, |n| {
        format!("{}{}", "<b hidden>".repeat(n), "</i>".repeat(n))
    }),
    ("hidden cells that never end", "slides: rules", 10_000, |n| "```{r echo=FALSE}\n".repeat(n)),
    ("attributes in braces in code", "slides: rules", 25_000, |n| format!("`{}`", "{.a} ".repeat(n))),
    ("classes of notes", "slides: rules", 25_000, |n| ".notes[".repeat(n)),
    ("attributes of notes", "slides: rules", 10_000, |n| "[a]{.notes} ".repeat(n)),
    ("words of TeX for notes in code", "slides: rules", 25_000, |n| format!("`{}`", "\\note{a} ".repeat(n))),
    ("tags in code", "slides: rules", 10_000, |n| format!("hidden `{}`", "<b hidden> ".repeat(n))),
    ("hidden elements", "slides: rules", 5_000, |n| "<b hidden>a</b> ".repeat(n)),
    ("hidden elements in lists that end", "slides: rules", 5_000, |n| "<ul><li hidden>a</ul>\n".repeat(n)),
    ("sections that include", "slides: reveal", 2_500, |n| "<section data-markdown=\"a.md\"></section>\n".repeat(n)),
    ("headings in a section", "slides: reveal", 5_000, |n| format!("<section>{}</section>", "<h2>a</h2>".repeat(n))),
    ("code in a section", "slides: reveal", 2_500, |n| {
        format!("<section>\n{}</section>", "<pre><code>a</code></pre>\n".repeat(n))
    }),
    ("own notes", "slides: reveal\nnotes-separator: ZZ", 50_000, |n| "z".repeat(n) + " a"),
    ("attributes in braces behind brackets", "slides: rules", 10_000, |n| "a]{.a} ".repeat(n)),
];

#[test]
fn no_deck_takes_more_than_its_share() {
    let only = std::env::var("TALKPRESS_SHAPE").unwrap_or_default();
    let mut slow = String::new();
    let pool = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().unwrap();
    for (name, front, n, shape) in DECKS.iter().filter(|(name, ..)| name.contains(&only)) {
        let text = |n: usize| format!("---\ntitle: A\ndate: 2026-01-01\n{front}\n---\n\n# A\n\n{}", shape(n));
        let build = |text: &str| {
            let output = pool.install(|| Site::new().with("content/talks/a.md", text).build());
            assert!(!output.files.is_empty());
        };
        if let Some(why) = growth::too_fast_growth(&text(n / growth::STEP), &text(*n), build) {
            slow.push_str(&format!("{name}: {why}\n"));
        }
    }
    assert!(slow.is_empty(), "{slow}");
}

#[test]
fn no_shape_takes_more_than_its_share() {
    let only = std::env::var("TALKPRESS_SHAPE").unwrap_or_default();
    let mut slow = String::new();
    let pool = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().unwrap();
    for (name, n, shape) in SHAPES.iter().filter(|(name, ..)| name.contains(&only)) {
        for (path, head) in HEADS {
            let text = |n: usize| format!("{head}{}", shape(n));
            let build = |text: &str| {
                let output = pool.install(|| Site::new().with(path, text).build());
                assert!(!output.files.is_empty());
            };
            if let Some(why) = growth::too_fast_growth(&text(n / growth::STEP), &text(*n), build) {
                slow.push_str(&format!("{name} in {path}: {why}\n"));
            }
        }
    }
    assert!(slow.is_empty(), "{slow}");
}
