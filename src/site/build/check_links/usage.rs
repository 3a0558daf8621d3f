/// How the file that a target leads to is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Usage {
    /// It is only linked to.
    Link,
    /// The author's own HTML loads it, perhaps as an image.
    Load,
    /// The site's own markup shows it.
    Show,
}
