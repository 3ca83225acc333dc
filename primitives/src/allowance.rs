// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The allowance of weight that every signer holds in place of a fee.
//!
//! Nobody holds a coin, so what stops one account from filling every block is an allowance that is spent by use and
//! recovers block by block.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How much may be spent and how fast it comes back. Both in picoseconds of execution (`Weight::ref_time`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AllowanceRules {
	/// The most that can be spent at once.
	pub capacity: u64,
	/// What comes back with each block.
	pub recovery_per_block: u64,
}

/// What a signer has spent and not yet recovered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Allowance {
	/// Spent, in picoseconds, as of `at_block`.
	pub spent: u64,
	/// The block in which it was last spent from.
	pub at_block: u32,
}

impl Allowance {
	/// What is spent and not yet recovered at `block`.
	pub fn spent_at(&self, rules: &AllowanceRules, block: u32) -> u64 {
		let blocks = u64::from(block.saturating_sub(self.at_block));
		self.spent
			.saturating_sub(blocks.saturating_mul(rules.recovery_per_block))
	}

	/// What can be spent at `block`.
	pub fn left(&self, rules: &AllowanceRules, block: u32) -> u64 {
		rules.capacity.saturating_sub(self.spent_at(rules, block))
	}

	/// The allowance after spending `weight` at `block`; `None` when not so much is left.
	pub fn spend(&self, rules: &AllowanceRules, block: u32, weight: u64) -> Option<Self> {
		let spent = self.spent_at(rules, block).checked_add(weight)?;
		(spent <= rules.capacity).then_some(Self {
			spent,
			at_block: block,
		})
	}

	/// What share of the capacity is left at `block`, in thousandths: the base of a transaction's priority.
	pub fn left_per_mille(&self, rules: &AllowanceRules, block: u32) -> u64 {
		let left = u128::from(self.left(rules, block)) * 1_000;
		u64::try_from(left / u128::from(rules.capacity.max(1))).unwrap_or(1_000)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const RULES: AllowanceRules = AllowanceRules {
		capacity: 100,
		recovery_per_block: 10,
	};

	#[test]
	fn exactly_the_capacity_can_be_spent_and_no_more() {
		let fresh = Allowance::default();
		let empty = fresh.spend(&RULES, 0, 100).unwrap();
		assert_eq!(empty.left(&RULES, 0), 0);
		assert_eq!(fresh.spend(&RULES, 0, 101), None);
		assert_eq!(empty.spend(&RULES, 0, 1), None);
	}

	#[test]
	fn it_recovers_block_by_block_up_to_the_capacity() {
		let empty = Allowance::default().spend(&RULES, 5, 100).unwrap();
		assert_eq!(empty.left(&RULES, 6), 10);
		assert_eq!(empty.left(&RULES, 14), 90);
		assert_eq!(empty.left(&RULES, 15), 100);
		assert_eq!(empty.left(&RULES, u32::MAX), 100);
		assert_eq!(empty.left_per_mille(&RULES, 6), 100);
	}

	#[test]
	fn huge_weights_do_not_wrap() {
		let used = Allowance::default().spend(&RULES, 0, 50).unwrap();
		assert_eq!(used.spend(&RULES, 0, u64::MAX), None);
	}
}
