use super::super::fill::{Filler, Form};
use super::super::social::{self, SIZE};
use super::super::view::ImageView;
use crate::talk::{Face, Kind};

/// The picture that other sites show beside a link to an entry, or to a page of the whole site: what the author chose, else the
/// card, else the first slide. Its address is absolute, so there is none without `base_url`.
pub(super) fn image(filler: &Filler<'_>, entry: Option<usize>) -> Option<ImageView> {
    let site = filler.site;
    site.base_url()?;
    let absolute = entry.map(|index| (index, Filler::of_entry(site, index, Form::Absolute)));
    if let Some((index, absolute)) = absolute
        && let Some(target) = social::chosen(site, index)
    {
        let alt = site.entries[index].document.meta.header_alt.as_ref();
        return Some(absolute.image(target, alt.map_or("", |alt| &alt.value)));
    }
    if let Some(path) = social::card(site, entry) {
        let src = site.absolute(&path)?;
        return Some(ImageView {
            src,
            alt: alt(filler, entry),
            width: Some(SIZE.0),
            height: Some(SIZE.1),
            ..ImageView::default()
        });
    }
    let (index, absolute) = absolute?;
    site.entries[index].document.slides.iter().find_map(|slide| match &slide.face {
        Face::Picture(picture) if !social::is_svg(&picture.target.url) => {
            Some(absolute.image(&picture.target.url, &picture.alt))
        }
        _ => None,
    })
}

/// What a card says.
fn alt(filler: &Filler<'_>, entry: Option<usize>) -> String {
    let site = filler.site;
    let Some(index) = entry else { return site.title().to_owned() };
    let entry = &site.entries[index];
    let speakers = if entry.kind() == Kind::Page { &[][..] } else { &entry.speakers };
    let title = std::iter::once(&entry.document.title);
    title.chain(speakers).map(String::as_str).collect::<Vec<_>>().join(" · ")
}

/// The media type of a picture, by the end of its address.
pub(super) fn media_type(src: &str) -> &'static str {
    let path = src.split(['?', '#']).next().unwrap_or(src);
    match path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("png") => "image/png",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        _ => "",
    }
}

/// A language as Open Graph writes it, which wants a country: `de-CH` is `de_CH`; nothing where the tag names none.
pub(super) fn locale(lang: &str) -> String {
    let mut parts = lang.split('-');
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let country = parts.find(|part| part.len() == 2);
    country.map(|country| format!("{language}_{}", country.to_ascii_uppercase())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_graph_wants_a_country() {
        assert_eq!(["de-ch", "zh-Hant-TW", "en", "sr-Latn"].map(locale), ["de_CH", "zh_TW", "", ""]);
    }

    #[test]
    fn media_types_follow_the_name() {
        assert_eq!(["a/b.JPG?x=1.png", "x.png#y", "x", "x.svg"].map(media_type), ["image/jpeg", "image/png", "", ""]);
    }
}
