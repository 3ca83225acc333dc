// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Everything that the chain says about one patient's care, page after page.

use crate::chain::{At, ChainClient, ChainError};
use salus_primitives::{
	appointments::{AppointmentView, EncounterView},
	orders::OrderView,
	prescriptions::PrescriptionView,
	views::{ConsentView, Page, MAX_PAGE},
	PatientId, PersonId, UnixMillis,
};

/// What the chain shows of one patient to one person, without the records' rows. Each list is in the chain's order, the oldest first.
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
			consents: all(async |cursor| self.consents(caller, patient, cursor, MAX_PAGE, now, at).await)
				.await?,
			appointments: all(async |cursor| {
				self.appointments(caller, patient, (cursor, MAX_PAGE), now, at)
					.await
			})
			.await?,
			encounters: all(async |cursor| {
				self.encounters(caller, patient, (cursor, MAX_PAGE), now, at)
					.await
			})
			.await?,
			prescriptions: all(async |cursor| {
				self.prescriptions(caller, patient, (cursor, MAX_PAGE), now, at)
					.await
			})
			.await?,
			orders: all(async |cursor| self.orders(caller, patient, (cursor, MAX_PAGE), now, at).await)
				.await?,
		})
	}
}

/// Every page, from the first.
async fn all<T>(page_from: impl AsyncFn(u32) -> Result<Page<T>, ChainError>) -> Result<Vec<T>, ChainError> {
	let (mut items, mut cursor) = (Vec::new(), Some(0));
	while let Some(from) = cursor {
		let page = page_from(from).await?;
		items.extend(page.items);
		cursor = page.next;
	}
	Ok(items)
}
