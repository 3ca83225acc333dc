// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Random sequences of calls on the runtime as it is wired, against an independent [`model`] of all six state machines: appointment
//! with its slot, encounter with cover and handovers, prescription, fill, test order and report.
//!
//! Every sequence begins from the same [`scene`] and is rolled back. After every step the chain has taken or refused it as the
//! model does, and says the same about everything that the model knows. `SALUS_SEED=<n>` runs one sequence and prints its steps;
//! `SALUS_SEQUENCES=<n>` changes how many there are.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../common/mod.rs"]
mod common;
mod compare;
mod draw;
mod model;
mod scene;
mod steps;
mod world;

use draw::Source;
use frame_support::storage::{with_transaction, TransactionOutcome};
use model::Model;
use polkadot_sdk::{
	sp_io::TestExternalities,
	sp_runtime::{DispatchError, TryRuntimeError},
	*,
};
use salus_primitives::{
	appointments::{AppointmentStatus, EncounterStatus, SlotStatus},
	orders::{OrderStatus, ReportStatus},
	prescriptions::{FillStatus, PrescriptionStatus},
};
use salus_runtime::{Appointments, Consent, Orders, Prescriptions, Records, Roles, System};
use std::{
	collections::{BTreeMap, BTreeSet},
	ops::RangeInclusive,
};
use steps::What;

/// How many sequences there are, unless `SALUS_SEQUENCES` says otherwise, and how long each is.
const SEQUENCES: u64 = 2_800;
const STEPS: usize = 42;

/// What was reached.
#[derive(Default)]
struct Tally {
	/// How many times each call was taken and refused.
	calls: BTreeMap<&'static str, (u64, u64)>,
	/// Every status of every machine that a row was in.
	statuses: BTreeSet<(&'static str, &'static str)>,
}

impl Tally {
	fn note(&mut self, name: &'static str, taken: bool, model: &Model) {
		let (yes, no) = self.calls.entry(name).or_default();
		*(if taken { yes } else { no }) += 1;
		let visits = &model.visits;
		let mut saw = |machine, code| self.statuses.insert((machine, code));
		for slot in &visits.slots {
			saw("slot", visits.slot_status(*slot, model.now).0.code());
		}
		for booking in &visits.bookings {
			saw("appointment", booking.status.code());
		}
		for visit in &visits.visits {
			saw("encounter", visit.status.code());
		}
		for script in &model.scripts {
			saw("prescription", script.status.code());
			if script.is_completed(model.now) {
				saw("prescription", "completed");
			}
			for fill in &script.fills {
				saw("fill", fill.status.code());
			}
		}
		for order in &model.orders.orders {
			saw("order", order.status.code());
		}
		for report in &model.orders.reports {
			saw("report", report.status.code());
		}
	}

	fn merge(&mut self, other: Self) {
		for (name, (taken, refused)) in other.calls {
			let (yes, no) = self.calls.entry(name).or_default();
			*yes += taken;
			*no += refused;
		}
		self.statuses.extend(other.statuses);
	}

	fn sums(&self) -> (u64, u64) {
		let calls = self.calls.values();
		calls.fold((0, 0), |(yes, no), one| (yes + one.0, no + one.1))
	}
}

/// Says which sequence failed, however it did.
struct Replay(u64);

impl Drop for Replay {
	fn drop(&mut self) {
		if std::thread::panicking() {
			eprintln!(
				"to see every step: SALUS_SEED={} cargo test -p salus-runtime --test random_care -- --nocapture",
				self.0
			);
		}
	}
}

fn ensure_states() -> Result<(), TryRuntimeError> {
	Roles::do_try_state()?;
	Consent::do_try_state()?;
	Records::do_try_state()?;
	Appointments::do_try_state()?;
	Prescriptions::do_try_state()?;
	Orders::do_try_state()
}

