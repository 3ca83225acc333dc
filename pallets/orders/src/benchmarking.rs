// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Each call where it reads and writes most: with the order's lists full, and the report's steps too.

use crate::{Call, Config, LiveOrdersOf, OpenWorkAt, Orders, Pallet, Reports};
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, BoundedVec};
use frame_system::RawOrigin;
use salus_primitives::{
	care::Reason,
	orders::{
		LiveOrder, OpenWork, OrderStatus, ReportDetails, ReportStatus, MAX_LIVE_ORDERS, MAX_OPEN_WORK,
		MAX_REPORTS_PER_ORDER, MAX_REPORT_STEPS, MAX_TESTS_PER_ORDER,
	},
	Clock, OrderId, OrganisationId, PatientId, RecordId,
};

/// The people of the benchmarks. Every account is a session's where a session may sign, and in full control elsewhere.
pub struct Cast<AccountId> {
	/// In full control of a representative of the patient who may consent: one more read than the patient takes.
	pub representative_account: AccountId,
	/// Enrolled.
	pub patient: PatientId,
	/// Of a live doctor of the organisation. Their right to contribute to laboratory records of any day, for treatment, comes from a
	/// consent, which is the last of the full list of grants to one pair.
	pub requester_account: AccountId,
	/// Of another live doctor of the organisation, with cover for the patient.
	pub colleague_account: AccountId,
	/// Active.
	pub organisation: OrganisationId,
	/// Of a live doctor of the laboratory who may verify.
	pub pathologist_account: AccountId,
	/// Active, and a laboratory.
	pub laboratory: OrganisationId,
	/// Likewise.
	pub other_laboratory: OrganisationId,
}

/// Makes the people and records that the benchmarks need.
pub trait BenchmarkHelper<AccountId> {
	/// Makes the people.
	fn cast() -> Cast<AccountId>;

	/// Anchors a current laboratory record of the patient, written by the person behind `author` in the organisation.
	fn add_record(author: &AccountId, organisation: OrganisationId, patient: PatientId, record: RecordId);

	/// Anchors the next version of it.
	fn amend_record(author: &AccountId, organisation: OrganisationId, record: RecordId);
}

type Helper<T> = <T as Config>::BenchmarkHelper;
type CastOf<T> = Cast<<T as frame_system::Config>::AccountId>;

const ORDER: OrderId = OrderId::repeat(1);
const REQUEST: RecordId = RecordId::repeat(2);
const TEST: RecordId = RecordId::repeat(3);
const REPORT: RecordId = RecordId::repeat(4);

fn other(index: u32) -> RecordId {
	RecordId([200u8.saturating_add(index as u8); 32])
}

fn signed<T: Config>(account: &T::AccountId) -> frame_system::pallet_prelude::OriginFor<T> {
	RawOrigin::Signed(account.clone()).into()
}

fn request<T: Config>(cast: &CastOf<T>, record: RecordId) {
	Helper::<T>::add_record(&cast.requester_account, cast.organisation, cast.patient, record);
}

/// Other orders of the patient, as many as leave room for one: live ones, and such as the laboratory has taken on.
fn fill_lists<T: Config>(cast: &CastOf<T>) {
	let until = T::Clock::now().plus(T::LongestTaskMillis::get());
	let order = |index: u32| {
		let mut id = [0x71; 32];
		id[..4].copy_from_slice(&index.to_be_bytes());
		OrderId(id)
	};
	let live = |index| LiveOrder {
		order: order(index),
		is_open: true,
		until,
	};
	LiveOrdersOf::<T>::insert(
		cast.patient,
		BoundedVec::truncate_from((1..MAX_LIVE_ORDERS).map(live).collect()),
	);
	let work = |index| OpenWork {
		order: order(index),
		requester: None,
		until,
	};
	for laboratory in [cast.laboratory, cast.other_laboratory] {
		OpenWorkAt::<T>::insert(
			laboratory,
			cast.patient,
			BoundedVec::truncate_from((1..MAX_OPEN_WORK).map(work).collect()),
		);
	}
}

/// An order that asks the laboratory, with lists that leave room for one more.
fn asked<T: Config>() -> Result<CastOf<T>, BenchmarkError> {
	let cast = Helper::<T>::cast();
	fill_lists::<T>(&cast);
	request::<T>(&cast, REQUEST);
	Pallet::<T>::create(
		signed::<T>(&cast.requester_account),
		ORDER,
		cast.patient,
		cast.organisation,
		REQUEST,
		Some(cast.laboratory),
	)?;
	Orders::<T>::mutate(ORDER, |row| {
		if let Some(details) = row {
			details.tests = BoundedVec::truncate_from((1..MAX_TESTS_PER_ORDER).map(other).collect());
			details.reports = BoundedVec::truncate_from((1..MAX_REPORTS_PER_ORDER).map(other).collect());
		}
	});
	Ok(cast)
}

