use std::borrow::Cow;

/// `text` of a title or an attribute without the comments that an author wrote in it, and without what is in the place of those of
/// Obsidian. A comment that is not closed takes the rest.
pub fn without_comments(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('<').filter(|at| next(&text[*at..]).is_some()) else { return text.into() };
    let mut out = text[..first].to_owned();
    let mut rest = &text[first..];
    while let Some(comment) = next(rest) {
        out.push_str(&rest[..comment.start]);
        rest = &rest[comment.end..];
        // Words on both sides keep one space between them.
        if out.ends_with(' ') || out.is_empty() {
            rest = rest.trim_start_matches(' ');
        }
    }
    out.push_str(rest);
    out.truncate(out.trim_end().len());
    out.into()
}

/// Where the first comment is.
fn next(text: &str) -> Option<std::ops::Range<usize>> {
    let starts = text.match_indices('<').map(|(at, _)| at);
    starts.filter_map(|at| Some(at..at + length(&text[at..])?)).next()
}

/// The length of the comment at the start of `text`, if there is one.
fn length(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        // `<!-->` and `<!--->` are whole.
        return Some(text[2..].find("-->").map_or(text.len(), |end| 2 + end + 3));
    }
    let inner = text.strip_prefix("<?")?.trim_start_matches(' ');
    inner.strip_prefix("?>").map(|rest| text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_words_stay() {
        for (text, left) in [
            ("Cap <!-- x --> tion <?     ?>", "Cap tion"),
            ("<!-- x -->a<!--> b <!--->c", "a b c"),
            ("a <!-- x", "a"),
            ("<??>a <??> b", "a b"),
            ("1 < 2 <? 3 <!- 4", "1 < 2 <? 3 <!- 4"),
            ("", ""),
        ] {
            assert_eq!(without_comments(text), left, "{text}");
        }
    }
}
