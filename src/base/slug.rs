use super::script::is_spaceless;
use unicode_normalization::UnicodeNormalization;

/// Makes a URL-friendly name: letters and digits of any script, lower case, `-` for each run of anything else.
///
/// Empty if `text` has no letter or digit.
pub fn slug(text: &str) -> String {
    // Most texts don't need Unicode's tables.
    match text.is_ascii() {
        true => joined(text.len(), text.chars().map(|c| c.to_ascii_lowercase())),
        false => joined(text.len(), text.nfc().flat_map(char::to_lowercase)),
    }
}

/// The letters and digits of `chars`, and a `-` for each run of anything else between them.
fn joined(length: usize, chars: impl Iterator<Item = char>) -> String {
    let mut out = String::with_capacity(length);
    for c in chars {
        if c.is_alphanumeric() || is_mark(c) && !out.is_empty() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// The form in which paths are equal if some file system cannot distinguish them: NFC, case folded.
pub fn fold(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.nfc().flat_map(char::to_lowercase).collect::<String>().to_uppercase().to_lowercase(),
    }
}

/// `text` as a search compares it: lower case, without accents.
pub fn search_form(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.nfkd().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase).collect(),
    }
}

/// `text` in lower case, with one form for letters that look different and mean the same, such as full-width ones (NFKC).
pub fn compatible_form(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.nfkc().flat_map(char::to_lowercase).collect(),
    }
}

/// How many letters of a word a search compares at most.
const MAX_WORD: usize = 40;

/// The words of a [`search_form`] text that a search can find: the first 40 letters and digits of each. In scripts without spaces
/// these are all pairs of letters that follow each other, and the last letter: each letter is the beginning of a word.
pub fn search_words(bare: &str) -> impl Iterator<Item = &str> {
    let runs = bare.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty());
    runs.flat_map(|run| {
        let is_plain = run.is_ascii() || !run.chars().any(is_spaceless);
        let plain = is_plain.then_some(run).into_iter();
        let mixed = (!is_plain).then(|| pairs_and_words(run)).into_iter().flatten();
        plain.chain(mixed).map(|word| word.char_indices().nth(MAX_WORD).map_or(word, |(end, _)| &word[..end]))
    })
}

/// The pairs of letters of the parts of `run` in scripts without spaces, the last letter of each, and the other parts.
fn pairs_and_words(run: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = run;
    while let Some(first) = rest.chars().next() {
        let is_other = |c: char| is_spaceless(c) != is_spaceless(first);
        let (part, after) = rest.split_at(rest.find(is_other).unwrap_or(rest.len()));
        rest = after;
        if !is_spaceless(first) {
            out.push(part);
            continue;
        }
        let starts: Vec<usize> = part.char_indices().map(|(at, _)| at).collect();
        out.extend(starts.windows(3).map(|three| &part[three[0]..three[2]]));
        let before_last = starts.len().saturating_sub(2);
        out.extend((starts.len() > 1).then(|| &part[starts[before_last]..]));
        out.extend(starts.last().map(|last| &part[*last..]));
    }
    out
}

/// Combining marks belong to the letter before them, in scripts where NFC leaves them apart.
pub fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_letters_of_every_script() {
        assert_eq!(slug("DevOps, Continuous Delivery... and You"), "devops-continuous-delivery-and-you");
        assert_eq!(slug("devops-cd-you.037"), "devops-cd-you-037");
        assert_eq!(slug("Größe & Maß"), "größe-maß");
        assert_eq!(slug("東京 2024"), "東京-2024");
        assert_eq!(slug("नमस्ते"), "नमस्ते");
        assert_eq!(slug("🎉"), "");
    }

    #[test]
    fn words_are_bare() {
        let words = |text| search_words(&search_form(text)).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words("Ça va? A naïve Größe, x86_64!"), ["ca", "va", "a", "naive", "große", "x86", "64"]);
        assert_eq!(words("A Rope of 3, x86_64!"), ["a", "rope", "of", "3", "x86", "64"]);
        assert_eq!(words("行列の長、Rust入門 図。"), ["行列", "列の", "の長", "長", "rust", "入門", "門", "図"]);
    }

    #[test]
    fn folding_makes_twins_equal() {
        assert_eq!(fold("Cafe\u{301}.MD"), fold("café.md"));
        assert_eq!(fold("STRASSE"), fold("straße"));
    }
}
