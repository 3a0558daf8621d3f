//! SVGs that ask for endless time, memory or stack, or are wrong in other ways; the same ones each time, of at most 1 MB.

use std::fmt::Write;

/// What must become of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is left off the card.
    LeftOff,
    /// It may be drawn, or left off on a slow machine.
    Either,
}

use Fate::{Either, LeftOff};

/// A name, the SVG and what must become of it.
pub type Shape = (&'static str, String, Fate);

/// All shapes.
pub fn all() -> Vec<Shape> {
    [nesting(), references(), patterns(), filters(), text_and_style(), entities(), numbers(), floods()].concat()
}

/// One of each kind, which take little time.
pub fn some() -> Vec<Shape> {
    let names = [
        "tspans",
        "groups",
        "masks",
        "use-doubling",
        "use-circle",
        "markers",
        "pattern-of-57-pb",
        "octaves",
        "radius",
        "rules-times-elements",
        "entity-laughs",
        "entity-long",
        "nan",
        "attributes",
        "one-path",
        "not-xml",
        "endless-blurs",
    ];
    let chosen: Vec<Shape> = all().into_iter().filter(|(name, ..)| names.contains(name)).collect();
    assert_eq!(chosen.len(), names.len());
    chosen
}

const HEAD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

fn svg(inside: &str) -> String {
    format!("{HEAD} viewBox=\"0 0 160 90\">{inside}</svg>")
}

const RECT: &str = "<rect width=\"160\" height=\"90\"/>";

/// `inside` in `count` elements, each inside the one before.
fn nested(open: &str, close: &str, count: usize, inside: &str) -> String {
    svg(&format!("{}{inside}{}", open.repeat(count), close.repeat(count)))
}

/// The text of `one` for each number up to `count`.
fn each(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect()
}

/// A filter of `steps` on a rectangle that fills the picture.
fn filtered(steps: &str) -> String {
    svg(&format!(
        "<filter id=\"f\" x=\"-2\" y=\"-2\" width=\"5\" height=\"5\">{steps}</filter><g filter=\"url(#f)\">{RECT}</g>"
    ))
}

fn nesting() -> Vec<Shape> {
    let mask = |n: usize| {
        format!("<mask id=\"m{n}\"><rect width=\"160\" height=\"90\" fill=\"#fff\" mask=\"url(#m{})\"/></mask>", n + 1)
    };
    let mask_of_mask = |n: usize| format!("<mask id=\"m{n}\" mask=\"url(#m{})\">{RECT}</mask>", n + 1);
    let clip = |n: usize| format!("<clipPath id=\"c{n}\" clip-path=\"url(#c{})\">{RECT}</clipPath>", n + 1);
    let isolated = "<g opacity=\".99\" transform=\"scale(1.01)\">";
    vec![
        ("groups", nested("<g>", "</g>", 100_000, RECT), LeftOff),
        ("groups-below-the-limit", nested("<g>", "</g>", 240, RECT), Either),
        ("layers", nested(isolated, "</g>", 240, RECT), Either),
        (
            "layers-with-masks",
            nested(
                "<g opacity=\".9\" clip-path=\"url(#c)\">",
                "</g>",
                200,
                &format!("<clipPath id=\"c\">{RECT}</clipPath>{RECT}"),
            ),
            Either,
        ),
        ("svgs", nested("<svg width=\"99%\" height=\"99%\">", "</svg>", 20_000, RECT), LeftOff),
        (
            "tspans",
            svg(&format!("<text y=\"9\">{}a{}</text>", "<tspan>".repeat(1_000), "</tspan>".repeat(1_000))),
            LeftOff,
        ),
        (
            "tspans-below-the-limit",
            svg(&format!("<text y=\"9\">{}a{}</text>", "<tspan dx=\"1\">".repeat(240), "</tspan>".repeat(240))),
            Either,
        ),
        ("switches", nested("<switch>", "</switch>", 50_000, RECT), LeftOff),
        ("foreign-objects", nested("<switch><foreignObject>", "</foreignObject></switch>", 10_000, RECT), LeftOff),
        ("links", nested("<a xlink:href=\"#x\">", "</a>", 40_000, RECT), LeftOff),
        ("defs-and-symbols", nested("<defs><symbol>", "</symbol></defs>", 20_000, RECT), LeftOff),
        ("masks", svg(&format!("{}<g mask=\"url(#m0)\">{RECT}</g>", each(3_000, mask))), LeftOff),
        ("masks-of-masks", svg(&format!("{}<g mask=\"url(#m0)\">{RECT}</g>", each(3_000, mask_of_mask))), LeftOff),
        ("masks-below-the-limit", svg(&format!("{}<g mask=\"url(#m0)\">{RECT}</g>", each(100, mask))), Either),
        ("clip-paths", svg(&format!("{}<g clip-path=\"url(#c0)\">{RECT}</g>", each(9_000, clip))), LeftOff),
        (
            "clip-paths-below-the-limit",
            svg(&format!("{}<g clip-path=\"url(#c0)\">{RECT}</g>", each(200, clip))),
            Either,
        ),
        ("never-closed", format!("{HEAD}>{}", "<g>".repeat(300_000)), LeftOff),
    ]
}

fn references() -> Vec<Shape> {
    let double =
        |n: usize| format!("<g id=\"g{}\"><use href=\"#g{n}\"/><use xlink:href=\"#g{n}\" x=\"1\"/></g>", n + 1);
    let rect = "<rect id=\"g0\" width=\"1\" height=\"1\"/>";
    let chain = |n: usize| format!("<use id=\"u{n}\" href=\"#u{}\"/>", n + 1);
    let gradient = |n: usize| format!("<linearGradient id=\"l{n}\" href=\"#l{}\"/>", n + 1);
    let circle = |name: &str| {
        format!(
            "<{name} id=\"a\" href=\"#b\"/><{name} id=\"b\" href=\"#c\"/><{name} id=\"c\" href=\"#a\"/><rect width=\"9\" height=\"9\" fill=\"url(#a)\"/>"
        )
    };
    let marker = "<marker id=\"m\" markerWidth=\"9\" markerHeight=\"9\"><path d=\"M0 0h9v9z\"/></marker>";
    let marked = |n: usize| {
        format!(
            "<marker id=\"m{n}\" overflow=\"visible\"><polyline marker-mid=\"url(#m{})\" points=\"{}\"/></marker>",
            n + 1,
            "1,2 3,4 ".repeat(20)
        )
    };
    vec![
        ("use-doubling", svg(&format!("{rect}{}<use href=\"#g60\"/>", each(60, double))), LeftOff),
        ("use-doubling-below-the-limit", svg(&format!("{rect}{}<use href=\"#g17\"/>", each(17, double))), Either),
        ("use-chain", svg(&format!("{}<rect id=\"u9000\" width=\"1\" height=\"1\"/>", each(9_000, chain))), LeftOff),
        (
            "use-circle",
            svg(
                "<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#c\"/></g><g id=\"c\"><use href=\"#a\"/></g>",
            ),
            LeftOff,
        ),
        ("use-itself", svg("<use id=\"a\" href=\"#a\"/><g id=\"b\"><use href=\"#b\"/></g>"), LeftOff),
        (
            "gradient-chain",
            svg(&format!("{}<rect width=\"9\" height=\"9\" fill=\"url(#l0)\"/>", each(9_000, gradient))),
            LeftOff,
        ),
        ("gradient-circle", svg(&circle("linearGradient")), LeftOff),
        ("pattern-circle", svg(&circle("pattern")), LeftOff),
        ("filter-circle", svg(&circle("filter")), LeftOff),
        (
            "pattern-of-itself",
            svg(
                "<pattern id=\"p\" width=\"9\" height=\"9\"><rect fill=\"url(#p)\" width=\"9\" height=\"9\"/></pattern><rect width=\"9\" height=\"9\" fill=\"url(#p)\"/>",
            ),
            LeftOff,
        ),
        (
            "markers",
            svg(&format!(
                "{}<polyline marker-mid=\"url(#m0)\" points=\"{}\"/>",
                each(9, marked),
                "1,2 3,4 ".repeat(99)
            )),
            LeftOff,
        ),
        (
            "marker-at-each-point",
            svg(&format!("{marker}<path marker-mid=\"url(#m)\" d=\"M0 0{}\"/>", "l1 1-1-1".repeat(60_000))),
            Either,
        ),
        (
            "fe-image-of-itself",
            svg(
                "<filter id=\"f\"><feImage href=\"#r\"/></filter><rect id=\"r\" width=\"9\" height=\"9\" filter=\"url(#f)\"/>",
            ),
            LeftOff,
        ),
        (
            "fe-image-of-group",
            svg(&format!(
                "<filter id=\"f\"><feImage href=\"#g\"/></filter><g id=\"g\">{}</g>{}",
                RECT.repeat(300),
                "<rect width=\"160\" height=\"90\" filter=\"url(#f)\"/>".repeat(300)
            )),
            Either,
        ),
        (
            "text-path-chain",
            svg(&format!(
                "<path id=\"p\" d=\"M0 0{}\"/><text><textPath href=\"#p\">{}</textPath></text>",
                "l1 1".repeat(90_000),
                "a".repeat(90_000)
            )),
            Either,
        ),
        (
            "svg-in-svg-as-data",
            svg(&format!(
                "<image width=\"9\" height=\"9\" href=\"data:image/svg+xml;utf8,{}\"/>",
                svg(RECT).replace('<', "%3C").replace('"', "'")
            )),
            Either,
        ),
        (
            "images-again-and-again",
            svg(&format!(
                "<image id=\"i\" width=\"9\" height=\"9\" href=\"data:image/png;base64,{}\"/>{}",
                PIXEL,
                "<use href=\"#i\"/>".repeat(50_000)
            )),
            Either,
        ),
    ]
}

/// A PNG of one pixel.
const PIXEL: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

fn patterns() -> Vec<Shape> {
    let pattern = |size: &str, scale: &str| {
        svg(&format!(
            "<pattern id=\"p\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\">{RECT}</pattern><g transform=\"scale({scale})\"><rect width=\"9\" height=\"9\" fill=\"url(#p)\"/></g>"
        ))
    };
    let inner = |n: usize| {
        format!(
            "<pattern id=\"p{n}\" width=\"90\" height=\"90\" patternUnits=\"userSpaceOnUse\">{}</pattern>",
            format!("<rect width=\"90\" height=\"90\" fill=\"url(#p{})\"/>", n + 1).repeat(10)
        )
    };
    let styled = |n: usize| {
        format!(
            "<pattern id=\"p{n}\" width=\"90\" height=\"90\" patternUnits=\"userSpaceOnUse\">{}</pattern>",
            format!("<rect class=\"c{}\" width=\"90\" height=\"90\"/>", n + 1).repeat(10)
        )
    };
    let classes = each(12, |n| format!(".c{n}{{fill:url(#p{n})}}"));
    let used = "<rect width=\"160\" height=\"90\" fill=\"url(#p0)\"/>";
    vec![
        ("pattern-of-57-pb", pattern("100000", "1000"), LeftOff),
        ("pattern-of-400-mb", pattern("600", "4"), Either),
        ("pattern-without-end", pattern("1e30", "1e8"), LeftOff),
        ("patterns-in-patterns", svg(&format!("{}{used}", each(12, inner))), LeftOff),
        (
            "patterns-by-class",
            svg(&format!("<style>{classes}</style>{}<rect class=\"c0\" width=\"9\" height=\"9\"/>", each(12, styled))),
            LeftOff,
        ),
        (
            "pattern-on-everything",
            svg(&format!(
                "<pattern id=\"p0\" width=\"40\" height=\"40\" patternUnits=\"userSpaceOnUse\">{}</pattern>{}",
                RECT.repeat(200),
                used.repeat(9_000)
            )),
            Either,
        ),
        (
            "stops",
            svg(&format!(
                "<linearGradient id=\"p0\">{}</linearGradient>{used}",
                each(20_000, |n| format!("<stop offset=\"{}%\" stop-color=\"#{:06x}\"/>", n as f64 / 200.0, n))
            )),
            Either,
        ),
        (
            "stops-shared",
            svg(&format!(
                "<radialGradient id=\"a\">{}</radialGradient>{}",
                "<stop offset=\".5\"/>".repeat(9_000),
                each(5_000, |n| format!(
                    "<radialGradient id=\"b{n}\" href=\"#a\"/><path d=\"M0 0h9v9z\" fill=\"url(#b{n})\"/>"
                ))
            )),
            Either,
        ),
    ]
}

fn filters() -> Vec<Shape> {
    let big = "<rect width=\"160\" height=\"90\" filter=\"url(#f)\"/>";
    let blur = "<feGaussianBlur stdDeviation=\"40\"/>";
    let cells = |n: usize| format!("<feConvolveMatrix order=\"{n}\" kernelMatrix=\"{}\"/>", "1 ".repeat(n * n));
    vec![
        ("octaves", filtered("<feTurbulence numOctaves=\"1000000000\" baseFrequency=\".1\"/>"), LeftOff),
        ("octaves-below-the-limit", filtered(&"<feTurbulence numOctaves=\"60\" baseFrequency=\".1\"/>".repeat(20)), Either),
        ("radius", filtered("<feMorphology radius=\"5000\"/>"), LeftOff),
        ("radius-below-the-limit", filtered("<feMorphology operator=\"dilate\" radius=\"100\"/>"), LeftOff),
        ("endless-blurs", filtered(&blur.repeat(25_000)), LeftOff),
        ("blurs-below-the-limit", filtered(&blur.repeat(900)), Either),
        ("blurs-on-everything", svg(&format!("<filter id=\"f\">{blur}{blur}</filter>{}", big.repeat(15_000))), LeftOff),
        ("matrix", filtered(&cells(300)), LeftOff),
        ("matrices-below-the-limit", filtered(&cells(30).repeat(20)), LeftOff),
        ("lights", filtered(&"<feSpecularLighting surfaceScale=\"1e9\" specularExponent=\"128\"><fePointLight x=\"1\" y=\"1\" z=\"1\"/></feSpecularLighting>".repeat(500)), Either),
        ("displacements", filtered(&"<feDisplacementMap in2=\"SourceGraphic\" scale=\"1e30\"/>".repeat(800)), Either),
        ("merges", filtered(&format!("<feMerge>{}</feMerge>", "<feMergeNode in=\"SourceGraphic\"/>".repeat(25_000))), Either),
        ("tiles", filtered(&"<feTile x=\"0\" y=\"0\" width=\"1e-9\" height=\"1e-9\"/><feOffset dx=\"1e30\"/>".repeat(400)), Either),
        ("tables", filtered(&format!("<feComponentTransfer><feFuncR type=\"table\" tableValues=\"{}\"/></feComponentTransfer>", "0 1 ".repeat(200_000))), Either),
        ("filters", svg(&each(4_000, |n| format!("<filter id=\"f{n}\"><feFlood/><feBlend in2=\"SourceGraphic\"/></filter><circle r=\"90\" filter=\"url(#f{n})\"/>"))), Either),
        ("filter-lists", svg(&format!("<g style=\"filter:{}\">{RECT}</g>", "blur(9px) drop-shadow(1px 1px 9px red) ".repeat(9_000))), Either),
        ("filters-in-layers", nested("<g filter=\"url(#f)\">", "</g>", 200, &format!("<filter id=\"f\">{blur}</filter>{RECT}")), Either),
    ]
}

fn text_and_style() -> Vec<Shape> {
    let rules = |count: usize, selector: &str| each(count, |n| format!("{selector}{n}{{fill:red}}"));
    let dashes = |list: &str| {
        svg(&format!("<path d=\"M0 0H1e9\" stroke=\"red\" stroke-width=\"9\" stroke-dasharray=\"{list}\"/>"))
    };
    vec![
        (
            "rules-times-elements",
            svg(&format!("<style>{}</style>{}", rules(12_000, ".a"), "<path d=\"M0 0h1\"/>".repeat(30_000))),
            LeftOff,
        ),
        (
            "rules-with-ancestors",
            svg(&format!(
                "<style>{}</style>{}{}{}",
                rules(9_000, "g g g g .a"),
                "<g>".repeat(200),
                "<path/>".repeat(2_000),
                "</g>".repeat(200)
            )),
            Either,
        ),
        (
            "siblings",
            svg(&format!("<style>{}</style>{}", rules(300, "path + path + path + .a"), "<path/>".repeat(30_000))),
            Either,
        ),
        ("imports", svg(&format!("<style>@import url(x);{}</style>{RECT}", "@media{".repeat(90_000))), Either),
        (
            "style-attribute",
            svg(&format!("<rect width=\"9\" height=\"9\" style=\"{}\"/>", "fill:red;".repeat(90_000))),
            Either,
        ),
        ("long-text", svg(&format!("<text y=\"9\">{}</text>", "words ".repeat(150_000))), Either),
        (
            "text-positions",
            svg(&format!(
                "<text x=\"{}\" rotate=\"{}\">{}</text>",
                "1 ".repeat(90_000),
                "7 ".repeat(90_000),
                "a".repeat(90_000)
            )),
            Either,
        ),
        (
            "huge-text",
            svg("<text y=\"9\" font-size=\"1e30\" stroke=\"red\" letter-spacing=\"1e30\" textLength=\"1e30\">A</text>"),
            Either,
        ),
        ("texts", svg(&"<text y=\"9\" stroke=\"red\">word</text>".repeat(20_000)), Either),
        ("spaces", svg(&format!("<text xml:space=\"preserve\">{}</text>", " \n".repeat(400_000))), Either),
        ("dashes", dashes("1e-9"), Either),
        ("dash-list", dashes(&".001 ".repeat(150_000)), Either),
    ]
}

fn entities() -> Vec<Shape> {
    let document = |declared: &str, inside: &str| format!("<!DOCTYPE svg [{declared}]>{}", svg(inside));
    let laughs = each(9, |n| format!("<!ENTITY e{} \"{}\">", n + 1, format!("&e{n};").repeat(10)));
    vec![
        ("entity-laughs", document(&format!("<!ENTITY e0 \"ha\">{laughs}"), "<text>&e9;</text>"), LeftOff),
        (
            "entity-long",
            document(
                &format!("<!ENTITY e \"{}\">", "x".repeat(50_000)),
                &format!("<text>{}</text>", "&e;".repeat(50_000)),
            ),
            LeftOff,
        ),
        ("entity-elements", document("<!ENTITY e \"<rect width='9' height='9'/>\">", &"&e;".repeat(250_000)), LeftOff),
        ("entity-circle", document("<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">", "<text>&a;</text>"), LeftOff),
        ("entity-flood", document(&each(30_000, |n| format!("<!ENTITY e{n} \"x\">")), RECT), LeftOff),
        ("entity-file", document("<!ENTITY e SYSTEM \"file:///etc/passwd\">", "<text>&e;</text>"), Either),
        ("entity-parameters", document("<!ENTITY % p \"<!ENTITY q 'x'>\">%p;", "<text>&q;</text>"), Either),
    ]
}

fn numbers() -> Vec<Shape> {
    let sized = |attributes: &str| format!("{HEAD} {attributes}>{RECT}<circle r=\"3\"/></svg>");
    vec![
        (
            "nan",
            svg(
                "<rect width=\"NaN\" height=\"1e308\" x=\"-1e308\" transform=\"scale(1e308) rotate(1e308) skewX(90)\"/>",
            ),
            Either,
        ),
        (
            "infinite",
            svg(
                "<circle r=\"1e38\" cx=\"3e38\" stroke=\"red\" stroke-width=\"1e38\" transform=\"matrix(1e38 1e38 1e38 1e38 1e38 1e38)\"/>",
            ),
            Either,
        ),
        ("box-huge", sized("viewBox=\"0 0 1e38 1e38\""), Either),
        ("box-tiny", sized("viewBox=\"0 0 1e-38 1e-38\""), Either),
        ("box-none", sized("viewBox=\"0 0 0 0\" width=\"0\" height=\"0\""), Either),
        ("box-negative", sized("viewBox=\"-1e38 1e38 -1 -1\" width=\"-5\" height=\"-5\""), Either),
        ("size-huge", sized("width=\"9000000\" height=\"10\""), Either),
        ("size-thin", sized("width=\"1e-30\" height=\"1e30\" preserveAspectRatio=\"xMidYMid slice\""), Either),
        (
            "arcs",
            svg(&format!(
                "<path fill=\"red\" stroke=\"red\" d=\"M0 0{}\"/>",
                "A1e9 1e-9 1e9 1 0 1e9 1e9".repeat(40_000)
            )),
            Either,
        ),
    ]
}

fn floods() -> Vec<Shape> {
    let spiral = each(60_000, |n| format!("L{} {}", n * 7919 % 160, n * 104_729 % 90));
    let mut attributes = String::new();
    for n in 0..90_000 {
        let _ = write!(attributes, "a{n}=\"\" ");
    }
    vec![
        ("attributes", svg(&format!("<rect {attributes}/>")), LeftOff),
        ("namespaces", svg(&each(9_000, |n| format!("<g xmlns:n{n}=\"urn:{n}\">"))), LeftOff),
        ("one-path", svg(&format!("<path fill-rule=\"evenodd\" stroke=\"red\" d=\"M0 0{spiral}\"/>")), Either),
        (
            "one-path-round",
            svg(&format!(
                "<path fill=\"none\" stroke=\"red\" stroke-width=\"90\" stroke-linejoin=\"round\" stroke-linecap=\"round\" d=\"M0 0{spiral}\"/>"
            )),
            Either,
        ),
        ("circles", svg(&"<circle r=\"90\" fill-opacity=\".1\"/>".repeat(29_000)), Either),
        (
            "layers-side-by-side",
            svg(&"<g opacity=\".9\"><circle r=\"900\"/><circle r=\"90\"/></g>".repeat(18_000)),
            LeftOff,
        ),
        ("blends", svg(&"<circle r=\"900\" style=\"mix-blend-mode:luminosity\"/>".repeat(19_000)), LeftOff),
        ("comments", svg(&"<!---->".repeat(140_000)), Either),
        (
            "same-ids",
            svg(&format!("{}{}", "<g id=\"a\"/>".repeat(40_000), "<use href=\"#a\"/>".repeat(25_000))),
            Either,
        ),
        ("not-xml", "\u{0}\u{1}<svg".repeat(1_000), LeftOff),
        ("other-root", format!("<html>{}</html>", svg(RECT)), LeftOff),
        ("too-large", svg(&RECT.repeat(40_000)), LeftOff),
    ]
}
