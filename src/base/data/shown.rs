/// Longest piece of an author's words in a message, in characters.
const SHOWN: usize = 60;

/// An author's words for a message: cut where they are long, control characters made visible.
pub fn shown(text: &str) -> String {
    let mut out: String = text.chars().take(SHOWN).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        out.push('…');
    }
    out
}
