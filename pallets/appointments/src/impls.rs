// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The traits that this pallet gives to others.

use crate::{
	types::{care_of, renewal_until},
	Appointments, Config, Pallet, ReasonsOf, TeamsOf, TiesOf,
};
use salus_primitives::{
	care::{CareFacts, CareInspect, TaskFacts, TaskInspect, TaskQuestion},
	consent::{Category, ConsentInspect},
	roles::{Profession, RoleInspect},
	OrganisationId, PatientId, PersonId, UnixMillis,
};

/// One read of the ties and one of the member's teams, and those that a membership, two exclusions and a registration take. Nothing ties
/// whom the patient has shut out, nor anybody where the patient is not registered.
impl<T: Config> CareInspect for Pallet<T> {
	fn care(
		organisation: OrganisationId,
		member: PersonId,
		patient: PatientId,
		now: UnixMillis,
	) -> CareFacts {
		let membership = T::Roles::live_membership(organisation, member, now)
			.filter(|_| !T::Consent::shuts_out_member(patient, organisation, member))
			.filter(|_| T::Roles::is_registered(patient, organisation));
		match membership {
			Some(membership) => care_of(
				&TiesOf::<T>::get(organisation, patient),
				member,
				&TeamsOf::<T>::get(organisation, member),
				membership.profession,
				now,
			),
			None => CareFacts::default(),
		}
	}
}

/// The doctor of a live appointment reads the record that says why, and one who is wished to renew a prescription adds its record. Two
/// reads each.
///
/// Only a record of the category `scheduling`: otherwise whoever may book could open any record of the patient to a doctor by
/// naming it as the reason.
impl<T: Config> TaskInspect for Pallet<T> {
	fn task(question: &TaskQuestion) -> TaskFacts {
		let read_until = question
			.record
			.filter(|_| {
				question.category == Category::Scheduling && question.profession == Profession::Doctor
			})
			.and_then(|record| ReasonsOf::<T>::get(question.patient, record))
			.and_then(Appointments::<T>::get)
			.filter(|details| {
				details.patient == question.patient
					&& details.organisation == question.organisation
					&& details.doctor == question.member
			})
			.and_then(|details| details.reason_until())
			.filter(|until| question.now < *until);
		let renews = question.record.is_none()
			&& question.category == Category::Medication
			&& question.profession == Profession::Doctor
			&& T::Roles::is_registered(question.patient, question.organisation);
		TaskFacts {
			read_until,
			contribute_until: renews
				.then(|| TiesOf::<T>::get(question.organisation, question.patient))
				.and_then(|ties| renewal_until(&ties, question.member, question.now)),
		}
	}
}
