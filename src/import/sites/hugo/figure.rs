//! `{{< figure src="a.png" caption="…" >}}`

use super::shortcode::Shortcode;
use crate::import::write::as_line;

/// The image that a figure becomes, and the names of what is left out.
pub(super) fn image(figure: &Shortcode) -> Option<(String, Vec<String>)> {
    let src = figure.get("src", 0)?;
    let unescaped = |text: &str| text.replace("\\\"", "\"");
    let caption: Vec<String> =
        ["title", "caption", "attr"].into_iter().filter_map(|key| figure.named(key)).map(unescaped).collect();
    let caption = caption.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    let alt = figure.named("alt").map_or_else(|| caption.clone(), unescaped);
    let caption = match caption.is_empty() {
        true => String::new(),
        false => format!(" \"{}\"", caption.replace('\\', "\\\\").replace('"', "\\\"")),
    };
    let image = format!("![{}]({}{caption})", as_line(&alt), destination(src));
    let image = match figure.named("link") {
        Some(link) => format!("[{image}]({})", destination(link)),
        None => image,
    };
    let known = ["src", "alt", "caption", "title", "attr", "link"];
    let left_out = figure.pairs.iter().map(|(key, _)| *key).filter(|key| !known.contains(key)).map(str::to_owned);
    Some((image, left_out.collect()))
}

/// An address in the parentheses of a link.
fn destination(address: &str) -> String {
    match address.contains([' ', '(', ')', '<', '>']) {
        true => format!("<{}>", address.replace('<', "%3C").replace('>', "%3E")),
        false => address.to_owned(),
    }
}
