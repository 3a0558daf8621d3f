/// For each number whether it is one of those that strictly increase, of which there are as many as possible; of several ways the
/// one that begins first.
pub fn increasing<T: Copy + PartialOrd>(numbers: &[T]) -> Vec<bool> {
    // The largest number that begins a run of each length, among those behind; and the length of the run from each number.
    let mut starts: Vec<T> = Vec::new();
    let mut lengths = vec![0; numbers.len()];
    for (at, number) in numbers.iter().enumerate().rev() {
        let longer = starts.partition_point(|start| start > number);
        match starts.get_mut(longer) {
            Some(start) => *start = *number,
            None => starts.push(*number),
        }
        lengths[at] = longer + 1;
    }
    let (mut left, mut last) = (starts.len(), None);
    let one = |(number, length): (&T, usize)| {
        let counts = length == left && last.is_none_or(|last| last < *number);
        if counts {
            (left, last) = (left - 1, Some(*number));
        }
        counts
    };
    numbers.iter().zip(lengths).map(one).collect()
}

#[test]
fn most_times_count() {
    assert_eq!(increasing(&[0, 50, 10, 10, 20, 5, 30]), [true, false, true, false, true, false, true]);
    assert_eq!(increasing(&[10, 5, 20, 20]), [true, false, true, false]);
    assert_eq!(increasing::<u32>(&[]), [false; 0]);
}
