// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who may.

use super::*;

impl Model {
	pub(super) fn ensure_patient_side(&self, by: Signer, patient: Person) -> Verdict {
		let person = self.people.acts(by, Way::Own, self.now)?;
		need(
			self.people.books_for(person, patient, self.now),
			"not for the patient",
		)
	}

	pub(super) fn ensure_clerk(&self, by: Signer, org: Org) -> Verdict {
		let person = self.people.acts(by, Way::Desk, self.now)?;
		let clerk = self.people.works_as(person, org, Profession::Clerk, self.now);
		need(clerk, "no clerk there")
	}

	/// That doctor, or a clerk.
	pub(super) fn ensure_staff(&self, by: Signer, org: Org, doctor: Person) -> Verdict {
		let person = self.people.acts(by, Way::Clinic, self.now);
		let that = person == Ok(doctor) && self.people.is_doctor(doctor, org, self.now);
		need(that, "not that doctor").or_else(|_| self.ensure_clerk(by, org))
	}

	/// That doctor, or another one with cover.
	pub(super) fn ensure_doctor(&self, by: Signer, org: Org, doctor: Person, patient: Person) -> Verdict {
		let person = self.people.acts(by, Way::Clinic, self.now)?;
		let may = self.is_author_or_cover(person, doctor, org, patient);
		need(may, "neither that doctor nor cover")
	}

	/// That doctor, or an administrator of the organisation.
	pub(super) fn ensure_corrector(&self, by: Signer, org: Org, doctor: Person) -> Verdict {
		let clinician = self.people.acts(by, Way::Clinic, self.now);
		if clinician == Ok(doctor) && self.people.is_doctor(doctor, org, self.now) {
			return Ok(());
		}
		let person = self.people.acts(by, Way::Own, self.now)?;
		need(
			self.people.administers(person, org),
			"neither that doctor nor administrator",
		)
	}

	pub(super) fn patient_side_or_clerk(&self, by: Signer, booking: &Booking) -> Verdict {
		self.ensure_patient_side(by, booking.patient)
			.or_else(|_| self.ensure_clerk(by, booking.org))
	}

	pub(super) fn either_side(&self, by: Signer, booking: &Booking) -> Verdict {
		self.ensure_patient_side(by, booking.patient)
			.or_else(|_| self.ensure_staff(by, booking.org, booking.doctor))
	}
}
