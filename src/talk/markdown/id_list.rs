/// The ids of a finished page. It takes little memory, because the pages of a whole site are kept at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdList {
    /// All ids in order, with a NUL before and after each: no document contains one.
    text: Box<str>,
}

const NUL: char = '\0';

impl IdList {
    /// Whether the page has `id`.
    pub fn contains(&self, id: &str) -> bool {
        !id.contains(NUL) && memchr::memmem::find(self.text.as_bytes(), format!("{NUL}{id}{NUL}").as_bytes()).is_some()
    }

    /// All ids of the page, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.text.split(NUL).filter(|id| !id.is_empty())
    }
}

impl<'i> FromIterator<&'i str> for IdList {
    fn from_iter<T: IntoIterator<Item = &'i str>>(ids: T) -> IdList {
        let mut ids: Vec<&str> = ids.into_iter().collect();
        ids.sort_unstable();
        let mut text = String::from(NUL);
        for id in ids {
            text.push_str(id);
            text.push(NUL);
        }
        IdList { text: text.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_ids_are_found() {
        let ids: IdList = ["b", "ab", "c d"].into_iter().collect();
        assert_eq!(ids.iter().collect::<Vec<_>>(), ["ab", "b", "c d"]);
        assert!(["b", "ab", "c d"].iter().all(|id| ids.contains(id)));
        assert!(!["a", "c", "d", "b\0c d", "ab\0"].iter().any(|id| ids.contains(id)));
        assert!(!IdList::default().contains("a"));
    }
}
