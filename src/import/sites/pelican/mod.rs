//! Sites made with Pelican.

mod addresses;
mod articles;
mod code;
mod code_block;
mod html_depth;
mod links;
mod order;
mod py_value;
mod python;
mod read;
mod root_links;
mod settings;
mod sidebar;
mod slugify;
mod sort_files;
mod template_tags;

pub(super) use read::read;
