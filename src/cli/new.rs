use std::path::{Path, PathBuf};

use clap::Args;

use super::exit::Exit;
use super::open::{root, shown, today};
use super::stop::Stop;
use super::terminal::{counted, print};
use crate::base::slug::slug;
use crate::base::url::encode_path;
use crate::import::picture_folder::{EXTENSIONS, pictures};
use crate::import::title::short_slug;
use crate::import::write::{as_line, as_yaml};
use crate::io::disk::{self, create_new};

/// `new`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  talkpress new \"What the queue taught us\"\n  \
    talkpress new \"What the queue taught us\" --images static/img/queue")]
pub struct NewArgs {
    /// The talk's title
    pub title: String,
    /// Write a slide for each image in this folder, in name order; you add the alt texts.
    /// Images from outside the site's `static` folder are copied to static/img/SLUG
    #[arg(long, value_name = "DIR")]
    pub images: Option<PathBuf>,
    /// Add the talk to the site in this folder [default: the nearest folder with a talkpress.toml, from the current one upwards;
    /// otherwise the current folder]
    #[arg(long, alias = "into", value_name = "SITE")]
    pub site: Option<PathBuf>,
    /// Use this date as today, as YYYY-MM-DD [default: SOURCE_DATE_EPOCH, or the current date]
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
}

/// How many images were copied into the site, and the folder of the copies.
type Copied = (usize, PathBuf);

/// Creates a talk.
pub fn run(args: &NewArgs) -> Result<Exit, Stop> {
    let root = root(args.site.as_deref())?;
    let date = today(args.today.as_deref())?.day_only().to_string();
    let wanted = short_slug(slug(&args.title));
    if wanted.is_empty() {
        return Err(Stop::Usage(format!(
            "the title `{}` has no letters or digits to make an address from: add a word, and change `title` in the file later",
            args.title
        )));
    }
    let (path, slug) = free_path(&root, &date, &wanted)?;
    let title = args.title.replace(['\n', '\r'], " ").trim().to_owned();
    let (slides, copied) = match &args.images {
        Some(folder) => image_slides(&root, folder, &slug)?,
        None => (format!("> ## {}\n\n...\n\n", as_line(&title)), None),
    };
    create_new(&path, talk(&title, &date, &slides).as_bytes())?;
    let shown = |path| shown(&root, args.site.as_deref(), path);
    print(&format!("wrote {}", shown(&path)));
    if let Some((count, folder)) = copied {
        print(&format!("copied {} to {}", counted(count, "image"), shown(&folder)));
    }
    if slug != wanted {
        print(&format!("another talk already uses `{wanted}`, so this one gets `{slug}`"));
    }
    let site = args.site.as_ref().map(|site| format!(" {}", site.display())).unwrap_or_default();
    print(&format!("\nnext:\n  talkpress serve --open{site}"));
    Ok(Exit::Done)
}

/// The text of a new talk. What nobody knows yet is a comment, so that it is not published.
fn talk(title: &str, date: &str, slides: &str) -> String {
    format!(
        "---\ntitle: {}\ndate: {date}\n# event:\n# event_url:\n# location:\n# duration:\n# video:\n# tags: []\n---\n\n\
         <!-- Write the introduction here, in place of this comment. -->\n\n----\n\n{}\n",
        as_yaml(title),
        slides.trim_end()
    )
}

/// A path and a slug that no other talk has.
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

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn slug_of(name: &str) -> String {
    slug(crate::talk::meta::file_name::file_date(stem(name)).1)
}

/// A slide for each image in `folder`, in name order, and the copies of the images.
fn image_slides(root: &Path, folder: &Path, slug: &str) -> Result<(String, Option<Copied>), Stop> {
    if disk::file_length(folder)?.is_some() {
        let name = folder.display();
        return Err(Stop::Usage(format!("{name} is a file, not a folder; for a PDF, use `talkpress import {name}`")));
    }
    let names = pictures(disk::file_names(folder)?);
    if names.is_empty() {
        return Err(Stop::Usage(format!(
            "there are no images in {}; supported: {}",
            folder.display(),
            EXTENSIONS.join(", ")
        )));
    }
    let (address, copied) = published(root, folder, &names, slug)?;
    let slide = |name: &String| format!("<img src=\"{address}/{}\" alt=\"\">\n\n...\n\n", encode_path(name));
    Ok((names.iter().map(slide).collect(), copied))
}

/// The address of the images in `folder`. If they are outside `static/`, they are copied into it.
fn published(root: &Path, folder: &Path, names: &[String], slug: &str) -> Result<(String, Option<Copied>), Stop> {
    if let Some(inside) = disk::inside(&root.join("static"), folder) {
        let inside = inside.to_string_lossy().replace('\\', "/");
        let inside = encode_path(&inside);
        return Ok((if inside.is_empty() { String::new() } else { format!("/{inside}") }, None));
    }
    let target = root.join("static/img").join(slug);
    for name in names {
        create_new(&target.join(name), &disk::read_bytes(&folder.join(name))?)?;
    }
    let copied = (names.len(), target);
    Ok((format!("/img/{}", encode_path(slug)), Some(copied)))
}
