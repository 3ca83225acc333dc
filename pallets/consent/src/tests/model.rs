// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Random sequences of calls against a small model of the consent state machine: a flat list of rows, written without looking at
//! how the pallet keeps them.

use crate::{mock::*, Consents};
use proptest::prelude::*;
use salus_primitives::{
	consent::{ConsentStatus, Grantee},
	testing::FakeClock,
	ConsentId, PersonId, UnixMillis,
};

#[derive(Clone, Debug)]
enum Step {
	Request { to: u8, patient: u8, hours: u64 },
	Grant { patient: u8, to: u8, hours: u64 },
	Approve { id: u8, by: u8, hours: u64 },
	Reject { id: u8, by: u8 },
	Revoke { id: u8, by: u8 },
	RevokeAll { patient: u8, to: u8 },
	Relinquish { id: u8, by: u8 },
	Supersede { id: u8, by: u8, hours: u64 },
	Withdraw { id: u8, by: u8 },
	MarkInError { id: u8, by: u8 },
	Wait { hours: u64 },
}

/// Two patients, two doctors, an administrator.
const PEOPLE: [PersonId; 5] = [ANA, BEN, BROOK, CHO, ADAM];
const GRANTEES: [Grantee; 3] = [TO_BROOK, TO_CHO, TO_NORTH];
const HOUR: u64 = UnixMillis::HOUR;

fn step() -> impl Strategy<Value = Step> {
	let id = || 0u8..40;
	let by = || 0u8..5;
	let patient = || 0u8..2;
	let to = || 0u8..3;
	let hours = || 1u64..60;
	prop_oneof![
		3 => (to(), patient(), hours()).prop_map(|(to, patient, hours)| Step::Request { to, patient, hours }),
		4 => (patient(), to(), hours()).prop_map(|(patient, to, hours)| Step::Grant { patient, to, hours }),
		3 => (id(), by(), hours()).prop_map(|(id, by, hours)| Step::Approve { id, by, hours }),
		1 => (id(), by()).prop_map(|(id, by)| Step::Reject { id, by }),
		2 => (id(), by()).prop_map(|(id, by)| Step::Revoke { id, by }),
		1 => (patient(), to()).prop_map(|(patient, to)| Step::RevokeAll { patient, to }),
		1 => (id(), by()).prop_map(|(id, by)| Step::Relinquish { id, by }),
		2 => (id(), by(), hours()).prop_map(|(id, by, hours)| Step::Supersede { id, by, hours }),
		1 => (id(), by()).prop_map(|(id, by)| Step::Withdraw { id, by }),
		1 => (id(), by()).prop_map(|(id, by)| Step::MarkInError { id, by }),
		2 => hours().prop_map(|hours| Step::Wait { hours }),
	]
}

#[derive(Clone, Debug)]
struct Row {
	patient: PersonId,
	to: Grantee,
	/// The doctor who asked, and the first millisecond that is too late for an answer.
	asked: Option<(PersonId, u64)>,
	ends: u64,
	status: ConsentStatus,
	/// Nobody answered the request: there is no row.
	gone: bool,
}

/// What should be, by the order in which rows were made.
#[derive(Default)]
struct Model {
	now: u64,
	rows: Vec<Row>,
}

impl Model {
	fn row(&mut self, id: u8) -> Option<&mut Row> {
		self.rows.get_mut(usize::from(id))
	}

	fn close(&mut self, which: impl Fn(&Row) -> bool) -> usize {
		let rows = self.rows.iter_mut().filter(|row| which(row));
		rows.map(|row| row.status = ConsentStatus::Inactive).count()
	}

	/// Whether the pair has room for one more, once what is out of time has left.
	fn make_room_for_grant(&mut self, patient: PersonId, to: Grantee) -> bool {
		let now = self.now;
		let of_pair =
			move |row: &Row| row.status == ConsentStatus::Active && row.patient == patient && row.to == to;
		let holding = self
			.rows
			.iter()
			.filter(|row| of_pair(row) && row.ends > now)
			.count();
		if holding < 8 {
			self.close(|row| of_pair(row) && row.ends <= now);
		}
		holding < 8
	}

	fn make_room_for_request(&mut self, patient: PersonId, requester: PersonId) -> bool {
		let now = self.now;
		let open = move |row: &Row| row.status == ConsentStatus::Proposed && row.patient == patient;
		let too_late = |row: &Row| row.asked.is_some_and(|(_, answer_by)| answer_by <= now);
		let waiting: Vec<_> = self
			.rows
			.iter()
			.filter(|row| open(row) && !too_late(row))
			.collect();
		let theirs = waiting
			.iter()
			.filter(|row| row.asked.is_some_and(|(who, _)| who == requester))
			.count();
		let room = waiting.len() < 5 && theirs < 3;
		if room {
			let late = self.rows.iter_mut().filter(|row| open(row) && too_late(row));
			for row in late.take(4) {
				(row.status, row.gone) = (ConsentStatus::Inactive, true);
			}
		}
		room
	}

