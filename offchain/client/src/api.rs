// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What a vault's HTTP API says and hears: one type per body, shared by vault, custodian and clients.
//!
//! Every byte string is written as `0x` and hexadecimal digits, every instant as milliseconds since 1970, every code as
//! `salus-primitives` writes it. Paths begin with [`PREFIX`]; a session's token travels as `authorization: Bearer …`.

mod hex_bytes;
mod receipt;

pub use hex_bytes::{Hash32, HexBytes};
pub use receipt::{verify_chain, ChainBreak, Receipt, ReceiptBody, Subject};
pub use salus_primitives::roles::KeyHolder as Recipient;

use salus_primitives::{consent::Purpose, OrganisationId, PatientId, PersonId, RecordId, UnixMillis};
use serde::{Deserialize, Serialize};

/// What every path of the API begins with.
pub const PREFIX: &str = "/v1";
/// Header of an upload: the patient whose record it is.
pub const PATIENT_HEADER: &str = "x-salus-patient";
/// Header of an upload: the organisation in whose vault it is to lie.
pub const ORGANISATION_HEADER: &str = "x-salus-organisation";
/// Header of an upload and of a download: BLAKE2b-256 of the sealed body.
pub const CIPHERTEXT_HASH_HEADER: &str = "x-salus-ciphertext-hash";
/// Header of a download: the version that the body is of, as a number.
pub const VERSION_HEADER: &str = "x-salus-version";
/// The HPKE `info` of a custodian's login: what that key exchange is for.
pub const CUSTODIAN_LOGIN_INFO: &[u8] = b"salus/custodian-login/v1";

/// Every refusal: what is wrong, in a stable code and in words, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody {
	/// A stable code, such as `not-found`.
	pub error: String,
	/// What was wrong, with which value.
	pub message: String,
	/// What the caller can do.
	pub what_to_do: String,
}

/// `POST /v1/login/challenge`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengeRequest {
	/// The account that will sign, as SS58 with prefix 42.
	pub account: String,
}

/// What an account has to sign to log in. Works once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
	/// Names the challenge.
	pub nonce: Hash32,
	/// The vault's domain: refuse to sign for another than the one that was meant.
	pub domain: String,
	/// Hash of the chain's first block.
	pub genesis: Hash32,
	/// The first instant at which the challenge is no longer accepted.
	pub expires_at: UnixMillis,
	/// The text to sign, raw or wrapped in `<Bytes>`.
	pub text: String,
}

/// `POST /v1/login`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoginRequest {
	/// The account that signed, as in the challenge's request.
	pub account: String,
	/// The challenge's nonce.
	pub nonce: Hash32,
	/// SCALE bytes of the runtime's signature enum.
	pub signature: HexBytes,
}

/// A person's session.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
	/// The bearer token: a secret.
	pub token: String,
	/// The person behind the account.
	pub person: PersonId,
	/// The first instant at which the token is no longer accepted.
	pub expires_at: UnixMillis,
}

/// `POST /v1/custodian/challenge`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustodianChallengeRequest {
	/// Whose custodian asks.
	pub organisation: OrganisationId,
}

/// A nonce that only the holder of the custodian's key can read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustodianChallenge {
	/// Whose custodian was asked for.
	pub organisation: OrganisationId,
	/// The version of the custodian's key on the chain that it is sealed to.
	pub key_version: u32,
	/// HPKE (X25519, HKDF-SHA256, ChaCha20-Poly1305; base mode): 32 bytes of encapsulated key, then the sealed nonce.
	/// `info` is [`CUSTODIAN_LOGIN_INFO`], `aad` is [`custodian_login_aad`].
	pub sealed: HexBytes,
	/// The vault's domain.
	pub domain: String,
	/// Hash of the chain's first block.
	pub genesis: Hash32,
	/// The first instant at which the challenge is no longer accepted.
	pub expires_at: UnixMillis,
}

/// `POST /v1/custodian/login`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustodianLoginRequest {
	/// Whose custodian this is.
	pub organisation: OrganisationId,
	/// The opened nonce.
	pub nonce: Hash32,
}

/// A custodian's session.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustodianSession {
	/// The bearer token: a secret.
	pub token: String,
	/// Whose custodian it is.
	pub organisation: OrganisationId,
	/// The first instant at which the token is no longer accepted.
	pub expires_at: UnixMillis,
}

/// The additional data of a custodian's challenge: `genesis ‖ organisation ‖ domain`.
pub fn custodian_login_aad(genesis: &[u8; 32], organisation: OrganisationId, domain: &str) -> Vec<u8> {
	[genesis.as_slice(), &organisation.0, domain.as_bytes()].concat()
}

