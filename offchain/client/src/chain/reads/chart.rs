// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Everything that the chain says about one patient's care, page after page.

use crate::chain::{all_pages, At, ChainClient, ChainError};
use salus_primitives::{
	appointments::{AppointmentView, EncounterView},
	orders::OrderView,
	prescriptions::PrescriptionView,
	views::{ConsentView, Listing},
	PatientId, PersonId, UnixMillis,
};

/// What the chain shows of one patient to one person, without the records' rows: each list from the newest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
	/// Consents, whatever their status.
	pub consents: Vec<ConsentView>,
	/// Appointments.
	pub appointments: Vec<AppointmentView>,
	/// Encounters.
	pub encounters: Vec<EncounterView>,
	/// Prescriptions.
	pub prescriptions: Vec<PrescriptionView>,
	/// Test orders.
	pub orders: Vec<OrderView>,
}

impl ChainClient {
	/// What the chain shows of `patient` to `caller`: all for the patient's side, to others what they are a party to.
	///
	/// # Errors
	/// As any read. Nothing is returned where one page is missing: half a chart looks like a whole one.
	pub async fn chart(
		&self,
		caller: PersonId,
		patient: PatientId,
		now: UnixMillis,
		at: At,
	) -> Result<Chart, ChainError> {
		Ok(Chart {
			consents: all_pages(Listing::all(), async |listing| {
				self.consents(caller, patient, listing, now, at).await
			})
			.await?,
			appointments: all_pages(Listing::all(), async |listing| {
				self.appointments(caller, patient, listing, now, at).await
			})
			.await?,
			encounters: all_pages(Listing::all(), async |listing| {
				self.encounters(caller, patient, listing, now, at).await
			})
			.await?,
			prescriptions: all_pages(Listing::all(), async |listing| {
				self.prescriptions(caller, patient, listing, now, at).await
			})
			.await?,
			orders: all_pages(Listing::all(), async |listing| {
				self.orders(caller, patient, listing, now, at).await
			})
			.await?,
		})
	}
}
