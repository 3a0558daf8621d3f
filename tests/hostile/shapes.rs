//! Row B14, and shapes like it: text that is cheap to write must be cheap to read. Each shape is built in two sizes;
//! the larger must not take far more than its share. `SHAPE=name` picks some, and shows how long they take.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::support::Site;

/// A generous limit: these tests run without optimisation.
const LIMIT: Duration = Duration::from_secs(20);

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
        format!("{}|\n{}|\n{}", "|a".repeat(n), "|-".repeat(n), "|b|\n".repeat(n / 10))
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
    ("unfinished images", 12_500, |n| "<img src=\"\n".repeat(n)),
    ("open comments", 12_500, |n| "x <!-- ".repeat(n) + "-->"),
    ("comments", 12_500, |n| "<!-- x -->\n".repeat(n)),
    ("comments that a browser ends early", 7_500, |n| "<!-- a --!> b -->\n".repeat(n)),
    ("processing instructions", 12_500, |n| "<?x ".repeat(n)),
    ("footnotes", 5_000, |n| (0..n).map(|i| format!("x[^{i}]\n\n[^{i}]: y\n\n")).collect()),
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

#[test]
fn no_shape_takes_more_than_its_share() {
    let only = std::env::var("SHAPE").ok();
    let mut slow = String::new();
    let pool = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().unwrap();
    for (name, n, make) in SHAPES.iter().filter(|(name, ..)| only.as_deref().is_none_or(|only| name.contains(only))) {
        for (path, head) in HEADS {
            let part = time(&pool, path, &format!("{head}{}", make(n / 4)));
            let whole = if part < LIMIT { time(&pool, path, &format!("{head}{}", make(*n))) } else { part };
            if only.is_some() {
                eprintln!("{name} in {path}: {part:?}, {whole:?}");
            }
            // Four times the text takes four times the time; what grows with the square would take sixteen times as long.
            let share = whole.as_secs_f64() / part.as_secs_f64();
            if whole > LIMIT || whole > Duration::from_secs(2) && share > 10.0 {
                slow.push_str(&format!("{name} in {path}: {part:?} for a quarter, {whole:?} for all\n"));
            }
        }
    }
    assert!(slow.is_empty(), "{slow}");
}

/// How long a build works, on this thread alone.
fn time(pool: &ThreadPool, path: &str, text: &str) -> Duration {
    let site = Site::new().with(path, text);
    let start = worked();
    let output = pool.install(|| site.build());
    let took = worked() - start;
    assert!(!output.files.is_empty());
    took
}

/// How long this thread has been at work. Where the system does not tell: by the clock, which a busy machine holds back.
fn worked() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok()).filter(|spent| *spent > 0);
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}
