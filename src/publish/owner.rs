/// What a site calls itself. It tells two sites apart that are built into one folder, and is the same in every copy of a
/// site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The address at which it is published.
    pub base_url: Option<String>,
    /// Its title.
    pub title: String,
}

impl Owner {
    /// Whether both may be the same site: addresses decide if both have one, and otherwise titles.
    pub fn is_same(&self, other: &Owner) -> bool {
        match (&self.base_url, &other.base_url) {
            (Some(a), Some(b)) => a == b,
            _ => self.title == other.title,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_decides_and_then_the_title() {
        let site =
            |base_url: Option<&str>, title: &str| Owner { base_url: base_url.map(str::to_owned), title: title.into() };
        let one = site(Some("https://one.example/"), "Talks");
        assert!(one.is_same(&site(Some("https://one.example/"), "My talks")));
        assert!(!one.is_same(&site(Some("https://two.example/"), "Talks")));
        assert!(one.is_same(&site(None, "Talks")) && !one.is_same(&site(None, "My talks")));
    }
}
