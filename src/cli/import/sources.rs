use super::super::stop::Stop;
use super::source::Source;
use crate::import::refusal::Refusal;
use crate::import::source_kind::SourceKind;
use crate::import::text_page::SlideTexts;

/// What a talk is made from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// A PDF or a folder of images, which has the pictures.
    pub deck: &'a Source,
    /// A PowerPoint file of the same deck.
    pub presentation: Option<&'a Source>,
    /// The words of its slides.
    pub text: Option<&'a Source>,
}

impl<'a> Sources<'a> {
    /// What each of `all` is for.
    ///
    /// # Errors
    /// If there is not exactly one deck, or something else that cannot be used.
    pub fn of(all: &'a [Source]) -> Result<Sources<'a>, Stop> {
        let of_kinds = |kinds: &[SourceKind]| all.iter().filter(|one| kinds.contains(&one.kind)).collect::<Vec<_>>();
        let decks = of_kinds(&[SourceKind::Pdf, SourceKind::Folder]);
        let presentations = of_kinds(&[SourceKind::Pptx]);
        let texts = of_kinds(&[SourceKind::TextPage, SourceKind::Words]);
        let known = decks.len() + presentations.len() + texts.len();
        match (decks.as_slice(), presentations.as_slice(), texts.as_slice()) {
            ([deck], [] | [_], [] | [_]) if known == all.len() => {
                Ok(Sources { deck, presentation: presentations.first().copied(), text: texts.first().copied() })
            }
            _ => Err(refusal(all)),
        }
    }

    /// The names of all files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [Some(self.deck), self.presentation, self.text].into_iter().flatten().map(|source| source.name.as_str())
    }
}

/// Why a talk cannot be made from these files.
fn refusal(all: &[Source]) -> Stop {
    let advised = all.iter().find_map(|one| Some((one, one.kind.advice()?)));
    let of = |one: &Source, reason: &str| Stop::Usage(Refusal::of(&one.name, reason).0);
    match (advised, all) {
        (Some((one, advice)), _) => of(one, advice),
        (None, [one]) => match one.kind {
            SourceKind::Unknown => {
                of(one, "is not a whole PDF: it does not begin with `%PDF-`; export the slides as PDF")
            }
            SourceKind::Pptx => of(
                one,
                "has no pictures of the slides: export the slides as PDF and name both files, in any order, or pass `--text-only`",
            ),
            SourceKind::TextPage => {
                let slides = SlideTexts::read(&String::from_utf8_lossy(&one.bytes)).len();
                let slides = super::super::terminal::counted(slides, "slide");
                Stop::Usage(format!("`{}`: these are the words of {slides}: add the PDF", one.name))
            }
            SourceKind::Words => {
                Stop::Usage(format!("`{}`: these are only words: add the PDF of the slides", one.name))
            }
            _ => several(all),
        },
        _ => several(all),
    }
}

fn several(all: &[Source]) -> Stop {
    let list = all.iter().map(|source| format!("`{}` is {}", source.name, source.kind.name()));
    let list = list.collect::<Vec<_>>().join(", ");
    Stop::Usage(format!("a talk is made from exactly one PDF or folder of images: {list}"))
}
