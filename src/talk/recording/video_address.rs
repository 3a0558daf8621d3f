use super::VideoKind;
use crate::base::url::host;
use crate::talk::markdown::FilmKind;

/// The address of a recording, as far as it is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VideoAddress {
    /// What plays it.
    pub kind: VideoKind,
    /// Where it starts to play, in seconds. This is never added to the times of slides.
    pub start: u32,
}

/// Paths of YouTube that are as long as an id of a video and are not one.
const NO_IDS: [&str; 2] = ["videoseries", "live_stream"];

impl VideoAddress {
    /// Reads the address of a recording as the author wrote it.
    pub fn read(address: &str) -> VideoAddress {
        let address = address.trim();
        VideoAddress { kind: kind(address), start: start(address).unwrap_or(0) }
    }
}

fn kind(address: &str) -> VideoKind {
    let host = host(address).filter(|host| is_whole(address, host)).map(str::to_ascii_lowercase);
    let found = match host.as_deref() {
        Some("youtu.be") => youtube_id(segments(address).first().copied()),
        Some("youtube.com" | "m.youtube.com" | "music.youtube.com" | "youtube-nocookie.com") => youtube(address),
        Some("vimeo.com" | "player.vimeo.com") => vimeo(address),
        _ => None,
    };
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let is_playlist = || path.rsplit('/').next().is_some_and(|name| name.to_ascii_lowercase().ends_with(".m3u8"));
    match found {
        Some(found) => found,
        None if FilmKind::of(address).is_some() => VideoKind::File,
        None if is_playlist() => VideoKind::Playlist,
        None => VideoKind::Link,
    }
}

/// Whether nothing but `host` is between the scheme and the path of an address: no port, and no user.
fn is_whole(address: &str, host: &str) -> bool {
    let authority = address.split_once("//").and_then(|(_, rest)| rest.split(['/', '?', '#', '\\']).next());
    authority.is_some_and(|authority| authority.strip_prefix("www.").unwrap_or(authority) == host)
}

/// The parts of the path of a remote address.
fn segments(address: &str) -> Vec<&str> {
    let rest = address.split_once("//").map_or("", |(_, rest)| rest);
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    path.split('/').skip(1).filter(|part| !part.is_empty()).collect()
}

/// The first value of a parameter in the query of an address.
fn parameter<'a>(address: &'a str, name: &str) -> Option<&'a str> {
    let query = address.split('#').next()?.split_once('?')?.1;
    query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
}

fn youtube(address: &str) -> Option<VideoKind> {
    match segments(address)[..] {
        ["watch"] => youtube_id(parameter(address, "v")),
        ["watch" | "embed" | "shorts" | "live" | "v" | "e", id] => youtube_id(Some(id)),
        _ => None,
    }
}

fn youtube_id(id: Option<&str>) -> Option<VideoKind> {
    let is_id = |id: &&str| {
        id.len() == 11
            && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            && !NO_IDS.contains(id)
    };
    id.filter(is_id).map(|id| VideoKind::YouTube(id.to_owned()))
}

