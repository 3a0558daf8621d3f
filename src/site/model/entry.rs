use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{Date, Diagnostic, Place, SitePath};
use crate::site::model::config::Config;
use crate::site::model::written_recording::WrittenRecording;
use crate::talk::meta::slug_rule::slug_problem;
use crate::talk::meta::{Delivery, Status, file_name, missing};
use crate::talk::{Document, Kind};

/// A document of this build, with a default for everything that it does not set.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The document itself.
    pub document: Arc<Document>,
    /// Where its page is written.
    pub output: SitePath,
    /// The last part of its address.
    pub slug: String,
    /// When it was given or written, perhaps only a month or a year. Pages and talks may have no date.
    pub date: Option<Date>,
    /// Its language.
    pub lang: String,
    /// Its tags, in the spelling that the whole site uses.
    pub tags: Vec<String>,
    /// Who gives the talk, or wrote the article.
    pub speakers: Vec<String>,
    /// Whether its date is in the future.
    pub upcoming: bool,
}

impl Entry {
    /// Its kind, which decides about its permalink, feeds and listings.
    pub fn kind(&self) -> Kind {
        self.document.kind
    }

    /// Whether it is in lists, feeds, the sitemap and the search.
    pub fn is_listed(&self) -> bool {
        self.document.meta.status != Status::Hidden && !self.is_home()
    }

    /// Whether it is a draft, which is only built if the options say so.
    pub fn is_draft(&self) -> bool {
        self.document.meta.status == Status::Draft
    }

    /// Whether it is the text of the home page.
    pub fn is_home(&self) -> bool {
        file_name::document_name(&self.document.path).is_none()
    }

    /// The events at which it was given, without repeats: its own first, then those of its deliveries, latest first.
    pub fn events(&self) -> Vec<&str> {
        let meta = &self.document.meta;
        let mut delivered: Vec<_> = meta.deliveries.iter().collect();
        delivered.sort_by_key(|d| std::cmp::Reverse(d.date.as_ref().map(|date| date.value)));
        let mut out: Vec<&str> = Vec::new();
        for event in meta.event.iter().chain(delivered.into_iter().filter_map(|d| d.event.as_ref())) {
            if !out.contains(&event.value.as_str()) {
                out.push(&event.value);
            }
        }
        out
    }

    /// The event that its page names first: its own, or that of the latest delivery.
    pub fn event(&self) -> Option<&str> {
        let delivered = || self.latest().and_then(|d| d.event.as_ref());
        self.document.meta.event.as_ref().or_else(delivered).map(|event| event.value.as_str())
    }

    /// The website of [`event`](Entry::event), or `""`.
    pub fn event_url(&self) -> &str {
        let delivered = || self.latest().and_then(|d| d.event_url.as_ref());
        self.document.meta.event_url.as_ref().or_else(delivered).map_or("", |url| url.value.as_str())
    }

    /// The place of [`event`](Entry::event), or `""`.
    pub fn location(&self) -> &str {
        let delivered = || self.latest().and_then(|d| d.location.as_ref());
        self.document.meta.location.as_ref().or_else(delivered).map_or("", |location| location.value.as_str())
    }

    /// The latest delivery, if the talk itself does not name an event.
    fn latest(&self) -> Option<&Delivery> {
        let meta = &self.document.meta;
        let by_date = |d: &&Delivery| d.date.as_ref().map(|date| date.value);
        if meta.event.is_some() { None } else { meta.deliveries.iter().max_by_key(by_date) }
    }

    /// The recording as written: the talk's own, or that of the latest delivery with one.
    pub fn video(&self) -> Option<&str> {
        WrittenRecording::all(&self.document.meta).first().map(|recording| recording.video)
    }

