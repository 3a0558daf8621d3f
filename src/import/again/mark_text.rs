//! Changes the image line of a slide, and nothing else in it.

use crate::import::write::as_line;
use crate::talk::html::escape;
use crate::talk::scan::Mark;

/// The source of a mark with another alt text and another file; `None` for what could not be found in it.
pub fn changed_mark(source: &str, mark: &Mark, alt: Option<&str>, file: Option<&str>) -> Option<String> {
    let mut out = source.to_owned();
    if let Some(new) = alt {
        out = with_alt(&out, mark.alt.as_deref().unwrap_or_default(), new)?;
    }
    match file {
        Some(file) if file != mark.src => {
            // The same words can also be in the alt text or the title.
            let at = ["](", "](<", "src=\"", "src='", "src="].iter().find_map(|start| {
                let at = out.find(&format!("{start}{}", mark.src))?;
                Some(at + start.len())
            })?;
            out.replace_range(at..at + mark.src.len(), file);
            Some(out)
        }
        _ => Some(out),
    }
}

fn with_alt(source: &str, old: &str, new: &str) -> Option<String> {
    if source.contains("<img") {
        for quote in ['"', '\''] {
            let written = format!("alt={quote}{}{quote}", escape(old));
            if source.contains(&written) {
                return Some(source.replacen(&written, &format!("alt=\"{}\"", escape(new)), 1));
            }
        }
        return None;
    }
    let written = format!("![{}](", as_line(old));
    source.contains(&written).then(|| source.replacen(&written, &format!("![{}](", as_line(new)), 1))
}
