// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Calls of `pallet-roles`.

use super::Call;
use crate::account::Signature;
use salus_primitives::{
	roles::{AccountScope, Credentials, OrganisationKind, Profession},
	statements::AccountBytes,
	OrganisationId, PatientId, PersonId, UnixMillis,
};

const PALLET: &str = "Roles";

/// An enrolment with the statement's signature.
#[derive(Clone, Copy, Debug)]
pub struct Enrolment {
	/// Who enrols.
	pub organisation: OrganisationId,
	/// Under which id.
	pub person: PersonId,
	/// The account that signed and will control the person.
	pub account: AccountBytes,
	/// The person's X25519 public key.
	pub encryption_key: [u8; 32],
	/// The first instant at which the statement is no longer accepted.
	pub expires_at: UnixMillis,
	/// The account's signature of the statement's text.
	pub signature: Signature,
}

impl Enrolment {
	fn call(&self, name: &'static str) -> Call {
		let Self {
			organisation,
			person,
			account,
			encryption_key,
			expires_at,
			signature,
		} = self;
		Call::new(
			PALLET,
			name,
			(
				organisation,
				person,
				account,
				encryption_key,
				expires_at,
				signature,
			),
		)
	}
}

/// The admin origin makes an organisation and its administrators.
pub fn create_organisation(
	organisation: OrganisationId,
	kind: OrganisationKind,
	administrators: &[(PersonId, AccountBytes)],
) -> Call {
	Call::new(
		PALLET,
		"create_organisation",
		(organisation, kind, administrators),
	)
}

/// The admin origin suspends an organisation.
pub fn suspend_organisation(organisation: OrganisationId) -> Call {
	Call::new(PALLET, "suspend_organisation", organisation)
}

/// The admin origin lets a suspended organisation act again.
pub fn reinstate_organisation(organisation: OrganisationId) -> Call {
	Call::new(PALLET, "reinstate_organisation", organisation)
}

/// The admin origin says where the organisation's vault answers.
pub fn set_endpoint(organisation: OrganisationId, host: &str) -> Call {
	Call::new(PALLET, "set_endpoint", (organisation, host.as_bytes()))
}

/// The admin origin adds an administrator.
pub fn appoint_administrator(organisation: OrganisationId, person: PersonId, account: AccountBytes) -> Call {
	Call::new(PALLET, "appoint_administrator", (organisation, person, account))
}

/// The admin origin removes an administrator, never the last one.
pub fn dismiss_administrator(organisation: OrganisationId, person: PersonId) -> Call {
	Call::new(PALLET, "dismiss_administrator", (organisation, person))
}

/// An administrator or clerk enrols a person.
pub fn enrol_person(enrolment: &Enrolment) -> Call {
	enrolment.call("enrol_person")
}

/// A member enrols a patient.
pub fn enrol_patient(enrolment: &Enrolment) -> Call {
	enrolment.call("enrol_patient")
}

/// A member proposes a ward: a patient without an account, for whom `guardian` acts until the majority.
pub fn propose_ward(
	organisation: OrganisationId,
	ward: PatientId,
	guardian: PersonId,
	majority_at: UnixMillis,
) -> Call {
	Call::new(
		PALLET,
		"propose_ward",
		(organisation, ward, guardian, majority_at),
	)
}

/// Another member of the same organisation confirms a ward.
pub fn confirm_ward(ward: PatientId) -> Call {
	Call::new(PALLET, "confirm_ward", ward)
}

/// A patient registers with a further organisation.
pub fn register_with(patient: PatientId, organisation: OrganisationId) -> Call {
	Call::new(PALLET, "register_with", (patient, organisation))
}

/// Takes a patient's registration with an organisation back.
pub fn unregister(patient: PatientId, organisation: OrganisationId) -> Call {
	Call::new(PALLET, "unregister", (patient, organisation))
}

