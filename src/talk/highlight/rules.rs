//! What the scopes of TextMate grammars mean to us.
//!
//! A page of code is mostly markup, so a class has to earn its bytes: what is called or passed, `self` and operators
//! stay plain, and colour marks what a reader looks for on a slide.

use std::collections::HashMap;
use std::sync::LazyLock;

use syntect::parsing::Scope;

use super::Class;

/// What a scope does to the class of the text below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// It leaves the class as it is.
    Keep,
    /// It gives a class.
    Is(Class),
    /// It takes the class away: code within a string, one language within another.
    Plain,
    /// It contains the key of a mapping: a string in it is an attribute.
    Key,
}

/// Prefixes of scopes and their rules; the longest that fits counts, and without any the rule is to keep.
const RULES: &[(&str, Rule)] = &[
    ("source", Rule::Plain),
    ("text", Rule::Plain),
    ("comment", Rule::Is(Class::Comment)),
    ("keyword", Rule::Is(Class::Keyword)),
    ("keyword.other.template", Rule::Keep),
    ("keyword.other.substitution", Rule::Keep),
    ("keyword.other.unit", Rule::Is(Class::Number)),
    // A regular expression is one string through and through.
    ("source.regexp", Rule::Keep),
    ("constant.character.escape.backslash.regexp", Rule::Keep),
    ("keyword.control.anchor", Rule::Keep),
    ("keyword.operator.quantifier", Rule::Keep),
    ("constant.other.character-class", Rule::Keep),
    ("storage", Rule::Is(Class::Keyword)),
    ("storage.type.numeric", Rule::Is(Class::Number)),
    ("storage.type.string", Rule::Is(Class::String)),
    ("storage.modifier.conversion", Rule::Keep),
    ("constant.other.format-spec", Rule::Keep),
    ("string", Rule::Is(Class::String)),
    ("constant", Rule::Is(Class::Number)),
    ("constant.character", Rule::Is(Class::Escape)),
    ("constant.other.placeholder", Rule::Is(Class::Escape)),
    ("entity.name", Rule::Is(Class::Type)),
    ("entity.name.function", Rule::Is(Class::Function)),
    ("entity.name.macro", Rule::Is(Class::Function)),
    ("entity.name.constant", Rule::Is(Class::Number)),
    ("entity.name.tag", Rule::Is(Class::Tag)),
    ("entity.name.section", Rule::Is(Class::Heading)),
    ("entity.other.attribute-name", Rule::Is(Class::Attribute)),
    ("entity.other.inherited-class", Rule::Is(Class::Type)),
    ("support.class", Rule::Is(Class::Type)),
    ("support.type", Rule::Is(Class::Type)),
    ("support.type.object", Rule::Keep),
    ("support.type.property-name", Rule::Is(Class::Attribute)),
    ("support.type.custom-property", Rule::Is(Class::Attribute)),
    ("support.constant", Rule::Is(Class::Number)),
    ("support.macro", Rule::Is(Class::Function)),
    ("variable.parameter.makefile", Rule::Is(Class::Variable)),
    ("variable.language.automatic", Rule::Is(Class::Variable)),
    ("variable.annotation", Rule::Is(Class::Attribute)),
    ("variable.other.constant", Rule::Is(Class::Number)),
    ("variable.other.readwrite.assignment.shell", Rule::Is(Class::Variable)),
    ("variable.other.php", Rule::Is(Class::Variable)),
    ("meta.group.expansion", Rule::Plain),
    ("meta.group.expansion.parameter", Rule::Is(Class::Variable)),
    ("meta.interpolation", Rule::Plain),
    ("meta.template.expression", Rule::Plain),
    ("meta.embedded", Rule::Plain),
    ("meta.annotation", Rule::Is(Class::Attribute)),
    ("meta.annotation.arguments", Rule::Plain),
    ("meta.annotation.parameters", Rule::Plain),
    ("meta.mapping.key", Rule::Key),
    ("meta.structure.dictionary.key", Rule::Key),
    ("meta.diff.header", Rule::Is(Class::Heading)),
    ("meta.diff.index", Rule::Is(Class::Heading)),
    ("meta.diff.range", Rule::Is(Class::Heading)),
    ("markup.heading", Rule::Is(Class::Heading)),
    ("markup.inserted", Rule::Is(Class::Inserted)),
    ("markup.deleted", Rule::Is(Class::Deleted)),
    ("markup.changed", Rule::Is(Class::Keyword)),
    ("markup.raw", Rule::Is(Class::String)),
    ("markup.underline.link", Rule::Is(Class::String)),
];

/// The rules with their prefixes as syntect compares them; immutable once made, so a global harms no one.
static TABLE: LazyLock<Vec<(Scope, Rule)>> = LazyLock::new(|| {
    let mut table: Vec<(Scope, Rule)> =
        RULES.iter().filter_map(|(prefix, rule)| Some((Scope::new(prefix).ok()?, *rule))).collect();
    table.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
    table
});

/// The rules of the scopes met so far.
#[derive(Debug, Default)]
pub(super) struct Rules(HashMap<Scope, Rule>);

impl Rules {
    /// The rule of `scope`.
    pub(super) fn of(&mut self, scope: Scope) -> Rule {
        *self.0.entry(scope).or_insert_with(|| {
            TABLE.iter().find(|(prefix, _)| prefix.is_prefix_of(scope)).map_or(Rule::Keep, |(_, rule)| *rule)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_prefix_counts() {
        let mut rules = Rules::default();
        let mut of = |scope: &str| rules.of(Scope::new(scope).unwrap());
        assert_eq!(of("entity.name.function.rust"), Rule::Is(Class::Function));
        assert_eq!(of("entity.name.struct.rust"), Rule::Is(Class::Type));
        assert_eq!(of("punctuation.section.block.begin.rust"), Rule::Keep);
        assert_eq!(TABLE.len(), RULES.len());
    }
}
