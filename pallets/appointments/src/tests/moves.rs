// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! From where each call goes and from where it does not: every state against every call, signed by somebody who may make it.

use crate::{mock::*, Error};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	appointments::{Modality, HOLD, NO_SHOW_GRACE},
	care::Reason,
	testing::{self, FakeClock},
	UnixMillis,
};
use sp_runtime::DispatchResult;

type State = (&'static str, fn(), &'static str);
type Call = fn() -> DispatchResult;

/// What a mark says of a call that is refused.
fn refusal(mark: char) -> Error<Test> {
	match mark {
		'.' => Error::ImpossibleMove,
		'c' => Error::AlreadyCheckedIn,
		other => panic!("no such mark: {other}"),
	}
}

/// Makes every call from every state. A state's marks say what comes of each: `x` it is done, `.` there is no such move, `c` the encounter has
/// opened and is to be cancelled instead. What is refused changes nothing.
fn try_all(states: &[State], calls: &[(&'static str, Call)]) {
	for (state, make, marks) in states {
		assert_eq!(marks.len(), calls.len(), "{state}");
		for ((name, call), mark) in calls.iter().zip(marks.chars()) {
			println!("{name} from {state}: {mark}");
			build_and_execute(|| {
				make();
				if mark == 'x' {
					assert_ok!(call());
				} else {
					assert_noop!(call(), refusal(mark));
				}
			});
		}
	}
}

/// The clock stands there, or later.
fn not_before(instant: UnixMillis) {
	FakeClock::set(instant.max(testing::with(|world| world.now)));
}

fn virtually(confirms_itself: bool) {
	with_slots(confirms_itself);
	let origin = signed("ana");
	let from_afar = Modality::Virtual;
	Appointments::book(origin, APPOINTMENT, SCHEDULE, FIRST, ANA, from_afar, None, None).unwrap();
}

mod appointment {
	use super::*;

	fn pending() {
		virtually(false);
	}

	fn booked() {
		virtually(true);
	}

	fn arrived() {
		booked();
		FakeClock::set(UnixMillis(FIRST.0 - HOUR));
		arrive().unwrap();
	}

	fn checked_in() {
		arrived();
		Appointments::check_in(signed("dina"), APPOINTMENT, ENCOUNTER).unwrap();
	}

	fn begun() {
		checked_in();
		Appointments::start_encounter(signed("brook"), ENCOUNTER).unwrap();
	}

	fn fulfilled() {
		begun();
		fulfil().unwrap();
	}

	fn cancelled() {
		booked();
		cancel().unwrap();
	}

	fn given_up() {
		checked_in();
		Appointments::cancel_encounter(signed("dina"), ENCOUNTER, Reason::Other).unwrap();
	}

	fn missed() {
		booked();
		miss().unwrap();
	}

	fn in_error() {
		booked();
		mark_in_error().unwrap();
	}

	fn confirm() -> DispatchResult {
		Appointments::confirm(signed("brook"), APPOINTMENT)
	}

	fn cancel() -> DispatchResult {
		Appointments::cancel(signed("ana"), APPOINTMENT, Reason::PatientRequest)
	}

	fn expire() -> DispatchResult {
		not_before(NOW.plus(HOLD));
		Appointments::expire(signed("zoe"), APPOINTMENT)
	}

	fn reschedule() -> DispatchResult {
		Appointments::reschedule(signed("ana"), APPOINTMENT, OTHER_APPOINTMENT, SCHEDULE, THIRD)
	}

	fn arrive() -> DispatchResult {
		not_before(UnixMillis(FIRST.0 - HOUR));
		Appointments::arrive(signed("ana"), APPOINTMENT)
	}

	fn check_in() -> DispatchResult {
		not_before(FIRST);
		Appointments::check_in(signed("dina"), APPOINTMENT, OTHER_ENCOUNTER)
	}

	fn join_call() -> DispatchResult {
		not_before(FIRST);
		Appointments::join(signed("ana"), APPOINTMENT, OTHER_ENCOUNTER)
	}

	fn fulfil() -> DispatchResult {
		Appointments::fulfil(signed("brook"), APPOINTMENT)
	}

	fn miss() -> DispatchResult {
		not_before(FIRST.plus(NO_SHOW_GRACE));
		Appointments::mark_no_show(signed("dina"), APPOINTMENT)
	}

	fn mark_in_error() -> DispatchResult {
		Appointments::mark_appointment_in_error(signed("ada"), APPOINTMENT)
	}

	#[test]
	fn every_call_goes_from_where_the_table_says_and_from_nowhere_else() {
		let calls: [(&str, Call); 10] = [
			("confirm", confirm),
			("cancel", cancel),
			("expire", expire),
			("reschedule", reschedule),
			("arrive", arrive),
			("check_in", check_in),
			("join", join_call),
			("fulfil", fulfil),
			("mark_no_show", miss),
			("mark_appointment_in_error", mark_in_error),
		];
		let states: [State; 10] = [
			("pending", pending, "xxxx.....x"),
			("booked", booked, ".x.xx.x.xx"),
			("arrived", arrived, ".x.x.xx..x"),
			("checked-in", checked_in, ".c.c.....x"),
			("checked-in, and begun", begun, ".c.c...x.x"),
			("fulfilled", fulfilled, ".........x"),
			("cancelled", cancelled, ".........x"),
			("cancelled with its encounter", given_up, ".........x"),
			("noshow", missed, ".........x"),
			("entered-in-error", in_error, ".........."),
		];
		try_all(&states, &calls);
	}
}

mod encounter {
	use super::*;

	fn walked_in() {
		walk_in(ENCOUNTER).unwrap();
	}

	fn booked() {
		checked_in();
	}

	fn after<const BOOKED: bool>(calls: &[Call]) {
		if BOOKED {
			booked();
		} else {
			walked_in();
		}
		for call in calls {
			call().unwrap();
		}
	}

	fn start() -> DispatchResult {
		Appointments::start_encounter(signed("brook"), ENCOUNTER)
	}

	fn finish() -> DispatchResult {
		Appointments::finish_encounter(signed("brook"), ENCOUNTER)
	}

	fn give_up() -> DispatchResult {
		Appointments::cancel_encounter(signed("dina"), ENCOUNTER, Reason::Other)
	}

	fn mark_in_error() -> DispatchResult {
		Appointments::mark_encounter_in_error(signed("ada"), ENCOUNTER)
	}

	fn states<const BOOKED: bool>() -> [State; 5] {
		[
			("arrived", || after::<BOOKED>(&[]), "x.xx"),
			("in-progress", || after::<BOOKED>(&[start]), ".x.x"),
			("finished", || after::<BOOKED>(&[start, finish]), "...x"),
			("cancelled", || after::<BOOKED>(&[give_up]), "...x"),
			("entered-in-error", || after::<BOOKED>(&[mark_in_error]), "...."),
		]
	}

	#[test]
	fn every_call_goes_from_where_the_table_says_and_from_nowhere_else() {
		let calls: [(&str, Call); 4] = [
			("start_encounter", start),
			("finish_encounter", finish),
			("cancel_encounter", give_up),
			("mark_encounter_in_error", mark_in_error),
		];
		try_all(&states::<true>(), &calls);
		try_all(&states::<false>(), &calls);
	}
}
