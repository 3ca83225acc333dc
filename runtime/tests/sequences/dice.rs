// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Chance that can be had again: SplitMix64, from a seed.

/// What walks are drawn from.
pub struct Dice(u64);

impl Dice {
	/// The same seed, the same walks.
	pub fn new(seed: u64) -> Self {
		Self(seed)
	}

	fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// The place of one of these weights, each as likely as it is heavy; nothing where there is none.
	pub fn one_of(&mut self, weights: &[u64]) -> Option<usize> {
		let sum: u64 = weights.iter().sum();
		let mut at = self.next().checked_rem(sum)?;
		weights.iter().position(|weight| {
			let here = at < *weight;
			at = at.saturating_sub(*weight);
			here
		})
	}
}
