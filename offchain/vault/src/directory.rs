// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! An organisation's signed FHIR directory: kept as it came, served only when the chain names its hash.

use crate::{authz::DirectoryPermit, chain::Chain, error::ApiError, store::Store};
use bytes::Bytes;
use salus_client::api::{DirectoryStored, Hash32};
use salus_envelope::CiphertextHasher;
use salus_primitives::OrganisationId;

/// The directories of one vault.
#[derive(Clone)]
pub struct Directories {
	chain: Chain,
	store: Store,
}

impl Directories {
	/// None of its own: they lie in the store.
	pub fn new(chain: Chain, store: Store) -> Self {
		Self { chain, store }
	}

	/// Keeps a directory. It is served once its hash is on the chain; until then the one before is, and nobody puts that one out by
	/// keeping others.
	pub async fn put(&self, permit: &DirectoryPermit, bytes: Bytes) -> Result<DirectoryStored, ApiError> {
		serde_json::from_slice::<serde::de::IgnoredAny>(&bytes).map_err(|error| {
			ApiError::unprocessable("not-json", format!("the directory is not JSON: {error}"))
		})?;
		let hash = hash(&bytes);
		let organisation = permit.organisation();
		let published = self.published(organisation).await?;
		let bytes = bytes.to_vec();
		self.store
			.rows
			.run(move |rows| {
				rows.put_directory(organisation, bytes, |kept| Some(self::hash(kept)) == published)
			})
			.await?;
		Ok(DirectoryStored {
			hash: Hash32(hash),
			published: published == Some(hash),
		})
	}

	/// The directory whose hash the chain names.
	pub async fn get(&self, organisation: OrganisationId) -> Result<Vec<u8>, ApiError> {
		let published = self.published(organisation).await?.ok_or(ApiError::NotFound)?;
		let kept = self
			.store
			.rows
			.run(move |rows| rows.directories(organisation))
			.await?;
		kept.into_iter()
			.find(|bytes| hash(bytes) == published)
			.ok_or(ApiError::NotFound)
	}

	async fn published(&self, organisation: OrganisationId) -> Result<Option<[u8; 32]>, ApiError> {
		let moment = self.chain.moment().await?;
		let view = self.chain.view();
		let row = self
			.chain
			.ask(view.organisation(moment.finalised.hash, organisation))
			.await?;
		Ok(row.and_then(|row| row.details.directory_hash))
	}
}

fn hash(bytes: &[u8]) -> [u8; 32] {
	let mut hasher = CiphertextHasher::new();
	hasher.update(bytes);
	hasher.finish()
}