/// Where an upload stands: the answer to `PUT /v1/records/{record}/versions/{version}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uploaded {
	/// Which record.
	pub record: RecordId,
	/// Which version.
	pub version: u32,
	/// Length of the sealed body, in bytes.
	pub bytes: u64,
	/// Whether the chain's anchor was already final.
	pub anchored: bool,
	/// While pending: the first instant at which it may be collected without an anchor.
	pub collected_at: Option<UnixMillis>,
}

/// A record secret wrapped for one recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrapEntry {
	/// For whom.
	pub recipient: Recipient,
	/// The version of the recipient's key that it was made for.
	pub key_version: u32,
	/// The wrap's bytes (see the envelope's format).
	pub wrap: HexBytes,
}

/// `PUT /v1/records/{record}/versions/{version}/wraps`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutWraps {
	/// The wraps to keep; one that is there already for the same recipient is replaced.
	pub wraps: Vec<WrapEntry>,
}

/// For whom a wrap is kept, without the wrap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrapHolder {
	/// For whom.
	pub recipient: Recipient,
	/// The version of the recipient's key that it was made for.
	pub key_version: u32,
}

/// `GET /v1/records/{record}/versions/{version}/wraps`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrapList {
	/// For whom wraps are kept.
	pub wraps: Vec<WrapHolder>,
}

/// `GET …/wrap`: the reader's own wrap or, where only the reader's organisation has one, that: then the reader takes it to
/// `POST …/rewrap` at the vault of that organisation.
pub type WrapAnswer = WrapEntry;

/// `POST /v1/records/{record}/versions/{version}/rewrap`, at the reader's own vault. Answered with a [`WrapEntry`] for
/// the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RewrapRequest {
	/// The organisation in which the reader acts, and whose custodian is to re-wrap.
	pub organisation: OrganisationId,
	/// Why the reader reads.
	pub purpose: Purpose,
	/// The version of the custodian's key that `wrap` was made for.
	pub key_version: u32,
	/// The organisation's wrap.
	pub wrap: HexBytes,
}

/// One waiting re-wrap, as `GET /v1/custodian/rewraps?wait_ms=…` lists it to the custodian.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RewrapJob {
	/// Names the job until it is answered or runs out of time.
	pub ticket: Hash32,
	/// Which record.
	pub record: RecordId,
	/// Which version.
	pub version: u32,
	/// The member to wrap for.
	pub reader: PersonId,
	/// Why the member reads.
	pub purpose: Purpose,
	/// The version of the custodian's key that `wrap` was made for.
	pub key_version: u32,
	/// The organisation's wrap.
	pub wrap: HexBytes,
}

/// `GET /v1/custodian/rewraps`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RewrapJobs {
	/// The jobs, each handed out once.
	pub jobs: Vec<RewrapJob>,
}

/// `POST /v1/custodian/rewraps/{ticket}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RewrapResult {
	/// Wrapped for the reader.
	Wrapped {
		/// The version of the reader's key that it was made for.
		key_version: u32,
		/// The wrap.
		wrap: HexBytes,
	},
	/// Not wrapped: the chain says no, the reader has no key, or the organisation's wrap does not open.
	Refused,
}

/// One version that lies in the vault, as its organisation's custodian sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustodianRecord {
	/// Which record.
	pub record: RecordId,
	/// Which version.
	pub version: u32,
	/// Whose.
	pub patient: PatientId,
	/// For whom wraps are kept.
	pub wraps: Vec<WrapHolder>,
	/// The custodian's own wrap, if there is one.
	pub own_wrap: Option<WrapEntry>,
}

/// `GET /v1/custodian/records?patient=&cursor=`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustodianRecords {
	/// One page, by patient, record and version.
	pub records: Vec<CustodianRecord>,
	/// The cursor of the next page; `None` when this was the last.
	pub next: Option<String>,
}

/// `GET /v1/access-log?patient=&cursor=`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessLog {
	/// One page, oldest first.
	pub receipts: Vec<Receipt>,
	/// The cursor of the next page; `None` when this was the last.
	pub next: Option<u64>,
}

/// The answer to `PUT /v1/directory/{organisation}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryStored {
	/// BLAKE2b-256 of the bytes: publish it on the chain, and the vault serves them.
	pub hash: Hash32,
	/// Whether the chain names this hash already.
	pub published: bool,
}

/// Which end of the chain is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadKind {
	/// The newest block.
	Best,
	/// The newest final block.
	#[default]
	Final,
}

