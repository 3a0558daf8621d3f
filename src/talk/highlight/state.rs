use std::hash::{DefaultHasher, Hash, Hasher};

use syntect::parsing::{BasicScopeStackOp, ParseState, ScopeStack, ScopeStackOp};

use super::highlighted::pack;
use super::rules::{Rule, Rules};
use super::{Class, Language};

/// The state of the parser between two lines: everything that the next lines depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    parser: ParseState,
    scopes: ScopeStack,
    /// For each scope what it and those below it come to; never [`Rule::Keep`].
    effects: Vec<Rule>,
}

impl State {
    /// The state before the first line.
    pub(super) fn start(language: Language) -> State {
        State { parser: ParseState::new(language.grammar().0), scopes: ScopeStack::new(), effects: Vec::new() }
    }

    /// Goes on over `line`, which ends with its `\n`, and appends its packed spans.
    ///
    /// `None` if the grammar is broken; neither the state nor the spans are of use then.
    pub(super) fn line(
        &mut self,
        language: Language,
        line: &str,
        rules: &mut Rules,
        spans: &mut Vec<u8>,
    ) -> Option<()> {
        let changes = self.parser.parse_line(line, language.grammar().1).ok()?;
        let (mut from, mut run) = (0, (None, 0));
        for (at, change) in changes {
            // Captures within a lookahead may come out of order; such a change counts from here on.
            if let Some(text) = line.get(from..at).filter(|text| !text.is_empty()) {
                extend(spans, &mut run, self.class(text), text.len());
                from = at;
            }
            self.apply(&change, rules)?;
        }
        let rest = &line[from..];
        extend(spans, &mut run, self.class(rest), rest.len());
        pack_some(spans, run);
        Some(())
    }

    fn apply(&mut self, change: &ScopeStackOp, rules: &mut Rules) -> Option<()> {
        let effects = &mut self.effects;
        let follow = |step: BasicScopeStackOp, _: &[_]| match step {
            BasicScopeStackOp::Pop => drop(effects.pop()),
            BasicScopeStackOp::Push(scope) => {
                let below = effects.last().copied().unwrap_or(Rule::Plain);
                effects.push(combine(below, rules.of(scope)));
            }
        };
        self.scopes.apply_with_hook(change, follow).ok()
    }

    /// The class of `text` at this place.
    fn class(&self, text: &str) -> Option<Class> {
        let mut effects = self.effects.iter().rev();
        let effect = match effects.next() {
            // Grammars call every operator a keyword; those that are not words look like what they are in.
            Some(Rule::Is(Class::Keyword)) if !text.contains(char::is_alphabetic) => {
                effects.find(|effect| **effect != Rule::Is(Class::Keyword))
            }
            effect => effect,
        };
        match effect {
            Some(Rule::Is(class)) => Some(*class),
            _ => None,
        }
    }

    /// A number that equal states share.
    pub(super) fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.scopes.scopes.hash(&mut hasher);
        hasher.finish()
    }

    /// Whether equal states can be recognised as equal.
    ///
    /// A state that contains captures for back references (the end word of a here-document) does not even equal its own
    /// copy, since syntect compares the addresses of those.
    pub(super) fn is_comparable(&self) -> bool {
        self.parser == self.parser.clone()
    }

    /// How deep the scopes are nested, which tells the state's size.
    pub(super) fn depth(&self) -> usize {
        self.scopes.len()
    }
}

fn combine(below: Rule, rule: Rule) -> Rule {
    match rule {
        Rule::Keep => below,
        Rule::Is(Class::String) if below == Rule::Key => Rule::Is(Class::Attribute),
        rule => rule,
    }
}

fn extend(spans: &mut Vec<u8>, run: &mut (Option<Class>, usize), class: Option<Class>, length: usize) {
    if run.0 == class {
        run.1 += length;
    } else {
        pack_some(spans, *run);
        *run = (class, length);
    }
}

fn pack_some(spans: &mut Vec<u8>, (class, length): (Option<Class>, usize)) {
    if length > 0 {
        pack(spans, class, length);
    }
}
