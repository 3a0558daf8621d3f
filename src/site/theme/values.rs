use serde::Serialize;
use tera::{Context, Value};

/// The values a template sees, by name. Cheap to clone.
#[derive(Clone, Default)]
pub struct Values(Context);

impl std::fmt::Debug for Values {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Values").finish_non_exhaustive()
    }
}

impl Values {
    /// Adds a view under its name. It is moved, so that a long list is not in memory twice while its page is rendered.
    pub fn with(mut self, name: &'static str, view: impl Serialize) -> Values {
        self.0.insert_value(name, Value::from_serializable(&view));
        self
    }

    /// The values in the form that the template engine expects.
    pub(super) fn context(&self) -> &Context {
        &self.0
    }
}
