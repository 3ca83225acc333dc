// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Somebody with an account and an encryption key.

use crate::{Desk, Result, Stack, Trouble};
use salus_client::{
	account::{Signature, Signer},
	chain::{calls, Call, ChainClient, ChainError, Included, Wait},
	keystore::{new_phrase, Unsealed},
};
use salus_primitives::{
	development::person_id,
	roles::EncryptionKey,
	statements::{EnrolmentPurpose, EnrolmentStatement},
	Network, OrganisationId, PatientId, PersonId, UnixMillis,
};
use std::{sync::Arc, time::Duration};

/// Longer than a transaction's era lasts.
const INCLUSION: Duration = Duration::from_secs(120);

/// Held from reading a nonce until the pool has the transaction: several tests may sign for one well-known account.
static SUBMITTING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// A person and the keys on that person's device. Clones share the keys.
#[derive(Clone, Debug)]
pub struct Actor {
	/// What people call them.
	pub name: String,
	/// Who they are on the chain.
	pub person: PersonId,
	key: Arc<Unsealed>,
}

/// This machine's clock.
pub fn now() -> UnixMillis {
	let since = std::time::SystemTime::now()
		.duration_since(std::time::UNIX_EPOCH)
		.unwrap_or_default();
	UnixMillis(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// 32 random bytes, as every id is made.
pub fn fresh_id() -> Result<[u8; 32]> {
	let mut bytes = [0; 32];
	getrandom::fill(&mut bytes).map_err(|error| Trouble::not_held(format!("no random bytes: {error}")))?;
	Ok(bytes)
}

impl Actor {
	/// A well-known person of the development preset.
	pub fn dev(name: &str) -> Result<Self> {
		let key = Unsealed::development(&format!("//{name}")).map_err(of_keystore)?;
		Ok(Self {
			name: name.into(),
			person: person_id(name),
			key: Arc::new(key),
		})
	}

	/// Somebody whom the chain does not know yet, with a new recovery phrase.
	pub fn stranger(name: &str) -> Result<Self> {
		let phrase = new_phrase(12).map_err(of_keystore)?;
		let key = Unsealed::from_phrase(&phrase).map_err(of_keystore)?;
		Ok(Self {
			name: name.into(),
			person: PersonId(fresh_id()?),
			key: Arc::new(key),
		})
	}

	/// The same person with an account that the chain does not know yet, as on a new device.
	pub fn on_another_device(&self) -> Result<Self> {
		Ok(Self {
			person: self.person,
			..Self::stranger(&self.name)?
		})
	}

	/// The same person with a device's account, which a session has to be opened for.
	pub fn device(&self) -> Result<Self> {
		let key = self.key.device().map_err(of_keystore)?;
		Ok(Self {
			key: Arc::new(key),
			..self.clone()
		})
	}

	/// The same person by another name.
	pub fn called(self, name: &str) -> Self {
		Self {
			name: name.into(),
			..self
		}
	}

	/// The same person with the next encryption key, which is not on the chain yet.
	pub fn rotated(&self) -> Result<Self> {
		let phrase = self.phrase()?;
		let mut key = Unsealed::from_phrase(phrase).map_err(of_keystore)?;
		key.extend_to(self.key.newest_public().version + 1)
			.map_err(of_keystore)?;
		Ok(Self {
			key: Arc::new(key),
			..self.clone()
		})
	}

	/// The recovery phrase; people of the development preset have none.
	pub fn phrase(&self) -> Result<&str> {
		self.key
			.phrase()
			.ok_or_else(|| Trouble::not_held(format!("{} has no recovery phrase", self.name)))
	}

	/// The person as a patient.
	pub fn patient(&self) -> PatientId {
		self.person.as_patient()
	}

	/// The newest encryption key.
	pub fn encryption_key(&self) -> EncryptionKey {
		self.key.newest_public()
	}

	/// The opened key.
	pub fn key(&self) -> Arc<Unsealed> {
		self.key.clone()
	}

	/// What the person signs to be enrolled by `organisation`, as what.
	pub fn enrolment(
		&self,
		network: Network,
		purpose: EnrolmentPurpose,
		organisation: OrganisationId,
		expires_at: UnixMillis,
	) -> calls::roles::Enrolment {
		let (account, encryption_key) = (self.account(), self.encryption_key().public);
		let statement = EnrolmentStatement {
			network,
			purpose,
			organisation,
			person: self.person,
			account,
			encryption_key,
			expires_at,
		};
		let signature = self.sign(statement.text().as_bytes());
		calls::roles::Enrolment {
			organisation,
			person: self.person,
			account,
			encryption_key,
			expires_at,
			signature,
		}
	}

	/// Signs a call, submits it, and waits for it.
	pub async fn submit(&self, chain: &ChainClient, call: &Call, wait: Wait) -> Result<Included> {
		let updates = {
			let _one_at_a_time = SUBMITTING.lock().await;
			chain.start(call, self).await?
		};
		let followed = tokio::time::timeout(INCLUSION, chain.follow(updates, wait)).await;
		let lost = |_| ChainError::Lost {
			reason: "it was in no block after two minutes".into(),
		};
		Ok(followed.map_err(lost)??)
	}

	/// [`Self::submit`] until it is final.
	pub async fn finalise(&self, chain: &ChainClient, call: &Call) -> Result<Included> {
		self.submit(chain, call, Wait::Final).await
	}

	/// Logs in to the vault of the hospital `custody`; see [`Desk::open`].
	pub async fn at(
		&self,
		stack: &Stack,
		custody: OrganisationId,
		organisation: Option<OrganisationId>,
	) -> Result<Desk> {
		Desk::open(stack, self, custody, organisation).await
	}

	/// A member at work: logged in to the own hospital's vault.
	pub async fn on_duty(&self, stack: &Stack, organisation: OrganisationId) -> Result<Desk> {
		self.at(stack, organisation, Some(organisation)).await
	}

	/// A patient or representative, logged in to the vault of `custody`.
	pub async fn at_home(&self, stack: &Stack, custody: OrganisationId) -> Result<Desk> {
		self.at(stack, custody, None).await
	}
}

impl Signer for Actor {
	fn account(&self) -> [u8; 32] {
		self.key.account()
	}

	fn sign(&self, message: &[u8]) -> Signature {
		self.key.sign(message)
	}
}

fn of_keystore(error: salus_client::keystore::KeystoreError) -> Trouble {
	Trouble::not_held(error.to_string())
}
