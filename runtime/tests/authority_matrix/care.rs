// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Visits, prescriptions and test orders of the scene: one of each in every state that a call is about, and the calls.

use crate::scene::*;
use polkadot_sdk::sp_core::{ed25519, Pair};
use salus_primitives::{
	appointments::{CardProof, CardStatement, Modality, SlotSpan, TimeZoneCode},
	care::Reason,
	consent::{Category, Purpose},
	development::{organisation_id, person_id},
	files::FileReason,
	orders::ReportStatus,
	prescriptions::{ClaimProof, ClaimStatement, PrescriptionTerms, Unit},
	records::RecordOrigin,
	statements::VisitStatement,
	time::Day,
	AppointmentId, EncounterId, OrderId, OrganisationId, PersonId, PrescriptionId, RecordId, ScheduleId,
	UnixMillis,
};
use salus_runtime::{AccountId, Runtime, RuntimeCall, Signature};

const SCHEDULE: ScheduleId = ScheduleId::repeat(0xb0);
const COLLEAGUE: PersonId = person_id("NorthDoctor");
const PHARMACY: OrganisationId = organisation_id("PharmacyOne");
const PHARMACIST: &str = "PharmacyOnePharmacist";
const LABORATORY: OrganisationId = organisation_id("Laboratory");
const TECHNICIAN: &str = "LabTechnician";
const CLERK: &str = "NorthClerk";

/// What an appointment of the scene is, by when it starts: minutes after the scene's beginning.
const MISSED: u64 = 5;
const LAPSED: u64 = 20;
const PENDING: u64 = 70;
const VIRTUAL: u64 = 80;
const BOOKED: u64 = 90;
const ARRIVED: u64 = 110;
const CHECKED_IN: u64 = 130;
const IN_PROGRESS: u64 = 150;
const BEGUN: u64 = 170;
const FREE: u64 = 190;
const ALSO_FREE: u64 = 200;
const SLOT_MINUTES: u64 = 10;

/// What a prescription or an order of the scene is.
const ACTIVE: u8 = 1;
const ON_HOLD: u8 = 2;
const CLAIMED: u8 = 3;
const READY: u8 = 4;
const PAUSED: u8 = 5;
const DISPENSED: u8 = 6;
const LOST: u8 = 7;
const ASKED: u8 = 3;
const ACCEPTED: u8 = 4;
const REPORTED: u8 = 5;
const FINAL: u8 = 6;
/// What the samples themselves make.
const NEW: u8 = 9;

fn minute(minutes: u64) -> UnixMillis {
	START.plus(minutes * UnixMillis::MINUTE)
}

fn appointment(kind: u64) -> AppointmentId {
	AppointmentId::repeat(kind as u8)
}

fn encounter(kind: u64) -> EncounterId {
	EncounterId::repeat(kind as u8)
}

fn prescription(kind: u8) -> PrescriptionId {
	PrescriptionId::repeat(kind)
}

fn order(kind: u8) -> OrderId {
	OrderId::repeat(kind)
}

/// The records of the scene, by what they are to which prescription or order.
fn record(what: u8, kind: u8) -> RecordId {
	RecordId::repeat(what << 4 | kind)
}

const PRESCRIBED: u8 = 0xc;
const ORDERED: u8 = 0xd;
const FOUND: u8 = 0xe;

fn add_record(record: RecordId, organisation: OrganisationId, category: Category, author: &str) {
	must(
		pallet_records::Call::<Runtime>::add {
			record,
			patient: PATIENT,
			organisation,
			category,
			day: Day(20_000),
			record_origin: RecordOrigin::Authored,
			anchor: anchor(),
			purpose: Purpose::Treat,
		},
		author,
	);
}

mod appointments {
	use super::*;
	use pallet_appointments::Call;

	fn spans() -> Vec<SlotSpan> {
		[
			MISSED,
			LAPSED,
			PENDING,
			VIRTUAL,
			BOOKED,
			ARRIVED,
			CHECKED_IN,
			IN_PROGRESS,
			BEGUN,
			FREE,
			ALSO_FREE,
		]
		.into_iter()
		.map(|start| SlotSpan {
			start: minute(start),
			end: minute(start + SLOT_MINUTES),
		})
		.collect()
	}

	fn book(id: AppointmentId, start: u64, modality: Modality) -> Call<Runtime> {
		Call::book {
			appointment: id,
			schedule: SCHEDULE,
			start: minute(start),
			patient: PATIENT,
			modality,
			reason: None,
			organisation: None,
		}
	}

