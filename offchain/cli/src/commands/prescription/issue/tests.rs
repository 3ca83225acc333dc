// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What options and files say, and what is refused.

use super::*;
use clap::Parser;

#[derive(Parser)]
struct Line {
	#[command(flatten)]
	args: IssueArgs,
}

const NOW: UnixMillis = UnixMillis(1_795_305_600_123);
const SETTING: Setting = Setting {
	patient: PatientId::repeat(1),
	prescriber: PersonId::repeat(2),
	organisation: OrganisationId::repeat(3),
	encounter: None,
};

fn args(options: &str) -> Result<IssueArgs, clap::Error> {
	let words = format!("x Dave {options}");
	Line::try_parse_from(words.split_whitespace()).map(|line| line.args)
}

fn read(options: &str, file: Option<&Value>) -> Result<Prescription, CliError> {
	draft(options, file).map(|draft| draft.prescription(PrescriptionId::repeat(9), SETTING))
}

fn draft(options: &str, file: Option<&Value>) -> Result<Draft, CliError> {
	let args = args(options).unwrap().prescribed;
	let prescribed = args.prescribed(file, NOW)?;
	prescribed.ensure_possible()?;
	Ok(Draft {
		args,
		file: file.cloned(),
		prescribed,
	})
}

const USUAL: &str = "--medication amoxicillin --dose-instruction daily --quantity 20";

#[test]
fn options_say_it_all() {
	let wanted = read(
		&format!("{USUAL} --repeats 2 --interval 28d --valid 90d --unit mL"),
		None,
	)
	.unwrap();
	assert_eq!(
		(wanted.quantity, wanted.repeats, wanted.unit),
		(20, 2, Unit::Millilitre)
	);
	assert_eq!(wanted.interval_millis, 28 * UnixMillis::DAY);
	assert_eq!(
		wanted.valid_until,
		UnixMillis(1_795_305_600_000).plus(90 * UnixMillis::DAY)
	);
	assert!(wanted.substitution_allowed);
	assert!(
		!read(&format!("{USUAL} --no-substitution"), None)
			.unwrap()
			.substitution_allowed
	);
}

#[test]
fn without_a_file_medication_dose_and_quantity_are_needed() {
	for (options, wanted) in [
		("", "--medication"),
		("--medication amoxicillin --quantity 20", "--dose-instruction"),
		("--medication amoxicillin --dose-instruction daily", "--quantity"),
	] {
		let refused = read(options, None).unwrap_err();
		assert!(refused.full_message().contains(wanted), "{options}");
	}
	assert!(args(&format!("{USUAL} --interval 2027-01-01")).is_err());
	assert!(args(&format!("{USUAL} --unit cups")).is_err());
}

fn request() -> Value {
	json!({
		"resourceType": "MedicationRequest",
		"status": "draft",
		"intent": "plan",
		"note": [{ "text": "kept" }],
		"medicationCodeableConcept": { "coding": [{ "system": "s", "code": "c", "display": "amoxicillin" }] },
		"dosageInstruction": [{ "text": "daily", "asNeededBoolean": true }],
		"dispenseRequest": {
			"quantity": { "value": 12, "code": "mL" },
			"numberOfRepeatsAllowed": 3,
			"dispenseInterval": { "value": 2, "code": "wk" },
			"validityPeriod": { "end": "2026-12-31" },
		},
	})
}

#[test]
fn a_file_says_it_and_options_go_over_it() {
	let file = request();
	let wanted = read("--file f", Some(&file)).unwrap();
	assert_eq!(
		(wanted.quantity, wanted.repeats, wanted.unit),
		(12, 3, Unit::Millilitre)
	);
	assert_eq!(wanted.interval_millis, 14 * UnixMillis::DAY);
	assert_eq!(wanted.valid_until.day(), "2027-01-01".parse().unwrap());
	assert_eq!(read("--file f --quantity 5", Some(&file)).unwrap().quantity, 5);
	let resource = draft("--file f", Some(&file)).unwrap().resource(&wanted);
	assert_eq!(resource["status"], "active");
	assert_eq!(resource["note"][0]["text"], "kept");
	assert_eq!(resource["medicationCodeableConcept"]["coding"][0]["code"], "c");
	assert_eq!(resource["dosageInstruction"][0]["asNeededBoolean"], true);
	let reread = Prescription::read(&resource).unwrap();
	assert_eq!(
		(reread.quantity, reread.valid_until),
		(wanted.quantity, wanted.valid_until)
	);
}

#[test]
fn what_a_file_leaves_out_or_gets_wrong_is_named() {
	let mut file = request();
	file["dispenseRequest"]["quantity"] = json!({ "value": 1.5 });
	let refused = read("--file f", Some(&file)).unwrap_err();
	assert!(refused.full_message().contains("1.5"));
	file["dispenseRequest"]["quantity"] = json!({});
	assert!(read("--file f", Some(&file))
		.unwrap_err()
		.full_message()
		.contains("--quantity"));
	file = request();
	file["dispenseRequest"]["dispenseInterval"]["code"] = json!("mo");
	assert!(read("--file f", Some(&file))
		.unwrap_err()
		.full_message()
		.contains("--interval"));
}

#[test]
fn impossible_terms_are_named() {
	assert!(read("--medication a --dose-instruction b --quantity 0", None).is_err());
	let often = read(&format!("{USUAL} --repeats 32"), None).unwrap_err();
	assert!(often.full_message().contains("32"));
	let good = draft(&format!("{USUAL} --repeats 31"), None).unwrap();
	assert_eq!(good.prescribed.terms([1; 32]).fault(), None);
}

#[test]
fn options_say_something_or_nothing() {
	assert!(!args("--file f --code-file c").unwrap().prescribed.say_anything());
	for option in [
		"--medication a",
		"--quantity 1",
		"--no-substitution",
		"--valid 30d",
	] {
		assert!(args(option).unwrap().prescribed.say_anything(), "{option}");
	}
}
