// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Schedules, slots, appointments, encounters and handovers: states and their allowed moves (FHIR R4 codes).
//!
//! The limits and windows are constants here, so that clients know them without asking.

use crate::{
	ids::{AppointmentId, EncounterId, OrganisationId, PatientId, PersonId, RecordId, ScheduleId},
	macros::coded_enum,
	network::Network,
	time::{Day, UnixMillis},
	views::Dated,
};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The most slots in one call: two weeks of a half-day practice.
pub const MAX_SLOTS_PER_CALL: u32 = 64;
/// The most slots of one schedule that start on one UTC day: one a quarter of an hour.
pub const MAX_SLOTS_PER_DAY: u32 = 96;
/// The most slots that one [cancelled day](MAX_DAY) may hold: a call has to fit into a block.
pub const MAX_CANCELLED_AT_ONCE: u32 = 96;
/// The most open schedules of one doctor in one organisation.
pub const MAX_SCHEDULES: u32 = 8;
/// The most bookings that one patient may have ahead.
pub const MAX_BOOKINGS: u32 = 16;
/// The most encounters of one doctor in one organisation that begin on one UTC day.
pub const MAX_ENCOUNTERS_PER_DAY: u32 = 192;
/// The most live ties between one organisation's members and one patient.
pub const MAX_TIES: u32 = 96;

/// How far ahead a slot may lie, in milliseconds.
pub const PUBLISH_AHEAD: u64 = 400 * UnixMillis::DAY;
/// The shortest slot, in milliseconds.
pub const MIN_SLOT: u64 = 5 * UnixMillis::MINUTE;
/// The longest slot, in milliseconds.
pub const MAX_SLOT: u64 = 12 * UnixMillis::HOUR;
/// How long a pending appointment holds its slot, in milliseconds; never beyond the start.
pub const HOLD: u64 = 48 * UnixMillis::HOUR;
/// The longest span that a cancelled day may have, in milliseconds: the day on which daylight saving ends has 25 hours.
pub const MAX_DAY: u64 = 26 * UnixMillis::HOUR;
/// How long before the start and after the end of an appointment the patient may arrive and be checked in, in milliseconds.
pub const ARRIVAL_WINDOW: u64 = 4 * UnixMillis::HOUR;
/// How long before the start a patient may join a virtual appointment, in milliseconds.
pub const JOIN_WINDOW: u64 = 30 * UnixMillis::MINUTE;
/// How long after the start a patient counts as missing, in milliseconds.
pub const NO_SHOW_GRACE: u64 = 15 * UnixMillis::MINUTE;
/// How long before the start and after the end an appointment gives its doctor cover, in milliseconds.
pub const COVER_AROUND: u64 = 12 * UnixMillis::HOUR;
/// How long after the end a live appointment still counts as the patient's booking and lets its doctor read its reason, in
/// milliseconds.
pub const LIVE_AFTER_END: u64 = UnixMillis::DAY;
/// How long an encounter counts as open unless somebody extends it, and for how long each time, in milliseconds.
pub const OPEN_ENCOUNTER: u64 = 7 * UnixMillis::DAY;
/// How long after the arrival the doctor alone extends an encounter, in milliseconds: then the patient or a second member has to.
pub const EXTENDED_BY_DOCTOR: u64 = 30 * UnixMillis::DAY;
/// How long after an encounter its doctor and team keep cover, in milliseconds: results come late.
pub const COVER_AFTER: u64 = 7 * UnixMillis::DAY;
/// How long what two members vouch for lasts, in milliseconds.
pub const VOUCHED: u64 = 24 * UnixMillis::HOUR;
/// How long after one visit that two members vouched for there is no other of the patient in the organisation, unless one was attested by
/// the patient meanwhile, in milliseconds.
pub const VOUCH_EVERY: u64 = 30 * UnixMillis::DAY;
/// How long a doctor may answer a patient's wish for a renewal, in milliseconds.
pub const RENEWAL: u64 = 7 * UnixMillis::DAY;
/// How long after a booked visit its doctor and team still see who the patient is, in milliseconds.
pub const FILE_AFTER: u64 = UnixMillis::DAY;
/// How long a file that a member opened for a caller or a walk-in stays open, in milliseconds.
pub const FILE_OPEN: u64 = 15 * UnixMillis::MINUTE;
/// How many files one member of an organisation may open in a day, by opening them or by booking.
pub const MAX_FILES_OPENED: u32 = 120;
/// The most reasons at a time for which members of one organisation see one patient's file.
pub const MAX_FILES: u32 = 48;
/// The most members of one doctor's team.
pub const MAX_TEAM: u32 = 32;
/// The most teams that one member of an organisation is in.
pub const MAX_TEAMS: u32 = 16;
/// The longest handover, in milliseconds.
pub const MAX_HANDOVER: u64 = 72 * UnixMillis::HOUR;

