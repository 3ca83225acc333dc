// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What this pallet tells the decision.

use crate::mock::*;
use salus_primitives::{
	appointments::{COVER_AFTER, COVER_AROUND, LIVE_AFTER_END, OPEN_ENCOUNTER, RENEWAL},
	care::{CareFacts, CareInspect, Reason, TaskFacts, TaskQuestion},
	consent::{Category, Grantee},
	roles::{OrganisationStatus, Profession},
	testing::{self, FakeClock},
	PersonId, UnixMillis,
};

const END: UnixMillis = UnixMillis(FIRST.0 + HALF_HOUR);

fn facts(cover: Option<UnixMillis>, contribute: Option<UnixMillis>) -> CareFacts {
	CareFacts {
		cover_until: cover,
		contribute_until: contribute,
		..CareFacts::default()
	}
}

/// What ties a member to Ana now, but for prescribing.
fn care(member: PersonId) -> CareFacts {
	CareFacts {
		prescribe_until: None,
		..crate::mock::care(member)
	}
}

fn question() -> TaskQuestion {
	TaskQuestion {
		organisation: SOUTH,
		member: BROOK,
		profession: Profession::Doctor,
		patient: ANA,
		record: Some(REASON),
		category: Category::Scheduling,
		now: testing::with(|world| world.now),
	}
}

fn reads(question: TaskQuestion) -> Option<UnixMillis> {
	let TaskFacts {
		read_until,
		contribute_until,
	} = task(&question);
	assert_eq!(contribute_until, None);
	read_until
}

#[test]
fn an_appointment_covers_its_doctor_around_its_day() {
	build_and_execute(|| {
		booked();
		let until = END.plus(COVER_AROUND);
		for (now, cover) in [
			(UnixMillis(FIRST.0 - COVER_AROUND - 1), None),
			(UnixMillis(FIRST.0 - COVER_AROUND), Some(until)),
			(UnixMillis(until.0 - 1), Some(until)),
			(until, None),
		] {
			FakeClock::set(now);
			assert_eq!(care(BROOK), facts(cover, None));
			assert_eq!(care(COLE), facts(None, None));
			assert_eq!(care(NELL), facts(None, None));
		}
	});
}

#[test]
fn a_pending_or_cancelled_appointment_covers_nobody() {
	build_and_execute(|| {
		pending();
		FakeClock::set(UnixMillis(FIRST.0 - HOUR));
		assert_eq!(care(BROOK), facts(None, None));
	});
	build_and_execute(|| {
		booked();
		Appointments::cancel(signed("ana"), APPOINTMENT, Reason::PatientRequest).unwrap();
		FakeClock::set(UnixMillis(FIRST.0 - HOUR));
		assert_eq!(care(BROOK), facts(None, None));
	});
}

#[test]
fn an_open_encounter_covers_its_doctor_and_that_doctors_team() {
	build_and_execute(|| {
		walk_in(ENCOUNTER).unwrap();
		let until = NOW.plus(OPEN_ENCOUNTER);
		for member in [BROOK, NELL] {
			assert_eq!(care(member), facts(Some(until), Some(until)));
		}
		for member in [COLE, DINA, NASH, ANA.person()] {
			assert_eq!(care(member), facts(None, None));
		}
		assert_eq!(Appointments::care(NORTH, NASH, ANA, NOW), facts(None, None));
		assert_eq!(Appointments::care(SOUTH, BROOK, BEN, NOW), facts(None, None));
		FakeClock::set(UnixMillis(until.0 - 1));
		assert!(care(BROOK).cover_until.is_some());
		FakeClock::set(until);
		assert_eq!(care(BROOK), facts(None, None));
		assert_eq!(care(NELL), facts(None, None));
	});
}

#[test]
fn a_membership_that_is_over_ties_nobody() {
	build_and_execute(|| {
		walk_in(ENCOUNTER).unwrap();
		leave(SOUTH, BROOK);
		assert_eq!(care(BROOK), facts(None, None));
		set_status(SOUTH, OrganisationStatus::Suspended);
		assert_eq!(care(NELL), facts(None, None));
	});
}

#[test]
fn after_the_visit_its_doctor_and_team_have_cover_for_seven_days() {
	build_and_execute(|| {
		walk_in(ENCOUNTER).unwrap();
		Appointments::start_encounter(signed("brook"), ENCOUNTER).unwrap();
		FakeClock::set(NOW.plus(HOUR));
		Appointments::finish_encounter(signed("brook"), ENCOUNTER).unwrap();
		let until = NOW.plus(HOUR + COVER_AFTER);
		for member in [BROOK, NELL] {
			assert_eq!(care(member), facts(Some(until), Some(until)));
		}
		FakeClock::set(UnixMillis(until.0 - 1));
		assert_eq!(care(BROOK), facts(Some(until), Some(until)));
		FakeClock::set(until);
		assert_eq!(care(BROOK), facts(None, None));
	});
}

