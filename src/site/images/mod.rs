//! Images: their size, and the same image with fewer pixels.

pub mod exif_data;
pub mod extent;
pub mod ground;
pub mod image_info;
pub mod jpeg_segments;
pub mod limited_reader;
pub mod metadata;
pub mod picture_source;
pub mod png_chunks;
pub mod raster;
pub mod riff_chunk;
pub mod size;
pub mod svg_answer;
pub mod svg_job;
mod svg_paints;
pub mod variant;
