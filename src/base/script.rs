//! Text in scripts without spaces.

use std::borrow::Cow;

/// Whether `c` is Han, kana, Bopomofo or full-width: a line may end between two of these, and that is not a space.
pub fn is_east_asian(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}'
        | '\u{3001}'..='\u{312F}'
        | '\u{31A0}'..='\u{31BF}'
        | '\u{31F0}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF01}'..='\u{FF9F}'
        | '\u{1B000}'..='\u{1B16F}'
        | '\u{20000}'..='\u{3FFFD}')
}

/// Whether `c` is punctuation as wide as a Han character, or its narrow form for kana.
pub fn is_wide_punctuation(c: char) -> bool {
    matches!(c,
        '\u{3001}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{3030}'
        | '\u{303D}'..='\u{303F}'
        | '\u{30A0}'
        | '\u{30FB}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF01}'..='\u{FF0F}'
        | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}'
        | '\u{FF5B}'..='\u{FF65}'
        | '\u{FFE0}'..='\u{FFEE}')
}

/// Whether words of the script of the letter `c` are not separated by spaces: Han, kana, Thai, Lao, Khmer, Burmese.
pub fn is_spaceless(c: char) -> bool {
    let is_letter = || c.is_alphanumeric();
    match c {
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' => is_letter(),
        '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}' | '\u{19E0}'..='\u{19FF}' => is_letter(),
        // Full-width Latin letters and digits are words as others.
        '\u{FF01}'..='\u{FF65}' => false,
        _ => is_east_asian(c) && is_letter(),
    }
}

/// Whether the line end between `before` and `after` is not a space, whatever marks of Markdown are next to it.
pub fn joins_lines(before: &str, after: &str) -> bool {
    let is_mark = |c: char| matches!(c, '*' | '_' | '~' | '`' | '[' | ']');
    let is_margin = |c: char| matches!(c, ' ' | '\t' | '>');
    let after = after.trim_start_matches(is_margin).trim_start_matches(is_mark).chars().next();
    let before = || before.trim_end_matches([' ', '\t']).trim_end_matches(is_mark).chars().next_back();
    let is_wide_beside = |c: char, other: char| is_east_asian(c) || (is_wide_in_east_asia(c) && is_east_asian(other));
    after.zip(before()).is_some_and(|(a, b)| is_wide_beside(a, b) && is_wide_beside(b, a))
}

/// Whether `c` is punctuation that is as wide as a Han character beside one: an ellipsis, a long dash or a quotation mark.
fn is_wide_in_east_asia(c: char) -> bool {
    matches!(c, '…' | '‥' | '―' | '“' | '”' | '‘' | '’')
}

/// `text` with its lines joined where [`joins_lines`] says so.
pub fn with_joined_lines(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut start = 0;
    for (end, _) in text.match_indices('\n') {
        out.push_str(&text[start..end]);
        start = end + 1;
        match joins_lines(&text[..end], &text[start..]) {
            true => {
                out.truncate(out.trim_end_matches([' ', '\t']).len());
                start += text[start..].len() - text[start..].trim_start_matches([' ', '\t']).len();
            }
            false => out.push('\n'),
        }
    }
    out.push_str(text.get(start..).unwrap_or_default());
    Cow::Owned(out)
}

/// `text`, in which the line ends of its `source` have become spaces, without the spaces where [`joins_lines`] says so.
pub fn without_folds<'t>(text: &'t str, source: &str) -> Cow<'t, str> {
    if text.is_ascii() || !source.contains('\n') {
        return Cow::Borrowed(text);
    }
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '\r');
    // What is around the text in its source.
    let is_quote = |c: char| matches!(c, '`' | '"' | '\'' | '>');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    for (end, _) in source.match_indices('\n') {
        let (before, after) =
            (source[..end].trim_end_matches(is_blank), source[end + 1..].trim_start_matches(is_blank));
        if !joins_lines(before, after) {
            continue;
        }
        let line = before.rsplit('\n').next().unwrap_or_default();
        let line = line.trim_start_matches(|c| is_blank(c) || is_quote(c));
        let start = line.char_indices().rev().nth(MAX_SEEN - 1).map_or(0, |(at, _)| at);
        let after = after.trim_start_matches(|c| is_blank(c) || c == '>');
        let next: String = after.chars().take_while(|c| *c != '\n' && !is_quote(*c)).take(MAX_SEEN).collect();
        let folded = format!("{} {}", &line[start..], next.trim_end_matches(is_blank));
        let Some(at) = rest.find(&folded) else { break };
        let (done, after) = rest.split_at(at + line.len() - start);
        out.push_str(done);
        rest = &after[1..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// How many letters beside a line end are compared at most.
const MAX_SEEN: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined_between_wide_letters_only() {
        assert_eq!(
            with_joined_lines("分散\n  システム、\n**次**\nend\n終\n\n分"),
            "分散システム、**次**\nend\n終\n\n分"
        );
        assert_eq!(with_joined_lines("한\n국\na\nb"), "한\n국\na\nb");
        assert_eq!(with_joined_lines("港……\n船\n“港”\na…\n港\n— Ann"), "港……船“港”\na…港\n— Ann");
    }

    #[test]
    fn folded_lines_are_joined_between_wide_letters_only() {
        for (source, folded, text) in [
            ("港の\n  測り方", "港の 測り方", "港の測り方"),
            ("山田 太郎の\n港\nと\n船", "山田 太郎の 港 と 船", "山田 太郎の港と船"),
            ("`港の\n> 船`", "港の 船", "港の船"),
            ("港 a\nb 港\n\n港", "港 a b 港\n港", "港 a b 港\n港"),
            ("'港\\u3042\n船'", "港あ 船", "港あ 船"),
        ] {
            assert_eq!(without_folds(folded, source), text, "{source}");
        }
    }

    #[test]
    fn letters_have_their_script() {
        assert!("分散システム々ーไทยລາວខមရမနㄅ".chars().all(is_spaceless));
        assert!(!"Größe 한국어、。：「」٣Ａ１".chars().any(is_spaceless));
        assert!("、。：「」（）！？・～【】｡".chars().all(is_wide_punctuation));
        assert!(!"々ー\u{3000}注Ａ…“”".chars().any(is_wide_punctuation));
        assert!("分シ、。：Ａ".chars().all(is_east_asian) && !"\u{3000}a한“".chars().any(is_east_asian));
    }
}