	fn visit(encounter: EncounterId) -> (AccountId, UnixMillis, Signature) {
		let expires_at = NOW.plus(UnixMillis::HOUR);
		let statement = VisitStatement {
			network: network(),
			organisation: NORTH,
			doctor: DOCTOR,
			patient: PATIENT,
			account: account("Dave").into(),
			encounter,
			expires_at,
		};
		(
			account("Dave"),
			expires_at,
			pair("Dave").sign(statement.text().as_bytes()).into(),
		)
	}

	/// Before the scene's hour: a schedule and its bookings.
	pub fn book_them() {
		must(
			Call::<Runtime>::open_schedule {
				schedule: SCHEDULE,
				organisation: NORTH,
				doctor: DOCTOR,
				zone: TimeZoneCode(1),
				confirms_itself: false,
			},
			"Bob",
		);
		must(
			Call::<Runtime>::publish {
				schedule: SCHEDULE,
				slots: spans().try_into().unwrap(),
			},
			"Bob",
		);
		for kind in [
			MISSED,
			LAPSED,
			PENDING,
			VIRTUAL,
			BOOKED,
			ARRIVED,
			CHECKED_IN,
			IN_PROGRESS,
			BEGUN,
		] {
			let modality = if kind == VIRTUAL {
				Modality::Virtual
			} else {
				Modality::InPerson
			};
			must(book(appointment(kind), kind, modality), "Dave");
			if ![LAPSED, PENDING].contains(&kind) {
				must(
					Call::<Runtime>::confirm {
						appointment: appointment(kind),
					},
					"Bob",
				);
			}
		}
		for kind in [ARRIVED, CHECKED_IN, IN_PROGRESS, BEGUN] {
			// One visit is attested, by the patient.
			let who = if kind == IN_PROGRESS { "Dave" } else { CLERK };
			must(
				Call::<Runtime>::arrive {
					appointment: appointment(kind),
				},
				who,
			);
		}
		for kind in [CHECKED_IN, IN_PROGRESS, BEGUN] {
			must(
				Call::<Runtime>::check_in {
					appointment: appointment(kind),
					encounter: encounter(kind),
				},
				CLERK,
			);
		}
		for kind in [IN_PROGRESS, BEGUN] {
			must(
				Call::<Runtime>::start_encounter {
					encounter: encounter(kind),
				},
				"Bob",
			);
		}
		must(
			Call::<Runtime>::add_to_team {
				organisation: NORTH,
				member: COLLEAGUE,
			},
			"Bob",
		);
		must(register_card(), "Dave");
	}

	fn card() -> ed25519::Pair {
		ed25519::Pair::from_seed(&[0x78; 32])
	}

	fn register_card() -> Call<Runtime> {
		Call::register_card {
			patient: PATIENT,
			key: card().public().0,
		}
	}

	fn signed_by_the_card(count: u32) -> CardProof {
		let statement = CardStatement {
			network: network(),
			patient: PATIENT,
			organisation: NORTH,
			day: NOW.day(),
			count,
		};
		card().sign(&statement.bytes()).0
	}

