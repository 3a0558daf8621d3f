use std::sync::Arc;

use super::exit::Exit;
use super::stop::Stop;
use crate::io::drawing;
use crate::site::output::social_cards::Unlimited;

/// Draws one card for another process of this program.
pub fn run() -> Result<Exit, Stop> {
    drawing::answer(Arc::new(Unlimited))?;
    Ok(Exit::Done)
}
