use std::fmt;

use super::not_drawn::NotDrawn;

/// Draws pictures from bytes that strangers made.
///
/// A drawing may need any amount of time and memory. An implementation that sets limits to both ends it without harm to
/// anything else.
pub trait Drawer: fmt::Debug + Send + Sync {
    /// The result of a drawing, both in the form that only the drawing itself knows.
    ///
    /// # Errors
    /// Why there is no result.
    fn draw(&self, job: &[u8]) -> Result<Vec<u8>, NotDrawn>;
}
