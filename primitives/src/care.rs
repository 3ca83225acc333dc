// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What appointments, encounters, prescriptions and test orders say to the decision.
//!
//! The pallets that give these traits are not built yet; `()` stands in their place and refuses.

use crate::{
	ids::{OrganisationId, PatientId, PersonId, RecordId},
	time::UnixMillis,
};

/// What ties a member of an organisation to a patient at an instant. Each field is the first instant at which that tie is
/// over; `None` where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CareFacts {
	/// Cover: an encounter, an appointment today or a handover.
	pub cover_until: Option<UnixMillis>,
	/// An encounter that lets the care team contribute.
	pub contribute_until: Option<UnixMillis>,
}

/// Is there an encounter, appointment today or handover between these two? To be given by `pallet-appointments`.
pub trait CareInspect {
	/// The ties of `member`, acting in `organisation`, to `patient`.
	fn care(organisation: OrganisationId, member: PersonId, patient: PatientId, now: UnixMillis)
		-> CareFacts;
}

impl CareInspect for () {
	fn care(_: OrganisationId, _: PersonId, _: PatientId, _: UnixMillis) -> CareFacts {
		CareFacts::default()
	}
}

/// What a live task lets its holder do. Each field is the first instant at which that is over; `None` where it may not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskFacts {
	/// Read the record that the question names.
	pub read_until: Option<UnixMillis>,
	/// Contribute the task's own records.
	pub contribute_until: Option<UnixMillis>,
}

/// Does this organisation hold a live task on this record? To be given by `pallet-prescriptions` and `pallet-orders`.
pub trait TaskInspect {
	/// The tasks of `member`, acting in `organisation`, on `record` of `patient` (or on no record yet).
	fn task(
		organisation: OrganisationId,
		member: PersonId,
		patient: PatientId,
		record: Option<RecordId>,
		now: UnixMillis,
	) -> TaskFacts;
}

impl TaskInspect for () {
	fn task(_: OrganisationId, _: PersonId, _: PatientId, _: Option<RecordId>, _: UnixMillis) -> TaskFacts {
		TaskFacts::default()
	}
}
