// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What an organisation's own vault and custodian ask: who may hold a key, and who holds a task on a patient's records. The decision
//! asks about one record; a custodian has to know of all.

use crate::{facts::ChainFacts, Consent, Orders, Prescriptions, Runtime};
use alloc::{vec, vec::Vec};
use salus_primitives::{
	care::TaskHolder,
	consent::{ConsentInspect, Grantee, Powers},
	facts::known,
	holding,
	orders::{OrderDetails, OrderStatus},
	roles::KeyHolder,
	PatientId, PersonId, RecordId, UnixMillis,
};

/// May a wrap of this record's key be kept for this holder?
pub(super) fn may_hold(holder: KeyHolder, record: RecordId, now: UnixMillis) -> bool {
	known(holding::may_hold(&ChainFacts, holder, record, now))
}

/// Is the actor the patient, or a representative who holds one of these powers?
pub(super) fn may_act_for(actor: PersonId, patient: PatientId, powers: Powers, now: UnixMillis) -> bool {
	powers
		.iter()
		.any(|power| Consent::may_act_for(actor, patient, power, now))
}

/// Every task that is live: of doctors on reasons for visits, of pharmacies on prescriptions, of laboratories on what is ordered,
/// and of requesters on what was found. It reads what is live, however much there was: a requester who holds what was found keeps
/// reading it, and is named here while there may be something new.
pub(super) fn holders(patient: PatientId, now: UnixMillis) -> Vec<TaskHolder> {
	let mut holders = reasons(patient, now);
	holders.extend(Prescriptions::locks_of(patient, now));
	holders.extend(orders(patient, now));
	// Doctors are left out where their rows are read: they may be shut out with the organisation in which they act.
	holders.retain(|task| match task.holder {
		KeyHolder::Person(_) => true,
		KeyHolder::Organisation(organisation) => {
			!Consent::shuts_out(patient, Grantee::Organisation(organisation))
		}
	});
	holders
}

fn reasons(patient: PatientId, now: UnixMillis) -> Vec<TaskHolder> {
	pallet_appointments::BookingsOf::<Runtime>::get(patient)
		.into_iter()
		.filter_map(|booking| pallet_appointments::Appointments::<Runtime>::get(booking.appointment))
		.filter(|details| !Consent::shuts_out_member(patient, details.organisation, details.doctor))
		.filter_map(|details| {
			Some(TaskHolder {
				record: details.reason?,
				holder: KeyHolder::Person(details.doctor),
				until: details.reason_until().filter(|until| now < *until)?,
			})
		})
		.collect()
}

fn orders(patient: PatientId, now: UnixMillis) -> Vec<TaskHolder> {
	Orders::live_orders_of(patient, now)
		.into_iter()
		.flat_map(|view| {
			let mut holders = requests(&view.details, now);
			holders.extend(reports(&view.details));
			holders
		})
		.collect()
}

/// The laboratory reads what is ordered.
fn requests(details: &OrderDetails, now: UnixMillis) -> Vec<TaskHolder> {
	let (Some(laboratory), Some(until)) = (
		details.assignment.laboratory(),
		details
			.task_until(&Orders::task_rules())
			.filter(|until| now < *until),
	) else {
		return vec![];
	};
	let holder = |record: &RecordId| TaskHolder {
		record: *record,
		holder: KeyHolder::Organisation(laboratory),
		until,
	};
	core::iter::once(&details.record)
		.chain(&details.tests)
		.map(holder)
		.collect()
}

/// The requester reads what was found.
fn reports(details: &OrderDetails) -> Vec<TaskHolder> {
	let is_shut_out = Consent::shuts_out_member(details.patient, details.organisation, details.requester);
	if is_shut_out || details.status == OrderStatus::EnteredInError {
		return vec![];
	}
	let holder = |record: &RecordId| TaskHolder {
		record: *record,
		holder: KeyHolder::Person(details.requester),
		until: UnixMillis::FOREVER,
	};
	details.reports.iter().map(holder).collect()
}