	/// Takes a step, and says whether it should work.
	fn take(&mut self, step: &Step) -> bool {
		use ConsentStatus::{Active, EnteredInError, Inactive, Proposed, Rejected};
		let now = self.now;
		let person = |index: u8| PEOPLE[usize::from(index)];
		match *step {
			Step::Wait { hours } => {
				self.now += hours * HOUR;
				true
			}
			Step::Request { to, patient, hours } => {
				let (to, patient) = (GRANTEES[usize::from(to)], person(patient));
				let requester = requester(to);
				let room = self.make_room_for_request(patient, requester);
				if room {
					self.rows.push(Row {
						patient,
						to,
						asked: Some((requester, now + hours * HOUR)),
						ends: now + 40 * HOUR,
						status: Proposed,
						gone: false,
					});
				}
				room
			}
			Step::Grant { patient, to, hours } => {
				let (to, patient) = (GRANTEES[usize::from(to)], person(patient));
				let room = self.make_room_for_grant(patient, to);
				if room {
					self.rows.push(Row {
						patient,
						to,
						asked: None,
						ends: now + hours * HOUR,
						status: Active,
						gone: false,
					});
				}
				room
			}
			Step::Approve { id, by, hours } => {
				let ends = now + hours * HOUR;
				let Some(row) = self.row(id).cloned() else {
					return false;
				};
				let in_time = row.asked.is_some_and(|(_, answer_by)| now < answer_by);
				let may = row.status == Proposed && row.patient == person(by) && in_time && ends <= row.ends;
				let works = may && self.make_room_for_grant(row.patient, row.to);
				if let Some(row) = self.row(id).filter(|_| works) {
					(row.status, row.ends) = (Active, ends);
				}
				works
			}
			Step::Reject { id, by } => self.move_if(id, Rejected, |row| {
				row.status == Proposed && row.patient == person(by)
			}),
			Step::Revoke { id, by } => self.move_if(id, Inactive, |row| {
				row.status == Active && row.patient == person(by)
			}),
			Step::RevokeAll { patient, to } => {
				let (patient, to) = (person(patient), GRANTEES[usize::from(to)]);
				let of_pair = |row: &Row| row.patient == patient && row.to == to;
				self.close(|row| of_pair(row) && matches!(row.status, Active | Proposed)) > 0
			}
			Step::Relinquish { id, by } => self.move_if(id, Inactive, |row| {
				let signer = match row.to {
					Grantee::Person(person) => person,
					Grantee::Organisation(_) => ADAM,
				};
				row.status == Active && signer == person(by)
			}),
			Step::Supersede { id, by, hours } => {
				let Some(row) = self.row(id).cloned() else {
					return false;
				};
				let works = row.status == Active && row.patient == person(by);
				if works {
					self.move_if(id, Inactive, |_| true);
					// The superseded one has left, so there is room.
					self.make_room_for_grant(row.patient, row.to);
					self.rows.push(Row {
						asked: None,
						ends: now + hours * HOUR,
						..row
					});
				}
				works
			}
			Step::Withdraw { id, by } => {
				let works = self.move_if(id, Inactive, |row| {
					let may = row
						.asked
						.is_some_and(|(who, answer_by)| who == person(by) || answer_by <= now);
					row.status == Proposed && may
				});
				if let Some(row) = self.row(id).filter(|_| works) {
					row.gone = true;
				}
				works
			}
			Step::MarkInError { id, by } => self.move_if(id, EnteredInError, |row| {
				row.status != EnteredInError && !row.gone && row.patient == person(by)
			}),
		}
	}

	fn move_if(&mut self, id: u8, to: ConsentStatus, may: impl Fn(&Row) -> bool) -> bool {
		match self.row(id).filter(|row| may(row)) {
			Some(row) => {
				row.status = to;
				true
			}
			None => false,
		}
	}

	/// Until when the grantee is let in, if at all.
	fn let_in_until(&self, patient: PersonId, to: Grantee) -> Option<u64> {
		self.rows
			.iter()
			.filter(|row| row.patient == patient && row.to == to)
			.filter(|row| row.status == ConsentStatus::Active && self.now < row.ends)
			.map(|row| row.ends)
			.max()
	}
}

