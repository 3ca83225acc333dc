// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Each call with its lists full and everything that can make room making room.

use crate::{
	types::{proposed_row, Grant, OpenRequest},
	Call, Config, ConsentCount, Consents, ExclusionCount, Exclusions, GrantCount, LiveGrants, OpenRequests,
	Pallet, RepresentativeCount, Representatives, Sealed, WardsOf, Wishes, FORGOTTEN_AT_ONCE,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, BoundedVec};
use frame_system::RawOrigin;
use salus_primitives::{
	consent::{
		Audience, Categories, Category, ExclusionWish, Grantee, LiveGrant, Mode, Powers, Purposes,
		Representation, Terms, MAX_GRANTS_PER_PAIR,
	},
	roles::MAX_MEMBERSHIPS_PER_PERSON,
	time::DayRange,
	views::ConsentRequest,
	Clock, ConsentId, OrganisationId, PatientId, PersonId, UnixMillis,
};

/// Makes the people whom the benchmarks need. The same `seed` is never used for two of them. Every account but a session's is
/// in full control of its person, and every person and organisation has an encryption key.
pub trait BenchmarkHelper<AccountId> {
	/// A person who is nothing else.
	fn person(seed: u32) -> (AccountId, PersonId);

	/// An enrolled patient, with a majority that has not come.
	fn patient(seed: u32) -> (AccountId, PatientId);

	/// An active organisation, with as many administrators as one may have, of whom this person is the last.
	fn organisation(seed: u32, administrator: PersonId) -> OrganisationId;

	/// A live doctor of the organisation, which is the last of as many memberships as one person may have.
	fn doctor(organisation: OrganisationId, seed: u32) -> (AccountId, PersonId);

	/// Likewise, of so many memberships.
	fn doctor_among(organisation: OrganisationId, seed: u32, memberships: u32) -> (AccountId, PersonId);

	/// A clinical session of this doctor: who signs is judged by a membership, too.
	fn session(doctor: PersonId, seed: u32) -> AccountId;
}

type Helper<T> = <T as Config>::BenchmarkHelper;

/// The people of most benchmarks. The representative signs for the patient: one more read than the patient takes.
struct Cast<T: Config> {
	patient: PatientId,
	patient_account: T::AccountId,
	representative: T::AccountId,
	representative_person: PersonId,
	organisation: OrganisationId,
	doctor: T::AccountId,
	doctor_person: PersonId,
}

fn seconds_from_now<T: Config>(seconds: u64) -> UnixMillis {
	T::Clock::now().plus(seconds * UnixMillis::SECOND)
}

fn cast<T: Config>() -> Cast<T> {
	cast_among(MAX_MEMBERSHIPS_PER_PERSON)
}

/// With a doctor of so many memberships.
fn cast_among<T: Config>(memberships: u32) -> Cast<T> {
	let (patient_account, patient) = Helper::<T>::patient(1);
	let (representative, representative_person) = Helper::<T>::person(2);
	let (_, administrator) = Helper::<T>::person(3);
	let organisation = Helper::<T>::organisation(4, administrator);
	let (doctor, doctor_person) = Helper::<T>::doctor_among(organisation, 5, memberships);
	add_representative::<T>(patient, representative_person);
	Cast {
		patient,
		patient_account,
		representative,
		representative_person,
		organisation,
		doctor,
		doctor_person,
	}
}

fn add_representative<T: Config>(patient: PatientId, person: PersonId) {
	let representation = Representation {
		powers: Powers::all(),
		from: UnixMillis(0),
		until: UnixMillis::FOREVER,
		guardian: true,
	};
	Representatives::<T>::insert(patient, person, representation);
	RepresentativeCount::<T>::mutate(patient, |count| *count += 1);
	WardsOf::<T>::try_append(person, patient).expect("a new person's list has room; qed");
}

fn terms<T: Config>() -> Terms {
	Terms {
		categories: Categories::all(),
		record_days: DayRange::ALL,
		purposes: Purposes::ACTIVE,
		mode: Mode::Both,
		audience: Audience::Whole,
		expires_at: seconds_from_now::<T>(3_600),
	}
}

fn expired_terms<T: Config>() -> Terms {
	Terms {
		expires_at: T::Clock::now(),
		..terms::<T>()
	}
}

