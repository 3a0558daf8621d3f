use crate::base::url::{is_data, is_remote};

/// A picture of which a presentation has only the alt text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOutPicture {
    /// It is on another site.
    OtherSite,
    /// It is written as a `data:` address.
    Data,
    /// It is in a table, whose cells have only text.
    InTable,
}

impl LeftOutPicture {
    /// Why the picture with this address is left out; `None` if it is a file of the site, perhaps one that is missing.
    pub fn of(address: &str) -> Option<LeftOutPicture> {
        match () {
            () if is_data(address) => Some(LeftOutPicture::Data),
            () if is_remote(address) => Some(LeftOutPicture::OtherSite),
            () => None,
        }
    }

    /// What the warning about slide `n` says, and what an author can do.
    pub fn message(self, n: usize) -> (String, &'static str) {
        let (what, hint) = match self {
            LeftOutPicture::OtherSite => {
                ("shows a picture of another site", "save the picture beside the talk if its licence allows it")
            }
            LeftOutPicture::Data => {
                ("shows a picture from a `data:` address", "save the picture as a file beside the talk")
            }
            LeftOutPicture::InTable => ("shows a picture in a table", "show the picture above or below the table"),
        };
        (format!("slide {n} {what}, which is not in the presentation"), hint)
    }
}
