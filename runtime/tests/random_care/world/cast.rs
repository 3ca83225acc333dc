// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Those whom the model knows and the preset does not.

use super::*;

pub(super) fn must(signer: Signer, call: impl Into<RuntimeCall>) {
	let call = call.into();
	let shown = format!("{call:?}");
	let result = call.dispatch(RuntimeOrigin::signed(account_of(signer)));
	assert!(
		result.is_ok(),
		"the scene needs {shown} by {signer:?}: {result:?}"
	);
}

pub(super) fn enrol(person: Person) {
	let (own, key) = (Signer::Own(person), [person as u8 + 0x40; 32]);
	let statement = EnrolmentStatement {
		network: network(),
		purpose: EnrolmentPurpose::Work,
		organisation: organisation(Org::North),
		person: id(person),
		account: account_of(own).into(),
		encryption_key: key,
		expires_at: UnixMillis(START + DAY),
	};
	must(
		Signer::Own(Person::NorthAdmin),
		pallet_roles::Call::enrol_person {
			organisation: statement.organisation,
			person: statement.person,
			account: account_of(own),
			encryption_key: key,
			expires_at: statement.expires_at,
			signature: signed_by(own, statement.text()),
		},
	);
}

pub(super) fn appoint(person: Person, power: Power, lasts: u64) {
	enrol(person);
	must(
		Signer::Own(Person::Dave),
		pallet_consent::Call::appoint_representative {
			representative: id(person),
			powers: Powers::of(&[power]),
			from: UnixMillis(START),
			until: UnixMillis(START + lasts),
		},
	);
}

pub(super) fn open_session(person: Person, device: Signer, scope: AccountScope, lasts: u64) {
	let statement = SessionStatement {
		network: network(),
		person: id(person),
		account: account_of(device).into(),
		scope,
		until: UnixMillis(START + lasts),
		expires_at: UnixMillis(START + DAY),
	};
	must(
		Signer::Own(person),
		pallet_roles::Call::open_session {
			account: account_of(device),
			scope,
			until: statement.until,
			expires_at: statement.expires_at,
			signature: signed_by(device, statement.text()),
		},
	);
}

/// Those whom the model knows and the preset does not.
pub(super) fn settle_in() {
	appoint(Person::Booker, Power::Book, people::BOOKER);
	appoint(Person::Consenter, Power::Consent, people::CONSENTER);
	enrol(Person::Junior);
	let content = ActContent::IssueMembership {
		person: id(Person::Junior),
		profession: Profession::LaboratoryTechnician,
		credentials: Credentials::NONE,
		valid_until: UnixMillis(START + people::JUNIOR),
	};
	acts::agree(Org::Lab, content.clone()).expect("two administrators agree");
	must(
		Signer::Own(Person::Junior),
		pallet_roles::Call::carry_out_act {
			organisation: organisation(Org::Lab),
			content,
		},
	);
	open_session(
		Person::Bob,
		Signer::Tablet,
		AccountScope::ClinicalSession,
		people::TABLET,
	);
	open_session(
		Person::Clerk,
		Signer::Desk,
		AccountScope::DeskSession,
		people::DESK,
	);
}

/// A chain with everybody on it, and nothing that the six machines are about.
pub fn begin() -> TestExternalities {
	let mut chain = TestExternalities::default();
	chain.execute_with(|| {
		build_state::<RuntimeGenesisConfig>(genesis("development")).unwrap();
		System::set_block_number(1);
		set_time(START);
		settle_in();
		System::reset_events();
	});
	chain
}
