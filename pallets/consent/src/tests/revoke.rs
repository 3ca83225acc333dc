// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Call, Error, Event, LiveGrants};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo},
};
use salus_primitives::{
	consent::{ConsentStatus, Grantee, Power, Powers},
	roles::{KeyHolder, MembershipStatus, OrganisationStatus, Profession},
	testing::{self, FakeClock},
};

#[test]
fn shuts_the_grantee_out_at_once() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		assert_ok!(Consent::revoke(by(ANA), id(1)));
		assert!(!brook_is_in());
		assert_eq!(status(id(1)), ConsentStatus::Inactive);
		assert!(!LiveGrants::<Test>::contains_key(patient(ANA), TO_BROOK));
		let expected = Event::Revoked {
			patient: patient(ANA),
			consent: id(1),
			grantee: TO_BROOK,
			by: ANA,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn leaves_the_other_grants_of_the_pair() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		grant(2, ANA, TO_BROOK, terms());
		assert_ok!(Consent::revoke(by(ANA), id(1)));
		assert!(brook_is_in());
		assert_ok!(Consent::revoke(by(ANA), id(2)));
		assert!(!brook_is_in());
	});
}

#[test]
fn works_when_the_consent_is_out_of_time() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms_for_days(1));
		FakeClock::set(NOW.plus(2 * DAY));
		assert_ok!(Consent::revoke(by(ANA), id(1)));
		assert_eq!(status(id(1)), ConsentStatus::Inactive);
	});
}

#[test]
fn works_whatever_became_of_the_grantee() {
	run(|| {
		for number in 1..=3 {
			grant(number, ANA, TO_BROOK, terms());
		}
		grant(4, ANA, TO_NORTH, terms());
		set_member(NORTH, BROOK, Profession::Doctor, MembershipStatus::Suspended);
		assert_ok!(Consent::revoke(by(ANA), id(1)));
		testing::with(|world| world.memberships.clear());
		assert_ok!(Consent::revoke(by(ANA), id(2)));
		testing::with(|world| world.keys.remove(&KeyHolder::Person(BROOK)));
		assert_ok!(Consent::revoke(by(ANA), id(3)));
		set_organisation(NORTH, OrganisationStatus::Suspended);
		assert_ok!(Consent::revoke(by(ANA), id(4)));
	});
}

#[test]
fn works_while_the_grantee_is_shut_out() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		assert_ok!(Consent::revoke(by(ANA), id(1)));
	});
}

#[test]
fn is_for_the_patient_or_a_representative_who_may_consent() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		appoint(ANA, MOTHER, Powers::of(&[Power::View, Power::Book]));
		appoint(ANA, FATHER, Powers::of(&[Power::Consent]));
		for other in [BEN, BROOK, ADAM, MOTHER] {
			assert_noop!(Consent::revoke(by(other), id(1)), Error::<Test>::NotForPatient);
		}
		assert_ok!(Consent::revoke(by(FATHER), id(1)));
	});
}

#[test]
fn is_refused_for_what_is_not_active() {
	run(|| {
		assert_noop!(Consent::revoke(by(ANA), id(9)), Error::<Test>::UnknownConsent);
		grant(1, ANA, TO_BROOK, terms());
		assert_ok!(Consent::revoke(by(ANA), id(1)));
		assert_noop!(Consent::revoke(by(ANA), id(1)), Error::<Test>::NotActive);
		request(2, ANA);
		assert_noop!(Consent::revoke(by(ANA), id(2)), Error::<Test>::NotActive);
	});
}

#[test]
fn and_whatever_else_shuts_somebody_out_goes_first() {
	let (patient, person, consent) = (patient(ANA), BROOK, id(1));
	let grantee = TO_BROOK;
	let operational: [Call<Test>; 6] = [
		Call::revoke { consent },
		Call::revoke_all { patient, grantee },
		Call::reject { consent },
		Call::relinquish { consent },
		Call::exclude {
			patient,
			whom: Grantee::Person(person),
		},
		Call::dismiss_representative {
			patient,
			representative: person,
		},
	];
	for call in operational {
		assert_eq!(
			call.get_dispatch_info().class,
			DispatchClass::Operational,
			"{call:?}"
		);
	}
	let readmit = Call::<Test>::readmit {
		patient,
		whom: Grantee::Person(person),
	};
	assert_eq!(readmit.get_dispatch_info().class, DispatchClass::Normal);
}
