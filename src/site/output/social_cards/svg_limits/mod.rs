//! Checks that find out, before an SVG is drawn, whether drawing it would take far more time or memory than a picture needs. Each
//! takes time in proportion to the SVG itself. Good pictures are far below all limits.

mod attributes;
mod drawing_work;
mod entities;
mod reason;
mod references;
mod style_rules;

use resvg::usvg::Tree;
use resvg::usvg::roxmltree::{Document, Error, ParsingOptions};

use drawing_work::DrawingWork;
use references::Expanded;

pub use reason::Reason;

/// Elements and texts as they are in the file.
const MAX_NODES: u32 = 500_000;

/// Elements after each reference is replaced by what it refers to.
const MAX_ELEMENTS: u64 = 1_000_000;

/// Elements inside one another, those that are referred to included.
const MAX_DEPTH: u32 = 256;

/// Reads the XML of an SVG.
///
/// # Errors
/// If it is not XML, or exceeds a limit.
pub fn read(text: &str) -> Result<Document<'_>, Reason> {
    entities::check(text)?;
    attributes::check(text)?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        Error::NodesLimitReached => "it has more than 500,000 elements",
        Error::EntityReferenceLoop(_) => "its entities refer to each other",
        _ => "it is not well-formed XML",
    })?;
    let Some(Expanded { elements, depth }) = references::expand(&document) else {
        return Err("one of its elements refers to itself".into());
    };
    if depth > MAX_DEPTH {
        return Err(format!("its elements are nested more than {MAX_DEPTH} deep").into());
    }
    if elements > MAX_ELEMENTS {
        return Err("it draws more than a million elements".into());
    }
    style_rules::check(&document, elements)?;
    Ok(document)
}

/// Checks what is to be drawn, at `scale` pixels for each unit of the SVG.
///
/// # Errors
/// If it exceeds a limit.
pub fn check_drawing(tree: &Tree, scale: f32) -> Result<(), Reason> {
    drawing_work::check_filters(tree)?;
    DrawingWork::default().add_group(tree.root(), (scale, scale))
}

#[cfg(test)]
mod tests {
    use crate::site::output::social_cards::svg_limits::*;

    fn reason(inside: &str) -> Option<Reason> {
        let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 9\">{inside}</svg>");
        let document = match read(&text) {
            Ok(document) => document,
            Err(reason) => return Some(reason),
        };
        let tree = Tree::from_xmltree(&document, &resvg::usvg::Options::default()).unwrap();
        check_drawing(&tree, 30.0).err()
    }

    #[test]
    fn ordinary_pictures_pass() {
        let gradient =
            "<linearGradient id=\"a\"><stop offset=\"0\"/></linearGradient><linearGradient id=\"b\" href=\"#a\"/>";
        let good = [
            "<rect width=\"9\" height=\"9\"/>".repeat(10_000),
            "<g>".repeat(200) + &"</g>".repeat(200),
            format!("{gradient}<rect id=\"r\" width=\"9\" height=\"9\" fill=\"url(#b)\"/><use href=\"#r\" x=\"2\"/>"),
            "<g id=\"a\"><linearGradient id=\"a\"/><rect width=\"1\" height=\"1\" fill=\"url(#a)\"/></g>".to_owned(),
            "<a id=\"here\" href=\"#here\"><rect width=\"1\" height=\"1\"/></a>".to_owned(),
            "<pattern id=\"p\" width=\".1\" height=\".1\"><rect width=\"1\" height=\"1\"/></pattern><rect width=\"9\" height=\"9\" fill=\"url(#p)\"/>".to_owned(),
            "<filter id=\"f\"><feGaussianBlur stdDeviation=\"3\"/><feMorphology radius=\"2\"/><feTurbulence numOctaves=\"8\"/></filter><rect width=\"9\" height=\"9\" filter=\"url(#f)\"/>".to_owned(),
            format!("<style>{}</style>{}", ".a{fill:red}".repeat(300), "<path class=\"a\" d=\"M0 0h1\"/>".repeat(5_000)),
        ];
        for inside in good {
            assert_eq!(reason(&inside), None, "{:.100}", inside);
        }
    }

    #[test]
    fn each_limit_has_a_reason() {
        let doubled: String =
            (0..40).map(|n| format!("<g id=\"g{}\"><use href=\"#g{n}\"/><use href=\"#g{n}\"/></g>", n + 1)).collect();
        let mask =
            |n: usize| format!("<mask id=\"m{n}\" mask=\"url(#m{})\"><rect width=\"1\" height=\"1\"/></mask>", n + 1);
        let bad = [
            ("nested", "<text>".to_owned() + &"<tspan>".repeat(300) + &"</tspan>".repeat(300) + "</text>"),
            ("nested", (0..400).map(mask).collect()),
            ("million elements", format!("<rect id=\"g0\"/>{doubled}<use href=\"#g40\"/>")),
            ("itself", "<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>".to_owned()),
            ("rules", format!("<style>{}</style>{}", "a b{fill:red}".repeat(5_000), "<g/>".repeat(9_000))),
            ("attributes", format!("<g {}/>", (0..2_000).map(|n| format!("a{n}=\"\" ")).collect::<String>())),
            ("pixels", "<pattern id=\"p\" width=\"1e5\" height=\"1e5\" patternUnits=\"userSpaceOnUse\"><rect width=\"1\" height=\"1\"/></pattern><g transform=\"scale(1000)\"><rect width=\"9\" height=\"9\" fill=\"url(#p)\"/></g>".to_owned()),
            ("feTurbulence", "<filter id=\"f\"><feTurbulence numOctaves=\"1000000000\"/></filter><rect width=\"9\" height=\"9\" filter=\"url(#f)\"/>".to_owned()),
            ("feMorphology", "<filter id=\"f\"><feMorphology radius=\"5000\"/></filter><rect width=\"9\" height=\"9\" filter=\"url(#f)\"/>".to_owned()),
        ];
        for (word, inside) in bad {
            let reason = reason(&inside).unwrap_or_default();
            assert!(reason.contains(word), "{word}: {reason:?}");
        }
    }

    #[test]
    fn entities_are_counted() {
        let document = |entity: &str, count: usize| {
            format!(
                "<!DOCTYPE svg [<!ENTITY ns \"{entity}\">]><svg xmlns=\"http://www.w3.org/2000/svg\">{}</svg>",
                "&ns;".repeat(count)
            )
        };
        assert!(read(&document("http://ns.adobe.com/Extensibility/1.0/", 20)).is_ok());
        for text in [document(&"x".repeat(10_000), 1_000), document("&other;", 1)] {
            assert!(read(&text).is_err_and(|reason| reason.contains("entities")), "{text:.80}");
        }
    }
}
