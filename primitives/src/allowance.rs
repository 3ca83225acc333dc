// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The allowance of weight and rows that every signer holds in place of a fee.
//!
//! Nobody holds a coin, so what stops one account from filling every block, and every disk, is an allowance that is spent by use and
//! recovers block by block.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What is taken of an allowance, or comes back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Cost {
	/// Picoseconds of execution (`Weight::ref_time`).
	pub weight: u64,
	/// Millionths of a row, so that a few rows a day can come back block by block.
	pub rows: u64,
}

impl Cost {
	/// So much weight and so many whole rows.
	pub const fn of(weight: u64, rows: u64) -> Self {
		Self {
			weight,
			rows: rows.saturating_mul(Self::ROW),
		}
	}

	/// One row.
	pub const ROW: u64 = 1_000_000;

	/// So many of them.
	pub const fn times(self, factor: u64) -> Self {
		Self {
			weight: self.weight.saturating_mul(factor),
			rows: self.rows.saturating_mul(factor),
		}
	}

	/// Both together.
	pub const fn plus(self, other: Self) -> Self {
		Self {
			weight: self.weight.saturating_add(other.weight),
			rows: self.rows.saturating_add(other.rows),
		}
	}

	/// What is left without the other; nothing below zero.
	pub const fn minus(self, other: Self) -> Self {
		Self {
			weight: self.weight.saturating_sub(other.weight),
			rows: self.rows.saturating_sub(other.rows),
		}
	}

	/// Is neither of the two more than the other's?
	pub const fn fits(self, other: Self) -> bool {
		self.weight <= other.weight && self.rows <= other.rows
	}

	/// Each of the two, or the other's where that is more.
	pub fn at_least(self, other: Self) -> Self {
		Self {
			weight: self.weight.max(other.weight),
			rows: self.rows.max(other.rows),
		}
	}

	/// Each of the two, or the other's where that is less.
	pub fn at_most(self, other: Self) -> Self {
		Self {
			weight: self.weight.min(other.weight),
			rows: self.rows.min(other.rows),
		}
	}
}

/// How much may be spent and how fast it comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AllowanceRules {
	/// The most that can be spent at once.
	pub capacity: Cost,
	/// What comes back with each block.
	pub recovery_per_block: Cost,
}

/// What a payer has spent and not yet recovered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Allowance {
	/// Spent, as of `at_block`.
	pub spent: Cost,
	/// The block in which it was last spent from.
	pub at_block: u32,
}

impl Allowance {
	/// What is spent and not yet recovered at `block`.
	pub fn spent_at(&self, rules: &AllowanceRules, block: u32) -> Cost {
		let blocks = u64::from(block.saturating_sub(self.at_block));
		self.spent.minus(rules.recovery_per_block.times(blocks))
	}

	/// What can be spent at `block`.
	pub fn left(&self, rules: &AllowanceRules, block: u32) -> Cost {
		rules.capacity.minus(self.spent_at(rules, block))
	}

	/// The allowance after spending `cost` at `block`; `None` when not so much is left.
	pub fn spend(&self, rules: &AllowanceRules, block: u32, cost: Cost) -> Option<Self> {
		let spent = self.spent_at(rules, block).plus(cost);
		spent.fits(rules.capacity).then_some(Self {
			spent,
			at_block: block,
		})
	}

	/// The allowance after `cost` was taken at `block`, or what was left where that is less.
	pub fn charge(&self, rules: &AllowanceRules, block: u32, cost: Cost) -> Self {
		let before = self.spent_at(rules, block);
		Self {
			spent: before.plus(cost).at_most(rules.capacity.at_least(before)),
			at_block: block,
		}
	}

	/// The allowance after `cost`, which was spent for nothing, came back at `block`.
	pub fn give_back(&self, rules: &AllowanceRules, block: u32, cost: Cost) -> Self {
		Self {
			spent: self.spent_at(rules, block).minus(cost),
			at_block: block,
		}
	}

