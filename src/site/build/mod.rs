//! One build: reading, assembling, checking links, and what commands report about it.

mod assemble;
mod check_links;
mod classes;
pub mod days;
mod document_reader;
pub mod engine;
mod file_names;
pub mod finish;
mod ground_reader;
mod image_key;
mod image_reader;
mod left_out;
mod metadata_reader;
pub mod outcome;
mod overflow;
pub mod part_of;
mod recording_reader;
pub mod report;
mod source_file;
pub mod status;
mod text_block;
mod text_blocks;
mod text_kind;
mod times_check;
mod too_full;
mod undated;
mod wordless;