	pub fn sample(name: &str) -> Option<Call<Runtime>> {
		let about = |kind| appointment(kind);
		Some(match name {
			"open_schedule" => Call::open_schedule {
				schedule: ScheduleId::repeat(0xb1),
				organisation: NORTH,
				doctor: DOCTOR,
				zone: TimeZoneCode(1),
				confirms_itself: true,
			},
			"close_schedule" => Call::close_schedule { schedule: SCHEDULE },
			"publish" => Call::publish {
				schedule: SCHEDULE,
				slots: vec![SlotSpan {
					start: minute(300),
					end: minute(310),
				}]
				.try_into()
				.unwrap(),
			},
			"withdraw_slots" => Call::withdraw_slots {
				schedule: SCHEDULE,
				starts: vec![minute(FREE)].try_into().unwrap(),
			},
			"book" => book(about(FREE), FREE, Modality::InPerson),
			"confirm" => Call::confirm {
				appointment: about(PENDING),
			},
			"cancel" => Call::cancel {
				appointment: about(BOOKED),
				reason: Reason::Unavailable,
			},
			"expire" => Call::expire {
				appointment: about(LAPSED),
			},
			"cancel_day" => Call::cancel_day {
				schedule: SCHEDULE,
				from: minute(FREE),
				until: minute(FREE + 2 * SLOT_MINUTES),
				reason: Reason::Unavailable,
			},
			"reschedule" => Call::reschedule {
				appointment: about(BOOKED),
				replacement: about(ALSO_FREE),
				schedule: SCHEDULE,
				start: minute(ALSO_FREE),
			},
			"arrive" => Call::arrive {
				appointment: about(BOOKED),
			},
			"check_in" => Call::check_in {
				appointment: about(ARRIVED),
				encounter: encounter(ARRIVED),
			},
			"join" => Call::join {
				appointment: about(VIRTUAL),
				encounter: encounter(VIRTUAL),
			},
			"fulfil" => Call::fulfil {
				appointment: about(IN_PROGRESS),
			},
			"mark_no_show" => Call::mark_no_show {
				appointment: about(MISSED),
			},
			"mark_appointment_in_error" => Call::mark_appointment_in_error {
				appointment: about(BOOKED),
			},
			"walk_in" => {
				let (account, expires_at, signature) = visit(encounter(FREE));
				Call::walk_in {
					encounter: encounter(FREE),
					organisation: NORTH,
					doctor: DOCTOR,
					patient: PATIENT,
					makes_good: None,
					account,
					expires_at,
					signature,
				}
			}
			"start_encounter" => Call::start_encounter {
				encounter: encounter(CHECKED_IN),
			},
			"finish_encounter" => Call::finish_encounter {
				encounter: encounter(IN_PROGRESS),
			},
			"cancel_encounter" => Call::cancel_encounter {
				encounter: encounter(CHECKED_IN),
				reason: Reason::PatientRequest,
			},
			"mark_encounter_in_error" => Call::mark_encounter_in_error {
				encounter: encounter(IN_PROGRESS),
			},
			"hand_over" => Call::hand_over {
				organisation: NORTH,
				patient: PATIENT,
				to: COLLEAGUE,
				until: NOW.plus(UnixMillis::HOUR),
			},
			"attest" => Call::attest {
				encounter: encounter(CHECKED_IN),
			},
			"attest_by_statement" => {
				let (account, expires_at, signature) = visit(encounter(CHECKED_IN));
				Call::attest_by_statement {
					encounter: encounter(CHECKED_IN),
					account,
					expires_at,
					signature,
				}
			}
			"attest_by_card" => Call::attest_by_card {
				encounter: encounter(CHECKED_IN),
				count: 1,
				proof: signed_by_the_card(1),
			},
			"vouch" => Call::vouch {
				encounter: encounter(BEGUN),
			},
			"admit" => Call::admit {
				encounter: encounter(FREE),
				organisation: NORTH,
				doctor: DOCTOR,
				patient: PATIENT,
			},
			"extend_encounter" => Call::extend_encounter {
				encounter: encounter(IN_PROGRESS),
			},
			"end_encounter" => Call::end_encounter {
				encounter: encounter(IN_PROGRESS),
			},
			"add_to_team" => Call::add_to_team {
				organisation: NORTH,
				member: person_id("NorthNurse"),
			},
			"remove_from_team" => Call::remove_from_team {
				organisation: NORTH,
				member: COLLEAGUE,
			},
			"register_card" => register_card(),
			"revoke_card" => Call::revoke_card { patient: PATIENT },
			"open_file" => Call::open_file {
				organisation: NORTH,
				patient: PATIENT,
				reason: FileReason::Call,
			},
			"wish_renewal" => Call::wish_renewal {
				organisation: NORTH,
				doctor: DOCTOR,
				patient: PATIENT,
			},
			_ => return None,
		})
	}
}

mod prescriptions {
	use super::*;
	use pallet_prescriptions::Call;

	pub fn claim_key() -> ed25519::Pair {
		ed25519::Pair::from_seed(&[0x77; 32])
	}

	fn proof(prescription: PrescriptionId) -> ClaimProof {
		let statement = ClaimStatement {
			network: network(),
			prescription,
			pharmacy: PHARMACY,
			pharmacist: person_id(PHARMACIST),
			fill: 1,
		};
		claim_key().sign(&statement.bytes()).0
	}

	fn issue(kind: u8) -> Call<Runtime> {
		Call::issue {
			prescription: prescription(kind),
			patient: PATIENT,
			organisation: NORTH,
			record: record(PRESCRIBED, kind),
			terms: PrescriptionTerms {
				quantity: 30,
				unit: Unit::Each,
				repeats: 2,
				valid_until: NOW.plus(30 * UnixMillis::DAY),
				interval_millis: UnixMillis::DAY,
				claim_key: claim_key().public().0,
			},
			renews: None,
		}
	}

	fn claim(kind: u8) -> Call<Runtime> {
		Call::claim {
			prescription: prescription(kind),
			pharmacy: PHARMACY,
			proof: proof(prescription(kind)),
		}
	}

