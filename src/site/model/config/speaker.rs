use crate::base::data::{Field, Mistakes};
use crate::site::model::config::Link;
use crate::site::model::config::link::safe_url;
use crate::site::model::config::typed::{checked, table, text, unknown};

const KEYS: [&str; 4] = ["name", "bio", "portrait", "links"];

/// Whose talks these are, where a talk says nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// `name`.
    pub name: Option<String>,
    /// `bio`, as written.
    pub bio: Option<String>,
    /// `portrait`: a path or URL.
    pub portrait: Option<String>,
    /// `links`, in the order written.
    pub links: Vec<Link>,
}

impl Speaker {
    /// The speaker in the table that is the value of `section`.
    pub(super) fn read(mistakes: &mut Mistakes<'_>, section: &Field) -> Speaker {
        let mut speaker = Speaker::default();
        for field in table(mistakes, section).into_iter().flatten() {
            match field.key.as_str() {
                "name" => speaker.name = text(mistakes, field),
                "bio" => speaker.bio = text(mistakes, field),
                "portrait" => speaker.portrait = checked(mistakes, field, safe_url),
                "links" => speaker.links = Link::read_all(mistakes, field),
                _ => unknown(mistakes, field, Some("speaker"), &KEYS),
            }
        }
        speaker
    }
}
