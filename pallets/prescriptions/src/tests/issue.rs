// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, PrescriptionOf};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	care::CareFacts,
	consent::{Access, Category, Purpose},
	decision::{AllowRule, Question, Target},
	prescriptions::{PrescriptionStatus, PrescriptionTerms, MAX_REPEATS},
	records::{RecordFacts, RecordOrigin, RecordStatus},
	roles::Profession,
	testing, PatientId, PrescriptionId, RecordId, UnixMillis,
};

fn refuses(issue: Issue, error: Error<Test>) {
	allow(AllowRule::Consent);
	let result = issue.call();
	assert_eq!(result, Err(error.into()));
	assert_noop!(issue.call(), result.unwrap_err());
}

fn with_terms(change: impl FnOnce(&mut PrescriptionTerms)) -> Issue {
	let mut issue = Issue::default();
	change(&mut issue.terms);
	issue
}

#[test]
fn makes_an_active_prescription_of_which_everything_is_left() {
	build_and_execute(|| {
		issued();
		let row = details();
		assert_eq!(
			(row.patient, row.organisation, row.prescriber),
			(ANA, SOUTH, BROOK)
		);
		assert_eq!((row.record, row.terms), (RECORD, terms()));
		assert_eq!(row.status, PrescriptionStatus::Active);
		assert_eq!((row.fills, row.open, row.halted_at), (0, None, None));
		assert_eq!((row.issued_at, row.changed_at), (START, START));
		assert_eq!(row.supply.remaining(&row.terms), 90);
		assert_eq!(PrescriptionOf::<Test>::get(RECORD), Some(PRESCRIPTION));
	});
}

