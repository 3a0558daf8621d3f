/// How wide the columns of a slide are.
#[derive(Debug)]
pub struct ColumnWidths {
    /// Where the tag of each column is, and its width as written.
    columns: Vec<(usize, Option<f32>)>,
    /// Whether the widths are in percent of all columns. Otherwise they are parts, and a column without one is 1 part wide.
    is_percent: bool,
}

impl ColumnWidths {
    /// Widths such as `[3, 2]`.
    pub fn parts() -> ColumnWidths {
        ColumnWidths { columns: Vec::new(), is_percent: false }
    }

    /// Widths such as `40%`.
    pub fn percent() -> ColumnWidths {
        ColumnWidths { columns: Vec::new(), is_percent: true }
    }

    /// Adds a column whose tag is at `index`. A width that leaves nothing to see is ignored.
    pub fn add(&mut self, index: usize, width: Option<f32>) {
        self.columns.push((index, width.filter(|width| (0.1..=100.0).contains(width))));
    }

    /// The tags of the columns with their widths in percent, which are 100 together; nothing if the widths are equal.
    pub fn percents(&self) -> Vec<(usize, u32)> {
        let given = || self.columns.iter().filter_map(|(_, width)| *width);
        let missing = self.columns.len() - given().count();
        let other = match self.is_percent {
            true => ((100.0 - given().sum::<f32>()) / missing.max(1) as f32).max(10.0),
            false => 1.0,
        };
        let widths = || self.columns.iter().map(|(_, width)| width.unwrap_or(other));
        let all: f32 = widths().sum();
        let first = widths().next().unwrap_or_default();
        if widths().all(|width| (width - first).abs() < 0.01 * all) {
            return Vec::new();
        }
        let percents = widths().map(|width| (100.0 * width / all).round().max(1.0) as u32);
        self.columns.iter().map(|(index, _)| *index).zip(percents).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(mut widths: ColumnWidths, columns: &[Option<f32>]) -> Vec<u32> {
        columns.iter().enumerate().for_each(|(n, width)| widths.add(n, *width));
        widths.percents().into_iter().map(|(_, percent)| percent).collect()
    }

    #[test]
    fn columns_share_the_width() {
        assert_eq!(of(ColumnWidths::parts(), &[Some(3.0), Some(2.0)]), [60, 40]);
        assert_eq!(of(ColumnWidths::parts(), &[Some(2.0), None]), [67, 33]);
        assert_eq!(of(ColumnWidths::percent(), &[Some(40.0), None]), [40, 60]);
        assert_eq!(of(ColumnWidths::percent(), &[Some(30.0), Some(60.0)]), [33, 67]);
        assert_eq!(of(ColumnWidths::percent(), &[Some(95.0), None, None]), [83, 9, 9]);
    }

    #[test]
    fn equal_or_unreadable_widths_need_no_style() {
        for widths in [[Some(50.0), Some(50.0)], [None, None], [Some(50.0), None], [Some(0.0), Some(f32::NAN)]] {
            assert!(of(ColumnWidths::percent(), &widths).is_empty(), "{widths:?}");
        }
        assert!(of(ColumnWidths::parts(), &[]).is_empty());
    }
}
