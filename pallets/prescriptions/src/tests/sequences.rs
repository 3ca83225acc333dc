// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Random sequences of calls against a small model of one prescription: what is refused, who holds it, and what has left.

use crate::mock::*;
use proptest::prelude::*;
use salus_primitives::{
	prescriptions::{FillStatus, PrescriptionStatus, PrescriptionTerms},
	testing::FakeClock,
	Clock, UnixMillis,
};

/// Small, so that sequences reach the end of it.
const QUANTITY: u32 = 3;
const FILLS: usize = 3;

#[derive(Clone, Debug)]
enum Step {
	Pass(u64),
	Hold,
	Resume,
	Cancel,
	Stop,
	MarkInError,
	Claim(bool),
	Ready(bool),
	Pause(bool),
	Unpause(bool),
	/// How much, by whom, and whether it is said to have been handed over when the fill was claimed.
	Dispense(u32, bool, bool),
	Release(bool),
	/// By the patient.
	TakeBack,
	Bar(bool),
	Unbar(bool),
	/// Which fill, how much, and how long after its claim it is said to have been handed over.
	ReportLate(u32, u32, u64),
	Decline(bool),
	StopFill(u32, bool),
	/// By whom: the corner, the station, or the prescriber.
	Dispute(u32, u8),
}

/// A fill as its pharmacy's shelf sees it.
struct Fill {
	corner: bool,
	status: FillStatus,
	claimed_at: u64,
	lost_at: u64,
	ready: bool,
	disputed: [bool; 2],
}

/// Units that left, one by one, with the fill that took them and when.
#[derive(Default)]
struct Model {
	status: Option<PrescriptionStatus>,
	halted_at: Option<u64>,
	fills: Vec<Fill>,
	units: Vec<(usize, u64)>,
	/// The corner, the station.
	barred: [bool; 2],
	cancelled_at: u64,
}

impl Model {
	fn open(&mut self) -> Option<&mut Fill> {
		self.fills.last_mut().filter(|fill| fill.status.is_open())
	}

	/// The open fill, for a pharmacist of its pharmacy.
	fn mine(&mut self, corner: bool) -> Option<&mut Fill> {
		self.open().filter(|fill| fill.corner == corner)
	}

	/// Likewise, where the prescription is not halted and the fill stands in one of these.
	fn movable(&mut self, corner: bool, from: &[FillStatus]) -> Option<&mut Fill> {
		if self.halted_at.is_some() {
			return None;
		}
		self.mine(corner).filter(|fill| from.contains(&fill.status))
	}

	fn due(&self) -> u32 {
		match self.units.len() as u32 {
			all if all >= QUANTITY * FILLS as u32 => 0,
			all => QUANTITY - all % QUANTITY,
		}
	}

	/// The last full fill is whole, and its last unit left not long enough ago.
	fn waits(&self, now: u64) -> bool {
		let whole = self.units.len().is_multiple_of(QUANTITY as usize);
		self.units
			.last()
			.is_some_and(|(_, last)| whole && now < last + INTERVAL)
	}

	fn set(&mut self, from: &[PrescriptionStatus], to: PrescriptionStatus, now: u64) -> bool {
		let fine = self.status.is_some_and(|status| from.contains(&status));
		if fine {
			self.status = Some(to);
			self.halted_at = match to {
				PrescriptionStatus::OnHold | PrescriptionStatus::Stopped => self.halted_at.or(Some(now)),
				_ => None,
			};
		}
		fine
	}

	fn end(&mut self, status: FillStatus, now: u64) {
		if let Some(fill) = self.open() {
			(fill.status, fill.lost_at) = (status, now);
		}
	}

	fn report_late(&mut self, number: u32, quantity: u32, after: u64, now: u64) -> bool {
		let Some(fill) = self.fills.get_mut((number as usize).wrapping_sub(1)) else {
			return false;
		};
		let at = fill.claimed_at + after;
		let fine = fill.status == FillStatus::Cancelled
			&& now < fill.lost_at + LATE_REPORT_LIFETIME
			&& at < fill.lost_at
			&& self.halted_at.is_none_or(|halted| at < halted)
			&& (1..=QUANTITY).contains(&quantity);
		if fine {
			fill.status = FillStatus::Completed;
			self.units.extend((0..quantity).map(|_| (number as usize, at)));
			self.units.sort();
			if self.status == Some(PrescriptionStatus::Cancelled) {
				self.status = Some(PrescriptionStatus::Stopped);
				self.halted_at = Some(self.cancelled_at);
			}
		}
		fine
	}

	fn claim(&mut self, corner: bool, now: u64) -> bool {
		let locked = self
			.open()
			.is_some_and(|fill| now < fill.claimed_at + CLAIM_LIFETIME);
		let active = self.status == Some(PrescriptionStatus::Active);
		let barred = self.barred[usize::from(!corner)];
		if locked || barred || !active || self.due() == 0 || self.waits(now) {
			return false;
		}
		self.end(FillStatus::Cancelled, now);
		self.fills.push(Fill {
			corner,
			status: FillStatus::Preparation,
			claimed_at: now,
			lost_at: 0,
			ready: false,
			disputed: [false; 2],
		});
		true
	}

