// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Each call where it reads and writes most: a prescription in as many parts as fit but one, a full list of tasks, a doctor with
//! cover who is not the prescriber.

use crate::{Call, Config, Fills, OpenFills, Pallet, Prescriptions};
use frame_benchmarking::v2::*;
use frame_support::traits::Get;
use frame_system::RawOrigin;
use salus_primitives::{
	care::Reason,
	prescriptions::{
		ClaimProof, ClaimStatement, FillStatus, OpenFill, Part, PrescriptionStatus, PrescriptionTerms,
		Supply, Unit, MAX_BARRED, MAX_OPEN_FILLS, MAX_PARTS, MAX_REPEATS,
	},
	Clock, OrganisationId, PatientId, PersonId, PrescriptionId, RecordId,
};

/// The people and records of the benchmarks.
pub struct Cast<AccountId> {
	/// In full control of the patient, or of a representative who may consent, which reads more.
	pub patient_account: AccountId,
	/// Enrolled.
	pub patient: PatientId,
	/// In full control of a live doctor of the organisation, whom the last of a full list of grants lets contribute to the
	/// patient's medication.
	pub doctor_account: AccountId,
	/// In full control of another live doctor of the organisation, who has cover for the patient (where nothing gives cover: the first).
	pub covering_account: AccountId,
	/// Active.
	pub organisation: OrganisationId,
	/// In full control of the pharmacist.
	pub pharmacist_account: AccountId,
	/// A live pharmacist of the pharmacy.
	pub pharmacist: PersonId,
	/// Active, of kind pharmacy.
	pub pharmacy: OrganisationId,
	/// A current medication record of the patient that the first doctor authored in the organisation.
	pub request_record: RecordId,
	/// Likewise: one more.
	pub renewed_record: RecordId,
	/// A current medication record of the patient that the pharmacist authored in the pharmacy.
	pub dispense_record: RecordId,
}

/// Makes the people, the records and the signatures that the benchmarks need.
pub trait BenchmarkHelper<AccountId> {
	/// Makes people and records.
	fn cast() -> Cast<AccountId>;
	/// An Ed25519 public key.
	fn claim_key() -> [u8; 32];
	/// What its secret key signs.
	fn prove(message: &[u8]) -> ClaimProof;
}

const PRESCRIPTION: PrescriptionId = PrescriptionId::repeat(0x51);
const RENEWED: PrescriptionId = PrescriptionId::repeat(0x52);

type Signed<T> = RawOrigin<<T as frame_system::Config>::AccountId>;

fn signed<T: Config>(account: &T::AccountId) -> Signed<T> {
	RawOrigin::Signed(account.clone())
}

fn terms<T: Config>() -> PrescriptionTerms {
	PrescriptionTerms {
		quantity: u32::MAX,
		unit: Unit::Each,
		repeats: MAX_REPEATS,
		valid_until: T::Clock::now().plus(T::MaxValidity::get()),
		interval_millis: T::MaxValidity::get(),
		claim_key: T::BenchmarkHelper::claim_key(),
	}
}

fn issue<T: Config>(
	cast: &Cast<T::AccountId>,
	prescription: PrescriptionId,
	record: RecordId,
) -> Result<(), BenchmarkError> {
	Pallet::<T>::issue(
		signed::<T>(&cast.doctor_account).into(),
		prescription,
		cast.patient,
		cast.organisation,
		record,
		terms::<T>(),
		None,
	)?;
	Ok(())
}

/// A prescription that was handed out in all parts that fit but one.
fn issued<T: Config>() -> Result<Cast<T::AccountId>, BenchmarkError> {
	let cast = T::BenchmarkHelper::cast();
	issue::<T>(&cast, PRESCRIPTION, cast.request_record)?;
	let mut supply = Supply::default();
	for fill in 1..MAX_PARTS {
		let part = Part {
			fill: fill.saturating_add(1_000),
			quantity: 1,
			at: T::Clock::now(),
		};
		supply
			.count(&terms::<T>(), part)
			.map_err(|_| BenchmarkError::Stop("a part does not fit"))?;
	}
	Prescriptions::<T>::mutate_extant(PRESCRIPTION, |details| details.supply = supply);
	Ok(cast)
}

