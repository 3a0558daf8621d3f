//! `captions.HASH.js` and `captions.HASH.vtt`: the captions of recordings, for the page and to download.

use std::fmt;
use std::sync::Arc;

use serde_json::json;

use crate::base::{Content, Diagnostic, Files, Recipe, SitePath};
use crate::site::model::recording::Recording;
use crate::site::model::timed_captions::TimedCaptions;
use crate::site::output::definition::Output;
use crate::site::render::site_renderer::SiteRenderer;
use crate::talk::captions::{Captions, Cue};
use crate::talk::recording::web_vtt;

/// The captions of all recordings. Their names depend on their content, so no path is claimed early.
pub const OUTPUT: Output = Output {
    name: "captions",
    addresses: "`/talks/{slug}/captions.{hash}.js`, `…vtt`",
    content: "the captions of [recordings](recording.md#watch) for the page; if they are in another format, also as WebVTT",
    claims: |_, _| Vec::new(),
    files,
};

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    let site = &renderer.site;
    let mut out = Files::default();
    for (index, recordings) in &site.recordings {
        let entry = &site.entries[*index];
        for (recording, captions) in recordings.iter().filter_map(|one| Some((one, one.captions.clone()?))) {
            let mut add = |path: Option<SitePath>, write: fn(&Captions) -> String| {
                let Some(path) = path.filter(|path| !site.links.routes.is_taken(path)) else { return };
                let recipe: Arc<dyn Recipe> = Arc::new(CaptionsFile { captions: captions.clone(), write });
                out.insert(path, Content::Recipe(recipe));
            };
            if !entry.document.slides.is_empty() && needs_script(recording) {
                add(recording.script_path(entry), script);
            }
            add(recording.converted_path(entry), web_vtt);
        }
    }
    out
}

/// Whether a page plays the recording.
fn needs_script(recording: &Recording) -> bool {
    recording.address.kind != crate::talk::recording::VideoKind::Link
}

/// Captions in one of the formats in which they are published.
struct CaptionsFile {
    captions: TimedCaptions,
    write: fn(&Captions) -> String,
}

impl Recipe for CaptionsFile {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        let bytes = self.captions.content.read()?;
        let captions = Captions::read(&self.captions.path, &bytes)?;
        Ok((self.write)(&captions).into_bytes())
    }
}

impl fmt::Debug for CaptionsFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "captions of {}", self.captions.path)
    }
}

/// A script that hands all cues to one function: pages on a disk cannot read files of captions.
fn script(captions: &Captions) -> String {
    let has_voices = captions.voices().len() > 1;
    let cue = |cue: &Cue| {
        let lines: Vec<String> = cue
            .lines
            .iter()
            .map(|line| match &line.voice {
                Some(voice) if has_voices => format!("{voice}: {}", line.text),
                _ => line.text.clone(),
            })
            .collect();
        json!([seconds(cue.start), seconds(cue.end), lines.join("\n")])
    };
    let cues: Vec<String> = captions.cues.iter().map(|one| cue(one).to_string()).collect();
    format!("talkpressCaptions([\n{}\n]);\n", cues.join(",\n"))
}

fn seconds(milliseconds: u64) -> f64 {
    milliseconds as f64 / 1000.0
}
