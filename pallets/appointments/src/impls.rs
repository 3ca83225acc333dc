// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The trait that this pallet gives to others.

use crate::{Config, Pallet};
use salus_primitives::{
	care::{CareFacts, CareInspect},
	facts::known,
	tasks, OrganisationId, PatientId, PersonId, UnixMillis,
};

impl<T: Config> CareInspect for Pallet<T> {
	fn care(
		organisation: OrganisationId,
		member: PersonId,
		patient: PatientId,
		now: UnixMillis,
	) -> CareFacts {
		known(tasks::care(
			&T::Facts::default(),
			organisation,
			member,
			patient,
			now,
		))
	}
}
