// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What arguments are drawn from: a few values for each *type*, so that a new call is tried without anybody writing its samples.
//!
//! A type that nobody has named here is put together from what it is made of; what cannot be is refused loudly.

use crate::{
	adversaries::{SOCKS, SPARE},
	keys::{account, sign},
	scene::{added, anchor, key, network, terms, ALSO_OF_AGE, DOCTOR, MINOR, NORTH, NOW, PATIENT},
};
use codec::Encode;
use polkadot_sdk::sp_core::{ed25519, Pair};
use salus_primitives::{
	consent::{Audience, Categories, Category, Power, Powers, Terms},
	development::person_id,
	prescriptions::{PrescriptionTerms, Unit},
	roles::{AccountScope, Credentials, Profession, Professions},
	statements::{AccountStatement, EnrolmentPurpose, EnrolmentStatement, SessionStatement, VisitStatement},
	EncounterId, OrganisationId, PatientId, PersonId, UnixMillis,
};
use salus_runtime::{Runtime, Signature};
use scale_info::{form::MetaForm, Field, MetaType, TypeDef, TypeDefPrimitive};

/// The first id that the adversary makes up, of whatever kind, as a repeated byte.
pub const FRESH: u8 = 0xf1;
/// A record for which nobody has used an order yet.
pub const UNUSED_RECORD: u8 = 0xd9;

/// One argument: the name of its field, its type's name and its bytes.
#[derive(Clone, Debug)]
pub struct Argument {
	name: String,
	kind: String,
	/// The encoded value.
	pub bytes: Vec<u8>,
}

/// Who asks for candidates and when.
pub struct Asker<'a> {
	/// The people for whom the adversary acts.
	pub persons: &'a [PersonId],
	/// Where they act.
	pub organisations: &'a [OrganisationId],
	/// Whether the call is about what persons do not do for themselves: then wards are asked about.
	pub wards: bool,
	/// The chain's time.
	pub now: UnixMillis,
}

fn ids(bytes: impl IntoIterator<Item = u8>) -> Vec<Vec<u8>> {
	bytes.into_iter().map(|byte| vec![byte; 32]).collect()
}

/// The name of a type.
pub fn kind_of(ty: MetaType) -> String {
	let info = ty.type_info();
	info.path.ident().unwrap_or_default().to_owned()
}

/// The values of an argument of this type; `chosen` are the call's arguments before it.
fn candidates(name: &str, ty: MetaType, chosen: &[Argument], asker: &Asker) -> Vec<Vec<u8>> {
	let now = asker.now;
	match name {
		// The one text on the chain.
		"host" => return vec![b"a.example".to_vec().encode()],
		// As few as an organisation begins with.
		"administrators" => return vec![SOCKS.map(|name| (added(name), account(name))).to_vec().encode()],
		_ => {}
	}
	match kind_of(ty).as_str() {
		"PersonId" => {
			let mut people = vec![added(SOCKS[0])];
			people.extend(asker.persons);
			people.extend(
				asker
					.wards
					.then_some([PATIENT, MINOR, ALSO_OF_AGE].map(|ward| ward.person()))
					.into_iter()
					.flatten(),
			);
			people.extend([DOCTOR, person_id("NorthDoctor")]);
			people.sort();
			people.dedup();
			people.iter().map(Encode::encode).collect()
		}
		"PatientId" => {
			let strangers = [PATIENT, person_id("Eve").as_patient(), MINOR, ALSO_OF_AGE];
			let own = asker.persons.iter().map(|person| person.as_patient());
			let all = strangers
				.into_iter()
				.chain(own.filter(|own| !strangers.contains(own)));
			all.map(|patient: PatientId| patient.encode()).collect()
		}
		"OrganisationId" => {
			let elsewhere = asker.organisations.iter().filter(|place| **place != NORTH);
			let all = [NORTH, OrganisationId::repeat(FRESH)]
				.into_iter()
				.chain(elsewhere.copied());
			all.map(|id| id.encode()).collect()
		}
		"AccountId32" => accounts(asker),
		"ConsentId" => ids([0x52, FRESH]),
		"RecordId" => ids([UNUSED_RECORD, FRESH]),
		"ScheduleId" => ids([0xb0, FRESH]),
		"AppointmentId" => ids([110, FRESH]),
		"EncounterId" => ids([130, FRESH]),
		"PrescriptionId" => ids([1, FRESH]),
		"OrderId" => ids([1, 3, FRESH]),
		// A representative may stay longer than any session.
		"UnixMillis" if name == "until" && chosen.iter().any(|argument| argument.kind == "Powers") => {
			[now.plus(UnixMillis::HOUR), NOW.plus(300 * UnixMillis::DAY)]
				.map(|time| time.encode())
				.to_vec()
		}
		"UnixMillis" => times(name, now),
		"Terms" => [
			Audience::Whole,
			Audience::Cover(Professions::of(&[Profession::Doctor, Profession::Nurse])),
		]
		.map(|audience| {
			Terms {
				categories: Categories::of(Category::ALL),
				audience,
				expires_at: now.plus(UnixMillis::DAY),
				..terms()
			}
			.encode()
		})
		.to_vec(),
		"Anchor" => vec![anchor().encode()],
		"Day" => vec![20_000i32.encode()],
		"Categories" => vec![Categories::of(Category::ALL).encode()],
		"Powers" => vec![Powers::of(Power::ALL).encode()],
		"Credentials" => vec![Credentials::NONE.encode()],
		"Modality" => vec![vec![0]],
		"TimeZoneCode" => vec![0u16.encode()],
		"PrescriptionTerms" => vec![PrescriptionTerms {
			quantity: 30,
			unit: Unit::Each,
			repeats: 2,
			valid_until: now.plus(30 * UnixMillis::DAY),
			interval_millis: UnixMillis::DAY,
			claim_key: ed25519::Pair::from_seed(&[0x77; 32]).public().0,
		}
		.encode()],
		"SlotSpan" => vec![(now.plus(2 * UnixMillis::HOUR), now.plus(3 * UnixMillis::HOUR)).encode()],
		"Signature" => signatures(chosen, asker),
		"ActContent" => with_open(made_of(name, ty, chosen, asker), open_acts()),
		"DeskContent" => with_open(made_of(name, ty, chosen, asker), open_desk_acts()),
		_ => made_of(name, ty, chosen, asker),
	}
}

