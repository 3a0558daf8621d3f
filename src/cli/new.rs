use std::path::{Path, PathBuf};

use clap::Args;

use super::exit::Exit;
use super::open::{root, today};
use super::stop::Stop;
use super::terminal::print;
use crate::base::slug::slug;
use crate::base::url::encode_path;
use crate::io::disk::{self, create_new};

/// `new`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  talkpress new \"What the queue taught us\"\n  \
    talkpress new \"What the queue taught us\" --images static/img/queue")]
pub struct NewArgs {
    /// The talk's title
    pub title: String,
    /// Write one slide for each picture in this folder, in the order of their names; alt texts are left to you.
    /// Pictures from outside the site are copied to static/img/SLUG
    #[arg(long, value_name = "DIR")]
    pub images: Option<PathBuf>,
    /// The site: a folder with a talkpress.toml [default: this folder, or the nearest above it]
    #[arg(long, value_name = "SITE")]
    pub site: Option<PathBuf>,
    /// The talk's date instead of today's, as YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
}

/// File names that are pictures a slide can show.
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];

/// Starts a talk.
pub fn run(args: &NewArgs) -> Result<Exit, Stop> {
    let root = root(args.site.as_deref())?;
    let date = today(args.today.as_deref())?.day_only().to_string();
    let wanted = short(slug(&args.title));
    if wanted.is_empty() {
        return Err(Stop::Usage(format!("the title `{}` has no letter or digit to make an address of", args.title)));
    }
    let (path, slug) = free_path(&root, &date, &wanted)?;
    let slides = match &args.images {
        Some(folder) => picture_slides(&root, folder, &slug)?,
        None => EXAMPLE_SLIDES.to_owned(),
    };
    let title = as_value(args.title.replace(['\n', '\r'], " ").trim());
    let text = format!(
        "title: {}\nslug: {slug}\ncategory: talk\nmeta: \nevent: \nlocation: \ndate: {date}\ntags: \n\n\
         What the talk is about.\n\n----\n\n{slides}----\n\nResources:\n\n* [A link to learn more](https://example.org/)\n",
        title
    );
    create_new(&path, text.as_bytes())?;
    print(&format!("wrote {}", path.display()));
    Ok(Exit::Done)
}

/// In bytes; file systems take 255, of which the date and a number need some.
const LONGEST_SLUG: usize = 120;

const EXAMPLE_SLIDES: &str =
    "> ## The first thing to say\n> - replace this card, or put a picture in its place\n\n...\n\n";

/// A file name and a slug that no other talk has.
fn free_path(root: &Path, date: &str, wanted: &str) -> Result<(PathBuf, String), Stop> {
    let folder = root.join("content/talks");
    let taken = disk::file_names(&folder)?;
    let is_taken = |slug: &str| taken.iter().any(|name| stem(name).ends_with(slug) && slug_of(name) == slug);
    let mut slug = wanted.to_owned();
    let mut n = 1;
    while is_taken(&slug) {
        n += 1;
        slug = format!("{wanted}-{n}");
    }
    Ok((folder.join(format!("{date}-{slug}.md")), slug))
}

/// A text as a front matter value: one pair of quotes or brackets around a value is not part of it.
fn as_value(text: &str) -> String {
    let is_enclosed =
        [('"', '"'), ('\'', '\''), ('[', ']')].iter().any(|(a, b)| text.starts_with(*a) && text.ends_with(*b));
    if is_enclosed { format!("\"{text}\"") } else { text.to_owned() }
}

/// The first words of a slug that is too long for the name of a file.
fn short(slug: String) -> String {
    if slug.len() <= LONGEST_SLUG {
        return slug;
    }
    let mut end = LONGEST_SLUG;
    while !slug.is_char_boundary(end) {
        end -= 1;
    }
    let end = slug[..end].rfind('-').filter(|at| *at > 0).unwrap_or(end);
    slug[..end].to_owned()
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn slug_of(name: &str) -> String {
    slug(crate::talk::meta::file_name::file_date(stem(name)).1)
}

/// A slide for each picture in `folder`, by name.
fn picture_slides(root: &Path, folder: &Path, slug: &str) -> Result<String, Stop> {
    let mut names: Vec<String> = disk::file_names(folder)?
        .into_iter()
        .filter(|name| {
            let extension = name.rsplit_once('.').map_or("", |(_, e)| e);
            PICTURES.iter().any(|p| p.eq_ignore_ascii_case(extension))
        })
        .collect();
    if names.is_empty() {
        return Err(Stop::Usage(format!(
            "there is no picture in {}; known are {}",
            folder.display(),
            PICTURES.join(", ")
        )));
    }
    names.sort_by_cached_key(|name| (natural_sort_key(stem(name)), name.clone()));
    let address = published(root, folder, &names, slug)?;
    let slide = |name: &String| format!("<img src=\"{address}/{}\" alt=\"\">\n\n...\n\n", encode_path(name));
    Ok(names.iter().map(slide).collect())
}

/// Where the pictures of `folder` are published; from outside `static/` they are copied into it first.
fn published(root: &Path, folder: &Path, names: &[String], slug: &str) -> Result<String, Stop> {
    if let Some(inside) = disk::inside(&root.join("static"), folder) {
        let inside = inside.to_string_lossy().replace('\\', "/");
        let inside = encode_path(&inside);
        return Ok(if inside.is_empty() { String::new() } else { format!("/{inside}") });
    }
    let target = root.join("static/img").join(slug);
    for name in names {
        create_new(&target.join(name), &disk::read_bytes(&folder.join(name))?)?;
    }
    Ok(format!("/img/{}", encode_path(slug)))
}

/// Orders `slide-2` before `slide-10`.
fn natural_sort_key(name: &str) -> Vec<(u64, String)> {
    let mut out = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let text = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let digits = rest[text..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - text);
        let number = rest[text..text + digits].parse().unwrap_or(u64::MAX);
        // A name's text stands before the number it leads to, so that both parts are compared in their order.
        out.push((0, rest[..text].to_lowercase()));
        out.push((number, String::new()));
        rest = &rest[text + digits..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_count() {
        let mut names = ["s-10.png", "s-9.png", "S-1.png", "a.png"];
        names.sort_by_cached_key(|name| natural_sort_key(name));
        assert_eq!(names, ["a.png", "S-1.png", "s-9.png", "s-10.png"]);
    }
}
