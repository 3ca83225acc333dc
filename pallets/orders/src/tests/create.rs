// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::{Access, Category, Purpose},
	decision::{Question, Target},
	orders::{Assignment, OrderStatus},
	records::{RecordFacts, RecordOrigin, RecordStatus},
	roles::{ActedBy, MembershipStatus, OrganisationStatus, Profession},
	testing::{self, FakeClock},
	OrderId, RecordId,
};

#[test]
fn writes_an_active_order_that_is_open_to_any_laboratory() {
	build_and_execute(|| {
		assert_ok!(create(None));
		let row = order();
		assert_eq!(
			(row.patient, row.organisation, row.requester),
			(ANA, SOUTH, BROOK)
		);
		assert_eq!((row.record, row.category), (REQUEST, Category::Laboratory));
		assert_eq!(
			(row.status, row.assignment),
			(OrderStatus::Active, Assignment::Open)
		);
		assert_eq!(
			(row.created_at, row.changed_at, row.completed_at),
			(NOW, NOW, None)
		);
		assert_told(Event::Created {
			order: ORDER,
			patient: ANA,
			organisation: SOUTH,
			record: REQUEST,
			category: Category::Laboratory,
			laboratory: None,
			by: acted(BROOK),
		});
	});
}

#[test]
fn asks_the_laboratory_that_it_names() {
	build_and_execute(|| {
		assert_ok!(create(Some(LAB)));
		assert_eq!(
			order().assignment,
			Assignment::Asked {
				laboratory: LAB,
				by_patient: false
			}
		);
	});
}

#[test]
fn asks_the_decision_whether_the_doctor_may_contribute_today() {
	build_and_execute(|| {
		set_decision(false);
		assert_noop!(create(None), Error::<Test>::NotAllowed);
		let question = Question {
			actor: BROOK,
			organisation: Some(SOUTH),
			patient: ANA,
			target: Target::Class {
				category: Category::Laboratory,
				day: NOW.day(),
			},
			access: Access::Contribute,
			purpose: Purpose::Treat,
			now: NOW,
		};
		assert_eq!(testing::with(|world| world.asked.clone()), vec![(question, None)]);
		set_decision(true);
		assert_ok!(create(None));
	});
}

#[test]
fn rests_on_a_consent_or_an_encounter_and_on_nothing_else() {
	build_and_execute(|| {
		use salus_primitives::{
			decision::{AllowRule, Decision},
			UnixMillis,
		};
		let by_rule = |rule| {
			let until = UnixMillis::FOREVER;
			testing::with(|world| world.decision = Some(Decision::Allow { rule, until }));
		};
		for rule in AllowRule::ALL {
			by_rule(*rule);
			let order = OrderId::repeat(100 + *rule as u8);
			let record = RecordId::repeat(100 + *rule as u8);
			add_record(record, BROOK, SOUTH);
			let created = Orders::create(by(BROOK), order, ANA, SOUTH, record, None);
			let rests = matches!(rule, AllowRule::Encounter | AllowRule::Consent);
			assert_eq!(created.is_ok(), rests, "{rule}");
			if !rests {
				assert_eq!(created, Err(Error::<Test>::NotAllowed.into()));
			}
		}
	});
}

#[test]
fn a_doctor_who_does_the_tests_of_one_order_makes_no_other_by_it() {
	use salus_primitives::{
		care::TaskQuestion,
		decision::{AllowRule, Decision},
		UnixMillis,
	};
	from(Stage::Open, || {
		reported_in_house();
		// The consent is over; what is left of it is the task, which lets Brook write.
		let task = task_of(&TaskQuestion {
			organisation: SOUTH,
			member: BROOK,
			profession: Profession::Doctor,
			patient: ANA,
			record: None,
			category: Category::Laboratory,
			now: NOW,
		});
		let until = task.contribute_until.unwrap();
		assert!(until < UnixMillis::FOREVER);
		let rule = AllowRule::Task;
		testing::with(|world| world.decision = Some(Decision::Allow { rule, until }));
		let next = Orders::create(by(BROOK), OTHER_ORDER, ANA, SOUTH, OTHER_REQUEST, Some(SOUTH));
		assert_noop!(next, Error::<Test>::NotAllowed);
	});
}

#[test]
fn is_bounded_by_the_patients_open_orders() {
	build_and_execute(|| {
		use salus_primitives::orders::MAX_LIVE_ORDERS;
		let make = |number: u32| {
			let mut id = [7; 32];
			id[..4].copy_from_slice(&number.to_be_bytes());
			let (order, record) = (OrderId(id), RecordId(id));
			add_record(record, BROOK, SOUTH);
			Orders::create(by(BROOK), order, ANA, SOUTH, record, None)
		};
		for number in 0..MAX_LIVE_ORDERS {
			assert_ok!(make(number));
		}
		assert_noop!(make(MAX_LIVE_ORDERS), Error::<Test>::TooManyLiveOrders);
		let mut first = [7; 32];
		first[..4].copy_from_slice(&0u32.to_be_bytes());
		assert_ok!(Orders::decline(by(ANA.person()), OrderId(first)));
		assert_ok!(make(MAX_LIVE_ORDERS));
	});
}