    /// The years to which it belongs: that of its date and those of its deliveries.
    pub fn years(&self) -> Vec<i16> {
        let delivered = self.document.meta.deliveries.iter().filter_map(|d| d.date.as_ref());
        let mut out: Vec<i16> = self.date.iter().copied().chain(delivered.map(|d| d.value)).map(Date::year).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Whether it is a talk with a page of its own. A talk may have no slides.
    pub fn is_talk(&self) -> bool {
        self.kind() == Kind::Talk && !self.is_home()
    }

    /// The path `rest` below its page: next to `index.html`, or, for `x.html`, in the folder `x`.
    pub fn path_below(&self, rest: &str) -> Option<SitePath> {
        let page = self.output.as_str();
        let folder = page.strip_suffix("index.html").map(|folder| folder.trim_end_matches('/'));
        let folder = folder.or_else(|| page.rsplit_once('.').map(|(stem, _)| stem)).unwrap_or(page);
        SitePath::new(&format!("{folder}/{rest}"))
    }

    /// The path of a text version: for `x/index.html` the file `x/NAME.EXTENSION`, for `x.html` the file `x.EXTENSION`.
    pub fn path_beside(&self, name: &str, extension: &str) -> Option<SitePath> {
        let page = self.output.as_str();
        let is_index = page == "index.html" || page.ends_with("/index.html");
        let stem = page.strip_suffix(".html").unwrap_or(page);
        let stem =
            stem.strip_suffix("index").filter(|_| is_index).map_or(stem.to_owned(), |folder| format!("{folder}{name}"));
        SitePath::new(&format!("{stem}.{extension}"))
    }

    /// The length in minutes: as planned, or else [as spoken](Entry::minutes). 0 if it is not known.
    pub fn length(&self) -> u32 {
        self.document.meta.duration.as_ref().map_or_else(|| self.minutes(), |planned| planned.value)
    }

    /// The spoken length in minutes, at [`WORDS_A_MINUTE`]. 0 if that cannot be known from the transcripts: they are not all
    /// written, most slides have none, or there are no slides.
    pub fn minutes(&self) -> u32 {
        let is_known = self.is_talk() && !self.upcoming && self.has_transcript();
        let minutes = (self.document.words as u32 + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE;
        if is_known && minutes > 1 { minutes } else { 0 }
    }

    /// Whether the transcript is complete: nothing is pending, and at least half of the slides have one. Title slides and the like
    /// need none.
    pub fn has_transcript(&self) -> bool {
        let slides = &self.document.slides;
        let told = slides.iter().filter(|slide| !slide.transcript.is_empty()).count();
        self.document.pending() == 0 && told > 0 && told * 2 >= slides.len()
    }

    /// Whether everybody can find it: it is in lists or the home page, and not a draft.
    pub fn is_public(&self) -> bool {
        self.document.meta.status != Status::Hidden && !self.is_draft()
    }
}

/// What the entry of a document depends on beside the document.
#[derive(Clone, Copy)]
pub struct EntryContext<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The date that the build treats as today.
    pub today: Date,
    /// The slugs of talks that are named after their folders.
    pub folder_slugs: &'a BTreeMap<SitePath, String>,
}

/// The assumed speed of a speaker in words a minute.
pub const WORDS_A_MINUTE: u32 = 140;

/// Makes the entry of a document, with defaults for what it does not set. Tags are unified later, over the whole site.
///
/// `has_errors` says that reading the document found an error. A missing date is not reported then, because its key may
/// only be misspelt.
pub fn entry(
    document: Arc<Document>,
    has_errors: bool,
    context: &EntryContext<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Entry> {
    let EntryContext { config, today, folder_slugs } = *context;
    let meta = &document.meta;
    let default = || folder_slugs.get(&document.path).cloned().or_else(|| file_name::default_slug(&document.path));
    let slug = match (&meta.slug, default()) {
        (_, None) => String::new(),
        (Some(slug), _) => slug.value.clone(),
        (None, Some(slug)) if slug.is_empty() => {
            diagnostics.push(missing::no_slug(&document.path));
            return None;
        }
        (None, Some(slug)) => match slug_problem(&slug) {
            None => slug,
            Some(problem) => {
                diagnostics.push(missing::bad_slug(&document.path, &slug, problem));
                return None;
            }
        },
    };
    let date = document.effective_date();
    let is_home = file_name::document_name(&document.path).is_none();
    if date.is_none() && document.kind == Kind::Post && !is_home {
        diagnostics.extend((!has_errors).then(|| missing::no_date(&document.path)));
        return None;
    }
    let output =
        if is_home { SitePath::new("index.html")? } else { output(&document, config, &slug, date, diagnostics)? };
    let lang = meta.lang.as_ref().map_or_else(|| config.language.clone(), |l| l.value.clone());
    let named = if meta.speakers.is_empty() { &meta.authors } else { &meta.speakers };
    let mut speakers: Vec<String> = named.iter().map(|s| s.value.clone()).collect();
    if speakers.is_empty() {
        let author = meta.author.as_ref().map(|a| a.value.clone());
        speakers.extend(author.or_else(|| config.speaker.name.clone()));
    }
    let tags = meta.tags.iter().map(|t| t.value.clone()).collect();
    let upcoming = date.is_some_and(|date| date.day_only() > today.day_only());
    Some(Entry { output, slug, date, lang, tags, speakers, upcoming, document })
}

fn output(
    document: &Document,
    config: &Config,
    slug: &str,
    date: Option<Date>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<SitePath> {
    let links = &config.permalinks;
    let pattern = match document.kind {
        Kind::Talk => &links.talk,
        Kind::Page => &links.page,
        Kind::Post => &links.post,
    };
    let part = |number: Option<i16>, width: usize| number.map(|n| format!("{n:0width$}")).unwrap_or_default();
    let year = part(date.map(Date::year), 4);
    let month = part(date.and_then(Date::month).map(Into::into), 2);
    let day = part(date.and_then(Date::day).map(Into::into), 2);
    let address = pattern.expand(&[("slug", slug), ("year", &year), ("month", &month), ("day", &day)]);
    let output = output_path(&address);
    if output.is_none() {
        let place = Place::file(&document.path);
        diagnostics.push(
            Diagnostic::error("slug", format!("`{slug}` cannot be part of an address"))
                .at(place)
                .hint("set a different `slug`"),
        );
    }
    output
}

/// The file that is served at `address`: for `/x/` that is `x/index.html`.
pub fn output_path(address: &str) -> Option<SitePath> {
    match address.ends_with('/') {
        true => SitePath::new(&format!("{address}index.html")),
        false => SitePath::new(address),
    }
}
