use super::decode;

/// The words that HTML shows, with one space between them. A `>` in an attribute has to be written as a reference.
pub fn shown_words(html: &str) -> String {
    let mut out = String::new();
    for (n, piece) in html.split('<').enumerate() {
        let text = if n == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) };
        out.push_str(&decode(text));
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
