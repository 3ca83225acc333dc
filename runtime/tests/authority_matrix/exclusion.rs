// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Exclusion beats everything that reads, lists, writes, opens or books, everywhere.
//!
//! Every call of the metadata, and every read of the runtime APIs, as everybody who is not the patient: once the patient has shut the
//! signer out, or the organisation in which they act, no call that says anything of the patient succeeds but those which only close, and
//! no read answers anything. A call or a read that is new is tried without anybody adding it to a list.

use crate::{
	care,
	columns::{Cell, Column},
	samples,
	scene::{self, added, must, Scene, ACTIVE_GRANT, NORTH, NOW, PATIENT, RECORD},
};
use codec::Encode;
use salus_primitives::{
	care::TaskHolder,
	consent::{Access, Category, Grantee, Purpose},
	decision::{Question, Target},
	development::{organisation_id, person_id},
	roles::KeyHolder,
	views::Listing,
	ConsentId, Day, OrganisationId, PersonId, UnixMillis,
};
use salus_runtime::{apis::health, Block, Runtime, System};
use std::collections::{BTreeMap, BTreeSet};

/// What only closes, and stays open to its author: to stop, hold, finish, cancel, release a lock, say what was handed over, mark the own
/// in error, correct the own report.
const CLOSES: &[&str] = &[
	"Consent.relinquish",
	"Consent.withdraw",
	"Consent.dismiss_representative",
	"Records.mark_in_error",
	"Records.drop_refiling",
	"Appointments.cancel",
	"Appointments.expire",
	"Appointments.fulfil",
	"Appointments.mark_no_show",
	"Appointments.mark_appointment_in_error",
	"Appointments.finish_encounter",
	"Appointments.cancel_encounter",
	"Appointments.mark_encounter_in_error",
	"Prescriptions.hold",
	"Prescriptions.cancel",
	"Prescriptions.stop",
	"Prescriptions.mark_in_error",
	"Prescriptions.pause",
	"Prescriptions.dispense",
	"Prescriptions.release",
	"Prescriptions.decline",
	"Prescriptions.stop_fill",
	"Prescriptions.report_late",
	"Prescriptions.dispute_fill",
	"Orders.reject",
	"Orders.hold",
	"Orders.revoke",
	"Orders.complete",
	"Orders.mark_in_error",
	"Orders.cancel_report",
	"Orders.mark_report_in_error",
];

