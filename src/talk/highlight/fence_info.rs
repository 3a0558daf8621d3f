use super::Lines;
use super::fence_attributes::{Attribute, attributes};
use crate::base::diagnostic::did_you_mean;

/// The info string of a code fence: `rust {hl_lines=2-4,7|9|all linenos title="main.rs"}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FenceInfo {
    /// The language as it is written, or nothing.
    pub language: String,
    /// What to show above the block.
    pub title: Option<String>,
    /// What is wanted of single lines.
    pub lines: Lines,
    /// What is wrong, a sentence each.
    pub problems: Vec<String>,
    /// Attributes that talkpress does not have, nor any like them.
    pub unknown: Vec<String>,
}

/// What to say about an attribute of this name, in [`FenceInfo::unknown`].
pub fn unknown_attribute(key: &str) -> String {
    format!("a code fence has no attribute `{key}`: supported: `{}`", KEYS.join("`, `"))
}

/// The attributes there are.
const KEYS: [&str; 4] = ["hl_lines", "linenos", "linenostart", "title"];

impl FenceInfo {
    /// Reads an info string; whatever it is, something is made of it.
    pub fn parse(info: &str) -> FenceInfo {
        let info = info.trim();
        let (language, rest) = info.split_at(info.find(|c: char| c.is_whitespace() || c == '{').unwrap_or(info.len()));
        // `title=x` alone names no language, and what follows a comma (`rust,ignore`) is for other tools.
        let (language, rest) = match language.contains('=') {
            true => ("", info),
            false => (language.split(',').next().unwrap_or(language), rest),
        };
        let mut fence = FenceInfo { language: language.to_owned(), ..FenceInfo::default() };
        let mut first = None;
        for attribute in attributes(rest) {
            match attribute {
                Attribute::Pair(key, value) => fence.pair(key, value, &mut first),
                Attribute::Word(word) => fence.word(word, rest.contains('{')),
                Attribute::Unclosed(c) => fence.problems.push(format!("the `{c}` in the code fence is never closed")),
            }
        }
        fence.lines.numbers = fence.lines.numbers.map(|_| first.unwrap_or(1));
        fence
    }

    fn pair(&mut self, key: &str, value: &str, first: &mut Option<usize>) {
        match key {
            "title" => self.title = Some(value.to_owned()).filter(|title| !title.is_empty()),
            "hl_lines" => self.groups(value),
            "linenos" => self.lines.numbers = (!matches!(value, "false" | "0" | "no" | "off")).then_some(1),
            "linenostart" => match value.parse() {
                Ok(number) => *first = Some(number),
                Err(_) => self.problems.push(format!("`linenostart` must be a number, but is `{value}`")),
            },
            _ => self.unknown(key),
        }
    }

    fn word(&mut self, word: &str, braces: bool) {
        match word {
            "linenos" | ".numberLines" | ".number-lines" => self.lines.numbers = Some(1),
            "hl_lines" | "linenostart" | "title" => self.problems.push(format!("`{word}` needs a value: `{word}=…`")),
            _ if word.starts_with('.') && self.language.is_empty() => self.language = word[1..].to_owned(),
            _ if braces && word.starts_with(|c: char| c.is_ascii_digit()) => self.groups(word),
            _ if braces => self.unknown(word),
            // Words without braces are a custom of other tools: ```rust ignore```.
            _ => {}
        }
    }

    fn groups(&mut self, text: &str) {
        // Hugo writes a list of strings: [8,"15-17"].
        let (groups, problems) = Lines::parse_groups(&text.replace(['"', '\''], ""));
        self.problems.extend(problems);
        match self.lines.groups.is_empty() {
            true => self.lines.groups = groups,
            false => self.problems.push(format!("the code fence gives lines twice: `{text}` is ignored")),
        }
    }

    fn unknown(&mut self, key: &str) {
        match did_you_mean(key, KEYS) {
            Some(near) => {
                self.problems.push(format!("a code fence has no attribute `{key}`: did you mean `{near}`?"));
            }
            None => self.unknown.push(key.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(info: &str) -> (String, usize) {
        let fence = FenceInfo::parse(info);
        (fence.language, fence.problems.len())
    }

    #[test]
    fn a_whole_info_string() {
        let fence = FenceInfo::parse("rust {hl_lines=2-4,7|9|all linenos title=\"main.rs\"}");
        assert_eq!((fence.language.as_str(), fence.title.as_deref()), ("rust", Some("main.rs")));
        assert_eq!(fence.lines.groups, [vec![2..=4, 7..=7], vec![9..=9], vec![1..=usize::MAX]]);
        assert_eq!((fence.lines.numbers, fence.problems.len()), (Some(1), 0));
    }

    #[test]
    fn spellings_of_other_tools() {
        for info in ["rust", " rust ", "rust,ignore", "{.rust}", "rust{linenos=true}", "rust ignore", "rust, no_run"] {
            assert_eq!(language(info), ("rust".to_owned(), 0), "{info}");
        }
        assert_eq!(FenceInfo::parse("c++ {linenos=true, linenostart=5}").lines.numbers, Some(5));
        assert_eq!(FenceInfo::parse("js {linenos=false}").lines.numbers, None);
        for info in ["js hl_lines=\"2-4\"", "js {hl_lines=[\"2-4\"]}", "js {2-4}", "js {hl_lines='2-4', linenos}"] {
            let fence = FenceInfo::parse(info);
            assert_eq!((fence.lines.groups, fence.problems.len()), (vec![vec![2..=4]], 0), "{info}");
        }
        assert_eq!(FenceInfo::parse("title=x").title.as_deref(), Some("x"));
    }

    #[test]
    fn mistakes_are_reported() {
        let fence = FenceInfo::parse("rust {hl_line=3 hl_lines=9-1 foo title}");
        assert_eq!((fence.problems.len(), fence.unknown.len()), (3, 1), "{:?}", fence.problems);
        assert_eq!(fence.problems[0], "a code fence has no attribute `hl_line`: did you mean `hl_lines`?");
        assert_eq!(fence.lines.groups, [vec![1..=9]]);
    }

    #[test]
    fn nothing_panics() {
        for info in [
            "",
            "{",
            "}",
            "{}",
            "{=}",
            "=",
            "a=",
            "é{é=é,é}é",
            "{\"",
            "{.}",
            ".",
            ",",
            "a{b={c=d}",
            "x {hl_lines=|,-|}",
        ] {
            FenceInfo::parse(info);
        }
    }
}