fn id(number: u32) -> ConsentId {
	let mut bytes = [0u8; 32];
	bytes[..4].copy_from_slice(&number.to_le_bytes());
	ConsentId(bytes)
}

/// Fills the pair with grants under the ids from `first` on.
fn fill_pair<T: Config>(cast: &Cast<T>, grantee: Grantee, terms: Terms, first: u32, count: u32) {
	let grants: Vec<LiveGrant> = (0..count)
		.map(|number| {
			let consent = id(first + number);
			let grant = Grant {
				patient: cast.patient,
				grantee,
				terms,
				by: cast.representative_person,
			};
			Pallet::<T>::insert_row(consent, grant.row(T::Clock::now(), None));
			grant.live(consent)
		})
		.collect();
	LiveGrants::<T>::insert(cast.patient, grantee, BoundedVec::truncate_from(grants));
}

/// Fills the patient's open requests, all of this grantee, under the ids from `first` on.
fn fill_requests<T: Config>(cast: &Cast<T>, grantee: Grantee, answer_by: UnixMillis, first: u32, count: u32) {
	let open: Vec<OpenRequest> = (0..count)
		.map(|number| {
			let consent = id(first + number);
			let request = ConsentRequest {
				requester: cast.doctor_person,
				organisation: cast.organisation,
				answer_by,
			};
			let row = proposed_row(cast.patient, grantee, terms::<T>(), request, T::Clock::now());
			let places = Pallet::<T>::insert_row(consent, row);
			OpenRequest {
				consent,
				grantee,
				requester: cast.doctor_person,
				answer_by,
				places,
			}
		})
		.collect();
	OpenRequests::<T>::insert(cast.patient, BoundedVec::truncate_from(open));
}

fn status<T: Config>(consent: ConsentId) -> Option<salus_primitives::consent::ConsentStatus> {
	Consents::<T>::get(consent).map(|details| details.status)
}

#[benchmarks]
mod benchmarks {
	use super::*;
	use salus_primitives::consent::ConsentStatus;

	const NEW: u32 = 1_000_000;
	const LISTED: u32 = 2_000_000;

	/// So many open requests of the patient have lapsed and make room. A session signs.
	#[benchmark]
	fn request(l: Linear<0, FORGOTTEN_AT_ONCE>) {
		let cast = cast::<T>();
		let session = Helper::<T>::session(cast.doctor_person, 6);
		let grantee = Grantee::Person(cast.doctor_person);
		fill_requests::<T>(&cast, grantee, T::Clock::now(), LISTED, l);
		let origin = RawOrigin::Signed(session);
		#[extrinsic_call]
		_(
			origin,
			id(NEW),
			cast.organisation,
			cast.patient,
			grantee,
			terms::<T>(),
			seconds_from_now::<T>(60),
		);
		assert_eq!(status::<T>(id(NEW)), Some(ConsentStatus::Proposed));
		assert_eq!(OpenRequests::<T>::get(cast.patient).len(), 1);
	}

	/// So many grants of the pair are out of time and make room, and the grantee has so many memberships, the last of them live.
	#[benchmark]
	fn grant(m: Linear<1, MAX_MEMBERSHIPS_PER_PERSON>, l: Linear<0, MAX_GRANTS_PER_PAIR>) {
		let cast = cast_among::<T>(m);
		let grantee = Grantee::Person(cast.doctor_person);
		fill_pair::<T>(&cast, grantee, expired_terms::<T>(), LISTED, l);
		let origin = RawOrigin::Signed(cast.representative.clone());
		#[extrinsic_call]
		_(origin, id(NEW), cast.patient, grantee, terms::<T>());
		assert_eq!(LiveGrants::<T>::get(cast.patient, grantee).len(), 1);
	}

	#[benchmark]
	fn approve(m: Linear<1, MAX_MEMBERSHIPS_PER_PERSON>, l: Linear<0, MAX_GRANTS_PER_PAIR>) {
		let cast = cast_among::<T>(m);
		let grantee = Grantee::Person(cast.doctor_person);
		fill_pair::<T>(&cast, grantee, expired_terms::<T>(), LISTED, l);
		fill_requests::<T>(
			&cast,
			grantee,
			seconds_from_now::<T>(60),
			NEW,
			T::MaxOpenRequestsPerPatient::get(),
		);
		let origin = RawOrigin::Signed(cast.representative.clone());
		#[extrinsic_call]
		_(origin, id(NEW), terms::<T>());
		assert_eq!(LiveGrants::<T>::get(cast.patient, grantee).len(), 1);
	}

