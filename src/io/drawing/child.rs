use std::io::{Read, Write};
use std::sync::Arc;
use std::thread;

use super::limits;
use crate::base::Drawer;
use crate::io::Failure;

/// Reads a job from standard input, draws it within the limits, and writes the result to standard output.
///
/// # Errors
/// If there is no job, or no result.
pub fn answer(drawer: Arc<dyn Drawer>) -> Result<(), Failure> {
    limits::enter();
    let failed = || Failure::new("nothing was drawn");
    let mut job = Vec::new();
    std::io::stdin().read_to_end(&mut job).map_err(|e| failed().because(e))?;
    let thread = thread::Builder::new().stack_size(limits::STACK).spawn(move || drawer.draw(&job));
    let thread = thread.map_err(|e| failed().because(e))?;
    // If it panicked, it has said so.
    let result = thread.join().map_err(|_| failed())?;
    let bytes = result.map_err(|why| Failure::new(why.to_string()))?;
    let mut out = std::io::stdout();
    out.write_all(&bytes).and_then(|()| out.flush()).map_err(|e| failed().because(e))
}
