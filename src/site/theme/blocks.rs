use std::ops::Range;

use crate::base::diagnostic::did_you_mean;
use crate::base::{Diagnostic, Place};
use crate::site::theme::template_source::{Sources, TemplateSource};

/// The maximum length of a chain of templates in which each extends the next. It stops circles.
const MAX_PARENTS: usize = 50;

/// Removes each block from the template `name` that the extended template does not have, and warns about it.
///
/// Such a block has no effect. The template engine treats it as an error, but a new version of a theme may drop a block,
/// and the rest of the template still works. Removed text is replaced by spaces, so that all places stay the same.
///
/// A block stays that only a template further up has, but there is a warning if the extended template has one of a similar
/// name.
pub fn remove_unknown_blocks(name: &str, sources: &Sources) -> Option<(String, Vec<Diagnostic>)> {
    let source = sources.get(name)?;
    let template = Template::of(&source.text);
    let parent = template.parent?;
    let known = inherited(parent, sources)?;
    let is_unknown = |block: &&Block<'_>| block.is_outermost && !known.contains(&block.name);
    let warning = |block: &Block<'_>| {
        let message = format!("block `{}` has no effect: `{parent}` has no such block", block.name);
        let hint = match did_you_mean(block.name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => format!("replace `{parent}` as a whole: it has no blocks"),
            None => format!("use one of its blocks: {}", known.join(", ")),
        };
        let place = Place::new(&source.path, &source.text, block.name_range.clone());
        Diagnostic::warning("unknown-block", message).hint(hint).at(place)
    };
    let mut text = source.text.clone();
    let mut warnings = Vec::new();
    for block in template.blocks.iter().filter(is_unknown) {
        let blank = |c: char| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) };
        let blanked: String = text[block.range.clone()].chars().map(blank).collect();
        text.replace_range(block.range.clone(), &blanked);
        warnings.push(warning(block));
    }
    warnings.extend(doubtful_blocks(&template, parent, source, sources).into_iter().flatten());
    (!warnings.is_empty()).then_some((text, warnings))
}

/// Warnings about blocks that the extended template `parent` itself does not have, if it has one of a similar name: `footer` is
/// the foot of each page, but `foot` that of a talk.
fn doubtful_blocks(
    template: &Template<'_>,
    parent: &str,
    source: &TemplateSource,
    sources: &Sources,
) -> Option<Vec<Diagnostic>> {
    let extended = Template::of(&sources.get(parent)?.text);
    let further_up = extended.parent?;
    let inherited = inherited(further_up, sources)?;
    let has = |name: &str| extended.blocks.iter().any(|block| block.name == name);
    let new = || extended.blocks.iter().map(|block| block.name).filter(|name| !inherited.contains(name));
    let is_inherited = |block: &&Block<'_>| !has(block.name) && inherited.contains(&block.name);
    let warning = |block: &Block<'_>| {
        let near = new().find(|name| block.name.starts_with(name)).or_else(|| did_you_mean(block.name, new()))?;
        let name = block.name;
        let message = format!("`{parent}` has no block `{name}`, so this replaces the one of `{further_up}`");
        let place = Place::new(&source.path, &source.text, block.name_range.clone());
        let warning = Diagnostic::warning("unknown-block", message).hint(format!("did you mean `{near}`?"));
        Some(warning.hint(format!("if not, replace `{name}` in your own `{further_up}`")).at(place))
    };
    Some(template.blocks.iter().filter(is_inherited).filter_map(warning).collect())
}

/// The names of all blocks of the template `parent` and of those it extends, sorted; `None` if one of them does not exist.
fn inherited<'a>(parent: &'a str, sources: &'a Sources) -> Option<Vec<&'a str>> {
    let mut names = Vec::new();
    let mut next = Some(parent);
    for _ in 0..MAX_PARENTS {
        let Some(name) = next else { break };
        let template = Template::of(&sources.get(name)?.text);
        names.extend(template.blocks.iter().map(|block| block.name));
        next = template.parent;
    }
    names.sort_unstable();
    names.dedup();
    Some(names)
}

/// The blocks of a template, and the template that it extends.
struct Template<'a> {
    parent: Option<&'a str>,
    blocks: Vec<Block<'a>>,
}

struct Block<'a> {
    name: &'a str,
    /// The bytes of its name.
    name_range: Range<usize>,
    /// The bytes from its first tag to its last; to the end of the text if it is not closed.
    range: Range<usize>,
    /// Whether it is in no other block.
    is_outermost: bool,
}

