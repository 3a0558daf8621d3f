/// A program that makes sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generator {
    /// Pelican.
    Pelican,
    /// Jekyll.
    Jekyll,
    /// Hugo.
    Hugo,
}

/// The names of Hugo's configuration.
const HUGO: [&str; 8] =
    ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json"];

impl Generator {
    /// The generator of a folder, judged by what is in it: `text` gives the text of a file, and `has_folder` says whether there is a
    /// folder.
    pub fn of(text: impl Fn(&str) -> Option<String>, has_folder: impl Fn(&str) -> bool) -> Option<Generator> {
        if text("pelicanconf.py").is_some() {
            return Some(Generator::Pelican);
        }
        if has_folder("content") {
            if HUGO.iter().any(|name| text(name).is_some_and(|text| is_hugo(name, &text)))
                || has_folder("config/_default")
            {
                return Some(Generator::Hugo);
            }
            if text("settings.py").is_some_and(|text| is_pelican(&text)) {
                return Some(Generator::Pelican);
            }
        }
        text("_config.yml").or_else(|| text("_config.yaml")).map(|_| Generator::Jekyll)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Generator::Pelican => "Pelican",
            Generator::Jekyll => "Jekyll",
            Generator::Hugo => "Hugo",
        }
    }

    /// The folders at the top that it writes, or that are its caches.
    pub fn output_folders(self) -> &'static [&'static str] {
        match self {
            Generator::Pelican => &["output", "cache"],
            Generator::Jekyll => &["_site"],
            Generator::Hugo => &["public", "resources"],
        }
    }
}

/// Whether the file is a configuration of Hugo: Zola has a `config.toml` beside `content/`, too.
fn is_hugo(name: &str, text: &str) -> bool {
    name.starts_with("hugo.") || !text.lines().any(|line| line.trim_start().starts_with("base_url"))
}

/// Whether Python settings with another name are those of Pelican.
fn is_pelican(text: &str) -> bool {
    let has = |name: &str| {
        text.lines().any(|line| line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('=')))
    };
    has("SITENAME")
        && ["ARTICLE_URL", "ARTICLE_SAVE_AS", "PAGE_URL", "PAGE_SAVE_AS", "DIRECT_TEMPLATES"]
            .iter()
            .any(|name| has(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(files: &[(&str, &str)], folders: &[&str]) -> Option<Generator> {
        let text = |name: &str| files.iter().find(|(path, _)| *path == name).map(|(_, text)| (*text).to_owned());
        Generator::of(text, |name| folders.contains(&name))
    }

    #[test]
    fn a_site_is_known_by_what_is_in_its_folder() {
        for (files, folders, expected) in [
            (&[("pelicanconf.py", "")][..], &[][..], Some(Generator::Pelican)),
            (&[("settings.py", "SITENAME = 'x'\nARTICLE_URL = 'x'\n")], &["content"], Some(Generator::Pelican)),
            (&[("settings.py", "SITENAME = 'x'\nARTICLE_URL = 'x'\n")], &[], None),
            (&[("settings.py", "INSTALLED_APPS = []\n")], &["content"], None),
            (&[("_config.yml", "title: x")], &[], Some(Generator::Jekyll)),
            (&[("hugo.toml", "")], &["content"], Some(Generator::Hugo)),
            (&[("hugo.toml", "")], &[], None),
            (&[("config.json", "{}")], &["content"], Some(Generator::Hugo)),
            (&[("config.toml", "base_url = 'https://zola.example'")], &["content"], None),
            (&[], &["content", "config/_default"], Some(Generator::Hugo)),
            (&[("001.png", "")], &["content"], None),
        ] {
            assert_eq!(of(files, folders), expected, "{files:?} {folders:?}");
        }
    }
}
