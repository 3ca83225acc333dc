// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Words of this pallet alone.

use salus_primitives::{RecordId, UnixMillis};

/// What a fill handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handover {
	/// How much.
	pub quantity: u32,
	/// When.
	pub at: UnixMillis,
	/// The sealed MedicationDispense.
	pub record: Option<RecordId>,
}
