//! Images: their size, and the same image with fewer pixels.

pub mod image_info;
pub mod jpeg_segments;
pub mod picture_source;
pub mod raster;
pub mod size;
pub mod variant;
