// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the chain says about everything that the model knows.

use crate::{
	model::{
		orders::{Choice, ReportStatus},
		people::{Org, Person, PATIENTS},
		prescriptions::{FillStatus, Script, ScriptStatus},
		visits::{BookingStatus, SlotStatus},
		Model,
	},
	world,
};
use salus_primitives::{
	appointments::Slot,
	care::{CareFacts, CareInspect},
	orders::Assignment,
	prescriptions::PrescriptionView,
	records::{RecordInspect, RecordStatus},
	UnixMillis,
};
use salus_runtime::{Appointments, Records, Runtime};
use std::fmt::Debug;

type Same = Result<(), String>;

fn same<T: Debug + PartialEq>(what: &str, row: usize, model: T, chain: T) -> Same {
	if model == chain {
		Ok(())
	} else {
		Err(format!("{what} {row}: model {model:?}, chain {chain:?}"))
	}
}

fn millis(instant: Option<UnixMillis>) -> Option<u64> {
	instant.map(|instant| instant.0)
}

/// Compares everything.
pub fn everything(model: &Model) -> Same {
	calendars(model)?;
	bookings(model)?;
	visits(model)?;
	care(model)?;
	scripts(model)?;
	orders(model)?;
	work(model)?;
	reports(model)?;
	papers(model)
}

fn calendars(model: &Model) -> Same {
	for (number, calendar) in model.visits.calendars.iter().enumerate() {
		let id = world::schedule(number);
		let row = pallet_appointments::Schedules::<Runtime>::get(id).ok_or("no schedule")?;
		same("schedule is open", number, calendar.open, row.open)?;
		let days = pallet_appointments::Slots::<Runtime>::iter_prefix_values(id);
		let mut chain: Vec<Slot> = days.flatten().collect();
		chain.sort_by_key(|slot| slot.span.start);
		let slots = model.visits.slots.iter().filter(|slot| slot.calendar == number);
		let mut slots: Vec<_> = slots.copied().collect();
		slots.sort();
		same("slots of schedule", number, slots.len(), chain.len())?;
		for (slot, row) in slots.iter().zip(chain) {
			same(
				"slot",
				number,
				(slot.start, slot.end),
				(row.span.start.0, row.span.end.0),
			)?;
			let (status, holder) = model.visits.slot_status(*slot, model.now);
			let now = row.status_at(UnixMillis(model.now));
			same("slot's status in schedule", number, status.code(), now.code())?;
			if status != SlotStatus::Free {
				same(
					"slot's appointment",
					number,
					holder.map(world::appointment),
					row.appointment,
				)?;
			}
		}
	}
	Ok(())
}

fn bookings(model: &Model) -> Same {
	let counts = PATIENTS
		.iter()
		.map(|one| pallet_appointments::AppointmentCount::<Runtime>::get(world::patient(*one)) as usize);
	same("appointments", 0, model.visits.bookings.len(), counts.sum())?;
	for (number, booking) in model.visits.bookings.iter().enumerate() {
		let id = world::appointment(number);
		let row = pallet_appointments::Appointments::<Runtime>::get(id).ok_or("no appointment")?;
		same(
			"appointment's status",
			number,
			booking.status.code(),
			row.status.code(),
		)?;
		let held = booking
			.held_until
			.filter(|_| booking.status == BookingStatus::Pending);
		same("appointment's hold", number, held, millis(row.held_until))?;
		same(
			"appointment's patient",
			number,
			world::patient(booking.patient),
			row.patient,
		)?;
		same(
			"appointment's doctor",
			number,
			world::id(booking.doctor),
			row.doctor,
		)?;
		same(
			"appointment's start",
			number,
			booking.slot.start,
			row.span.start.0,
		)?;
		same(
			"appointment's visit",
			number,
			booking.visit.map(world::encounter),
			row.encounter,
		)?;
		same(
			"replaced by appointment",
			number,
			booking.replaces.map(world::appointment),
			row.replaces,
		)?;
	}
	Ok(())
}

fn visits(model: &Model) -> Same {
	let counts = PATIENTS
		.iter()
		.map(|one| pallet_appointments::EncounterCount::<Runtime>::get(world::patient(*one)) as usize);
	same("encounters", 0, model.visits.visits.len(), counts.sum())?;
	for (number, visit) in model.visits.visits.iter().enumerate() {
		let id = world::encounter(number);
		let row = pallet_appointments::Encounters::<Runtime>::get(id).ok_or("no encounter")?;
		same(
			"encounter's status",
			number,
			visit.status.code(),
			row.status.code(),
		)?;
		same("encounter's doctor", number, world::id(visit.doctor), row.doctor)?;
		same(
			"encounter's patient",
			number,
			world::patient(visit.patient),
			row.patient,
		)?;
		same(
			"encounter's attestation",
			number,
			visit.attested,
			row.attested.is_some(),
		)?;
		same("encounter's arrival", number, visit.arrived_at, row.arrived_at.0)?;
		same(
			"encounter's start",
			number,
			visit.started_at,
			millis(row.started_at),
		)?;
		same(
			"encounter's end",
			number,
			visit.finished_at,
			millis(row.finished_at),
		)?;
		same(
			"encounter's appointment",
			number,
			visit.booking.map(world::appointment),
			row.appointment,
		)?;
		same(
			"made good by encounter",
			number,
			visit.makes_good.map(world::appointment),
			row.makes_good,
		)?;
	}
	Ok(())
}

