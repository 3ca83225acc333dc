// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The lock: what may be claimed, who holds it, and what was handed over. Checks first, changes below.

use crate::{
	types::Handover, Config, Error, FillCount, FillOf, Fills, OpenFills, OpenFillsAt, Pallet, Prescriptions,
};
use frame_support::{
	ensure,
	traits::{Defensive, Get},
};
use frame_system::pallet_prelude::OriginFor;
use salus_primitives::{
	prescriptions::{
		ClaimProof, ClaimStatement, FillDetails, FillRef, FillSide, FillStatus, OpenFill, Part,
		PrescriptionDetails, PrescriptionStatus, SupplyFault, MAX_OPEN_FILLS,
	},
	roles::ActedBy,
	Clock, OrganisationId, PersonId, PrescriptionId, UnixMillis,
};
use sp_core::ed25519;
use sp_runtime::DispatchError;

/// Checks.
impl<T: Config> Pallet<T> {
	pub(crate) fn key(
		prescription: PrescriptionId,
		details: &PrescriptionDetails,
		fill: u32,
		row: &FillDetails,
	) -> FillRef {
		FillRef {
			prescription,
			patient: details.patient,
			fill,
			pharmacy: row.pharmacy,
		}
	}

	/// The fill that holds the lock.
	pub(crate) fn open_fill(
		prescription: PrescriptionId,
		details: &PrescriptionDetails,
	) -> Result<(FillRef, FillDetails), Error<T>> {
		let number = details.open.ok_or(Error::<T>::NotClaimed)?;
		let row = Fills::<T>::get(prescription, number).ok_or(Error::<T>::NotClaimed)?;
		Ok((Self::key(prescription, details, number, &row), row))
	}

	/// Likewise, for an event.
	pub(crate) fn lock(prescription: PrescriptionId, details: &PrescriptionDetails) -> Option<FillRef> {
		Self::open_fill(prescription, details).ok().map(|(key, _)| key)
	}

	/// A prescription and the fill that holds the lock, for a pharmacist of its pharmacy.
	#[allow(clippy::type_complexity)] // What all calls about an open fill begin with; a name would say no more.
	pub(crate) fn load_open(
		origin: OriginFor<T>,
		prescription: PrescriptionId,
	) -> Result<(ActedBy<T::AccountId>, PrescriptionDetails, FillRef, FillDetails), DispatchError> {
		let by = Self::clinician(origin)?;
		let details = Self::load(prescription)?;
		let (key, fill) = Self::open_fill(prescription, &details)?;
		Self::ensure_pharmacist(fill.pharmacy, by.person)?;
		Ok((by, details, key, fill))
	}

	/// Likewise, of a prescription that is not halted and will not change.
	pub(crate) fn load_open_unhalted(
		origin: OriginFor<T>,
		prescription: PrescriptionId,
	) -> Result<(ActedBy<T::AccountId>, FillRef, FillDetails), DispatchError> {
		let (by, details, key, fill) = Self::load_open(origin, prescription)?;
		Self::ensure_unhalted(&details)?;
		Ok((by, key, fill))
	}

	pub(crate) fn ensure_unhalted(details: &PrescriptionDetails) -> Result<(), Error<T>> {
		ensure!(details.halted_at.is_none(), Error::<T>::Halted);
		Ok(())
	}

	/// The table allows the move, and the fill stands where this move starts.
	pub(crate) fn ensure_fill_moves(
		fill: &FillDetails,
		to: FillStatus,
		from: FillStatus,
	) -> Result<(), Error<T>> {
		ensure!(
			fill.status == from && from.may_become(to),
			Error::<T>::ImpossibleFillMove
		);
		Ok(())
	}

	/// Nobody holds the lock, or its time is over.
	pub(crate) fn ensure_unlocked(
		prescription: PrescriptionId,
		details: &PrescriptionDetails,
	) -> Result<(), Error<T>> {
		if let Ok((_, fill)) = Self::open_fill(prescription, details) {
			ensure!(T::Clock::now() >= fill.expires_at, Error::<T>::AlreadyClaimed);
		}
		Ok(())
	}

	/// The prescription holds, something is left, and the interval is over.
	pub(crate) fn ensure_fillable(details: &PrescriptionDetails) -> Result<(), Error<T>> {
		let now = T::Clock::now();
		ensure!(
			details.status == PrescriptionStatus::Active,
			Error::<T>::NotActive
		);
		ensure!(now < details.terms.valid_until, Error::<T>::AlreadyExpired);
		Self::ensure_due(details, now)?;
		ensure!(!details.supply.is_full(), Error::<T>::TooManyFills);
		Ok(())
	}

