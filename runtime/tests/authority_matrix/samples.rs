// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! One attempt, or several, for every call of the metadata, with arguments with which whoever may make it succeeds.

use crate::{care, scene::*};
use codec::Decode;
use polkadot_sdk::*;
use salus_primitives::{
	acts::{ActContent, DeskContent},
	consent::{Categories, Category, Grantee, Power, Powers, Purpose},
	development::person_id,
	records::RecordOrigin,
	roles::{AccountScope, OrganisationKind},
	statements::EnrolmentPurpose,
	time::Day,
	ConsentId, OrganisationId, PatientId, RecordId, UnixMillis,
};
use salus_runtime::{Runtime, RuntimeCall};
use scale_info::{TypeDef, TypeInfo};

/// A call by its place in the metadata.
pub struct CallName {
	pub pallet: String,
	pub name: String,
	indices: [u8; 2],
}

/// Makes the call, on the scene.
pub type Sample = Box<dyn Fn(&Scene) -> RuntimeCall>;

fn variants(ty: &scale_info::Type) -> &[scale_info::Variant] {
	match &ty.type_def {
		TypeDef::Variant(variants) => &variants.variants,
		_ => panic!("calls are an enum"),
	}
}

/// Every call, as the metadata describes the runtime's call type.
pub fn all_calls() -> Vec<CallName> {
	let mut calls = Vec::new();
	for pallet in variants(&RuntimeCall::type_info()) {
		let of_pallet = pallet.fields[0].ty.type_info();
		calls.extend(variants(&of_pallet).iter().map(|variant| CallName {
			pallet: pallet.name.to_string(),
			name: variant.name.to_string(),
			indices: [pallet.index, variant.index],
		}));
	}
	calls
}

/// Calls that take a value of a type without values: nobody can write one down.
const UNWRITABLE: [&str; 2] = [
	"Grandpa.report_equivocation",
	"Grandpa.report_equivocation_unsigned",
];

/// The attempts for one call. The SDK's calls are tried with the arguments whose bytes are zero (no bytes, index 0,
/// `System.remark`): nobody may make most of them, whatever they carry; what wraps a call has columns of its own.
pub fn of(call: &CallName) -> Vec<(String, Sample)> {
	let label = format!("{}.{}", call.pallet, call.name);
	if UNWRITABLE.contains(&label.as_str()) {
		let bytes = [call.indices.as_slice(), &[0; 4_096]].concat();
		assert!(
			RuntimeCall::decode(&mut &bytes[..]).is_err(),
			"{label} can be written after all"
		);
		return vec![];
	}
	match call.pallet.as_str() {
		"Roles" => vec![(label, Box::new(roles(&call.name)))],
		"Consent" => vec![(label, Box::new(consent(&call.name)))],
		"Records" if call.name == "add" => [
			RecordOrigin::Authored,
			RecordOrigin::Imported,
			RecordOrigin::PatientReported,
		]
		.into_iter()
		.map(|origin| {
			(
				format!("{label} ({origin})"),
				Box::new(move |_: &Scene| add(origin)) as Sample,
			)
		})
		.collect(),
		"Records" => vec![(label, Box::new(records(&call.name)))],
		"Appointments" | "Prescriptions" | "Orders" => {
			let (pallet, name) = (call.pallet.clone(), call.name.clone());
			let sample =
				move |_: &Scene| care::sample(&pallet, &name).unwrap_or_else(|| missing(&pallet, &name));
			vec![(label, Box::new(sample))]
		}
		// Every block carries one, put there by its author.
		"Timestamp" => vec![(
			label,
			Box::new(|_| pallet_timestamp::Call::<Runtime>::set { now: NEXT_SECOND }.into()),
		)],
		_ => {
			let bytes = [call.indices.as_slice(), &[0; 4_096]].concat();
			vec![(
				label,
				Box::new(move |_| RuntimeCall::decode(&mut &bytes[..]).unwrap()),
			)]
		}
	}
}

fn missing(pallet: &str, name: &str) -> ! {
	panic!("{pallet}.{name} is new: give it a sample in tests/authority_matrix/samples.rs")
}

/// The account that a desk has proposed for a grown ward.
fn own_account() -> DeskContent {
	DeskContent::GiveAccount {
		account: account("OfAge").into(),
		encryption_key: key("OfAge"),
	}
}

