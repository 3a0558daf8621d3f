use std::sync::Arc;

use crate::base::Colour;
use crate::site::output::social_cards::card_text::CardText;
use crate::site::output::social_cards::palette::Palette;
use crate::site::theme::fonts::Fonts;

/// Everything that a card with an SVG is drawn from, as bytes for another process: each part after its length.
#[derive(Clone, Debug)]
pub struct Job {
    /// The text.
    pub text: CardText,
    /// The colours.
    pub palette: Palette,
    /// The fonts.
    pub fonts: Fonts,
    /// The SVG of the author.
    pub svg: Vec<u8>,
}

impl Job {
    /// The bytes of a job with these parts.
    pub fn encode(text: &CardText, palette: &Palette, fonts: &Fonts, svg: &[u8]) -> Vec<u8> {
        let colours = [&palette.ground, &palette.text, &palette.accent].map(Colour::to_string);
        let words = [&text.site, &text.title, &text.speakers, &text.occasion];
        let direction = if text.rtl { "rtl" } else { "ltr" };
        let mut out = Vec::new();
        let texts = words.into_iter().chain(&colours).map(|text| text.as_bytes()).chain([direction.as_bytes()]);
        for part in texts.chain([svg]).chain(fonts.files().iter().map(|font| &**font)) {
            out.extend((part.len() as u64).to_le_bytes());
            out.extend(part);
        }
        out
    }

    /// Reads the bytes of a job; nothing if they are none.
    pub fn decode(mut bytes: &[u8]) -> Option<Job> {
        let mut parts = Vec::new();
        while !bytes.is_empty() {
            let (length, rest) = bytes.split_first_chunk()?;
            let (part, rest) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
            parts.push(part);
            bytes = rest;
        }
        let (texts, rest) = parts.split_first_chunk::<8>()?;
        let (svg, fonts) = rest.split_first()?;
        let text = |part: &[u8]| String::from_utf8(part.to_vec()).ok();
        let colour = |part: &[u8]| Colour::parse(&text(part)?).ok();
        let [site, title, speakers, occasion, ground, letters, accent, direction] = *texts;
        Some(Job {
            text: CardText {
                site: text(site)?,
                title: text(title)?,
                speakers: text(speakers)?,
                occasion: text(occasion)?,
                rtl: direction == b"rtl",
                art: None,
            },
            palette: Palette { ground: colour(ground)?, text: colour(letters)?, accent: colour(accent)? },
            fonts: Fonts::of_files(fonts.iter().map(|font| Arc::from(*font)).collect()),
            svg: svg.to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::site::output::social_cards::job::*;

    #[test]
    fn a_job_survives_the_journey() {
        let text = CardText { title: "Ä <title>".into(), speakers: "A, B".into(), rtl: true, ..CardText::default() };
        let palette = Palette { accent: Colour::parse("#abc").unwrap(), ..Palette::default() };
        let bytes = Job::encode(&text, &palette, &Fonts::default(), b"<svg/>");
        let job = Job::decode(&bytes).unwrap();
        assert_eq!((job.text, job.palette, &job.svg[..]), (text, palette, &b"<svg/>"[..]));
        assert!((0..bytes.len()).all(|end| Job::decode(&bytes[..end]).is_none()), "a part of a job is not a job");
    }
}
