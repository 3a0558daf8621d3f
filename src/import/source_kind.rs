use memchr::memmem;

use super::shapes::ShownDecks;
use super::text_page::slide_mark;
use super::words::words;
use crate::talk::recording::TimeList;

/// What a file is, judged by its content and never by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// A PDF.
    Pdf,
    /// A presentation of PowerPoint.
    Pptx,
    /// An old presentation of PowerPoint.
    Ppt,
    /// A presentation of Keynote.
    Keynote,
    /// A presentation of LibreOffice.
    Odp,
    /// A folder of pictures.
    Folder,
    /// Captions.
    Captions,
    /// The words of slides.
    TextPage,
    /// Times with titles.
    ChapterList,
    /// When BigBlueButton showed the pages of decks.
    Shown,
    /// Any other text.
    Words,
    /// Anything else.
    Unknown,
}

/// Where the first words of a PDF are, in bytes from the beginning.
const NEAR: usize = 1024;

/// How much of a text is looked at, in bytes.
const MAX_TEXT: usize = 64 * 1024;

/// A text has more words than this.
const MIN_WORDS: usize = 12;

impl SourceKind {
    /// What the file with these bytes is.
    pub fn of(bytes: &[u8]) -> SourceKind {
        let has = |words: &[u8]| memmem::find(bytes, words).is_some();
        if memmem::find(&bytes[..bytes.len().min(NEAR)], b"%PDF-").is_some() {
            return SourceKind::Pdf;
        }
        // The names in a ZIP file are not compressed.
        if bytes.starts_with(b"PK\x03\x04") {
            return match () {
                () if has(b"ppt/presentation.xml") => SourceKind::Pptx,
                () if has(b"Index/Document.iwa") || has(b"index.apxl") => SourceKind::Keynote,
                () if has(b"application/vnd.oasis.opendocument.presentation") => SourceKind::Odp,
                () => SourceKind::Unknown,
            };
        }
        if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            return SourceKind::Ppt;
        }
        if ShownDecks::is_one(bytes) {
            return SourceKind::Shown;
        }
        // The end may be within a character.
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(MAX_TEXT)]);
        of_text(text.trim_end_matches('\u{fffd}'))
    }

    /// What it is called in a sentence.
    pub const fn name(self) -> &'static str {
        match self {
            SourceKind::Pdf => "a PDF",
            SourceKind::Pptx => "a PowerPoint file",
            SourceKind::Ppt => "an old PowerPoint file",
            SourceKind::Keynote => "a Keynote file",
            SourceKind::Odp => "a LibreOffice presentation",
            SourceKind::Folder => "a folder of images",
            SourceKind::Captions => "captions",
            SourceKind::TextPage => "the words of slides",
            SourceKind::ChapterList => "a list of chapters",
            SourceKind::Shown => "a list of times from BigBlueButton",
            SourceKind::Words => "a text",
            SourceKind::Unknown => "nothing that talkpress knows",
        }
    }

    /// What to do instead of importing the file, if that is not possible.
    pub const fn advice(self) -> Option<&'static str> {
        match self {
            SourceKind::Ppt => Some("is an old PowerPoint file: open it in PowerPoint and export it as PDF"),
            SourceKind::Keynote => {
                Some("is a Keynote file: in Keynote, choose File > Export To > PDF, and turn off builds")
            }
            SourceKind::Odp => Some("is a LibreOffice presentation: in LibreOffice, choose File > Export As > PDF"),
            _ => None,
        }
    }
}

fn of_text(text: &str) -> SourceKind {
    let text = text.trim_start_matches('\u{feff}');
    if text.starts_with("WEBVTT") || text.lines().take(20).any(|line| line.contains(" --> ")) {
        return SourceKind::Captions;
    }
    let is_text = !text.starts_with('<') && !text.contains(|c: char| c.is_control() && !matches!(c, '\t'..='\r'));
    let marks = text.lines().filter(|line| slide_mark(line).is_some()).count();
    if marks >= 2 || is_text && (marks == 1 && text.contains("Slide 1 text") || text.contains('\u{c}')) {
        return SourceKind::TextPage;
    }
    // A video's description may have other lines, too.
    let chapters = TimeList::read(text);
    let named = chapters.entries.iter().filter(|entry| !entry.name.is_empty()).count();
    match () {
        () if named > 0
            && named == chapters.entries.len()
            && (chapters.others == 0 || named > 2.max(chapters.others)) =>
        {
            SourceKind::ChapterList
        }
        () if is_text && words(text).nth(MIN_WORDS).is_some() => SourceKind::Words,
        () => SourceKind::Unknown,
    }
}

#[test]
fn the_content_says_what_a_file_is() {
    let zip = |name: &str| [b"PK\x03\x04....", name.as_bytes()].concat();
    for (bytes, kind) in [
        (b"junk %PDF-1.7".to_vec(), SourceKind::Pdf),
        (zip("ppt/presentation.xml"), SourceKind::Pptx),
        (zip("Index/Document.iwa"), SourceKind::Keynote),
        (zip("mimetypeapplication/vnd.oasis.opendocument.presentation"), SourceKind::Odp),
        (zip("hello"), SourceKind::Unknown),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), SourceKind::Ppt),
        (b"WEBVTT\n\n".to_vec(), SourceKind::Captions),
        (b"1\n00:00:01,000 --> 00:00:02,000\nHi\n".to_vec(), SourceKind::Captions),
        (b"Slide 1\n\nSlide 1 text\n\nJars\n\nSlide 2\n\nNo content\n".to_vec(), SourceKind::TextPage),
        (b"0:00 Intro\n1:02:03 End\n".to_vec(), SourceKind::ChapterList),
        (b"My talk at Yeast Conf\n\n0:00 - Intro\n0:40 - Jars\n1:02:03 - End\n".to_vec(), SourceKind::ChapterList),
        (b"0:00\n1:02\n2:03\n".to_vec(), SourceKind::Unknown),
        (b"Nine jars\n\x0cThe end\n\x0c".to_vec(), SourceKind::TextPage),
        ("Jars of rye, wheat and spelt. ".repeat(5).into_bytes(), SourceKind::Words),
        (b"\x00\x01 a b c d e f g h i j k l m n o p q r s t u v w x y z".to_vec(), SourceKind::Unknown),
        ("<p>Jars of rye</p> ".repeat(9).into_bytes(), SourceKind::Unknown),
        (b"<svg><!-- a --> b --><image class='slide' in='0.0'/></svg>".to_vec(), SourceKind::Shown),
        (b"<svg><image href='jar.png'/></svg>".to_vec(), SourceKind::Unknown),
        (b"hello\n".to_vec(), SourceKind::Unknown),
        (Vec::new(), SourceKind::Unknown),
    ] {
        assert_eq!(SourceKind::of(&bytes), kind, "{}", String::from_utf8_lossy(&bytes));
    }
}
