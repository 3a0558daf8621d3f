use clap::ValueEnum;

use crate::site::model::config::SheetSize;

/// The paper of a handout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Paper {
    /// 210 × 297 mm
    A4,
    /// 8.5 × 11 inches
    Letter,
}

impl From<Paper> for SheetSize {
    fn from(paper: Paper) -> SheetSize {
        match paper {
            Paper::A4 => SheetSize::A4,
            Paper::Letter => SheetSize::Letter,
        }
    }
}