/// The same, accepted.
fn accepted<T: Config>() -> Result<CastOf<T>, BenchmarkError> {
	let cast = asked::<T>()?;
	Pallet::<T>::accept(signed::<T>(&cast.pathologist_account), ORDER)?;
	Ok(cast)
}

fn author_report<T: Config>(cast: &CastOf<T>) {
	Helper::<T>::add_record(&cast.pathologist_account, cast.laboratory, cast.patient, REPORT);
}

/// The same with a report, whose list of steps leaves room for one more.
fn reported<T: Config>() -> Result<CastOf<T>, BenchmarkError> {
	let cast = accepted::<T>()?;
	author_report::<T>(&cast);
	Pallet::<T>::register_report(signed::<T>(&cast.pathologist_account), ORDER, REPORT)?;
	Reports::<T>::mutate(REPORT, |row| {
		if let Some(ReportDetails { steps, .. }) = row {
			let registered = steps.first().copied();
			*steps = BoundedVec::truncate_from(
				registered
					.into_iter()
					.cycle()
					.take(MAX_REPORT_STEPS as usize - 1)
					.collect(),
			);
		}
	});
	Ok(cast)
}

/// The same, completed by a final report.
fn completed<T: Config>() -> Result<CastOf<T>, BenchmarkError> {
	let cast = reported::<T>()?;
	Helper::<T>::amend_record(&cast.pathologist_account, cast.laboratory, REPORT);
	Pallet::<T>::advance_report(
		signed::<T>(&cast.pathologist_account),
		REPORT,
		ReportStatus::Final,
		true,
	)?;
	Ok(cast)
}

fn status<T: Config>() -> Result<OrderStatus, BenchmarkError> {
	Orders::<T>::get(ORDER)
		.map(|details| details.status)
		.ok_or(BenchmarkError::Stop("the order is missing"))
}