/// Who asks for this grantee.
fn requester(to: Grantee) -> PersonId {
	if to == TO_CHO {
		CHO
	} else {
		BROOK
	}
}

/// Makes the same step on the chain, and says whether it worked.
fn dispatch(step: &Step, now: u64, made: usize) -> bool {
	let person = |index: u8| PEOPLE[usize::from(index)];
	let ends = |hours: u64| salus_primitives::consent::Terms {
		expires_at: UnixMillis(now + hours * HOUR),
		..terms()
	};
	let new = id(u8::try_from(made).unwrap());
	let result = match *step {
		Step::Wait { hours } => {
			FakeClock::set(UnixMillis(now + hours * HOUR));
			Ok(())
		}
		Step::Request { to, patient, hours } => {
			let to = GRANTEES[usize::from(to)];
			let doctor = requester(to);
			let organisation = if doctor == CHO { SOUTH } else { NORTH };
			let answer_by = UnixMillis(now + hours * HOUR);
			let patient = person(patient).as_patient();
			done(Consent::request(
				by(doctor),
				new,
				organisation,
				patient,
				to,
				ends(40),
				answer_by,
			))
		}
		Step::Grant { patient, to, hours } => {
			let (signer, to) = (person(patient), GRANTEES[usize::from(to)]);
			done(Consent::grant(
				by(signer),
				new,
				signer.as_patient(),
				to,
				ends(hours),
			))
		}
		Step::Approve {
			id: row,
			by: signer,
			hours,
		} => done(Consent::approve(by(person(signer)), id(row), ends(hours))),
		Step::Reject { id: row, by: signer } => Consent::reject(by(person(signer)), id(row)),
		Step::Revoke { id: row, by: signer } => Consent::revoke(by(person(signer)), id(row)),
		Step::RevokeAll { patient, to } => {
			let signer = person(patient);
			Consent::revoke_all(by(signer), signer.as_patient(), GRANTEES[usize::from(to)])
		}
		Step::Relinquish { id: row, by: signer } => Consent::relinquish(by(person(signer)), id(row)),
		Step::Supersede {
			id: row,
			by: signer,
			hours,
		} => done(Consent::supersede(by(person(signer)), id(row), new, ends(hours))),
		Step::Withdraw { id: row, by: signer } => Consent::withdraw(by(person(signer)), id(row)),
		Step::MarkInError { id: row, by: signer } => Consent::mark_in_error(by(person(signer)), id(row)),
	};
	result.is_ok()
}

/// Every row stands where it should, and whoever should be let in is, until when they should be.
fn compare(model: &Model) -> Result<(), TestCaseError> {
	for (index, row) in model.rows.iter().enumerate() {
		let consent: ConsentId = id(u8::try_from(index).unwrap());
		let stored = Consents::<Test>::get(consent).map(|row| (row.status, row.terms.expires_at.0));
		let expected = (!row.gone).then_some((row.status, row.ends));
		prop_assert_eq!(stored, expected, "{}", index);
	}
	for patient in [ANA, BEN] {
		let there = |row: &&Row| row.patient == patient && !row.gone;
		let listed = Consent::consents_of(patient.as_patient(), 0, 100).items.len();
		prop_assert_eq!(listed, model.rows.iter().filter(there).count());
		let brook = model
			.let_in_until(patient, TO_BROOK)
			.max(model.let_in_until(patient, TO_NORTH));
		for (doctor, organisation, until) in [
			(BROOK, NORTH, brook),
			(CHO, SOUTH, model.let_in_until(patient, TO_CHO)),
			(NOEL, NORTH, model.let_in_until(patient, TO_NORTH)),
		] {
			let expected = until.map(UnixMillis);
			let answer = match decide(question(doctor, organisation, patient)) {
				salus_primitives::decision::Decision::Allow { until, .. } => Some(until),
				salus_primitives::decision::Decision::Deny { .. } => None,
			};
			prop_assert_eq!(answer, expected);
		}
	}
	Ok(())
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

	#[test]
	fn the_pallet_and_the_model_agree_after_every_step(steps in proptest::collection::vec(step(), 1..120)) {
		empty().execute_with(|| {
			let mut model = Model { now: NOW.0, rows: Vec::new() };
			for step in &steps {
				let (now, made) = (model.now, model.rows.len());
				let expected = model.take(step);
				prop_assert_eq!(dispatch(step, now, made), expected, "{:?}", step);
				compare(&model)?;
			}
			prop_assert!(Consent::do_try_state().is_ok());
			Ok::<(), TestCaseError>(())
		})?;
	}
}
