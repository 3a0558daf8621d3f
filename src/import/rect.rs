/// A rectangle on a page as it is shown: in points, from the upper left corner, downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left side.
    pub x0: f32,
    /// The upper side.
    pub y0: f32,
    /// The right side.
    pub x1: f32,
    /// The lower side.
    pub y1: f32,
}

impl Rect {
    /// The rectangle with these sides, whichever is the smaller of each pair.
    pub fn new(x0: f32, y0: f32, x1: f32, y1: f32) -> Rect {
        Rect { x0: x0.min(x1), y0: y0.min(y1), x1: x0.max(x1), y1: y0.max(y1) }
    }

    /// Its width.
    pub fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    /// Its height.
    pub fn height(&self) -> f32 {
        self.y1 - self.y0
    }

    /// Its area.
    pub fn area(&self) -> f32 {
        self.width() * self.height()
    }

    /// Its width divided by its height.
    pub fn ratio(&self) -> f32 {
        self.width() / self.height().max(f32::EPSILON)
    }

    /// The smallest rectangle around both.
    pub fn around(&self, other: &Rect) -> Rect {
        Rect {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// Whether a point is inside.
    pub fn contains(&self, x: f32, y: f32) -> bool {
        x >= self.x0 && x <= self.x1 && y >= self.y0 && y <= self.y1
    }

    /// Whether the middle of the other one is in it.
    pub fn has_middle_of(&self, other: &Rect) -> bool {
        self.contains((other.x0 + other.x1) / 2.0, (other.y0 + other.y1) / 2.0)
    }

    /// Whether both have an area in common.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Whether no side is more than `tolerance` away from that of the other.
    pub fn is_near(&self, other: &Rect, tolerance: f32) -> bool {
        let near = |a: f32, b: f32| (a - b).abs() <= tolerance;
        near(self.x0, other.x0) && near(self.y0, other.y0) && near(self.x1, other.x1) && near(self.y1, other.y1)
    }
}
