// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Each call where it reads and writes most.

use crate::{Call, Config, Pallet, ReceiptRootCount, ReceiptRoots, Records, Refilings, Versions};
use frame_benchmarking::v2::*;
use frame_support::traits::Get;
use frame_system::RawOrigin;
use salus_primitives::{
	consent::{Category, Purpose, MAX_REFILING_GRANTEES},
	records::{Anchor, ReceiptRoot, RecordOrigin, RecordStatus},
	Clock, OrganisationId, PatientId, RecordId, UnixMillis,
};

/// The people of the benchmarks.
pub struct Cast<AccountId> {
	/// In full control of the patient, or of a representative who may consent, which reads more.
	pub patient_account: AccountId,
	/// Enrolled, and registered with the organisation.
	pub patient: PatientId,
	/// A clinical session of a live doctor of the organisation: who signs is judged by a membership, too. The doctor's right to contribute to laboratory records of any day, for
	/// treatment, comes from a consent, which is the last of the full list of grants to one pair.
	pub doctor_account: AccountId,
	/// Active.
	pub organisation: OrganisationId,
}

/// Makes the people whom the benchmarks need.
pub trait BenchmarkHelper<AccountId> {
	/// Makes them.
	fn cast() -> Cast<AccountId>;

	/// Lets this many others in to what the patient has, as far as one grantee's list goes, but to nothing sensitive.
	fn let_in(patient: PatientId, grantees: u32);

	/// The identity of the vault of an active organisation.
	fn vault() -> (AccountId, OrganisationId);
}

fn filed<T: Config>(category: Category) -> bool {
	Records::<T>::get(RECORD).is_some_and(|details| details.facts.category == category)
}

const RECORD: RecordId = RecordId::repeat(7);

fn anchor<T: Config>() -> Anchor {
	Anchor {
		commitment: [1; 32],
		ciphertext_hash: [2; 32],
		size_bucket: T::MaxSizeBucket::get(),
	}
}

fn add_record<T: Config>(cast: &Cast<T::AccountId>) -> Result<(), BenchmarkError> {
	Pallet::<T>::add(
		RawOrigin::Signed(cast.doctor_account.clone()).into(),
		RECORD,
		cast.patient,
		cast.organisation,
		Category::Laboratory,
		T::Clock::now().day(),
		RecordOrigin::Authored,
		anchor::<T>(),
		Purpose::Treat,
	)?;
	Ok(())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// By a member's session: the membership that it lives by is read as well.
	#[benchmark]
	fn add() -> Result<(), BenchmarkError> {
		let cast = T::BenchmarkHelper::cast();

		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		add(
			origin,
			RECORD,
			cast.patient,
			cast.organisation,
			Category::Laboratory,
			T::Clock::now().day(),
			RecordOrigin::Authored,
			anchor::<T>(),
			Purpose::Treat,
		);

		assert!(Records::<T>::contains_key(RECORD));
		Ok(())
	}

	#[benchmark]
	fn amend() -> Result<(), BenchmarkError> {
		let cast = T::BenchmarkHelper::cast();
		add_record::<T>(&cast)?;

		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		amend(
			origin,
			RECORD,
			anchor::<T>(),
			Purpose::Treat,
			Some(cast.organisation),
		);

		assert!(Versions::<T>::contains_key(RECORD, 2));
		Ok(())
	}

	#[benchmark]
	fn mark_in_error() -> Result<(), BenchmarkError> {
		let cast = T::BenchmarkHelper::cast();
		add_record::<T>(&cast)?;

		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		mark_in_error(origin, RECORD, Some(cast.organisation));

		let details = Pallet::<T>::load(RECORD).map_err(|_| BenchmarkError::Stop("the record is missing"))?;
		assert_eq!(details.facts.status, RecordStatus::EnteredInError);
		Ok(())
	}

	/// With as many grantees as a re-filing looks at, none of whom it lets in.
	#[benchmark]
	fn refile() -> Result<(), BenchmarkError> {
		let cast = T::BenchmarkHelper::cast();
		add_record::<T>(&cast)?;
		T::BenchmarkHelper::let_in(cast.patient, MAX_REFILING_GRANTEES);
		let origin = RawOrigin::Signed(cast.doctor_account);

		#[extrinsic_call]
		refile(origin, RECORD, Category::Sensitive, Some(cast.organisation));

		assert!(filed::<T>(Category::Sensitive));
		Ok(())
	}

	#[benchmark]
	fn accept_refiling() -> Result<(), BenchmarkError> {
		let cast = T::BenchmarkHelper::cast();
		add_record::<T>(&cast)?;
		Refilings::<T>::insert(RECORD, Category::Sensitive);
		let origin = RawOrigin::Signed(cast.patient_account);

		#[extrinsic_call]
		accept_refiling(origin, RECORD, Category::Sensitive);

		assert!(filed::<T>(Category::Sensitive));
		Ok(())
	}

	#[benchmark]
	fn drop_refiling() -> Result<(), BenchmarkError> {
		let cast = T::BenchmarkHelper::cast();
		add_record::<T>(&cast)?;
		Refilings::<T>::insert(RECORD, Category::Sensitive);
		let origin = RawOrigin::Signed(cast.patient_account);

		#[extrinsic_call]
		drop_refiling(origin, RECORD);

		assert!(!Refilings::<T>::contains_key(RECORD));
		Ok(())
	}

	/// With a root before.
	#[benchmark]
	fn anchor_receipts() -> Result<(), BenchmarkError> {
		let (vault, organisation) = T::BenchmarkHelper::vault();
		let now = T::Clock::now();
		let before = ReceiptRoot {
			root: [1; 32],
			from: UnixMillis(0),
			until: UnixMillis(1),
			anchored_at: UnixMillis(1),
		};
		ReceiptRoots::<T>::insert(organisation, 0, before);
		ReceiptRootCount::<T>::insert(organisation, 1);
		let origin = RawOrigin::Signed(vault);

		#[extrinsic_call]
		anchor_receipts(origin, [2; 32], before.until, now);

		assert_eq!(ReceiptRootCount::<T>::get(organisation), 2);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_ext(), crate::mock::Test);
}