/// How many time zones there are: the lines of the table that clients keep. A zone that joins it makes this one more.
pub const TIME_ZONES: u16 = 419;

/// An IANA time zone as its line, counted from 1, in the table that clients keep. The chain stores it, and knows only how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct TimeZoneCode(pub u16);

impl TimeZoneCode {
	/// Is it in the table?
	pub const fn is_known(self) -> bool {
		1 <= self.0 && self.0 <= TIME_ZONES
	}
}

coded_enum! {
	/// Where doctor and patient meet.
	pub enum Modality {
		/// In one room.
		InPerson = 0 => "in-person",
		/// From afar.
		Virtual = 1 => "virtual",
	}
}

coded_enum! {
	/// Whether a slot can be booked (FHIR R4 Slot.status).
	pub enum SlotStatus {
		/// It can.
		Free = 0 => "free",
		/// A pending appointment holds it until an instant; from then on it can.
		BusyTentative = 1 => "busy-tentative",
		/// It cannot.
		Busy = 2 => "busy",
	}
}

impl SlotStatus {
	/// The table of allowed moves.
	pub const fn may_become(self, to: Self) -> bool {
		matches!(
			(self, to),
			(Self::Free, Self::BusyTentative | Self::Busy)
				| (Self::BusyTentative, Self::Free | Self::Busy)
				| (Self::Busy, Self::Free)
		)
	}
}

coded_enum! {
	/// Where an appointment stands (FHIR R4 Appointment.status).
	pub enum AppointmentStatus {
		/// Asked for; the slot is held.
		Pending = 0 => "pending",
		/// Confirmed.
		Booked = 1 => "booked",
		/// The patient is there.
		Arrived = 2 => "arrived",
		/// The front desk is done; the encounter is open.
		CheckedIn = 3 => "checked-in",
		/// It took place.
		Fulfilled = 4 => "fulfilled",
		/// It was called off, or its hold ran out.
		Cancelled = 5 => "cancelled",
		/// The patient did not come.
		NoShow = 6 => "noshow",
		/// Should never have been.
		EnteredInError = 7 => "entered-in-error",
	}
}

impl AppointmentStatus {
	/// The table of allowed moves.
	pub const fn may_become(self, to: Self) -> bool {
		matches!(
			(self, to),
			(Self::Pending, Self::Booked | Self::Cancelled)
				| (Self::Booked, Self::Arrived | Self::Cancelled | Self::NoShow)
				| (Self::Arrived, Self::CheckedIn | Self::Cancelled)
				| (Self::CheckedIn, Self::Fulfilled | Self::Cancelled)
				| (
					Self::Pending
						| Self::Booked | Self::Arrived
						| Self::CheckedIn | Self::Fulfilled
						| Self::Cancelled | Self::NoShow,
					Self::EnteredInError
				)
		)
	}

	/// Is it still to take place?
	pub const fn is_live(self) -> bool {
		matches!(self, Self::Pending) || self.gives_cover()
	}

	/// Is the patient still to come? Nobody calls who has come off with a whole day.
	pub const fn is_awaited(self) -> bool {
		matches!(self, Self::Pending | Self::Booked)
	}

	/// Is it confirmed and still to take place, so that it gives its doctor cover on its day?
	pub const fn gives_cover(self) -> bool {
		matches!(self, Self::Booked | Self::Arrived | Self::CheckedIn)
	}

	/// Will it not take place, or should it never have been? Then it shows nobody who the patient is.
	pub const fn shuts_file(self) -> bool {
		matches!(self, Self::Cancelled | Self::NoShow | Self::EnteredInError)
	}

	/// What its slot is, as stored; `None` when it holds none.
	pub const fn slot_status(self) -> Option<SlotStatus> {
		match self {
			Self::Pending => Some(SlotStatus::BusyTentative),
			Self::Booked | Self::Arrived | Self::CheckedIn | Self::Fulfilled | Self::NoShow => {
				Some(SlotStatus::Busy)
			}
			Self::Cancelled | Self::EnteredInError => None,
		}
	}
}

