// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads, named and typed like the runtime APIs. Where an API's first argument is who asks, a node is told `caller`, and
//! a vault's door puts the person who logged in there in its place.

mod appointments;
mod chart;
mod consent;
mod orders;
mod prescriptions;
mod records;
mod roles;

pub use chart::Chart;
pub use roles::act_number;

use super::{At, ChainClient, ChainError, Read};
use codec::{Decode, DecodeAll, Encode};
use salus_primitives::{
	views::{Listing, Page},
	PersonId,
};
use std::future::Future;

/// Every row of a listing, page by page, the newest first.
///
/// # Errors
/// As the first page that fails.
pub async fn all_pages<T, Answer: Future<Output = Result<Page<T>, ChainError>>>(
	asked: Listing,
	page: impl Fn(Listing) -> Answer,
) -> Result<Vec<T>, ChainError> {
	let (mut items, mut asked) = (Vec::new(), Some(asked));
	while let Some(listing) = asked {
		let found = page(listing).await?;
		asked = listing.after(&found);
		items.extend(found.items);
	}
	Ok(items)
}

impl ChainClient {
	async fn ask<T: Decode>(
		&self,
		api: &'static str,
		caller: Option<PersonId>,
		args: impl Encode + Send,
		at: At,
	) -> Result<T, ChainError> {
		let args = args.encode();
		let answer = self
			.transport()
			.call(Read {
				api,
				caller,
				args,
				at,
			})
			.await?;
		T::decode_all(&mut &answer[..])
			.map_err(|error| ChainError::malformed(format!("the answer of {api}"), error))
	}
}