/// Cover and the care team, for whoever could have either.
fn care(model: &Model) -> Same {
	let members = [
		(Person::Bob, Org::North),
		(Person::Colleague, Org::North),
		(Person::Nurse, Org::North),
		(Person::Clerk, Org::North),
		(Person::Charlie, Org::South),
	];
	for (person, org) in members {
		for patient in [Person::Dave, Person::Eve] {
			let CareFacts {
				cover_until,
				contribute_until,
				own_records_until,
				prescribe_until,
			} = Appointments::care(
				world::organisation(org),
				world::id(person),
				world::patient(patient),
				UnixMillis(model.now),
			);
			let shown = format!("of {person:?} for {patient:?}, row");
			let cover = model.cover(person, org, patient);
			same(&format!("cover {shown}"), 0, cover, millis(cover_until))?;
			let team = model.care_team_until(person, org, patient);
			same(&format!("care team {shown}"), 0, team, millis(contribute_until))?;
			same(&format!("prescribing {shown}"), 0, team, millis(prescribe_until))?;
			same(&format!("vouched {shown}"), 0, None, millis(own_records_until))?;
		}
	}
	Ok(())
}

fn scripts(model: &Model) -> Same {
	let counts = PATIENTS
		.iter()
		.map(|one| pallet_prescriptions::PrescriptionCount::<Runtime>::get(world::patient(*one)) as usize);
	same("prescriptions", 0, model.scripts.len(), counts.sum())?;
	for (number, script) in model.scripts.iter().enumerate() {
		let id = world::prescription(number);
		let row = pallet_prescriptions::Prescriptions::<Runtime>::get(id).ok_or("no prescription")?;
		same(
			"prescription's fills",
			number,
			script.fills.len(),
			row.fills as usize,
		)?;
		let open = row.open;
		same(
			"prescription's lock",
			number,
			script.open.map(|open| open as u32 + 1),
			open,
		)?;
		if matches!(
			script.status,
			ScriptStatus::OnHold | ScriptStatus::Stopped | ScriptStatus::Active
		) {
			same(
				"prescription's halt",
				number,
				script.halted_at,
				millis(row.halted_at),
			)?;
		}
		let fill = open.and_then(|open| pallet_prescriptions::Fills::<Runtime>::get(id, open));
		let view = PrescriptionView::new(id, row, fill.as_ref(), UnixMillis(model.now));
		same(
			"prescription's status",
			number,
			script.status.code(),
			view.details.status.code(),
		)?;
		same(
			"completed prescription",
			number,
			script.is_completed(model.now),
			view.completed,
		)?;
		same(
			"left of prescription",
			number,
			script.left() as u64,
			view.remaining,
		)?;
		same("due of prescription", number, script.due() as u32, view.due)?;
		let next = script.next_at().map(|at| at.max(script.issued_at));
		same(
			"next fill of prescription",
			number,
			next,
			millis(view.next_fill_at),
		)?;
		let locked = script.locked_until(model.now);
		same("locked prescription", number, locked, millis(view.locked_until))?;
		let barred: Vec<_> = script.barred.iter().copied().map(world::organisation).collect();
		same(
			"barred from prescription",
			number,
			barred,
			view.details.barred.into_inner(),
		)?;
		fills(number, script)?;
	}
	Ok(())
}

fn fills(script: usize, row: &Script) -> Same {
	for (number, fill) in row.fills.iter().enumerate() {
		let chain =
			pallet_prescriptions::Fills::<Runtime>::get(world::prescription(script), number as u32 + 1);
		let chain = chain.ok_or("no fill")?;
		same("fill's status", number, fill.status.code(), chain.status.code())?;
		same(
			"fill's pharmacy",
			number,
			world::organisation(fill.pharmacy),
			chain.pharmacy,
		)?;
		same("fill's claim", number, fill.claimed_at, chain.claimed_at.0)?;
		same("fill's end", number, fill.expires_at, chain.expires_at.0)?;
		same("fill's quantity", number, fill.quantity, chain.quantity)?;
		same(
			"fill's late report",
			number,
			fill.reported_late_at,
			millis(chain.reported_late_at),
		)?;
		let says = (
			fill.pharmacist_says.map(world::id),
			fill.doctor_says.map(world::id),
		);
		same(
			"fill's disputes",
			number,
			says,
			(chain.disputes.pharmacy, chain.disputes.prescriber),
		)?;
		let counts = matches!(fill.status, FillStatus::Completed | FillStatus::Stopped);
		let handed = row.units.iter().find(|unit| unit.0 == number).map(|unit| unit.1);
		if counts {
			same(
				"fill's handing over",
				number,
				handed,
				millis(chain.handed_over_at),
			)?;
		}
	}
	Ok(())
}

