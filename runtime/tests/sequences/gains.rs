// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What somebody could want, read off the chain: what is asked, by whom and about whom.
//!
//! Every answer is a set of things with a level: how long, how many. A gain is a thing that was not there, or is there at a higher level,
//! where nothing but the same time has passed. Whoever is watched is named as in the table of gains: `the adversary`, `somebody made
//! up`, or by name; what the adversary's people have of their own records is no gain.

use crate::{
	adversaries::{Adversary, Carrier, SOCKS, SPARE},
	keys::account,
	liveness,
	moves::now,
	pool::{FRESH, UNUSED_RECORD},
	scene::{added, key, ALSO_OF_AGE, MINOR, NORTH, OF_AGE, PATIENT, RECORD},
};
use salus_primitives::{
	consent::{Access, Category, Grantee, Purpose},
	decision::{Decision, Question, Target},
	development::{organisation_id, person_id, PEOPLE},
	roles::{AccountScope, KeyHolder, MembershipStatus},
	views::Listing,
	OrganisationId, PatientId, PersonId, RecordId,
};
use salus_runtime::{
	apis::health::{
		runtime_decl_for_appointments_api::AppointmentsApiV1, runtime_decl_for_consent_api::ConsentApiV1,
		runtime_decl_for_custody_api::CustodyApiV1, runtime_decl_for_orders_api::OrdersApiV1,
		runtime_decl_for_prescriptions_api::PrescriptionsApiV1, runtime_decl_for_records_api::RecordsApiV1,
		runtime_decl_for_roles_api::RolesApiV1,
	},
	Runtime,
};
use std::collections::BTreeMap;

/// What is there, each at its level.
pub type Levels = BTreeMap<String, u64>;

/// One question to the chain.
pub type Probe = Box<dyn Fn() -> Levels>;

/// The members of the hospital whose reading is watched, whoever the adversary is: who opens a record to a colleague has gained.
const MEMBERS: [&str; 7] = [
	"Bob",
	"NorthDoctor",
	"NorthNurse",
	"NorthClerk",
	"NorthAdmin",
	"NorthSecond",
	"NorthPrivacy",
];

/// The organisations whose administrators, members, keys and vaults are watched.
const PLACES: [&str; 4] = ["NorthHospital", "SouthHospital", "Laboratory", "PharmacyOne"];

