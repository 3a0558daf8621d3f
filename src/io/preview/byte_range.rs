use std::ops::Range;

/// The part of an answer that a client asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ByteRange {
    /// All of it.
    Whole,
    /// These bytes, at least one.
    Bytes(Range<u64>),
    /// Bytes after the end.
    Beyond,
}

impl ByteRange {
    /// Reads a `Range` header for an answer of `length` bytes (RFC 9110, section 14). Several ranges at once, and a header
    /// that is not a range, are answered with the whole, as the RFC allows.
    pub fn read(header: Option<&str>, length: u64) -> ByteRange {
        let Some((first, last)) = header.and_then(|h| h.strip_prefix("bytes=")).and_then(|r| r.trim().split_once('-'))
        else {
            return ByteRange::Whole;
        };
        let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u64>().ok()).flatten();
        match (number(first), number(last)) {
            (Some(first), Some(last)) if last < first => ByteRange::Whole,
            (Some(first), _) if first >= length && (last.is_empty() || number(last).is_some()) => ByteRange::Beyond,
            (Some(first), Some(last)) => ByteRange::Bytes(first..last.saturating_add(1).min(length)),
            (Some(first), None) if last.is_empty() => ByteRange::Bytes(first..length),
            (None, Some(0)) if first.is_empty() => ByteRange::Beyond,
            (None, Some(_)) if first.is_empty() && length == 0 => ByteRange::Beyond,
            (None, Some(count)) if first.is_empty() => ByteRange::Bytes(length.saturating_sub(count)..length),
            _ => ByteRange::Whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ByteRange;

    #[test]
    fn ranges_follow_the_rfc() {
        let cases = [
            ("bytes=0-3", ByteRange::Bytes(0..4)),
            ("bytes=5-", ByteRange::Bytes(5..10)),
            ("bytes=-3", ByteRange::Bytes(7..10)),
            ("bytes=-30", ByteRange::Bytes(0..10)),
            ("bytes=8-99", ByteRange::Bytes(8..10)),
            ("bytes=10-", ByteRange::Beyond),
            ("bytes=10-11", ByteRange::Beyond),
            ("bytes=-0", ByteRange::Beyond),
            ("bytes=3-1", ByteRange::Whole),
            ("bytes=0-1,4-5", ByteRange::Whole),
            ("bytes=a-b", ByteRange::Whole),
            ("bytes=-", ByteRange::Whole),
            ("items=0-1", ByteRange::Whole),
        ];
        for (header, part) in cases {
            assert_eq!(ByteRange::read(Some(header), 10), part, "{header}");
        }
        assert_eq!(ByteRange::read(None, 10), ByteRange::Whole);
        assert_eq!(ByteRange::read(Some("bytes=0-"), 0), ByteRange::Beyond);
    }
}