/// A name of the scene, the person behind it and, where they act in one, the organisation.
type Other = (&'static str, fn() -> PersonId, Option<OrganisationId>);

/// Who is not the patient: the person and, where they act in one, the organisation.
const OTHERS: &[Other] = &[
	("RepresentativeBook", || added("RepresentativeBook"), None),
	("RepresentativeView", || added("RepresentativeView"), None),
	("RepresentativeConsent", || added("RepresentativeConsent"), None),
	("Bob", || person_id("Bob"), Some(NORTH)),
	("BobTablet", || person_id("Bob"), Some(NORTH)),
	("NorthDoctor", || person_id("NorthDoctor"), Some(NORTH)),
	("NorthNurse", || person_id("NorthNurse"), Some(NORTH)),
	("NorthClerk", || person_id("NorthClerk"), Some(NORTH)),
	("FrontDesk", || person_id("NorthClerk"), Some(NORTH)),
	("NorthPrivacy", || person_id("NorthPrivacy"), Some(NORTH)),
	(
		"PharmacyOnePharmacist",
		|| person_id("PharmacyOnePharmacist"),
		Some(organisation_id("PharmacyOne")),
	),
	(
		"LabTechnician",
		|| person_id("LabTechnician"),
		Some(organisation_id("Laboratory")),
	),
];

/// Whom the patient shuts out in turn: each of the others, and each organisation in which they act.
fn shut_out() -> Vec<(&'static str, Grantee)> {
	OTHERS
		.iter()
		.flat_map(|(name, person, organisation)| {
			let place = organisation.map(|place| (*name, Grantee::Organisation(place)));
			[Some((*name, Grantee::Person(person()))), place]
		})
		.flatten()
		.collect()
}

fn exclude(whom: Grantee) {
	let call = pallet_consent::Call::<Runtime>::exclude {
		patient: PATIENT,
		whom,
	};
	must(call, "Dave");
}

/// Does what happened since the scene began say anything of the patient?
fn tells_of_the_patient() -> bool {
	System::events()
		.iter()
		.any(|event| contains(&event.event.encode(), &PATIENT.0))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
	bytes.windows(part.len()).any(|window| window == part)
}

/// Was the call done, and does it concern the patient?
fn concerns(sample: &samples::Sample, name: &'static str, scene: &Scene) -> bool {
	System::reset_events();
	let done = Column::Signed(name, "").attempt(scene, sample(scene)) == Cell::Done;
	done && tells_of_the_patient()
}

#[test]
fn whoever_is_shut_out_can_do_nothing_but_close() {
	let (mut stopped, mut closed) = (BTreeSet::new(), BTreeSet::new());
	for call in samples::all_calls() {
		for (label, sample) in samples::of(&call) {
			for (name, whom) in shut_out() {
				let before = scene::run(|scene| concerns(&sample, name, scene));
				let after = scene::run(|scene| {
					exclude(whom);
					concerns(&sample, name, scene)
				});
				let closes = CLOSES.contains(&label.as_str());
				assert!(
					!after || closes,
					"{label} by {name}, though the patient has shut out {whom:?}"
				);
				if after {
					closed.insert(label.clone());
				} else if before {
					stopped.insert(label.clone());
				}
			}
		}
	}
	let never_seen: Vec<_> = CLOSES.iter().filter(|label| !closed.contains(**label)).collect();
	assert!(never_seen.is_empty(), "nobody is seen closing by {never_seen:?}");
	assert!(stopped.len() > 20, "only {stopped:?} are seen stopped");
}

#[test]
fn a_clerk_who_is_shut_out_books_nothing_for_the_patient() {
	for whom in [
		Grantee::Person(person_id("NorthClerk")),
		Grantee::Organisation(NORTH),
		Grantee::Person(person_id("Bob")),
	] {
		let attempt = |shut: bool| {
			scene::run(|scene| {
				if shut {
					exclude(whom);
				}
				Column::Signed("NorthClerk", "").attempt(scene, care::booking_by_the_desk())
			})
		};
		assert_eq!(attempt(false), Cell::Done);
		assert_eq!(attempt(true), Cell::Refused, "{whom:?}");
	}
}

/// Every read that tells a caller of a patient, by the name of its function. Tasks of the house are those that its custodian holds, which
/// wraps for no member whom the patient has shut out.
fn reads(
	caller: PersonId,
	organisation: Option<OrganisationId>,
	tasks_of_the_house: bool,
) -> BTreeMap<&'static str, Vec<u8>> {
	use health::runtime_decl_for_appointments_api::AppointmentsApiV1 as Appointments;
	use health::runtime_decl_for_consent_api::ConsentApiV1 as Consent;
	use health::runtime_decl_for_custody_api::CustodyApiV1 as Custody;
	use health::runtime_decl_for_orders_api::OrdersApiV1 as Orders;
	use health::runtime_decl_for_prescriptions_api::PrescriptionsApiV1 as Prescriptions;
	use health::runtime_decl_for_records_api::RecordsApiV1 as Records;
	use health::runtime_decl_for_roles_api::RolesApiV1 as Roles;

	type R = Runtime;
	let place = organisation.unwrap_or(NORTH);
	let (from, until) = (scene::START, NOW.plus(UnixMillis::DAY));
	let question = Question {
		actor: caller,
		organisation,
		patient: PATIENT,
		target: Target::Class {
			category: Category::Laboratory,
			day: Day(20_000),
		},
		access: Access::Read,
		purpose: Purpose::Treat,
		now: NOW,
	};
	let holds = |task: &TaskHolder| match task.holder {
		KeyHolder::Person(person) => person == caller,
		KeyHolder::Organisation(holder) => tasks_of_the_house && Some(holder) == organisation,
	};
	let tasks: Vec<_> = <R as Custody<Block>>::task_holders(PATIENT, NOW)
		.into_iter()
		.filter(holds)
		.collect();
	let yes = <R as Consent<Block>>::decide(question).is_allowed();
	let (ours, by_key) = (care::rows(), care::claim_key_of_an_active_one());
	BTreeMap::from([
		(
			"patient",
			<R as Roles<Block, _>>::patient(caller, PATIENT, NOW).encode(),
		),
		("decide", yes.encode()),
		(
			"explain",
			<R as Consent<Block>>::explain(question)
				.decision
				.is_allowed()
				.encode(),
		),
		(
			"consents",
			<R as Consent<Block>>::consents(caller, PATIENT, Listing::all(), NOW).encode(),
		),
		(
			"consent",
			<R as Consent<Block>>::consent(caller, ACTIVE_GRANT, NOW).encode(),
		),
		(
			"grants_to",
			<R as Consent<Block>>::grants_to(caller, Grantee::Organisation(place), Listing::all(), NOW)
				.encode(),
		),
		("shut", <R as Consent<Block>>::shut(caller, PATIENT, NOW).encode()),
		(
			"representatives",
			<R as Consent<Block>>::representatives(caller, PATIENT, NOW).encode(),
		),
		("wards", <R as Consent<Block>>::wards(caller, NOW).encode()),
		(
			"preview",
			<R as Consent<Block>>::preview(caller, PATIENT, Grantee::Person(caller), scene::terms(), NOW)
				.encode(),
		),
		(
			"record",
			<R as Records<Block>>::record(caller, organisation, RECORD, NOW).encode(),
		),
		(
			"records",
			<R as Records<Block>>::records(caller, organisation, PATIENT, Listing::all(), NOW).encode(),
		),
		(
			"version",
			<R as Records<Block>>::version(caller, organisation, RECORD, 1, NOW).encode(),
		),
		(
			"appointment",
			<R as Appointments<Block>>::appointment(caller, ours.appointment, NOW).encode(),
		),
		(
			"appointments",
			<R as Appointments<Block>>::appointments(caller, PATIENT, Listing::all(), NOW).encode(),
		),
		(
			"schedule_appointments",
			<R as Appointments<Block>>::schedule_appointments(caller, ours.schedule, from, until, NOW)
				.encode(),
		),
		(
			"encounter",
			<R as Appointments<Block>>::encounter(caller, ours.encounter, NOW).encode(),
		),
		(
			"encounters",
			<R as Appointments<Block>>::encounters(caller, PATIENT, Listing::all(), NOW).encode(),
		),
		(
			"doctor_encounters",
			<R as Appointments<Block>>::doctor_encounters(caller, place, scene::DOCTOR, from, until, NOW)
				.encode(),
		),
		(
			"handovers",
			<R as Appointments<Block>>::handovers(caller, place, PATIENT, NOW).encode(),
		),
		(
			"prescriptions",
			<R as Prescriptions<Block>>::prescriptions(caller, PATIENT, Listing::all(), NOW).encode(),
		),
		(
			"prescription",
			<R as Prescriptions<Block>>::prescription(caller, ours.prescription, Listing::all(), NOW)
				.encode(),
		),
		(
			"prescription_by_key",
			<R as Prescriptions<Block>>::prescription_by_key(
				caller,
				organisation,
				by_key,
				ours.prescription,
				NOW,
			)
			.encode(),
		),
		(
			"fills",
			<R as Prescriptions<Block>>::fills(caller, place, false, Listing::all(), NOW).encode(),
		),
		(
			"orders",
			<R as Orders<Block>>::orders(caller, PATIENT, Listing::all(), NOW).encode(),
		),
		(
			"order",
			<R as Orders<Block>>::order(caller, ours.order, NOW).encode(),
		),
		(
			"orders_by",
			<R as Orders<Block>>::orders_by(caller, Listing::all(), NOW).encode(),
		),
		(
			"orders_at",
			<R as Orders<Block>>::orders_at(caller, place, Listing::all(), NOW).encode(),
		),
		("task_holders", tasks.encode()),
	])
}

