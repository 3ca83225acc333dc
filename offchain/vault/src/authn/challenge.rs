// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Challenges: each is given to one subject, can be answered once, and only for a while.

use super::random32;
use crate::error::ApiError;
use salus_client::{
	api::{Challenge, Hash32},
	login,
};
use salus_primitives::{OrganisationId, UnixMillis};
use std::{
	collections::HashMap,
	sync::{Mutex, MutexGuard, PoisonError},
};

/// To whom a challenge was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
	/// An account.
	Account([u8; 32]),
	/// The custodian of an organisation, with this version of its key.
	Custodian(OrganisationId, u32),
}

/// A challenge as it was given out.
#[derive(Clone, Copy)]
pub struct Given {
	/// Names it.
	pub nonce: [u8; 32],
	/// The first instant at which it is no longer accepted.
	pub expires_at: UnixMillis,
}

struct Open {
	subject: Subject,
	expires_at: UnixMillis,
	used: bool,
}

/// The challenges of one vault. They are kept in memory: after a restart everybody asks for a new one.
pub struct Challenges {
	ttl: u64,
	max: usize,
	open: Mutex<HashMap<[u8; 32], Open>>,
}

impl Challenges {
	/// None yet; each lives `ttl` milliseconds, and there are never more than `max`.
	pub fn new(ttl: u64, max: usize) -> Self {
		Self {
			ttl,
			max,
			open: Mutex::default(),
		}
	}

	/// Gives out a new one.
	pub fn give(&self, subject: Subject, now: UnixMillis) -> Result<Given, ApiError> {
		let given = Given {
			nonce: random32()?,
			expires_at: now.plus(self.ttl),
		};
		let mut open = self.lock();
		if open.len() >= self.max {
			// Used and expired ones are remembered for one more lifetime, only to say so.
			open.retain(|_, entry| !entry.used && now < entry.expires_at);
		}
		if open.len() >= self.max {
			return Err(ApiError::Busy("too many logins are open"));
		}
		open.retain(|_, entry| now < entry.expires_at.plus(self.ttl));
		open.insert(
			given.nonce,
			Open {
				subject,
				expires_at: given.expires_at,
				used: false,
			},
		);
		Ok(given)
	}

	/// Takes one back; it never works again, whatever happens next.
	pub fn take(&self, nonce: [u8; 32], subject: Subject, now: UnixMillis) -> Result<Given, ApiError> {
		let mut open = self.lock();
		let unknown =
			"this vault gave out no such challenge to this account: it is of another vault, or long over";
		let entry = open
			.get_mut(&nonce)
			.filter(|entry| entry.subject == subject)
			.ok_or_else(|| ApiError::login("challenge-unknown", unknown))?;
		if entry.used {
			return Err(ApiError::login(
				"challenge-used",
				"this challenge was answered before; each works once",
			));
		}
		entry.used = true;
		if now >= entry.expires_at {
			let message = format!(
				"this challenge could be answered until {} (Unix ms)",
				entry.expires_at.0
			);
			return Err(ApiError::login("challenge-expired", message));
		}
		Ok(Given {
			nonce,
			expires_at: entry.expires_at,
		})
	}

	fn lock(&self) -> MutexGuard<'_, HashMap<[u8; 32], Open>> {
		self.open.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

/// The challenge as the account is to sign it.
pub fn text(domain: &str, genesis: [u8; 32], account: &str, given: Given) -> Challenge {
	Challenge {
		nonce: Hash32(given.nonce),
		domain: domain.into(),
		genesis: Hash32(genesis),
		expires_at: given.expires_at,
		text: login::text(domain, &genesis, account, &given.nonce, given.expires_at),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const ANA: Subject = Subject::Account([1; 32]);
	const BEN: Subject = Subject::Account([2; 32]);

	fn code<T>(result: Result<T, ApiError>) -> &'static str {
		result.map_or_else(|error| error.code(), |_| "ok")
	}

	#[test]
	fn a_challenge_works_once() {
		let challenges = Challenges::new(100, 10);
		let given = challenges.give(ANA, UnixMillis(0)).unwrap();
		assert_eq!(code(challenges.take(given.nonce, ANA, UnixMillis(99))), "ok");
		assert_eq!(
			code(challenges.take(given.nonce, ANA, UnixMillis(99))),
			"challenge-used"
		);
	}

	#[test]
	fn a_challenge_ends_at_its_first_invalid_millisecond() {
		let challenges = Challenges::new(100, 10);
		let given = challenges.give(ANA, UnixMillis(0)).unwrap();
		assert_eq!(
			code(challenges.take(given.nonce, ANA, UnixMillis(100))),
			"challenge-expired"
		);
	}

	#[test]
	fn nobody_answers_the_challenge_of_another() {
		let challenges = Challenges::new(100, 10);
		let given = challenges.give(ANA, UnixMillis(0)).unwrap();
		assert_eq!(
			code(challenges.take(given.nonce, BEN, UnixMillis(1))),
			"challenge-unknown"
		);
		assert_eq!(code(challenges.take(given.nonce, ANA, UnixMillis(1))), "ok");
	}

	#[test]
	fn a_full_table_refuses_until_something_is_over() {
		let challenges = Challenges::new(100, 2);
		challenges.give(ANA, UnixMillis(0)).unwrap();
		challenges.give(ANA, UnixMillis(50)).unwrap();
		assert_eq!(code(challenges.give(BEN, UnixMillis(60))), "busy");
		assert_eq!(code(challenges.give(BEN, UnixMillis(100))), "ok");
	}
}
