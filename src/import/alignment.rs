//! Pairs the members of two lists in their order.

/// For each row of `alike` the column it belongs to: the pairs with the largest sum of similarities that are at least `same`, in
/// the order of both. Each row has `width` columns.
pub fn in_order(alike: &[Vec<f32>], width: usize, same: f32) -> Vec<Option<usize>> {
    let height = alike.len();
    // The best sum for the first rows and columns.
    let mut best = vec![vec![0.0_f32; width + 1]; height + 1];
    for row in 0..height {
        for column in 0..width {
            let skipped = best[row][column + 1].max(best[row + 1][column]);
            let similarity = alike[row][column];
            let paired = if similarity >= same { best[row][column] + similarity } else { 0.0 };
            best[row + 1][column + 1] = paired.max(skipped);
        }
    }
    let mut pairs = vec![None; height];
    let (mut row, mut column) = (height, width);
    while row > 0 && column > 0 {
        let here = best[row][column];
        if here == best[row - 1][column] {
            row -= 1;
        } else if here == best[row][column - 1] {
            column -= 1;
        } else {
            (row, column) = (row - 1, column - 1);
            pairs[row] = Some(column);
        }
    }
    pairs
}