/// Reads that tell nobody of a patient, or an organisation's own vault and custodian only.
const OF_NO_PATIENT: &[&str] = &[
	"network_id",
	"signer",
	"organisations",
	"organisation",
	"members",
	"acts",
	"memberships",
	"membership",
	"is_registered",
	"encryption_key",
	"key_at",
	"vault_key",
	"receipt_root",
	"accounts",
	"sessions",
	"record_facts",
	"anchor",
	"all_records",
	"all_consents",
	"may_hold",
	"may_act_for",
	"schedules",
	"slots",
	"free_slots",
];

/// What somebody was let in to in person is theirs, in whatever organisation they act.
const IN_PERSON: &[&str] = &["consents", "consent"];

/// What the scene lacks for every read to tell somebody something: a request for the organisation, and a handover.
fn live_on() {
	must(
		pallet_consent::Call::<Runtime>::request {
			consent: ConsentId::repeat(0x94),
			organisation: NORTH,
			patient: PATIENT,
			grantee: Grantee::Organisation(NORTH),
			terms: scene::terms(),
			answer_by: NOW.plus(UnixMillis::HOUR),
		},
		"Bob",
	);
	must(care::sample("Appointments", "hand_over").unwrap(), "Bob");
}

#[test]
fn whoever_is_shut_out_reads_nothing() {
	let mut told = BTreeSet::new();
	for (name, person, organisation) in OTHERS {
		let caller = person();
		let before = scene::run(|_| {
			live_on();
			reads(caller, *organisation, true)
		});
		let says = |answer: &[u8]| answer.iter().any(|byte| *byte != 0);
		told.extend(
			before
				.iter()
				.filter(|(_, answer)| says(answer))
				.map(|(read, _)| *read),
		);
		let whom = [
			Some(Grantee::Person(caller)),
			organisation.map(Grantee::Organisation),
		];
		for whom in whom.into_iter().flatten() {
			let after = scene::run(|_| {
				live_on();
				exclude(whom);
				reads(caller, *organisation, matches!(whom, Grantee::Organisation(_)))
			});
			for (read, answer) in after {
				let in_person = matches!(whom, Grantee::Organisation(_)) && IN_PERSON.contains(&read);
				assert!(
					in_person || !says(&answer),
					"{read} tells {name} something, though the patient has shut out {whom:?}"
				);
			}
		}
	}
	let silent: Vec<_> = scene::run(|_| reads(PATIENT.person(), None, true))
		.into_keys()
		.filter(|read| !told.contains(read))
		.collect();
	assert_eq!(silent, [""; 0], "these tell nobody anything: they show nothing");
}

#[test]
fn no_read_of_the_runtime_is_left_out() {
	let listed: BTreeSet<_> = scene::run(|_| reads(PATIENT.person(), None, true))
		.into_keys()
		.chain(OF_NO_PATIENT.iter().copied())
		.collect();
	let written: BTreeSet<_> = include_str!("../../src/apis/health.rs")
		.lines()
		.filter_map(|line| line.trim_start().strip_prefix("fn "))
		.filter_map(|rest| rest.split('(').next())
		.collect();
	assert_eq!(listed, written);
}
