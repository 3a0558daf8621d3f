//! Prints a page with an installed browser. It is judged only by the file that it writes: browsers end with the code 0 without having
//! written anything, and report errors that mean nothing.

mod find;
mod pdf_check;
mod print;
mod processes;

pub use find::find;
pub use print::{Printed, print};
