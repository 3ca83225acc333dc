// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use super::*;
use proptest::prelude::*;

fn terms(quantity: u32, repeats: u8) -> PrescriptionTerms {
	PrescriptionTerms {
		quantity,
		unit: Unit::Each,
		repeats,
		valid_until: UnixMillis::FOREVER,
		interval_millis: 100,
		claim_key: [1; 32],
	}
}

fn part(fill: u32, quantity: u32, at: u64) -> Part {
	Part {
		fill,
		quantity,
		at: UnixMillis(at),
	}
}

fn supply(terms: &PrescriptionTerms, parts: &[Part]) -> Supply {
	let mut supply = Supply::default();
	for part in parts {
		supply.count(terms, *part).unwrap();
	}
	supply
}

#[test]
fn the_bytes_of_the_states_are_pinned() {
	let codes: Vec<_> = PrescriptionStatus::ALL
		.iter()
		.map(|status| (status.encode()[0], status.code()))
		.collect();
	assert_eq!(
		codes,
		[
			(0, "active"),
			(1, "on-hold"),
			(2, "cancelled"),
			(3, "stopped"),
			(4, "entered-in-error")
		]
	);
	let codes: Vec<_> = FillStatus::ALL
		.iter()
		.map(|status| (status.encode()[0], status.code()))
		.collect();
	assert_eq!(
		codes,
		[
			(0, "preparation"),
			(1, "in-progress"),
			(2, "on-hold"),
			(3, "completed"),
			(4, "cancelled"),
			(5, "stopped"),
			(6, "declined"),
			(7, "entered-in-error")
		]
	);
	assert_eq!(
		Unit::ALL.iter().map(|unit| unit.code()).collect::<Vec<_>>(),
		["1", "mL", "g"]
	);
}

#[test]
fn a_prescription_moves_as_the_table_says() {
	use PrescriptionStatus::*;
	let allowed = [
		(Active, OnHold),
		(OnHold, Active),
		(Active, Cancelled),
		(OnHold, Cancelled),
		(Active, Stopped),
		(Cancelled, Stopped),
		(OnHold, Stopped),
		(Active, EnteredInError),
		(OnHold, EnteredInError),
		(Cancelled, EnteredInError),
		(Stopped, EnteredInError),
	];
	for from in PrescriptionStatus::ALL {
		for to in PrescriptionStatus::ALL {
			assert_eq!(
				from.may_become(*to),
				allowed.contains(&(*from, *to)),
				"{from} {to}"
			);
		}
	}
}

#[test]
fn a_fill_moves_as_the_table_says() {
	use FillStatus::*;
	let allowed = [
		(Preparation, InProgress),
		(Preparation, OnHold),
		(Preparation, Cancelled),
		(Preparation, Declined),
		(InProgress, OnHold),
		(InProgress, Completed),
		(InProgress, Cancelled),
		(InProgress, Stopped),
		(OnHold, Preparation),
		(OnHold, InProgress),
		(OnHold, Cancelled),
		(Cancelled, Completed),
		(Completed, EnteredInError),
		(Stopped, EnteredInError),
	];
	for from in FillStatus::ALL {
		for to in FillStatus::ALL {
			assert_eq!(
				from.may_become(*to),
				allowed.contains(&(*from, *to)),
				"{from} {to}"
			);
		}
	}
}

#[test]
fn a_fill_is_open_exactly_while_it_can_still_be_cancelled() {
	for status in FillStatus::ALL {
		assert_eq!(
			status.is_open(),
			status.may_become(FillStatus::Cancelled),
			"{status}"
		);
		assert_eq!(
			status.counts(),
			status.may_become(FillStatus::EnteredInError),
			"{status}"
		);
	}
}

#[test]
fn terms_by_themselves_need_a_quantity_a_strong_key_and_few_repeats() {
	assert_eq!(terms(1, MAX_REPEATS).fault(), None);
	assert_eq!(terms(0, 0).fault(), Some(TermsFault::NoQuantity));
	assert_eq!(
		terms(1, MAX_REPEATS + 1).fault(),
		Some(TermsFault::TooManyRepeats)
	);
	let keyless = PrescriptionTerms {
		claim_key: [0; 32],
		..terms(1, 0)
	};
	assert_eq!(keyless.fault(), Some(TermsFault::WeakClaimKey));
}

#[test]
fn the_largest_prescription_does_not_overflow() {
	let terms = terms(u32::MAX, MAX_REPEATS);
	assert_eq!(terms.total(), u64::from(u32::MAX) * 32);
	let supply = supply(&terms, &[part(1, u32::MAX, 1)]);
	assert_eq!(supply.remaining(&terms), u64::from(u32::MAX) * 31);
}