	fn hand_over(&mut self, quantity: u32, corner: bool, at: u64, to: FillStatus) -> bool {
		let most = self.due() - u32::from(to == FillStatus::Stopped && self.due() > 0);
		let early_enough = self.halted_at.is_none_or(|halted| at < halted);
		let ready = self
			.mine(corner)
			.is_some_and(|fill| fill.status == FillStatus::InProgress);
		if !ready || quantity == 0 || quantity > most || !early_enough || self.waits(at) {
			return false;
		}
		let number = self.fills.len();
		self.units.extend((0..quantity).map(|_| (number, at)));
		self.end(to, at);
		true
	}

	fn dispute(&mut self, number: u32, who: u8) -> bool {
		if self.status == Some(PrescriptionStatus::EnteredInError) {
			return false;
		}
		let side = usize::from(who == 2);
		let Some(fill) = self.fills.get_mut((number as usize).wrapping_sub(1)) else {
			return false;
		};
		let theirs = side == 1 || fill.corner == (who == 0);
		if !theirs || !fill.status.counts() || fill.disputed[side] {
			return false;
		}
		fill.disputed[side] = true;
		if fill.disputed == [true; 2] {
			fill.status = FillStatus::EnteredInError;
			self.units.retain(|(of, _)| *of != number as usize);
		}
		true
	}

	/// Makes the step if it may be made.
	fn play(&mut self, step: &Step, now: u64) -> bool {
		use FillStatus::*;
		use PrescriptionStatus::{Active, EnteredInError};
		const LIVE: [PrescriptionStatus; 2] = [Active, PrescriptionStatus::OnHold];
		match *step {
			Step::Pass(_) => true,
			Step::Hold => self.set(&[Active], PrescriptionStatus::OnHold, now),
			Step::Resume => self.set(&[PrescriptionStatus::OnHold], Active, now),
			Step::Cancel => {
				let fine = self.units.is_empty() && self.set(&LIVE, PrescriptionStatus::Cancelled, now);
				if fine {
					self.cancelled_at = now;
					self.end(Cancelled, now);
				}
				fine
			}
			Step::Stop => self.set(&LIVE, PrescriptionStatus::Stopped, now),
			Step::MarkInError => {
				let fine = self.status != Some(EnteredInError);
				self.status = Some(EnteredInError);
				if fine {
					self.halted_at = None;
					self.end(Cancelled, now);
				}
				fine
			}
			Step::Claim(corner) => self.claim(corner, now),
			Step::Ready(corner) => self.movable(corner, &[Preparation]).is_some_and(|fill| {
				(fill.status, fill.ready) = (InProgress, true);
				true
			}),
			Step::Pause(corner) => self
				.movable(corner, &[Preparation, InProgress])
				.is_some_and(|fill| {
					fill.status = OnHold;
					true
				}),
			Step::Unpause(corner) => self.movable(corner, &[OnHold]).is_some_and(|fill| {
				fill.status = if fill.ready { InProgress } else { Preparation };
				true
			}),
			Step::Dispense(quantity, corner, at_claim) => {
				let claimed_at = self.open().map_or(now, |fill| fill.claimed_at);
				let at = if at_claim { claimed_at } else { now };
				let halted = self.halted_at.is_some() && !at_claim;
				!halted && self.hand_over(quantity, corner, at, Completed)
			}
			Step::Release(corner) => {
				let fine = self
					.open()
					.is_some_and(|fill| fill.corner == corner || now >= fill.claimed_at + CLAIM_LIFETIME);
				if fine {
					self.end(Cancelled, now);
				}
				fine
			}
			Step::TakeBack => {
				let fine = self.open().is_some();
				self.end(Cancelled, now);
				fine
			}
			Step::Bar(corner) => !core::mem::replace(&mut self.barred[usize::from(!corner)], true),
			Step::Unbar(corner) => core::mem::replace(&mut self.barred[usize::from(!corner)], false),
			Step::ReportLate(number, quantity, after) => self.report_late(number, quantity, after, now),
			Step::Decline(corner) => self.movable(corner, &[Preparation]).is_some_and(|fill| {
				fill.status = Declined;
				true
			}),
			Step::StopFill(quantity, corner) => {
				self.halted_at.is_none() && self.hand_over(quantity, corner, now, Stopped)
			}
			Step::Dispute(number, who) => self.dispute(number, who),
		}
	}

	fn assert_equals_chain(&self) {
		let row = details();
		assert_eq!(Some(row.status), self.status);
		assert_eq!(row.halted_at, self.halted_at.map(UnixMillis));
		assert_eq!(row.supply.dispensed(), self.units.len() as u64);
		assert_eq!(row.fills as usize, self.fills.len());
		let open = self.fills.iter().filter(|fill| fill.status.is_open()).count();
		assert_eq!(open, usize::from(row.open.is_some()));
		for (number, model) in (1..).zip(&self.fills) {
			assert_eq!(fill(number).status, model.status, "{number}");
		}
	}
}

fn account(corner: bool) -> u64 {
	if corner {
		PIA_ACCOUNT
	} else {
		QUINN_ACCOUNT
	}
}

