use std::ops::Range;

use super::decks::SlideSettings;
use super::markdown::{Ids, Play};
use crate::base::diagnostic::did_you_mean;
use crate::base::{Diagnostic, Places};

impl SlideSettings {
    /// Reads `key=value …`, the text of a slide comment. A value with spaces is in double quotes.
    pub fn read(places: &Places<'_>, text: &str, range: Range<usize>) -> (SlideSettings, Vec<Diagnostic>) {
        let mut settings = SlideSettings::default();
        let mut diagnostics = Vec::new();
        for (key, value) in pairs(text, range) {
            let place = || places.of(key.start..value.end);
            let given = &text[value.clone()];
            match &text[key.clone()] {
                "id" if Ids::are_reserved(given) => diagnostics.push(Ids::reserved().at(place())),
                "id" if !given.is_empty() && !given.contains(char::is_whitespace) => settings.id = Some(given.into()),
                "id" => diagnostics.push(bad("an id must have at least one letter and no spaces").at(place())),
                "time" => {
                    match seconds(given) {
                        Some(time) => settings.time = Some(time),
                        None => diagnostics.push(bad(format!("`{given}` is not a time")).at(place()).hint(
                            "write minutes and seconds from the start of the recording, for example `time=4:12`",
                        )),
                    }
                }
                "class" => settings.classes = given.split_ascii_whitespace().map(str::to_owned).collect(),
                "play" => match Play::read(given) {
                    Ok(play) => settings.play = Some(play),
                    Err(word) => diagnostics.push(
                        bad(format!("`{word}` is not a way to play a film"))
                            .at(place())
                            .hint("use `hold`, `loop` or `muted`, or several of them in quotation marks"),
                    ),
                },
                // The slide is left out before this is read, unless it is the last of several comments.
                "skip" => {}
                "aliases" => {
                    let ids = given.split([',', ' ']).filter(|id| !id.is_empty());
                    let (reserved, own): (Vec<&str>, Vec<&str>) = ids.partition(|id| Ids::are_reserved(id));
                    diagnostics.extend((!reserved.is_empty()).then(|| Ids::reserved().at(place())));
                    settings.aliases = own.into_iter().map(str::to_owned).collect();
                }
                other => {
                    let meant = did_you_mean(other, ["id", "time", "class", "play", "aliases", "skip"]);
                    let hint = meant.map_or("use `id`, `time`, `class`, `play`, `aliases` or `skip`".into(), |m| {
                        format!("did you mean `{m}`?")
                    });
                    diagnostics.push(bad(format!("unknown key `{other}` in a slide comment")).at(place()).hint(hint));
                }
            }
        }
        (settings, diagnostics)
    }
}

fn bad(message: impl Into<String>) -> Diagnostic {
    Diagnostic::warning("slide-comment", message)
}

/// The keys and values, as ranges of the text, quotes removed.
fn pairs(text: &str, range: Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
    let mut out = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let skip = rest.len() - rest.trim_start().len();
        at += skip;
        let rest = &text[at..range.end];
        if rest.is_empty() {
            break;
        }
        let word = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let key = at..at + word;
        if !rest[word..].starts_with('=') {
            out.push((key.clone(), key.end..key.end));
            at = key.end;
            continue;
        }
        let value = &rest[word + 1..];
        let (from, length, next) = match value.strip_prefix('"').and_then(|v| v.find('"')) {
            Some(end) => (1, end, end + 2),
            None => {
                let end = value.find(char::is_whitespace).unwrap_or(value.len());
                (0, end, end)
            }
        };
        let start = at + word + 1;
        out.push((key, start + from..start + from + length));
        at = start + next;
    }
    out
}

/// `m:ss`, `h:mm:ss` or plain seconds.
fn seconds(text: &str) -> Option<u32> {
    let parts: Vec<u32> = text.split(':').map(|p| p.parse().ok()).collect::<Option<_>>()?;
    match parts[..] {
        [s] => Some(s),
        [m, s] if s < 60 => m.checked_mul(60)?.checked_add(s),
        [h, m, s] if m < 60 && s < 60 => h.checked_mul(3600)?.checked_add(m * 60 + s),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;

    fn read(text: &str) -> (SlideSettings, usize) {
        let path = SitePath::new("a").unwrap();
        let (settings, diagnostics) = SlideSettings::read(&Places::new(&path, text), text, 0..text.len());
        (settings, diagnostics.len())
    }

    #[test]
    fn keys_and_values() {
        let (settings, wrong) = read(r#" id=prod-breaks time=1:04:12 class="wide dark" aliases=a,b "#);
        assert_eq!(wrong, 0);
        assert_eq!((settings.id.as_deref(), settings.time), (Some("prod-breaks"), Some(3852)));
        assert_eq!((settings.classes.len(), settings.aliases), (2, vec!["a".to_owned(), "b".to_owned()]));
    }

    #[test]
    fn mistakes_are_reported() {
        for text in [
            "idd=x",
            "id=tp-main",
            "aliases=a,tp-main,tp-x",
            "time=late",
            "time=1:75",
            "time=99999999:00:00",
            "id=",
            "word",
            "time=4294967295:01",
            "play=now",
        ] {
            assert_eq!(read(text).1, 1, "{text}");
        }
    }
}
