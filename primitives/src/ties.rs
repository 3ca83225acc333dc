// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What ties a doctor, and the doctor's team, to a patient in one organisation, and what a tie lets them do.

use crate::{
	appointments::{
		AppointmentDetails, Attestation, EncounterDetails, EncounterStatus, COVER_AROUND, MAX_TEAMS, MAX_TIES,
	},
	care::CareFacts,
	ids::{AppointmentId, EncounterId, PersonId},
	roles::Profession,
	time::UnixMillis,
};
use alloc::{vec, vec::Vec};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The ties between one organisation's members and one patient.
pub type Ties = BoundedVec<Tie, ConstU32<MAX_TIES>>;
/// The doctors in whose teams one member of an organisation is.
pub type Leads = BoundedVec<PersonId, ConstU32<MAX_TEAMS>>;

/// Where a tie comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum TieKind {
	/// A confirmed appointment that the patient booked.
	#[codec(index = 0)]
	Appointment(AppointmentId),
	/// An open encounter that the patient attested.
	#[codec(index = 1)]
	Open(EncounterId),
	/// A finished one.
	#[codec(index = 2)]
	Finished(EncounterId),
	/// A handover by this doctor.
	#[codec(index = 3)]
	Handover(PersonId),
	/// An encounter that two members vouch for, open or finished.
	#[codec(index = 4)]
	Vouched(EncounterId),
	/// The patient's wish that this doctor renewed a prescription.
	#[codec(index = 5)]
	Renewal,
}

