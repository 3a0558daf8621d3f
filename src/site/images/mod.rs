//! Images: their size, and the same image with fewer pixels.

pub mod image_info;
pub mod raster;
pub mod size;
pub mod variant;
