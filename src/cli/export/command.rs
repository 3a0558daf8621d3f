use std::io::Write;
use std::path::PathBuf;

use super::args::ExportArgs;
use super::export_format::ExportFormat;
use super::export_talk::ExportTalk;
use super::{captions, chapters, handout, html, markdown, pdf, pptx};
use crate::base::Diagnostic;
use crate::cli::exit::Exit;
use crate::cli::stop::Stop;
use crate::cli::terminal::{print_diagnostics, print_error, write_output};
use crate::io::disk;

/// Writes a talk as a file of another format.
pub fn run(args: &ExportArgs) -> Result<Exit, Stop> {
    let format = args.format;
    if let Some(option) = args.given().find(|option| !format.options().contains(option)) {
        let taken: Vec<&str> = format.options().iter().map(|option| option.name()).collect();
        let taken = if taken.is_empty() { String::new() } else { format!("; it takes {}", taken.join(", ")) };
        return Err(Stop::Usage(format!("`export {}` does not take {}{taken}", format.name(), option.name())));
    }
    let talk = ExportTalk::find(args)?;
    let target = args.output.clone().unwrap_or_else(|| PathBuf::from(file_name(args, &talk)));
    if disk::is_folder(&target) {
        return Err(Stop::Usage(format!("`{}` is a folder: name a file with --output", target.display())));
    }
    let write = |out: &mut dyn Write| export(args, &talk, out);
    let written = match target.as_os_str() == "-" {
        true => write_output(write)?,
        false => disk::write_beside(&target, write)?,
    };
    let mut warnings = if format.shows_files() { talk.warnings.clone() } else { Vec::new() };
    warnings.extend(written);
    print_diagnostics(&warnings);
    if target.as_os_str() != "-" {
        print_error(&format!("wrote {}", target.display()));
    }
    Ok(Exit::Done)
}

/// Writes the file to `out`. The warnings are about what could not be written as it should be.
fn export(args: &ExportArgs, talk: &ExportTalk, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Stop> {
    match args.format {
        ExportFormat::Pdf => pdf::export(args, talk, out),
        ExportFormat::Handout => handout::export(args, talk, out),
        ExportFormat::Html => html::export(talk, out),
        ExportFormat::Pptx => pptx::export(args, talk, out),
        ExportFormat::Markdown => markdown::export(talk, out),
        ExportFormat::Chapters => chapters::export(args, talk, out),
        ExportFormat::Captions => captions::export(args, talk, out),
    }
}

/// The file to write if none is named; `-` is standard output.
fn file_name(args: &ExportArgs, talk: &ExportTalk) -> String {
    let path = talk.document().path.as_str();
    let slug = match talk.entry().slug.as_str() {
        "" => path.rsplit('/').nth(1).unwrap_or("talk"),
        slug => slug,
    };
    match (args.print_page, args.format) {
        (true, ExportFormat::Handout) => format!("{slug}-handout.html"),
        (true, _) => format!("{slug}-slides.html"),
        (false, format) => format.ending().map_or_else(|| "-".to_owned(), |ending| format!("{slug}{ending}")),
    }
}
