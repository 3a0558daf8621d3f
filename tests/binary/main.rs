//! The program as its users run it: every command, every exit code, and faults of the system.

mod commands;
#[cfg(unix)]
mod configuration;
mod determinism;
#[cfg(unix)]
mod drawings;
#[cfg(feature = "export")]
mod export_damaged;
mod export_markdown;
mod export_missing;
#[cfg(feature = "export")]
mod export_pdf;
#[cfg(unix)]
mod export_printed;
mod faults;
#[cfg(unix)]
mod hostile_pictures;
#[cfg(unix)]
mod hostile_svgs;
#[cfg(unix)]
mod hosts;
#[cfg(feature = "import")]
mod import_again;
#[cfg(feature = "import")]
mod import_alts;
#[cfg(feature = "import")]
mod import_pptx;
#[cfg(feature = "import")]
mod import_recordings;
#[cfg(feature = "import")]
mod import_refusals;
mod import_sites;
#[cfg(feature = "import")]
mod import_texts;
#[cfg(feature = "import")]
mod imports;
mod interrupted;
#[cfg(all(unix, feature = "s3"))]
mod moto;
mod odd_trees;
mod output_folder;
#[cfg(feature = "import")]
mod pdf_writer;
#[cfg(unix)]
mod picture_bytes;
mod pictures;
#[cfg(unix)]
mod pictures_of_strangers;
#[cfg(unix)]
mod publish_folder;
#[cfg(unix)]
mod publish_git;
#[cfg(unix)]
mod publish_preview;
#[cfg(all(unix, feature = "s3"))]
mod publish_s3;
#[cfg(unix)]
mod published;
mod recordings;
mod recordings_exported;
#[cfg(feature = "import")]
mod recordings_unmarked;
mod reports;
mod site;
mod sizes;
#[cfg(feature = "import")]
mod swifts;
mod today;
#[cfg(feature = "import")]
mod zip_writer;
