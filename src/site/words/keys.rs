use crate::site::words::Word;

const fn word(key: &'static str) -> Word {
    noted(key, "")
}

const fn noted(key: &'static str, note: &'static str) -> Word {
    Word { key, placeholders: &[], is_counted: false, note }
}

const fn filled(key: &'static str, placeholders: &'static [&'static str], note: &'static str) -> Word {
    Word { key, placeholders, is_counted: false, note }
}

const fn counted(key: &'static str, note: &'static str) -> Word {
    Word { key, placeholders: &["{n}"], is_counted: true, note }
}

/// All words, sorted by their keys. The text of each is in `themes/default/words/`, in a file for each language.
pub const WORDS: &[Word] = &[
    word("about_speaker"),
    noted("about_talk", "heading of venue, deliveries, licence and tags"),
    noted("access_contact", "accessibility page, before the address"),
    filled("access_count", &["{n}", "{total}"], "accessibility page, above a label such as `access_pictures`"),
    noted("access_intro", "accessibility page"),
    filled("access_keys", &["{keys}"], "accessibility page; `{keys}` is the word `keys`"),
    noted("access_look", "accessibility page"),
    noted("access_missing", "accessibility page, heading"),
    noted("access_no_alt", "accessibility page, heading"),
    noted("access_no_captions", "accessibility page, heading"),
    noted("access_no_transcript", "accessibility page, heading"),
    noted("access_pages", "accessibility page, heading"),
    noted("access_pictures", "accessibility page, label of `access_count`"),
    noted("access_read", "accessibility page"),
    noted("access_recordings", "accessibility page, label of `access_count`"),
    noted("access_size", "accessibility page"),
    noted("access_talks", "accessibility page, label of `access_count`"),
    noted("accessibility", "title of the accessibility page, and the link to it"),
    filled("ahead", &["{time}"], "rehearsal; `{time}` is minutes and seconds"),
    noted("all_posts", "link to the list of articles"),
    noted("all_tags", "link to the list of tags"),
    noted("back_to_text", "the link at the end of a footnote"),
    filled("behind", &["{time}"], "rehearsal; `{time}` is minutes and seconds"),
    noted("bigger", "button of the speaker window"),
    word("black_white"),
    word("captions"),
    noted("caution", "heading of an alert"),
    word("chapters"),
    noted("cite", "heading of how to cite a talk"),
    noted("clock", "speaker window"),
    noted("close", "button"),
    noted("colon", "between a word and what follows it"),
    noted("comma", "between two names"),
    word("contents"),
    noted("copied", "shown after an address has been copied"),
    noted("copy_bibtex", "button"),
    word("copy_embed"),
    noted("copy_link", "button that copies the address of a talk"),
    noted("copy_this", "before an address that cannot be copied automatically"),
    word("deliveries"),
    noted("done", "a ticked box in a task list, read aloud"),
    word("download_times"),
    word("downloads"),
    noted("draft", "badge of a draft"),
    noted("elapsed", "speaker window"),
    filled("enlarge", &["{n}"], "button of a slide; `{n}` is its number"),
    word("event"),
    noted("events", "the list of events"),
    noted("feed", "link to a feed"),
    word("first_last"),
    word("full_screen"),
    noted("go_home", "link of the page for unknown addresses"),
    noted("help", "heading of the list of keys"),
    word("home"),
    noted("important", "heading of an alert"),
    noted("key_end", "a key of the keyboard"),
    noted("key_enter", "a key of the keyboard"),
    noted("key_home", "a key of the keyboard"),
    noted("key_shift", "a key of the keyboard"),
    noted("key_space", "a key of the keyboard"),
    noted("keys", "link to the list of keys, at the foot of each page"),
    noted("keys_alt", "choice below `keys_letters`: they act with Alt"),
    noted("keys_letters", "heading of the choice whether these keys act"),
    noted("keys_off", "choice below `keys_letters`"),
    noted("keys_on", "choice below `keys_letters`"),
    word("leave"),
    word("license"),
    word("mentioned"),
    word("menu"),
    counted("minutes", "the length of a talk"),
    noted("moved", "title of a redirect"),
    word("next"),
    noted("not_found", "title of the page for unknown addresses"),
    noted("not_found_text", "text of the page for unknown addresses"),
    noted("note", "heading of an alert"),
    word("notes"),
    word("on_this_page"),
    word("on_time"),
    word("overview"),
    noted("pace", "speaker window"),
    noted("pages", "heading in `llms.txt`"),
    word("permalink"),
    noted("planned", "speaker window, before a field for the number"),
    counted("post_count", "how many articles a list has"),
    word("posts"),
    word("present"),
    noted("present_end", "after the last slide"),
    noted("present_here", "button below an enlarged slide"),
    filled("present_loading", &["{n}", "{total}"], "`{n}` and `{total}` are numbers"),
    counted("present_missing", "help of present mode"),
    word("present_ready"),
    word("previous"),
    filled("rehearsal", &["{key}"], "`{key}` is a key"),
    word("rehearse"),
    noted("remaining", "speaker window"),
    word("reset"),
    word("resources"),
    word("save_times"),
    word("search"),
    counted("search_found", "search, if all results are slides"),
    filled("search_none", &["{query}"], "`{query}` is what was searched for"),
    counted("search_results", "search, if results are of several kinds"),
    word("search_site"),
    noted("share", "button that opens the sharing menu of the system"),
    word("skip"),
    word("slide"),
    filled("slide_of", &["{n}", "{total}"], "`{n}` and `{total}` are numbers"),
    counted("slides", "the length of a talk"),
    word("slides_file"),
    noted("smaller", "button of the speaker window"),
    noted("speaker", "above the name on the page of a speaker"),
    word("speaker_window"),
    word("speakers"),
    noted("table", "a table wider than the page, read aloud"),
    word("tags"),
    counted("talk_count", "how many talks a list has"),
    word("talks"),
    noted("time", "result of a rehearsal, heading of a column"),
    noted("time_planned", "result of a rehearsal, heading of a column"),
    word("timer"),
    noted("tip", "heading of an alert"),
    noted("title", "result of a rehearsal, heading of a column"),
    noted("to_do", "an empty box in a task list, read aloud"),
    noted("total", "result of a rehearsal"),
    word("transcript"),
    noted("undated", "heading of talks without a date"),
    word("upcoming"),
    word("updated"),
    noted("warning", "heading of an alert"),
    noted("watch", "link to a video"),
];

impl Word {
    /// The word with the key `key`.
    pub fn find(key: &str) -> Option<&'static Word> {
        Word::position(key).map(|at| &WORDS[at])
    }

    /// The position in [`WORDS`] of the word with the key `key`.
    pub(super) fn position(key: &str) -> Option<usize> {
        WORDS.binary_search_by_key(&key, |word| word.key).ok()
    }
}
