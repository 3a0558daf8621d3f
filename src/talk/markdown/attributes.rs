//! Attributes in braces, `{.class #id key=value}`, as pandoc, markdown-it and others have them.

use crate::talk::html::Tag;

/// What attributes in braces say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// `#id`.
    pub id: Option<String>,
    /// `.class`, and the words of `class="…"`.
    pub classes: Vec<String>,
    /// `key=value`, keys in lower case, but not those of `class` and `id`.
    pub pairs: Vec<(String, String)>,
    /// How many bytes they take.
    pub length: usize,
}

/// Attributes that are longer are text.
const MAX_LENGTH: usize = 2000;

impl Attributes {
    /// Those of a tag of HTML.
    pub fn of(tag: &Tag<'_>) -> Attributes {
        let pairs = tag.attributes.iter().map(|attribute| (attribute.name.to_string(), attribute.value.to_string()));
        Attributes {
            classes: tag.classes().map(str::to_owned).collect(),
            pairs: pairs.collect(),
            ..Attributes::default()
        }
    }

    /// Reads the attributes at the start of `text`: nothing if it does not begin with some in braces, closed on the line.
    pub fn read(text: &str) -> Option<Attributes> {
        let inner = text.strip_prefix('{')?;
        let inner = inner.strip_prefix(':').unwrap_or(inner);
        let end = end_of(inner)?;
        let mut out = Attributes::words(&inner[..end])?;
        out.length = text.len() - inner.len() + end + 1;
        Some(out)
    }

    /// Reads `key="value" …`, without braces. Other words count only as classes and ids.
    pub fn words(inner: &str) -> Option<Attributes> {
        let mut out = Attributes::default();
        let mut rest = inner.trim_start();
        if rest.is_empty() {
            return None;
        }
        while !rest.is_empty() {
            rest = out.word(rest)?.trim_start();
        }
        Some(out)
    }

    /// Reads what it can of `key="value" …`, as reveal.js does, without the words that are none of these.
    pub fn readable_words(inner: &str) -> Attributes {
        let mut out = Attributes::default();
        let mut rest = inner.trim_start();
        while !rest.is_empty() {
            let next = out.word(rest).unwrap_or_else(|| rest.trim_start_matches(|c: char| !c.is_whitespace()));
            rest = next.trim_start();
        }
        out
    }

    /// Reads one word, and returns what is behind it.
    fn word<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        if let Some(rest) = text.strip_prefix('.') {
            let (name, rest) = name(rest)?;
            self.classes.push(name.to_owned());
            return Some(rest);
        }
        if let Some(rest) = text.strip_prefix('#') {
            let (name, rest) = name(rest)?;
            self.id = Some(name.to_owned());
            return Some(rest);
        }
        // `{-}` is pandoc's word for a heading without a number.
        if let Some(rest) = text.strip_prefix('-').filter(|rest| rest.trim_start().is_empty()) {
            return Some(rest);
        }
        let (key, rest) = name(text)?;
        let Some(rest) = rest.strip_prefix('=') else {
            self.pairs.push((key.to_ascii_lowercase(), String::new()));
            // A word alone says something only beside others, or as one with a dash.
            return key.contains('-').then_some(rest);
        };
        let (value, rest) = match rest.strip_prefix(['"', '\'']) {
            Some(quoted) => quoted.split_once(if rest.starts_with('"') { '"' } else { '\'' })?,
            None => rest.split_at(rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len())),
        };
        match &*key.to_ascii_lowercase() {
            "class" => self.classes.extend(value.split_ascii_whitespace().map(str::to_owned)),
            "id" => self.id = Some(value.to_owned()),
            key => self.pairs.push((key.to_owned(), value.to_owned())),
        }
        Some(rest)
    }

    /// Whether `class` is among the classes, in upper or lower case.
    pub fn has_class(&self, class: &str) -> bool {
        self.classes.iter().any(|own| own.eq_ignore_ascii_case(class))
    }

    /// Whether an element with these attributes is not shown, as browsers, frameworks and reveal.js read them.
    pub fn hide(&self) -> bool {
        self.has_class("hidden") || self.pairs.iter().any(|(key, value)| hides(key, value))
    }

    /// The value of `key`.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}

/// Whether an attribute, perhaps one that a framework binds (`:style`), hides its element.
fn hides(key: &str, value: &str) -> bool {
    let is_bound = key.starts_with([':', '.']) || key.starts_with("v-bind:");
    let name = key.strip_prefix("v-bind:").unwrap_or(key).trim_start_matches([':', '.']);
    match name {
        "hidden" => !is_bound || value.trim() != "false",
        "visibility" | "data-visibility" => value.trim().eq_ignore_ascii_case("hidden"),
        "class" => is_bound && ["'hidden'", "\"hidden\"", "`hidden`"].iter().any(|word| value.contains(word)),
        "style" => style_hides(value),
        _ => false,
    }
}

/// Whether a style hides what has it. Comments, quotation marks and spaces may be anywhere in it.
fn style_hides(style: &str) -> bool {
    let mut plain = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain.retain(|c| !c.is_whitespace() && !matches!(c, '\'' | '"' | '`' | '{'));
    plain.make_ascii_lowercase();
    plain.contains("display:none") || plain.contains("visibility:hidden")
}

/// Where the brace is that closes the attributes.
fn end_of(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, b) in text.bytes().enumerate().take(MAX_LENGTH) {
        match (b, quote) {
            (b'\n' | b'{', _) => return None,
            (b'"' | b'\'', None) => quote = Some(b),
            (b, Some(open)) if b == open => quote = None,
            (b'}', None) => return Some(at),
            _ => {}
        }
    }
    None
}

/// The name at the start of `text`, and the rest.
fn name(text: &str) -> Option<(&str, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '@' | '/');
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let starts_well = text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '-' | '_' | ':' | '@'));
    (end > 0 && starts_well).then(|| text.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_ids_and_values_are_read() {
        let read = Attributes::read("{#a .b .c-d width=50% title=\"x } y\" class='e f'} text").unwrap();
        assert_eq!((read.id.as_deref(), read.classes.join(" ").as_str()), (Some("a"), "b c-d e f"));
        assert_eq!((read.get("width"), read.get("title"), read.length), (Some("50%"), Some("x } y"), 48));
        assert_eq!(Attributes::read("{:.a}").unwrap().length, 5);
        assert!(Attributes::read("{-}").is_some());
    }

    #[test]
    fn attributes_that_hide_their_element() {
        for words in [
            ".hidden",
            ".a .Hidden",
            "hidden=\"\"",
            "hidden=true",
            "style=\"display:none\"",
            "style='color: red; DISPLAY : /* a */ none !important'",
            "style=visibility:hidden",
            "visibility=hidden",
            "data-visibility=\"HIDDEN\"",
            ":hidden=true",
            ":class=\"['hidden']\"",
            ":style=\"{ display: 'none' }\"",
            "v-bind:style=\"'display:none'\"",
        ] {
            assert!(Attributes::readable_words(words).hide(), "{words}");
        }
        for words in [
            ".hidden-print",
            "#hidden",
            "style=\"display:block\"",
            "style=\"overflow:hidden\"",
            "title=hidden",
            "visibility=uncounted",
            ":hidden=false",
        ] {
            assert!(!Attributes::readable_words(words).hide(), "{words}");
        }
    }

    #[test]
    fn other_braces_are_text() {
        for text in ["{}", "{ }", "{a}", "{{ a }}", "{.}", "{a b}", "{1}", "{.a\n}", "{.a", "{x: y}", "a"] {
            assert_eq!(Attributes::read(text), None, "{text}");
        }
    }
}
