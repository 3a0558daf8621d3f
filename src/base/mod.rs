//! Paths, files and diagnostics: the basis of all other folders. Nothing here depends on what a talk is.

#[cfg(feature = "import")]
pub mod archive;
pub mod colour;
pub mod composed_text;
pub mod content;
pub mod data;
pub mod date;
pub mod diagnostic;
pub mod digest;
pub mod drawer;
pub mod drawing;
mod english_date;
pub mod files;
pub mod invisible;
pub mod language_names;
pub mod language_tag;
pub mod luminance;
pub mod made;
pub mod memo;
pub mod not_drawn;
pub mod picture_file;
pub mod place;
pub mod repeated;
pub mod report;
pub mod script;
pub mod site_path;
pub mod slug;
pub mod styles;
pub mod text;
pub mod url;

pub use colour::Colour;
pub use composed_text::{ComposedText, SourceText};
pub use content::{Content, Recipe, Stamp, Stored};
pub use date::Date;
pub use diagnostic::{Diagnostic, Severity};
pub use digest::Digest;
pub use drawer::Drawer;
pub use drawing::Drawing;
pub use files::{Changes, Files};
pub use made::Made;
pub use memo::Memo;
pub use not_drawn::NotDrawn;
pub use picture_file::{MAX_DRAWING_MEMORY, PictureFile};
pub use place::{Place, Places};
pub use site_path::SitePath;
pub use styles::Styles;
