use super::composer::Composer;
use super::opened::Opened;
use super::private::private;
use crate::base::data::Spanned;
use crate::base::text::decode;
use crate::base::url::is_remote;
use crate::base::{SitePath, SourceText};
use crate::talk::decks::Tool;
use crate::talk::sought::Sought;

impl Composer<'_> {
    /// The file that `source` includes as `written`; nothing, and a mistake, if it cannot be included.
    pub(super) fn open(&mut self, source: &SourceText, written: &Spanned<String>, what: Opened) -> Option<SourceText> {
        let Some(path) = self.resolve(source, written) else {
            let message = match is_remote(written) {
                true => format!("`{}` is on another server, so it is not included", written.value),
                false => format!("`{}` is outside of `content/`, so it is not included", written.value),
            };
            self.warn(source, written, message);
            return None;
        };
        if what == Opened::Text && self.is_loop(source, written, &path) {
            return None;
        }
        let content = self.files.get(path.as_str()).cloned();
        self.out.sought.push(Sought { path: path.clone(), content: content.clone() });
        let Some(content) = content else {
            self.warn(source, written, format!("there is no `{path}`, so it is not included"));
            return None;
        };
        let length = content.stamp().map_or(0, |stamp| stamp.size as usize);
        if !self.limits.take(length) {
            if self.limits.refuse() {
                let message = "this deck includes more than 2000 files or 10 MB".to_owned();
                self.error(source, written, message, "look for files that include others many times");
            }
            return None;
        }
        let bytes = content.read().map_err(|unread| self.out.mistakes.push(unread)).ok()?;
        let text = match decode(&path, &bytes) {
            Ok(text) => text.into_owned(),
            Err(_) if what == Opened::Code => {
                self.warn(source, written, format!("`{path}` is not text in UTF-8, so it is not shown"));
                return None;
            }
            Err(mistake) => {
                self.out.mistakes.push(mistake);
                return None;
            }
        };
        if !self.is_draft && (what == Opened::Text || path.is_document()) {
            self.out.mistakes.extend(private(&path, &text, self.deck.tool, self.root));
        }
        if what == Opened::Text && !self.out.included.contains(&path) {
            self.out.included.push(path.clone());
        }
        Some(SourceText { path, text: text.into() })
    }

    /// The path below `content/` that `source` means by `written`.
    pub(super) fn resolve(&self, source: &SourceText, written: &Spanned<String>) -> Option<SitePath> {
        let name = written.trim();
        if is_remote(name) {
            return None;
        }
        let from_root = name.strip_prefix("@/").or_else(|| name.strip_prefix('/'));
        let path = match from_root {
            // A project of Quarto has one root; a deck for Slidev is one itself.
            Some(rest) if self.deck.tool == Tool::Pandoc => SitePath::new(&format!("content/{rest}"))?,
            Some(rest) => self.root.sibling(rest)?,
            None => source.path.sibling(name)?,
        };
        path.strip_folder("content").is_some().then_some(path)
    }

    /// Whether `path` includes itself, or is too deep.
    fn is_loop(&mut self, source: &SourceText, written: &Spanned<String>, path: &SitePath) -> bool {
        if let Some(at) = self.chain.iter().position(|open| open == path) {
            let names = self.chain[at..].iter().chain([path]).map(|open| format!("`{open}`"));
            let chain = names.collect::<Vec<_>>().join(" → ");
            let message = format!("this file includes itself: {chain}");
            self.error(source, written, message, "remove one of these lines");
            return true;
        }
        let is_deep = self.is_deep();
        if is_deep && self.limits.refuse() {
            let message = "these files include each other too deeply".to_owned();
            self.error(source, written, message, "include the last of them from the deck itself");
        }
        is_deep
    }
}
