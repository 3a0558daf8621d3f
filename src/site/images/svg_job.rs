use std::sync::Arc;

/// An SVG of an author that another process draws as a PNG, as bytes: numbers, and each part after its length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SvgJob {
    /// Width and height that the PNG has at most, in pixels; one of them it has.
    pub frame: (u32, u32),
    /// What is behind the SVG: red, green and blue.
    pub ground: [u8; 3],
    /// The SVG.
    pub svg: Vec<u8>,
    /// The fonts.
    pub fonts: Vec<Arc<[u8]>>,
}

/// No job of another kind begins like this: it would be the length of a text.
const START: [u8; 8] = [0xff; 8];

impl SvgJob {
    /// The bytes of the job.
    pub fn encode(&self) -> Vec<u8> {
        let (width, height) = self.frame;
        let mut out = START.to_vec();
        out.extend([width.to_le_bytes(), height.to_le_bytes()].concat());
        out.extend(self.ground);
        for part in std::iter::once(&self.svg[..]).chain(self.fonts.iter().map(|font| &**font)) {
            out.extend((part.len() as u64).to_le_bytes());
            out.extend(part);
        }
        out
    }

    /// Reads the bytes of a job; nothing if they are none.
    pub fn decode(bytes: &[u8]) -> Option<SvgJob> {
        let bytes = bytes.strip_prefix(&START)?;
        let (width, bytes) = bytes.split_first_chunk()?;
        let (height, bytes) = bytes.split_first_chunk()?;
        let (ground, mut bytes) = bytes.split_first_chunk()?;
        let mut parts = Vec::new();
        while !bytes.is_empty() {
            let (length, rest) = bytes.split_first_chunk()?;
            let (part, rest) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
            parts.push(part);
            bytes = rest;
        }
        let (svg, fonts) = parts.split_first()?;
        Some(SvgJob {
            frame: (u32::from_le_bytes(*width), u32::from_le_bytes(*height)),
            ground: *ground,
            svg: svg.to_vec(),
            fonts: fonts.iter().map(|font| Arc::from(*font)).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_survives_the_journey() {
        let fonts = vec![Arc::from(&b"font"[..])];
        let job = SvgJob { frame: (1920, 1080), ground: [255, 0, 1], svg: b"<svg/>".to_vec(), fonts };
        assert_eq!(SvgJob::decode(&job.encode()), Some(job.clone()));
        let bytes = SvgJob { fonts: Vec::new(), ..job }.encode();
        assert!((0..bytes.len()).all(|end| SvgJob::decode(&bytes[..end]).is_none()), "a part of a job is not a job");
    }
}
