use std::ops::Range;

use super::hidden_text::HiddenText;
use super::private::first_line_end;
use super::separators::is_dashes;
use super::{Prose, SlideText};
use crate::base::Diagnostic;
use crate::base::data::Fields;

/// What to say about comments of templates in a document without rule slides: there they are text, and everybody can read them.
pub fn public_comments(text: &str, body: Range<usize>, advice: Option<&str>) -> Option<(Diagnostic, Range<usize>)> {
    if !may_have_comments(&text[body.clone()]) {
        return None;
    }
    let prose = Prose::read(text, body.clone(), is_dashes);
    let fields = Fields::default();
    let whole = SlideText { text, range: body, lines: &prose.lines, comments: Vec::new(), fields: &fields };
    let found = HiddenText::of_templates(&whole).text;
    let first = found.iter().min_by_key(|range| range.start)?;
    let more = match found.len() {
        1 => String::new(),
        2 => "; so is 1 more".to_owned(),
        count => format!("; so are {} more", count - 1),
    };
    let message = format!("this comment of a template is public{more}");
    let warning = Diagnostic::warning("public-comment", message).hint("write `<!-- … -->` for a comment");
    Some((warning.maybe_hint(advice.map(str::to_owned)), first.start..first_line_end(text, first)))
}

/// A cheap test, as most documents have no such comments: ids of headings, `{#id}`, begin as some do.
fn may_have_comments(body: &str) -> bool {
    let has = |sign: &str| memchr::memmem::find(body.as_bytes(), sign.as_bytes()).is_some();
    let mut hash_ends = None;
    let mut is_one = |at: usize| {
        let rest = &body[at..];
        if rest.starts_with("{#") {
            return *hash_ends.get_or_insert_with(|| has("#}"));
        }
        let tag = ["{{<", "{{%", "{%"].iter().find_map(|opens| rest.strip_prefix(opens));
        let is_comment = |tag: &str| tag.trim_start_matches(['-', ' ', '\t', '\r', '\n']).starts_with("comment");
        tag.is_some_and(is_comment) || ["{/*", "{{/*", "{{!--", "<%"].iter().any(|opens| rest.starts_with(opens))
    };
    memchr::memchr2_iter(b'{', b'<', body.as_bytes()).any(&mut is_one) || has("\\begin{comment}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_templates_are_named_outside_of_code() {
        let named = |text: &str| public_comments(text, 0..text.len(), None).map(|(_, at)| text[at].to_owned());
        for text in [
            "{% comment %}a{% endcomment %}",
            "{/* a */}",
            "{{!-- a --}}",
            "{# a #}",
            "{{/* a */}}",
            "<%# a %>",
            "{{< comment >}}a{{< /comment >}}",
        ] {
            assert_eq!(named(&format!("a\n\nb {text} c\n")).as_deref(), Some(text));
        }
        for text in ["`{# a #}`", "```\n{/* a */}\n```", "{#id}", "{{ a }}", "# A {#b}", "{% if a %}", "<b>"] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
