//! How a talk is cited: as BibTeX, and in the head of its page.

use crate::base::Date;
use crate::base::slug::search_form;
use crate::site::model::claim::{SLIDES_PDF, Subject};
use crate::site::model::entry::Entry;
use crate::site::model::site::Site;
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::site::render::view::MetaView;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The BibTeX entry of a talk. `@misc` is known to all styles.
pub fn bibtex(site: &Site, index: usize) -> String {
    let entry = &site.entries[index];
    let meta = &entry.document.meta;
    let mut out = format!("@misc{{{},\n", key(entry));
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&format!("  {name} = {{{value}}},\n"));
        }
    };
    let authors: Vec<String> = entry.speakers.iter().map(|name| author(name)).collect();
    field("author", &authors.join(" and "));
    // The braces keep its capital letters.
    field("title", &format!("{{{}}}", escaped(&entry.document.title)));
    let place = [entry.event().unwrap_or_default(), entry.location()];
    let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).map(escaped).collect();
    field("howpublished", &place.join(", "));
    field("year", &entry.date.map(|date| format!("{:04}", date.year())).unwrap_or_default());
    let month = entry
        .date
        .and_then(Date::month)
        .and_then(|month| MONTHS.get(usize::from(month.unsigned_abs()).checked_sub(1)?));
    field("doi", &meta.doi.as_ref().map(|doi| doi.value.clone()).unwrap_or_default());
    field("url", &site.absolute(&entry.output).unwrap_or_default());
    if let Some(month) = month {
        // Without braces it is a word that each style prints in its own way.
        out.push_str(&format!("  month = {month},\n"));
    }
    out.push_str("}\n");
    out
}

/// The key: the first speaker's family name, the year and the first word of the title, in ASCII.
fn key(entry: &Entry) -> String {
    let family = entry.speakers.first().and_then(|name| name.split_whitespace().last()).unwrap_or_default();
    let year = entry.date.map(|date| date.year().to_string()).unwrap_or_default();
    let word = entry.document.title.split_whitespace().map(ascii).find(|word| !word.is_empty());
    let key = format!("{}{year}{}", ascii(family), word.unwrap_or_default());
    if key.starts_with(|c: char| c.is_ascii_alphabetic()) { key } else { format!("talk{key}") }
}

/// The letters and digits of a word that are in ASCII, without accents.
fn ascii(word: &str) -> String {
    let others = [
        ('ß', "ss"),
        ('æ', "ae"),
        ('ø', "o"),
        ('œ', "oe"),
        ('ł', "l"),
        ('đ', "d"),
        ('ð', "d"),
        ('þ', "th"),
        ('ı', "i"),
    ];
    let mut out = String::new();
    for c in search_form(word).chars() {
        match others.iter().find(|(other, _)| *other == c) {
            Some((_, letters)) => out.push_str(letters),
            None => out.extend(c.is_ascii_alphanumeric().then_some(c)),
        }
    }
    out
}

/// A name that BibTeX does not divide at its commas or at the word `and`.
fn author(name: &str) -> String {
    let name = escaped(name);
    let is_divided = name.contains(',') || name.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
    if is_divided { format!("{{{name}}}") } else { name }
}

/// Text in which no character is a command of LaTeX.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            // A brace must have its partner, escaped or not.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            c if c.is_whitespace() || c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// What search engines for papers read in the head of the page. Their addresses are absolute, so there are none without
/// `base_url`.
pub fn metas(context: &PageContext<'_>, index: usize) -> Vec<MetaView> {
    let site = context.site;
    let entry = &site.entries[index];
    let Some(url) = site.absolute(&entry.output) else { return Vec::new() };
    let meta = &entry.document.meta;
    let absolute = PageContext { form: UrlForm::Absolute, ..*context };
    let deck = meta.deck.as_ref().map(|deck| absolute.url(&deck.value));
    let slides = site.path_of(SLIDES_PDF, Subject::Entry(index)).and_then(|path| site.absolute(path));
    let is_pdf =
        |deck: &String| deck.split(['?', '#']).next().is_some_and(|path| path.to_ascii_lowercase().ends_with(".pdf"));
    let mut rows = vec![("title", entry.document.title.clone())];
    rows.extend(entry.speakers.iter().map(|name| ("author", name.clone())));
    rows.extend(entry.date.map(|date| ("publication_date", date.day_only().to_string().replace('-', "/"))));
    rows.extend(entry.event().map(|event| ("conference_title", event.to_owned())));
    rows.push(("language", entry.lang.clone()));
    rows.push(("abstract_html_url", url));
    rows.extend(deck.filter(is_pdf).or(slides).map(|deck| ("pdf_url", deck)));
    rows.extend(meta.doi.as_ref().map(|doi| ("doi", doi.value.clone())));
    rows.into_iter().map(|(name, content)| MetaView { name: format!("citation_{name}"), content }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_ascii() {
        for (word, letters) in
            [("Müller", "muller"), ("Straße", "strasse"), ("Łukasz", "lukasz"), ("«C++»", "c"), ("蜂", "")]
        {
            assert_eq!(ascii(word), letters);
        }
    }

    #[test]
    fn nothing_is_a_command_of_latex() {
        assert_eq!(
            escaped("50 % of {a_b}\n\\x"),
            "50 \\% of \\textbraceleft{}a\\_b\\textbraceright{} \\textbackslash{}x"
        );
        assert_eq!(author("Smith, Jones and Co"), "{Smith, Jones and Co}");
        assert_eq!(author("Ada Example"), "Ada Example");
    }
}
