/// A picture in the presentation.
#[derive(Clone, Debug)]
pub struct PartPicture {
    /// The name of its part, below `ppt/`.
    pub part: String,
    /// Width and height as it is shown, in pixels.
    pub size: (u32, u32),
    /// How it is turned to be shown, from 1 to 8 (EXIF 2.32, tag 0x0112).
    pub orientation: u8,
    /// What is behind it if it may be transparent, as a hexadecimal number.
    pub ground: Option<&'static str>,
}