	fn dispense(kind: u8) -> Call<Runtime> {
		Call::dispense {
			prescription: prescription(kind),
			quantity: 10,
			record: None,
			handed_over_at: None,
		}
	}

	/// One prescription in every state, and the record for one more.
	pub fn write_them() {
		for kind in [ACTIVE, ON_HOLD, CLAIMED, READY, PAUSED, DISPENSED, LOST, NEW] {
			add_record(record(PRESCRIBED, kind), NORTH, Category::Medication, "Bob");
			if kind != NEW {
				must(issue(kind), "Bob");
			}
		}
		must(
			Call::<Runtime>::hold {
				prescription: prescription(ON_HOLD),
				reason: Reason::Clarification,
			},
			"Bob",
		);
		for kind in [CLAIMED, READY, PAUSED, DISPENSED, LOST] {
			must(claim(kind), PHARMACIST);
		}
		for kind in [READY, DISPENSED] {
			must(
				Call::<Runtime>::ready {
					prescription: prescription(kind),
				},
				PHARMACIST,
			);
		}
		must(
			Call::<Runtime>::pause {
				prescription: prescription(PAUSED),
			},
			PHARMACIST,
		);
		must(dispense(DISPENSED), PHARMACIST);
	}

	/// A while later: the patient takes a lock back, and bars a pharmacy.
	pub fn take_back() {
		must(
			Call::<Runtime>::release {
				prescription: prescription(LOST),
			},
			"Dave",
		);
		must(
			Call::<Runtime>::bar {
				prescription: prescription(ON_HOLD),
				pharmacy: PHARMACY,
			},
			"Dave",
		);
	}

	pub fn sample(name: &str) -> Option<Call<Runtime>> {
		let active = prescription(ACTIVE);
		Some(match name {
			"issue" => issue(NEW),
			"hold" => Call::hold {
				prescription: active,
				reason: Reason::Clarification,
			},
			"resume" => Call::resume {
				prescription: prescription(ON_HOLD),
			},
			"cancel" => Call::cancel {
				prescription: active,
				reason: Reason::NotNeeded,
			},
			"stop" => Call::stop {
				prescription: active,
				reason: Reason::Safety,
			},
			"mark_in_error" => Call::mark_in_error { prescription: active },
			"claim" => claim(ACTIVE),
			"ready" => Call::ready {
				prescription: prescription(CLAIMED),
			},
			"pause" => Call::pause {
				prescription: prescription(CLAIMED),
			},
			"unpause" => Call::unpause {
				prescription: prescription(PAUSED),
			},
			"dispense" => dispense(READY),
			"release" => Call::release {
				prescription: prescription(CLAIMED),
			},
			"decline" => Call::decline {
				prescription: prescription(CLAIMED),
				reason: Reason::Unavailable,
			},
			"stop_fill" => Call::stop_fill {
				prescription: prescription(READY),
				quantity: 5,
				record: None,
				reason: Reason::Unavailable,
			},
			"dispute_fill" => Call::dispute_fill {
				prescription: prescription(DISPENSED),
				fill: 1,
			},
			"bar" => Call::bar {
				prescription: active,
				pharmacy: PHARMACY,
			},
			"unbar" => Call::unbar {
				prescription: prescription(ON_HOLD),
				pharmacy: PHARMACY,
			},
			"report_late" => Call::report_late {
				prescription: prescription(LOST),
				fill: 1,
				quantity: 10,
				record: None,
				handed_over_at: START,
			},
			_ => return None,
		})
	}
}

mod orders {
	use super::*;
	use pallet_orders::Call;

	fn create(kind: u8, laboratory: Option<OrganisationId>) -> Call<Runtime> {
		Call::create {
			order: order(kind),
			patient: PATIENT,
			organisation: NORTH,
			record: record(ORDERED, kind),
			laboratory,
		}
	}

	fn report(kind: u8) -> Call<Runtime> {
		Call::register_report {
			order: order(kind),
			record: record(FOUND, kind),
		}
	}

	fn finalise(kind: u8) -> Call<Runtime> {
		Call::advance_report {
			record: record(FOUND, kind),
			to: ReportStatus::Final,
			last: false,
		}
	}

	fn write_next_version(kind: u8) {
		must(
			pallet_records::Call::<Runtime>::amend {
				record: record(FOUND, kind),
				anchor: anchor(),
				purpose: Purpose::Treat,
				organisation: Some(LABORATORY),
			},
			TECHNICIAN,
		);
	}

