// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The trait that this pallet gives to others, and the changes that calls make to a prescription.

use crate::{
	Claimants, Config, Error, FillCount, FillOf, Fills, FillsOf, OpenFills, OpenFillsAt, Pallet,
	PrescriptionCount, PrescriptionOf, Prescriptions, PrescriptionsOf,
};
use alloc::vec::Vec;
use frame_support::ensure;
use salus_primitives::{
	care::{Reason, TaskFacts, TaskInspect, TaskQuestion},
	consent::Category,
	prescriptions::{FillRef, OpenFill, PrescriptionDetails, PrescriptionStatus},
	roles::Profession,
	Clock, PrescriptionId, RecordId, UnixMillis,
};

/// The pharmacists of a pharmacy with a lock: they read that prescription, add a record of the patient's medication, and change what
/// they recorded of that fill, until the lock's end.
impl<T: Config> TaskInspect for Pallet<T> {
	fn task(question: &TaskQuestion) -> TaskFacts {
		if question.profession != Profession::Pharmacist || question.category != Category::Medication {
			return TaskFacts::default();
		}
		let live = |until: UnixMillis| Some(until).filter(|until| question.now < *until);
		match question.record {
			None => TaskFacts {
				read_until: None,
				contribute_until: Self::tasks(question)
					.iter()
					.filter_map(|open| live(open.expires_at))
					.max(),
			},
			Some(record) => TaskFacts {
				read_until: Self::reads_request(question, record).and_then(live),
				contribute_until: None,
			}
			.or(Self::own_fill(question, record)
				.and_then(live)
				.map_or(TaskFacts::default(), |until| TaskFacts {
					read_until: Some(until),
					contribute_until: Some(until),
				})),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// What the asker's pharmacy holds open for the patient.
	fn tasks(question: &TaskQuestion) -> Vec<OpenFill> {
		OpenFills::<T>::get(question.patient, question.organisation).into_inner()
	}

	/// Until when the record is that of a prescription that the asker's pharmacy holds.
	fn reads_request(question: &TaskQuestion, record: RecordId) -> Option<UnixMillis> {
		let prescription = PrescriptionOf::<T>::get(record)?;
		Self::tasks(question)
			.into_iter()
			.find(|open| open.prescription == prescription)
			.map(|open| open.expires_at)
	}

	/// Until when the record is that of a fill that the asker's pharmacy claimed for the patient.
	fn own_fill(question: &TaskQuestion, record: RecordId) -> Option<UnixMillis> {
		let (prescription, number) = FillOf::<T>::get(record)?;
		let fill = Fills::<T>::get(prescription, number)?;
		let patient = Prescriptions::<T>::get(prescription)?.patient;
		(fill.pharmacy == question.organisation && patient == question.patient).then_some(fill.expires_at)
	}

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
