// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The changes that calls make to a prescription.

use crate::{
	Claimants, Config, Error, FillCount, FillsOf, OpenFillsAt, Pallet, PrescriptionCount, PrescriptionOf,
	Prescriptions, PrescriptionsOf,
};
use frame_support::ensure;
use salus_primitives::{
	care::Reason,
	prescriptions::{FillRef, PrescriptionDetails, PrescriptionStatus},
	Clock, PrescriptionId,
};

impl<T: Config> Pallet<T> {
	/// Writes a new prescription, the index of its record and its place in the patient's list. The guards have passed.
	pub(crate) fn insert(prescription: PrescriptionId, details: PrescriptionDetails) {
		PrescriptionOf::<T>::insert(details.record, prescription);
		PrescriptionCount::<T>::mutate(details.patient, |count| {
			PrescriptionsOf::<T>::insert(details.patient, *count, prescription);
			*count = count.saturating_add(1);
		});
		Prescriptions::<T>::insert(prescription, details);
	}

	/// Writes a new fill's place in its pharmacy's lists, and says which it is. The guards have passed.
	pub(crate) fn list_fill(key: &FillRef) -> u32 {
		let place = FillCount::<T>::get(key.pharmacy);
		FillsOf::<T>::insert(key.pharmacy, place, (key.prescription, key.fill));
		OpenFillsAt::<T>::insert(key.pharmacy, place, (key.prescription, key.fill));
		FillCount::<T>::insert(key.pharmacy, place.saturating_add(1));
		Claimants::<T>::insert(key.prescription, key.pharmacy, ());
		place
	}

	/// Moves a row that is not written yet. What was halted first stays halted since then.
	pub(crate) fn turn(
		details: &mut PrescriptionDetails,
		to: PrescriptionStatus,
		reason: Option<Reason>,
	) -> Result<(), Error<T>> {
		ensure!(details.status.may_become(to), Error::<T>::ImpossibleMove);
		let now = T::Clock::now();
		details.status = to;
		details.reason = reason;
		details.changed_at = now;
		details.halted_at = match to {
			PrescriptionStatus::OnHold | PrescriptionStatus::Stopped => {
				Some(details.halted_at.unwrap_or(now))
			}
			_ => None,
		};
		Ok(())
	}
}
