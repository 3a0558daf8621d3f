use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use rustc_hash::FxHashMap;

/// Above this level of compression files hardly get smaller, and take longer.
const LEVEL: u8 = 3;

/// Pixels that are compared with the one before them at once.
const BLOCK: usize = 32;

/// Rows of opaque pixels of four bytes as a PNG with a palette; `None` if they have more than 256 colours. For slides of text, it is as
/// small as a lossless WebP, and takes a sixth of the time.
pub fn indexed_png(pixels: &[u8], (width, height): (u32, u32)) -> Option<Vec<u8>> {
    let (pixels, _) = pixels.as_chunks::<4>();
    let (colours, indices) = indexed(pixels)?;
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(colours);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&indices).ok()?;
    writer.finish().ok()?;
    Some(out)
}

/// The colours in the order in which they come, each as three bytes, and the number of the colour of each pixel.
fn indexed(pixels: &[[u8; 4]]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut numbers: FxHashMap<u32, u8> = FxHashMap::default();
    let mut colours = Vec::new();
    let mut indices = Vec::with_capacity(pixels.len());
    let mut before = !u32::from_le_bytes(*pixels.first()?);
    let mut number = 0;
    for block in pixels.chunks(BLOCK) {
        let differences = block.iter().fold(0, |found, pixel| found | (u32::from_le_bytes(*pixel) ^ before));
        if differences == 0 {
            indices.resize(indices.len() + block.len(), number);
            continue;
        }
        for pixel in block {
            let colour = u32::from_le_bytes(*pixel);
            if colour != before {
                before = colour;
                number = match numbers.get(&colour) {
                    Some(number) => *number,
                    None => {
                        let next = u8::try_from(numbers.len()).ok()?;
                        numbers.insert(colour, next);
                        colours.extend_from_slice(&pixel[..3]);
                        next
                    }
                };
            }
            indices.push(number);
        }
    }
    Some((colours, indices))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::images::raster::pixels;

    #[test]
    fn a_picture_of_256_colours_is_read_back_and_one_of_more_is_not_written() {
        let picture = |colours: u32| -> Vec<u8> {
            (0..37 * 21).flat_map(|n: u32| [(n * n % colours) as u8, (n / 40 * 9 % colours) as u8, 7, 255]).collect()
        };
        // A white picture begins with what no pixel has.
        let pictures = [vec![255; 37 * 21 * 4], picture(1), picture(2), picture(3)];
        for (colours, rgba) in pictures.iter().enumerate() {
            let (read, size) = pixels(&indexed_png(rgba, (37, 21)).unwrap()).unwrap();
            let rgb: Vec<u8> = rgba.as_chunks::<4>().0.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
            assert!(size == (37, 21) && read == rgb, "{colours}");
        }
        let row = |count: u32| (0..count).flat_map(|n| [n as u8, (n >> 8) as u8, 0, 255]).collect::<Vec<u8>>();
        let most = indexed_png(&row(256), (256, 1)).unwrap();
        assert_eq!(pixels(&most).unwrap().0[255 * 3..], [255, 0, 0]);
        assert_eq!(indexed_png(&row(257), (257, 1)), None);
        assert_eq!(indexed_png(&[], (0, 0)), None);
        assert_eq!(indexed_png(&[0; 4], (2, 1)), None, "too few pixels");
    }
}
