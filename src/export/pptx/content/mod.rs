//! What a text slide or a transcript says, apart from how it looks: paragraphs, tables, code and pictures, read from its HTML.

mod block;
mod cell;
mod context;
mod elements;
mod inline_text;
mod left_out_picture;
mod paragraph;
mod reader;
mod run;
mod style;
mod table;

pub use block::Block;
pub use cell::{Align, Cell};
pub use left_out_picture::LeftOutPicture;
pub use paragraph::{Marker, Paragraph, Role};
pub use reader::{Content, PICTURE, read};
pub use run::Run;
pub use style::Style;
pub use table::Table;
