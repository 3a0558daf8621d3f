use crate::talk::html::{Token, decode, tokens};
use crate::talk::markdown::{quoted, range_at};

/// The text of the first `<h1>` of `text`, outside of code and comments.
pub(super) fn html_title(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let first = lower.find("<h1")?;
    let quoted = quoted(text);
    let mut starts = lower[first..].match_indices("<h1").map(|(at, _)| first + at);
    starts.find_map(|start| {
        if range_at(&quoted, start).is_some() {
            return None;
        }
        let end = start + lower[start..].find("</h1")?;
        let inner = &text[start..end];
        let texts = tokens(inner).into_iter().filter_map(|token| match token {
            Token::Text(range) => Some(decode(&inner[range]).into_owned()),
            _ => None,
        });
        let title = texts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        (!title.is_empty()).then_some(title)
    })
}

#[cfg(test)]
mod tests {
    use super::html_title;

    #[test]
    fn the_first_heading_with_text_is_the_title() {
        let title = |text: &str| html_title(text);
        assert_eq!(title("a\n<H1 class=x>A &amp;\n <b>B</b></H1>").as_deref(), Some("A & B"));
        assert_eq!(title("<!-- <h1>a</h1> -->\n`<h1>b</h1>`\n\n<h1> </h1><h1>c</h1>").as_deref(), Some("c"));
        assert_eq!((title("<h1>a"), title("# a")), (None, None));
    }
}