#[test]
fn tells_what_was_prescribed() {
	build_and_execute(|| {
		allow(AllowRule::Encounter);
		assert_ok!(Issue::default().call());
		System::assert_last_event(
			Event::Issued {
				prescription: PRESCRIPTION,
				patient: ANA,
				organisation: SOUTH,
				record: RECORD,
				terms: terms(),
				renews: None,
				by: by(BROOK),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
	});
}

#[test]
fn asks_whether_the_doctor_may_contribute_to_medication_today() {
	build_and_execute(|| {
		deny();
		assert_noop!(Issue::default().call(), Error::<Test>::NotAllowed);
		let question = Question {
			actor: BROOK,
			organisation: Some(SOUTH),
			patient: ANA,
			target: Target::Class {
				category: Category::Medication,
				day: START.day(),
			},
			access: Access::Contribute,
			purpose: Purpose::Treat,
			now: START,
		};
		let asked = testing::with(|world| world.asked.clone());
		assert_eq!(asked, vec![(question, None)]);
	});
}

#[test]
fn is_not_for_a_doctor_who_is_let_in_as_the_patients_side() {
	build_and_execute(|| {
		for rule in [AllowRule::Patient, AllowRule::Representative] {
			allow(rule);
			assert_noop!(Issue::default().call(), Error::<Test>::NotAllowed);
		}
		for rule in [AllowRule::Encounter, AllowRule::Consent] {
			allow(rule);
			assert_ok!(Issue {
				prescription: PrescriptionId::repeat(rule as u8),
				record: if rule == AllowRule::Consent {
					RECORD
				} else {
					OTHER_RECORD
				},
				..Default::default()
			}
			.call());
		}
	});
}

#[test]
fn is_for_live_doctors_of_the_organisation() {
	build_and_execute(|| {
		for (signed_by, organisation) in [
			(NINA_ACCOUNT, SOUTH),
			(PIA_ACCOUNT, CORNER),
			(BROOK_ACCOUNT, CORNER),
			(OLA_ACCOUNT, SOUTH),
			(ANA_ACCOUNT, SOUTH),
		] {
			let issue = Issue {
				signed_by,
				organisation,
				..Default::default()
			};
			refuses(issue, Error::NotDoctor);
		}
		suspend(SOUTH);
		refuses(Issue::default(), Error::NotDoctor);
	});
}

#[test]
fn refuses_an_id_that_is_taken() {
	build_and_execute(|| {
		issued();
		let again = Issue {
			record: OTHER_RECORD,
			..Default::default()
		};
		refuses(again, Error::PrescriptionExists);
	});
}

#[test]
fn refuses_terms_that_cannot_be() {
	build_and_execute(|| {
		refuses(with_terms(|terms| terms.quantity = 0), Error::NoQuantity);
		refuses(
			with_terms(|terms| terms.repeats = MAX_REPEATS + 1),
			Error::TooManyRepeats,
		);
		refuses(
			with_terms(|terms| terms.interval_millis = MAX_VALIDITY + 1),
			Error::IntervalOutOfRange,
		);
		allow(AllowRule::Consent);
		let largest = with_terms(|terms| {
			(terms.repeats, terms.quantity) = (MAX_REPEATS, u32::MAX);
			terms.interval_millis = MAX_VALIDITY;
		});
		assert_ok!(largest.call());
	});
}

/// Anybody's signature under anything: R is the point at infinity and s is 0.
fn anybodys_signature() -> sp_core::ed25519::Signature {
	let mut signature = [0; 64];
	signature[0] = 1;
	sp_core::ed25519::Signature::from_raw(signature)
}

/// What can be written in 32 bytes close to nothing and close to the field's prime, with either sign, and what is in reach of them by one
/// of the two coordinates of order 8.
fn suspects() -> Vec<[u8; 32]> {
	let near = |byte: u8, rest: u8, last: u8| {
		let mut key = [rest; 32];
		(key[0], key[31]) = (byte, last);
		key
	};
	let mut all: Vec<_> = (0..=255)
		.flat_map(|byte| [near(byte, 0, 0), near(byte, 0xff, 0x7f)])
		.collect();
	for first in [
		"26e8958fc2b227b045c3f489f2ef98f0",
		"c7176a703d4dd84fba3c0b760d10670f",
	] {
		let last = match first.starts_with('2') {
			true => "d5dfac05d3c63339b13802886d53fc05",
			false => "2a2053fa2c39ccc64ec7fd7792ac037a",
		};
		let bytes = sp_core::bytes::from_hex(&format!("0x{first}{last}")).unwrap();
		all.push(bytes.try_into().unwrap());
	}
	let negative = |key: &[u8; 32]| {
		let mut key = *key;
		key[31] |= 0x80;
		key
	};
	let others: Vec<_> = all.iter().map(negative).collect();
	[all, others].concat()
}

#[test]
fn refuses_every_claim_key_for_which_anybody_can_sign() {
	build_and_execute(|| {
		let mut forged = 0;
		for key in suspects() {
			let public = sp_core::ed25519::Public::from_raw(key);
			if !sp_io::crypto::ed25519_verify(&anybodys_signature(), b"any claim", &public) {
				continue;
			}
			forged += 1;
			refuses(with_terms(|terms| terms.claim_key = key), Error::WeakClaimKey);
		}
		// Eight points: five coordinates, of which nothing and one can be written in two ways, with either sign.
		assert_eq!(forged, 14);
	});
}

#[test]
fn a_validity_ends_ahead_and_within_the_bound() {
	build_and_execute(|| {
		for valid_until in [UnixMillis(0), START, START.plus(MAX_VALIDITY + 1)] {
			refuses(
				with_terms(|terms| terms.valid_until = valid_until),
				Error::ValidityOutOfRange,
			);
		}
		allow(AllowRule::Consent);
		assert_ok!(with_terms(|terms| terms.valid_until = START.plus(1)).call());
		let longest = Issue {
			prescription: OTHER_PRESCRIPTION,
			record: OTHER_RECORD,
			..Default::default()
		};
		assert_eq!(longest.terms.valid_until, START.plus(MAX_VALIDITY));
		assert_ok!(longest.call());
	});
}

#[test]
fn needs_a_record_that_there_is() {
	build_and_execute(|| {
		let issue = Issue {
			record: RecordId::repeat(200),
			..Default::default()
		};
		refuses(issue, Error::UnknownRecord);
	});
}

#[test]
fn needs_a_current_medication_record_of_the_patient_by_the_doctor_there() {
	build_and_execute(|| {
		let changes: [fn(&mut RecordFacts); 7] = [
			|facts| facts.patient = PatientId::repeat(77),
			|facts| facts.author = COLE,
			|facts| facts.organisation = CORNER,
			|facts| facts.category = Category::Laboratory,
			|facts| facts.origin = RecordOrigin::Imported,
			|facts| facts.status = RecordStatus::EnteredInError,
			|facts| facts.status = RecordStatus::Erased,
		];
		for change in changes {
			let mut wrong = facts(BROOK, SOUTH);
			change(&mut wrong);
			add_record(RECORD, wrong);
			refuses(Issue::default(), Error::RecordNotFitting);
		}
	});
}

#[test]
fn refuses_a_record_that_is_used() {
	build_and_execute(|| {
		issued();
		let second = Issue {
			prescription: OTHER_PRESCRIPTION,
			..Default::default()
		};
		refuses(second, Error::RecordUsed);
	});
}

#[test]
fn refuses_a_record_of_a_fill() {
	build_and_execute(|| {
		issued();
		readied();
		let signed = RuntimeOrigin::signed(PIA_ACCOUNT);
		assert_ok!(Prescriptions::dispense(
			signed,
			PRESCRIPTION,
			1,
			Some(DISPENSE_RECORD),
			None
		));
		employ(CORNER, PIA, Profession::Doctor);
		testing::with(|world| world.care.insert((CORNER, PIA, ANA), visit()));
		let second = Issue {
			signed_by: PIA_ACCOUNT,
			prescription: OTHER_PRESCRIPTION,
			organisation: CORNER,
			record: DISPENSE_RECORD,
			..Default::default()
		};
		refuses(second, Error::RecordUsed);
	});
}

#[test]
fn renews_another_of_the_patient_in_whatever_state() {
	build_and_execute(|| {
		issued();
		assert_ok!(mark_in_error(BROOK_ACCOUNT));
		let before = details();
		allow(AllowRule::Consent);
		let renewal = Issue {
			prescription: OTHER_PRESCRIPTION,
			record: OTHER_RECORD,
			renews: Some(PRESCRIPTION),
			..Default::default()
		};
		assert_ok!(renewal.call());
		assert_eq!(details(), before);
		let row = Prescriptions::details(OTHER_PRESCRIPTION).unwrap();
		assert_eq!(row.renews, Some(PRESCRIPTION));
	});
}

#[test]
fn refuses_to_renew_what_is_not_there_or_anothers() {
	build_and_execute(|| {
		let renewal = Issue {
			renews: Some(OTHER_PRESCRIPTION),
			..Default::default()
		};
		refuses(renewal, Error::UnknownPrescription);
		let other = PatientId::repeat(77);
		let mut record = facts(BROOK, SOUTH);
		record.patient = other;
		add_record(OTHER_RECORD, record);
		let of_another = Issue {
			prescription: OTHER_PRESCRIPTION,
			patient: other,
			record: OTHER_RECORD,
			..Default::default()
		};
		testing::with(|world| world.care.insert((SOUTH, BROOK, other), visit()));
		assert_ok!(of_another.call());
		refuses(renewal, Error::OtherPatient);
	});
}

#[test]
fn refuses_to_renew_itself() {
	build_and_execute(|| {
		let renewal = Issue {
			renews: Some(PRESCRIPTION),
			..Default::default()
		};
		refuses(renewal, Error::UnknownPrescription);
	});
}

#[test]
fn counts_up_to_a_bound() {
	new_ext().execute_with(|| {
		crate::PrescriptionCount::<Test>::insert(ANA, u32::MAX);
		refuses(Issue::default(), Error::TooManyRows);
	});
}

#[test]
fn needs_a_visit_or_the_patients_wish_whatever_else_lets_the_doctor_contribute() {
	build_and_execute(|| {
		allow(AllowRule::Consent);
		let visit = |until: Option<UnixMillis>| {
			let care = CareFacts {
				prescribe_until: until,
				..CareFacts::default()
			};
			testing::with(|world| world.care.insert((SOUTH, BROOK, ANA), care));
		};
		for over in [None, Some(START)] {
			visit(over);
			assert_noop!(Issue::default().call(), Error::<Test>::NoVisit);
		}
		visit(Some(START.plus(1)));
		assert_ok!(Issue::default().call());
	});
}
