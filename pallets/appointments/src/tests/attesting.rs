// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A visit is the patient's: who attests it, and what lasts how long.

use crate::{mock::*, Encounters, Error, Event, Vouched};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	appointments::{
		Attestation, CardStatement, EncounterStatus, COVER_AFTER, EXTENDED_BY_DOCTOR, OPEN_ENCOUNTER,
		VOUCHED, VOUCH_EVERY,
	},
	care::{CareFacts, Reason},
	consent::Grantee,
	roles::Profession,
	testing::{self, FakeClock},
	EncounterId, PersonId, UnixMillis,
};
use sp_core::{ed25519, Pair};

/// A second clerk of the south hospital, who books and opens nothing.
const ROSA: PersonId = NORA;

fn rosa_works_here() {
	join(SOUTH, ROSA, Profession::Clerk);
}

/// Ana is at the desk without a phone: Dina admits her.
fn admitted() -> EncounterId {
	Appointments::admit(signed("dina"), ENCOUNTER, SOUTH, BROOK, ANA).unwrap();
	ENCOUNTER
}

fn begun() -> EncounterId {
	admitted();
	Appointments::start_encounter(signed("brook"), ENCOUNTER).unwrap();
	ENCOUNTER
}

fn attested() -> Option<Attestation> {
	Encounters::<Test>::get(ENCOUNTER).unwrap().attested
}

fn is_covered(member: PersonId) -> bool {
	care(member).cover_until.is_some()
}

fn card() -> ed25519::Pair {
	ed25519::Pair::from_seed(&[7; 32])
}

fn proof(count: u32) -> [u8; 64] {
	let statement = CardStatement {
		network: NETWORK,
		patient: ANA,
		organisation: SOUTH,
		day: testing::with(|world| world.now).day(),
		count,
	};
	card().sign(&statement.bytes()).0
}

fn register_card() {
	Appointments::register_card(signed("ana"), ANA, card().public().0).unwrap();
}

mod admitting {
	use super::*;

	#[test]
	fn opens_nothing() {
		build_and_execute(|| {
			begun();
			for member in [BROOK, NELL, COLE, DINA] {
				assert_eq!(care(member), CareFacts::default());
			}
		});
	}

	#[test]
	fn is_for_clerks_and_patients_who_are_registered() {
		build_and_execute(|| {
			let admit = |name| Appointments::admit(signed(name), ENCOUNTER, SOUTH, BROOK, ANA);
			for name in ["brook", "ana", "nora", "nell"] {
				assert_noop!(admit(name), Error::<Test>::NotClerk);
			}
			testing::with(|world| world.registrations.remove(&(ANA, SOUTH)));
			assert_noop!(admit("dina"), Error::<Test>::NotRegistered);
			testing::with(|world| world.registrations.insert((ANA, SOUTH)));
			testing::with(|world| world.exclusions.insert((ANA, Grantee::Organisation(SOUTH))));
			assert_noop!(admit("dina"), Error::<Test>::ShutOut);
		});
	}
}

mod by_the_patient {
	use super::*;

	#[test]
	fn opens_what_a_visit_opens() {
		build_and_execute(|| {
			admitted();
			assert_ok!(Appointments::attest(signed("mara"), ENCOUNTER));
			assert!(is_covered(BROOK) && is_covered(NELL) && !is_covered(COLE));
			let at = NOW;
			assert_eq!(attested(), Some(Attestation::Patient { at }));
			System::assert_last_event(
				Event::EncounterAttested {
					encounter: ENCOUNTER,
					patient: ANA,
					organisation: SOUTH,
					doctor: BROOK,
					attested: Attestation::Patient { at },
					by: by(MARA),
				}
				.into(),
			);
			assert_noop!(
				Appointments::attest(signed("ana"), ENCOUNTER),
				Error::<Test>::AlreadyAttested
			);
		});
	}

	#[test]
	fn is_for_nobody_else() {
		build_and_execute(|| {
			admitted();
			for name in ["ben", "brook", "dina", "nell", "ana's session"] {
				assert!(Appointments::attest(signed(name), ENCOUNTER).is_err(), "{name}");
			}
		});
	}

	#[test]
	fn needs_a_visit_that_is_open_where_the_patient_is_registered() {
		build_and_execute(|| {
			admitted();
			let attest = || Appointments::attest(signed("ana"), ENCOUNTER);
			testing::with(|world| world.registrations.remove(&(ANA, SOUTH)));
			assert_noop!(attest(), Error::<Test>::NotRegistered);
			testing::with(|world| world.registrations.insert((ANA, SOUTH)));
			FakeClock::set(NOW.plus(OPEN_ENCOUNTER));
			assert_noop!(attest(), Error::<Test>::ImpossibleMove);
			FakeClock::set(UnixMillis(NOW.0 + OPEN_ENCOUNTER - 1));
			assert_ok!(attest());
		});
	}

