// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What is kept beside the rows, and rules that need no storage: what ties a member to a patient, and which slots clash.

use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use salus_primitives::{
	appointments::{
		AppointmentDetails, EncounterDetails, EncounterStatus, Slot, SlotSpan, COVER_AROUND, LIVE_AFTER_END,
		MAX_BOOKINGS, MAX_ENCOUNTERS_PER_DAY, MAX_SCHEDULES, MAX_SLOTS_PER_DAY, MAX_TIES,
	},
	care::CareFacts,
	roles::Profession,
	AppointmentId, EncounterId, PersonId, ScheduleId, UnixMillis,
};
use scale_info::TypeInfo;

/// The slots of one schedule that start on one UTC day, in the order of their starts.
pub type DaySlots = BoundedVec<Slot, ConstU32<MAX_SLOTS_PER_DAY>>;
/// The bookings of one patient.
pub type Bookings = BoundedVec<Booking, ConstU32<MAX_BOOKINGS>>;
/// The ties between one organisation's members and one patient.
pub type Ties = BoundedVec<Tie, ConstU32<MAX_TIES>>;
/// The open schedules of one doctor in one organisation.
pub type OpenSchedules = BoundedVec<ScheduleId, ConstU32<MAX_SCHEDULES>>;
/// The encounters of one doctor in one organisation that began on one UTC day.
pub type DayEncounters = BoundedVec<EncounterId, ConstU32<MAX_ENCOUNTERS_PER_DAY>>;

/// When a patient is booked: what a new booking is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Booking {
	/// By which appointment.
	pub appointment: AppointmentId,
	/// From when until when.
	pub span: SlotSpan,
	/// While pending: the first instant at which it no longer counts.
	pub held_until: Option<UnixMillis>,
}

impl Booking {
	/// Does it still count?
	pub fn is_live(&self, now: UnixMillis) -> bool {
		self.held_until.is_none_or(|until| now < until) && now < self.span.end.plus(LIVE_AFTER_END)
	}
}

/// Where a tie comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum TieKind {
	/// A confirmed appointment.
	#[codec(index = 0)]
	Appointment(AppointmentId),
	/// An open encounter.
	#[codec(index = 1)]
	Open(EncounterId),
	/// A finished encounter, after which the care team may still contribute.
	#[codec(index = 2)]
	Finished(EncounterId),
	/// A handover by this doctor.
	#[codec(index = 3)]
	Handover(PersonId),
}

/// What ties a doctor, and the nurses around, to a patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Tie {
	/// Where it comes from.
	pub kind: TieKind,
	/// Whom it ties.
	pub doctor: PersonId,
	/// The first instant.
	pub from: UnixMillis,
	/// The first instant after it.
	pub until: UnixMillis,
}

impl Tie {
	/// What a confirmed appointment gives around its day.
	pub fn of_appointment(appointment: AppointmentId, details: &AppointmentDetails) -> Self {
		Self {
			kind: TieKind::Appointment(appointment),
			doctor: details.doctor,
			from: UnixMillis(details.span.start.0.saturating_sub(COVER_AROUND)),
			until: details.span.end.plus(COVER_AROUND),
		}
	}

	/// What an encounter gives; `None` when it gives nothing.
	pub fn of_encounter(encounter: EncounterId, details: &EncounterDetails) -> Option<Self> {
		let kind = match details.status {
			EncounterStatus::Finished => TieKind::Finished(encounter),
			_ => TieKind::Open(encounter),
		};
		Some(Self {
			kind,
			doctor: details.doctor,
			from: details.arrived_at,
			until: details.ends_at()?,
		})
	}

	fn is_live(&self, now: UnixMillis) -> bool {
		self.from <= now && now < self.until
	}

	fn is_open_encounter(&self) -> bool {
		matches!(self.kind, TieKind::Open(_))
	}

	fn is_finished_encounter(&self) -> bool {
		matches!(self.kind, TieKind::Finished(_))
	}

	fn is_handover(&self) -> bool {
		matches!(self.kind, TieKind::Handover(_))
	}
}

/// The latest end of the ties that are live and that `which` lets through.
fn latest(ties: &[Tie], now: UnixMillis, which: impl Fn(&Tie) -> bool) -> Option<UnixMillis> {
	ties.iter()
		.filter(|tie| tie.is_live(now) && which(tie))
		.map(|tie| tie.until)
		.max()
}

