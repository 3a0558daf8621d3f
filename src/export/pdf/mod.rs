//! The PDF of a deck whose slides are all pictures, made without a browser. Every other deck is printed by one, because only a
//! browser draws what the theme shows.

#[cfg(feature = "export")]
mod draw;
#[cfg(feature = "export")]
mod embedded;
mod form;
mod page_link;
mod pdf_error;
mod picture_deck;
mod picture_page;
#[cfg(feature = "export")]
mod png_image;
#[cfg(feature = "export")]
mod position_writer;
#[cfg(feature = "export")]
mod skeleton;
#[cfg(feature = "export")]
mod splice;
#[cfg(feature = "export")]
mod text;
#[cfg(feature = "export")]
mod write;

pub use pdf_error::PdfError;
pub use picture_deck::PictureDeck;
pub use picture_page::PicturePage;
#[cfg(feature = "export")]
pub use write::write;
