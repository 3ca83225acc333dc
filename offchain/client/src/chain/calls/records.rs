// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Calls of `pallet-records`.

use super::Call;
use salus_primitives::{
	consent::{Category, Purpose},
	records::{Anchor, RecordOrigin},
	Day, OrganisationId, PatientId, RecordId,
};

const PALLET: &str = "Records";

/// What a new record says about itself on the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewRecord {
	/// Its id, chosen by the author, never used before.
	pub record: RecordId,
	/// Whose it is.
	pub patient: PatientId,
	/// In whose vault it lies.
	pub organisation: OrganisationId,
	/// Its coarse category.
	pub category: Category,
	/// The day that it is about.
	pub day: Day,
	/// How it came to be.
	pub origin: RecordOrigin,
	/// Commitment, hash and size of its first version.
	pub anchor: Anchor,
	/// Why it is written.
	pub purpose: Purpose,
}

/// Anchors a record.
pub fn add(new: &NewRecord) -> Call {
	let NewRecord {
		record,
		patient,
		organisation,
		category,
		day,
		origin,
		anchor,
		purpose,
	} = *new;
	Call::new(
		PALLET,
		"add",
		(
			record,
			patient,
			organisation,
			category,
			day,
			origin,
			anchor,
			purpose,
		),
	)
}

/// Anchors a new version of a record. `organisation` is where the signer acts; `None` for patients and representatives.
pub fn amend(
	record: RecordId,
	anchor: Anchor,
	purpose: Purpose,
	organisation: Option<OrganisationId>,
) -> Call {
	Call::new(PALLET, "amend", (record, anchor, purpose, organisation))
}

/// Marks a record as entered in error.
pub fn mark_in_error(record: RecordId, organisation: Option<OrganisationId>) -> Call {
	Call::new(PALLET, "mark_in_error", (record, organisation))
}

/// Files a record under another category: at once where that lets nobody in, otherwise once the patient accepts.
pub fn refile(record: RecordId, category: Category, organisation: Option<OrganisationId>) -> Call {
	Call::new(PALLET, "refile", (record, category, organisation))
}

/// Accepts, as the patient's side, the category that a record's author proposed.
pub fn accept_refiling(record: RecordId, category: Category) -> Call {
	Call::new(PALLET, "accept_refiling", (record, category))
}

/// Withdraws or refuses the category that is proposed for a record.
pub fn drop_refiling(record: RecordId) -> Call {
	Call::new(PALLET, "drop_refiling", (record,))
}
