use super::dashes::Dashes;
use super::divider::{Above, Divider};
use super::outline::Outline;
use super::roles::{Role, roles};
use crate::talk::scan::Block;

/// Divides the blocks of an image-slide talk.
pub fn outline(text: &str, blocks: &[Block], dashes: Dashes) -> Outline {
    let roles = roles(blocks, dashes);
    let marks: Vec<usize> = (0..blocks.len()).filter(|i| roles[*i] == Role::Mark).collect();
    let divider = Divider { text, blocks, roles: &roles };
    let mut out = Outline { slides: Vec::with_capacity(marks.len()), ..Outline::default() };
    let mut from = 0;
    for (n, &mark) in marks.iter().enumerate() {
        let (above, slide) = divider.head(from, mark, if n == 0 { Above::Intro } else { Above::Slide });
        match out.slides.last_mut() {
            None => out.intro = above,
            Some(previous) => divider.give(previous, above),
        }
        out.slides.push(slide);
        from = mark + 1;
    }
    divider.tail(&mut out, from);
    out
}
