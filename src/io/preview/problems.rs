use super::audience::Audience;
use crate::base::report::{self, Style};
use crate::base::{Diagnostic, Digest};

/// The errors that keep the newest sources from being shown.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    /// All of them.
    pub all: Vec<Diagnostic>,
    /// Those that everyone on the network may see.
    pub public: Vec<Diagnostic>,
}

impl Problems {
    /// The digest of the problems; empty if there are none.
    pub fn digest(&self) -> String {
        match self.all.is_empty() {
            true => String::new(),
            false => Digest::of(reports(&self.all, Audience::Private).join("\n").as_bytes()).to_string(),
        }
    }

    /// The problems as `audience` may see them.
    pub fn reports(&self, audience: Audience) -> Vec<String> {
        let hidden = self.all.len() - self.public.len().min(self.all.len());
        match audience {
            Audience::Private => reports(&self.all, audience),
            Audience::Network if hidden == 0 => reports(&self.public, audience),
            Audience::Network => {
                let note = "details are shown only in the terminal of the author".to_owned();
                reports(&self.public, audience).into_iter().chain([note]).collect()
            }
        }
    }
}

/// Diagnostics as the terminal prints them, without colours; on the network also without source lines.
pub fn reports(diagnostics: &[Diagnostic], audience: Audience) -> Vec<String> {
    let (shown, rest) = report::shorten(diagnostics);
    shown.iter().map(|diagnostic| draw(diagnostic, audience)).chain(rest).collect()
}

/// One diagnostic as `audience` may see it.
pub fn draw(diagnostic: &Diagnostic, audience: Audience) -> String {
    let mut diagnostic = diagnostic.clone();
    if let (Audience::Network, Some(place)) = (audience, &mut diagnostic.place) {
        place.excerpt.clear();
        place.mark = 0..0;
    }
    report::draw(&diagnostic, Style::Plain)
}
