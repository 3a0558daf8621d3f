use crate::base::data::{Field, Mistakes};
use crate::site::model::config::Permalink;
use crate::site::model::config::permalink::Rule;
use crate::site::model::config::typed::{checked, table, unknown};

const KEYS: [&str; 8] = ["talk", "post", "page", "feed", "tag", "event", "speaker", "year"];

/// The addresses of all kinds of pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permalinks {
    /// `talk`, of `{slug}` and perhaps `{year}`, `{month}`, `{day}`. Default `/talks/{slug}/`.
    pub talk: Permalink,
    /// `post`, of the same. Default `/{slug}/`.
    pub post: Permalink,
    /// `page`, of `{slug}`. Default `/{slug}/`.
    pub page: Permalink,
    /// `feed`: the site's own. Default `/feed.xml`.
    pub feed: Permalink,
    /// `tag`, of `{tag}`. Default `/tags/{tag}/`.
    pub tag: Permalink,
    /// `event`, of `{event}`. Default `/events/{event}/`.
    pub event: Permalink,
    /// `speaker`, of `{speaker}`. Default `/speakers/{speaker}/`.
    pub speaker: Permalink,
    /// `year`, of `{year}`. Default `/{year}/`.
    pub year: Permalink,
}

impl Default for Permalinks {
    fn default() -> Permalinks {
        Permalinks {
            talk: Permalink::known("/talks/{slug}/"),
            post: Permalink::known("/{slug}/"),
            page: Permalink::known("/{slug}/"),
            feed: Permalink::known("/feed.xml"),
            tag: Permalink::known("/tags/{tag}/"),
            event: Permalink::known("/events/{event}/"),
            speaker: Permalink::known("/speakers/{speaker}/"),
            year: Permalink::known("/{year}/"),
        }
    }
}

impl Permalinks {
    /// Those in the table that is the value of `section`, over the defaults.
    pub(super) fn read(mistakes: &mut Mistakes<'_>, section: &Field) -> Permalinks {
        let mut permalinks = Permalinks::default();
        for field in table(mistakes, section).into_iter().flatten() {
            let Some((slot, rule)) = permalinks.slot(&field.key) else {
                unknown(mistakes, field, Some("permalinks"), &KEYS);
                continue;
            };
            if let Some(permalink) = checked(mistakes, field, |pattern| Permalink::parse(pattern, &rule)) {
                *slot = permalink;
            }
        }
        permalinks
    }

    fn slot(&mut self, key: &str) -> Option<(&mut Permalink, Rule)> {
        const DATED: &[&str] = &["slug", "year", "month", "day"];
        let (slot, required, allowed): (_, _, &'static [&'static str]) = match key {
            "talk" => (&mut self.talk, Some("slug"), DATED),
            "post" => (&mut self.post, Some("slug"), DATED),
            "page" => (&mut self.page, Some("slug"), &["slug"]),
            "feed" => (&mut self.feed, None, &[]),
            "tag" => (&mut self.tag, Some("tag"), &["tag"]),
            "event" => (&mut self.event, Some("event"), &["event"]),
            "speaker" => (&mut self.speaker, Some("speaker"), &["speaker"]),
            "year" => (&mut self.year, Some("year"), &["year"]),
            _ => return None,
        };
        Some((slot, Rule { required, allowed }))
    }
}
