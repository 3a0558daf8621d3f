use std::borrow::Cow;

/// A sentence that says why an SVG is not drawn.
pub type Reason = Cow<'static, str>;