impl<'a> Template<'a> {
    fn of(text: &'a str) -> Template<'a> {
        let mut template = Template { parent: None, blocks: Vec::new() };
        // The open blocks, by their index.
        let (mut open, mut at): (Vec<usize>, usize) = (Vec::new(), 0);
        while let Some(start) = next_tag(text, at) {
            let inner = start + 2;
            let (word, word_end) = word(text, skip_dash(text, inner));
            let (name, name_end) = self::word(text, word_end);
            at = text[inner..].find("%}").map_or(text.len(), |length| inner + length + 2);
            match word {
                "extends" => template.parent = quoted(&text[word_end..at]),
                "block" => {
                    let name_range = name_end - name.len()..name_end;
                    open.push(template.blocks.len());
                    let (is_outermost, range) = (open.len() == 1, start..text.len());
                    template.blocks.push(Block { name, name_range, range, is_outermost });
                }
                "endblock" => {
                    if let Some(block) = open.pop() {
                        template.blocks[block].range.end = at;
                    }
                }
                "raw" => at = text[at..].find("endraw").map_or(text.len(), |length| at + length),
                _ => {}
            }
        }
        template
    }
}

/// The start of the next `{%` that is not in a comment.
fn next_tag(text: &str, mut at: usize) -> Option<usize> {
    loop {
        let found = at + text[at..].find("{%")?;
        match text[at..found].find("{#") {
            Some(comment) => at += comment + text[at + comment..].find("#}")? + 2,
            None => return Some(found),
        }
    }
}

fn skip_dash(text: &str, at: usize) -> usize {
    if text[at..].starts_with('-') { at + 1 } else { at }
}

/// The word after the spaces at `at`, and where it ends.
fn word(text: &str, at: usize) -> (&str, usize) {
    let rest = &text[at..];
    let start = at + rest.len() - rest.trim_start().len();
    let length = text[start..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len() - start);
    (&text[start..start + length], start + length)
}

/// What is between the first pair of quotes of any kind.
fn quoted(text: &str) -> Option<&str> {
    let start = text.find(['"', '\'', '`'])?;
    let quote = text[start..].chars().next()?;
    text[start + 1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;

    fn said(child: &str) -> Vec<String> {
        let source = |name: &str, text: &str| {
            let path = SitePath::new(&format!("themes/mine/templates/{name}")).unwrap();
            (name.to_owned(), TemplateSource { path, text: text.to_owned() })
        };
        let base = "{% block head %}{% endblock %}{% block main -%}{%- endblock %}";
        let talk = "{% extends \"base.html\" %}{% block main %}{% block foot %}{% endblock %}{% endblock %}";
        let sources = [source("base.html", base), source("talk.html", talk), source("child.html", child)];
        let line = |d: Diagnostic| {
            let place = d.place.unwrap();
            format!("{}:{} {} [{}]", place.line, place.column, d.message, d.hints.join("; "))
        };
        let removed = remove_unknown_blocks("child.html", &Sources::from(sources));
        removed.map_or_else(Vec::new, |(text, warnings)| {
            assert_eq!((text.len(), text.matches('\n').count()), (child.len(), child.matches('\n').count()));
            assert!(!text.contains("{% block"), "{text}");
            warnings.into_iter().map(line).collect()
        })
    }

    #[test]
    fn blocks_that_no_parent_has_are_named() {
        let expected = "2:11 block `fot` has no effect: `talk.html` has no such block [did you mean `foot`?]";
        assert_eq!(said("{% extends 'talk.html' %}\n{%- block fot %}Ö{% endblock fot %}"), [expected]);
        let expected =
            "1:35 block `x` has no effect: `talk.html` has no such block [use one of its blocks: foot, head, main]";
        assert_eq!(said("{% extends \"talk.html\" %}{% block x %}{% endblock %}"), [expected]);
    }

    #[test]
    fn blocks_from_further_up_are_named_if_the_parent_has_a_similar_one() {
        let source = |name: &str, text: &str| {
            let path = SitePath::new(&format!("templates/{name}")).unwrap();
            (name.to_owned(), TemplateSource { path, text: text.to_owned() })
        };
        let base = "{% block main %}{% endblock %}{% block footer %}{% endblock %}{% block icon %}{% endblock %}";
        let talk = "{% extends \"base.html\" %}{% block main %}{% block foot %}{% endblock %}{% endblock %}";
        let child = "{% extends \"talk.html\" %}{% block footer %}{% endblock %}{% block icon %}{% endblock %}";
        let sources = [source("base.html", base), source("talk.html", talk), source("child.html", child)];
        let (text, warnings) = remove_unknown_blocks("child.html", &Sources::from(sources)).unwrap();
        assert_eq!((text.as_str(), warnings.len()), (child, 1));
        assert_eq!(warnings[0].hints[0], "did you mean `foot`?");
        assert!(warnings[0].message.starts_with("`talk.html` has no block `footer`"));
    }

    #[test]
    fn other_blocks_are_not() {
        for child in [
            "{% block new %}{% endblock %}",
            "{% extends \"talk.html\" %}{% block head %}{% endblock %}{% block foot %}{% endblock %}",
            "{% extends \"talk.html\" %}{% block main %}{% block new %}{% endblock %}{% endblock %}",
            "{% extends \"talk.html\" %}{# {% block old %}{% endblock %} #}",
            "{% extends \"talk.html\" %}{% block main %}{% raw %}{% endblock %}{% endraw %}{% block b %}{% endblock %}{% endblock %}",
            "{% extends \"nowhere.html\" %}",
            "{% extends",
            "{%",
            "{# {% block",
        ] {
            assert_eq!(said(child), Vec::<String>::new(), "{child}");
        }
    }
}
