//! Names of which each gets a page: a short document must not make a site of hundreds of megabytes.

use super::support::{Made, Output, Site};

fn build(keys: &str) -> Output {
    let talk = format!("title: A\ndate: 2026-01-01\n{keys}\n---\n![x](/pic/1.svg)\n");
    Site::new()
        .with("talkpress.toml", "base_url = \"https://x.example/\"\n[output]\ncards = false\n")
        .with("content/talks/a.md", format!("---\n{talk}"))
        .build()
}

fn size(output: &Output) -> usize {
    output.files.values().map(|made| if let Made::Written(bytes) = made { bytes.len() } else { 0 }).sum()
}

fn names(count: usize) -> String {
    (0..count).map(|n| format!("name-{n}")).collect::<Vec<_>>().join(", ")
}

#[test]
fn five_thousand_tags_are_refused() {
    for key in ["tags", "speakers"] {
        let output = build(&format!("{key}: [{}]", names(5_000)));
        assert!(output.lines()[0].contains(&format!("5000 {key}, but 100 is the limit")), "{:?}", output.lines());
        assert!(size(&output) < 20_000_000, "{key}: {}", size(&output));
    }
}

#[test]
fn pages_of_events_grow_in_proportion() {
    let deliveries = |count: usize| {
        let one = |n: usize| format!("  - {{date: 2026-01-02, event: name-{n}}}\n");
        size(&build(&format!("deliveries:\n{}", (0..count).map(one).collect::<String>())))
    };
    let (small, large) = (deliveries(100), deliveries(400));
    assert!(large < 6 * small, "{small} {large}");
}