	#[benchmark]
	fn reject() {
		let cast = cast::<T>();
		let grantee = Grantee::Person(cast.doctor_person);
		fill_requests::<T>(
			&cast,
			grantee,
			seconds_from_now::<T>(60),
			NEW,
			T::MaxOpenRequestsPerPatient::get(),
		);
		let origin = RawOrigin::Signed(cast.representative.clone());
		#[extrinsic_call]
		_(origin, id(NEW));
		assert_eq!(status::<T>(id(NEW)), Some(ConsentStatus::Rejected));
	}

	#[benchmark]
	fn revoke() {
		let cast = cast::<T>();
		let grantee = Grantee::Person(cast.doctor_person);
		fill_pair::<T>(&cast, grantee, terms::<T>(), NEW, MAX_GRANTS_PER_PAIR);
		let origin = RawOrigin::Signed(cast.representative.clone());
		#[extrinsic_call]
		_(origin, id(NEW));
		assert_eq!(status::<T>(id(NEW)), Some(ConsentStatus::Inactive));
	}

	#[benchmark]
	fn revoke_all() {
		let cast = cast::<T>();
		let grantee = Grantee::Person(cast.doctor_person);
		fill_pair::<T>(&cast, grantee, terms::<T>(), LISTED, MAX_GRANTS_PER_PAIR);
		fill_requests::<T>(
			&cast,
			grantee,
			seconds_from_now::<T>(60),
			NEW,
			T::MaxOpenRequestsPerPatient::get(),
		);
		let origin = RawOrigin::Signed(cast.representative.clone());
		#[extrinsic_call]
		_(origin, cast.patient, grantee);
		assert!(!LiveGrants::<T>::contains_key(cast.patient, grantee));
		assert!(!OpenRequests::<T>::contains_key(cast.patient));
	}

	/// By a session of the grantee.
	#[benchmark]
	fn relinquish() {
		let cast = cast::<T>();
		let session = Helper::<T>::session(cast.doctor_person, 6);
		fill_pair::<T>(
			&cast,
			Grantee::Person(cast.doctor_person),
			terms::<T>(),
			NEW,
			MAX_GRANTS_PER_PAIR,
		);
		let origin = RawOrigin::Signed(session);
		#[extrinsic_call]
		_(origin, id(NEW));
		assert_eq!(status::<T>(id(NEW)), Some(ConsentStatus::Inactive));
	}

	/// Every grant of the pair, the superseded one included, is out of time and makes room.
	#[benchmark]
	fn supersede(m: Linear<1, MAX_MEMBERSHIPS_PER_PERSON>, l: Linear<0, { MAX_GRANTS_PER_PAIR - 1 }>) {
		let cast = cast_among::<T>(m);
		let grantee = Grantee::Person(cast.doctor_person);
		fill_pair::<T>(&cast, grantee, expired_terms::<T>(), LISTED, l + 1);
		let origin = RawOrigin::Signed(cast.representative.clone());
		#[extrinsic_call]
		_(origin, id(LISTED), id(NEW), terms::<T>());
		assert_eq!(LiveGrants::<T>::get(cast.patient, grantee).len(), 1);
	}

	/// A second representative joins the wish of a first, among as many wishes as there may be.
	fn wish<T: Config>(cast: &Cast<T>, shut: bool) -> Grantee {
		let other = Helper::<T>::organisation(901, cast.doctor_person);
		for seed in 1..T::MaxRepresentatives::get() {
			let (_, by) = Helper::<T>::person(200 + seed);
			add_representative::<T>(cast.patient, by);
			let organisation = if seed == 1 { cast.organisation } else { other };
			let wish = ExclusionWish {
				by,
				organisation,
				shut,
				until: UnixMillis::FOREVER,
			};
			Wishes::<T>::try_append(cast.patient, wish).unwrap();
		}
		Grantee::Organisation(cast.organisation)
	}

