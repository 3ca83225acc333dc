// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The text that an account signs to log in to a vault.

use crate::api::Challenge;
use salus_primitives::{ids::write_hex32, UnixMillis};

/// The first line of every login text; no other message of Salus begins with it.
pub const TITLE: &str = "Salus: sign in";

/// The text to sign: one `name: value` a line, so that a person can read in the wallet what is being signed. It binds the vault's
/// domain and the chain, so it is worth nothing anywhere else.
pub fn text(
	domain: &str,
	genesis: &[u8; 32],
	account: &str,
	nonce: &[u8; 32],
	expires_at: UnixMillis,
) -> String {
	format!(
		"{TITLE}\ndomain: {domain}\nnetwork: {}\naccount: {account}\nnonce: {}\nvalid until (Unix ms): {}",
		hex(genesis),
		hex(nonce),
		expires_at.0
	)
}

fn hex(bytes: &[u8; 32]) -> String {
	let mut text = String::with_capacity(66);
	write_hex32(bytes, &mut text).expect("writing to a String does not fail; qed");
	text
}

/// Why a challenge is not worth signing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChallengeFault {
	/// The vault calls itself by another name than the one asked for.
	#[error(
		"the vault says that it is `{given}`, but `{meant}` was meant: nothing was signed; check the address"
	)]
	OtherDomain {
		/// What the vault says.
		given: String,
		/// What the person meant.
		meant: String,
	},
	/// The challenge is for another chain.
	#[error("the vault belongs to another network ({given}): nothing was signed; check the address")]
	OtherNetwork {
		/// Genesis hash in the challenge.
		given: String,
	},
	/// The text is not the one that the fields make.
	#[error("the vault asks to sign a text that is no login: nothing was signed; tell its operator")]
	OtherText,
	/// It is over already.
	#[error("the challenge is over already: compare this machine's clock with the vault's, and try again")]
	Expired,
}

/// Checks that signing `challenge` logs `account` in to `domain` on `genesis` and does nothing else. `domain` and `genesis` are
/// compared where they are known.
pub fn check(
	challenge: &Challenge,
	account: &str,
	domain: Option<&str>,
	genesis: Option<&[u8; 32]>,
	now: UnixMillis,
) -> Result<(), ChallengeFault> {
	if let Some(meant) = domain.filter(|meant| *meant != challenge.domain) {
		return Err(ChallengeFault::OtherDomain {
			given: challenge.domain.escape_default().to_string(),
			meant: meant.into(),
		});
	}
	if genesis.is_some_and(|genesis| *genesis != challenge.genesis.0) {
		return Err(ChallengeFault::OtherNetwork {
			given: challenge.genesis.to_string(),
		});
	}
	let expected = text(
		&challenge.domain,
		&challenge.genesis.0,
		account,
		&challenge.nonce.0,
		challenge.expires_at,
	);
	if challenge.text != expected || challenge.domain.contains(char::is_control) {
		return Err(ChallengeFault::OtherText);
	}
	if now >= challenge.expires_at {
		return Err(ChallengeFault::Expired);
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::api::Hash32;

	const ACCOUNT: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

	fn challenge() -> Challenge {
		Challenge {
			nonce: Hash32([2; 32]),
			domain: "north.example".into(),
			genesis: Hash32([1; 32]),
			expires_at: UnixMillis(1_000),
			text: text("north.example", &[1; 32], ACCOUNT, &[2; 32], UnixMillis(1_000)),
		}
	}

	fn checked(challenge: &Challenge, now: u64) -> Result<(), ChallengeFault> {
		check(
			challenge,
			ACCOUNT,
			Some("north.example"),
			Some(&[1; 32]),
			UnixMillis(now),
		)
	}

	#[test]
	fn the_text_is_pinned() {
		let expected = format!(
			"Salus: sign in\ndomain: north.example\nnetwork: 0x{}\naccount: {ACCOUNT}\nnonce: 0x{}\nvalid until (Unix ms): 1000",
			"01".repeat(32),
			"02".repeat(32)
		);
		assert_eq!(challenge().text, expected);
	}

	#[test]
	fn a_challenge_is_good_until_it_ends() {
		assert_eq!(checked(&challenge(), 999), Ok(()));
		assert_eq!(checked(&challenge(), 1_000), Err(ChallengeFault::Expired));
	}

	#[test]
	fn another_domain_or_network_is_not_signed() {
		let other = Challenge {
			domain: "evil.example".into(),
			..challenge()
		};
		assert!(matches!(
			checked(&other, 1),
			Err(ChallengeFault::OtherDomain { .. })
		));
		let other = Challenge {
			genesis: Hash32([9; 32]),
			..challenge()
		};
		assert!(matches!(
			checked(&other, 1),
			Err(ChallengeFault::OtherNetwork { .. })
		));
	}

	#[test]
	fn another_text_is_not_signed() {
		let other = Challenge {
			text: "Salus: enrol me".into(),
			..challenge()
		};
		assert_eq!(checked(&other, 1), Err(ChallengeFault::OtherText));
	}

	#[test]
	fn a_domain_cannot_smuggle_lines() {
		let domain = "north.example\nnetwork: 0x00";
		let smuggled = Challenge {
			domain: domain.into(),
			text: text(domain, &[1; 32], ACCOUNT, &[2; 32], UnixMillis(1_000)),
			..challenge()
		};
		let result = check(&smuggled, ACCOUNT, None, None, UnixMillis(1));
		assert_eq!(result, Err(ChallengeFault::OtherText));
	}
}
