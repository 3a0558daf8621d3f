use super::rect::Rect;

/// The width of a slide's picture if nothing else is asked for, in pixels.
pub const DEFAULT_WIDTH: u32 = 1920;

/// The widths that can be asked for.
pub const WIDTHS: std::ops::RangeInclusive<u32> = 160..=3840;

/// A picture has at most this many pixels, however high the page is.
const MAX_PIXELS: f32 = 16_000_000.0;

/// Neither side of a picture is longer, in pixels.
const MAX_SIDE: f32 = 16_000.0;

/// The size in pixels of a picture that shows `frame` and is `width` wide; smaller if it would be too large.
pub fn picture_size(frame: &Rect, width: u32) -> (u16, u16) {
    let (width, height) = (width as f32, width as f32 / frame.ratio().max(1e-4));
    let shrink = (MAX_PIXELS / (width * height)).sqrt().min(MAX_SIDE / width).min(MAX_SIDE / height).min(1.0);
    let pixels = |side: f32| (side * shrink).round().clamp(1.0, MAX_SIDE) as u16;
    (pixels(width), pixels(height))
}

#[test]
fn a_very_high_page_makes_no_large_picture() {
    assert_eq!(picture_size(&Rect::new(0.0, 0.0, 960.0, 540.0), 1920), (1920, 1080));
    let (width, height) = picture_size(&Rect::new(0.0, 0.0, 36.0, 14_400.0), 1920);
    assert!(width >= 1 && u32::from(width) * u32::from(height) <= 16_100_000, "{width} {height}");
}