	/// One order in every state, and the records for one more, for one more test and for one more report.
	pub fn write_them() {
		for kind in [ACTIVE, ON_HOLD, ASKED, ACCEPTED, REPORTED, FINAL, NEW] {
			add_record(record(ORDERED, kind), NORTH, Category::Laboratory, "Bob");
			let laboratory = [ASKED, ACCEPTED, REPORTED, FINAL]
				.contains(&kind)
				.then_some(LABORATORY);
			if kind != NEW {
				must(create(kind, laboratory), "Bob");
			}
		}
		must(
			Call::<Runtime>::hold {
				order: order(ON_HOLD),
				reason: Reason::Clarification,
			},
			"Bob",
		);
		for kind in [ACCEPTED, REPORTED, FINAL] {
			must(Call::<Runtime>::accept { order: order(kind) }, TECHNICIAN);
			add_record(record(FOUND, kind), LABORATORY, Category::Laboratory, TECHNICIAN);
		}
		for kind in [REPORTED, FINAL] {
			must(report(kind), TECHNICIAN);
			write_next_version(kind);
		}
		must(finalise(FINAL), TECHNICIAN);
	}

	pub fn sample(name: &str) -> Option<Call<Runtime>> {
		let accepted = order(ACCEPTED);
		Some(match name {
			"create" => create(NEW, None),
			"assign" => Call::assign {
				order: order(ACTIVE),
				laboratory: LABORATORY,
			},
			"accept" => Call::accept { order: order(ASKED) },
			"reject" => Call::reject {
				order: order(ASKED),
				reason: Reason::Unavailable,
			},
			"hold" => Call::hold {
				order: accepted,
				reason: Reason::Clarification,
			},
			"resume" => Call::resume {
				order: order(ON_HOLD),
			},
			"revoke" => Call::revoke {
				order: accepted,
				reason: Reason::NotNeeded,
			},
			"decline" => Call::decline { order: accepted },
			"complete" => Call::complete { order: order(FINAL) },
			"mark_in_error" => Call::mark_in_error { order: accepted },
			"add_test" => Call::add_test {
				order: accepted,
				record: record(ORDERED, NEW),
			},
			"register_report" => report(ACCEPTED),
			"advance_report" => finalise(REPORTED),
			"cancel_report" => Call::cancel_report {
				record: record(FOUND, REPORTED),
				reason: Reason::Mistake,
			},
			"mark_report_in_error" => Call::mark_report_in_error {
				record: record(FOUND, FINAL),
			},
			_ => return None,
		})
	}
}

/// Something for every call to be about, as of the scene's beginning.
pub fn live_a_little() {
	appointments::book_them();
	prescriptions::write_them();
	orders::write_them();
}

/// What happens until the scene is tried.
pub fn live_on() {
	prescriptions::take_back();
}

/// Rows of the scene that a read can be about.
pub struct Rows {
	pub schedule: ScheduleId,
	pub appointment: AppointmentId,
	pub encounter: EncounterId,
	pub prescription: PrescriptionId,
	pub order: OrderId,
}

/// One of each, with somebody of every profession as a party to it.
pub fn rows() -> Rows {
	Rows {
		schedule: SCHEDULE,
		appointment: appointment(BOOKED),
		encounter: encounter(IN_PROGRESS),
		prescription: prescription(CLAIMED),
		order: order(REPORTED),
	}
}

/// The public key of every claim code of the scene.
pub fn claim_key_of_an_active_one() -> [u8; 32] {
	prescriptions::claim_key().public().0
}

/// What a clerk signs to book for the patient, who is registered there.
pub fn booking_by_the_desk() -> RuntimeCall {
	must_register();
	pallet_appointments::Call::<Runtime>::book {
		appointment: appointment(FREE),
		schedule: SCHEDULE,
		start: minute(FREE),
		patient: PATIENT,
		modality: Modality::InPerson,
		reason: None,
		organisation: Some(NORTH),
	}
	.into()
}

fn must_register() {
	use salus_primitives::roles::RoleInspect;
	if !salus_runtime::Roles::is_registered(PATIENT, NORTH) {
		must(
			pallet_roles::Call::<Runtime>::register_with {
				patient: PATIENT,
				organisation: NORTH,
			},
			"Dave",
		);
	}
}

/// The sample of a call of these pallets.
pub fn sample(pallet: &str, name: &str) -> Option<RuntimeCall> {
	match pallet {
		"Appointments" => appointments::sample(name).map(Into::into),
		"Prescriptions" => prescriptions::sample(name).map(Into::into),
		"Orders" => orders::sample(name).map(Into::into),
		_ => None,
	}
}