	/// Something is left, and the interval is over by then. A late report or a fill that was undone may have changed that since the
	/// claim.
	pub(crate) fn ensure_due(details: &PrescriptionDetails, at: UnixMillis) -> Result<(), Error<T>> {
		let next = details
			.supply
			.next_fill_at(&details.terms)
			.ok_or(Error::<T>::NothingLeft)?;
		ensure!(next <= at, Error::<T>::TooEarly);
		Ok(())
	}

	/// The fill that a claim would make. A lock of the same prescription that gives way makes room for it, and so do locks that are out
	/// of time.
	pub(crate) fn next_fill(
		prescription: PrescriptionId,
		pharmacy: OrganisationId,
		details: &PrescriptionDetails,
	) -> Result<FillRef, Error<T>> {
		let (patient, now) = (details.patient, T::Clock::now());
		let others = OpenFills::<T>::get(patient, pharmacy)
			.iter()
			.filter(|open| open.prescription != prescription && now < open.expires_at)
			.count();
		ensure!(others < MAX_OPEN_FILLS as usize, Error::<T>::TooManyOpenFills);
		ensure!(FillCount::<T>::get(pharmacy) < u32::MAX, Error::<T>::TooManyRows);
		Ok(FillRef {
			prescription,
			patient,
			fill: details.fills.checked_add(1).ok_or(Error::<T>::TooManyRows)?,
			pharmacy,
		})
	}

	/// The claim code's key signed for this pharmacist and this fill.
	pub(crate) fn ensure_proved(
		fill: &FillRef,
		pharmacist: PersonId,
		claim_key: &[u8; 32],
		proof: &ClaimProof,
	) -> Result<(), Error<T>> {
		let statement = ClaimStatement {
			network: T::Network::get(),
			prescription: fill.prescription,
			pharmacy: fill.pharmacy,
			pharmacist,
			fill: fill.fill,
		};
		let signature = ed25519::Signature::from_raw(*proof);
		let key = ed25519::Public::from_raw(*claim_key);
		ensure!(
			sp_io::crypto::ed25519_verify(&signature, &statement.bytes(), &key),
			Error::<T>::NotProved
		);
		Ok(())
	}

	/// When the fill was handed over: now, or when the pharmacist says, within what the lock, the validity and a halt leave.
	pub(crate) fn handed_over_at(
		details: &PrescriptionDetails,
		fill: &FillDetails,
		stated: Option<UnixMillis>,
	) -> Result<UnixMillis, Error<T>> {
		let now = T::Clock::now();
		ensure!(
			stated.is_some() || details.halted_at.is_none(),
			Error::<T>::Halted
		);
		let at = stated.unwrap_or(now);
		let end = details.terms.valid_until.max(fill.expires_at);
		let end = details.halted_at.map_or(end, |halted| halted.min(end));
		ensure!(
			fill.claimed_at <= at && at <= now && at < end,
			Error::<T>::HandedOverOutOfRange
		);
		Ok(at)
	}

	/// Counts what a fill hands over, in a row that is not written yet.
	pub(crate) fn count(
		details: &mut PrescriptionDetails,
		fill: u32,
		quantity: u32,
		at: UnixMillis,
	) -> Result<(), Error<T>> {
		let part = Part { fill, quantity, at };
		details.supply.count(&details.terms, part).map_err(Self::refused)
	}

	/// Likewise, of a late report. What was cancelled because nothing had been handed out is stopped since then.
	pub(crate) fn count_late(
		details: &mut PrescriptionDetails,
		fill: u32,
		quantity: u32,
		at: UnixMillis,
	) -> Result<(), Error<T>> {
		let part = Part { fill, quantity, at };
		details
			.supply
			.count_late(&details.terms, part)
			.map_err(Self::refused)?;
		if details.status == PrescriptionStatus::Cancelled {
			details.halted_at = Some(details.changed_at);
			Self::turn(details, PrescriptionStatus::Stopped, details.reason)?;
		}
		Ok(())
	}

	fn refused(fault: SupplyFault) -> Error<T> {
		match fault {
			SupplyFault::QuantityOutOfRange => Error::<T>::QuantityOutOfRange,
			SupplyFault::TooManyParts => Error::<T>::TooManyFills,
		}
	}

	/// When a fill that has lost the lock was handed over: while it held the lock, and reported in time.
	pub(crate) fn ensure_late(
		details: &PrescriptionDetails,
		fill: &FillDetails,
		handed_over_at: UnixMillis,
	) -> Result<UnixMillis, Error<T>> {
		ensure!(
			fill.status == FillStatus::Cancelled && fill.status.may_become(FillStatus::Completed),
			Error::<T>::ImpossibleFillMove
		);
		// Nothing moves a cancelled fill but this report.
		let lost_at = fill.changed_at;
		ensure!(
			T::Clock::now() < lost_at.plus(T::LateReportLifetime::get()),
			Error::<T>::TooLate
		);
		ensure!(handed_over_at < lost_at, Error::<T>::HandedOverOutOfRange);
		Self::handed_over_at(details, fill, Some(handed_over_at))
	}
}