fn roles(name: &str) -> impl Fn(&Scene) -> RuntimeCall {
	use pallet_roles::Call;
	let name = name.to_owned();
	let organisation = NORTH;
	move |_| {
		let call: Call<Runtime> = match name.as_str() {
			"create_organisation" => Call::create_organisation {
				organisation: OrganisationId::repeat(0x81),
				kind: OrganisationKind::Clinic,
				administrators: ["ClinicAdmin", "ClinicSecond"]
					.map(|name| (added(name), account(name)))
					.to_vec()
					.try_into()
					.unwrap(),
			},
			"suspend_organisation" => Call::suspend_organisation { organisation },
			"propose_act" => Call::propose_act {
				organisation,
				content: ActContent::PublishDirectory { hash: [9; 32] },
			},
			"approve_act" => Call::approve_act {
				organisation,
				content: PROPOSED,
			},
			"object_act" => Call::object_act {
				organisation,
				content: PROPOSED,
			},
			"withdraw_act" => Call::withdraw_act {
				organisation,
				content: APPROVED_ACT,
			},
			"carry_out_act" => Call::carry_out_act {
				organisation,
				content: APPROVED_ACT,
			},
			"enrol_person" => {
				let (person, account, encryption_key, expires_at, signature) =
					enrolment(EnrolmentPurpose::Work, "NewPerson");
				Call::enrol_person {
					organisation,
					person,
					account,
					encryption_key,
					expires_at,
					signature,
				}
			}
			"enrol_patient" => {
				let (person, account, encryption_key, expires_at, signature) =
					enrolment(EnrolmentPurpose::Patient, "NewPatient");
				Call::enrol_patient {
					organisation,
					person,
					account,
					encryption_key,
					expires_at,
					signature,
				}
			}
			"propose_ward" => Call::propose_ward {
				organisation,
				ward: PatientId::repeat(0x82),
				guardian: person_id("Eve"),
				majority_at: NOW.plus(365 * UnixMillis::DAY),
			},
			"confirm_ward" => Call::confirm_ward { ward: WARD },
			"register_with" => Call::register_with {
				patient: PATIENT,
				organisation: SOUTH,
			},
			"unregister" => Call::unregister {
				patient: PATIENT,
				organisation: NORTH,
			},
			"suspend_membership" => Call::suspend_membership {
				organisation,
				person: person_id("NorthDoctor"),
			},
			"end_membership" => Call::end_membership {
				organisation,
				person: person_id("NorthDoctor"),
			},
			"set_encryption_key" => Call::set_encryption_key {
				person: PATIENT.person(),
				key: key("rotated"),
			},
			"add_account" => {
				let (account, expires_at, signature) = joining("DaveThirdPhone");
				Call::add_account {
					account,
					expires_at,
					signature,
				}
			}
			"remove_account" => Call::remove_account {
				account: account("DaveSecondPhone"),
			},
			"give_ward_account" => {
				let (account, encryption_key, expires_at, signature) = wards_account(MINOR, "Minor");
				Call::give_ward_account {
					ward: MINOR,
					account,
					encryption_key,
					expires_at,
					signature,
				}
			}
			"confirm_held_account" => {
				let (account, encryption_key, expires_at, signature) =
					wards_word(EnrolmentPurpose::HeldAccount, HOLDER, "Holder");
				Call::confirm_held_account {
					organisation,
					ward: HOLDER,
					account,
					encryption_key,
					expires_at,
					signature,
				}
			}
			"propose_ward_account" => {
				let (account, encryption_key, expires_at, signature) =
					wards_account(ALSO_OF_AGE, "AlsoOfAge");
				Call::propose_ward_account {
					organisation,
					ward: ALSO_OF_AGE,
					account,
					encryption_key,
					expires_at,
					signature,
				}
			}
			"freeze_custodian_key" => Call::freeze_custodian_key { organisation },
			"end_vault_identity" => Call::end_vault_identity { organisation },
			"finish_removal" => Call::finish_removal {},
			"object_to_removal" => Call::object_to_removal {},
			"suspend_guardian" => Call::suspend_guardian {
				organisation,
				ward: MINOR,
				guardian: person_id("Eve"),
			},
			"propose_desk_act" => Call::propose_desk_act {
				organisation,
				person: MINOR.person(),
				content: DeskContent::AddGuardian {
					guardian: person_id("Ferdie"),
				},
			},
			"confirm_desk_act" => Call::confirm_desk_act {
				organisation: SOUTH,
				person: OF_AGE.person(),
				content: own_account(),
			},
			"object_desk_act" => Call::object_desk_act {
				person: OF_AGE.person(),
				content: own_account(),
				organisation: Some(organisation),
			},
			"withdraw_desk_act" => Call::withdraw_desk_act {
				person: OF_AGE.person(),
				content: own_account(),
			},
			"carry_out_desk_act" => Call::carry_out_desk_act {
				person: MINOR.person(),
				content: CONFIRMED_ACT,
			},
			"open_session" => {
				let scope = AccountScope::ClinicalSession;
				let (account, until, expires_at, signature) = session("Bob", "BobPhone", scope);
				Call::open_session {
					account,
					scope,
					until,
					expires_at,
					signature,
				}
			}
			"close_session" => Call::close_session {
				account: account("BobTablet"),
			},
			other => missing("Roles", other),
		};
		call.into()
	}
}

