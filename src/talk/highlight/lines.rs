use std::ops::RangeInclusive;

/// What is wanted of a block's single lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The number of the first line, where lines are numbered.
    pub numbers: Option<usize>,
    /// The lines to step through, one group after the other; counted from 1, whatever number the first one shows.
    pub groups: Vec<Vec<RangeInclusive<usize>>>,
}

impl Lines {
    /// Whether nothing is wanted.
    pub fn is_plain(&self) -> bool {
        self.numbers.is_none() && self.groups.is_empty()
    }

    /// The number that the line at `position` shows.
    pub fn number(&self, position: usize) -> Option<usize> {
        self.numbers.map(|first| first.saturating_add(position.saturating_sub(1)))
    }

    /// The groups, counted from 1, that hold the line at `position`.
    pub fn steps(&self, position: usize) -> impl Iterator<Item = usize> {
        let groups = self.groups.iter().enumerate();
        groups.filter(move |(_, group)| group.iter().any(|range| range.contains(&position))).map(|(index, _)| index + 1)
    }

    /// Reads groups as in `2-4,7|9|all`, and what is wrong with them.
    pub fn parse_groups(text: &str) -> (Vec<Vec<RangeInclusive<usize>>>, Vec<String>) {
        let mut problems = Vec::new();
        let mut left = MAX_RANGES;
        let groups = text
            .split('|')
            .map(|group| group.split([',', ' ']).map(str::trim).filter(|part| !part.is_empty()))
            .map(|parts| parts.filter_map(|part| range(part, &mut left, &mut problems)).collect())
            .filter(|group: &Vec<_>| !group.is_empty())
            .collect();
        (groups, problems)
    }
}

/// More ranges than anyone steps through; each line is compared with each of them.
const MAX_RANGES: usize = 500;

fn range(text: &str, left: &mut usize, problems: &mut Vec<String>) -> Option<RangeInclusive<usize>> {
    if *left == 0 {
        return None;
    }
    *left -= 1;
    if *left == 0 {
        problems.push(format!("more than {MAX_RANGES} ranges of lines: the rest is ignored"));
    }
    if text == "all" {
        return Some(1..=usize::MAX);
    }
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    match (line(from), line(to)) {
        (Some(from), Some(to)) if from <= to => Some(from..=to),
        (Some(from), Some(to)) => {
            problems.push(format!("the lines `{text}` are in the wrong order: they are read as `{to}-{from}`"));
            Some(to..=from)
        }
        _ => {
            problems.push(format!("`{text}` is not a range of lines such as `3`, `2-4` or `all`"));
            None
        }
    }
}

/// A position counted from 1; one too big for a number is as good as the biggest.
fn line(digits: &str) -> Option<usize> {
    let digits = digits.trim();
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(usize::MAX)).filter(|line| *line > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_lines() {
        let (groups, problems) = Lines::parse_groups("2-4,7|9|all");
        assert_eq!(groups, [vec![2..=4, 7..=7], vec![9..=9], vec![1..=usize::MAX]]);
        assert_eq!(problems, [""; 0]);
        let lines = Lines { numbers: None, groups };
        assert_eq!((lines.steps(3).collect(), lines.steps(9).collect()), (vec![1, 3], vec![2, 3]));
    }

    #[test]
    fn strange_ranges_are_repaired_or_left_out() {
        let (groups, problems) = Lines::parse_groups("1-99999999999999999999999|5-2|0,x,3-,|-1");
        assert_eq!(groups, [vec![1..=usize::MAX], vec![2..=5]]);
        assert_eq!(problems.len(), 5);
        assert_eq!(problems[0], "the lines `5-2` are in the wrong order: they are read as `2-5`");
        assert_eq!(Lines::parse_groups(&"1,".repeat(100_000)).0[0].len(), MAX_RANGES);
        assert_eq!(Lines::parse_groups("").0.len(), 0);
    }
}