coded_enum! {
	/// Where an encounter stands (FHIR R4 Encounter.status).
	pub enum EncounterStatus {
		/// The patient is there.
		Arrived = 0 => "arrived",
		/// The doctor sees the patient.
		InProgress = 1 => "in-progress",
		/// It is over.
		Finished = 2 => "finished",
		/// It ended before it began.
		Cancelled = 3 => "cancelled",
		/// Should never have been.
		EnteredInError = 4 => "entered-in-error",
	}
}

impl EncounterStatus {
	/// The table of allowed moves.
	pub const fn may_become(self, to: Self) -> bool {
		matches!(
			(self, to),
			(Self::Arrived, Self::InProgress | Self::Cancelled)
				| (Self::InProgress, Self::Finished)
				| (
					Self::Arrived | Self::InProgress | Self::Finished | Self::Cancelled,
					Self::EnteredInError
				)
		)
	}

	/// Is it open?
	pub const fn is_open(self) -> bool {
		matches!(self, Self::Arrived | Self::InProgress)
	}

	/// Where the appointment stands whose check-in opened it: the two end together.
	pub const fn appointment_status(self) -> AppointmentStatus {
		match self {
			Self::Arrived | Self::InProgress => AppointmentStatus::CheckedIn,
			Self::Finished => AppointmentStatus::Fulfilled,
			Self::Cancelled => AppointmentStatus::Cancelled,
			Self::EnteredInError => AppointmentStatus::EnteredInError,
		}
	}
}

/// How it is known that the patient came: what opens an encounter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attestation {
	/// The patient's account, or a representative's, signed: by joining, by saying that the patient is there, by a statement.
	#[codec(index = 0)]
	Patient {
		/// Since when.
		at: UnixMillis,
	},
	/// The patient's visit card signed.
	#[codec(index = 1)]
	Card {
		/// Since when.
		at: UnixMillis,
	},
	/// Nobody but the doctor, who began, and a second, independent member say so: good for [`VOUCHED`], and for little.
	#[codec(index = 2)]
	Members {
		/// Since when.
		at: UnixMillis,
		/// The second member.
		by: PersonId,
	},
}

impl Attestation {
	/// Is it the patient's own?
	pub const fn is_own(&self) -> bool {
		!matches!(self, Self::Members { .. })
	}
}

/// First bytes of what a visit card signs: a card's key signs nothing else.
pub const CARD_DOMAIN: &[u8; 20] = b"Salus: a visit card\n";

/// An Ed25519 signature (RFC 8032) with a visit card's key over [`CardStatement::bytes`].
pub type CardProof = [u8; 64];

/// "I am here today": what a visit card signs. It holds for one organisation, one day and one count, so that a proof seen on the chain
/// serves nobody a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct CardStatement {
	/// On which network.
	pub network: Network,
	/// Whose card.
	pub patient: PatientId,
	/// Where.
	pub organisation: OrganisationId,
	/// The UTC day.
	pub day: Day,
	/// More than the card has counted before.
	pub count: u32,
}

impl CardStatement {
	/// The bytes to sign: [`CARD_DOMAIN`] and then the SCALE encoding.
	pub fn bytes(&self) -> Vec<u8> {
		let mut bytes = CARD_DOMAIN.to_vec();
		self.encode_to(&mut bytes);
		bytes
	}
}

/// A patient's visit card: a printed key pair whose public half lies here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct VisitCard {
	/// The Ed25519 public key (RFC 8032).
	pub key: [u8; 32],
	/// The highest count that it has signed.
	pub count: u32,
	/// When it was registered.
	pub registered_at: UnixMillis,
}

/// A schedule's row: when one doctor can be booked in one organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct ScheduleDetails {
	/// Where.
	pub organisation: OrganisationId,
	/// Whose.
	pub doctor: PersonId,
	/// The zone in which the doctor's day is meant.
	pub zone: TimeZoneCode,
	/// Is a booking confirmed without anybody looking at it?
	pub confirms_itself: bool,
	/// May slots still be published and booked?
	pub open: bool,
	/// When the row was made.
	pub created_at: UnixMillis,
}