fn patients() -> [(&'static str, PatientId); 6] {
	[
		("Dave", PATIENT),
		("Eve", person_id("Eve").as_patient()),
		("Ferdie", person_id("Ferdie").as_patient()),
		("the minor", MINOR),
		("the ward of age", OF_AGE),
		("the other ward of age", ALSO_OF_AGE),
	]
}

/// What a patient is called now: a ward whose majority has come is no minor.
fn called(whose: &str, patient: PatientId) -> String {
	let majority_at = pallet_roles::Patients::<Runtime>::get(patient).and_then(|row| row.majority_at);
	let grown = patient == MINOR && majority_at.is_some_and(|majority_at| majority_at <= now());
	if grown {
		format!("{whose}, of age")
	} else {
		whose.to_owned()
	}
}

/// The people who are watched.
#[derive(Clone)]
struct Watched {
	own: Vec<PersonId>,
	places: Vec<OrganisationId>,
}

impl Watched {
	/// What the table of gains calls somebody.
	fn name(&self, person: PersonId) -> String {
		if self.own.contains(&person) {
			return "the adversary".to_owned();
		}
		if SOCKS.iter().any(|name| added(name) == person) {
			return "somebody made up".to_owned();
		}
		let patient = patients()
			.into_iter()
			.find(|(_, patient)| patient.person() == person);
		let known = PEOPLE.iter().find(|known| known.id() == person);
		let name = patient.map(|(name, _)| name).or(known.map(|known| known.name));
		name.unwrap_or("somebody else").to_owned()
	}

	/// The adversary's people and those whom they make up.
	fn theirs(&self) -> Vec<PersonId> {
		let made_up = SOCKS.iter().map(|name| added(name));
		self.own.iter().copied().chain(made_up).collect()
	}

	/// Everybody whose reading is watched.
	fn everybody(&self) -> Vec<PersonId> {
		let mut all = self.theirs();
		all.extend(MEMBERS.iter().map(|name| person_id(name)));
		all.extend(["Eve", "Ferdie", "Charlie"].map(person_id));
		all.sort();
		all.dedup();
		all
	}

	fn places(&self) -> Vec<OrganisationId> {
		let mut all = vec![NORTH, OrganisationId::repeat(FRESH)];
		all.extend(self.places.iter().filter(|place| **place != NORTH));
		all
	}
}

fn raise(levels: &mut Levels, what: String, level: u64) {
	let known = levels.entry(what).or_insert(level);
	*known = level.max(*known);
}

/// A record that grants of the scene open, and one that nothing does.
const RECORDS: [RecordId; 2] = [RECORD, RecordId::repeat(UNUSED_RECORD)];

/// Two records and three categories: what grants of the scene open, what nothing opens, and what its patient sealed.
fn targets() -> Vec<Target> {
	let records = RECORDS.map(Target::Record);
	let day = now().day();
	let categories = [Category::Laboratory, Category::Condition, Category::Imaging];
	let classes = categories.map(|category| Target::Class { category, day });
	records.into_iter().chain(classes).collect()
}

/// What may be read, or written, by somebody: by which rule, how much of it, and until when.
fn access(watched: &Watched, actor: PersonId, whose: &str, patient: PatientId) -> Levels {
	let whose = called(whose, patient);
	let (mut levels, now) = (Levels::new(), now());
	// Whoever acts in an organisation of which they are no member is refused, or is answered as without one.
	let places = watched.places().into_iter();
	let organisations = places.filter(|place| Runtime::membership(*place, actor).is_some());
	for organisation in std::iter::once(None).chain(organisations.map(Some)) {
		for access in [Access::Read, Access::Contribute] {
			let mut count = 0;
			for target in targets() {
				let answer = Runtime::decide(Question {
					actor,
					organisation,
					patient,
					target,
					access,
					purpose: Purpose::Treat,
					now,
				});
				if let Decision::Allow { rule, until } = answer {
					let who = watched.name(actor);
					let what = format!("{who}: {} {whose} by {}", access.code(), rule.code());
					raise(&mut levels, what, until.0);
					count += 1;
				}
			}
			if count > 0 {
				let what = format!("{}: {} so much of {whose}", watched.name(actor), access.code());
				raise(&mut levels, what, count);
			}
		}
	}
	levels
}

/// How many rows about a patient somebody is shown.
fn listings(watched: &Watched, caller: PersonId, whose: &str, patient: PatientId) -> Levels {
	let whose = called(whose, patient);
	let (mut levels, now, who) = (Levels::new(), now(), watched.name(caller));
	let places = watched.places().into_iter();
	let places = places.filter(|place| Runtime::membership(*place, caller).is_some());
	let mut shown = |what: &str, count: usize| {
		if count > 0 {
			raise(
				&mut levels,
				format!("{who}: shown {what} of {whose}"),
				count as u64,
			);
		}
	};
	let row = Runtime::patient(caller, patient, now);
	shown("the row", usize::from(row.is_some()));
	shown(
		"consents",
		Runtime::consents(caller, patient, Listing::all(), now)
			.items
			.len(),
	);
	shown(
		"appointments",
		Runtime::appointments(caller, patient, Listing::all(), now)
			.items
			.len(),
	);
	shown(
		"encounters",
		Runtime::encounters(caller, patient, Listing::all(), now)
			.items
			.len(),
	);
	shown(
		"prescriptions",
		Runtime::prescriptions(caller, patient, Listing::all(), now)
			.items
			.len(),
	);
	shown(
		"orders",
		Runtime::orders(caller, patient, Listing::all(), now).items.len(),
	);
	shown(
		"what is shut",
		usize::from(Runtime::shut(caller, patient, now).is_some()),
	);
	shown(
		"representatives",
		Runtime::representatives(caller, patient, now).len(),
	);
	for organisation in std::iter::once(None).chain(places.map(Some)) {
		let records = Runtime::records(caller, organisation, patient, Listing::all(), now).items;
		for category in Category::ALL {
			let of_it = records
				.iter()
				.filter(|record| record.details.facts.category == *category);
			shown(&format!("records ({})", category.code()), of_it.count());
		}
	}
	levels
}

/// Whom an account controls, that is none of the adversary's people or of those made up.
fn control(watched: &Watched, name: &'static str, made_up: bool) -> Levels {
	let mut levels = Levels::new();
	let Some(signer) = Runtime::signer(account(name), now()) else {
		return levels;
	};
	if watched.theirs().contains(&signer.person) {
		return levels;
	}
	let how = match signer.scope {
		AccountScope::Full => "controls",
		AccountScope::Closing => "closes for",
		_ => "works for",
	};
	let which = if made_up { "an account made up" } else { name };
	let whom = called(&watched.name(signer.person), signer.person.as_patient());
	let what = format!("{which} {how} {whom}");
	raise(&mut levels, what, signer.until.0);
	levels
}

/// The accounts by which honest people act.
const HONEST: [&str; 4] = ["Dave", "Bob", "NorthAdmin", "NorthNurse"];

/// Which honest account controls its person in full no more, and which does not even close.
fn cut_off() -> Levels {
	let mut levels = Levels::new();
	for name in HONEST {
		let scope = Runtime::signer(account(name), now()).map(|signer| signer.scope);
		if scope != Some(AccountScope::Full) {
			raise(
				&mut levels,
				format!("lost: {name}'s first account controls {name}"),
				1,
			);
		}
		if scope.is_none() {
			raise(
				&mut levels,
				format!("lost: {name}'s first account does anything"),
				1,
			);
		}
	}
	levels
}

/// Who represents a patient, who is shut out, what is sealed, when the patient is of age, where the patient is registered.
fn of_patient(watched: &Watched, whose: &str, patient: PatientId) -> Levels {
	let whose = called(whose, patient);
	let mut levels = Levels::new();
	for person in watched.everybody() {
		let who = watched.name(person);
		if let Some(row) = pallet_consent::Representatives::<Runtime>::get(patient, person) {
			raise(&mut levels, format!("{who}: represents {whose}"), row.until.0);
			let powers = row.powers.iter().count() as u64;
			raise(
				&mut levels,
				format!("{who}: represents {whose} in so much"),
				powers,
			);
		}
		if person != patient.person()
			&& !pallet_consent::Exclusions::<Runtime>::contains_key(patient, Grantee::Person(person))
			&& watched.theirs().contains(&person)
		{
			raise(&mut levels, format!("{who}: not shut out by {whose}"), 1);
		}
	}
	let sealed = pallet_consent::Sealed::<Runtime>::get(patient);
	let open = Category::ALL
		.iter()
		.filter(|category| !sealed.contains(**category));
	raise(
		&mut levels,
		format!("so much of {whose} is open"),
		open.count() as u64,
	);
	if let Some(majority_at) = pallet_roles::Patients::<Runtime>::get(patient).and_then(|row| row.majority_at)
	{
		raise(&mut levels, format!("{whose} is of age later"), majority_at.0);
		raise(
			&mut levels,
			format!("{whose} is of age earlier"),
			u64::MAX - majority_at.0,
		);
	}
	for place in watched.places() {
		if pallet_roles::Registrations::<Runtime>::contains_key(patient, place) {
			raise(&mut levels, format!("{} has {whose}", place_name(place)), 1);
		}
	}
	levels
}

fn place_name(place: OrganisationId) -> &'static str {
	let known = PLACES.iter().find(|name| organisation_id(name) == place);
	known.copied().unwrap_or("a place made up")
}