/// Other tasks of the pharmacy for the patient: as many as leave room for one.
fn fill_tasks<T: Config>(cast: &Cast<T::AccountId>) {
	let tasks: alloc::vec::Vec<_> = (1..MAX_OPEN_FILLS)
		.map(|byte| OpenFill {
			prescription: PrescriptionId::repeat(byte as u8),
			expires_at: T::Clock::now().plus(T::ClaimLifetime::get()),
		})
		.collect();
	OpenFills::<T>::insert(
		cast.patient,
		cast.pharmacy,
		frame_support::BoundedVec::truncate_from(tasks),
	);
}

fn proof<T: Config>(cast: &Cast<T::AccountId>, fill: u32) -> ClaimProof {
	let statement = ClaimStatement {
		network: T::Network::get(),
		prescription: PRESCRIPTION,
		pharmacy: cast.pharmacy,
		pharmacist: cast.pharmacist,
		fill,
	};
	T::BenchmarkHelper::prove(&statement.bytes())
}

fn claimed<T: Config>() -> Result<Cast<T::AccountId>, BenchmarkError> {
	let cast = issued::<T>()?;
	fill_tasks::<T>(&cast);
	let origin = signed::<T>(&cast.pharmacist_account);
	Pallet::<T>::claim(origin.into(), PRESCRIPTION, cast.pharmacy, proof::<T>(&cast, 1))?;
	Ok(cast)
}

fn readied<T: Config>() -> Result<Cast<T::AccountId>, BenchmarkError> {
	let cast = claimed::<T>()?;
	Pallet::<T>::ready(signed::<T>(&cast.pharmacist_account).into(), PRESCRIPTION)?;
	Ok(cast)
}

/// So many other pharmacies are barred.
fn bar_others<T: Config>(many: u32) {
	let others = (0..many).map(|byte| OrganisationId::repeat((byte as u8).saturating_add(200)));
	Prescriptions::<T>::mutate_extant(PRESCRIPTION, |details| {
		details.barred = frame_support::BoundedVec::truncate_from(others.collect());
	});
}

fn assert_barred<T: Config>(many: u32) {
	let stored = Prescriptions::<T>::get(PRESCRIPTION).map(|details| details.barred.len());
	assert_eq!(stored, Some(many as usize));
}

fn assert_status<T: Config>(status: PrescriptionStatus) {
	let stored = Prescriptions::<T>::get(PRESCRIPTION).map(|details| details.status);
	assert_eq!(stored, Some(status));
}

