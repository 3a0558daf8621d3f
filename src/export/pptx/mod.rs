//! A talk as a presentation for PowerPoint: Office Open XML (ECMA-376), with text as text.

mod arrange;
mod colours;
mod content;
mod counting_writer;
mod deck;
mod face_html;
mod list_numbers;
mod looks;
mod margins;
mod measure;
mod missing;
mod notes_lines;
mod notes_xml;
mod package;
mod part_picture;
mod pictures;
mod placed;
mod plain;
mod presentation_xml;
mod rect;
mod relations;
mod request;
mod shapes;
mod slide_size;
mod slide_writer;
mod slide_xml;
mod table_xml;
mod text_slide;
mod text_xml;
mod xml_text;

pub use deck::write;
pub use request::Request;
