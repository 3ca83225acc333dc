// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Calls of `pallet-roles`.

use super::Call;
use crate::account::Signature;
use salus_primitives::{
	acts::{ActContent, DeskContent},
	roles::{AccountScope, OrganisationKind},
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

/// An administrator or the admin origin proposes an act.
pub fn propose_act(organisation: OrganisationId, content: &ActContent) -> Call {
	Call::new(PALLET, "propose_act", (organisation, content))
}

/// Another of them approves it.
pub fn approve_act(organisation: OrganisationId, content: &ActContent) -> Call {
	Call::new(PALLET, "approve_act", (organisation, content))
}

/// An administrator objects to an act.
pub fn object_act(organisation: OrganisationId, content: &ActContent) -> Call {
	Call::new(PALLET, "object_act", (organisation, content))
}

/// Who proposed or approved an act takes that back.
pub fn withdraw_act(organisation: OrganisationId, content: &ActContent) -> Call {
	Call::new(PALLET, "withdraw_act", (organisation, content))
}

/// Carries out an act that is decided: whom it is about, where they have to accept it, otherwise anybody.
pub fn carry_out_act(organisation: OrganisationId, content: &ActContent) -> Call {
	Call::new(PALLET, "carry_out_act", (organisation, content))
}

/// An administrator ends the identity of the organisation's vault.
pub fn end_vault_identity(organisation: OrganisationId) -> Call {
	Call::new(PALLET, "end_vault_identity", organisation)
}

/// An administrator keeps everybody from wrapping for the organisation's custodian.
pub fn freeze_custodian_key(organisation: OrganisationId) -> Call {
	Call::new(PALLET, "freeze_custodian_key", organisation)
}

/// A member keeps a guardian from acting, together with a colleague who says the same.
pub fn suspend_guardian(organisation: OrganisationId, ward: PatientId, guardian: PersonId) -> Call {
	Call::new(PALLET, "suspend_guardian", (organisation, ward, guardian))
}

/// A desk proposes what two desks do for a person.
pub fn propose_desk_act(organisation: OrganisationId, person: PersonId, content: DeskContent) -> Call {
	Call::new(PALLET, "propose_desk_act", (organisation, person, content))
}

/// The desk of another organisation confirms it.
pub fn confirm_desk_act(organisation: OrganisationId, person: PersonId, content: DeskContent) -> Call {
	Call::new(PALLET, "confirm_desk_act", (organisation, person, content))
}

/// A guardian, an administrator of `organisation`, or the person objects to it.
pub fn object_desk_act(person: PersonId, content: DeskContent, organisation: Option<OrganisationId>) -> Call {
	Call::new(PALLET, "object_desk_act", (person, content, organisation))
}

/// Who proposed it takes it back.
pub fn withdraw_desk_act(person: PersonId, content: DeskContent) -> Call {
	Call::new(PALLET, "withdraw_desk_act", (person, content))
}

/// Carries it out: the guardian whom it adds, who accepts, otherwise anybody.
pub fn carry_out_desk_act(person: PersonId, content: DeskContent) -> Call {
	Call::new(PALLET, "carry_out_desk_act", (person, content))
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

/// An administrator suspends a membership.
pub fn suspend_membership(organisation: OrganisationId, person: PersonId) -> Call {
	Call::new(PALLET, "suspend_membership", (organisation, person))
}

/// An administrator ends a membership for good.
pub fn end_membership(organisation: OrganisationId, person: PersonId) -> Call {
	Call::new(PALLET, "end_membership", (organisation, person))
}

/// A person registers a new encryption key.
pub fn set_encryption_key(person: PersonId, key: [u8; 32]) -> Call {
	Call::new(PALLET, "set_encryption_key", (person, key))
}

/// A person adds an account, which signed `AccountStatement`.
pub fn add_account(account: AccountBytes, expires_at: UnixMillis, signature: Signature) -> Call {
	Call::new(PALLET, "add_account", (account, expires_at, signature))
}

/// A person removes another of its accounts: a younger one at once, an older one after a week.
pub fn remove_account(account: AccountBytes) -> Call {
	Call::new(PALLET, "remove_account", account)
}

/// A person removes the older account whose time to object is over.
pub fn finish_removal() -> Call {
	Call::new(PALLET, "finish_removal", ())
}

/// The account that is to be removed objects; the one that wants it takes that back.
pub fn object_to_removal() -> Call {
	Call::new(PALLET, "object_to_removal", ())
}

/// The guardian gives a ward without an account its first one, which signed the `EnrolmentStatement`.
pub fn give_ward_account(ward: PatientId, first: &FirstAccount) -> Call {
	Call::new(PALLET, "give_ward_account", (ward, first.parts()))
}

/// A desk proposes the account with which a grown ward controls itself.
pub fn propose_ward_account(organisation: OrganisationId, ward: PatientId, first: &FirstAccount) -> Call {
	Call::new(
		PALLET,
		"propose_ward_account",
		(organisation, ward, first.parts()),
	)
}

/// A desk says that a ward under age holds its account itself, with what the ward signed there.
pub fn confirm_held_account(organisation: OrganisationId, ward: PatientId, held: &FirstAccount) -> Call {
	Call::new(PALLET, "confirm_held_account", (organisation, ward, held.parts()))
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
