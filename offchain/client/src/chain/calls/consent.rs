// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Calls of `pallet-consent`.

use super::Call;
use salus_primitives::{
	consent::{Categories, Grantee, Powers, Terms},
	ConsentId, OrganisationId, PatientId, PersonId, UnixMillis,
};

const PALLET: &str = "Consent";

/// A doctor asks for a consent, for itself or for its organisation.
pub fn request(
	consent: ConsentId,
	organisation: OrganisationId,
	patient: PatientId,
	grantee: Grantee,
	terms: Terms,
	answer_by: UnixMillis,
) -> Call {
	Call::new(
		PALLET,
		"request",
		(consent, organisation, patient, grantee, terms, answer_by),
	)
}

/// A patient lets somebody in.
pub fn grant(consent: ConsentId, patient: PatientId, grantee: Grantee, terms: Terms) -> Call {
	Call::new(PALLET, "grant", (consent, patient, grantee, terms))
}

/// A patient says yes to a request, to all of it or to less.
pub fn approve(consent: ConsentId, terms: Terms) -> Call {
	Call::new(PALLET, "approve", (consent, terms))
}

/// A patient says no to a request.
pub fn reject(consent: ConsentId) -> Call {
	Call::new(PALLET, "reject", consent)
}

/// A patient ends a consent.
pub fn revoke(consent: ConsentId) -> Call {
	Call::new(PALLET, "revoke", consent)
}

/// A patient ends everything that lets this grantee in.
pub fn revoke_all(patient: PatientId, grantee: Grantee) -> Call {
	Call::new(PALLET, "revoke_all", (patient, grantee))
}

/// A grantee gives a consent back.
pub fn relinquish(consent: ConsentId) -> Call {
	Call::new(PALLET, "relinquish", consent)
}

/// A patient puts the new consent `by` in the place of an old one.
pub fn supersede(consent: ConsentId, by: ConsentId, terms: Terms) -> Call {
	Call::new(PALLET, "supersede", (consent, by, terms))
}

/// A patient shuts a person or an organisation out by name.
pub fn exclude(patient: PatientId, whom: Grantee) -> Call {
	Call::new(PALLET, "exclude", (patient, whom))
}

/// A patient takes an exclusion back.
pub fn readmit(patient: PatientId, whom: Grantee) -> Call {
	Call::new(PALLET, "readmit", (patient, whom))
}

/// A patient shuts categories for everybody.
pub fn seal(patient: PatientId, categories: Categories) -> Call {
	Call::new(PALLET, "seal", (patient, categories))
}

/// A patient opens sealed categories again.
pub fn unseal(patient: PatientId, categories: Categories) -> Call {
	Call::new(PALLET, "unseal", (patient, categories))
}

/// A patient names somebody who acts for it.
pub fn appoint_representative(
	representative: PersonId,
	powers: Powers,
	from: UnixMillis,
	until: UnixMillis,
) -> Call {
	Call::new(
		PALLET,
		"appoint_representative",
		(representative, powers, from, until),
	)
}

/// Ends a representation; the patient or the representative may.
pub fn dismiss_representative(patient: PatientId, representative: PersonId) -> Call {
	Call::new(PALLET, "dismiss_representative", (patient, representative))
}

/// A requester takes a request back.
pub fn withdraw(consent: ConsentId) -> Call {
	Call::new(PALLET, "withdraw", consent)
}

/// A patient marks a consent as entered in error.
pub fn mark_in_error(consent: ConsentId) -> Call {
	Call::new(PALLET, "mark_in_error", consent)
}
