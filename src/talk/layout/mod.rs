//! How text and rule slides are laid out, whatever tool their deck is for. The only place that decides it: the stylesheet of
//! the theme goes by the classes of the slide that come from here.

mod automatic;
mod ground;
mod kind;
mod look;
mod split;

pub use kind::Layout;
pub use look::{Look, lay_out};
