// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Sessions: kept in memory under the hash of their token, so that not even a memory dump hands out a token at once.

use super::random32;
use crate::error::ApiError;
use salus_envelope::CiphertextHasher;
use salus_primitives::{OrganisationId, PersonId, UnixMillis};
use std::{
	collections::HashMap,
	sync::{Mutex, MutexGuard, PoisonError},
};

/// What a session proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Identity {
	/// Control of an account, which was this person's then. Nobody else can ever get it.
	Account([u8; 32], PersonId),
	/// Possession of this version of an organisation's custodian key.
	Custodian(OrganisationId, u32),
}

/// Whose requests are counted together, whatever account or key version they come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
	/// A person.
	Person(PersonId),
	/// An organisation's custodian.
	Custodian(OrganisationId),
}

impl Identity {
	/// With whom its requests are counted.
	pub fn counted(&self) -> Counted {
		match self {
			Self::Account(_, person) => Counted::Person(*person),
			Self::Custodian(organisation, _) => Counted::Custodian(*organisation),
		}
	}
}

/// The open sessions of one vault.
pub struct Sessions {
	max: usize,
	open: Mutex<HashMap<[u8; 32], (Identity, UnixMillis)>>,
}

impl Sessions {
	/// None yet, and never more than `max`.
	pub fn new(max: usize) -> Self {
		Self {
			max,
			open: Mutex::default(),
		}
	}

	/// Opens one and returns its token.
	pub fn open(
		&self,
		identity: Identity,
		expires_at: UnixMillis,
		now: UnixMillis,
	) -> Result<String, ApiError> {
		let token = hex::encode(random32()?);
		let mut open = self.lock();
		if open.len() >= self.max {
			open.retain(|_, (_, until)| now < *until);
		}
		if open.len() >= self.max {
			return Err(ApiError::Busy("too many sessions are open"));
		}
		open.insert(hash(&token), (identity, expires_at));
		Ok(token)
	}

	/// What the session of this token proved, while it lasts.
	pub fn find(&self, token: &str, now: UnixMillis) -> Option<Identity> {
		let open = self.lock();
		let (identity, until) = open.get(&hash(token))?;
		(now < *until).then_some(*identity)
	}

	/// Ends a session.
	pub fn close(&self, token: &str) {
		self.lock().remove(&hash(token));
	}

	fn lock(&self) -> MutexGuard<'_, HashMap<[u8; 32], (Identity, UnixMillis)>> {
		self.open.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

fn hash(token: &str) -> [u8; 32] {
	let mut hasher = CiphertextHasher::new();
	hasher.update(token.as_bytes());
	hasher.finish()
}

#[cfg(test)]
mod tests {
	use super::*;

	const ANA: Identity = Identity::Account([1; 32], PersonId::repeat(7));

	#[test]
	fn a_session_ends_at_its_first_invalid_millisecond_and_at_logout() {
		let sessions = Sessions::new(10);
		let token = sessions.open(ANA, UnixMillis(10), UnixMillis(0)).unwrap();
		assert_eq!(sessions.find(&token, UnixMillis(9)), Some(ANA));
		assert_eq!(sessions.find(&token, UnixMillis(10)), None);
		sessions.close(&token);
		assert_eq!(sessions.find(&token, UnixMillis(9)), None);
	}

	#[test]
	fn accounts_of_one_person_and_keys_of_one_custodian_are_counted_together() {
		let other_account = Identity::Account([2; 32], PersonId::repeat(7));
		assert_eq!(ANA.counted(), other_account.counted());
		let other_person = Identity::Account([1; 32], PersonId::repeat(8));
		assert_ne!(ANA.counted(), other_person.counted());
		let custodian = |version| Identity::Custodian(OrganisationId::repeat(7), version).counted();
		assert_eq!(custodian(1), custodian(2));
		assert_ne!(custodian(1), ANA.counted());
	}

	#[test]
	fn a_full_table_makes_room_of_sessions_that_are_over() {
		let sessions = Sessions::new(1);
		sessions.open(ANA, UnixMillis(10), UnixMillis(0)).unwrap();
		assert!(sessions.open(ANA, UnixMillis(20), UnixMillis(9)).is_err());
		assert!(sessions.open(ANA, UnixMillis(20), UnixMillis(10)).is_ok());
	}
}