fn vimeo(address: &str) -> Option<VideoKind> {
    let is_id = |text: &str| (1..=12).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let is_hash = |text: &&str| (6..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
    let parts = segments(address);
    let (id, hash) = match parts[..] {
        [id] => (id, None),
        ["video", id] | ["manage", "videos", id] | ["channels" | "ondemand", _, id] => (id, None),
        ["groups", _, "videos", id] | ["album" | "showcase", _, "video", id] => (id, None),
        [id, hash] | ["video", id, hash] | ["manage", "videos", id, hash] => (id, Some(hash)),
        _ => return None,
    };
    let hash = hash.or(parameter(address, "h"));
    // An address with something else in its place is not that of a video.
    if !is_id(id) || hash.is_some_and(|hash| !is_hash(&hash)) {
        return None;
    }
    Some(VideoKind::Vimeo { id: id.to_owned(), hash: hash.map(str::to_owned) })
}

/// The moment in `?t=`, `?start=` or `#t=`, in seconds.
fn start(address: &str) -> Option<u32> {
    let of_query = ["t", "start", "time_continue"].iter().find_map(|name| parameter(address, name));
    let fragment = || address.split_once('#')?.1.split('&').find_map(|part| part.strip_prefix("t="));
    moment(of_query.or_else(fragment)?)
}

/// Seconds of `90`, `90s`, `1m30s`, `1:30`, `npt:90` or `90,120`.
fn moment(text: &str) -> Option<u32> {
    let text = text.trim_start_matches("npt:").split(',').next()?;
    if text.contains(':') {
        return super::time_list::seconds(text);
    }
    let (mut total, mut number) = (0_u32, None::<u32>);
    for c in text.chars() {
        let unit = match c {
            '0'..='9' => {
                number = Some(number.unwrap_or(0).checked_mul(10)?.checked_add(c.to_digit(10)?)?);
                continue;
            }
            'h' => 3600,
            'm' => 60,
            's' => 1,
            '.' => break,
            _ => return None,
        };
        total = total.checked_add(number.take()?.checked_mul(unit)?)?;
    }
    total.checked_add(number.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(address: &str) -> VideoKind {
        VideoAddress::read(address).kind
    }

    #[test]
    fn hosts_are_compared_exactly() {
        for address in [
            "https://youtube.com:8443/watch?v=aB3-_x9ZkQ0",
            "https://user:pass@youtube.com/watch?v=aB3-_x9ZkQ0",
            "https://a@youtu.be/aB3-_x9ZkQ0",
            "https://vimeo.com:443/76979871",
        ] {
            assert_eq!(kind_of(address), VideoKind::Link, "{address}");
        }
    }

    #[test]
    fn all_common_addresses_of_a_video_are_known() {
        let id = VideoKind::YouTube("aB3-_x9ZkQ0".to_owned());
        for address in [
            "https://www.youtube.com/watch?v=aB3-_x9ZkQ0",
            "https://youtube.com/watch?list=PL1&v=aB3-_x9ZkQ0&t=90s",
            "http://m.youtube.com/watch?v=aB3-_x9ZkQ0#t=5",
            "//YouTube.com/watch/aB3-_x9ZkQ0",
            "https://youtu.be/aB3-_x9ZkQ0?si=abc&t=90",
            "https://www.youtube.com/embed/aB3-_x9ZkQ0?rel=0",
            "https://www.youtube-nocookie.com/embed/aB3-_x9ZkQ0",
            "https://www.youtube.com/shorts/aB3-_x9ZkQ0/",
            "https://www.youtube.com/live/aB3-_x9ZkQ0?feature=share",
            "https://music.youtube.com/watch?v=aB3-_x9ZkQ0",
        ] {
            assert_eq!(kind_of(address), id, "{address}");
        }
        let vimeo = |hash: Option<&str>| VideoKind::Vimeo { id: "76979871".into(), hash: hash.map(str::to_owned) };
        for address in [
            "https://vimeo.com/76979871",
            "https://www.vimeo.com/76979871?share=copy",
            "https://player.vimeo.com/video/76979871?dnt=1",
            "https://vimeo.com/channels/staffpicks/76979871",
            "https://vimeo.com/groups/talks/videos/76979871",
            "https://vimeo.com/showcase/123/video/76979871",
            "https://vimeo.com/manage/videos/76979871",
        ] {
            assert_eq!(kind_of(address), vimeo(None), "{address}");
        }
        for address in ["https://vimeo.com/76979871/8272103f6e", "https://player.vimeo.com/video/76979871?h=8272103f6e"]
        {
            assert_eq!(kind_of(address), vimeo(Some("8272103f6e")), "{address}");
        }
    }

    #[test]
    fn everything_else_is_a_link() {
        for address in [
            "https://www.youtube.com/watch?v=aB3-_x9ZkQ",
            "https://www.youtube.com/watch?v=aB3-_x9ZkQ0%22",
            "https://www.youtube.com/watch?v=\"><script>",
            "https://www.youtube.com/playlist?list=PL1",
            "https://www.youtube.com/embed/videoseries?list=PL1",
            "https://www.youtube.com/embed/live_stream?channel=1",
            "https://youtube.com.evil.example/watch?v=aB3-_x9ZkQ0",
            "https://youtube.com@evil.example/watch?v=aB3-_x9ZkQ0",
            "https://evilyoutube.com/watch?v=aB3-_x9ZkQ0",
            "ftp://youtube.com/watch?v=aB3-_x9ZkQ0",
            "https://vimeo.com/staffpicks",
            "https://vimeo.com/event/76979871",
            "https://vimeo.com/76979871/<script>",
            "https://video.example/a",
            "https://video.example/a?file=b.mp4",
            "",
        ] {
            assert_eq!(kind_of(address), VideoKind::Link, "{address}");
        }
        assert_eq!(kind_of("talk.webm"), VideoKind::File);
        assert_eq!(kind_of("https://a.example/b.MP4?x#t=4"), VideoKind::File);
        assert_eq!(kind_of("/a/b.m3u8?x"), VideoKind::Playlist);
    }

    #[test]
    fn a_start_has_many_forms() {
        for (address, seconds) in [
            ("https://youtu.be/aB3-_x9ZkQ0?t=1h2m3s", 3723),
            ("https://youtu.be/aB3-_x9ZkQ0?x=1&t=90", 90),
            ("https://www.youtube.com/embed/aB3-_x9ZkQ0?start=7", 7),
            ("https://vimeo.com/76979871#t=1m5s", 65),
            ("talk.webm#t=10,20", 10),
            ("talk.webm#t=npt:1:30", 90),
            ("talk.webm?t=soon", 0),
            ("talk.webm?t=99999999999", 0),
        ] {
            assert_eq!(VideoAddress::read(address).start, seconds, "{address}");
        }
    }
}
