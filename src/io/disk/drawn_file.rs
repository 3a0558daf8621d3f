use crate::base::{Content, Drawing, PictureFile, Recipe, SitePath};

/// A file that shows a drawing of a picture.
pub(super) struct DrawnFile<'a> {
    /// The number it is staged under.
    pub number: usize,
    /// Its path in the output.
    pub path: &'a SitePath,
    /// What it is made by.
    pub recipe: &'a dyn Recipe,
    /// The picture.
    pub file: &'a dyn PictureFile,
    /// What it shows of the picture.
    pub drawing: Drawing,
}

impl<'a> DrawnFile<'a> {
    /// The file `number` at `path`, if it shows a drawing.
    pub fn new(number: usize, path: &'a SitePath, content: &'a Content) -> Option<DrawnFile<'a>> {
        let Content::Recipe(recipe) = content else { return None };
        let (file, drawing) = recipe.drawing()?;
        Some(DrawnFile { number, path, recipe: &**recipe, file, drawing })
    }
}