#[test]
fn a_fresh_prescription_owes_one_full_fill_at_once() {
	let (terms, supply) = (terms(30, 2), Supply::default());
	assert_eq!(supply.remaining(&terms), 90);
	assert_eq!(supply.due(&terms), 30);
	assert_eq!(supply.balance(&terms), 0);
	assert_eq!(supply.last_handed_over_at(), None);
	assert_eq!(supply.next_fill_at(&terms), Some(UnixMillis(0)));
}

#[test]
fn a_full_fill_makes_the_next_one_wait() {
	let terms = terms(30, 1);
	let supply = supply(&terms, &[part(1, 30, 50)]);
	assert_eq!((supply.remaining(&terms), supply.due(&terms)), (30, 30));
	assert_eq!(supply.next_fill_at(&terms), Some(UnixMillis(150)));
}

#[test]
fn a_short_fill_leaves_a_balance_that_need_not_wait() {
	let terms = terms(30, 1);
	let supply = supply(&terms, &[part(1, 10, 50)]);
	assert_eq!((supply.balance(&terms), supply.due(&terms)), (20, 20));
	assert_eq!(supply.next_fill_at(&terms), Some(UnixMillis(0)));
}

#[test]
fn a_full_fill_is_as_old_as_its_last_part() {
	let terms = terms(30, 1);
	let supply = supply(&terms, &[part(1, 10, 50), part(2, 20, 90)]);
	assert_eq!((supply.balance(&terms), supply.due(&terms)), (0, 30));
	assert_eq!(supply.last_handed_over_at(), Some(UnixMillis(90)));
	assert_eq!(supply.next_fill_at(&terms), Some(UnixMillis(190)));
}

#[test]
fn a_tablet_at_the_beginning_does_not_start_the_interval() {
	let day = UnixMillis::DAY;
	let monthly = PrescriptionTerms {
		interval_millis: 28 * day,
		..terms(30, 1)
	};
	let supply = supply(&monthly, &[part(1, 1, 0), part(2, 29, 27 * day)]);
	assert_eq!(supply.next_fill_at(&monthly), Some(UnixMillis(55 * day)));
}

#[test]
fn a_late_report_counts_in_its_place() {
	let terms = terms(30, 2);
	let mut supply = supply(&terms, &[part(1, 30, 50), part(3, 10, 200)]);
	supply.count_late(&terms, part(2, 30, 120)).unwrap();
	let fills: Vec<_> = supply.parts().iter().map(|part| part.fill).collect();
	assert_eq!(fills, [1, 2, 3]);
	assert_eq!((supply.remaining(&terms), supply.due(&terms)), (20, 20));
	assert_eq!(supply.last_handed_over_at(), Some(UnixMillis(200)));
}

#[test]
fn a_late_report_of_more_than_is_left_leaves_nothing() {
	let terms = terms(30, 0);
	let mut supply = supply(&terms, &[part(2, 30, 50)]);
	supply.count_late(&terms, part(1, 30, 10)).unwrap();
	assert_eq!(supply.dispensed(), 60);
	assert_eq!((supply.remaining(&terms), supply.due(&terms)), (0, 0));
	assert_eq!(supply.next_fill_at(&terms), None);
	assert_eq!(supply.restore(1), Some(30));
	assert_eq!((supply.dispensed(), supply.remaining(&terms)), (30, 0));
}

#[test]
fn a_late_report_is_between_one_and_a_full_fill() {
	let terms = terms(30, 0);
	for quantity in [0, 31] {
		let refused = Supply::default().count_late(&terms, part(1, quantity, 1));
		assert_eq!(refused, Err(SupplyFault::QuantityOutOfRange));
	}
	for quantity in [1, 30] {
		assert_eq!(Supply::default().count_late(&terms, part(1, quantity, 1)), Ok(()));
	}
}

#[test]
fn nothing_left_is_nothing_due_and_no_date() {
	let terms = terms(30, 0);
	let supply = supply(&terms, &[part(1, 30, 50)]);
	assert_eq!((supply.remaining(&terms), supply.due(&terms)), (0, 0));
	assert_eq!(supply.next_fill_at(&terms), None);
}

#[test]
fn a_part_is_between_one_and_what_is_due() {
	let terms = terms(30, 1);
	let mut supply = supply(&terms, &[part(1, 10, 1)]);
	let before = supply.clone();
	for quantity in [0, 21, u32::MAX] {
		let refused = supply.count(&terms, part(2, quantity, 2));
		assert_eq!(refused, Err(SupplyFault::QuantityOutOfRange));
		assert_eq!(supply, before);
	}
	assert_eq!(supply.count(&terms, part(2, 20, 2)), Ok(()));
}

#[test]
fn there_is_no_part_more_than_fit() {
	let terms = terms(u32::MAX, 0);
	let mut supply = Supply::default();
	for fill in 0..MAX_PARTS {
		assert!(!supply.is_full());
		supply.count(&terms, part(fill, 1, 1)).unwrap();
	}
	assert!(supply.is_full());
	assert_eq!(
		supply.count(&terms, part(99, 1, 1)),
		Err(SupplyFault::TooManyParts)
	);
}