	#[test]
	fn at_the_arrival_attests_the_visit_and_a_clerks_word_does_not() {
		for (name, opens) in [("ana", true), ("mara", true), ("dina", false)] {
			build_and_execute(|| {
				booked();
				FakeClock::set(FIRST);
				Appointments::arrive(signed(name), APPOINTMENT).unwrap();
				Appointments::check_in(signed("dina"), APPOINTMENT, ENCOUNTER).unwrap();
				assert_eq!(attested().is_some(), opens, "{name}");
				assert_eq!(is_covered(NELL), opens, "{name}");
			});
		}
	}

	#[test]
	fn by_a_signed_statement_is_handed_in_by_the_desk() {
		build_and_execute(|| {
			admitted();
			let hand_in = |desk, signer: &str| {
				let statement = statement(signer, ENCOUNTER);
				Appointments::attest_by_statement(
					signed(desk),
					ENCOUNTER,
					account(signer),
					statement.expires_at,
					sign(signer, statement.text().as_bytes()),
				)
			};
			assert_noop!(hand_in("nora", "ana"), Error::<Test>::NotStaff);
			assert_noop!(hand_in("dina", "ben"), Error::<Test>::NotForPatient);
			assert_ok!(hand_in("dina", "ana"));
			assert!(is_covered(BROOK));
		});
	}
}

mod by_the_card {
	use super::*;

	fn attest(count: u32, proof: [u8; 64]) -> sp_runtime::DispatchResult {
		Appointments::attest_by_card(signed("dina"), ENCOUNTER, count, proof)
	}

	#[test]
	fn opens_what_a_visit_opens_once_for_each_count() {
		build_and_execute(|| {
			register_card();
			admitted();
			assert_ok!(attest(3, proof(3)));
			assert!(is_covered(BROOK) && is_covered(NELL));
			Appointments::admit(signed("dina"), OTHER_ENCOUNTER, SOUTH, BROOK, ANA).unwrap();
			let again =
				|count| Appointments::attest_by_card(signed("dina"), OTHER_ENCOUNTER, count, proof(count));
			assert_noop!(again(3), Error::<Test>::CardUsed);
			assert_noop!(again(2), Error::<Test>::CardUsed);
			assert_ok!(again(4));
		});
	}

	#[test]
	fn holds_for_that_organisation_and_that_day() {
		build_and_execute(|| {
			register_card();
			admitted();
			let yesterdays = proof(1);
			FakeClock::set(NOW.plus(DAY));
			assert_noop!(attest(1, yesterdays), Error::<Test>::BadSignature);
			assert_noop!(attest(2, proof(1)), Error::<Test>::BadSignature);
			assert_ok!(attest(1, proof(1)));
		});
	}

	#[test]
	fn needs_a_card_that_is_not_revoked() {
		build_and_execute(|| {
			admitted();
			assert_noop!(attest(1, proof(1)), Error::<Test>::NoCard);
			register_card();
			assert_noop!(
				Appointments::revoke_card(signed("dina"), ANA),
				Error::<Test>::NotForPatient
			);
			assert_ok!(Appointments::revoke_card(signed("mara"), ANA));
			assert_noop!(attest(1, proof(1)), Error::<Test>::NoCard);
			assert_noop!(
				Appointments::revoke_card(signed("ana"), ANA),
				Error::<Test>::NoCard
			);
		});
	}

	#[test]
	fn is_worth_nothing_once_a_ward_is_of_age_until_the_grown_ward_registers_another() {
		build_and_execute(|| {
			let majority = NOW.plus(1);
			testing::with(|world| world.patients.get_mut(&ANA).unwrap().majority_at = Some(majority));
			register_card();
			admitted();
			FakeClock::set(majority);
			assert_noop!(attest(1, proof(1)), Error::<Test>::NoCard);
			register_card();
			assert_ok!(attest(1, proof(1)));
		});
	}

	#[test]
	fn of_a_ward_is_good_before_its_majority() {
		build_and_execute(|| {
			testing::with(|world| {
				world.patients.get_mut(&ANA).unwrap().majority_at = Some(NOW.plus(DAY));
			});
			register_card();
			admitted();
			assert_ok!(attest(1, proof(1)));
		});
	}

	#[test]
	fn is_worth_nothing_once_another_takes_its_place() {
		build_and_execute(|| {
			register_card();
			admitted();
			let other = ed25519::Pair::from_seed(&[8; 32]).public().0;
			assert_ok!(Appointments::register_card(signed("ana"), ANA, other));
			assert_noop!(attest(1, proof(1)), Error::<Test>::BadSignature);
		});
	}

