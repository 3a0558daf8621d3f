use std::fmt;
use std::ops::Range;

/// How wide pages are compared, in pixels.
pub const COMPARED: u32 = 160;

/// The width of the thumbnail that a record keeps, in pixels.
const KEPT: usize = 32;

/// Samples that differ by more than this have changed.
const CHANGED: u8 = 24;

/// Of more rows than this below a sample, every other one is looked at.
const MANY_ROWS: usize = 8;

/// A small grey picture of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thumbnail {
    width: usize,
    grey: Vec<u8>,
}

impl Thumbnail {
    /// From rows of grey samples; the last row is dropped if it is not whole.
    pub fn new(width: usize, mut grey: Vec<u8>) -> Thumbnail {
        let width = width.max(1);
        grey.truncate(grey.len() / width * width);
        Thumbnail { width, grey }
    }

    /// From rows of opaque pixels of three or four bytes, made `width` wide: each sample is the mean of the pixels below it. Of many
    /// rows, every other one is enough.
    pub fn of_pixels(pixels: &[u8], size: (usize, usize), width: usize) -> Thumbnail {
        let (from_width, from_height) = (size.0.max(1), size.1.max(1));
        let depth = (pixels.len() / from_width / from_height).max(1);
        let width = width.min(from_width).max(1);
        let height = (from_height * width / from_width).clamp(1, from_height);
        let columns: Vec<Range<usize>> = (0..width).map(|x| below(x, width, from_width)).collect();
        let mut grey = Vec::with_capacity(width * height);
        for y in 0..height {
            let rows = below(y, height, from_height);
            let step = if rows.len() >= MANY_ROWS { 2 } else { 1 };
            let mut sums = vec![[0_u32; 4]; width];
            for row in rows.step_by(step) {
                let row = pixels.get(row * from_width * depth..(row + 1) * from_width * depth).unwrap_or_default();
                for (sum, columns) in sums.iter_mut().zip(&columns) {
                    let cell = row.get(columns.start * depth..columns.end * depth).unwrap_or_default();
                    add(sum, cell, depth);
                }
            }
            grey.extend(sums.iter().map(|[red, green, blue, count]| {
                let luma = (u64::from(*red) * 299 + u64::from(*green) * 587 + u64::from(*blue) * 114) / 1000;
                (luma / u64::from((*count).max(1))).min(255) as u8
            }));
        }
        Thumbnail { width, grey }
    }

    /// The thumbnail of this one that a record keeps.
    pub fn for_record(&self) -> Thumbnail {
        let rgb: Vec<u8> = self.grey.iter().flat_map(|sample| [*sample; 3]).collect();
        let mut kept = Thumbnail::of_pixels(&rgb, (self.width, self.height()), KEPT);
        kept.grey.iter_mut().for_each(|sample| *sample = *sample / 17 * 17);
        kept
    }

    /// Reads what it is displayed as.
    pub fn parse(text: &str) -> Option<Thumbnail> {
        let (width, digits) = text.split_once(':')?;
        let width: usize = width.parse().ok().filter(|width| (1..=KEPT).contains(width))?;
        let grey: Option<Vec<u8>> = digits.chars().map(|c| c.to_digit(16).map(|digit| digit as u8 * 17)).collect();
        grey.filter(|grey| !grey.is_empty() && grey.len().is_multiple_of(width)).map(|grey| Thumbnail { width, grey })
    }

    /// The share of samples that differ; all of them if the pictures have different sizes or none.
    pub fn changed(&self, other: &Thumbnail) -> f32 {
        if self.width != other.width || self.grey.len() != other.grey.len() || self.grey.is_empty() {
            return 1.0;
        }
        let changed = self.grey.iter().zip(&other.grey).filter(|(a, b)| a.abs_diff(**b) > CHANGED).count();
        changed as f32 / self.grey.len().max(1) as f32
    }

    /// Of the samples that differ in `next`, the share of those around which this picture is flat.
    pub fn changed_on_flat(&self, next: &Thumbnail) -> f32 {
        let (mut changed, mut flat) = (0, 0);
        for (at, (a, b)) in self.grey.iter().zip(&next.grey).enumerate() {
            if a.abs_diff(*b) > CHANGED {
                changed += 1;
                flat += usize::from(self.is_flat(at));
            }
        }
        if changed == 0 { 1.0 } else { flat as f32 / changed as f32 }
    }

