use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::Tree;

use crate::site::images::raster;
use crate::site::images::svg_answer::SvgAnswer;
use crate::site::images::svg_job::SvgJob;
use crate::site::output::social_cards::picture::options;
use crate::site::output::social_cards::svg_limits::{self, Reason};
use crate::site::theme::fonts::Fonts;

/// Draws the SVG of a job as a PNG, with the fonts of cards and within the same limits.
pub fn draw(job: &SvgJob) -> SvgAnswer<'static> {
    let Ok(svg) = std::str::from_utf8(&job.svg) else { return SvgAnswer::Refused("it is not in UTF-8".into()) };
    let fonts = Fonts::of_files(job.fonts.clone());
    let lacks_letters = svg.contains("<text") && !svg.chars().all(|c| c.is_ascii() || fonts.has(c));
    match png(svg, job, &fonts) {
        Ok(png) => SvgAnswer::Drawn(png.into(), lacks_letters),
        Err(reason) => SvgAnswer::Refused(reason),
    }
}

fn png(svg: &str, job: &SvgJob, fonts: &Fonts) -> Result<Vec<u8>, Reason> {
    let document = svg_limits::read(svg)?;
    let tree = Tree::from_xmltree(&document, &options(fonts, None)).map_err(|_| "it is not a valid SVG")?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = (job.frame.0 as f32 / width).min(job.frame.1 as f32 / height);
    svg_limits::check_drawing(&tree, scale)?;
    let pixels = |length: f32, most: u32| ((length * scale).round() as u32).clamp(1, most.max(1));
    let size = (pixels(width, job.frame.0), pixels(height, job.frame.1));
    let drawn = Pixmap::new(size.0, size.1).and_then(|mut pixmap| {
        let [red, green, blue] = job.ground;
        pixmap.fill(Color::from_rgba8(red, green, blue, 255));
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
        raster::png(pixmap.data(), size)
    });
    drawn.ok_or_else(|| "it cannot be drawn".into())
}