	/// What share of the capacity is left at `block`, in thousandths, of the scarcer of the two: the base of a transaction's priority.
	pub fn left_per_mille(&self, rules: &AllowanceRules, block: u32) -> u64 {
		let (left, all) = (self.left(rules, block), rules.capacity);
		let share = |left: u64, all: u64| {
			let share = u128::from(left) * 1_000 / u128::from(all.max(1));
			u64::try_from(share).unwrap_or(1_000)
		};
		share(left.weight, all.weight).min(share(left.rows, all.rows))
	}
}

/// A pallet some of whose calls cost no allowance while they have an effect: those by which somebody shuts somebody out, or stops
/// something. It asks the guards of the call itself, so that the two cannot differ.
pub trait FreeCalls<AccountId, Call> {
	/// Is this one of these calls, and would it change something if `who` signed it now? Reads a bounded number of storage items and
	/// writes none.
	fn would_have_effect(who: &AccountId, call: &Call) -> bool;
}

#[cfg(test)]
mod tests {
	use super::*;

	const RULES: AllowanceRules = AllowanceRules {
		capacity: Cost::of(100, 10),
		recovery_per_block: Cost {
			weight: 10,
			rows: Cost::ROW / 2,
		},
	};

	fn weight(weight: u64) -> Cost {
		Cost::of(weight, 0)
	}

	#[test]
	fn exactly_the_capacity_can_be_spent_and_no_more() {
		let fresh = Allowance::default();
		let empty = fresh.spend(&RULES, 0, Cost::of(100, 10)).unwrap();
		assert_eq!(empty.left(&RULES, 0), Cost::default());
		assert_eq!(fresh.spend(&RULES, 0, weight(101)), None);
		assert_eq!(fresh.spend(&RULES, 0, Cost::of(1, 11)), None);
		assert_eq!(empty.spend(&RULES, 0, weight(1)), None);
		assert_eq!(empty.spend(&RULES, 0, Cost { weight: 0, rows: 1 }), None);
	}

	#[test]
	fn it_recovers_block_by_block_up_to_the_capacity() {
		let empty = Allowance::default().spend(&RULES, 5, Cost::of(100, 10)).unwrap();
		assert_eq!(
			empty.left(&RULES, 6),
			Cost {
				weight: 10,
				rows: 500_000
			}
		);
		assert_eq!(
			empty.left(&RULES, 14),
			Cost {
				weight: 90,
				rows: 4_500_000
			}
		);
		assert_eq!(empty.left(&RULES, 15).weight, 100);
		assert_eq!(empty.left(&RULES, 25), RULES.capacity);
		assert_eq!(empty.left(&RULES, u32::MAX), RULES.capacity);
	}

	#[test]
	fn the_scarcer_of_the_two_tells_the_share() {
		let spent = |cost| Allowance::default().spend(&RULES, 0, cost).unwrap();
		assert_eq!(spent(Cost::of(90, 0)).left_per_mille(&RULES, 0), 100);
		assert_eq!(spent(Cost::of(10, 9)).left_per_mille(&RULES, 0), 100);
		assert_eq!(spent(Cost::default()).left_per_mille(&RULES, 0), 1_000);
	}

	#[test]
	fn what_was_not_used_comes_back_but_never_more_than_was_spent() {
		let used = Allowance::default().spend(&RULES, 0, weight(50)).unwrap();
		assert_eq!(used.give_back(&RULES, 0, weight(20)).left(&RULES, 0).weight, 70);
		assert_eq!(
			used.give_back(&RULES, 1, weight(u64::MAX)).left(&RULES, 1),
			RULES.capacity
		);
	}

	#[test]
	fn a_charge_takes_what_is_there() {
		let empty = Allowance::default().charge(&RULES, 0, weight(1_000));
		assert_eq!(empty.left(&RULES, 0).weight, 0);
		assert_eq!(empty.left(&RULES, 10).weight, 100);
	}

	#[test]
	fn a_charge_gives_nothing_back_where_more_than_the_capacity_is_spent() {
		let beyond = Allowance {
			spent: weight(150),
			at_block: 0,
		};
		assert_eq!(beyond.charge(&RULES, 0, weight(10)).spent, weight(150));
	}

	#[test]
	fn huge_costs_do_not_wrap() {
		let used = Allowance::default().spend(&RULES, 0, weight(50)).unwrap();
		assert_eq!(used.spend(&RULES, 0, weight(u64::MAX)), None);
	}
}