/// From when until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct SlotSpan {
	/// The first instant.
	pub start: UnixMillis,
	/// The first instant after it.
	pub end: UnixMillis,
}

impl SlotSpan {
	/// Is there an instant in both?
	pub fn overlaps(&self, other: &Self) -> bool {
		self.start < other.end && other.start < self.end
	}

	/// Is it as long as a slot may be?
	pub fn has_slot_length(&self) -> bool {
		self.end
			.0
			.checked_sub(self.start.0)
			.is_some_and(|length| (MIN_SLOT..=MAX_SLOT).contains(&length))
	}
}

/// Several spans, as one call publishes them.
pub type SlotSpans = BoundedVec<SlotSpan, ConstU32<MAX_SLOTS_PER_CALL>>;
/// The starts of several slots, as one call withdraws them.
pub type SlotStarts = BoundedVec<UnixMillis, ConstU32<MAX_SLOTS_PER_CALL>>;

/// One slot of a schedule, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct Slot {
	/// From when until when.
	pub span: SlotSpan,
	/// Whether it can be booked, as stored: a hold may be over.
	pub status: SlotStatus,
	/// The appointment that has it.
	pub appointment: Option<AppointmentId>,
	/// While held: the first instant at which it is free again.
	pub held_until: Option<UnixMillis>,
}

impl Slot {
	/// A free slot.
	pub const fn free(span: SlotSpan) -> Self {
		Self {
			span,
			status: SlotStatus::Free,
			appointment: None,
			held_until: None,
		}
	}

	/// Whether it can be booked at this instant: one whose hold is over counts as free.
	pub fn status_at(&self, now: UnixMillis) -> SlotStatus {
		match self.held_until {
			Some(until) if until <= now => SlotStatus::Free,
			_ => self.status,
		}
	}
}

/// An appointment's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct AppointmentDetails {
	/// Who comes.
	pub patient: PatientId,
	/// Where.
	pub organisation: OrganisationId,
	/// To whom.
	pub doctor: PersonId,
	/// The schedule whose slot it has, or had.
	pub schedule: ScheduleId,
	/// From when until when.
	pub span: SlotSpan,
	/// Where they meet.
	pub modality: Modality,
	/// Where it stands, as stored: a pending one may be out of time.
	pub status: AppointmentStatus,
	/// While pending: the first instant at which it no longer holds its slot.
	pub held_until: Option<UnixMillis>,
	/// The sealed record that says why.
	pub reason: Option<RecordId>,
	/// The encounter that check-in opened, whatever became of it, or the walk-in that made a no-show good.
	pub encounter: Option<EncounterId>,
	/// The appointment that this one replaced.
	pub replaces: Option<AppointmentId>,
	/// Who booked.
	pub booked_by: PersonId,
	/// Did the patient's side book? Only then does it cover its doctor on its day.
	pub booked_by_patient: bool,
	/// Did the patient's side say that the patient is there? Then check-in opens an attested encounter.
	pub arrived_by_patient: bool,
	/// When the row was made.
	pub created_at: UnixMillis,
	/// When it last changed.
	pub changed_at: UnixMillis,
}

impl AppointmentDetails {
	/// Is it pending, with its hold over?
	pub fn hold_is_over(&self, now: UnixMillis) -> bool {
		self.held_until.is_some_and(|until| until <= now)
	}

	/// The first instant at which its doctor can no longer read the record that says why; `None` when that is over for good.
	pub fn reason_until(&self) -> Option<UnixMillis> {
		let last = self.span.end.plus(LIVE_AFTER_END);
		self.status
			.is_live()
			.then(|| self.held_until.map_or(last, |held| held.min(last)))
	}
}

/// An encounter's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct EncounterDetails {
	/// Who came.
	pub patient: PatientId,
	/// Where.
	pub organisation: OrganisationId,
	/// To whom.
	pub doctor: PersonId,
	/// The appointment whose check-in opened it; `None` for a walk-in.
	pub appointment: Option<AppointmentId>,
	/// The no-show that a walk-in makes good.
	pub makes_good: Option<AppointmentId>,
	/// Where they meet.
	pub modality: Modality,
	/// Where it stands.
	pub status: EncounterStatus,
	/// How it is known that the patient came; `None` opens nothing.
	pub attested: Option<Attestation>,
	/// Who opened it.
	pub opened_by: PersonId,
	/// When the patient was there.
	pub arrived_at: UnixMillis,
	/// The first instant at which it no longer counts as open, whatever the row says.
	pub open_until: UnixMillis,
	/// Has the patient's side ended what it gives?
	pub ended_by_patient: bool,
	/// When the doctor began.
	pub started_at: Option<UnixMillis>,
	/// When the doctor was done.
	pub finished_at: Option<UnixMillis>,
	/// When the row last changed.
	pub changed_at: UnixMillis,
}

