use super::fence::{Fence, Spelling};
use super::unfenced;

/// The document `text` with one more key in its front matter, whose value is the path or URL `value`. All else stays as it is.
/// `None` if it has no front matter to which that can be added.
pub fn add_key(text: &str, key: &str, value: &str, is_key: fn(&str) -> bool) -> Option<String> {
    // What could mean something is encoded in a path.
    if value.contains(['"', '\\', '\n', '\r']) {
        return None;
    }
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (mark, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let first = body.find('\n').map(|end| end + 1)?;
    let (at, line) = match Fence::find(body) {
        Some(fence) => match fence.spelling {
            Spelling::Yaml => (fence.close(body)?.0.end, format!("{key}: \"{value}\"")),
            // Tables may follow.
            Spelling::Toml => (first, format!("{key} = \"{value}\"")),
            Spelling::Json | Spelling::Unknown => return None,
        },
        None => {
            let end = unfenced::find(body, is_key)?.end;
            (Some(end).filter(|end| body[..*end].ends_with('\n'))?, format!("{key}: {value}"))
        }
    };
    Some(format!("{mark}{}{line}{newline}{}", &body[..at], &body[at..]))
}

#[test]
fn a_key_is_added_in_each_spelling() {
    let add = |text: &str| add_key(text, "captions", "a%20b.vtt", |key| matches!(key, "title" | "date"));
    assert_eq!(add("---\ntitle: T\n---\nx").as_deref(), Some("---\ntitle: T\ncaptions: \"a%20b.vtt\"\n---\nx"));
    assert_eq!(
        add("---\r\ntitle: T\r\n---\r\n").as_deref(),
        Some("---\r\ntitle: T\r\ncaptions: \"a%20b.vtt\"\r\n---\r\n")
    );
    assert_eq!(
        add("+++\ntitle = 'T'\n[a]\n+++\n").as_deref(),
        Some("+++\ncaptions = \"a%20b.vtt\"\ntitle = 'T'\n[a]\n+++\n")
    );
    assert_eq!(add("title: T\ndate: x\n\nText").as_deref(), Some("title: T\ndate: x\ncaptions: a%20b.vtt\n\nText"));
    assert_eq!([add("Text\n"), add("{\n\"title\": \"T\"\n}\n")], [None, None]);
}