/// What is to be decided besides what is made up: what somebody proposed already.
fn with_open(mut values: Vec<Vec<u8>>, open: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
	values.extend(open);
	values.sort();
	values.dedup();
	values
}

fn open_acts() -> Vec<Vec<u8>> {
	let contents = pallet_roles::Acts::<Runtime>::iter_keys().map(|(_, content)| content.encode());
	contents.collect()
}

fn open_desk_acts() -> Vec<Vec<u8>> {
	let contents = pallet_roles::DeskActs::<Runtime>::iter_keys().map(|(_, content)| content.encode());
	contents.collect()
}

/// One that is made up, the first of the patient's, and for a ward one that nobody else has by then.
fn accounts(asker: &Asker) -> Vec<Vec<u8>> {
	let names = [SOCKS[0], "Dave"].into_iter().chain(asker.wards.then_some(SPARE));
	names.map(|name| account(name).encode()).collect()
}

fn times(name: &str, now: UnixMillis) -> Vec<Vec<u8>> {
	let time = match name {
		// As long as a member may be. The same at every instant, so that what was proposed can be approved later.
		"valid_until" | "majority_at" => NOW.plus(300 * UnixMillis::DAY),
		"from" | "handed_over_at" => now,
		// The adversary's own slot.
		"start" | "starts" => now.plus(2 * UnixMillis::HOUR),
		_ => now.plus(UnixMillis::HOUR),
	};
	vec![time.encode()]
}

/// The values of a type by what it is made of.
fn made_of(name: &str, ty: MetaType, chosen: &[Argument], asker: &Asker) -> Vec<Vec<u8>> {
	let info = ty.type_info();
	match &info.type_def {
		TypeDef::Variant(variants) => {
			// Of a word that changes nothing about who may, one value is enough.
			let says_nothing = [
				"Reason",
				"Unit",
				"RecordOrigin",
				"Purpose",
				"Category",
				"ReportStatus",
			]
			.contains(&kind_of(ty).as_str());
			let count = if says_nothing { 1 } else { usize::MAX };
			variants
				.variants
				.iter()
				.take(count)
				.flat_map(|variant| {
					let mut values = arguments(&variant.fields, asker);
					for value in &mut values {
						value.insert(
							0,
							Argument {
								name: String::new(),
								kind: String::new(),
								bytes: vec![variant.index],
							},
						);
					}
					values
				})
				.map(|fields| fields.iter().flat_map(|field| field.bytes.clone()).collect())
				.collect()
		}
		TypeDef::Composite(composite) if composite.fields.len() == 1 => {
			candidates(name, composite.fields[0].ty, chosen, asker)
		}
		TypeDef::Composite(composite) => arguments(&composite.fields, asker)
			.iter()
			.map(|fields| fields.iter().flat_map(|field| field.bytes.clone()).collect())
			.collect(),
		TypeDef::Tuple(tuple) => tuple
			.fields
			.iter()
			.fold(vec![Vec::new()], |values: Vec<Vec<u8>>, ty| {
				let parts = candidates(name, *ty, chosen, asker);
				let with = |value: &Vec<u8>| {
					let value = value.clone();
					parts
						.iter()
						.map(move |part| [value.clone(), part.clone()].concat())
						.collect::<Vec<_>>()
				};
				values.iter().flat_map(with).collect()
			}),
		TypeDef::Sequence(sequence) => {
			let mut values = vec![vec![0]];
			for value in candidates(name, sequence.type_param, chosen, asker) {
				values.push([vec![4], value].concat());
			}
			values
		}
		TypeDef::Array(array) if array.len == 32 && name == "account" => accounts(asker),
		// A key of the adversary's, or a proof of nothing.
		TypeDef::Array(array) if array.len == 32 => vec![key(SOCKS[0]).to_vec()],
		TypeDef::Array(array) => vec![vec![0; array.len as usize]],
		TypeDef::Primitive(TypeDefPrimitive::Bool) => vec![vec![1], vec![0]],
		TypeDef::Primitive(TypeDefPrimitive::U8) => vec![vec![1]],
		TypeDef::Primitive(TypeDefPrimitive::U16) => vec![vec![1, 0]],
		TypeDef::Primitive(TypeDefPrimitive::U32) => vec![1u32.encode()],
		TypeDef::Primitive(TypeDefPrimitive::U64) => vec![1u64.encode()],
		TypeDef::Compact(_) => vec![vec![4]],
		other => panic!(
			"no values are known for `{name}`, a {:?} ({other:?}): name it in pool.rs",
			info.path
		),
	}
}