impl EncounterDetails {
	/// Is it open at this instant?
	pub fn is_open(&self, now: UnixMillis) -> bool {
		self.status.is_open() && now < self.open_until
	}

	/// The first instant at which what it lets people do is over; `None` when it lets nobody do anything.
	pub fn ends_at(&self) -> Option<UnixMillis> {
		let attested = self.attested.filter(|_| !self.ended_by_patient)?;
		let ends = match self.status {
			EncounterStatus::Arrived | EncounterStatus::InProgress => self.open_until,
			// One that nobody finished in time gains nothing by being finished late.
			EncounterStatus::Finished => self.finished_at?.min(self.open_until).plus(COVER_AFTER),
			EncounterStatus::Cancelled | EncounterStatus::EnteredInError => return None,
		};
		Some(match attested {
			Attestation::Members { at, .. } => ends.min(at.plus(VOUCHED)),
			Attestation::Patient { .. } | Attestation::Card { .. } => ends,
		})
	}
}

/// One schedule as a listing shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct ScheduleView {
	/// Which.
	pub schedule: ScheduleId,
	/// Its row.
	pub details: ScheduleDetails,
}

/// One slot as everybody may see it: free or not, and not for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct SlotView {
	/// From when until when.
	pub span: SlotSpan,
	/// Whether it can be booked now.
	pub status: SlotStatus,
}

/// The most doctors whose free slots one question asks for.
pub const MAX_ASKED_DOCTORS: u32 = 16;

/// Of whom free slots are asked. More than these are no question: they do not decode, and who has more
/// doctors asks again.
pub type AskedDoctors = BoundedVec<PersonId, ConstU32<MAX_ASKED_DOCTORS>>;

/// One free slot of one of several doctors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct FreeSlotView {
	/// Whose.
	pub doctor: PersonId,
	/// In which organisation.
	pub organisation: OrganisationId,
	/// Of which schedule.
	pub schedule: ScheduleId,
	/// From when until when.
	pub span: SlotSpan,
}

/// One appointment as a listing shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct AppointmentView {
	/// Which.
	pub appointment: AppointmentId,
	/// Its row.
	pub details: AppointmentDetails,
}

impl Dated for AppointmentView {
	/// When it was booked.
	fn instant(&self) -> UnixMillis {
		self.details.created_at
	}
}

/// One encounter as a listing shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct EncounterView {
	/// Which.
	pub encounter: EncounterId,
	/// Its row.
	pub details: EncounterDetails,
}

impl Dated for EncounterView {
	/// When the patient was there.
	fn instant(&self) -> UnixMillis {
		self.details.arrived_at
	}
}

/// One live handover as a listing shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct HandoverView {
	/// Who handed over.
	pub from: PersonId,
	/// Who took over.
	pub to: PersonId,
	/// The first instant at which it is over.
	pub until: UnixMillis,
}

#[cfg(test)]
mod tests {
	use super::*;

	fn span(start: u64, end: u64) -> SlotSpan {
		SlotSpan {
			start: UnixMillis(start),
			end: UnixMillis(end),
		}
	}

	/// The pairs of a table that are allowed, as codes.
	fn moves<S: Copy>(
		all: &[S],
		may: fn(S, S) -> bool,
		code: fn(S) -> &'static str,
	) -> alloc::vec::Vec<(&'static str, &'static str)> {
		all.iter()
			.flat_map(|from| all.iter().map(move |to| (*from, *to)))
			.filter(|(from, to)| may(*from, *to))
			.map(|(from, to)| (code(from), code(to)))
			.collect()
	}

