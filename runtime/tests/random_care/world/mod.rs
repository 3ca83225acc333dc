// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The chain: the development preset, the people whom the model knows besides, and each step as the call that is signed.

mod acts;
mod care;
mod cast;
mod keys;
mod visits;

pub use cast::begin;

use crate::{
	common::{account, genesis, pair},
	model::{
		orders::ReportStatus,
		papers::Category,
		people::{self, Org, Person, Signer},
		Model, DAY,
	},
	steps::{OrderStep, Proof, ScriptStep, Step, VisitStep, Visitor, What},
};
use care::{order_call, script_call};
use keys::{account_of, claim_key, network, prove, signed_by, OTHER_KEY, RIGHT_KEY};
use polkadot_sdk::{
	frame_support::{genesis_builder_helper::build_state, instances::Instance1},
	sp_core::{ed25519, Pair},
	sp_io::TestExternalities,
	sp_runtime::{traits::Dispatchable, DispatchError},
	*,
};
use salus_primitives::{
	acts::ActContent,
	appointments::{Modality, SlotSpan, TimeZoneCode},
	care::Reason,
	consent::{
		Audience, Categories, Category as Filed, Grantee, Mode, Power, Powers, Purpose, Purposes, Terms,
	},
	development::{organisation_id, person_id},
	orders::ReportStatus as Report,
	prescriptions::{ClaimStatement, PrescriptionTerms, Unit},
	records::{Anchor, RecordOrigin},
	roles::{AccountScope, Credentials, Profession},
	statements::{EnrolmentPurpose, EnrolmentStatement, SessionStatement, VisitStatement},
	time::{Day, DayRange},
	AppointmentId, ConsentId, EncounterId, Network, OrderId, OrganisationId, PatientId, PersonId,
	PrescriptionId, RecordId, ScheduleId, UnixMillis,
};
use salus_runtime::{
	AccountId, Roles, Runtime, RuntimeCall, RuntimeGenesisConfig, RuntimeOrigin, Signature, System,
};
use std::{cell::RefCell, collections::HashMap};
use visits::visit_call;

/// 2027-01-15T08:00:00Z.
pub const START: u64 = 1_800_000_000_000;

fn numbered(tag: u8, number: usize) -> [u8; 32] {
	let mut bytes = [tag; 32];
	bytes[..8].copy_from_slice(&(number as u64).to_le_bytes());
	bytes
}

pub fn schedule(number: usize) -> ScheduleId {
	ScheduleId(numbered(1, number))
}

pub fn appointment(number: usize) -> AppointmentId {
	AppointmentId(numbered(2, number))
}

pub fn encounter(number: usize) -> EncounterId {
	EncounterId(numbered(3, number))
}

pub fn prescription(number: usize) -> PrescriptionId {
	PrescriptionId(numbered(4, number))
}

pub fn order(number: usize) -> OrderId {
	OrderId(numbered(5, number))
}

pub fn record(number: usize) -> RecordId {
	RecordId(numbered(6, number))
}

fn consent(to: Person) -> ConsentId {
	ConsentId(numbered(7, to as usize))
}

/// The name that a person's key and id derive from.
fn name(person: Person) -> &'static str {
	match person {
		Person::Dave => "Dave",
		Person::Eve => "Eve",
		Person::Ferdie => "Ferdie",
		Person::Booker => "Booker",
		Person::Consenter => "Consenter",
		Person::Bob => "Bob",
		Person::Colleague => "NorthDoctor",
		Person::Charlie => "Charlie",
		Person::Nurse => "NorthNurse",
		Person::Clerk => "NorthClerk",
		Person::SouthClerk => "SouthClerk",
		Person::NorthAdmin => "NorthAdmin",
		Person::SouthAdmin => "SouthAdmin",
		Person::LabAdmin => "LabAdmin",
		Person::OneAdmin => "PharmacyOneAdmin",
		Person::TwoAdmin => "PharmacyTwoAdmin",
		Person::PharmacistOne => "PharmacyOnePharmacist",
		Person::PharmacistTwo => "PharmacyTwoPharmacist",
		Person::Technician => "LabTechnician",
		Person::Junior => "Junior",
	}
}

pub fn id(person: Person) -> PersonId {
	person_id(name(person))
}

pub fn patient(person: Person) -> PatientId {
	id(person).as_patient()
}

pub fn organisation(org: Org) -> OrganisationId {
	organisation_id(match org {
		Org::North => "NorthHospital",
		Org::South => "SouthHospital",
		Org::Lab => "Laboratory",
		Org::One => "PharmacyOne",
		Org::Two => "PharmacyTwo",
	})
}

fn key_name(signer: Signer) -> &'static str {
	match signer {
		Signer::Own(person) => name(person),
		Signer::Tablet => "BobTablet",
		Signer::Desk => "FrontDesk",
		Signer::Nobody => "Nobody",
	}
}

