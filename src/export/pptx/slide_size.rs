use super::rect::HEIGHT;
use super::request::Request;
use crate::site::model::link_origin::LinkOrigin;
use crate::talk::Face;

/// The aspect ratio of slides without pictures.
const USUAL: (u32, u32) = (16, 9);

/// The width of the slides in points: that of most pictures, 16:9 for text, and nothing that no screen has.
pub fn width(request: &Request<'_>) -> f32 {
    let site = &request.renderer.site;
    let entry = &site.entries[request.index];
    let from = LinkOrigin::of_entry(entry);
    let ratio = |index: &usize| match &entry.document.slides[*index].face {
        Face::Picture(picture) => {
            let destination = site.resolve(&picture.target.url, from);
            let size = site.links.file(&destination).and_then(|source| site.images.get(source));
            size.map_or(USUAL, |size| (size.width, size.height))
        }
        Face::Film(_) | Face::Text(_) => USUAL,
    };
    most_frequent(&request.slides.iter().map(ratio).collect::<Vec<_>>())
}

fn most_frequent(ratios: &[(u32, u32)]) -> f32 {
    // In hundredths of the height, so that a pixel more or less makes no difference.
    let hundredths = |(width, height): (u32, u32)| (width as f32 * 100.0 / height.max(1) as f32).round() as u32;
    let usual = hundredths(USUAL);
    let all: Vec<u32> = ratios.iter().map(|ratio| hundredths(*ratio)).collect();
    let count = |ratio: u32| all.iter().filter(|other| other.abs_diff(ratio) <= 1).count();
    let mut kinds = all.clone();
    kinds.sort_unstable();
    kinds.dedup();
    let most = kinds.into_iter().max_by_key(|ratio| (count(*ratio), *ratio == usual)).unwrap_or(usual);
    match most.clamp(100, 300) {
        177..=179 => HEIGHT * 16.0 / 9.0,
        132..=134 => HEIGHT * 4.0 / 3.0,
        other => HEIGHT * other as f32 / 100.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_pictures_decide() {
        assert_eq!(most_frequent(&[(1024, 768), (1024, 767), (1920, 1080)]), 720.0);
        assert_eq!(most_frequent(&[(1920, 1080), (1024, 768)]), 960.0);
        assert_eq!(most_frequent(&[(2000, 1250)]), 864.0);
        assert_eq!(most_frequent(&[(10, 4000)]), 540.0);
        assert_eq!(most_frequent(&[]), 960.0);
    }
}
