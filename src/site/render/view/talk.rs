use serde::Serialize;

use crate::base::data::Fields;
use crate::site::render::view::{DateView, EntryLinkView, FilmView, ImageView, LinkView, MetaView};

/// `talk`: what `talk.html` shows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TalkView {
    /// The title.
    pub title: String,
    /// A summary of one sentence.
    pub summary: String,
    /// The summary, if you wrote one and it is not the first sentence of the introduction. Otherwise empty.
    pub lede: String,
    /// The date of the talk.
    pub date: Option<DateView>,
    /// The date of the last change, if it differs from `date`.
    pub modified: Option<DateView>,
    /// True if the date is in the future.
    pub upcoming: bool,
    /// True if it is a draft, built with `--drafts`.
    pub draft: bool,
    /// The speakers, each with the page of their talks.
    pub speakers: Vec<LinkView>,
    /// The event, with the page of its talks.
    pub event: Option<LinkView>,
    /// The event's website, or empty.
    pub event_url: String,
    /// The building or room, or empty.
    pub venue: String,
    /// The town, or empty.
    pub location: String,
    /// The planned length in minutes.
    pub duration: Option<u32>,
    /// The length in minutes, calculated from the words of the transcript. 0 if there is no transcript.
    pub minutes: u32,
    /// The number of words in the transcript.
    pub words: usize,
    /// The licence, or empty.
    pub license: String,
    /// The tags, each with its page.
    pub tags: Vec<LinkView>,
    /// The deliveries, latest first.
    pub deliveries: Vec<DeliveryView>,
    /// True if `event` is one of the deliveries.
    pub event_in_deliveries: bool,
    /// The date of `event` if it is not one of the deliveries. Absent if only deliveries have a date.
    pub event_date: Option<DateView>,
    /// True if `venue` and `location` are those of one of the deliveries.
    pub venue_in_deliveries: bool,
    /// The recording, or empty.
    pub video: String,
    /// The name of the server with the recording, without `www.`. Empty if it is a file of this site.
    pub video_host: String,
    /// The name of the recording in `recordings`, for `data-watch` of a link to it. Empty if a page cannot play it.
    pub recording: String,
    /// The recordings that the page can play, as JSON for `data-recordings` of `#tp-watch`, or empty.
    pub recordings: String,
    /// The captions of the recording (WebVTT), or empty.
    pub captions: String,
    /// The slides as a file, or empty.
    pub deck: String,
    /// The header image. Absent if it is the same as the first slide.
    pub header: Option<ImageView>,
    /// The image beside the title: the header image, or else the first image among the first three slides.
    pub cover: Option<ImageView>,
    /// True if the cover is the first slide, which has no transcript: print the slide itself as the cover.
    pub first_slide_is_cover: bool,
    /// The introduction, as HTML.
    pub intro: String,
    /// The slides, in order.
    pub slides: Vec<SlideView>,
    /// The number of slides with a transcript.
    pub transcripts: usize,
    /// Slides whose transcript is pending.
    pub pending: usize,
    /// The chapters, in order.
    pub chapters: Vec<ChapterView>,
    /// The resource list, in groups. The first group may have no title.
    pub resources: Vec<ResourceGroupView>,
    /// Where the list comes from: `listed`, `intro`, `mentioned` or `none`.
    pub resources_source: &'static str,
    /// The groups that are not part of `closing`. Print them at the foot together with `closing`.
    pub foot_resources: Vec<ResourceGroupView>,
    /// The closing section, as HTML.
    pub closing: String,
    /// Speaker notes on the whole talk, each as HTML. Empty without `--with-notes`.
    pub notes: Vec<String>,
    /// The talk with the next earlier date.
    pub previous: Option<EntryLinkView>,
    /// The talk with the next later date.
    pub next: Option<EntryLinkView>,
    /// The address of the talk's page.
    pub url: String,
    /// The address that shows only the slides, for an `<iframe>`. Empty if there are no slides, or with `[output] embed = false`.
    pub embed: String,
    /// The absolute address of the oEmbed data. Empty without `base_url`.
    pub oembed: String,
    /// The DOI, without the address in front of it, or empty.
    pub doi: String,
    /// The address that its DOI leads to, or empty.
    pub doi_url: String,
    /// The BibTeX entry of the talk. Empty if other people are not told how to cite it.
    pub bibtex: String,
    /// The address of the file with that entry, or empty.
    pub bibtex_url: String,
    /// The facts for `<meta name="citation_…">`. Empty without `base_url`.
    pub citation: Vec<MetaView>,
    /// In `print.html`, the height of a sheet that is 1280 pixels wide: 720, or 960 if most slides are pictures in 4:3. Otherwise 0.
    pub sheet: u32,
    /// Other keys of the front matter.
    pub extra: Fields,
}

