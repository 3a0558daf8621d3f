use std::borrow::Cow;

use crate::base::{Drawer, NotDrawn};
use crate::site::images::svg_job::SvgJob;
use crate::site::output::social_cards::drawn::Drawn;
use crate::site::output::social_cards::job::Job;
use crate::site::output::social_cards::picture::Picture;
use crate::site::output::social_cards::{drawing, paint, svg_picture};

/// Draws at once, in the thread that asks for it. Only the checks before drawing limit its time and memory.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unlimited;

impl Drawer for Unlimited {
    fn draw(&self, job: &[u8]) -> Result<Vec<u8>, NotDrawn> {
        if let Some(job) = SvgJob::decode(job) {
            return Ok(svg_picture::draw(&job).encode());
        }
        Job::decode(job).map(|job| draw(&job).encode()).ok_or(NotDrawn::Failed)
    }
}

fn draw(job: &Job) -> Drawn<'static> {
    let Job { text, palette, fonts, svg } = job;
    let Ok(svg) = std::str::from_utf8(svg) else { return Drawn::Refused("it is not in UTF-8".into()) };
    let is_writable = !svg.contains("<text") || svg.chars().all(|c| c.is_ascii() || fonts.has(c));
    if !is_writable {
        return Drawn::Unwritable;
    }
    let picture = match Picture::svg(svg, fonts, text) {
        Ok(picture) => picture,
        Err(reason) => return Drawn::Refused(reason),
    };
    let drawing = drawing::draw(text, Some(picture.frame), palette, fonts);
    match paint::paint(&drawing, Some(&picture), fonts) {
        Some(png) => Drawn::Card(Cow::Owned(png)),
        None => Drawn::Refused("it cannot be drawn".into()),
    }
}
