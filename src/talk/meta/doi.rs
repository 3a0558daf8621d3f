use super::typed::text;
use crate::base::Diagnostic;
use crate::base::data::{Field, Mistakes, Spanned, shown};

/// What may be in front of a DOI.
const BEFORE: [&str; 6] =
    ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi.org/", "doi:"];

/// A DOI, with or without the address in front of it.
pub(super) fn read(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<String>> {
    let written = text(mistakes, field)?;
    let doi = parse(&written);
    if doi.is_none() {
        let message = format!("`{}` is not a DOI", shown(&written));
        mistakes.add(Diagnostic::error("doi", message).hint("write it as `10.5281/zenodo.1234567`"), &written.range);
    }
    doi.map(|doi| Spanned::new(doi, written.range))
}

/// The DOI in `text`: `10.`, the number of whoever registered it, `/`, and a name without white space.
fn parse(text: &str) -> Option<String> {
    let is_before = |start: &&&str| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    let start = BEFORE.iter().find(is_before).map_or(0, |start| start.len());
    let doi = text[start..].trim_start();
    let (registrant, name) = doi.strip_prefix("10.")?.split_once('/')?;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = !name.is_empty()
        && !name
            .contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '{' | '}' | '\\'));
    let is_registrant = registrant.len() >= 4 && registrant.split('.').all(is_number);
    (is_registrant && is_name).then(|| doi.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doi_has_a_number_and_a_name() {
        for (text, doi) in [
            ("10.5281/zenodo.1234567", "10.5281/zenodo.1234567"),
            ("https://doi.org/10.1000/182", "10.1000/182"),
            ("DOI: 10.1000.10/a(b)/c", "10.1000.10/a(b)/c"),
        ] {
            assert_eq!(parse(text).as_deref(), Some(doi), "{text}");
        }
        for text in [
            "",
            "10.5281",
            "10.5281/",
            "11.5281/x",
            "10.x/y",
            "zenodo.1234567",
            "10.5281/a b",
            "https://x.example/10.5281/a",
            "10.5281/<b>",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
