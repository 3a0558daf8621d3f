use super::choices::Choices;
use super::draft::Draft;
use super::recorded_slide::RecordedSlide;
use super::write::{quoted, resources};
use crate::base::data::{Fields, Mistakes, Value, toml};
use crate::base::{Digest, SitePath};

/// The name of the file that records where the slides of a talk come from. It is never published.
pub const FILE_NAME: &str = "import.toml";

/// Where the slides of a talk come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The names of the files that it was imported from.
    pub sources: Vec<String>,
    /// How it was imported.
    pub choices: Choices,
    /// The name of the deck's file that is published with the talk, and the digest of it.
    pub deck: Option<(String, Digest)>,
    /// The words that were left out of all slides.
    pub running: Vec<String>,
    /// The digest of the resources as they were drafted.
    pub resources: Digest,
    /// The slides, in the order of the deck.
    pub slides: Vec<RecordedSlide>,
}

impl Record {
    /// The record of a talk as it was drafted.
    pub fn of_draft(draft: &Draft) -> Record {
        Record {
            sources: draft.sources.clone(),
            choices: draft.choices,
            deck: draft.deck.clone(),
            running: draft.running.clone(),
            resources: Digest::of(resources(&draft.links).as_bytes()),
            slides: draft.slides.iter().map(|slide| RecordedSlide::of_draft(slide, draft.choices.notes)).collect(),
        }
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let list = |texts: &[String]| texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ");
        let mut out = format!(
            "# Written by `talkpress import`, which reads it when you import the deck again. It is not published.\n\
             version = 1\nsources = [{}]\n{}{}running = [{}]\nresources = \"{}\"\n",
            list(&self.sources),
            self.choices.to_text(),
            self.deck
                .as_ref()
                .map(|(name, digest)| format!("deck = [{}, \"{digest}\"]\n", quoted(name)))
                .unwrap_or_default(),
            list(&self.running),
            self.resources
        );
        out.extend(self.slides.iter().map(RecordedSlide::to_text));
        out
    }

    /// Reads the text of the file; `None` if it is damaged, or from a newer version.
    pub fn read(text: &str) -> Option<Record> {
        let path = SitePath::new(FILE_NAME)?;
        let fields = toml::read(&mut Mistakes::new(&path, text), &(0..text.len()))?;
        let texts = |key: &str| -> Option<Vec<String>> {
            match &fields.get(key)?.value {
                Value::List(all) => Some(all.iter().filter_map(|one| one.value.as_text().map(str::to_owned)).collect()),
                _ => None,
            }
        };
        if fields.get("version")?.value.as_text() != Some("1") {
            return None;
        }
        let slides = match fields.get("slide").map(|field| &field.value) {
            Some(Value::List(slides)) => {
                let of = |value: &Value| value.as_table().and_then(|table: &Fields| RecordedSlide::read(table));
                slides.iter().map(|slide| of(&slide.value)).collect::<Option<Vec<_>>>()?
            }
            _ => Vec::new(),
        };
        let resources = Digest::parse(fields.get("resources")?.value.as_text()?)?;
        let choices = Choices::read(&fields)?;
        let deck = match texts("deck").as_deref() {
            Some([name, digest]) => Some((name.clone(), Digest::parse(digest)?)),
            _ => None,
        };
        Some(Record { sources: texts("sources")?, choices, deck, running: texts("running")?, resources, slides })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::notes_use::NotesUse;
    use crate::import::thumbnail::Thumbnail;

    #[test]
    fn a_record_reads_back() {
        let slide = RecordedSlide {
            file: "001.webp".into(),
            pages: vec![1, 2],
            alt: "A \"jar\" \\ of\u{7f} flour".into(),
            words: "jar".into(),
            picture: Digest::of(b"x"),
            block: Digest::of(b"y"),
            chapter: Some("Part 1".into()),
            notes: Some(Digest::of(b"z")),
            thumbnail: Some(Thumbnail::new(2, vec![0, 255, 17, 34])),
        };
        let record = Record {
            sources: vec!["jars.pdf".into()],
            choices: Choices { keeps_builds: true, notes: NotesUse::Transcript, takes_hidden: true, width: 800 },
            deck: Some(("jars.pdf".into(), Digest::of(b"pdf"))),
            running: vec!["Yeast Conf".into()],
            resources: Digest::of(b""),
            slides: vec![slide],
        };
        assert_eq!(Record::read(&record.to_text()), Some(record.clone()));
        for broken in ["", "version = 2\n", &record.to_text()[..200], "version = 1\nsources = []"] {
            assert_eq!(Record::read(broken), None, "{broken}");
        }
    }
}