fn orders(model: &Model) -> Same {
	let counts = PATIENTS
		.iter()
		.map(|one| pallet_orders::OrderCount::<Runtime>::get(world::patient(*one)) as usize);
	same("orders", 0, model.orders.orders.len(), counts.sum())?;
	for (number, order) in model.orders.orders.iter().enumerate() {
		let id = world::order(number);
		let row = pallet_orders::Orders::<Runtime>::get(id).ok_or("no order")?;
		same("order's status", number, order.status.code(), row.status.code())?;
		let assignment = match order.choice {
			Choice::Open => Assignment::Open,
			Choice::Asked { lab, by_patient } => Assignment::Asked {
				laboratory: world::organisation(lab),
				by_patient,
			},
			Choice::Accepted { lab } => Assignment::Accepted {
				laboratory: world::organisation(lab),
			},
		};
		same("order's assignment", number, assignment, row.assignment)?;
		same(
			"order's completion",
			number,
			order.completed_at,
			millis(row.completed_at),
		)?;
		same(
			"order's last final report",
			number,
			order.last_final_at,
			millis(row.last_final_at),
		)?;
		same(
			"order's end for the patient",
			number,
			order.declined_at,
			millis(row.declined_at),
		)?;
		let tests: Vec<_> = order.tests.iter().copied().map(world::record).collect();
		same("order's tests", number, tests, row.tests.into_inner())?;
		let pending = model.orders.count(number, ReportStatus::is_pending);
		same(
			"order's pending reports",
			number,
			pending,
			row.pending_reports as usize,
		)?;
		let finals = model.orders.count(number, ReportStatus::is_final);
		same(
			"order's final reports",
			number,
			finals,
			row.final_reports as usize,
		)?;
	}
	Ok(())
}

/// Who may write something new because of an order, of whoever could, while their licence is live.
fn work(model: &Model) -> Same {
	use salus_primitives::{
		care::TaskQuestion, consent::Category, facts::known, roles::Profession, tasks::order_task,
	};
	use salus_runtime::facts::ChainFacts;
	let members = [
		(Person::Bob, Org::North, Profession::Doctor),
		(Person::Colleague, Org::North, Profession::Doctor),
		(Person::Charlie, Org::South, Profession::Doctor),
		(Person::Nurse, Org::North, Profession::Nurse),
		(Person::Technician, Org::Lab, Profession::LaboratoryTechnician),
		(Person::Junior, Org::Lab, Profession::LaboratoryTechnician),
	];
	for (person, org, profession) in members {
		if model.people.job(person, org, model.now).is_none() {
			continue;
		}
		for patient in [Person::Dave, Person::Eve] {
			let question = TaskQuestion {
				organisation: world::organisation(org),
				member: world::id(person),
				profession,
				patient: world::patient(patient),
				record: None,
				category: Category::Laboratory,
				now: UnixMillis(model.now),
			};
			let facts = known(order_task(&ChainFacts, &question));
			let until = millis(facts.contribute_until).filter(|until| model.now < *until);
			let shown = format!("work of {person:?} for {patient:?}, row");
			same(&shown, 0, model.works_until(person, org, patient), until)?;
		}
	}
	Ok(())
}

fn reports(model: &Model) -> Same {
	for report in &model.orders.reports {
		let row = pallet_orders::Reports::<Runtime>::get(world::record(report.paper)).ok_or("no report")?;
		same(
			"report's status",
			report.paper,
			report.status.code(),
			row.status.code(),
		)?;
		same("report's version", report.paper, report.version, row.version())?;
		same(
			"report's order",
			report.paper,
			world::order(report.order),
			row.order,
		)?;
		same(
			"report's laboratory",
			report.paper,
			world::organisation(report.lab),
			row.laboratory,
		)?;
	}
	Ok(())
}

fn papers(model: &Model) -> Same {
	for (number, paper) in model.papers.iter().enumerate() {
		let facts = Records::record(world::record(number)).ok_or("no record")?;
		same(
			"record is current",
			number,
			paper.current,
			facts.status == RecordStatus::Current,
		)?;
		let version = Records::current_version(world::record(number));
		same("record's version", number, Some(paper.version), version)?;
	}
	Ok(())
}