/// What ties a doctor, and the doctor's team, to a patient.
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
	/// What a confirmed appointment gives around its day: nothing where a clerk booked it.
	pub fn of_appointment(appointment: AppointmentId, details: &AppointmentDetails) -> Option<Self> {
		details.booked_by_patient.then(|| Self {
			kind: TieKind::Appointment(appointment),
			doctor: details.doctor,
			from: UnixMillis(details.span.start.0.saturating_sub(COVER_AROUND)),
			until: details.span.end.plus(COVER_AROUND),
		})
	}

	/// What an encounter gives; `None` when it gives nothing.
	pub fn of_encounter(encounter: EncounterId, details: &EncounterDetails) -> Option<Self> {
		let kind = match (details.attested?, details.status) {
			(Attestation::Members { .. }, _) => TieKind::Vouched(encounter),
			(_, EncounterStatus::Finished) => TieKind::Finished(encounter),
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

	/// An encounter that the patient attested, open or finished lately.
	fn is_encounter(&self) -> bool {
		self.is_open_encounter() || self.is_finished_encounter()
	}

	/// Until when an open visit shows this member the patient's file: its doctor and the doctor's team while it is open, the desk on the
	/// day on which it began.
	pub(crate) fn file_until(
		&self,
		member: PersonId,
		leads: &[PersonId],
		profession: Profession,
	) -> Option<UnixMillis> {
		let of_team = self.doctor == member || leads.contains(&self.doctor);
		let until = match profession {
			Profession::Clerk => Some(self.from.end_of_day().min(self.until)),
			Profession::Doctor | Profession::Nurse => of_team.then_some(self.until),
			_ => None,
		};
		until.filter(|_| self.is_open_encounter() || self.is_vouched())
	}

	fn is_vouched(&self) -> bool {
		matches!(self.kind, TieKind::Vouched(_))
	}

	/// Does it give cover, and not only what a doctor needs to write?
	fn gives_cover(&self) -> bool {
		!self.is_vouched() && self.kind != TieKind::Renewal
	}
}

/// The latest end of the ties that are live and that `which` lets through.
fn latest(ties: &[Tie], now: UnixMillis, which: impl Fn(&Tie) -> bool) -> Option<UnixMillis> {
	ties.iter()
		.filter(|tie| tie.is_live(now) && which(tie))
		.map(|tie| tie.until)
		.max()
}

/// What these ties let a member do who is in the teams of these doctors.
///
/// An encounter that the patient attested covers its doctor and that doctor's team, who also contribute, until seven days after its end.
/// An own appointment that the patient booked covers its doctor on its day, and a handover its receiver, who contributes while an encounter
/// is open. What two members vouch for lets its doctor contribute and read what the organisation wrote.
pub fn care_of(
	ties: &[Tie],
	member: PersonId,
	leads: &[PersonId],
	profession: Profession,
	now: UnixMillis,
) -> CareFacts {
	if !matches!(profession, Profession::Doctor | Profession::Nurse) {
		return CareFacts::default();
	}
	let own = |tie: &Tie| tie.doctor == member;
	let of_team = |tie: &Tie| own(tie) || leads.contains(&tie.doctor);
	let encounter = latest(ties, now, |tie| tie.is_encounter() && of_team(tie));
	let cover_until = latest(ties, now, |tie| own(tie) && tie.gives_cover()).max(encounter);
	let open = latest(ties, now, Tie::is_open_encounter);
	let beside = cover_until.zip(open).map(|(cover, open)| cover.min(open));
	let vouched = latest(ties, now, |tie| own(tie) && tie.is_vouched());
	let contribute_until = encounter.max(beside).max(vouched);
	let renewal = latest(ties, now, |tie| own(tie) && tie.kind == TieKind::Renewal);
	CareFacts {
		cover_until,
		own_records_until: vouched,
		contribute_until,
		prescribe_until: contribute_until
			.max(renewal)
			.filter(|_| profession == Profession::Doctor),
	}
}

/// Until when a doctor may add to the patient's medication because the patient wishes a renewal.
pub fn renewal_until(ties: &[Tie], doctor: PersonId, now: UnixMillis) -> Option<UnixMillis> {
	latest(ties, now, |tie| {
		tie.doctor == doctor && tie.kind == TieKind::Renewal
	})
}

/// Until when a doctor may hand over at most: `longest` from now out of an own tie; as long as the handover that the doctor
/// received lasts otherwise, so that a patient is not passed on for ever. `None` without cover.
pub fn handover_limit(ties: &[Tie], doctor: PersonId, longest: u64, now: UnixMillis) -> Option<UnixMillis> {
	let own = latest(ties, now, |tie| {
		tie.doctor == doctor && tie.gives_cover() && !tie.is_handover() && !tie.is_finished_encounter()
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
		let keeps = |tie: &Tie| tie.doctor == giver && tie.gives_cover() && now < tie.until;
		if ties.iter().any(keeps) {
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
		team_care(ties, member, &[], profession)
	}

	fn team_care(
		ties: &[Tie],
		member: PersonId,
		leads: &[PersonId],
		profession: Profession,
	) -> (Option<u64>, Option<u64>) {
		let facts = care_of(ties, member, leads, profession, NOW);
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
	fn an_encounter_gives_its_doctor_and_the_named_team_cover_and_nobody_else() {
		for kind in [TieKind::Open, TieKind::Finished] {
			let ties = [tie(kind(EncounterId::repeat(1)), BROOK, 0, 5_000)];
			let both = (Some(5_000), Some(5_000));
			assert_eq!(care(&ties, BROOK, Profession::Doctor), both);
			assert_eq!(team_care(&ties, COLE, &[BROOK], Profession::Nurse), both);
			assert_eq!(team_care(&ties, COLE, &[BROOK], Profession::Doctor), both);
			assert_eq!(team_care(&ties, COLE, &[BROOK], Profession::Clerk), (None, None));
			assert_eq!(care(&ties, COLE, Profession::Nurse), (None, None));
			assert_eq!(care(&ties, COLE, Profession::Doctor), (None, None));
		}
	}

	#[test]
	fn an_appointment_and_a_handover_give_their_doctors_team_nothing() {
		let ties = [
			tie(TieKind::Appointment(AppointmentId::repeat(1)), BROOK, 0, 5_000),
			tie(TieKind::Handover(COLE), BROOK, 0, 5_000),
		];
		assert_eq!(team_care(&ties, COLE, &[BROOK], Profession::Nurse), (None, None));
	}

	#[test]
	fn what_two_members_vouch_for_lets_its_doctor_write_and_read_the_organisations_own() {
		let ties = [tie(TieKind::Vouched(EncounterId::repeat(1)), BROOK, 0, 5_000)];
		let facts = care_of(&ties, BROOK, &[], Profession::Doctor, NOW);
		let until = Some(UnixMillis(5_000));
		let expected = CareFacts {
			cover_until: None,
			own_records_until: until,
			contribute_until: until,
			prescribe_until: until,
		};
		assert_eq!(facts, expected);
		assert_eq!(
			care_of(&ties, COLE, &[BROOK], Profession::Nurse, NOW),
			CareFacts::default()
		);
		assert_eq!(handover_limit(&ties, BROOK, 10_000, NOW), None);
	}

	#[test]
	fn a_wish_for_a_renewal_lets_its_doctor_prescribe_and_nothing_else() {
		let ties = [tie(TieKind::Renewal, BROOK, 0, 5_000)];
		let expected = CareFacts {
			prescribe_until: Some(UnixMillis(5_000)),
			..CareFacts::default()
		};
		assert_eq!(care_of(&ties, BROOK, &[], Profession::Doctor, NOW), expected);
		assert_eq!(renewal_until(&ties, BROOK, NOW), Some(UnixMillis(5_000)));
		assert_eq!(renewal_until(&ties, COLE, NOW), None);
		assert_eq!(handover_limit(&ties, BROOK, 10_000, NOW), None);
	}

	#[test]
	fn an_open_encounter_lets_a_doctor_with_cover_contribute_as_long_as_both_last() {
		let ties = [
			tie(TieKind::Open(EncounterId::repeat(1)), BROOK, 0, 9_000),
			tie(TieKind::Handover(BROOK), COLE, 0, 4_000),
		];
		assert_eq!(care(&ties, COLE, Profession::Doctor), (Some(4_000), Some(4_000)));
		assert_eq!(care(&ties[1..], COLE, Profession::Doctor), (Some(4_000), None));
		assert_eq!(care(&ties, COLE, Profession::Nurse), (Some(4_000), Some(4_000)));
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