fn report_status<T: Config>() -> Result<ReportStatus, BenchmarkError> {
	Reports::<T>::get(REPORT)
		.map(|report| report.status)
		.ok_or(BenchmarkError::Stop("the report is missing"))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// With a laboratory that is asked at once.
	#[benchmark]
	fn create() -> Result<(), BenchmarkError> {
		let cast = Helper::<T>::cast();
		fill_lists::<T>(&cast);
		request::<T>(&cast, REQUEST);

		let origin = RawOrigin::Signed(cast.requester_account);
		#[extrinsic_call]
		create(
			origin,
			ORDER,
			cast.patient,
			cast.organisation,
			REQUEST,
			Some(cast.laboratory),
		);

		assert!(Orders::<T>::contains_key(ORDER));
		Ok(())
	}

	/// Another laboratory than the one that was asked: both lists change.
	#[benchmark]
	fn assign() -> Result<(), BenchmarkError> {
		let cast = asked::<T>()?;

		let origin = RawOrigin::Signed(cast.representative_account);
		#[extrinsic_call]
		assign(origin, ORDER, cast.other_laboratory);

		let asked = Orders::<T>::get(ORDER).and_then(|details| details.assignment.laboratory());
		assert_eq!(asked, Some(cast.other_laboratory));
		Ok(())
	}

	#[benchmark]
	fn accept() -> Result<(), BenchmarkError> {
		let cast = asked::<T>()?;

		let origin = RawOrigin::Signed(cast.pathologist_account);
		#[extrinsic_call]
		accept(origin, ORDER);

		let accepted = Orders::<T>::get(ORDER).and_then(|details| details.assignment.accepted_by());
		assert_eq!(accepted, Some(cast.laboratory));
		Ok(())
	}

	/// After it was accepted: the laboratory's open work changes as well.
	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let cast = accepted::<T>()?;

		let origin = RawOrigin::Signed(cast.pathologist_account);
		#[extrinsic_call]
		reject(origin, ORDER, Reason::Unavailable);

		let asked = Orders::<T>::get(ORDER).and_then(|details| details.assignment.laboratory());
		assert_eq!(asked, None);
		Ok(())
	}

	#[benchmark]
	fn hold() -> Result<(), BenchmarkError> {
		let cast = accepted::<T>()?;

		let origin = RawOrigin::Signed(cast.colleague_account);
		#[extrinsic_call]
		hold(origin, ORDER, Reason::Clarification);

		assert_eq!(status::<T>()?, OrderStatus::OnHold);
		Ok(())
	}

	#[benchmark]
	fn resume() -> Result<(), BenchmarkError> {
		let cast = accepted::<T>()?;
		Pallet::<T>::hold(signed::<T>(&cast.colleague_account), ORDER, Reason::Clarification)?;

		let origin = RawOrigin::Signed(cast.colleague_account);
		#[extrinsic_call]
		resume(origin, ORDER);

		assert_eq!(status::<T>()?, OrderStatus::Active);
		Ok(())
	}

	#[benchmark]
	fn revoke() -> Result<(), BenchmarkError> {
		let cast = accepted::<T>()?;

		let origin = RawOrigin::Signed(cast.colleague_account);
		#[extrinsic_call]
		revoke(origin, ORDER, Reason::NotNeeded);

		assert_eq!(status::<T>()?, OrderStatus::Revoked);
		Ok(())
	}

	#[benchmark]
	fn decline() -> Result<(), BenchmarkError> {
		let cast = accepted::<T>()?;

		let origin = RawOrigin::Signed(cast.representative_account);
		#[extrinsic_call]
		decline(origin, ORDER);

		assert_eq!(status::<T>()?, OrderStatus::Revoked);
		Ok(())
	}

	#[benchmark]
	fn complete() -> Result<(), BenchmarkError> {
		let cast = reported::<T>()?;
		Helper::<T>::amend_record(&cast.pathologist_account, cast.laboratory, REPORT);
		Pallet::<T>::advance_report(
			signed::<T>(&cast.pathologist_account),
			REPORT,
			ReportStatus::Final,
			false,
		)?;

		let origin = RawOrigin::Signed(cast.requester_account);
		#[extrinsic_call]
		complete(origin, ORDER);

		assert_eq!(status::<T>()?, OrderStatus::Completed);
		Ok(())
	}

	#[benchmark]
	fn mark_in_error() -> Result<(), BenchmarkError> {
		let cast = reported::<T>()?;

		let origin = RawOrigin::Signed(cast.requester_account);
		#[extrinsic_call]
		mark_in_error(origin, ORDER);

		assert_eq!(status::<T>()?, OrderStatus::EnteredInError);
		Ok(())
	}

	/// By a colleague with cover: the cover is read as well.
	#[benchmark]
	fn add_test() -> Result<(), BenchmarkError> {
		let cast = accepted::<T>()?;
		Helper::<T>::add_record(&cast.colleague_account, cast.organisation, cast.patient, TEST);

		let origin = RawOrigin::Signed(cast.colleague_account);
		#[extrinsic_call]
		add_test(origin, ORDER, TEST);

		assert!(Orders::<T>::get(ORDER).is_some_and(|details| details.tests.contains(&TEST)));
		Ok(())
	}

	#[benchmark]
	fn register_report() -> Result<(), BenchmarkError> {
		let cast = accepted::<T>()?;
		author_report::<T>(&cast);

		let origin = RawOrigin::Signed(cast.pathologist_account);
		#[extrinsic_call]
		register_report(origin, ORDER, REPORT);

		assert_eq!(report_status::<T>()?, ReportStatus::Registered);
		Ok(())
	}

	/// The last: the order is completed.
	#[benchmark]
	fn advance_report() -> Result<(), BenchmarkError> {
		let cast = reported::<T>()?;
		Helper::<T>::amend_record(&cast.pathologist_account, cast.laboratory, REPORT);

		let origin = RawOrigin::Signed(cast.pathologist_account);
		#[extrinsic_call]
		advance_report(origin, REPORT, ReportStatus::Final, true);

		assert_eq!(status::<T>()?, OrderStatus::Completed);
		Ok(())
	}

	#[benchmark]
	fn cancel_report() -> Result<(), BenchmarkError> {
		let cast = reported::<T>()?;

		let origin = RawOrigin::Signed(cast.pathologist_account);
		#[extrinsic_call]
		cancel_report(origin, REPORT, Reason::Unavailable);

		assert_eq!(report_status::<T>()?, ReportStatus::Cancelled);
		Ok(())
	}

	/// Of an order that is completed: it is active again.
	#[benchmark]
	fn mark_report_in_error() -> Result<(), BenchmarkError> {
		let cast = completed::<T>()?;

		let origin = RawOrigin::Signed(cast.pathologist_account);
		#[extrinsic_call]
		mark_report_in_error(origin, REPORT);

		assert_eq!(status::<T>()?, OrderStatus::Active);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_ext(), crate::mock::Test);
}
