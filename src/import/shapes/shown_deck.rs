use std::collections::BTreeMap;

/// A presentation that was shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShownDeck {
    /// When each page was shown first, in seconds, by its number.
    pub pages: BTreeMap<usize, u32>,
    /// How long it was shown, in seconds.
    pub length: f64,
}

impl ShownDeck {
    /// When the first of the `pages` of each slide was shown. Slides that follow each other within a second get a second each.
    pub fn times(&self, pages: &[Vec<usize>]) -> Vec<Option<u32>> {
        let mut last: Option<(u32, u32)> = None;
        let one = |numbers: &Vec<usize>| {
            let first = *numbers.iter().filter_map(|number| self.pages.get(number)).min()?;
            let time = match last {
                Some((last_first, last_time)) if first >= last_first && first <= last_time => last_time + 1,
                _ => first,
            };
            last = Some((first, time));
            Some(time)
        };
        pages.iter().map(one).collect()
    }

    /// Its last page that was shown.
    pub fn last_page(&self) -> usize {
        self.pages.last_key_value().map_or(0, |(number, _)| *number)
    }
}

#[test]
fn slides_that_follow_each_other_at_once_have_times_of_their_own() {
    let deck = ShownDeck { pages: BTreeMap::from([(1, 4), (2, 4), (3, 5), (5, 9), (6, 2), (7, 3)]), length: 1.0 };
    let times = |pages: &[&[usize]]| deck.times(&pages.iter().map(|pages| pages.to_vec()).collect::<Vec<_>>());
    assert_eq!(
        times(&[&[1], &[2], &[3], &[4], &[5], &[6], &[7]]),
        [Some(4), Some(5), Some(6), None, Some(9), Some(2), Some(3)]
    );
    assert_eq!(times(&[&[4, 3, 1], &[], &[5, 6]]), [Some(4), None, Some(2)]);
}
