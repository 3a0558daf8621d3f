use resvg::usvg::filter::Kind;
use resvg::usvg::{Group, Node, Paint, Path, Pattern, Tree};

use super::reason::Reason;
use crate::site::render::share_image::SIZE;

/// Paths and groups that are drawn, those in patterns and masks as often as they are.
const MAX_PARTS: u64 = 2_000_000;

/// Pixels of one pattern: 4 bytes each.
const MAX_PATTERN: f32 = 64e6;

/// Pixels of all layers and patterns: more than a computer draws in the time that a picture has.
const MAX_PIXELS: f32 = 50e9;

/// A layer is at most this many times as large as the card.
const LARGEST_LAYER: f32 = 25.0;

/// Steps of one filter, such as blurs, and their parameters.
const MAX_PRIMITIVES: usize = 1_000;
const MAX_OCTAVES: u32 = 64;
const MAX_RADIUS: f32 = 500.0;
const MAX_MATRIX: u64 = 1_024;

/// Checks the parameters of all filters.
///
/// # Errors
/// If one of them takes longer than a picture is worth.
pub fn check_filters(tree: &Tree) -> Result<(), Reason> {
    for filter in tree.filters() {
        if filter.primitives().len() > MAX_PRIMITIVES {
            return Err("a filter of it has more than 1,000 steps".into());
        }
        for primitive in filter.primitives() {
            let slow = match primitive.kind() {
                Kind::Turbulence(fe) => {
                    (fe.num_octaves() > MAX_OCTAVES).then_some("an feTurbulence has too many octaves")
                }
                Kind::Morphology(fe) => {
                    let is_large = fe.radius_x().get().max(fe.radius_y().get()) > MAX_RADIUS;
                    is_large.then_some("the radius of an feMorphology is too large")
                }
                Kind::ConvolveMatrix(fe) => {
                    let cells = u64::from(fe.matrix().columns()) * u64::from(fe.matrix().rows());
                    (cells > MAX_MATRIX).then_some("the matrix of an feConvolveMatrix is too large")
                }
                _ => None,
            };
            if let Some(reason) = slow {
                return Err(reason.into());
            }
        }
    }
    Ok(())
}

/// What a drawing costs, added up before it is drawn.
#[derive(Debug, Default)]
pub struct DrawingWork {
    parts: u64,
    pixels: f32,
}

impl DrawingWork {
    /// Adds a group and everything in it, at a scale of pixels for each unit.
    ///
    /// # Errors
    /// If it is too much.
    pub fn add_group(&mut self, group: &Group, scale: (f32, f32)) -> Result<(), Reason> {
        self.add_part()?;
        let mut layers = usize::from(group.should_isolate());
        let mut clip = group.clip_path();
        while let Some(path) = clip {
            layers += 2;
            self.add_group(path.root(), scale)?;
            clip = path.clip_path();
        }
        let mut mask = group.mask();
        while let Some(inner) = mask {
            layers += 3;
            self.add_group(inner.root(), scale)?;
            mask = inner.mask();
        }
        for filter in group.filters() {
            layers += filter.primitives().len();
            for primitive in filter.primitives() {
                if let Kind::Image(image) = primitive.kind() {
                    self.add_group(image.root(), scale)?;
                }
            }
        }
        if layers > 0 {
            let bounds = group.abs_layer_bounding_box();
            let card = SIZE.0 as f32 * SIZE.1 as f32;
            let area = bounds.width() * scale.0 * bounds.height() * scale.1;
            self.add_pixels(area.clamp(1.0, card * LARGEST_LAYER) * layers as f32)?;
        }
        for node in group.children() {
            match node {
                Node::Group(group) => self.add_group(group, scale)?,
                Node::Path(path) => self.add_path(path, scale)?,
                Node::Image(_) => self.add_part()?,
                Node::Text(text) => self.add_group(text.flattened(), scale)?,
            }
        }
        Ok(())
    }

    fn add_path(&mut self, path: &Path, scale: (f32, f32)) -> Result<(), Reason> {
        self.add_part()?;
        let paints = [path.fill().map(|fill| fill.paint()), path.stroke().map(|stroke| stroke.paint())];
        for paint in paints.into_iter().flatten() {
            if let Paint::Pattern(pattern) = paint {
                self.add_pattern(pattern, path, scale)?;
            }
        }
        Ok(())
    }

    fn add_pattern(&mut self, pattern: &Pattern, path: &Path, scale: (f32, f32)) -> Result<(), Reason> {
        let (x, y) = path.abs_transform().pre_concat(pattern.transform()).get_scale();
        let scale = (x * scale.0, y * scale.1);
        let area = (pattern.rect().width() * scale.0) * (pattern.rect().height() * scale.1);
        if area.is_nan() || area > MAX_PATTERN {
            return Err("a pattern of it has more than 64 million pixels".into());
        }
        self.add_pixels(area)?;
        self.add_group(pattern.root(), scale)
    }

    fn add_part(&mut self) -> Result<(), Reason> {
        self.parts += 1;
        match self.parts > MAX_PARTS {
            true => Err("it draws more than two million parts".into()),
            false => Ok(()),
        }
    }

    fn add_pixels(&mut self, pixels: f32) -> Result<(), Reason> {
        self.pixels += pixels;
        match self.pixels > MAX_PIXELS {
            true => Err("its layers have too many pixels".into()),
            false => Ok(()),
        }
    }
}