    /// The share of the ink of this picture that is the same in `next`; all of it if there is none.
    pub fn ink_kept(&self, next: &Thumbnail) -> f32 {
        let paper = self.paper();
        let ink = |at: &usize| self.grey[*at].abs_diff(paper) > CHANGED;
        let inked: Vec<usize> = (0..self.grey.len().min(next.grey.len())).filter(ink).collect();
        let kept = inked.iter().filter(|at| self.grey[**at].abs_diff(next.grey[**at]) <= CHANGED).count();
        if inked.is_empty() { 1.0 } else { kept as f32 / inked.len() as f32 }
    }

    /// The most common grey.
    fn paper(&self) -> u8 {
        let mut counts = [0_usize; 256];
        self.grey.iter().for_each(|sample| counts[usize::from(*sample)] += 1);
        let most = (0..=255_u8).max_by_key(|sample| counts[usize::from(*sample)]);
        most.unwrap_or(255)
    }

    fn is_flat(&self, at: usize) -> bool {
        let (x, y) = (at % self.width, at / self.width);
        let here = self.grey[at];
        let rows = y.saturating_sub(1)..=(y + 1).min(self.height().saturating_sub(1));
        rows.into_iter().all(|row| {
            let columns = x.saturating_sub(1)..=(x + 1).min(self.width - 1);
            columns.into_iter().all(|column| self.grey[row * self.width + column].abs_diff(here) <= CHANGED / 2)
        })
    }

    fn height(&self) -> usize {
        self.grey.len() / self.width
    }
}

impl fmt::Display for Thumbnail {
    /// A hexadecimal digit for each sample.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit = |sample: &u8| char::from(b"0123456789abcdef"[usize::from(*sample / 17)]);
        write!(f, "{}:{}", self.width, self.grey.iter().map(digit).collect::<String>())
    }
}

/// The rows or columns of `from` that are below number `at` of `count`.
fn below(at: usize, count: usize, from: usize) -> Range<usize> {
    let start = at * from / count;
    start..((at + 1) * from / count).max(start + 1)
}

/// Adds red, green, blue and the number of some pixels of `depth` bytes.
fn add([red, green, blue, count]: &mut [u32; 4], cell: &[u8], depth: usize) {
    if depth == 4 {
        // Red and blue in one number, for as many pixels as fit into it.
        for pixels in cell.as_chunks::<4>().0.chunks(128) {
            let (mut sides, mut middle) = (0_u32, 0_u32);
            for pixel in pixels {
                let pixel = u32::from_le_bytes(*pixel);
                sides += pixel & 0x00ff_00ff;
                middle += pixel >> 8 & 0xff;
            }
            (*red, *green, *blue) = (*red + (sides & 0xffff), *green + middle, *blue + (sides >> 16));
            *count += pixels.len() as u32;
        }
        return;
    }
    for pixel in cell.chunks_exact(depth) {
        if let [r, g, b, ..] = pixel {
            (*red, *green, *blue) = (*red + u32::from(*r), *green + u32::from(*g), *blue + u32::from(*b));
            *count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_keeps_sixteen_greys() {
        let rgb: Vec<u8> = (0..64 * 36).flat_map(|n| [(n % 256) as u8; 3]).collect();
        let kept = Thumbnail::of_pixels(&rgb, (64, 36), 160).for_record();
        let read = Thumbnail::parse(&kept.to_string()).unwrap();
        assert_eq!((&read, read.width, read.height()), (&kept, 32, 18));
        assert_eq!(read.changed(&kept), 0.0);
        for broken in ["", "32", "0:ff", "4:fff", "99999:ff", "2:xy"] {
            assert_eq!(Thumbnail::parse(broken), None, "{broken}");
        }
    }

    #[test]
    fn ink_that_is_added_stays_on_flat_ground() {
        let before = Thumbnail::new(8, vec![255; 64]);
        let mut after = before.clone();
        after.grey[27..30].fill(0);
        assert_eq!((before.changed(&after), before.changed_on_flat(&after)), (3.0 / 64.0, 1.0));
        assert_eq!((before.ink_kept(&after), after.ink_kept(&before)), (1.0, 0.0));
        assert_eq!(before.changed(&Thumbnail::new(4, vec![255; 64])), 1.0);
    }
}