#[test]
fn a_visit_that_is_finished_late_gains_nothing_by_it() {
	build_and_execute(|| {
		walk_in(ENCOUNTER).unwrap();
		Appointments::start_encounter(signed("brook"), ENCOUNTER).unwrap();
		FakeClock::set(NOW.plus(OPEN_ENCOUNTER + 5 * DAY));
		Appointments::finish_encounter(signed("brook"), ENCOUNTER).unwrap();
		let until = NOW.plus(OPEN_ENCOUNTER + COVER_AFTER);
		assert_eq!(care(BROOK), facts(Some(until), Some(until)));
	});
}

#[test]
fn a_handover_covers_the_colleague_who_contributes_while_the_visit_is_open() {
	build_and_execute(|| {
		walk_in(ENCOUNTER).unwrap();
		let until = NOW.plus(HOUR);
		Appointments::hand_over(signed("brook"), SOUTH, ANA, COLE, until).unwrap();
		assert_eq!(care(COLE), facts(Some(until), Some(until)));
		Appointments::start_encounter(signed("brook"), ENCOUNTER).unwrap();
		Appointments::finish_encounter(signed("brook"), ENCOUNTER).unwrap();
		assert_eq!(care(COLE), facts(Some(until), None));
		FakeClock::set(until);
		assert_eq!(care(COLE), facts(None, None));
	});
}

#[test]
fn a_second_handover_takes_the_place_of_the_first() {
	build_and_execute(|| {
		walk_in(ENCOUNTER).unwrap();
		for hours in [3, 1] {
			let until = NOW.plus(hours * HOUR);
			Appointments::hand_over(signed("brook"), SOUTH, ANA, COLE, until).unwrap();
		}
		assert_eq!(care(COLE).cover_until, Some(NOW.plus(HOUR)));
	});
}

#[test]
fn an_error_closes_what_it_opened() {
	build_and_execute(|| {
		walk_in(ENCOUNTER).unwrap();
		Appointments::hand_over(signed("brook"), SOUTH, ANA, COLE, NOW.plus(HOUR)).unwrap();
		Appointments::mark_encounter_in_error(signed("ada"), ENCOUNTER).unwrap();
		for member in [BROOK, COLE, NELL] {
			assert_eq!(care(member), facts(None, None));
		}
	});
	build_and_execute(|| {
		in_progress();
		Appointments::finish_encounter(signed("brook"), ENCOUNTER).unwrap();
		assert!(care(BROOK).contribute_until.is_some());
		Appointments::mark_appointment_in_error(signed("ada"), APPOINTMENT).unwrap();
		for member in [BROOK, NELL] {
			assert_eq!(care(member), facts(None, None));
		}
	});
}

#[test]
fn a_cancelled_encounter_gives_nothing() {
	build_and_execute(|| {
		walk_in(ENCOUNTER).unwrap();
		Appointments::cancel_encounter(signed("dina"), ENCOUNTER, Reason::Other).unwrap();
		for member in [BROOK, NELL] {
			assert_eq!(care(member), facts(None, None));
		}
	});
}

#[test]
fn a_booked_visit_that_was_given_up_or_an_error_gives_nothing() {
	let ends: [&dyn Fn(); 4] = [
		&|| {
			arrived();
			Appointments::cancel(signed("ana"), APPOINTMENT, Reason::PatientRequest).unwrap();
		},
		&|| {
			checked_in();
			Appointments::cancel_encounter(signed("dina"), ENCOUNTER, Reason::Other).unwrap();
		},
		&|| {
			checked_in();
			Appointments::mark_encounter_in_error(signed("ada"), ENCOUNTER).unwrap();
		},
		&|| {
			in_progress();
			Appointments::mark_encounter_in_error(signed("ada"), ENCOUNTER).unwrap();
		},
	];
	for end in ends {
		build_and_execute(|| {
			end();
			for member in [BROOK, COLE, NELL] {
				assert_eq!(care(member), facts(None, None));
			}
			assert_eq!(reads(question()), None);
		});
	}
}

#[test]
fn an_error_ends_the_handovers_of_a_booked_visit_and_giving_up_leaves_them() {
	for (in_error, cover) in [(true, None), (false, Some(FIRST.plus(HOUR)))] {
		build_and_execute(|| {
			checked_in();
			Appointments::hand_over(signed("brook"), SOUTH, ANA, COLE, FIRST.plus(HOUR)).unwrap();
			if in_error {
				Appointments::mark_encounter_in_error(signed("brook"), ENCOUNTER).unwrap();
			} else {
				Appointments::cancel_encounter(signed("brook"), ENCOUNTER, Reason::Other).unwrap();
			}
			assert_eq!(care(COLE), facts(cover, None));
		});
	}
}

