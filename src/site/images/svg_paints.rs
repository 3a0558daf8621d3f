//! How much of a drawing is dark, judged by the colours that it names: drawing it would take too long in every build.

use std::str::FromStr;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use svgtypes::Color;

use crate::base::luminance::is_dark;

/// Elements that are painted.
const SHAPES: [&str; 9] = ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"];

/// Elements deeper than this are not looked at.
const MAX_DEPTH: usize = 256;

/// What paints an element.
#[derive(Clone, Debug)]
struct Paint {
    fill: String,
    stroke: String,
    /// Whether it is not drawn, such as the shapes of a mask.
    is_hidden: bool,
    /// Whether a stylesheet may set it.
    has_class: bool,
}

/// The share of dark paints among all that `svg` uses; 1 if it uses none.
pub fn dark_share(svg: &str) -> f32 {
    let mut reader = Reader::from_str(svg);
    let default = Paint { fill: "black".into(), stroke: "none".into(), is_hidden: false, has_class: false };
    let mut open = vec![default];
    let mut paints = Paints::default();
    let mut in_style = false;
    // A damaged drawing has the paints up to the damage.
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) => {
                let paint = painted(&tag, open.last(), &mut paints);
                in_style = tag.local_name().as_ref() == "style";
                if open.len() < MAX_DEPTH {
                    open.push(paint);
                } else {
                    return paints.dark_share();
                }
            }
            Event::Empty(tag) => drop(painted(&tag, open.last(), &mut paints)),
            Event::End(_) => {
                in_style = false;
                if open.len() > 1 {
                    open.pop();
                }
            }
            Event::Text(text) if in_style => paints.add_sheet(&text),
            Event::CData(text) if in_style => paints.add_sheet(&text),
            Event::Eof => break,
            _ => {}
        }
    }
    paints.dark_share()
}

/// Counts the paints of an element, and gives those that the elements in it inherit.
fn painted(tag: &BytesStart<'_>, outer: Option<&Paint>, paints: &mut Paints) -> Paint {
    let Some(outer) = outer else {
        return Paint { fill: String::new(), stroke: String::new(), is_hidden: true, has_class: false };
    };
    let name = tag.local_name();
    let name = name.as_ref();
    let get = |key: &str| {
        let style = attribute(tag, "style").unwrap_or_default();
        declared(&style, key).or_else(|| attribute(tag, key))
    };
    let is_none = |key: &str, none: &str| get(key).is_some_and(|value| value.trim() == none);
    let paint = Paint {
        fill: get("fill").unwrap_or_else(|| outer.fill.clone()),
        stroke: get("stroke").unwrap_or_else(|| outer.stroke.clone()),
        is_hidden: outer.is_hidden
            || matches!(name, "clipPath" | "mask")
            || is_none("display", "none")
            || is_none("opacity", "0"),
        has_class: outer.has_class || attribute(tag, "class").is_some() || attribute(tag, "id").is_some(),
    };
    if paint.is_hidden {
        return paint;
    }
    match name {
        // What is in a picture is not known.
        "image" | "foreignObject" => paints.add("black"),
        "stop" => paints.add(&get("stop-color").unwrap_or_else(|| "black".into())),
        "flood" | "feFlood" => {}
        _ if SHAPES.contains(&name) => {
            // A class may stand for a paint of the stylesheet, which is counted there.
            let is_default = paint.fill == "black" && get("fill").is_none();
            if name != "line" && !is_none("fill-opacity", "0") && !(is_default && paint.has_class && paints.has_sheet) {
                paints.add(&paint.fill);
            }
            if !is_none("stroke-opacity", "0") && !is_none("stroke-width", "0") {
                paints.add(&paint.stroke);
            }
        }
        _ => {}
    }
    paint
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    Some(tag.try_get_attribute(name).ok()??.value.into_owned())
}

/// The value of a property in CSS without selectors.
fn declared(css: &str, property: &str) -> Option<String> {
    let declarations = css.split(';').filter_map(|one| one.split_once(':'));
    declarations.filter(|(name, _)| name.trim() == property).map(|(_, value)| plain(value).to_owned()).next_back()
}

fn plain(value: &str) -> &str {
    value.trim().trim_end_matches("!important").trim()
}

/// The paints of a drawing.
#[derive(Default)]
struct Paints {
    all: u32,
    dark: u32,
    has_sheet: bool,
}

impl Paints {
    /// Counts a paint. A gradient is counted by its colours.
    fn add(&mut self, paint: &str) {
        let paint = plain(paint);
        if matches!(paint, "none" | "transparent" | "") || paint.starts_with("url(") {
            return;
        }
        self.all += 1;
        // What cannot be read, such as `currentColor`, is black in a picture.
        let is_black = |colour: &Color| is_dark([colour.red, colour.green, colour.blue]);
        self.dark += u32::from(Color::from_str(paint).as_ref().is_ok_and(is_black) || Color::from_str(paint).is_err());
    }

    /// Counts the paints that a stylesheet sets.
    fn add_sheet(&mut self, css: &str) {
        for rule in css.split(['{', '}']) {
            for property in ["fill", "stroke", "stop-color"] {
                if let Some(value) = declared(rule, property) {
                    self.has_sheet = true;
                    self.add(&value);
                }
            }
        }
    }

    fn dark_share(&self) -> f32 {
        if self.all == 0 { 1.0 } else { self.dark as f32 / self.all as f32 }
    }
}

#[cfg(test)]
mod tests {
    use super::dark_share;

    #[test]
    fn paints_are_counted_as_a_browser_uses_them() {
        for (svg, share) in [
            ("<svg><g fill='none' stroke='#fafafa'><path/><path/></g></svg>", 0.0),
            ("<svg><g fill='none' stroke='#111'><path/></g></svg>", 1.0),
            ("<svg><path/></svg>", 1.0),
            ("<svg><rect style='fill: white; stroke: none'/><text fill='#fff'>a</text></svg>", 0.0),
            ("<svg fill='white'><rect/><rect fill='navy'/></svg>", 0.5),
            ("<svg><style>.a { fill: #fff }</style><path class='a'/></svg>", 0.0),
            ("<svg><style><![CDATA[.a{stroke:#000;fill:none}]]></style><path class='a'/></svg>", 1.0),
            ("<svg><mask><rect fill='black'/></mask><rect fill='white'/></svg>", 0.0),
            ("<svg><linearGradient><stop stop-color='#fff'/></linearGradient><rect fill='url(#a)'/></svg>", 0.0),
            ("<svg stroke='currentColor' fill='none'><path/></svg>", 1.0),
            ("<svg><image href='a.png'/></svg>", 1.0),
            ("<svg></svg>", 1.0),
            ("<svg><rect fill='#fff'/><", 0.0),
        ] {
            assert_eq!(dark_share(svg), share, "{svg}");
        }
        assert_eq!(dark_share(&"<g>".repeat(100_000)), 1.0);
    }
}