/// Runs one sequence from the scene.
fn sequence(seed: u64, scene: &Model, tally: &mut Tally, aloud: bool) {
	let _replay = Replay(seed);
	let mut source = Source::new(seed);
	let mut model = scene.clone();
	for number in 0..STEPS {
		let (name, step) = source.next(&model);
		let before = model.clone();
		let expected = model.take(&step);
		System::reset_events();
		let seen = world::dispatch(&before, &step);
		if aloud {
			println!(
				"{number:>3} {step:?}\n    at {}: expected {expected:?}, seen {seen:?}",
				before.now
			);
		}
		let told = System::event_count();
		let is_call = !matches!(step.what, What::Wait { .. });
		assert!(
			expected.is_ok() == seen.is_ok(),
			"seed {seed}, step {number}, at {}: {step:?}\nexpected {expected:?}, seen {seen:?}",
			before.now,
		);
		assert_eq!(
			is_call && seen.is_ok(),
			told > 0,
			"seed {seed}, step {number}: {step:?} told {told} events after {seen:?}"
		);
		if let Err(difference) = compare::everything(&model) {
			panic!(
				"seed {seed}, after step {number} at {}: {step:?}, {seen:?}\n{difference}",
				model.now
			);
		}
		tally.note(name, seen.is_ok(), &model);
	}
	assert_eq!(ensure_states(), Ok(()), "seed {seed}, after the last step");
}

/// Runs something on the chain and rolls it back.
fn roll_back(chain: &mut TestExternalities, run: impl FnOnce()) {
	let in_transaction = || {
		run();
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
	};
	chain.execute_with(|| with_transaction(in_transaction)).unwrap();
}

/// Runs the sequences of these seeds on a chain of their own.
fn run(seeds: RangeInclusive<u64>, aloud: bool) -> Tally {
	let (mut chain, scene) = scene::build();
	let mut tally = Tally::default();
	for seed in seeds {
		roll_back(&mut chain, || sequence(seed, &scene, &mut tally, aloud));
	}
	tally
}

fn number_from(variable: &str) -> Option<u64> {
	std::env::var(variable).ok()?.parse().ok()
}

/// Every status of every machine, by its FHIR code.
fn all_statuses() -> BTreeSet<(&'static str, &'static str)> {
	let mut all = BTreeSet::from([("prescription", "completed")]);
	all.extend(SlotStatus::ALL.iter().map(|one| ("slot", one.code())));
	all.extend(
		AppointmentStatus::ALL
			.iter()
			.map(|one| ("appointment", one.code())),
	);
	all.extend(EncounterStatus::ALL.iter().map(|one| ("encounter", one.code())));
	all.extend(
		PrescriptionStatus::ALL
			.iter()
			.map(|one| ("prescription", one.code())),
	);
	all.extend(FillStatus::ALL.iter().map(|one| ("fill", one.code())));
	all.extend(OrderStatus::ALL.iter().map(|one| ("order", one.code())));
	all.extend(ReportStatus::ALL.iter().map(|one| ("report", one.code())));
	all
}

fn ensure_reached(tally: &mut Tally) {
	tally.calls.remove("wait");
	let (taken, refused) = tally.sums();
	let calls = taken + refused;
	println!("{calls} calls: {taken} taken, {refused} refused");
	for (name, (taken, refused)) in &tally.calls {
		println!("{name:<26} {taken:>6} taken {refused:>6} refused");
	}
	assert!(calls >= 100_000, "only {calls} calls");
	assert!(taken * 3 >= calls, "only {taken} of {calls} calls were taken");
	assert!(
		refused * 3 >= calls,
		"only {refused} of {calls} calls were refused"
	);
	for name in draw::kinds() {
		let (taken, refused) = tally.calls.get(name).copied().unwrap_or_default();
		assert!(
			taken > 0 && refused > 0,
			"{name}: {taken} taken, {refused} refused"
		);
	}
	assert_eq!(tally.statuses, all_statuses());
}

#[test]
fn the_chain_does_what_the_state_machines_say() {
	if let Some(seed) = number_from("SALUS_SEED") {
		run(seed..=seed, true);
		return;
	}
	let asked = number_from("SALUS_SEQUENCES");
	let last = asked.unwrap_or(SEQUENCES);
	let half = last / 2;
	let mut tally = std::thread::scope(|scope| {
		let first = scope.spawn(|| run(1..=half, false));
		let mut tally = run(half + 1..=last, false);
		tally.merge(first.join().unwrap());
		tally
	});
	if asked.is_none_or(|asked| asked >= SEQUENCES) {
		ensure_reached(&mut tally);
	}
}
