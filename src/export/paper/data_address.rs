use crate::base::SitePath;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The address of a file that has its bytes in it. Browsers look at the bytes of a picture for its format.
pub fn data_address(path: &SitePath, bytes: &[u8]) -> String {
    let kind = match path.extension() {
        "svg" => "image/svg+xml",
        "css" => "text/css",
        "woff2" | "woff" | "ttf" | "otf" => "font/woff2",
        _ => "image/png",
    };
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4 + 32);
    out.push_str("data:");
    out.push_str(kind);
    out.push_str(";base64,");
    for part in bytes.chunks(3) {
        let three = [part[0], part.get(1).copied().unwrap_or_default(), part.get(2).copied().unwrap_or_default()];
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        for digit in 0..4 {
            match digit <= part.len() {
                true => out.push(char::from(DIGITS[(bits >> (18 - 6 * digit) & 63) as usize])),
                false => out.push('='),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_in_base_64() {
        let path = SitePath::new("a.svg").unwrap();
        for (bytes, text) in [(&b""[..], ""), (b"M", "TQ=="), (b"Ma", "TWE="), (b"Man\xff", "TWFu/w==")] {
            assert_eq!(data_address(&path, bytes), format!("data:image/svg+xml;base64,{text}"));
        }
    }
}
