//! A PowerPoint file becomes a talk without pictures.

use std::path::Path;

use super::super::exit::Exit;
use super::super::stop::Stop;
use super::super::terminal::{counted, print};
use super::args::ImportArgs;
use super::source::Source;
use super::{companion, workers};
use crate::base::{Content, Files, SitePath};
use crate::import::options::Options;
use crate::import::pptx::text_draft;
use crate::import::source_kind::SourceKind;
use crate::import::text_draft::TextDraft;
use crate::import::write::text_document;
use crate::io::disk;

/// Writes the talk.
pub fn run(args: &ImportArgs, root: &Path, sources: &[Source], options: &Options) -> Result<Exit, Stop> {
    let [source] = sources else { return Err(only_one()) };
    if source.kind != SourceKind::Pptx {
        return Err(only_one());
    }
    workers::silence_panics();
    let presentation = companion::read(source)?;
    let draft = text_draft(&source.name, &presentation, options)?;
    let folder = format!("content/talks/{}-{}", draft.date.day_only(), draft.slug);
    if disk::exists(&root.join(&folder)) {
        return Err(Stop::Usage(format!("there is already a folder `{folder}`: choose another name with `--slug`")));
    }
    let mut files = Files::new();
    if let Some(path) = SitePath::new("index.md") {
        files.insert(path, Content::bytes(text_document(&draft).into_bytes()));
    }
    if !args.dry_run {
        disk::create_folder(root, Path::new(&folder), &files)?;
    }
    report(&draft, &source.name, presentation.slides.len());
    let written = if args.dry_run { "would write" } else { "wrote" };
    print(&format!("{written} {folder}/index.md, {}", counted(draft.links.len(), "link")));
    print(&format!("to do: {}", counted(draft.slides.len(), "transcript")));
    Ok(Exit::Done)
}

fn only_one() -> Stop {
    Stop::Usage("--text-only makes a talk from one PowerPoint file and nothing else".into())
}

fn report(draft: &TextDraft, name: &str, slides: usize) {
    print(&format!("{name}: {}, {}", counted(slides, "slide"), counted(draft.slides.len(), "text slide")));
    if !draft.without_words.is_empty() {
        let numbers = draft.without_words.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        print(&format!("without words, so left out with their notes: slides {numbers}"));
    }
    if draft.dropped_links > 0 {
        print(&format!("left out: {} to somewhere off the web", counted(draft.dropped_links, "link")));
    }
}
