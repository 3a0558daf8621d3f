use crate::base::SitePath;
use crate::site::model::claim::{SOCIAL_CARDS, Subject};
use crate::site::model::destination::Destination;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::links::POSTERS;
use crate::site::model::site::Site;
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::site::render::view::ImageView;
use crate::site::theme::theme::Theme;
use crate::talk::{Face, Kind};

/// Width and height of a social card in pixels: the size that the sites which show such cards agree on.
pub const SIZE: (u32, u32) = (1200, 630);

/// The image that other sites show beside a link to an entry, or to a page about the whole site: the author's choice, else the
/// card, else the first slide. Its address is absolute, so there is none without `base_url`.
pub fn image(context: &PageContext<'_>, entry: Option<usize>) -> Option<ImageView> {
    let site = context.site;
    site.base_url()?;
    let absolute = entry.map(|index| (index, context.of_entry(index, UrlForm::Absolute)));
    if let Some((index, absolute)) = absolute
        && let Some(target) = chosen(site, index)
    {
        let alt = site.entries[index].document.meta.header_alt.as_ref();
        return Some(absolute.image(target, alt.map_or("", |alt| &alt.value)));
    }
    if let Some(path) = card(site, context.theme, entry) {
        let src = site.absolute(&path)?;
        return Some(ImageView {
            src,
            alt: alt(context, entry),
            width: Some(SIZE.0),
            height: Some(SIZE.1),
            ..ImageView::default()
        });
    }
    let (index, absolute) = absolute?;
    site.entries[index].document.slides.iter().find_map(|slide| match &slide.face {
        Face::Picture(picture) if !is_svg(&picture.target.url) => {
            Some(absolute.image(&picture.target.url, &picture.alt))
        }
        Face::Film(film) => absolute.poster(&absolute, film),
        _ => None,
    })
}

/// The text on a card.
fn alt(context: &PageContext<'_>, entry: Option<usize>) -> String {
    let site = context.site;
    let Some(index) = entry else { return site.title().to_owned() };
    let entry = &site.entries[index];
    let speakers = if entry.kind() == Kind::Page { &[][..] } else { &entry.speakers };
    let title = std::iter::once(&entry.document.title);
    title.chain(speakers).map(String::as_str).collect::<Vec<_>>().join(" · ")
}

/// Where the social card of an entry, or of the home page, is written. There is a card if the author chose no image that other
/// sites can show, and if there is something to draw.
pub fn card(site: &Site, theme: &Theme, entry: Option<usize>) -> Option<SitePath> {
    let path = site.path_of(SOCIAL_CARDS, entry.map_or(Subject::Site, Subject::Entry))?;
    needs_card(site, theme, entry).then(|| path.clone())
}

/// Whether the image of an entry, or of the home page, is a card.
pub fn needs_card(site: &Site, theme: &Theme, entry: Option<usize>) -> bool {
    let is_chosen = entry.is_some_and(|index| chosen(site, index).is_some());
    let has_something = || theme.fonts.writable(title(site, entry)).is_some() || picture(site, entry).is_some();
    site.config.cards && !is_chosen && has_something()
}

/// The source of the image that other sites show for an entry, if it is not a card.
pub fn published(site: &Site, entry: Option<usize>) -> Option<SitePath> {
    let index = entry?;
    let from = LinkOrigin::of_entry(&site.entries[index]);
    match chosen(site, index) {
        Some(target) => source(site, target, from),
        None => picture(site, entry).filter(|path| !is_svg(path.as_str())),
    }
}

/// The image that the author chose for a document, if other sites can show it; none of them shows an SVG.
pub fn chosen(site: &Site, index: usize) -> Option<&str> {
    let header = site.entries[index].document.meta.header_image.as_ref()?;
    let target = header.value.as_str();
    let from = LinkOrigin::of_entry(&site.entries[index]);
    let is_there = !matches!(site.resolve(target, from), Destination::Nowhere(_));
    (is_there && !is_svg(target)).then_some(target)
}

/// Whether an address ends like that of an SVG.
pub fn is_svg(target: &str) -> bool {
    let path = target.split(['?', '#']).next().unwrap_or(target);
    path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("svg"))
}

/// The title on the card of an entry, or of the home page.
pub fn title(site: &Site, entry: Option<usize>) -> &str {
    entry.map_or(site.title(), |index| &site.entries[index].document.title)
}

/// The source of the picture on a card: the author's choice, else the first slide; for the home page, the speaker's portrait.
pub fn picture(site: &Site, entry: Option<usize>) -> Option<SitePath> {
    let Some(index) = entry else {
        let portrait = site.config.speaker.portrait.as_ref()?;
        let home = SitePath::new("index.html")?;
        return source(site, &format!("/{}", portrait.trim_start_matches('/')), LinkOrigin::of_page(&home));
    };
    let document = &site.entries[index].document;
    let from = LinkOrigin::of_entry(&site.entries[index]);
    if let Some(header) = &document.meta.header_image {
        return source(site, &header.value, from);
    }
    // A film without a poster shows nothing there.
    for slide in &document.slides {
        match &slide.face {
            Face::Picture(picture) => return source(site, &picture.target.url, from),
            Face::Text(_) => return None,
            Face::Film(film) => {
                let poster = site.links.beside_film(&site.resolve(&film.target.url, from), POSTERS);
                if let Some(poster) = poster {
                    return site.links.file(&poster).cloned();
                }
            }
        }
    }
    None
}

fn source(site: &Site, target: &str, from: LinkOrigin<'_>) -> Option<SitePath> {
    site.links.file(&site.resolve(target, from)).cloned()
}

/// The media type of an image, from the extension in its address.
pub fn media_type(src: &str) -> &'static str {
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

#[cfg(test)]
mod tests {
    use crate::site::render::share_image::*;

    #[test]
    fn media_types_follow_the_name() {
        assert_eq!(["a/b.JPG?x=1.png", "x.png#y", "x", "x.svg"].map(media_type), ["image/jpeg", "image/png", "", ""]);
    }
}