	#[benchmark]
	fn exclude() {
		let cast = cast::<T>();
		let whom = wish::<T>(&cast, true);
		ExclusionCount::<T>::insert(cast.patient, T::MaxExclusions::get() - 1);
		let origin = RawOrigin::Signed(cast.representative.clone());
		#[extrinsic_call]
		_(origin, cast.patient, whom);
		assert!(Exclusions::<T>::contains_key(cast.patient, whom));
	}

	#[benchmark]
	fn readmit() {
		let cast = cast::<T>();
		let whom = wish::<T>(&cast, false);
		Exclusions::<T>::insert(cast.patient, whom, ());
		ExclusionCount::<T>::insert(cast.patient, T::MaxExclusions::get());
		let origin = RawOrigin::Signed(cast.representative.clone());
		#[extrinsic_call]
		_(origin, cast.patient, whom);
		assert!(!Exclusions::<T>::contains_key(cast.patient, whom));
	}

	#[benchmark]
	fn seal() {
		let cast = cast::<T>();
		let origin = RawOrigin::Signed(cast.representative.clone());
		#[extrinsic_call]
		_(origin, cast.patient, Categories::all());
		assert_eq!(Sealed::<T>::get(cast.patient), Categories::all());
	}

	#[benchmark]
	fn unseal() {
		let cast = cast::<T>();
		Sealed::<T>::insert(cast.patient, Categories::all());
		let origin = RawOrigin::Signed(cast.representative.clone());
		#[extrinsic_call]
		_(origin, cast.patient, Categories::of(&[Category::Sensitive]));
		assert!(!Sealed::<T>::get(cast.patient).contains(Category::Sensitive));
	}

	/// The last of the representatives that a patient may have, and the last of the wards that it may have.
	#[benchmark]
	fn appoint_representative() {
		let cast = cast::<T>();
		let (_, person) = Helper::<T>::person(6);
		for seed in 1..T::MaxWards::get() {
			let (_, ward) = Helper::<T>::patient(100 + seed);
			add_representative::<T>(ward, person);
		}
		RepresentativeCount::<T>::insert(cast.patient, T::MaxRepresentatives::get() - 1);
		let until = T::Clock::now().plus(T::MaxRepresentationMillis::get());
		let origin = RawOrigin::Signed(cast.patient_account.clone());
		#[extrinsic_call]
		_(origin, person, Powers::all(), UnixMillis(0), until);
		assert!(Representatives::<T>::contains_key(cast.patient, person));
	}

	#[benchmark]
	fn dismiss_representative() {
		let cast = cast::<T>();
		for seed in 1..T::MaxWards::get() {
			let (_, ward) = Helper::<T>::patient(100 + seed);
			add_representative::<T>(ward, cast.representative_person);
		}
		let origin = RawOrigin::Signed(cast.representative.clone());
		#[extrinsic_call]
		_(origin, cast.patient, cast.representative_person);
		assert!(!Representatives::<T>::contains_key(
			cast.patient,
			cast.representative_person
		));
	}

	#[benchmark]
	fn withdraw() {
		let cast = cast::<T>();
		let grantee = Grantee::Person(cast.doctor_person);
		fill_requests::<T>(
			&cast,
			grantee,
			seconds_from_now::<T>(60),
			NEW,
			T::MaxOpenRequestsPerPatient::get(),
		);
		let origin = RawOrigin::Signed(cast.doctor.clone());
		#[extrinsic_call]
		_(origin, id(NEW));
		assert_eq!(status::<T>(id(NEW)), None);
	}

	/// Of a proposed one: the list of open requests is the longer one.
	#[benchmark]
	fn mark_in_error() {
		let cast = cast::<T>();
		let grantee = Grantee::Person(cast.doctor_person);
		fill_requests::<T>(
			&cast,
			grantee,
			seconds_from_now::<T>(60),
			NEW,
			T::MaxOpenRequestsPerPatient::get(),
		);
		assert_eq!(
			ConsentCount::<T>::get(cast.patient),
			GrantCount::<T>::get(grantee)
		);
		let origin = RawOrigin::Signed(cast.representative.clone());
		#[extrinsic_call]
		_(origin, id(NEW));
		assert_eq!(status::<T>(id(NEW)), Some(ConsentStatus::EnteredInError));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::empty(), crate::mock::Test);
}
