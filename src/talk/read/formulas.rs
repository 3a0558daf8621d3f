//! Whether a document has formulas, and what to say about those that it has without saying so.

use std::ops::Range;

use crate::base::Diagnostic;
use crate::base::data::Value;
use crate::talk::decks::{Evidence, Tool, rules_of};
use crate::talk::highlight::Dialect;
use crate::talk::markdown::{FormulaMask, Renderer, count_formula_blocks};
use crate::talk::meta::{Meta, SlidesMode, Switch};

/// Keys under which other tools have commands of one's own for formulas, in lower case.
const SETTINGS: [&str; 6] = ["macros", "katex", "katexoptions", "mathjax", "mathjaxoptions", "mathjax3config"];

/// `text` with the formulas on lines of their own masked: no line of one begins a block or a slide.
pub(super) fn formula_lines<'t>(text: &'t str, meta: &Meta, dialect: &Dialect, evidence: &Evidence) -> FormulaMask<'t> {
    let tool = match meta.slides {
        SlidesMode::Deck(tool) => tool,
        _ => evidence.deck().map_or(Tool::Plain, |deck| deck.tool),
    };
    match has_math(meta, dialect, tool) {
        true => FormulaMask::of_lines(text),
        false => FormulaMask::none(text),
    }
}

/// Whether text between dollar signs is a formula in a document for `tool`.
fn has_math(meta: &Meta, dialect: &Dialect, tool: Tool) -> bool {
    match meta.math {
        Some(switch) => switch == Switch::On,
        None => dialect.math || rules_of(tool).syntax.has_math,
    }
}

/// Lets `renderer` read formulas in a document for `tool`, if it has some. Reports settings of formulas that are not used, and
/// formulas that are text because nothing says that they are formulas.
pub(super) fn apply(renderer: &mut Renderer<'_>, meta: &Meta, tool: Tool, body: Range<usize>) {
    renderer.syntax.has_math = has_math(meta, renderer.dialect(), tool);
    if renderer.syntax.has_math {
        let is_setting = |key: &str| SETTINGS.contains(&key.to_ascii_lowercase().as_str());
        for field in meta.extra.iter().filter(|field| is_setting(&field.key)) {
            if matches!(field.value, Value::Table(_) | Value::List(_)) {
                renderer.left_out.add(&format!("`{}`", field.key), &field.key_range);
            }
        }
        return;
    }
    if meta.math.is_some() {
        return;
    }
    let Some((count, first)) = count_formula_blocks(&renderer.public_text()[body.clone()]) else { return };
    let formulas = if count == 1 { "1 formula" } else { &format!("{count} formulas") };
    let is_or_are = if count == 1 { "is" } else { "are" };
    let note = Diagnostic::note("formulas-off", format!("{formulas} between `$$` and `$$` {is_or_are} shown as text"));
    let start = body.start + first;
    renderer.report(
        note.hint("set `math: true` in the front matter, or `math = true` under `[markdown]` in `talkpress.toml`"),
        start..start + 2,
    );
}