#[test]
fn the_doctor_of_a_live_appointment_reads_its_reason() {
	build_and_execute(|| {
		booked();
		let until = END.plus(LIVE_AFTER_END);
		assert_eq!(reads(question()), Some(until));
		FakeClock::set(UnixMillis(until.0 - 1));
		assert_eq!(reads(question()), Some(until));
		FakeClock::set(until);
		assert_eq!(reads(question()), None);
	});
}

#[test]
fn while_pending_as_long_as_the_hold() {
	build_and_execute(|| {
		pending();
		let until = NOW.plus(2 * DAY);
		assert_eq!(reads(question()), Some(until));
		FakeClock::set(until);
		assert_eq!(reads(question()), None);
	});
}

#[test]
fn nobody_else_reads_it_and_nothing_else_is_read() {
	build_and_execute(|| {
		booked();
		let others = [
			TaskQuestion {
				member: COLE,
				..question()
			},
			TaskQuestion {
				organisation: NORTH,
				..question()
			},
			TaskQuestion {
				profession: Profession::Nurse,
				..question()
			},
			TaskQuestion {
				patient: BEN,
				..question()
			},
			TaskQuestion {
				record: None,
				..question()
			},
			TaskQuestion {
				record: Some(salus_primitives::RecordId::repeat(61)),
				..question()
			},
			TaskQuestion {
				category: Category::Sensitive,
				..question()
			},
		];
		for other in others {
			assert_eq!(reads(other), None, "{other:?}");
		}
	});
}

#[test]
fn the_reason_is_shut_when_the_appointment_is_over() {
	let ends: [&dyn Fn(); 4] = [
		&|| {
			booked();
			Appointments::cancel(signed("ana"), APPOINTMENT, Reason::Other).unwrap();
		},
		&|| {
			in_progress();
			Appointments::fulfil(signed("brook"), APPOINTMENT).unwrap();
		},
		&|| {
			booked();
			FakeClock::set(END);
			Appointments::mark_no_show(signed("dina"), APPOINTMENT).unwrap();
		},
		&|| {
			booked();
			Appointments::mark_appointment_in_error(signed("ada"), APPOINTMENT).unwrap();
		},
	];
	for end in ends {
		build_and_execute(|| {
			end();
			assert_eq!(reads(question()), None);
		});
	}
}

#[test]
fn an_appointment_that_a_clerk_booked_covers_nobody() {
	build_and_execute(|| {
		with_slots(true);
		book("dina", APPOINTMENT, FIRST).unwrap();
		FakeClock::set(FIRST);
		assert_eq!(care(BROOK), facts(None, None));
		Appointments::arrive(signed("dina"), APPOINTMENT).unwrap();
		Appointments::check_in(signed("dina"), APPOINTMENT, ENCOUNTER).unwrap();
		Appointments::start_encounter(signed("brook"), ENCOUNTER).unwrap();
		for member in [BROOK, NELL, DINA] {
			assert_eq!(care(member), facts(None, None));
		}
		Appointments::attest(signed("ana"), ENCOUNTER).unwrap();
		let until = Some(FIRST.plus(OPEN_ENCOUNTER));
		for member in [BROOK, NELL] {
			assert_eq!(care(member), facts(until, until));
		}
	});
}

#[test]
fn nobody_is_tied_where_the_patient_is_not_registered() {
	build_and_execute(|| {
		walk_in(ENCOUNTER).unwrap();
		assert!(care(BROOK).cover_until.is_some());
		testing::with(|world| world.registrations.remove(&(ANA, SOUTH)));
		assert_eq!(care(BROOK), facts(None, None));
	});
}

#[test]
fn nobody_is_tied_whom_the_patient_has_shut_out() {
	for whom in [Grantee::Person(BROOK), Grantee::Organisation(SOUTH)] {
		build_and_execute(|| {
			walk_in(ENCOUNTER).unwrap();
			testing::with(|world| world.exclusions.insert((ANA, whom)));
			assert_eq!(care(BROOK), facts(None, None));
		});
	}
}

#[test]
fn a_wish_for_a_renewal_lets_that_doctor_prescribe_and_add_the_record_for_seven_days() {
	build_and_execute(|| {
		Appointments::wish_renewal(signed("ana"), SOUTH, BROOK, ANA).unwrap();
		let until = NOW.plus(RENEWAL);
		let adds = |member, category| {
			let question = TaskQuestion {
				member,
				record: None,
				category,
				..question()
			};
			task(&question).contribute_until
		};
		assert_eq!(crate::mock::care(BROOK).prescribe_until, Some(until));
		assert_eq!(crate::mock::care(BROOK).cover_until, None);
		assert_eq!(adds(BROOK, Category::Medication), Some(until));
		assert_eq!(adds(BROOK, Category::Laboratory), None);
		assert_eq!(adds(COLE, Category::Medication), None);
		FakeClock::set(until);
		assert_eq!(crate::mock::care(BROOK).prescribe_until, None);
		assert_eq!(adds(BROOK, Category::Medication), None);
	});
}
