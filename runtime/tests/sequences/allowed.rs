// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The table of gains that are allowed: who may come to have what, after how long, and by which rule.
//!
//! A gain that no row allows fails the test. A row that nothing uses is named by `scripts/search`. `OPEN: …` at the beginning of a
//! reason marks a gain that ought not to be.

use crate::moves::Move;

/// One row.
pub struct Allowed {
	/// Which adversaries, by their names or by that of one of two who act together. Nobody is everybody.
	pub by: &'static [&'static str],
	/// Which gains: text, with `*` for anything. Having a thing covers having more of it; `more: ` is only that.
	pub gain: &'static str,
	/// How long they have to have waited in all, in days.
	pub days: u64,
	/// The rule, in a sentence.
	pub why: &'static str,
}

const fn at_once(by: &'static [&'static str], gain: &'static str, why: &'static str) -> Allowed {
	after(0, by, gain, why)
}

const fn after(days: u64, by: &'static [&'static str], gain: &'static str, why: &'static str) -> Allowed {
	Allowed { by, gain, days, why }
}

const SUSPENDED: &str =
	"the council, or sudo, suspends an organisation, which then does nothing until it is reinstated by both";
const OWN_REQUEST: &str =
	"whoever asks a patient for consent is shown that request, and nothing else of the patient's consents";
const DESK_WORK: &str = "a clerk keeps schedules, books and admits registered patients, and is shown these visits; they open nothing";
const DESK_FILE: &str = "a clerk writes down who a registered patient is, or one whose file they opened, and is shown what they wrote";
const IN_HOUSE: &str =
	"the hospital's own doctors do an order that a doctor gave whom a consent let in, until its task ends";
const AUTHOR: &str =
	"whoever wrote a record is shown it, and a member of the team of an attested visit's doctor writes";
const CLOSES: &str =
	"one administrator closes: suspends and ends memberships, at once and alone, twenty times a day";
const GUARDIAN: &str =
	"a guardian grants, appoints and gives the first account for a ward that is no grown-up yet";
const HIRED: &str = "two administrators hire whom they like, who accepts and sees patients at once";
const NAMED: &str = "two administrators name a third, and dismiss one, a week after they said so";
const KEY: &str = "two administrators set another key of the custodian's, a week after they said so";
const ENDPOINT: &str = "an administrator and the council say where the vault answers";
const TWO_DESKS: &str =
	"the desks of two independent organisations give a grown ward its own account, a week after they said so";
const DIRECTORY: &str = "two administrators publish the directory";

const DECIDED: &str =
	"two desks decided the minor's majority two weeks before the scene: anybody carries it out";

const CONTEST: &str =
	"an account that a younger one wants removed only closes, and is removed after a week unless it objects";
const MAJORITY: &str =
	"who controlled a ward before its majority closes for a year, until the ward has an account of its own";
const VISIT: &str = "an attested visit that is open is extended, by seven days, by its doctor";

