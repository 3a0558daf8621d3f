use super::scanner::scan;
use super::{BlockKind, BreakSetting};
use crate::talk::markdown::Definitions;

/// The blocks as one letter each.
fn shape(text: &str) -> String {
    let scan = scan(text, 0..text.len(), &Definitions::default());
    let covered: String = scan.blocks.iter().map(|b| &text[b.range.clone()]).collect();
    assert_eq!(covered, text, "the blocks leave gaps");
    scan.blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Blank => None,
            BlockKind::Text => Some('t'),
            BlockKind::Heading { .. } => Some('h'),
            BlockKind::Break { setting: BreakSetting::Free } => Some('-'),
            BlockKind::Break { setting: BreakSetting::Glued } => Some('='),
            BlockKind::Comments(_) => Some('c'),
            BlockKind::Image(mark) => Some(if mark.row.is_some() { 'R' } else { 'I' }),
            BlockKind::Card { inline, .. } => Some(if *inline { 'c' } else { 'C' }),
        })
        .collect()
}

#[test]
fn the_shape_of_a_deck() {
    assert_eq!(shape("Intro\n\n----\n\n<img src=a>\nSaid.\n\n![b](b)\n\n...\n\n----\n\n* [a](b)\n"), "t-ItIt-t");
    assert_eq!(shape("## A\n![a](b)\n![c](d)\n"), "hII");
    assert_eq!(shape("<!-- slide: id=x -->\n\n<!-- note: y\n\nz -->\n<img\n src=a>\n"), "ccI");
}

#[test]
fn what_hides_a_mark() {
    assert_eq!(shape("```\n![a](b)\n\n----\n```\n![a](b)"), "tI");
    assert_eq!(shape("<!--\n![a](b)\n-->\n"), "c");
    assert_eq!(shape("<pre>\n\n![a](b)\n</pre>\n\n![a](b)"), "tI");
    assert_eq!(shape("text\n![a](b)\n"), "t");
    assert_eq!(shape("<!-- inline -->\n![a](b)\n\n<img src=a class=inline>\n"), "ctt");
    assert_eq!(shape(" ![a](b)\n\n> ![a](b)\n\n- ![a](b)\n"), "ttt");
    assert_eq!(shape("<section>\n![a](b)\n\n![a](b)\n"), "tI");
}

#[test]
fn fences_in_lists_stay_in_the_list() {
    assert_eq!(shape("- ```\n  code\n  ```\n\n![a](b)\n"), "tI");
    assert_eq!(shape("1. a\n\n   ```\n   ----\n   ```\n2. b\n\n----\n"), "tt-");
}

#[test]
fn rows_and_cards() {
    assert_eq!(shape("<div class=row>\n\n<div><img src=a></div>\n\ntext</div>\n\nMore"), "Rt");
    assert_eq!(shape("<div><img src=a>\n\n![b](c)"), "tI");
    assert_eq!(shape("> ## Title\n> - a\n\nSaid\n\n> just a quote\n"), "Ctt");
    assert_eq!(shape("<!-- inline -->\n> ## Title\n"), "cc");
}

#[test]
fn dashes_under_text() {
    assert_eq!(shape("Text\n----\n"), "t=");
    assert_eq!(shape("Text\n====\nmore"), "ht");
    assert_eq!(shape("a\n\nText\n--\n"), "th");
    assert_eq!(shape("Text\n***\n"), "t-");
    assert_eq!(shape("- item\n----\n"), "t-");
}

#[test]
fn an_unclosed_comment_is_reported() {
    let text = "a\n\n<!-- note: x\n\n![a](b)\n";
    let scan = scan(text, 0..text.len(), &Definitions::default());
    assert_eq!(scan.unclosed_comment, Some(3..16));
}

#[test]
fn nothing_in_an_open_element_is_a_mark() {
    assert_eq!(shape("<details>\n<summary>S</summary>\n\n![a](b)\n\n</details>\n\n![c](d)\n"), "tttI");
    assert_eq!(shape("<details>\n\n> ## A\n> b\n\n<img src=a>\n\n<div>\n<img src=a>\n</div>\n\n</details>\n"), "tcttt");
    assert_eq!(shape("<div>\n\n![a](b)\n\n![c](d)\n\n</div>\n\n![e](f)\n"), "ttttI");
    assert_eq!(shape("<SECTION>\n\n<p>\n\n![a](b)\n\n</section>\n"), "tttt", "`<p>` needs no end");
    // What is never closed, or only named, hides nothing.
    assert_eq!(shape("<details>\n\n![a](b)\n\n![c](d)\n"), "tII");
    assert_eq!(shape("```\n<details>\n```\n\n![a](b)\n\n</details>\n"), "tIt");
    assert_eq!(shape("Use <details>.\n\n![a](b)\n\n</details>\n"), "tIt");
    assert_eq!(shape("<!-- <details> -->\n\n![a](b)\n\n</details>\n"), "cIt");
    assert_eq!(shape("<br>\n\n![a](b)\n\n</br>\n"), "tIt");
    assert_eq!(shape("<div>\n\n<img src=a>\n\n</div>\n"), "R", "rows stay");
}
