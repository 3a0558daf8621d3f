use std::str::FromStr;

/// Numbers of slides, such as `3-10,14`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlideRanges(Vec<(usize, Option<usize>)>);

impl FromStr for SlideRanges {
    type Err = String;

    fn from_str(text: &str) -> Result<SlideRanges, String> {
        let wrong = || "write numbers and ranges of slides, such as 3-10,14".to_owned();
        let number = |text: &str| text.trim().parse().ok().filter(|number| *number > 0).ok_or_else(wrong);
        let range = |part: &str| match part.split_once('-') {
            None => number(part).map(|only| (only, Some(only))),
            Some((from, to)) if to.trim().is_empty() => Ok((number(from)?, None)),
            Some((from, to)) => {
                let (from, to) = (number(from)?, number(to)?);
                if from <= to { Ok((from, Some(to))) } else { Err(wrong()) }
            }
        };
        text.split(',').map(range).collect::<Result<_, _>>().map(SlideRanges)
    }
}

impl SlideRanges {
    /// The indexes of the chosen slides of `count`, in the order of the talk, each once.
    ///
    /// # Errors
    /// A sentence about a number that is too large.
    pub fn indexes(&self, count: usize) -> Result<Vec<usize>, String> {
        let largest = self.0.iter().map(|(from, to)| to.unwrap_or(*from)).max().unwrap_or_default();
        if largest > count {
            return Err(format!("--slides {largest}: the talk has slides 1 to {count}"));
        }
        let is_chosen = |n: &usize| self.0.iter().any(|(from, to)| from <= n && to.is_none_or(|to| *n <= to));
        Ok((1..=count).filter(is_chosen).map(|n| n - 1).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::SlideRanges;

    fn indexes(text: &str, count: usize) -> Result<Vec<usize>, String> {
        text.parse::<SlideRanges>()?.indexes(count)
    }

    #[test]
    fn numbers_and_ranges_are_chosen_in_the_order_of_the_talk() {
        assert_eq!(indexes("4,1-2", 5), Ok(vec![0, 1, 3]));
        assert_eq!(indexes("4-, 2,2", 6), Ok(vec![1, 3, 4, 5]));
    }

    #[test]
    fn what_is_not_there_is_an_error() {
        assert_eq!(indexes("2-9", 5), Err("--slides 9: the talk has slides 1 to 5".into()));
        for wrong in ["", "0", "a", "3-1", "-2", "1,,2", "1--2"] {
            assert!(indexes(wrong, 5).is_err(), "{wrong}");
        }
    }
}
