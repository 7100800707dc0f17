//! Medians, percentiles, ratios, and the order in which a round runs its variants.

/// The median of `values`: the mean of the two middle values if their number is even.
///
/// # Panics
/// Panics if `values` is empty.
#[must_use]
pub fn median(values: &[f64]) -> f64 {
    let sorted = sorted(values);
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[middle] } else { f64::midpoint(sorted[middle - 1], sorted[middle]) }
}

/// The percentile of `values` by the nearest-rank method, which returns a measured value. `percent` is 1 to 100.
///
/// # Panics
/// Panics if `values` is empty.
#[must_use]
pub fn percentile(values: &[f64], percent: usize) -> f64 {
    let rank = (values.len() * percent).div_ceil(100);
    sorted(values)[rank.max(1) - 1]
}

/// Ratios of `values` to `baseline` round by round, so that a disturbance of a whole round cancels out.
#[must_use]
pub fn paired_ratios(values: &[f64], baseline: &[f64]) -> Vec<f64> {
    values.iter().zip(baseline).map(|(value, base)| value / base).collect()
}

/// Shuffles `items` with the Fisher-Yates algorithm and an xorshift64 generator, and advances the generator's
/// `state`. The order must only differ between rounds, which needs no crate.
pub fn shuffle<T>(items: &mut [T], state: &mut u64) {
    for last in (1..items.len()).rev() {
        // xorshift never leaves the state zero.
        *state = (*state).max(1);
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        let choices = last as u64 + 1;
        let chosen = usize::try_from((*state >> 32) % choices).unwrap_or(last);
        items.swap(last, chosen);
    }
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(actual: f64, expected: f64) {
        assert!((actual - expected).abs() < 1e-9, "{actual} is not {expected}");
    }

    #[test]
    fn the_median_does_not_depend_on_the_order() {
        check(median(&[7.0]), 7.0);
        check(median(&[9.0, 1.0, 5.0]), 5.0);
        check(median(&[4.0, 1.0, 3.0, 100.0]), 3.5);
    }

    #[test]
    fn a_percentile_is_a_measured_value() {
        let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        check(percentile(&hundred, 50), 50.0);
        check(percentile(&hundred, 99), 99.0);
        check(percentile(&hundred, 100), 100.0);
        check(percentile(&[1.0, 2.0, 3.0], 50), 2.0);
        check(percentile(&[1.0, 2.0, 3.0], 99), 3.0);
        check(percentile(&[8.0], 1), 8.0);
    }

    #[test]
    fn a_ratio_compares_values_of_the_same_round() {
        // The second round is disturbed. The ratio of the medians would be 2, but the median of the ratios is 1.5.
        let ratios = paired_ratios(&[3.0, 30.0, 2.0], &[2.0, 20.0, 1.0]);
        check(ratios[1], 1.5);
        check(median(&ratios), 1.5);
    }

    #[test]
    fn a_shuffle_keeps_all_items_and_reaches_every_order() {
        let mut state = 0;
        let mut orders = std::collections::BTreeSet::new();
        for _ in 0..200 {
            let mut items = [1, 2, 3, 4];
            shuffle(&mut items, &mut state);
            orders.insert(items);
            items.sort_unstable();
            assert_eq!(items, [1, 2, 3, 4]);
        }
        assert_eq!(orders.len(), 24);
    }
}
