//! How text and rule slides are laid out, whatever tool their deck is for. The only place that decides it: the stylesheet of
//! the theme goes by the classes of the slide that come from here.

mod automatic;
mod ground;
mod kind;
mod look;
mod split;
mod table_width;

pub use kind::Layout;
pub use look::{Look, lay_out};
pub use table_width::table_width;