/// Who is granted what, for whom the keys of a patient's records may be kept, and who has a task.
fn held(watched: &Watched, whose: &str, patient: PatientId) -> Levels {
	let whose = called(whose, patient);
	let mut levels = Levels::new();
	let persons = watched
		.everybody()
		.into_iter()
		.map(|person| (watched.name(person), Grantee::Person(person)));
	let places = watched.places();
	let places = places
		.iter()
		.map(|id| (place_name(*id).to_owned(), Grantee::Organisation(*id)));
	for (who, grantee) in persons.chain(places) {
		let grants = pallet_consent::LiveGrants::<Runtime>::get(patient, grantee);
		for grant in grants.iter().filter(|grant| now() < grant.terms.expires_at) {
			let until = grant.terms.expires_at.0;
			raise(&mut levels, format!("{who}: granted {whose}"), until);
		}
		let holder = match grantee {
			Grantee::Person(person) => KeyHolder::Person(person),
			Grantee::Organisation(organisation) => KeyHolder::Organisation(organisation),
		};
		let of_patient = |record: &RecordId| {
			Runtime::record_facts(*record).is_some_and(|(row, _)| row.facts.patient == patient)
		};
		let records = RECORDS.iter().filter(|record| of_patient(record));
		let kept = records
			.filter(|record| Runtime::may_hold(holder, **record, now()))
			.count();
		if kept > 0 && grantee != Grantee::Person(patient.person()) {
			raise(&mut levels, format!("{who}: holds keys of {whose}"), kept as u64);
		}
	}
	for task in Runtime::task_holders(patient, now()) {
		let who = match task.holder {
			KeyHolder::Person(person) => watched.name(person),
			KeyHolder::Organisation(organisation) => place_name(organisation).to_owned(),
		};
		raise(
			&mut levels,
			format!("{who}: has a task for {whose}"),
			task.until.0,
		);
	}
	levels
}

