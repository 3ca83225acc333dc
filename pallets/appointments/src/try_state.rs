// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Numbered invariants. The hook and the unit tests run the same function.

use crate::{
	AppointmentCount, Appointments, AppointmentsOf, BookingsOf, Config, EncounterCount, Encounters,
	EncountersOf, EncountersOn, FilesOf, Pallet, ReasonsOf, Schedules, SchedulesOf, Slots, Teams, TeamsOf,
	TiesOf, VisitCards,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use codec::Encode;
use frame_support::ensure;
use salus_primitives::{
	appointments::{
		AppointmentDetails, AppointmentStatus, Attestation, Slot, SlotSpan, SlotStatus, FILE_OPEN,
	},
	files::{FileKind, FileTie},
	keys::is_strong_verifying_key,
	ties::{Tie, TieKind},
	AppointmentId, Clock, OrganisationId, PatientId, ScheduleId, UnixMillis,
};
use sp_runtime::TryRuntimeError;

type Checked = Result<(), TryRuntimeError>;

/// Does any span overlap the next? Sorts them first.
fn any_overlap(mut spans: Vec<SlotSpan>) -> bool {
	spans.sort();
	spans
		.iter()
		.zip(spans.iter().skip(1))
		.any(|(one, next)| one.overlaps(next))
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet's storage.
	pub fn do_try_state() -> Checked {
		Self::check_schedules()?;
		Self::check_slot_lists()?;
		Self::check_slots_and_appointments()?;
		Self::check_bookings()?;
		Self::check_ties()?;
		Self::check_visits()?;
		Self::check_listings()?;
		Self::check_reasons()?;
		Self::check_teams()?;
		Self::check_attestations()?;
		Self::check_files()
	}

	/// 1. The schedules that are listed are the open ones, each once, under its doctor and organisation.
	fn check_schedules() -> Checked {
		let mut listed = 0usize;
		for (doctor, organisation, open) in SchedulesOf::<T>::iter() {
			for schedule in &open {
				let fits = Schedules::<T>::get(schedule).is_some_and(|details| {
					details.open && details.doctor == doctor && details.organisation == organisation
				});
				ensure!(fits, "1: a schedule listed in the wrong place, or a closed one");
			}
			let distinct: BTreeSet<_> = open.iter().collect();
			ensure!(distinct.len() == open.len(), "1: a schedule listed twice");
			listed = listed.saturating_add(open.len());
		}
		let open = Schedules::<T>::iter_values()
			.filter(|details| details.open)
			.count();
		ensure!(listed == open, "1: an open schedule that is not listed");
		Ok(())
	}

	/// 2. Slots belong to a schedule and their day, are in order, as long as a slot may be, and do not overlap.
	fn check_slot_lists() -> Checked {
		let mut spans = BTreeMap::<ScheduleId, Vec<SlotSpan>>::new();
		for (schedule, day, slots) in Slots::<T>::iter() {
			ensure!(
				Schedules::<T>::contains_key(schedule) && !slots.is_empty(),
				"2: slots of no schedule, or a day without any"
			);
			for slot in &slots {
				ensure!(
					slot.span.start.day() == day && slot.span.has_slot_length(),
					"2: a slot on the wrong day, or of a wrong length"
				);
			}
			ensure!(
				slots.is_sorted_by_key(|slot| slot.span.start),
				"2: slots out of order"
			);
			spans
				.entry(schedule)
				.or_default()
				.extend(slots.iter().map(|slot| slot.span));
		}
		let clash = spans.into_values().any(any_overlap);
		ensure!(!clash, "2: two slots of one schedule that overlap");
		Ok(())
	}

	/// 3. A slot is taken if and only if exactly one appointment that holds its slot names it, and both say the same.
	fn check_slots_and_appointments() -> Checked {
		let mut taken = BTreeSet::new();
		for (schedule, _, slots) in Slots::<T>::iter() {
			for slot in &slots {
				Self::check_slot(schedule, slot)?;
				let twice = slot.appointment.is_some_and(|one| !taken.insert(one));
				ensure!(!twice, "3: two slots of one appointment");
			}
		}
		for (appointment, details) in Appointments::<T>::iter() {
			ensure!(
				details.status.slot_status().is_some() == taken.contains(&appointment),
				"3: an appointment without its slot, or with one that it should not have"
			);
			ensure!(
				(details.status == AppointmentStatus::Pending) == details.held_until.is_some(),
				"3: a hold of what is not pending, or none"
			);
		}
		Ok(())
	}

	fn check_slot(schedule: ScheduleId, slot: &Slot) -> Checked {
		let Some(appointment) = slot.appointment else {
			ensure!(
				slot.status == SlotStatus::Free && slot.held_until.is_none(),
				"3: a slot that is taken by nobody"
			);
			return Ok(());
		};
		let agrees = Appointments::<T>::get(appointment).is_some_and(|details| {
			details.schedule == schedule
				&& details.span == slot.span
				&& details.held_until == slot.held_until
				&& details.status.slot_status() == Some(slot.status)
		});
		ensure!(agrees, "3: a slot that differs from its appointment");
		Ok(())
	}

	/// 4. A patient's bookings are live appointments of the patient that do not overlap, and none that counts is missing.
	fn check_bookings() -> Checked {
		let now = T::Clock::now();
		let mut listed = BTreeSet::new();
		for (patient, bookings) in BookingsOf::<T>::iter() {
			for booking in &bookings {
				let agrees = Appointments::<T>::get(booking.appointment).is_some_and(|details| {
					details.patient == patient
						&& details.span == booking.span
						&& details.held_until == booking.held_until
						&& details.status.is_live()
				});
				ensure!(agrees, "4: a booking that differs from its appointment");
				ensure!(listed.insert(booking.appointment), "4: a booking listed twice");
			}
			let spans = bookings.iter().map(|booking| booking.span).collect();
			ensure!(!any_overlap(spans), "4: two bookings of one patient that overlap");
		}
		for (appointment, details) in Appointments::<T>::iter() {
			let counts = details.reason_until().is_some_and(|until| now < until);
			ensure!(
				!counts || listed.contains(&appointment),
				"4: a live appointment that is not among the bookings"
			);
		}
		Ok(())
	}

	/// 5. A tie says what its appointment or encounter gives, once; none that counts is missing, but the finished may be.
	fn check_ties() -> Checked {
		let mut handovers = BTreeSet::new();
		let mut appointments = BTreeSet::new();
		let mut encounters = BTreeSet::new();
		let mut renewals = BTreeSet::new();
		for (organisation, patient, ties) in TiesOf::<T>::iter() {
			for tie in &ties {
				ensure!(
					Self::is_given(organisation, patient, tie),
					"5: a tie that nothing gives"
				);
				let once = match tie.kind {
					TieKind::Handover(from) => handovers.insert((organisation, patient, from, tie.doctor)),
					TieKind::Appointment(id) => appointments.insert((organisation, patient, id)),
					TieKind::Open(id) | TieKind::Finished(id) | TieKind::Vouched(id) => {
						encounters.insert((organisation, patient, id))
					}
					TieKind::Renewal => renewals.insert((organisation, patient, tie.doctor)),
				};
				ensure!(once, "5: the same tie twice");
			}
		}
		let now = T::Clock::now();
		for (id, details) in Appointments::<T>::iter() {
			let counts = details.status.gives_cover()
				&& Tie::of_appointment(id, &details).is_some_and(|tie| now < tie.until);
			ensure!(
				!counts || appointments.contains(&(details.organisation, details.patient, id)),
				"5: a confirmed appointment that ties nobody"
			);
		}
		for (id, details) in Encounters::<T>::iter() {
			let counts =
				details.is_open(now) && Tie::of_encounter(id, &details).is_some_and(|tie| now < tie.until);
			ensure!(
				!counts || encounters.contains(&(details.organisation, details.patient, id)),
				"5: an attested open encounter that ties nobody"
			);
		}
		Ok(())
	}

	fn is_given(organisation: OrganisationId, patient: PatientId, tie: &Tie) -> bool {
		match tie.kind {
			TieKind::Handover(from) => from != tie.doctor && tie.from < tie.until,
			TieKind::Appointment(id) => Appointments::<T>::get(id).is_some_and(|details| {
				(details.organisation, details.patient) == (organisation, patient)
					&& details.status.gives_cover()
					&& Some(*tie) == Tie::of_appointment(id, &details)
			}),
			TieKind::Open(id) | TieKind::Finished(id) | TieKind::Vouched(id) => Encounters::<T>::get(id)
				.is_some_and(|details| {
					(details.organisation, details.patient) == (organisation, patient)
						&& Some(*tie) == Tie::of_encounter(id, &details)
				}),
			TieKind::Renewal => tie.from < tie.until,
		}
	}

	/// 9. A file is shown for a booking of that patient there, until a day after it, or opened for a quarter of an hour; once each.
	fn check_files() -> Checked {
		let mut seen = BTreeSet::new();
		for (organisation, patient, files) in FilesOf::<T>::iter() {
			ensure!(!files.is_empty(), "9: a list of files that is empty");
			for file in &files {
				let given = match file.kind {
					FileKind::Opened => file.until <= T::Clock::now().plus(FILE_OPEN),
					FileKind::Booked(id) => Appointments::<T>::get(id).is_some_and(|details| {
						(details.organisation, details.patient) == (organisation, patient)
							&& !details.status.shuts_file()
							&& *file == FileTie::of_appointment(id, &details)
					}),
				};
				ensure!(given, "9: a file that nothing shows");
				let key = (organisation, patient, file.encode());
				ensure!(seen.insert(key), "9: the same right to a file twice");
			}
		}
		Ok(())
	}

	/// 6. Who was checked in has an encounter of the same visit, and a booked or linked encounter is named by its appointment. An
	///    appointment stands where the encounter that it opened does; a walk-in makes good what was missed.
	fn check_visits() -> Checked {
		for (appointment, details) in Appointments::<T>::iter() {
			Self::check_visit(appointment, &details)?;
		}
		for (encounter, details) in Encounters::<T>::iter() {
			let linked = details.appointment.or(details.makes_good);
			let named = linked.is_none_or(|appointment| {
				Appointments::<T>::get(appointment).is_some_and(|row| row.encounter == Some(encounter))
			});
			ensure!(named, "6: an encounter that its appointment does not name");
			ensure!(
				details.appointment.is_none() || details.makes_good.is_none(),
				"6: a walk-in that was booked"
			);
			let started = details.started_at.unwrap_or(details.arrived_at);
			ensure!(
				details.arrived_at <= started
					&& started <= details.finished_at.unwrap_or(UnixMillis::FOREVER),
				"6: a visit out of order"
			);
		}
		Ok(())
	}

	fn check_visit(appointment: AppointmentId, details: &AppointmentDetails) -> Checked {
		let needs = matches!(
			details.status,
			AppointmentStatus::CheckedIn | AppointmentStatus::Fulfilled
		);
		ensure!(
			!needs || details.encounter.is_some(),
			"6: checked in without an encounter"
		);
		let same_visit = details.encounter.is_none_or(|encounter| {
			Encounters::<T>::get(encounter).is_some_and(|visit| {
				(visit.patient, visit.organisation) == (details.patient, details.organisation)
					&& [visit.appointment, visit.makes_good].contains(&Some(appointment))
			})
		});
		ensure!(
			same_visit,
			"6: an appointment with the encounter of another visit"
		);
		let agrees = details
			.encounter
			.and_then(Encounters::<T>::get)
			.is_none_or(|visit| match visit.appointment {
				Some(_) => details.status == visit.status.appointment_status(),
				None => matches!(
					details.status,
					AppointmentStatus::NoShow | AppointmentStatus::EnteredInError
				),
			});
		ensure!(
			agrees,
			"6: an appointment that stands elsewhere than its encounter"
		);
		Ok(())
	}

	/// 7. Every appointment and encounter is listed once for its patient without a gap; an encounter also for its doctor's day.
	fn check_listings() -> Checked {
		let mut appointments = BTreeSet::new();
		for (patient, index, appointment) in AppointmentsOf::<T>::iter() {
			let fits = Appointments::<T>::get(appointment).is_some_and(|row| row.patient == patient)
				&& index < AppointmentCount::<T>::get(patient);
			ensure!(
				fits && appointments.insert(appointment),
				"7: an appointment listed wrongly"
			);
		}
		let counted: u64 = AppointmentCount::<T>::iter_values().map(u64::from).sum();
		let rows = Appointments::<T>::iter_keys().count() as u64;
		ensure!(
			appointments.len() as u64 == rows && counted == rows,
			"7: an appointment that is not listed, or a wrong count"
		);
		let mut encounters = BTreeSet::new();
		for (patient, index, encounter) in EncountersOf::<T>::iter() {
			let fits = Encounters::<T>::get(encounter).is_some_and(|row| row.patient == patient)
				&& index < EncounterCount::<T>::get(patient);
			ensure!(
				fits && encounters.insert(encounter),
				"7: an encounter listed wrongly"
			);
		}
		let counted: u64 = EncounterCount::<T>::iter_values().map(u64::from).sum();
		let rows = Encounters::<T>::iter_keys().count() as u64;
		ensure!(
			encounters.len() as u64 == rows && counted == rows,
			"7: an encounter that is not listed, or a wrong count"
		);
		Self::check_days(rows)
	}

	fn check_days(rows: u64) -> Checked {
		let mut listed = BTreeSet::new();
		for ((organisation, doctor), day, encounters) in EncountersOn::<T>::iter() {
			for encounter in encounters {
				let fits = Encounters::<T>::get(encounter).is_some_and(|row| {
					(row.organisation, row.doctor) == (organisation, doctor) && row.arrived_at.day() == day
				});
				ensure!(
					fits && listed.insert(encounter),
					"7: an encounter on the wrong day"
				);
			}
		}
		ensure!(listed.len() as u64 == rows, "7: an encounter on no day");
		Ok(())
	}

	/// 8. A reason's reader is a live appointment of the patient that names the record.
	fn check_reasons() -> Checked {
		for (patient, reason, appointment) in ReasonsOf::<T>::iter() {
			let fits = Appointments::<T>::get(appointment).is_some_and(|row| {
				row.patient == patient && row.reason == Some(reason) && row.status.is_live()
			});
			ensure!(fits, "8: a reason of an appointment that does not have it");
		}
		Ok(())
	}

	/// 9. The teams and the lists of them are two sides of the same pairs; nobody is in their own.
	fn check_teams() -> Checked {
		let mut pairs = BTreeSet::new();
		for (organisation, lead, team) in Teams::<T>::iter() {
			ensure!(!team.is_empty(), "9: an empty team");
			for member in team {
				ensure!(member != lead, "9: in one's own team");
				ensure!(pairs.insert((organisation, lead, member)), "9: in a team twice");
			}
		}
		let mut sides = BTreeSet::new();
		for (organisation, member, leads) in TeamsOf::<T>::iter() {
			ensure!(!leads.is_empty(), "9: an empty list of teams");
			sides.extend(leads.into_iter().map(|lead| (organisation, lead, member)));
		}
		ensure!(pairs == sides, "9: the two sides of teams differ");
		Ok(())
	}

	/// 10. Nobody's visit is vouched for by its doctor, and no card has a key for which anybody can sign.
	fn check_attestations() -> Checked {
		for details in Encounters::<T>::iter_values() {
			let alone = matches!(
				details.attested,
				Some(Attestation::Members { by, .. }) if by == details.doctor || by == details.opened_by
			);
			ensure!(!alone, "10: a visit that one person made up");
		}
		let weak = VisitCards::<T>::iter_values().any(|card| !is_strong_verifying_key(&card.key));
		ensure!(!weak, "10: a card with a weak key");
		Ok(())
	}
}
