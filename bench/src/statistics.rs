//! Medians, percentiles, ratios, and the order in which a round runs its variants.

/// The value below which half of `values` lie; the mean of the two in the middle when their count is even.
///
/// # Panics
/// Without values.
#[must_use]
pub fn median(values: &[f64]) -> f64 {
    let sorted = sorted(values);
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[middle] } else { f64::midpoint(sorted[middle - 1], sorted[middle]) }
}

/// The smallest of `values` that at least `percent` (1 to 100) of them do not exceed: the nearest rank, so always
/// a value that was measured.
///
/// # Panics
/// Without values.
#[must_use]
pub fn percentile(values: &[f64], percent: usize) -> f64 {
    let rank = (values.len() * percent).div_ceil(100);
    sorted(values)[rank.max(1) - 1]
}

/// `values` over `baseline`, round by round: what disturbs a whole round cancels out.
#[must_use]
pub fn paired_ratios(values: &[f64], baseline: &[f64]) -> Vec<f64> {
    values.iter().zip(baseline).map(|(value, base)| value / base).collect()
}

/// Puts `items` into an order that depends on `state` and moves `state` on. Fisher and Yates with xorshift64: no
/// crate is needed for an order that must only not be the same in every round.
pub fn shuffle<T>(items: &mut [T], state: &mut u64) {
    for last in (1..items.len()).rev() {
        // Zero is the one state that xorshift never leaves.
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
    fn the_median_needs_no_order() {
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
    fn ratios_are_of_the_same_round() {
        // The second round was disturbed: the ratio of the medians would be 2, the median of the ratios is not.
        let ratios = paired_ratios(&[3.0, 30.0, 2.0], &[2.0, 20.0, 1.0]);
        check(ratios[1], 1.5);
        check(median(&ratios), 1.5);
    }

    #[test]
    fn a_shuffle_loses_nothing_and_reaches_every_order() {
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
