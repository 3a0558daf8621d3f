//! Reads PDF files. The only importer of hayro.

mod alts;
mod annotations;
mod deck;
mod device;
mod image_limits;
mod labels;
mod outline;
mod pen;
mod stream_limits;
mod text;
mod whole;

pub use deck::Deck;
pub use pen::Pen;
