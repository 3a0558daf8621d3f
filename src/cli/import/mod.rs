//! `import`: what a speaker already has becomes a talk.

mod again;
mod args;
mod builds_arg;
#[cfg(feature = "import")]
mod companion;
#[cfg(feature = "import")]
mod deck;
mod folder;
mod notes_arg;
mod recorded;
mod separate;
mod shown;
mod site;
mod site_summary;
mod source;
mod sources;
mod summary;
mod text;
#[cfg(feature = "import")]
mod text_only;
#[cfg(feature = "import")]
mod workers;

use std::ffi::OsString;
use std::path::Path;

use self::again::Imported;
pub use self::args::ImportArgs;
#[cfg(feature = "import")]
pub use self::companion::read as read_powerpoint;
use self::recorded::Recorded;
pub use self::source::Source;
use self::sources::Sources;
use super::exit::Exit;
use super::open::{root, today};
use super::stop::Stop;
use super::terminal::print;
use crate::base::{Content, Digest, Files, SitePath};
use crate::import::choices::Choices;
use crate::import::draft::Draft;
use crate::import::options::Options;
use crate::import::picture_size;
use crate::import::record::{self, Record};
use crate::import::source_kind::SourceKind;
use crate::import::write::document;
use crate::io::disk;

/// Imports a deck. `again` are the arguments of this command, with which another process can do it; none in that process.
pub fn run(args: &ImportArgs, again: Option<&[OsString]>) -> Result<Exit, Stop> {
    if let Some(exit) = whole_site(args)? {
        return Ok(exit);
    }
    let root = root(args.site.as_deref())?;
    let mut options = options(args)?;
    let sources = args.sources.iter().map(|path| Source::read(path)).collect::<Result<Vec<_>, Stop>>()?;
    let (recorded, sources) = Recorded::take(sources)?;
    if sources.is_empty() {
        return recorded.add_to_talk(args, &root, None);
    }
    if args.text_only {
        recorded.check_text_only()?;
        return text_only(args, &root, &sources, &options);
    }
    let sources = Sources::of(&sources)?;
    if let Some(arguments) = again
        && let Some(exit) = separate::run(&sources, arguments)?
    {
        return Ok(exit);
    }
    let deck = sources.deck;
    if args.publish_deck && deck.kind == SourceKind::Folder {
        return Err(Stop::Usage("--publish-deck: a folder of images is not a deck that can be published".into()));
    }
    let imported = Imported::find(&root, args.slug.as_deref(), &deck.name)?;
    // Another date is another talk, though its deck may have the same name.
    let imported = imported.filter(|one| args.slug.is_some() || options.date.is_none() || options.date == one.date());
    if let Some(imported) = &imported {
        check_update(args, &options, imported)?;
        options.date = imported.date();
        options.choices = args.choices(imported.choices());
    }
    let (mut draft, missing) = drafted(args, &sources, &options)?;
    if let Some(imported) = imported {
        draft.deck = imported.published_deck().map(|name| (name.to_owned(), Digest::of(&deck.bytes)));
        let exit = imported.update(&root, &draft, &deck.bytes, args.dry_run, missing.is_empty())?;
        return recorded.add_to_talk(args, &root, Some(&imported.folder)).map(|added| exit.max(added));
    }
    let folder = root.join(draft.folder());
    if disk::exists(&folder) {
        let name = folder.strip_prefix(&root).unwrap_or(&folder).display();
        return Err(Stop::Usage(format!("there is already a folder `{name}`: choose another name with `--slug`")));
    }
    draft.deck = args.publish_deck.then(|| (deck.name.clone(), Digest::of(&deck.bytes)));
    recorded.add_to_draft(&mut draft);
    let mut files = files(&draft)?;
    let filled = recorded.add_to_files(&draft.folder(), &mut files)?;
    add_deck(&draft, &deck.bytes, &mut files)?;
    if !args.dry_run {
        disk::create_folder(&root, Path::new(&draft.folder()), &files)?;
    }
    summary::print_summary(&draft, filled, &missing, args.dry_run);
    print_next(args);
    Ok(if missing.is_empty() { Exit::Done } else { Exit::SiteErrors })
}

fn print_next(args: &ImportArgs) {
    if !args.dry_run {
        let site = args.site.as_ref().map(|site| format!(" {}", site.display())).unwrap_or_default();
        print(&format!("\nnext:\n  talkpress serve --open{site}"));
    }
}

#[cfg(feature = "import")]
fn text_only(args: &ImportArgs, root: &Path, sources: &[Source], options: &Options) -> Result<Exit, Stop> {
    let exit = text_only::run(args, root, sources, options)?;
    print_next(args);
    Ok(exit)
}

#[cfg(not(feature = "import"))]
fn text_only(_: &ImportArgs, _: &Path, _: &[Source], _: &Options) -> Result<Exit, Stop> {
    Err(Stop::Usage("this talkpress was built without the feature `import`, so it cannot read PowerPoint files".into()))
}

