//! Finds streams that become very large when they are unpacked, without keeping what is unpacked.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro::hayro_syntax::object::{Array, Name, Stream};

/// A stream has at most this many bytes when it is unpacked, unless it is an image that needs more.
const MAX_UNPACKED: u64 = 64 << 20;

/// Bytes that are unpacked from one byte at most.
const MAX_RATIO: u64 = 1032;

/// The bytes of a pixel at most: four colours of 16 bits.
const PIXEL: u64 = 8;

/// A stream that is packed more often is refused.
const MAX_FILTERS: usize = 8;

/// What is wrong with a stream that is too large when it is unpacked.
pub fn problem(stream: &Stream<'_>) -> Option<String> {
    let times = packed_times(stream);
    if times > MAX_FILTERS {
        return Some("it has a stream that is packed many times".into());
    }
    let raw = stream.raw_data();
    let side = |key: &str| u64::from(stream.dict().get::<u32>(key).unwrap_or(0));
    let limit = MAX_UNPACKED.max(side("Width").saturating_mul(side("Height")).saturating_mul(PIXEL) + (1 << 20));
    if times == 1 && raw.len() as u64 * MAX_RATIO <= limit {
        return None;
    }
    // What is unpacked once, or twice …, counts each time.
    let is_large = (1..=times).any(|times| is_larger(&raw, times, limit));
    is_large.then(|| format!("it has a stream that unpacks to more than {} MiB", limit >> 20))
}

/// How many times the stream is packed.
fn packed_times(stream: &Stream<'_>) -> usize {
    let dict = stream.dict();
    let filters: Vec<Name<'_>> = match dict.get::<Name<'_>>("Filter") {
        Some(one) => vec![one],
        None => dict.get::<Array<'_>>("Filter").map(|all| all.iter::<Name<'_>>().collect()).unwrap_or_default(),
    };
    filters.iter().take_while(|name| matches!(name.as_ref(), b"FlateDecode" | b"Fl")).count()
}

/// Whether `raw` has more than `limit` bytes when it is unpacked so many `times`.
fn is_larger(raw: &[u8], times: usize, limit: u64) -> bool {
    let mut reader: Box<dyn Read + '_> = match raw {
        // Without the header of zlib. Its check sum does not matter here.
        [first, second, rest @ ..]
            if first & 15 == 8 && (u32::from(*first) << 8 | u32::from(*second)).is_multiple_of(31) =>
        {
            Box::new(DeflateDecoder::new(rest))
        }
        _ => Box::new(DeflateDecoder::new(raw)),
    };
    for _ in 1..times {
        reader = Box::new(ZlibDecoder::new(reader));
    }
    let (mut left, mut buffer) = (limit, vec![0; 64 << 10]);
    loop {
        // A damaged stream ends where it is damaged.
        match reader.read(&mut buffer) {
            Ok(0) | Err(_) => return false,
            Ok(read) if read as u64 > left => return true,
            Ok(read) => left -= read as u64,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};

    use super::*;

    #[test]
    fn unpacked_bytes_are_counted() {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(&[32; 200_000]).unwrap();
        let once = packed.finish().unwrap();
        assert!(is_larger(&once, 1, 199_999) && !is_larger(&once, 1, 200_000));
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(&once).unwrap();
        let twice = packed.finish().unwrap();
        assert!(is_larger(&twice, 2, 199_999) && !is_larger(&twice, 2, 200_000) && !is_larger(&twice, 1, 5_000));
        assert!(!is_larger(&once[..once.len() / 2], 1, 200_000) && !is_larger(b"", 1, 0) && !is_larger(b"x", 3, 0));
    }
}
