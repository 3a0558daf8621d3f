use std::ops::Range;

/// Which part of an answer is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// These bytes, at least one.
    Bytes(Range<u64>),
    /// Bytes that are not there.
    Beyond,
}

impl Part {
    /// Reads a `Range` header for an answer of `length` bytes (RFC 9110, section 14). Several ranges at once, and what is
    /// no range, are answered with the whole, as the RFC allows.
    pub fn read(header: Option<&str>, length: u64) -> Part {
        let Some((first, last)) = header.and_then(|h| h.strip_prefix("bytes=")).and_then(|r| r.trim().split_once('-'))
        else {
            return Part::Whole;
        };
        let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u64>().ok()).flatten();
        match (number(first), number(last)) {
            (Some(first), Some(last)) if last < first => Part::Whole,
            (Some(first), _) if first >= length && (last.is_empty() || number(last).is_some()) => Part::Beyond,
            (Some(first), Some(last)) => Part::Bytes(first..last.saturating_add(1).min(length)),
            (Some(first), None) if last.is_empty() => Part::Bytes(first..length),
            (None, Some(0)) if first.is_empty() => Part::Beyond,
            (None, Some(_)) if first.is_empty() && length == 0 => Part::Beyond,
            (None, Some(count)) if first.is_empty() => Part::Bytes(length.saturating_sub(count)..length),
            _ => Part::Whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn ranges_as_the_rfc_says() {
        let cases = [
            ("bytes=0-3", Part::Bytes(0..4)),
            ("bytes=5-", Part::Bytes(5..10)),
            ("bytes=-3", Part::Bytes(7..10)),
            ("bytes=-30", Part::Bytes(0..10)),
            ("bytes=8-99", Part::Bytes(8..10)),
            ("bytes=10-", Part::Beyond),
            ("bytes=10-11", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=3-1", Part::Whole),
            ("bytes=0-1,4-5", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("bytes=-", Part::Whole),
            ("items=0-1", Part::Whole),
        ];
        for (header, part) in cases {
            assert_eq!(Part::read(Some(header), 10), part, "{header}");
        }
        assert_eq!(Part::read(None, 10), Part::Whole);
        assert_eq!(Part::read(Some("bytes=0-"), 0), Part::Beyond);
    }
}
