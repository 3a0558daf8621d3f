use serde::Serialize;

use crate::base::data::Fields;
use crate::site::render::view::{DateView, ImageView, LinkView};

/// `talk`: what `talk.html` shows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TalkView {
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// The summary where its author wrote one, and not as the first sentence of the intro.
    pub lede: String,
    /// When it was, or will be, given first.
    pub date: Option<DateView>,
    /// Only where it differs from `date`.
    pub modified: Option<DateView>,
    /// It lies in the future.
    pub upcoming: bool,
    /// Only built because drafts were asked for.
    pub draft: bool,
    /// Who gives it, each with the page of all their talks.
    pub speakers: Vec<LinkView>,
    /// Where it was given, with the page of all talks there.
    pub event: Option<LinkView>,
    /// The event's own site.
    pub event_url: String,
    /// Room or house, or empty.
    pub venue: String,
    /// Town, or empty.
    pub location: String,
    /// Planned length in minutes.
    pub duration: Option<u32>,
    /// Spoken length in minutes, from the words of the transcript; 0 where there is none.
    pub minutes: u32,
    /// Words of the transcript.
    pub words: usize,
    /// Licence, or empty.
    pub license: String,
    /// Tags, each with its page.
    pub tags: Vec<LinkView>,
    /// All the times it was given, latest first.
    pub deliveries: Vec<DeliveryView>,
    /// The recording, or empty.
    pub video: String,
    /// Its subtitles (WebVTT), or empty.
    pub captions: String,
    /// The slides as a file, or empty.
    pub deck: String,
    /// The header picture the author chose; absent where it would only repeat the first slide.
    pub header: Option<ImageView>,
    /// HTML of what stands above the slides.
    pub intro: String,
    /// The slides, in order.
    pub slides: Vec<SlideView>,
    /// Slides whose transcript is pending.
    pub pending: usize,
    /// The chapters, in order.
    pub chapters: Vec<ChapterView>,
    /// The resource list, in groups; the first may have no title.
    pub resources: Vec<ResourceGroupView>,
    /// `listed`, `intro`, `mentioned` or `none`: where the list comes from.
    pub resources_source: &'static str,
    /// The groups that `closing` does not print itself; what the foot prints beside it.
    pub foot_resources: Vec<ResourceGroupView>,
    /// HTML of what stands below the slides; its lists are resources.
    pub closing: String,
    /// Private notes on the talk, HTML each; only with `--with-notes`.
    pub notes: Vec<String>,
    /// The talk before this one in time.
    pub previous: Option<LinkView>,
    /// The talk after it.
    pub next: Option<LinkView>,
    /// The talk's own page.
    pub url: String,
    /// The bare deck for an `<iframe>`; empty where there are no slides.
    pub embed: String,
    /// Absolute address of its oEmbed data; empty without `base_url`.
    pub oembed: String,
    /// Unknown keys of the front matter.
    pub extra: Fields,
}

/// One time a talk was given.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DeliveryView {
    /// The event, with the page of all talks there.
    pub event: Option<LinkView>,
    /// The event's own site, or empty.
    pub event_url: String,
    /// When.
    pub date: Option<DateView>,
    /// Where, or empty.
    pub location: String,
    /// The recording, or empty.
    pub video: String,
    /// BCP 47 tag of the language it was given in, or empty.
    pub lang: String,
}

/// A slide of a talk.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SlideView {
    /// Its id on the page, a public address.
    pub id: String,
    /// Counted from 1.
    pub n: usize,
    /// Further ids that must stand on the page: `slide-12`, and the aliases the author gave.
    pub aliases: Vec<String>,
    /// The picture that is shown; absent on a text slide.
    pub image: Option<ImageView>,
    /// The picture's caption, or empty.
    pub caption: String,
    /// Where the picture leads, or empty.
    pub link: String,
    /// HTML of a text slide, or empty.
    pub face: String,
    /// HTML of what is said, or empty.
    pub transcript: String,
    /// The transcript is to come.
    pub pending: bool,
    /// Classes of the author's, separated by spaces.
    pub class: String,
    /// Seconds into the recording.
    pub time: Option<u32>,
    /// The recording from this slide on, or empty.
    pub video: String,
    /// The chapter that begins here.
    pub chapter: Option<ChapterView>,
    /// Private notes, HTML each; only with `--with-notes`.
    pub notes: Vec<String>,
    /// The rest of a rule slide's own front matter.
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// A chapter of a talk.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ChapterView {
    /// Its heading.
    pub title: String,
    /// The heading's id.
    pub id: String,
    /// HTML between the heading and its first slide.
    pub lead: String,
    /// Number of its first slide, counted from 1.
    pub n: usize,
}

/// Resources under one heading.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ResourceGroupView {
    /// The heading, or empty.
    pub title: String,
    /// In order.
    pub items: Vec<ResourceView>,
}

/// A resource.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ResourceView {
    /// Its text.
    pub title: String,
    /// Where it leads; empty for an entry without a link.
    pub url: String,
    /// What else is said of it, or empty.
    pub note: String,
    /// The slides that mention it, by their ids, separated by spaces.
    pub slides: String,
}