	#[test]
	fn is_registered_for_the_patient_and_not_with_a_key_for_which_anybody_signs() {
		build_and_execute(|| {
			let register = |name, key| Appointments::register_card(signed(name), ANA, key);
			assert_noop!(register("brook", [9; 32]), Error::<Test>::NotForPatient);
			let (mut one, mut minus_one) = ([0; 32], [0xff; 32]);
			one[0] = 1;
			(minus_one[0], minus_one[31]) = (0xec, 0x7f);
			for weak in [[0; 32], one, minus_one] {
				for sign in [0, 0x80] {
					let mut key = weak;
					key[31] |= sign;
					assert_noop!(register("ana", key), Error::<Test>::WeakKey);
				}
			}
			assert_ok!(register("ana", card().public().0));
		});
	}
}

mod by_two_members {
	use super::*;

	fn vouch(name: &str) -> sp_runtime::DispatchResult {
		Appointments::vouch(signed(name), ENCOUNTER)
	}

	#[test]
	fn lets_the_doctor_alone_write_and_read_the_organisations_own_for_a_day() {
		build_and_execute(|| {
			rosa_works_here();
			begun();
			assert_ok!(vouch("nora"));
			let until = Some(NOW.plus(VOUCHED));
			let expected = CareFacts {
				cover_until: None,
				own_records_until: until,
				contribute_until: until,
				prescribe_until: until,
			};
			assert_eq!(care(BROOK), expected);
			for member in [NELL, COLE, ROSA] {
				assert_eq!(care(member), CareFacts::default());
			}
			FakeClock::set(NOW.plus(VOUCHED));
			assert_eq!(care(BROOK), CareFacts::default());
		});
	}

	#[test]
	fn takes_a_second_who_is_independent() {
		build_and_execute(|| {
			rosa_works_here();
			begun();
			// The doctor, one of the doctor's team, who opened the visit, and who is no member.
			for name in ["brook", "nell", "dina", "nash", "ana"] {
				assert_noop!(vouch(name), Error::<Test>::NotIndependent);
			}
			assert_ok!(vouch("cole"));
		});
	}

	#[test]
	fn is_not_by_who_booked() {
		build_and_execute(|| {
			rosa_works_here();
			with_slots(true);
			book("dina", APPOINTMENT, FIRST).unwrap();
			FakeClock::set(FIRST);
			Appointments::arrive(signed("nora"), APPOINTMENT).unwrap();
			Appointments::check_in(signed("nora"), APPOINTMENT, ENCOUNTER).unwrap();
			Appointments::start_encounter(signed("brook"), ENCOUNTER).unwrap();
			assert_noop!(vouch("dina"), Error::<Test>::NotIndependent);
			assert_noop!(vouch("nora"), Error::<Test>::NotIndependent);
			assert_ok!(vouch("cole"));
		});
	}

	#[test]
	fn waits_for_the_doctor() {
		build_and_execute(|| {
			admitted();
			assert_noop!(vouch("cole"), Error::<Test>::NotBegun);
		});
	}

	#[test]
	fn happens_once_in_thirty_days_unless_the_patient_attests_meanwhile() {
		build_and_execute(|| {
			begun();
			assert_ok!(vouch("cole"));
			let second = |at: UnixMillis| {
				FakeClock::set(at);
				Appointments::admit(signed("dina"), OTHER_ENCOUNTER, SOUTH, BROOK, ANA).unwrap();
				Appointments::start_encounter(signed("brook"), OTHER_ENCOUNTER).unwrap();
			};
			second(UnixMillis(NOW.0 + VOUCH_EVERY - 1));
			let vouch = || Appointments::vouch(signed("cole"), OTHER_ENCOUNTER);
			assert_noop!(vouch(), Error::<Test>::VouchedLately);
			FakeClock::set(NOW.plus(VOUCH_EVERY));
			assert_ok!(vouch());
			Appointments::attest(signed("ana"), OTHER_ENCOUNTER).unwrap();
			assert!(!Vouched::<Test>::contains_key(SOUTH, ANA));
		});
	}

	#[test]
	fn ends_with_any_signature_of_the_patients() {
		build_and_execute(|| {
			begun();
			assert_ok!(vouch("cole"));
			Appointments::attest(signed("ana"), ENCOUNTER).unwrap();
			assert_eq!(care(BROOK).own_records_until, None);
			assert!(is_covered(BROOK));
			assert_noop!(vouch("cole"), Error::<Test>::AlreadyAttested);
		});
	}
}

mod extending {
	use super::*;

	fn extend(name: &str) -> sp_runtime::DispatchResult {
		Appointments::extend_encounter(signed(name), ENCOUNTER)
	}

	#[test]
	fn keeps_a_visit_open_for_seven_days_from_then() {
		build_and_execute(|| {
			walk_in(ENCOUNTER).unwrap();
			FakeClock::set(NOW.plus(6 * DAY));
			assert_ok!(extend("brook"));
			let until = NOW.plus(6 * DAY + OPEN_ENCOUNTER);
			assert_eq!(care(BROOK).cover_until, Some(until));
			FakeClock::set(until);
			assert!(!is_covered(BROOK));
			assert_noop!(extend("brook"), Error::<Test>::ImpossibleMove);
		});
	}