/// An administrator credentials a person.
pub fn issue_membership(
	organisation: OrganisationId,
	person: PersonId,
	profession: Profession,
	credentials: Credentials,
	valid_until: UnixMillis,
) -> Call {
	Call::new(
		PALLET,
		"issue_membership",
		(organisation, person, profession, credentials, valid_until),
	)
}

/// An administrator lengthens or shortens a membership.
pub fn renew_membership(organisation: OrganisationId, person: PersonId, valid_until: UnixMillis) -> Call {
	Call::new(PALLET, "renew_membership", (organisation, person, valid_until))
}

/// An administrator suspends a membership.
pub fn suspend_membership(organisation: OrganisationId, person: PersonId) -> Call {
	Call::new(PALLET, "suspend_membership", (organisation, person))
}

/// An administrator lets a suspended member act again.
pub fn reinstate_membership(organisation: OrganisationId, person: PersonId) -> Call {
	Call::new(PALLET, "reinstate_membership", (organisation, person))
}

/// An administrator ends a membership for good.
pub fn end_membership(organisation: OrganisationId, person: PersonId) -> Call {
	Call::new(PALLET, "end_membership", (organisation, person))
}

/// A person registers a new encryption key.
pub fn set_encryption_key(person: PersonId, key: [u8; 32]) -> Call {
	Call::new(PALLET, "set_encryption_key", (person, key))
}

/// An administrator registers a new key of the organisation's custodian.
pub fn set_custodian_key(organisation: OrganisationId, key: [u8; 32]) -> Call {
	Call::new(PALLET, "set_custodian_key", (organisation, key))
}

/// An administrator names the hash of the organisation's signed directory.
pub fn publish_directory(organisation: OrganisationId, hash: [u8; 32]) -> Call {
	Call::new(PALLET, "publish_directory", (organisation, hash))
}

/// A person adds an account, which signed `AccountStatement`.
pub fn add_account(account: AccountBytes, expires_at: UnixMillis, signature: Signature) -> Call {
	Call::new(PALLET, "add_account", (account, expires_at, signature))
}

/// A person removes another of its accounts.
pub fn remove_account(account: AccountBytes) -> Call {
	Call::new(PALLET, "remove_account", account)
}

/// The guardian gives a ward without an account its first one, which signed the `EnrolmentStatement`.
pub fn give_ward_account(ward: PatientId, first: &FirstAccount) -> Call {
	Call::new(PALLET, "give_ward_account", (ward, first.parts()))
}

/// A member proposes the first account of a ward who has come of age.
pub fn propose_ward_account(organisation: OrganisationId, ward: PatientId, first: &FirstAccount) -> Call {
	Call::new(
		PALLET,
		"propose_ward_account",
		(organisation, ward, first.parts()),
	)
}

/// Another member of the same organisation confirms it.
pub fn confirm_ward_account(ward: PatientId, account: AccountBytes) -> Call {
	Call::new(PALLET, "confirm_ward_account", (ward, account))
}

/// The first account of a ward: what its `EnrolmentStatement` says, and its signature under it.
#[derive(Clone, Copy, Debug)]
pub struct FirstAccount {
	/// The account.
	pub account: AccountBytes,
	/// The ward's X25519 public key.
	pub encryption_key: [u8; 32],
	/// The first instant at which the statement is no longer accepted.
	pub expires_at: UnixMillis,
	/// By the account.
	pub signature: Signature,
}

impl FirstAccount {
	fn parts(&self) -> (AccountBytes, [u8; 32], UnixMillis, Signature) {
		(self.account, self.encryption_key, self.expires_at, self.signature)
	}
}

/// A clinician or clerk opens a session on a device, whose key signed the `SessionStatement`.
pub fn open_session(
	account: AccountBytes,
	scope: AccountScope,
	until: UnixMillis,
	expires_at: UnixMillis,
	signature: Signature,
) -> Call {
	Call::new(
		PALLET,
		"open_session",
		(account, scope, until, expires_at, signature),
	)
}

/// Ends a session: by the wallet, or by the session itself.
pub fn close_session(account: AccountBytes) -> Call {
	Call::new(PALLET, "close_session", account)
}