/// Adds the file of the deck, if that is published.
fn add_deck(draft: &Draft, bytes: &[u8], files: &mut Files) -> Result<(), Stop> {
    if let Some((name, _)) = &draft.deck {
        let path = SitePath::new(name).ok_or_else(|| no_path(name))?;
        if files.get(path.as_str()).is_some() {
            return Err(Stop::Usage(format!("the talk has a file `{path}` already: give the deck another name")));
        }
        files.insert(path, Content::bytes(bytes.to_vec()));
    }
    Ok(())
}

/// Imports a whole site, if a folder of one is named.
fn whole_site(args: &ImportArgs) -> Result<Option<Exit>, Stop> {
    for folder in &args.sources {
        match (site::generator(folder), args.sources.len()) {
            (Some(generator), 1) => return site::run(args, folder, generator).map(Some),
            (Some(generator), _) => {
                let name = folder.display();
                let what = format!("`{name}` is a whole {} site: import it alone", generator.name());
                return Err(Stop::Usage(what));
            }
            (None, _) => {}
        }
    }
    Ok(None)
}

/// An update changes slides and resources, and nothing else.
fn check_update(args: &ImportArgs, options: &Options, imported: &Imported) -> Result<(), Stop> {
    let folder = &imported.folder;
    let refuse = |what: &str| Err(Stop::Usage(format!("`{folder}` was imported before, so {what}")));
    match () {
        () if options.date.is_some() && options.date != imported.date() => {
            refuse("its date stays as it is: choose another name with `--slug`")
        }
        () if args.title.is_some() => refuse("`--title` would change nothing: edit its `index.md`"),
        () if args.publish_deck && imported.published_deck().is_none() => {
            refuse("`--publish-deck` would change nothing: copy the deck there, and set `deck:`")
        }
        () => Ok(()),
    }
}

fn options(args: &ImportArgs) -> Result<Options, Stop> {
    if args.width.is_some_and(|width| !picture_size::WIDTHS.contains(&width)) {
        let (least, most) = (picture_size::WIDTHS.start(), picture_size::WIDTHS.end());
        return Err(Stop::Usage(format!("--width: use a number between {least} and {most}")));
    }
    let date = args.date.as_deref().map(|text| today(Some(text))).transpose()?;
    if let Some(slug) = &args.slug
        && (crate::base::slug::slug(slug) != *slug || slug.is_empty())
    {
        return Err(Stop::Usage(format!("--slug: `{slug}` is not a slug; use letters, digits and dashes")));
    }
    let title = args.title.as_deref().map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
    if title.as_ref().is_some_and(|title| title.is_empty()) {
        return Err(Stop::Usage("--title: the title is empty".into()));
    }
    Ok(Options { title, slug: args.slug.clone(), date, choices: args.choices(Choices::default()) })
}

/// The draft of a talk, and the pages that are missing in it.
type Drafted = (Draft, Vec<(usize, String)>);

#[cfg(feature = "import")]
fn drafted(args: &ImportArgs, sources: &Sources<'_>, options: &Options) -> Result<Drafted, Stop> {
    workers::silence_panics();
    let presentation = sources.presentation.map(companion::read).transpose()?;
    let (mut draft, missing) = match sources.deck.kind {
        SourceKind::Folder => (pictures(sources, options)?, Vec::new()),
        _ => deck::draft(args, sources, options)?,
    };
    if let (Some(source), Some(presentation)) = (sources.presentation, presentation) {
        companion::add(&mut draft, source, &presentation, options.choices.takes_hidden);
    }
    draft.sources = sources.names().map(str::to_owned).collect();
    Ok((draft, missing))
}

#[cfg(not(feature = "import"))]
fn drafted(_: &ImportArgs, sources: &Sources<'_>, options: &Options) -> Result<Drafted, Stop> {
    if sources.deck.kind == SourceKind::Folder && sources.presentation.is_none() {
        let mut draft = pictures(sources, options)?;
        draft.sources = sources.names().map(str::to_owned).collect();
        return Ok((draft, Vec::new()));
    }
    Err(Stop::Usage("this talkpress was built without the feature `import`, so it cannot read PDF files".into()))
}

/// The draft of a talk from a folder of images.
fn pictures(sources: &Sources<'_>, options: &Options) -> Result<Draft, Stop> {
    let mut draft = folder::draft(sources.deck, options)?;
    if let Some(source) = sources.text {
        text::add_to_pictures(&mut draft, source)?;
    }
    Ok(draft)
}

/// The files of the talk's folder.
fn files(draft: &Draft) -> Result<Files, Stop> {
    let mut files = Files::new();
    let mut add = |name: &str, bytes: Vec<u8>| match SitePath::new(name) {
        Some(path) => {
            files.insert(path, Content::bytes(bytes));
            Ok(())
        }
        None => Err(no_path(name)),
    };
    for slide in &draft.slides {
        add(&slide.file(), slide.picture.clone())?;
    }
    add(record::FILE_NAME, Record::of_draft(draft).to_text().into_bytes())?;
    add("index.md", document(draft).into_bytes())?;
    Ok(files)
}

fn no_path(name: &str) -> Stop {
    Stop::Usage(format!("`{name}` cannot be the name of a file in a site"))
}
