// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who of an organisation may see who a patient is: the file with name, birth date and address.
//!
//! It is needed before anybody is treated, so it does not wait for a visit; and it is not the record, so it opens nothing else. Having
//! written it gives no right to it. See [`AllowRule::Desk`](crate::decision::AllowRule::Desk).

use crate::{
	appointments::{AppointmentDetails, FILE_AFTER, FILE_OPEN, MAX_FILES},
	ids::{AppointmentId, PersonId},
	macros::coded_enum,
	roles::Profession,
	ties::Tie,
	time::UnixMillis,
};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Why the members of one organisation may see one patient's file.
pub type Files = BoundedVec<FileTie, ConstU32<MAX_FILES>>;

coded_enum! {
	/// Why a member opens a file without an appointment.
	pub enum FileReason {
		/// The patient, or somebody for them, calls.
		Call = 0 => "call",
		/// The patient stands at the desk.
		WalkIn = 1 => "walk-in",
		/// What it says is to be put right.
		Correction = 2 => "correction",
	}
}

/// Where a right to see a file comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum FileKind {
	/// A booking: the doctor's, the doctor's team's, and the desk's.
	#[codec(index = 0)]
	Booked(AppointmentId),
	/// Somebody opened it, for themself alone.
	#[codec(index = 1)]
	Opened,
}

/// A right to see a patient's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct FileTie {
	/// Where it comes from.
	pub kind: FileKind,
	/// The doctor who is booked, or who opened it.
	pub person: PersonId,
	/// The first instant.
	pub from: UnixMillis,
	/// The first instant at which it is over for everybody.
	pub until: UnixMillis,
	/// The first instant at which it is over for the desk.
	pub desk_until: UnixMillis,
}

impl FileTie {
	/// What a booking gives until a day after its end, and to the desk until the end of that day; while it is pending, as long as it is
	/// held. From the booking on where the patient booked, and from the beginning of its day where a clerk did: nobody lets themself in
	/// days ahead.
	pub fn of_appointment(appointment: AppointmentId, details: &AppointmentDetails) -> Self {
		let end = details.span.end;
		Self {
			kind: FileKind::Booked(appointment),
			person: details.doctor,
			from: if details.booked_by_patient {
				details.created_at
			} else {
				details.span.start.start_of_day()
			},
			until: details.held_until.unwrap_or(end.plus(FILE_AFTER)),
			desk_until: details.held_until.unwrap_or(end.end_of_day()),
		}
	}

	/// What a member opens at this instant.
	pub fn opened(by: PersonId, now: UnixMillis) -> Self {
		Self {
			kind: FileKind::Opened,
			person: by,
			from: now,
			until: now.plus(FILE_OPEN),
			desk_until: now.plus(FILE_OPEN),
		}
	}

	/// The first instant at which it is over for this member, who is in the teams of these doctors; `None` where it is not theirs.
	fn until_for(&self, member: PersonId, leads: &[PersonId], profession: Profession) -> Option<UnixMillis> {
		let own = self.person == member;
		match (self.kind, profession) {
			(FileKind::Opened, _) => own.then_some(self.until),
			(FileKind::Booked(_), Profession::Clerk) => Some(self.desk_until),
			(FileKind::Booked(_), Profession::Doctor | Profession::Nurse) => {
				(own || leads.contains(&self.person)).then_some(self.until)
			}
			(FileKind::Booked(_), _) => None,
		}
	}
}

/// Adds a right; those that are over make room, and if that is not enough the one that ends first: who is booked is not kept from being
/// known by what was.
pub fn add_file(files: &mut Files, file: FileTie, now: UnixMillis) {
	files.retain(|other| now < other.until && (other.kind, other.person) != (file.kind, file.person));
	if files.is_full() {
		let first_to_end = files
			.iter()
			.enumerate()
			.min_by_key(|(_, other)| other.until)
			.map(|(index, _)| index);
		if let Some(index) = first_to_end {
			files.remove(index);
		}
	}
	// There is room now.
	let _ = files.try_push(file);
}

