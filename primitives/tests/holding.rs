// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who may hold a record's key and who may act for a patient, on rows in memory of which any one can be missing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use salus_primitives::{
	care::{CareFacts, TaskFacts, TaskQuestion},
	consent::{
		Access, Audience, Categories, Category, Grantee, LiveGrant, Mode, Power, Powers, Purpose, Purposes,
		Representation, Terms,
	},
	decision::{Question, Target},
	facts::{gather, FactSource, Source, StandingSource},
	holding::{may_act_for, may_hold, HoldingSource},
	records::{RecordFacts, RecordOrigin, RecordStatus},
	roles::{
		Credentials, KeyHolder, Membership, MembershipStatus, OrganisationKind, OrganisationStanding,
		OrganisationStatus, PatientDetails, Profession,
	},
	time::DayRange,
	ConsentId, Day, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
use std::cell::{Cell, RefCell};

const NOW: UnixMillis = UnixMillis(1_000_000);
const ANA: PatientId = PatientId::repeat(1);
const BROOK: PersonId = PersonId::repeat(2);
const MOTHER: PersonId = PersonId::repeat(3);
const AUTHOR: PersonId = PersonId::repeat(4);
const NORTH: OrganisationId = OrganisationId::repeat(10);
const SOUTH: OrganisationId = OrganisationId::repeat(11);
const RECORD: RecordId = RecordId::repeat(20);

/// The rows of one patient's record by the north hospital, and of a doctor and an organisation in the south.
#[derive(Clone)]
struct Rows {
	status: RecordStatus,
	organisation: OrganisationStatus,
	sealed: Categories,
	excluded: Vec<Grantee>,
	grants: Vec<(Grantee, Terms)>,
	representation: Option<Representation>,
	patient: Option<PatientDetails>,
	member: bool,
	task: Option<UnixMillis>,
	member_task: Option<UnixMillis>,
	file_until: Option<UnixMillis>,
	category: Category,
	/// Which read fails, counted from 0; and how many were made.
	fails: Option<usize>,
	reads: Cell<usize>,
	named: RefCell<Vec<&'static str>>,
}

impl Default for Rows {
	fn default() -> Self {
		Self {
			status: RecordStatus::Current,
			organisation: OrganisationStatus::Active,
			sealed: Categories::NONE,
			excluded: vec![],
			grants: vec![],
			representation: None,
			patient: Some(PatientDetails {
				enrolled_by: NORTH,
				enrolled_at: UnixMillis(0),
				majority_at: None,
			}),
			member: true,
			task: None,
			member_task: None,
			file_until: None,
			category: Category::Laboratory,
			fails: None,
			reads: Cell::new(0),
			named: RefCell::default(),
		}
	}
}

impl Rows {
	fn read<V>(&self, row: &'static str, value: V) -> Result<V, &'static str> {
		let number = self.reads.replace(self.reads.get() + 1);
		self.named.borrow_mut().push(row);
		if self.fails == Some(number) {
			Err(row)
		} else {
			Ok(value)
		}
	}

	fn holds(&self, holder: KeyHolder) -> bool {
		may_hold(self, holder, RECORD, NOW).unwrap()
	}

	fn acts(&self, actor: PersonId, power: Power) -> bool {
		may_act_for(self, actor, ANA, power, NOW).unwrap()
	}
}

impl Source for Rows {
	type Missing = &'static str;
}

impl StandingSource for Rows {
	fn organisation(&self, _: OrganisationId) -> Result<Option<OrganisationStanding>, &'static str> {
		let standing = OrganisationStanding {
			kind: OrganisationKind::Hospital,
			status: self.organisation,
		};
		self.read("organisation", Some(standing))
	}

	fn membership(
		&self,
		organisation: OrganisationId,
		_: PersonId,
	) -> Result<Option<Membership>, &'static str> {
		let membership = Membership {
			profession: Profession::Doctor,
			credentials: Credentials::NONE,
			valid_until: UnixMillis::FOREVER,
			full_from: UnixMillis(0),
			status: MembershipStatus::Active,
		};
		self.read(
			"membership",
			Some(membership).filter(|_| self.member && organisation == SOUTH),
		)
	}

	fn patient(&self, _: PatientId) -> Result<Option<PatientDetails>, &'static str> {
		self.read("patient", self.patient)
	}

	fn is_registered(&self, _: PatientId, _: OrganisationId) -> Result<bool, &'static str> {
		self.read("registration", true)
	}

	fn is_excluded(&self, _: PatientId, whom: Grantee) -> Result<bool, &'static str> {
		self.read("exclusion", self.excluded.contains(&whom))
	}
}

