use clap::ValueEnum;

/// What happens to the steps of an animation, each of which is a page of the PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BuildsArg {
    /// Steps become one slide, if no word is lost
    Merge,
    /// Each page is a slide
    Keep,
}
