use crate::base::SitePath;
use crate::base::url::is_remote;
use crate::export::pptx::content::PICTURE;
use crate::site::model::destination::Destination;
use crate::site::model::links::POSTERS;
use crate::site::render::page_context::PageContext;
use crate::talk::html::{escape, escape_into};
use crate::talk::markdown::{Film, FilmKind, Fragment, Placeholder};

/// HTML of a fragment for another program: pictures of the site have numbers instead of addresses, formulas are as they were
/// written, and a film is a link around its poster.
pub struct FaceHtml<'a> {
    context: PageContext<'a>,
    /// The source paths of the pictures by their numbers.
    pub pictures: Vec<SitePath>,
    /// The names of the films.
    pub films: Vec<String>,
}

impl<'a> FaceHtml<'a> {
    /// For the page of `context`, which writes absolute addresses.
    pub fn new(context: PageContext<'a>) -> FaceHtml<'a> {
        FaceHtml { context, pictures: Vec::new(), films: Vec::new() }
    }

    /// The HTML of `fragment`.
    pub fn write(&mut self, fragment: &Fragment) -> String {
        let mut out = String::with_capacity(fragment.html.len());
        fragment.write(&mut out, |placeholder, out| self.placeholder(placeholder, out));
        out
    }

    fn placeholder(&mut self, placeholder: &Placeholder, out: &mut String) {
        match placeholder {
            Placeholder::Link(target) | Placeholder::Media(target) => escape_into(out, &self.address(&target.url)),
            Placeholder::Image(target) | Placeholder::Picture(target) => match self.picture(&target.url) {
                Some(number) => out.push_str(&format!("{PICTURE}{number}")),
                None => escape_into(out, &self.address(&target.url)),
            },
            Placeholder::Film(film) => self.film(film, out),
            Placeholder::Code(block) => {
                if let Some(title) = &block.title {
                    out.push_str(&format!("<p class=\"source\">{}</p>", escape(title)));
                }
                out.push_str(&format!("<pre>{}</pre>", escape(&block.code)));
            }
            Placeholder::Formula(formula) => formula.write_source(out),
            Placeholder::Word(word) => escape_into(out, self.context.language().word(word)),
            Placeholder::Size(_) | Placeholder::CssAttribute(_) | Placeholder::CssText(_) => {}
        }
    }

    /// The number of the picture that the author wrote as `target`, if it is a file of the site.
    pub fn picture(&mut self, target: &str) -> Option<usize> {
        let site = self.context.site;
        let destination = site.resolve(target, self.context.from);
        let source = site.links.file(&destination)?.clone();
        Some(self.number(source))
    }

    /// The number of the picture beside a film.
    pub fn poster(&mut self, film: &Film) -> Option<usize> {
        let site = self.context.site;
        let destination = site.resolve(&film.target.url, self.context.from);
        let poster = site.links.beside_film(&destination, POSTERS).filter(|_| film.kind == FilmKind::Video)?;
        let source = site.links.file(&poster)?.clone();
        Some(self.number(source))
    }

    fn number(&mut self, source: SitePath) -> usize {
        match self.pictures.iter().position(|known| *known == source) {
            Some(number) => number,
            None => {
                self.pictures.push(source);
                self.pictures.len() - 1
            }
        }
    }

    /// Whether the site has no such film.
    pub fn is_missing(&self, film: &Film) -> bool {
        let destination = self.context.site.resolve(&film.target.url, self.context.from);
        matches!(destination, Destination::Nowhere(_))
    }

    /// The [address](FaceHtml::address) of a film that is there.
    pub fn film_address(&self, film: &Film) -> String {
        if self.is_missing(film) { String::new() } else { self.address(&film.target.url) }
    }

    /// The address of what the author wrote as `target` if it can be found from elsewhere, or nothing.
    pub fn address(&self, target: &str) -> String {
        let address = self.context.url(target);
        if is_remote(&address) { address } else { String::new() }
    }

    fn film(&mut self, film: &Film, out: &mut String) {
        let address = self.film_address(film);
        let path = film.target.url.split(['?', '#']).next().unwrap_or_default();
        let file = path.rsplit('/').next().unwrap_or(path).to_owned();
        let name = escape(if film.alt.trim().is_empty() { &file } else { &film.alt }).to_string();
        let inner = match self.poster(film) {
            Some(number) => format!("<img src=\"{PICTURE}{number}\" alt=\"{name}\">"),
            None => name,
        };
        out.push_str(&format!("<a href=\"{}\">{inner}</a>", escape(&address)));
        if !self.is_missing(film) {
            self.films.push(file);
        }
    }
}
