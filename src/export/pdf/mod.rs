//! The PDF of a deck whose slides are all pictures, made without a browser. Every other deck is printed by one, because only a
//! browser draws what the theme shows.

mod damage;
mod draw;
mod embedded;
mod form;
mod page_link;
mod pdf_error;
mod picture_deck;
mod picture_page;
mod png_image;
mod position_writer;
mod skeleton;
mod splice;
mod text;
mod write;

pub use pdf_error::PdfError;
pub use picture_deck::PictureDeck;
pub use picture_page::PicturePage;
pub use write::write;
