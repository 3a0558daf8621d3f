/// A rectangle in points. A slide is 540 points high.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

/// The height of a slide, in points.
pub const HEIGHT: f32 = 540.0;

/// Units of the format in a point.
const EMU: f32 = 12_700.0;

/// A length in points in the units of the format.
pub fn emu(points: f32) -> i64 {
    (f64::from(points) * f64::from(EMU)).round() as i64
}

impl Rect {
    /// The whole slide of this width.
    pub fn slide(width: f32) -> Rect {
        Rect { x: 0.0, y: 0.0, width, height: HEIGHT }
    }

    /// The largest rectangle of this aspect ratio in the middle of it.
    pub fn holding(self, (width, height): (u32, u32)) -> Rect {
        let scale = (self.width / width.max(1) as f32).min(self.height / height.max(1) as f32);
        let (width, height) = (width as f32 * scale, height as f32 * scale);
        Rect { x: self.x + (self.width - width) / 2.0, y: self.y + (self.height - height) / 2.0, width, height }
    }

    /// The shares, in thousandths of a percent, that are cut off from the sides of a picture, and from above and below, so that it
    /// covers the rectangle.
    pub fn cut(self, (width, height): (u32, u32)) -> (u32, u32) {
        let (picture, frame) = (width as f32 / height.max(1) as f32, self.width / self.height.max(1.0));
        let share = |part: f32| ((1.0 - part) / 2.0 * 100_000.0).round().clamp(0.0, 49_999.0) as u32;
        match picture > frame {
            true => (share(frame / picture), 0),
            false => (0, share(picture / frame)),
        }
    }

    /// Attributes and elements of its place in the format.
    pub fn xml(self) -> String {
        let [x, y, width, height] = [self.x, self.y, self.width.max(0.0), self.height.max(0.0)].map(emu);
        format!("<a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_fits_or_covers() {
        let slide = Rect::slide(960.0);
        assert_eq!(slide.holding((400, 300)), Rect { x: 120.0, y: 0.0, width: 720.0, height: 540.0 });
        assert_eq!(slide.cut((400, 300)), (0, 12_500));
        assert_eq!(slide.cut((3200, 900)), (25_000, 0));
    }
}