/// Whose newest key is one made up.
fn keys(watched: &Watched) -> Levels {
	let made_up = |holder| {
		let newest = Runtime::encryption_key(holder);
		newest.is_some_and(|newest| newest.public == key(SOCKS[0]))
	};
	let mut levels = Levels::new();
	let patients = patients().into_iter().map(|(_, patient)| patient.person());
	let members = MEMBERS.iter().map(|name| person_id(name));
	for person in patients
		.chain(members)
		.filter(|person| !watched.own.contains(person))
	{
		if made_up(KeyHolder::Person(person)) {
			raise(
				&mut levels,
				format!("a key made up is the newest of {}", watched.name(person)),
				1,
			);
		}
	}
	for place in PLACES {
		if made_up(KeyHolder::Organisation(organisation_id(place))) {
			raise(
				&mut levels,
				format!("a key made up is the custodian's of {place}"),
				1,
			);
		}
		if pallet_roles::FrozenCustodians::<Runtime>::get(organisation_id(place)).is_none() {
			raise(&mut levels, format!("the custodian of {place} is used"), 1);
		}
	}
	levels
}

/// Who administers a place, where its vault is, which directory it has, and whether it acts.
fn organisation(watched: &Watched, place: &str) -> Levels {
	let mut levels = Levels::new();
	let Some(row) = Runtime::organisation(organisation_id(place)) else {
		return levels;
	};
	for person in &row.details.administrators {
		raise(
			&mut levels,
			format!("{}: administers {place}", watched.name(*person)),
			1,
		);
	}
	for name in ["NorthAdmin", "NorthSecond", "SouthAdmin", "LabAdmin"] {
		if !row.details.administrators.contains(&person_id(name)) {
			raise(&mut levels, format!("lost: {name} administers {place}"), 1);
		}
	}
	if row.details.endpoint.is_some() {
		raise(&mut levels, format!("the vault of {place} is elsewhere"), 1);
	}
	if row.details.directory_hash == Some(key(SOCKS[0])) {
		raise(&mut levels, format!("the directory of {place} is made up"), 1);
	}
	let active = row.details.standing.status == salus_primitives::roles::OrganisationStatus::Active;
	raise(&mut levels, format!("{place} acts"), u64::from(active));
	raise(&mut levels, format!("lost: {place} acts"), u64::from(!active));
	levels
}

