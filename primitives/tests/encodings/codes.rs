// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Fieldless enums: the index on the chain and the code everywhere else, and the sets of them.

use crate::pin;
use codec::DecodeAll;
use salus_primitives::{
	acts::{ActKind, DeskNotYet, NotYet},
	consent::{Access, Categories, Category, ConsentStatus, Mode, Power, Powers, Purpose, Purposes},
	decision::{AllowRule, DenyRule},
	files::FileReason,
	records::{RecordOrigin, RecordStatus},
	roles::{
		AccountScope, Credential, Credentials, MembershipStatus, OrganisationKind, OrganisationStatus,
		Profession, Professions,
	},
};

macro_rules! pin_codes {
	($($name:ident: $type:ident => $codes:expr;)+) => {
		$(
			#[test]
			fn $name() {
				let codes: &[&str] = &$codes;
				assert_eq!(<$type>::ALL.len(), codes.len());
				for (index, code) in codes.iter().enumerate() {
					let value: $type = code.parse().unwrap();
					pin(value, format!("{index:02x}"));
					assert_eq!(value.code(), *code);
					assert_eq!(value.to_string(), *code);
				}
				let unknown = u8::try_from(codes.len()).unwrap();
				assert!(<$type>::decode_all(&mut &[unknown][..]).is_err());
				assert!("no such code".parse::<$type>().is_err());
			}
		)+
	};
}

pin_codes! {
	organisation_kind: OrganisationKind => ["hospital", "clinic", "laboratory", "pharmacy", "other"];
	organisation_status: OrganisationStatus => ["active", "suspended"];
	profession: Profession => [
		"doctor", "nurse", "pharmacist", "laboratory-technician", "clerk", "privacy-officer",
	];
	credential: Credential => ["verifying", "emergency"];
	membership_status: MembershipStatus => ["active", "suspended", "ended"];
	act_kind: ActKind => [
		"name-administrator", "dismiss-administrator", "issue-membership", "renew-membership", "reinstate-membership",
		"set-custodian-key", "thaw-custodian-key", "set-endpoint", "publish-directory", "reinstate-organisation",
		"set-vault-identity",
	];
	file_reason: FileReason => ["call", "walk-in", "correction"];
	not_yet: NotYet => ["needs-administrator", "needs-council", "waiting", "lapsed", "void"];
	desk_not_yet: DeskNotYet => ["needs-desk", "waiting", "lapsed"];
	account_scope: AccountScope => ["full", "clinical-session", "desk-session", "closing"];
	category: Category => [
		"demographics", "encounter", "condition", "allergy", "medication", "immunization", "observation",
		"laboratory", "imaging", "procedure", "care-plan", "document", "scheduling", "financial", "sensitive",
	];
	purpose: Purpose => [
		"TREAT", "PATRQT", "ETREAT", "HPAYMT", "HOPERAT", "HRESCH", "PUBHLTH", "HLEGAL",
	];
	access: Access => ["read", "contribute"];
	mode: Mode => ["read", "contribute", "both"];
	consent_status: ConsentStatus => ["proposed", "active", "rejected", "inactive", "entered-in-error"];
	power: Power => ["book", "view", "consent", "view-sealed"];
	record_origin: RecordOrigin => ["authored", "imported", "patient-reported"];
	record_status: RecordStatus => ["current", "entered-in-error", "erased"];
	allow_rule: AllowRule => [
		"patient", "representative", "author", "task", "encounter", "consent", "emergency", "desk",
	];
	deny_rule: DenyRule => [
		"excluded", "purpose-not-active", "not-member", "organisation-not-active", "membership-suspended",
		"membership-ended", "membership-expired", "sealed", "erased", "entered-in-error", "unknown-record",
		"nothing-allows",
	];
}

#[test]
fn a_set_has_one_bit_per_index() {
	pin(
		Categories::of(&[Category::Demographics, Category::Sensitive]),
		"01400000",
	);
	pin(Categories::all(), "ff7f0000");
	pin(Purposes::ACTIVE, "07");
	pin(Purposes::all(), "ff");
	pin(Professions::of(&[Profession::Doctor, Profession::Nurse]), "03");
	pin(Professions::all(), "3f");
	pin(Credentials::of(&[Credential::Emergency]), "02");
	pin(Powers::of(&[Power::ViewSealed]), "08");
	pin(Powers::all(), "0f");
}

#[test]
fn a_set_with_an_unknown_bit_is_refused() {
	assert!(Categories::decode_all(&mut &[0, 0x80, 0, 0][..]).is_err());
	assert!(Categories::decode_all(&mut &[0, 0, 0, 0x80][..]).is_err());
	assert!(Professions::decode_all(&mut &[0x40][..]).is_err());
	assert!(Credentials::decode_all(&mut &[0x04][..]).is_err());
	assert!(Powers::decode_all(&mut &[0x10][..]).is_err());
}