fn consent(name: &str) -> impl Fn(&Scene) -> RuntimeCall {
	use pallet_consent::Call;
	let name = name.to_owned();
	let (patient, grantee) = (PATIENT, Grantee::Person(DOCTOR));
	move |_| {
		let call: Call<Runtime> = match name.as_str() {
			"request" => Call::request {
				consent: ConsentId::repeat(0x91),
				organisation: NORTH,
				patient,
				grantee,
				terms: terms(),
				answer_by: NOW.plus(UnixMillis::HOUR),
			},
			"grant" => Call::grant {
				consent: ConsentId::repeat(0x92),
				patient,
				grantee: Grantee::Person(person_id("Charlie")),
				terms: terms(),
			},
			"approve" => Call::approve {
				consent: OPEN_REQUEST,
				terms: terms(),
			},
			"reject" => Call::reject {
				consent: OPEN_REQUEST,
			},
			"revoke" => Call::revoke {
				consent: ACTIVE_GRANT,
			},
			"revoke_all" => Call::revoke_all { patient, grantee },
			"relinquish" => Call::relinquish {
				consent: ACTIVE_GRANT,
			},
			"supersede" => Call::supersede {
				consent: ACTIVE_GRANT,
				replacement: ConsentId::repeat(0x93),
				terms: terms(),
			},
			"exclude" => Call::exclude {
				patient,
				whom: Grantee::Person(person_id("NorthNurse")),
			},
			"readmit" => Call::readmit {
				patient,
				whom: Grantee::Person(person_id("Ferdie")),
			},
			"seal" => Call::seal {
				patient,
				categories: Categories::of(&[Category::Sensitive]),
			},
			"unseal" => Call::unseal {
				patient,
				categories: Categories::of(&[Category::Imaging]),
			},
			"appoint_representative" => Call::appoint_representative {
				representative: person_id("NorthClerk"),
				powers: Powers::of(&[Power::View]),
				from: NOW,
				until: NOW.plus(UnixMillis::DAY),
			},
			"dismiss_representative" => Call::dismiss_representative {
				patient,
				representative: added("RepresentativeView"),
			},
			"withdraw" => Call::withdraw {
				consent: OPEN_REQUEST,
			},
			"mark_in_error" => Call::mark_in_error {
				consent: ACTIVE_GRANT,
			},
			other => missing("Consent", other),
		};
		call.into()
	}
}

fn add(record_origin: RecordOrigin) -> RuntimeCall {
	pallet_records::Call::<Runtime>::add {
		record: RecordId::repeat(0xa1),
		patient: PATIENT,
		organisation: NORTH,
		category: Category::Laboratory,
		day: Day(20_000),
		record_origin,
		anchor: anchor(),
		purpose: Purpose::Treat,
	}
	.into()
}

fn records(name: &str) -> impl Fn(&Scene) -> RuntimeCall {
	use pallet_records::Call;
	let name = name.to_owned();
	move |_| {
		let call: Call<Runtime> = match name.as_str() {
			"amend" => Call::amend {
				record: RECORD,
				anchor: anchor(),
				purpose: Purpose::Treat,
				organisation: Some(NORTH),
			},
			"mark_in_error" => Call::mark_in_error {
				record: RECORD,
				organisation: Some(NORTH),
			},
			"refile" => Call::refile {
				record: RECORD,
				category: Category::Sensitive,
				organisation: Some(NORTH),
			},
			"accept_refiling" => Call::accept_refiling {
				record: REFILING,
				category: Category::Sensitive,
			},
			"drop_refiling" => Call::drop_refiling { record: REFILING },
			"anchor_receipts" => Call::anchor_receipts {
				root: [7; 32],
				from: UnixMillis(0),
				until: START,
			},
			other => missing("Records", other),
		};
		call.into()
	}
}