	#[test]
	fn takes_the_patient_or_an_independent_member_from_the_thirtieth_day_on() {
		build_and_execute(|| {
			walk_in(ENCOUNTER).unwrap();
			for day in [6, 12, 18, 24, 29] {
				FakeClock::set(NOW.plus(day * DAY));
				assert_noop!(extend("nell"), Error::<Test>::NotThatDoctor);
				assert_ok!(extend("brook"));
			}
			FakeClock::set(NOW.plus(EXTENDED_BY_DOCTOR));
			for name in ["brook", "nell", "dina"] {
				assert_noop!(extend(name), Error::<Test>::NotIndependent);
			}
			assert_ok!(extend("cole"));
			assert_ok!(extend("ana"));
		});
	}

	#[test]
	fn is_not_for_a_visit_that_the_patient_has_not_attested() {
		build_and_execute(|| {
			begun();
			Appointments::vouch(signed("cole"), ENCOUNTER).unwrap();
			assert_noop!(extend("brook"), Error::<Test>::NotAttested);
		});
	}
}

mod ending {
	use super::*;

	fn end(name: &str) -> sp_runtime::DispatchResult {
		Appointments::end_encounter(signed(name), ENCOUNTER)
	}

	#[test]
	fn takes_away_what_a_visit_gives_whenever_the_patient_wishes() {
		let visits: [(&dyn Fn(), EncounterStatus); 3] = [
			(
				&|| {
					checked_in();
				},
				EncounterStatus::Cancelled,
			),
			(
				&|| {
					in_progress();
				},
				EncounterStatus::Finished,
			),
			(
				&|| {
					in_progress();
					Appointments::finish_encounter(signed("brook"), ENCOUNTER).unwrap();
				},
				EncounterStatus::Finished,
			),
		];
		for (visit, status) in visits {
			build_and_execute(|| {
				visit();
				FakeClock::set(FIRST.plus(DAY));
				assert!(is_covered(NELL));
				assert_ok!(end("mara"));
				assert_eq!(encounter_status(ENCOUNTER), status);
				assert!(!is_covered(BROOK) && !is_covered(NELL));
				assert_noop!(end("ana"), Error::<Test>::NothingToEnd);
			});
		}
	}

	#[test]
	fn is_the_patients_and_of_what_gives_something() {
		build_and_execute(|| {
			walk_in(ENCOUNTER).unwrap();
			for name in ["brook", "dina", "ben"] {
				assert_noop!(end(name), Error::<Test>::NotForPatient);
			}
			Appointments::start_encounter(signed("brook"), ENCOUNTER).unwrap();
			Appointments::finish_encounter(signed("brook"), ENCOUNTER).unwrap();
			FakeClock::set(NOW.plus(COVER_AFTER));
			assert_noop!(end("ana"), Error::<Test>::NothingToEnd);
			let _ = Reason::PatientRequest;
		});
	}
}

mod teams {
	use super::*;

	#[test]
	fn are_changed_by_their_lead_and_by_nobody_else() {
		build_and_execute(|| {
			assert_noop!(
				Appointments::add_to_team(signed("nell"), SOUTH, COLE),
				Error::<Test>::NotThatDoctor
			);
			assert_noop!(
				Appointments::remove_from_team(signed("cole"), SOUTH, NELL),
				Error::<Test>::NotInTeam
			);
			let add = |member| Appointments::add_to_team(signed("brook"), SOUTH, member);
			assert_noop!(add(BROOK), Error::<Test>::ToOneself);
			assert_noop!(add(NELL), Error::<Test>::AlreadyInTeam);
			assert_noop!(add(DINA), Error::<Test>::NotOfTeam);
			assert_noop!(add(NASH), Error::<Test>::NotOfTeam);
			assert_ok!(add(COLE));
			System::assert_last_event(
				Event::TeamChanged {
					organisation: SOUTH,
					lead: BROOK,
					member: COLE,
					joined: true,
					by: by(BROOK),
				}
				.into(),
			);
		});
	}

	#[test]
	fn have_cover_while_somebody_is_in_them() {
		build_and_execute(|| {
			walk_in(ENCOUNTER).unwrap();
			assert!(is_covered(NELL));
			assert_ok!(Appointments::remove_from_team(signed("brook"), SOUTH, NELL));
			assert!(!is_covered(NELL));
			assert_ok!(Appointments::add_to_team(signed("brook"), SOUTH, COLE));
			assert!(is_covered(COLE));
			leave(SOUTH, COLE);
			assert!(!is_covered(COLE));
		});
	}
}
