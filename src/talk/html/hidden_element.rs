use super::{is_void, may_stay_open};

/// An element that a page does not show, from its opening tag to its end.
#[derive(Debug)]
pub struct HiddenElement {
    /// What is open in it, itself first.
    open: Vec<String>,
}

/// Where a hidden element is after a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// It goes on.
    Still,
    /// The tag is the last of it.
    EndsHere,
    /// It ended before the tag.
    EndedBefore,
}

impl HiddenElement {
    /// The element `name` begins; `None` if it has no content.
    pub fn new(name: &str) -> Option<HiddenElement> {
        (!is_void(name)).then(|| HiddenElement { open: vec![name.to_owned()] })
    }

    /// A tag in it opens an element.
    pub fn opens(&mut self, name: &str) -> Hidden {
        // `<li hidden>a<li>b`: the browser closes the first where the second opens.
        if may_stay_open(name) && self.open.last().is_some_and(|last| last == name) {
            self.open.pop();
            if self.open.is_empty() {
                return Hidden::EndedBefore;
            }
        }
        if !is_void(name) {
            self.open.push(name.to_owned());
        }
        Hidden::Still
    }

    /// A tag in it closes an element.
    pub fn closes(&mut self, name: &str) -> Hidden {
        let Some(index) = self.open.iter().rposition(|open| open == name) else {
            // The end of the element around it, if its own end may be left out.
            let is_around = self.open.iter().all(|open| may_stay_open(open)) && !is_void(name);
            return if is_around { Hidden::EndedBefore } else { Hidden::Still };
        };
        self.open.truncate(index);
        if self.open.is_empty() { Hidden::EndsHere } else { Hidden::Still }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_ends_where_a_browser_sees_its_end() {
        assert!(HiddenElement::new("br").is_none());
        let mut div = HiddenElement::new("div").unwrap();
        assert_eq!([div.opens("div"), div.opens("br"), div.closes("div")], [Hidden::Still; 3]);
        assert_eq!(div.closes("div"), Hidden::EndsHere);
        assert_eq!(HiddenElement::new("li").unwrap().opens("li"), Hidden::EndedBefore);
        assert_eq!(HiddenElement::new("li").unwrap().closes("ul"), Hidden::EndedBefore);
    }
}