/// One time a talk was given.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DeliveryView {
    /// The event, with the page of its talks.
    pub event: Option<LinkView>,
    /// The event's website, or empty.
    pub event_url: String,
    /// The date.
    pub date: Option<DateView>,
    /// The building or room, or empty.
    pub venue: String,
    /// The town, or empty.
    pub location: String,
    /// The recording, or empty.
    pub video: String,
    /// The name of the recording in `recordings`, or empty.
    pub recording: String,
    /// The BCP 47 tag of the language in which you gave the talk, or empty.
    pub lang: String,
}

/// A slide of a talk.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SlideView {
    /// The id of the slide, which is also its address on the page.
    pub id: String,
    /// The number of the slide, counted from 1.
    pub n: usize,
    /// Other ids that the page must contain: `slide-12`, and the aliases in the slide comment.
    pub aliases: Vec<String>,
    /// The image that the slide shows. Absent on a text slide and a film.
    pub image: Option<ImageView>,
    /// The film that the slide shows.
    pub film: Option<FilmView>,
    /// The caption of the image or film, or empty.
    pub caption: String,
    /// The address that the image or film links to, or empty.
    pub link: String,
    /// The content of a text slide, as HTML, or empty.
    pub face: String,
    /// How far a text slide's letters shrink: the step of `shrink` in the theme's `theme.toml`, or 0.
    pub fit: usize,
    /// The transcript, as HTML, or empty.
    pub transcript: String,
    /// True if the transcript is one paragraph of at most 90 characters, or 45 in Chinese, Japanese and Korean.
    pub brief: bool,
    /// True if the transcript is pending.
    pub pending: bool,
    /// The classes of the slide, separated by spaces; among them the name of its layout.
    pub class: String,
    /// The line above the slide while you present, as HTML, or empty.
    pub header: String,
    /// The line below the slide while you present, as HTML, or empty.
    pub footer: String,
    /// The number that the slide shows while you present: `3`, or `3 / 12` with that of all slides. Otherwise empty.
    pub number: String,
    /// The time of the slide, in seconds from the start of the talk.
    pub time: Option<u32>,
    /// Where the slide appears in the recording, such as `4:12`, or empty. This is its time plus `offset`.
    pub moment: String,
    /// The recording, starting at this slide, or empty.
    pub video: String,
    /// The chapter that starts with this slide.
    pub chapter: Option<ChapterView>,
    /// Speaker notes, each as HTML. Empty without `--with-notes`.
    pub notes: Vec<String>,
    /// Other settings of a rule slide.
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// A chapter of a talk.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ChapterView {
    /// The heading.
    pub title: String,
    /// The id of the heading.
    pub id: String,
    /// The text between the heading and the first slide, as HTML.
    pub lead: String,
    /// The number of its first slide, counted from 1.
    pub n: usize,
}

/// Resources under one heading.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ResourceGroupView {
    /// The heading of the group, or empty.
    pub title: String,
    /// The resources, in order.
    pub items: Vec<ResourceView>,
}

/// A resource.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ResourceView {
    /// The text.
    pub title: String,
    /// The address. Empty for an item without a link.
    pub url: String,
    /// The note, or empty.
    pub note: String,
    /// The ids of the slides that mention it, separated by spaces.
    pub slides: String,
}