/// One block's identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
	/// Its hash.
	pub hash: Hash32,
	/// Its number.
	pub number: u32,
	/// Its time.
	pub time: UnixMillis,
}

/// `GET /v1/chain/genesis`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Genesis {
	/// Hash of the chain's first block.
	pub genesis: Hash32,
}

/// `GET /v1/chain/version`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuntimeVersion {
	/// The runtime's `spec_version`.
	pub spec_version: u32,
	/// The runtime's `transaction_version`.
	pub transaction_version: u32,
}

/// `GET /v1/chain/nonce`: of the account that logged in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nonce {
	/// The nonce that the next transaction has to carry, the pool counted.
	pub nonce: u64,
}

/// `POST /v1/chain/call`.
///
/// `args` is the SCALE encoding of the arguments in order, **without** `caller`, which the door puts in front. A `now`
/// among the arguments is replaced by the vault's, so that nobody reads the past.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChainCall {
	/// Such as `ConsentApi_consents`.
	pub api: String,
	/// The arguments.
	pub args: HexBytes,
	/// At which end of the chain.
	#[serde(default)]
	pub at: HeadKind,
}

/// The answer to a [`ChainCall`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainAnswer {
	/// SCALE bytes of the runtime API's answer.
	pub result: HexBytes,
	/// The block that it is true of.
	pub block: Hash32,
}

/// `POST /v1/chain/submit`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submit {
	/// The signed extrinsic's bytes, length prefix included.
	pub extrinsic: HexBytes,
}

/// The answer to a [`Submit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submitted {
	/// BLAKE2b-256 of the extrinsic: follow it under this name.
	pub hash: Hash32,
}

/// The block that a followed extrinsic is in, and what happened there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inclusion {
	/// The block.
	pub block: Head,
	/// The extrinsic's place in it.
	pub index: u32,
	/// SCALE bytes of each `RuntimeEvent` that this extrinsic emitted, in order.
	pub events: Vec<HexBytes>,
}

/// One event of `GET /v1/chain/follow/{hash}` (server-sent events; the data of each is one of these in JSON). The stream ends
/// after `final`, `invalid` and `dropped`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "kebab-case")]
pub enum FollowUpdate {
	/// The pool took it.
	Pooled,
	/// It is in a best block.
	InBlock(Inclusion),
	/// That block is no longer part of the best chain; it waits again.
	Retracted,
	/// It is in a final block.
	Final(Inclusion),
	/// It will never be in a block; it was valid only for a while, or conflicts with another.
	Invalid {
		/// Why, as the node said it.
		reason: String,
	},
	/// The pool forgot it; it may be submitted again.
	Dropped {
		/// Why, as the node said it.
		reason: String,
	},
}

impl FollowUpdate {
	/// Does nothing follow this one?
	pub const fn is_last(&self) -> bool {
		matches!(self, Self::Final(_) | Self::Invalid { .. } | Self::Dropped { .. })
	}
}

/// Shows everything but the token.
macro_rules! debug_without_secret {
	($name:ident, $($field:ident),+) => {
		impl core::fmt::Debug for $name {
			fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
				f.debug_struct(stringify!($name))$(.field(stringify!($field), &self.$field))+.finish_non_exhaustive()
			}
		}
	};
}

debug_without_secret!(Session, person, expires_at);
debug_without_secret!(CustodianSession, organisation, expires_at);
debug_without_secret!(CustodianLoginRequest, organisation);

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_session_does_not_print_its_token() {
		let session = Session {
			token: "secret-token".into(),
			person: PersonId::repeat(1),
			expires_at: UnixMillis(2),
		};
		assert!(!format!("{session:?}").contains("secret-token"));
	}

	#[test]
	fn a_recipient_is_written_by_kind() {
		let holder = WrapHolder {
			recipient: Recipient::Organisation(OrganisationId::repeat(0xab)),
			key_version: 3,
		};
		let json = serde_json::to_value(holder).unwrap();
		assert_eq!(
			json["recipient"]["organisation"],
			format!("0x{}", "ab".repeat(32))
		);
	}

	#[test]
	fn a_followed_extrinsic_ends_when_it_is_final_or_lost() {
		assert!(!FollowUpdate::Pooled.is_last());
		assert!(!FollowUpdate::Retracted.is_last());
		assert!(FollowUpdate::Dropped {
			reason: String::new()
		}
		.is_last());
		let json = serde_json::to_value(FollowUpdate::Invalid {
			reason: "stale".into(),
		})
		.unwrap();
		assert_eq!(json, serde_json::json!({"status": "invalid", "reason": "stale"}));
	}
}