fn pharmacy(corner: bool) -> salus_primitives::OrganisationId {
	if corner {
		CORNER
	} else {
		STATION
	}
}

fn submit(step: &Step) -> bool {
	match *step {
		Step::Pass(millis) => {
			pass(millis);
			Ok(())
		}
		Step::Hold => hold(BROOK_ACCOUNT),
		Step::Resume => resume(BROOK_ACCOUNT),
		Step::Cancel => cancel(ANA_ACCOUNT),
		Step::Stop => stop(ANA_ACCOUNT),
		Step::MarkInError => mark_in_error(BROOK_ACCOUNT),
		Step::Claim(true) => claim(),
		Step::Claim(false) => claim_at_station(),
		Step::Ready(corner) => ready(account(corner)),
		Step::Pause(corner) => pause(account(corner)),
		Step::Unpause(corner) => unpause(account(corner)),
		Step::Dispense(quantity, corner, at_claim) => {
			let open = details().open.map(|number| fill(number).claimed_at);
			let at = at_claim.then(|| open.unwrap_or(FakeClock::now()));
			let origin = RuntimeOrigin::signed(account(corner));
			Prescriptions::dispense(origin, PRESCRIPTION, quantity, None, at)
		}
		Step::Release(corner) => release(account(corner)),
		Step::TakeBack => release(ANA_ACCOUNT),
		Step::Bar(corner) => bar(ANA_ACCOUNT, pharmacy(corner)),
		Step::Unbar(corner) => unbar(ANA_ACCOUNT, pharmacy(corner)),
		Step::ReportLate(number, quantity, after) => {
			let row = crate::Fills::<Test>::get(PRESCRIPTION, number);
			let (corner, at) = row.map_or((true, FakeClock::now()), |row| {
				(row.pharmacy == CORNER, row.claimed_at.plus(after))
			});
			report_late(account(corner), number, quantity, at)
		}
		Step::Decline(corner) => decline(account(corner)),
		Step::StopFill(quantity, corner) => stop_fill(account(corner), quantity),
		Step::Dispute(number, who) => {
			let account = [PAT_ACCOUNT, QUINN_ACCOUNT, BROOK_ACCOUNT][usize::from(who)];
			dispute(account, number)
		}
	}
	.is_ok()
}

fn steps() -> impl Strategy<Value = Step> {
	let corner = || prop::bool::weighted(0.7);
	let time = prop_oneof![
		Just(1),
		Just(CLAIM_LIFETIME - 1),
		Just(CLAIM_LIFETIME),
		Just(INTERVAL - 1),
		Just(INTERVAL),
	];
	prop_oneof![
		4 => time.prop_map(Step::Pass),
		1 => Just(Step::Hold),
		2 => Just(Step::Resume),
		1 => prop_oneof![
			6 => Just(Step::Resume),
			2 => Just(Step::Cancel),
			1 => Just(Step::Stop),
			1 => Just(Step::MarkInError),
		],
		6 => corner().prop_map(Step::Claim),
		6 => corner().prop_map(Step::Ready),
		1 => corner().prop_map(Step::Pause),
		2 => corner().prop_map(Step::Unpause),
		6 => (0..=QUANTITY + 1, corner(), prop::bool::weighted(0.3))
			.prop_map(|(quantity, corner, at_claim)| Step::Dispense(quantity, corner, at_claim)),
		1 => corner().prop_map(Step::Release),
		1 => Just(Step::TakeBack),
		1 => prop_oneof![
			1 => corner().prop_map(Step::Bar),
			3 => corner().prop_map(Step::Unbar),
		],
		4 => (0..6u32, 0..=QUANTITY + 1, prop_oneof![Just(0), Just(1), Just(CLAIM_LIFETIME - 1), Just(CLAIM_LIFETIME)])
			.prop_map(|(number, quantity, after)| Step::ReportLate(number, quantity, after)),
		1 => corner().prop_map(Step::Decline),
		1 => (0..=QUANTITY, corner()).prop_map(|(quantity, corner)| Step::StopFill(quantity, corner)),
		3 => (0..6u32, 0..3u8).prop_map(|(number, who)| Step::Dispute(number, who)),
	]
}

proptest! {
	#[test]
	fn calls_do_what_a_small_model_does(steps in proptest::collection::vec(steps(), 1..60)) {
		build_and_execute(|| {
			// Long enough for every sequence: the end of the validity has tests of its own.
			issued_with(PrescriptionTerms {
				quantity: QUANTITY,
				repeats: FILLS as u8 - 1,
				..terms()
			});
			crate::Prescriptions::<Test>::mutate(PRESCRIPTION, |details| {
				details.as_mut().unwrap().terms.valid_until = UnixMillis::FOREVER
			});
			let mut model = Model {
				status: Some(PrescriptionStatus::Active),
				..Default::default()
			};
			for step in &steps {
				let now = FakeClock::now().0;
				assert_eq!(submit(step), model.play(step, now), "{step:?}");
				Prescriptions::do_try_state().unwrap();
			}
			model.assert_equals_chain();
		});
	}
}
