use std::fmt::Write;

use crate::talk::captions::{Captions, Cue, CueLine};

/// The captions as a WebVTT file.
pub fn web_vtt(captions: &Captions) -> String {
    let mut out = String::from("WEBVTT\n");
    for cue in &captions.cues {
        let _ = write!(out, "\n{} --> {}\n{}\n", stamp(cue.start), stamp(cue.end), text(cue));
    }
    out
}

/// The captions as an SRT file. It has no voices, so that the name of whoever speaks is at the start of a line.
pub fn sub_rip(captions: &Captions) -> String {
    let mut out = String::new();
    for (at, cue) in captions.cues.iter().enumerate() {
        let mut speaking = None;
        let line = |line: &CueLine| match &line.voice {
            Some(voice) if speaking.replace(voice.clone()).as_ref() != Some(voice) => format!("{voice}: {}", line.text),
            _ => line.text.clone(),
        };
        let text = cue.lines.iter().map(line).collect::<Vec<_>>().join("\n");
        let stamps = format!("{} --> {}", stamp(cue.start), stamp(cue.end)).replace('.', ",");
        let between = if at == 0 { "" } else { "\n" };
        let _ = write!(out, "{between}{}\n{stamps}\n{text}\n", at + 1);
    }
    out
}

/// The lines of a cue as WebVTT has them: without the marks and signs that would mean something else.
fn text(cue: &Cue) -> String {
    let line = |line: &CueLine| {
        let words = cue_text(&line.text);
        match &line.voice {
            Some(voice) => format!("<v {}>{words}", cue_text(voice)),
            None => words,
        }
    };
    cue.lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Text as cues have it.
pub(super) fn cue_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn stamp(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    format!("{:02}:{:02}:{:02}.{:03}", seconds / 3600, seconds / 60 % 60, seconds % 60, milliseconds % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;

    #[test]
    fn captions_survive_web_vtt() {
        let path = SitePath::new("a.srt").unwrap();
        let srt =
            "1\n00:00:01,500 --> 01:00:02,000\na < b & c --> d\n\n2\n01:00:03,000 --> 01:00:04,000\n<v Ann>Yes.\nNo.\n";
        let captions = Captions::read(&path, srt.as_bytes()).unwrap();
        let vtt = web_vtt(&captions);
        assert!(vtt.starts_with("WEBVTT\n\n00:00:01.500 --> 01:00:02.000\n"), "{vtt}");
        assert_eq!(Captions::read(&path, vtt.as_bytes()).unwrap().cues, captions.cues);
        // What could be a tag is one to the reader.
        assert_eq!(sub_rip(&captions), srt.replace("<v Ann>", "Ann: ").replace("a < b & c --> d", "a d"));
    }
}
