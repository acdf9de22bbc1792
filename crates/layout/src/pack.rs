//! One column's items at the heights nearest to those wished for, in their order, without overlap.
//!
//! Least squares under an order: isotonic regression by pooling adjacent violators (Barlow et al. 1972), which for
//! one column is what Gansner et al. 1993 solve by network simplex.

/// Moves `wish` (ascending by intent) to places `apart` from each other, none above `top`. `apart[i]` is the least
/// distance between the centres of `i - 1` and `i`; `apart[0]` that between `top` and the first centre.
pub(super) fn pack(wish: &mut [f64], apart: &[f64], top: f64) {
    // Blocks of items that touch: the mean of their wishes (less the offset in the column) and their count.
    let mut blocks: Vec<(f64, usize)> = Vec::with_capacity(wish.len());
    let mut offset = top;
    for (y, gap) in wish.iter().zip(apart) {
        offset += gap;
        let mut block = (y - offset, 1);
        while let Some(&(mean, count)) = blocks.last() {
            if mean < block.0 {
                break;
            }
            let all = count + block.1;
            block = ((mean * count as f64 + block.0 * block.1 as f64) / all as f64, all);
            blocks.pop();
        }
        blocks.push(block);
    }
    let (mut i, mut offset) = (0, top);
    for (mean, count) in blocks {
        let base = mean.max(0.0);
        for _ in 0..count {
            offset += apart[i];
            wish[i] = base + offset;
            i += 1;
        }
    }
}