/// The table.
pub const ALLOWED: &[Allowed] = &[
	at_once(&[], "more: the minor is of age later", DECIDED),
	at_once(&[], "more: Eve: * the minor by representative", DECIDED),
	at_once(
		&["guardian"],
		"more: the adversary: * the minor by representative",
		DECIDED,
	),
	at_once(&["sudo", "council"], "lost: NorthHospital acts", SUSPENDED),
	at_once(
		&["sudo", "council"],
		"lost: the second administrator *",
		SUSPENDED,
	),
	at_once(&["doctor", "colleague"], "*: shown consents of *", OWN_REQUEST),
	at_once(&["clerk", "two desks"], "*: shown appointments of *", DESK_WORK),
	at_once(&["clerk", "two desks"], "*: shown encounters of *", DESK_WORK),
	at_once(
		&["doctor", "colleague"],
		"*the adversary: shown records (*) of Dave",
		AUTHOR,
	),
	at_once(
		&["clerk", "two desks"],
		"*the adversary: shown records (demographics) of *",
		DESK_FILE,
	),
	at_once(&["colleague"], "*the adversary: * Dave by task", IN_HOUSE),
	at_once(
		&["colleague"],
		"more: the adversary: contribute so much of Dave",
		IN_HOUSE,
	),
	at_once(&["thief"], "lost: Dave's first account controls Dave", CONTEST),
	at_once(&["thief"], "lost: the patient rotates the key", CONTEST),
	after(7, &["thief"], "lost: Dave's first account does anything", CONTEST),
	after(7, &["thief"], "lost: the patient *", CONTEST),
	at_once(
		&["guardian"],
		"an account made up closes for the minor, of age",
		MAJORITY,
	),
	at_once(&["doctor"], "more: *: contribute Dave by encounter", VISIT),
	at_once(
		&["colleague"],
		"*the adversary: shown orders of Dave",
		"a doctor orders where a visit or a consent lets them, and is shown that order",
	),
	at_once(&["colleague"], "NorthHospital: has a task for Dave", IN_HOUSE),
	at_once(
		&["administrator", "two administrators"],
		"lost: * is a member of NorthHospital",
		CLOSES,
	),
	at_once(
		&["council"],
		"the vault of NorthHospital is elsewhere",
		"the council says yes to the endpoint that an administrator proposed",
	),
	after(
		21,
		&["council"],
		"lost: NorthAdmin administers NorthHospital",
		"the council is the second voice where one administrator wants the only other one dismissed",
	),
	at_once(&["guardian"], "*: * the minor by *", GUARDIAN),
	at_once(&["guardian"], "*: * so much of the minor", GUARDIAN),
	at_once(&["guardian"], "*: granted the minor", GUARDIAN),
	at_once(&["guardian"], "*: represents the minor*", GUARDIAN),
	at_once(&["guardian"], "*: shown * of the minor", GUARDIAN),
	at_once(&["guardian"], "an account made up controls the minor", GUARDIAN),
	at_once(
		&["guardian"],
		"a key made up is the newest of the minor",
		GUARDIAN,
	),
	at_once(
		&["administrator and council", "administrator and sudo"],
		"the vault of NorthHospital is elsewhere",
		ENDPOINT,
	),
	at_once(
		&["two administrators"],
		"somebody made up: * of NorthHospital",
		HIRED,
	),
	at_once(&["two administrators"], "somebody made up: shown * of *", HIRED),
	after(
		7,
		&["two administrators"],
		"somebody made up: counts in full in NorthHospital",
		HIRED,
	),
	after(
		7,
		&["two administrators"],
		"somebody made up: * Dave by consent",
		HIRED,
	),
	after(
		7,
		&["two administrators"],
		"somebody made up: * so much of Dave",
		HIRED,
	),
	after(7, &["two administrators"], "*: administers NorthHospital", NAMED),
	after(
		7,
		&["two administrators"],
		"lost: * administers NorthHospital",
		NAMED,
	),
	after(
		7,
		&["two desks"],
		"a key made up is the newest of the other ward of age",
		TWO_DESKS,
	),
	after(
		7,
		&["two desks"],
		"an account made up controls the other ward of age",
		TWO_DESKS,
	),
	after(
		7,
		&["two administrators"],
		"a key made up is the custodian's of NorthHospital",
		KEY,
	),
	at_once(
		&["two administrators"],
		"the directory of NorthHospital is made up",
		DIRECTORY,
	),
];

/// Is the text one of the pattern?
fn fits(pattern: &str, text: &str) -> bool {
	match pattern.split_once('*') {
		None => pattern == text,
		Some((head, rest)) => text.strip_prefix(head).is_some_and(|text| {
			(0..=text.len()).any(|at| text.is_char_boundary(at) && fits(rest, &text[at..]))
		}),
	}
}

/// The row that allows this gain of this adversary's by these moves.
pub fn row(adversary: &str, gain: &str, path: &[Move]) -> Option<usize> {
	let waited: u64 = path.iter().map(Move::waits).sum();
	let days = waited / salus_primitives::UnixMillis::DAY;
	let thing = gain.strip_prefix("more: ").unwrap_or(gain);
	ALLOWED.iter().position(|row| {
		let is_theirs = |who: &&str| *who == adversary || adversary.split(" and ").any(|part| part == *who);
		let theirs = row.by.is_empty() || row.by.iter().any(is_theirs);
		theirs && row.days <= days && (fits(row.gain, gain) || fits(row.gain, thing))
	})
}

#[test]
fn a_pattern_fits_what_it_says() {
	assert!(fits("*: shown * of Dave", "Bob: shown consents of Dave"));
	assert!(!fits("*: shown * of Dave", "Bob: shown consents of Eve"));
	assert!(fits("Bob", "Bob") && !fits("Bob", "Bobby"));
}

#[test]
fn a_row_that_asks_for_a_week_allows_nothing_before() {
	let gain = "somebody made up: administers NorthHospital";
	let wait = |days| vec![Move::Wait(days * salus_primitives::UnixMillis::DAY)];
	assert_eq!(row("two administrators", gain, &wait(6)), None);
	assert!(row("two administrators", gain, &wait(7)).is_some());
	assert_eq!(row("administrator", gain, &wait(7)), None);
}
