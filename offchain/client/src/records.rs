// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Writing and reading a record from end to end: seal, wrap, upload, anchor; and fetch, unwrap, open, compare.
//!
//! Bodies go through temporary files, so memory does not grow with the record.

mod read;
mod write;

pub use read::Fetched;
pub use write::{Draft, Prepared};

use crate::{
	chain::{At, ChainClient, ChainError},
	keystore::Unsealed,
	vault::{VaultClient, VaultError},
};
use salus_primitives::{
	records::Anchor, views::OrganisationView, Network, OrganisationId, PersonId, RecordId, UnixMillis,
};
use std::{collections::HashMap, sync::Arc};
use tokio::sync::Mutex;

/// Why a record was not written or read.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
	/// The chain.
	#[error(transparent)]
	Chain(#[from] ChainError),
	/// A vault.
	#[error(transparent)]
	Vault(#[from] VaultError),
	/// Sealing or opening.
	#[error(transparent)]
	Envelope(#[from] salus_envelope::Error),
	/// A file.
	#[error("{what}: {cause}")]
	File {
		/// What was being done.
		what: &'static str,
		/// What happened.
		cause: std::io::Error,
	},
	/// There is no such record for this reader.
	#[error("there is no record {0} that you may read; check the id and in which organisation you act, or ask the patient for consent")]
	NotFound(RecordId),
	/// The organisation does not exist, or has no vault.
	#[error("the organisation {0} has no vault that the chain knows; its endpoint is set with `salus org endpoint`")]
	NoVault(OrganisationId),
	/// Something that must have an encryption key has none.
	#[error("{0} has no encryption key on the chain, so nothing can be sealed for it; register one first")]
	NoKey(String),
	/// The reader's key file does not hold the key that the wrap was made for.
	#[error("the record was wrapped for another encryption key than the ones in your key file; recover the key from its phrase")]
	KeyMissing,
}

/// A person at work: with a key, a way to the chain, and sessions at vaults.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

struct Inner {
	chain: ChainClient,
	network: Network,
	key: Arc<Unsealed>,
	person: PersonId,
	organisation: Option<OrganisationId>,
	home: Option<VaultClient>,
	sessions: Mutex<HashMap<OrganisationId, VaultClient>>,
}

/// Who works, and where.
pub struct Worker {
	/// The opened key.
	pub key: Arc<Unsealed>,
	/// The person whom its account controls.
	pub person: PersonId,
	/// In which organisation; `None` for patients and representatives.
	pub organisation: Option<OrganisationId>,
	/// A vault where the person is logged in already, taken for every organisation without an endpoint on the chain.
	pub home: Option<VaultClient>,
}

impl Desk {
	/// A desk for this worker.
	pub async fn new(chain: ChainClient, worker: Worker) -> Result<Self, ChainError> {
		let network = chain.network().await?;
		let Worker {
			key,
			person,
			organisation,
			home,
		} = worker;
		let sessions = Mutex::default();
		Ok(Self(Arc::new(Inner {
			chain,
			network,
			key,
			person,
			organisation,
			home,
			sessions,
		})))
	}

	/// The chain.
	pub fn chain(&self) -> &ChainClient {
		&self.0.chain
	}

	/// The network.
	pub fn network(&self) -> Network {
		self.0.network
	}

	/// The opened key.
	pub fn key(&self) -> &Unsealed {
		&self.0.key
	}

	/// Who works here.
	pub fn person(&self) -> PersonId {
		self.0.person
	}

	/// In which organisation.
	pub fn organisation(&self) -> Option<OrganisationId> {
		self.0.organisation
	}

	async fn organisation_view(&self, organisation: OrganisationId) -> Result<OrganisationView, RecordError> {
		self.chain()
			.organisation(organisation, At::Final)
			.await?
			.ok_or(RecordError::NoVault(organisation))
	}

	/// The organisation's vault, logged in.
	pub async fn vault_of(&self, organisation: OrganisationId) -> Result<VaultClient, RecordError> {
		let mut sessions = self.0.sessions.lock().await;
		if let Some(vault) = sessions.get(&organisation) {
			return Ok(vault.clone());
		}
		let endpoint = self.organisation_view(organisation).await?.details.endpoint;
		let vault = match (endpoint, &self.0.home) {
			(Some(host), home) => {
				let host = String::from_utf8_lossy(&host).into_owned();
				let vault = VaultClient::at_endpoint(&host)?;
				match home {
					Some(home) if home.base() == vault.base() => home.clone(),
					// The chain says whose vault this is; the challenge has to say the same.
					_ => {
						vault
							.login(self.key(), Some(&host), Some(&self.network().genesis))
							.await?
							.1
					}
				}
			}
			(None, Some(home)) => home.clone(),
			(None, None) => return Err(RecordError::NoVault(organisation)),
		};
		sessions.insert(organisation, vault.clone());
		Ok(vault)
	}
}

/// This machine's clock.
pub fn now() -> UnixMillis {
	crate::vault::now()
}

/// An anchor as the chain writes it.
pub fn to_chain(anchor: &salus_envelope::Anchor) -> Anchor {
	Anchor {
		commitment: anchor.commitment,
		ciphertext_hash: anchor.ciphertext_hash,
		size_bucket: anchor.bucket.code(),
	}
}

/// An anchor as the envelope compares it.
pub fn from_chain(anchor: &Anchor) -> Result<salus_envelope::Anchor, salus_envelope::Error> {
	Ok(salus_envelope::Anchor {
		commitment: anchor.commitment,
		ciphertext_hash: anchor.ciphertext_hash,
		bucket: salus_envelope::SizeBucket::from_code(anchor.size_bucket)?,
	})
}

fn file(what: &'static str) -> impl FnOnce(std::io::Error) -> RecordError {
	move |cause| RecordError::File { what, cause }
}

/// Runs work that blocks: disk and encryption.
async fn blocking<T: Send + 'static>(
	work: impl FnOnce() -> Result<T, RecordError> + Send + 'static,
) -> Result<T, RecordError> {
	tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| {
		let cause = std::io::Error::other(error);
		Err(RecordError::File {
			what: "sealing or opening was interrupted",
			cause,
		})
	})
}
