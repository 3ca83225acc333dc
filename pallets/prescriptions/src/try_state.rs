// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Numbered invariants. The hook and the unit tests run the same function.

use crate::{
	Claimants, Config, FillCount, FillOf, Fills, FillsOf, OpenFills, OpenFillsAt, Pallet, PrescriptionCount,
	PrescriptionOf, Prescriptions, PrescriptionsOf,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::ensure;
use salus_primitives::{
	prescriptions::{FillDetails, FillStatus, Part, PrescriptionDetails, PrescriptionStatus},
	Clock, PrescriptionId,
};
use sp_runtime::TryRuntimeError;

type Checked = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet's storage.
	pub fn do_try_state() -> Checked {
		for (prescription, details) in Prescriptions::<T>::iter() {
			Self::check_prescription(&details)?;
			let fills = Self::check_numbers(prescription, &details)?;
			Self::check_lock(&details, &fills)?;
			Self::check_supply(&details, &fills)?;
			fills.iter().try_for_each(Self::check_fill)?;
		}
		Self::check_no_stray_fills()?;
		Self::check_tasks()?;
		Self::check_records()?;
		Self::check_prescription_lists()?;
		Self::check_fill_lists()
	}

	/// 1. Terms are sound; halted is what is on hold or stopped; what was cancelled handed nothing out; renewed is the same patient's.
	fn check_prescription(details: &PrescriptionDetails) -> Checked {
		ensure!(details.terms.fault().is_none(), "1: terms that cannot be");
		let halted = matches!(
			details.status,
			PrescriptionStatus::OnHold | PrescriptionStatus::Stopped
		);
		ensure!(
			details.halted_at.is_some() == halted,
			"1: halted, or not, against its status"
		);
		ensure!(
			details.status != PrescriptionStatus::Cancelled || details.supply.dispensed() == 0,
			"1: cancelled though something was handed out"
		);
		let patient_before = details
			.renews
			.map(|before| Prescriptions::<T>::get(before).map(|before| before.patient));
		ensure!(
			patient_before.is_none_or(|patient| patient == Some(details.patient)),
			"1: renews another patient's, or none"
		);
		Ok(())
	}

	/// 2. Fills are numbered from 1 without a gap.
	fn check_numbers(
		prescription: PrescriptionId,
		details: &PrescriptionDetails,
	) -> Result<Vec<(u32, FillDetails)>, TryRuntimeError> {
		(1..=details.fills)
			.map(|number| {
				let row = Fills::<T>::get(prescription, number).ok_or("2: a fill is missing")?;
				Ok((number, row))
			})
			.collect()
	}

	/// 3. There is one lock at most, and it is the fill that the prescription names; none is left on what was cancelled or in error.
	fn check_lock(details: &PrescriptionDetails, fills: &[(u32, FillDetails)]) -> Checked {
		let open: Vec<u32> = fills
			.iter()
			.filter(|(_, row)| row.status.is_open())
			.map(|(number, _)| *number)
			.collect();
		ensure!(
			open == Vec::from_iter(details.open),
			"3: an open fill without the lock, or a lock without an open fill"
		);
		let unlocked = matches!(
			details.status,
			PrescriptionStatus::Cancelled | PrescriptionStatus::EnteredInError
		);
		ensure!(!unlocked || open.is_empty(), "3: a lock on what has ended");
		Ok(())
	}

	/// 4. What counts is what completed and stopped fills handed over, in their order; without late reports, never more than the total.
	fn check_supply(details: &PrescriptionDetails, fills: &[(u32, FillDetails)]) -> Checked {
		let handed_over: Vec<Part> = fills
			.iter()
			.filter(|(_, row)| row.status.counts())
			.filter_map(|(number, row)| {
				Some(Part {
					fill: *number,
					quantity: row.quantity,
					at: row.handed_over_at?,
				})
			})
			.collect();
		ensure!(
			details.supply.parts() == handed_over,
			"4: what counts differs from what was handed over"
		);
		ensure!(
			handed_over.is_sorted_by_key(|part| part.at),
			"4: a part handed over before the one before"
		);
		let late = fills.iter().any(|(_, row)| row.reported_late_at.is_some());
		ensure!(
			late || details.supply.dispensed() <= details.terms.total(),
			"4: more was handed out than prescribed"
		);
		Ok(())
	}

	/// 5. A fill's fields fit its status.
	fn check_fill((_, row): &(u32, FillDetails)) -> Checked {
		let handed_over = row.status.counts() || row.status == FillStatus::EnteredInError;
		ensure!(
			handed_over == row.handed_over_at.is_some() && handed_over == (row.quantity > 0),
			"5: handed over, or not, against its status"
		);
		ensure!(
			handed_over || row.record.is_none(),
			"5: a record of what was not handed over"
		);
		ensure!(
			handed_over || row.reported_late_at.is_none(),
			"5: a late report of what was not handed over"
		);
		ensure!(
			(row.status == FillStatus::EnteredInError) == row.disputes.are_agreed(),
			"5: in error, or not, against what both sides say"
		);
		ensure!(
			row.disputes.pharmacy.is_none() || row.disputes.pharmacy != row.disputes.prescriber,
			"5: one person spoke for both sides"
		);
		let is_ready = match row.status {
			FillStatus::Preparation | FillStatus::Declined => Some(false),
			FillStatus::OnHold | FillStatus::Cancelled => None,
			_ => Some(true),
		};
		ensure!(
			is_ready.is_none_or(|ready| ready == row.ready_at.is_some()),
			"5: ready, or not, against its status"
		);
		Ok(())
	}

	/// 6. There is no fill besides those that prescriptions count.
	fn check_no_stray_fills() -> Checked {
		let counted: u64 = Prescriptions::<T>::iter_values()
			.map(|details| u64::from(details.fills))
			.sum();
		ensure!(
			Fills::<T>::iter_keys().count() as u64 == counted,
			"6: a fill that no prescription counts"
		);
		Ok(())
	}

	/// 7. Tasks are open fills: each under its patient and pharmacy, with its end. None that is in time is missing.
	fn check_tasks() -> Checked {
		let now = T::Clock::now();
		let mut tasks: usize = 0;
		for (patient, pharmacy, list) in OpenFills::<T>::iter() {
			ensure!(!list.is_empty(), "7: an empty list of tasks");
			for task in list {
				let details = Prescriptions::<T>::get(task.prescription).ok_or("7: a task without a row")?;
				let fill = details
					.open
					.and_then(|number| Fills::<T>::get(task.prescription, number))
					.ok_or("7: a task without a lock")?;
				ensure!(
					(details.patient, fill.pharmacy, fill.expires_at) == (patient, pharmacy, task.expires_at),
					"7: a task that differs from its lock"
				);
				tasks = tasks.saturating_add(usize::from(now < task.expires_at));
			}
		}
		let locks = Fills::<T>::iter_values()
			.filter(|fill| fill.status.is_open() && now < fill.expires_at)
			.count();
		ensure!(tasks == locks, "7: a lock without its task, or with two");
		Ok(())
	}

	/// 8. Each record belongs to one prescription or one fill, and is found by it.
	fn check_records() -> Checked {
		for (prescription, details) in Prescriptions::<T>::iter() {
			ensure!(
				PrescriptionOf::<T>::get(details.record) == Some(prescription),
				"8: a prescription that its record does not find"
			);
		}
		let mut with_record: usize = 0;
		for (prescription, number, fill) in Fills::<T>::iter() {
			let Some(record) = fill.record else { continue };
			ensure!(
				FillOf::<T>::get(record) == Some((prescription, number)),
				"8: a fill that its record does not find"
			);
			ensure!(
				!PrescriptionOf::<T>::contains_key(record),
				"8: a record of a prescription and of a fill"
			);
			with_record = with_record.saturating_add(1);
		}
		ensure!(
			PrescriptionOf::<T>::iter_keys().count() == Prescriptions::<T>::iter_keys().count()
				&& FillOf::<T>::iter_keys().count() == with_record,
			"8: a record that finds what is not there"
		);
		Ok(())
	}

	/// 9. Every prescription is listed once, for its patient, and the lists have no gap.
	fn check_prescription_lists() -> Checked {
		let mut listed = BTreeSet::new();
		for (patient, index, prescription) in PrescriptionsOf::<T>::iter() {
			let details =
				Prescriptions::<T>::get(prescription).ok_or("9: a listed prescription has no row")?;
			ensure!(
				details.patient == patient && index < PrescriptionCount::<T>::get(patient),
				"9: listed for the wrong patient or past the count"
			);
			ensure!(listed.insert(prescription), "9: a prescription listed twice");
		}
		let counted: u64 = PrescriptionCount::<T>::iter_values().map(u64::from).sum();
		ensure!(
			listed.len() == Prescriptions::<T>::iter_keys().count() && listed.len() as u64 == counted,
			"9: a prescription that is not listed, or a count that differs from its list"
		);
		Ok(())
	}

	/// 10. Every fill is listed once, for its pharmacy, at its place, and the lists have no gap; among the open ones exactly while it is.
	fn check_fill_lists() -> Checked {
		let mut listed: u64 = 0;
		for (pharmacy, index, (prescription, number)) in FillsOf::<T>::iter() {
			let fill = Fills::<T>::get(prescription, number).ok_or("10: a listed fill has no row")?;
			ensure!(
				fill.pharmacy == pharmacy && index == fill.place && index < FillCount::<T>::get(pharmacy),
				"10: listed for the wrong pharmacy, at another place or past the count"
			);
			ensure!(
				Claimants::<T>::contains_key(prescription, pharmacy),
				"10: a pharmacy that claimed and is no party"
			);
			let open = fill.status.is_open().then_some((prescription, number));
			ensure!(
				OpenFillsAt::<T>::get(pharmacy, index) == open,
				"10: listed among the open ones, or not, against its status"
			);
			listed = listed.saturating_add(1);
		}
		let open = Prescriptions::<T>::iter_values()
			.filter(|details| details.open.is_some())
			.count();
		ensure!(
			OpenFillsAt::<T>::iter_keys().count() == open,
			"10: a place among the open ones that no fill has"
		);
		let counted: u64 = FillCount::<T>::iter_values().map(u64::from).sum();
		ensure!(
			Fills::<T>::iter_keys().count() as u64 == listed && listed == counted,
			"10: a fill that is not listed, or a count that differs from its list"
		);
		Ok(())
	}
}