/// Until when this member may see the file: the doctor who is booked, the doctor's team and the desk, by bookings; the doctor of an open
/// encounter and that doctor's team, and the desk on the day on which it began; and whoever opened it.
pub fn file_until(
	files: &[FileTie],
	ties: &[Tie],
	member: PersonId,
	leads: &[PersonId],
	profession: Profession,
	now: UnixMillis,
) -> Option<UnixMillis> {
	let by_file = files
		.iter()
		.filter(|file| file.from <= now)
		.filter_map(|file| file.until_for(member, leads, profession));
	let by_visit = ties
		.iter()
		.filter_map(|tie| tie.file_until(member, leads, profession));
	by_file.chain(by_visit).filter(|until| now < *until).max()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		appointments::{AppointmentStatus, Modality, SlotSpan},
		ids::{EncounterId, OrganisationId, PatientId, ScheduleId},
		ties::TieKind,
	};

	const BROOK: PersonId = PersonId::repeat(1);
	const COLE: PersonId = PersonId::repeat(2);
	const DINA: PersonId = PersonId::repeat(3);
	const DAY: u64 = UnixMillis::DAY;
	/// Ten in the morning of the visit's day.
	const VISIT_END: UnixMillis = UnixMillis(100 * DAY + 10 * UnixMillis::HOUR);

	fn booked() -> FileTie {
		FileTie {
			kind: FileKind::Booked(AppointmentId::repeat(1)),
			person: BROOK,
			from: UnixMillis(90 * DAY),
			until: VISIT_END.plus(FILE_AFTER),
			desk_until: VISIT_END.end_of_day(),
		}
	}

	fn sees(files: &[FileTie], member: PersonId, leads: &[PersonId], profession: Profession) -> Option<u64> {
		file_until(files, &[], member, leads, profession, UnixMillis(90 * DAY)).map(|until| until.0)
	}

	#[test]
	fn a_booking_shows_it_to_the_doctor_and_the_team_until_a_day_after_and_to_the_desk_that_day() {
		let files = [booked()];
		let after = Some(VISIT_END.0 + DAY);
		assert_eq!(sees(&files, BROOK, &[], Profession::Doctor), after);
		assert_eq!(sees(&files, COLE, &[BROOK], Profession::Nurse), after);
		assert_eq!(sees(&files, DINA, &[], Profession::Clerk), Some(101 * DAY));
		for profession in [
			Profession::Doctor,
			Profession::Nurse,
			Profession::Pharmacist,
			Profession::PrivacyOfficer,
			Profession::LaboratoryTechnician,
		] {
			assert_eq!(sees(&files, COLE, &[], profession), None, "{profession}");
		}
	}

	#[test]
	fn it_holds_from_its_first_instant_to_the_last() {
		let at = |now| file_until(&[booked()], &[], DINA, &[], Profession::Clerk, UnixMillis(now));
		assert_eq!(at(90 * DAY - 1), None);
		assert!(at(90 * DAY).is_some());
		assert!(at(101 * DAY - 1).is_some());
		assert_eq!(at(101 * DAY), None);
	}

	#[test]
	fn what_somebody_opened_is_theirs_alone_for_a_quarter_of_an_hour() {
		let now = UnixMillis(90 * DAY);
		let files = [FileTie::opened(DINA, now)];
		assert_eq!(
			sees(&files, DINA, &[], Profession::Clerk),
			Some(now.0 + 15 * UnixMillis::MINUTE)
		);
		assert_eq!(sees(&files, COLE, &[DINA], Profession::Clerk), None);
	}

	fn by_visit(kind: TieKind, member: PersonId, profession: Profession) -> Option<u64> {
		let tie = Tie {
			kind,
			doctor: BROOK,
			from: UnixMillis(90 * DAY),
			until: UnixMillis(97 * DAY),
		};
		file_until(&[], &[tie], member, &[], profession, UnixMillis(90 * DAY + 1)).map(|until| until.0)
	}

	#[test]
	fn an_open_visit_shows_it_to_its_doctor_and_to_the_desk_on_its_first_day() {
		let encounter = EncounterId::repeat(1);
		for kind in [TieKind::Open(encounter), TieKind::Vouched(encounter)] {
			assert_eq!(by_visit(kind, BROOK, Profession::Doctor), Some(97 * DAY));
			assert_eq!(by_visit(kind, DINA, Profession::Clerk), Some(91 * DAY));
			assert_eq!(by_visit(kind, COLE, Profession::Doctor), None);
		}
		for kind in [
			TieKind::Finished(encounter),
			TieKind::Renewal,
			TieKind::Handover(COLE),
			TieKind::Appointment(AppointmentId::repeat(1)),
		] {
			assert_eq!(by_visit(kind, BROOK, Profession::Doctor), None);
			assert_eq!(by_visit(kind, DINA, Profession::Clerk), None);
		}
	}

	fn appointment(booked_by_patient: bool, held_until: Option<UnixMillis>) -> AppointmentDetails {
		AppointmentDetails {
			patient: PatientId::repeat(9),
			organisation: OrganisationId::repeat(8),
			doctor: BROOK,
			schedule: ScheduleId::repeat(7),
			span: SlotSpan {
				start: UnixMillis(VISIT_END.0 - 30 * UnixMillis::MINUTE),
				end: VISIT_END,
			},
			modality: Modality::InPerson,
			status: AppointmentStatus::Booked,
			held_until,
			reason: None,
			encounter: None,
			replaces: None,
			booked_by: DINA,
			booked_by_patient,
			arrived_by_patient: false,
			created_at: UnixMillis(90 * DAY + 5),
			changed_at: UnixMillis(90 * DAY + 5),
		}
	}

	#[test]
	fn a_clerks_booking_shows_it_on_the_visits_day_and_a_pending_one_while_it_is_held() {
		let id = AppointmentId::repeat(1);
		let of = |by_patient, held| {
			let file = FileTie::of_appointment(id, &appointment(by_patient, held));
			(file.from.0, file.until.0, file.desk_until.0)
		};
		assert_eq!(of(true, None), (90 * DAY + 5, VISIT_END.0 + DAY, 101 * DAY));
		assert_eq!(of(false, None), (100 * DAY, VISIT_END.0 + DAY, 101 * DAY));
		let held = UnixMillis(92 * DAY);
		assert_eq!(of(true, Some(held)), (90 * DAY + 5, held.0, held.0));
	}

	#[test]
	fn a_full_list_forgets_what_is_over_then_what_ends_first() {
		let now = UnixMillis(0);
		let mut files = Files::default();
		for index in 0..MAX_FILES as u8 {
			let file = FileTie {
				kind: FileKind::Booked(AppointmentId::repeat(index)),
				person: BROOK,
				from: now,
				until: UnixMillis(1_000 + u64::from(index)),
				desk_until: now,
			};
			add_file(&mut files, file, now);
		}
		assert!(files.is_full());
		add_file(&mut files, FileTie::opened(DINA, now), now);
		assert_eq!(files.len(), MAX_FILES as usize);
		assert!(files.iter().all(|file| file.until > UnixMillis(1_000)));
		add_file(&mut files, FileTie::opened(DINA, UnixMillis(5)), UnixMillis(5));
		assert_eq!(files.len(), MAX_FILES as usize, "opening it again is one row");
		add_file(
			&mut files,
			FileTie::opened(COLE, UnixMillis(2_000)),
			UnixMillis(2_000),
		);
		assert_eq!(files.len(), 2);
	}
}
