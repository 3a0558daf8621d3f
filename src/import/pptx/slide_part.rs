//! Reads the part of one slide, and that of its notes.

use super::element::Element;
use super::relations::Relations;
use super::slide::PptxSlide;
use crate::import::words::description;

/// Reads a slide.
pub fn slide(root: &Element, relations: &Relations) -> PptxSlide {
    let shapes: Vec<&Element> = shapes(root).into_iter().filter(|shape| !is_margin(shape)).collect();
    let mut placed: Vec<Placed<'_>> = shapes.iter().map(|shape| placed(shape)).collect();
    placed.sort_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)));
    let title = placed.iter().find(|(.., shape)| is_title(shape)).map(|(_, _, text, _)| text.join(" "));
    let others = placed.iter().filter(|(.., shape)| !is_title(shape));
    let lines = others.flat_map(|(_, _, text, _)| text.clone()).collect();
    let words: Vec<String> = placed.into_iter().flat_map(|(_, _, text, _)| text).collect();
    let descriptions = root.all("cNvPr").into_iter().filter_map(|element| element.get("descr"));
    let shown_for = root.all("transition").into_iter().find_map(|element| element.get("advTm")?.parse().ok());
    PptxSlide {
        is_hidden: matches!(root.get("show"), Some("0" | "false")),
        words: words.join(" "),
        title: title.filter(|title| !title.is_empty()),
        lines,
        notes: Vec::new(),
        links: links(root, relations),
        descriptions: descriptions.filter_map(description).collect(),
        shown_for,
        section: None,
    }
}

/// The paragraphs of speaker notes: those of the placeholder for the body, and nothing else.
pub fn notes(root: &Element) -> Vec<String> {
    let is_body = |shape: &&Element| shape.all("ph").iter().any(|place| place.get("type") == Some("body"));
    shapes(root).into_iter().filter(is_body).flat_map(paragraphs).collect()
}

fn shapes(root: &Element) -> Vec<&Element> {
    let mut shapes = root.all("sp");
    shapes.extend(root.all("graphicFrame"));
    shapes
}

/// Date, footer and number of a slide.
fn is_margin(shape: &Element) -> bool {
    let kinds = shape.all("ph").into_iter().filter_map(|place| place.get("type"));
    kinds.into_iter().any(|kind| matches!(kind, "dt" | "ftr" | "sldNum" | "hdr"))
}

/// The place of a shape, from above and from the left, its paragraphs, and itself.
type Placed<'e> = (i64, i64, Vec<String>, &'e Element);

fn is_title(shape: &Element) -> bool {
    shape.all("ph").iter().any(|place| matches!(place.get("type"), Some("title" | "ctrTitle")))
}

/// The text of a shape with its place: shapes come in the order in which they cover each other.
fn placed(shape: &Element) -> Placed<'_> {
    let at = shape.all("off").into_iter().next();
    let side = |name: &str| at.and_then(|at| at.get(name)?.parse().ok()).unwrap_or(0);
    (side("y"), side("x"), paragraphs(shape), shape)
}

fn paragraphs(shape: &Element) -> Vec<String> {
    let of = |paragraph: &Element| {
        let mut text = String::new();
        for part in &paragraph.children {
            match part.name.as_str() {
                "br" => text.push(' '),
                _ => part.all("t").iter().for_each(|t| text.push_str(&t.text)),
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    shape.all("p").into_iter().map(of).filter(|text| !text.is_empty()).collect()
}

fn links(root: &Element, relations: &Relations) -> Vec<(String, String)> {
    let address = |element: &Element| relations.address(element.get("r:id")?).map(str::to_owned);
    let of_run = |run: &Element| {
        let url = address(run.child("rPr")?.child("hlinkClick")?)?;
        Some((run.child("t").map(|t| t.text.trim().to_owned()).unwrap_or_default(), url))
    };
    let mut links: Vec<(String, String)> = root.all("r").into_iter().filter_map(of_run).collect();
    for shape in root.all("sp").into_iter().chain(root.all("pic")) {
        let click = shape.all("cNvPr").into_iter().find_map(|name| name.child("hlinkClick"));
        links.extend(click.and_then(address).map(|url| (paragraphs(shape).join(" "), url)));
    }
    links
}
