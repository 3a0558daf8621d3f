use super::content::{Marker, Paragraph};

/// Finds the first number of the list that an item is in: items that have it in common are numbered by the program that shows them,
/// and numbered again when someone adds one.
#[derive(Debug, Default)]
pub struct ListNumbers {
    /// The first and the next number of the list at each level.
    lists: [Option<(u16, u16)>; 9],
}

impl ListNumbers {
    /// The first number of the list of the next paragraph; 0 if it has no number.
    pub fn start(&mut self, paragraph: &Paragraph) -> u16 {
        let level = usize::from(paragraph.level).min(self.lists.len() - 1);
        self.lists[level + 1..].fill(None);
        let Marker::Number(number) = paragraph.marker else {
            self.lists[level] = None;
            return 0;
        };
        let first = match self.lists[level] {
            Some((first, next)) if next == number => first,
            _ => number,
        };
        self.lists[level] = Some((first, number.saturating_add(1)));
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_share_the_first_number_until_something_is_between() {
        let mut numbers = ListNumbers::default();
        let mut start = |marker, level| numbers.start(&Paragraph { marker, level, ..Paragraph::default() });
        let items = [(3, 0), (4, 0), (1, 1), (2, 1), (5, 0), (1, 1)];
        let starts: Vec<u16> = items.iter().map(|(number, level)| start(Marker::Number(*number), *level)).collect();
        assert_eq!(starts, [3, 3, 1, 1, 3, 1]);
        assert_eq!(start(Marker::Indent, 0), 0);
        assert_eq!(start(Marker::Number(6), 0), 6);
    }
}