fn assert_fill<T: Config>(status: FillStatus) {
	let stored = Fills::<T>::get(PRESCRIPTION, 1).map(|fill| fill.status);
	assert_eq!(stored, Some(status));
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn issue() -> Result<(), BenchmarkError> {
		let cast = T::BenchmarkHelper::cast();
		super::issue::<T>(&cast, RENEWED, cast.renewed_record)?;

		let origin = signed::<T>(&cast.doctor_account);
		#[extrinsic_call]
		issue(
			origin,
			PRESCRIPTION,
			cast.patient,
			cast.organisation,
			cast.request_record,
			terms::<T>(),
			Some(RENEWED),
		);

		assert_status::<T>(PrescriptionStatus::Active);
		Ok(())
	}

	#[benchmark]
	fn hold() -> Result<(), BenchmarkError> {
		let cast = claimed::<T>()?;

		let origin = signed::<T>(&cast.covering_account);
		#[extrinsic_call]
		hold(origin, PRESCRIPTION, Reason::Clarification);

		assert_status::<T>(PrescriptionStatus::OnHold);
		Ok(())
	}

	#[benchmark]
	fn resume() -> Result<(), BenchmarkError> {
		let cast = claimed::<T>()?;
		let origin = signed::<T>(&cast.doctor_account);
		Pallet::<T>::hold(origin.into(), PRESCRIPTION, Reason::Clarification)?;

		let origin = signed::<T>(&cast.covering_account);
		#[extrinsic_call]
		resume(origin, PRESCRIPTION);

		assert_status::<T>(PrescriptionStatus::Active);
		Ok(())
	}

	/// By a doctor with cover, for whom the patient's side is asked first; nothing was handed out.
	#[benchmark]
	fn cancel() -> Result<(), BenchmarkError> {
		let cast = claimed::<T>()?;
		Prescriptions::<T>::mutate_extant(PRESCRIPTION, |details| details.supply = Supply::default());

		let origin = signed::<T>(&cast.covering_account);
		#[extrinsic_call]
		cancel(origin, PRESCRIPTION, Reason::NotNeeded);

		assert_status::<T>(PrescriptionStatus::Cancelled);
		Ok(())
	}

	/// By a doctor with cover, for whom the patient's side is asked first.
	#[benchmark]
	fn stop() -> Result<(), BenchmarkError> {
		let cast = claimed::<T>()?;

		let origin = signed::<T>(&cast.covering_account);
		#[extrinsic_call]
		stop(origin, PRESCRIPTION, Reason::Safety);

		assert_status::<T>(PrescriptionStatus::Stopped);
		Ok(())
	}

	#[benchmark]
	fn mark_in_error() -> Result<(), BenchmarkError> {
		let cast = claimed::<T>()?;

		let origin = signed::<T>(&cast.doctor_account);
		#[extrinsic_call]
		mark_in_error(origin, PRESCRIPTION);

		assert_status::<T>(PrescriptionStatus::EnteredInError);
		Ok(())
	}

	/// A lock of the same pharmacy that is out of time gives way.
	#[benchmark]
	fn claim() -> Result<(), BenchmarkError> {
		let cast = claimed::<T>()?;
		Fills::<T>::mutate(PRESCRIPTION, 1, |fill| {
			if let Some(fill) = fill {
				fill.expires_at = T::Clock::now();
			}
		});

		let origin = signed::<T>(&cast.pharmacist_account);
		#[extrinsic_call]
		claim(origin, PRESCRIPTION, cast.pharmacy, proof::<T>(&cast, 2));

		assert!(Fills::<T>::contains_key(PRESCRIPTION, 2));
		Ok(())
	}

	#[benchmark]
	fn ready() -> Result<(), BenchmarkError> {
		let cast = claimed::<T>()?;

		let origin = signed::<T>(&cast.pharmacist_account);
		#[extrinsic_call]
		ready(origin, PRESCRIPTION);

		assert_fill::<T>(FillStatus::InProgress);
		Ok(())
	}

	#[benchmark]
	fn pause() -> Result<(), BenchmarkError> {
		let cast = readied::<T>()?;

		let origin = signed::<T>(&cast.pharmacist_account);
		#[extrinsic_call]
		pause(origin, PRESCRIPTION);

		assert_fill::<T>(FillStatus::OnHold);
		Ok(())
	}

	#[benchmark]
	fn unpause() -> Result<(), BenchmarkError> {
		let cast = readied::<T>()?;
		Pallet::<T>::pause(signed::<T>(&cast.pharmacist_account).into(), PRESCRIPTION)?;

		let origin = signed::<T>(&cast.pharmacist_account);
		#[extrinsic_call]
		unpause(origin, PRESCRIPTION);

		assert_fill::<T>(FillStatus::InProgress);
		Ok(())
	}

	#[benchmark]
	fn dispense() -> Result<(), BenchmarkError> {
		let cast = readied::<T>()?;

		let origin = signed::<T>(&cast.pharmacist_account);
		#[extrinsic_call]
		dispense(
			origin,
			PRESCRIPTION,
			1,
			Some(cast.dispense_record),
			Some(T::Clock::now()),
		);

		assert_fill::<T>(FillStatus::Completed);
		Ok(())
	}

	#[benchmark]
	fn release() -> Result<(), BenchmarkError> {
		let cast = readied::<T>()?;

		let origin = signed::<T>(&cast.pharmacist_account);
		#[extrinsic_call]
		release(origin, PRESCRIPTION);

		assert_fill::<T>(FillStatus::Cancelled);
		Ok(())
	}

	#[benchmark]
	fn decline() -> Result<(), BenchmarkError> {
		let cast = claimed::<T>()?;

		let origin = signed::<T>(&cast.pharmacist_account);
		#[extrinsic_call]
		decline(origin, PRESCRIPTION, Reason::Unavailable);

		assert_fill::<T>(FillStatus::Declined);
		Ok(())
	}

	#[benchmark]
	fn stop_fill() -> Result<(), BenchmarkError> {
		let cast = readied::<T>()?;

		let origin = signed::<T>(&cast.pharmacist_account);
		#[extrinsic_call]
		stop_fill(
			origin,
			PRESCRIPTION,
			1,
			Some(cast.dispense_record),
			Reason::Unavailable,
		);

		assert_fill::<T>(FillStatus::Stopped);
		Ok(())
	}

	/// The second side: the first part is taken back, and all behind it move.
	#[benchmark]
	fn dispute_fill() -> Result<(), BenchmarkError> {
		let cast = readied::<T>()?;
		let pharmacist = signed::<T>(&cast.pharmacist_account);
		Pallet::<T>::dispense(pharmacist.clone().into(), PRESCRIPTION, 1, None, None)?;
		Pallet::<T>::dispute_fill(pharmacist.into(), PRESCRIPTION, 1)?;

		let origin = signed::<T>(&cast.covering_account);
		#[extrinsic_call]
		dispute_fill(origin, PRESCRIPTION, 1);

		assert_fill::<T>(FillStatus::EnteredInError);
		Ok(())
	}

	/// The last that there is room for.
	#[benchmark]
	fn bar() -> Result<(), BenchmarkError> {
		let cast = claimed::<T>()?;
		bar_others::<T>(MAX_BARRED.saturating_sub(1));
		let origin = signed::<T>(&cast.patient_account);

		#[extrinsic_call]
		bar(origin, PRESCRIPTION, cast.pharmacy);

		assert_barred::<T>(MAX_BARRED);
		Ok(())
	}

	/// The last of a full list.
	#[benchmark]
	fn unbar() -> Result<(), BenchmarkError> {
		let cast = claimed::<T>()?;
		bar_others::<T>(MAX_BARRED.saturating_sub(1));
		let origin = signed::<T>(&cast.patient_account);
		Pallet::<T>::bar(origin.clone().into(), PRESCRIPTION, cast.pharmacy)?;

		#[extrinsic_call]
		unbar(origin, PRESCRIPTION, cast.pharmacy);

		assert_barred::<T>(MAX_BARRED.saturating_sub(1));
		Ok(())
	}

	/// In front of all parts that there are, of a prescription that was cancelled.
	#[benchmark]
	fn report_late() -> Result<(), BenchmarkError> {
		let cast = readied::<T>()?;
		let origin = signed::<T>(&cast.pharmacist_account);
		Pallet::<T>::release(origin.clone().into(), PRESCRIPTION)?;
		let at = T::Clock::now();
		Fills::<T>::mutate(PRESCRIPTION, 1, |fill| {
			if let Some(fill) = fill {
				fill.changed_at = at.plus(1);
			}
		});
		Prescriptions::<T>::mutate_extant(PRESCRIPTION, |details| {
			details.status = PrescriptionStatus::Cancelled;
		});

		#[extrinsic_call]
		report_late(origin, PRESCRIPTION, 1, 1, Some(cast.dispense_record), at);

		assert_fill::<T>(FillStatus::Completed);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_ext(), crate::mock::Test);
}
