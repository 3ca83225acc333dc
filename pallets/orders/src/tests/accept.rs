// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	orders::Assignment,
	roles::{MembershipStatus, OrganisationStatus, Profession},
	testing::FakeClock,
};

#[test]
fn the_laboratory_keeps_the_order() {
	from(Stage::Asked, || {
		assert_ok!(Orders::accept(by(TESS), ORDER));
		assert_eq!(order().assignment, Assignment::Accepted { laboratory: LAB });
		assert_told(Event::Accepted {
			order: ORDER,
			patient: ANA,
			laboratory: LAB,
			by: acted(TESS),
		});
	});
}

#[test]
fn technicians_and_doctors_of_it_may_and_nobody_else() {
	for person in [TESS, PAUL, DAN] {
		from(Stage::Asked, || {
			assert_ok!(Orders::accept(by(person), ORDER));
		});
	}
	from(Stage::Asked, || {
		for person in [CLEO, LEO, BROOK, ANA.person()] {
			assert_noop!(Orders::accept(by(person), ORDER), Error::<Test>::NotOfLaboratory);
		}
		for profession in [
			Profession::Nurse,
			Profession::Pharmacist,
			Profession::PrivacyOfficer,
		] {
			set_member(LAB, TESS, profession);
			assert_noop!(Orders::accept(by(TESS), ORDER), Error::<Test>::NotOfLaboratory);
		}
	});
}

#[test]
fn the_membership_must_be_live() {
	from(Stage::Asked, || {
		change_member(LAB, TESS, |member| member.valid_until = NOW.plus(1));
		FakeClock::set(NOW.plus(1));
		assert_noop!(Orders::accept(by(TESS), ORDER), Error::<Test>::NotOfLaboratory);
		FakeClock::set(NOW);
		change_member(LAB, TESS, |member| member.status = MembershipStatus::Suspended);
		assert_noop!(Orders::accept(by(TESS), ORDER), Error::<Test>::NotOfLaboratory);
		change_member(LAB, TESS, |member| member.status = MembershipStatus::Active);
		set_status(LAB, OrganisationStatus::Suspended);
		assert_noop!(Orders::accept(by(TESS), ORDER), Error::<Test>::NotOfLaboratory);
		set_status(LAB, OrganisationStatus::Active);
		assert_ok!(Orders::accept(by(TESS), ORDER));
	});
}

#[test]
fn somebody_must_have_asked() {
	from(Stage::Open, || {
		assert_noop!(Orders::accept(by(TESS), ORDER), Error::<Test>::NotAssigned);
	});
}

#[test]
fn happens_once() {
	from(Stage::Accepted, || {
		assert_noop!(Orders::accept(by(PAUL), ORDER), Error::<Test>::AlreadyAccepted);
	});
}

#[test]
fn needs_an_active_order() {
	for end in [hold, revoke, mark_in_error] {
		from(Stage::Asked, || {
			end();
			assert_noop!(Orders::accept(by(TESS), ORDER), Error::<Test>::NotActive);
		});
	}
	from(Stage::Asked, || {
		hold();
		assert_ok!(Orders::resume(by(BROOK), ORDER));
		assert_ok!(Orders::accept(by(TESS), ORDER));
	});
}

#[test]
fn is_bounded_by_what_the_laboratory_has_in_hand_for_the_patient() {
	build_and_execute(|| {
		use salus_primitives::{orders::MAX_OPEN_WORK, OrderId, RecordId};
		let ids = |number: u32| {
			let byte = 100 + number as u8;
			(OrderId::repeat(byte), RecordId::repeat(byte))
		};
		for number in 0..=MAX_OPEN_WORK {
			let (order, record) = ids(number);
			add_record(record, BROOK, SOUTH);
			let made = Orders::create(by(BROOK), order, ANA, SOUTH, record, Some(LAB));
			assert_ok!(made);
			if number < MAX_OPEN_WORK {
				assert_ok!(Orders::accept(by(TESS), order));
			}
		}
		let last = ids(MAX_OPEN_WORK).0;
		assert_noop!(Orders::accept(by(TESS), last), Error::<Test>::TooMuchOpenWork);
		assert_ok!(Orders::decline(by(ANA.person()), ids(0).0));
		assert_ok!(Orders::accept(by(TESS), last));
	});
}

#[test]
fn the_order_must_exist() {
	build_and_execute(|| {
		assert_noop!(Orders::accept(by(TESS), ORDER), Error::<Test>::UnknownOrder);
	});
}