#[test]
fn taking_a_fill_back_restores_its_quantity_and_its_date() {
	let terms = terms(30, 2);
	let mut supply = supply(&terms, &[part(1, 30, 50), part(2, 30, 150)]);
	assert_eq!(supply.restore(3), None);
	assert_eq!(supply.restore(2), Some(30));
	assert_eq!(supply.remaining(&terms), 60);
	assert_eq!(supply.next_fill_at(&terms), Some(UnixMillis(150)));
	assert_eq!(supply.restore(2), None);
	assert_eq!(supply.restore(1), Some(30));
	assert_eq!(supply.next_fill_at(&terms), Some(UnixMillis(0)));
}

#[test]
fn the_claim_bytes_are_pinned() {
	let statement = ClaimStatement {
		network: Network::repeat(1),
		prescription: PrescriptionId::repeat(2),
		pharmacy: OrganisationId::repeat(3),
		pharmacist: PersonId::repeat(4),
		fill: 5,
	};
	let mut expected = b"Salus: claim a fill of a prescription\n".to_vec();
	for byte in [1, 1, 2, 3, 4u8] {
		expected.extend([byte; 32]);
	}
	expected.extend([5, 0, 0, 0]);
	assert_eq!(statement.bytes(), expected);
}

/// What the rules say, counted unit by unit: each unit that left remembers its fill and its instant.
#[derive(Default)]
struct Units(Vec<(u32, u64)>);

impl Units {
	fn due(&self, size: usize, fills: usize) -> usize {
		match self.0.len() {
			left if left >= size * fills => 0,
			left => size - left % size,
		}
	}

	fn next_fill_at(&self, size: usize, fills: usize) -> Option<u64> {
		match self.0.last() {
			_ if self.due(size, fills) == 0 => None,
			Some((_, last)) if self.0.len().is_multiple_of(size) => Some(last + 100),
			_ => Some(0),
		}
	}
}

#[derive(Clone, Debug)]
enum Step {
	Hand(u32),
	/// The fill that would have come now hands nothing over; it is reported at the end of its successor.
	ReportLate(u32),
	TakeBack(u32),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let step = prop_oneof![
		8 => (0..8u32).prop_map(Step::Hand),
		1 => (0..8u32).prop_map(Step::ReportLate),
		2 => (0..40u32).prop_map(Step::TakeBack),
	];
	proptest::collection::vec(step, 1..60)
}

proptest! {
	#[test]
	fn the_rules_are_those_of_units_in_a_row(size in 1..6u32, repeats in 0..5u8, steps in steps()) {
		let terms = terms(size, repeats);
		let (size, fills) = (size as usize, usize::from(repeats) + 1);
		let (mut supply, mut units) = (Supply::default(), Units::default());
		for (time, step) in (1..).zip(steps) {
			// Fills have even numbers: an odd one is the fill before, of which nothing was known until now.
			let (fill, at) = (2 * time, u64::from(time) * 7);
			match step {
				Step::Hand(quantity) => {
					let fine = quantity > 0 && quantity as usize <= units.due(size, fills);
					let counted = supply.count(&terms, part(fill, quantity, at));
					prop_assert_eq!(counted.is_ok(), fine);
					if fine {
						units.0.extend((0..quantity).map(|_| (fill, at)));
					}
				}
				Step::ReportLate(quantity) => {
					let (late, at) = ((fill / 4) | 1, u64::from((fill / 4) | 1) * 7 / 2);
					let fine = (1..=size).contains(&(quantity as usize)) && supply.parts().len() < MAX_PARTS as usize;
					let known = supply.parts().iter().any(|part| part.fill == late);
					if !known {
						let counted = supply.count_late(&terms, part(late, quantity, at));
						prop_assert_eq!(counted.is_ok(), fine);
						if fine {
							units.0.extend((0..quantity).map(|_| (late, at)));
							units.0.sort();
						}
					}
				}
				Step::TakeBack(fill) => {
					let there = units.0.iter().filter(|(of, _)| *of == fill).count();
					units.0.retain(|(of, _)| *of != fill);
					prop_assert_eq!(supply.restore(fill).unwrap_or(0) as usize, there);
				}
			}
			prop_assert_eq!(supply.dispensed(), units.0.len() as u64);
			prop_assert_eq!(supply.remaining(&terms) as usize, (size * fills).saturating_sub(units.0.len()));
			prop_assert_eq!(supply.due(&terms) as usize, units.due(size, fills));
			let last = units.0.last().map(|(_, at)| UnixMillis(*at));
			prop_assert_eq!(supply.last_handed_over_at(), last);
			prop_assert_eq!(supply.next_fill_at(&terms), units.next_fill_at(size, fills).map(UnixMillis));
		}
	}
}
