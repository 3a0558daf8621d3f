/// A word of the interface.
pub struct Word {
    /// The key in `[words]`, and the name in templates: `words.resources`.
    pub key: &'static str,
    /// What it is unless `[words]` replaces it.
    pub english: &'static str,
    /// Where it is shown and what its placeholders stand for, if the English does not say so; for the manual.
    pub note: &'static str,
}

const fn word(key: &'static str, english: &'static str) -> Word {
    Word { key, english, note: "" }
}

const fn noted(key: &'static str, english: &'static str, note: &'static str) -> Word {
    Word { key, english, note }
}

/// All words, sorted by their keys. One that is counted has a second key, with `_one` at its end, for a count of one.
pub const WORDS: &[Word] = &[
    word("about_speaker", "About the speaker"),
    noted("about_talk", "About this talk", "heading of venue, deliveries, licence and tags"),
    noted("ahead", "{time} ahead", "rehearsal; `{time}` is minutes and seconds"),
    noted("back_to_text", "Back to the text", "the link at the end of a footnote"),
    noted("behind", "{time} behind", "rehearsal; `{time}` is minutes and seconds"),
    noted("bigger", "Bigger text", "button of the speaker window"),
    word("black_white", "Black or white screen"),
    word("captions", "Captions"),
    noted("caution", "Caution", "heading of an alert"),
    word("chapters", "Chapters"),
    noted("clock", "Clock", "speaker window"),
    noted("close", "Close", "button"),
    word("contents", "Contents"),
    noted("copied", "Copied", "shown after an address has been copied"),
    word("copy_embed", "Copy embed code"),
    noted("copy_link", "Copy link", "button that copies the address of a talk"),
    noted("copy_this", "Copy this:", "before an address that cannot be copied automatically"),
    noted("date_format", "{day} {month} {year}", "`{day}`, `{month}` and `{year}` in the order the language uses"),
    word("deliveries", "Given at"),
    noted("done", "Done", "a ticked box in a task list, read aloud"),
    word("download_times", "Download the slide times"),
    word("downloads", "Downloads"),
    noted("draft", "Draft", "badge of a draft"),
    noted("elapsed", "Elapsed", "speaker window"),
    word("event", "Event"),
    noted("feed", "Feed", "link to a feed"),
    word("first_last", "First or last slide"),
    noted("first_talk", "Write the first one:", "home page of a site without talks"),
    noted("first_title", "My first talk", "home page of a site without talks"),
    word("full_screen", "Full screen"),
    noted("go_home", "Go to the home page", "link of the page for unknown addresses"),
    noted("help", "Keyboard shortcuts", "heading of the list of keys"),
    word("home", "Home"),
    noted("important", "Important", "heading of an alert"),
    word("leave", "Exit"),
    word("license", "Licence"),
    word("mentioned", "Mentioned in this talk"),
    word("menu", "Menu"),
    noted("minutes", "min", "after a number"),
    noted("minutes_one", "min", "after the number 1"),
    noted(
        "months",
        "January, February, March, April, May, June, July, August, September, October, November, December",
        "twelve names with commas between them",
    ),
    noted("moved", "This page has moved", "title of a redirect"),
    word("next", "Next"),
    noted("not_found", "Page not found", "title of the page for unknown addresses"),
    noted(
        "not_found_text",
        "There is no page at this address. The page may have moved, or the address may be wrong.",
        "text of the page for unknown addresses",
    ),
    noted("note", "Note", "heading of an alert"),
    word("notes", "Speaker notes"),
    noted("nothing_yet", "No talks yet.", "home page of a site without talks"),
    word("on_this_page", "On this page"),
    word("on_time", "on time"),
    word("overview", "Overview"),
    noted("pace", "Pace", "speaker window"),
    word("permalink", "Link to this slide"),
    noted("planned", "Planned minutes", "speaker window, before a field for the number"),
    word("posts", "Articles"),
    word("present", "Present"),
    noted("present_end", "The end", "after the last slide"),
    noted("present_loading", "Images loaded: {n} of {total}", "`{n}` and `{total}` are numbers"),
    noted("present_missing", "{n} images could not be loaded", "`{n}` is a number"),
    noted("present_missing_one", "{n} image could not be loaded", "`{n}` is 1"),
    word("present_ready", "Ready to use offline"),
    word("previous", "Previous"),
    word("rehearsal", "Rehearsal: the timer is running"),
    word("rehearse", "Rehearse"),
    noted("remaining", "Remaining", "speaker window"),
    word("reset", "Reset"),
    word("resources", "Resources"),
    word("save_times", "Save the slide times to the source file"),
    word("search", "Search"),
    noted("search_found", "{n} slides found", "`{n}` is a number"),
    noted("search_found_one", "{n} slide found", "`{n}` is 1"),
    word("search_none", "No slide contains all these words"),
    word("search_slides", "Search the slides of all talks"),
    noted("share", "Share", "button that opens the sharing menu of the system"),
    word("skip", "Skip to content"),
    word("slide", "Slide"),
    noted("slide_of", "Slide {n} of {total}", "`{n}` and `{total}` are numbers"),
    noted("slides", "slides", "after a number"),
    word("slides_file", "Slide file"),
    noted("slides_one", "slide", "after the number 1"),
    noted("smaller", "Smaller text", "button of the speaker window"),
    word("speaker_window", "Speaker window"),
    word("speakers", "Speakers"),
    noted("table", "Table", "a table wider than the page, read aloud"),
    word("tags", "Tags"),
    word("talks", "Talks"),
    word("timer", "Start or pause"),
    noted("tip", "Tip", "heading of an alert"),
    noted("to_do", "To do", "an empty box in a task list, read aloud"),
    word("transcript", "Transcript"),
    word("upcoming", "Upcoming"),
    word("updated", "Updated"),
    noted("warning", "Warning", "heading of an alert"),
    noted("watch", "Watch", "link to a video"),
];

/// The English of the word `key`, if there is such a word.
pub fn english(key: &str) -> Option<&'static str> {
    WORDS.binary_search_by_key(&key, |word| word.key).ok().map(|at| WORDS[at].english)
}
