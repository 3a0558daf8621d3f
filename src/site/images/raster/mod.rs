//! Decodes, resizes and encodes images of pixels. The only importer of `image`, `png` and `fast_image_resize`.

mod compressed;
mod darkness;
mod decode;
mod decoded;
mod head;
mod indexed_png;
mod jpeg;
#[cfg(feature = "export")]
mod on_ground;
mod png_rows;
#[cfg(feature = "export")]
mod whole;

pub use compressed::{jpeg, lossless_webp, png};
pub use decode::{decode, framed, pixels};
pub use head::Head;
pub use indexed_png::indexed_png;
#[cfg(feature = "export")]
pub use on_ground::on_ground;
#[cfg(feature = "export")]
pub use whole::{is_drawable, is_whole_png, png_profile};