	#[test]
	fn the_moves_of_an_appointment_are_pinned() {
		assert_eq!(
			moves(
				AppointmentStatus::ALL,
				AppointmentStatus::may_become,
				AppointmentStatus::code
			),
			[
				("pending", "booked"),
				("pending", "cancelled"),
				("pending", "entered-in-error"),
				("booked", "arrived"),
				("booked", "cancelled"),
				("booked", "noshow"),
				("booked", "entered-in-error"),
				("arrived", "checked-in"),
				("arrived", "cancelled"),
				("arrived", "entered-in-error"),
				("checked-in", "fulfilled"),
				("checked-in", "cancelled"),
				("checked-in", "entered-in-error"),
				("fulfilled", "entered-in-error"),
				("cancelled", "entered-in-error"),
				("noshow", "entered-in-error"),
			]
		);
	}

	#[test]
	fn the_moves_of_an_encounter_are_pinned() {
		assert_eq!(
			moves(
				EncounterStatus::ALL,
				EncounterStatus::may_become,
				EncounterStatus::code
			),
			[
				("arrived", "in-progress"),
				("arrived", "cancelled"),
				("arrived", "entered-in-error"),
				("in-progress", "finished"),
				("in-progress", "entered-in-error"),
				("finished", "entered-in-error"),
				("cancelled", "entered-in-error"),
			]
		);
	}

	#[test]
	fn an_encounter_moves_only_where_its_appointment_can_follow() {
		for from in EncounterStatus::ALL {
			for to in EncounterStatus::ALL {
				let (before, after) = (from.appointment_status(), to.appointment_status());
				let follows = before == after || before.may_become(after);
				assert!(!from.may_become(*to) || follows, "{from} to {to}");
			}
		}
	}

	#[test]
	fn a_patient_is_awaited_until_the_arrival() {
		let awaited: alloc::vec::Vec<_> = AppointmentStatus::ALL
			.iter()
			.filter(|status| status.is_awaited())
			.map(|status| status.code())
			.collect();
		assert_eq!(awaited, ["pending", "booked"]);
	}

	#[test]
	fn the_moves_of_a_slot_are_pinned() {
		assert_eq!(
			moves(SlotStatus::ALL, SlotStatus::may_become, SlotStatus::code),
			[
				("free", "busy-tentative"),
				("free", "busy"),
				("busy-tentative", "free"),
				("busy-tentative", "busy"),
				("busy", "free"),
			]
		);
	}

	#[test]
	fn indices_are_pinned() {
		for (index, status) in AppointmentStatus::ALL.iter().enumerate() {
			assert_eq!(status.encode(), [index as u8]);
		}
		assert_eq!(Modality::Virtual.encode(), [1]);
		assert_eq!(EncounterStatus::EnteredInError.encode(), [4]);
		assert_eq!(SlotStatus::Busy.encode(), [2]);
		assert_eq!(TimeZoneCode(0x0102).encode(), [2, 1]);
		let slot = Slot {
			span: span(1, 2),
			status: SlotStatus::BusyTentative,
			appointment: Some(AppointmentId::repeat(3)),
			held_until: Some(UnixMillis(4)),
		};
		let mut bytes = alloc::vec![1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 1];
		bytes.extend([3; 32]);
		bytes.extend([1, 4, 0, 0, 0, 0, 0, 0, 0]);
		assert_eq!(slot.encode(), bytes);
	}

	#[test]
	fn spans_that_touch_do_not_overlap() {
		assert!(!span(0, 10).overlaps(&span(10, 20)));
		assert!(!span(10, 20).overlaps(&span(0, 10)));
		assert!(span(0, 11).overlaps(&span(10, 20)));
		assert!(span(12, 13).overlaps(&span(10, 20)));
	}

	#[test]
	fn a_slot_is_neither_too_short_nor_too_long() {
		for (length, fine) in [
			(MIN_SLOT - 1, false),
			(MIN_SLOT, true),
			(MAX_SLOT, true),
			(MAX_SLOT + 1, false),
		] {
			assert_eq!(span(7, 7 + length).has_slot_length(), fine, "{length}");
		}
		assert!(!span(7, 6).has_slot_length());
	}

	#[test]
	fn a_slot_is_free_from_the_first_instant_after_its_hold() {
		let slot = Slot {
			status: SlotStatus::BusyTentative,
			held_until: Some(UnixMillis(10)),
			..Slot::free(span(20, 30))
		};
		assert_eq!(slot.status_at(UnixMillis(9)), SlotStatus::BusyTentative);
		assert_eq!(slot.status_at(UnixMillis(10)), SlotStatus::Free);
	}
}