impl FactSource for Rows {
	fn representation(&self, _: PatientId, person: PersonId) -> Result<Option<Representation>, &'static str> {
		self.read("representation", self.representation.filter(|_| person == MOTHER))
	}

	fn sealed(&self, _: PatientId) -> Result<Categories, &'static str> {
		self.read("seal", self.sealed)
	}

	fn grants(&self, _: PatientId, grantee: Grantee) -> Result<Vec<LiveGrant>, &'static str> {
		let of = self.grants.iter().filter(|(to, _)| *to == grantee);
		let live = of.map(|(_, terms)| LiveGrant {
			consent: ConsentId::repeat(1),
			terms: *terms,
		});
		self.read("grants", live.collect())
	}

	fn record(&self, record: RecordId) -> Result<Option<RecordFacts>, &'static str> {
		let facts = RecordFacts {
			patient: ANA,
			author: AUTHOR,
			organisation: NORTH,
			category: self.category,
			day: Day(10),
			origin: RecordOrigin::Authored,
			status: self.status,
		};
		self.read("record", Some(facts).filter(|_| record == RECORD))
	}

	fn care(
		&self,
		_: OrganisationId,
		_: PersonId,
		_: PatientId,
		_: UnixMillis,
	) -> Result<CareFacts, &'static str> {
		self.read("ties", CareFacts::default())
	}

	fn file_until(
		&self,
		_: OrganisationId,
		_: PersonId,
		_: PatientId,
		_: UnixMillis,
	) -> Result<Option<UnixMillis>, &'static str> {
		self.read("file", self.file_until)
	}

	fn task(&self, _: &TaskQuestion) -> Result<TaskFacts, &'static str> {
		let facts = TaskFacts {
			read_until: self.member_task,
			contribute_until: None,
		};
		self.read("task", facts)
	}
}

impl HoldingSource for Rows {
	fn organisations_of(&self, _: PersonId) -> Result<Vec<OrganisationId>, &'static str> {
		self.read("memberships", vec![SOUTH])
	}

	fn organisation_task(
		&self,
		_: OrganisationId,
		_: PatientId,
		_: RecordId,
		now: UnixMillis,
	) -> Result<Option<UnixMillis>, &'static str> {
		self.read("organisation's task", self.task.filter(|until| now < *until))
	}
}

fn terms(category: Category, expires_at: UnixMillis) -> Terms {
	Terms {
		categories: Categories::of(&[category]),
		record_days: DayRange::ALL,
		purposes: Purposes::of(&[Purpose::Treat]),
		mode: Mode::Read,
		audience: Audience::Whole,
		expires_at,
	}
}

const LATER: UnixMillis = UnixMillis(NOW.0 + 1);

fn granted(to: Grantee) -> Rows {
	Rows {
		grants: vec![(to, terms(Category::Laboratory, LATER))],
		..Rows::default()
	}
}

const SOUTH_HOLDS: KeyHolder = KeyHolder::Organisation(SOUTH);

#[test]
fn patient_author_and_the_authors_organisation_keep_theirs_whatever_is_shut() {
	let shut = Rows {
		status: RecordStatus::EnteredInError,
		organisation: OrganisationStatus::Suspended,
		sealed: Categories::all(),
		excluded: vec![Grantee::Person(AUTHOR), Grantee::Organisation(NORTH)],
		..Rows::default()
	};
	for holder in [
		KeyHolder::Person(ANA.person()),
		KeyHolder::Person(AUTHOR),
		KeyHolder::Organisation(NORTH),
	] {
		assert!(shut.holds(holder), "{holder:?}");
	}
}

#[test]
fn who_wrote_down_who_a_patient_is_keeps_nothing_for_that() {
	let rows = Rows {
		category: Category::Demographics,
		..Rows::default()
	};
	assert!(!rows.holds(KeyHolder::Person(AUTHOR)));
	assert!(rows.holds(KeyHolder::Person(ANA.person())));
	assert!(rows.holds(KeyHolder::Organisation(NORTH)));
}

#[test]
fn nobody_holds_a_key_of_a_record_that_does_not_exist() {
	let holder = KeyHolder::Person(ANA.person());
	assert_eq!(
		may_hold(&Rows::default(), holder, RecordId::repeat(9), NOW),
		Ok(false)
	);
}

#[test]
fn a_person_holds_one_while_a_grant_lets_them_read() {
	let brook = KeyHolder::Person(BROOK);
	assert!(!Rows::default().holds(brook));
	assert!(granted(Grantee::Person(BROOK)).holds(brook));
	for (category, expires_at) in [(Category::Laboratory, NOW), (Category::Imaging, LATER)] {
		let rows = Rows {
			grants: vec![(Grantee::Person(BROOK), terms(category, expires_at))],
			..Rows::default()
		};
		assert!(!rows.holds(brook));
	}
}

#[test]
fn a_person_holds_one_by_a_grant_to_their_organisation_while_they_are_a_member() {
	let mut rows = granted(Grantee::Organisation(SOUTH));
	assert!(rows.holds(KeyHolder::Person(BROOK)));
	rows.member = false;
	assert!(!rows.holds(KeyHolder::Person(BROOK)));
}

#[test]
fn a_person_holds_one_by_a_task() {
	let rows = Rows {
		member_task: Some(LATER),
		..Rows::default()
	};
	assert!(rows.holds(KeyHolder::Person(BROOK)));
}

