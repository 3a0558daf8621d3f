use crate::base::url::{is_dangerous, is_data};

/// What plays in a film's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilmKind {
    /// Pictures, perhaps with sound.
    Video,
    /// Sound alone.
    Audio,
}

impl FilmKind {
    /// The kind of the file at `address`, by the ending of its name; nothing if it is neither film nor sound.
    pub fn of(address: &str) -> Option<FilmKind> {
        let address = address.trim();
        let path = &address[..memchr::memchr2(b'?', b'#', address.as_bytes()).unwrap_or(address.len())];
        let extension = &path[memchr::memrchr2(b'.', b'/', path.as_bytes())?..].strip_prefix('.')?;
        // The ending of a host says nothing about a file.
        if path.split_once("//").is_some_and(|(_, rest)| !rest.contains('/')) {
            return None;
        }
        let is = |known: &&str| extension.eq_ignore_ascii_case(known);
        let kind = match () {
            () if ["webm", "mp4", "m4v", "mov", "ogv"].iter().any(is) => FilmKind::Video,
            () if ["mp3", "m4a", "ogg", "oga", "wav"].iter().any(is) => FilmKind::Audio,
            () => return None,
        };
        (!is_dangerous(address) && !is_data(address)).then_some(kind)
    }

    /// The word for it in messages.
    pub fn name(self) -> &'static str {
        match self {
            FilmKind::Video => "film",
            FilmKind::Audio => "recording",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_the_name_decides() {
        for video in ["a.webm", "/b/c.MP4", "https://x.example/d.mov?raw=1#t=4", "e f.m4v", "g.ogv#t=1,2"] {
            assert_eq!(FilmKind::of(video), Some(FilmKind::Video), "{video}");
        }
        assert_eq!(FilmKind::of("../a.b.wav"), Some(FilmKind::Audio));
        for other in ["a.png", "webm", "a.webm/b", "https://x.mp4", "javascript:a.mp4", "", "a?b=c.mp4", ".mp4/"] {
            assert_eq!(FilmKind::of(other), None, "{other}");
        }
    }
}
