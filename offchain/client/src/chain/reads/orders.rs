// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads about test orders and their reports.

use crate::chain::{At, ChainClient, ChainError};
use salus_primitives::{
	orders::{OrderView, OrderWithReports},
	views::{Listing, Page},
	OrderId, OrganisationId, PatientId, PersonId, UnixMillis,
};

impl ChainClient {
	/// A patient's orders, the newest first: all for the patient's side, for doctors those that they ordered
	/// or have cover for.
	pub async fn orders(
		&self,
		caller: PersonId,
		patient: PatientId,
		listing: Listing,
		now: UnixMillis,
		at: At,
	) -> Result<Page<OrderView>, ChainError> {
		self.ask("OrdersApi_orders", Some(caller), (patient, listing, now), at)
			.await
	}

	/// One order with its reports, for its parties.
	pub async fn order(
		&self,
		caller: PersonId,
		order: OrderId,
		now: UnixMillis,
		at: At,
	) -> Result<Option<OrderWithReports>, ChainError> {
		self.ask("OrdersApi_order", Some(caller), (order, now), at).await
	}

	/// What the caller ordered, the newest first, where they are a live member still and not shut out.
	pub async fn orders_by(
		&self,
		caller: PersonId,
		listing: Listing,
		now: UnixMillis,
		at: At,
	) -> Result<Page<OrderView>, ChainError> {
		self.ask("OrdersApi_orders_by", Some(caller), (listing, now), at)
			.await
	}

	/// The open orders that ask a laboratory or that it accepted, the newest first, for those who do tests there.
	pub async fn orders_at(
		&self,
		caller: PersonId,
		laboratory: OrganisationId,
		listing: Listing,
		now: UnixMillis,
		at: At,
	) -> Result<Page<OrderView>, ChainError> {
		self.ask(
			"OrdersApi_orders_at",
			Some(caller),
			(laboratory, listing, now),
			at,
		)
		.await
	}
}
