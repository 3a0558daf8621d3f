use std::collections::BTreeMap;

use super::left_out::LeftOut;
use super::place::{Goal, Place};
use super::policy::Policy;
use super::script_text::script_text;
use super::stylesheet::whole_css;
use crate::base::{Diagnostic, SitePath};
use crate::talk::html::escape;

/// What scripts of the page load later: it is in the page as text that does nothing until `talkpressLoad` takes it.
#[derive(Debug, Default)]
pub struct Parts(BTreeMap<String, SitePath>);

impl Parts {
    /// The value of an attribute of a script with the names of parts in the place of their addresses.
    pub fn named(&mut self, place: &Place<'_>, value: &str) -> String {
        let mut name = |word: &str| match place.goal(place.page, word) {
            Goal::File(path, _) if matches!(path.extension(), "js" | "css") => {
                let name = path.file_name().to_owned();
                self.0.insert(name.clone(), path);
                name
            }
            _ => word.to_owned(),
        };
        value.split(' ').map(&mut name).collect::<Vec<_>>().join(" ")
    }

    /// Their elements, of which the policy allows the scripts.
    ///
    /// # Errors
    /// If one of them cannot be made.
    pub fn elements(
        &self,
        place: &Place<'_>,
        policy: &mut Policy,
        left_out: &mut LeftOut,
    ) -> Result<String, Diagnostic> {
        let mut out = String::new();
        for (name, path) in &self.0 {
            let text = place.text(path)?;
            let text = match path.extension() {
                "css" => whole_css(place, path, &text, left_out),
                _ => script_text(&text),
            };
            if path.extension() == "js" {
                policy.allow(&text);
            }
            out.push_str(&format!("<script type=\"text/plain\" data-part=\"{}\">{text}</script>\n", escape(name)));
        }
        Ok(out)
    }
}
