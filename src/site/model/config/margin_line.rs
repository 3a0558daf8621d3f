use crate::base::data::typed::text;
use crate::base::data::{Field, Mistakes};
use crate::talk::markdown::{Fragment, inline};

/// A line above or below slides, in inline Markdown; nothing if it is empty.
pub(super) fn margin_line(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Fragment> {
    let text = text(mistakes, field)?;
    (!text.trim().is_empty()).then(|| inline(&text, &field.value_range))
}