#[test]
fn a_clinical_session_may_sign_and_is_named() {
	build_and_execute(|| {
		let device = account(BROOK) + SESSION;
		let origin = RuntimeOrigin::signed(device);
		assert_ok!(Orders::create(origin, ORDER, ANA, SOUTH, REQUEST, None));
		assert_told(Event::Created {
			order: ORDER,
			patient: ANA,
			organisation: SOUTH,
			record: REQUEST,
			category: Category::Laboratory,
			laboratory: None,
			by: ActedBy {
				person: BROOK,
				device: Some(device),
			},
		});
	});
}

#[test]
fn a_retry_changes_nothing_and_says_so() {
	build_and_execute(|| {
		assert_ok!(create(None));
		assert_noop!(create(None), Error::<Test>::OrderExists);
		let again = Orders::create(by(BROOK), ORDER, ANA, SOUTH, OTHER_REQUEST, None);
		assert_noop!(again, Error::<Test>::OrderExists);
	});
}

#[test]
fn only_a_doctor_whose_membership_there_is_live_may() {
	build_and_execute(|| {
		for profession in Profession::ALL
			.iter()
			.filter(|other| **other != Profession::Doctor)
		{
			set_member(SOUTH, BROOK, *profession);
			assert_noop!(create(None), Error::<Test>::NotDoctor);
		}
		set_member(SOUTH, BROOK, Profession::Doctor);
		for status in [MembershipStatus::Suspended, MembershipStatus::Ended] {
			change_member(SOUTH, BROOK, |member| member.status = status);
			assert_noop!(create(None), Error::<Test>::NotDoctor);
		}
		set_member(SOUTH, BROOK, Profession::Doctor);
		set_status(SOUTH, OrganisationStatus::Suspended);
		assert_noop!(create(None), Error::<Test>::NotDoctor);
		set_status(SOUTH, OrganisationStatus::Active);
		let elsewhere = Orders::create(by(BROOK), ORDER, ANA, NORTH, REQUEST, None);
		assert_noop!(elsewhere, Error::<Test>::NotDoctor);
		assert_ok!(create(None));
	});
}

#[test]
fn a_membership_holds_until_its_last_millisecond() {
	build_and_execute(|| {
		change_member(SOUTH, BROOK, |member| member.valid_until = NOW.plus(1));
		FakeClock::set(NOW.plus(1));
		assert_noop!(create(None), Error::<Test>::NotDoctor);
		FakeClock::set(NOW);
		assert_ok!(create(None));
	});
}

#[test]
fn the_record_must_be_one_that_can_be_this_order() {
	build_and_execute(|| {
		let unknown = Orders::create(by(BROOK), ORDER, ANA, SOUTH, RecordId::repeat(200), None);
		assert_noop!(unknown, Error::<Test>::UnknownRecord);
		let of_ana = Orders::create(by(BROOK), ORDER, EVA, SOUTH, REQUEST, None);
		assert_noop!(of_ana, Error::<Test>::RecordOfOtherPatient);
		let changes: [fn(&mut RecordFacts); 4] = [
			|facts| facts.author = CARA,
			|facts| facts.organisation = NORTH,
			|facts| facts.origin = RecordOrigin::Imported,
			|facts| facts.origin = RecordOrigin::PatientReported,
		];
		for change in changes {
			add_record(REQUEST, BROOK, SOUTH);
			change_record(REQUEST, change);
			assert_noop!(create(None), Error::<Test>::RecordOfOtherAuthor);
		}
		add_record(REQUEST, BROOK, SOUTH);
		for status in [RecordStatus::EnteredInError, RecordStatus::Erased] {
			change_record(REQUEST, |facts| facts.status = status);
			assert_noop!(create(None), Error::<Test>::RecordNotCurrent);
		}
		change_record(REQUEST, |facts| facts.status = RecordStatus::Current);
		assert_ok!(create(None));
	});
}

#[test]
fn the_record_is_of_a_laboratory_or_of_imaging() {
	for category in Category::ALL {
		build_and_execute(|| {
			change_record(REQUEST, |facts| facts.category = *category);
			if [Category::Laboratory, Category::Imaging].contains(category) {
				assert_ok!(create(None));
				assert_eq!(order().category, *category);
			} else {
				assert_noop!(create(None), Error::<Test>::WrongCategory);
			}
		});
	}
}

#[test]
fn a_record_serves_one_order_only() {
	build_and_execute(|| {
		assert_ok!(create(None));
		let again = Orders::create(by(BROOK), OrderId::repeat(82), ANA, SOUTH, REQUEST, None);
		assert_noop!(again, Error::<Test>::RecordInUse);
	});
}

#[test]
fn a_laboratory_is_active_and_a_laboratory_a_hospital_or_the_own_house() {
	build_and_execute(|| {
		for other in [PHARMACY, CLINIC] {
			assert_noop!(create(Some(other)), Error::<Test>::NotALaboratory);
		}
		let unknown = salus_primitives::OrganisationId::repeat(60);
		assert_noop!(create(Some(unknown)), Error::<Test>::LaboratoryNotActive);
		set_status(LAB, OrganisationStatus::Suspended);
		assert_noop!(create(Some(LAB)), Error::<Test>::LaboratoryNotActive);
	});
	for laboratory in [LAB, NORTH, SOUTH] {
		build_and_execute(|| {
			assert_ok!(create(Some(laboratory)));
		});
	}
	build_and_execute(|| {
		set_member(CLINIC, BROOK, Profession::Doctor);
		add_record(REQUEST, BROOK, CLINIC);
		let in_house = Orders::create(by(BROOK), ORDER, ANA, CLINIC, REQUEST, Some(CLINIC));
		assert_ok!(in_house);
	});
}
