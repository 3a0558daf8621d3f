use super::left_out::LeftOut;
use super::piece::data_address;
use super::place::{Goal, Place};
use crate::base::SitePath;
use crate::base::media_type::media_type;
use crate::talk::markdown::css_addresses;

/// Stylesheets in each other are not looked into any deeper.
const MAX_DEPTH: usize = 4;

/// The CSS `css` of the file `from`, with all that it loads in it. What it would load from another site is left out, and added to
/// `left_out`.
pub fn whole_css(place: &Place<'_>, from: &SitePath, css: &str, left_out: &mut LeftOut) -> String {
    let mut leave_out = |address: &str, goal: &Goal| {
        left_out.add_unless_missing(address, goal);
        "data:,".to_owned()
    };
    whole(place, from, css, 0, &mut leave_out)
}

/// The same, but what is on another site is loaded from there.
pub fn css_with_files(place: &Place<'_>, from: &SitePath, css: &str) -> String {
    // Neither a quote nor a backslash may be in the address as it is written.
    let mut escaped = |address: &str, _: &Goal| address.replace('"', "%22").replace('\\', "%5C").replace('\n', "%0A");
    whole(place, from, css, 0, &mut escaped)
}

/// What is in the place of an address that leads to no file of the site.
type Missing<'m> = dyn FnMut(&str, &Goal) -> String + 'm;

fn whole(place: &Place<'_>, from: &SitePath, css: &str, depth: usize, missing: &mut Missing<'_>) -> String {
    let mut out = String::with_capacity(css.len());
    let mut end = 0;
    for address in css_addresses(css) {
        if address.url.starts_with("data:") || address.url.starts_with('#') {
            continue;
        }
        let Some(before) = css.get(end..address.range.start) else { continue };
        out.push_str(before);
        end = address.range.end;
        let goal = place.goal(from, &address.url);
        let data = match &goal {
            Goal::File(path, _) => data(place, path, depth, missing),
            Goal::Here(_) | Goal::Missing(..) | Goal::Elsewhere => None,
        };
        let data = data.unwrap_or_else(|| missing(&address.url, &goal));
        out.push_str(&format!("url(\"{data}\")"));
    }
    out.push_str(css.get(end..).unwrap_or_default());
    // A tag would end the element that it is in; in strings of CSS, both are the same.
    out.replace("</", "<\\/")
}

fn data(place: &Place<'_>, path: &SitePath, depth: usize, missing: &mut Missing<'_>) -> Option<String> {
    let bytes = place.output.get(path.as_str())?.read().ok()?;
    if path.extension() != "css" {
        return Some(data_address(media_type(path.extension()), &bytes));
    }
    let css = std::str::from_utf8(&bytes).ok().filter(|_| depth < MAX_DEPTH)?;
    let css = whole(place, path, css, depth + 1, missing);
    Some(data_address("text/css", &css.into_bytes().into()))
}