/// Changes. The guards have passed. Where `details` is changed, the caller writes it.
impl<T: Config> Pallet<T> {
	/// Writes the fill of a claim and its lock; returns when the lock ends.
	pub(crate) fn take_lock(
		key: &FillRef,
		pharmacist: PersonId,
		details: &mut PrescriptionDetails,
	) -> UnixMillis {
		let now = T::Clock::now();
		let expires_at = now.plus(T::ClaimLifetime::get());
		details.fills = key.fill;
		details.open = Some(key.fill);
		let row = FillDetails {
			pharmacy: key.pharmacy,
			pharmacist,
			status: FillStatus::Preparation,
			claimed_at: now,
			expires_at,
			ready_at: None,
			quantity: 0,
			handed_over_at: None,
			reported_late_at: None,
			record: None,
			reason: None,
			disputes: Default::default(),
			place: Self::list_fill(key),
			changed_at: now,
		};
		Fills::<T>::insert(key.prescription, key.fill, row);
		let open = OpenFill {
			prescription: key.prescription,
			expires_at,
		};
		OpenFills::<T>::mutate(key.patient, key.pharmacy, |tasks| {
			tasks.retain(|other| now < other.expires_at);
			let _ = tasks
				.try_push(open)
				.defensive_proof("there is room: `next_fill` counted");
		});
		expires_at
	}

	/// Writes a fill that stays open.
	pub(crate) fn put_fill(key: &FillRef, mut row: FillDetails, status: FillStatus) {
		row.status = status;
		row.changed_at = T::Clock::now();
		Fills::<T>::insert(key.prescription, key.fill, row);
	}

	/// Writes a fill that is open no more, and frees the lock.
	pub(crate) fn close(
		key: &FillRef,
		details: &mut PrescriptionDetails,
		row: FillDetails,
		status: FillStatus,
	) {
		details.open = None;
		Self::put_fill(key, row, status);
		OpenFillsAt::<T>::remove(key.pharmacy, row.place);
		OpenFills::<T>::mutate_exists(key.patient, key.pharmacy, |tasks| {
			if let Some(list) = tasks {
				list.retain(|open| open.prescription != key.prescription);
				if list.is_empty() {
					*tasks = None;
				}
			}
		});
	}

	/// Frees the lock with nothing handed over, if somebody holds it, and says which fill that was.
	pub(crate) fn unlock(prescription: PrescriptionId, details: &mut PrescriptionDetails) -> Option<FillRef> {
		let (key, row) = Self::open_fill(prescription, details).ok()?;
		Self::close(&key, details, row, FillStatus::Cancelled);
		Some(key)
	}
}

/// What a fill handed over, and taking it back.
impl<T: Config> Pallet<T> {
	/// Writes a fill that handed something over, and its prescription, which has counted it.
	pub(crate) fn hand_over(
		key: &FillRef,
		mut details: PrescriptionDetails,
		mut row: FillDetails,
		handover: Handover,
		status: FillStatus,
	) {
		Self::note_handover(key, &mut row, handover);
		Self::close(key, &mut details, row, status);
		Prescriptions::<T>::insert(key.prescription, details);
	}

	/// Writes a fill of which it is reported late that it handed something over, and its prescription, which has counted it. Whoever holds
	/// the lock now keeps it.
	pub(crate) fn hand_over_late(
		key: &FillRef,
		details: PrescriptionDetails,
		mut row: FillDetails,
		handover: Handover,
	) {
		Self::note_handover(key, &mut row, handover);
		row.ready_at = row.ready_at.or(Some(handover.at));
		row.reported_late_at = Some(T::Clock::now());
		Self::put_fill(key, row, FillStatus::Completed);
		Prescriptions::<T>::insert(key.prescription, details);
	}

	fn note_handover(key: &FillRef, row: &mut FillDetails, handover: Handover) {
		row.quantity = handover.quantity;
		row.handed_over_at = Some(handover.at);
		row.record = handover.record;
		if let Some(record) = handover.record {
			FillOf::<T>::insert(record, (key.prescription, key.fill));
		}
	}

	/// Notes that one side says a fill never was. Once both do, its quantity is left again: returns how much.
	pub(crate) fn dispute(
		key: &FillRef,
		mut details: PrescriptionDetails,
		mut row: FillDetails,
		side: FillSide,
		person: PersonId,
	) -> Option<u32> {
		row.disputes.set(side, person);
		if !row.disputes.are_agreed() {
			Fills::<T>::insert(key.prescription, key.fill, row);
			return None;
		}
		let restored = details.supply.restore(key.fill).unwrap_or(0);
		Self::put_fill(key, row, FillStatus::EnteredInError);
		Prescriptions::<T>::insert(key.prescription, details);
		Some(restored)
	}
}
