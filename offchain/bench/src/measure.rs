// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What is computed from samples.

use serde::Serialize;
use std::time::Duration;

/// How samples of a duration lie, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Percentiles {
	/// How many samples there are.
	pub samples: usize,
	/// Half of them are not above this.
	pub p50_ms: f64,
	/// Nine tenths are not.
	pub p90_ms: f64,
	/// Ninety-nine hundredths are not.
	pub p99_ms: f64,
	/// The longest.
	pub max_ms: f64,
}

impl Percentiles {
	/// Of these samples; all zero where there are none.
	pub fn of(mut samples: Vec<Duration>) -> Self {
		samples.sort_unstable();
		let at = |share| nearest_rank(&samples, share).map_or(0.0, millis);
		Self {
			samples: samples.len(),
			p50_ms: at(50),
			p90_ms: at(90),
			p99_ms: at(99),
			max_ms: at(100),
		}
	}
}

/// The smallest of these sorted samples that at least `share` percent are not above; `share` from 1 to 100.
fn nearest_rank(sorted: &[Duration], share: usize) -> Option<Duration> {
	let rank = (sorted.len() * share).div_ceil(100);
	sorted.get(rank.checked_sub(1)?).copied()
}

/// In milliseconds, to the microsecond.
pub fn millis(duration: Duration) -> f64 {
	rounded(duration.as_secs_f64() * 1_000.0)
}

/// To three places after the point.
pub fn rounded(value: f64) -> f64 {
	(value * 1_000.0).round() / 1_000.0
}

/// How many a second; nothing in no time.
pub fn a_second(count: u64, span: Duration) -> f64 {
	ratio(count as f64, span.as_secs_f64())
}

/// One by the other, to three places; 0 where there is nothing to divide by.
pub fn ratio(value: f64, by: f64) -> f64 {
	if by > 0.0 {
		rounded(value / by)
	} else {
		0.0
	}
}

/// The mean, to three places; 0 of nothing.
pub fn mean(values: impl IntoIterator<Item = f64>) -> f64 {
	let (sum, count) = values
		.into_iter()
		.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
	ratio(sum, count)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn samples(millis: impl IntoIterator<Item = u64>) -> Vec<Duration> {
		millis.into_iter().map(Duration::from_millis).collect()
	}

	#[test]
	fn percentiles_are_samples_of_the_nearest_rank() {
		let of_hundred = Percentiles::of(samples((1..=100).rev()));
		assert_eq!(of_hundred.samples, 100);
		assert_eq!((of_hundred.p50_ms, of_hundred.p90_ms), (50.0, 90.0));
		assert_eq!((of_hundred.p99_ms, of_hundred.max_ms), (99.0, 100.0));
	}

	#[test]
	fn between_two_ranks_the_higher_one_counts() {
		assert_eq!(Percentiles::of(samples([1, 2, 3])).p50_ms, 2.0);
		assert_eq!(Percentiles::of(samples([1, 2, 3])).p90_ms, 3.0);
		assert_eq!(Percentiles::of(samples([1, 2])).p50_ms, 1.0);
	}

	#[test]
	fn one_sample_is_every_percentile_and_none_is_zero() {
		let one = Percentiles::of(samples([7]));
		assert_eq!((one.p50_ms, one.p99_ms, one.max_ms), (7.0, 7.0, 7.0));
		assert_eq!(Percentiles::of(Vec::new()), Percentiles::default());
	}

	#[test]
	fn a_rate_is_count_by_seconds() {
		assert_eq!(a_second(90_000, Duration::from_secs(60)), 1_500.0);
		assert_eq!(a_second(1, Duration::from_secs(3)), 0.333);
		assert_eq!(a_second(5, Duration::ZERO), 0.0);
	}

	#[test]
	fn a_mean_of_nothing_is_nothing() {
		assert_eq!(mean([1.0, 2.0, 6.0]), 3.0);
		assert_eq!(mean([]), 0.0);
	}
}
