//! The info strings of code in decks: `ts {1,3|2|all}{lines:true}` of Slidev, `js [1|2-3]` of reveal.js.

/// The info string in talkpress's words, and the words of it that have no meaning here.
pub(super) fn deck_fence(info: &str) -> (String, Vec<String>) {
    let mut fence = DeckFence { info: String::new(), left_out: Vec::new() };
    let info = info.trim();
    let at = info.find(|c: char| c.is_whitespace() || matches!(c, '{' | '[')).unwrap_or(info.len());
    let (language, mut rest) = info.split_at(at);
    fence.info.push_str(language);
    while let Some(first) = rest.trim_start().chars().next() {
        rest = rest.trim_start();
        let partner = match first {
            '{' => '}',
            '[' => ']',
            _ => {
                let end = rest.find(|c: char| c.is_whitespace() || c == '{').unwrap_or(rest.len());
                fence.word(&rest[..end]);
                rest = &rest[end..];
                continue;
            }
        };
        let Some(end) = rest.find(partner) else {
            fence.keep(rest);
            break;
        };
        match first {
            '{' => fence.braces(&rest[1..end]),
            _ => fence.brackets(&rest[1..end]),
        }
        rest = &rest[end + 1..];
    }
    (fence.info, fence.left_out)
}

struct DeckFence {
    info: String,
    left_out: Vec<String>,
}

impl DeckFence {
    fn keep(&mut self, text: &str) {
        self.info.push(' ');
        self.info.push_str(text);
    }

    /// A word outside of brackets. Many tools take any word there, and talkpress does too.
    fn word(&mut self, word: &str) {
        match word {
            "twoslash" | "magic-move" => self.left_out.push(word.to_owned()),
            _ => self.keep(word),
        }
    }

    fn braces(&mut self, inner: &str) {
        let is_pairs = inner.contains(':') && !inner.contains('=');
        let is_words = !inner.contains(['=', '.', '#', ':']);
        if is_steps(inner) {
            self.keep(&format!("hl_lines=\"{}\"", steps(inner)));
        } else if is_pairs {
            inner.split([',', ';']).for_each(|pair| self.pair(pair));
        } else if let Some((language, options)) = cell(inner).filter(|_| self.info.is_empty()) {
            // Quarto and R Markdown run such code.
            self.info.push_str(language);
            // The name of the cell is before the first of them.
            let keys = options.split(',').filter_map(|option| option.split_once('='));
            let keys = keys.map(|(key, _)| key.trim().rsplit(' ').next().unwrap_or_default());
            self.left_out.extend(keys.filter(|key| is_key(key)).map(str::to_owned));
        } else if is_words && inner != "linenos" {
            self.left_out.extend(inner.split_whitespace().map(str::to_owned));
        } else {
            let own = inner.replace("code-line-numbers=", "hl_lines=").replace("data-line-numbers=", "hl_lines=");
            self.keep(&format!("{{{own}}}"));
        }
    }

    /// `key:value`, in Slidev.
    fn pair(&mut self, pair: &str) {
        let (key, value) = pair.split_once(':').unwrap_or((pair, ""));
        match (key.trim(), value.trim().trim_matches(['"', '\''])) {
            ("lines", "true") => self.keep("linenos"),
            ("lines" | "", _) => {}
            ("startLine", first) => self.keep(&format!("linenos linenostart={first}")),
            (other, _) => self.left_out.push(other.to_owned()),
        }
    }

    fn line_numbers(&mut self, value: &str) {
        let value = value.trim_matches(['"', '\'']);
        match is_steps(value) {
            true => self.keep(&format!("linenos hl_lines=\"{}\"", steps(value))),
            false => self.keep("linenos"),
        }
    }

    /// The name of a file in Slidev, lines in reveal.js, perhaps with the number of the first one: `[5: 1|2]`.
    fn brackets(&mut self, inner: &str) {
        let (first, lines) = match inner.split_once(':') {
            Some((first, lines)) if !first.is_empty() && first.bytes().all(|b| b.is_ascii_digit()) => {
                (Some(first), lines)
            }
            _ => (None, inner),
        };
        if let Some(first) = first {
            self.keep(&format!("linenostart={first}"));
        }
        if lines.trim().is_empty() || is_steps(lines) {
            self.line_numbers(lines);
        } else {
            self.keep(&format!("title=\"{}\"", inner.replace('"', "'").trim()));
        }
    }
}

/// The language and the options of code that runs: `r setup, echo=FALSE`.
fn cell(inner: &str) -> Option<(&str, &str)> {
    let inner = inner.trim();
    let (language, options) = inner.split_at(inner.find([' ', ',']).unwrap_or(inner.len()));
    is_key(language).then_some((language, options))
}

fn is_key(word: &str) -> bool {
    let is_letter = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.bytes().all(is_letter) && word != "linenos"
}

/// Whether `text` is nothing but lines and what separates them.
pub(super) fn is_steps(text: &str) -> bool {
    let mut words = text.split(['|', ',', ' ']).filter(|word| !word.is_empty()).peekable();
    let is_lines = |word: &str| {
        matches!(word, "all" | "none" | "*" | "hide")
            || word.starts_with(|c: char| c.is_ascii_digit()) && word.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    };
    words.peek().is_some() && words.all(is_lines)
}

/// Lines in talkpress's words: of code without marks, all lines are equal.
fn steps(text: &str) -> String {
    let group = |group: &str| match group.trim() {
        "" | "*" | "none" | "hide" | "0" => "all".to_owned(),
        lines => lines.replace(' ', ","),
    };
    text.split('|').map(group).collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_tools_become_ours() {
        for (info, expected) in [
            ("ts {1,3|2|all}", "ts hl_lines=\"1,3|2|all\""),
            ("ts{2}", "ts hl_lines=\"2\""),
            ("ts {lines:true}", "ts linenos"),
            ("ts {none|1-2}{lines: true, startLine:5}", "ts hl_lines=\"all|1-2\" linenos linenos linenostart=5"),
            ("ts [main.ts] {*|3}", "ts title=\"main.ts\" hl_lines=\"all|3\""),
            ("js [1|2-3]", "js linenos hl_lines=\"1|2-3\""),
            ("js [5: 1|2]", "js linenostart=5 linenos hl_lines=\"1|2\""),
            ("js []", "js linenos"),
            ("{.python .numberLines}", " {.python .numberLines}"),
            ("{python}", "python"),
            ("{r setup}", "r"),
            ("{r, }", "r"),
            ("{.r code-line-numbers=\"1-2|3\"}", " {.r hl_lines=\"1-2|3\"}"),
            ("rust {hl_lines=2-4,7 linenos title=\"a b\"}", "rust {hl_lines=2-4,7 linenos title=\"a b\"}"),
            ("rust ignore", "rust ignore"),
            ("", ""),
        ] {
            assert_eq!(deck_fence(info), (expected.to_owned(), Vec::new()), "{info}");
        }
        for info in ["{r, eval=FALSE, fig.height=4}", "{r plot, eval=FALSE,fig.height=4}", "{r eval = F, fig.height=4}"]
        {
            assert_eq!(deck_fence(info), ("r".to_owned(), vec!["eval".to_owned(), "fig.height".to_owned()]), "{info}");
        }
        let (info, left_out) = deck_fence("ts {monaco} {maxHeight:'100px', at: 2} twoslash");
        assert_eq!((info.as_str(), left_out.join(" ").as_str()), ("ts", "monaco maxHeight at twoslash"));
    }
}
