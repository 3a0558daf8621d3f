/// A WebVTT file without its comments and the text above its first block: players show neither.
pub fn without_comments(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len());
    let mut above = Above::Nothing;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        above = match above {
            Above::Nothing if content.trim_start_matches('\u{feff}').starts_with("WEBVTT") => {
                out.push_str("WEBVTT\n");
                Above::Dropped
            }
            _ if content.is_empty() => Above::Blank,
            Above::Dropped if !content.contains("-->") => Above::Dropped,
            Above::Nothing | Above::Blank if is_comment(content) => Above::Dropped,
            _ => Above::Kept,
        };
        if matches!(above, Above::Kept | Above::Blank) {
            out.push_str(line);
        }
    }
    out
}

/// What is above a line.
enum Above {
    /// Nothing: it is the first line.
    Nothing,
    Blank,
    /// A line of a block that is kept.
    Kept,
    /// A line of a comment or of the head.
    Dropped,
}

fn is_comment(line: &str) -> bool {
    line.strip_prefix("NOTE").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_the_head_are_left_out() {
        let vtt = "\u{feff}WEBVTT - x\nKind: x\n\nNOTE x\nx\n\nSTYLE\n::cue {}\n\nNOTE\nx\n\n1\n00:01.000 --> 00:02.000 line:0\nNOTE <b>a</b>\n\nNOTEa\n";
        let out = "WEBVTT\n\n\nSTYLE\n::cue {}\n\n\n1\n00:01.000 --> 00:02.000 line:0\nNOTE <b>a</b>\n\nNOTEa\n";
        assert_eq!(without_comments(vtt), out);
        assert_eq!(without_comments("WEBVTT\r\nx\r\n\r\nNOTE x\r\nx\r\n\r\na"), "WEBVTT\n\n\na");
        assert_eq!(without_comments("WEBVTT x\n00:01.000 --> 00:02.000\na"), "WEBVTT\n00:01.000 --> 00:02.000\na");
    }
}
