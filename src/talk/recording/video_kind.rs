/// What plays a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VideoKind {
    /// A file that browsers play.
    File,
    /// A playlist (`.m3u8`), which some browsers play.
    Playlist,
    /// A video on YouTube, with its id: 11 letters, digits, `-` or `_`.
    YouTube(String),
    /// A video on Vimeo.
    Vimeo {
        /// Its number.
        id: String,
        /// What the address of an unlisted video has after its number: letters and digits.
        hash: Option<String>,
    },
    /// Anything else: a page that shows it.
    Link,
}
