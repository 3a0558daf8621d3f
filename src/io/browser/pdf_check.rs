/// What a browser has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PdfCheck {
    /// A whole PDF, with bookmarks or without.
    Whole { pages: usize, has_bookmarks: bool },
    /// Nothing, or only a part of one.
    Broken,
}

impl PdfCheck {
    /// Judges the bytes of a file.
    pub fn of(pdf: &[u8]) -> PdfCheck {
        let end = &pdf[pdf.len().saturating_sub(1024)..];
        let is_whole = pdf.starts_with(b"%PDF") && end.trim_ascii_end().ends_with(b"%%EOF");
        match is_whole {
            true => PdfCheck::Whole { pages: pages(pdf), has_bookmarks: has(pdf, b"/Outlines") },
            false => PdfCheck::Broken,
        }
    }
}

/// The number of its pages: objects of the type `Page`, which Chromium does not compress.
fn pages(pdf: &[u8]) -> usize {
    let kind = b"/Type /Page";
    let ends = |at: usize| pdf.get(at + kind.len()).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let starts = (0..pdf.len()).filter(|at| pdf[*at] == b'/' && pdf[*at..].starts_with(kind));
    starts.filter(|at| ends(*at)).count()
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::PdfCheck;

    #[test]
    fn only_a_whole_file_counts() {
        let whole = b"%PDF-1.4\n<</Type /Pages /Kids [1 0 R]>>\n<</Type /Page>>\n<</Type /Page\n/X 1>>\n/Outlines 4 0 R\n%%EOF\n";
        assert_eq!(PdfCheck::of(whole), PdfCheck::Whole { pages: 2, has_bookmarks: true });
        for broken in [&b""[..], b"%PDF-1.4\n", b"text %%EOF", &whole[..whole.len() - 4]] {
            assert_eq!(PdfCheck::of(broken), PdfCheck::Broken);
        }
    }
}
