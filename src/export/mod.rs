//! A talk in the forms that others ask for: bytes from a site, without any I/O.

pub mod html;
pub mod paper;
#[cfg(feature = "export")]
pub mod pdf;
pub mod pptx;