/// Every choice of values for these fields.
pub fn arguments(fields: &[Field<MetaForm>], asker: &Asker) -> Vec<Vec<Argument>> {
	fields.iter().fold(vec![Vec::new()], |choices, field| {
		let name = field.name.unwrap_or_default();
		choices
			.iter()
			.flat_map(|chosen| {
				candidates(name, field.ty, chosen, asker)
					.into_iter()
					.map(|bytes| {
						let mut longer = chosen.clone();
						longer.push(Argument {
							name: name.to_owned(),
							kind: kind_of(field.ty),
							bytes,
						});
						longer
					})
			})
			.collect()
	})
}

/// The 32 bytes of the last argument of this type, or of this name.
fn found(chosen: &[Argument], what: &str) -> Option<[u8; 32]> {
	let argument = chosen
		.iter()
		.rfind(|argument| argument.kind == what || argument.name == what)?;
	argument.bytes.as_slice().try_into().ok()
}

fn time(chosen: &[Argument], name: &str) -> UnixMillis {
	let argument = chosen.iter().find(|argument| argument.name == name);
	argument.map_or(UnixMillis(0), |argument| {
		UnixMillis(u64::from_le_bytes(
			argument.bytes.as_slice().try_into().unwrap_or_default(),
		))
	})
}

/// Every statement that the key of the call's account can sign and that says what the call says.
fn signatures(chosen: &[Argument], asker: &Asker) -> Vec<Vec<u8>> {
	let Some(signer) = found(chosen, "AccountId32") else {
		return vec![Signature::Sr25519([0; 64].into()).encode()];
	};
	let Some(name) = SOCKS
		.iter()
		.chain([&SPARE])
		.find(|name| account(name) == signer.into())
	else {
		return Vec::new();
	};
	let network = network();
	let expires_at = time(chosen, "expires_at");
	let organisation = OrganisationId(found(chosen, "OrganisationId").unwrap_or(NORTH.0));
	let subject = found(chosen, "PatientId").or(found(chosen, "PersonId"));
	let own = asker.persons.first().copied().unwrap_or(PersonId([0; 32]));
	let sign = |text: String| sign(name, text).encode();
	if let Some(encryption_key) = found(chosen, "encryption_key") {
		// A call takes the statement of its own purpose only; which one that is, the search finds out.
		let enrolments = EnrolmentPurpose::ALL.iter().map(|purpose| EnrolmentStatement {
			network,
			purpose: *purpose,
			organisation,
			person: PersonId(subject.unwrap_or_default()),
			account: signer,
			encryption_key,
			expires_at,
		});
		return enrolments.map(|statement| sign(statement.text())).collect();
	}
	let text = if let Some(scope) = chosen.iter().find(|argument| argument.kind == "AccountScope") {
		let scope = codec::Decode::decode(&mut scope.bytes.as_slice()).unwrap_or(AccountScope::Full);
		SessionStatement {
			network,
			person: own,
			account: signer,
			scope,
			until: time(chosen, "until"),
			expires_at,
		}
		.text()
	} else if let Some(encounter) = found(chosen, "EncounterId") {
		VisitStatement {
			network,
			organisation,
			doctor: PersonId(found(chosen, "PersonId").unwrap_or_default()),
			patient: PatientId(found(chosen, "PatientId").unwrap_or_default()),
			account: signer,
			encounter: EncounterId(encounter),
			expires_at,
		}
		.text()
	} else {
		AccountStatement {
			network,
			person: own,
			account: signer,
			expires_at,
		}
		.text()
	};
	vec![sign(text)]
}
