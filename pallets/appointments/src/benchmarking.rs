// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Each call at its worst case: the lists that it reads and writes are full but for what it adds.

use crate::{
	types::{Booking, DaySlots},
	*,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use salus_primitives::{
	appointments::{
		AppointmentDetails, AppointmentStatus, Attestation, CardStatement, EncounterDetails, EncounterStatus,
		Modality, ScheduleDetails, Slot, SlotSpan, SlotSpans, SlotStarts, TimeZoneCode, VisitCard,
		FILE_AFTER, MAX_BOOKINGS, MAX_CANCELLED_AT_ONCE, MAX_FILES, MAX_SCHEDULES, MAX_SLOTS_PER_CALL,
		MAX_SLOTS_PER_DAY, MAX_TEAM, MAX_TEAMS, MAX_TIES, MIN_SLOT,
	},
	care::Reason,
	files::{add_file, FileKind, FileReason, FileTie},
	statements::VisitStatement,
	ties::{Tie, TieKind},
	AppointmentId, Clock, EncounterId, OrganisationId, PatientId, PersonId, RecordId, ScheduleId, UnixMillis,
};
use sp_runtime::traits::Get;

/// The people of the benchmarks.
pub struct Cast<AccountId> {
	/// In full control of the patient, or of a representative who may book, which reads more.
	pub patient_account: AccountId,
	/// Enrolled, and registered with the organisation.
	pub patient: PatientId,
	/// In full control of the doctor.
	pub doctor_account: AccountId,
	/// A live doctor of the organisation.
	pub doctor: PersonId,
	/// Another live doctor of the organisation.
	pub colleague: PersonId,
	/// In full control of a live clerk of the organisation.
	pub clerk_account: AccountId,
	/// Active.
	pub organisation: OrganisationId,
}

/// Makes the people whom the benchmarks need.
pub trait BenchmarkHelper<AccountId, Signature> {
	/// Makes them, at an instant that lies more than a year after the epoch.
	fn cast() -> Cast<AccountId>;
	/// What the patient's account signs, with the scheme that takes longest to verify.
	fn sign_for_patient(message: &[u8]) -> Signature;
	/// A visit card's key, and what it signs.
	fn card(message: &[u8]) -> ([u8; 32], [u8; 64]);
}

type CastOf<T> = Cast<<T as frame_system::Config>::AccountId>;

const SCHEDULE: ScheduleId = ScheduleId::repeat(0x31);
const APPOINTMENT: AppointmentId = AppointmentId::repeat(0x41);
const REPLACEMENT: AppointmentId = AppointmentId::repeat(0x42);
const ENCOUNTER: EncounterId = EncounterId::repeat(0x51);
const REASON: RecordId = RecordId::repeat(0x61);

fn id(kind: u8, n: u32) -> [u8; 32] {
	let mut bytes = [kind; 32];
	bytes[..4].copy_from_slice(&n.to_le_bytes());
	bytes
}

fn now<T: Config>() -> UnixMillis {
	T::Clock::now()
}

fn span(start: UnixMillis) -> SlotSpan {
	SlotSpan {
		start,
		end: start.plus(MIN_SLOT),
	}
}

/// The first instant of the UTC day that begins in so many days.
fn midnight<T: Config>(days: u64) -> UnixMillis {
	let day = now::<T>().0 / UnixMillis::DAY;
	UnixMillis(day.saturating_add(days).saturating_mul(UnixMillis::DAY))
}

/// The n-th slot of a full day.
fn nth(midnight: UnixMillis, n: u32) -> UnixMillis {
	midnight.plus(u64::from(n).saturating_mul(15 * UnixMillis::MINUTE))
}

fn calendar<T: Config>(cast: &CastOf<T>, confirms_itself: bool) -> ScheduleDetails {
	ScheduleDetails {
		organisation: cast.organisation,
		doctor: cast.doctor,
		zone: TimeZoneCode(1),
		confirms_itself,
		open: true,
		created_at: now::<T>(),
	}
}

fn full_day(midnight: UnixMillis) -> DaySlots {
	let slots: Vec<_> = (0..MAX_SLOTS_PER_DAY)
		.map(|n| Slot::free(span(nth(midnight, n))))
		.collect();
	DaySlots::truncate_from(slots)
}

/// A schedule, the last that fits, with a full day of slots tomorrow.
fn schedule<T: Config>(cast: &CastOf<T>, confirms_itself: bool) -> UnixMillis {
	for n in 1..MAX_SCHEDULES {
		Pallet::<T>::insert_schedule(ScheduleId(id(0x30, n)), calendar::<T>(cast, false));
	}
	Pallet::<T>::insert_schedule(SCHEDULE, calendar::<T>(cast, confirms_itself));
	let tomorrow = midnight::<T>(1);
	Slots::<T>::insert(SCHEDULE, tomorrow.day(), full_day(tomorrow));
	nth(tomorrow, MAX_SLOTS_PER_DAY / 2)
}

/// The patient's lists with one place left each.
fn fill<T: Config>(cast: &CastOf<T>) {
	for n in 1..MAX_BOOKINGS {
		let booking = Booking {
			appointment: AppointmentId(id(0x40, n)),
			span: span(midnight::<T>(u64::from(n).saturating_add(10))),
			held_until: None,
		};
		BookingsOf::<T>::mutate(cast.patient, |bookings| {
			let _ = bookings.try_push(booking);
		});
	}
	for n in 1..MAX_TIES {
		let tie = Tie {
			kind: TieKind::Open(EncounterId(id(0x50, n))),
			doctor: cast.colleague,
			from: now::<T>(),
			until: UnixMillis::FOREVER,
		};
		Pallet::<T>::tie(cast.organisation, cast.patient, tie);
	}
}

fn details<T: Config>(cast: &CastOf<T>, start: UnixMillis, status: AppointmentStatus) -> AppointmentDetails {
	AppointmentDetails {
		patient: cast.patient,
		organisation: cast.organisation,
		doctor: cast.doctor,
		schedule: SCHEDULE,
		span: span(start),
		modality: Modality::Virtual,
		status,
		held_until: (status == AppointmentStatus::Pending).then(|| now::<T>().plus(1)),
		reason: Some(REASON),
		encounter: None,
		replaces: None,
		booked_by: cast.doctor,
		booked_by_patient: true,
		arrived_by_patient: true,
		created_at: now::<T>(),
		changed_at: now::<T>(),
	}
}

/// An appointment in a full schedule of a patient whose lists are full.
fn appointment<T: Config>(cast: &CastOf<T>, start: UnixMillis, status: AppointmentStatus) {
	schedule::<T>(cast, false);
	fill::<T>(cast);
	Slots::<T>::mutate(SCHEDULE, start.day(), |slots| {
		slots.retain(|slot| slot.span.start != start);
		if slots.is_full() {
			slots.pop();
		}
		crate::types::add_slot(slots, span(start));
	});
	Pallet::<T>::insert_appointment(APPOINTMENT, &details::<T>(cast, start, status));
}

/// An encounter that an appointment opened.
fn encounter<T: Config>(cast: &CastOf<T>, status: EncounterStatus) {
	appointment::<T>(cast, now::<T>(), AppointmentStatus::CheckedIn);
	Appointments::<T>::mutate(APPOINTMENT, |row| {
		if let Some(row) = row {
			row.encounter = Some(ENCOUNTER);
		}
	});
	Pallet::<T>::untie(
		cast.organisation,
		cast.patient,
		TieKind::Open(EncounterId(id(0x50, 1))),
	);
	let details = EncounterDetails {
		appointment: Some(APPOINTMENT),
		status,
		attested: Some(Attestation::Patient { at: now::<T>() }),
		..Pallet::<T>::new_encounter(
			cast.organisation,
			cast.doctor,
			cast.patient,
			Modality::InPerson,
			cast.doctor,
		)
	};
	Encounters::<T>::insert(ENCOUNTER, details);
	if let Some(tie) = Tie::of_encounter(ENCOUNTER, &details) {
		Pallet::<T>::tie(cast.organisation, cast.patient, tie);
	}
}

fn status_is<T: Config>(appointment: AppointmentId, status: AppointmentStatus) -> bool {
	Appointments::<T>::get(appointment).is_some_and(|row| row.status == status)
}

fn encounter_is<T: Config>(status: EncounterStatus) -> bool {
	Encounters::<T>::get(ENCOUNTER).is_some_and(|row| row.status == status)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn open_schedule() {
		let cast = T::BenchmarkHelper::cast();
		for n in 1..MAX_SCHEDULES {
			Pallet::<T>::insert_schedule(ScheduleId(id(0x30, n)), calendar::<T>(&cast, false));
		}
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		open_schedule(
			origin,
			SCHEDULE,
			cast.organisation,
			cast.doctor,
			TimeZoneCode(1),
			true,
		);
		assert!(Schedules::<T>::contains_key(SCHEDULE));
	}

	#[benchmark]
	fn close_schedule() {
		let cast = T::BenchmarkHelper::cast();
		schedule::<T>(&cast, false);
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		close_schedule(origin, SCHEDULE);
		assert!(Schedules::<T>::get(SCHEDULE).is_some_and(|row| !row.open));
	}

	/// Each slot on another day, each day and those around it with one place left.
	#[benchmark]
	fn publish() {
		let cast = T::BenchmarkHelper::cast();
		schedule::<T>(&cast, false);
		let mut spans = Vec::new();
		for n in 0..MAX_SLOTS_PER_CALL {
			let day = u64::from(n).saturating_mul(3).saturating_add(5);
			for near in [day.saturating_sub(1), day, day.saturating_add(1)] {
				let midnight = midnight::<T>(near);
				let mut slots = full_day(midnight);
				slots.pop();
				Slots::<T>::insert(SCHEDULE, midnight.day(), slots);
			}
			spans.push(span(nth(midnight::<T>(day), MAX_SLOTS_PER_DAY.saturating_sub(1))));
		}
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		publish(origin, SCHEDULE, SlotSpans::truncate_from(spans.clone()));
		assert!(spans
			.iter()
			.all(|span| Pallet::<T>::slot(SCHEDULE, span.start).is_some()));
	}

	/// Each slot on another full day, held by a late pending appointment of another patient.
	#[benchmark]
	fn withdraw_slots() {
		let cast = T::BenchmarkHelper::cast();
		schedule::<T>(&cast, false);
		let mut starts = Vec::new();
		for n in 0..MAX_SLOTS_PER_CALL {
			let midnight = midnight::<T>(u64::from(n).saturating_add(5));
			let start = nth(midnight, n);
			Slots::<T>::insert(SCHEDULE, midnight.day(), full_day(midnight));
			let late = AppointmentDetails {
				patient: PatientId(id(0x70, n)),
				held_until: Some(now::<T>()),
				..details::<T>(&cast, start, AppointmentStatus::Pending)
			};
			Pallet::<T>::insert_appointment(AppointmentId(id(0x40, n)), &late);
			starts.push(start);
		}
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		withdraw_slots(origin, SCHEDULE, SlotStarts::truncate_from(starts.clone()));
		assert!(starts
			.iter()
			.all(|start| Pallet::<T>::slot(SCHEDULE, *start).is_none()));
	}

	/// A slot that a late pending appointment of another patient has.
	#[benchmark]
	fn book() {
		let cast = T::BenchmarkHelper::cast();
		let start = schedule::<T>(&cast, true);
		fill::<T>(&cast);
		let late = AppointmentDetails {
			patient: PatientId(id(0x70, 1)),
			held_until: Some(now::<T>()),
			..details::<T>(&cast, start, AppointmentStatus::Pending)
		};
		Pallet::<T>::insert_appointment(REPLACEMENT, &late);
		let origin = RawOrigin::Signed(cast.patient_account);
		#[extrinsic_call]
		book(
			origin,
			APPOINTMENT,
			SCHEDULE,
			start,
			cast.patient,
			Modality::Virtual,
			Some(REASON),
			None,
		);
		assert!(status_is::<T>(APPOINTMENT, AppointmentStatus::Booked));
		assert!(status_is::<T>(REPLACEMENT, AppointmentStatus::Cancelled));
	}

	#[benchmark]
	fn confirm() {
		let cast = T::BenchmarkHelper::cast();
		let start = nth(midnight::<T>(1), 7);
		appointment::<T>(&cast, start, AppointmentStatus::Pending);
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		confirm(origin, APPOINTMENT);
		assert!(status_is::<T>(APPOINTMENT, AppointmentStatus::Booked));
	}

	#[benchmark]
	fn cancel() {
		let cast = T::BenchmarkHelper::cast();
		let start = nth(midnight::<T>(1), 7);
		appointment::<T>(&cast, start, AppointmentStatus::Booked);
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		cancel(origin, APPOINTMENT, Reason::Other);
		assert!(status_is::<T>(APPOINTMENT, AppointmentStatus::Cancelled));
	}

	#[benchmark]
	fn expire() {
		let cast = T::BenchmarkHelper::cast();
		let start = nth(midnight::<T>(1), 7);
		appointment::<T>(&cast, start, AppointmentStatus::Pending);
		Appointments::<T>::mutate(APPOINTMENT, |row| {
			if let Some(row) = row {
				row.held_until = Some(now::<T>());
			}
		});
		let origin = RawOrigin::Signed(cast.clerk_account);
		#[extrinsic_call]
		expire(origin, APPOINTMENT);
		assert!(status_is::<T>(APPOINTMENT, AppointmentStatus::Cancelled));
	}

	/// As many appointments as one call cancels, of as many patients.
	#[benchmark]
	fn cancel_day() {
		let cast = T::BenchmarkHelper::cast();
		schedule::<T>(&cast, false);
		let tomorrow = midnight::<T>(1);
		for n in 0..MAX_CANCELLED_AT_ONCE {
			let booked = AppointmentDetails {
				patient: PatientId(id(0x70, n)),
				..details::<T>(&cast, nth(tomorrow, n), AppointmentStatus::Booked)
			};
			Pallet::<T>::insert_appointment(AppointmentId(id(0x40, n)), &booked);
		}
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		cancel_day(
			origin,
			SCHEDULE,
			tomorrow,
			tomorrow.plus(UnixMillis::DAY),
			Reason::Unavailable,
		);
		assert!(!Slots::<T>::contains_key(SCHEDULE, tomorrow.day()));
	}

	#[benchmark]
	fn reschedule() {
		let cast = T::BenchmarkHelper::cast();
		let start = nth(midnight::<T>(1), 7);
		appointment::<T>(&cast, start, AppointmentStatus::Booked);
		Pallet::<T>::untie(
			cast.organisation,
			cast.patient,
			TieKind::Open(EncounterId(id(0x50, 1))),
		);
		Schedules::<T>::insert(SCHEDULE, calendar::<T>(&cast, true));
		let origin = RawOrigin::Signed(cast.patient_account);
		#[extrinsic_call]
		reschedule(
			origin,
			APPOINTMENT,
			REPLACEMENT,
			SCHEDULE,
			nth(midnight::<T>(1), 9),
		);
		assert!(status_is::<T>(REPLACEMENT, AppointmentStatus::Booked));
	}

	#[benchmark]
	fn arrive() {
		let cast = T::BenchmarkHelper::cast();
		appointment::<T>(&cast, now::<T>(), AppointmentStatus::Booked);
		let origin = RawOrigin::Signed(cast.clerk_account);
		#[extrinsic_call]
		arrive(origin, APPOINTMENT);
		assert!(status_is::<T>(APPOINTMENT, AppointmentStatus::Arrived));
	}

	#[benchmark]
	fn check_in() {
		let cast = T::BenchmarkHelper::cast();
		appointment::<T>(&cast, now::<T>(), AppointmentStatus::Arrived);
		Pallet::<T>::untie(
			cast.organisation,
			cast.patient,
			TieKind::Open(EncounterId(id(0x50, 1))),
		);
		let origin = RawOrigin::Signed(cast.clerk_account);
		#[extrinsic_call]
		check_in(origin, APPOINTMENT, ENCOUNTER);
		assert!(encounter_is::<T>(EncounterStatus::Arrived));
	}

	#[benchmark]
	fn join() {
		let cast = T::BenchmarkHelper::cast();
		appointment::<T>(&cast, now::<T>(), AppointmentStatus::Booked);
		Pallet::<T>::untie(
			cast.organisation,
			cast.patient,
			TieKind::Open(EncounterId(id(0x50, 1))),
		);
		let origin = RawOrigin::Signed(cast.patient_account);
		#[extrinsic_call]
		join(origin, APPOINTMENT, ENCOUNTER);
		assert!(encounter_is::<T>(EncounterStatus::Arrived));
	}

	#[benchmark]
	fn fulfil() {
		let cast = T::BenchmarkHelper::cast();
		encounter::<T>(&cast, EncounterStatus::InProgress);
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		fulfil(origin, APPOINTMENT);
		assert!(encounter_is::<T>(EncounterStatus::Finished));
	}

	#[benchmark]
	fn mark_no_show() {
		let cast = T::BenchmarkHelper::cast();
		let start = UnixMillis(now::<T>().0.saturating_sub(UnixMillis::HOUR));
		appointment::<T>(&cast, start, AppointmentStatus::Booked);
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		mark_no_show(origin, APPOINTMENT);
		assert!(status_is::<T>(APPOINTMENT, AppointmentStatus::NoShow));
	}

	#[benchmark]
	fn mark_appointment_in_error() {
		let cast = T::BenchmarkHelper::cast();
		encounter::<T>(&cast, EncounterStatus::InProgress);
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		mark_appointment_in_error(origin, APPOINTMENT);
		assert!(encounter_is::<T>(EncounterStatus::EnteredInError));
	}

	#[benchmark]
	fn walk_in() {
		let cast = T::BenchmarkHelper::cast();
		fill::<T>(&cast);
		let missed = details::<T>(&cast, now::<T>(), AppointmentStatus::NoShow);
		Appointments::<T>::insert(APPOINTMENT, missed);
		let expires_at = now::<T>().plus(T::MaxStatementLifetime::get());
		let statement = VisitStatement {
			network: T::Network::get(),
			organisation: cast.organisation,
			doctor: cast.doctor,
			patient: cast.patient,
			account: cast.patient_account.clone().into(),
			encounter: ENCOUNTER,
			expires_at,
		};
		// Wrapped, so that both forms are tried.
		let wrapped = [b"<Bytes>", statement.text().as_bytes(), b"</Bytes>"].concat();
		let signature = T::BenchmarkHelper::sign_for_patient(&wrapped);
		let origin = RawOrigin::Signed(cast.clerk_account);
		#[extrinsic_call]
		walk_in(
			origin,
			ENCOUNTER,
			cast.organisation,
			cast.doctor,
			cast.patient,
			Some(APPOINTMENT),
			cast.patient_account,
			expires_at,
			signature,
		);
		assert!(encounter_is::<T>(EncounterStatus::Arrived));
	}

	#[benchmark]
	fn start_encounter() {
		let cast = T::BenchmarkHelper::cast();
		encounter::<T>(&cast, EncounterStatus::Arrived);
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		start_encounter(origin, ENCOUNTER);
		assert!(encounter_is::<T>(EncounterStatus::InProgress));
	}

	#[benchmark]
	fn finish_encounter() {
		let cast = T::BenchmarkHelper::cast();
		encounter::<T>(&cast, EncounterStatus::InProgress);
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		finish_encounter(origin, ENCOUNTER);
		assert!(status_is::<T>(APPOINTMENT, AppointmentStatus::Fulfilled));
	}

	#[benchmark]
	fn cancel_encounter() {
		let cast = T::BenchmarkHelper::cast();
		encounter::<T>(&cast, EncounterStatus::Arrived);
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		cancel_encounter(origin, ENCOUNTER, Reason::Other);
		assert!(encounter_is::<T>(EncounterStatus::Cancelled));
		assert!(status_is::<T>(APPOINTMENT, AppointmentStatus::Cancelled));
	}

	#[benchmark]
	fn mark_encounter_in_error() {
		let cast = T::BenchmarkHelper::cast();
		encounter::<T>(&cast, EncounterStatus::InProgress);
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		mark_encounter_in_error(origin, ENCOUNTER);
		assert!(encounter_is::<T>(EncounterStatus::EnteredInError));
		assert!(status_is::<T>(APPOINTMENT, AppointmentStatus::EnteredInError));
	}

	#[benchmark]
	fn hand_over() {
		let cast = T::BenchmarkHelper::cast();
		encounter::<T>(&cast, EncounterStatus::InProgress);
		Pallet::<T>::untie(
			cast.organisation,
			cast.patient,
			TieKind::Open(EncounterId(id(0x50, 2))),
		);
		let until = now::<T>().plus(UnixMillis::HOUR);
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		hand_over(origin, cast.organisation, cast.patient, cast.colleague, until);
		let ties = TiesOf::<T>::get(cast.organisation, cast.patient);
		assert!(ties.iter().any(|tie| tie.until == until));
	}

	/// An encounter that nobody has attested, with as many ties beside it as there may be.
	fn unattested<T: Config>(cast: &CastOf<T>, status: EncounterStatus) {
		encounter::<T>(cast, status);
		Pallet::<T>::untie(cast.organisation, cast.patient, TieKind::Open(ENCOUNTER));
		Encounters::<T>::mutate(ENCOUNTER, |row| {
			if let Some(row) = row {
				row.attested = None;
			}
		});
	}

	fn is_attested<T: Config>() -> bool {
		Encounters::<T>::get(ENCOUNTER).is_some_and(|row| row.attested.is_some())
	}

	#[benchmark]
	fn attest() {
		let cast = T::BenchmarkHelper::cast();
		unattested::<T>(&cast, EncounterStatus::InProgress);
		let origin = RawOrigin::Signed(cast.patient_account);
		#[extrinsic_call]
		attest(origin, ENCOUNTER);
		assert!(is_attested::<T>());
	}

	#[benchmark]
	fn attest_by_statement() {
		let cast = T::BenchmarkHelper::cast();
		unattested::<T>(&cast, EncounterStatus::InProgress);
		let expires_at = now::<T>().plus(T::MaxStatementLifetime::get());
		let statement = VisitStatement {
			network: T::Network::get(),
			organisation: cast.organisation,
			doctor: cast.doctor,
			patient: cast.patient,
			account: cast.patient_account.clone().into(),
			encounter: ENCOUNTER,
			expires_at,
		};
		let wrapped = [b"<Bytes>", statement.text().as_bytes(), b"</Bytes>"].concat();
		let signature = T::BenchmarkHelper::sign_for_patient(&wrapped);
		let origin = RawOrigin::Signed(cast.clerk_account);
		#[extrinsic_call]
		attest_by_statement(origin, ENCOUNTER, cast.patient_account, expires_at, signature);
		assert!(is_attested::<T>());
	}

	#[benchmark]
	fn attest_by_card() {
		let cast = T::BenchmarkHelper::cast();
		unattested::<T>(&cast, EncounterStatus::InProgress);
		let statement = CardStatement {
			network: T::Network::get(),
			patient: cast.patient,
			organisation: cast.organisation,
			day: now::<T>().day(),
			count: 1,
		};
		let (key, proof) = T::BenchmarkHelper::card(&statement.bytes());
		let card = VisitCard {
			key,
			count: 0,
			registered_at: now::<T>(),
		};
		VisitCards::<T>::insert(cast.patient, card);
		let origin = RawOrigin::Signed(cast.clerk_account);
		#[extrinsic_call]
		attest_by_card(origin, ENCOUNTER, 1, proof);
		assert!(is_attested::<T>());
	}

	#[benchmark]
	fn vouch() {
		let cast = T::BenchmarkHelper::cast();
		unattested::<T>(&cast, EncounterStatus::InProgress);
		let origin = RawOrigin::Signed(cast.clerk_account);
		#[extrinsic_call]
		vouch(origin, ENCOUNTER);
		assert!(is_attested::<T>());
	}

	#[benchmark]
	fn admit() {
		let cast = T::BenchmarkHelper::cast();
		fill::<T>(&cast);
		let origin = RawOrigin::Signed(cast.clerk_account);
		#[extrinsic_call]
		admit(origin, ENCOUNTER, cast.organisation, cast.doctor, cast.patient);
		assert!(encounter_is::<T>(EncounterStatus::Arrived));
	}

	#[benchmark]
	fn extend_encounter() {
		let cast = T::BenchmarkHelper::cast();
		encounter::<T>(&cast, EncounterStatus::InProgress);
		Pallet::<T>::untie(
			cast.organisation,
			cast.patient,
			TieKind::Open(EncounterId(id(0x50, 2))),
		);
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		extend_encounter(origin, ENCOUNTER);
		assert!(encounter_is::<T>(EncounterStatus::InProgress));
	}

	#[benchmark]
	fn end_encounter() {
		let cast = T::BenchmarkHelper::cast();
		encounter::<T>(&cast, EncounterStatus::InProgress);
		let origin = RawOrigin::Signed(cast.patient_account);
		#[extrinsic_call]
		end_encounter(origin, ENCOUNTER);
		assert!(encounter_is::<T>(EncounterStatus::Finished));
	}

	/// The last of a full team.
	fn team<T: Config>(cast: &CastOf<T>) {
		for n in 1..MAX_TEAM {
			Pallet::<T>::set_in_team(cast.organisation, cast.doctor, PersonId(id(0x80, n)), true);
		}
		for n in 1..MAX_TEAMS {
			Pallet::<T>::set_in_team(cast.organisation, PersonId(id(0x90, n)), cast.colleague, true);
		}
	}

	#[benchmark]
	fn add_to_team() {
		let cast = T::BenchmarkHelper::cast();
		team::<T>(&cast);
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		add_to_team(origin, cast.organisation, cast.colleague);
		assert!(Teams::<T>::get(cast.organisation, cast.doctor).contains(&cast.colleague));
	}

	#[benchmark]
	fn remove_from_team() {
		let cast = T::BenchmarkHelper::cast();
		team::<T>(&cast);
		Pallet::<T>::set_in_team(cast.organisation, cast.doctor, cast.colleague, true);
		let origin = RawOrigin::Signed(cast.doctor_account);
		#[extrinsic_call]
		remove_from_team(origin, cast.organisation, cast.colleague);
		assert!(!Teams::<T>::get(cast.organisation, cast.doctor).contains(&cast.colleague));
	}

	#[benchmark]
	fn register_card() {
		let cast = T::BenchmarkHelper::cast();
		let origin = RawOrigin::Signed(cast.patient_account);
		#[extrinsic_call]
		register_card(origin, cast.patient, [7; 32]);
		assert!(VisitCards::<T>::contains_key(cast.patient));
	}

	#[benchmark]
	fn revoke_card() {
		let cast = T::BenchmarkHelper::cast();
		let card = VisitCard {
			key: [7; 32],
			count: 0,
			registered_at: now::<T>(),
		};
		VisitCards::<T>::insert(cast.patient, card);
		let origin = RawOrigin::Signed(cast.patient_account);
		#[extrinsic_call]
		revoke_card(origin, cast.patient);
		assert!(!VisitCards::<T>::contains_key(cast.patient));
	}

	/// With a full list that holds nothing that is over.
	#[benchmark]
	fn open_file() -> Result<(), BenchmarkError> {
		let cast = T::BenchmarkHelper::cast();
		let now = T::Clock::now();
		for n in 0..MAX_FILES {
			let file = FileTie {
				kind: FileKind::Booked(AppointmentId(id(0x60, n))),
				person: cast.doctor,
				from: now,
				until: now.plus(FILE_AFTER),
				desk_until: now.plus(FILE_AFTER),
			};
			FilesOf::<T>::mutate(cast.organisation, cast.patient, |files| {
				add_file(files, file, now)
			});
		}
		let origin = RawOrigin::Signed(cast.clerk_account);

		#[extrinsic_call]
		open_file(origin, cast.organisation, cast.patient, FileReason::Call);

		assert_eq!(
			FilesOf::<T>::get(cast.organisation, cast.patient)
				.last()
				.map(|file| file.kind),
			Some(FileKind::Opened)
		);
		Ok(())
	}

	#[benchmark]
	fn wish_renewal() {
		let cast = T::BenchmarkHelper::cast();
		fill::<T>(&cast);
		Pallet::<T>::untie(
			cast.organisation,
			cast.patient,
			TieKind::Open(EncounterId(id(0x50, 1))),
		);
		let origin = RawOrigin::Signed(cast.patient_account);
		#[extrinsic_call]
		wish_renewal(origin, cast.organisation, cast.doctor, cast.patient);
		let ties = TiesOf::<T>::get(cast.organisation, cast.patient);
		assert!(ties.iter().any(|tie| tie.kind == TieKind::Renewal));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_ext(), crate::mock::Test);
}
