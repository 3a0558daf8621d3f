//! Lists whose items appear one by one while you present.

use pulldown_cmark::{Event, Tag, TagEnd};

/// The start of a list that appears in steps, because the paragraph before it is `{.step}`; that paragraph is removed.
/// Nothing if there is no such paragraph.
pub fn list(before: &mut Vec<Event<'_>>, first: Option<u64>) -> Option<String> {
    let [.., Event::Start(Tag::Paragraph), Event::Text(text), Event::End(TagEnd::Paragraph)] = &before[..] else {
        return None;
    };
    if text.trim() != "{.step}" {
        return None;
    }
    before.truncate(before.len() - 3);
    Some(match first {
        None => "<ul class=\"step\">\n".into(),
        Some(1) => "<ol class=\"step\">\n".into(),
        Some(first) => format!("<ol class=\"step\" start=\"{first}\">\n"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Parser, html::push_html};

    fn html(markdown: &str) -> String {
        let mut events = Vec::new();
        for event in Parser::new(markdown) {
            match event {
                Event::Start(Tag::List(first)) => match list(&mut events, first) {
                    Some(start) => events.push(Event::InlineHtml(start.into())),
                    None => events.push(Event::Start(Tag::List(first))),
                },
                other => events.push(other),
            }
        }
        let mut out = String::new();
        push_html(&mut out, events.into_iter());
        out
    }

    #[test]
    fn a_mark_above_a_list_makes_it_come_in_steps() {
        assert_eq!(html("{.step}\n- a"), "<ul class=\"step\">\n<li>a</li>\n</ul>\n");
        assert_eq!(html("{.step}\n\n3. a"), "<ol class=\"step\" start=\"3\">\n<li>a</li>\n</ol>\n");
    }

    #[test]
    fn anything_else_is_text() {
        for text in ["a {.step}\n- a", "`{.step}`\n- a", "{.steps}\n- a", "{.step}\n\ntext\n\n- a"] {
            assert!(!html(text).contains("class="), "{text}");
        }
    }
}