fn filed(category: Category) -> Filed {
	match category {
		Category::Medication => Filed::Medication,
		Category::Laboratory => Filed::Laboratory,
	}
}

fn report(status: ReportStatus) -> Report {
	match status {
		ReportStatus::Registered => Report::Registered,
		ReportStatus::Partial => Report::Partial,
		ReportStatus::Preliminary => Report::Preliminary,
		ReportStatus::Final => Report::Final,
		ReportStatus::Amended => Report::Amended,
		ReportStatus::Corrected => Report::Corrected,
		ReportStatus::Appended => Report::Appended,
		ReportStatus::Cancelled => Report::Cancelled,
		ReportStatus::Error => Report::EnteredInError,
	}
}

const ANCHOR: Anchor = Anchor {
	commitment: [1; 32],
	ciphertext_hash: [2; 32],
	size_bucket: 3,
};

fn terms() -> Terms {
	Terms {
		categories: Categories::of(&[Filed::Medication, Filed::Laboratory]),
		record_days: DayRange::ALL,
		purposes: Purposes::of(&[Purpose::Treat]),
		mode: Mode::Both,
		audience: Audience::Whole,
		expires_at: UnixMillis(START + people::GRANTS),
	}
}

/// Sets the clock.
pub fn set_time(now: u64) {
	pallet_timestamp::Now::<Runtime>::put(now);
}

/// Makes the call of a step and says what came of it; `model` is as before the step.
pub fn dispatch(model: &Model, step: &Step) -> Result<(), String> {
	let council = || pallet_collective::RawOrigin::<AccountId, Instance1>::Members(2, 3).into();
	let (origin, call): (RuntimeOrigin, RuntimeCall) = match &step.what {
		What::Wait { until } => {
			set_time(*until);
			return Ok(());
		}
		What::SuspendOrganisation { org } => {
			let organisation = organisation(*org);
			(
				council(),
				pallet_roles::Call::suspend_organisation { organisation }.into(),
			)
		}
		What::ReinstateOrganisation { org } => {
			return told(acts::agree(*org, ActContent::ReinstateOrganisation));
		}
		What::ReinstateMember { person, org } => {
			let content = ActContent::ReinstateMembership { person: id(*person) };
			return told(acts::make(
				RuntimeOrigin::signed(account_of(step.by)),
				*org,
				content,
			));
		}
		_ => (RuntimeOrigin::signed(account_of(step.by)), call(model, step)),
	};
	told(call.dispatch(origin).map(drop).map_err(|error| error.error))
}

fn told(result: Result<(), DispatchError>) -> Result<(), String> {
	result.map_err(|error| format!("{error:?}"))
}

fn call(model: &Model, step: &Step) -> RuntimeCall {
	match &step.what {
		What::Visit(what) => visit_call(what).into(),
		What::Script(what) => script_call(model, step.by, what).into(),
		What::Order(what) => order_call(what).into(),
		What::AddPaper { .. } | What::AmendPaper { .. } | What::SpoilPaper { .. } => {
			paper_call(model, &step.what).into()
		}
		What::Grant { to } => pallet_consent::Call::grant {
			consent: consent(*to),
			patient: patient(Person::Dave),
			grantee: Grantee::Person(id(*to)),
			terms: terms(),
		}
		.into(),
		What::Revoke { from } => pallet_consent::Call::revoke {
			consent: consent(*from),
		}
		.into(),
		What::SuspendMember { person, org } => pallet_roles::Call::suspend_membership {
			organisation: organisation(*org),
			person: id(*person),
		}
		.into(),
		What::Wait { .. }
		| What::SuspendOrganisation { .. }
		| What::ReinstateOrganisation { .. }
		| What::ReinstateMember { .. } => unreachable!("no account signs these alone"),
	}
}

fn paper_call(model: &Model, what: &What) -> pallet_records::Call<Runtime> {
	use pallet_records::Call;
	let acting_in = |paper: usize| model.papers.get(paper).map(|paper| organisation(paper.org));
	match *what {
		What::AmendPaper { paper } => Call::amend {
			record: record(paper),
			anchor: ANCHOR,
			purpose: Purpose::Treat,
			organisation: acting_in(paper),
		},
		What::SpoilPaper { paper } => Call::mark_in_error {
			record: record(paper),
			organisation: acting_in(paper),
		},
		What::AddPaper {
			patient: whose,
			org,
			category,
		} => Call::add {
			record: record(model.papers.len()),
			patient: patient(whose),
			organisation: organisation(org),
			category: filed(category),
			day: Day(20_000),
			record_origin: RecordOrigin::Authored,
			anchor: ANCHOR,
			purpose: Purpose::Treat,
		},
		_ => unreachable!("only steps about records"),
	}
}
