use crate::base::Diagnostic;
use crate::base::data::{Field, Mistakes, Spanned, Value};
use crate::site::theme::settings::numbers::two;

/// A number of lines from which on the text of a slide is smaller.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ShrinkStep {
    /// The lines of the slide's HTML.
    pub lines: usize,
    /// What all sizes are multiplied by.
    pub factor: f32,
}

impl ShrinkStep {
    /// Reads a list of steps, each a pair of lines and factor, in the order of their lines.
    pub(super) fn read_all(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Vec<ShrinkStep>> {
        let hint = "write a list such as `[[10, 0.84], [15, 0.7]]`";
        let Value::List(items) = &field.value else {
            let message = format!("`{}` must be a list of steps, but is {}", field.key, field.value.kind());
            mistakes.add(Diagnostic::error("wrong-type", message).hint(hint), &field.value_range);
            return None;
        };
        let mut steps: Vec<ShrinkStep> = Vec::new();
        for item in items {
            let Some(step) = step(item) else {
                let message = "a step must be a number of lines and a factor from 0.1 to 1";
                mistakes.add(Diagnostic::error("wrong-type", message).hint(hint), &item.range);
                return None;
            };
            if steps.last().is_some_and(|last| last.lines >= step.lines) {
                let message = "each step must have more lines than the one before it";
                mistakes.add(Diagnostic::error("out-of-range", message).hint(hint), &item.range);
                return None;
            }
            steps.push(step);
        }
        Some(steps)
    }
}

fn step(item: &Spanned<Value>) -> Option<ShrinkStep> {
    let Value::List(pair) = &item.value else { return None };
    let [lines, factor] = two(pair)?;
    let is_step = lines.fract() == 0.0 && (1.0..=1000.0).contains(&lines) && (0.1..=1.0).contains(&factor);
    is_step.then_some(ShrinkStep { lines: lines as usize, factor })
}