/// What these ties let a member of this profession do.
///
/// A doctor has cover by an own open encounter, an own appointment today or a handover; a nurse while any encounter is open.
/// Doctor and nurses of an encounter contribute during and after it; another doctor with cover while one is open.
pub fn care_of(ties: &[Tie], member: PersonId, profession: Profession, now: UnixMillis) -> CareFacts {
	let open = latest(ties, now, Tie::is_open_encounter);
	match profession {
		Profession::Doctor => {
			let cover_until = latest(ties, now, |tie| {
				tie.doctor == member && !tie.is_finished_encounter()
			});
			let own = latest(ties, now, |tie| {
				tie.doctor == member && (tie.is_open_encounter() || tie.is_finished_encounter())
			});
			let beside = cover_until.zip(open).map(|(cover, open)| cover.min(open));
			CareFacts {
				cover_until,
				contribute_until: own.max(beside),
			}
		}
		Profession::Nurse => CareFacts {
			cover_until: open,
			contribute_until: open.max(latest(ties, now, Tie::is_finished_encounter)),
		},
		_ => CareFacts::default(),
	}
}

/// Until when a doctor may hand over at most: `longest` from now out of an own tie; as long as the handover that the doctor
/// received lasts otherwise, so that a patient is not passed on for ever. `None` without cover.
pub fn handover_limit(ties: &[Tie], doctor: PersonId, longest: u64, now: UnixMillis) -> Option<UnixMillis> {
	let own = latest(ties, now, |tie| {
		tie.doctor == doctor && !tie.is_handover() && !tie.is_finished_encounter()
	});
	match own {
		Some(_) => Some(now.plus(longest)),
		None => latest(ties, now, |tie| tie.doctor == doctor && tie.is_handover()),
	}
}

/// Would [`add_tie`] find room for a tie that must be kept?
pub fn has_room(ties: &Ties, now: UnixMillis) -> bool {
	let kept = ties
		.iter()
		.filter(|tie| now < tie.until && !tie.is_finished_encounter());
	kept.count() < MAX_TIES as usize
}

/// Adds a tie; those that are over make room, and if that is not enough the finished encounter that ends first: care never
/// waits for the past. Says whether there was room.
pub fn add_tie(ties: &mut Ties, tie: Tie, now: UnixMillis) -> bool {
	ties.retain(|tie| now < tie.until);
	if ties.is_full() {
		let first_to_end = ties
			.iter()
			.enumerate()
			.filter(|(_, tie)| tie.is_finished_encounter())
			.min_by_key(|(_, tie)| tie.until)
			.map(|(index, _)| index);
		if let Some(index) = first_to_end {
			ties.remove(index);
		}
	}
	ties.try_push(tie).is_ok()
}

/// After a tie of `doctor` turned out to be an error: ends the handovers of `doctor`, if nothing ties `doctor` any more, and those
/// that their receivers made. A tie that is over ties nobody, whether or not something has made it go.
pub fn end_handovers_of(ties: &mut Ties, doctor: PersonId, now: UnixMillis) {
	let mut untied = vec![doctor];
	while let Some(giver) = untied.pop() {
		if ties.iter().any(|tie| tie.doctor == giver && now < tie.until) {
			continue;
		}
		let given = |tie: &Tie| tie.kind == TieKind::Handover(giver);
		let receivers: Vec<_> = ties
			.iter()
			.filter(|tie| given(tie))
			.map(|tie| tie.doctor)
			.collect();
		ties.retain(|tie| !given(tie));
		untied.extend(receivers);
	}
}

/// Adds a free slot at its place among those of its day. Says whether there was room.
pub fn add_slot(slots: &mut DaySlots, span: SlotSpan) -> bool {
	let index = slots.partition_point(|slot| slot.span.start < span.start);
	slots.try_insert(index, Slot::free(span)).is_ok()
}

#[cfg(test)]
mod tests {
	use super::*;

	const BROOK: PersonId = PersonId::repeat(1);
	const COLE: PersonId = PersonId::repeat(2);
	const NOW: UnixMillis = UnixMillis(1_000);

	fn tie(kind: TieKind, doctor: PersonId, from: u64, until: u64) -> Tie {
		Tie {
			kind,
			doctor,
			from: UnixMillis(from),
			until: UnixMillis(until),
		}
	}

	fn care(ties: &[Tie], member: PersonId, profession: Profession) -> (Option<u64>, Option<u64>) {
		let facts = care_of(ties, member, profession, NOW);
		(
			facts.cover_until.map(|until| until.0),
			facts.contribute_until.map(|until| until.0),
		)
	}

	#[test]
	fn a_tie_holds_from_its_first_instant_to_the_last() {
		let kind = TieKind::Appointment(AppointmentId::repeat(1));
		for (from, until, cover) in [
			(1_001, 2_000, None),
			(1_000, 2_000, Some(2_000)),
			(1, 1_001, Some(1_001)),
			(1, 1_000, None),
		] {
			let ties = [tie(kind, BROOK, from, until)];
			assert_eq!(care(&ties, BROOK, Profession::Doctor), (cover, None));
		}
	}