/// Who is a member of a place, as what, until when and from when in full.
fn memberships(watched: &Watched, place: OrganisationId) -> Levels {
	let (mut levels, where_) = (Levels::new(), place_name(place));
	for person in watched.everybody() {
		let Some(membership) = Runtime::membership(place, person) else {
			continue;
		};
		let who = watched.name(person);
		if membership.status != MembershipStatus::Active {
			raise(&mut levels, format!("lost: {who} is a member of {where_}"), 1);
			continue;
		}
		let what = format!("{who}: {} of {where_}", membership.profession.code());
		raise(&mut levels, what, membership.valid_until.0);
		let credentials = membership.credentials.iter().count() as u64;
		raise(
			&mut levels,
			format!("{who}: so many credentials of {where_}"),
			credentials,
		);
		if membership.is_full(now()) {
			raise(&mut levels, format!("{who}: counts in full in {where_}"), 1);
		}
	}
	levels
}

/// Everything that is asked about what an adversary could gain.
pub fn probes(adversary: &Adversary) -> Vec<Probe> {
	let watched = Watched {
		own: adversary.persons(),
		places: adversary.organisations(),
	};
	let mut probes: Vec<Probe> = Vec::new();
	// What a patient does with the own record is no gain.
	let others = patients()
		.into_iter()
		.filter(|(_, patient)| !watched.own.contains(&patient.person()));
	for (whose, patient) in others {
		for actor in watched
			.everybody()
			.into_iter()
			.filter(|actor| *actor != patient.person())
		{
			let by = watched.clone();
			probes.push(Box::new(move || access(&by, actor, whose, patient)));
			if watched.theirs().contains(&actor) {
				let by = watched.clone();
				probes.push(Box::new(move || listings(&by, actor, whose, patient)));
			}
		}
		let by = watched.clone();
		probes.push(Box::new(move || of_patient(&by, whose, patient)));
		let by = watched.clone();
		probes.push(Box::new(move || held(&by, whose, patient)));
	}
	let accounts = [SOCKS[0], SOCKS[1], SPARE].map(|name| (name, true)).into_iter();
	let used = adversary.carriers.iter().filter_map(|carrier| match carrier {
		Carrier::Signed(name) => Some((*name, false)),
		Carrier::Sudo | Carrier::Council => None,
	});
	for (name, made_up) in accounts.chain(used) {
		let by = watched.clone();
		probes.push(Box::new(move || control(&by, name, made_up)));
	}
	let by = watched.clone();
	probes.push(Box::new(move || keys(&by)));
	probes.push(Box::new(cut_off));
	for place in PLACES {
		let by = watched.clone();
		probes.push(Box::new(move || organisation(&by, place)));
		let by = watched.clone();
		probes.push(Box::new(move || memberships(&by, organisation_id(place))));
	}
	probes.extend(liveness::probes());
	probes
}

/// What of `after` was not there before, or only at a lower level.
pub fn gained(before: &Levels, after: &Levels) -> Vec<String> {
	let name = |(what, level): (&String, &u64)| match before.get(what).copied().unwrap_or(0) {
		known if known >= *level => None,
		0 => Some(what.clone()),
		_ => Some(format!("more: {what}")),
	};
	after.iter().filter_map(name).collect()
}
