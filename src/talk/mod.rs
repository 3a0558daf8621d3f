//! One source file becomes one talk or article; nothing in here knows of other talks, the theme or the disk.

pub mod highlight;