	#[test]
	fn a_finished_encounter_gives_its_doctor_and_nurses_time_to_contribute_and_no_cover() {
		let ties = [tie(TieKind::Finished(EncounterId::repeat(1)), BROOK, 0, 5_000)];
		assert_eq!(care(&ties, BROOK, Profession::Doctor), (None, Some(5_000)));
		assert_eq!(care(&ties, COLE, Profession::Nurse), (None, Some(5_000)));
		assert_eq!(care(&ties, COLE, Profession::Doctor), (None, None));
	}

	#[test]
	fn an_open_encounter_lets_a_doctor_with_cover_contribute_as_long_as_both_last() {
		let ties = [
			tie(TieKind::Open(EncounterId::repeat(1)), BROOK, 0, 9_000),
			tie(TieKind::Handover(BROOK), COLE, 0, 4_000),
		];
		assert_eq!(care(&ties, COLE, Profession::Doctor), (Some(4_000), Some(4_000)));
		assert_eq!(care(&ties[1..], COLE, Profession::Doctor), (Some(4_000), None));
		assert_eq!(care(&ties, COLE, Profession::Nurse), (Some(9_000), Some(9_000)));
		assert_eq!(care(&ties, COLE, Profession::Clerk), (None, None));
	}

	#[test]
	fn a_handover_cannot_be_passed_on_for_longer() {
		let received = [tie(TieKind::Handover(BROOK), COLE, 0, 4_000)];
		assert_eq!(
			handover_limit(&received, COLE, 10_000, NOW),
			Some(UnixMillis(4_000))
		);
		let own = [tie(TieKind::Open(EncounterId::repeat(1)), COLE, 0, 4_000)];
		assert_eq!(handover_limit(&own, COLE, 10_000, NOW), Some(UnixMillis(11_000)));
		assert_eq!(handover_limit(&own, BROOK, 10_000, NOW), None);
	}

	#[test]
	fn a_full_list_forgets_what_is_over_then_the_finished_one_that_ends_first() {
		let mut ties = Ties::default();
		for index in 0..MAX_TIES as u8 {
			let finished = TieKind::Finished(EncounterId::repeat(index));
			assert!(add_tie(
				&mut ties,
				tie(finished, BROOK, 0, 2_000 + u64::from(index)),
				NOW
			));
		}
		assert!(has_room(&ties, NOW));
		let open = tie(TieKind::Open(EncounterId::repeat(200)), BROOK, 0, 9_000);
		assert!(add_tie(&mut ties, open, NOW));
		assert_eq!(ties.len(), MAX_TIES as usize);
		assert!(ties
			.iter()
			.all(|tie| tie.kind != TieKind::Finished(EncounterId::repeat(0))));
		assert!(add_tie(&mut ties, open, UnixMillis(5_000)));
		assert_eq!(ties.len(), 2);
	}

	#[test]
	fn a_list_full_of_what_must_be_kept_has_no_room() {
		let mut ties = Ties::default();
		for index in 0..MAX_TIES as u8 {
			assert!(has_room(&ties, NOW));
			let open = TieKind::Open(EncounterId::repeat(index));
			assert!(add_tie(&mut ties, tie(open, BROOK, 0, 9_000), NOW));
		}
		assert!(!has_room(&ties, NOW));
		assert!(!add_tie(
			&mut ties,
			tie(TieKind::Handover(COLE), BROOK, 0, 9_000),
			NOW
		));
	}

	#[test]
	fn handovers_end_with_the_error_that_they_came_from() {
		let passed_on = [
			tie(TieKind::Handover(BROOK), COLE, 0, 4_000),
			tie(TieKind::Handover(COLE), PersonId::repeat(3), 0, 4_000),
		];
		let mut ties = Ties::truncate_from(passed_on.to_vec());
		end_handovers_of(&mut ties, BROOK, NOW);
		assert!(ties.is_empty());
		let own = tie(TieKind::Open(EncounterId::repeat(1)), BROOK, 0, 9_000);
		let mut ties = Ties::truncate_from([&passed_on[..], &[own]].concat());
		end_handovers_of(&mut ties, BROOK, NOW);
		assert_eq!(ties.len(), 3);
	}

	#[test]
	fn a_tie_that_is_over_keeps_no_handover() {
		for (now, left) in [(1_999, 2), (2_000, 1)] {
			let appointment = TieKind::Appointment(AppointmentId::repeat(1));
			let mut ties = Ties::truncate_from(vec![
				tie(appointment, BROOK, 0, 2_000),
				tie(TieKind::Handover(BROOK), COLE, 0, 4_000),
			]);
			end_handovers_of(&mut ties, BROOK, UnixMillis(now));
			assert_eq!(ties.len(), left, "{now}");
		}
	}
}
