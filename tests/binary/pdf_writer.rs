//! Writes small PDF files for tests.

use std::fmt::Write;

/// A page: what is drawn on it, and the addresses of links with their places.
#[derive(Clone, Default)]
pub struct PdfPage {
    content: String,
    links: Vec<(String, [f32; 4])>,
}

impl PdfPage {
    /// Writes a line of text from (`x`, `y`), measured from the lower left corner.
    pub fn text(mut self, x: f32, y: f32, size: f32, text: &str) -> PdfPage {
        let text = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        let _ = writeln!(self.content, "BT /F {size} Tf {x} {y} Td ({text}) Tj ET");
        self
    }

    /// Fills a rectangle with a grey.
    pub fn rect(mut self, [x, y, width, height]: [f32; 4], grey: f32) -> PdfPage {
        let _ = writeln!(self.content, "{grey} g {x} {y} {width} {height} re f 0 g");
        self
    }

    /// A link from the rectangle between two corners.
    pub fn link(mut self, url: &str, corners: [f32; 4]) -> PdfPage {
        self.links.push((url.to_owned(), corners));
        self
    }
}

/// A page with a heading and lines.
pub fn slide(heading: &str, lines: &[&str]) -> PdfPage {
    let page = PdfPage::default().text(60.0, 440.0, 44.0, heading);
    lines.iter().enumerate().fold(page, |page, (n, line)| page.text(80.0, 360.0 - 50.0 * n as f32, 26.0, line))
}

/// The file of these pages, which are all of one size.
pub fn pdf(title: &str, (width, height): (u32, u32), pages: &[PdfPage]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type /Catalog /Pages 2 0 R>>".to_owned(),
        String::new(),
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>".to_owned(),
        format!("<</Title ({title})>>"),
    ];
    let mut kids = String::new();
    for page in pages {
        let number = objects.len() + 1;
        let _ = write!(kids, "{number} 0 R ");
        let link = |(url, [x0, y0, x1, y1]): &(String, [f32; 4])| {
            format!("<</Type /Annot /Subtype /Link /Rect [{x0} {y0} {x1} {y1}] /A <</S /URI /URI ({url})>>>>")
        };
        objects.push(format!(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {} 0 R \
             /Resources <</Font <</F 3 0 R>>>> /Annots [{}]>>",
            number + 1,
            page.links.iter().map(link).collect::<String>()
        ));
        objects.push(format!("<</Length {}>>\nstream\n{}\nendstream", page.content.len(), page.content));
    }
    objects[1] = format!("<</Type /Pages /Count {} /Kids [{kids}]>>", pages.len());
    of_objects(&objects)
}

/// The file of numbered objects, the first of which is the catalogue and the fourth says the title.
pub fn of_objects(objects: &[String]) -> Vec<u8> {
    let mut out = "%PDF-1.7\n".to_owned();
    let mut rows = String::new();
    for (n, object) in objects.iter().enumerate() {
        let _ = writeln!(rows, "{:010} 00000 n ", out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", n + 1);
    }
    let (start, size) = (out.len(), objects.len() + 1);
    let _ = write!(
        out,
        "xref\n0 {size}\n0000000000 65535 f \n{rows}trailer <</Size {size} /Root 1 0 R /Info 4 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    out.into_bytes()
}

/// The file of these objects and a stream with this dictionary after them.
pub fn with_stream(objects: &[&str], head: &str, stream: &[u8]) -> Vec<u8> {
    // Any text of the same length, whose place the stream takes.
    let place = "~".repeat(stream.len());
    let mut all: Vec<String> = objects.iter().map(|object| (*object).to_owned()).collect();
    all.push(format!("{head}\nstream\n{place}\nendstream"));
    let mut out = of_objects(&all);
    let at = out.windows(8).position(|window| window == b"~~~~~~~~").unwrap_or_default();
    out[at..at + stream.len()].copy_from_slice(stream);
    out
}
