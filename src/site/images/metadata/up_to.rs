use std::io::{self, Read};

use crate::base::content::Reader;

/// At most `count` bytes, fewer at the end of the file.
///
/// # Errors
/// Those of the reader.
pub fn up_to(source: &mut dyn Reader, count: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(count).read_to_end(&mut bytes)?;
    Ok(bytes)
}
