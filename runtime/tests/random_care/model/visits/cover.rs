// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What ties a doctor to a patient, and lets the care team contribute.

use super::*;

impl Model {
	/// Until when an own open visit or an own appointment today ties this doctor to the patient.
	pub(super) fn own_tie(&self, doctor: Person, org: Org, patient: Person) -> Option<u64> {
		let now = self.now;
		let visits = self.visits.visits.iter();
		let open = visits
			.filter(|visit| visit.doctor == doctor && visit.org == org && visit.patient == patient)
			.filter_map(|visit| visit.open_until(now));
		let bookings = self.visits.bookings.iter();
		let today = bookings
			.filter(|one| one.doctor == doctor && one.org == org && one.patient == patient)
			.filter(|one| one.is_confirmed() && one.by_patient && one.slot.start <= now + AROUND_TODAY)
			.map(|one| one.slot.end + AROUND_TODAY)
			.filter(|until| now < *until);
		open.chain(today).max()
	}

	pub(super) fn received_tie(&self, doctor: Person, org: Org, patient: Person) -> Option<u64> {
		let handovers = self.visits.handovers.iter();
		handovers
			.filter(|one| one.to == doctor && one.org == org && one.patient == patient)
			.map(|one| one.until)
			.filter(|until| self.now < *until)
			.max()
	}

	pub(super) fn open_visit(&self, org: Org, patient: Person) -> Option<u64> {
		let visits = self.visits.visits.iter();
		visits
			.filter(|visit| visit.org == org && visit.patient == patient)
			.filter_map(|visit| visit.open_until(self.now))
			.max()
	}

	pub(super) fn results(&self, org: Org, patient: Person, doctor: Option<Person>) -> Option<u64> {
		let visits = self.visits.visits.iter();
		visits
			.filter(|visit| visit.org == org && visit.patient == patient)
			.filter(|visit| doctor.is_none_or(|doctor| visit.doctor == doctor))
			.filter_map(|visit| visit.results_until(self.now))
			.max()
	}

	/// Until when a member has cover: a doctor's own tie, visit just ended, or handover. Nobody names a team here, so that nurses have none.
	pub fn cover(&self, person: Person, org: Org, patient: Person) -> Option<u64> {
		let profession = self.people.job(person, org, self.now)?.profession;
		let may = profession == Profession::Doctor && self.people.is_registered(patient, org);
		let received = self.received_tie(person, org, patient);
		let own = self.own_tie(person, org, patient);
		let after = self.results(org, patient, Some(person));
		own.max(received).max(after).filter(|_| may)
	}

	/// Until when a member may contribute as one of the care team of a visit, and a doctor prescribe.
	pub fn care_team_until(&self, person: Person, org: Org, patient: Person) -> Option<u64> {
		let cover = self.cover(person, org, patient)?;
		let own = self
			.visits
			.visits
			.iter()
			.filter(|visit| visit.doctor == person && visit.org == org && visit.patient == patient);
		let own_open = own.filter_map(|visit| visit.open_until(self.now)).max();
		let beside = self.open_visit(org, patient).map(|open| cover.min(open));
		let after = self.results(org, patient, Some(person));
		own_open.max(after).max(beside)
	}

	/// Does anything, now or at an appointment to come, tie this doctor to the patient?
	pub(super) fn is_tied(&self, doctor: Person, org: Org, patient: Person) -> bool {
		let to_come = self.visits.bookings.iter().any(|one| {
			one.doctor == doctor
				&& one.org == org
				&& one.patient == patient
				&& one.is_confirmed()
				&& one.by_patient
				&& self.now < one.slot.end + AROUND_TODAY
		});
		to_come
			|| self.own_tie(doctor, org, patient).is_some()
			|| self.received_tie(doctor, org, patient).is_some()
			|| self.results(org, patient, Some(doctor)).is_some()
	}

	/// After an error: the handovers end of whom nothing ties any more, and those that their receivers made.
	pub(super) fn end_orphans(&mut self, doctor: Person, org: Org, patient: Person) {
		if self.is_tied(doctor, org, patient) {
			return;
		}
		let of_them = |one: &Handover| one.from == doctor && one.org == org && one.patient == patient;
		let handovers = &mut self.visits.handovers;
		let receivers: Vec<Person> = handovers
			.iter()
			.filter(|one| of_them(one))
			.map(|one| one.to)
			.collect();
		handovers.retain(|one| !of_them(one));
		for receiver in receivers {
			self.end_orphans(receiver, org, patient);
		}
	}
}