#[test]
fn who_is_shut_out_holds_none_whatever_was_granted() {
	for excluded in [Grantee::Person(BROOK), Grantee::Organisation(SOUTH)] {
		let rows = Rows {
			excluded: vec![excluded],
			..granted(Grantee::Person(BROOK))
		};
		assert!(!rows.holds(KeyHolder::Person(BROOK)), "{excluded:?}");
	}
}

#[test]
fn an_organisation_holds_one_by_a_grant_or_a_task() {
	assert!(!Rows::default().holds(SOUTH_HOLDS));
	assert!(granted(Grantee::Organisation(SOUTH)).holds(SOUTH_HOLDS));
	for (until, holds) in [(LATER, true), (NOW, false)] {
		let rows = Rows {
			task: Some(until),
			..Rows::default()
		};
		assert_eq!(rows.holds(SOUTH_HOLDS), holds);
	}
}

#[test]
fn an_organisation_holds_none_of_what_is_shut() {
	let open = Rows {
		task: Some(LATER),
		..granted(Grantee::Organisation(SOUTH))
	};
	assert!(open.holds(SOUTH_HOLDS));
	let shut: [fn(&mut Rows); 5] = [
		|rows| rows.status = RecordStatus::EnteredInError,
		|rows| rows.status = RecordStatus::Erased,
		|rows| rows.organisation = OrganisationStatus::Suspended,
		|rows| rows.sealed = Categories::of(&[Category::Laboratory]),
		|rows| rows.excluded = vec![Grantee::Organisation(SOUTH)],
	];
	for change in shut {
		let mut rows = open.clone();
		change(&mut rows);
		assert!(!rows.holds(SOUTH_HOLDS));
	}
}

fn mother(powers: &[Power], from: UnixMillis, until: UnixMillis) -> Rows {
	Rows {
		representation: Some(Representation {
			powers: Powers::of(powers),
			from,
			until,
			guardian: false,
		}),
		..Rows::default()
	}
}

#[test]
fn the_patient_acts_and_a_representative_with_the_power_in_time() {
	assert!(Rows::default().acts(ANA.person(), Power::Consent));
	assert!(!Rows::default().acts(MOTHER, Power::Consent));
	let rows = mother(&[Power::Consent], NOW, LATER);
	assert!(rows.acts(MOTHER, Power::Consent));
	assert!(!rows.acts(MOTHER, Power::View));
	assert!(!mother(&[Power::Consent], LATER, UnixMillis::FOREVER).acts(MOTHER, Power::Consent));
	assert!(!mother(&[Power::Consent], UnixMillis(0), NOW).acts(MOTHER, Power::Consent));
}

#[test]
fn nobody_acts_for_whom_nobody_enrolled_nor_when_shut_out() {
	let nobody = Rows {
		patient: None,
		..mother(&[Power::Consent], NOW, LATER)
	};
	assert!(!nobody.acts(ANA.person(), Power::Consent));
	assert!(!nobody.acts(MOTHER, Power::Consent));
	let shut_out = Rows {
		excluded: vec![Grantee::Person(MOTHER)],
		..mother(&[Power::Consent], NOW, LATER)
	};
	assert!(!shut_out.acts(MOTHER, Power::Consent));
}

/// Runs with each read failing in turn: the answer is which row is missing, and never a yes or a no.
fn every_missing_row_is_named<V: core::fmt::Debug>(
	rows: &Rows,
	ask: impl Fn(&Rows) -> Result<V, &'static str>,
) {
	rows.reads.set(0);
	rows.named.borrow_mut().clear();
	ask(rows).unwrap();
	let named = rows.named.borrow().clone();
	assert!(!named.is_empty());
	for (number, row) in named.iter().enumerate() {
		let broken = Rows {
			fails: Some(number),
			reads: Cell::new(0),
			..rows.clone()
		};
		assert_eq!(ask(&broken).unwrap_err(), *row);
	}
}

#[test]
fn a_row_that_cannot_be_had_is_never_taken_for_absent() {
	let mut rows = mother(&[Power::Consent], NOW, LATER);
	rows.grants = vec![(Grantee::Organisation(SOUTH), terms(Category::Imaging, LATER))];
	for holder in [KeyHolder::Person(BROOK), SOUTH_HOLDS] {
		every_missing_row_is_named(&rows, |rows| may_hold(rows, holder, RECORD, NOW));
	}
	every_missing_row_is_named(&rows, |rows| may_act_for(rows, MOTHER, ANA, Power::Consent, NOW));
	let question = Question {
		actor: BROOK,
		organisation: Some(SOUTH),
		patient: ANA,
		target: Target::Record(RECORD),
		access: Access::Read,
		purpose: Purpose::Treat,
		now: NOW,
	};
	every_missing_row_is_named(&rows, |rows| {
		gather(rows, &question).map(|gathered| gathered.decide(&question))
	});
}
