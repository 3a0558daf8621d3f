use super::Margins;
use crate::base::SitePath;

/// What only some slides have. It is kept apart so that the others take up less memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlideOptions {
    /// Ids that the slide had before.
    pub aliases: Vec<String>,
    /// Those of its classes that only a stylesheet can know, and those of its first heading.
    pub unknown_classes: Vec<String>,
    /// What is above and below its content on stage.
    pub margins: Margins,
    /// The settings of a rule slide except its class.
    pub extra: Vec<(String, String)>,
    /// The file that it is in, if it is not the document itself.
    pub file: Option<SitePath>,
}

impl SlideOptions {
    /// Those of a slide that has none of them.
    pub const NONE: &'static SlideOptions = &SlideOptions {
        aliases: Vec::new(),
        unknown_classes: Vec::new(),
        margins: Margins {
            header: super::Margin::Default,
            footer: super::Margin::Default,
            has_number: None,
            has_total: false,
            is_uncounted: false,
        },
        extra: Vec::new(),
        file: None,
    };

    /// As slides keep them.
    pub fn kept(self) -> Option<Box<SlideOptions>> {
        (self != *SlideOptions::NONE).then(|| Box::new(self))
    }
}
