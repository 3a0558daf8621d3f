//! Puts pictures into a PDF in the places of those that stand for them, while it is written: the whole of it is never in memory.

use std::io::{self, Read, SeekFrom, Write};

use super::embedded::Embedded;
use super::position_writer::PositionWriter;
use crate::base::Content;

/// An object of the PDF whose pictures are still missing.
struct Object<'p> {
    number: usize,
    bytes: &'p [u8],
}

/// Writes `skeleton`, a PDF with a table of its objects, with `pictures` in the places of its images, in order.
///
/// # Errors
/// A picture cannot be read, `out` cannot be written, or `skeleton` is not such a PDF.
pub fn splice(skeleton: &[u8], pictures: &[Embedded], out: &mut dyn Write) -> io::Result<()> {
    let (table, trailer) = table(skeleton).ok_or(io::ErrorKind::InvalidData)?;
    let objects = objects(skeleton, &table).ok_or(io::ErrorKind::InvalidData)?;
    if objects.iter().filter(|object| is_image(object.bytes)).count() != pictures.len() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut out = PositionWriter::new(out);
    let first = table.iter().flatten().min().copied().unwrap_or_default();
    out.write_all(&skeleton[..first])?;
    let mut positions: Vec<Option<u64>> = vec![None; table.len()];
    let mut pictures = pictures.iter();
    for Object { number, bytes } in objects {
        let picture = if is_image(bytes) { pictures.next() } else { None };
        match picture {
            None => {
                positions[number] = Some(out.position());
                out.write_all(bytes)?;
            }
            Some(Embedded::Jpeg(content)) => {
                positions[number] = Some(out.position());
                jpeg(bytes, content, &mut out)?;
            }
            Some(picture) => png(number, picture, &mut positions, &mut out)?,
        }
    }
    finish(&positions, trailer, &mut out)
}

/// The positions of all objects by their numbers, and the dictionary at the end.
fn table(pdf: &[u8]) -> Option<(Vec<Option<usize>>, &str)> {
    let tail = std::str::from_utf8(&pdf[find(pdf, b"\nstartxref\n", true)?..]).ok()?;
    let start: usize = tail.split_whitespace().nth(1)?.parse().ok()?;
    // What follows the objects is ASCII but for the identifier, which is written in bytes that may be anything.
    let end = start + find(pdf.get(start..)?, b"trailer\n", false)?;
    let rows = std::str::from_utf8(&pdf[start..end]).ok()?;
    let mut rows = rows.split_terminator('\n').map(str::trim).skip(2);
    let row = |row: &str| {
        let (position, rest) = row.split_once(' ')?;
        Some(if rest.ends_with('n') { Some(position.parse().ok()?) } else { None })
    };
    let positions: Vec<Option<usize>> = rows.by_ref().map(row).collect::<Option<_>>()?;
    let trailer = &pdf[end..pdf.len() - tail.len()];
    Some((positions, std::str::from_utf8(trailer).ok()?))
}

/// The objects in the order of the file.
fn objects<'p>(pdf: &'p [u8], table: &[Option<usize>]) -> Option<Vec<Object<'p>>> {
    let mut starts: Vec<(usize, usize)> =
        table.iter().enumerate().filter_map(|(number, start)| Some(((*start)?, number))).collect();
    starts.sort_unstable();
    let table_start = find(pdf, b"\nxref\n", true)? + 1;
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([table_start]);
    starts
        .iter()
        .zip(ends)
        .map(|(&(start, number), end)| Some(Object { number, bytes: pdf.get(start..end)? }))
        .collect()
}

fn is_image(object: &[u8]) -> bool {
    let head = find(object, b"\nstream\n", false).map(|end| &object[..end]);
    head.is_some_and(|head| find(head, b"/Subtype/Image", false).is_some())
}

/// The same object with another length, and the bytes of the file.
fn jpeg(object: &[u8], content: &Content, out: &mut PositionWriter<'_>) -> io::Result<()> {
    let invalid = || io::Error::from(io::ErrorKind::InvalidData);
    let head = &object[..find(object, b"\nstream\n", false).ok_or_else(invalid)?];
    let length = find(head, b"/Length ", false).ok_or_else(invalid)? + b"/Length ".len();
    let rest = length + head[length..].iter().position(|byte| !byte.is_ascii_digit()).ok_or_else(invalid)?;
    let mut source = content.reader()?;
    let size = source.seek(SeekFrom::End(0))?;
    source.seek(SeekFrom::Start(0))?;
    out.write_all(&head[..length])?;
    write!(out, "{size}")?;
    out.write_all(&head[rest..])?;
    out.write_all(b"\nstream\n")?;
    if io::copy(&mut source.take(size), out)? != size {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    out.write_all(b"\nendstream\nendobj\n")
}

/// An object for the picture, and one for its colour profile.
fn png(
    number: usize,
    picture: &Embedded,
    positions: &mut Vec<Option<u64>>,
    out: &mut PositionWriter<'_>,
) -> io::Result<()> {
    let (content, image) = picture.as_png().ok_or(io::ErrorKind::InvalidData)?;
    let mut profile_number = None;
    if let Some((profile, samples)) = image.profile() {
        profile_number = Some(positions.len());
        positions.push(Some(out.position()));
        let length = profile.len();
        write!(out, "{} 0 obj\n<</Length {length}/N {samples}/Filter/FlateDecode>>\nstream\n", positions.len() - 1)?;
        out.write_all(profile)?;
        out.write_all(b"\nendstream\nendobj\n")?;
    }
    positions[number] = Some(out.position());
    write!(out, "{number} 0 obj\n{}\nstream\n", image.dictionary(profile_number))?;
    image.copy(&mut *content.reader()?, out)?;
    out.write_all(b"\nendstream\nendobj\n")
}

/// The table of all objects and the end of the file.
fn finish(positions: &[Option<u64>], trailer: &str, out: &mut PositionWriter<'_>) -> io::Result<()> {
    let start = out.position();
    write!(out, "xref\n0 {}\n", positions.len())?;
    for (number, position) in positions.iter().enumerate() {
        match position {
            Some(position) => write!(out, "{position:010} 00000 n\r\n")?,
            None if number == 0 => write!(out, "0000000000 65535 f\r\n")?,
            None => write!(out, "0000000000 00000 f\r\n")?,
        }
    }
    let (before, size) = trailer.split_once("/Size ").ok_or(io::ErrorKind::InvalidData)?;
    let after = size.trim_start_matches(|c: char| c.is_ascii_digit());
    write!(out, "{before}/Size {}{after}\nstartxref\n{start}\n%%EOF\n", positions.len())
}

/// Where `part` is for the first time, or the last.
fn find(bytes: &[u8], part: &[u8], is_last: bool) -> Option<usize> {
    match is_last {
        true => memchr::memmem::rfind(bytes, part),
        false => memchr::memmem::find(bytes, part),
    }
}
